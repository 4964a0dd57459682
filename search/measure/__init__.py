"""`make bench-search`: how good and how fast the search is on a collection whose answers are known."""
