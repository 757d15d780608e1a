"""The forms of lines at the top of a document: dates, keys, lists of people, names of the kind of text and others."""

from __future__ import annotations

import re
from collections.abc import Callable

import msgspec

from generator.reading.grammar.dates import When
from generator.reading.grammar.head_words import bare
from generator.reading.grammar.language_words import label_words
from generator.reading.grammar.printed_dates import OTHER_DATE, month_of
from generator.reading.grammar.title_look import SENTENCE_END, SPOKEN_WORD, may_be_title
from generator.reading.grammar.worded_dates import find_worded_date
from generator.reading.metadata.head_dates import DateLine, read_date_line
from generator.reading.metadata.head_line import HeadLine, HeadPart
from generator.text.normal import fold

_KEY = re.compile(r"[\W_]{0,4}(?P<key>[^\s:：*_][^:：]{1,38}?)[*_\s]{0,3}[:：][*_]{0,2}(?:\s*(?P<value>\S.*))?$")
_SYMBOL = re.compile(
    r"(?:[A-Z]{1,8}|\d{1,4})(?:[/.-][A-Z0-9()]{1,10}){1,7}(?:\.\d{1,5})?"
    r"|(?:HC|HL|S\. ?Hrg\.|H\. ?Hrg\.|Serial No\.|Vol(?:ume)?\.?|No\.?|Nr\.?|Session|Drucksache|BT-PlPr|Case No\.?|"
    r"Docket No\.?)"
    r" ?[\dIVXLC][\w./() -]{0,30}"
    r"|\d{1,3} (?:of|von|sur|de|di|van|av|af|z|из|з|/) \d{1,3}"
)
"""The number of a document, or of a picture above it: `1 из 6`."""

_RECORD_AT_END = re.compile(
    r"\s{0,4}[-–—:|(\[]\s{0,4}(?:meeting |full |audio |video |auto-generated |verbatim )?"
    r"(?:transcript|transcription|transkript|transkription|"
    r"transcripción|transcrição|trascrizione|meeting recording|recording|"
    r"(?:trint|otter(?:\.ai)?|rev|sonix|descript|happy ?scribe) (?:export|transcript)|протокол|стенограмма|"
    r"расшифровка|逐字稿|文字起こし)[)\]]?$",
    re.IGNORECASE,
)
_RECORD_AT_START = re.compile(
    r"(?:(?:verbatim |full |official |unedited )?(?:transcript|transcription) (?:of|for)(?-i: the)?|"
    r"(?:meeting )?transcript(?:ion)? ?[:–—-])\s+(?=\S)",
    re.IGNORECASE,
)
_REMARK = re.compile(r"\u203b.{8,300}|\*{1,3} .{8,300} \*{1,3}|\* ?[\uac00-\ud7a3].{8,300}")
_SERVICE = re.compile(r".{2,80} (?:started|stopped) (?:transcription|recording)\.?", re.IGNORECASE)
_URL = re.compile(r"(?:\W*(?:https?://|www\.)\S+)|[^\s@]+@[^\s@]+\.\w{2,10}")
_FILE = re.compile(
    r"[\w .()+&'’-]{1,90}\.(?:mp3|mp4|m4a|wav|mov|avi|mkv|webm|ogg|aac|flac|docx?|txt|vtt|srt|pdf)", re.IGNORECASE
)
"""The name of a recording: `interview-harbour.mp3`."""

_PAGES_IN_BRACKETS = re.compile(
    r"\[{1,2}(?:pages?|p\.|seiten?|s\.) ?[A-Z]{0,3}\d{1,6}(?: ?[-–] ?[A-Z]{0,3}\d{1,6})?\]{1,2}", re.IGNORECASE
)
_ADDRESS_AT_END = re.compile(r"[^\[\]]{3,120} \[(?:https?://|www\.)[^\s\]]{3,120}\]")
_BILL = re.compile(
    r"(?:By (?:Mr|Mrs|Ms|Miss|Dr)\. [^:]{2,300}: )?(?:S|H\.? ?R|[SH]\. ?(?:Con|J)?\.? ?Res)\. ?\d{1,5}\. "
    r"(?:An? |(?:Concurrent |Joint )?(?:bill|resolution)\b)",
    re.IGNORECASE,
)
_ITEM = re.compile(r"§ ?\d{1,3} ?[a-z]? \S.{2,150}")
_NUMBERED_QUESTION = re.compile(r"\d{1,2} \S.{8,250} \(\d{5,9}[A-Z]?\)")
"""`01 Vraag van Ada Bell aan Tom Alday over "De dijken" (55000123)`"""

