"""Freezing: what a built site publishes is written down, and from then on kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from generator.archive.former_pages import TYPES
from generator.archive.people import address_of_person
from generator.archive.permalinks import (
    Published,
    PublishedPage,
    page_of,
    read_permalinks,
    with_page,
    write_permalinks,
)
from generator.errors import BuildError
from generator.pages.docket import COPY_RECORD
from generator.pages.wording import counted
from generator.records import SessionRecord, from_json
from generator.site.check import check_site
from generator.site.checks.layout import address_of, files_of, pages_of

_RECORD = "session.json"


def freeze_site(site: Path, folder: Path) -> str:
    """Add all addresses and turns of a built site to the list in `folder`, and say in a sentence how many were new.

    Raises:
        BuildError: The site would let an address die that was published before, or has another fault.
    """
    published = read_permalinks(folder)
    faults = check_site(site, published)
    if faults:
        raise BuildError(f"the site has {counted(len(faults), 'fault')}, so it isn't frozen; the first: {faults[0]}")
    sentence = f"freeze: {_count_new(site, published)} added"
    for page in published_pages(site):
        published[page.address] = with_page(published.get(page.address), page)
    write_permalinks(folder, published)
    return sentence


def not_frozen(site: Path, published: Published) -> str:
    """Return the sentence that says how many turns and pages of a built site may still change their addresses."""
    return f"permalinks: {_count_new(site, published)} not frozen"


def _count_new(site: Path, published: Published) -> str:
    """Return in words how many turns and pages weren't published before."""
    turns = pages = 0
    for page in published_pages(site):
        before = published.get(page.address)
        known = {turn.id for turn in before.turns} if before is not None else set()
        turns += sum(turn.id not in known for turn in page.turns)
        pages += before is None
    return f"{counted(turns, 'turn')} and {counted(pages, 'page')}"


def published_pages(site: Path) -> Iterator[PublishedPage]:
    """Yield every address of a built site: pages with words, those that lead on to one, and all others."""
    folders = {path.parent for name in (_RECORD, COPY_RECORD) for path in site.rglob(name)}
    firsts: dict[str, str] = {}
    documents = set()
    for folder in sorted(folders):
        shown = _read(folder / _RECORD)
        own = _read(folder / COPY_RECORD) or shown
        if own is not None:
            address = folder.relative_to(site).as_posix() + "/"
            documents.add(address)
            if shown is not None:
                for gathering, first in gathered(address, shown):
                    firsts.setdefault(gathering, first)
            yield page_of(address, own.source.path, shown)
    for page in pages_of(files_of(site)):
        address = address_of(page)
        if page != address and address not in documents:
            yield PublishedPage(address, (), (), firsts.get(address))


def gathered(address: str, record: SessionRecord) -> Iterator[tuple[str, str]]:
    """Yield the addresses of the pages that gather what a document holds, each with the first of it."""
    for turn in record.turns:
        if turn.speaker is not None:
            yield address_of_person(turn.speaker), f"{address}#{turn.id}"
    if record.session.type is not None:
        yield f"{TYPES}{record.session.type}/", address
    if record.event is not None:
        yield f"{record.event.id}/", address


def _read(path: Path) -> SessionRecord | None:
    """Return a record; `None` where there is none, or one that the check calls a fault."""
    try:
        return from_json(path.read_bytes()) if path.is_file() else None
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
