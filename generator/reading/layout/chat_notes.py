"""What programs for chats print beside the messages: reactions, files, who answered, times of messages, their own head.

Copies of Slack have `:eyes:` above a number, exports of Discord have `{Reactions}` above a line of signs.
"""

from __future__ import annotations

import re

from generator.reading.draft import Draft, Piece
from generator.reading.grammar.printed_times import is_time, seconds_of
from generator.text.normal import tidy

RULE = "notes of a chat"

_ABOVE_TIMES = "names above times"
_FORMS = frozenset({_ABOVE_TIMES, "names with times", "names with dates", "lines of a chat"})
"""The forms of marks that chats have."""

_MAX_CHARS = 120
_MAX_SIGNS = 12
_MAX_BLOCK_LINES = 12
_MAX_HEAD_LINES = 8
_SHORTCODE = re.compile(r"(?::[a-z0-9_+-]{1,40}:){1,2}")
_FIRST_SIGN = "\u2190"
"""Arrows, and behind them the pictures of reactions."""

_COUNT = re.compile(r"\d{1,4}\+?")
_BLOCK = re.compile(r"\{(?:Reactions|Attachments|Embeds?|Stickers)\}")
_FIELD = re.compile(r"[^\W\d_][\w ]{1,20}: \S")
_EXPORTED = re.compile(r"Exported [\d.,]{1,9} message\(?s?\)?", re.IGNORECASE)
_EDITED = re.compile(
    r"\((?:edited|editad[oa]|bearbeitet|modifiée?|modificato|bewerkt|redigerad|redigeret|redigert|muokattu|edytowan[oe]|"
    r"upraveno|düzenlendi|изменено|отредактировано|відредаговано|編集済み|已编辑|已編輯|편집됨)\)",
    re.IGNORECASE,
)
_ANSWERS = re.compile(
    r"\d{1,4} (?P<word>repl(?:y|ies)|respostas?|respuestas?|réponses?|antwort(?:en)?|rispost[ae]|antwoord(?:en)?|svar|"
    r"vastausta?|odpowied(?:ź|zi)|odpověd[iíě]|yanıt|ответ(?:а|ов)?|відповід(?:ь|і|ей))",
    re.IGNORECASE,
)
"""How many people answered a message, in a thread that the copy doesn't have."""

_STEM_CHARS = 4
_FILE = re.compile(
    r"[^\s:/][^\n:/]{0,90}\.(?:png|jpe?g|gif|heic|webp|svg|mp4|mov|m4a|mp3|wav|pdf|docx?|xlsx?|pptx?|odt|csv|zip)",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.?!…]$")


def chat_notes(draft: Draft) -> Draft:
    """Claim what the program printed beside the messages of a chat."""
    forms = {form.evidence.form for form in draft.convention.forms}
    if draft.kind != "transcript" or draft.document.is_captions or forms.isdisjoint(_FORMS):
        return draft
    marked = frozenset(line for form in draft.convention.forms for line in form.evidence.lines)
    free = [
        index
        for index, piece in enumerate(draft.pieces)
        if piece.became is None and len(piece.text) <= _MAX_CHARS and piece.line not in marked
    ]
    notes = _notes(draft.pieces, free, marked)
    if _ABOVE_TIMES in forms:
        notes |= _times(draft.pieces, free, marked)
    head = _head(draft.pieces, min(marked, default=0))
    pieces = list(draft.pieces)
    for index in (*notes, *head):
        pieces[index] = pieces[index].claim("removed", RULE, "metadata" if index in head else "marker")
    return draft.with_pieces(pieces) if notes or head else draft


def _notes(pieces: tuple[Piece, ...], free: list[int], marked: frozenset[int]) -> set[int]:
    """Return what is printed behind the words of messages; names of files only beside other notes."""
    free_places, notes = set(free), set()
    for index in free:
        below = tidy(pieces[index + 1].text) if index + 1 in free_places and _is_next(pieces, index + 1) else ""
        notes |= _note_at(pieces, index, below, marked)
    if notes:
        notes |= {index for index in free if _FILE.fullmatch(pieces[index].text.strip())}
        notes |= _prompt(pieces, free)
    return notes | _exported(pieces, free, marked)


