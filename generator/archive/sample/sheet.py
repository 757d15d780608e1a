"""The sheet on which a person judges drawn turns: the lines of the source beside what the record made of them.

The sheet is plain text. A line that begins with `|` shows words of the source or of the record; every other line is a
comment (`#`), the heading of a turn (`==`) or a field (`speaker: yes`). So no word of a transcript can be an answer.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence

import msgspec

from generator.archive.sample.answers import Answer, JudgedTurn, SampleSheet
from generator.archive.summary import spoken_texts
from generator.errors import ArchiveError
from generator.records import SessionRecord, Turn
from generator.text.words import count_words

_HELP = """\
# Judge every turn: compare the lines of the source with the record below them, and write behind each colon.
#   date          the day on which you judge, such as 2026-05-31
#   judge         who judges, as readers of the report should see it
#   speaker       is the label right, and the person that the record gives? yes, no or unsure
#   begins, ends  does the turn begin, and end, where the speaker does? yes, no or unsure
#   wrong words   how many words the record lost, added or changed: 0 or more
# A turn without an answer to `speaker` is not counted. Then run: transcript-archive sample --score FILE
"""

_LINES_AROUND = 2
"""Lines of the source that are shown before and after those of the turn."""

_MAX_LINE_CHARS = 2_000
"""Characters of a source line that are shown; of a longer one the part around the turn is shown."""

_CHARS_AROUND = 300
_HEADING = re.compile(r"== (?P<turn>\S+)")
_FIELD = re.compile(r"(?P<key>[a-z ]+): ?(?P<value>.*)")
_TURN_KEYS = ("words", "speaker", "begins", "ends", "wrong words")
_SHEET_KEYS = ("seed", "turns", "date", "judge")


class TurnOnSheet(msgspec.Struct, frozen=True):
    """A drawn turn with what the sheet shows of it."""

    href: str
    """The address of its page."""
    record: SessionRecord
    turn: Turn
    source_lines: Sequence[str]
    """All lines of the source."""


def write_sheet(turns: Sequence[TurnOnSheet], total: int, seed: int) -> str:
    """Return the sheet of drawn turns.

    Args:
        turns: The drawn turns, at least one.
        total: The number of turns in the archive.
        seed: The seed of the draw.
    """
    parts = [_HELP, f"seed: {seed}", f"turns: {total}", "date: ", "judge: ", ""]
    for drawn in turns:
        parts.extend([*_turn_lines(drawn), ""])
    return "\n".join(parts)


def _turn_lines(drawn: TurnOnSheet) -> Iterator[str]:
    turn, (first, last) = drawn.turn, drawn.turn.lines
    yield f"== {drawn.href}#{turn.id}"
    yield f"| {drawn.record.source.path}, lines {first} to {last}"
    yield "|"
    for number in range(max(1, first - _LINES_AROUND), min(len(drawn.source_lines), last + _LINES_AROUND) + 1):
        sign = ">" if first <= number <= last else " "
        yield f"| {number:>6} {sign} {_shown_line(drawn.source_lines[number - 1], turn)}"
    yield "|"
    yield f"| label:   {_one_line(turn.label or '(none)')}"
    yield f"| person:  {_one_line(turn.name or '(none)')} ({turn.resolved or 'not identified'})"
    for block in turn.blocks:
        yield f"| {block.type + ':':<8} {_one_line(block.text)}"
    yield f"words: {count_words(spoken_texts(turn))}"
    for key in _TURN_KEYS[1:]:
        yield f"{key}: "


def _shown_line(line: str, turn: Turn) -> str:
    """Return a line of the source, or of a very long one the part around the turn."""
    if len(line) <= _MAX_LINE_CHARS:
        return _one_line(line)
    opening = turn.blocks[0].text[:40] if turn.blocks else turn.label or ""
    start = max(0, line.find(opening))
    length = sum(len(block.text) for block in turn.blocks)
    return "… " + _one_line(line[max(0, start - _CHARS_AROUND) : start + length + _CHARS_AROUND]) + " …"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def read_sheet(text: str, path: str) -> SampleSheet:
    """Return the answers on a sheet.

    Args:
        text: The sheet, filled in.
        path: The file, as the maintainer knows it.

    Raises:
        ArchiveError: A line is no field of a sheet, or a value is not one of those that the sheet explains.
    """
    sheet: dict[str, str] = {}
    turns: list[tuple[int, dict[str, str]]] = []
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
        if not line.strip() or line.startswith(("#", "|")):
            continue
        if _HEADING.fullmatch(line.rstrip()):
            turns.append((number, {}))
            continue
        field = _FIELD.fullmatch(line.strip())
        keys, values = (_TURN_KEYS, turns[-1][1]) if turns else (_SHEET_KEYS, sheet)
        if field is None or field["key"] not in keys:
            raise _error(path, number, line, f"write one of the fields {', '.join(keys)} with a colon")
        values[field["key"]] = field["value"].strip()
    judged = [judged for number, values in turns if (judged := _judged(values, path, number)) is not None]
    return SampleSheet(
        date=_date(sheet.get("date", ""), path),
        judge=sheet.get("judge", ""),
        seed=_count(sheet, "seed", path, None),
        turns=_count(sheet, "turns", path, None),
        drawn=len(turns),
        judged=tuple(judged),
    )


def _judged(values: dict[str, str], path: str, line: int) -> JudgedTurn | None:
    """Return the answers about a turn; `None` if the person left it out."""
    if not values.get("speaker"):
        return None
    return JudgedTurn(
        speaker=_answer(values, "speaker", path, line),
        begins=_answer(values, "begins", path, line),
        ends=_answer(values, "ends", path, line),
        words=_count(values, "words", path, line),
        wrong_words=_count(values, "wrong words", path, line),
    )


_ANSWERS: dict[str, Answer] = {"yes": "yes", "no": "no", "unsure": "unsure"}


def _answer(values: dict[str, str], key: str, path: str, line: int) -> Answer:
    answer = _ANSWERS.get(values.get(key, "").casefold())
    if answer is None:
        raise _error(path, line, f"{key}: {values.get(key, '')}", "the answer is yes, no or unsure")
    return answer


def _count(values: dict[str, str], key: str, path: str, line: int | None) -> int:
    value = values.get(key, "")
    if not (value.isascii() and value.isdigit()):
        raise _error(path, line, f"{key}: {value}", "write a number, 0 or more")
    return int(value)


def _date(value: str, path: str) -> str:
    try:
        return datetime.date.fromisoformat(value).isoformat()
    except ValueError as error:
        raise _error(path, None, f"date: {value}", "write the day of judging as YYYY-MM-DD") from error


def _error(path: str, line: int | None, fragment: str, sentence: str) -> ArchiveError:
    return ArchiveError(sentence, path=path, line=line, fragment=fragment)
