"""How large the largest list page of each kind becomes.

Makes the summaries of invented sessions in memory, with the extremes of real archives: a host in almost half of all
sessions, a type with most of them, an event with 8 % of them, a letter with a fifth of all people, a term in four of
five sessions. Writes the list pages, renders the largest of each kind with MkDocs, and prints its size and its size
compressed by gzip, the number of pages, and the processor seconds for all Markdown. Run it with
`python -m tests.benchmark.list_pages [SESSIONS] [SESSIONS ...]`.
"""

from __future__ import annotations

import gzip
import logging
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import msgspec
from mkdocs.commands.build import build
from mkdocs.config import load_config

from generator.archive.addresses import Address
from generator.archive.archive import Archive, chronology
from generator.archive.people.people_index import index_people
from generator.archive.related.series import SeriesSessions
from generator.archive.report.make_report import make_report
from generator.archive.summary import FindingCount, Summary, TurnSummary
from generator.linking.mention_index import Mention, MentionIndex
from generator.pages.report import report_pages
from generator.pages.views.mentions import mentioned_people_pages, with_mentions
from generator.pages.views.page import Page, render_page
from generator.records import Event
from generator.settings.archive import ArchiveInfo
from generator.settings.glossary import GlossaryEntry
from generator.settings.load import Settings
from generator.settings.series import SeriesInfo
from generator.slugs import slug
from generator.urls import html_file, page_address, term_address
from tests.support.list_pages import glossary_pages, index_pages
from tests.support.paths import MKDOCS

_SYLLABLES = ("ba", "ce", "di", "fo", "gu", "la", "me", "ni", "po", "ru", "sa", "te", "vi", "wo", "zu", "kra", "sti")
_TYPES = ("workshop",) * 12 + ("open-forum",) * 4 + ("main-session", "dynamic-coalition", "lightning-talk", "town-hall")
_LARGE_YEAR = 2019
_FINDINGS = ((FindingCount("date-derived", "info", 1), 0.9), (FindingCount("time-unknown", "warning", 1), 0.5))
"""Findings, each with the share of the documents that have it."""

_TERM = GlossaryEntry(acronym="DNS", expansion="Domain Name System", id="dns")
_SERIES = SeriesInfo(id="access", name="Coalition on Access")
_SETTINGS = Settings(archive=ArchiveInfo(), events=(), types=(), glossary=(_TERM,), series=(_SERIES,))


class Measured(msgspec.Struct, frozen=True):
    """The largest page of a kind."""

    kind: str
    pages: int
    address: str
    html_bytes: int
    gzip_bytes: int


def many_summaries(count: int) -> list[Summary]:
    """Return the summaries of `count` sessions, in the order of the archive."""
    return sorted((_summary(number, count) for number in range(count)), key=chronology)


def _summary(number: int, count: int) -> Summary:
    chance = random.Random(f"session {number}")  # noqa: S311 - a fixed sequence, not a secret
    event = _event(number, count, chance)
    title = " ".join(_words(chance, chance.randint(3, 8))).capitalize() + (" Access" if number % 10 == 0 else "")
    folder = event.id if event is not None else "unsorted"
    address = Address(folder, f"{slug(title)[:80]}-{number}")
    is_session = number % 40 != 0
    names = [invented_name(0)] if chance.random() < 0.46 else []
    names += [invented_name(1 + int(2 * count * chance.random() ** chance.choice((1, 1, 1, 4)))) for _ in range(8)]
    turns = tuple(_turn(names[turn % len(names)], turn, chance) for turn in range(24 if is_session else 1))
    day = chance.randint(1, 5)
    dated = event is not None and chance.random() < 0.9
    return Summary(
        path=f"{folder}/{address.stem}.txt",
        sha256=None,
        own_address=address,
        address=address,
        kind="transcript" if is_session else "press-release",
        status="final",
        title=title,
        event=event,
        day=day if event is not None else None,
        date=f"{event.start[:8]}{9 + day:02}" if event is not None and event.start is not None and dated else None,
        start_time=f"{chance.randint(9, 17):02}:30",
        room=f"Room {chance.randint(1, 12)}",
        type=chance.choice(_TYPES) if is_session else None,
        code=f"WS{number}",
        is_too_large=False,
        words=9000,
        turns=turns if is_session else (),
        names_by_person={slug(name): name for name in names},
        finding_counts=tuple(found for found, share in _FINDINGS if chance.random() < share),
    )


