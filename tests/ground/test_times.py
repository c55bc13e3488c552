"""The times of a page read together; in the texts `[…]` is a time and `<…>` an act, planned or not, that it dates."""

from __future__ import annotations

import re
from datetime import date

import pytest

from dateline.ground.times import read_times
from dateline.records.detection import Argument, DetectedMention, DetectedTrigger, Detection
from dateline.records.page import CreationTime, Page, Paragraph

FRIDAY = date(2018, 7, 20)


def values(marked: str, factuality: str | None = None, role: str = "time") -> list[str]:
    """The TIMEX3 value of each time on a page of that Friday; with `factuality` the act has the first as its time."""
    text = ""
    mentions: list[DetectedMention] = []
    triggers: list[DetectedTrigger] = []
    for piece in re.split(r"(\[[^]]*\]|<[^>]*>)", marked):
        start = len(text)
        text += piece[1:-1] if piece[:1] in ("[", "<") else piece
        if piece[:1] == "[":
            mentions.append(DetectedMention(id=f"m{len(mentions) + 1}", kind="time", start=start, end=len(text)))
        elif piece[:1] == "<":
            triggers.append(
                DetectedTrigger(
                    id=f"e{len(triggers) + 1}", start=start, end=len(text), type="ASSAULT", mode=None,
                    factuality=factuality or "happened",  # type: ignore[arg-type]
                )
            )  # fmt: skip
    arguments = tuple(Argument(trigger=t.id, role=role, target="m1") for t in triggers if factuality)  # type: ignore[arg-type]
    page = Page(
        id="p", text=text, sha256="0", paragraphs=(Paragraph(role="body", start=0, end=len(text)),),
        dct=CreationTime(from_=FRIDAY, until=date(2018, 7, 21), precision="day", found_in="option"),
    )  # fmt: skip
    detection = Detection(mentions=tuple(mentions), triggers=tuple(triggers), arguments=arguments)
    read = read_times(page, mentions, detection)
    return [value.timex3.value if (value := read[m.id].value).timex3 else "" for m in mentions]


@pytest.mark.parametrize(
    ("marked", "factuality", "value"),
    [
        # A verb of the past governs the time of what was agreed to come.
        ("They reached an agreement on the <evacuation> of two towns on [July 17].", "planned", "2018-07-17"),
        ("They reached an agreement on the <evacuation> of two towns on [Wednesday].", "planned", "2018-07-18"),
        ("They signed a deal to <evacuate> fighters on [April 8].", "planned", "2018-04-08"),
        ("They concluded a deal on the <withdrawal> in [June].", "planned", "2018-06"),
        ("They settled on an <exchange> of prisoners on [July 12].", "planned", "2018-07-12"),
        # None does, and yet no plan has a day of the next year that is just past.
        ("On [July 17] the army and HTS settled on an <evacuation>.", "planned", "2018-07-17"),
        ("The <evacuation>, due on [July 17], is late.", "expected", "2018-07-17"),
        # Plans.
        ("HTS will <attack> the army on [July 25].", "planned", "2018-07-25"),
        ("HTS said that it would <attack> the army on [Wednesday].", "planned", "2018-07-25"),
        ("HTS announced an <attack> on the army on [Wednesday].", "planned", "2018-07-25"),
        ("HTS agreed to <leave> the town on [Wednesday].", "planned", "2018-07-25"),
        ("The army vowed an <offensive> on [April 8].", "planned", "2019-04-08"),
        # Facts.
        ("HTS <attacked> the army on [July 25].", "happened", "2017-07-25"),
        ("HTS <attacked> the army on [Wednesday].", "happened", "2018-07-18"),
    ],
)
def test_what_is_planned_lies_ahead_unless_a_past_verb_governs_its_time(
    marked: str, factuality: str, value: str
) -> None:
    """The act's factuality tells the tense, and the verb before the time takes it back."""
    assert values(marked, factuality) == [value]


