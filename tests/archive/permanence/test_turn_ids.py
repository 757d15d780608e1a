"""What is published is written down line by line, and a rebuilt archive keeps it."""

from __future__ import annotations

import json
import random
import re
import time
from pathlib import Path

import pytest

from generator.archive.permanence.alignment.align import align
from generator.archive.permanence.published import (
    PublishedPage,
    PublishedTurn,
    merge_page,
    published_page,
    read_permalinks,
    write_permalinks,
)
from generator.archive.permanence.turn_ids import keep_turn_ids
from generator.errors import BuildError, ConfigError
from generator.project import Project
from generator.records import SessionRecord, from_json
from generator.site.build import build_site
from generator.site.check import check_site
from generator.site.freeze import count_not_frozen, freeze_site
from tests.benchmark.machine import slower
from tests.support.invented import speech
from tests.support.make_archive import complete_archive
from tests.support.small_site import record, turn

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
PAGE = "moot-2001/ws3-washed-rinds"


def published(*turns: tuple[str, str]) -> PublishedPage:
    return published_page("a/b/", "a/b.txt", said(*turns))


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
            [("ada-1", A), ("bo-1", B), ("bo-2", "Bye."), ("bo-3", "Bye-bye."), ("ada-2", f"{C} Bye, all of you.")],
            [("bo-1", "Bye. Bye-bye."), ("ada-1", A), ("ada-2", C), ("bo-2", "Bye, all of you."), ("bo-3", B)],
            ("bo-3", "ada-1", "ada-2", "bo-4", "bo-1"),
            {"bo-3": ("bo-2",)},
            id="joined and moved, with its word in a part that was split off",
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
    kept = keep_turn_ids(said(*after), published(*before))
    assert (kept.ids, kept.former) == (ids, former)


def test_lines_are_added_where_they_stand_and_none_is_taken_away(tmp_path: Path) -> None:
    old = published(("ada-1", A), ("bo-1", B))
    both = merge_page(old, published(("ada-1", C), ("ada-2", C), ("bo-2", A)))
    assert [entry.id for entry in both.turns] == ["ada-1", "ada-2", "bo-2", "bo-1"]
    assert [entry.since for entry in both.turns] == [1, 2, 2, 1]
    assert (both.turns[0].words, both.turns[0].at(2)) == (old.turns[0].words, both.turns[1].words)
    assert both.turns[3].at(2) == ""
    assert merge_page(both, published(("ada-1", A), ("bo-2", B))) == both
    write_permalinks(tmp_path, {"a/b/": both})
    lines = (tmp_path / "a.json").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 1 + 1 + 4 + 2 + 1
    assert json.loads("".join(lines))["schema"] == 1
    (tmp_path / "a.json").write_text("\n".join([*lines[:-1], lines[2], lines[-1]]), encoding="utf-8")
    assert read_permalinks(tmp_path) == {"a/b/": both}
    (tmp_path / "a.json").write_text("<<<<<<< ours", encoding="utf-8")
    with pytest.raises(ConfigError, match="no list of published turns"):
        read_permalinks(tmp_path)
    (tmp_path / "a.json").write_text("\n".join([*lines[:3], "<<<<<<< ours", *lines[3:]]), encoding="utf-8")
    with pytest.raises(ConfigError, match=r"a\.json:4: .* keep the lines of both: '<<<<<<< ours'"):
        read_permalinks(tmp_path)
    (tmp_path / "a.json").write_text("\n".join(lines[:-1]), encoding="utf-8")
    with pytest.raises(
        ConfigError, match=r"a\.json: the file is no list of published turns; take it from an older commit: "
    ):
        read_permalinks(tmp_path)


TURNS = 5000
LONG = ["".join(random.Random(seed).choices(LETTERS, k=45)) for seed in range(TURNS)]  # noqa: S311 - no secret


