"""Score a judged sample: shares with a confidence interval, and the file that the report page reads."""

from __future__ import annotations

import datetime
import json
import math
from collections import Counter
from collections.abc import Iterable

import msgspec

from generator.archive.sample.answers import Answer, SampleSheet
from generator.errors import ArchiveError
from generator.interface.catalogue import message
from generator.settings.sample import SAMPLE_FILE, Judged, JudgedSample

_Z_OF_95_PERCENT = 1.959964
"""Standard deviations on each side of the mean that hold 95 % of a normal distribution."""

_HEAD = f"""\
# {SAMPLE_FILE}: turns drawn at random and judged by a person. `transcript-archive sample --score` writes this file.
"""


class Share(msgspec.Struct, frozen=True):
    """A share from 0 to 1 with its 95 % confidence interval."""

    share: float
    low: float
    high: float


def share_of(count: int, total: int) -> Share:
    """Return `count / total` with the interval of Wilson's score, which is right for shares near 0 and 1, too.

    Args:
        count: From 0 to `total`.
        total: 1 or more independent observations.
    """
    z2 = _Z_OF_95_PERCENT**2
    share = count / total
    middle = (share + z2 / (2 * total)) / (1 + z2 / total)
    half = _Z_OF_95_PERCENT * math.sqrt(share * (1 - share) / total + z2 / (4 * total * total)) / (1 + z2 / total)
    return Share(share, max(0.0, middle - half), min(1.0, middle + half))


def score_sample(sheet: SampleSheet, path: str) -> JudgedSample:
    """Return the figures of a sheet.

    Raises:
        ArchiveError: No turn is judged, or the sheet doesn't say by whom.
    """
    if not sheet.judged:
        raise ArchiveError(
            "no turn is judged; answer at least `speaker`, `begins`, `ends` and `wrong words`", path=path
        )
    if not sheet.judge:
        raise ArchiveError(
            "the field `judge` is empty; write who judged, as readers of the report should see it", path=path
        )
    return JudgedSample(
        date=datetime.date.fromisoformat(sheet.date),
        judge=sheet.judge,
        seed=sheet.seed,
        turns=sheet.turns,
        judged=len(sheet.judged),
        speaker=_counted(turn.speaker for turn in sheet.judged),
        begins=_counted(turn.begins for turn in sheet.judged),
        ends=_counted(turn.ends for turn in sheet.judged),
        words=sum(turn.words for turn in sheet.judged),
        wrong_words=min(sum(turn.wrong_words for turn in sheet.judged), sum(turn.words for turn in sheet.judged)),
    )


def _counted(answers: Iterable[Answer]) -> Judged:
    counts = Counter(answers)
    return Judged(right=counts["yes"], wrong=counts["no"], unsure=counts["unsure"])


def sample_yaml(sample: JudgedSample) -> str:
    """Return the text of `sample.yml`."""
    lines = [_HEAD.rstrip("\n")]
    for name, value in msgspec.to_builtins(sample).items():
        if isinstance(value, dict):
            lines.append(f"{name}: {{right: {value['right']}, wrong: {value['wrong']}, unsure: {value['unsure']}}}")
        else:
            lines.append(f"{name}: {json.dumps(value, ensure_ascii=False) if name == 'judge' else value}")
    return "\n".join(lines) + "\n"


def sample_lines(sample: JudgedSample) -> list[str]:
    """Return the figures as lines for a terminal."""
    return [
        f"{figure.name}: {_percent(figure.share)}{f', {figure.unsure} in doubt' if figure.unsure else ''}"
        for figure in figures(sample)
    ]


class Figure(msgspec.Struct, frozen=True):
    """A share of the judged turns, or of their words."""

    name: str
    """An English message of the interface."""
    share: Share
    unsure: int
    """Answers that are in doubt."""


def figures(sample: JudgedSample) -> list[Figure]:
    """Return the figures; none if no turn is judged. A doubt counts as an error."""
    if not sample.judged:
        return []
    total = sample.judged
    boundaries = sample.begins.right + sample.ends.right
    unsure_boundaries = sample.begins.unsure + sample.ends.unsure
    rows = [
        Figure(message("right speaker"), share_of(sample.speaker.right, total), sample.speaker.unsure),
        Figure(message("right beginning and end"), share_of(boundaries, 2 * total), unsure_boundaries),
    ]
    if sample.words:
        rows.append(Figure(message("wrong words"), share_of(sample.wrong_words, sample.words), 0))
    return rows


def _percent(share: Share) -> str:
    return f"{100 * share.share:.1f} % (95 % interval {100 * share.low:.1f} to {100 * share.high:.1f} %)"
