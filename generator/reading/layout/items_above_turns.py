"""Headings directly above a turn whose own words show that they are headings: items of the agenda, amendments.

Each rule looks at the lines above one label, and returns how many of the last ones are a heading.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import msgspec

from generator.reading.draft import Draft, Piece
from generator.reading.grammar.title_look import SPOKEN_WORD, may_be_title
from generator.text.normal import fold, tidy

RULE = "section headings"

_MAX_LINES = 10
_MAX_BETWEEN = 2
_MAX_CHARS = 400
_MAX_TITLES = 4
_MAX_TITLE_CHARS = 160
_MIN_WORD_CHARS = 3
_MIN_SHARED_WORDS = 2

_AMENDMENT = re.compile(r"(?:Amendment|Motion|New Clause|New Schedule) \d{1,4}[A-Z]{0,2}")
_MOVED = re.compile(r"(?:Moved|Tabled) by [A-Z][^.?!:]{2,90}")
_CLAUSE = re.compile(
    r"(?:(?:After|Before) )?(?:Clause|Schedule|Article|Section|Title|Part) \d{1,4}[A-Z]{0,2}(?:: [^.?!]{2,120})?[”\"]?"
)
_AMENDED_TEXT = re.compile(r"\d{1,4}[A-Z]{0,2}: \S.{5,}")
_NUMBER_ALONE = re.compile(r"\d{1,3}")
_HOUR = re.compile(r".{5,380} \(ore \d{1,2}[.,]\d\d\)")
"""`Discussione del disegno di legge: (1042) Disposizioni … (ore 10,06)`, as Italian records print it."""

_PARAGRAPH_SIGN = re.compile(r"§ ?(?P<number>\d{1,3}) {1,4}\S.{2,150}")
_QUESTION_NUMBER = re.compile(
    r"(?:oral |written |urgent )?question (?:no\.? ?|number )?\d{1,5}(?::| ?[—–] ?[^.?!:]{2,80})?", re.IGNORECASE
)
"""`Question No. 4—Harbours`, `Question 141:`."""

_TIMED_ITEM = re.compile(r"Sak nr\.? ?\d{1,3} \[\d{1,2}[:.]\d\d(?:[:.]\d\d)?\]")
"""`Sak nr. 1 [10:02:14]` above the title of the item, as Norwegian records print it."""

_NUMBERED_ACT = re.compile(r"\([A-Z].{5,300} [-–] (?:n\. \d-\d{4,6}|[AD]\.[CS]\. \d{1,5}.{0,40})\)")
"""`(Misure per i passaggi a livello - n. 3-00742)`, as Italian records print it."""

_ORDERED = re.compile(
    r"(?P<word>item|agenda item|topic|tagesordnungspunkt|top|punto|ponto|point|punt|punkt|sak|sag|θ[έε]μα|пункт)? ?"
    r"(?P<number>\d{1,2})(?(word)(?:[.)oº]|ο|η|th)?[:.–—-]|[.)]) (?P<title>(?-i:[^\W\d_a-z]|[«“„\"]).{2,150})",
    re.IGNORECASE,
)
"""`2. The bus shelter`, `ΘΕΜΑ 2ο: «Διάφορα»`."""

_IN_BRACKETS = re.compile(r"\s{0,40}(?:\([^()]{3,300}\)|\[[^\[\]]{3,300}\])\s{0,20}")
_WELCOME = re.compile(r"\bwelcome\b", re.IGNORECASE)
"""The first item of many agendas."""

_MIN_ORDERED = 3
_MIN_ORDERED_WITH_WORD = 2

_ITEM = re.compile(r"(?P<number>\d{1,3})[.)] (?P<words>\S.*)")
_BULLET = re.compile(r"\s{0,8}[-–—•*·] ?(?=\S)")
_LISTS = ("document head: list: dots", "document head: list entry")
_DOTS_AND_PAGE = re.compile(r"[ \t.]{3,200}\d{0,4}[ \t]{0,20}$")
"""Between a title and its page in a table of contents."""

_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE_SIGNS = frozenset(".?!…")
_QUESTION_SIGNS = frozenset("?？؟")
_SENTENCE_ENDS = frozenset('.?!…”"»“)')


class _Lines(msgspec.Struct, frozen=True):
    """The lines above a label, the last one directly above it."""

    pieces: tuple[Piece, ...]
    texts: tuple[str, ...]
    items: dict[str, frozenset[str]]
    """The words of the items of the agenda in the head, by their numbers."""
    has_numbers: bool
    """Whether a line with only a number is above them in the same turn."""
    standing_out: frozenset[int]
    """The lines that stand out as a whole, in a document whose labels don't."""
    titles: frozenset[str]
    """The lines of the head, folded, that a heading may repeat."""
    sections: set[int]
    """The numbers behind `§` of the headings above them."""

    begins_apart: bool
    """Whether a blank line is above the first of them."""

    def is_last_alone(self) -> bool:
        """Return True if a blank line is above the line directly above the label."""
        return self.is_apart(len(self.texts) - 1) if len(self.texts) > 1 else self.begins_apart

    def is_apart(self, place: int) -> bool:
        """Return True if a blank line is above a line, or a line that nobody said."""
        return place == 0 or self.pieces[place].line > self.pieces[place - 1].line + 1

    def paragraph_start(self, place: int) -> int:
        """Return the first line of the paragraph of a line."""
        while not self.is_apart(place):
            place -= 1
        return place

    def paragraph_end(self, place: int) -> int:
        """Return the first line behind the paragraph of a line."""
        place += 1
        while place < len(self.texts) and not self.is_apart(place):
            place += 1
        return place


