"""Stage directions: notes of sounds and events, in brackets or on a line of their own."""

from __future__ import annotations

import functools
import re
from collections.abc import Container
from itertools import chain

from generator.reading.draft import Draft, Piece, is_apart, is_in_capitals
from generator.reading.grammar.caseless import is_caseless, is_east_asian
from generator.reading.grammar.dates import time_at_end
from generator.reading.grammar.directions import direction_in_brackets, direction_without_brackets, sound_cue
from generator.reading.grammar.labels import label_strength
from generator.reading.grammar.title_look import SPOKEN_WORD
from generator.reading.grammar.vocabulary import Vocabulary
from generator.reading.layout.scene_headings import is_script
from generator.reading.layout.turn_numbers import RULE as RULE_OF_NUMBERS
from generator.reading.turns.notes_behind_dashes import notes_behind_dashes
from generator.reading.turns.vote_names import vote_names
from generator.reading.turns.vote_results import vote_lists, vote_results
from generator.records import EventKind
from generator.text.normal import fold

RULE = "stage directions"
GOES_ON = f"{RULE}: the line goes on with the one above"

_IN_BRACKETS = r"(?:[^()\[\]]|\[[^()\[\]]{1,60}\]|\([^()\[\]]{1,60}\)){1,250}"
_BRACKETS = re.compile(
    rf"(?:\({_IN_BRACKETS}\)|\[{_IN_BRACKETS}\]|\uff08[^\uff08\uff09]{{1,90}}\uff09|\u3014[^\u3014\u3015]{{1,90}}\u3015"
    r"|\uff3b[^\uff3b\uff3d]{1,90}\uff3d)[.\u3002]?"
)
"""Round and square brackets, with brackets in them; `（…）`, `〔…〕` and `［…］`."""

_BETWEEN_DOTS = re.compile(rf"(?:\.{{3}}|…) ?\({_IN_BRACKETS}\) ?(?:\.{{3}}|…)|{_BRACKETS.pattern}")
"""The same and `...(Interruptions)...`; much slower, because a full stop begins it."""

_DOTS_BEFORE_BRACKET = re.compile(r"(?:\.{3}|…) ?\(")

_PROCEDURE = re.compile(r"\[\(proc text\) ?[^\n]{1,400}\(proc text\)\]")
"""A note of proceedings, as the Parliament of Singapore marks it in its files."""

_SLASHED = re.compile(r"(?<!\S)/(?P<words>[A-ZÀ-ÞĀ-ŽА-Я][^/\n]{2,200})/(?=\s|$)")
"""`/Upadica: Nije!/`, as the record of Croatia prints what is no speech."""

_BRACKET_SIGNS = "()[]\uff08\uff09\u3014\u3015\uff3b\uff3d "
_BARE_SESSION_END = re.compile(
    r"\s{0,40}(?:the )?(?:session|meeting) (?:was )?(?:concluded|adjourned|ended) at\s{1,4}"
    r"\d{1,2}[:.]\d\d(?:\s{0,4}[ap]\.?m\.?)?(?:\s{1,4}[A-Z]{2,6})?\.?\s{0,40}",
    re.IGNORECASE,
)
"""Without brackets, on a line of its own."""

_TIME_AT_EDGE = re.compile(r"(?:^\d{1,2}:\d\d(?::\d\d)? | \d{1,2}:\d\d(?::\d\d)?$)")
"""`[crosstalk 00:00:11]`"""

_MUSIC_NOTES = re.compile(r"[\s\u00a0]{0,40}[♪♫♬](?:[♪♫♬\s\u00a0.]{0,40})")
"""A line that is nothing but musical notes."""

_CAPTIONED_SOUND = re.compile(
    r"[\s\u00a0]{0,20}(?:\[[^\W\d_][^\[\]:?!]{3,80}\]|\([^\W\d_][^():?!]{3,80}\))[\s\u00a0]{0,20}"
)
"""`[fiddle playing slow air]`, the only words of a caption: for people who do not hear it."""

_SOUND_IN_CAPITALS = re.compile(r"[A-Z][A-Z'’ -]{0,60}\b[A-Z]{2,16}ING(?: [A-Z]{2,12}){0,2}")
"""`RAIN FALLING`, in brackets, among captions in small letters: two words or more."""

