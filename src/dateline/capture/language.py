"""This file tells the language of a page."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

MIN_WORDS = 20  # below, names outweigh words: "Idlib: 7 civilians killed in Russian raids" scores 0.89 as English
MIN_PROBABILITY = 0.8  # all 680 English passages of the corpora score above 0.56 as English, all but 2 above 0.89
_READ_CHARACTERS = 4_000


def tell_language(text: str) -> str | None:
    """The language of the text as ISO 639-1, or None where it is too short or too mixed to tell (py3langid)."""
    if len(text.split()) < MIN_WORDS:
        return None
    language, probability = _load_identifier().classify(text[:_READ_CHARACTERS])
    return str(language) if float(probability) >= MIN_PROBABILITY else None


@lru_cache(maxsize=1)
def _load_identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
