"""Documents of our own: written by hand in the shape of the forum's pages, and made from the grammar of the forms."""

from __future__ import annotations

import html
import random
import re
from collections.abc import Sequence
from pathlib import Path

import msgspec

from tests.accuracy.annotated import annotated
from tests.accuracy.known import Known
from tests.grammar.document import document

_ACCURACY = Path(__file__).parents[1]
_DOCUMENTS = _ACCURACY / "documents"
_CASES = _ACCURACY / "cases"
_MADE = 300
_PAGES = 500
_SITE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Harbours</title><style>p { margin: 0 }</style>
<script>document.write("Loading: please wait");</script></head>
<body class="node-type-page"><div id="header"><a href="/">Home</a> <form><input name="q" value="Search"></form></div>
<div id="menu"><ul><li><a href="/about">About</a></li><li><a href="/news">News: all</a></li></ul></div>
<div id="main"><div class="region-content"><h1 class="title">TITLE</h1>
<div class="field-item even">BODY</div></div></div>
<div id="footer"><ul><li><a href="/terms">Terms of use</a></li><li><a href="/privacy">Privacy</a></li></ul></div>
<script src="/stats.js"></script></body></html>
"""


def written() -> Sequence[Known]:
    """Return the documents that were written by hand."""
    return [annotated(path) for path in sorted(_DOCUMENTS.glob("*.txt"))]


def reported() -> Sequence[Known]:
    """Return small documents in forms that other programs were reported to read wrongly."""
    return [annotated(path) for path in sorted(_CASES.glob("*.txt"))]


def unseen(batch: str) -> Sequence[Known]:
    """Return documents in forms whose answers were written before the program had read them.

    Args:
        batch: Their folder: `unseen`, `unseen2` and so on. Each was written when the documents of the one before had
            been mended.
    """
    return [annotated(path) for path in sorted((_ACCURACY / batch).glob("*.txt"))]


def web_pages() -> Sequence[Known]:
    """Return documents from the grammar as a web site shows them: menus, scripts and a footer around the text."""
    found = []
    for number in range(_PAGES):
        made_one = document(random.Random(f"web {number}"))  # noqa: S311 - the same documents every time
        known = made_one.known
        text = _plain(known.data)
        if made_one.form.layout in {"paragraphs", "indents", "dense"} and text is not None:
            found.append(msgspec.structs.replace(known, name=f"{Path(known.name).stem}.html", data=_page(text)))
    return found


def _plain(data: bytes) -> str | None:
    """Return a text that begins with its title, `None` for others: chrome or a notice is no title of a page."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    begins = ("IGF", "20", "FINISHED")
    return re.sub(r"\r\n?", "\n", text) if text.startswith(begins) else None


def _page(text: str) -> bytes:
    title, _, rest = text.partition("\n")
    paragraphs = [
        "<br />\n".join(html.escape(line).replace("\u00a0", "&nbsp;") for line in part.split("\n"))
        for part in re.split(r"\n(?:[ \u00a0]*\n)+", rest)
    ]
    body = "\n".join(f"<p>{part}</p>" for part in paragraphs)
    return _SITE.replace("TITLE", html.escape(title)).replace("BODY", body).encode()


def made() -> Sequence[Known]:
    """Return documents from the grammar, other ones than its own tests make."""
    return [
        document(random.Random(f"accuracy {number}")).known  # noqa: S311 - the same documents every time, not a secret
        for number in range(_MADE)
    ]