def items_above_turns(draft: Draft) -> Draft:
    """Claim the lines directly above a label that one of the rules takes."""
    if draft.document.is_captions or not draft.convention.has_no_chevrons:
        return draft
    marks = [index for index, piece in enumerate(draft.pieces) if piece.became == "mark" and piece.detail]
    if not marks:
        return draft
    items = _items_of_head(draft.pieces[: marks[0]])
    standing_out = _standing_out(draft, marks)
    titles = _titles_of_head(draft.pieces, marks)
    sections = set(_sections(draft.pieces[: marks[0]]))
    pieces = list(draft.pieces)
    for above, mark in zip((0, *marks), marks, strict=False):
        first, end = _lines_above(draft.pieces, mark)
        if first == end:
            continue
        lines = _Lines(
            draft.pieces[first:end],
            tuple(tidy(piece.text) for piece in draft.pieces[first:end]),
            items,
            has_numbers=any(_NUMBER_ALONE.fullmatch(piece.text.strip()[:4]) for piece in draft.pieces[above:first]),
            standing_out=standing_out,
            titles=titles,
            sections=sections,
            begins_apart=first == 0 or draft.pieces[first].line > draft.pieces[first - 1].line + 1,
        )
        first = end - max(rule(lines) for rule in _RULES)
        pieces[first:end] = [
            piece.claim("removed", f"{RULE}: an item above a turn", "heading") for piece in draft.pieces[first:end]
        ]
        sections.update(_sections(draft.pieces[first:end]))
    return draft.with_pieces(_without_ordered_items(pieces, set(marks)))


def _without_ordered_items(pieces: list[Piece], marks: set[int]) -> list[Piece]:
    """Return the pieces with the numbered titles claimed, if each is directly above a label and they count on."""
    items = {
        index: match
        for index, piece in enumerate(pieces)
        if piece.became is None
        and len(piece.text) < _MAX_TITLE_CHARS
        and (match := _ORDERED.fullmatch(tidy(piece.text))) is not None
    }
    of_head = _end_of_head(pieces, min(marks))
    if not _count_on([*of_head, *items.values()]) or not all(_is_title_above(pieces, index, marks) for index in items):
        return pieces
    return [
        piece.claim("removed", f"{RULE}: an item above a turn", "heading") if index in items else piece
        for index, piece in enumerate(pieces)
    ]


def _end_of_head(pieces: list[Piece], first: int) -> list[re.Match[str]]:
    """Return the numbered title with which the head ends, the first item: it is directly above the first label."""
    above = pieces[first - 1] if first else None
    if above is None or above.became != "removed" or len(above.text) >= _MAX_TITLE_CHARS:
        return []
    item = _ORDERED.fullmatch(tidy(above.text))
    return [item] if item is not None else []


def _count_on(items: list[re.Match[str]]) -> bool:
    """Return True for numbers that go up by one from 1 or 2 on, all behind the same word or none."""
    words = {fold(item["word"] or "") for item in items}
    if len(words) != 1 or len(items) < (_MIN_ORDERED if "" in words else _MIN_ORDERED_WITH_WORD):
        return False
    numbers = [int(item["number"]) for item in items]
    return numbers[0] in {1, 2} and numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def _is_title_above(pieces: list[Piece], index: int, marks: set[int]) -> bool:
    """Return True for a title apart from the lines around it, above a label or the notes in brackets above a label."""
    text = tidy(pieces[index].text)
    below = index + 1
    while below < len(pieces) and below not in marks and _IN_BRACKETS.fullmatch(pieces[below].text[:_MAX_CHARS]):
        below += 1  # `(The witness is called.)`
    is_spoken = SPOKEN_WORD.search(_WELCOME.sub("", text)) is not None
    if is_spoken or below not in marks or pieces[below].line <= pieces[index].line + 1:
        return False
    is_apart = index == 0 or pieces[index].line > pieces[index - 1].line + 1
    return is_apart and text[-1] not in ".?!:;,…"