def fixed(words: str, place: int) -> str:
    return f"{words[: place % len(words)]}.{words[place % len(words) + 1 :]}"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param(
            LONG,
            [fixed(turn, n) for n, turn in enumerate(LONG) if n % 10],
            {n: n - n // 10 - 1 for n in range(TURNS) if n % 10},
            id="a word in each is corrected, each tenth is gone",
        ),
        pytest.param(LONG, [fixed(turn, n) for n, turn in enumerate(LONG)][::-1],
                     {n: TURNS - 1 - n for n in range(TURNS)}, id="in another order, with a word in each corrected"),
        pytest.param(["QW"] * TURNS, ["QW"] * (TURNS - 10), {0: 0, 7: 7}, id="all say thank you"),
        pytest.param(["QW"] * TURNS, ["QW.QW" if n % 7 else "QW" for n in range(TURNS)], {}, id="and something else"),
        pytest.param(
            [turn[:5] if n % 2 else "QW" for n, turn in enumerate(LONG)],
            [fixed(turn[:5], n) if n % 2 else "QW" for n, turn in enumerate(LONG)],
            {n: n for n in range(TURNS)},
            id="short ones, a word in each corrected, thank you between them",
        ),
        pytest.param(LONG[: TURNS // 2] * 2, [fixed(turn, n) for n, turn in enumerate(LONG[: TURNS // 2])] * 2, {},
                     id="everything is there twice"),
    ],
)  # fmt: skip
def test_five_thousand_turns_are_aligned_in_two_seconds(
    old: list[str], new: list[str], expected: dict[int, int]
) -> None:
    before, after = ([PublishedTurn(f"ada-{n}", words) for n, words in enumerate(turns)] for turns in (old, new))
    busy = slower()
    start = time.process_time()
    homes = align(before, after)
    assert time.process_time() - start < 2 * max(busy, slower())
    assert {n: homes[n].turn for n in expected} == expected


def test_five_thousand_turns_that_became_others_are_aligned_in_the_end() -> None:
    before, after = ([PublishedTurn(f"ada-{n}", turn[::step]) for n, turn in enumerate(LONG)] for step in (1, -1))
    busy = slower()
    start = time.process_time()
    align(before, after)
    assert time.process_time() - start < 8 * max(busy, slower())


@pytest.fixture(scope="module")
def frozen(tmp_path_factory: pytest.TempPathFactory) -> Project:
    project = complete_archive(tmp_path_factory.mktemp("frozen"))
    build_site(project, print_line=lambda _: None)
    assert freeze_site(project.site, project.permalinks) == "freeze: 10 turns and 28 pages added"
    return project


def test_a_renamed_and_corrected_file_keeps_its_address_and_its_turns(frozen: Project) -> None:
    before = {path: path.read_bytes() for path in frozen.permalinks.iterdir()}
    assert freeze_site(frozen.site, frozen.permalinks) == "freeze: 0 turns and 0 pages added"
    assert {path: path.read_bytes() for path in frozen.permalinks.iterdir()} == before
    ids = [made.id for made in from_json((frozen.site / PAGE / "session.json").read_bytes()).turns]
    source = frozen.transcripts / f"{PAGE}.txt"
    marks = source.read_text(encoding="utf-8").split(" >> ")
    source.unlink()
    joined = marks[2].rstrip("\n") + " " + marks[3].partition(":")[2].strip() + "\n"
    renamed = frozen.transcripts / "moot-2001" / "ws3-rinds.txt"
    renamed.write_text(" >> ".join([*marks[:2], joined, *marks[4:], "ADA CHURN:  One more.\n"]), encoding="utf-8")
    told: list[str] = []
    assert build_site(frozen, print_line=told.append).faults == 0
    now = [made.id for made in from_json((frozen.site / PAGE / "session.json").read_bytes()).turns]
    page = (frozen.site / PAGE / "index.html").read_text(encoding="utf-8")
    assert all(f'id="{name}"' in page for name in ids)
    assert len(set(now) - set(ids)) == 1
    assert told[-1] == "permalinks: 1 turn and 1 page not frozen"
    assert freeze_site(frozen.site, frozen.permalinks) == "freeze: 1 turn and 1 page added"
    assert read_permalinks(frozen.permalinks)[f"{PAGE}/"].sources[-1] == "moot-2001/ws3-rinds.txt"
    assert build_site(frozen, print_line=told.append).faults == 0


def test_a_published_address_that_would_die_is_a_fault(frozen: Project) -> None:
    known = dict(read_permalinks(frozen.permalinks))
    known["moot-2001/gone/"] = PublishedPage("moot-2001/gone/", ("moot-2001/gone.txt",), ())
    page = known["moot-2003/main-session-on-holes/"]
    known[page.address] = merge_page(page, published_page(page.address, "x.txt", said(("bo-77", "Never."))))
    messages = [str(fault) for fault in check_site(frozen.site, known)]
    advice = "put back moot-2001/gone.txt, the source of its words, or withdraw it in content/corrections"
    assert messages == [
        f".: a published page is missing; {advice}: 'moot-2001/gone/'",
        "moot-2003/main-session-on-holes/index.html: the id of a published turn is missing: 'bo-77'",
    ]
    assert re.fullmatch(r"permalinks: \d+ turns and \d+ pages not frozen", count_not_frozen(frozen.site, {}))
    write_permalinks(frozen.permalinks, known)
    with pytest.raises(BuildError, match="2 faults, so it isn't frozen"):
        freeze_site(frozen.site, frozen.permalinks)
