"""The rules of Coalface: values in, values out. No Django, database, network or clock."""
