"""Anybody's text, as it may be set."""

import re

from home.characters import writable

_TURNING = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")  # would show a name backwards
_SPACES = re.compile(r"[^\S\n\xa0\u202f]+")  # a tab has no shape in a font
_ENDLESS, _PIECE = re.compile(r"[^\s\u200b]{25,}"), 12  # letters
_SIGN, _BREAK = re.compile(r"(?<=[@._/])"), "\u200b"


def settable(text: str) -> str:
    return _SPACES.sub(" ", _TURNING.sub("", writable(text)))


def cuttable(text: str) -> str:
    """The text, whose endless words may be cut, after a sign if there is one: they would leave their column."""
    return _ENDLESS.sub(lambda word: _cut(word[0]), text)


def _cut(word: str) -> str:
    return _ENDLESS.sub(lambda part: _BREAK.join(re.findall(rf".{{1,{_PIECE}}}", part[0])), _SIGN.sub(_BREAK, word))
