"""A renamed file keeps the published address of its page."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.archive.permanence.published import PublishedPage, merge_page, published_page, read_permalinks
from generator.archive.permanence.renamed_files import published_addresses
from generator.project import Project
from generator.records import SessionRecord, from_json
from generator.site.build import build_site
from generator.site.freeze import freeze_site
from tests.support.invented import speech
from tests.support.permalinks import published, record_of

PAGE = "moot-2001/ws3-washed-rinds"


A, B = (" ".join(speech(seed, 60)) for seed in (1, 2))


def reader(**texts: str) -> Callable[[str], SessionRecord]:
    """Return a function that reads an invented source `a/NAME.txt`."""
    return lambda path: record_of(("ada-1", texts[path.removeprefix("a/").removesuffix(".txt")]))


def hrefs(paths: list[str], *pages: PublishedPage, **texts: str) -> dict[str, str]:
    addresses = published_addresses(paths, {page.address: page for page in pages}, reader(**texts))
    return {path: address.href for path, address in addresses.items()}


def test_a_renamed_file_is_recognised_by_its_words() -> None:
    page = published(("ada-1", A))
    half_rewritten = " ".join([*A.split()[:50], *B.split()[:10]])
    assert hrefs(["a/new.txt"], page, new=half_rewritten) == {"a/new.txt": "a/b/"}
    assert hrefs(["a/new.txt"], page, new=B) == {}


def test_a_page_of_few_words_is_not_recognised() -> None:
    short = " ".join(A.split()[:14])
    assert hrefs(["a/new.txt"], published(("ada-1", short)), new=short) == {}


def test_a_file_with_its_published_name_is_not_read() -> None:
    assert hrefs(["a/b.txt"], published(("ada-1", A))) == {"a/b.txt": "a/b/"}


def test_a_former_name_of_a_file_keeps_the_address() -> None:
    page = merge_page(published(("ada-1", A)), published_page("a/b/", "a/c.txt", record_of(("ada-1", A))))
    assert hrefs(["a/c.txt"], page) == {"a/c.txt": "a/b/"}
    assert hrefs(["a/b.txt", "a/c.txt"], page, c=B) == {"a/b.txt": "a/b/"}


def test_of_two_files_with_the_words_of_a_page_one_gets_its_address() -> None:
    assert hrefs(["a/x.txt", "a/y.txt"], published(("ada-1", A)), x=" ".join([A, B]), y=A) == {"a/x.txt": "a/b/"}


@pytest.mark.slow
def test_a_renamed_and_corrected_file_keeps_its_address_and_its_turns(frozen: Project) -> None:
    before = {path: path.read_bytes() for path in frozen.permalinks.iterdir()}
    assert freeze_site(frozen.site, frozen.permalinks) == "freeze: 0 turns and 0 pages added"
    assert {path: path.read_bytes() for path in frozen.permalinks.iterdir()} == before
    ids = [turn.id for turn in from_json((frozen.site / PAGE / "session.json").read_bytes()).turns]
    source = frozen.transcripts / f"{PAGE}.txt"
    marks = source.read_text(encoding="utf-8").split(" >> ")
    source.unlink()
    joined = marks[2].rstrip("\n") + " " + marks[3].partition(":")[2].strip() + "\n"
    renamed = frozen.transcripts / "moot-2001" / "ws3-rinds.txt"
    renamed.write_text(" >> ".join([*marks[:2], joined, *marks[4:], "ADA CHURN:  One more.\n"]), encoding="utf-8")
    printed_lines: list[str] = []
    assert build_site(frozen, print_line=printed_lines.append).faults == 0
    current_ids = [turn.id for turn in from_json((frozen.site / PAGE / "session.json").read_bytes()).turns]
    page = (frozen.site / PAGE / "index.html").read_text(encoding="utf-8")
    assert all(f'id="{name}"' in page for name in ids)
    assert len(set(current_ids) - set(ids)) == 1
    assert printed_lines[-1] == "permalinks: 1 turn and 1 page not frozen"
    assert freeze_site(frozen.site, frozen.permalinks) == "freeze: 1 turn and 1 page added"
    assert read_permalinks(frozen.permalinks)[f"{PAGE}/"].sources[-1] == "moot-2001/ws3-rinds.txt"
    assert build_site(frozen, print_line=printed_lines.append).faults == 0
