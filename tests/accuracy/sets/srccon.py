"""SRCCON 2015 and 2018: captions as they were typed against the versions that editors published, and the schedules."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path

from generator.records import Block
from generator.text.normal import folded_words, tidy
from tests.accuracy.align import pairs, places
from tests.accuracy.known import Fact, Known, Spoken, dev_data, said

_LABEL = re.compile(r"(?P<label>[A-Z][\w.'’ -]{0,30}):\s+")
_SPEECH = frozenset(
    (
        *("two more questions", "sidebar", "let me ask you this", "in-person interviewing", "and you have until 11"),
        *("all right. it is 5", "hi everybody", "the flip side", "so step one", "so the question was"),
        *("so the first one is", "the question is", "resilience"),
    )
)
"""What stands before a colon in the published versions and is no label; found by reading them all."""
_FIRST_TYPED = ("AUDIENCE MEMBER", "MIRABAI", "STAN", "Norma", "Tyler")
"""All labels that the captions of 2015 have."""
_TIME = re.compile(r"(?:(\d{1,2})(?::(\d\d))?\s*([ap]m)?|(noon))$")


def typed_2018() -> Sequence[Known]:
    """Return the captions of 2018 with the marks that they themselves have."""
    return [
        Known(path.name, path.read_bytes(), _typed(path), _facts(path))
        for path in sorted(dev_data("srccon2018", "raw").glob("*.txt"))
    ]


def typed_2015() -> Sequence[Known]:
    """Return the captions of 2015 with the marks that they themselves have."""
    return [
        Known(path.name, path.read_bytes(), _typed(path, _FIRST_TYPED), _facts(path))
        for path in sorted(dev_data("srccon2015", "raw").glob("*.txt"))
    ]


def srccon_2018() -> Sequence[Known]:
    """Return the captions of 2018; the published versions have a mark at most turns."""
    folder = dev_data("srccon2018")
    return [
        Known(
            path.name,
            path.read_bytes(),
            _published(folder / "published" / f"{path.stem}.md"),
            _facts(path),
        )
        for path in sorted((folder / "raw").glob("*.txt"))
    ]


def markdown_2018() -> Sequence[Known]:
    """Return the published versions of 2018 as documents to read, with the marks that they themselves have."""
    return [
        Known(
            path.name,
            path.read_bytes(),
            _published(path),
            {name: value for name, value in _facts(raw).items() if name != "title"},  # it is written in two ways
        )
        for path in sorted(dev_data("srccon2018", "published").glob("*.md"))
        for raw in [dev_data("srccon2018", "raw", f"{path.stem}.txt")]
    ]


def srccon_2015() -> Sequence[Known]:
    """Return the captions of 2015; the published versions have no marks but a paragraph at each."""
    folder = dev_data("srccon2015")
    schedule = {
        entry["transcription"]: entry
        for entry in json.loads((folder / "sessions-2015.json").read_text(encoding="utf-8"))
        if entry["transcription"]
    }
    return [
        Known(
            path.name,
            path.read_bytes(),
            _at_marks(_typed(path, _FIRST_TYPED), _published(folder / "published" / f"{path.stem}.md")),
            _facts(path) | _scheduled(schedule.get(path.stem)),
        )
        for path in sorted((folder / "raw").glob("*.txt"))
    ]


def _published(path: Path) -> tuple[Spoken, ...]:
    """Return the turns of a published version: `NAME: words` begins one, any other paragraph may."""
    _, _, body = path.read_text(encoding="utf-8").split("---\n", 2)
    turns = []
    for paragraph in re.split(r"\n\s*\n|\n(?=#)", body):
        text = tidy(paragraph)
        if not text or text.startswith("#"):
            continue
        label = _label(text)
        if label is not None:
            turns.append(Spoken(label, (said(text.removeprefix(f"{label}:").strip()),)))
        else:
            turns.append(Spoken(None, (said(text),), marked=False))
    return tuple(turns)


def _typed(path: Path, labels: Sequence[str] | None = None) -> tuple[Spoken, ...]:
    """Return the turns of captions: a line with chevrons begins one, or with a label.

    Args:
        path: Of the captions.
        labels: All that there are; without, whatever looks like one and is known to be no speech.
    """
    turns: list[tuple[str | None, list[Block]]] = []
    lines = [tidy(line) for line in path.read_text(encoding="utf-8-sig").split("\n")]
    for line in filter(None, lines[_head(lines) :]):
        mark = re.match(r">>+ ?", line)
        rest = line[mark.end() :] if mark else line
        label = _label(rest)
        if labels is not None and label not in labels:
            label = None
        if mark or label or not turns:
            turns.append((label, []))
        turns[-1][1].append(said(rest.removeprefix(f"{label}:").strip() if label else rest))
    return tuple(Spoken(label, tuple(blocks)) for label, blocks in turns)


def _at_marks(typed: Sequence[Spoken], published: Sequence[Spoken]) -> tuple[Spoken, ...]:
    """Return the published turns, marked where the captions have a mark, with the label typed there."""
    typed_words, typed_starts = _stream(typed)
    told_words, told_starts = _stream(published)
    both = pairs(told_words, typed_words)
    marks = places(len(typed_words), [pair[1] for pair in both], typed_starts)
    at = dict(zip(marks, (turn.label for turn in typed), strict=True))
    return tuple(
        Spoken(at[place], turn.blocks) if place in at else Spoken(None, turn.blocks, marked=False)
        for place, turn in zip(places(len(told_words), [pair[0] for pair in both], told_starts), published, strict=True)
    )


def _stream(turns: Sequence[Spoken]) -> tuple[list[str], list[int]]:
    """Return all words, and where in them each turn begins."""
    spoken: list[str] = []
    starts = []
    for turn in turns:
        starts.append(len(spoken))
        for block in turn.blocks:
            spoken += folded_words(block.text)
    return spoken, starts


def _label(text: str) -> str | None:
    match = _LABEL.match(text)
    if match is None or match["label"].casefold() in _SPEECH or re.search(r"\. ", match["label"]):
        return None
    return match["label"]


def _head(lines: Sequence[str]) -> int:
    """Return how many lines stand above the first turn: a title and up to three lines with a name and a colon."""
    head = re.compile(r"(?:Session [Ff]acilitator|Day & Time|Room)\b")
    return 1 + sum(1 for line in lines[1:5] if head.match(line))


def _facts(path: Path) -> dict[str, Fact]:
    """Return what the lines above the first turn say; they are the same in both versions."""
    lines = [tidy(line) for line in path.read_text(encoding="utf-8-sig").split("\n")[:6]]
    title = re.sub(r"\*(\w+)\*", r"\1", lines[0])  # one has `*or*`, slanted letters in Markdown
    facts: dict[str, Fact] = {"title": title, "day": None, "date": None, "kind": "transcript", "event": None}
    for line in lines[1:]:
        name, _, value = line.partition(": ")
        if name == "Room":
            facts["room"] = value
        elif name == "Day & Time":
            facts |= _times(value.partition(", ")[2])
    return facts


def _scheduled(entry: dict[str, str] | None) -> dict[str, Fact]:
    return {"room": entry["room"], **_times(entry["time"])} if entry else {}


def _times(printed: str) -> dict[str, Fact]:
    """Read `2:30-3:45pm` or `11am-noon`: a beginning without am or pm has that of the end, if it is then earlier."""
    first, _, last = printed.partition("-")
    if not last:
        return {"start_time": _clock(first, None), "end_time": None}
    end = _clock(last, None)
    half = last[-2:]
    start = _clock(first, None if first[-1] in "mn" else half)
    if start > end:
        start = _clock(first, "am")
    return {"start_time": start, "end_time": end}


def _clock(printed: str, half: str | None) -> str:
    match = _TIME.fullmatch(printed.strip())
    assert match is not None, printed
    if match[4]:
        return "12:00"
    hour = int(match[1]) % 12 + (12 if (match[3] or half) == "pm" else 0)
    return f"{hour:02}:{match[2] or '00'}"