_ITEM_NUMBER = re.compile(r"\d{1,3}\. (?=[^\W\d_])")
_INITIALS = re.compile(r"[A-ZÀ-Þ]{1,4} ?(?:=|–|—) ?[^\W\d_a-z][\w.'’-]{0,30}(?: [\w.'’\"()-]{1,30}){1,5}")
"""`LW = Loretta Winn`"""

_NAME_AND_INITIALS = r"[^\W\d_a-z][\w.'’-]{0,30}(?: (?:[^\W\d_a-z][\w.'’-]{0,30}|[a-z]{1,3})){1,4} ?\([A-ZÀ-Þ]{2,4}\)"
_LISTED_INITIALS = re.compile(
    rf"(?:[^\W\d_][^:()]{{1,40}}: )?{_NAME_AND_INITIALS}(?:(?:[,;] |,? and ){_NAME_AND_INITIALS})+[.,]?"
)
"""`Present: Loretta Winn (LW), Gus Tolliver (GT)`"""

_SIGN_AND_WORDS = r"[A-ZÀ-ÞА-Я]{1,3}\d{0,2} ?= ?[^\W\d_][^=:;,.\n]{1,40}"
_EQUATED_SIGNS = re.compile(rf"(?:[^\W\d_][^:=()]{{1,30}}: )?{_SIGN_AND_WORDS}(?:[,;] {_SIGN_AND_WORDS}){{1,12}}[.,]?")
"""`I = Interviewerin, B1 = Befragter (Ehemann)`: whose the signs of a transcript are."""

_CONTINUED = re.compile(
    r".{3,150} \((?:cont(?:inued|inuation|inuación|inuação|[’']?d)?|"
    r"suite|forts(?:etzung)?|vervolg|seguito|segue|c\.d|продолжение)\.?\)",
    re.IGNORECASE,
)
_DOTS = re.compile(r"[^\s.] ?(?:(?:\. ){5}|\.{6})")
_SPACED = re.compile(r"[A-Z](?: [A-Z]){4,30}")
_HELD = re.compile(
    r"(?:held|tenue?|célébrée?|celebrad[oa]|realizad[oa]|abgehalten|gehouden|svolta(?:si)?|tenuta(?:si)?|afholdt|hållet)"
    r"\s(?:on|le|el|il|am|op|em|den)\s[^.!?]{6,140}"
    r"|(?:од\s[^.!?]{3,160},\s)?одржан[аои]?\sна\s\d[^.!?]{6,100}|(?:i|e|të|nga)\s(?:[^.!?]{3,120},?\s)?(?:[ei]\s)?mbajtur\smë\s\d[^.!?]{6,100}",
    re.IGNORECASE,
)
"""`held on Tuesday 14 November 2023, at 10 a.m., at the Salt Palace,` below `Public sitting`."""

_OF_MEETING = re.compile(
    r"(?:der|des|über die|zur|de la|de l['’]|du|del|della|dell['’]|da|do|of the|of an?|van de|från|z)\s?"
    r"(?P<meeting>[^!?:;]{6,140})(?<!\.)"
)
"""`der mündlichen Verhandlung am 9. November 2023` below `Protokoll`."""

_ADDRESSED = re.compile(
    r"(?:(?:de heer|mevrouw|mevr\.|mw\.|dhr\.|(?:der |die )?(?:Herr|Frau)|M\.|Mme|p\.|pan|pani|(?:el |la )?señora?|"
    r"[oa] senhora?) )[A-ZÀ-Þ][\w.'’-]{0,30}(?: [\w.'’-]{1,30}){0,5}(?:, [\w '’-]{3,60})?\.?"
    r"|[A-ZÀ-Þ][\w'’-]{1,30} & (?:Co|Cie)\."
)
"""`de heer A. Bell, burgemeester.`: who has an office, with a form of address in small letters; or a firm."""

_MAX_DATED_WORDS = 12
_MAX_ENTRY_CHARS = 400
_MAX_MEETING_WORDS = 4
_MAX_KEY_VALUE_CHARS = 400
_MAX_NAME_WORDS = 8
_MIN_OFFICER_WORDS = 3
_MAX_CHARS_ABOVE_MORE = 100

