"""What migrations keep of our blocks: nothing of ours, so that a block may move or go and old migrations still run."""

from typing import Any


class PlainInMigrations:
    """Before a block of Wagtail that is neither a StructBlock nor a StreamBlock: migrations then name Wagtail's own.

    Those two are plain there by themselves. `arguments` are what each block of the class is made with.
    """

    arguments: dict[str, Any] = {}
    _constructor_args: tuple[tuple, dict]  # of Wagtail's blocks

    def __new__(cls, **kwargs: Any) -> "PlainInMigrations":
        return super().__new__(cls, **cls.arguments | kwargs)  # where Wagtail remembers them

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**self.arguments | kwargs)

    # ListBlock asks: may migrations name the child?
    __init__.has_child_block_arg = True  # type: ignore[attr-defined]  # a mark on a function

    def deconstruct(self) -> tuple[str, tuple, dict]:
        base = next(cls for cls in type(self).__mro__ if cls.__module__.startswith("wagtail.blocks."))
        return (f"wagtail.blocks.{base.__name__}", *self._constructor_args)
