"""What `coalface chart` does: reads a file, asks the chart engine, and writes what people can look at."""
