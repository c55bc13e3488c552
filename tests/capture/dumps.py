"""This file holds invented pages as bare text, in the shapes in which people copy them: report, then readers."""

from __future__ import annotations

from msgspec import Struct

REPORT = (
    "Militia shells market in Tarvel as talks stall\n\n"
    "Smoke over the grain market of Tarvel, illustrative image\n\n"
    "Artillery shells hit the grain market of Tarvel on Tuesday, killing four traders, the district council said.\n\n"
    "The Northern Column denied that it had fired and blamed government troops on the ridge above the town.\n\n"
)


class Dump(Struct, frozen=True):
    """A page as text; `comments` lists each comment's commenter (None where lost) and first words, in order."""

    text: str
    comments: tuple[tuple[str | None, str], ...]


DUMPS = {
    # Names on lines of their own, lost for some comments, which then follow two blank lines.
    "lone names": Dump(
        REPORT + "Green Heron\n\nAnd you believe the council? hahaha\n\n\nthey always say that..\n\n\n"
        "Marta Vexley\n\nI was there last week. Nobody cares, Green Heron!\n",
        (
            ("Green Heron", "And you believe"),
            (None, "they always say"),
            ("Marta Vexley", "I was there"),
        ),
    ),
    # WordPress: "NAME says:" and a date below it.
    "says": Dump(
        REPORT + "2 thoughts on “Militia shells market in Tarvel as talks stall”\n\n"
        "Marta Vexley says:\nMarch 9, 2021 at 10:15 am\nThank you for this report. I hope they are safe.\nReply\n\n"
        "old_miller says:\nMarch 9, 2021 at 11:40 am\nThe army did it, everybody knows.\nReply\n",
        (("Marta Vexley", "Thank you for"), ("old_miller", "The army did")),
    ),
    # Disqus: name, bullet, age, and links below.
    "age": Dump(
        REPORT + "Comments (3)\n\nDorian Pell • 3 years ago\nWell, what did you expect?\n2 △ ▽ Reply Share ›\n\n"
        "quarry_rat77 • 3 years ago\nSo sad. My aunt lives two streets away.\n△ ▽ Reply Share ›\n\n"
        "Dorian Pell • 2 years ago\nStill no inquiry.\n△ ▽ Reply Share ›\n",
        (("Dorian Pell", "Well, what"), ("quarry_rat77", "So sad"), ("Dorian Pell", "Still no")),
    ),
    # A social network: name, text on the next line, then counts and links.
    "links": Dump(
        REPORT + "Osk Tarrant\nYou people never learn!!\nLike · Reply · 2h\n\n"
        "Lena Brookvale\nGod help them :(\nLike · Reply · 1h\n",
        (("Osk Tarrant", "You people"), ("Lena Brookvale", "God help")),
    ),
    # A forum: name, date and time on one line.
    "dated": Dump(
        REPORT + "Osk Tarrant - 9 March 2021, 14:05\nI call that murder.\n\n"
        "Lena Brookvale - 9 March 2021, 15:30\nYou call everything murder, Osk.\n",
        (("Osk Tarrant", "I call that"), ("Lena Brookvale", "You call")),
    ),
    # A heading, then "NAME: text".
    "inline": Dump(
        REPORT
        + "Reader comments\n\nMarta Vexley: I told you so, the talks are dead!\n\nDorian Pell: wait and see, Marta\n",
        (("Marta Vexley", "I told you"), ("Dorian Pell", "wait and see")),
    ),
    # Handles before the words.
    "handles": Dump(
        REPORT
        + "4 Comments\n\n@heron_92\n\nlol the council again\n\n@vexley.m\n\nWhy don't you go and look yourself?\n",
        (("@heron_92", "lol the council"), ("@vexley.m", "Why don't you")),
    ),
}