def test_what_was_said_lies_behind() -> None:
    """Even of a plan, and whatever the verb before it says."""
    assert values("HTS announced an <attack> on [Wednesday].", "planned", "said") == ["2018-07-18"]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        # The zone of one end is the other's.
        ("Shells fell from [22:00 on July 18] to [02:00 Moscow time on July 19].",
         ["2018-07-18T22:00+03:00", "2018-07-19T02:00+03:00"]),
        ("Shells fell from [10 p.m. Moscow time on July 18] until [2 a.m. on July 19].",
         ["2018-07-18T22:00+03:00", "2018-07-19T02:00+03:00"]),
        ("Shells fell between [06:00] and [18:00 GMT on July 18].", ["2018-07-18T06:00Z", "2018-07-18T18:00Z"]),
        ("Shells fell at [3:15] and [4:40 a.m. Kyiv time on July 18].",
         ["2018-07-20T03:15+03:00", "2018-07-18T04:40+03:00"]),
        # So is its day; past midnight it is the next one.
        ("Shells fell from [22:00] to [02:00 Moscow time on Thursday].",
         ["2018-07-18T22:00+03:00", "2018-07-19T02:00+03:00"]),
        ("Shells fell from [22:00 on Wednesday] until [02:00 Moscow time].",
         ["2018-07-18T22:00+03:00", "2018-07-19T02:00+03:00"]),
        ("Between [10 p.m. on Wednesday] and [2 a.m. Damascus time], jets bombed Ariha.",
         ["2018-07-18T22:00+03:00", "2018-07-19T02:00+03:00"]),
        ("Jets bombed Ariha from [7 pm] to [midnight local time on Monday].", ["2018-07-16T19:00", "2018-07-16T24:00"]),
        ("Jets bombed Ariha from [midnight] to [4 a.m. on Monday].", ["2018-07-15T24:00", "2018-07-16T04:00"]),
        ("Shells fell from [06:00 on July 18] – [09:30 Moscow time].",
         ["2018-07-18T06:00+03:00", "2018-07-18T09:30+03:00"]),
        # Neither end has a day: the last night of the page, or the coming one.
        ("Shells fell from [22:00] to [02:00 Moscow time].", ["2018-07-19T22:00+03:00", "2018-07-20T02:00+03:00"]),
        ("Shells fell from [22:00], and until [02:00 Moscow time], on Kursk.",
         ["2018-07-19T22:00+03:00", "2018-07-20T02:00+03:00"]),
        ("The crossing will be open from [22:00] to [02:00 Moscow time].",
         ["2018-07-20T22:00+03:00", "2018-07-21T02:00+03:00"]),
        ("Jets came on [July 18]. Shells fell from [22:00] to [02:00 Moscow time].",
         ["2018-07-18", "2018-07-17T22:00+03:00", "2018-07-18T02:00+03:00"]),
        # Two times that bound nothing together.
        ("Shells fell at [22:00]. At [02:00 Moscow time] jets came.", ["2018-07-20T22:00", "2018-07-20T02:00+03:00"]),
        ("Shells fell at [22:00], [2018-07-19 02:00 GMT].", ["2018-07-20T22:00", "2018-07-19T02:00Z"]),
        ("Shells fell at [22:00], then [02:00 Moscow time].", ["2018-07-20T22:00", "2018-07-20T02:00+03:00"]),
        ("Shells fell from [Monday] to [02:00 Moscow time on Thursday].", ["2018-07-16", "2018-07-19T02:00+03:00"]),
        ("Two ends in one: [from 22:00 to 02:00].", ["2018-07-19T22:00/2018-07-20T02:00"]),
    ],
)  # fmt: skip
def test_the_ends_of_a_stretch_share_zone_and_day(marked: str, expected: list[str]) -> None:
    """A range in two mentions means what it means in one."""
    assert values(marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("It blew up at [a quarter past nine] [last night].", "2018-07-19T21:15"),
        ("It was shelled at [midday] on [Monday].", "2018-07-16TMI"),
        ("It blew up in [the evening] rush [yesterday].", "2018-07-19TEV"),
        ("It fell at [one o'clock] in [the night on Sunday].", "2018-07-15T01"),
        # Another time, or another thing.
        ("It fell at [noon] and [Monday] was quiet.", "2018-07-20T12"),
        ("It fell at [noon]. On [Monday] it was quiet.", "2018-07-20T12"),
    ],
)
def test_an_hour_has_the_day_that_stands_right_after_it(marked: str, expected: str) -> None:
    """The two are one time, however they were found."""
    assert values(marked)[0].startswith(expected)


def test_what_was_to_be_done_may_lie_ahead() -> None:
    """*Was to be held on August 12*, cancelled in July, names the coming August."""
    assert values("They cancelled the <summit> that was to be held on [August 12].", "denied") == ["2018-08-12"]
    assert values("They spoke of a <strike> in [August] unless he goes.", "happened") == ["2018-08"]
