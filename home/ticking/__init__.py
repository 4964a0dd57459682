"""Several things chosen in a form of the admin: boxes to tick, sorted, with a search when the list is long."""
