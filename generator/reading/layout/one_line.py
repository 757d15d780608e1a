"""One line: pages on which many turns, or a heading, a notice and turns, stand on one line of the source."""

from __future__ import annotations

import itertools
import re
from collections import Counter

from generator.reading.draft import Draft, Piece
from generator.reading.grammar.labels import candidate
from generator.reading.grammar.typography import fold
from generator.reading.grammar.vocabulary import Vocabulary
from generator.reading.layout.notice import START as NOTICE

_INLINE = re.compile(r"(?<=[\s.?!)\]\"”’…\u2014-])>{2,}(?=[\s\u00a0]{0,8}[^\s>])")
_SINGLE = re.compile(r"(?<=[\s.?!)\]\"”’…\u2014-])>[\s\u00a0]{0,4}(?=[^\s>])")
_SENTENCE_END = re.compile(r"[.?!…)\]\"”’:\u2014\u2011-]\s{0,8}$")
_OPENS = re.compile(r">{2,}[\s\u00a0]{0,8}(?![a-z\s=&|])")
"""Not in `a >> b`."""

_MANY = 8
_OPENS_AMONG_MANY = re.compile(r">{2,}[\s\u00a0]{0,8}(?![\s=&|\d])")
"""On a page of so many chevrons, captioners also began a turn in small letters."""

_LONG = 1200
"""Characters of a line that holds more than a paragraph."""

_FEW = 12
"""Lines of such a page: its heading, perhaps a notice, and the rest."""

_LABEL = re.compile(r"(?<=[.?!)\]\"”’…\u2014-])\s{1,6}(?=[^\W\d_a-z'‘’(][^:\n]{1,90}:\s)")
_ABBREVIATION = re.compile(r"(?:^|[\s>.])(?P<word>[^\W\d_]{1,4}\.)$")
"""`D. MILLER`, `MS. MILLER`: the label began before it."""

_WINDOW = 140
_HEAD = 4000
"""Characters of a long line in which its heading and its notices end."""

_PHP = re.compile(
    r"(?<!\w)(?:PHP )?(?:Deprecated|Warning|Notice|Strict Standards) ?: [^\n]{1,400}? on line ?:? ?\d+"
    r"(?: of \S{1,200})?(?=\s|$)"
)
_SEPARATOR = re.compile(r"(?<=\s)(?:\* ?){3,}(?=\s)")
_CREDIT = re.compile(
    r"(?<!\w)(?:(?:captioning|captions|services|cart)\s{1,4})?provided\s{1,4}by\s?:.{0,200}?"
    r"(?:www\.[\w.-]{3,60}|https?://\S{3,80}|\+?\d[\d().\s-]{8,20}\d)"
    r"(?:\s{1,4}(?:www\.[\w.-]{3,60}|https?://\S{3,80}|\+?\d[\d().\s-]{8,20}\d)){0,4}(?!\w)",
    re.IGNORECASE,
)
_PAGE = re.compile(r"(?<=\s)[-–]\s?(?P<number>\d{1,3})\s?[-–](?:\s{1,3}Doc(?:ument)?\.?\s\d{1,6}\b)?(?=\s)")


