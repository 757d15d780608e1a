"""The reading order of a PDF page: its runs of text become lines, column by column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

import msgspec

from generator.sources.pdf.run import MAX_GAP, Run

_MIN_COLUMN_LINES = 4
_MIN_COLUMN_SHARE = 0.2
"""Share of the lines of a page that a column has at least."""

_MIN_GUTTER = 0.8
"""Width of the blank strip between columns, in font sizes."""

_MAX_NARROW = 0.62
"""Share of the page's text width above which a line spans the columns."""


_MAX_CROSSING_LINES = 6
_MIN_LINES_BY_CROSSING = 12
"""How many short lines may cross the strip: one for each so many lines."""

_GUTTER_STEP = 6.0
"""Places of gutters nearer than this are one, in points."""

_MAX_KNOWN_CROSSING = 0.4
_MIN_SHARE_OF_WIDEST = 0.5
"""A page without many lines has the columns of the other pages if so few lines cross their gutter, and if the widest
line of a side has this share of that of the other."""

_WIDE_ROW_GAP = 1.2
_MIN_ROW_GAPS = 3
_MIN_SHARED_GAPS = 0.7
_MAX_GAPS = 100
"""How many gaps the sides of a table share at least, and which share of them; a page with more is no table."""

_MAX_STRIPS = 8
"""How many strips are tried, the widest first."""


class _Strip(msgspec.Struct, frozen=True):
    """An upright strip of a page."""

    left: float
    right: float
    crossing: int
    """How many runs may cross it."""

    @property
    def width(self) -> float:
        """Its width in points."""
        return self.right - self.left

    @property
    def middle(self) -> float:
        """The place of its middle."""
        return (self.left + self.right) / 2


class PageLine(msgspec.Struct):
    """A line of a page: runs at one height, from left to right."""

    runs: list[Run]
    column: int = 0
    """Which column of the page, in reading order; lines that go on in another column belong together."""

    @property
    def left(self) -> float:
        """Where the line begins."""
        return self.runs[0].left

    @property
    def right(self) -> float:
        """Where the line ends."""
        return max(run.right for run in self.runs)

    @property
    def middle(self) -> float:
        """The height of its middle on the page."""
        return self.runs[0].middle

    @property
    def size(self) -> float:
        """The height of its letters."""
        return max(run.size for run in self.runs)

    @property
    def text(self) -> str:
        """The words; two blanks are a wide gap."""
        text = self.runs[0].text
        for before, run in pairwise(self.runs):
            text += self._blanks(before, run) + run.text
        return text

    @property
    def lead(self) -> int:
        """How many characters at its start are bold."""
        length = self.runs[0].bold_chars
        end = len(self.runs[0].text)
        for before, run in pairwise(self.runs):
            if length < end or not run.bold_chars:
                break
            end += len(self._blanks(before, run))
            length, end = end + run.bold_chars, end + len(run.text)
        return length

    @staticmethod
    def _blanks(before: Run, run: Run) -> str:
        """Return what parts two runs of a line: the library also parts runs that have no wide gap between them."""
        return " " if run.left - before.right < MAX_GAP * before.size else "  "


def lines_in_order(pages: list[list[Run]]) -> list[list[PageLine]]:
    """Return the lines of each page in the order of reading."""
    sorted_pages = [sorted(runs, key=lambda run: (-run.middle, run.left)) for runs in pages]
    gutters = [_gutter(runs) for runs in sorted_pages]
    usual = _usual_gutters(sorted_pages, gutters)
    return [
        _page_lines(runs, _known_gutter(runs, usual) if gutter is None else gutter)
        for runs, gutter in zip(sorted_pages, gutters, strict=True)
    ]


def _page_lines(runs: list[Run], gutter: float | None) -> list[PageLine]:
    lines: list[PageLine] = []
    for number, group in enumerate(_parted(runs, gutter), 1):
        lines.extend(PageLine(line, number) for line in _lines(group))
    return lines


