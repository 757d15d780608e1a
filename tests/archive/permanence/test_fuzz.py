"""After any edits, every published address opens on the turn with most of its words."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml

from generator.archive.permanence.published import (
    PublishedPage,
    merge_page,
    published_page,
    read_permalinks,
    write_permalinks,
)
from generator.archive.stages import read_sources
from generator.project import Project
from generator.reading.steps import read_document
from generator.records import SessionRecord, from_json
from generator.settings.load import Settings, load_settings
from generator.site.freeze import collecting_pages
from generator.urls import PEOPLE_ADDRESS
from tests.support.edits import EditedRegister, EditedSession
from tests.support.make_archive import real_archive
from tests.support.oracle import Promise, Truth, promises
from tests.support.paths import TRANSCRIPTS
from tests.support.writing import write_pages

SITE = "https://archive.example/"
HEADING = re.compile(r"^## .* \{ #(\S+) \}$", re.MULTILINE)


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


def front_of(project: Project, address: str) -> dict[str, Any]:
    """Return the front matter of a Markdown page."""
    _, front, _ = (project.docs / address / "index.md").read_text(encoding="utf-8").split("---\n", 2)
    return dict(yaml.load(front, Loader=yaml.CSafeLoader))


def opened(project: Project, address: str) -> tuple[list[str], dict[str, str]]:
    """Return the turn ids of a Markdown page, and the turn that each former id opens."""
    former = front_of(project, address).get("former", {})
    text = (project.docs / address / "index.md").read_text(encoding="utf-8")
    return HEADING.findall(text), {former_id: turn for turn, ids in former.items() for former_id in ids}


def check(rebuilt: Rebuilt) -> list[str]:
    """Return the faults of the published turn addresses."""
    faults = []
    pages = {address: opened(rebuilt.project, address) for address in rebuilt.sessions}
    truth = {address: Truth(session.turns) for address, session in rebuilt.sessions.items()}
    for (address, name), promise in rebuilt.promised.items():
        ids, former = pages[address]
        shown = former.get(name, name)
        if shown not in ids or (name in ids and name in former):
            faults.append(f"{address}#{name} is dead")
        elif fault := truth[address].fault(promise, ids.index(shown)):
            faults.append(f"{address}#{name} opens on {shown}, with {fault}")
    return faults


def check_people(rebuilt: Rebuilt) -> Iterator[str]:
    """Yield the faults of the published addresses of people: each has a page, or redirects by its first turn."""
    for address, page in read_permalinks(rebuilt.project.permalinks).items():
        if page.first is None:
            continue
        if not (rebuilt.project.docs / address / "index.md").is_file():
            yield f"{address} is dead"
            continue
        front = front_of(rebuilt.project, address)
        if front["page_kind"] == "person":
            continue
        document, _, name = page.first.partition("#")
        ids, former = opened(rebuilt.project, document)
        turn = former.get(name, name)
        person = rebuilt.register.person_of(rebuilt.sessions[document].turns[ids.index(turn)].label)
        wanted = (f"people/{person}/", {}) if person else (document, {"": turn})
        if (front["target"], front.get("fragments", {})) != wanted:
            yield f"{address} redirects to {front['target']} {front.get('fragments')}, not to {wanted}"
        if front_of(rebuilt.project, front["target"])["page_kind"] == "redirect":
            yield f"{address} redirects to a redirect"


def publish(rebuilt: Rebuilt) -> None:
    """Freeze the current pages."""
    published: dict[str, PublishedPage] = read_permalinks(rebuilt.project.permalinks)
    for address, session in rebuilt.sessions.items():
        record = from_json((rebuilt.project.docs / address / "session.json").read_bytes())
        page = published_page(address, rebuilt.paths[address], record)
        published[address] = merge_page(published.get(address), page)
        for turn_id, promise in promises([turn.id for turn in record.turns], session.turns):
            rebuilt.promised.setdefault((address, turn_id), promise)
        for list_address, first in collecting_pages(address, record):
            if list_address.startswith(PEOPLE_ADDRESS) and list_address.count("/") == 2:  # not a subpage
                published.setdefault(list_address, PublishedPage(list_address, (), (), first))
    write_permalinks(rebuilt.project.permalinks, published)


def rename(rebuilt: Rebuilt, chance: random.Random) -> None:
    """Give a file another name, or another event's folder."""
    address = chance.choice(list(rebuilt.paths))
    old = rebuilt.paths[address]
    new = f"{chance.choice(['igf-2016', 'igf-2019'])}/renamed-{chance.randrange(10**6)}.txt"
    target = rebuilt.project.transcripts / new
    target.parent.mkdir(exist_ok=True)
    (rebuilt.project.transcripts / old).rename(target)
    rebuilt.paths[address] = new


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
    for seed in range(first, first + request.config.getoption("--edit-scripts")):
        chance = random.Random(seed)  # noqa: S311 - the same edits every time, not a secret
        rebuilt = start(project, records, chance)
        with monkeypatch.context() as patched:
            patched.setattr(read_sources, "read_document", partial(read, rebuilt))
            write_pages(project, with_register(settings, rebuilt), SITE)
            for _ in range(2):
                publish(rebuilt)
                for session in rebuilt.sessions.values():
                    session.edit()
                if chance.random() < 0.2:
                    rename(rebuilt, chance)
                rebuilt.register.edit()
                write_pages(project, with_register(settings, rebuilt), SITE)
                faults.update(f"script {seed}: {fault}" for fault in [*check(rebuilt), *check_people(rebuilt)])
    assert not faults, "\n".join(faults)


def with_register(settings: Settings, rebuilt: Rebuilt) -> Settings:
    """Return the settings with the edited register, and without a glossary, whose pages never change."""
    return msgspec.structs.replace(settings, register=rebuilt.register.register(), glossary=())


def start(project: Project, records: dict[str, SessionRecord], chance: random.Random) -> Rebuilt:
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
