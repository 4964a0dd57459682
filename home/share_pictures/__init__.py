"""The picture that social networks show of a page which has none of its own: its title, drawn on the anthill.

told      what a picture shows of a page, and its address, which changes with it
drawing   from that to a PNG
kept      drawn once, one at a time
views     to whoever asks, of what everybody may read
"""
