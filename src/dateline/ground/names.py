"""This file normalises names, so that spellings that differ only in marks, hyphens, apostrophes or articles meet."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import compress

# Ayn, hamza, primes, and every apostrophe or backquote that stands for one.
_SILENT = "'`´‘’‛ʻʼʽʾʿˈ′ʹ\"“”«»"
_DASHES = "-‐‑‒–—_/"
# The Arabic article in front of sun and moon letters, as romanisations write it. Without "as", "an" or "at" as a first
# word before a space alone: those are English; `place_spelling` strips them from names of countries that write Arabic.
_ARTICLE = re.compile(r"\b(?:al|el|ul|il|ash|esh|as|es|ad|ed|adh|ar|er|ur|at|et|ath|an|en|az|ez|ud|ou) (?=\S)")
_POSSESSIVE = re.compile(r"(?:['’ʼ]s|(?<=s)['’ʼ])$")


@cache
def _latin() -> dict[int, str | None]:
    """How anyascii writes each Latin letter, mark and typographic sign; silent signs vanish, dashes become spaces."""
    from anyascii import anyascii

    signs: dict[int, str | None] = {ord(sign): None for sign in f"{_SILENT}.,;:!?()[]"}
    signs.update((ord(dash), " ") for dash in _DASHES)
    # Combining marks: a letter that came decomposed must meet the composed one.
    signs.update((point, None) for point in range(0x300, 0x370))
    table = {point: anyascii(chr(point)).translate(signs) or None for block in _LATIN_BLOCKS for point in block}
    table.update(signs)
    return table


_LATIN_BLOCKS = (range(0xA0, 0x2B0), range(0x1E00, 0x1F00), range(0x2000, 0x2070))


@lru_cache(maxsize=16_384)
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
    """`fold` of every line at once, for the gazetteer's hundreds of thousands; line ends inside a name are spaces."""
    if "\n".join(lines).count("\n") >= len(lines):
        lines = [line.replace("\n", " ") for line in lines]
    plain = list(map(str.isascii, lines))
    marked = [not is_plain for is_plain in plain]
    # Apart, since `translate` is several times as fast where all of the text is ASCII.
    of_plain = iter(_fold_text("\n".join(compress(lines, plain))))
    of_marked = iter(_fold_text("\n".join(compress(lines, marked))))
    folded = [next(of_plain) if is_plain else next(of_marked) for is_plain in plain]
    if not all(map(str.isascii, folded)):  # letters beyond Latin, in a few names of a hundred thousand
        folded = [short if short.isascii() else fold(line) for short, line in zip(folded, lines, strict=True)]
    return folded


def _fold_text(text: str) -> list[str]:
    text = text.translate(_latin()).lower()
    while "  " in text:
        text = text.replace("  ", " ")
    return [line.strip(" ") for line in text.split("\n")]


def strip_articles(folded: str) -> str:
    """A folded name without Arabic articles, wherever they stand: `deir ez zor` and `deir al zor` meet.

    >>> strip_articles("al fuah")
    'fuah'
    """
    return _ARTICLE.sub("", folded)


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