def _event(number: int, count: int, chance: random.Random) -> Event | None:
    if number % 33 == 0:
        return None
    year = _LARGE_YEAR if number < 0.08 * count else 2005 + number % 20
    meeting = 0 if year == _LARGE_YEAR and number < 0.08 * count else 1 + chance.randrange(3)
    name = f"MOOT {year}" if not meeting else f"Regional MOOT {'ABC'[meeting - 1]} {year}"
    start = f"{year}-{(11, 3, 6, 9)[meeting]:02}-10"
    return Event(slug(name), name, 1, "Upper Wensley", start, f"{start[:8]}14")


def _turn(name: str, number: int, chance: random.Random) -> TurnSummary:
    person = slug(name)
    first_words = " ".join(_words(chance, 12)).capitalize() + " …"
    return TurnSummary(f"{person}-{number + 1}", person, name.upper(), 100, first_words)


def invented_name(number: int) -> str:
    """Return the name of a person, the same for the same number."""
    chance = random.Random(f"person {number}")  # noqa: S311 - as above
    given_name, family_name = ("".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4))) for _ in range(2))
    start = "Ma" if chance.random() < 0.2 else ""
    return f"{start}{given_name} {family_name}{number:x}".title()


def _words(chance: random.Random, count: int) -> list[str]:
    return ["".join(chance.choices(_SYLLABLES, k=chance.randint(1, 4))) for _ in range(count)]


def list_pages(documents: list[Summary]) -> Iterator[tuple[str, str]]:
    """Yield the Markdown file and the text of each list page of an archive."""
    archive = Archive(documents=tuple(documents), people=index_people(documents))
    mentions = _mentions(archive)
    series = (SeriesSessions(_SERIES, tuple(doc for doc in documents if (doc.title or "").endswith("Access"))),)
    pages: Iterator[Page] = chain(
        with_mentions(index_pages(archive, _SETTINGS, series), mentions), mentioned_people_pages(mentions)
    )
    report = report_pages(make_report(archive), archive.event_names)
    for page in chain(pages, glossary_pages(_SETTINGS, mentions), report):
        yield page.path, render_page(page)


def _mentions(archive: Archive) -> MentionIndex:
    """Return mentions of a term in 80 % of the sessions, of the host in 30 % and of the large event in 20 %."""
    host = next(person for person in archive.people.values() if person.id == slug(invented_name(0)))
    shares = {term_address(_TERM.id): 0.8, host.href: 0.3, f"moot-{_LARGE_YEAR}/": 0.2}
    chance = random.Random(1)  # noqa: S311 - as above
    return MentionIndex(
        by_target={
            target: tuple(
                Mention(document, document.turns[0], 2) for document in archive.sessions if chance.random() < share
            )
            for target, share in shares.items()
        }
    )


def measure(count: int, folder: Path) -> list[Measured]:
    """Return the largest page of each kind for an archive of `count` sessions; `folder` gets their HTML."""
    documents = many_summaries(count)
    start = time.process_time()
    largest: dict[str, tuple[str, str]] = {}
    pages: dict[str, int] = {}
    for path, text in list_pages(documents):
        kind = _kind(path)
        pages[kind] = pages.get(kind, 0) + 1
        if len(text) > len(largest.get(kind, ("", ""))[1]):
            largest[kind] = (path, text)
    print(
        f"{count:,} sessions: {sum(pages.values()):,} list pages, {time.process_time() - start:.1f} processor seconds"
    )
    for path, text in largest.values():
        file = folder / "docs" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    logging.disable()  # the other pages that these link to are missing
    build(load_config(str(MKDOCS), docs_dir=str(folder / "docs"), site_dir=str(folder / "site")))
    logging.disable(logging.NOTSET)
    measured = []
    for kind, (path, _) in sorted(largest.items()):
        html = (folder / "site" / html_file(page_address(path))).read_bytes()
        size = len(gzip.compress(html, compresslevel=6, mtime=0))
        measured.append(Measured(kind, pages[kind], page_address(path) or "/", len(html), size))
    return measured


def _kind(path: str) -> str:
    parts = page_address(path).strip("/").split("/")
    if parts[0] in {"people", "types", "series", "glossary", "report", "events"}:
        index = len(parts) == 1 or parts[1] in {"letter", "script"}
        return f"{parts[0]}, index" if index else parts[0]
    return "home" if parts == [""] else "folder" if parts[0] == "unsorted" else "event"


def main(counts: list[int]) -> None:
    """Print a table for each size."""
    for count in counts:
        with tempfile.TemporaryDirectory() as folder:
            for found in measure(count, Path(folder)):
                sizes = f"{found.html_bytes / 1000:>8,.0f} KB{found.gzip_bytes / 1000:>7,.1f} KB gzip"
                print(f"  {found.kind:<16}{found.pages:>7,} pages{sizes}  {found.address}")


if __name__ == "__main__":
    main([int(argument) for argument in sys.argv[1:]] or [5000, 20000])
