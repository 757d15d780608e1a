"""Colours of captions: where every speaker has one, another colour is another speaker.

Broadcasters print no names; the words of the presenter are white, those of the guest yellow. A colour says that
somebody else speaks, and not who it is.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from generator.sources.captions.cue import Part, cues_of

_TAG = re.compile(
    r"<font(?=[^<>]{0,100}[ \t]color[ \t]{0,9}=[ \t]{0,9}[\"']?(?P<font>#?[\w()., %]{1,40}))[^<>]{0,200}>"
    r"|<c\.(?:[\w-]{1,40}\.){0,3}(?P<class>white|lime|cyan|red|yellow|magenta|blue|green|black)(?:\.[\w-]{1,40}){0,4}>"
    r"|(?P<end></(?:font|c)>)",
    re.IGNORECASE,
)
_MIN_SHARE = 0.5
"""Share of the cues with words that have a colour of their own; the words of one speaker may have none."""

_MIN_CHANGES = 3
_MAX_COMMONEST_SHARE = 0.95


def coloured_parts(text: str) -> list[tuple[str | None, str]]:
    """Return the lines of a cue by their colour, if the colour never changes inside a line; else all without one."""
    if "<" not in text or _TAG.search(text) is None:
        return [(None, text)]
    parts: list[tuple[str | None, list[str]]] = []
    open_colours: list[str] = []
    for line in text.split("\n"):
        colours = _colours_of(line, open_colours)
        if len(colours) > 1:
            return [(None, text)]
        colour = next(iter(colours)) if colours else (parts[-1][0] if parts else None)
        if parts and parts[-1][0] == colour:
            parts[-1][1].append(line)
        else:
            parts.append((colour, [line]))
    return [(colour, "\n".join(lines)) for colour, lines in parts]


def _colours_of(line: str, open_colours: list[str]) -> set[str | None]:
    """Return the colours of the words of a line; tags that the line opens or closes change `open_colours`."""
    colours: set[str | None] = set()
    start = 0
    for tag in _TAG.finditer(line):
        if line[start : tag.start()].strip():
            colours.add(open_colours[-1] if open_colours else None)
        start = tag.end()
        if not tag["end"]:
            open_colours.append((tag["font"] or tag["class"]).lower())
        elif open_colours:
            open_colours.pop()
    if line[start:].strip():
        colours.add(open_colours[-1] if open_colours else None)
    return colours


def tell_speakers(parts: list[Part]) -> bool:
    """Return True if the colours of a file's cues tell its speakers apart: most cues have one, and it changes."""
    colours = [cue.colour for cue in cues_of(parts) if cue.lines]
    counts = Counter(colours)
    if len(counts) < 2 or sum(counts.values()) - counts[None] < _MIN_SHARE * len(colours):
        return False
    changes = sum(above != below for above, below in pairwise(colours))
    return changes >= _MIN_CHANGES and counts.most_common(1)[0][1] <= _MAX_COMMONEST_SHARE * len(colours)
