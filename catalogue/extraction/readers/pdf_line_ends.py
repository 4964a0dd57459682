"""Words cut at the end of a line: « mani-puler » is one, « rendez-vous » keeps its hyphen.

What the document writes elsewhere decides; where it is silent, French does: a hyphen stays before a pronoun
(« donnez-moi »), after what begins compounds (« petit-déjeuner »), before a capital and beside a figure.
"""

import re

WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
# PDFium says U+FFFE (or U+0002) for a hyphen that ends a line, and drops the line end.
CUT = re.compile(r"([^\W_]+(?:-[^\W_]+)*)(?:[\ufffe\x02]|[-\u2010\u00ad]\r?\n)[ \t]*([^\W_]+)")
LONE = re.compile(r"[\ufffe\x02][ \t]*")  # a dash that begins or ends a line
ALWAYS_APART = re.compile("nous|vous|moi|toi|mêmes?")
AFTER_A_VERB = re.compile("je|tu|ils?|elles?|on|ce|l[ea]s?|lui|leur|en|y|t")  # elsewhere the end of « vil-les »
VERB = ("ez", "ons", "t", "d")
BEGINNINGS = re.compile(
    "après|arrière|avant|celles?|celui|ceux|chef|cinq|cinquante|contre|demi|deux|dix|grande?s?|haute?|hors|huit|jeune|là"
    "|libre|mille|moyen|neuf|nord|non|nouveau|nouvelle|ouest|petite?s?|peut|plus|porte|prêt|quarante|quatre|quelques"
    "|quinze|rendez|sainte?|sans|savoir|sept|six|soixante|sous|sud|tire|tout|treize|trente|trois|vice|vingt|vis|web|wi"
)


class LineEnds:
    """Mends page after page, and learns from each how the document writes its words."""

    def __init__(self) -> None:
        self._written: set[str] = set()

    def mended(self, text: str) -> str:
        self._written.update(word.lower() for word in WORD.findall(text))
        return LONE.sub("\n- ", CUT.sub(self._joined, text))

    def _joined(self, cut: re.Match[str]) -> str:
        first, second = cut[1], cut[2]
        whole, compound = f"{first}{second}", f"{first}-{second}"
        if whole.lower() in self._written:
            return whole
        return compound if compound.lower() in self._written or _is_compound(first, second) else whole


def _is_compound(first: str, second: str) -> bool:
    last = first.rpartition("-")[2].lower()
    return (
        ALWAYS_APART.fullmatch(second.lower()) is not None
        or (AFTER_A_VERB.fullmatch(second.lower()) is not None and last.endswith(VERB))
        or BEGINNINGS.fullmatch(last) is not None
        or len(last) == 1
        or (second[0].isupper() and not first.isupper())
        or first[-1].isdigit()
        or second[0].isdigit()
    )
