"""This file fixes the labels of the network's heads and their order; training and weights share it."""

from __future__ import annotations

import hashlib
from typing import Final

from dateline.records.ontology import (
    EVENT_TYPES,
    FACTUALITIES,
    MENTION_KINDS,
    RELATIONS,
    ROLE_FILLER,
    ROLES,
    TOLL_KINDS,
    TYPED_MODES,
)

# BIO tags; one tagger for each kind, because kinds may nest (codebook, section 3).
BIO: Final = ("O", "B", "I")
TAGGERS: Final = (*MENTION_KINDS, "trigger")
# What a pair can join: the kinds of mention, then the trigger.
SPAN_KINDS: Final = TAGGERS
TYPES: Final = EVENT_TYPES
# A type without a mode, or a type with one of its modes.
TYPES_AND_MODES: Final = (*EVENT_TYPES, *TYPED_MODES)
FACTUALITY: Final = FACTUALITIES
# Roles that a mention fills; `content` joins two triggers and is scored with `same` among them.
MENTION_ROLES: Final = tuple(role for role in ROLES if ROLE_FILLER[role] != "trigger")
TRIGGER_LINKS: Final = ("content", "same")
RELATION_LABELS: Final = RELATIONS
TOLLS: Final = TOLL_KINDS


def fingerprint() -> str:
    """A hash of every label in order: weights made for other labels are refused by it."""
    names = "|".join(
        ",".join(group)
        for group in (
            BIO,
            TAGGERS,
            TYPES,
            TYPES_AND_MODES,
            FACTUALITY,
            MENTION_ROLES,
            TRIGGER_LINKS,
            RELATION_LABELS,
            TOLLS,
        )
    )
    return hashlib.sha256(names.encode()).hexdigest()[:16]
