"""Read captions in XML: TTML (also called DFXP) and the two forms of YouTube."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree as Tree

from generator.records import Time
from generator.sources.captions.cue import ADVICE, Cue, Part
from generator.sources.captions.markup import entities
from generator.sources.captions.times import clock_seconds
from generator.sources.source_lines import FileLine, SourceLines

_START = re.compile(
    r"\s{0,200}(?:<\?xml[^>]{0,400}>\s{0,200})?(?:<!--.{0,2000}?-->\s{0,200})?"
    r"<(?:!DOCTYPE )?(?:\w{1,20}:)?(tt|timedtext|transcript)[\s>]",
    re.DOTALL,
)
_ENTITY = re.compile(r"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_OFFSET = re.compile(r"(\d{1,12}(?:\.\d{1,6})?)(h|ms|m|s|t)?$")
_UNITS = {"h": 3600.0, "m": 60.0, "s": 1.0, "ms": 0.001}
_ON_LINES_OF_THEIR_OWN = frozenset({"br", "div", "p"})
_NOTES = frozenset({"metadata", "title", "desc", "copyright"})
"""Elements about a file or a caption, which nobody speaks, also inside a caption."""
_TICK_RATE = re.compile(r"[1-9][0-9]{0,9}$")
_DEFAULT_TICK_RATE = 10_000_000


def is_caption_xml(sample: str) -> bool:
    """Return True if a text begins as captions in XML do."""
    return _START.match(sample) is not None


def read_xml(data: bytes) -> SourceLines:
    """Return the lines of captions in XML."""
    from generator.sources.captions.read import read_captions

    return read_captions(data, _parts)


def _parts(text: str) -> list[Part] | str:
    """Return the captions of an XML text and the facts about the file, or why it can't be read."""
    root = _root(text)
    if isinstance(root, str):
        return root
    cues = list(_cues(root))
    return [*_facts(root), *_comments(text), *cues] if cues else f"the file is XML without captions; {ADVICE}"


def _root(text: str) -> Tree.Element | str:
    """Return the root of an XML text, or why it can't be read."""
    if _ENTITY.search(text):
        return f"the file is XML with a document type, which may hold anything; {ADVICE}"
    try:
        return Tree.fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", text))  # noqa: S314 -- entities are refused above
    except Tree.ParseError as error:
        return f"the file is XML with a mistake ({error}); mend the file, or {ADVICE}"


def _cues(root: Tree.Element) -> Iterator[Cue]:
    """Yield the cues of the outermost captions."""
    names = _agent_names(root)
    colours = _colours(root)
    rate = _attribute(root, "tickRate") or ""
    tick_rate = int(rate) if _TICK_RATE.match(rate) else _DEFAULT_TICK_RATE
    inside: set[Tree.Element] = set()
    for element in root.iter():
        if _tag(element) in {"p", "text"} and element not in inside:
            inside.update(element.iter())
            agent = _attribute(element, "agent")
            voice = names.get(agent, agent) if agent else None
            time = _time(element, tick_rate)
            yield from (
                Cue(time, _spoken_lines(part), voice, colour=colour) for colour, part in _by_colour(element, colours)
            )


def _colours(root: Tree.Element) -> dict[str, str]:
    """Return the colours of the styles of a file, by their ids."""
    styles = (element for element in root.iter() if _tag(element) == "style")
    named = ((_attribute(style, "id"), _attribute(style, "color")) for style in styles)
    return {key: colour.lower() for key, colour in named if key and colour}


def _by_colour(element: Tree.Element, colours: dict[str, str]) -> list[tuple[str | None, Tree.Element]]:
    """Return a caption with its colour, or its spans if each of them has one and no words are between them."""
    own = _colour(element, colours)
    spans = [child for child in element if _tag(child) == "span"]
    has_words_between = bool((element.text or "").strip()) or any((child.tail or "").strip() for child in element)
    if not spans or has_words_between or any(_tag(child) not in {"span", "br"} for child in element):
        return [(own, element)]
    if len({_colour(span, colours) or own for span in spans}) == 1:
        return [(_colour(spans[0], colours) or own, element)]
    return [(_colour(span, colours) or own, span) for span in spans]


