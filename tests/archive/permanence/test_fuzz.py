"""After any edits, every published address opens on the turn with most of its words."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

import msgspec
import pytest

from generator.archive.permanence.published import (
    PublishedPage,
    merge_page,
    published_page,
    read_permalinks,
    write_permalinks,
)
from generator.archive.stages import read_sources
from generator.archive.terms.document_frequency import TERMS_FILE
from generator.pages.citations import cite_documents
from generator.pages.citations.styles import STYLES
from generator.project import Project
from generator.reading.steps import read_document
from generator.records import Block, SessionRecord, Turn
from generator.settings.load import Settings, load_settings
from generator.site.freeze import collecting_pages
from generator.urls import PEOPLE_ADDRESS
from tests.support.edits import EditedRegister, EditedSession
from tests.support.make_archive import real_archive
from tests.support.oracle import Promise, Truth, promises
from tests.support.paths import TRANSCRIPTS
from tests.support.shown_addresses import (
    AddressesOfArchive,
    AddressesOfPages,
    ShownAddresses,
    ShownRedirect,
    archive_without_pages,
)
from tests.support.writing import archive_input_of, write_pages_of

SITE = "https://archive.example/"
VERSIONS = 3
"""How often an archive is built in one script; it is published before each edit."""

MIN_TURNS, MAX_TURNS = 4, 20
"""Turns of a session in a short script."""

MAX_WORDS = 60
"""Words of a turn in a short script."""

MIN_WORDS = 40
"""A file with so many words is recognised under another name."""

MIN_SHARE = 0.8
"""A file under another name is taken for that of its page if so many of its words are the same, or fewer."""


class Rebuilt(msgspec.Struct):
    """An archive that is edited and built again and again."""

    project: Project
    sessions: dict[str, EditedSession]
    """By address."""
    register: EditedRegister
    paths: dict[str, str]
    """Of the sources, by address."""
    promised: dict[tuple[str, str], Promise] = {}
    """The published turns, by page and id."""

    renamed: str | None = None
    """The session whose file has a new name since the last version."""

    def edit(self, chance: random.Random) -> None:
        """Edit each session, perhaps the name of a file, and the register."""
        for session in self.sessions.values():
            session.edit()
        self.renamed = rename(self, chance) if chance.random() < 0.2 else None
        self.register.edit()

    def is_other_text(self) -> bool:
        """Return True if a renamed file has few words or others: nothing tells whose it is, and the check says so."""
        if self.renamed is None:
            return False
        promised = [promise for (address, _), promise in self.promised.items() if address == self.renamed]
        words = sum(len(promise.words) for promise in promised)
        return words < MIN_WORDS or Truth(self.sessions[self.renamed].turns).share_of(promised) < MIN_SHARE


def faults_of(rebuilt: Rebuilt, shown: ShownAddresses) -> list[str]:
    """Return the faults of all published addresses."""
    return [*faults_of_turns(rebuilt, shown), *faults_of_people(rebuilt, shown)]


def faults_of_turns(rebuilt: Rebuilt, shown: ShownAddresses) -> Iterator[str]:
    """Yield the faults of the published turn addresses."""
    pages = {address: shown.turns(address) for address in rebuilt.sessions}
    truth = {address: Truth(session.turns) for address, session in rebuilt.sessions.items()}
    for (address, name), promise in rebuilt.promised.items():
        page = pages[address]
        opened = page.former.get(name, name)
        if opened not in page.ids or (name in page.ids and name in page.former):
            yield f"{address}#{name} is dead"
        elif fault := truth[address].fault(promise, page.ids.index(opened)):
            yield f"{address}#{name} opens on {opened}, with {fault}"


def faults_of_people(rebuilt: Rebuilt, shown: ShownAddresses) -> Iterator[str]:
    """Yield the faults of the published addresses of people: each has a page, or redirects by its first turn."""
    for address, page in read_permalinks(rebuilt.project.permalinks).items():
        if page.first is None:
            continue
        if not shown.has(address):
            yield f"{address} is dead"
            continue
        redirect = shown.redirect(address)
        if redirect is None:
            continue
        document, _, name = page.first.partition("#")
        turns = shown.turns(document)
        turn = turns.former.get(name, name)
        person = rebuilt.register.person_of(rebuilt.sessions[document].turns[turns.ids.index(turn)].label)
        wanted = ShownRedirect(f"people/{person}/", None) if person else ShownRedirect(document, turn)
        if redirect != wanted:
            yield f"{address} redirects to {redirect}, not to {wanted}"
        if shown.redirect(redirect.target) is not None:
            yield f"{address} redirects to a redirect"


def publish(rebuilt: Rebuilt, shown: ShownAddresses) -> None:
    """Freeze the current pages."""
    published: dict[str, PublishedPage] = read_permalinks(rebuilt.project.permalinks)
    for address, session in rebuilt.sessions.items():
        record = shown.record(address)
        page = published_page(address, rebuilt.paths[address], record)
        published[address] = merge_page(published.get(address), page)
        for turn_id, promise in promises([turn.id for turn in record.turns], session.turns):
            rebuilt.promised.setdefault((address, turn_id), promise)
        for list_address, first in collecting_pages(address, record):
            if list_address.startswith(PEOPLE_ADDRESS) and list_address.count("/") == 2:  # not a subpage
                published.setdefault(list_address, PublishedPage(list_address, (), (), first))
    write_permalinks(rebuilt.project.permalinks, published)


def rename(rebuilt: Rebuilt, chance: random.Random) -> str:
    """Give a file another name, or another event's folder, and return the address of its session."""
    address = chance.choice(list(rebuilt.paths))
    old = rebuilt.paths[address]
    new = f"{chance.choice(['igf-2016', 'igf-2019'])}/renamed-{chance.randrange(10**6)}.txt"
    target = rebuilt.project.transcripts / new
    target.parent.mkdir(exist_ok=True)
    (rebuilt.project.transcripts / old).rename(target)
    rebuilt.paths[address] = new
    return address


