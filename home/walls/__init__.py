"""The wall between regions: who may see and touch what in the admin. The nation is one more region; administrators
stand above the wall.

`territory` says what is whose, `rights` makes Wagtail's page rights stop at it, `routes` classifies every address of
the admin and `guard` refuses what an address names beyond the wall; the other modules narrow lists and forms to it.
"""