_INSIDE_SENTENCES = re.compile(
    "\uff08(?:一同|全員|会場|場内|观众|觀眾|全场|全場|大|爆|苦|众|眾|皆)?(?:笑い?|笑声|笑聲|拍手|掌声|掌聲|鼓掌)\uff09\u3002?"
)
"""What Japanese and Chinese print inside of sentences, too: `いえ（笑）。`"""

_SLANTED_NOTE = re.compile(r"[:?!]|^[^\s]{1,40} (?:and|&) ", re.IGNORECASE)
"""Signs of speech, or of a call with its speaker, that the rules for brackets take."""

_COMMENT = re.compile(r"\s{0,90}\(\([^()\n]{2,120}\)\)\s{0,20}")
_PAUSE = re.compile(r"\s{0,90}\(\d{1,2}\.\d{1,2}\)\s{0,20}")
"""`((a door opens))` and `(0.8)`, as those write who study how people talk."""

_MIN_COMMENTS = 2
_FAR = " " * 8
"""Blanks before a line in which a sound of a script goes on."""

SENTENCE_ENDS = frozenset(".?!:;…\"”“’»«›‹')]—–-\u2011\ufffd。！？؟।։」』）〕")
"""`“` and `«` close quotations, too: `„So nicht.“`, `»Nein.«`."""

_SENTENCE_STARTS = frozenset("\"“'‘(['¿¡-—–\u2011>«„「『（〔")
_INTERJECTION = re.compile(r"(?P<label>[^:]{2,70}): \S")
"""`(Abg. Lottner: Wo denn?)`"""

_WORD_NOTE = re.compile(
    r"inaudible|indiscernible|unintelligible|unclear|phonetic|\bsic\b|\?|^note\b|https?:|www\.|no (?:audible|verbal)",
    re.IGNORECASE,
)
"""Words of a note about a word, and of brackets with an address."""

_LANGUAGE = re.compile(r"\[(?:english|french|translation|anglais|français|traduction|inuktitut)\]", re.IGNORECASE)
_TIMED_NOTE = re.compile(
    r"[ \t]{0,60}<?(?:(?P<pause>(?:LUNCHEON |SHORT )?(?:ADJOURNED|ADJOURNMENT))|(?P<start>RESUMED|HEARING RESUMES)"
    r"|THE WITNESS (?:WITHDREW|STOOD DOWN|WAS EXCUSED))[ \t]{1,60}[\[(]\d{1,2}[.:]\d\d ?[ap]\.?m\.?[\])][ \t]{0,20}"
)
"""`ADJOURNED      [10.41 am]`, `<THE WITNESS WITHDREW   [4.03 pm]`, as courts of Australia print them."""

_LEADING_DASH = re.compile(r"^[-–—] ?")
_WRAPPED_OPEN = ("(", "[")
_MAX_WRAPPED_LINES = 4
"""Of a stage direction in brackets."""

_MAX_LINE_CHARS = 150
"""Characters of a line that is a stage direction without brackets; it is shorter than this."""

_MIN_CAPITALS_BLANKS = 3
"""Blanks in a note in capitals: `(RAPAT DIBUKA PUKUL 10.15 WIB)`."""

_BLANKS = " \t\u00a0\u202f\u3000"


def stage_directions(draft: Draft) -> Draft:
    """Claim the stage directions of a transcript that are on a line of their own or between two sentences."""
    if draft.kind != "transcript":
        return draft
    vocabulary = draft.vocabulary
    draft = _without_vote_lists(draft)
    whole = _whole_lines(draft)
    head = _head_end(draft, whole)
    in_script = is_script(draft.pieces)
    pieces: list[Piece] = []
    for index, piece in enumerate(draft.pieces):
        if piece.became is not None:
            pieces.append(piece)
        elif index < head and _is_title_in_brackets(piece.text, vocabulary):
            pieces.append(piece.claim("removed", f"{RULE}: brackets in the head", "metadata"))
        elif index in whole:
            family, rule = whole[index]
            pieces.append(piece.claim("event", rule, family))
        elif not _has_bracket(piece.text):
            pieces.append(piece)
        else:
            begins_turn = index > 0 and draft.pieces[index - 1].became == "mark"
            edges = (begins_turn, _ends_turn(draft.pieces, index))
            pieces.extend(_split(piece, edges, vocabulary, in_script=in_script))
    return _take_end_time(draft.with_pieces(pieces))


