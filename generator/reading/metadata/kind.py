"""The kind of document: a transcript, a press release, a summary, an agenda or something else."""

from __future__ import annotations

import re
from collections import Counter

import msgspec

from generator.reading.draft import Draft, Piece
from generator.reading.grammar.dates import read_dateline
from generator.reading.grammar.header_lines import read_header_line
from generator.reading.grammar.labels import find_label
from generator.reading.grammar.turn_marks import starts_with_chevron
from generator.reading.layout.timestamps import has_timestamps
from generator.records import Kind
from generator.text.normal import fold, tidy

_MARK = re.compile(r"\s{0,40}>>+\s{0,8}(?P<rest>.*)", re.DOTALL)
"""Two chevrons or more: one alone may quote a mail."""

_MIN_MARKS = 3
"""Marks that make a transcript of a page with no other sign of it; one is enough if a label follows."""

_MIN_HEADER_LINES = 2
"""Header lines with a key that make a captioner's head."""

_START_CHARS = 300
"""Characters at the start of a line that are looked at."""

_CAPTION_FORMATS = frozenset({"vtt", "srt", "webvtt", "captions"})
"""Formats that hold only spoken words."""

_MAX_ONE_LINE_CHARS = 100_000
"""Characters of a page of one line that are searched for marks."""

_TRANSCRIPT_KEYS = frozenset({"transcript_by", "transcript by", "transcribed_by", "captions_by"})
"""Keys of a front matter that only a transcript has."""

_SPOKEN_WORD = re.compile(r"\b(?:I|I['’]m|we|we['’]re|you|hi|hello|everyone|thanks?)\b", re.IGNORECASE)
_FIRST_LINES = 6
_HEAD_LINES = 8
_SPEECH_LINES = 3
_PROPOSAL_FIELD = re.compile(
    r"(?:organi[sz]er \d|speaker \d|policy questions?(?: ?\(s\))?|onsite moderator|online moderator|rapporteur|format|"
    r"session (?:format|duration)|proposal|expected outcomes|report by|organi[sz]ers?(?: of the session)?) ?:.*",
)
_MIN_PROPOSAL_FIELDS = 2
_PROPOSAL_START = re.compile(r"(?:organi[sz]er|speaker) \d{1,2} ?:|policy questions?(?: ?\(s\))? ?:|list of speakers\b")
_PRESS_LINE = re.compile(r"(?:for immediate release|press release|news release|media advisory)\b.{0,40}")
_FOR_MEDIA = re.compile(r"\W{0,4}for (?:use of )?(?:the )?information media\b")
_ABOUT_FORUM = re.compile(r"about the (?:internet governance forum|igf)\W*|about .{3,60} forum\W*")
_QUOTE = re.compile(r"[”\"],? ?(?:said|says|stated|added|noted) |(?:said|stated|added)[^.]{0,60}[“\"]")
_MIN_QUOTES = 2
_TIME_SLOT = re.compile(r"\(?\d{1,2}[:.h]\d\d(?: ?[ap]\.?m\.?)? ?(?:-|–|—|to) ?\d{1,2}[:.h]\d\d\b.*", re.IGNORECASE)
_MIN_TIME_SLOTS = 3
_TABLE_LINES = 60
"""Lines at the top that may hold a table of contents."""

_MIN_TABLE_ENTRIES = 3
_DIGEST_LINE = re.compile(
    r"(?:session at a glance|key ?points|speech speed|.{0,40}\bdiplogpt\b.{0,60}|disclaimer: this is not an .{0,80})\W*"
)
_REPORT_LINE = re.compile(r"(?:table of contents|contents|key takeaways ?:?|executive summary)\W*")
_DOT_LEADER = re.compile(r"(?:\. ?){5,}\d{1,3}$")
_SUMMARY_TITLE = re.compile(
    r"(?:.{0,100}\b)?(?:report|summary|proceedings|synthesis document)(?: (?:of|on|from)\b.{1,100})?", re.IGNORECASE
)
_AGENDA_TITLE = re.compile(r"(?:.{0,100}\b)?(?:agenda|programme|schedule|timetable)", re.IGNORECASE)


def kind(draft: Draft) -> Draft:
    """Set the kind of document, by the clearest sign."""
    return msgspec.structs.replace(draft, kind=_kind(draft))


def _kind(draft: Draft) -> Kind:
    if _is_declared_transcript(draft) or _has_marks(draft):
        return "transcript"
    lines = [piece for piece in draft.pieces if piece.became is None]
    if _begins_with_speech(draft, lines):
        return "transcript"
    starts = [fold(piece.text[:_START_CHARS]) for piece in lines]
    is_digest = any(_DIGEST_LINE.fullmatch(text) for text in starts)
    is_proposal = _is_proposal(starts)
    if draft.convention.proves_transcript and not is_proposal and not is_digest:
        return "transcript"
    if is_proposal:
        return "other"
    if _is_press_release(lines, starts):
        return "press-release"
    if _is_agenda(starts):
        return "agenda"
    if is_digest:
        return "summary"
    if _has_captioners_head(draft, lines):
        return "transcript"
    return "summary" if _is_report(starts) else _kind_of_title(lines)


