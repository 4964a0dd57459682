"""What migrations keep of our blocks: nothing of ours, so that a block may move or go and old migrations still run."""

from typing import Any


class PlainInMigrations:
    """Before a block of Wagtail that is neither a StructBlock nor a StreamBlock: migrations then name Wagtail's own.

    Those two are plain there by themselves. `arguments` are what each block of the class is made with.
    """

    arguments: dict[str, Any] = {}

    def __new__(cls, **kwargs):
        return super().__new__(cls, **cls.arguments | kwargs)  # where Wagtail remembers them

    def __init__(self, **kwargs):
        super().__init__(**self.arguments | kwargs)

    __init__.has_child_block_arg = True  # ListBlock asks: may migrations name the child?

    def deconstruct(self):
        base = next(cls for cls in type(self).__mro__ if cls.__module__.startswith("wagtail.blocks."))
        return (f"wagtail.blocks.{base.__name__}", *self._constructor_args)
