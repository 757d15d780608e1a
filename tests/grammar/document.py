"""Whole documents from the grammar of the forms, with the record they are made from."""

from __future__ import annotations

import random

import msgspec

from generator.records import Block
from generator.text.normal import tidy
from tests.accuracy.known import Fact, Known, Spoken
from tests.grammar.headings import ROUGH, head
from tests.grammar.made import LAYOUTS, Form, Label, blocks, captions
from tests.grammar.turns import turns as said

_CHEVRONS = ((">> ",), (">> ",), (">>",), (">>> ",), ("> ",), (">> ", ">>"), (">> ", ">>> "))
_BLOB_CHEVRONS = ((">> ",), (">>",), (">> ", ">>"), (">>> ",))  # one alone inside a line may be anything
_FOOTER = """


Contact Information

United Nations
Secretariat of the Internet Governance Forum (IGF)

Villa Le Bocage
Palais des Nations,
CH-1211 Geneva 10

igf [at] un [dot] org
+41 (0) 229 173 411
"""


class Made(msgspec.Struct, frozen=True):
    """A document and what it was made from."""

    known: Known
    labels: tuple[Label | None, ...]
    """Of the turns."""
    form: Form


def document(chance: random.Random) -> Made:
    """Return a document; the same chances give the same document."""
    made_head = head(chance)
    form, bare = _form(chance)
    first = chance.random() < 0.85 or bare or form.layout == "blob"
    turns = said(chance, number=chance.randint(4, 12), everybody=bare, lines=form.layout != "blob")
    facts: dict[str, Fact] = {**made_head.facts, "kind": "transcript", "start_time": None, "end_time": None}
    if ROUGH in made_head.lines:
        facts["status"] = "raw"
    end = ""
    if chance.random() < 0.2 and form.layout != "blob":
        end, facts["end_time"] = chance.choice(
            [
                ("(Session was concluded at 12:12 p.m. CST)", "12:12 CST"),
                ("(Session was concluded at\u00a0 5:45\u00a0p.m.)", "17:45"),
                ("(The session concluded at 13:05 UTC)", "13:05 UTC"),
            ]
        )
    between = chance.choice(["\n\n", "\n\n\n", "\n"])
    text = between.join([*made_head.lines, captions(turns, form, chance, marked_first=first)])
    spoken = [
        Spoken(
            tidy(turn.label.printed) if turn.label and (number or first) else None,
            blocks(turn, form.layout),
        )
        for number, turn in enumerate(turns)
    ]
    if end:
        text += f"\n\n{end}"
        spoken[-1] = msgspec.structs.replace(
            spoken[-1], blocks=(*spoken[-1].blocks, Block("event", tidy(end), "session-end"))
        )
    if chance.random() < 0.1 and form.layout != "blob":
        text += _FOOTER
    data = _bytes(text, chance)
    labels = tuple(turn.label if number or first else None for number, turn in enumerate(turns))
    return Made(Known(f"{made_head.stem}.txt", data, tuple(spoken), facts, directions=True), labels, form)


def _form(chance: random.Random) -> tuple[Form, bool]:
    bare = chance.random() < 0.15
    layout = chance.choice([layout for layout in LAYOUTS if not bare or layout not in {"blob", "sentences"}])
    form = Form(
        chevrons=("",) if bare else chance.choice(_BLOB_CHEVRONS if layout == "blob" else _CHEVRONS),
        indent="" if bare else chance.choice(["", "", " ", "   ", "      ", "\t", "\u00a0\u00a0\u00a0"]),
        gap=chance.choice([" ", "  ", "   "]),
        colon=chance.choice([":", ":", ":", ":", " :"]),
        layout=layout,
        between=chance.choice(["\n\n", "\n\n", "\n\n\n", "\n\u00a0\n"]),
        sentence_gap=chance.choice([" ", "  ", "\u00a0 "]),
    )
    return form, bare


def _bytes(text: str, chance: random.Random) -> bytes:
    """Return the text with its typography, and the bytes of a file: line ends, marks and encodings that occur."""
    if chance.random() < 0.3:
        text = text.replace("-", "\u2011")
    if chance.random() < 0.2:
        text = text.replace(" p.m.", "\u00a0p.m.").replace("5 to 9", "5\u00a0to 9")
    text = text.replace("\n", chance.choice(["\n", "\n", "\n", "\r\n", "\r"]))
    encoding = chance.choice(["utf-8"] * 8 + ["utf-8-sig", "cp1252", "utf-16", "twice"])
    try:
        if encoding == "twice":  # what an editor made of UTF-8 that it took for Windows-1252
            return text.encode("utf-8").decode("cp1252").encode("utf-8")
        return text.encode(encoding)
    except UnicodeError:  # most texts have characters that Windows-1252 lacks
        return text.encode("utf-8")
