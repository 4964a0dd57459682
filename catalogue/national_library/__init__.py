"""Regions propose materials of theirs to the national library; a national editor says yes or no, with a word."""
