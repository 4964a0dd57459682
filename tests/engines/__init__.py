"""Real engines on loopback for the tests and the bench: `make engines`, `make engines-stop`.

Standard library only: they start before anything is installed. What cannot be had here is said and is no error.
"""
