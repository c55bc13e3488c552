"""What was called off, put off or only announced did not happen; what had begun did."""

import pytest

from dateline.detect.called_off import read_called_off
from dateline.records.detection import Argument, DetectedMention, DetectedTrigger, Detection
from dateline.records.ontology import Factuality


def a_detection(
    text: str, act: str, type_: str = "ASSAULT", factuality: Factuality = "happened", mode: str | None = None
) -> Detection:
    """One act in one sentence, at these words."""
    start = text.index(act)
    trigger = DetectedTrigger(
        id="e1", start=start, end=start + len(act), type=type_, mode=mode, factuality=factuality
    )  # fmt: skip
    return Detection(triggers=(trigger,), sentences=((0, len(text)),))


READ = [
    # the sentence, the act, its type, what the network makes of it, what it is
    ("HTS called off the attack on Kafriya.", "attack", "ASSAULT", "happened", "denied"),
    ("HTS has called off its long-planned offensive in Hama.", "offensive", "ASSAULT", "planned", "denied"),
    ("The general staff cancelled the airstrikes.", "airstrikes", "ASSAULT", "happened", "denied"),
    ("The government shelved an operation in Idlib.", "operation", "ASSAULT", "happened", "denied"),
    ("The army scrapped a second assault.", "assault", "ASSAULT", "happened", "denied"),
    ("The unions called off the protest set for Friday.", "protest", "PROTEST", "planned", "denied"),
    ("The palace cancelled the meeting with the envoy.", "meeting", "CONSULT", "happened", "denied"),
    ("HTS dropped plans for an attack on the base.", "attack", "ASSAULT", "happened", "denied"),
    ("HTS gave up its plan to attack the base.", "attack", "ASSAULT", "planned", "denied"),
    ("The group withdrew its threat to storm the airport.", "storm", "ASSAULT", "planned", "denied"),
    ("The council decided against evacuating the town.", "evacuating", "AID", "happened", "denied"),
    ("The attack on the north of Aleppo has been called off.", "attack", "ASSAULT", "happened", "denied"),
    ("The offensive that HTS had announced was called off.", "offensive", "ASSAULT", "denied", "denied"),
    ("The planned offensive in Idlib was shelved.", "offensive", "ASSAULT", "planned", "denied"),
    ("A spokesman said the raid had been cancelled.", "raid", "ASSAULT", "happened", "denied"),
    ("The assault on the port was put off until May.", "assault", "ASSAULT", "happened", "planned"),
    ("The army postponed the assault on Daraa.", "assault", "ASSAULT", "happened", "planned"),
    ("The meeting of both envoys was later postponed.", "meeting", "CONSULT", "happened", "planned"),
    ("HTS had announced the attack in June.", "attack", "ASSAULT", "happened", "planned"),
    ("The group had threatened an attack on the army.", "attack", "ASSAULT", "happened", "planned"),
    ("The militia promised more attacks.", "attacks", "ASSAULT", "happened", "planned"),
    # it had begun, and is over
    ("The rebels called off their attack after losing twenty men.", "attack", "ASSAULT", "happened", "happened"),
    ("The army called off the operation after three days.", "operation", "ASSAULT", "happened", "happened"),
    ("They called off the week-long raids.", "raids", "ASSAULT", "happened", "happened"),
    ("The army suspended its operation on Monday.", "operation", "ASSAULT", "happened", "happened"),
    ("The coalition halted its air strikes.", "air strikes", "ASSAULT", "happened", "happened"),
    # it was not called off
    ("HTS has not called off the attack.", "attack", "ASSAULT", "planned", "planned"),
    ("A commander denied that he had called off the raid.", "raid", "ASSAULT", "planned", "planned"),
    ("If the attack is called off, the men will leave.", "attack", "ASSAULT", "conditional", "conditional"),
    ("The raid would have been called off.", "raid", "ASSAULT", "happened", "happened"),
    # another thing was called off
    ("Talks about the attack on Kafriya were called off.", "attack", "ASSAULT", "happened", "happened"),
    ("After the attack on Kafriya the talks were called off.", "attack", "ASSAULT", "happened", "happened"),
    ("The army cancelled leave after the attack.", "attack", "ASSAULT", "happened", "happened"),
    ("They called off talks and attacked the base.", "attacked", "ASSAULT", "happened", "happened"),
    # before the noun such words say nothing
    ("The delayed offensive began on Monday.", "offensive", "ASSAULT", "happened", "happened"),
    ("The promised offensive began on Monday.", "offensive", "ASSAULT", "happened", "happened"),
    # announced, since it was done
    ("The army had announced the capture of the town.", "capture", "ASSAULT", "happened", "happened"),
    # what somebody says against another stays said
    ("The envoy dropped the threat of a raid.", "threat", "THREATEN", "happened", "happened"),
]


