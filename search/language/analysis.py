"""One French analysis for what is indexed and what is asked, shared by every engine, which store its terms.

Text -> words without elisions, as written -> term: stem(fold(lemma(word))), and form: fold(word). Engines keep the
terms and match them exactly: the French is the same on each of them. Lemmas come first because they need the accents
that folding takes away (réservée is réserver, mobilité is not mobile); stemming the lemma then joins what a dictionary
keeps apart (classement, classer). Lemmas: simplemma; stems: Snowball French.

A text in another language has the stems of its own, English its lemmas too; a language without any is only folded.

People type few accents: what they ask is looked up by its form in the vocabulary, which knows the terms behind it.
"""

import re
import threading
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from itertools import chain
from operator import itemgetter

import Stemmer
from simplemma.strategies import DictionaryLookupStrategy

from search.language.codes import Codes

FRENCH = "fr"
_STEMMERS = {FRENCH: "french", "en": "english", "de": "german", "es": "spanish", "it": "italian", "nl": "dutch"}
_LEMMATISED = (FRENCH, "en")
MAX_WORD = 40  # letters; longer strings (addresses, codes) are cut, in the index as in queries
_MAX_JOINED_PARTS = 3
_MAX_KNOWN_WORDS = 200_000
_LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o"})
_SIGNS = (("’", "'"), ("‘", "'"), ("ʼ", "'"), ("‐", "-"), ("‑", "-"), ("\u00ad", ""))
_ACCENTS = re.compile("[\u0300-\u036f]+")
_ELISIONS = re.compile(r"\b(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|presqu|quelqu)'(?=\w)")
# No possessive quantifier: those of Python 3.11.2 keep the apostrophe of « d' », and an empty word after it.
_COMPOUNDS = re.compile(r"\w+(?:['-]\w+)*")
_JOINTS = re.compile("['-]")
_AUXILIARIES = {"être", "avoir"}
_per_thread = threading.local()  # a Stemmer may not be shared by threads
_lemmas = DictionaryLookupStrategy()

_COMMON = (
    "a ai as au aux avec c ce ces cet cette d dans de des du elle en est et eu il ils j je l la le les leur leurs lui"
    " m ma mais me mes mon n ne nos notre nous on ou par pas pour qu que qui s sa sans se ses son sont sur t ta te tes"
    " toi ton tu un une vos votre vous y"
)
# Words too common to tell one text from another. They are indexed, for phrases; a query leaves them out.
STOP_WORDS = frozenset(_COMMON.split())
_LITTLE_ENGLISH = "a an and are by can do for from how i in is my of on or our the to what where with you your"
_ENGLISH = frozenset(_LITTLE_ENGLISH.split())


def fold(text: str) -> str:
    """`text` in lower case, without accents or ligatures, with one kind of apostrophe and hyphen."""
    if text.isascii():
        return text.lower()
    return _ACCENTS.sub("", unicodedata.normalize("NFKD", _plain_signs(text.lower()))).translate(_LETTERS)


def _plain_signs(text: str) -> str:
    for sign, plain in _SIGNS:  # much faster than str.translate, which looks at every character
        text = text.replace(sign, plain)
    return text


def is_a_french_word(word: str) -> bool:
    """Whether the dictionary of lemmas has a word, as it is written in lower case."""
    return _lemmas.get_lemma(word, FRENCH) is not None


def is_an_english_word(word: str) -> bool:
    """The same of the English one, which is read the first time that it is asked; with the commonest words."""
    return word in _ENGLISH or _lemmas.get_lemma(word, "en") is not None


def compounds(text: str) -> Iterator[list[str]]:
    """Words of a text as written, without elisions, each as its parts: « l’e-réputation » is [["e", "réputation"]]."""
    return map(_parts, _words(text))


def _words(text: str) -> list[str]:
    plain = _plain_signs(unicodedata.normalize("NFKC", text.lower()))
    return _COMPOUNDS.findall(plain.replace("_", " "))  # a letter for \w, much faster than what would leave it out


def _parts(word: str) -> list[str]:
    if word.isalnum():
        return [word[:MAX_WORD]]
    return [part[:MAX_WORD] for part in _JOINTS.split(_ELISIONS.sub("", word))]


def joined(parts: list[str]) -> str | None:
    """The word as some write it in one (« eréputation », « wifi »); None when it has no short joined form."""
    return "".join(parts)[:MAX_WORD] if 1 < len(parts) <= _MAX_JOINED_PARTS else None


