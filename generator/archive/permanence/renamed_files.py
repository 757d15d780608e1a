"""Files that were renamed after their page was published: the page keeps its address, whatever its file is called."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator

from generator.archive.addresses import Address, assign_addresses
from generator.archive.permanence.published import Published, PublishedPage, fingerprint
from generator.records import SessionRecord

_RUN_WORDS = 6
"""Words of a run; the letters of six are alike by chance once in 2 ** 36."""

_MIN_RUNS = 10
"""Fewer runs say nothing."""

_MIN_SHARED_RUNS = 0.5
"""Of the runs of a published page that a file has to hold for it to be that page's file under another name."""


def published_addresses(
    paths: Collection[str], published: Published, read: Callable[[str], SessionRecord]
) -> dict[str, Address]:
    """Return the addresses of the files whose page was published.

    Args:
        paths: All sources.
        published: What was published.
        read: Returns the record of a source; called only where a published page has lost its file.
    """
    found: dict[str, Address] = {}
    given: set[str] = set()
    own = {path: address.href for path, address in assign_addresses(paths).items()}
    pages = sorted(published.values(), key=lambda page: page.address)
    claims = [(own.get(path) != page.address, -age, page.address, path) for page in pages for age, path in _ages(page)]
    for _, _, address, path in sorted(claims):
        if path in own and path not in found and address not in given:
            found[path] = _address(address)
            given.add(address)
    homeless = [page for page in pages if page.address not in given and page.turns]
    newcomers = sorted(path for path in own if path not in found)
    if homeless and newcomers:
        for path, address in _match_by_words(newcomers, homeless, read):
            found[path] = _address(address)
    return found


def _ages(page: PublishedPage) -> Iterator[tuple[int, str]]:
    return enumerate(page.sources)


def _address(href: str) -> Address:
    folder, _, stem = href.rstrip("/").partition("/")
    return Address(folder=folder, stem=stem)


def _match_by_words(
    newcomers: Collection[str], homeless: Collection[PublishedPage], read: Callable[[str], SessionRecord]
) -> Iterator[tuple[str, str]]:
    """Yield the files that hold the words of pages without a file, the surest first, each once."""
    holders: dict[str, set[str]] = {}
    sizes: Counter[str] = Counter()
    for page in homeless:
        for run in _runs("".join(turn.words for turn in page.turns)):
            holders.setdefault(run, set()).add(page.address)
            sizes[page.address] += 1
    shares = []
    for path in newcomers:
        shared: Counter[str] = Counter()
        for run in _runs("".join(map(fingerprint, read(path).turns))):
            shared.update(holders.get(run, ()))
        shares += [(-count / sizes[address], path, address) for address, count in shared.items()]
    taken: set[str] = set()
    for share, path, address in sorted(shares):
        if -share >= _MIN_SHARED_RUNS and sizes[address] >= _MIN_RUNS and not taken & {path, address}:
            taken |= {path, address}
            yield path, address


def _runs(words: str) -> set[str]:
    return {words[start : start + _RUN_WORDS] for start in range(len(words) - _RUN_WORDS + 1)}
