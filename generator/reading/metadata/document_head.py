"""The head of a document: the lines above the first turn that nobody said, by the lists of forms."""

from __future__ import annotations

import re
from itertools import takewhile

import msgspec

from generator.reading.draft import Draft, HeadReason, Piece
from generator.reading.grammar.dates import iso_date
from generator.reading.grammar.head_words import head_words
from generator.reading.grammar.header_lines import HeaderLine
from generator.reading.grammar.printed_dates import weekday_number
from generator.reading.grammar.title_look import has_title_capitals
from generator.reading.grammar.turn_marks import mark_at
from generator.reading.layout.title_of_page import is_declared_title
from generator.reading.metadata.declared_title import has_title_outside
from generator.reading.metadata.head_line import HeadLine, HeadPart, fields_of, without_page_edge
from generator.reading.metadata.header_forms import ABOVE_MORE, HEADER_FORMS
from generator.reading.metadata.heading_region import is_formal_title
from generator.reading.metadata.take_header import names_series, take_header, take_title_line
from generator.reading.metadata.title_forms import KEY_FORM, TITLE_FORMS
from generator.text.normal import tidy

RULE = "document head"

_MAX_LINES = 60
_MIN_ENTRIES = 2
_MAX_ENTRIES = 6
_MAX_ENTRY_CHARS = 100
_MAX_LINE_CHARS = 400
_MAX_PARAGRAPH_LINES = 12
_MAX_PARAGRAPH_CHARS = 1500
_MAX_TITLES_ABOVE_TURN = 3
"""Lines without another sign directly above the first turn that may be titles."""

_HEAD_REASONS = frozenset({"caption-provider", "metadata"})
"""Reasons for lines that only a head has: the lines above one belong to the head, too."""

_CENTRED = " " * 10
"""The least blanks before a line that is centred on a page of 72 characters."""

_MAX_DOUBTFUL_LINES = 8
"""Lines in a row that count only because more of the head follows."""

_MAX_DAYS_TO_PRINT, _MAX_DAYS_TO_GAZETTE = 10, 366
_MEETING_WORDS = 3
_MAX_MEETING_WORDS = 8
"""Words of a line with one for a meeting, below the number of a print: `Acta número 12 de la sesión ordinaria`."""

_NUMBER_OF_PRINT = re.compile(r"(?:\bn(?:[.º°]{1,2}|os?\.?|r\.?|úm\.?|umber)|№) ?\d{1,5}\b", re.IGNORECASE)
_TWO_YEARS = re.compile(r"(?<!\d)((?:19|20)\d\d) ?[/–-] ?(\d{4}|\d\d)(?!\d)")
"""The years of a session of a parliament: `2023/24`."""

_CLEAR_FORMS = ("date", "key", "record", "list:", "opening", "title of a transcript")


class _Read(msgspec.Struct, frozen=True):
    """A line of the head, as it was read."""

    index: int
    """The position of its piece."""
    line: HeadLine
    form: str
    part: HeadPart


def document_head(draft: Draft) -> Draft:
    """Claim the head of a transcript and take the facts in it.

    The lines are read from the top until a turn begins or a line has no form of `HEADER_FORMS`. The head ends at the
    last line that nobody would say, so that the first words of a text without marks stay speech. Captions with
    chevrons and documents of the archive's own series have headings of known forms; another step reads them.
    """
    if draft.kind != "transcript" or draft.document.is_captions:
        return draft
    head = draft.pieces[: draft.head_length()]
    has_chevrons = any("chevrons" in form.evidence.form and form.evidence.lines for form in draft.convention.forms)
    if has_chevrons or names_series(draft) or any(is_formal_title(draft, piece) for piece in head):
        return draft
    lines, reaches_turn = _read_lines(draft)
    lines = _kept(lines, draft, reaches_turn=reaches_turn)
    if not lines:
        return draft
    parts = [(read.line, read.form, read.part) for read in lines]
    form, title = next(((form, title) for form in TITLE_FORMS if (title := form.find(parts))), (None, None))
    draft = _claimed(draft, lines, title)
    if form is not None and title is not None and not has_title_outside(draft.document):
        draft = take_title_line(draft, title, "header-line" if form.name == KEY_FORM else "heading")
        reason = HeadReason(title, form.name)
        draft = msgspec.structs.replace(draft, title_reason=reason)
    return _take_facts(draft, lines)


