"""This file says what the bundled sample pages are, and what `dateline demo` makes of them with the shipped model."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dateline.capture import CaptureOptions, Source, capture
from dateline.cli.demo import SAMPLES, STORY, Sample, locate_sample, suggest_next, summarise
from dateline.records.page import Page
from tests.cli.builders import a_claim, a_coded_page
from tests.cli.conftest import Run, read_lines

FEZZAN, CAUCA = SAMPLES


def capture_sample(sample: Sample) -> Page:
    """The sample as capture sees it."""
    path = Path(locate_sample(sample))
    kind = "html" if path.suffix == ".html" else "text"
    source = Source(name=str(path), kind=kind, data=path.read_bytes())  # type: ignore[arg-type]
    return capture(source, CaptureOptions(published=sample.published, outlet=sample.outlet, commenter_key=b"k" * 32))


@pytest.mark.parametrize(
    ("sample", "roles", "found_in", "outlet"),
    [
        (FEZZAN, {"title": 1, "caption": 1, "body": 5, "comment": 7}, "option", "Desert Front Monitor"),
        (CAUCA, {"title": 1, "caption": 1, "body": 6, "comment": 2}, "json-ld", "Pacific Range Courier"),
    ],
)
def test_samples_show_what_a_page_is_made_of(sample: Sample, roles: dict[str, int], found_in: str, outlet: str) -> None:
    """A bare text dump with readers below it, and a news page that says of itself when and by whom."""
    page = capture_sample(sample)
    counted = {role: sum(p.role == role for p in page.paragraphs) for role in roles}
    assert counted == roles
    assert (page.dct.found_in, page.outlet, page.lang) == (found_in, outlet, "en")


@pytest.mark.parametrize("sample", [*SAMPLES, STORY[-1]])
def test_no_commenter_of_a_sample_is_named(sample: Sample) -> None:
    """Every comment has a commenter, as a hash."""
    page = capture_sample(sample)
    comments = [p for p in page.paragraphs if p.role == "comment"]
    assert all(re.fullmatch(r"c-[0-9a-f]{12}", p.commenter) for p in comments if p.commenter)
    assert any(p.commenter for p in comments)
    assert not [name for name in ("Harmattan Joe", "Uncle Ferrari", "river_stone_88") if name in page.text]


def test_demo_prints_claims_of_all_pages_and_what_to_try(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the shipped model, offline: JSON Lines on standard output, advice on standard error."""
    monkeypatch.setenv("DATELINE_CONFIG_FOLDER", str(tmp_path / "config"))
    result = run("demo", "--json")
    claims = read_lines(result.stdout)
    assert result.exit_code == 0
    assert len({claim["page"] for claim in claims}) == len(SAMPLES) + len(STORY)
    assert len(claims) >= 60
    assert not [claim for claim in claims if claim["comment"]]
    assert len({claim["factuality"] for claim in claims}) >= 4
    assert "dateline doctor" in result.stderr


def test_the_summary_says_what_is_not_put_as_fact() -> None:
    """That is what the demo is there to show."""
    page = a_coded_page(
        a_claim(number=1),
        a_claim(number=2, factuality="denied"),
        a_claim("shelled", number=3, factuality="happened"),
        comments=2,
    )
    lines = summarise([page])
    assert lines[:3] == [
        "3 claims on 1 pages",
        "1 put as fact: 1 ● happened",
        "2 not put as fact: 1 ▷ planned, 1 ✗ denied",
    ]
    assert lines[3].startswith("Of 3 claims about attacks, 2 are not put as fact")


def test_advice_can_be_copied() -> None:
    """Every command that it names exists, and the sample's path does."""
    commands = [line.strip() for line in suggest_next() if line.strip().startswith("dateline ")]
    assert {command.split()[1] for command in commands} == {"code", "doctor"}
    assert any(locate_sample(FEZZAN) in command for command in commands)
    assert all(Path(locate_sample(sample)).is_file() for sample in SAMPLES)
