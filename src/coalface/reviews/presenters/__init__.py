"""The register in words and rows, for pages and files."""
