"""What a document is made from: turns with their labels, and how captioners set them."""

from __future__ import annotations

import random
import re
import textwrap
from collections.abc import Sequence
from typing import Literal

import msgspec

from generator.records import Block
from generator.text.normal import tidy

Layout = Literal["paragraphs", "indents", "dense", "sentences", "wrapped", "tabs", "blob"]
LAYOUTS: tuple[Layout, ...] = ("paragraphs", "indents", "dense", "sentences", "wrapped", "tabs", "blob")

_WIDTH = 80
_DIRECTION = re.compile(r"\([^()]{1,60}\)|\[[^\[\]]{1,60}\]")


class Label(msgspec.Struct, frozen=True):
    """A label as printed, and what it says."""

    printed: str
    role: str | None = None
    name: str | None = None


class Turn(msgspec.Struct, frozen=True):
    """A turn before it is set: paragraphs of sentences, with stage directions between them."""

    label: Label | None
    paragraphs: tuple[tuple[Block, ...], ...]
    """Each a run of sentences and stage directions."""


class Form(msgspec.Struct, frozen=True):
    """How a captioner sets turns."""

    chevrons: tuple[str, ...] = (">> ",)
    """One of them before each turn; `""` for pages without chevrons, where a turn without label can't be told."""
    indent: str = ""
    gap: str = "  "
    """Between colon and words."""
    colon: str = ":"
    layout: Layout = "paragraphs"
    between: str = "\n\n"
    """Between paragraphs, in layouts that have blank lines."""
    sentence_gap: str = "  "


def captions(turns: Sequence[Turn], form: Form, chance: random.Random, *, marked_first: bool = True) -> str:
    """Return the turns as a captioner sets them.

    Args:
        turns: What was said.
        form: How it is set.
        chance: Chooses where the form leaves a choice.
        marked_first: Whether the first turn has a mark; without one its label is lost.
    """
    set_turns = []
    for number, turn in enumerate(turns):
        mark = ""
        if number or marked_first:
            label = f"{turn.label.printed}{form.colon}{form.gap}" if turn.label else ""
            mark = form.indent + chance.choice(form.chevrons) + label
        set_turns.append(_turn(turn, mark, form))
    gap = {"blob": "  ", "dense": "\n", "sentences": "\n", "indents": "\n\n"}.get(form.layout, form.between)
    return gap.join(set_turns)


def blocks(turn: Turn, layout: Layout) -> tuple[Block, ...]:
    """Return the blocks that a turn should be read as."""
    found: list[Block] = []
    joined = False
    for paragraph in turn.paragraphs:
        for block in paragraph:
            if block.type == "event":
                found.append(Block("event", tidy(block.text), block.event))
                joined = False
            elif joined and layout != "sentences":
                found[-1] = Block("text", f"{found[-1].text} {tidy(block.text)}")
            else:
                found.append(Block("text", tidy(block.text)))
                joined = True
        joined = joined and layout == "blob"
    return tuple(found)


def _turn(turn: Turn, mark: str, form: Form) -> str:
    if form.layout == "sentences":
        return mark + "\n".join(block.text for paragraph in turn.paragraphs for block in paragraph)
    paragraphs = [form.sentence_gap.join(block.text for block in paragraph) for paragraph in turn.paragraphs]
    if form.layout == "blob":
        return mark + form.sentence_gap.join(paragraphs)
    if form.layout in {"wrapped", "tabs"}:
        lead = " " if form.layout == "wrapped" else "\t"
        return form.between.join(
            _wrapped((mark if number == 0 else "") + text, lead) for number, text in enumerate(paragraphs)
        )
    if form.layout == "dense":
        return mark + "\n".join(paragraphs)
    if form.layout == "indents":
        return mark + "\n\u00a0\u00a0\u00a0\u00a0".join(paragraphs)
    return mark + form.between.join(paragraphs)


def _wrapped(text: str, lead: str) -> str:
    whole = _DIRECTION.sub(lambda match: match[0].replace(" ", "\0"), text)  # captioners don't break these
    lines = textwrap.wrap(
        whole,
        _WIDTH,
        break_long_words=False,
        break_on_hyphens=False,
        initial_indent=lead,
        subsequent_indent=lead,
    )
    return "\n".join(lines).replace("\0", " ")