def _is_declared_transcript(draft: Draft) -> bool:
    """Return True if format, front matter, notice or timestamps say that this is a transcript."""
    document = draft.document
    keys = {field.key for field in document.declared_fields}
    if document.source.format in _CAPTION_FORMATS or not keys.isdisjoint(_TRANSCRIPT_KEYS):
        return True
    return any(piece.became == "notice" for piece in draft.pieces) or has_timestamps(draft)


def _has_marks(draft: Draft) -> bool:
    """Return True if several turns are marked by chevrons, or one by chevrons and a label."""
    behind = [match["rest"] for piece in draft.pieces if (match := _MARK.match(piece.text[:_START_CHARS]))]
    behind.extend(_behind_inner_marks(draft))
    return len(behind) >= _MIN_MARKS or any(find_label(text, draft.vocabulary) is not None for text in behind)


def _behind_inner_marks(draft: Draft) -> list[str]:
    """Return the words behind the first marks inside long lines: a page of one line has all its marks there."""
    behind: list[str] = []
    for piece in draft.pieces:
        is_marked = starts_with_chevron(piece.text)
        if piece.became is None and (is_marked or len(piece.text) > _START_CHARS):
            parts = piece.text[:_MAX_ONE_LINE_CHARS].split(">>")[1 + is_marked : 2 * _MIN_MARKS]
            behind.extend(part[:_START_CHARS].lstrip("> ") for part in parts if part.strip())
        if len(behind) >= _MIN_MARKS:
            break
    return behind


def _begins_with_speech(draft: Draft, lines: list[Piece]) -> bool:
    """Return True if the first line is a marked turn, or a label in capitals with spoken words."""
    if not lines:
        return False
    first = lines[0].text[:_START_CHARS]
    if first.lstrip().startswith(">>"):
        return not any(piece.text.lstrip().startswith(">") for piece in lines[1:2])
    label = find_label(first.lstrip(), draft.vocabulary)
    if label is None or not tidy(label).isupper():
        return False
    opening = " ".join(piece.text[:_START_CHARS] for piece in lines[:_SPEECH_LINES])[len(label) : 2 * _START_CHARS]
    return _SPOKEN_WORD.search(opening) is not None and sum(len(piece.text) for piece in lines) > _START_CHARS * 4


def _has_captioners_head(draft: Draft, lines: list[Piece]) -> bool:
    """Return True if the page begins with the lines that captioners write above a text: who, when and where."""
    count = 0
    for piece in lines[:_HEAD_LINES]:
        header = read_header_line(piece.text, draft.settings)
        count += header is not None and header.strong and header.title is None and ":" in piece.text[:40]
    return count >= _MIN_HEADER_LINES and len(lines) > count + _SPEECH_LINES


def _is_proposal(starts: list[str]) -> bool:
    """Return True if the page has the fields of a proposal; `Speaker 1:` twice is a speaker with two turns."""
    fields = [text.partition(":")[0].strip() for text in starts if _PROPOSAL_FIELD.fullmatch(text)]
    counts = Counter(fields)
    if any(counts[field] > 1 for field in counts if field.startswith("speaker ")):
        fields = [field for field in fields if not field.startswith("speaker ")]
        starts = [text for text in starts if not text.startswith("speaker ")]
    return len(fields) >= _MIN_PROPOSAL_FIELDS and any(_PROPOSAL_START.match(text) for text in starts)


def _is_press_release(lines: list[Piece], starts: list[str]) -> bool:
    """Return True if the page has a dateline, a press line, or quotes and a paragraph about the forum."""
    if any(read_dateline(piece.text) is not None for piece in lines[:_FIRST_LINES]):
        return True
    if any(_PRESS_LINE.fullmatch(text) for text in starts[:_FIRST_LINES]):
        return True
    if any(_FOR_MEDIA.match(text) for text in (*starts[:_FIRST_LINES], *starts[-_FIRST_LINES:])):
        return True
    quotes = sum(_QUOTE.search(tidy(piece.text[: _START_CHARS * 10])) is not None for piece in lines)
    return quotes >= _MIN_QUOTES and any(_ABOUT_FORUM.fullmatch(text) for text in starts)


def _is_agenda(starts: list[str]) -> bool:
    return sum(_TIME_SLOT.match(text) is not None for text in starts) >= _MIN_TIME_SLOTS


def _is_report(starts: list[str]) -> bool:
    """Return True if the page has a line of a report, or a table of contents: dots that lead to a page's number."""
    if any(_REPORT_LINE.fullmatch(text) for text in starts):
        return True
    entries = [text for text in starts[:_TABLE_LINES] if len(text) < _START_CHARS and _DOT_LEADER.search(text[-40:])]
    return len(entries) >= _MIN_TABLE_ENTRIES


def _kind_of_title(lines: list[Piece]) -> Kind:
    """Return the kind that the first line names, if that is a title."""
    title = tidy(lines[0].text[:_START_CHARS]) if lines else ""
    if not title or title.endswith((".", "?", "!", ":", ",")) or re.search(r"\btemplate\b", title, re.IGNORECASE):
        return "other"
    if _SUMMARY_TITLE.fullmatch(title):
        return "summary"
    return "agenda" if _AGENDA_TITLE.fullmatch(title) else "other"
