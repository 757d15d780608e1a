"""What a reader's browser loads for each page of a built site, compressed as a host sends it."""

from __future__ import annotations

import gzip
import posixpath
import re
import statistics
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import unquote

import msgspec

_KIND = re.compile(r'data-page="([a-z_-]+)"')
_LOADED = re.compile(
    r"""<(?:script|img)\b[^>]*\ssrc="([^"]+)"|<link\b[^>]*\brel="(?:stylesheet|icon)"[^>]*\shref="([^"]+)\""""
)
_OF_A_STYLE_SHEET = re.compile(r"""(?:url\(\s*|@import\s+)["']?([\w./-]+)["']?""")
_OF_A_SCRIPT = re.compile(r"""(?:^|[;}\n])\s*import\b[^;("']*["']([^"']+)["']""")


class Weight(msgspec.Struct, frozen=True):
    """What one page loads."""

    address: str
    kind: str
    html: int
    """Bytes of the page itself, compressed, as all others."""
    total: int
    """Bytes of the page and of all style sheets, scripts and pictures that it loads by itself."""
    requests: int


class Weights(msgspec.Struct, frozen=True):
    """What the pages of one kind load, in bytes."""

    pages: int
    median: int
    ninetieth: int
    largest: int
    largest_address: str
    requests: int
    """The most of a page."""


def page_weights(site: Path) -> list[Weight]:
    """Return what each page of a built site loads, without what a reader's action loads later."""
    sizes: dict[str, int] = {}
    parts: dict[str, tuple[str, ...]] = {}

    def size(name: str) -> int:
        if name not in sizes:
            sizes[name] = len(gzip.compress((site / name).read_bytes(), 6, mtime=0))
        return sizes[name]

    weights = []
    for path in sorted(site.rglob("*.html")):
        html = path.read_bytes()
        text = html.decode("utf-8")
        kind = _KIND.search(text)
        if kind is None:
            continue
        name = path.relative_to(site).as_posix()
        loaded = _loaded(site, name, text, parts)
        own = len(gzip.compress(html, 6, mtime=0))
        total = own + sum(map(size, loaded))
        weights.append(Weight(name.removesuffix("index.html"), kind[1], own, total, 1 + len(loaded)))
    return weights


def by_kind(weights: Sequence[Weight]) -> dict[str, Weights]:
    """Return what the pages of each kind load."""
    kinds = {kind: [weight for weight in weights if weight.kind == kind] for kind in sorted({w.kind for w in weights})}
    return {kind: _summary(of_kind) for kind, of_kind in kinds.items()}


def table(weights: Sequence[Weight]) -> Iterator[str]:
    """Yield the lines of a table of all kinds, in kilobytes."""
    yield f"{'kind':<14}{'pages':>7}{'median':>9}{'90th':>9}{'largest':>9}{'requests':>10}  largest page"
    for kind, of_kind in by_kind(weights).items():
        sizes = "".join(f"{value / 1000:>9.1f}" for value in (of_kind.median, of_kind.ninetieth, of_kind.largest))
        yield f"{kind:<14}{of_kind.pages:>7}{sizes}{of_kind.requests:>10}  {of_kind.largest_address or '/'}"


def _summary(weights: Sequence[Weight]) -> Weights:
    totals = sorted(weight.total for weight in weights)
    largest = max(weights, key=lambda weight: weight.total)
    return Weights(
        pages=len(weights),
        median=round(statistics.median(totals)),
        ninetieth=totals[min(len(totals) - 1, len(totals) * 9 // 10)],
        largest=largest.total,
        largest_address=largest.address,
        requests=max(weight.requests for weight in weights),
    )


def _loaded(site: Path, page: str, html: str, parts: dict[str, tuple[str, ...]]) -> set[str]:
    """Return the files that a page loads, and those that these load."""
    waiting = [_resolve(page, first or second) for first, second in _LOADED.findall(html)]
    found: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name in found or not (site / name).is_file():
            continue
        found.add(name)
        if name not in parts:
            pattern = {".css": _OF_A_STYLE_SHEET, ".js": _OF_A_SCRIPT}.get(Path(name).suffix)
            text = (site / name).read_text(encoding="utf-8") if pattern is not None else ""
            parts[name] = tuple(_resolve(name, address) for address in (pattern.findall(text) if pattern else ()))
        waiting += parts[name]
    return found


def _resolve(name: str, address: str) -> str:
    path = unquote(address.partition("?")[0])
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), path))