def _read_lines(draft: Draft) -> tuple[list[_Read], bool]:
    """Return the lines at the top that have a form, and whether a turn begins directly below them."""
    lines: list[_Read] = []
    in_list = in_summary = is_dated = False
    apart = draft.convention.lines_apart
    index = 0
    while index < min(len(draft.pieces), _MAX_LINES):
        piece = draft.pieces[index]
        if piece.became == "mark":
            return lines, True
        if piece.became is not None:
            lines = _above_claimed(lines, piece)
            index += 1
            continue
        if piece.line in apart or _is_too_long(piece, in_summary=in_summary):
            break
        is_mark = _is_mark(draft, index, lines)
        line = _head_line(draft, index, in_list=in_list, in_summary=in_summary, is_dated=is_dated, is_mark=is_mark)
        form, part = _form_below(draft.pieces, lines, line, is_mark=is_mark)
        if part is None:
            return lines, is_mark
        count = _paragraph_length(draft, index) if part.whole_paragraph else 1
        lines.extend(_Read(place, line, form, part) for place in range(index, index + count))
        in_list, in_summary = part.opens_list, part.opens_summary
        is_dated = is_dated or part.when.date is not None
        index += count
    return lines, False


def _is_mark(draft: Draft, index: int, lines: list[_Read]) -> bool:
    """Return True if a turn begins in a line; the lines are those of the head above it."""
    mark = mark_at(draft.mark_line(index), draft.convention, draft.vocabulary)
    return mark is not None and not _is_entry_below_entries(draft.pieces, lines, index)


def _is_entry_below_entries(pieces: tuple[Piece, ...], lines: list[_Read], index: int) -> bool:
    """Return True for `Witness: Tom Alday` directly below other entries of a list of those present.

    Its text before the colon is a label further on. The lines down to the next blank one are few, and none ends as a
    sentence does: else the first turn begins here.
    """
    above = lines[-_MIN_ENTRIES:]
    if len(above) < _MIN_ENTRIES or not all(read.form.startswith("list entry") for read in above):
        return False
    block = list(takewhile(lambda place: _is_joined(pieces, place), range(index, index + _MAX_ENTRIES + 1)))
    return 0 < len(block) <= _MAX_ENTRIES and all(_is_short_entry(pieces[place].text) for place in block)


def _is_joined(pieces: tuple[Piece, ...], index: int) -> bool:
    """Return True for a line directly below another."""
    return index < len(pieces) and pieces[index].line == pieces[index - 1].line + 1


def _is_short_entry(text: str) -> bool:
    last = text.rstrip()[-1:]
    return len(text) <= _MAX_ENTRY_CHARS and (last.isalpha() or last in {")", ","})


def _form_below(
    pieces: tuple[Piece, ...], lines: list[_Read], line: HeadLine, *, is_mark: bool
) -> tuple[str, HeadPart | None]:
    """Return the form of a line below others; the list of `Present: Ms Bell, Mr Kool,` goes on in the next line."""
    form, part = _first_form(line, only_keys=is_mark)
    last = lines[-1] if lines else None
    if is_mark or last is None or form not in {"", ABOVE_MORE}:
        return form, part
    is_open = last.form.startswith(("key", "list")) and last.line.text.rstrip().endswith(",")
    if not is_open or pieces[last.index + 1].line != pieces[last.index].line + 1:
        return form, part
    return f"{last.form}, goes on", HeadPart("page-furniture", opens_list=True)


def _above_claimed(lines: list[_Read], piece: Piece) -> list[_Read]:
    """Return the lines above a claimed line; the last is sure if only a head has such a line below it."""
    if not lines or piece.became != "removed" or piece.detail not in _HEAD_REASONS:
        return lines
    part = msgspec.structs.replace(lines[-1].part, strong=True)
    return [*lines[:-1], msgspec.structs.replace(lines[-1], part=part)]


def _is_too_long(piece: Piece, *, in_summary: bool) -> bool:
    """Return True if a line is longer than those of a head; a summary may be a whole paragraph."""
    return len(piece.text) > (_MAX_PARAGRAPH_CHARS if in_summary else _MAX_LINE_CHARS)


