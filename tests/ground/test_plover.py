"""The PLOVER record of a claim: facts as they are, announcements as the verbal act that they are."""

from datetime import date

import pytest

from dateline.ground.plover import derive_plover
from dateline.ground.refusal import is_refused
from dateline.records.claim import PloverRecord
from dateline.records.ontology import Factuality

DAY = date(2018, 6, 25)


def derived(event_type: str, factuality: Factuality, **changes: object) -> PloverRecord | None:
    """The record of an act of 25 June 2018 on a page of three days later, told by its own agent."""
    facts: dict[str, object] = {
        "mode": None, "by_own_agent": True, "said_by": frozenset(), "event_date": DAY, "ended": None,
        "published": date(2018, 6, 28),
    }  # fmt: skip
    return derive_plover(event_type=event_type, factuality=factuality, **(facts | changes))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("event_type", "mode", "factuality", "record"),
    [
        ("ASSAULT", "aerial", "happened", ("ASSAULT", "aerial", None, False)),
        ("ASSAULT", None, "planned", ("THREATEN", "violence", None, True)),  # "we will attack"
        ("COERCE", "arrest", "planned", ("THREATEN", "arrest", None, True)),
        ("SANCTION", "expel", "planned", ("THREATEN", "expel", None, True)),
        ("COOPERATE", None, "planned", ("AGREE", None, None, True)),  # readiness to form a joint room
        ("RETREAT", "withdraw", "planned", ("CONCEDE", None, None, True)),
        ("RETREAT", "ceasefire", "urged", ("REQUEST", "yield", None, True)),
        ("CONSULT", None, "urged", ("REQUEST", "meet", None, True)),
        ("ASSAULT", None, "urged", ("REQUEST", None, None, True)),
        ("ASSAULT", None, "expected", ("ASSAULT", None, "future", False)),
        ("ASSAULT", None, "conditional", ("ASSAULT", None, "hypothetical", False)),
        ("ASSAULT", None, "denied", ("ASSAULT", None, "negation", False)),
        ("REQUEST", None, "planned", ("REQUEST", None, "future", False)),  # a verbal act is not reduced again
    ],
)
def test_what_a_claim_stands_for(
    event_type: str, mode: str | None, factuality: Factuality, record: tuple[str, str | None, str | None, bool]
) -> None:
    """Codebook, section 4: derived verbal types and auxiliary modes."""
    made = derived(event_type, factuality, mode=mode)
    assert made is not None
    assert (made.event_type, made.mode, made.auxiliary, made.derived) == record


def test_an_opponents_allegation_of_a_plan_is_no_threat() -> None:
    """Only the act's own agent threatens; what others say it plans stays that act, in the future."""
    made = derived("ASSAULT", "planned", by_own_agent=False)
    assert made is not None
    assert (made.event_type, made.auxiliary, made.derived) == ("ASSAULT", "future", False)


@pytest.mark.parametrize(
    ("event_type", "refused", "record"),
    [
        ("RETREAT", True, ("REJECT", "yield", None, True)),  # "will not release the captives"
        ("CONSULT", True, ("REJECT", "meet", None, True)),  # "will not begin talks"
        ("CONSULT", False, ("CONSULT", None, "negation", False)),  # "the talks did not begin"
        ("ASSAULT", True, ("ASSAULT", None, "negation", False)),  # "will not attack": nothing is rejected
    ],
)
def test_a_refusal_rejects_what_was_wanted(
    event_type: str, refused: bool, record: tuple[str, str | None, str | None, bool]
) -> None:
    """An own agent that will not do what is cooperative rejects it; what merely did not happen stays negated."""
    made = derived(event_type, "denied", refused=refused)
    assert made is not None
    assert (made.event_type, made.mode, made.auxiliary, made.derived) == record


@pytest.mark.parametrize(
    ("before", "refused"),
    [
        ("The union said it will not ", True),
        ("They won’t ", True),
        ("The faction said it would no longer ", True),
        ("Officials are not willing to ", True),
        ("The junta has no intention of ", True),
        ("The council would never again ", False),  # too far off: a word that is no adverb stands between
        ("The guerrillas did not ", False),
        ("The guerrillas will ", False),
    ],
)
def test_the_words_of_a_refusal(before: str, refused: bool) -> None:
    """Will not, rather than did not."""
    assert is_refused(before) is refused


def test_content_of_an_explicit_request_makes_no_second_record() -> None:
    """ "Called on X to withdraw": the REQUEST has a record of its own."""
    assert derived("RETREAT", "urged", said_by=frozenset({"REQUEST"})) is None


@pytest.mark.parametrize(
    ("ended", "auxiliary"),
    [(date(2013, 1, 1), "historical"), (date(2018, 6, 1), None), (None, None)],
)
def test_an_event_over_for_ninety_days_is_historical(ended: date | None, auxiliary: str | None) -> None:
    """Computed from the dates, never annotated."""
    made = derived("ASSAULT", "happened", ended=ended)
    assert made is not None
    assert made.auxiliary == auxiliary