ABOVE_MORE = "other: more of the head is below it"
"""The form of a line that counts only because clear lines of a head follow."""


class HeaderForm(msgspec.Struct, frozen=True):
    """One form of line in a head."""

    name: str
    """As `explain` prints it, with the reason why nobody said the line."""
    read: Callable[[HeadLine], HeadPart | None]
    """Return what the line says, or `None` if it hasn't the form."""


_MAX_LIST_CHARS = 300
"""Of a value with semicolons: `SUBJECTS: Ferry timetable; Old breakwater.`"""


def _list_heading(line: HeadLine) -> HeadPart | None:
    """Read `SPEAKERS`, `Attendees (5):`."""
    if line.words.names_list(line.text):
        return HeadPart("page-furniture", opens_list=True)
    names_office = line.words.key_meaning.get(bare(line.text)) == "people"
    return HeadPart("page-furniture", strong=False, opens_list=True, needs_more=True) if names_office else None


def _key_and_value(line: HeadLine) -> HeadPart | None:
    """Read `Meeting title: Harbour board`, `Datum: 14. März 2024`, `Present: A, B, C`, or several of them in a line."""
    if not line.fields:
        return _key_and_one_value(line)
    parts = [_key_and_one_value(msgspec.structs.replace(line, text=field)) for field in line.fields]
    read = [part for part in parts if part is not None]
    return next((part for part in read if part.when.date is not None), next(iter(read), None))


def _key_and_one_value(line: HeadLine) -> HeadPart | None:
    match = _KEY.match(line.text)
    key = match["key"] if match else ""
    meaning = line.words.key_meaning.get(bare(key.replace(" ", "") if _SPACED.fullmatch(key) else key))
    if match is None or meaning is None or len(line.text) > _MAX_KEY_VALUE_CHARS:
        return None
    value = (match["value"] or "").strip("*_ ")
    if meaning == "list":
        may_have_stop = line.in_list or "," in value or "(" in value
        is_list = _is_entry(value) or (may_have_stop and _is_entry(value.rstrip(".")))
        return HeadPart("page-furniture", opens_list=True) if is_list else None
    if meaning == "people":
        is_named = _is_name(value) or _names_officers(line, value)
        return HeadPart("metadata", strong=line.is_dated, needs_more=not line.is_dated) if is_named else None
    return _KEY_READERS[meaning](line, value)


def _title_value(_line: HeadLine, value: str) -> HeadPart | None:
    is_title = bool(value) and SPOKEN_WORD.search(value) is None and SENTENCE_END.search(value) is None
    return HeadPart("heading", title=value) if is_title else None


def _when_value(line: HeadLine, value: str) -> HeadPart | None:
    read = read_date_line(value, line.zones)
    if read is not None and read.problem is not None:  # the letters of the key may tell the order of day and month
        read = read_date_line(line.text, line.zones) or read
    return HeadPart("metadata", when=read.when, problem=read.problem) if read is not None else None


def _time_value(line: HeadLine, value: str) -> HeadPart | None:
    read = _when_value(line, value)
    return msgspec.structs.replace(read, problem=None) if read is not None else None


def _room_value(_line: HeadLine, value: str) -> HeadPart | None:
    return HeadPart("metadata", room=value) if _is_short(value) else None


def _place_value(line: HeadLine, value: str) -> HeadPart | None:
    is_room = re.fullmatch(line.room_pattern, value, re.IGNORECASE) is not None
    return HeadPart("metadata", room=value if is_room else None) if _is_short(value) else None


def _other_value(_line: HeadLine, value: str) -> HeadPart | None:
    is_list = ";" in value and SPOKEN_WORD.search(value) is None and len(value) <= _MAX_LIST_CHARS
    return HeadPart("metadata") if not value or is_list or _is_short(value) or _URL.match(value) else None


_KEY_READERS: dict[str, Callable[[HeadLine, str], HeadPart | None]] = {
    "title": _title_value,
    "date": _when_value,
    "time": _time_value,
    "room": _room_value,
    "place": _place_value,
    "other": _other_value,
}


def _is_short(value: str) -> bool:
    return 0 < len(value) <= 120 and SPOKEN_WORD.search(value) is None and SENTENCE_END.search(value) is None