def _colour(element: Tree.Element, colours: dict[str, str]) -> str | None:
    colour = _attribute(element, "color")
    if colour is not None:
        return colour.lower()
    return next((colours[name] for name in (_attribute(element, "style") or "").split() if name in colours), None)


def _spoken_lines(element: Tree.Element) -> list[str]:
    words = "".join(_words(element))
    words = entities(words) if _tag(element) == "text" else words  # YouTube encodes them twice
    return [" ".join(line.split()) for line in words.split("\n") if line.strip()]


def _tag(element: Tree.Element) -> str:
    return str(element.tag).rpartition("}")[2].lower()


def _attribute(element: Tree.Element, name: str) -> str | None:
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), None)


def _agent_names(root: Tree.Element) -> dict[str, str]:
    """Return the names of speakers by their ids."""
    agents = [element for element in root.iter() if _tag(element) == "agent"]
    named = ((_attribute(agent, "id"), " ".join("".join(agent.itertext()).split())) for agent in agents)
    return {key: name for key, name in named if key and name}


def _facts(root: Tree.Element) -> Iterator[FileLine]:
    """Yield the words outside of captions, such as a title, and the names of those who speak in no caption."""
    inside: set[Tree.Element] = set()
    speakers = {_attribute(element, "agent") for element in root.iter() if _tag(element) in {"p", "text"}}
    for element in root.iter():
        tag = _tag(element)
        if tag == "agent" and _attribute(element, "id") not in speakers:
            yield from _fact("".join(element.itertext()))
        if tag not in _NOTES and (element in inside or tag in {"agent", "p", "text"}):
            inside.update(element)
        else:
            yield from _fact(element.text, key="title" if tag == "title" else None)
        if element.tail and element.tail.strip() and element not in inside:
            yield FileLine(" ".join(element.tail.split()))


def _fact(text: str | None, key: str | None = None) -> Iterator[FileLine]:
    """Yield a line about the file, if it has words."""
    words = " ".join((text or "").split())
    if words:
        yield FileLine(words, "metadata", key=key)


def _comments(text: str) -> Iterator[FileLine]:
    """Yield the comments of an XML text."""
    for part in text.split("<!--")[1:]:
        inside, end, _ = part.partition("-->")
        words = " ".join(inside.split())
        if end and words:
            yield FileLine(words, "comment")


def _words(element: Tree.Element) -> Iterator[str]:
    """Yield the words of an element, with `<br/>` as a line end; blanks at line ends of the file are one blank.

    A caption inside another one, which the format doesn't allow, is on lines of its own, so that no words are joined.
    """
    waiting: list[Tree.Element | str] = [element]
    while waiting:
        item = waiting.pop()
        if isinstance(item, str):
            yield item
            continue
        is_apart = item is not element and _tag(item) in _ON_LINES_OF_THEIR_OWN
        if is_apart:
            yield "\n"
        if item is not element:
            waiting.append(re.sub(r"\s+", " ", item.tail or ""))
        if _tag(item) in _NOTES:
            continue
        if is_apart:
            waiting.append("\n")
        waiting.extend(reversed(item))
        yield re.sub(r"\s+", " ", item.text or "")


def _time(element: Tree.Element, tick_rate: int) -> Time | None:
    start = _seconds(_attribute(element, "begin"), tick_rate)
    end = _seconds(_attribute(element, "end"), tick_rate)
    length = _seconds(_attribute(element, "dur"), tick_rate)
    if start is None and _attribute(element, "t") is not None:
        start = _seconds(f"{_attribute(element, 't')}ms", tick_rate)
        length = _seconds(f"{_attribute(element, 'd')}ms", tick_rate)
    if start is None:
        start = _seconds(_attribute(element, "start"), tick_rate)
    if start is None:
        return None
    return Time(start, max(start, end if end is not None else start + (length or 0.0)))


def _seconds(text: str | None, tick_rate: int) -> float | None:
    """Return the seconds of a clock or of a number with a unit, or `None`."""
    offset = _OFFSET.match(text.strip()) if text else None
    if offset is None:
        return clock_seconds(text) if text else None
    factor = 1 / tick_rate if offset[2] == "t" else _UNITS[offset[2] or "s"]
    return round(float(offset[1]) * factor, 3)