def _known_gutter(runs: list[Run], gutters: Sequence[float]) -> float | None:
    """Return where the columns of other pages part if a page has short columns there: the last page of a text."""
    for gutter in gutters:
        left, right = _sides(runs, gutter)
        across = len(runs) - len(left) - len(right)
        widths = [max((run.right - run.left for run in side), default=0.0) for side in (left, right)]
        if across <= _MAX_KNOWN_CROSSING * len(runs) and min(widths) > _MIN_SHARE_OF_WIDEST * max(widths):
            return gutter
    return None


def _usual_gutters(pages: list[list[Run]], gutters: list[float | None]) -> tuple[float, ...]:
    """Return where the columns of most pages part; left and right pages may differ. Empty if few pages have columns."""
    places = Counter(round(gutter / _GUTTER_STEP) for gutter in gutters if gutter is not None)
    full_pages = sum(len(runs) >= 2 * _MIN_COLUMN_LINES for runs in pages)
    if 2 * sum(places.values()) < full_pages:
        return ()
    return tuple(place * _GUTTER_STEP for place, _ in sorted(places.items(), key=lambda item: (-item[1], item[0]))[:2])


def _lines(runs: list[Run]) -> list[list[Run]]:
    """Return runs at one height together, from the top down."""
    lines: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: (-run.middle, run.left)):
        first = lines[-1][0] if lines else None
        if first is not None and abs(first.middle - run.middle) < 0.45 * min(first.size, run.size):
            lines[-1].append(run)
        else:
            lines.append([run])
    return [sorted(line, key=lambda run: run.left) for line in lines]


def _columns(runs: list[Run]) -> list[list[Run]]:
    """Return the runs of each column of a page, in order; lines across the columns part what is above and below."""
    return _parted(runs, _gutter(runs))


def _parted(runs: list[Run], gutter: float | None) -> list[list[Run]]:
    if gutter is None:
        return [runs] if runs else []
    groups: list[list[Run]] = []
    left: list[Run] = []
    right: list[Run] = []
    for line in _lines(runs):
        if _is_across(line, gutter):
            groups += [*_columns_of_sides(left, right), line]
            left, right = [], []
        else:
            line_left, line_right = _sides(line, gutter)
            left += line_left
            right += line_right
    groups += _columns_of_sides(left, right)
    return _joined([group for group in groups if group], gutter)


def _columns_of_sides(left: list[Run], right: list[Run]) -> list[list[Run]]:
    return [*_columns(left), *_columns(right)]


def _sides(runs: list[Run], gutter: float) -> tuple[list[Run], list[Run]]:
    """Return the runs to the left of the strip between two columns, and those to its right."""
    return [run for run in runs if run.right <= gutter], [run for run in runs if run.left >= gutter]


def _is_across(runs: list[Run], gutter: float) -> bool:
    """Return True if a run is on both sides of the strip between two columns."""
    return any(run.left < gutter < run.right for run in runs)


def _joined(groups: list[list[Run]], gutter: float) -> list[list[Run]]:
    """Join neighbouring lines across the page into one group."""
    joined: list[list[Run]] = []
    for group in groups:
        before = joined[-1] if joined else None
        if before is not None and _is_across(group, gutter) and _is_across(before, gutter):
            before.extend(group)
        else:
            joined.append(list(group))
    return joined


