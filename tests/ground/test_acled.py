"""ACLED's types by the crosswalk, only where the page tells enough."""

import pytest

from dateline.ground.acled import to_acled


@pytest.mark.parametrize(
    ("event_type", "mode", "actors", "recipients", "two_sided", "expected"),
    [
        ("ASSAULT", None, {"MIL"}, {"REB"}, False, "Armed clash"),
        ("ASSAULT", None, {"MIL", "REB"}, set(), True, "Armed clash"),
        ("ASSAULT", "heavy-weapons", {"MIL"}, {"CVL"}, False, "Shelling/artillery/missile attack"),
        ("ASSAULT", "heavy-weapons", {"MIL", "REB"}, set(), True, "Armed clash"),
        ("ASSAULT", "drone", set(), set(), False, "Air/drone strike"),
        ("ASSAULT", "suicide-attack", {"REB"}, {"CVL"}, False, "Suicide bomb"),
        ("ASSAULT", "firearms", {"REB"}, {"CVL"}, False, "Attack"),
        ("ASSAULT", "abduct", {"REB"}, {"CVL"}, False, "Abduction/forced disappearance"),
        ("COERCE", "arrest", {"COP"}, {"OPP"}, False, "Arrests"),
        ("COERCE", "arrest", {"REB"}, {"CVL"}, False, "Abduction/forced disappearance"),
        ("PROTEST", "demo", {"CVL"}, {"GOV"}, False, "Peaceful protest"),
        ("PROTEST", "riot", {"CVL"}, set(), False, "Violent demonstration"),
        ("RETREAT", "ceasefire", {"MIL"}, {"REB"}, False, "Agreement"),
        ("CONSULT", None, {"GOV"}, {"REB"}, False, "Agreement"),
    ],
)
def test_crosswalk(
    event_type: str, mode: str | None, actors: set[str], recipients: set[str], two_sided: bool, expected: str
) -> None:
    """Sub-event types as ACLED's codebook names them."""
    record = to_acled(event_type, mode, actors=frozenset(actors), recipients=frozenset(recipients), two_sided=two_sided)
    assert record is not None
    assert record.sub_event_type == expected


@pytest.mark.parametrize(
    ("event_type", "mode"), [("ASSAULT", None), ("ACCUSE", None), ("THREATEN", "violence"), ("PROTEST", "strike")]
)
def test_no_type_where_the_page_does_not_tell_enough(event_type: str, mode: str | None) -> None:
    """An attack by nobody on nobody, and verbal acts, have no ACLED type."""
    assert to_acled(event_type, mode, actors=frozenset(), recipients=frozenset(), two_sided=False) is None