def _note_at(pieces: tuple[Piece, ...], index: int, below: str, marked: frozenset[int]) -> set[int]:
    """Return the lines of the note that begins at a line, none if no note does.

    Args:
        pieces: The document.
        index: The line.
        below: The text of the free line directly below it, tidied.
        marked: The lines that begin turns.
    """
    text = tidy(pieces[index].text)
    if _BLOCK.fullmatch(text):
        return _block(pieces, index, marked)
    if _EDITED.fullmatch(text):
        return {index}
    answers = _ANSWERS.fullmatch(text)
    is_reaction = _is_sign(text) and _COUNT.fullmatch(below) is not None
    is_thread = answers is not None and _is_last_answer(answers["word"], below)
    return {index, index + 1} if is_reaction or is_thread else set()


def _exported(pieces: tuple[Piece, ...], free: list[int], marked: frozenset[int]) -> set[int]:
    """Return the lines behind all messages that say how many there are."""
    last = max(marked, default=0)
    return {index for index in free if pieces[index].line > last and _EXPORTED.fullmatch(tidy(pieces[index].text))}


def _is_next(pieces: tuple[Piece, ...], index: int) -> bool:
    """Return True if no blank line is above a line."""
    return pieces[index].line == pieces[index - 1].line + 1


def _is_sign(text: str) -> bool:
    """Return True for `:eyes:`, or for a few signs without letters or digits, one of them a picture."""
    if _SHORTCODE.fullmatch(text):
        return True
    return 0 < len(text) <= _MAX_SIGNS and max(text) >= _FIRST_SIGN and not any(map(str.isalnum, text))


def _block(pieces: tuple[Piece, ...], start: int, marked: frozenset[int]) -> set[int]:
    """Return `{Reactions}` and the lines below it, down to a blank line or a mark."""
    end = start + 1
    while end < min(len(pieces), start + _MAX_BLOCK_LINES) and _is_next(pieces, end):
        if pieces[end].became is not None or pieces[end].line in marked:
            break
        end += 1
    return set(range(start, end))


def _is_last_answer(word: str, below: str) -> bool:
    """Return True for a line that says when the last of the answers came: `Last reply today at 9:41`."""
    is_about_answer = word[:_STEM_CHARS].casefold() in below.casefold()
    return is_about_answer and any(map(str.isdigit, below)) and _SENTENCE_END.search(below) is None


def _prompt(pieces: tuple[Piece, ...], free: list[int]) -> set[int]:
    """Return the last line if it ends with the channel that is above all messages: `Message #ladders`."""
    last, channel = len(pieces) - 1, pieces[0].text.strip()
    is_prompt = channel.startswith("#") and " " not in channel and pieces[last].text.rstrip().endswith(f" {channel}")
    return {last} if is_prompt and free and free[-1] == last else set()


def _times(pieces: tuple[Piece, ...], free: list[int], marked: frozenset[int]) -> set[int]:
    """Return the times of messages below another one of the same writer: each is between the times around it."""
    printed = [
        (index, seconds)
        for index in free
        if index and is_time(pieces[index].text) and (seconds := seconds_of(pieces[index].text)) is not None
    ]
    times: set[int] = set()
    inner: list[tuple[int, float]] = []
    above = 0.0
    for index, seconds in printed:
        if pieces[index - 1].line in marked:  # the time of a name
            times |= {place for place, time in inner if above <= time <= seconds}
            above, inner = seconds, []
        elif index + 1 < len(pieces) and pieces[index + 1].became is None and pieces[index + 1].line not in marked:
            inner.append((index, seconds))
    return times | {place for place, time in inner if above <= time}


def _head(pieces: tuple[Piece, ...], first: int) -> set[int]:
    """Return the fields between two rules above the first message: `Channel: ladders`."""
    above: list[int] = []
    for index, piece in enumerate(pieces):
        if piece.line >= first or len(above) > _MAX_HEAD_LINES:
            break
        if piece.detail == "separator" and above and all(_FIELD.match(pieces[place].text) for place in above):
            return set(above)
        if piece.became is None:
            above.append(index)
    return set()
