"""Which proposals are place names: the table of comparisons, the choice among overlapping ones, and real sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.detect import detect
from dateline.detect.weights import Weights, load_weights
from dateline.ground import toponym_find
from dateline.ground.countries import read_yaml
from dateline.ground.gazetteer import Gazetteer
from dateline.ground.registry import Registry
from dateline.ground.toponym_find import COMPARISONS, Proposal, choose_spans, find_toponyms, look_around
from dateline.records.detection import DetectedName


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gazetteer]:
    """One gazetteer for the module: building it takes seconds."""
    opened = Gazetteer.open(tmp_path_factory.mktemp("gazetteer"))
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def registry() -> Registry:
    """The built-in registry."""
    return Registry.load()


@pytest.fixture(scope="module")
def weights() -> Weights:
    """The shipped model."""
    return load_weights(threads=1)


def names_in(text: str, *words: str, odds: float = 2.0) -> list[DetectedName]:
    """The words as proposals, each where it first stands behind the one before."""
    found, at = [], 0
    for word in words:
        start = text.index(word, at)
        found.append(DetectedName(start=start, end=start + len(word), odds=odds, likelihood=-0.1))
        at = start + 1
    return found


def around(text: str, word: str, gazetteer: Gazetteer) -> Proposal:
    """One word of a text, as the comparisons see it."""
    return look_around(names_in(text, word), text, gazetteer)[0]


# --- The table ------------------------------------------------------------------------------------------------------


def test_every_comparison_has_a_weight_and_every_weight_a_comparison() -> None:
    """In the order of the code, so that a reader can lay the two side by side."""
    table = read_yaml(toponym_find.WEIGHTS_FILE)
    assert list(table) == [comparison.__name__ for comparison in COMPARISONS]
    assert toponym_find.load_weights() == tuple(table.values())


def test_every_comparison_says_what_it_asks() -> None:
    """Its docstring is the sentence that a reviewer reads."""
    assert [c.__name__ for c in COMPARISONS if not (c.__doc__ or "").endswith(".")] == []


@pytest.mark.parametrize(
    ("comparison", "yes", "no"),
    [
        # comparison, where it holds and where it does not: text and the word asked about
        ("is_known", ("in Mosul today", "Mosul"), ("in Zarkanabad today", "Zarkanabad")),
        ("is_own_name", ("in Geneva", "Geneva"), ("a British man", "British")),
        ("is_populous", ("in Moscow", "Moscow"), ("in Zarkanabad", "Zarkanabad")),
        ("names_a_country", ("in Mali", "Mali"), ("in Mosul", "Mosul")),
        ("names_a_region", ("in Kan. today", "Kan."), ("in Mosul", "Mosul")),
        ("follows_a_preposition", ("left from Mosul", "Mosul"), ("said Mosul", "Mosul")),
        ("follows_a_title", ("Gen. Lincoln", "Lincoln"), ("in Lincoln", "Lincoln")),
        ("follows_a_capital", ("Abraham Lincoln", "Lincoln"), ("Gen Lincoln", "Lincoln")),
        ("precedes_a_feature", ("Lincoln County", "Lincoln"), ("Lincoln Police", "Lincoln")),
        ("precedes_an_institution", ("Lincoln Police", "Lincoln"), ("Lincoln police", "Lincoln")),
        ("precedes_a_capital", ("Lincoln Chafee", "Lincoln"), ("Lincoln County", "Lincoln")),
        ("precedes_people", ("Mosul residents", "Mosul"), ("Mosul fell", "Mosul")),
        ("precedes_its_state", ("Lincoln, Neb., said", "Lincoln"), ("Lincoln, who", "Lincoln")),
        ("is_one_word", ("in Mosul", "Mosul"), ("in New York", "New York")),
        ("is_long", ("in Salt Lake City", "Salt Lake City"), ("in New York", "New York")),
        ("is_unknown_word", ("in Zarkanabad", "Zarkanabad"), ("in Mosul", "Mosul")),
        ("is_in_capitals", ("MOSUL fell", "MOSUL"), ("Mosul fell", "Mosul")),
        ("has_a_digit", ("on Route 9", "Route 9"), ("on Route Nine", "Route Nine")),
        ("holds_a_feature", ("in Lake Chad", "Lake Chad"), ("in Chad", "Chad")),
        ("ends_in_a_stop", ("Ala. town", "Ala."), ("Ala. town", "Ala")),
        ("lacks_its_stop", ("Ala. town", "Ala"), ("Zarkanabad.", "Zarkanabad")),
        ("begins_a_sentence", ("It fell. Mosul did", "Mosul"), ("then Mosul fell", "Mosul")),
        ("is_hyphenated_on", ("ex-Mosul", "Mosul"), ("ex Mosul", "Mosul")),
        ("goes_on_as_known", ("in New York", "New"), ("in New Zarkanabad", "New")),
    ],
)
def test_what_a_comparison_asks(
    gazetteer: Gazetteer, comparison: str, yes: tuple[str, str], no: tuple[str, str]
) -> None:
    """It is above nought where it holds, and nought where it does not."""
    ask = getattr(toponym_find, comparison)
    assert ask(around(*yes, gazetteer)) > 0
    assert ask(around(*no, gazetteer)) == 0


def test_what_stands_in_another_line_is_not_beside(gazetteer: Gazetteer) -> None:
    """A headline's last word does not stand before the report's first, nor the other way round."""
    text = "Curfew ordered by police\nMosul\nResidents fled"
    proposal = around(text, "Mosul", gazetteer)
    assert (proposal.before, proposal.after, proposal.begins) == ("", "", True)


@settings(max_examples=60, deadline=None)
@given(st.text("Ab ,.'-\n’é", max_size=30), st.data())
def test_looking_around_never_raises(gazetteer: Gazetteer, text: str, data: st.DataObject) -> None:
    """Whatever stands beside a proposal, one answer a proposal comes back and each comparison is a number."""
    start = data.draw(st.integers(0, max(0, len(text) - 1)))
    end = data.draw(st.integers(min(start + 1, len(text)), len(text)))
    if not text[start:end].strip():
        return
    names = [DetectedName(start=start, end=end, odds=1.0, likelihood=-1.0)]
    (proposal,) = look_around(names, text, gazetteer)
    assert all(isinstance(comparison(proposal), float) for comparison in COMPARISONS)


def test_words_that_the_page_repeats_help_each_other(gazetteer: Gazetteer) -> None:
    """The best three readings of the same words count for each of them, not those of other words."""
    text = "Beled, Beled, Beled, Beled, Zarkan"
    names = [
        DetectedName(start=start, end=start + 5, odds=odds, likelihood=-0.1)
        for start, odds in zip((0, 7, 14, 21), (-4.0, 1.0, 2.0, 3.0), strict=True)
    ]
    names.append(DetectedName(start=28, end=34, odds=8.0, likelihood=-0.1))
    found = look_around(names, text, gazetteer)
    assert [p.elsewhere for p in found] == [2.0] * 4 + [8.0]
    assert [p.times for p in found] == [4, 4, 4, 4, 1]


# --- The choice -----------------------------------------------------------------------------------------------------

Weighed = tuple[int, int, float]


def overlap(rows: Sequence[Weighed]) -> bool:
    """Whether any two share a character."""
    return any(a[0] < b[1] and b[0] < a[1] for a, b in combinations(rows, 2))


@settings(max_examples=300)
@given(
    st.lists(
        st.tuples(st.integers(0, 12), st.integers(1, 5), st.integers(1, 20)).map(
            lambda row: (row[0], row[0] + row[1], row[2] / 2)
        ),
        max_size=8,
        unique_by=lambda row: row[:2],
    )
)
def test_the_chosen_spans_weigh_most_and_do_not_overlap(rows: list[Weighed]) -> None:
    """No other set of the proposals that share no character weighs more, whatever their order."""
    weight = {(start, end): value for start, end, value in rows}
    chosen = choose_spans(rows)
    assert not overlap([(*span, weight[span]) for span in chosen])
    assert chosen == sorted(chosen)
    best = max(
        sum(row[2] for row in some)
        for size in range(len(rows) + 1)
        for some in combinations(rows, size)
        if not overlap(some)
    )
    assert sum(weight[span] for span in chosen) == best
    assert sum(weight[span] for span in choose_spans(rows[::-1])) == best


@pytest.mark.parametrize(
    ("rows", "chosen"),
    [
        ([], []),
        ([(0, 5, 1.0)], [(0, 5)]),
        ([(0, 5, 1.0), (5, 8, 1.0)], [(0, 5), (5, 8)]),  # touching is not overlapping
        ([(0, 8, 1.5), (0, 3, 1.0), (4, 8, 1.0)], [(0, 3), (4, 8)]),  # two that together weigh more
        ([(0, 8, 2.5), (0, 3, 1.0), (4, 8, 1.0)], [(0, 8)]),
    ],
)
def test_examples_of_the_choice(rows: list[Weighed], chosen: list[tuple[int, int]]) -> None:
    """One long name, or the two short ones in it."""
    assert choose_spans(rows) == chosen


def test_what_weighs_nothing_is_no_name(gazetteer: Gazetteer) -> None:
    """A proposal that the comparisons speak against is left out even where nothing overlaps it."""
    text = "Then Zarkanabad Smith spoke in Mosul."
    assert find_toponyms(names_in(text, "Zarkanabad", odds=-5.0), text, gazetteer) == []
    assert find_toponyms(names_in(text, "Mosul"), text, gazetteer) == [(31, 36)]
    assert find_toponyms([], text, gazetteer) == []


@pytest.mark.parametrize(
    ("text", "marked", "found"),
    [
        ("Shells fell in Sana'a on Friday.", "Sana", ["Sana'a"]),
        ("Shells fell in Sana’a’s centre.", "Sana", ["Sana’a"]),
        ("The market of Ta'izz burnt down.", "Ta", ["Ta'izz"]),
        ("Shells fell on Homs's centre.", "Homs", ["Homs"]),
        ("SANA reporter said so in Hama.", "SANA", []),
        ("SANA, Yemen (AP) - Shells fell.", "SANA", ["SANA"]),
        ("News agency Iba'a said so.", "Iba", []),
        ("Mosul fell.", "Mosul", ["Mosul"]),
        ("Russia fired.", "Russia", ["Russia"]),  # a state and its land bear one name
    ],
)
def test_names_are_whole_and_no_known_actors(
    gazetteer: Gazetteer, registry: Registry, text: str, marked: str, found: list[str]
) -> None:
    """The rest of a word behind an apostrophe belongs to it; an acronym, or what no place is called, is an actor's."""
    names = names_in(text, marked)
    assert [text[start:end] for start, end in find_toponyms(names, text, gazetteer, registry)] == found


