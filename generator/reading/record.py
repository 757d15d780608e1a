"""Make the session record of a finished draft, as the contract of `session.json` requires."""

from __future__ import annotations

from generator.reading.draft import Draft, Piece
from generator.reading.grammar.title_markup import without_markup
from generator.reading.metadata.event import event_of
from generator.records import Notice, Provenance, Removed, Session, SessionRecord
from generator.text.normal import tidy

_PROVENANCE_ORDER = ("event", "day", "date", "room", "title", "start_time", "end_time", "language")
"""The order of the fields in the record's provenance."""


def record_of(draft: Draft) -> SessionRecord:
    """Return the session record of a finished draft."""
    facts = draft.facts
    origins: dict[str, Provenance] = {"language": "body" if facts.language else "default", **facts.provenance}
    return SessionRecord(
        schema=1,
        source=draft.document.source,
        kind=draft.kind,
        title=without_markup(facts.title) if facts.title is not None else None,
        event=event_of(draft),
        day=facts.day,
        date=facts.date,
        start_time=facts.start_time,
        end_time=facts.end_time,
        room=facts.room,
        session=Session(type=facts.type, code=facts.code, number=facts.number),
        status=facts.status,
        language=facts.language or draft.settings.archive.language,
        notices=tuple(
            Notice(lines=(run[0].line, run[-1].line), text=tidy(" ".join(piece.text for piece in run)))
            for run in _runs(draft, "notice")
        ),
        turns=draft.turns,
        removed=tuple(
            Removed(
                lines=(run[0].line, run[-1].line),
                reason=run[0].detail or "page-furniture",
                text="\n".join(tidy(piece.text) for piece in run),
            )
            for run in _runs(draft, "removed")
        ),
        findings=draft.findings,
        provenance={name: origins[name] for name in _PROVENANCE_ORDER if name in origins},
    )


def _runs(draft: Draft, became: str) -> list[list[Piece]]:
    """Return the runs of neighbouring pieces that became the same for the same reason."""
    runs: list[list[Piece]] = []
    previous: Piece | None = None
    for piece in draft.pieces:
        if piece.became == became:
            if previous is not None and (previous.became, previous.detail) == (became, piece.detail):
                runs[-1].append(piece)
            else:
                runs.append([piece])
        previous = piece
    return runs
