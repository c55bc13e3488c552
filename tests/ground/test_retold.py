"""A vow or demand that is told again keeps the day on which it was made, and him who made it."""

from __future__ import annotations

import pytest

from dateline.ground.retold import date_retold
from dateline.ground.vow_agents import name_vow_agents
from dateline.records.detection import Argument
from dateline.records.ontology import Factuality
from tests.ground.drafts import Draft


def a_content(word: str, act: str) -> Argument:
    """The act is what the word is about."""
    return Argument(trigger=word, role="content", target=act)


def said(draft: Draft) -> list[tuple[str, str]]:
    """What was said when, once the draft is read."""
    found = date_retold(draft.detection(), draft.text)
    return [(a.trigger, a.target) for a in found.arguments if a.role == "said"]


DATED = [
    # text, word and its type, act and its factuality, the time
    ("The group vowed on Monday to strike.", "vowed", "THREATEN", "strike", "planned", "Monday"),
    ("In late June the group threatened to strike.", "threatened", "THREATEN", "strike", "planned", "late June"),
    ("The group agreed on Friday to leave.", "agreed", "AGREE", "leave", "planned", "Friday"),
    ("The group demanded on Friday that they leave.", "demanded", "REQUEST", "leave", "urged", "Friday"),
    ("The group warned in May that it could strike.", "warned", "THREATEN", "strike", "conditional", "May"),
    ("The group refused on Tuesday to leave.", "refused", "REJECT", "leave", "denied", "Tuesday"),
]


@pytest.mark.parametrize(("text", "word", "type_", "act", "factuality", "time"), DATED, ids=[r[0] for r in DATED])
def test_what_is_vowed_or_asked_was_said_then(
    text: str, word: str, type_: str, act: str, factuality: Factuality, time: str
) -> None:
    """The time of the word is `said` of the act."""
    draft = Draft(text)
    group, when = draft.mention("actor", "group"), draft.mention("time", time)
    vow = draft.trigger(word, type_, actor=[group], time=[when])
    told = draft.trigger(act, "ASSAULT", factuality, source=[group])
    draft.arguments.append(a_content(vow, told))
    assert said(draft) == [(told, when)]


LEFT = [
    # text, word and its type, act, its factuality and its roles, the time, who speaks
    # it happened: *on Monday* may date either
    ("Leaders condemned the raid on Monday.", "condemned", "ACCUSE", "raid", "happened", {}, "Monday", "Leaders"),
    # the time lies ahead of the word
    ("Troops threatened to strike within days.", "threatened", "THREATEN", "strike", "planned", {}, "days", "Troops"),
    ("Troops demanded they leave by Friday.", "demanded", "REQUEST", "leave", "urged", {}, "Friday", "Troops"),
    # the act lies in that time itself
    ("Troops agreed to strike on Monday.", "agreed", "AGREE", "strike", "planned", {"time": "Monday"}, "Monday",
     "Troops"),
    # it has a day of its own
    ("Troops agreed on Monday to do as Sunday told.", "agreed", "AGREE", "do", "planned", {"said": "Sunday"}, "Monday",
     "Troops"),
    # somebody else is to do it, on his own word
    ("Rebels rejected on Monday the plan of Russia to strike.", "rejected", "REJECT", "strike", "planned",
     {"source": "Russia"}, "Monday", "Rebels"),
    ("Rebels rejected on Monday a plan to strike.", "rejected", "REJECT", "strike", "planned", {}, "Monday", "Rebels"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "word", "type_", "act", "factuality", "roles", "time", "speaker"), LEFT, ids=[row[0] for row in LEFT]
)
def test_other_times_stay_where_they_are(
    text: str, word: str, type_: str, act: str, factuality: Factuality, roles: dict[str, str], time: str, speaker: str
) -> None:
    """Nothing that may date something else becomes `said`."""
    draft = Draft(text)
    kinds = {"source": "actor"}
    who, when = draft.mention("actor", speaker), draft.mention("time", time)
    own = {r: [when if w == time else draft.mention(kinds.get(r, "time"), w)] for r, w in roles.items()}
    vow = draft.trigger(word, type_, actor=[who], time=[when])
    told = draft.trigger(act, "ASSAULT", factuality, **own)
    draft.arguments.append(a_content(vow, told))
    assert date_retold(draft.detection(), draft.text) == draft.detection()


