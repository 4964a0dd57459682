"""Pictures without what their file says of who took them, where and when."""

from home.pictures.cleaning import Unreadable, clean_picture

__all__ = ["Unreadable", "clean_picture"]
