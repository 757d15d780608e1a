"""A document's page holds exactly the words of its record: turn by turn, each as often and in the same order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.archive.summary import too_large
from generator.corrections.applied import AppliedCorrection, shown_record
from generator.errors import shorten
from generator.records import SessionRecord
from generator.site.checks.fault import Note, SourcePlace

_WORDS = '[data-record="words"]'
_NOTICE = "aside.notice"


def holds_words(tree: LexborHTMLParser) -> bool:
    """Return whether a page says that it holds words of a record."""
    return tree.css_first(f"{_WORDS},[data-turn]") is not None


def check_words(
    page: str, tree: LexborHTMLParser, record: SessionRecord, told: Sequence[AppliedCorrection] = ()
) -> Iterator[Note]:
    """Yield a note for each turn, notice or article whose words are not those of the record.

    Misheard words stand in the record as they are printed; the page has what the corrections `told` of say.
    A record that is too large for a page has one without words by design: it leads to the plain text.
    """
    if too_large(record):
        if tree.css_first("[data-turn]") is not None:
            yield Note(
                page, "the record is too large for a page, but the page has turns", None, SourcePlace("data-turn")
            )
        return
    record = shown_record(record, told)
    yield from _notices(page, tree, record)
    if record.kind == "transcript":
        yield from _turns(page, tree, record)
    else:
        wanted = _joined(block.text for turn in record.turns for block in turn.blocks)
        shown = _joined(_text(node) for node in tree.css(_WORDS))
        if wanted:
            yield from _compare(page, "the article", shown, wanted, SourcePlace("data-record", "words"))


def _notices(page: str, tree: LexborHTMLParser, record: SessionRecord) -> Iterator[Note]:
    shown = _joined(_text(node) for node in tree.css(_NOTICE))
    wanted = _joined(notice.text for notice in record.notices)
    yield from _compare(page, "the notice", shown, wanted, SourcePlace("class", "notice"))


def _turns(page: str, tree: LexborHTMLParser, record: SessionRecord) -> Iterator[Note]:
    shown = tree.css("[data-turn]")
    names = [node.attributes.get("data-turn") or "" for node in shown]
    wanted = [turn.id for turn in record.turns]
    if names != wanted:
        yield _first_difference(page, names, wanted)
    turns = {turn.id: turn for turn in record.turns}
    for name, section in zip(names, shown, strict=True):
        if name not in turns:
            continue
        place = SourcePlace("data-turn", name)
        if all(heading.id != name for heading in section.css("h2")):
            yield Note(page, "the turn has no heading with its id", name, place)
        held = _joined(_text(node) for node in section.css(_WORDS))
        said = _joined(block.text for block in turns[name].blocks)
        yield from _compare(page, f"turn {name}", held, said, place)
    for nth, node in enumerate(tree.css(_WORDS)):
        if not _within_turn(node):
            yield Note(page, "words stand outside every turn", node.text(), SourcePlace("data-record", "words", nth))


def _within_turn(node: LexborNode | None) -> bool:
    while node is not None:
        if "data-turn" in node.attributes:
            return True
        node = node.parent
    return False


def _first_difference(page: str, shown: list[str], wanted: list[str]) -> Note:
    for position, name in enumerate(wanted):
        if position >= len(shown):
            return Note(page, f"turn {position + 1} of the record isn't on the page", name)
        if shown[position] != name:
            found = SourcePlace("data-turn", shown[position])
            return Note(page, f"turn {position + 1} of the page should be {name}", shown[position], found)
    extra = shown[len(wanted)]
    return Note(page, "the page has a turn that isn't in the record", extra, SourcePlace("data-turn", extra))


def _compare(page: str, what: str, shown: list[str], wanted: list[str], place: SourcePlace) -> Iterator[Note]:
    """Compare what stands between blanks, so that signs are held to be the same as well as words."""
    if shown == wanted:
        return
    pairs = zip(shown, wanted, strict=False)
    first = next((n for n, (one, other) in enumerate(pairs) if one != other), min(len(shown), len(wanted)))
    if first >= len(shown):
        message = f"the words of {what} stop before the record's, which go on"
        yield Note(page, message, " ".join(wanted[first : first + 8]), place)
    elif first >= len(wanted):
        message = f"the words of {what} go on after the record's end"
        yield Note(page, message, " ".join(shown[first : first + 8]), place)
    else:
        record = " ".join(wanted[first : first + 8])
        message = f"the words of {what} are not the record's {shorten(record)}"
        yield Note(page, message, " ".join(shown[first : first + 8]), place)


def _text(node: LexborNode) -> str:
    """Return the text of an element whose children are paragraphs: words never join across two of them."""
    return "\n".join(
        child.text(deep=True) if child.tag != "-text" else child.text() for child in node.iter(include_text=True)
    )


def _joined(texts: Iterator[str]) -> list[str]:
    return [part for text in texts for part in text.split()]
