"""What `coalface doctor` looks at, a file for each part of the house. A check yields findings; none means all is well."""
