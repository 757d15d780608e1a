"""The figures of a sample of turns that a person judged, in `site_config/sample.yml`."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import msgspec

from generator.settings.errors import FieldError
from generator.settings.settings_file import SettingsFile

SAMPLE_FILE = "sample.yml"


class Judged(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How often the record of a turn was right, wrong or in doubt."""

    right: int = 0
    wrong: int = 0
    unsure: int = 0


class JudgedSample(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`sample.yml`, which `transcript-archive sample --score` writes."""

    date: datetime.date | None = None
    """The day of judging; `None` if there is no sample."""
    judge: str = ""
    """Who judged, as readers see it."""
    seed: int = 0
    turns: int = 0
    """Turns in the archive when the sample was drawn."""
    judged: int = 0
    """Turns that were judged."""
    speaker: Judged = Judged()
    begins: Judged = Judged()
    ends: Judged = Judged()
    words: int = 0
    """Words of the judged turns."""
    wrong_words: int = 0
    """Words of them that were lost, added or changed."""


NO_SAMPLE = JudgedSample()


def read_sample(file: SettingsFile) -> JudgedSample:
    """Return the figures of the sample; an empty file or none gives a sample without a date.

    Raises:
        ConfigError: A field has an error; the sentence names the field.
    """
    return file.values(JudgedSample, _errors)


def _errors(sample: JudgedSample) -> Iterator[FieldError]:
    if sample.judged and sample.date is None:
        yield FieldError(("date",), "it is missing; write the day of judging")
    for name, judged in (("speaker", sample.speaker), ("begins", sample.begins), ("ends", sample.ends)):
        counts = (judged.right, judged.wrong, judged.unsure)
        if min(counts) < 0 or sum(counts) != sample.judged:
            yield FieldError((name,), f"its numbers must sum up to `judged`, which is {sample.judged}")
    if not 0 <= sample.wrong_words <= sample.words:
        yield FieldError(("wrong_words",), f"it must be from 0 to `words`, which is {sample.words}")
