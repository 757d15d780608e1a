"""The part of one document: everything that the index says about it. It depends on nothing else.

Turns have numbers from 1, voice by voice (`voices.py`); the heading (title, event and code) is turn 0.
"""

from __future__ import annotations

import msgspec

from generator.archive.summary import supplied_title
from generator.corrections.applied import AppliedCorrection, shown_record
from generator.records import SessionRecord
from generator.settings.series import folded_fields
from generator.site.search.excerpts import shown_turn, text_files, turns_per_file
from generator.site.search.voices import Voice, voices_of
from generator.site.search.word_places import WordPlaces


class Facts(msgspec.Struct, frozen=True, array_like=True):
    """What the tables and the names of the index say about a document."""

    kind: str
    title: str
    """As shown."""
    event: str | None
    """The event's id."""
    event_name: str
    """Empty without an event."""
    event_start: str | None
    type: str | None
    """The id of the session type."""
    code: str | None
    date: str | None
    language: str
    series_text: str
    """The text that the patterns of `series.yml` search."""

    @property
    def year(self) -> str | None:
        """The year of the document: of its date, else of its event's first day."""
        day = self.date or self.event_start
        return day[:4] if day else None


class PartTexts(msgspec.Struct, frozen=True, array_like=True):
    """The first field of a part, which is read alone."""

    texts: list[bytes]
    """The files of texts that the search shows."""


class Part(PartTexts, frozen=True, array_like=True):
    """What the index says about one document."""

    facts: Facts
    voices: list[Voice]
    slots: bytes
    """`WordPlaces.slots`: which turn a position is in."""
    words: dict[str, tuple[bytes, bytes]]
    """For each term the turns with it, and its positions: the number of bytes, then the gaps."""
    turns_per_file: int


def make_part(record: SessionRecord, corrections: tuple[AppliedCorrection, ...], stem: str) -> Part:
    """Return the part of a document.

    Args:
        record: A session or an article.
        corrections: The applied corrections beside it.
        stem: The last part of its address, shown if it has no title.
    """
    corrected = {correction.turn or "" for correction in corrections if correction.kind == "words"}
    voices = []
    turns = []
    for voice, voice_turns in voices_of(shown_record(record, corrections), corrections):
        voices.append(voice)
        turns += [shown_turn(place, turn, corrected) for place, turn in voice_turns]
    facts = _facts(record, stem)
    heading = " ".join(filter(None, (facts.title, facts.event_name, facts.code)))
    word_places = WordPlaces([heading, *(turn.text for turn in turns)])
    size = turns_per_file(turns)
    return Part(
        facts=facts,
        voices=voices,
        slots=word_places.slots,
        words=word_places.postings(),
        turns_per_file=size,
        texts=list(text_files(facts.title, turns, size)),
    )


def _facts(record: SessionRecord, stem: str) -> Facts:
    event, session = record.event, record.session
    return Facts(
        kind=record.kind,
        title=record.title or supplied_title(event.name if event else None, record.source.path),
        event=event.id if event else None,
        event_name=event.name if event else "",
        event_start=event.start if event else None,
        type=session.type,
        code=session.code,
        date=record.date,
        language=record.language,
        series_text=folded_fields((record.title, session.code, session.type, stem)),
    )