def _head_end(draft: Draft, whole: Container[int]) -> int:
    """Return the index of the first piece that is a mark or may be speech; 0 for captions, which have no head."""
    if draft.document.is_captions:
        return 0
    for index, piece in enumerate(draft.pieces):
        is_note = index in whole or (not piece.became and _is_title_in_brackets(piece.text, draft.vocabulary))
        if piece.became == "mark" or (not piece.became and not is_note):
            return index
    return 0


def _is_title_in_brackets(text: str, vocabulary: Vocabulary) -> bool:
    """Return True for a text in brackets that is no sentence, and no direction except a language: `[English]`."""
    text = text.strip()
    if text[-2:-1] in SENTENCE_ENDS or _BRACKETS.fullmatch(text) is None:
        return False
    return any_direction(text, vocabulary) is None or _LANGUAGE.fullmatch(text) is not None


def _ends_turn(pieces: tuple[Piece, ...], index: int) -> bool:
    """Return True if a mark follows a piece; the time behind its words is no part of the turn."""
    behind = index + 1
    if behind + 1 < len(pieces) and pieces[behind].detail == "marker" and pieces[behind].line == pieces[index].line:
        behind += 1
    return behind < len(pieces) and pieces[behind].became == "mark"


def _without_vote_lists(draft: Draft) -> Draft:
    """Claim the lists of those who voted in one way, below `In favour:` and the like, or behind `AYES:`."""
    lists = [*vote_lists(draft.pieces), *vote_names(draft.pieces)] if _has_notes(draft) else []
    return draft.claim(chain.from_iterable(lists), "removed", f"{RULE}: who voted how", "metadata")


def _whole_lines(draft: Draft) -> dict[int, tuple[EventKind, str]]:
    """Return the family and the rule of each line that is nothing but a stage direction, by the index of its piece."""
    vocabulary = draft.vocabulary
    has_notes = _has_notes(draft)
    is_capitals = draft.document.is_captions and is_in_capitals(draft.pieces)
    families = _notes_of_editors(draft.pieces, vocabulary) if has_notes else {}
    for index, piece in enumerate(draft.pieces):
        starts_line = not index or draft.pieces[index - 1].line != piece.line or _is_number(draft.pieces[index - 1])
        if piece.became is not None or index in families or not starts_line or len(piece.text) >= _MAX_LINE_CHARS:
            continue
        family = (
            _bare_direction(piece.text)
            or _slanted_direction(draft, piece)
            or _captioned_sound(draft, piece, is_capitals=is_capitals)
        )
        if family is None and has_notes:
            family = _direction_line(draft.pieces, index, families) or _line_in_brackets(
                draft.pieces, index, vocabulary
            )
        if family is not None:
            families[index] = family, RULE
    return families | _sounds_that_go_on(draft.pieces, families)


def _is_number(piece: Piece) -> bool:
    """Return True for the number of a paragraph or of a turn before its words."""
    return piece.rule == RULE_OF_NUMBERS


def _sounds_that_go_on(
    pieces: tuple[Piece, ...], families: dict[int, tuple[EventKind, str]]
) -> dict[int, tuple[EventKind, str]]:
    """Return the lines in capitals, far from the edge, in which the sound of the line above goes on."""
    more: dict[int, tuple[EventKind, str]] = {}
    sound: EventKind | None = None
    for index, piece in enumerate(pieces):
        is_below = index > 0 and piece.became is None and piece.line == pieces[index - 1].line + 1
        if is_below and sound is not None and piece.text.startswith(_FAR) and piece.text.isupper():
            more[index] = sound, GOES_ON
            continue
        is_event = index in families or piece.became == "event"
        sound = sound_cue(piece.text) if is_event else None
    return more


def _notes_of_editors(pieces: tuple[Piece, ...], vocabulary: Vocabulary) -> dict[int, tuple[EventKind, str]]:
    """Return the family and the rule of the lines that are notes by more than their own words."""
    families = _wrapped_directions(pieces, vocabulary) | _comments(pieces, vocabulary)
    for result in vote_results(pieces):
        families |= {result.start: ("other", RULE), **dict.fromkeys(result[1:], ("other", GOES_ON))}
    for index in notes_behind_dashes(pieces, _tells_of_direction):
        families[index] = _direction_behind_dash(pieces[index].text) or "other", RULE
    return families


