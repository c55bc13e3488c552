"""This file holds the closed classes of English words by which phrases and clauses are told apart."""

from __future__ import annotations

from typing import Final

BE: Final = frozenset("is are was were be been being am 's 're 'm isn't aren't wasn't weren't".split())
HAVE: Final = frozenset("has have had having 've hasn't haven't hadn't".split())
MODALS: Final = frozenset(
    "will would can could may might must shall should do does did 'll 'd won't wouldn't can't cannot couldn't "
    "shouldn't don't doesn't didn't mustn't".split()
)
AUXILIARIES: Final = BE | HAVE | MODALS

# Adverbs that stand between a subject and its verb and do not end in -ly.
ADVERBS: Final = frozenset(
    "not never also then later now again just still often once even ever always soon already yet further instead "
    "too thus therefore meanwhile sometimes twice both all reportedly first long however moreover nevertheless "
    "nonetheless".split()
)
# Words in -ly that are no adverbs.
NOT_ADVERBS: Final = frozenset("july family assembly ally italy reply supply daily weekly monthly only early".split())

SUBJECT_PRONOUNS: Final = frozenset("i you he she it we they".split())
PRONOUNS: Final = SUBJECT_PRONOUNS | frozenset(
    "me him her us them this that these those who which others one someone somebody everyone everybody nobody "
    "anyone many some most several both few none another all himself herself themselves itself".split()
)
RELATIVES: Final = frozenset("who which that".split())
DETERMINERS: Final = frozenset(
    "the a an this that these those his her its their our my your some many most several all both another any no "
    "each every few more".split()
)
POSSESSIVES: Final = frozenset("his her its their our my your".split())
NOUN_PREPOSITIONS: Final = frozenset("of for from at in with on by to near against about between within under".split())
PREPOSITIONS: Final = NOUN_PREPOSITIONS | frozenset(
    "after before during since until into over through without among amid via despite outside inside around "
    "across following like toward towards upon behind beyond per than".split()
)
CONJUNCTIONS: Final = frozenset("and or but nor yet so".split())
SUBORDINATORS: Final = frozenset(
    "because when while if as although though whereas unless where whether how why what since after before until "
    "once".split()
)
# What opens a clause that is said, thought or asked.
COMPLEMENTISERS: Final = frozenset("that how why what whether if who where when which".split())
DAYS: Final = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tonight earlier recently".split()
)
DAY_PARTS: Final = frozenset(
    "morning afternoon evening night week month year weekend spring summer fall autumn winter".split()
)
OBJECT_PRONOUNS: Final = frozenset("me you him her it us them himself herself themselves itself".split())
DASHES: Final = frozenset("— – ― -- - ---".split())
STOPS: Final = frozenset(". ! ? … ; ... ....".split())


def is_adverb(word: str) -> bool:
    """Whether a lower-case word may stand between subject and verb."""
    return word in ADVERBS or (word.endswith("ly") and len(word) > 4 and word not in NOT_ADVERBS)
