"""The head: which lines of a page are its heading, and which of them is the title."""

from __future__ import annotations

import re

from generator.reading.draft import Draft, Piece
from generator.reading.grammar.header_lines import HeaderLine, read_header_line
from generator.reading.grammar.session_codes import read_session_title
from generator.reading.grammar.titles import Title, read_title, strip_status
from generator.reading.grammar.typography import tidy
from generator.reading.layout.run_on_heading import is_run_on
from generator.reading.metadata.declared_title import is_said
from generator.slugs import slug

LONGEST = 300
"""Characters of a heading."""

SENTENCE = re.compile(r"[.!?…][\"”')\]]?$|[.!?] [A-Z]")
"""What titles have not, but for the short ones."""

LONG_TITLE = 80
_MOST_LINES = 12
"""Lines between the top and the notice that can be a heading; more are text."""

TOP = 16
"""Lines at the top of a page without a notice among which a heading is looked for."""

_OPEN_END = re.compile(r"(?:\b(?:of|on|the|and|for|in|to|a|an|with|from|at|by)|[,&:–—-])$", re.IGNORECASE)
_SAID = re.compile(r"\b(?:I|we|you|okay|ok|so|yes|hi|hello|welcome|good|thanks?|ladies|please)\b", re.IGNORECASE)
"""A word of somebody who begins to speak."""

_SHARED = 2
_FEW = 3
_SHORTEST = 3


def region_of(draft: Draft, head: int) -> list[int]:
    """Return which pieces of the head are the heading: those above the notice, else the top down to a header line."""
    pieces = draft.pieces
    notices = [index for index in range(head) if pieces[index].became == "notice"]
    if notices:
        above = [index for index in range(notices[0]) if pieces[index].became is None]
        is_short = len(above) <= _MOST_LINES and all(len(pieces[i].text) <= LONGEST for i in above)
        above = above if is_short or _is_page_above(draft, notices, head) else []
        return [*above, *_below(draft, notices[-1] + 1, head)]
    return _top(draft, head)


def _is_page_above(draft: Draft, notices: list[int], head: int) -> bool:
    """Return whether what stands above the notice is a page about the session: marked turns begin right below it."""
    between = [index for index in range(notices[-1] + 1, head) if draft.pieces[index].became is None]
    return head < len(draft.pieces) and len(between) <= _FEW and draft.convention.proves_transcript


def _below(draft: Draft, start: int, head: int) -> list[int]:
    """Return the header lines that stand directly below a notice."""
    found: list[int] = []
    strong = 0
    for index in range(start, head):
        piece = draft.pieces[index]
        if piece.became is not None:
            continue
        header = read_header_line(piece.text, draft.settings)
        if header is None:
            break
        found.append(index)
        strong = len(found) if header.strong else strong
    return (found if strong else []) or _between(draft, start, head)


def _between(draft: Draft, start: int, head: int) -> list[int]:
    """Return the few lines between a notice and the first mark that together are a heading."""
    found = [index for index in range(start, head) if draft.pieces[index].became is None]
    if not 0 < len(found) <= _FEW + 1 or head >= len(draft.pieces):
        return []
    headers = [read_header_line(draft.pieces[index].text, draft.settings) for index in found]
    if all(header is not None for header in headers):
        return found
    is_dated = any(header is not None and header.strong for header in headers)
    plain = [index for index, header in zip(found, headers, strict=True) if header is None]
    return found if is_dated and all(_is_titled(tidy(draft.pieces[index].text)) for index in plain) else []


def _top(draft: Draft, head: int) -> list[int]:
    """Return the top of a page without a notice, down to the last line that nobody would say.

    Without such a line only a first line in the words of the page's own name is a heading.
    """
    found: list[int] = []
    last = 0
    for index in range(min(head, TOP * 2)):
        piece = draft.pieces[index]
        if piece.became is not None:
            continue
        header = read_header_line(piece.text, draft.settings)
        text = tidy(piece.text[: LONGEST + 1])
        if header is None and not found and len(text) <= LONGEST and _keys_below(draft, index):
            found.append(index)  # whatever stands above `Room: X` is the title, in sentences too
            continue
        if header is None and (len(text) > LONGEST or (SENTENCE.search(text) and len(text) > LONG_TITLE)):
            break
        found.append(index)
        if header is not None and header.strong:
            last = len(found)
        if len(found) == TOP:
            break
    if last:
        return found[: last + _titled_below(draft, found[last:], head)]
    if (capitals := _in_capitals(draft, head)) and len(capitals) <= len(found):
        return capitals
    if found and _is_parted(draft, found[0]):
        return found[:1]
    if not found:
        return []
    is_title = _is_page_name(draft, draft.pieces[found[0]].text) or (len(found) == 1 == head and _is_lone(draft))
    return found[:1] if is_title else []


def _titled_below(draft: Draft, below: list[int], head: int) -> int:
    """Return how many lines stand between header lines and the first mark, if all of them are written as titles are."""
    is_between = 0 < len(below) <= _FEW and below[-1] + 1 == head < len(draft.pieces)
    return len(below) if is_between and all(_is_titled(tidy(draft.pieces[index].text)) for index in below) else 0


def _is_titled(text: str) -> bool:
    """Return whether every long word of a short line without a stop begins with a capital letter."""
    words = re.findall(r"[^\W\d_]{4,}", text)
    return (
        len(words) > 1
        and len(text) <= LONG_TITLE
        and not re.search(r"[.?!,;:…]$|^\W*[(\[]", text)
        and all(word[0].isupper() for word in words)
    )


