"""A crash at any write of `publish`, which builds, freezes and builds again: all that is published is old or new.

`nox -s tests -- tests/site/test_publish_crashes.py --publish-crashes 100` tries all changes of what is published, and
`--long` tries every change of a file.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec
import pytest

from generator.archive.permanence.additions import Additions, read_additions
from generator.archive.permanence.published import Published, read_permalinks
from generator.cli import main
from generator.pages.citations import cite_documents
from generator.project import Project
from generator.site.build import build_site
from generator.site.build_lock import LOCK_FILE
from generator.site.incremental.manifest import MANIFEST_FILE
from generator.site.leftovers import put_right
from generator.site.replace_site import OLD_SITE, is_replacing
from generator.site.site_copy import COPY_FOLDER
from tests.support.crash import Counts, all_changes, changes_in, count_changes, crash_at
from tests.support.make_archive import complete_archive
from tests.support.remembered_citations import remembered_citations
from tests.support.site_files import folder_files
from tests.support.warm_engine import warm_engines

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no fork")

DATES = ("2026-05-08", "2026-05-09")
NEW_DOCUMENT = "MOOT 2003 - Day 2 - WS77 On Whey\n\n >> CLEO WHEY:  Whey runs downhill, and so do meetings.\n"


class State(msgspec.Struct, frozen=True):
    """What readers and version control have."""

    site: dict[str, bytes]
    permalinks: Published
    additions: Additions


class Chain(msgspec.Struct, frozen=True):
    """An archive that was published once and got a document since, and what `publish` makes of it."""

    project: Project
    kept: Path
    """A copy of its folder."""
    old: State
    built: State
    """After the first build of `publish`."""
    frozen: State
    """After freezing."""
    new: State
    """After the second build."""

    def publish(self) -> None:
        """Publish."""
        publish(self.project, DATES[1])

    def go_back(self) -> None:
        """Let the archive be as it was before `publish`."""
        shutil.rmtree(self.project.root)
        shutil.copytree(self.kept, self.project.root, symlinks=True)

    def assert_whole_after_crash(self, number: int) -> State:
        """Assert that the site and the permalinks are whole, at once and after the next command, and return them."""
        project = self.project
        if project.site.is_dir() and not is_replacing(project.site, project.cache / OLD_SITE):
            assert folder_files(project.site) in (self.old.site, self.built.site, self.new.site), number
        permalinks, additions = read_permalinks(project.permalinks), read_additions(project.permalinks)
        put_right(project, lambda _: None)
        state = state_of(project)
        assert state in (self.old, self.built, self.frozen, self.new), number
        assert (permalinks, additions) == (state.permalinks, state.additions), number
        return state


def publish(project: Project, date: str) -> None:
    main(["--root", str(project.root), "publish", "--quiet", "--date", date], standalone_mode=False)


def state_of(project: Project) -> State:
    permalinks = project.permalinks
    return State(folder_files(project.site), read_permalinks(permalinks), read_additions(permalinks))


@pytest.fixture(scope="module")
def chain(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chain]:
    folder = tmp_path_factory.mktemp("chain")
    with pytest.MonkeyPatch.context() as patch, warm_engines():
        patch.setattr(cite_documents, "citations_in_words", remembered_citations())
        project = complete_archive(folder / "archive")
        publish(project, DATES[0])
        old = state_of(project)
        source = next(project.transcripts.rglob("ws3-*.txt"))
        source.write_text(source.read_text(encoding="utf-8") + "\n >> AMALIA:  One more word.\n", encoding="utf-8")
        source.with_name("ws77-on-whey.txt").write_text(NEW_DOCUMENT, encoding="utf-8")
        shutil.copytree(project.root, folder / "kept", symlinks=True)
        assert build_site(project, print_line=lambda _: None).faults == 0
        built = state_of(project)
        publish(project, DATES[1])
        new = state_of(project)
        frozen = State(built.site, new.permalinks, new.additions)
        assert old.site != built.site != new.site
        assert old.permalinks != new.permalinks
        assert old.additions != new.additions
        yield Chain(project, folder / "kept", old, built, frozen, new)


def try_crashes(chain: Chain, numbers: Iterable[int], counts: Counts, recover_every: int = 1) -> list[State]:
    """Crash at changes, judge what is left, let another `publish` end what the first began, and return the states."""
    states = []
    for place, number in enumerate(numbers):
        chain.go_back()
        assert crash_at(number, chain.publish, counts), number
        states.append(chain.assert_whole_after_crash(number))
        if place % recover_every == 0:
            chain.publish()
            assert state_of(chain.project) == chain.new, number
    return states


def test_a_crash_while_what_is_published_changes(
    chain: Chain, request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]
) -> None:
    project = chain.project
    names = (MANIFEST_FILE, f"{MANIFEST_FILE}.new", LOCK_FILE, OLD_SITE, COPY_FOLDER)
    counts = changes_in([project.site, project.root / "content", *(project.cache / name for name in names)])
    chain.go_back()
    total = count_changes(chain.publish, counts)
    tried = min(total, request.config.getoption("--publish-crashes"))
    states = try_crashes(chain, (1 + place * total // tried for place in range(tried)), counts)
    assert chain.old in states
    if tried == total:
        assert all(state in states for state in (chain.built, chain.frozen, chain.new))
    with capsys.disabled():
        print(f"\n{tried} of {total} changes: {summary(chain, states)}")


@pytest.mark.long
def test_a_crash_at_every_change(chain: Chain, capsys: pytest.CaptureFixture[str]) -> None:
    counts = all_changes(chain.project.root)
    chain.go_back()
    total = count_changes(chain.publish, counts)
    states = try_crashes(chain, range(1, total + 1), counts, recover_every=10)
    assert all(state in states for state in (chain.old, chain.built, chain.frozen, chain.new))
    with capsys.disabled():
        print(f"\n{total} changes: {summary(chain, states)}")


def summary(chain: Chain, states: list[State]) -> str:
    named = {"old": chain.old, "built": chain.built, "frozen": chain.frozen, "new": chain.new}
    return ", ".join(f"{states.count(state)} {name}" for name, state in named.items())