def _gutter(runs: list[Run]) -> float | None:
    """Return the middle of the blank strip between two columns, or `None` if the runs are one column.

    A few short lines may cross the strip: a running head, a title above both columns.
    """
    if len(runs) < 2 * _MIN_COLUMN_LINES:
        return None
    start, end = min(run.left for run in runs), max(run.right for run in runs)
    narrow = [run for run in runs if run.right - run.left < _MAX_NARROW * (end - start)]
    size = median(run.size for run in runs)
    strips = _strips(narrow, _MIN_GUTTER * size)
    most = min(_MAX_CROSSING_LINES, len(narrow) // _MIN_LINES_BY_CROSSING)
    tried = _to_try([strip for strip in strips if strip.crossing <= most])
    return next((middle for middle in tried if _are_columns(runs, middle, size)), None)


def _to_try(strips: list[_Strip]) -> list[float]:
    """Return the middles of strips: first of those that fewest runs cross, and the widest of these first."""
    by_crossing: dict[int, list[_Strip]] = {}
    for strip in sorted(strips, key=lambda strip: (strip.crossing, -strip.width)):
        by_crossing.setdefault(strip.crossing, []).append(strip)
    middles = [strip.middle for group in by_crossing.values() for strip in group[:_MAX_STRIPS]]
    return list({round(middle): middle for middle in reversed(middles)}.values())[::-1]


def _strips(runs: list[Run], min_width: float) -> list[_Strip]:
    """Return the upright strips of a page that equally few runs cross from edge to edge."""
    edges = sorted([*((run.left, 1) for run in runs), *((run.right, -1) for run in runs)])
    strips: list[_Strip] = []
    for crossing in range(_MAX_CROSSING_LINES + 1):
        count, start = 0, None
        for place, change in edges:
            count += change
            if start is None and count <= crossing and change < 0:
                start = place
            elif start is not None and count > crossing:
                if place - start > min_width:
                    strips.append(_Strip(start, place, crossing))
                start = None
    return strips


def _are_columns(runs: list[Run], gutter: float, size: float) -> bool:
    """Return True if both sides of a strip have many lines of prose, side by side, and few lines go across."""
    left, right = _sides(runs, gutter)
    across = len(runs) - len(left) - len(right)
    fewest = max(_MIN_COLUMN_LINES, _MIN_COLUMN_SHARE * len(runs))
    if min(len(left), len(right)) < fewest or across > 0.5 * len(runs):
        return False
    widths = [median(run.right - run.left for run in side) for side in (left, right)]
    if min(widths) < 10 * size:  # names, times or numbers beside the words are no column of prose
        return False
    return min(run.bottom for run in left) < max(run.top for run in right) and not _are_rows(runs, left, right)


def _are_rows(runs: list[Run], left: list[Run], right: list[Run]) -> bool:
    """Return True if both sides of a strip have their gaps at the same heights, as the rows of a table have."""
    sides = {id(run) for side in (left, right) for run in side}
    across = [run.middle for run in runs if id(run) not in sides]
    gaps = [_gaps(side, across) for side in (left, right)]
    shared = sum(
        any(low < high_other and low_other < high for low_other, high_other in gaps[1]) for low, high in gaps[0]
    )
    return shared >= _MIN_ROW_GAPS and shared >= _MIN_SHARED_GAPS * max(map(len, gaps))


def _gaps(side: list[Run], across: list[float]) -> list[tuple[float, float]]:
    """Return the lower and the upper end of each wide gap between the lines of a side, without those with words."""
    lines = sorted(side, key=lambda run: -run.middle)
    steps = [above.middle - below.middle for above, below in pairwise(lines)]
    usual = _usual(step for step in steps if step > 1)
    gaps = [
        (below.top, above.bottom)
        for (above, below), step in zip(pairwise(lines), steps, strict=True)
        if step > _WIDE_ROW_GAP * usual and below.top < above.bottom
    ]
    if len(gaps) > _MAX_GAPS:
        return []
    return [(low, high) for low, high in gaps if not any(low < middle < high for middle in across)]


def line_gaps(lines: list[PageLine]) -> float:
    """Return the usual distance between a line and the one below it in the same column."""
    gaps = [above.middle - below.middle for above, below in pairwise(lines) if above.column == below.column]
    return _usual(gap for gap in gaps if gap > 0)


def _usual(steps: Iterable[float]) -> float:
    """Return the usual distance of lines among some that have gaps between paragraphs."""
    ordered = sorted(steps) or [0.0]
    return ordered[len(ordered) // 3]
