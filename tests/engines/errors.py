"""The two ways in which an engine does not start."""


class OutOfReach(Exception):
    """What the engine needs cannot be had on this machine. The message says what, in French."""


class StartFailed(Exception):
    """All it needs is here, and yet the engine does not answer. The message says why, in French."""
