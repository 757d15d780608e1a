"""The article of a paper that was copied with its page: what is above the first label, and between the turns.

The path of the page (`Home > Local > Debates`) is above it. Then come a kicker, the title, what the article is about,
who asks, the day, and buttons: nobody speaks before the first label there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.reading.draft import Draft, Piece, is_alone
from generator.reading.grammar.dates import When
from generator.reading.grammar.head_words import head_words
from generator.reading.grammar.header_lines import HeaderLine
from generator.reading.metadata.head_dates import read_date_line
from generator.reading.metadata.take_header import take_header, take_title_line
from generator.text.normal import fold, tidy

RULE = "copied page"

_PATH = "page chrome: path of a page"
_FIRST_LINES = 6
_MAX_HEAD_LINES = 40
_MAX_TITLE_CHARS = 150
_MAX_LINKS = 8
_MIN_MARKS = 3
_ADVERT = re.compile(
    r"(?:anzeige|werbung|advertisement|publicité|publicidad|publicidade|pubblicità|advertentie|annons|annonse|annonce|"
    r"reklama|reklam|реклама|إعلان|广告|廣告|広告|광고)",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[„“\"«»‚‘](?P<words>[^„“”\"«»]{8,120})[“”\"»«‘’]")
_HAS_SENTENCES = re.compile(r"[^\W\d]{3}[.?!…] \S|[.…]$")
_SENTENCE_END = re.compile(r"[.?!…][\"”“»]?$")


def copied_page(draft: Draft) -> Draft:
    """Claim the head of a copied article, its links and advertisements, and the quotations that are its headings."""
    if draft.kind != "transcript" or not any(piece.rule == _PATH for piece in draft.pieces[:_FIRST_LINES]):
        return draft
    marked = {line for form in draft.convention.forms for line in form.evidence.lines}
    if len(marked) < _MIN_MARKS:
        return draft
    first = next(index for index, piece in enumerate(draft.pieces) if piece.line >= min(marked))
    head = [index for index in range(first) if draft.pieces[index].became is None]
    if len(head) <= _MAX_HEAD_LINES:
        draft = _with_head(draft, head)
    draft = draft.claim(
        _between_turns(draft, first), "removed", f"{RULE}: a link or an advertisement", "page-furniture"
    )
    return draft.claim(_quoted_headings(draft, first, marked), "removed", f"{RULE}: words of the text", "heading")


def _with_head(draft: Draft, head: list[int]) -> Draft:
    """Claim the head; its day and its title are those of the document."""
    title = _title(draft, head) if draft.facts.title is None else None
    dated = [
        (index, read.when.date)
        for index in head
        if (read := read_date_line(tidy(draft.pieces[index].text), draft.vocabulary.zones)) is not None
        and read.when.date is not None
    ]
    draft = draft.claim([index for index in head if index != title], "removed", RULE, "metadata")
    if title is not None:
        draft = draft.claim([title], "removed", RULE, "heading")
        draft = take_title_line(draft, tidy(draft.pieces[title].text), "heading")
    if dated and draft.facts.date is None:
        index, date = dated[0]
        draft = take_header(draft, HeaderLine(when=When(date=date)), draft.pieces[index].line)
    return draft


def _title(draft: Draft, head: list[int]) -> int | None:
    """Return the last line alone above the first that has a key, a date or sentences: a kicker may be above it."""
    title = None
    for index in head:
        text = tidy(draft.pieces[index].text)
        is_title = is_alone(draft.pieces, index) and len(text) <= _MAX_TITLE_CHARS and ":" not in text.rstrip(":")
        is_title = is_title and _HAS_SENTENCES.search(text) is None
        if not is_title or read_date_line(text, draft.vocabulary.zones) is not None:
            return title
        title = index
    return title


def _between_turns(draft: Draft, first: int) -> Iterator[int]:
    """Yield the lines of links and advertisements below the first label."""
    pieces = draft.pieces
    for index in range(first, len(pieces)):
        piece = pieces[index]
        if piece.became is not None or len(piece.text) > _MAX_TITLE_CHARS or not _begins_paragraph(pieces, index):
            continue
        text = tidy(piece.text)
        if is_alone(pieces, index) and _ADVERT.fullmatch(text):
            yield index
        elif head_words().heads_links(text):
            links = _paragraph(pieces, index)
            if 1 < len(links) <= _MAX_LINKS and not any(_is_sentence(pieces[link]) for link in links):
                yield from links


def _is_sentence(piece: Piece) -> bool:
    return len(piece.text) > _MAX_TITLE_CHARS or _SENTENCE_END.search(piece.text.rstrip()) is not None


def _begins_paragraph(pieces: tuple[Piece, ...], index: int) -> bool:
    return index > 0 and pieces[index].line > pieces[index - 1].line + 1


def _paragraph(pieces: tuple[Piece, ...], index: int) -> range:
    """Return the pieces from `index` on that follow each other without a blank line, one more than may be links."""
    end = index + 1
    while end < len(pieces) and end - index <= _MAX_LINKS and pieces[end].line == pieces[end - 1].line + 1:
        end += 1
    return range(index, end)


def _quoted_headings(draft: Draft, first: int, marked: set[int]) -> list[int]:
    """Return the lines alone above a label that are a quotation, if the text has the same words, too."""
    pieces = draft.pieces
    quoted = [
        (index, fold(match["words"]))
        for index in range(first, len(pieces) - 1)
        if pieces[index].became is None
        and pieces[index + 1].line in marked
        and is_alone(pieces, index)
        and (match := _QUOTED.fullmatch(tidy(pieces[index].text))) is not None
    ]
    if not quoted:
        return []
    said = fold(" ".join(piece.text for piece in pieces[first:]))
    return [index for index, words in quoted if said.count(words) > 1]
