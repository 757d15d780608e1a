"""Cut pages that have many turns, or a heading, a notice and turns, on one line of the source."""

from __future__ import annotations

import itertools
import re
from collections import Counter

from generator.reading.draft import Draft, Piece
from generator.reading.grammar.labels import label_candidate
from generator.reading.grammar.turn_marks import starts_with_chevron
from generator.reading.grammar.vocabulary import Vocabulary
from generator.reading.layout.notice import NOTICE_START
from generator.text.normal import fold

_DOUBLE_CHEVRONS = re.compile(r"(?<=[\s.?!)\]\"”’…\u2014-])>{2,}(?=[\s\u00a0]{0,8}[^\s>])")
_SINGLE_CHEVRON = re.compile(r"(?<=[\s.?!)\]\"”’…\u2014-])>[\s\u00a0]{0,4}(?=[^\s>])")
_SENTENCE_END = re.compile(r"[.?!…)\]\"”’:\u2014\u2011-]\s{0,8}$")
_OPENING = re.compile(r">{2,}[\s\u00a0]{0,8}(?![a-z\s=&|])")
"""Chevrons that begin a turn, unlike those in `a >> b`."""

_MIN_CHEVRONS_FOR_SMALL_LETTERS = 8
_OPENING_OR_SMALL_LETTER = re.compile(r">{2,}[\s\u00a0]{0,8}(?![\s=&|\d])")
"""The same on a page with many chevrons, whose captioners also began turns in small letters."""

_MIN_LONG_LINE_CHARS = 1200
"""A longer line holds more than a paragraph."""

_MAX_FEW_LINES = 12
"""The most lines of a page of one line: a heading, a notice, and the rest."""

_LABEL_GAP = re.compile(r"(?<=[.?!)\]\"”’…\u2014-])\s{1,6}(?=[^\W\d_a-z'‘’(][^:\n]{1,90}:\s)")
_ABBREVIATION = re.compile(r"(?:^|[\s>.])(?P<word>[^\W\d_]{1,4}\.)$")
"""`D. MILLER`, `MS. MILLER`: the label begins before the full stop."""

_LABEL_WINDOW_CHARS = 140
_MAX_HEAD_CHARS = 4000
"""The heading and the notices of a long line end within this many characters."""

_PHP_NOTICE = re.compile(
    r"(?<!\w)(?:PHP )?(?:Deprecated|Warning|Notice|Strict Standards) ?: [^\n]{1,400}? on line ?:? ?\d+"
    r"(?: of \S{1,200})?(?=\s|$)"
)
_SEPARATOR = re.compile(r"(?<=\s)(?:\* ?){3,}(?=\s)")
_CAPTION_PROVIDER = re.compile(
    r"(?<!\w)(?:(?:captioning|captions|services|cart)\s{1,4})?provided\s{1,4}by\s?:.{0,200}?"
    r"(?:www\.[\w.-]{3,60}|https?://\S{3,80}|\+?\d[\d().\s-]{8,20}\d)"
    r"(?:\s{1,4}(?:www\.[\w.-]{3,60}|https?://\S{3,80}|\+?\d[\d().\s-]{8,20}\d)){0,4}(?!\w)",
    re.IGNORECASE,
)
_PAGE_NUMBER = re.compile(r"(?<=\s)[-–]\s?(?P<number>\d{1,3})\s?[-–](?:\s{1,3}Doc(?:ument)?\.?\s\d{1,6}\b)?(?=\s)")


def one_line(draft: Draft) -> Draft:
    """Cut lines where turns begin, so that every turn begins a piece; claim the page chrome inside lines.

    Chevrons inside a line begin a turn behind the end of a sentence. On a page with most of its chevrons inside lines
    they begin a turn everywhere.
    """
    has_few_lines = len(draft.pieces) <= _MAX_FEW_LINES
    chevrons = _double_chevrons(draft)
    if not chevrons and has_few_lines:
        chevrons = _single_chevrons(draft)
    opening = _opening_pattern(draft, chevrons)
    pieces: list[Piece] = []
    for index, piece in enumerate(draft.pieces):
        cuts = {start for start in chevrons.get(index, ()) if _begins_turn(piece.text, start, opening)}
        if has_few_lines and len(piece.text) > _MIN_LONG_LINE_CHARS:
            cuts.update(_label_starts(piece.text, draft.vocabulary))
        pieces.extend(_cut(piece, cuts))
    if not (has_few_lines or _may_have_php_notice(pieces)):
        return draft.with_pieces(pieces)
    pages = _page_numbers(pieces) if has_few_lines else {}
    return draft.with_pieces(
        [
            part
            for index, piece in enumerate(pieces)
            for part in _without_chrome(piece, pages.get(index, []), has_few_lines=has_few_lines)
        ]
    )


def _double_chevrons(draft: Draft) -> dict[int, list[int]]:
    """Return the positions of double chevrons inside lines, by the index of the piece."""
    positions = {index: _inside(piece.text) for index, piece in enumerate(draft.pieces) if ">>" in piece.text}
    return {index: starts for index, starts in positions.items() if starts}


def _inside(text: str) -> list[int]:
    """Return the positions of double chevrons inside a line."""
    starts = []
    place = text.find(">>", 1)
    while place > 0:
        if _DOUBLE_CHEVRONS.match(text, place):
            starts.append(place)
        place = text.find(">>", place + 2)
    return starts


