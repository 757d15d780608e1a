"""What is published is written down line by line, and a rebuilt archive keeps it."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from generator.archive.alignment import align
from generator.archive.kept_ids import keep_ids
from generator.archive.permalinks import PublishedPage, page_of, read_permalinks, with_page, write_permalinks
from generator.errors import BuildError, ConfigError
from generator.project import Project
from generator.records import SessionRecord, from_json
from generator.site.build import build_site
from generator.site.check import check_site
from generator.site.freeze import freeze_site, not_frozen
from tests.archive.invented import speech
from tests.make_archive import complete_archive
from tests.site.small_site import record, turn

PAGE = "moot-2001/ws3-washed-rinds"


def published(*turns: tuple[str, str]) -> PublishedPage:
    return page_of("a/b/", "a/b.txt", said(*turns))


def said(*turns: tuple[str, str]) -> SessionRecord:
    return record(*(turn(name, words) for name, words in turns))


A, B, C = (" ".join(speech(seed, 30)) for seed in (1, 2, 3))


@pytest.mark.parametrize(
    ("before", "after", "ids", "former"),
    [
        pytest.param([("ada-1", A)], [("bo-1", A)], ("ada-1",), {}, id="said by somebody else"),
        pytest.param(
            [("ada-1", A), ("bo-1", B)],
            [("ada-1", C), ("ada-2", A), ("bo-1", B)],
            ("ada-2", "ada-1", "bo-1"),
            {},
            id="a new turn before",
        ),
        pytest.param(
            [("ada-1", A), ("bo-1", "Yes."), ("ada-2", B)],
            [("ada-1", f"{A} Yes."), ("ada-2", B)],
            ("ada-1", "ada-2"),
            {"ada-1": ("bo-1",)},
            id="joined",
        ),
        pytest.param(
            [("ada-1", f"{A} {B}")], [("ada-1", A), ("bo-1", B)], ("ada-1", "bo-1"), {}, id="split in equal parts"
        ),
        pytest.param(
            [("ada-1", "Thanks."), ("bo-1", B)], [("bo-1", B)], ("bo-1",), {"bo-1": ("ada-1",)}, id="vanished"
        ),
        pytest.param([("ada-1", A)], [], (), {"": ("ada-1",)}, id="nothing is left"),
    ],
)
def test_turns_keep_their_ids(
    before: list[tuple[str, str]], after: list[tuple[str, str]], ids: tuple[str, ...], former: dict[str, object]
) -> None:
    kept = keep_ids(said(*after), published(*before))
    assert (kept.ids, kept.former) == (ids, former)


def test_lines_are_added_where_they_stand_and_none_is_taken_away(tmp_path: Path) -> None:
    old = published(("ada-1", A), ("bo-1", B))
    both = with_page(old, published(("ada-1", C), ("ada-2", C), ("bo-2", A)))
    assert [entry.id for entry in both.turns] == ["ada-1", "ada-2", "bo-2", "bo-1"]
    assert both.turns[0] == old.turns[0]
    write_permalinks(tmp_path, {"a/b/": both})
    lines = (tmp_path / "a.json").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 1 + 1 + 4 + 1
    assert json.loads("".join(lines))["schema"] == 1
    (tmp_path / "a.json").write_text("\n".join([*lines[:-1], lines[2], lines[-1]]), encoding="utf-8")
    assert read_permalinks(tmp_path) == {"a/b/": both}
    (tmp_path / "a.json").write_text("<<<<<<< ours", encoding="utf-8")
    with pytest.raises(ConfigError, match="no list of published turns"):
        read_permalinks(tmp_path)


def test_five_thousand_turns_are_aligned_in_two_seconds() -> None:
    words = speech(5, 225_000)
    before = page_of("a/b/", "a", said(*((f"ada-{n}", " ".join(words[n * 45 : n * 45 + 45])) for n in range(5000))))
    old = [entry.words for entry in before.turns]
    new = [entry[: n % 45] + "-" + entry[n % 45 + 1 :] for n, entry in enumerate(old) if n % 10]
    start = time.process_time()
    homes = align(old, new)
    assert time.process_time() - start < 2
    assert [home.turn for n, home in enumerate(homes) if n % 10] == list(range(4500))


@pytest.fixture(scope="module")
def frozen(tmp_path_factory: pytest.TempPathFactory) -> Project:
    project = complete_archive(tmp_path_factory.mktemp("frozen"))
    build_site(project, say=lambda _: None)
    assert freeze_site(project.site, project.permalinks) == "freeze: 10 turns on 3 pages added"
    return project


def test_a_renamed_and_corrected_file_keeps_its_address_and_its_turns(frozen: Project) -> None:
    before = {path: path.read_bytes() for path in frozen.permalinks.iterdir()}
    assert freeze_site(frozen.site, frozen.permalinks) == "freeze: 0 turns on 0 pages added"
    assert {path: path.read_bytes() for path in frozen.permalinks.iterdir()} == before
    ids = [made.id for made in from_json((frozen.site / PAGE / "session.json").read_bytes()).turns]
    source = frozen.transcripts / f"{PAGE}.txt"
    marks = source.read_text(encoding="utf-8").split(" >> ")
    source.unlink()
    joined = marks[2].rstrip("\n") + " " + marks[3].partition(":")[2].strip() + "\n"
    renamed = frozen.transcripts / "moot-2001" / "ws3-rinds.txt"
    renamed.write_text(" >> ".join([*marks[:2], joined, *marks[4:], "ADA CHURN:  One more.\n"]), encoding="utf-8")
    told: list[str] = []
    assert build_site(frozen, say=told.append).faults == 0
    now = [made.id for made in from_json((frozen.site / PAGE / "session.json").read_bytes()).turns]
    page = (frozen.site / PAGE / "index.html").read_text(encoding="utf-8")
    assert all(f'id="{name}"' in page for name in ids)
    assert len(set(now) - set(ids)) == 1
    assert told[-1] == "permalinks: 1 turn on 1 page not frozen"
    assert freeze_site(frozen.site, frozen.permalinks) == "freeze: 1 turn on 1 page added"
    assert read_permalinks(frozen.permalinks)[f"{PAGE}/"].sources[-1] == "moot-2001/ws3-rinds.txt"
    assert build_site(frozen, say=told.append).faults == 0


def test_a_published_address_that_would_die_is_a_fault(frozen: Project) -> None:
    known = dict(read_permalinks(frozen.permalinks))
    known["moot-2001/gone/"] = PublishedPage("moot-2001/gone/", ("moot-2001/gone.txt",), ())
    page = known["moot-2003/main-session-on-holes/"]
    known[page.address] = with_page(page, page_of(page.address, "x.txt", said(("bo-77", "Never."))))
    messages = [str(fault) for fault in check_site(frozen.site, known)]
    assert messages == [
        ".: a published page is no more; moot-2001/gone.txt was where its words came from: 'moot-2001/gone/'",
        "moot-2003/main-session-on-holes/index.html: the id of a published turn is no more: 'bo-77'",
    ]
    assert not_frozen(frozen.site, {}).endswith("on 3 pages not frozen")
    write_permalinks(frozen.permalinks, known)
    with pytest.raises(BuildError, match="2 faults, so it isn't frozen"):
        freeze_site(frozen.site, frozen.permalinks)
