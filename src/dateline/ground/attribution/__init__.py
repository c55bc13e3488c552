"""Part of stage 3, ground: who says what on a page, by rules on top of the network's mentions and sources."""

from dateline.ground.attribution.find import find_attributions
from dateline.ground.attribution.nested import chain_of
from dateline.ground.attribution.stretches import coded_stretches

__all__ = ["chain_of", "coded_stretches", "find_attributions"]
