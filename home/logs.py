"""What logs must not hold: a personal link in an address opens somebody's registration to whoever reads it."""

import logging
import re

_LINK = re.compile(r"(/ma-place/)[^/\s\"']+")


class WithoutPersonalLinks(logging.Filter):
    """Of loggers that write addresses down: the line stays, the link goes."""

    def filter(self, record: logging.LogRecord) -> bool:
        said = record.getMessage()
        hidden = _LINK.sub(r"\1…", said)
        if hidden != said:
            record.msg, record.args = hidden, ()
        return True
