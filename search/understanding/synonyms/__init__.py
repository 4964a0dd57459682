"""Other words for the same thing, which staff edit in the admin and which act on the very next search."""
