"""This file reads people who are counted or aged: *four Israelis* are persons and no state, *37 guests* no name."""

from __future__ import annotations

import re
from typing import Final

from dateline.ground.actor_country import countries_of, people_of
from dateline.ground.kinds import strip_number
from dateline.ground.names import fold, strip_determiner
from dateline.ground.organs import country_of_words
from dateline.records.values import ActorValue

# Words that only persons have before the name of their people.
_AGED: Final = re.compile(
    r"(?:(?:[\w-]+[- ]years?[- ]old|old|older|young|younger|elderly|aged|teenaged?|middle-aged|unarmed|wounded|"
    r"displaced|ordinary|fellow)\s+)+"
)
_PLURAL: Final = re.compile(r"(?:\w+s|men|women|children|people|police|clergy|[A-ZÀ-Þ]\w+)", re.I)
_LONGEST: Final = 3  # words of a people's name: *Sri Lankan Tamils*


def describe_people(words: str) -> ActorValue | None:
    """The civilians of a country that a number or an age with the name of a people tells; None for anything else.

    >>> describe_people("four Israelis").id, describe_people("eighteen-year-old Palestinian").id
    ('gen:ISR-CVL', 'gen:PSE-CVL')
    >>> describe_people("Israelis") is None
    True
    """
    rest = _AGED.sub("", strip_number(words), count=1)
    if rest == words or not rest[:1].isupper() or len(rest.split()) > _LONGEST:
        return None
    codes = country_of_words(fold(rest))
    country = codes[0] if len(codes) == 1 else people_of(rest) if rest.split()[-1][:1].isupper() else None
    if country is None:
        return None
    return ActorValue(
        id=f"gen:{country}-CVL", name=strip_determiner(words), country=country, sector="CVL", provisional=False,
        decided_by="people of a country",
    )  # fmt: skip


def is_counted(words: str) -> bool:
    """Whether the words are a number of people or things, and no name that begins with a number.

    >>> is_counted("37 guests"), is_counted("21 Copts"), is_counted("59 Division"), is_counted("17 Shaban Brigades")
    (True, True, False, False)
    """
    rest = strip_number(words).split()
    if not rest or " ".join(rest) == words or not _PLURAL.fullmatch(rest[-1]):
        return False
    names = [word for word in rest if word[:1].isupper() and not countries_of(word)]
    return len(names) < 2 and (not rest[-1][:1].isupper() or rest[-1].endswith("s") or not names)