def read(rebuilt: Rebuilt, path: Path, transcripts: Path, settings: Settings, _stated: object) -> SessionRecord:
    """Read a source: an edited session as it is now, any other from its file."""
    name = path.relative_to(transcripts).as_posix()
    for address, source in rebuilt.paths.items():
        if source == name:
            record = rebuilt.sessions[address].record()
            return msgspec.structs.replace(record, source=msgspec.structs.replace(record.source, path=name))
    return read_document(path, transcripts, settings)


@pytest.fixture(scope="module")
def records(settings: Settings) -> dict[str, SessionRecord]:
    """The two sessions among the three documents, by address."""
    records = {
        f"{path.relative_to(TRANSCRIPTS).with_suffix('').as_posix()}/": read_document(path, TRANSCRIPTS, settings)
        for path in sorted(TRANSCRIPTS.rglob("*.txt"))
    }
    return {address: record for address, record in records.items() if record.kind == "transcript"}


def test_every_address_ever_published_opens_on_its_words(
    tmp_path: Path,
    records: dict[str, SessionRecord],
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> None:
    project = real_archive(tmp_path / "archive")
    settings = load_settings(project.site_config)
    faults: Counter[str] = Counter()
    first = request.config.getoption("--first-script")
    monkeypatch.setattr(cite_documents, "citations_in_words", no_citations)
    for seed in range(first, first + request.config.getoption("--edit-scripts")):
        chance = random.Random(seed)  # noqa: S311 - the same edits every time, not a secret
        rebuilt = start(project, records, chance)
        monkeypatch.setattr(read_sources, "read_document", partial(read, rebuilt))
        for version in range(VERSIONS):
            with archive_input_of(project, with_register(settings, rebuilt)) as archive_input:
                archive = write_pages_of(project, archive_input, SITE)
                shown = AddressesOfPages(project)
                assert_same(rebuilt, shown, AddressesOfArchive(archive, archive_input))
            faults.update(f"script {seed}: {fault}" for fault in faults_of(rebuilt, shown))
            if version < VERSIONS - 1:
                publish(rebuilt, shown)
                rebuilt.edit(chance)
    assert not faults, "\n".join(faults)


def assert_same(rebuilt: Rebuilt, pages: AddressesOfPages, archive: AddressesOfArchive) -> None:
    """Assert that the pages show what the archive without pages shows, so that short scripts need no pages."""
    for address in rebuilt.sessions:
        assert pages.turns(address) == archive.turns(address)
        assert pages.record(address) == archive.record(address)
    for address in read_permalinks(rebuilt.project.permalinks):
        assert pages.has(address)
        assert archive.has(address)
        assert pages.redirect(address) == archive.redirect(address)


def test_no_address_dies_in_short_sessions(
    tmp_path: Path,
    records: dict[str, SessionRecord],
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> None:
    project = real_archive(tmp_path / "archive")
    settings = load_settings(project.site_config)
    (project.site_config / TERMS_FILE).unlink()  # no address depends on it, and every build reads it
    faults: Counter[str] = Counter()
    first = request.config.getoption("--first-script")
    for seed in range(first, first + request.config.getoption("--short-scripts")):
        chance = random.Random(f"short {seed}")  # noqa: S311 - as above
        rebuilt = start(project, {address: excerpt(record, chance) for address, record in records.items()}, chance)
        monkeypatch.setattr(read_sources, "read_document", partial(read, rebuilt))
        for version in range(VERSIONS):
            with archive_without_pages(project, with_register(settings, rebuilt)) as shown:
                if rebuilt.is_other_text() and not shown.has(rebuilt.renamed or ""):
                    break
                faults.update(f"short script {seed}: {fault}" for fault in faults_of(rebuilt, shown))
                if version < VERSIONS - 1:
                    publish(rebuilt, shown)
                    rebuilt.edit(chance)
    assert not faults, "\n".join(faults)


def excerpt(record: SessionRecord, chance: random.Random) -> SessionRecord:
    """Return a session with the first words of some turns of a real one, in which each edit matters more."""
    length = chance.randint(MIN_TURNS, MAX_TURNS)
    first = chance.randrange(len(record.turns) - length)
    return msgspec.structs.replace(record, turns=tuple(map(shortened, record.turns[first : first + length])))


def shortened(turn: Turn) -> Turn:
    """Return a turn with its first words."""
    words = " ".join(block.text for block in turn.blocks).split()[:MAX_WORDS]
    return msgspec.structs.replace(turn, blocks=(Block("text", " ".join(words)),))


def no_citations(items: Sequence[object], _language: str) -> list[tuple[str, ...]]:
    """Return citations without words: no address depends on them, and Pandoc takes most of the time of a script."""
    return [("",) * len(STYLES)] * len(items)


def with_register(settings: Settings, rebuilt: Rebuilt) -> Settings:
    """Return the settings with the edited register, and without a glossary and exports, which change no address."""
    archive = msgspec.structs.replace(settings.archive, exports=())
    return msgspec.structs.replace(settings, archive=archive, register=rebuilt.register.register(), glossary=())


def start(project: Project, records: Mapping[str, SessionRecord], chance: random.Random) -> Rebuilt:
    """Return an unpublished archive with its two sessions as they were received."""
    for path in [*project.transcripts.rglob("*.txt"), *project.permalinks.glob("*.json")]:
        path.unlink()
    paths = {address: f"{address.rstrip('/')}.txt" for address in records}
    for name in paths.values():
        (project.transcripts / name).write_text("", encoding="utf-8")
    sessions = {address: EditedSession(record, chance) for address, record in records.items()}
    labels = dict.fromkeys(turn.label for record in records.values() for turn in record.turns if turn.label is not None)
    register = EditedRegister([*labels, "ADA CHURN"], chance)
    return Rebuilt(project=project, sessions=sessions, register=register, paths=paths, promised={})