def _lines_above(pieces: tuple[Piece, ...], mark: int) -> tuple[int, int]:
    """Return where the lines without a claim above a label begin and end, without the words beside the label above.

    A clock or the number of the turn may be between them and the label.
    """
    end = mark
    while (
        end > max(0, mark - _MAX_BETWEEN) and pieces[end - 1].became == "removed" and pieces[end - 1].detail == "marker"
    ):
        end -= 1
    first = end
    while first > max(0, end - _MAX_LINES) and pieces[first - 1].became is None:
        if len(pieces[first - 1].text) > _MAX_CHARS:
            break
        first -= 1
    if first and first < end and pieces[first - 1].became == "mark" and pieces[first - 1].line == pieces[first].line:
        first += 1
    return first, end


def _sections(pieces: tuple[Piece, ...]) -> Iterator[int]:
    """Yield the numbers behind `§` at the start of lines."""
    for piece in pieces:
        match = _PARAGRAPH_SIGN.match(piece.text) if piece.text.startswith("§") else None
        if match is not None:
            yield int(match["number"])


def _items_of_head(head: tuple[Piece, ...]) -> dict[str, frozenset[str]]:
    """Return the words of the numbered lines of the head, by their numbers; one alone is no list."""
    items = {
        match["number"]: frozenset(_words(match["words"]))
        for piece in head
        if piece.became in {"removed", None} and (match := _ITEM.fullmatch(piece.text.strip()[:_MAX_CHARS]))
    }
    return items if len(items) > 1 else {}


def _standing_out(draft: Draft, marks: list[int]) -> frozenset[int]:
    """Return the lines that stand out as a whole; none if a label or a question stands out, too."""
    leads = draft.document.leads
    if not leads or any(draft.pieces[index].line in leads for index in marks):
        return frozenset()
    lines = {
        piece.line: piece.text.rstrip()
        for piece in draft.pieces
        if piece.became is None and 0 < len(piece.text.rstrip()) <= leads.get(piece.line, 0)
    }
    return frozenset(lines) if not any(text[-1] in _QUESTION_SIGNS for text in lines.values()) else frozenset()


def _titles_of_head(pieces: tuple[Piece, ...], marks: list[int]) -> frozenset[str]:
    """Return the items of lists in the head that are no labels, folded."""
    titles = frozenset(_listed_titles(pieces[: marks[0]]))
    return titles - {fold(label) for label in {pieces[index].detail or "" for index in marks}} if titles else titles


def _listed_titles(head: tuple[Piece, ...]) -> Iterator[str]:
    """Yield the items of lists in the head, of two words or more, folded and without their bullets, dots and pages."""
    for piece in head:
        if piece.became == "removed" and (piece.rule or "").startswith(_LISTS) and len(piece.text) < _MAX_TITLE_CHARS:
            text = fold(tidy(_DOTS_AND_PAGE.sub("", piece.text)))
            if " " in text and ":" not in text and "," not in text:
                yield text
        if piece.became == "removed" and len(piece.text) < _MAX_TITLE_CHARS and (item := _BULLET.match(piece.text)):
            text = fold(tidy(piece.text[item.end() :]))
            if " " in text and ":" not in text:
                yield text


def _words(text: str) -> list[str]:
    return [word for word in _WORD.findall(fold(text)) if len(word) >= _MIN_WORD_CHARS]


def _amendment(lines: _Lines) -> int:
    """Take `Amendment 12` above `Moved by Lord Bell`, the clause above it, and the text of the amendment below it."""
    for place in range(len(lines.texts) - 1):
        if not (_AMENDMENT.fullmatch(lines.texts[place]) and _MOVED.fullmatch(lines.texts[place + 1])):
            continue
        below = lines.texts[place + 2 :]
        if below and not _AMENDED_TEXT.fullmatch(below[0]):
            return 0
        first = place
        while first and _CLAUSE.fullmatch(lines.texts[first - 1]):
            first -= 1
        return len(lines.texts) - first if lines.is_apart(first) else 0
    return 0


def _numbered_titles(lines: _Lines) -> int:
    """Take a number alone on its line, with titles down to the label, if no other number is in the turn."""
    numbers = [place for place, text in enumerate(lines.texts) if _NUMBER_ALONE.fullmatch(text)]
    if len(numbers) != 1 or lines.has_numbers:
        return 0
    titles = lines.texts[numbers[0] + 1 :]
    is_titled = 0 < len(titles) <= _MAX_TITLES and all(map(may_be_title, titles))
    is_apart = all(lines.is_apart(place) for place in range(numbers[0], len(lines.texts)))
    return len(titles) + 1 if is_titled and is_apart and _ends_above(lines, numbers[0]) else 0


