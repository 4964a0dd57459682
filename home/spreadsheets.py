"""Values for spreadsheets, which take a text that begins with = + - or @ for a formula to run."""

_RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # full-width ones too (OWASP, CSV injection)


def neutralised(value):
    """A value that no spreadsheet runs: a risky text gets an apostrophe in front, anything else stays as it is."""
    if isinstance(value, str) and value.lstrip(" ").startswith(_RISKY):
        return f"'{value}"
    return value
