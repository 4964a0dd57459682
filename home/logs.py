"""What logs must not hold: a personal link in an address opens somebody's registration or alert to whoever reads it."""

import logging
import re

_LINK = re.compile(r"(/(?:ma-place|prevenez-moi|alertes)/)[^/\s\"']+")


class WithoutPersonalLinks(logging.Filter):
    """Of loggers that write addresses down: the line stays, the link goes."""

    def filter(self, record: logging.LogRecord) -> bool:
        said = record.getMessage()
        hidden = _LINK.sub(r"\1…", said)
        if hidden != said:
            record.msg, record.args = hidden, ()
        return True
