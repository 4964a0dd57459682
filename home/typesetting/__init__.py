"""What Typst sets and draws with; it is a large library, which only the process that does loads.

fonts      the site's own, and those of the machine where theirs are missing
texts      what a text of anybody's must lose, and where an endless word may be cut
made_once  one after the other, and kept
"""
