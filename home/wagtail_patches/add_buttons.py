"""Streams and lists of one kind of block say what their button adds: static/js/blocks-in-words.js writes it there.

Wagtail draws a bare « + » whatever it adds. A block says it by `adds` in its Meta (« un objectif »), else by its label.
Read on Wagtail 8.0.1. Upstream: none known.
"""

from collections.abc import Callable
from functools import wraps

from wagtail.admin.telepath import Adapter
from wagtail.blocks import Block
from wagtail.blocks.list_block import ListBlockAdapter
from wagtail.blocks.stream_block import StreamBlockAdapter

from home.wagtail_patches.patch import Patch

_SEVERAL = "Ajouter un bloc"


def saying_what_it_adds(js_args: Callable) -> Callable:
    @wraps(js_args)
    def own(adapter: Adapter, block: Block) -> list:
        *others, meta = js_args(adapter, block)
        return [*others, meta | {"attrs": {**meta["attrs"], "data-adds": words_of(block)}}]

    return own


def words_of(block: Block) -> str:
    children = list(block.child_blocks.values()) if hasattr(block, "child_blocks") else [block.child_block]
    if len(children) != 1:
        return _SEVERAL
    adds = getattr(children[0].meta, "adds", None)
    return f"Ajouter {adds}" if adds else f"Ajouter : {children[0].label.lower()}"


PATCHES = (
    Patch(StreamBlockAdapter, "js_args", saying_what_it_adds),
    Patch(ListBlockAdapter, "js_args", saying_what_it_adds),
)
