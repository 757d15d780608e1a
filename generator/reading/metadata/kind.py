"""Kind: a transcript, a press release, a summary, an agenda or something else, by the clearest sign."""

from __future__ import annotations

import re
from collections import Counter

import msgspec

from generator.reading.draft import Draft, Piece
from generator.reading.grammar.dates import read_dateline
from generator.reading.grammar.header_lines import read_header_line
from generator.reading.grammar.labels import find_label
from generator.reading.grammar.turn_marks import starts_with_chevron
from generator.reading.grammar.typography import fold, tidy
from generator.reading.layout.timestamps import has_timestamps
from generator.records import Kind

_MARK = re.compile(r"\s{0,40}>>+\s{0,8}(?P<rest>.*)", re.DOTALL)
"""One chevron alone may quote a mail."""

_MARKS = 3
"""So many marks make a transcript of a page that doesn't say so; one is enough where a label follows."""

_WINDOW = 300
_CAPTIONS = frozenset({"vtt", "srt", "webvtt", "captions"})
"""Formats that hold nothing but what was said."""

_BLOB = 100_000
_SAID = frozenset({"transcript_by", "transcript by", "transcribed_by", "captions_by"})
"""Keys of a front matter that only a transcript has."""

_SPOKEN = re.compile(r"\b(?:I|I['’]m|we|we['’]re|you|hi|hello|everyone|thanks?)\b", re.IGNORECASE)
_FIRST_LINES = 6
_HEAD = 8
_LABELS = 3
_PROPOSAL = re.compile(
    r"(?:organi[sz]er \d|speaker \d|policy questions?(?: ?\(s\))?|onsite moderator|online moderator|rapporteur|format|"
    r"session (?:format|duration)|proposal|expected outcomes|report by|organi[sz]ers?(?: of the session)?) ?:.*",
)
_PROPOSAL_LINES = 2
_PROPOSAL_START = re.compile(r"(?:organi[sz]er|speaker) \d{1,2} ?:|policy questions?(?: ?\(s\))? ?:|list of speakers\b")
_PRESS = re.compile(r"(?:for immediate release|press release|news release|media advisory)\b.{0,40}")
_FOR_MEDIA = re.compile(r"\W{0,4}for (?:use of )?(?:the )?information media\b")
_ABOUT = re.compile(r"about the (?:internet governance forum|igf)\W*|about .{3,60} forum\W*")
_QUOTED = re.compile(r"[”\"],? ?(?:said|says|stated|added|noted) |(?:said|stated|added)[^.]{0,60}[“\"]")
_QUOTES = 2
_HOURS = re.compile(r"\(?\d{1,2}[:.h]\d\d(?: ?[ap]\.?m\.?)? ?(?:-|–|—|to) ?\d{1,2}[:.h]\d\d\b.*", re.IGNORECASE)
_SLOTS = 3
_TABLE = 60
"""Lines among which a table of contents stands."""

_DIGEST = re.compile(
    r"(?:session at a glance|key ?points|speech speed|.{0,40}\bdiplogpt\b.{0,60}|disclaimer: this is not an .{0,80})\W*"
)
_REPORT = re.compile(r"(?:table of contents|contents|key takeaways ?:?|executive summary)\W*")
_LEADER = re.compile(r"(?:\. ?){5,}\d{1,3}$")
_TITLE_SUMMARY = re.compile(
    r"(?:.{0,100}\b)?(?:report|summary|proceedings|synthesis document)(?: (?:of|on|from)\b.{1,100})?", re.IGNORECASE
)
_TITLE_AGENDA = re.compile(r"(?:.{0,100}\b)?(?:agenda|programme|schedule|timetable)", re.IGNORECASE)


def kind(draft: Draft) -> Draft:
    """Say what kind of document this is, by the clearest sign."""
    return msgspec.structs.replace(draft, kind=_kind(draft))


def _kind(draft: Draft) -> Kind:
    document = draft.document
    if document.source.format in _CAPTIONS or any(said.key in _SAID for said in document.said):
        return "transcript"
    if any(piece.became == "notice" for piece in draft.pieces) or has_timestamps(draft):
        return "transcript"
    marked = [match["rest"] for piece in draft.pieces if (match := _MARK.match(piece.text[:_WINDOW]))]
    marked.extend(_inside(draft))
    if len(marked) >= _MARKS or any(find_label(rest, draft.vocabulary) is not None for rest in marked):
        return "transcript"
    lines = [piece for piece in draft.pieces if piece.became is None]
    if _begins_with_speech(draft, lines):
        return "transcript"
    starts = [fold(piece.text[:_WINDOW]) for piece in lines]
    is_proposal = _is_proposal(starts)
    is_digest = any(_DIGEST.fullmatch(text) for text in starts)
    if not is_proposal and not is_digest and draft.convention.proves_transcript:
        return "transcript"
    if is_proposal:
        return "other"
    if _is_press(lines, starts):
        return "press-release"
    if _is_agenda(starts):
        return "agenda"
    if not is_digest and _has_captioners_head(draft, lines):
        return "transcript"
    if is_digest or any(_REPORT.fullmatch(text) for text in starts) or sum(map(_is_leader, starts[:_TABLE])) >= _SLOTS:
        return "summary"
    return _by_title(lines)