def stem(word: str, language: str = FRENCH) -> str:
    """The stem of a folded word. Words of one or two letters (ia, ot, qr) are left alone."""
    if len(word) < 3 or not word.isalpha() or language not in _STEMMERS:
        return word
    stemmers = vars(_per_thread)
    if language not in stemmers:
        stemmers[language] = Stemmer.Stemmer(_STEMMERS[language], 0)
    return stemmers[language].stemWord(_without_lost_accent(word) if language == FRENCH else word)


def _without_lost_accent(word: str) -> str:
    """Endings that Snowball knows by their accent (-ée, -ées), and plurals in -os that it leaves (photos, vidéos)."""
    if len(word) > 4:
        for ending, plain in (("ees", "e"), ("ee", "e"), ("os", "o")):
            if word.endswith(ending):
                return word[: -len(ending)] + plain
    return word


def lemma(word: str, language: str = FRENCH) -> str:
    """The dictionary form of a word in lower case, the word itself when the dictionary has none."""
    return (_lemmas.get_lemma(word, language) if language in _LEMMATISED else None) or word


def term_of(word: str, language: str = FRENCH) -> str:
    """What the index keeps of a word as written."""
    if len(word) < 3 or not word.isalpha():
        return fold(word)
    base = lemma(word, language)
    return stem(fold(word if base in _AUXILIARIES else base), language)  # « été » is a season too


class _KnownWords(dict):
    """Word as written, compound perhaps -> terms, forms and codes of its parts, the same of the whole in one, and both
    as pairs (form, term).

    Filled as words come, emptied when it holds very many: a text repeats its words, and a site its vocabulary.
    """

    def __init__(self, language: str) -> None:
        self.term_of = partial(term_of, language=language)

    def __missing__(self, word: str) -> tuple:
        if len(self) >= _MAX_KNOWN_WORDS:
            self.clear()
        parts = _parts(word)
        whole = joined(parts)
        of_parts, in_one = self._kept(parts), self._kept([whole]) if whole else None
        pairs = [pair for kept in (of_parts, in_one) if kept for pair in zip(kept[1], kept[0], strict=True)]
        found = self[word] = (*of_parts, in_one, tuple(pairs))
        return found

    def _kept(self, words: list[str]) -> tuple[tuple[str, ...], tuple[str, ...], Codes]:
        """Nothing empty is kept: this is where all that is indexed goes through."""
        terms, forms = tuple(map(self.term_of, words)), tuple(map(fold, words))
        if "" in terms or "" in forms:
            return self._kept([word for word, term, form in zip(words, terms, forms, strict=True) if term and form])
        return terms, forms, Codes.of(terms, forms)


_known = cache(_KnownWords)
_terms, _forms, _codes, _whole, _pairs = map(itemgetter, range(5))


@dataclass(frozen=True)
class Words:
    """What an index keeps of a text.

    `stems` are its terms in order, then those of its compounds written in one, so that phrases stay whole; `folded` are
    the folded words they come from, one each; `codes` are those of both.
    """

    stems: list[str]
    folded: list[str]
    in_order: int  # words of the text itself
    codes: Codes
    pairs: set[tuple[str, str]]  # different words, as (form, term)

    @property
    def forms(self) -> set[str]:
        """Different folded words: what a word that is still being typed may begin."""
        return {form for form, _term in self.pairs}


def analyse(text: str, language: str = FRENCH) -> Words:
    words, known = _words(text), _known(language).__getitem__
    in_order = list(map(known, words))  # no loop of ours goes over the words of a text
    wholes = list(filter(None, map(_whole, in_order)))
    kept = in_order + wholes
    terms = list(chain.from_iterable(map(_terms, kept)))
    return Words(
        terms,
        list(chain.from_iterable(map(_forms, kept))),
        len(terms) - len(wholes),
        Codes.joined(list(map(_codes, kept))),
        set(chain.from_iterable(map(_pairs, map(known, set(words))))),
    )


def joined_words(parts: Iterable[Words]) -> Words:
    """Of several texts, as one."""
    parts = list(parts)
    stems, folded, pairs = [], [], set()
    for part in parts:
        stems += part.stems
        folded += part.folded
        pairs |= part.pairs
    return Words(stems, folded, len(stems), Codes.joined([part.codes for part in parts]), pairs)


NO_WORDS = joined_words([])
