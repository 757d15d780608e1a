"""Meetings of QMSum, a set of transcripts in JSON, set as captions in every form of marks and with noise."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Sequence

from generator.records import Block
from generator.slugs import slug
from generator.text.normal import tidy
from tests.accuracy.known import Fact, Known, Spoken, dev_data
from tests.grammar.made import Form, Label, Turn, blocks, captions
from tests.grammar.words import words

_FORMS: tuple[tuple[str, Form], ...] = (
    ("chevrons", Form()),
    ("scribe", Form(chevrons=(">>",), gap="   ", layout="dense")),
    ("no-break", Form(indent="\u00a0\u00a0\u00a0", layout="indents", sentence_gap="\u00a0 ")),
    ("wrapped", Form(layout="wrapped")),
    ("tabs", Form(chevrons=(">>", ">> "), layout="tabs")),
    ("one-chevron", Form(chevrons=("> ",))),
    ("blob", Form(layout="blob")),
    ("sentences", Form(chevrons=(">>",), layout="sentences")),
    ("bare", Form(chevrons=("",), gap=" ", between="\n\n\n")),
    ("bare-wrapped", Form(chevrons=("",), layout="wrapped")),
    ("as-named", Form()),
    ("bare-as-named", Form(chevrons=("",), gap=" ")),
)
_NOTICE = (
    "The following are the outputs of the real-time captioning taken during the Twelfth Annual Meeting of the "
    "Internet Governance Forum (IGF) in Geneva, Switzerland, from 17 to 21 December 2017. Although it is largely "
    "accurate, in some cases it may be incomplete or inaccurate due to inaudible passages or transcription errors. It "
    "is posted as an aid to understanding the proceedings at the event, but should not be treated as an authoritative "
    "record."
)
_NUMBER = 140


def qmsum(wanted: str | None = None) -> Sequence[Known]:
    """Return every meeting in every form, or in one."""
    lines = dev_data("qmsum", "committee6.jsonl").read_text(encoding="utf-8").splitlines()
    meetings = [json.loads(line)["meeting_transcripts"] for line in lines]
    return [
        _document(meeting, form, name, number)
        for name, form in _FORMS
        if wanted in {None, name}
        for number, meeting in enumerate(meetings)
    ]


FORMS = tuple(name for name, _ in _FORMS)


def _document(meeting: Sequence[dict[str, str]], form: Form, name: str, number: int) -> Known:
    chance = random.Random(f"{name} {number}")  # noqa: S311 - the same noise every time, not a secret
    labels = _labels(sorted({turn["speaker"] for turn in meeting}), as_named="as-named" in name)
    bare = form.chevrons == ("",)
    turns = []
    for turn in meeting:
        # Noises in braces and the set's own stage directions go: the answer has only those put in here.
        text = re.sub(r"\{[^}]*\}|\[[A-Z][a-z ]+\.?\]|[<>]", "", turn["content"])
        if not re.search(r"\w", text):
            continue
        label = None if not bare and chance.random() < 0.15 else labels[turn["speaker"]]
        sentences = [Block("text", part) for part in re.split(r"(?<=[.?!]) +(?=[A-Z])", tidy(text))]
        paragraphs = [tuple(sentences[start : start + 6]) for start in range(0, len(sentences), 6)]
        if chance.random() < 0.03:
            direction = chance.choice(words().directions)
            paragraphs.insert(1, (Block("event", direction.text, direction.event),))
        turns.append(Turn(label, tuple(paragraphs)))
    title = "Lamps, Ladders and Laws"
    heading = f"IGF 2017 - Day 2 - Room XXI - WS{_NUMBER} {title}"
    text = f"{heading}\n\n{_NOTICE}\n\n{captions(turns, form, chance)}"
    spoken = tuple(
        Spoken(tidy(turn.label.printed) if turn.label else None, blocks(turn, form.layout)) for turn in turns
    )
    if form.layout == "paragraphs":  # lines of their own get lost when pages are copied; their blank lines stay
        text = re.sub(r"\n\((?:Laughter|Applause)\)\.?\n", "\n\n\n", text)
        spoken = tuple(Spoken(turn.label, _without_lost(turn.blocks)) for turn in spoken)
    facts: dict[str, Fact] = {
        "kind": "transcript",
        "event": "igf-2017",
        "day": 2,
        "date": "2017-12-19",
        "room": "Room XXI",
        "title": title,
        "type": "workshop",
        "code": f"WS{_NUMBER}",
        "number": _NUMBER,
        "status": "final",
    }
    return Known(f"{slug(heading)}-{name}-{number}.txt", text.encode(), spoken, facts, directions=True)


def _without_lost(found: tuple[Block, ...]) -> tuple[Block, ...]:
    lost = {"(Laughter)", "(Applause)", "(Laughter).", "(Applause)."}
    return tuple(block for block in found if block.text not in lost)


def _labels(speakers: Sequence[str], *, as_named: bool) -> dict[str, Label]:
    """Return a label for each speaker: the name in capitals, or an invented one where the set has only letters.

    Args:
        speakers: As the set names them: `Mr. Gord Johns (Courtenay, NDP)`, `PhD F`.
        as_named: Keep small letters, and what stands in brackets behind the name.
    """
    invented = iter(sorted(words().names.items()))
    labels = {}
    for speaker in speakers:
        if re.fullmatch(r"(?:Professor|PhD|Grad|Postdoc) [A-Z]", speaker):
            printed, name = next(invented)
            labels[speaker] = Label(name if as_named else printed, None, name)
        elif as_named:
            labels[speaker] = Label(speaker if speaker.count("(") < 2 else speaker.partition(" (")[0])
        else:
            labels[speaker] = Label(re.sub(r"\s*\(.*\)| AM$", "", speaker).upper())
    return labels
