"""StreamField blocks: few, reusable, each with a description and a preview."""

from home.blocks.body import BODY_BLOCKS, BodyStreamBlock
from home.blocks.faq import FaqGroupBlock
from home.blocks.figures import KeyFigureBlock, KeyFiguresBlock
from home.blocks.text import CallToActionBlock

__all__ = ["BODY_BLOCKS", "BodyStreamBlock", "CallToActionBlock", "FaqGroupBlock", "KeyFigureBlock", "KeyFiguresBlock"]
