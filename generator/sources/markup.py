"""Take the markup out of a piece of a web page that no parser has divided."""

from __future__ import annotations

import re

_OPENING = re.compile(r"<!--|<(?P<element>style|script)\b|<[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_ENDS = {
    "<!--": re.compile("-->"),
    "style": re.compile("</style>", re.IGNORECASE),
    "script": re.compile("</script>", re.IGNORECASE),
}
"""What ends a comment, a style and a script."""


def without_markup(source: str) -> str:
    """Return a text with a blank for each tag, comment, style and script; what isn't closed stays.

    An end that is missing is looked for once, so the time is linear.
    """
    parts: list[str] = []
    missing: set[str] = set()
    done = position = 0
    while opening := _OPENING.search(source, position):
        kind = (opening["element"] or opening[0]).lower()
        end = _ENDS[kind].search(source, opening.end()) if kind in _ENDS and kind not in missing else None
        if kind in _ENDS and end is None:
            missing.add(kind)
        closed = end or _TAG.match(source, opening.start())
        position = closed.end() if closed else opening.end()
        if closed:
            parts.append(source[done : opening.start()])
            done = position
    return " ".join([*parts, source[done:]])
