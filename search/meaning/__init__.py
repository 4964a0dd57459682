"""A second opinion on the order of results: how near in meaning each stands to what is asked, whatever its words.

Optional: MEANING_MODEL names a model, none by default, and requirements-meaning.txt installs one. It only orders anew
the candidates that words found, in any engine: nothing is found, counted or shown that words did not find.
"""