def _is_name(value: str) -> bool:
    words = value.split()
    return 0 < len(words) <= _MAX_NAME_WORDS and _is_short(value) and not any(word[0].islower() for word in words[:1])


def _names_officers(line: HeadLine, value: str) -> bool:
    """Return True for who has an office, below a date: with a form of address, or several people."""
    if not line.is_dated or line.key_again:
        return False
    return _ADDRESSED.fullmatch(value) is not None or _are_officers(value)


def _are_officers(value: str) -> bool:
    """Return True for several people who take the chair: `President Ada Bell, Second President Tom Kool.`.

    A chair who calls two people names no office of a chair.
    """
    parts = value.rstrip(".").split(", ")
    chairs = label_words().roles["chair"]
    return len(parts) > 1 and all(
        _MIN_OFFICER_WORDS <= len(part.split()) <= _MAX_NAME_WORDS
        and _is_short(part)
        and _has_capitals(part)
        and any(fold(word) in chairs for word in part.split())
        for part in parts
    )


def _has_capitals(text: str) -> bool:
    return all(word[0].isupper() for word in text.split() if word[0].isalpha())


def _dotted(line: HeadLine) -> HeadPart | None:
    """Read `Algeria . . . . Mr. Alday`, an entry of a table whose columns are joined by dots."""
    is_joined = _DOTS.search(line.text) is not None and SPOKEN_WORD.search(line.text) is None
    return HeadPart("page-furniture", opens_list=True) if is_joined else None


def _record(line: HeadLine) -> HeadPart | None:
    """Read `TRANSCRIPT`, `Plenarprotokoll 20/12`."""
    return HeadPart("metadata") if line.words.names_record(line.text) else None


def _service(line: HeadLine) -> HeadPart | None:
    """Read `Mara Lindqvist started transcription`, which Microsoft Teams writes."""
    return HeadPart("metadata") if _SERVICE.fullmatch(line.text) else None


def _symbol(line: HeadLine) -> HeadPart | None:
    """Read the number of a document: `A/69/PV.12`, `Drucksache 19/4`, or a line in square brackets."""
    if _PAGES_IN_BRACKETS.fullmatch(line.text):
        return HeadPart("page-furniture")
    if line.text.startswith("[") and line.text.endswith("]") and may_be_title(line.text.strip("[]")):
        return HeadPart("metadata", strong=False, needs_more=True)
    return HeadPart("metadata") if _SYMBOL.fullmatch(line.text) and any(map(str.isdigit, line.text)) else None


def _numbered_item(line: HeadLine) -> HeadPart | None:
    """Read `§ 1 Svar på interpellation om farleder`, `P R O C E E D I N G S`, `The ferries (cont.)`."""
    if line.text.endswith(")") and _CONTINUED.fullmatch(line.text):
        return HeadPart("metadata")
    is_item = (
        _ITEM.fullmatch(line.text) or _NUMBERED_QUESTION.fullmatch(line.text)
    ) is not None and SENTENCE_END.search(line.text) is None
    return HeadPart("heading" if is_item else "metadata") if is_item or _SPACED.fullmatch(line.text) else None


def _initials(line: HeadLine) -> HeadPart | None:
    """Read `LW = Loretta Winn`, `Loretta Winn (LW), Gus Tolliver (GT)`, `I = Interviewerin, B1 = Befragter`."""
    if _EQUATED_SIGNS.fullmatch(line.text):
        return HeadPart("page-furniture")
    if _LISTED_INITIALS.fullmatch(line.text):
        return HeadPart("page-furniture")
    return HeadPart("metadata") if _INITIALS.fullmatch(line.text) and SENTENCE_END.search(line.text) is None else None


def _bill(line: HeadLine) -> HeadPart | None:
    """Read `By Mr. LUNDT: S. 204. A bill for the relief of …`, which is printed above a speech."""
    return HeadPart("metadata", whole_paragraph=True) if _BILL.match(line.paragraph) else None


