"""StreamField blocks: few, reusable, each with a description and a preview."""

from home.blocks.body import BODY_BLOCKS, BodyStreamBlock
from home.blocks.faq import FaqGroupBlock
from home.blocks.figures import KeyFigureBlock, KeyFiguresBlock

__all__ = ["BODY_BLOCKS", "BodyStreamBlock", "FaqGroupBlock", "KeyFigureBlock", "KeyFiguresBlock"]
