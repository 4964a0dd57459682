"""The demonstration: an app of its own, which production does not list. Needs requirements-dev.txt."""
