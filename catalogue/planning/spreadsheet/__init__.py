"""Sessions from a table, CSV or XLSX: what each line would do is shown first, then done all at once, once."""
