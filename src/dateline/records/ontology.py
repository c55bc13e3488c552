"""This file lists the codebook's event types, modes, factualities, roles, relations and toll kinds (sections 3–5)."""

from __future__ import annotations

from typing import Final, Literal, get_args

MentionKind = Literal["actor", "place", "time", "toll", "accord"]
Factuality = Literal["happened", "ongoing", "planned", "urged", "expected", "conditional", "denied"]
TollKind = Literal["killed", "wounded", "missing", "detained", "displaced", "besieged", "other"]
Role = Literal[
    "actor", "recipient", "place", "time", "said", "toll", "source", "beneficiary", "accord", "content"
]  # fmt: skip
RelationName = Literal[
    "same", "within", "part_of", "formerly", "allied_with", "backed_by", "affiliated_with", "voice_of", "leads",
    "party_to", "covers",
]  # fmt: skip
Quad = Literal["verbal cooperation", "material cooperation", "verbal conflict", "material conflict"]
ParagraphRole = Literal["title", "caption", "body", "comment", "other"]

MENTION_KINDS: Final[tuple[MentionKind, ...]] = get_args(MentionKind)
FACTUALITIES: Final[tuple[Factuality, ...]] = get_args(Factuality)
TOLL_KINDS: Final[tuple[TollKind, ...]] = get_args(TollKind)
ROLES: Final[tuple[Role, ...]] = get_args(Role)
RELATIONS: Final[tuple[RelationName, ...]] = get_args(RelationName)

# What is put as fact: CT+ in FactBank's terms (codebook, section 4).
FACTS: Final[frozenset[Factuality]] = frozenset({"happened", "ongoing"})
# What is put as something to come: vowed, asked for, feared or supposed.
PROSPECTS: Final[frozenset[Factuality]] = frozenset({"planned", "urged", "expected", "conditional"})

# PLOVER sectors of a state's own organs; pro-government militias are armed for it, but no organ of it.
STATE_ORGANS: Final = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "SPY"})

# The kind of mention that may fill a role; `content` takes a trigger (codebook, section 7).
ROLE_FILLER: Final[dict[Role, MentionKind | Literal["trigger"]]] = {
    "actor": "actor",
    "recipient": "actor",
    "place": "place",
    "time": "time",
    "said": "time",
    "toll": "toll",
    "source": "actor",
    "beneficiary": "actor",
    "accord": "accord",
    "content": "trigger",
}

# The kinds that a relation may join, as the codebook's section 4 gives them; `same` joins any kind with itself.
RELATION_KINDS: Final[dict[RelationName, tuple[tuple[MentionKind, MentionKind], ...]]] = {
    "same": tuple((kind, kind) for kind in MENTION_KINDS),
    "within": (("place", "place"),),
    "part_of": (("actor", "actor"), ("toll", "toll")),
    "formerly": (("actor", "actor"),),
    "allied_with": (("actor", "actor"),),
    "backed_by": (("actor", "actor"),),
    "affiliated_with": (("actor", "actor"),),
    "voice_of": (("actor", "actor"),),
    "leads": (("actor", "actor"),),
    "party_to": (("actor", "accord"),),
    "covers": (("accord", "place"),),
}

# PLOVER 2.0 draft: type → (quad, modes).
_TYPES: Final[dict[str, tuple[Quad, tuple[str, ...]]]] = {
    "AGREE": ("verbal cooperation", ()),
    "CONSULT": ("verbal cooperation", ("visit", "third-party", "multilateral", "phone")),
    "SUPPORT": ("verbal cooperation", ()),
    "CONCEDE": ("verbal cooperation", ()),
    "COOPERATE": ("material cooperation", ()),
    "AID": ("material cooperation", ()),
    "RETREAT": ("material cooperation", ("withdraw", "release", "disarm", "ceasefire", "access", "resign")),
    "REQUEST": ("verbal conflict", ("assist", "change", "yield", "meet")),
    "ACCUSE": ("verbal conflict", ("disapprove", "investigate", "allege")),
    "REJECT": ("verbal conflict", ("assist", "change", "yield", "meet")),
    "THREATEN": ("verbal conflict", ("restrict", "arrest", "relations", "expel", "territory", "violence")),
    "PROTEST": ("material conflict", ("demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize")),
    "SANCTION": ("material conflict", ("convict", "expel", "withdraw", "discontinue")),
    "MOBILIZE": ("material conflict", ("troops", "weapons", "police", "militia")),
    "COERCE": (
        "material conflict",
        (
            "seize", "restrict", "censor", "curfew", "martial-law", "arrest", "deport", "withhold", "misinformation",
            "cyber",
        ),
    ),
    "ASSAULT": (
        "material conflict",
        (
            "abduct", "beat", "torture", "sexual", "targeted", "destroy", "primitive", "firearms", "explosives",
            "suicide-attack", "aerial", "drone", "heavy-weapons", "crowd-control", "unconventional",
        ),
    ),
}  # fmt: skip

EVENT_TYPES: Final[tuple[str, ...]] = tuple(_TYPES)
MODES: Final[dict[str, tuple[str, ...]]] = {name: modes for name, (_, modes) in _TYPES.items()}
QUADS: Final[dict[str, Quad]] = {name: quad for name, (quad, _) in _TYPES.items()}

# "TYPE.mode" for every mode of every type, in a fixed order: the labels of the mode head.
TYPED_MODES: Final[tuple[str, ...]] = tuple(f"{name}.{mode}" for name, modes in MODES.items() for mode in modes)