@pytest.mark.parametrize(("text", "act", "type_", "network", "factuality"), READ, ids=[f"{row[0]}" for row in READ])
def test_what_was_called_off(text: str, act: str, type_: str, network: Factuality, factuality: Factuality) -> None:
    """Denied when called off, planned when put off or only announced, left alone where the words say less."""
    (trigger,) = read_called_off(a_detection(text, act, type_, network), text).triggers
    assert trigger.factuality == factuality


@pytest.mark.parametrize(("mode", "type_"), [("restrict", "COERCE"), ("strike", "PROTEST")])
def test_what_lasts_was_there_before_it_was_called_off(mode: str, type_: str) -> None:
    """A siege or a strike is called off while it lasts."""
    text = "They called off the action at noon."
    detection = a_detection(text, "action", type_, "happened", mode)
    assert read_called_off(detection, text) == detection


def test_the_words_of_calling_off_are_no_second_act() -> None:
    """A material act that was seen in *called off* goes with its roles; a verbal one stays, with its content."""
    text = "The attack was called off, but the envoy cancelled the meeting."
    off = DetectedTrigger(id="e2", start=15, end=25, type="COERCE", mode=None, factuality="happened")
    cancelled = DetectedTrigger(id="e3", start=41, end=50, type="REJECT", mode=None, factuality="happened")
    meeting = DetectedTrigger(id="e4", start=55, end=62, type="CONSULT", mode=None, factuality="happened")
    detection = a_detection(text, "attack")
    found = read_called_off(
        Detection(
            mentions=(DetectedMention(id="m1", kind="actor", start=35, end=40),),
            triggers=(*detection.triggers, off, cancelled, meeting),
            arguments=(
                Argument(trigger="e2", role="actor", target="m1"),
                Argument(trigger="e3", role="actor", target="m1"),
                Argument(trigger="e3", role="content", target="e4"),
            ),
            sentences=detection.sentences,
        ),
        text,
    )
    assert [(text[t.start : t.end], t.factuality) for t in found.triggers] == [
        ("attack", "denied"),
        ("cancelled", "happened"),
        ("meeting", "denied"),
    ]
    assert [(a.trigger, a.role, a.target) for a in found.arguments] == [("e2", "actor", "m1"), ("e2", "content", "e3")]


@pytest.mark.parametrize(
    ("text", "time", "role"),
    [
        ("HTS had announced the attack on July 1.", "July 1", "said"),
        ("HTS had announced the attack for July 1.", "July 1", "time"),
        ("HTS had announced an attack next week.", "next week", "time"),
        ("HTS had threatened an attack in late June.", "late June", "said"),
    ],
)
def test_the_day_of_an_announcement_is_when_it_was_said(text: str, time: str, role: str) -> None:
    """*On July 1* dates the announcement, *for July 1* the attack."""
    start = text.index(time)
    detection = a_detection(text, "attack")
    found = read_called_off(
        Detection(
            mentions=(DetectedMention(id="m1", kind="time", start=start, end=start + len(time)),),
            triggers=detection.triggers,
            arguments=(Argument(trigger="e1", role="time", target="m1"),),
            sentences=detection.sentences,
        ),
        text,
    )
    assert [a.role for a in found.arguments] == [role]


def test_an_announced_attack_with_a_toll_happened() -> None:
    """A group that *had announced the attack* in which twelve died claims it."""
    text = "HTS had announced the attack that killed 12."
    detection = a_detection(text, "attack")
    start = text.index("12")
    counted = Detection(
        mentions=(DetectedMention(id="m1", kind="toll", start=start, end=start + 2),),
        triggers=detection.triggers,
        arguments=(Argument(trigger="e1", role="toll", target="m1", of="killed"),),
        sentences=detection.sentences,
    )
    assert read_called_off(counted, text) == counted
