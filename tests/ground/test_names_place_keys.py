"""Names as keys: what is silent in them, and which words stand for which."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.ground.names import fold, fold_lines
from dateline.ground.place_spelling import place_key, variant_keys

SAME = [
    ("Ağdərə", "Agdere"),  # schwa is in no Latin block
    ("Eşrefiyê", "Esrefiye"),
    ("Ra's al-'Ayn", "Ras al Ayn"),
    ("Ma‘arrat an Nu‘mān", "Maarrat an Numan"),
    ("Deir ez-Zor", "Deir ez Zor"),
    ("Saint-Louis", "St. Louis"),
    ("Mt. Sinjar", "Mount Sinjar"),
    ("Ft. Hood", "Fort Hood"),
    ("Sta. Cruz", "Santa Cruz"),
]


@pytest.mark.parametrize(("name", "other"), SAME)
def test_names_that_differ_in_signs_or_short_words_are_one(name: str, other: str) -> None:
    """Ayn, hamza, hyphens, stops and abbreviations."""
    assert place_key(name) == place_key(other)


@pytest.mark.parametrize("name", ["Saint", "Fort", "Mountbatten", "Fortaleza", "Le Fort"])
def test_only_a_word_before_another_is_cut_short(name: str) -> None:
    """A name is no abbreviation of itself."""
    assert place_key(name) == fold(name)


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=30))
def test_any_text_has_a_key_and_the_key_is_its_own(text: str) -> None:
    """Whatever a page holds can be looked up, and looking a key up again changes nothing."""
    key = place_key(text)
    assert place_key(key) == key
    assert all("\n" not in spelt for spelt in variant_keys(key.replace("\n", " ")).values())


@given(st.lists(st.text(alphabet="aAéṭəŋơߥЖ日'’- –.,x\n", max_size=12).filter(lambda n: "\n" not in n), min_size=1))
def test_names_folded_together_are_folded_as_alone(names: list[str]) -> None:
    """The index is made of the former, a page's words of the latter."""
    assert fold_lines(names) == [fold(name) for name in names]
