"""What `coalface read` does with files and folders, and the pages it writes."""