def _opening(line: HeadLine) -> HeadPart | None:
    """Read `The meeting was called to order at 10.05 a.m.`, `La séance est ouverte à quinze heures.`."""
    spoken = {match[0] for match in SPOKEN_WORD.finditer(line.text)} - {"i"}  # `kryetari i Kuvendit`
    if line.words.opens_sitting(line.text) and not spoken:
        below = line.paragraph[len(line.text) :].lstrip()[:1]
        goes_on = below.islower() and not line.text.endswith(".")  # the line is wrapped
        dated = find_worded_date(line.text, month_of)  # `Aos dois dias do mês de maio de dois mil e vinte, reuniu …`
        when = When(date=dated[2]) if dated is not None else When()
        opens_list = line.text.endswith("following:") or (line.text.endswith(":") and bool(below))
        return HeadPart("metadata", when=when, whole_paragraph=goes_on, opens_list=opens_list)
    return None


def _notice(line: HeadLine) -> HeadPart | None:
    """Read a paragraph that says how the text was made, or a remark between asterisks, as Korean radio prints it."""
    if _REMARK.fullmatch(line.text):
        return HeadPart("notice")
    if not line.words.tells_how_text_was_made(line.paragraph):
        return None
    return HeadPart("notice", whole_paragraph=True)


def _title_of_transcript(line: HeadLine) -> HeadPart | None:
    """Read `Harbour board (2024-03-05 10:00 GMT) - Transcript`, `Transcript of the Harbour Board`."""
    end = _RECORD_AT_END.search(line.text)
    start = _RECORD_AT_START.match(line.text)
    if (end is None or end.start() == 0) and start is None:
        return None
    text = line.text[: end.start()] if end is not None and end.start() > 0 else line.text
    text = text[start.end() :] if start is not None else text
    dated = read_date_line(text, line.zones)
    title = _title_beside(dated, text) if dated is not None and not dated.only_duration else text
    if not may_be_title(title or text):
        return None
    when = dated.when if dated is not None else None
    part = HeadPart("heading", title=title)
    return msgspec.structs.replace(part, when=when, problem=dated.problem) if when is not None and dated else part


def _held(line: HeadLine) -> HeadPart | None:
    """Read the part of a title page that says when a sitting was held; `10 a.m.` has full stops."""
    text = line.text.replace("a.m.", "am").replace("p.m.", "pm")
    of_meeting = _OF_MEETING.fullmatch(text)
    is_held = _HELD.fullmatch(text) is not None or (
        of_meeting is not None
        and line.words.names_meeting(" ".join(of_meeting["meeting"].split()[:_MAX_MEETING_WORDS]))
    )
    if not text[:1].islower() or not is_held or SPOKEN_WORD.search(line.text) is not None:
        return None
    read = read_date_line(line.text, line.zones)
    is_dated = read is not None and read.when.date is not None and OTHER_DATE.search(line.text) is None
    return HeadPart("metadata", when=read.when) if read is not None and is_dated else None


def _date(line: HeadLine) -> HeadPart | None:
    """Read `Thursday, 30 November 2023`, `Sitting of 14 March 2024`, `Harbour board - 14.03.2024, 10:00`."""
    read = read_date_line(line.text, line.zones)
    if read is None:
        return None
    if OTHER_DATE.search(line.text):
        return HeadPart("metadata") if _is_no_sentence(line.text, read) and ":" in line.text else None
    if read.only_duration:
        # A time of day is printed below a date; without one it is the length of a recording.
        return HeadPart("metadata", when=read.when) if line.is_dated else HeadPart("metadata", strong=False)
    if not read.rest:
        return HeadPart("metadata", strong=_is_clear(read, line.text), when=read.when, problem=read.problem)
    has_date = read.when.date is not None or read.is_range or read.problem is not None
    if not has_date or len(read.rest.split()) > _MAX_DATED_WORDS or not _is_no_sentence(line.text, read):
        return None
    title = line.text if read.is_range and may_be_title(line.text) else _title_beside(read, line.text)
    return HeadPart("heading" if title else "metadata", title=title, when=read.when, problem=read.problem)


def _is_clear(read: DateLine, text: str) -> bool:
    """Return True if nobody would say a line that is only a date or a time."""
    return (
        read.when.date is not None
        or read.when.span is not None
        or read.problem is not None
        or bool(re.search(r"\d[:.]\d\d|\d ?[ap]\.?m", text, re.IGNORECASE))
    )


def _is_no_sentence(text: str, read: DateLine) -> bool:
    is_ended = SENTENCE_END.search(text) is not None and not re.search(r"(?:[ap]\.m|\bг|\br|\bр|\d)\.$", text)
    return not is_ended and SPOKEN_WORD.search(text) is None and not read.rest[:1].islower() and not text[:1].islower()