def _first_form(line: HeadLine, *, only_keys: bool) -> tuple[str, HeadPart | None]:
    """Return the first form that a line has; of a line that begins like a turn, only keys and lists count."""
    for form in HEADER_FORMS:
        if only_keys and not form.name.startswith(("key", "list:")):
            continue
        part = form.read(line)
        is_office = only_keys and form.name.startswith("list:") and part is not None and not part.strong
        if part is not None and not is_office:
            return form.name, part
    return "", None


def _head_line(draft: Draft, index: int, *, in_list: bool, in_summary: bool, is_dated: bool, is_mark: bool) -> HeadLine:
    piece = draft.pieces[index]
    above = draft.pieces[index - 1].line if index else 0
    paragraph = draft.pieces[index : index + _paragraph_length(draft, index)]
    return HeadLine(
        text=without_page_edge(piece.text),
        paragraph=tidy(" ".join(part.text for part in paragraph)[:_MAX_PARAGRAPH_CHARS]),
        zones=draft.vocabulary.zones,
        words=head_words(),
        room_pattern=draft.vocabulary.room,
        in_list=in_list,
        in_summary=in_summary,
        is_dated=is_dated,
        key_again=is_mark and _begins_again(draft.pieces, index),
        is_apart=piece.line > above + 1,
        may_ask=piece.line in draft.document.headings and not has_title_outside(draft.document),
        fields=fields_of(piece.text),
        is_centred=piece.text.startswith(_CENTRED),
        is_heading=piece.line in draft.document.headings or is_declared_title(draft.document, tidy(piece.text)),
    )


def _begins_again(pieces: tuple[Piece, ...], index: int) -> bool:
    """Return True if the words before the colon of a line, with the colon, begin another line."""
    key = pieces[index].text.partition(":")[0].strip() + ":"
    return any(piece.text.startswith(key) for piece in pieces[index + 1 :])


def _paragraph_length(draft: Draft, index: int) -> int:
    """Return how many pieces from `index` on follow each other without a blank line or a mark."""
    count = 1
    while index + count < len(draft.pieces) and count < _MAX_PARAGRAPH_LINES:
        piece = draft.pieces[index + count]
        is_mark = mark_at(draft.mark_line(index + count), draft.convention, draft.vocabulary) is not None
        if piece.became is not None or is_mark or piece.line != draft.pieces[index + count - 1].line + 1:
            break
        count += 1
    return count


def _kept(lines: list[_Read], draft: Draft, *, reaches_turn: bool) -> list[_Read]:
    """Return the lines down to the last that nobody would say, and titles between that line and the first turn."""
    lines = _without_doubtful(lines, draft)
    strong = [place for place, read in enumerate(lines) if read.part.strong]
    end = strong[-1] + 1 if strong else 0
    below = lines[end:]
    is_title = all(_is_set_as_title(read) for read in below) and not any(read.part.needs_more for read in below)
    may_end = reaches_turn and 0 < len(below) <= _MAX_TITLES_ABOVE_TURN and is_title
    if may_end and (strong or _is_title_alone(below, draft)):
        end = len(lines)
    return lines[:end]


def _without_doubtful(lines: list[_Read], draft: Draft) -> list[_Read]:
    """Return the lines above the first that is no clear part of a head, unless clear parts soon follow it."""
    clear = [place for place, read in enumerate(lines) if read.part.strong and read.form.startswith(_CLEAR_FORMS)]
    last_clear = clear[-1] if clear and draft.convention.proves_transcript else -1
    run = 0
    for place, read in enumerate(lines):
        run = run + 1 if read.form == ABOVE_MORE else 0
        if run and (place > last_clear or run > _MAX_DOUBTFUL_LINES):
            return lines[: place - run + 1]
    return lines


def _is_set_as_title(read: _Read) -> bool:
    """Return True if the longer words of a line are capitalised, or it names a meeting or an organisation."""
    is_cased = read.line.text.lower() != read.line.text.upper()
    names = read.line.words.names_meeting(read.line.text) or read.form.startswith("organisation")
    return read.line.is_heading or read.line.is_centred or names or (is_cased and has_title_capitals(read.line.text))


