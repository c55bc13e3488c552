"""This file tells spellings of one person's name from names of two people: *Hassan* is not *Hussein*."""

from __future__ import annotations

from typing import Final

# Given names that agree in their consonants and are different names; each row is the spellings of one of them.
_GIVEN: Final = tuple(
    frozenset(row.split())
    for row in (
        "mohammed mohammad muhammad mohamed muhammed mohamad mohamud mehmet mahamat mohammadu",
        "mahmoud mahmud mahmood mehmood mamoud", "hamid hameed hamed", "hamad hamadi hammad",
        "ahmad ahmed achmad ahmat", "hassan hasan hassane", "hussein husayn hussain hossein husein hosein hussien",
        "hosni husni", "ihsan ehsan", "ali aly", "alaa ala", "omar umar omer", "amir ameer emir", "amr amru",
        "salim selim saleem", "salam salaam", "salem", "salama salameh", "salman selman", "sulaiman suleiman",
        "said saeed sa'id sayeed", "saad sa'ad", "sayyid sayed sayyed seyed", "sami", "samir sameer", "sumer",
        "jamal gamal djamal", "jamil gamil jameel", "karim kareem", "karam", "rashid rasheed rachid", "rashad",
        "rami", "rima reema", "khalid khaled", "khalil halil", "khulud", "majid majeed", "majd", "munir monir",
        "nasir nasser naser", "nasr", "nazir nadir nader", "walid waleed", "walad", "yusuf youssef yousef yusef",
        "yasin yassin", "yasir yasser", "faisal faysal", "fadel fadil fazel", "farid fareed", "farhad",
        "tariq tarek tareq", "tareef", "adel adil", "adli", "ivan", "ivana", "maria mario", "marie", "anna", "anne",
        "juan", "joan", "jean", "john", "jon", "jan",
    )
)  # fmt: skip
_CLASS: Final = {name: number for number, row in enumerate(_GIVEN) for name in row}


def is_same_person(one: str, other: str) -> bool:
    """Whether two folded names, alike in their consonants, may be one person's: no word is another given name.

    A surname alone is forgiven no letter: too many people share its consonants.

    >>> is_same_person("hassan nasrallah", "hussein nasrallah"), is_same_person("bashar al asad", "bashar al assad")
    (False, True)
    """
    first, second = one.split(), other.split()
    if len(first) < 2 or len(second) < 2:
        return one == other
    return all(a == b or _CLASS.get(a) == _CLASS.get(b) for a, b in zip(first, second, strict=False))
