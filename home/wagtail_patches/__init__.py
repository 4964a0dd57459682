"""What Wagtail and its kin do otherwise here, where they have no setting for it: one small file a patch.

Each says what it changes, why, what upstream says of it and on which version it was read. `registry` applies them when
the site starts. An upgrade reads this room, and tests/home/wagtail_patches/ names what upstream has changed since:
docs/wagtail.md.
"""
