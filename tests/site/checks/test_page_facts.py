"""A check with kept facts finds the same faults as a check without them, and reads only the pages it must."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Mapping
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.records import to_json
from generator.site.check import check_site
from generator.site.checks.fault import Fault
from generator.site.checks.page_facts import KEPT_FACTS_FILE, KeptFacts, joined_ids
from generator.site.checks.ways_back import LinkGraph
from tests.support.small_site import CHEESE, FILES, HOME, SESSION, record, turn, with_body, write_site

PAGE = "moot-1/cheese/index.html"
RECORD = "moot-1/cheese/session.json"
LINK_BACK = '<div data-page="person"><a href="../../">Home</a></div>'

Changes = Mapping[str, str | bytes | None]


def check(site: Path, cache: Path, program: str = "1") -> tuple[list[Fault], int]:
    """Check with kept facts, compare with a check without them, and return the faults and the number of pages read."""
    files = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    hashes = {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in files.items()}
    kept_facts = KeptFacts(cache, program, hashes)
    faults = check_site(site, kept_facts=kept_facts)
    kept_facts.save()
    assert faults == check_site(site)
    return faults, kept_facts.pages_read


def rewrite(site: Path, changes: Changes) -> None:
    shutil.rmtree(site)
    write_site(site, changes)


CASES: dict[str, tuple[Changes, int, bool]] = {
    "nothing": ({}, 0, False),
    "a page": (with_body("<p>More</p>"), 1, False),
    "the id of a link vanished": ({PAGE: SESSION.replace("ada-1", "ada-2")}, 1, True),
    "the target of links vanished": ({PAGE: None, RECORD: None}, 1, True),
    "a loaded file vanished": ({"assets/site.css": None}, 2, True),
    "a file is new": ({"assets/new.css": "a { color: red }\n"}, 0, False),
    "a style sheet": ({"assets/site.css": "a { background: url(no.png) }\n"}, 0, True),
    "the record": ({RECORD: to_json(record(turn("ada-1", "Other words.", label="ADA")))}, 1, True),
    "the record vanished": ({RECORD: None}, 1, True),
    "a record without a page": ({"moot-1/new/session.json": to_json(CHEESE)}, 0, True),
    "corrections that can't be read": ({"moot-1/cheese/corrections.json": "{"}, 1, True),
    "the address of the site": ({"index.html": HOME.replace("example/records/", "example/other/")}, 3, True),
    "the sitemap": ({"sitemap.xml": "<urlset></urlset>"}, 0, True),
}


@pytest.mark.parametrize(("changes", "pages_read", "is_faulty"), CASES.values(), ids=CASES)
def test_the_faults_are_those_of_a_check_without_facts(
    changes: Changes, pages_read: int, is_faulty: bool, tmp_path: Path
) -> None:
    site = write_site(tmp_path / "site")
    assert check(site, tmp_path) == ([], 3)
    rewrite(site, changes)
    faults, read = check(site, tmp_path)
    assert (bool(faults), read) == (is_faulty, pages_read)
    assert check(site, tmp_path)[0] == faults
    rewrite(site, {})
    assert check(site, tmp_path)[0] == []


def test_a_link_back_that_vanished_is_found_on_the_unchanged_page(tmp_path: Path) -> None:
    home = with_body('<div data-page="event"><a href="moot-1/cheese/">Cheese</a></div>')
    both = {**home, **with_body(LINK_BACK, PAGE)}
    site = write_site(tmp_path / "site", both)
    assert check(site, tmp_path) == ([], 3)
    rewrite(site, {**both, PAGE: with_body(LINK_BACK.replace("../../", "#ada-1"), PAGE)[PAGE]})
    faults, read = check(site, tmp_path)
    assert read == 1
    advice = "add one, or put the link into `data-way`"
    assert [fault.message for fault in faults] == [f"the link leads to {PAGE}, which has no link back; {advice}"]


def test_a_link_without_a_way_back_is_found_until_it_has_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = with_body('<div data-page="event"><a href="moot-1/cheese/">Cheese</a></div>')
    both = {**home, **with_body(LINK_BACK, PAGE)}
    lacking = {**both, PAGE: with_body(LINK_BACK.replace("../../", "#ada-1"), PAGE)[PAGE]}
    other = with_body("<p>More</p>", "404.html")
    site = write_site(tmp_path / "site", lacking)
    for changes in (lacking, lacking, {**lacking, **other}, {**lacking, PAGE: None, RECORD: None}, lacking, lacking):
        rewrite(site, changes)
        assert check(site, tmp_path)[0]
    rewrite(site, both)
    assert check(site, tmp_path)[0] == []
    made: list[object] = []
    monkeypatch.setattr("generator.site.check.LinkGraph", lambda ways: made.append(ways) or LinkGraph(ways))  # type: ignore[func-returns-value]
    assert check(site, tmp_path) == ([], 0)
    rewrite(site, {**both, PAGE: with_body(f"{LINK_BACK}<p>More</p>", PAGE)[PAGE]})
    assert check(site, tmp_path) == ([], 1)
    assert len(made) == 2  # both by the checks without facts
    assert check(site, tmp_path, "2") == ([], 3)
    assert len(made) == 4


def test_facts_of_another_program_or_of_a_damaged_file_are_not_used(tmp_path: Path) -> None:
    site = write_site(tmp_path / "site")
    pages = sum(name.endswith(".html") for name in FILES)
    assert check(site, tmp_path)[1] == pages
    assert check(site, tmp_path, "2")[1] == pages
    (tmp_path / KEPT_FACTS_FILE).write_bytes(b"\x81")
    assert check(site, tmp_path, "2")[1] == pages
    assert check(site, tmp_path, "2")[1] == 0


def test_facts_of_one_page_that_are_damaged_are_not_used(tmp_path: Path) -> None:
    site = write_site(tmp_path / "site")
    assert check(site, tmp_path)[1] == 3
    file = tmp_path / KEPT_FACTS_FILE
    kept = msgspec.msgpack.decode(file.read_bytes(), type=dict[str, tuple[str, msgspec.Raw]])
    kept[PAGE] = (kept[PAGE][0], msgspec.Raw(msgspec.msgpack.encode(["no", "facts"])))
    file.write_bytes(msgspec.msgpack.encode(kept))
    assert check(site, tmp_path)[1] == 1
    assert check(site, tmp_path)[1] == 0


names = st.text(st.sampled_from("ab\0 "), max_size=3)


@given(st.frozensets(names.filter(lambda name: "\0" not in name)), names)
def test_joined_ids_hold_what_a_set_holds(ids: frozenset[str], name: str) -> None:
    joined = joined_ids(ids)
    assert (name in joined) is (name in ids)
    assert all(known in joined for known in ids)
    assert 1 not in joined
