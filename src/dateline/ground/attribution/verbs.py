"""This file holds the verbs that attribute, with what may follow each, and inflects them.

The letters say what may be the content: `t` a clause behind *that*, *how*, *whether*; `s` a bare clause, also before
the verb (*S, X said*); `q` a quotation; `n` a noun phrase; `i` an infinitive (*vowed to leave*); `g` a form in -ing;
`o` another and an infinitive (*urged X to leave*); `a` a noun phrase and *as* (*saw it as a threat*). `h`: a hearer may
stand between (*told reporters that*). A preposition opens a noun phrase (*warned of*).
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

_TABLE: Final = """
# Saying.
say tsqi | add tsq | note tsqn | explain tsqn | argue tsq for against | claim tsqni | assert tsqn
insist tsq on | contend tsq | maintain tsq | declare tsqn | announce tsqn | report tsqn on | acknowledge tsqng
admit tsqng to | concede tsq | confirm tsqn | reiterate tsqn | stress tsqn | emphasize tsqn | emphasise tsqn
underscore tn | underline tn | remark tsq on | observe tsq | comment tsq on | reply tsq | respond tsq
retort tsq | counter tsq | continue q | conclude tsq | joke tsq about | quip tsq | boast tsq of about
brag tsq about | complain tsq about of | lament tsqn | speculate tsq about on | suggest tsqng | reveal tsqn
disclose tsqn | testify tsq | recall tsqng | recount tsqn | write tsq about of | tweet tsq | post q | state tsq
mention tn | repeat tsqn | allege tsqn | point out tsqn | affirm tsqn | attest ts to | hint tsq at | opine tsq
muse tsq about | clarify tsq | elaborate q on | interject q | volunteer tsq | venture q | reason tsq
signal tsn | describe n | discuss n | cite n | speak of about | refer to | point to | allude to | object tq to
detail n | outline n | highlight n | echo n | imply ts | shout tq | yell tq | scream q | chant q | cry q
whisper q | mutter q | murmur q | exclaim tq | intone q | sing q
# Saying to somebody.
tell tsqh | warn tsqho of about against | caution tsqho against | remind tqho | assure tqh | reassure tqh
ask tqhon about | wonder tq about | inquire tq about
# Thinking.
think tsq about of | believe ts in | feel ts | know t about | fear tsn | worry tsq about | hope tsi for
suspect tsq | doubt tsn | realize ts | realise ts | understand t | assume ts | guess tsq | figure ts
expect tsino | consider ng | imagine tn | envision ng | remember tng | regret tng | wish ts | dream of
predict tsqn | estimate tsq | question nt | theorize ts | posit ts | hypothesize ts | agree tsqi with on
disagree tq with | pray tq for
# Finding.
find ts | show ts | indicate ts | learn ts of | hear t of | discover ts | demonstrate t | prove t | rule ts
# Wanting, promising, asking.
vow tsqin | pledge tsqin | promise tsqinh | threaten tsqi | swear tsqi | refuse i | decline i | plan i | want io
intend i | offer i | propose tgni | demand tnqi | decide ti on against | call no for on | urge tnqo | order to
encourage o | advise tqho | recommend tgn | request tn | beg qo | plead qi for | implore oq | exhort oq
instruct o | command oq | push for | advocate ng for | seek n
# Judging.
condemn n | denounce n | criticize n | criticise n | praise n | blast n | slam n | reject n | oppose ng
support ng | endorse n | blame n | accuse o | attack n | mock n | ridicule n | decry n | hail n | applaud n
defend n | label n | dub n | rail against | apologize q for | apologise q for | dismiss n | approve of | liken n
compare n | characterize n | characterise n | dispute tn | deny tsqng | tout n | thank n | salute n | credit n
rebuke n | scold qn | lambast n | lambaste n | assail n | deride n | bemoan n | berate n | chide qn
admonish qn | fault n | rip n | welcome n
proclaim tsqn | chastise n | rebut n | refute n | contest n | disavow n | extol n | laud n | commend n | belittle n
disparage n | lobby for | campaign for against | portray n | depict n | deem n | resent ng | marvel at | rejoice in
insinuate ts | concur tq with | decree ts | denigrate n | repudiate n | renounce n | overrule n | veto n
# Seeing one thing as another.
see a | view a | regard a | treat a | cast a | cover a | brand a | identify a | interpret a | perceive a
"""

_IRREGULAR: Final = {
    "admit": "admitted admitted admitting admits", "beg": "begged begged begging begs",
    "brag": "bragged bragged bragging brags", "cast": "cast cast casting casts",
    "concur": "concurred concurred concurring concurs", "dream": "dreamed dreamed dreaming dreams",
    "dub": "dubbed dubbed dubbing dubs", "extol": "extolled extolled extolling extols",
    "feel": "felt felt feeling feels", "find": "found found finding finds", "hear": "heard heard hearing hears",
    "know": "knew known knowing knows", "learn": "learned learned learning learns",
    "plan": "planned planned planning plans", "quip": "quipped quipped quipping quips",
    "rebut": "rebutted rebutted rebutting rebuts", "refer": "referred referred referring refers",
    "regret": "regretted regretted regretting regrets", "rip": "ripped ripped ripping rips",
    "say": "said said saying says", "see": "saw seen seeing sees", "seek": "sought sought seeking seeks",
    "show": "showed shown showing shows", "signal": "signaled signaled signaling signals",
    "sing": "sang sung singing sings", "slam": "slammed slammed slamming slams",
    "speak": "spoke spoken speaking speaks", "swear": "swore sworn swearing swears",
    "tell": "told told telling tells", "think": "thought thought thinking thinks",
    "understand": "understood understood understanding understands", "veto": "vetoed vetoed vetoing vetoes",
    "write": "wrote written writing writes",
}  # fmt: skip


class Verb(NamedTuple):
    """A cue verb: `takes` are letters, `prepositions` open its noun phrase (module docstring)."""

    lemma: str
    takes: frozenset[str]
    prepositions: frozenset[str]


class Form(NamedTuple):
    """One inflected form of a verb: `kind` is base, s, past, participle (past and participle alike: past) or ing."""

    verb: Verb
    kind: str


def _inflect(lemma: str) -> dict[str, str]:
    """Form → kind for one verb."""
    if lemma in _IRREGULAR:
        past, participle, ing, s = _IRREGULAR[lemma].split()
        return {lemma: "base", s: "s", ing: "ing", participle: "participle", past: "past"}
    if lemma.endswith("e"):
        return {lemma: "base", lemma + "s": "s", lemma[:-1] + "ing": "ing", lemma + "d": "past"}
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return {lemma: "base", lemma[:-1] + "ies": "s", lemma + "ing": "ing", lemma[:-1] + "ied": "past"}
    s = "es" if lemma.endswith(("s", "sh", "ch", "x")) else "s"
    return {lemma: "base", lemma + s: "s", lemma + "ing": "ing", lemma + "ed": "past"}


def _read_table() -> dict[str, Form]:
    takes: dict[str, set[str]] = {}
    prepositions: dict[str, set[str]] = {}
    entries = re.sub(r"#.*", "", _TABLE).replace("\n", "|").split("|")
    for entry in entries:
        words = entry.split()
        if not words:
            continue
        lemma = words[0]
        for word in words[1:]:
            if word in {"to", "of", "on", "about", "for", "against", "with", "in", "at"}:
                prepositions.setdefault(lemma, set()).add(word)
            elif word != "out":
                takes.setdefault(lemma, set()).update(word)
    forms: dict[str, Form] = {}
    for lemma in takes | prepositions:
        verb = Verb(lemma, frozenset(takes.get(lemma, ())), frozenset(prepositions.get(lemma, ())))
        for form, kind in _inflect(lemma).items():
            forms[form] = Form(verb, kind)
    return forms


FORMS: Final = _read_table()
# Forms that may stand behind what was said: *"…," X said*, *S, X said*.
SPEECH: Final = frozenset(
    form for form, (verb, kind) in FORMS.items() if "q" in verb.takes and kind in {"past", "s", "base", "participle"}
)
# Forms that are hardly ever nouns.
SPEECH_ONLY: Final = frozenset(
    "says say tells tell writes write adds add argues argue insists insist believes believe thinks think".split()
)
# Forms that are nouns more often than verbs: verbs only behind a name or a pronoun.
NOUN_ALIKE: Final = frozenset(
    "states rules figures calls fears reports claims plans hopes views doubts demands requests questions supports "
    "attacks faults credits promises estimates posts signals orders remarks notes pledges".split()
)
# Verbs without a content of their own that lend their subject to a cue: *began to say*, *appeared to suggest*.
GOVERNORS: Final = frozenset(
    "began begins begin continued continues continue continuing appeared appears appear seemed seems seem tried "
    "tries try trying attempted attempts used failed fails fail needed needs ought came comes rushed rose managed "
    "dared took".split()
)
