"""What the words around a noun of the act say: who attacks in *an attack of X on Y*; and lists."""

from dateline.detect.nominal import name_agents
from dateline.records.detection import Argument, DetectedMention, DetectedTrigger, Detection
from dateline.records.lists import find_lists


def found(text: str, trigger: str, actors: tuple[str, ...], **roles: str) -> Detection:
    """The trigger and actors by their words; `roles` give what the network said of the first actor."""
    start = text.index(trigger)
    mentions = tuple(
        DetectedMention(id=f"m{n}", kind="actor", start=text.index(w), end=text.index(w) + len(w))
        for n, w in enumerate(actors, 1)
    )
    return Detection(
        mentions=mentions,
        triggers=(
            DetectedTrigger(
                id="e1", start=start, end=start + len(trigger), type="ASSAULT", mode=None, factuality="happened"
            ),
        ),
        arguments=tuple(Argument(trigger="e1", role=role, target=m) for role, m in roles.items()),  # type: ignore[arg-type]
    )


def test_who_attacks_whom_in_a_noun_phrase() -> None:
    """*An attack of X and Y on Z*: X and Y attack, even where the network took X for the one attacked."""
    text = "An attack of Zarkan and Beled on the town failed."
    detection = name_agents(found(text, "attack", ("Zarkan", "Beled"), recipient="m1"), text)
    assert {(a.role, a.target) for a in detection.arguments} == {("actor", "m1"), ("actor", "m2")}


def test_of_alone_names_the_victim() -> None:
    """*The killing of X* leaves X what the network made of it."""
    text = "The killing of Zarkan was denied."
    detection = found(text, "killing", ("Zarkan",), recipient="m1")
    assert name_agents(detection, text) == detection


def test_by_names_the_agent() -> None:
    """*Shelling by X*: X did it."""
    text = "Shelling by Zarkan went on."
    detection = name_agents(found(text, "Shelling", ("Zarkan",)), text)
    assert [(a.role, a.target) for a in detection.arguments] == [("actor", "m1")]


def test_a_backer_before_its_member_does_not_break_a_list() -> None:
    """*The SAA, Iranian-backed forces and Russia* is a list of three; Iran is none of it."""
    text = "the SAA, Iranian-backed forces and Russia"
    spans = [(4, 7), (9, 16), (24, 30), (35, 41)]
    assert find_lists(text, spans) == {0: [0, 2, 3], 2: [0, 2, 3], 3: [0, 2, 3]}
