"""Freezing: what a built site publishes is written down, and from then on kept."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from pathlib import Path

import msgspec
from selectolax.lexbor import LexborHTMLParser

from generator.archive.hidden import Hidden
from generator.archive.permalinks import (
    Published,
    PublishedPage,
    page_of,
    read_permalinks,
    with_page,
    without_turns,
    write_permalinks,
)
from generator.errors import BuildError
from generator.pages.docket import COPY_RECORD
from generator.pages.wording import counted
from generator.records import SessionRecord, from_json
from generator.site.check import check_site
from generator.site.checks.published import fragments_of

_RECORD = "session.json"


def freeze_site(site: Path, folder: Path, hidden: Hidden | None = None) -> str:
    """Add all addresses and turns of a built site to the list in `folder`, and say in a sentence how many were new.

    Ids that tell the name of somebody who is `hidden`, and that the check let go, are taken out of the list.

    Raises:
        BuildError: The site would let an address die that was published before, or has another fault.
    """
    published = read_permalinks(folder)
    faults = check_site(site, published, hidden)
    if faults:
        raise BuildError(f"the site has {counted(len(faults), 'fault')}, so it isn't frozen; the first: {faults[0]}")
    turns, pages = _count_new(site, published)
    taken_out = _take_out(site, published, hidden) if hidden else 0
    for page in _pages(site):
        published[page.address] = with_page(published.get(page.address), page)
    write_permalinks(folder, published)
    withheld = f"; {counted(taken_out, 'turn')} with a withheld name taken out" if taken_out else ""
    return f"freeze: {counted(turns, 'turn')} on {counted(pages, 'page')} added{withheld}"


def not_frozen(site: Path, published: Published) -> str:
    """Return the sentence that says how many turns of a built site may still change their addresses."""
    turns, pages = _count_new(site, published)
    return f"permalinks: {counted(turns, 'turn')} on {counted(pages, 'page')} not frozen"


def _take_out(site: Path, published: dict[str, PublishedPage], hidden: Hidden) -> int:
    """Take out of what was published the turns that are gone because their id tells a name, and return how many.

    The site has no fault: what is gone from it was allowed to go.
    """
    count = 0
    for address, page in published.items():
        suspects = {turn.id for turn in page.turns if hidden.may_have_id(turn.id)}
        if suspects and (gone := suspects - _ids(site, address)):
            published[address] = without_turns(page, gone)
            count += len(gone)
    return count


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


def _count_new(site: Path, published: Published) -> tuple[int, int]:
    """Return how many turns weren't published before, and how many pages have such turns or weren't themselves."""
    turns = pages = 0
    for page in _pages(site):
        before = published.get(page.address)
        known = {turn.id for turn in before.turns} if before is not None else set()
        new = sum(turn.id not in known for turn in page.turns)
        turns += new
        pages += bool(new) or before is None
    return turns, pages


def _pages(site: Path) -> Iterator[PublishedPage]:
    """Yield every address of a document in a built site: pages with words, and those that lead on to one."""
    folders = {path.parent for name in (_RECORD, COPY_RECORD) for path in site.rglob(name)}
    for folder in sorted(folders):
        shown = _read(folder / _RECORD)
        own = _read(folder / COPY_RECORD) or shown
        if own is not None:
            address = folder.relative_to(site).as_posix() + "/"
            yield page_of(address, own.source.path, shown)


def _read(path: Path) -> SessionRecord | None:
    """Return a record; `None` where there is none, or one that the check calls a fault."""
    try:
        return from_json(path.read_bytes()) if path.is_file() else None
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
