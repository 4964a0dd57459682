"""What cannot be read with certainty."""


class Unreadable(ValueError):
    """`str()` of it tells the reader, in French, what to write instead."""
