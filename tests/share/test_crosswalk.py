"""The crosswalk to ACLED decides every type and mode, by who acts and who suffers, as coding does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.ground import acled as coding
from dateline.records.event import Event
from dateline.records.ontology import EVENT_TYPES, MODES
from dateline.records.values import ActorValue
from dateline.share import sectors
from dateline.share.acled_actors import INTER, Side, inter_of, interaction_of
from dateline.share.cameo import cameo_code, cameo_role, goldstein_score
from dateline.share.countries import country_of
from dateline.share.crosswalk import DISORDER, acled_types, crosswalk, deciding_line
from dateline.share.plover_scores import plover_score
from tests.share.builders import CIVILIANS, HTS, POLICE, RUSSIA, SNA, SYRIA, TEACHERS, a_claim, a_row, a_toll, an_event

TYPED = [(type, mode) for type in EVENT_TYPES for mode in (None, *MODES[type])]
SECTORS = sorted(coding.ARMED | coding.UNARMED | {"JUD", "UNK", "PTY"})


@pytest.mark.parametrize(("type", "mode"), TYPED)
def test_every_type_and_mode_is_decided(type: str, mode: str | None) -> None:
    """By a line that has its mode, whoever acts: ACLED's types, or a reason why there are none."""
    line = deciding_line(type, mode, actors=frozenset(), recipients=frozenset(), two_sided=False)
    assert (line.event_type, line.sub_event_type) in DISORDER or (not line.event_type and line.why)


def test_the_table_names_nothing_that_is_not_there() -> None:
    """Types, modes and ACLED's sub-event types are those of the two codebooks."""
    for line in crosswalk():
        assert line.type in EVENT_TYPES
        assert set(line.modes) <= {"none", *MODES[line.type]}
        assert not line.event_type or (line.event_type, line.sub_event_type) in DISORDER
        assert line.hurt in ("*", "yes")


@given(
    st.sampled_from(TYPED),
    st.frozensets(st.sampled_from(SECTORS), max_size=3),
    st.frozensets(st.sampled_from(SECTORS), max_size=3),
    st.booleans(),
)
def test_the_table_says_what_coding_says(
    typed: tuple[str, str | None], actors: frozenset[str], recipients: frozenset[str], two_sided: bool
) -> None:
    """A claim's ACLED types and those of an event with the same actors never differ."""
    line = deciding_line(*typed, actors=actors, recipients=recipients, two_sided=two_sided)
    coded = coding.to_acled(*typed, actors=actors, recipients=recipients, two_sided=two_sided)
    assert (line.event_type, line.sub_event_type) == ((coded.event_type, coded.sub_event_type) if coded else ("", ""))


def test_sectors_are_sorted_as_coding_sorts_them() -> None:
    """A sector that bears arms in one bears them in the other."""
    assert coding.STATE_ARMED == sectors.STATE
    assert coding.NON_STATE_ARMED == sectors.NON_STATE
    assert coding.UNARMED == sectors.UNARMED


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        (an_event(), ("Battles", "Armed clash")),
        (an_event(recipient=(CIVILIANS,)), ("Violence against civilians", "Attack")),
        (an_event(actor=(SNA, SYRIA), recipient=()), ("Battles", "Armed clash")),
        (an_event(recipient=()), None),  # who fought whom is not told
        (an_event(actor=(), recipient=(CIVILIANS,)), None),
        (an_event(mode="aerial", actor=()), ("Explosions/Remote violence", "Air/drone strike")),
        (
            an_event(type="COERCE", mode="arrest", actor=(HTS,)),
            ("Violence against civilians", "Abduction/forced disappearance"),
        ),
        (an_event(type="COERCE", mode="arrest", actor=(POLICE,)), ("Strategic developments", "Arrests")),
        (
            an_event(mode="crowd-control", actor=(POLICE,), recipient=(TEACHERS,)),
            ("Protests", "Protest with intervention"),
        ),
        (
            an_event(mode="crowd-control", actor=(POLICE,), recipient=(TEACHERS,), toll=(a_toll(1, None),)),
            ("Protests", "Excessive force against protesters"),
        ),
        (an_event(type="PROTEST", mode="strike"), None),
        (an_event(type="PROTEST", mode="obstruct", actor=(TEACHERS,)), ("Protests", "Peaceful protest")),
        (an_event(type="PROTEST", mode="obstruct", actor=(HTS,)), None),  # armed men on a road
        (an_event(type="AGREE", actor=(HTS,), recipient=(SYRIA,)), ("Strategic developments", "Agreement")),
        (an_event(type="AGREE", actor=(TEACHERS,), recipient=(SYRIA,)), None),
        (an_event(type="THREATEN", mode="violence"), None),
    ],
)  # fmt: skip
def test_an_event_has_its_types_by_who_acts(event: Event, expected: tuple[str, str] | None) -> None:
    """Read with the lines of data/crosswalk.csv beside it."""
    found = acled_types(a_row(event))
    assert (None if found is None else (found.event_type, found.sub_event_type)) == expected


def test_the_claims_own_types_come_first() -> None:
    """Of several the one that stands higher in ACLED's list; of another type or mode than the event's none."""
    event = an_event(mode="heavy-weapons")
    shelled = ("Explosions/Remote violence", "Shelling/artillery/missile attack")
    clashed = ("Battles", "Armed clash")
    found = acled_types(a_row(event, claims=(a_claim(event, acled=shelled), a_claim(event, acled=clashed))))
    assert found is not None
    assert (found.event_type, found.sub_event_type) == clashed
    blocked = an_event(type="PROTEST", mode="obstruct", actor=(HTS,))
    assert acled_types(a_row(blocked, claims=(a_claim(blocked, acled=("Protests", "Peaceful protest")),))) is None
    edited = an_event(mode="aerial")
    found = acled_types(a_row(edited, claims=(a_claim(event, acled=shelled),)))
    assert found is not None
    assert found.sub_event_type == "Air/drone strike"


