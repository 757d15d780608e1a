"""Addresses of files that were renamed after their page was published: the page keeps its address."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator

from generator.archive.addresses import Address, assign_addresses
from generator.archive.permanence.published import Published, PublishedPage, fingerprint
from generator.records import SessionRecord

_RUN_WORDS = 6
"""Words of a run. A published word is one letter of 64, so two runs are equal by chance once in 2 ** 36."""

_MIN_RUNS = 10
"""A published page with fewer runs is not recognised by its words."""

_MIN_SHARED_RUNS = 0.5
"""Share of the runs of a published page in a file from which on it is the page's file under another name."""


def published_addresses(
    paths: Collection[str], published: Published, read: Callable[[str], SessionRecord]
) -> dict[str, Address]:
    """Return the addresses of the files whose page was published.

    Args:
        paths: The paths of all sources.
        published: The published pages.
        read: Returns the record of a source; called only where a published page has lost its file.
    """
    pages = sorted(published.values(), key=lambda page: page.address)
    addresses = _addresses_by_name(paths, pages)
    assigned = set(addresses.values())
    pages_without_file = [page for page in pages if page.address not in assigned and page.turns]
    new_paths = sorted(path for path in paths if path not in addresses)
    if pages_without_file and new_paths:
        addresses |= _match_by_words(new_paths, pages_without_file, read)
    return {path: _address(href) for path, href in addresses.items()}


def _addresses_by_name(paths: Collection[str], pages: Collection[PublishedPage]) -> dict[str, str]:
    """Return the published addresses of the files that have a name with which their page was published.

    If several pages claim a file, or several files a page, then the claim to the address that the file's name makes
    comes first, and of the others that of the latest name.
    """
    own_addresses = {path: address.href for path, address in assign_addresses(paths).items()}
    claims = [
        (own_addresses.get(path) != page.address, -age, page.address, path)
        for page in pages
        for age, path in enumerate(page.sources)
    ]
    addresses: dict[str, str] = {}
    assigned: set[str] = set()
    for _, _, address, path in sorted(claims):
        if path in own_addresses and path not in addresses and address not in assigned:
            addresses[path] = address
            assigned.add(address)
    return addresses


def _address(href: str) -> Address:
    folder, _, stem = href.rstrip("/").partition("/")
    return Address(folder=folder, stem=stem)


def _match_by_words(
    paths: Collection[str], pages: Collection[PublishedPage], read: Callable[[str], SessionRecord]
) -> Iterator[tuple[str, str]]:
    """Yield path and address of files with the words of a page, the surest match first, each file and page once."""
    addresses_by_run: dict[str, set[str]] = {}
    run_counts: Counter[str] = Counter()
    for page in pages:
        for run in _runs("".join(turn.words for turn in page.turns)):
            addresses_by_run.setdefault(run, set()).add(page.address)
            run_counts[page.address] += 1
    candidates = []
    for path in paths:
        shared_runs: Counter[str] = Counter()
        for run in _runs("".join(map(fingerprint, read(path).turns))):
            shared_runs.update(addresses_by_run.get(run, ()))
        candidates += [(-count / run_counts[address], path, address) for address, count in shared_runs.items()]
    matched: set[str] = set()
    for negative_share, path, address in sorted(candidates):
        is_sure = -negative_share >= _MIN_SHARED_RUNS and run_counts[address] >= _MIN_RUNS
        if is_sure and not matched & {path, address}:
            matched |= {path, address}
            yield path, address


def _runs(words: str) -> set[str]:
    return {words[start : start + _RUN_WORDS] for start in range(len(words) - _RUN_WORDS + 1)}
