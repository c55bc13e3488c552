"""This file resolves an actor mention: registry, organ of a state, person, description, provisional (codebook, 5)."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from dateline.ground.actor_context import ActorContext
from dateline.ground.actor_country import countries_of, country_in
from dateline.ground.counted_people import describe_people, is_counted
from dateline.ground.describe import describe, is_pronoun, sector_of
from dateline.ground.forces import side_force
from dateline.ground.group_people import owner_of, people_of_group
from dateline.ground.kinds import head_of
from dateline.ground.names import fold, slug, strip_determiner, strip_possessive
from dateline.ground.organs import country_of_words, organ_word
from dateline.ground.persons import resolve_person
from dateline.ground.registry_names import Registry
from dateline.ground.state_organs import state_or_organ
from dateline.records.values import ActorValue

__all__ = ["STEPS", "ActorContext", "Registry", "resolve_actor", "words_to_resolve"]

# Given names that are countries' too: *Georgia Adams* is nobody of Georgia.
_GIVEN_NAME: Final = re.compile(r"(?:Georgia|Chad|Jordan|Israel|India|Kenya)(?: [A-ZÀ-Þ]\.)? [A-ZÀ-Þ][a-zà-ÿ'’-]+")
_OWNED_NAME: Final = re.compile(r"^(?:our|his|her|its|their)\s+(?=[A-ZÀ-Þ])", re.I)
_SMALL: Final = frozenset("of the and for de la del da do von van in".split())
Step = Callable[[str, ActorContext, Registry], ActorValue | None]


def resolve_actor(words: str, context: ActorContext, registry: Registry) -> ActorValue:
    """Who the words name; each step more general than the one before it, and an honest `unresolved` at the end.

    The steps are those of `STEPS`, in their order; the first that answers decides.
    """
    text = words_to_resolve(words)
    if not text:
        return _unresolved("no words")
    if is_pronoun(words.strip()):
        return _unresolved("pronoun")
    for _, step in STEPS:
        if found := step(text, context, registry):
            return found
    return _unresolved("a description that tells no sector", country_in(text, context.place_country))


def words_to_resolve(words: str) -> str:
    """The words without quotation marks, article, closing possessive and doubled spaces."""
    text = re.sub(r"\s+", " ", words)
    if text.count("(") != text.count(")"):
        text = re.sub(r"[()]", " ", text).replace("  ", " ")
    return strip_possessive(strip_determiner(_OWNED_NAME.sub("", text.strip(' "“”,;:.'))))


def _by_name(text: str, context: ActorContext, registry: Registry) -> ActorValue | None:
    return registry.link(text, context.on, context.country)


def _shared_name(text: str, context: ActorContext, registry: Registry) -> ActorValue | None:
    """A name that others bear and nobody here: without a page's country ambiguous, else a namesake of its own."""
    if not registry.is_shared(text) or not _has_name(text):
        return None
    if context.country is None:
        return _unresolved(f"ambiguous: several actors bear the name {text!r}")
    return _provisional(text, context, registry, None)


def _state_or_organ(text: str, context: ActorContext, registry: Registry) -> ActorValue | None:
    return state_or_organ(text, context)


def _description(text: str, context: ActorContext, registry: Registry) -> ActorValue | None:
    described = describe(text, context.country, context.place_country)
    if described is None or not _is_name(text):
        return described
    return _provisional(text, context, registry, described.sector)


def _people(text: str, context: ActorContext, registry: Registry) -> ActorValue | None:
    """*Four Israelis*, *eighteen-year-old Palestinian*; a number with other people or things names nobody."""
    found = describe_people(text)
    if found is not None or not is_counted(text):
        return found
    return _unresolved("a number of people or things", country_in(text, context.place_country))


def _several(text: str, context: ActorContext, registry: Registry) -> ActorValue | None:
    """*Turkey and the EU*: no value can be both; the country is kept where all share it."""
    if len(countries_of(text)) > 1 and re.search(r"\band\b|-", text):
        return _unresolved("several actors in one mention")
    parts = [words_to_resolve(part) for part in re.split(r",\s*(?:and\s+)?|\s+and\s+|\s+&\s+", text)]
    if len(parts) < 2:
        return None
    linked = [
        registry.link(part, context.on, context.country) or state_or_organ(part, context) for part in parts if part
    ]
    found = {value.id: value.country for value in linked if value}
    if len(found) < 2:
        return None
    countries = set(found.values())
    return _unresolved("several actors in one mention", countries.pop() if len(countries) == 1 else None)


def _new_name(text: str, context: ActorContext, registry: Registry) -> ActorValue | None:
    return _provisional(text, context, registry, None) if _has_name(text) else None


# A name of the registry is the surest; its namesakes come right after it, so that no rule takes them. States and
# their forces before persons, since *president of Turkey* names no person; persons before people of a group, since
# *Hamas leader X* is X.
STEPS: Final[tuple[tuple[str, Step], ...]] = (
    ("the registry's names, in their time", _by_name),
    ("names that several actors share", _shared_name),
    ("states and their organs by rule", _state_or_organ),
    ("forces by their men, craft or arms", side_force),
    ("persons by title and name", resolve_person),
    ("people of a registry actor", people_of_group),
    ("descriptions by their head noun", _description),
    ("people of a country who are counted", _people),
    ("several actors in one mention", _several),
    ("a name that nobody known bears", _new_name),
)


# A body whose proper name may hold a country's: *Palestine Liberation Army* is no army of Palestine.
_BODIES: Final = frozenset(
    "army party front cartel brigade brigades battalion movement council organisation organization militia league "
    "union legion "
    "corps police force forces coalition congress alliance".split()
)


def _is_name(text: str) -> bool:
    """Whether a description is a name of its own: capitals in its head noun, as in `Desert Hawks Brigade`.

    With a country in it, only where a body's own word closes it and something besides the country tells which.
    """
    words = [w.strip("()") for w in text.split() if fold(w) not in _SMALL]
    if len(words) < 2 or not all(w[:1].isupper() or re.match(r"(?:al|el|ul)-\w", w) for w in words):
        return False
    if not countries_of(text):
        return True
    *rest, last = fold(head_of(text)).split()
    return last in _BODIES and bool([word for word in rest if not country_of_words(word) and not organ_word(word)])


def _has_name(text: str) -> bool:
    """Whether the words begin as a name does: a capital or a digit, or an Arabic article before one.

    What begins in small letters and names somebody later (`former branch of al-Qaeda`) describes: coreference's work.
    """
    return re.match(r"(?:[a-z]{2,3}[- ])?[A-Z0-9À-ÞŁŠŽ]", text) is not None


def _provisional(text: str, context: ActorContext, registry: Registry, sector: str | None) -> ActorValue:
    owner = owner_of(text, context, registry)
    country = None if _GIVEN_NAME.fullmatch(text) else country_in(text, context.place_country)
    return ActorValue(
        id=f"new:{slug(text)}", name=text,
        country=country or (owner.country if owner else None),
        sector=_more_telling(sector or sector_of(text), owner), provisional=True,
        decided_by="name of nobody known",
    )  # fmt: skip


def _more_telling(sector: str | None, owner: ActorValue | None) -> str | None:
    """The words' own sector, or the owner's where the words say no more than that somebody is armed."""
    return owner.sector if owner and sector in (None, "UAF") else sector


def _unresolved(reason: str, country: str | None = None) -> ActorValue:
    return ActorValue(id=None, country=country, provisional=False, reason=reason)
