"""Reading the environment: a value that is not what it should be stops the start, named, in French."""

import os
import sys
from collections.abc import Callable
from difflib import get_close_matches
from enum import Enum
from pathlib import Path
from typing import TypeVar

from django.core.exceptions import ImproperlyConfigured
from environs import Env

T = TypeVar("T")
_ALIKE = 0.88  # of two names, by difflib: one letter more, less or other in a short one


class Required(Enum):
    """In the place of a default: there is none."""

    ALWAYS = True


class Refused(ImproperlyConfigured):
    """The site does not start with this environment; the message begins with the variable's name."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name} : {reason}")


class Environment:
    """The variables of the process, then those of a `.env` file. An empty one is as one that was not given."""

    def __init__(self, path: Path | None = None) -> None:
        self._env = Env()
        if path:
            self._env.read_env(path, recurse=False)
        self.names: set[str] = set()

    def read(self, name: str, parse: Callable[[str], T], default: T | Required = Required.ALWAYS) -> T:
        """What `parse` makes of the variable, the default when it is empty.

        Raises Refused when it is missing and has no default, and with what `parse` says in a ValueError.
        """
        self.names.add(name)
        said = self._env.str(name, default="").strip()
        if not said:
            if default is Required.ALWAYS:
                raise Refused(name, "ce réglage manque (voir .env.example).")
            return default
        try:
            return parse(said)
        except ValueError as error:
            raise Refused(name, str(error)) from None

    def tell_typos(self) -> None:
        """Write on the error output the variables that nobody reads and whose names are nearly those of ours."""
        for name in sorted((os.environ.keys() | self._env._environ.keys()) - self.names):
            if alike := get_close_matches(name, self.names, 1, _ALIKE):
                sys.stderr.write(f"{name} n’est pas un réglage du site : vouliez-vous dire {alike[0]} ?\n")
