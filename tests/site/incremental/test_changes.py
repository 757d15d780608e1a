"""The changes since the last build: what an engine gets, what goes, and when everything is rendered."""

from __future__ import annotations

import msgspec
import pytest

from generator.results.file_hashes import FileHash, FileHashes
from generator.site.build_report import BuildReport
from generator.site.incremental.changes import find_changes, output_of
from generator.site.incremental.inputs import Inputs
from generator.site.incremental.manifest import Manifest


def files(**contents: str) -> FileHashes:
    """Return files by name; in a name `_` is a dot."""
    return {name.replace("_", "."): FileHash(content, len(content)) for name, content in contents.items()}


INPUTS = Inputs(files(lists_css="1"), "p", "d", "r", "e", {}, (), page_by_page=True)
DOCS = files(index_md="1", about_md="1", more_md="1", session_json="1")
LAST = Manifest("e", "d", "r", "s", INPUTS.assets, DOCS, {}, 0, BuildReport(0, 0, 0), (), ())


@pytest.mark.parametrize(
    ("name", "directory_urls", "output"),
    [
        ("index.md", True, "index.html"),
        ("a/index.md", True, "a/index.html"),
        ("a/index.md", False, "a/index.html"),
        ("a/b.md", True, "a/b/index.html"),
        ("a/b.md", False, "a/b.html"),
        ("a/session.json", True, "a/session.json"),
    ],
)
def test_the_output_of_a_file(name: str, directory_urls: bool, output: str) -> None:
    assert output_of(name, directory_urls=directory_urls) == output


def test_changed_new_and_vanished_files_are_taken_in_and_their_outputs_dropped() -> None:
    docs = files(index_md="1", about_md="2", new_md="1", session_json="2")
    inputs = msgspec.structs.replace(INPUTS, assets=files(lists_css="2"))
    last = msgspec.structs.replace(LAST, docs=DOCS | files(a_md="1", b_md="1", c_md="1"))
    changes = find_changes(inputs, last.docs | files(about_md="2", session_json="2"), last, directory_urls=True)
    assert changes.taken_in == ("about.md", "lists.css", "session.json")
    assert changes.dropped == {"about/index.html", "lists.css", "session.json"}
    changes = find_changes(INPUTS, docs | files(a_md="1", b_md="1", c_md="1", more_md="1"), last, directory_urls=True)
    assert changes.taken_in == ("about.md", "new.md", "session.json")


@pytest.mark.parametrize(
    ("outputs", "docs", "copied"),
    [
        (files(lists_css="1"), DOCS, {"lists.css"}),
        (files(lists_css="other"), DOCS, set()),  # the engine changed it, or a page has its address
        ({}, DOCS, set()),
        (files(lists_css="1"), DOCS | files(lists_css="1"), set()),  # a file of the docs folder wins over the theme
    ],
)
def test_a_changed_asset_that_was_copied_needs_no_engine(
    outputs: FileHashes, docs: FileHashes, copied: set[str]
) -> None:
    last = msgspec.structs.replace(LAST, outputs=outputs, docs=docs)
    inputs = msgspec.structs.replace(INPUTS, assets=files(lists_css="2", new_css="1"))
    assert find_changes(inputs, docs, last, directory_urls=True).copied_assets == copied
    vanished = msgspec.structs.replace(INPUTS, assets={})
    assert find_changes(vanished, docs, last, directory_urls=True).copied_assets == set()


def test_without_a_change_nothing_is_taken_in() -> None:
    assert find_changes(INPUTS, DOCS, LAST, directory_urls=True).taken_in == ()


@pytest.mark.parametrize(
    ("inputs", "last"),
    [
        (INPUTS, None),
        (msgspec.structs.replace(INPUTS, rendering="other"), LAST),
        (msgspec.structs.replace(INPUTS, page_by_page=False), LAST),
    ],
)
def test_everything_is_rendered_with_a_reason(inputs: Inputs, last: Manifest | None) -> None:
    changes = find_changes(inputs, DOCS, last, directory_urls=True)
    assert changes.taken_in is None
    assert changes.page_by_page is inputs.page_by_page
    assert changes.reason