def test_a_vow_that_was_not_made_dates_nothing() -> None:
    """*Did not vow on Monday* tells of no saying."""
    draft = Draft("The group did not vow on Monday to strike.")
    group, when = draft.mention("actor", "group"), draft.mention("time", "Monday")
    vow = draft.trigger("vow", "THREATEN", "denied", actor=[group], time=[when])
    draft.arguments.append(a_content(vow, draft.trigger("strike", "ASSAULT", "planned", source=[group])))
    assert date_retold(draft.detection(), draft.text) == draft.detection()


def test_a_speaker_by_another_name_is_the_same() -> None:
    """*It* that is to strike is the group that rejects the offer not to."""
    draft = Draft("The group refused on Tuesday to say that it would leave.")
    group, it = draft.mention("actor", "group"), draft.mention("actor", "it")
    when = draft.mention("time", "Tuesday")
    draft.relate(it, "same", group)
    refused = draft.trigger("refused", "REJECT", actor=[group], time=[when])
    told = draft.trigger("leave", "RETREAT", "denied", actor=[it])
    draft.arguments.append(a_content(refused, told))
    assert said(draft) == [(told, when)]


AGENTS = [
    # text, word and its type, act and its factuality, who gets which role of the act
    ("HTS vowed in June to strike Russia.", "vowed", "THREATEN", "strike", "planned",
     {("HTS", "actor"), ("HTS", "source")}),
    ("HTS agreed with Russia to leave.", "agreed", "AGREE", "leave", "planned", {("HTS", "actor"), ("HTS", "source")}),
    ("HTS refused to fully leave Russia.", "refused", "REJECT", "leave", "denied", {("HTS", "actor")}),
    ("HTS asked Russia to wait.", "asked", "REQUEST", "wait", "urged", {("Russia", "actor"), ("HTS", "source")}),
    ("HTS urged Russia on Friday to stop.", "urged", "REQUEST", "stop", "urged",
     {("Russia", "actor"), ("HTS", "source")}),
    ("HTS vowed that Russia would fall.", "vowed", "THREATEN", "fall", "planned", set()),  # a clause of its own
    ("HTS agreed with Russia on a truce.", "agreed", "AGREE", "truce", "planned", set()),  # a noun
    ("HTS asked Russia for leave to strike.", "asked", "REQUEST", "strike", "urged", set()),
    ("HTS asked Russia to be spared.", "asked", "REQUEST", "spared", "urged", set()),  # done to them
    ("HTS threatened Russia if it dared to strike.", "threatened", "THREATEN", "strike", "conditional", set()),
    ("HTS condemned Russia to starve.", "condemned", "ACCUSE", "starve", "planned", set()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "word", "type_", "act", "factuality", "roles"), AGENTS, ids=[r[0] for r in AGENTS])
def test_who_is_to_act_by_the_infinitive(
    text: str, word: str, type_: str, act: str, factuality: Factuality, roles: set[tuple[str, str]]
) -> None:
    """He who vows, or he who is asked; nobody where the words leave a doubt."""
    draft = Draft(text)
    who = {"HTS": draft.mention("actor", "HTS"), "Russia": draft.mention("actor", "Russia")}
    vow = draft.trigger(word, type_, actor=[who["HTS"]], recipient=[who["Russia"]])
    told = draft.trigger(act, "ASSAULT", factuality)
    draft.arguments.append(a_content(vow, told))
    names = {mention: name for name, mention in who.items()}
    found = name_vow_agents(draft.detection(), draft.text)
    assert {(names[a.target], a.role) for a in found.arguments if a.trigger == told} == roles


def test_an_act_with_an_actor_keeps_it() -> None:
    """The infinitive only fills what the network left open, and never makes a victim act."""
    draft = Draft("HTS vowed to strike HTS and Russia vowed to join.")
    first, other = draft.mention("actor", "HTS"), draft.mention("actor", "Russia")
    vow = draft.trigger("vowed", "THREATEN", actor=[first])
    told = draft.trigger("strike", "ASSAULT", "planned", actor=[other], source=[first])
    draft.arguments.append(a_content(vow, told))
    assert name_vow_agents(draft.detection(), draft.text) == draft.detection()
