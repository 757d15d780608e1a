"""The forms for which a line is too little: numbered lines of pages, and JSON."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Sequence

from tests.accuracy.debates.printed import Printed, cues

_LINES = 25
"""Of a page."""


def line_numbers(statements: Sequence[Printed]) -> str:
    """Return a deposition whose lines are numbered from 1 on every page."""
    lines = []
    for one in statements:
        first = f"     {one.label}.  " if len(one.label) == 1 else f"          {one.label}:  "
        lines += textwrap.wrap(one.words, 60, initial_indent=first)
    pages = [lines[start : start + _LINES] for start in range(0, len(lines), _LINES)]
    return "\n\n".join(
        f"{'Page ' + str(number):>66}\n" + "\n".join(f"{line:>2}  {text}" for line, text in enumerate(page, 1))
        for number, page in enumerate(pages, 12)
    )


def json_utterances(statements: Sequence[Printed]) -> str:
    """Return the answer of a recognition service, with letters for speakers and times in milliseconds."""
    utterances = [
        {
            "start": cue.start,
            "end": cue.end,
            "speaker": cue.label.removeprefix("Speaker "),
            "text": cue.text,
            "confidence": 0.9,
        }
        for cue in cues(statements)
    ]
    return json.dumps({"status": "completed", "utterances": utterances})


def json_segments(statements: Sequence[Printed]) -> str:
    """Return the JSON of Whisper with speakers, with times in seconds."""
    segments = [
        {"id": cue.number, "start": cue.start / 1000, "end": cue.end / 1000, "speaker": cue.label, "text": cue.text}
        for cue in cues(statements)
    ]
    return json.dumps({"language": "en", "segments": segments})


WRITERS = {writer.__name__: writer for writer in (line_numbers, json_utterances, json_segments)}
"""By the name that the data give."""
