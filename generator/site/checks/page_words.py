"""The words of a document's page are exactly those of its record: turn by turn, in the same order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.archive.page_limits import too_large
from generator.corrections.applied import AppliedCorrection, shown_record
from generator.errors import shorten
from generator.records import SessionRecord, Turn
from generator.site.checks.fault import SourcePlace, UnplacedFault

_TURN_SELECTOR = "[data-turn]"
_WORDS_SELECTOR = '[data-record="words"]'
_NOTICE_SELECTOR = "aside.notice"
_MAX_QUOTED_WORDS = 8
_ADVICE = "build the site again, or correct the template"


def holds_words(tree: LexborHTMLParser) -> bool:
    """Return True if a page is marked as one with words of a record."""
    return tree.css_first(f"{_WORDS_SELECTOR},{_TURN_SELECTOR}") is not None


def check_words(
    page: str, tree: LexborHTMLParser, record: SessionRecord, corrections: Sequence[AppliedCorrection] = ()
) -> Iterator[UnplacedFault]:
    """Yield a fault for each turn, notice or article whose words are not those of the record.

    The record has misheard words as printed; the page has the words of the applied `corrections`.
    The page of a too large record has no words by design: it links to the plain text.
    """
    if too_large(record):
        if tree.css_first(_TURN_SELECTOR) is not None:
            yield UnplacedFault(
                page,
                f"the record is too large for a page, but the page has turns; {_ADVICE}",
                None,
                SourcePlace("data-turn"),
            )
        return
    record = shown_record(record, corrections)
    yield from _check_notices(page, tree, record)
    if record.kind == "transcript":
        yield from _check_turns(page, tree, record)
    else:
        expected = _split(block.text for turn in record.turns for block in turn.blocks)
        shown = _split(_text(node) for node in tree.css(_WORDS_SELECTOR))
        if expected:
            yield from _compare(page, "the article", shown, expected, SourcePlace("data-record", "words"))


def _check_notices(page: str, tree: LexborHTMLParser, record: SessionRecord) -> Iterator[UnplacedFault]:
    shown = _split(_text(node) for node in tree.css(_NOTICE_SELECTOR))
    expected = _split(notice.text for notice in record.notices)
    yield from _compare(page, "the notice", shown, expected, SourcePlace("class", "notice"))


class _ShownTurn:
    """A turn of a page: what is in its section."""

    def __init__(self, section: LexborNode) -> None:
        self.id = section.attributes.get("data-turn") or ""
        self.headings: list[str | None] = []
        """The ids of its headings."""
        self.words: list[str] = []


def _check_turns(page: str, tree: LexborHTMLParser, record: SessionRecord) -> Iterator[UnplacedFault]:
    shown_turns = {section.mem_id: _ShownTurn(section) for section in tree.css(_TURN_SELECTOR)}
    shown_ids = [turn.id for turn in shown_turns.values()]
    expected_ids = [turn.id for turn in record.turns]
    if shown_ids != expected_ids:
        yield _first_difference(page, shown_ids, expected_ids)
    yield from _nested_turns(page, tree)
    # Two searches of the whole page, since a search in each of its hundreds of turns takes much longer.
    for heading in tree.css("h2"):
        if turn := _turn_around(heading, shown_turns):
            turn.headings.append(heading.id)
    for nth, node in enumerate(tree.css(_WORDS_SELECTOR)):
        if turn := _turn_around(node, shown_turns):
            turn.words += _text(node).split()
        else:
            place = SourcePlace("data-record", "words", nth)
            yield UnplacedFault(page, f"words are outside every turn; {_ADVICE}", node.text(), place)
    expected_turns = {turn.id: turn for turn in record.turns}
    for shown in shown_turns.values():
        if shown.id in expected_turns:
            yield from _check_turn(page, shown, expected_turns[shown.id])


def _check_turn(page: str, shown: _ShownTurn, turn: Turn) -> Iterator[UnplacedFault]:
    place = SourcePlace("data-turn", turn.id)
    if turn.id not in shown.headings:
        yield UnplacedFault(page, f"the turn has no heading with its id; {_ADVICE}", turn.id, place)
    expected = _split(block.text for block in turn.blocks)
    yield from _compare(page, f"turn {turn.id}", shown.words, expected, place)


def _nested_turns(page: str, tree: LexborHTMLParser) -> Iterator[UnplacedFault]:
    """Yield a fault for each turn inside another one: its words would be those of two turns."""
    for section in tree.css(f"{_TURN_SELECTOR} {_TURN_SELECTOR}"):
        turn_id = section.attributes.get("data-turn")
        place = SourcePlace("data-turn", turn_id)
        yield UnplacedFault(page, f"the turn is inside another turn; {_ADVICE}", turn_id, place)


def _turn_around(node: LexborNode | None, turns: Mapping[int, _ShownTurn]) -> _ShownTurn | None:
    """Return the turn that a part of the page belongs to."""
    while node is not None:
        if node.mem_id in turns:
            return turns[node.mem_id]
        node = node.parent
    return None


def _first_difference(page: str, shown_ids: list[str], expected_ids: list[str]) -> UnplacedFault:
    for position, expected_id in enumerate(expected_ids):
        if position >= len(shown_ids):
            return UnplacedFault(page, f"turn {position + 1} of the record isn't on the page; {_ADVICE}", expected_id)
        shown_id = shown_ids[position]
        if shown_id != expected_id:
            message = f"turn {position + 1} of the page should be {expected_id}; {_ADVICE}"
            return UnplacedFault(page, message, shown_id, SourcePlace("data-turn", shown_id))
    extra_id = shown_ids[len(expected_ids)]
    return UnplacedFault(
        page, f"the page has a turn that isn't in the record; {_ADVICE}", extra_id, SourcePlace("data-turn", extra_id)
    )


def _compare(
    page: str, subject: str, shown: list[str], expected: list[str], place: SourcePlace
) -> Iterator[UnplacedFault]:
    """Yield a fault if the texts differ; they are compared from blank to blank, so punctuation counts too."""
    if shown == expected:
        return
    pairs = zip(shown, expected, strict=False)
    first = next((n for n, (left, right) in enumerate(pairs) if left != right), min(len(shown), len(expected)))
    shown_words, expected_words = (" ".join(words[first : first + _MAX_QUOTED_WORDS]) for words in (shown, expected))
    if first >= len(shown):
        yield UnplacedFault(
            page, f"the words of {subject} end before the record's words; {_ADVICE}", expected_words, place
        )
    elif first >= len(expected):
        yield UnplacedFault(
            page, f"the words of {subject} go on after the record's words; {_ADVICE}", shown_words, place
        )
    else:
        message = f"the words of {subject} are not the record's {shorten(expected_words)}; {_ADVICE}"
        yield UnplacedFault(page, message, shown_words, place)


def _text(node: LexborNode) -> str:
    """Return the text of an element whose children are paragraphs, with a line break between two of them."""
    return "\n".join(
        child.text(deep=True) if child.tag != "-text" else child.text() for child in node.iter(include_text=True)
    )


def _split(texts: Iterator[str]) -> list[str]:
    return [part for text in texts for part in text.split()]
