"""This file normalises names, so that spellings that differ only in marks, hyphens, apostrophes or articles meet."""

from __future__ import annotations

import re
from functools import cache

# Ayn, hamza, primes, and every apostrophe or backquote that stands for one.
_SILENT = "'`´‘’‛ʻʼʽʾʿˈ′ʹ\"“”«»"
_DASHES = "-‐‑‒–—_/"
# The Arabic article in front of sun and moon letters, as romanisations write it. Without "as", "an" or "at" as a first
# word before a space alone: those are English; `romanise` is only asked for names of countries that write Arabic.
_ARTICLE = re.compile(r"\b(?:al|el|ul|il|ash|esh|as|es|ad|ed|adh|ar|er|ur|at|et|ath|an|en|az|ez|ud|ou) (?=\S)")
_POSSESSIVE = re.compile(r"(?:['’ʼ]s|(?<=s)['’ʼ])$")


@cache
def _latin() -> dict[int, str]:
    """How anyascii writes each Latin letter, mark and typographic sign; silent signs vanish, dashes become spaces."""
    from anyascii import anyascii

    table = {point: anyascii(chr(point)) for block in _LATIN_BLOCKS for point in block}
    table.update((ord(sign), "") for sign in _SILENT)
    table.update((ord(dash), " ") for dash in _DASHES)
    table.update((ord(sign), "") for sign in ".,;:!?()[]")
    # Combining marks: a letter that came decomposed must meet the composed one.
    table.update((point, "") for point in range(0x300, 0x370))
    return table


_LATIN_BLOCKS = (range(0xA0, 0x250), range(0x1E00, 0x1F00), range(0x2000, 0x2070))


def fold(text: str) -> str:
    """The name in lower-case ASCII: marks, apostrophes and stops gone, hyphens as single spaces; lines are kept.

    >>> fold("Hay’at Taḥrīr al-Shām")
    'hayat tahrir al sham'
    """
    text = text.translate(_latin())
    if not text.isascii():
        from anyascii import anyascii

        text = anyascii(text)
        text = text.translate(_latin())
    return re.sub(r" {2,}", " ", text.casefold()).strip(" ")


def fold_lines(lines: list[str]) -> list[str]:
    """`fold` of every line at once, for the gazetteer's hundreds of thousands; letters beyond Latin are left out."""
    text = "\n".join(line.replace("\n", " ") for line in lines).translate(_latin())
    text = text.encode("ascii", "ignore").decode("ascii").lower()
    return [line.strip(" ") for line in text.replace("  ", " ").split("\n")]


def strip_articles(folded: str) -> str:
    """A folded name without Arabic articles, wherever they stand: `deir ez zor` and `deir al zor` meet.

    >>> strip_articles("al fuah")
    'fuah'
    """
    return _ARTICLE.sub("", folded)


def romanise(folded: str) -> str:
    """A folded name with the free choices of Arabic romanisation made one way: articles, long vowels, doubling, -ah.

    A spelling rule, not a likeness: two names meet only if every consonant agrees.

    >>> romanise("al hasakah") == romanise("hassaka")
    True
    """
    name = strip_articles(folded)
    for old, new in _VOWELS:
        name = name.replace(old, new)
    name = re.sub(r"([a-z])\1", r"\1", name)
    return re.sub(r"(?<=a)h\b", "", name)


_VOWELS = (("ou", "u"), ("oo", "u"), ("ee", "i"), ("iy", "i"), ("aw", "au"), ("ei", "ai"), ("ay", "ai"), ("ey", "ai"),
           ("dj", "j"), ("tch", "ch"))  # fmt: skip


def skeleton(folded: str) -> str:
    """The consonants of each word, doubling gone, q as k and final h dropped: the guard of `Registry.link`.

    >>> skeleton("hurras al din") == skeleton("horas al deen")
    True
    """
    words = []
    for word in strip_articles(folded).split():
        bare = re.sub(r"[aeiouy]", "", word[1:]).replace("q", "k").replace("w", "")
        first = word[0] if word[0] not in "aeiou" else "a"
        words.append(re.sub(r"(.)\1", r"\1", (first.replace("q", "k") + bare)).removesuffix("h") or first)
    return " ".join(words)


def strip_possessive(text: str) -> str:
    """The words without a closing possessive: `Syria's` is `Syria`, `rebels'` is `rebels`."""
    return _POSSESSIVE.sub("", text.strip())


def strip_determiner(text: str) -> str:
    """The words without a leading article or possessive pronoun that does not belong to the name.

    >>> strip_determiner("the Taliban")
    'Taliban'
    """
    return re.sub(r"^(?:the|a|an)\s+(?=\S)", "", text.strip(), flags=re.IGNORECASE)


def slug(text: str) -> str:
    """The folded name as an id: words joined by hyphens, other signs gone.

    >>> slug("Liwa’ al-Quds")
    'liwa-al-quds'
    """
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")


def is_acronym(text: str) -> bool:
    """Whether the words are one acronym (`HTS`, `U.N.`, `M23`): such a name is matched with its capitals only."""
    bare = text.replace(".", "").replace("-", "")
    return 2 <= len(bare) <= 7 and bare.isalnum() and bare.upper() == bare and sum(c.isalpha() for c in bare) >= 1