def _comments(pieces: tuple[Piece, ...], vocabulary: Vocabulary) -> dict[int, tuple[EventKind, str]]:
    """Return the comments in two brackets and the pauses that are alone on their lines, if there are several."""
    families: dict[int, tuple[EventKind, str]] = {}
    for index, piece in enumerate(pieces):
        if piece.became is not None or len(piece.text) > _MAX_LINE_CHARS or piece.text.lstrip()[:1] != "(":
            continue
        if _COMMENT.fullmatch(piece.text) and not _WORD_NOTE.search(piece.text):
            families[index] = any_direction(piece.text.strip(), vocabulary) or "other", RULE
        elif _PAUSE.fullmatch(piece.text):
            families[index] = "pause", RULE
    return families if len(families) >= _MIN_COMMENTS else {}


def _slanted_direction(draft: Draft, piece: Piece) -> EventKind | None:
    """Return the family of a line in slanted letters that is a stage direction by its words: `*Laughter*`."""
    words = piece.text.strip()
    if draft.document.leads.get(piece.line, 0) < len(words) or words[:1] in "([":
        return None
    family = direction_without_brackets(fold(words))
    if family is not None or _SLANTED_NOTE.search(words) is not None:
        return family
    return any_direction(f"({words})", draft.vocabulary)


def _captioned_sound(draft: Draft, piece: Piece, *, is_capitals: bool) -> EventKind | None:
    """Return the family of a caption that is a text in brackets, whatever its words are.

    It is in small letters; or in capitals, in a document that is not (`is_capitals`), with a verb of what is heard.
    """
    if not draft.document.is_captions or _CAPTIONED_SOUND.fullmatch(piece.text) is None:
        return None
    words = piece.text.strip(_BRACKET_SIGNS)
    is_note = _WORD_NOTE.search(words) is not None or SPOKEN_WORD.search(words) is not None
    if is_note or " " not in words:
        return None
    if not words[:1].islower() and (is_capitals or _SOUND_IN_CAPITALS.fullmatch(words) is None):
        return None
    return any_direction(piece.text.strip(), draft.vocabulary) or "sound"


def _bare_direction(text: str) -> EventKind | None:
    """Return the family of a line that is a stage direction without brackets."""
    if len(text) >= _MAX_LINE_CHARS:
        return None
    if _BARE_SESSION_END.fullmatch(text):
        return "session-end"
    timed = _TIMED_NOTE.fullmatch(text) if text[-1:] in "]) \t" else None
    if timed is not None:
        return "pause" if timed["pause"] else "session-start" if timed["start"] else "other"
    return "music" if _MUSIC_NOTES.fullmatch(text) else sound_cue(text)


@functools.lru_cache(maxsize=4096)
def direction_family(brackets: str, vocabulary: Vocabulary) -> EventKind | None:
    """Return the family of a stage direction in brackets, or `None` if the brackets hold no stage direction."""
    words = _words_in(brackets)
    untimed = _TIME_AT_EDGE.sub("", words)
    for family, pattern in vocabulary.direction_patterns:
        if pattern.fullmatch(words) or (untimed != words and pattern.fullmatch(untimed)):
            return family
    return None


@functools.lru_cache(maxsize=4096)
def any_direction(brackets: str, vocabulary: Vocabulary) -> EventKind | None:
    """Return the family of a stage direction of any language in brackets, or of words that another person calls out."""
    family = direction_family(brackets, vocabulary) or direction_in_brackets(_words_in(brackets))
    if family is not None:
        return family
    interjection = _INTERJECTION.match(brackets[1:])
    is_called = interjection is not None and label_strength(interjection["label"], " ", vocabulary) in {"sure", "name"}
    return "other" if is_called else None


def _words_in(brackets: str) -> str:
    return fold(brackets).replace("(proc text)", "").strip(".。… ").strip(_BRACKET_SIGNS).rstrip(".。").strip()


def _has_notes(draft: Draft) -> bool:
    """Return True for a document with labels in which nobody captions what is heard: its editors add notes."""
    return not any(draft.document.times) and draft.convention.has_no_chevrons


