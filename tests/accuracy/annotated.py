"""Documents that carry their own answer: marks and stage directions in `⟦…⟧`, what nobody said in `⟪…⟫`.

Written for reading: `⟦>> MARA LINDQVIST:⟧ Good morning. ⟦(Applause)⟧`. Taking the brackets out gives the document.
Stage directions that don't begin with a round or a square bracket are in `⦃…⦄`.
Above it, between two lines of three hyphens, are the facts in YAML; `names` has the names that a label may be read as.
"""

from __future__ import annotations

import datetime
import html
import re
from pathlib import Path

import yaml

from generator.records import Block
from generator.text.normal import tidy
from tests.accuracy.known import Known, Spoken

_PARTS = re.compile(r"⟦[^⟦⟧]*⟧|⟪[^⟪⟫]*⟫|⦃[^⦃⦄]*⦄|[^⟦⟪⦃]+")
_ASIDE = re.compile(r"⟪[^⟪⟫]*⟫")
_BRACKETS = re.compile("[⟦⟧⟪⟫⦃⦄]")


def annotated(path: Path) -> Known:
    """Return the document in a file and its answer."""
    _, head, body = path.read_text(encoding="utf-8").replace("⍽", "\u00a0").split("---\n", 2)
    parsed = yaml.load(head, Loader=yaml.CSafeLoader)
    names = {tidy(label): each if isinstance(each, list) else [each] for label, each in parsed.pop("names", {}).items()}
    facts = {name: value.isoformat() if isinstance(value, datetime.date) else value for name, value in parsed.items()}
    data = _BRACKETS.sub("", body).removesuffix("\n").encode()
    file = str(facts.pop("file"))
    said = html.unescape(body) if file.endswith((".html", ".md", ".vtt")) else body
    return Known(file, data, turns(said), facts, directions=True, names=names)


def turns(body: str) -> tuple[Spoken, ...]:
    """Return the turns of an annotated text."""
    found: list[tuple[str | None, list[Block]]] = []
    for part in _PARTS.findall(body):
        if part.startswith("⟪"):
            continue
        inner = tidy(_ASIDE.sub(" ", part).strip("⟦⟧⦃⦄"))
        if part.startswith("⟦") and not inner.startswith(("(", "[")):
            found.append((tidy(inner.lstrip(">").strip().removesuffix(":")) or None, []))
            continue
        if not inner:
            continue
        if not found:
            found.append((None, []))
        found[-1][1].append(Block("event" if part.startswith(("⟦", "⦃")) else "text", inner))
    return tuple(Spoken(label, tuple(blocks)) for label, blocks in found)