def _inside(draft: Draft) -> list[str]:
    """Return what stands behind the first marks inside long lines: pages of one line have all of them there."""
    found: list[str] = []
    for piece in draft.pieces:
        is_marked = starts_with_chevron(piece.text)
        if piece.became is None and (is_marked or len(piece.text) > _WINDOW):
            parts = piece.text[:_BLOB].split(">>")[1 + is_marked : 2 * _MARKS]
            found.extend(part[:_WINDOW].lstrip("> ") for part in parts if part.strip())
        if len(found) >= _MARKS:
            break
    return found


def _begins_with_speech(draft: Draft, lines: list[Piece]) -> bool:
    """Return whether the first line is a marked turn, or a label in capitals with words that one says."""
    if not lines:
        return False
    first = lines[0].text[:_WINDOW]
    if first.lstrip().startswith(">>"):
        return not any(piece.text.lstrip().startswith(">") for piece in lines[1:2])
    label = find_label(first.lstrip(), draft.vocabulary)
    if label is None or not tidy(label).isupper():
        return False
    said = " ".join(piece.text[:_WINDOW] for piece in lines[:_LABELS])[len(label) : 2 * _WINDOW]
    return _SPOKEN.search(said) is not None and sum(len(piece.text) for piece in lines) > _WINDOW * 4


def _has_captioners_head(draft: Draft, lines: list[Piece]) -> bool:
    """Return whether the lines stand above the text that captioners put above theirs: who, when and where."""
    heads = 0
    for piece in lines[:_HEAD]:
        header = read_header_line(piece.text, draft.settings)
        heads += header is not None and header.strong and header.title is None and ":" in piece.text[:40]
    return heads >= _MARKS - 1 and len(lines) > heads + _LABELS


def _is_proposal(starts: list[str]) -> bool:
    """Return whether there are the fields of a proposal; `Speaker 1:` twice is somebody who speaks twice."""
    fields = [text.partition(":")[0].strip() for text in starts if _PROPOSAL.fullmatch(text)]
    counts = Counter(fields)
    if any(counts[field] > 1 for field in counts if field.startswith("speaker ")):
        fields = [field for field in fields if not field.startswith("speaker ")]
        starts = [text for text in starts if not text.startswith("speaker ")]
    return len(fields) >= _PROPOSAL_LINES and any(_PROPOSAL_START.match(text) for text in starts)


def _is_press(lines: list[Piece], starts: list[str]) -> bool:
    if any(read_dateline(piece.text) is not None for piece in lines[:_FIRST_LINES]):
        return True
    if any(_PRESS.fullmatch(text) for text in starts[:_FIRST_LINES]):
        return True
    if any(_FOR_MEDIA.match(text) for text in (*starts[:_FIRST_LINES], *starts[-_FIRST_LINES:])):
        return True
    quotes = sum(_QUOTED.search(tidy(piece.text[: _WINDOW * 10])) is not None for piece in lines)
    return quotes >= _QUOTES and any(_ABOUT.fullmatch(text) for text in starts)


def _is_agenda(starts: list[str]) -> bool:
    slots = sum(_HOURS.match(text) is not None for text in starts)
    return slots >= _SLOTS


def _is_leader(text: str) -> bool:
    """Return whether a line is one of a table of contents: dots lead to the number of a page."""
    return len(text) < _WINDOW and _LEADER.search(text[-40:]) is not None


def _by_title(lines: list[Piece]) -> Kind:
    """Tell by the first line, where that is a title."""
    first = tidy(lines[0].text[:_WINDOW]) if lines else ""
    if not first or first.endswith((".", "?", "!", ":", ",")):
        return "other"
    if re.search(r"\btemplate\b", first, re.IGNORECASE):
        return "other"
    if _TITLE_SUMMARY.fullmatch(first):
        return "summary"
    return "agenda" if _TITLE_AGENDA.fullmatch(first) else "other"
