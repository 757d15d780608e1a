"""Signs that a document is a press release, a summary, an agenda or something else without turns."""

from __future__ import annotations

import re
from collections import Counter

from generator.reading.grammar.dates import read_dateline
from generator.reading.metadata.kind_lines import START_CHARS, KindLines
from generator.records import Kind
from generator.text.normal import fold, tidy

_FIRST_LINES = 6
_PROPOSAL_FIELD = re.compile(
    r"(?:organi[sz]er \d|speaker \d|policy questions?(?: ?\(s\))?|onsite moderator|online moderator|rapporteur|format|"
    r"session (?:format|duration)|proposal|expected outcomes|report by|organi[sz]ers?(?: of the session)?) ?:.*",
)
_MIN_PROPOSAL_FIELDS = 2
_PROPOSAL_START = re.compile(r"(?:organi[sz]er|speaker) \d{1,2} ?:|policy questions?(?: ?\(s\))? ?:|list of speakers\b")
_PRESS_LINE = re.compile(r"(?:for immediate release|press release|news release|media advisory)\b.{0,40}")
_FOR_MEDIA = re.compile(r"\W{0,4}for (?:use of )?(?:the )?information media\b")
_ABOUT_FORUM = re.compile(r"about .{3,60} forum\W*")
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
_DOT_LEADER = re.compile(r"(?<!\.)(?<!\. )(?:\. ?){5,}\d{1,3}$")
_SUMMARY_TITLE = re.compile(
    r"(?:.{0,100}\b)?(?:report|summary|proceedings|synthesis document)(?: (?:of|on|from)\b.{1,100})?", re.IGNORECASE
)
_AGENDA_TITLE = re.compile(r"(?:.{0,100}\b)?(?:agenda|programme|schedule|timetable)", re.IGNORECASE)


def is_proposal(document: KindLines) -> bool:
    """Return True if the page has the fields of a proposal; `Speaker 1:` twice is a speaker with two turns."""
    starts = document.starts
    fields = [text.partition(":")[0].strip() for text in starts if _PROPOSAL_FIELD.fullmatch(text)]
    counts = Counter(fields)
    if any(counts[field] > 1 for field in counts if field.startswith("speaker ")):
        fields = [field for field in fields if not field.startswith("speaker ")]
        starts = [text for text in starts if not text.startswith("speaker ")]
    return len(fields) >= _MIN_PROPOSAL_FIELDS and any(_PROPOSAL_START.match(text) for text in starts)


def is_digest(document: KindLines) -> bool:
    """Return True if a line names a digest that a program wrote."""
    return any(_DIGEST_LINE.fullmatch(text) for text in document.starts)


def is_press_release(document: KindLines) -> bool:
    """Return True if the page has a dateline, a press line, or quotes and a paragraph about the forum."""
    lines, starts = document.lines, document.starts
    if any(read_dateline(piece.text) is not None for piece in lines[:_FIRST_LINES]):
        return True
    if any(_PRESS_LINE.fullmatch(text) for text in starts[:_FIRST_LINES]):
        return True
    if any(_FOR_MEDIA.match(text) for text in (*starts[:_FIRST_LINES], *starts[-_FIRST_LINES:])):
        return True
    quotes = sum(_QUOTE.search(tidy(piece.text[: START_CHARS * 10])) is not None for piece in lines)
    return quotes >= _MIN_QUOTES and any(_is_about_series(text, document) for text in starts)


def _is_about_series(text: str, document: KindLines) -> bool:
    """Return True for the line `About the Gardening Forum` above the last paragraph of a press release."""
    archive = document.draft.settings.archive
    names = "|".join(re.escape(fold(name)) for name in (archive.series, archive.series_short) if name) or r"(?!)"
    return re.fullmatch(rf"about (?:the )?(?:{names})\W*", text) is not None or _ABOUT_FORUM.fullmatch(text) is not None


def is_agenda(document: KindLines) -> bool:
    """Return True if lines begin with the times of a programme."""
    return sum(_TIME_SLOT.match(text) is not None for text in document.starts) >= _MIN_TIME_SLOTS


def is_report(document: KindLines) -> bool:
    """Return True if the page has a line of a report, or a table of contents: dots that lead to a page's number."""
    starts = document.starts
    if any(_REPORT_LINE.fullmatch(text) for text in starts):
        return True
    entries = [text for text in starts[:_TABLE_LINES] if len(text) < START_CHARS and _DOT_LEADER.search(text[-40:])]
    return len(entries) >= _MIN_TABLE_ENTRIES


def kind_of_title(document: KindLines) -> Kind | None:
    """Return the kind that the first line names, if that is a title."""
    lines = document.lines
    title = tidy(lines[0].text[:START_CHARS]) if lines else ""
    if not title or title.endswith((".", "?", "!", ":", ",")) or re.search(r"\btemplate\b", title, re.IGNORECASE):
        return None
    if _SUMMARY_TITLE.fullmatch(title):
        return "summary"
    return "agenda" if _AGENDA_TITLE.fullmatch(title) else None