def _direction_line(pieces: tuple[Piece, ...], index: int, above: Container[int]) -> EventKind | None:
    """Return the family of a line that is a stage direction by its words, such as `Aplausos do PS`.

    Args:
        pieces: All pieces.
        index: The line.
        above: The lines that are stage directions already: the same is printed in two languages below each other.
    """
    goes_on = _goes_on(pieces, index)
    if not (is_apart(pieces, index) or index - 1 in above) or (goes_on and _goes_on(pieces, index + 1)):
        return None
    family = direction_without_brackets(_behind_dash(pieces[index].text))
    is_last = family is None or not goes_on
    return family if is_last or _is_direction_behind_dash(pieces[index + 1].text) else None


def _behind_dash(text: str) -> str:
    return _LEADING_DASH.sub("", fold(text))


def _direction_behind_dash(text: str) -> EventKind | None:
    """Return the family of a note behind a dash, whether it is in brackets or not: `—(Aplausos en tribunas).`."""
    words = _behind_dash(text).strip().rstrip(".")
    if words[:1] == "(" and words[-1:] == ")":
        return direction_in_brackets(words[1:-1].rstrip("."))
    return direction_without_brackets(words)


def _tells_of_direction(text: str) -> bool:
    return _direction_behind_dash(text) is not None


def _is_direction_behind_dash(text: str) -> bool:
    return direction_without_brackets(_behind_dash(text)) is not None


def _goes_on(pieces: tuple[Piece, ...], index: int) -> bool:
    """Return True if a line without a claim is directly below a piece."""
    below = pieces[index + 1] if index + 1 < len(pieces) else None
    return below is not None and below.line == pieces[index].line + 1 and below.became is None


def _line_in_brackets(pieces: tuple[Piece, ...], index: int, vocabulary: Vocabulary) -> EventKind | None:
    """Return the family of a paragraph that is nothing but a text in brackets, whatever its words are.

    Editors print notes so, in any language. Notes about a word are no directions, and neither are brackets of speech.
    """
    text = pieces[index].text.strip()
    if text.startswith("[(proc text)") and _PROCEDURE.fullmatch(text):
        return any_direction(text, vocabulary) or "other"
    if text[:1] not in _WRAPPED_OPEN or not _BRACKETS.fullmatch(text) or _begins_turn(pieces, index):
        return None
    words = text.strip(_BRACKET_SIGNS + ".")
    is_note = _WORD_NOTE.search(words) is not None or SPOKEN_WORD.search(words) is not None
    is_upper = words.isupper() and words.count(" ") < _MIN_CAPITALS_BLANKS
    is_text = (
        (" " in words or text.endswith(".)") or (is_caseless(words) and not is_east_asian(words)))
        and not words[:1].islower()
        and not is_upper
    )
    below = pieces[index + 1] if index + 1 < len(pieces) else None
    is_apart_below = below is None or below.line > pieces[index].line + 1 or below.became == "mark"
    if is_note or not is_text or not is_apart_below or not is_apart(pieces, index):
        return None
    return any_direction(text, vocabulary) or "other"


def _begins_turn(pieces: tuple[Piece, ...], index: int) -> bool:
    return index > 0 and pieces[index - 1].became == "mark"


def _wrapped_directions(pieces: tuple[Piece, ...], vocabulary: Vocabulary) -> dict[int, tuple[EventKind, str]]:
    """Return the family and the rule of each line of the stage directions in brackets that go over several lines."""
    families: dict[int, tuple[EventKind, str]] = {}
    for index, piece in enumerate(pieces):
        if piece.became is not None or piece.text.lstrip()[:1] not in _WRAPPED_OPEN or not is_apart(pieces, index):
            continue
        lines = _lines_in_brackets(pieces, index)
        family = any_direction(" ".join(lines), vocabulary) if len(lines) > 1 else None
        if family is not None:
            families[index] = family, RULE
            families.update(dict.fromkeys(range(index + 1, index + len(lines)), (family, GOES_ON)))
    return families


def _lines_in_brackets(pieces: tuple[Piece, ...], index: int) -> list[str]:
    """Return the lines from `index` on, without a gap, that are one text in brackets; none if no bracket closes."""
    lines = [pieces[index].text.strip()]
    for below in pieces[index + 1 : index + _MAX_WRAPPED_LINES]:
        if below.became is not None or below.line != pieces[index].line + len(lines):
            return []
        lines.append(below.text.strip())
        if _BRACKETS.fullmatch(" ".join(lines)):
            return lines
    return []