# --- Kinds of actors --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sector", "country", "acts", "inter"),
    [
        ("MIL", "SYR", True, "State forces"),
        ("COP", "SYR", False, "State forces"),
        ("MIL", "RUS", True, "External/Other forces"),  # outside its own country
        ("MIL", None, True, "State forces"),
        ("REB", "SYR", True, "Rebel group"),
        ("IMG", None, True, "Rebel group"),
        ("PRM", "IRN", True, "Political militia"),  # no organ of the state, wherever it is
        ("UAF", None, True, "Political militia"),
        ("UNO", None, True, "External/Other forces"),
        ("CVL", "SYR", False, "Civilians"),
        ("JRN", "SYR", False, "Civilians"),
        ("PTY", "SYR", False, "Civilians"),
        ("PTY", "SYR", True, ""),  # whether they were armed is not told
        ("UNK", None, True, ""),
        (None, None, True, ""),
    ],
)
def test_a_sector_has_an_inter_type(sector: str | None, country: str | None, acts: bool, inter: str) -> None:
    """In Syria."""
    actor = ActorValue(id="reg:x", name="X", sector=sector, country=country, provisional=False)
    assert inter_of(actor, "SYR", acts=acts) == inter


@pytest.mark.parametrize(
    ("first", "second", "interaction"),
    [
        ("State forces", "Rebel group", "State forces-Rebel group"),
        ("Rebel group", "State forces", "State forces-Rebel group"),
        ("Rebel group", "Rebel group", "Rebel group-Rebel group"),
        ("External/Other forces", "Civilians", "External/Other forces-Civilians"),
        ("External/Other forces", "Rebel group", "Rebel group-External/Other forces"),
        ("Protesters", None, "Protesters only"),
        ("Rebel group", "", ""),
        ("", "Civilians", ""),
    ],
)
def test_an_interaction_is_named_by_the_lower_code(first: str, second: str | None, interaction: str) -> None:
    """Whoever stands first; empty where one of the two types is not known."""
    other = Side() if second is None else Side("B", "", second)
    assert interaction_of(Side("A", "", first), other) == interaction


def test_inter_types_are_acleds_eight() -> None:
    """Their order is that of its codes."""
    assert len(INTER) == len(set(INTER)) == 8


# --- CAMEO, scores, countries -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("type", "mode"), TYPED)
def test_every_type_and_mode_has_a_cameo_code(type: str, mode: str | None) -> None:
    """Of three or four digits, with a score, and in the category that PLOVER took over from CAMEO."""
    code = cameo_code(an_event(type=type, mode=mode, actor=(), recipient=()))
    assert len(code) in (3, 4)
    assert code.isdigit()
    assert code == "176" or goldstein_score(code) is not None
    roots = {
        "AGREE": "03", "CONSULT": "04", "SUPPORT": "05", "COOPERATE": "06", "AID": "07", "CONCEDE": "08",
        "RETREAT": "08", "REQUEST": "10", "ACCUSE": "11 09", "REJECT": "12", "THREATEN": "13", "PROTEST": "14",
        "MOBILIZE": "15", "SANCTION": "16 11", "COERCE": "17", "ASSAULT": "17 18 19 20",
    }  # fmt: skip
    assert code[:2] in roots[type].split()


def test_armed_groups_fight_where_others_are_assaulted() -> None:
    """CAMEO's 190 and 180."""
    assert cameo_code(an_event()) == "190"
    assert cameo_code(an_event(actor=(SNA, SYRIA), recipient=())) == "190"
    assert cameo_code(an_event(recipient=(CIVILIANS,))) == "180"


def test_roles_that_cameo_lacks_are_left_empty() -> None:
    """Rather than given to the next best."""
    assert [cameo_role(sector) for sector in ("REB", "JRN", "UNO", "PRM", "PTY", None)] == [
        "REB",
        "MED",
        "IGO",
        "",
        "",
        "",
    ]


@pytest.mark.parametrize(("type", "mode"), TYPED)
def test_every_type_and_mode_has_a_plover_score(type: str, mode: str | None) -> None:
    """Cooperation is above 0, conflict not above it but for requests to meet or help."""
    score = plover_score(type, mode)
    assert -10 <= score <= 10
    if type in ("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"):
        assert score > 0
    elif type != "REQUEST":
        assert score < 0


@pytest.mark.parametrize(
    ("iso3", "numeric", "fips", "gw", "region"),
    [
        ("SYR", "760", "SY", "652", "Middle East"),
        ("SDN", "729", "SU", "625", "Northern Africa"),
        ("KOS", "", "KV", "347", "Europe"),
        ("PSE", "275", "WE", "", "Middle East"),
        ("XYZ", "", "", "", ""),
    ],
)
def test_a_country_has_other_projects_codes(iso3: str, numeric: str, fips: str, gw: str, region: str) -> None:
    """As far as they are known; a country that is none has none."""
    country = country_of(iso3)
    assert (country.iso_numeric, country.fips, country.gw, country.acled_region) == (numeric, fips, gw, region)


def test_the_russian_state_is_known_by_its_ids() -> None:
    """`reg:hts` looks like one and is none."""
    assert sectors.organ_of(RUSSIA) == ("RUS", "mil")
    assert sectors.organ_of(HTS) is None
