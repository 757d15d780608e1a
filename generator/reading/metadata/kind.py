"""The kind of document: a transcript, a press release, a summary, an agenda or something else."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from generator.reading.draft import Draft
from generator.reading.metadata import article_signs, transcript_signs
from generator.reading.metadata.kind_lines import KindLines
from generator.records import Kind

_FindKind = Callable[[KindLines], Kind | None]


def _sign_of(kind: Kind, is_so: Callable[[KindLines], bool]) -> _FindKind:
    """Return a function that returns this kind for a document with the sign."""
    return lambda document: kind if is_so(document) else None


def _marks_prove_transcript(document: KindLines) -> bool:
    """Return True if the mark convention proves a transcript; the fields of a proposal look like labels, too."""
    if not document.draft.convention.proves_transcript:
        return False
    is_digest = article_signs.is_digest(document) and not transcript_signs.has_heading_of_transcript(document)
    return not (article_signs.is_proposal(document) or is_digest)


KIND_SIGNS: tuple[tuple[str, _FindKind], ...] = (
    ("the format holds only spoken words", _sign_of("transcript", transcript_signs.is_caption_file)),
    ("the front matter has a key of transcripts", _sign_of("transcript", transcript_signs.has_transcript_keys)),
    ("a notice says how the captions were made", _sign_of("transcript", transcript_signs.has_notice)),
    ("times count up from the start of a recording", _sign_of("transcript", transcript_signs.is_timed)),
    ("lines begin with chevrons", _sign_of("transcript", transcript_signs.has_chevrons)),
    ("the first line is a turn", _sign_of("transcript", transcript_signs.begins_with_speech)),
    ("the marks of the document prove it", _sign_of("transcript", _marks_prove_transcript)),
    ("it has the fields of a proposal", _sign_of("other", article_signs.is_proposal)),
    ("it has a dateline, a press line, or quotes", _sign_of("press-release", article_signs.is_press_release)),
    ("lines begin with the times of a programme", _sign_of("agenda", article_signs.is_agenda)),
    ("a line names a digest", _sign_of("summary", article_signs.is_digest)),
    ("it begins with the head that captioners write", _sign_of("transcript", transcript_signs.has_captioners_head)),
    ("it has the parts of a report", _sign_of("summary", article_signs.is_report)),
    ("the first line names the kind", article_signs.kind_of_title),
)
"""The signs of a kind, the clearest first: what `explain` prints, and a function that returns the kind or `None`."""

NO_SIGN = "no sign of a kind was found"


def kind(draft: Draft) -> Draft:
    """Set the kind of document, by the first sign in `KIND_SIGNS` that the document has; without text it has none."""
    if not draft.pieces:
        return msgspec.structs.replace(draft, kind="other", kind_sign=NO_SIGN)
    document = KindLines(draft)
    for name, find in KIND_SIGNS:
        named = find(document)
        if named is not None:
            return msgspec.structs.replace(draft, kind=named, kind_sign=name)
    return msgspec.structs.replace(draft, kind="other", kind_sign=NO_SIGN)
