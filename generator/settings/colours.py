"""The colours that an archive sets in `site_config/archive.yml`, with the contrast of text on the pages."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from generator.settings.errors import FieldError

PAPERS = (("#fbf8f1", "#f4efe4", "#f5edd9"), ("#0e1520", "#141d2a", "#172231"))
"""What text has behind it, by day and by night: `--paper`, `--paper-2` and `--here` in `theme/assets/tokens.css`."""

_MIN_CONTRAST = 4.5
"""Of text with what is behind it: WCAG AA."""

_GOOD_CONTRAST = 7.0
"""WCAG AAA; a colour that the program makes has it."""

_STEPS = 100
"""From a colour to black or white."""

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


class Colours(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`colours` in `archive.yml`; each is written `#rrggbb`."""

    accent: str | None = None
    """Of links and of the current page."""
    accent_dark: str | None = None
    """The same in dark mode; without it, a lighter `accent`."""


DEFAULT_COLOURS = Colours()
"""Those of the theme."""


def accents_of(colours: Colours) -> tuple[str, str] | None:
    """Return the accent by day and by night; `None` for those of the theme."""
    if colours.accent is None:
        return None
    return colours.accent, colours.accent_dark or _with_contrast(colours.accent, 1, _GOOD_CONTRAST)


def contrast(first: str, second: str) -> float:
    """Return the contrast of two colours: from 1 for equal ones to 21 for black and white."""
    darker, lighter = sorted((_luminance(first), _luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


def colour_errors(colours: Colours) -> Iterator[FieldError]:
    """Yield why a colour can't be used."""
    for scheme, (name, colour) in enumerate((("accent", colours.accent), ("accent_dark", colours.accent_dark))):
        if colour is None:
            continue
        reason = _colour_error(colour, scheme)
        if reason is not None:
            yield FieldError(("colours", name), reason)
    if colours.accent_dark is not None and colours.accent is None:
        yield FieldError(("colours", "accent_dark"), "it needs an `accent` for light mode beside it")


def _colour_error(colour: str, scheme: int) -> str | None:
    if not _COLOUR.fullmatch(colour):
        return f"{colour!r} must be a colour such as '#7c2b2b', between quotation marks"
    least = _least_contrast(colour, scheme)
    if least >= _MIN_CONTRAST:
        return None
    better = _with_contrast(colour, scheme, _MIN_CONTRAST)
    mode = ("light", "dark")[scheme]
    return f"{colour} can't be read in {mode} mode (contrast {least:.1f}, at least {_MIN_CONTRAST}); try '{better}'"


def _least_contrast(colour: str, scheme: int) -> float:
    return min(contrast(colour, paper) for paper in PAPERS[scheme])


def _with_contrast(colour: str, scheme: int, least: float) -> str:
    """Return the colour itself or the nearest darker (by night lighter) one with this contrast."""
    end = (0, 255)[scheme]
    parts = _parts(colour)
    mixed = (
        "#" + "".join(f"{round(part + (end - part) * step / _STEPS):02x}" for part in parts)
        for step in range(_STEPS + 1)
    )
    return next(candidate for candidate in mixed if _least_contrast(candidate, scheme) >= least)


def _luminance(colour: str) -> float:
    """Return the relative luminance by WCAG 2."""
    shares = [part / 255 for part in _parts(colour)]
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _parts(colour: str) -> list[int]:
    return [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