def _is_title_alone(lines: list[_Read], draft: Draft) -> bool:
    """Return True if the lines are all that is above labelled turns, and a blank line parts them from the first."""
    last = lines[-1].index
    is_apart = last + 1 < len(draft.pieces) and draft.pieces[last + 1].line > draft.pieces[last].line + 1
    return is_apart and draft.convention.proves_transcript


def _claimed(draft: Draft, lines: list[_Read], title: str | None) -> Draft:
    """Claim the lines; the reason `heading` is only for those that have the title."""
    pieces = list(draft.pieces)
    for read in lines:
        rule = f"{RULE}: {read.form}"
        if read.part.reason == "notice":
            pieces[read.index] = pieces[read.index].claim("notice", rule)
            continue
        is_other_title = read.part.reason == "heading" and read.part.title != title
        reason = "metadata" if is_other_title else read.part.reason
        pieces[read.index] = pieces[read.index].claim("removed", rule, reason)
    return draft.with_pieces(pieces)


def _take_facts(draft: Draft, lines: list[_Read]) -> Draft:
    """Take the date, the times and the room; say why a printed date is left out."""
    for read in _date_of_meeting_first(lines):
        header = HeaderLine(when=read.part.when, room=read.part.room)
        draft = take_header(draft, header, draft.pieces[read.index].line)
    draft = _date_of_weekday(draft, lines)
    unclear = next((read for read in lines if read.part.problem is not None), None)
    if unclear is not None and draft.facts.date is None:
        message = f"a printed date is left out: {unclear.part.problem}"
        draft = draft.add_finding("date-unclear", "warning", message, draft.pieces[unclear.index].line)
    return draft


def _date_of_meeting_first(lines: list[_Read]) -> list[_Read]:
    """Return the lines with that first which dates the meeting, if the date above it is only that of the print.

    `Friday, 12 July 2024   No. 41` above `PLENARY MEETING OF 11 JULY 2024`: a print is dated a few days later, and a
    gazette with its number a few months.
    """
    dated = [read for read in lines if read.part.when.date is not None]
    if len(dated) < 2 or _names_meeting(dated[0]):
        return lines
    first = dated[0].part.when.date
    is_print = _NUMBER_OF_PRINT.search(dated[0].line.text) is not None
    count = _MAX_MEETING_WORDS if is_print else _MEETING_WORDS
    meeting = next((read for read in dated[1:] if _names_meeting(read, count)), None)
    if meeting is None or first is None or meeting.part.when.date is None:
        return lines
    is_before = 0 < (first - meeting.part.when.date).days <= (_MAX_DAYS_TO_GAZETTE if is_print else _MAX_DAYS_TO_PRINT)
    return [meeting, *(read for read in lines if read is not meeting)] if is_before else lines


def _names_meeting(read: _Read, count: int = _MEETING_WORDS) -> bool:
    """Return True if one of the first words of a line is a word for a meeting."""
    return read.line.words.names_meeting(" ".join(read.line.text.split()[:count]))


def _date_of_weekday(draft: Draft, lines: list[_Read]) -> Draft:
    """Take a date that is printed with its day of the week and without a year, if one of two years has such a day.

    `Tuesday 26 March` below `2023/24:88`.
    """
    yearless = next((read for read in lines if read.part.when.yearless is not None), None)
    if draft.facts.date is not None or yearless is None or yearless.part.when.yearless is None:
        return draft
    weekday = weekday_number(yearless.line.text)
    years = {
        year
        for read in lines
        for first, second in _TWO_YEARS.findall(read.line.text)
        if (int(first) + 1) % 100 == int(second) % 100
        for year in (int(first), int(first) + 1)
    }
    dates = [iso_date(year, *yearless.part.when.yearless) for year in sorted(years)]
    fitting = [date for date in dates if date is not None and date.isoweekday() == weekday]
    if len(fitting) != 1:
        return draft
    line = draft.pieces[yearless.index].line
    message = f"the date is printed without a year; of the years {min(years)} and {max(years)}, only one has this day"
    draft = draft.set_fact("header-line", date=fitting[0].isoformat())
    return draft.add_finding("date-from-weekday", "info", message, line)
