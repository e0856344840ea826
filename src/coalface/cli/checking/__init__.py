"""What `coalface doctor` looks at, a file for each part of the house. A check yields what it finds, or nothing."""