def _has_bracket(text: str) -> bool:
    return "(" in text or "[" in text or "/" in text or "\uff08" in text or "\u3014" in text or "\uff3b" in text


def _split(piece: Piece, edges: tuple[bool, bool], vocabulary: Vocabulary, *, in_script: bool) -> list[Piece]:
    """Return the parts of a piece with its stage directions claimed; `edges`: whether it begins and ends a turn."""
    text = _with_brackets(piece.text)
    parts: list[Piece] = []
    done = 0
    has_dots = ("..." in text or "…" in text) and _DOTS_BEFORE_BRACKET.search(text) is not None
    brackets = _BETWEEN_DOTS if has_dots else _BRACKETS
    for match in brackets.finditer(text):
        is_apart_here = _is_apart(text, match.span(), done, edges)
        family = _family(match[0], vocabulary, in_script=in_script) if is_apart_here else None
        if family is None:
            continue
        # Blanks around a direction go with it, so that no piece is blank.
        is_first = _is_blank(text, done, match.start())
        if not is_first:
            parts.append(piece.part(done, match.start()))
        start = done if is_first else match.start()
        done = _after_blanks(text, match.end())
        parts.append(piece.part(start, done).claim("event", RULE, family))
    if done < len(text):
        parts.append(piece.part(done, len(text)) if parts else piece)
    return parts


def _with_brackets(text: str) -> str:
    """Return a text with brackets for the slashes around its stage directions."""
    return _SLASHED.sub(_bracketed, text) if "/" in text else text


def _bracketed(match: re.Match[str]) -> str:
    """Return a text between slashes as one between brackets, of the same length, if its words are a direction."""
    words = match["words"]
    return f"({words})" if direction_in_brackets(fold(words).rstrip(".!? ")) is not None else match[0]


def _family(brackets: str, vocabulary: Vocabulary, *, in_script: bool) -> EventKind | None:
    """Return the family of a stage direction in brackets; a comment in two brackets is one, whatever its words are.

    So are capitals in the script of a play: `(COMING ON)`.
    """
    is_comment = brackets[:2] == "((" and _COMMENT.fullmatch(brackets) is not None and not _WORD_NOTE.search(brackets)
    is_comment |= in_script and brackets[0] == "(" and brackets.isupper()
    return any_direction(brackets, vocabulary) or ("other" if is_comment else None)


def _is_apart(text: str, span: tuple[int, int], done: int, edges: tuple[bool, bool]) -> bool:
    """Return True if the brackets are on a line of their own, between two sentences or at an edge of a turn.

    Args:
        text: A piece's text.
        span: Where the brackets are.
        done: Where the last stage direction ends.
        edges: Whether the piece begins and ends a turn.
    """
    before = span[0] - 1
    while before >= done and text[before] in _BLANKS:
        before -= 1
    after = _after_blanks(text, span[1])
    if text[span[0]] == "\uff08" and _INSIDE_SENTENCES.fullmatch(text, *span):
        return True
    is_edge = (edges[0] and before < 0) or (edges[1] and after >= len(text))
    follows_sentence = before < done or text[before] in SENTENCE_ENDS
    return is_edge or (follows_sentence and may_start_sentence(text[after : after + 1]))


def may_start_sentence(character: str) -> bool:
    """Return True if a sentence may start with this character; `""` is the end of a piece."""
    if not character or character.isupper() or character.isdigit() or character in _SENTENCE_STARTS:
        return True
    return character.isalpha() and character.lower() == character.upper()  # a script without capitals


def _is_blank(text: str, start: int, end: int) -> bool:
    return not text[start:end].strip(_BLANKS)


def _after_blanks(text: str, start: int) -> int:
    while start < len(text) and text[start] in _BLANKS:
        start += 1
    return start


def _take_end_time(draft: Draft) -> Draft:
    """Take the session's end from the last note that it was concluded."""
    ends = [piece for piece in draft.pieces if piece.detail == "session-end" and piece.became == "event"]
    if not ends:
        return draft
    note = ends[-1].text.strip().rstrip(".").strip("()[] \u00a0")
    time = time_at_end(note, draft.vocabulary.zones)
    if time is None:
        return draft
    if time.text is None:
        message = f"the time of the session's end can't be read: {time.problem}"
        return draft.add_finding("time-unknown", "warning", message, ends[-1].line)
    return draft.set_fact("body", end_time=time.text)
