"""A picture of horizontal bars, as SVG; the same values give the same bytes."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import msgspec

_WIDTH = 735
_LABEL_WIDTH = 275
_VALUE_WIDTH = 100
_ROW = 26
_TOP = 40
_COLOURS = (
    "#33658a",
    "#86bbd8",
    "#f6ae2d",
    "#758e4f",
    "#f26419",
    "#5d576b",
    "#9bc1bc",
    "#d4a5a5",
    "#2f4858",
    "#b0b0b0",
)


class Bar(msgspec.Struct, frozen=True):
    """A row of the picture."""

    label: str
    parts: tuple[float, ...]
    """The lengths of the parts of the bar, one after another."""
    text: str
    """What the right side of the row says."""
    mark: float | None = None
    """The place of a line across the bar: what the value may be at most."""


def bars_svg(title: str, bars: Sequence[Bar], legend: Sequence[str] = ()) -> str:
    """Return a picture of bars with one scale; `legend` names their parts."""
    longest = max([sum(bar.parts) for bar in bars] + [bar.mark or 0 for bar in bars] + [1e-9])
    scale = (_WIDTH - _LABEL_WIDTH - _VALUE_WIDTH) / longest
    rows = [line for row, bar in enumerate(bars) for line in _row(bar, _TOP + row * _ROW, scale)]
    below = _TOP + len(bars) * _ROW
    entries = [line for place, name in enumerate(legend) for line in _legend_entry(place, name, below + 8)]
    height = below + 12 + 20 * ((len(legend) + 2) // 3)
    size = f'viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}" height="{height}"'
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" font-family="sans-serif" font-size="13">',
            f"<title>{escape(title)}</title>",
            f'<rect width="{_WIDTH}" height="{height}" fill="#fff"/>',
            f'<text x="10" y="22" font-size="15" font-weight="bold">{escape(title)}</text>',
            *rows,
            *entries,
            "</svg>",
            "",
        ]
    )


def _row(bar: Bar, top: int, scale: float) -> list[str]:
    left = float(_LABEL_WIDTH)
    lines = [f'<text x="{_LABEL_WIDTH - 8}" y="{top + 15}" text-anchor="end">{escape(bar.label)}</text>']
    for place, part in enumerate(bar.parts):
        colour = _COLOURS[place % len(_COLOURS)]
        lines.append(f'<rect x="{left:.1f}" y="{top + 3}" width="{part * scale:.1f}" height="16" fill="{colour}"/>')
        left += part * scale
    if bar.mark is not None:
        mark = _LABEL_WIDTH + bar.mark * scale
        lines.append(f'<path d="M{mark:.1f} {top}v22" stroke="#c00" stroke-width="2"/>')
        left = max(left, mark)
    lines.append(f'<text x="{left + 6:.1f}" y="{top + 15}">{escape(bar.text)}</text>')
    return lines


def _legend_entry(place: int, name: str, top: int) -> list[str]:
    left, line = 10 + 235 * (place % 3), top + 20 * (place // 3)
    return [
        f'<rect x="{left}" y="{line}" width="12" height="12" fill="{_COLOURS[place % len(_COLOURS)]}"/>',
        f'<text x="{left + 18}" y="{line + 11}">{escape(name)}</text>',
    ]