def _opening_pattern(draft: Draft, chevrons: dict[int, list[int]]) -> re.Pattern[str] | None:
    """Return the pattern of chevrons that begin a turn everywhere in a line, or `None` if they do so nowhere."""
    if not any(len(draft.pieces[index].text) > _MIN_LONG_LINE_CHARS // 2 for index in chevrons):
        return None
    at_line_start = sum(starts_with_chevron(piece.text) for piece in draft.pieces)
    inside_lines = sum(map(len, chevrons.values()))
    if inside_lines <= max(1, 2 * at_line_start):
        return None
    return _OPENING if inside_lines < _MIN_CHEVRONS_FOR_SMALL_LETTERS else _OPENING_OR_SMALL_LETTER


def _begins_turn(text: str, start: int, opening: re.Pattern[str] | None) -> bool:
    if not text[:start].strip():
        return False
    is_behind_sentence = _SENTENCE_END.search(text[max(0, start - 12) : start]) is not None
    return is_behind_sentence or (opening is not None and opening.match(text, start) is not None)


def _single_chevrons(draft: Draft) -> dict[int, list[int]]:
    """Return the positions of single chevrons with a label inside long lines, if there are at least two."""
    positions: dict[int, list[int]] = {}
    for index, piece in enumerate(draft.pieces):
        if len(piece.text) > _MIN_LONG_LINE_CHARS:
            for match in _SINGLE_CHEVRON.finditer(piece.text):
                label = label_candidate(piece.text[match.end() : match.end() + _LABEL_WINDOW_CHARS], draft.vocabulary)
                if label is not None and label.strength != "weak":
                    positions.setdefault(index, []).append(match.start())
    return positions if sum(map(len, positions.values())) > 1 else {}


def _label_starts(text: str, vocabulary: Vocabulary) -> list[int]:
    """Return the starts of labels in capitals that follow a sentence inside a long line, without chevrons."""
    labels = []
    for match in _LABEL_GAP.finditer(text):
        short = _ABBREVIATION.search(text[max(0, match.start() - 6) : match.start()])
        if short and (len(short["word"]) == 2 or fold(short["word"]) in {*vocabulary.honorifics, "st."}):
            continue
        label = label_candidate(text[match.end() : match.end() + _LABEL_WINDOW_CHARS], vocabulary)
        if label is not None and label.strength == "sure" and label.printed[:2].isupper():
            labels.append((match.end(), fold(label.printed)))
    counts = Counter(label for _, label in labels)
    has_repeated = any(count > 1 for count in counts.values())
    return [start for start, label in labels if counts[label] > 1 or (has_repeated and " " in label)]


def _cut(piece: Piece, cuts: set[int]) -> list[Piece]:
    """Return a piece cut at these positions; a part of only white space stays with the part before it."""
    if not cuts:
        return [piece]
    parts, done = [], 0
    for cut in sorted(cuts):
        if piece.text[done:cut].strip():
            parts.append(piece.part(done, cut))
            done = cut
    return [*parts, piece.part(done, len(piece.text))] if parts else [piece]


def _without_chrome(piece: Piece, pages: list[tuple[int, int]], *, has_few_lines: bool) -> list[Piece]:
    """Return a piece in parts: the page chrome in it is claimed, and a notice begins a part."""
    text = piece.text
    if (not has_few_lines and " on line" not in text) or not text.strip(" *\t\u00a0"):
        return [piece]  # a line that is only a separator is left to the step for page chrome
    chrome = [(*span, "page number", "page-furniture") for span in pages]
    chrome += _chrome(text[:_MAX_HEAD_CHARS], has_few_lines=has_few_lines)
    cuts = _notice_start(text) if has_few_lines else set()
    if not chrome and not cuts:
        return [piece]
    parts, done = [], 0
    for start, end, name, reason in sorted(chrome):
        if start < done:
            continue
        parts.extend(_cut_between(piece, done, start, cuts))
        parts.append(piece.part(start, end).claim("removed", f"one line: {name}", reason))
        done = end
    parts.extend(_cut_between(piece, done, len(text), cuts))
    return parts


def _may_have_php_notice(pieces: list[Piece]) -> bool:
    return any(" on line" in piece.text for piece in pieces)


def _chrome(head: str, *, has_few_lines: bool) -> list[tuple[int, int, str, str]]:
    """Return the start, the end, the name and the reason of each removal in the first characters of a line."""
    patterns = [(_PHP_NOTICE, "PHP notice", "php-notice")] if " on line" in head else []
    if has_few_lines:
        patterns.append((_SEPARATOR, "separator", "separator"))
        patterns.append((_CAPTION_PROVIDER, "caption provider", "caption-provider"))
    return [(*match.span(), name, reason) for pattern, name, reason in patterns for match in pattern.finditer(head)]


def _notice_start(text: str) -> set[int]:
    """Return the start of a notice inside a line without a mark, or no position."""
    match = None if starts_with_chevron(text) else NOTICE_START.search(text[: _MAX_HEAD_CHARS // 2])
    return {match.start()} if match and text[: match.start()].strip() else set()


def _cut_between(piece: Piece, start: int, end: int, cuts: set[int]) -> list[Piece]:
    if not piece.text[start:end].strip():
        return []
    part = piece.part(start, end)
    return _cut(part, {cut - start for cut in cuts if start < cut < end})


def _page_numbers(pieces: list[Piece]) -> dict[int, list[tuple[int, int]]]:
    """Return the page numbers inside pieces: they count up one by one, or a document's number follows them."""
    matches = [(index, match) for index, piece in enumerate(pieces) for match in _PAGE_NUMBER.finditer(piece.text)]
    numbers = [int(match["number"]) for _, match in matches]
    do_count_up = len(numbers) > 1 and all(after - before == 1 for before, after in itertools.pairwise(numbers))
    spans: dict[int, list[tuple[int, int]]] = {}
    for index, match in matches:
        if do_count_up or "Doc" in match[0]:
            spans.setdefault(index, []).append(match.span())
    return spans