# --- Sentences, read by the shipped head ----------------------------------------------------------------------------

# Text and its place names in order.
SENTENCES = [
    # inside an actor
    ("Mosul police said two gunmen had fled the market before dawn.", ["Mosul"]),
    ("The Kirkuk health directorate counted nine wounded.", ["Kirkuk"]),
    ("A Damascus court sentenced the smuggler to ten years.", ["Damascus"]),
    ("The governor of Borno ordered the camps closed.", ["Borno"]),
    ("Benghazi residents buried their dead on Sunday evening.", ["Benghazi"]),
    ("Aleppo University students held a vigil.", ["Aleppo"]),
    # adjectives
    ("Russian warplanes struck the depot twice overnight.", ["Russian"]),
    ("Two Turkish soldiers and a Syrian interpreter were hurt.", ["Turkish", "Syrian"]),
    ("Malian troops withdrew from Kidal without a fight.", ["Malian", "Kidal"]),
    ("The Ukrainian general staff denied the loss of Avdiivka.", ["Ukrainian", "Avdiivka"]),
    # persons named like a town
    ("Jackson Lincoln, a spokesman for the relief group, denied it.", []),
    ("General Sydney Houston told reporters that the road was open.", []),
    ("Mrs. Florence Camden identified the body of her son.", []),
    ("Colonel Austin Troy commanded the patrol that was hit near Gao.", ["Gao"]),
    ("Paris Whitney, 24, was shot as she left work in Durban.", ["Durban"]),
    ("Georgia Wells and her brother Orlando hid in the cellar.", []),
    ("Brigadier Medina Salah was killed by a mine in Marib.", ["Marib"]),
    ("Judge Kent Madison freed the two men.", []),
    ("President Chad Hudson cancelled his visit to Chad.", ["Chad"]),
    # several in a row, with qualifiers, with articles and hyphens
    ("Shells fell on Saraqib, Maarat al-Numan and Khan Sheikhoun.", ["Saraqib", "Maarat al-Numan", "Khan Sheikhoun"]),
    ("Convoys move along the road from Sebha to Tripoli.", ["Sebha", "Tripoli"]),
    ("Clashes went on in northern Iraq and eastern Syria.", ["Iraq", "Syria"]),
    ("The boats left the coast of West Africa for the Canary Islands.", ["West Africa", "Canary Islands"]),
    ("A bomb exploded in Jalalabad, Nangarhar province, on Friday.", ["Jalalabad", "Nangarhar"]),
    ("In Deir ez-Zor the bridge was destroyed again.", ["Deir ez-Zor"]),
    ("BAMAKO (Reuters) - Gunmen raided a village near Ménaka on Thursday.", ["BAMAKO", "Ménaka"]),
    ("Al-Shabaab seized Galkayo's northern quarter for an hour.", ["Galkayo"]),
    ("Envoys of the U.S., Britain and France met.", ["U.S.", "Britain", "France"]),
    # capitals that name no place
    ("Army officers said the May offensive had begun on Monday.", []),
    ("The Red Cross and Amnesty International asked for access.", []),
    ("He waved a March calendar and quoted the Koran.", []),
    ("Fighters of the Raqqa Military Council left the road on Monday.", ["Raqqa"]),
    ("The Islamic State said it had executed the hostages.", []),
    ("The Washington Post named the officer.", []),
]
# Known errors of the shipped head and weights; one that is mended moves up.
MISREAD = [
    ("Hope faded after the Reading Room burnt down.", []),  # found: Hope
    ("The U.S. military said it had no troops there.", ["U.S."]),  # found: none, where it stands before a noun
    ("Later Lincoln said he had seen nobody with a rifle.", []),  # found: Lincoln
    ("The Democratic Republic of Congo closed its border.", ["Democratic Republic of Congo"]),  # found: Congo
    ("The Nile rose by a metre at Atbara.", ["Nile", "Atbara"]),  # found: Atbara; the gazetteer has no rivers
    ("Wagner fighters were seen over Tarhuna.", ["Tarhuna"]),  # found: Wagner too
]


def read_names(text: str, weights: Weights, gazetteer: Gazetteer) -> list[str]:
    """The place names of a text, from the network on."""
    return [text[start:end] for start, end in find_toponyms(detect(text, weights).names, text, gazetteer)]


@pytest.mark.parametrize(
    ("text", "names"),
    [*SENTENCES, *(pytest.param(*row, marks=pytest.mark.xfail(strict=True, reason="misread")) for row in MISREAD)],
)
def test_place_names_of_a_sentence(weights: Weights, gazetteer: Gazetteer, text: str, names: list[str]) -> None:
    """Inside actors and as adjectives they are found; a person or a thing that is called like a town is none."""
    assert read_names(text, weights, gazetteer) == names


def test_no_sentence_stands_in_what_the_head_learnt_from() -> None:
    """Sentences that it has seen would show nothing."""
    passages = Path(__file__).resolve().parents[2] / "training" / "toponyms"
    learnt = " ".join(path.read_text(encoding="utf-8") for path in passages.glob("*.txt")).replace("{p ", "")
    assert [text for text, _ in [*SENTENCES, *MISREAD] if text in learnt.replace("}", "")] == []
