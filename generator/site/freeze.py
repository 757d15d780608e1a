"""Freezing: the addresses and turns of a built site are written to the permalinks and kept from then on."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import accumulate
from pathlib import Path

import msgspec
from selectolax.lexbor import LexborHTMLParser

from generator.archive.permanence.additions import ADDED_FILE, additions_file, read_additions, with_new_documents
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
from generator.errors import BuildError
from generator.pages.views.document_front import COPY_RECORD
from generator.records import RECORD_FILE, SessionRecord, from_json
from generator.site.check import check_site
from generator.site.checks.built_site import address_of, files_of, pages_of
from generator.site.checks.published import renamed_fragments
from generator.text.english import counted
from generator.urls import date_folders, event_address, html_file, person_address, type_address


def freeze_site(
    site: Path, folder: Path, withheld_names: WithheldNames | None = None, *, date: str | None = None
) -> str:
    """Add all addresses and turns of a built site to the permalinks in `folder`, and return a sentence with the counts.

    Ids that contain a withheld name and are missing from the site are removed from the permalinks.

    Args:
        site: The built site.
        folder: The folder of the permalinks.
        withheld_names: The names that are withheld.
        date: The ISO date on which the new documents are added; without one they stay without a date.

    Raises:
        BuildError: The site lacks a published address, or has another fault.
    """
    published, additions = read_permalinks(folder), read_additions(folder)
    before = dict(published)
    faults = check_site(site, published, withheld_names)
    if faults:
        raise BuildError(f"the site has {counted(len(faults), 'fault')}, so it isn't frozen; the first: {faults[0]}")
    pages = {page.address: page for page in published_pages(site)}
    removed = _remove_withheld(site, published, pages, withheld_names) if withheld_names else 0
    turn_ids = {page.address: [turn.id for turn in page.turns] for page in pages.values()}
    sentence = f"freeze: {_count_new(turn_ids, published)} added"
    for address, page in pages.items():
        published[address] = merge_page(published.get(address), page)
    if date is not None:
        additions = with_new_documents(additions, before, published, date)
    write_permalinks(folder, published, {ADDED_FILE: additions_file(additions)} if additions else {})
    return sentence + (f"; {counted(removed, 'id')} with a withheld name removed" if removed else "")


def count_not_frozen(turn_ids: Mapping[str, Iterable[str]], published: Published) -> str:
    """Return a sentence with the number of turns and pages of a built site whose addresses may still change.

    Args:
        turn_ids: The ids of the turns that each address shows, as in `CheckedSite`.
        published: The published pages.
    """
    return f"permalinks: {_count_new(turn_ids, published)} not frozen"


def is_frozen(turn_ids: Mapping[str, Iterable[str]], published: Published) -> bool:
    """Return True if every turn and page of a built site is published; the arguments are as in `count_not_frozen`."""
    return _new_of(turn_ids, published) == (0, 0)


def _count_new(turn_ids: Mapping[str, Iterable[str]], published: Published) -> str:
    """Return the number of turns and pages that weren't published before, in words."""
    turns, pages = _new_of(turn_ids, published)
    return f"{counted(turns, 'turn')} and {counted(pages, 'page')}"


def _new_of(turn_ids: Mapping[str, Iterable[str]], published: Published) -> tuple[int, int]:
    """Return the number of turns and of pages that weren't published before."""
    turns = 0
    for address, ids in turn_ids.items():
        page = published.get(address)
        published_ids = {turn.id for turn in page.turns} if page is not None else set()
        turns += len({*ids} - published_ids)
    return turns, sum(address not in published for address in turn_ids)


def _remove_withheld(
    site: Path,
    published: dict[str, PublishedPage],
    pages: Mapping[str, PublishedPage],
    withheld_names: WithheldNames,
) -> int:
    """Remove the ids and addresses that contain a withheld name from `published`, and return their number."""
    removed = 0
    new_firsts: dict[str, str | None] = {}
    for address, page in list(published.items()):
        if address not in pages and withheld_names.in_address(address):
            del published[address]
            removed += 1
        elif withheld_ids := _withheld_ids(site, page, withheld_names):
            turns = pages[address].turns if address in pages else ()
            published[address], new_ids = drop_ids(page, withheld_ids, turns)
            for turn_id in withheld_ids:
                new_id = new_ids.get(turn_id)
                new_firsts[f"{address}#{turn_id}"] = f"{address}#{new_id}" if new_id is not None else None
            removed += len(withheld_ids)
    _replace_firsts(published, pages, new_firsts)
    return removed


