"""Freezing: what a built site publishes is written down, and from then on kept."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec
from selectolax.lexbor import LexborHTMLParser

from generator.archive.people.people_index import address_of_person
from generator.archive.permanence.published import (
    Published,
    PublishedPage,
    merge_page,
    published_page,
    read_permalinks,
    write_permalinks,
)
from generator.archive.permanence.redact_published import drop_ids
from generator.archive.privacy.withheld_names import WithheldNames
from generator.archive.redirects import TYPES_FOLDER
from generator.errors import BuildError
from generator.pages.views.docket import COPY_RECORD
from generator.pages.views.wording import counted
from generator.records import SessionRecord, from_json
from generator.site.check import check_site
from generator.site.checks.published import fragments_of
from generator.site.checks.site_layout import address_of, files_of, pages_of

_RECORD = "session.json"


def freeze_site(site: Path, folder: Path, hidden: WithheldNames | None = None) -> str:
    """Add all addresses and turns of a built site to the list in `folder`, and say in a sentence how many were new.

    Ids that tell the name of somebody who is `hidden`, and that the check let go, are taken out of the list.

    Raises:
        BuildError: The site would let an address die that was published before, or has another fault.
    """
    published = read_permalinks(folder)
    faults = check_site(site, published, hidden)
    if faults:
        raise BuildError(f"the site has {counted(len(faults), 'fault')}, so it isn't frozen; the first: {faults[0]}")
    there = {page.address: page for page in published_pages(site)}
    taken_out = _take_out(site, published, there, hidden) if hidden else 0
    sentence = f"freeze: {_count_new(site, published)} added"
    for address, page in there.items():
        published[address] = merge_page(published.get(address), page)
    write_permalinks(folder, published)
    return sentence + (f"; {counted(taken_out, 'id')} with a withheld name taken out" if taken_out else "")


def not_frozen(site: Path, published: Published) -> str:
    """Return the sentence that says how many turns and pages of a built site may still change their addresses."""
    return f"permalinks: {_count_new(site, published)} not frozen"


def _take_out(
    site: Path, published: dict[str, PublishedPage], there: Mapping[str, PublishedPage], hidden: WithheldNames
) -> int:
    """Take out of what was published the ids and addresses that tell a withheld name, and return how many they were."""
    taken_out = 0
    firsts: dict[str, str | None] = {}
    for address, page in list(published.items()):
        if address not in there and hidden.in_address(address):
            del published[address]
            taken_out += 1
        elif gone := _gone(site, page, hidden):
            now = there[address].turns if address in there else ()
            published[address], homes = drop_ids(page, gone, now)
            firsts |= {f"{address}#{name}": f"{address}#{homes[name]}" if name in homes else None for name in gone}
            taken_out += len(gone)
    for address, page in published.items():
        if page.first in firsts:  # somebody else's page begins with such a turn
            now_first = there[address].first if address in there else None
            first = firsts[page.first] or now_first or page.first.partition("#")[0]
            published[address] = msgspec.structs.replace(page, first=first)
    return taken_out


def _gone(site: Path, page: PublishedPage, hidden: WithheldNames) -> set[str]:
    """Return the ids of a published page that are gone because they tell a name.

    The site has no fault: what is gone from it was allowed to go.
    """
    suspects = {turn.id for turn in page.turns if hidden.may_be_in_id(turn.id)}
    return suspects - _ids(site, page.address) if suspects else set()


def _ids(site: Path, address: str) -> set[str]:
    """Return the ids that lead somewhere at an address: those of its page, or those that it gives another name.

    Of a page that leads on without renaming, the ids are those of the page it leads to.
    """
    tree = LexborHTMLParser((site / address / "index.html").read_bytes())
    ids = {node.id for node in tree.css("[id]") if node.id}
    moved = tree.css_first("[data-moved]")
    if moved is not None:
        target = posixpath.normpath(posixpath.join(address, moved.attributes.get("data-moved") or ""))
        ids = set(fragments_of(tree)) | _ids(site, f"{target}/")
    return ids


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
            yield published_page(address, own.source.path, shown)
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
        yield f"{TYPES_FOLDER}{record.session.type}/", address
    if record.event is not None:
        yield f"{record.event.id}/", address


def _read(path: Path) -> SessionRecord | None:
    """Return a record; `None` where there is none, or one that the check calls a fault."""
    try:
        return from_json(path.read_bytes()) if path.is_file() else None
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
