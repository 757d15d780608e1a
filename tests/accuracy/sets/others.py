"""Captions of other conferences, and debates of a parliament that prints `Mr. NAME.` before a speech."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from generator.text.normal import tidy
from tests.accuracy.known import Fact, Known, Spoken, dev_data, said

_CARPENTRY = "DAVID PALMQUIST|DANIEL CHEN"


_MARK = re.compile(r"^(?=[ \t]*>>|[A-Z][A-Z ]+:)", re.MULTILINE)


def carpentry() -> Sequence[Known]:
    """Return the captions of CarpentryCon: `>> NAME:`, and `>>` where nobody is named."""
    path = dev_data("carpentrycon2022", "zoom-closed_captions.md")
    text = path.read_text(encoding="utf-8")
    head, _, body = text.partition("\n\n")
    first, *rest = re.split(r"^\s*>>\s*", body, flags=re.MULTILINE)
    turns = [Spoken(None, (said(first),))]
    for part in rest:
        label = re.match(rf"(?P<label>{_CARPENTRY})\s*:", part)
        turns.append(Spoken(label["label"] if label else None, (said(part[label.end() :] if label else part),)))
    assert head.startswith("This text is being provided")
    facts: dict[str, Fact] = {"kind": "transcript", "day": None, "date": None, "room": None, "event": None}
    return [Known(path.name, path.read_bytes(), tuple(turns), facts)]


def bangbangcon() -> Sequence[Known]:
    """Return the talks of !!Con 2014 and 2015; titles are known, and that no meeting of ours is meant."""
    found = []
    for year in (2014, 2015):
        folder = dev_data(f"bangbangcon{year}")
        talks = json.loads((folder / f"talks-{year}.json").read_text(encoding="utf-8"))
        titles = {talk["transcript"]: talk["title"] for talk in talks if talk.get("transcript")}
        for path in sorted((folder / "raw").glob("*.txt")):
            text = path.read_text(encoding="utf-8")
            facts: dict[str, Fact] = {"event": None, "day": None, "date": None, "room": None}
            if path.stem in titles:
                facts["title"] = tidy(titles[path.stem])
            if _MARK.search(text):  # one talk has none: nothing says what it is
                facts["kind"] = "transcript"
            found.append(Known(path.name, path.read_bytes(), _talk(text), facts))
    return found


def congress() -> Sequence[Known]:
    """Return pages of the Congressional Record; the answers were made by another program and have no heads."""
    folder = dev_data("crec")
    found = []
    for path in sorted((folder / "html").glob("*.htm")):
        answer = json.loads((folder / "json" / f"{path.stem}.json").read_text(encoding="utf-8"))
        turns = []
        for part in answer["content"]:
            text = tidy(part["text"])
            if part["kind"] == "speech":
                label = tidy(part["speaker"])
                turns.append(Spoken(label, (said(text.removeprefix(f"{label}.")),)))
            elif turns and part["kind"] in {"recorder", "title", "clerk"}:
                turns[-1] = Spoken(turns[-1].label, (*turns[-1].blocks, said(text)), turns[-1].marked)
        facts: dict[str, Fact] = {"event": None, "day": None, "room": None, "kind": "transcript"}
        found.append(Known(path.name, path.read_bytes(), tuple(turns), facts))
    return found


def _talk(text: str) -> tuple[Spoken, ...]:
    """Return the turns of a talk: `>>` or `NAME:` in capitals at the start of a line."""
    turns: list[Spoken] = []
    for part in _MARK.split(text):
        match = re.match(r"\s*(?:>>+\s*)?(?:(?P<label>[A-Z][A-Z ]+):)?", part)
        assert match is not None
        if match[0].strip() or part.strip():
            turns.append(Spoken(match["label"], (said(part[match.end() :]),)))
    return tuple(turns)