def one_line(draft: Draft) -> Draft:
    """Split lines in which turns begin, so that every piece begins with its mark; claim what there is no text.

    Chevrons inside a line begin a turn behind the end of a sentence; on a page where most of them stand inside lines,
    everywhere.
    """
    starts = sum(piece.text[:40].lstrip().startswith(">") for piece in draft.pieces)
    inline = {
        index: found
        for index, piece in enumerate(draft.pieces)
        if ">>" in piece.text and (found := [match.start() for match in _INLINE.finditer(piece.text)])
    }
    is_short = len(draft.pieces) <= _FEW
    if not inline and is_short:
        inline = _single_chevrons(draft)
    is_long = any(len(draft.pieces[index].text) > _LONG // 2 for index in inline)
    total = sum(map(len, inline.values()))
    everywhere = is_long and total > max(1, 2 * starts)
    opens = _OPENS if total < _MANY else _OPENS_AMONG_MANY
    pieces: list[Piece] = []
    for index, piece in enumerate(draft.pieces):
        text = piece.text
        cuts = {
            start
            for start in inline.get(index, ())
            if text[:start].strip()
            and (_SENTENCE_END.search(text[max(0, start - 12) : start]) or (everywhere and opens.match(text, start)))
        }
        if is_short and len(text) > _LONG:
            cuts.update(_labels(text, draft.vocabulary))
        pieces.extend(_cut(piece, cuts))
    pages = _pages(pieces) if is_short else {}
    return draft.with_pieces(
        [part for index, piece in enumerate(pieces) for part in _furniture(piece, pages.get(index, []), is_short)]
    )


def _single_chevrons(draft: Draft) -> dict[int, list[int]]:
    """Return where single chevrons with a label stand inside long lines; one alone is none."""
    found: dict[int, list[int]] = {}
    for index, piece in enumerate(draft.pieces):
        if len(piece.text) > _LONG:
            for match in _SINGLE.finditer(piece.text):
                label = candidate(piece.text[match.end() : match.end() + _WINDOW], draft.vocabulary)
                if label is not None and label.strength != "weak":
                    found.setdefault(index, []).append(match.start())
    return found if sum(map(len, found.values())) > 1 else {}


def _labels(text: str, known: Vocabulary) -> list[int]:
    """Return where labels without chevrons begin inside a long line: in capitals, behind a sentence."""
    found = []
    for match in _LABEL.finditer(text):
        short = _ABBREVIATION.search(text[max(0, match.start() - 6) : match.start()])
        if short and (len(short["word"]) == 2 or fold(short["word"]) in {*known.honorifics, "st."}):
            continue
        label = candidate(text[match.end() : match.end() + _WINDOW], known)
        if label is not None and label.strength == "sure" and label.printed[:2].isupper():
            found.append((match.end(), fold(label.printed)))
    counts = Counter(name for _, name in found)
    again = any(count > 1 for count in counts.values())
    return [start for start, name in found if counts[name] > 1 or (again and " " in name)]


def _cut(piece: Piece, cuts: set[int]) -> list[Piece]:
    """Return a piece cut at these places; a part of nothing but blanks stays with the one before it."""
    parts, done = [], 0
    for cut in sorted(cuts):
        if piece.text[done:cut].strip():
            parts.append(piece.part(done, cut))
            done = cut
    return [*parts, piece.part(done, len(piece.text))] if parts else [piece]


def _furniture(piece: Piece, pages: list[tuple[int, int]], is_short: bool) -> list[Piece]:
    """Return a piece with what is no text in it claimed, and cut where a notice begins."""
    text = piece.text
    if (not is_short and " on line" not in text) or not text.strip(" *\t\u00a0"):
        return [piece]  # a line that is nothing but a separator is one as a whole
    found = [(*span, "page number", "page-furniture") for span in pages]
    if " on line" in text[:_HEAD]:
        found += [(*match.span(), "PHP notice", "php-notice") for match in _PHP.finditer(text[:_HEAD])]
    if is_short:
        head = text[:_HEAD]
        found += [(*match.span(), "separator", "separator") for match in _SEPARATOR.finditer(head)]
        found += [(*match.span(), "who made the captions", "caption-provider") for match in _CREDIT.finditer(head)]
    is_head = is_short and not text[:40].lstrip().startswith(">")
    notice = NOTICE.search(text[: _HEAD // 2]) if is_head else None
    cuts = {notice.start()} if notice and text[: notice.start()].strip() else set()
    if not found and not cuts:
        return [piece]
    parts, done = [], 0
    for start, end, name, reason in sorted(found):
        if start < done:
            continue
        parts.extend(_cut_between(piece, done, start, cuts))
        parts.append(piece.part(start, end).claim("removed", f"one line: {name}", reason))
        done = end
    parts.extend(_cut_between(piece, done, len(text), cuts))
    return parts


def _cut_between(piece: Piece, start: int, end: int, cuts: set[int]) -> list[Piece]:
    if not piece.text[start:end].strip():
        return []
    part = piece.part(start, end)
    return _cut(part, {cut - start for cut in cuts if start < cut < end})


def _pages(pieces: list[Piece]) -> dict[int, list[tuple[int, int]]]:
    """Return the numbers of pages inside pieces: they count up one by one, or have a document's number beside them."""
    found = [(index, match) for index, piece in enumerate(pieces) for match in _PAGE.finditer(piece.text)]
    numbers = [int(match["number"]) for _, match in found]
    counting = len(numbers) > 1 and all(after - before == 1 for before, after in itertools.pairwise(numbers))
    spans: dict[int, list[tuple[int, int]]] = {}
    for index, match in found:
        if counting or "Doc" in match[0]:
            spans.setdefault(index, []).append(match.span())
    return spans
