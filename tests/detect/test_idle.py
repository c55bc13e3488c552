"""Pronouns that do nothing go, and the chains that ran through them close."""

from dateline.detect.idle import drop_idle_actors
from dateline.records.detection import Argument, DetectedMention, DetectedRelation, DetectedTrigger, Detection

TEXT = "Rebels lost their base; they shelled it."


def detection(*relations: tuple[str, str, str], rebels: float = 1.0) -> Detection:
    """Rebels (m1, with a score), their (m2), they (m3) shelled (e1), with `same` between them as given."""
    return Detection(
        mentions=(
            DetectedMention(id="m1", kind="actor", start=0, end=6, score=rebels),
            DetectedMention(id="m2", kind="actor", start=12, end=17),
            DetectedMention(id="m3", kind="actor", start=24, end=28),
        ),
        triggers=(DetectedTrigger(id="e1", start=29, end=36, type="ASSAULT", mode=None, factuality="happened"),),
        arguments=(Argument(trigger="e1", role="actor", target="m3"),),
        relations=tuple(DetectedRelation(source=s, relation=r, target=t) for s, r, t in relations),  # type: ignore[arg-type]
    )


def test_an_idle_pronoun_goes_and_its_chain_closes() -> None:
    """ "They" is the rebels still, once "their" between them is gone."""
    kept = drop_idle_actors(detection(("m2", "same", "m1"), ("m3", "same", "m2")), TEXT)
    assert [TEXT[m.start : m.end] for m in kept.mentions] == ["Rebels", "they"]
    assert [(r.source, r.target) for r in kept.relations] == [("m2", "m1")]
    assert kept.arguments[0].target == "m2"


def test_a_pronoun_in_a_relation_stays() -> None:
    """Whoever is part of something, leads it or backs it says something about the page's actors."""
    kept = drop_idle_actors(detection(("m2", "part_of", "m1")), TEXT)
    assert len(kept.mentions) == 3


def test_a_link_to_a_pronoun_of_nobody_goes_with_it() -> None:
    """When the dropped pronoun stood for nobody, what pointed to it points to nobody."""
    kept = drop_idle_actors(detection(("m3", "same", "m2")), TEXT)
    assert kept.relations == ()


def test_a_doubtful_actor_stays_only_where_the_page_holds_on_to_it() -> None:
    """A sure one stays by itself; an unsure one needs a role or a relation, be it `same`."""
    assert len(drop_idle_actors(detection(rebels=0.9), TEXT).mentions) == 2
    assert len(drop_idle_actors(detection(rebels=0.6), TEXT).mentions) == 1
    assert len(drop_idle_actors(detection(("m3", "same", "m1"), rebels=0.6), TEXT).mentions) == 2