def _title_beside(read: DateLine, text: str) -> str | None:
    """Return the words beside a date, if a sign or a bracket parts them from it and they may be a title."""
    rest = read.rest.strip(" -–—|,:;•·")
    is_title = read.is_apart and len(rest) > 3 and may_be_title(rest) and rest in text
    return rest if is_title else None


def _address(line: HeadLine) -> HeadPart | None:
    """Read an address on the web, or of mail: `From the Record Online [www.record.example]`."""
    is_named = _ADDRESS_AT_END.fullmatch(line.text) is not None and SPOKEN_WORD.search(line.text) is None
    return HeadPart("metadata") if is_named or _URL.fullmatch(line.text) or _FILE.fullmatch(line.text) else None


def _list_entry(line: HeadLine) -> HeadPart | None:
    """Read a line of a list of people or words."""
    if not line.in_list or not _is_entry(line.text):
        return None
    return HeadPart("page-furniture", opens_list=True)


def _is_entry(text: str) -> bool:
    is_sentence = re.search(r"(?<!\b[A-Z])(?<!\bJr)(?<!\bSr)(?<!\bDr)[.!?。！？]$", text) is not None
    return len(text) <= _MAX_ENTRY_CHARS and not is_sentence and SPOKEN_WORD.search(text) is None


def _summary(line: HeadLine) -> HeadPart | None:
    """Read the heading of a summary, and the lines below it: they count only if more of the head follows."""
    is_summary = bare(line.text) in line.words.summaries or line.in_summary
    return HeadPart("metadata", strong=False, opens_summary=True, needs_more=True) if is_summary else None


def _organisation(line: HeadLine) -> HeadPart | None:
    """Read the name of a parliament or another organisation: `House of Commons`."""
    return HeadPart("metadata", strong=False) if line.words.names_organisation(line.text) else None


def _title(line: HeadLine) -> HeadPart | None:
    """Read a line that is short, is no sentence, and has no word with which people speak; a heading may ask."""
    text = line.text.rstrip("?") if line.may_ask else line.text
    if not may_be_title(_ITEM_NUMBER.sub("", text)):
        return None
    return HeadPart("heading", strong=False, title=line.text)


def _centred(line: HeadLine) -> HeadPart | None:
    """Read a line that is centred on the page, in any case, `private relief legislation`."""
    is_heading = line.is_centred and SENTENCE_END.search(line.text) is None and SPOKEN_WORD.search(line.text) is None
    return HeadPart("heading", strong=False, title=line.text) if is_heading else None


def _above_more(line: HeadLine) -> HeadPart | None:
    """Read a short line without a word of speech, `Plaintiff,`: it counts only above more of a head."""
    is_short = len(line.text) <= _MAX_CHARS_ABOVE_MORE and SPOKEN_WORD.search(line.text) is None
    return HeadPart("metadata", strong=False, needs_more=True) if is_short else None


HEADER_FORMS: tuple[HeaderForm, ...] = (
    HeaderForm("list: its heading announces people or words", _list_heading),
    HeaderForm("key: it says what its value is", _key_and_value),
    HeaderForm("list: dots join its columns", _dotted),
    HeaderForm("record: it names the kind of text", _record),
    HeaderForm("service: a program writes it", _service),
    HeaderForm("opening: it says when the sitting began", _opening),
    HeaderForm("notice: it says how the text was made", _notice),
    HeaderForm("title of a transcript", _title_of_transcript),
    HeaderForm("date: it says when the sitting was held", _held),
    HeaderForm("date: it is printed beside the text", _date),
    HeaderForm("symbol: it is the number of a document", _symbol),
    HeaderForm("item: it is numbered, or its letters are spaced", _numbered_item),
    HeaderForm("initials: it says whom they name", _initials),
    HeaderForm("bill: it names a bill and who brought it in", _bill),
    HeaderForm("address: it is a link", _address),
    HeaderForm("list entry: it is below the heading of a list", _list_entry),
    HeaderForm("summary: a program wrote it, and more of the head follows", _summary),
    HeaderForm("organisation: it names who met", _organisation),
    HeaderForm("title: it is no sentence", _title),
    HeaderForm("centred: it is centred on the page", _centred),
    HeaderForm(ABOVE_MORE, _above_more),
)
"""The forms of lines at the top of a document, with the reason why nobody said them. The first counts."""