def _replace_firsts(
    published: dict[str, PublishedPage], pages: Mapping[str, PublishedPage], new_firsts: Mapping[str, str | None]
) -> None:
    """Replace each removed turn where another page has it as its first."""
    for address, page in published.items():
        if page.first is not None and page.first in new_firsts:
            current_first = pages[address].first if address in pages else None
            first = new_firsts[page.first] or current_first or page.first.partition("#")[0]
            published[address] = msgspec.structs.replace(page, first=first)


def _withheld_ids(site: Path, page: PublishedPage, withheld_names: WithheldNames) -> set[str]:
    """Return the ids of a published page that are missing from the site because they contain a withheld name.

    The site has no fault, so the check has allowed every missing id.
    """
    candidates = {turn.id for turn in page.turns if withheld_names.may_be_in_id(turn.id)}
    return candidates - _working_ids(site, page.address) if candidates else set()


def _working_ids(site: Path, address: str) -> set[str]:
    """Return the ids that work at an address: those of its page and, for a redirect, those renamed by it.

    For ids that a redirect doesn't rename, these are the ids of its target.
    """
    tree = LexborHTMLParser((site / html_file(address)).read_bytes())
    redirect = tree.css_first("[data-moved]")
    if redirect is None:
        return {node.id for node in tree.css("[id]") if node.id}
    target = posixpath.normpath(posixpath.join(address, redirect.attributes.get("data-moved") or ""))
    return set(renamed_fragments(tree)) | _working_ids(site, f"{target}/")


def published_pages(site: Path) -> Iterator[PublishedPage]:
    """Yield every address of a built site: first the documents and their copies, then all other pages."""
    firsts: dict[str, str] = {}
    files = files_of(site)
    all_addresses = set(map(address_of, pages_of(files)))
    addresses = set()
    for address, source, shown in _documents(site, files):
        addresses.add(address)
        yield published_page(address, source, shown)
        if shown is not None:
            for collecting_address, first in collecting_pages(address, shown):
                if collecting_address in all_addresses:
                    firsts.setdefault(collecting_address, first)
    for address in _other_addresses(files, addresses):
        yield PublishedPage(address, (), (), firsts.get(address))


def _documents(site: Path, files: frozenset[str]) -> Iterator[tuple[str, str, SessionRecord | None]]:
    """Yield the address of each document and of each copy, the path of its source, and the record that it shows.

    A copy's address redirects, so it shows no record.
    """
    names = (name.rpartition("/") for name in files)
    addresses = {f"{folder}/" for folder, _, name in names if folder and name in {RECORD_FILE, COPY_RECORD}}
    for address in sorted(addresses, key=lambda address: address.split("/")):
        shown = _read_record(site, f"{address}{RECORD_FILE}", files)
        record = _read_record(site, f"{address}{COPY_RECORD}", files) or shown
        if record is not None:
            yield address, record.source.path, shown


def _other_addresses(files: Iterable[str], document_addresses: Collection[str]) -> Iterator[str]:
    """Yield the addresses of the pages of a built site that are no documents."""
    for file in pages_of(files):
        address = address_of(file)
        if file != address and address not in document_addresses:
            yield address


def collecting_pages(address: str, record: SessionRecord) -> Iterator[tuple[str, str]]:
    """Yield the pages that may list parts of a document, each with the first part.

    These are the pages of its people, its type and its event, and the subpages of the document's year, month and day.
    """
    folders = date_folders(record.date, record.event.start if record.event is not None else None)
    for list_address, first in _lists(address, record):
        for subpage in accumulate((list_address, *folders), lambda above, folder: f"{above}{folder}/"):
            yield subpage, first
    if record.event is not None:
        yield event_address(record.event.id), address


def _lists(address: str, record: SessionRecord) -> Iterator[tuple[str, str]]:
    """Yield the pages of a document's people and type, each with the first part of the document."""
    for turn in record.turns:
        if turn.speaker is not None:
            yield person_address(turn.speaker), f"{address}#{turn.id}"
    if record.session.type is not None:
        yield type_address(record.session.type), address


def _read_record(site: Path, name: str, files: Collection[str]) -> SessionRecord | None:
    """Return a record; `None` if the file is missing, or is not a session record (the check reports that)."""
    try:
        return from_json((site / name).read_bytes()) if name in files else None
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
