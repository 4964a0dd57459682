"""Languages of the sites: switched on by an administrator, translated by each site's own people, published by them.

Stands around what wagtail-localize 1.14.5 does when a page is submitted (operations.TranslationCreator, then
models.Translation.save_target): it copies every untranslated page above as a published French alias, whatever
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE says, and leaves the translation below pages where a region has no right.
Its models, editor, memory and PO files are used as they are; its way in is ours, and the way between its editor and
Wagtail's form (stopping.py).
"""
