"""What is above the first label of a document with many labels: nobody says it, unless it reads like speech.

Lists of people, notices, credits, who was in the chair, what the item is: the forms of heads name what they can, and
this step takes the rest, all or nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.reading.draft import Draft, Piece
from generator.reading.grammar.head_words import head_words
from generator.reading.grammar.language_words import QuestionWords, question_words
from generator.reading.grammar.title_look import SENTENCE_END, SPOKEN_WORD, has_title_capitals
from generator.text.normal import fold, tidy

RULE = "above the labels"

_MIN_MARKS = 5
"""Labels that the document must have below the head."""

_MAX_LINES = 60
_MIN_TITLE_BLANKS = 5
"""Blanks of a title in capitals that may have any words: people who call out are set in capitals, too."""

_MAX_CHARS = 1200
"""Of one paragraph of a head."""

_UNSURE_SIGN = re.compile(r"\b[A-Z]\d?\?")
"""`F?`: the sign of a speaker who is not surely known."""

_SAID = re.compile(r"[?？؟]|[!！][\"”»’)]?$")
_SENTENCE_END = re.compile(r"[.…。।][\"”’»)\]]{0,2}$")
_IN_BRACKETS = re.compile(r"\([^()]+\)|\[[^\[\]]+\]")
_BULLETS = frozenset("-–—•*·")
_ITEM = re.compile(r"\d{1,3}[.)] \S")
"""An item of the agenda, below its heading or another one."""

_WORD = re.compile(r"[^\W\d_]+")
_NOT_ONLY_SPOKEN = frozenset({"i", "um", "vi", "mi", "VI"})
"""Words of `SPOKEN_WORD` that are prepositions, conjunctions or numbers, too."""

_MIN_OWN_CHARS = 3
"""Letters of the words for `I` and `you`: the shorter ones are prepositions in other languages."""

_FIELDS = re.compile(r"\s{0,8}[^\W\d_][\w ]{0,20}: \S[^:]{0,60}(?:\s{3,40}[^\W\d_][\w ]{0,20}: \S[^:]{0,60}){1,4}")
"""A line with several fields and gaps between them: `Typist: Ada Bell    Checked: yes`."""

_MAX_FIELD_CHARS = 300
_UNSPACED = "\u0e00"
"""The first letter of Thai; the scripts behind it, of East Asia among them, have no blanks between words."""


def above_labels(draft: Draft) -> Draft:
    """Claim all that is above the first label of a document with many labels, if none of it reads like speech.

    Documents with chevrons, and captions, begin with words of people whom nobody names.
    """
    if draft.kind != "transcript" or draft.document.is_captions or not _has_labels(draft):
        return draft
    first = next((index for index, piece in enumerate(draft.pieces) if _opens_turn(piece)), 0)
    head = [piece for piece in draft.pieces[:first] if piece.became is None]
    is_labelled = draft.pieces[first].became == "mark" and draft.pieces[first].detail is not None
    if not head or not is_labelled or len(head) > _MAX_LINES:
        return draft
    is_below_head = any(piece.became in {"removed", "notice"} for piece in draft.pieces[:first])
    is_capitals = _are_capitals(draft.pieces[first:])
    if not _is_head(head, is_below_head=is_below_head, is_capitals=is_capitals):
        return draft
    claimed = [piece if piece.became else piece.claim("removed", RULE, "metadata") for piece in draft.pieces[:first]]
    return draft.with_pieces([*claimed, *draft.pieces[first:]])


def _are_capitals(pieces: tuple[Piece, ...]) -> bool:
    """Return True if all words are in capitals."""
    return all(piece.text.upper() == piece.text for piece in pieces if piece.became is None)


def _has_labels(draft: Draft) -> bool:
    """Return True if the marks prove a transcript, none of them is a chevron, and many of them have a label."""
    if not (draft.convention.proves_transcript and draft.convention.has_no_chevrons):
        return False
    return sum(piece.became == "mark" and piece.detail is not None for piece in draft.pieces) >= _MIN_MARKS


def _opens_turn(piece: Piece) -> bool:
    return piece.became == "mark" or piece.begins_turn


def _is_head(head: list[Piece], *, is_below_head: bool, is_capitals: bool) -> bool:
    """Return True if no paragraph reads like speech, and every sentence is about the text or the meeting.

    Args:
        head: What is above the first label and has no claim yet.
        is_below_head: Whether lines above it were claimed; without them, only titles count.
        is_capitals: Whether all words of the document are in capitals; else a paragraph in capitals is a title.
    """
    head = [piece for piece in head if not _FIELDS.fullmatch(piece.text[:_MAX_FIELD_CHARS])]
    if not head:
        return is_below_head
    paragraphs = [text for text in _paragraphs(head) if is_capitals or not _is_title_in_capitals(text)]
    if not paragraphs:
        return is_below_head or _are_titles([tidy(piece.text) for piece in head])
    if any(len(paragraph) > _MAX_CHARS or _is_said(paragraph) for paragraph in paragraphs):
        return False
    if not is_below_head:
        return _are_titles([tidy(piece.text) for piece in head])
    above = ("", *paragraphs[:-1])
    return all(_is_no_speech(paragraph, before) for before, paragraph in zip(above, paragraphs, strict=True))


def _is_title_in_capitals(paragraph: str) -> bool:
    """Return True for a long title in capitals, apart from notes in brackets: `— DE LA SEÑORA BELL: ¿CUÁNDO ABRE?`."""
    return _IN_BRACKETS.sub("", paragraph).isupper() and paragraph.count(" ") >= _MIN_TITLE_BLANKS


def _is_no_speech(paragraph: str, before: str) -> bool:
    """Return True for a text without a full stop, one in brackets, an item of a list, or one about the document."""
    is_sentence = _SENTENCE_END.search(paragraph) is not None and not _IN_BRACKETS.fullmatch(paragraph)
    is_item = before.endswith(":") and paragraph[:1] in _BULLETS
    is_item |= _ITEM.match(paragraph) is not None and (
        head_words().names_list(before) or _ITEM.match(before) is not None
    )
    return not is_sentence or is_item or _is_about_document(paragraph)


def _are_titles(lines: list[str]) -> bool:
    """Return True if the first line and most others are set as titles, and none ends as a sentence does."""
    titles = [has_title_capitals(line) or " " not in line or line.isupper() for line in lines]
    if not titles[0] or 2 * sum(titles) <= len(titles):
        return False
    return all(SENTENCE_END.search(line) is None and "://" not in line for line in lines)


def _paragraphs(head: list[Piece]) -> Iterator[str]:
    """Yield the paragraphs, tidied: lines that follow each other without a blank line."""
    lines: list[str] = []
    last = 0
    for piece in head:
        if lines and piece.line > last + 1:
            yield tidy(" ".join(lines))
            lines = []
        lines.append(piece.text)
        last = piece.line
    yield tidy(" ".join(lines))


def _is_said(paragraph: str) -> bool:
    """Return True if a paragraph asks, calls out, goes on with a sentence, or says `I` or `you`."""
    if "://" in paragraph:  # readers follow it
        return True
    if _SAID.search(_UNSURE_SIGN.sub("", paragraph)) is not None or (
        paragraph[:1].islower() and _SENTENCE_END.search(paragraph) is not None
    ):
        return True
    if head_words().tells_how_text_was_made(paragraph):
        return False
    spoken = {match[0] for match in SPOKEN_WORD.finditer(paragraph)} - _NOT_ONLY_SPOKEN
    return bool(spoken) or any(_has_words_of_speaker(fold(paragraph), words) for words in question_words())


def _has_words_of_speaker(paragraph: str, language: QuestionWords) -> bool:
    """Return True if a folded paragraph says `I` or `you` in a language; words without diacritics must be two."""
    words = frozenset(_WORD.findall(paragraph))
    said = {word for word in (*language.own, *language.addressing) if word in words and len(word) >= _MIN_OWN_CHARS}
    if len(said) > 1 or not all(map(str.isascii, said)):
        return True
    return any(word in paragraph for word in (*language.own, *language.addressing) if word[0] >= _UNSPACED)


def _is_about_document(paragraph: str) -> bool:
    """Return True if a paragraph has a word for the text or the meeting, or says when a sitting began."""
    words = head_words()
    is_about = words.text_words.search(fold(paragraph)) is not None or words.names_meeting(paragraph)
    return is_about or words.opens_sitting(paragraph)
