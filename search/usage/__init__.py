"""What people searched, counted by week, region and query; nothing is ever kept of who searched.

A request appends a line to a file (`buffer`); the worker adds the lines up in the database within a minute (`flush`)
and deletes what was kept long enough (`retention`); staff read it (`report`).
"""