def _ends_above(lines: _Lines, place: int) -> bool:
    """Return True if the line above ends a sentence."""
    return place == 0 or lines.texts[place - 1][-1:] in _SENTENCE_ENDS


def _agenda_item(lines: _Lines) -> int:
    """Take an item with its number if the head lists it: all words of the item there are in the lines here."""
    if not lines.items:
        return 0
    for place, text in enumerate(lines.texts):
        match = _ITEM.fullmatch(text)
        listed = lines.items.get(match["number"], frozenset()) if match else frozenset()
        if len(listed) < _MIN_SHARED_WORDS:
            continue
        printed = _words(" ".join(lines.texts[place:]))
        if not listed.issubset(printed) or any(SPOKEN_WORD.search(line) for line in lines.texts[place:]):
            continue
        if any(line[-1:] in _SENTENCE_SIGNS for line in lines.texts[lines.paragraph_end(place) :]):
            return 0  # somebody goes on speaking below the item
        return len(lines.texts) - lines.paragraph_start(place)
    return 0


def _with_hour(lines: _Lines) -> int:
    """Take a paragraph that ends with the hour of the record in brackets."""
    if not lines.texts[-1].endswith(")"):
        return 0
    place = lines.paragraph_start(len(lines.texts) - 1)
    is_item = _HOUR.fullmatch(" ".join(lines.texts[place:])[:_MAX_CHARS]) is not None
    return len(lines.texts) - place if is_item and lines.texts[place][:1].isupper() else 0


def _section_sign(lines: _Lines) -> int:
    """Take `§ 4 Bordläggning` below a heading with a smaller number."""
    match = _PARAGRAPH_SIGN.fullmatch(lines.texts[-1])
    is_next = match is not None and lines.texts[-1][-1] not in _SENTENCE_ENDS and lines.is_apart(len(lines.texts) - 1)
    return int(is_next and match is not None and any(0 < int(match["number"]) - other < 9 for other in lines.sections))


def _question(lines: _Lines) -> int:
    """Take `Question No. 4—Harbours`, a number that only a record prints."""
    is_question = _QUESTION_NUMBER.fullmatch(lines.texts[-1]) is not None
    return int(is_question and lines.is_apart(len(lines.texts) - 1))


def _timed_item(lines: _Lines) -> int:
    """Take `Sak nr. 1 [10:02:14]` with the title below it."""
    place = next((place for place, text in enumerate(lines.texts) if _TIMED_ITEM.fullmatch(text)), None)
    if place is None or any(SPOKEN_WORD.search(text) for text in lines.texts[place:]):
        return 0
    count = len(lines.texts) - place
    return count if count <= _MAX_TITLES and lines.is_apart(place) else 0


def _numbered_act(lines: _Lines) -> int:
    """Take the title of an act in brackets, with its number at the end."""
    is_act = lines.texts[-1].endswith(")") and _NUMBERED_ACT.fullmatch(lines.texts[-1]) is not None
    return int(is_act and lines.is_apart(len(lines.texts) - 1))


def _stands_out(lines: _Lines) -> int:
    """Take a line alone in bold letters that is no sentence."""
    last = len(lines.texts) - 1
    text = lines.texts[last]
    is_title = lines.pieces[last].line in lines.standing_out and len(text) <= _MAX_TITLE_CHARS
    is_sentence = text[-1] in ".!…:;,。！" or text[0] in "([（"
    return int(is_title and not is_sentence and lines.is_last_alone())


def _title_of_list(lines: _Lines) -> int:
    """Take the lines alone that repeat items of a list in the head: the topics or the contents that it announces."""
    if not lines.titles or fold(lines.texts[-1]) not in lines.titles or not lines.is_last_alone():
        return 0
    count = 1
    while count < len(lines.texts) and _is_listed_alone(lines, len(lines.texts) - 1 - count):
        count += 1
    return count


def _is_listed_alone(lines: _Lines, place: int) -> bool:
    is_apart = lines.is_apart(place) if place else lines.begins_apart
    return is_apart and lines.is_apart(place + 1) and fold(lines.texts[place]) in lines.titles


_RULES: tuple[Callable[[_Lines], int], ...] = (
    _amendment,
    _numbered_titles,
    _agenda_item,
    _with_hour,
    _section_sign,
    _question,
    _timed_item,
    _numbered_act,
    _title_of_list,
    _stands_out,
)
