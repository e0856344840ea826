"""Published figures: read, kept with their source and line, and asked. DuckDB and no Django.

`readers` turn files into rows, `measures` say in one TOML file each what is counted, `building` makes the DuckDB file
beside the old one and swaps it whole, and `queries` ask it: one question, one file.
"""
