"""Invented caption documents in every format, and small errors in them; nothing here reads captions."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable

import msgspec

SPEAKERS = (
    "Ada Churn",
    "petra",
    "李小龍",
    "Bo_Whey",
    "Barn Room 2",
    "T. Rind | Barn",
    "Dr. Ann Whey (she/her)",
    "Спикер №1",
    "SPEAKER_00",
    "Petra's iPhone",
)
_OPENINGS = (
    "",
    "",
    "",
    "Note: ",
    "Question one: ",
    "at 10:30 ",
    "see https://barn.example/a ",
    "I said this: ",
    "A - b ",
)


class MadeCue(msgspec.Struct, frozen=True):
    """A cue of an invented document; each of its words comes once in the document."""

    speaker: str
    words: str
    start: int
    """In seconds; a cue lasts a second."""


def made_cues(chance: random.Random, size: int) -> list[MadeCue]:
    """Return invented cues: most go on with the speaker before."""
    speakers = chance.sample(SPEAKERS, chance.randint(2, len(SPEAKERS)))
    speaker = speakers[0]
    cues = []
    for number in range(size):
        if chance.random() < 0.4:
            speaker = chance.choice(speakers)
        words = " ".join(f"w{number}x{place}" for place in range(chance.randint(1, 6)))
        cues.append(MadeCue(speaker, f"{chance.choice(_OPENINGS)}{words}.", number * 2))
    return cues


def _clock(seconds: int, sign: str) -> str:
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}{sign}000"


def _vtt(cues: list[MadeCue], form: Callable[[str, str], str], *, numbered: bool) -> str:
    return "WEBVTT\n\n" + "".join(
        (f"{number}\n" if numbered else "")
        + f"{_clock(cue.start, '.')} --> {_clock(cue.start + 1, '.')}\n{form(cue.speaker, cue.words)}\n\n"
        for number, cue in enumerate(cues, 1)
    )


def _srt(cues: list[MadeCue], form: Callable[[str, str], str]) -> str:
    return "".join(
        f"{number}\n{_clock(cue.start, ',')} --> {_clock(cue.start + 1, ',')}\n{form(cue.speaker, cue.words)}\n\n"
        for number, cue in enumerate(cues, 1)
    )


def _sbv(cues: list[MadeCue]) -> str:
    return "".join(
        f"{_clock(cue.start, '.')[1:]},{_clock(cue.start + 1, '.')[1:]}\n{cue.speaker}: {cue.words}\n\n" for cue in cues
    )


def _ass(cues: list[MadeCue]) -> str:
    head = "[Script Info]\nTitle: moot\n\n[Events]\n"
    fields = "Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"
    return head + fields + "".join(
        f"Dialogue: 0,{_clock(cue.start, '.')[1:-1]},{_clock(cue.start + 1, '.')[1:-1]},Default,{cue.speaker},0,0,0,,"
        f"{cue.words}\n"
        for cue in cues
    )  # fmt: skip


def _tsv(cues: list[MadeCue]) -> str:
    rows = (f"{cue.start}.0\t{cue.start + 1}.0\t{cue.speaker}\t{cue.words}\n" for cue in cues)
    return "start\tend\tspeaker\ttext\n" + "".join(rows)


def _json(cues: list[MadeCue]) -> str:
    segments = [
        {"start": cue.start + 0.0, "end": cue.start + 1.0, "speaker": cue.speaker, "text": cue.words} for cue in cues
    ]
    return json.dumps({"segments": segments}, ensure_ascii=False, indent=1)


MADE: dict[str, tuple[str, Callable[[list[MadeCue]], str]]] = {
    "Zoom": (".vtt", lambda cues: _vtt(cues, "{}: {}".format, numbered=True)),
    "voice tags": (".vtt", lambda cues: _vtt(cues, "<v {}>{}</v>".format, numbered=False)),
    "brackets": (".srt", lambda cues: _srt(cues, "[{}]: {}".format)),
    "colons": (".srt", lambda cues: _srt(cues, "{}: {}".format)),
    "SubViewer": (".sbv", _sbv),
    "SubStation Alpha": (".ass", _ass),
    "a table": (".tsv", _tsv),
    "JSON": (".json", _json),
}
"""The suffix of each form, and what writes a document in it."""


def damaged(text: str, chance: random.Random) -> str:
    """Return a document with a few errors that take no word away: lines doubled or moved, signs put in or lost."""
    lines = text.split("\n")
    for _ in range(chance.randint(1, 8)):
        place = chance.randrange(len(lines))
        match chance.randint(0, 7):
            case 0 if not lines[place].strip():
                del lines[place]
            case 1:
                lines.insert(place, chance.choice(["", " ", "\t", "7", "42"]))
            case 2:
                lines.insert(place, lines[place])
            case 3:
                other = chance.randrange(len(lines))
                lines[place], lines[other] = lines[other], lines[place]
            case 4:
                lines[place] = (
                    chance.choice([">> ", "- ", "<i>", "(", "[", "{", "&gt;&gt;", "NOTE ", ":"]) + lines[place]
                )
            case 5:
                lines[place] += chance.choice([" ", " <", " >", "<inaudible>", "&", "&amp;", " -->", "♪", "<v "])
            case 6 if "-->" in lines[place] or re.match(r"[\d:.,]+$", lines[place]):
                cut = chance.randrange(len(lines[place]) + 1)
                lines[place] = lines[place][:cut] + lines[place][cut + 1 :]
            case 7:
                lines[place] = chance.choice(["STYLE", "REGION", "WEBVTT", "1", ""]) + "\n" + lines[place]
            case _:
                pass
        lines = "\n".join(lines).split("\n")
    return "\n".join(lines)