def _in_capitals(draft: Draft, head: int) -> list[int]:
    """Return the few lines in capitals that are all that stands above the first mark of a page in both cases."""
    above = [index for index in range(head) if draft.pieces[index].became is None]
    if not 0 < len(above) <= _FEW or head >= len(draft.pieces):
        return []
    texts = [tidy(draft.pieces[index].text) for index in above]
    following = [piece.text for piece in draft.pieces[head : head + TOP]]
    is_title = all(text.isupper() and _is_titled(text) and "RECORDING" not in text for text in texts)
    return above if is_title and sum(text.isupper() for text in following) < len(following) / 2 else []


def _is_parted(draft: Draft, index: int) -> bool:
    """Return whether a piece is a run-on heading that was parted from the turn behind it."""
    following = draft.pieces[index + 1 : index + 2]
    is_parted = any(piece.line == draft.pieces[index].line for piece in following)
    return is_parted and is_run_on(tidy(draft.pieces[index].text), draft)


def _is_lone(draft: Draft) -> bool:
    """Return whether all that stands above the first turn is one line that is set as a title, and nobody would say."""
    text = tidy(draft.pieces[0].text)
    words = re.findall(r"[^\W\d_]{4,}", text)
    parted = len(draft.pieces) > 1 and draft.pieces[1].line > draft.pieces[0].line + 1
    return (
        parted
        and draft.kind == "transcript"
        and draft.document.source.format == "text"  # others say what their headings are
        and text.lstrip("“\"'‘")[:1].isalnum()
        and len(words) > 1
        and len(text) <= LONG_TITLE
        and not text.isupper()
        and text[-1:].isalnum()
        and all(word[0].isupper() for word in words)
        and not _SAID.search(text)
    )


def _keys_below(draft: Draft, index: int) -> bool:
    following = [piece for piece in draft.pieces[index + 1 : index + 3] if piece.became is None]
    headers = [read_header_line(piece.text, draft.settings) for piece in following]
    return (
        len(following) > 1
        and all(header is not None and header.strong for header in headers)
        and all(":" in piece.text[:40] for piece in following)
    )


def _is_page_name(draft: Draft, text: str) -> bool:
    """Return whether a line has the words of the page's own name, whatever numbers the name has."""
    words = slug(strip_status(tidy(text))[0])
    name = slug(draft.document.slug)
    named = len(words) > _SHORTEST and re.fullmatch(rf"(?:\d+-)?{re.escape(words)}(?:-\d+|-raw)*", name) is not None
    return named or is_said(draft.document, text)


def plain_title(draft: Draft, region: list[int], lines: dict[int, HeaderLine], plain: list[int]) -> list[int]:
    """Return the pieces of the title among lines of no known family: the clearest one, or none where none is clear."""
    words = draft.vocabulary
    titles = {index: title_of(draft, draft.pieces[index]) for index in plain}
    sessions = {index: read_session_title(title.text or "", words) for index, title in titles.items()}
    real = [index for index in plain if not sessions[index].only_type or sessions[index].type in {"opening", "closing"}]
    for index in real:
        if sessions[index].code is not None or _is_page_name(draft, draft.pieces[index].text):
            return _joined(draft, index, plain)
    for position, index in enumerate(region[1:], 1):
        above = region[position - 1]
        names_sort = (above in lines and lines[above].title_follows) or (
            above in sessions and sessions[above].only_type
        )
        if index in real and names_sort:
            return _joined(draft, index, plain)
    if region and real and (region[0] == real[0] or _only_weak(region, lines, real[0])):
        return _joined(draft, real[0], plain)
    name = set(slug(draft.document.slug).split("-"))
    alike = [index for index in real if len(set(slug(draft.pieces[index].text).split("-")) & name) >= _SHARED]
    if alike:
        return _joined(draft, alike[0], plain)
    dated = [index for index in region if index in lines and lines[index].when.date is not None]
    below = [index for index in real if dated and index > dated[-1]]
    if len(below) == 1 and not SENTENCE.search(tidy(draft.pieces[below[0]].text).rstrip("?!")):
        return below  # meeting, place, date, and then the title
    bare = [index for index in plain if sessions[index].only_type and (index == region[0] or len(plain) == 1)]
    return bare[:1]


def _only_weak(region: list[int], lines: dict[int, HeaderLine], title: int) -> bool:
    """Return whether nothing but lines that say nothing about the session stands above `title`."""
    return all(
        index in lines and not lines[index].strong and lines[index].place is None
        for index in region[: region.index(title)]
    )


def _joined(draft: Draft, first: int, plain: list[int]) -> list[int]:
    """Return the piece of a title with those that continue it: a line that ends in `of` goes on in the next one."""
    found = [first]
    while (
        _OPEN_END.search(tidy(draft.pieces[found[-1]].text))
        and found[-1] + 1 in plain
        and draft.pieces[found[-1] + 1].line == draft.pieces[found[-1]].line + 1
    ):
        found.append(found[-1] + 1)
    return found


def title_of(draft: Draft, piece: Piece) -> Title:
    """Return what a piece says as a heading; nothing where another step claimed it, or where it is too long."""
    if piece.became is not None or len(piece.text) > LONGEST:
        return Title(None)
    archive = draft.settings.archive
    return read_title(piece.text, archive.series_short, draft.vocabulary, archive.series)
