"""The cases of `growth.py`: a name, two sizes, and the work at a size."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path

import msgspec

from generator.archive.people.suggest import suggest
from generator.archive.permanence.alignment.align import align
from generator.archive.permanence.published import PublishedTurn
from generator.corrections.apply_corrections import apply_corrections
from generator.exports.document import ExportDocument
from generator.exports.format import Beside, Joined
from generator.exports.formats import FORMATS
from generator.linking.links import find_links, linked_document
from generator.reading.grammar.vocabulary import default_vocabulary
from generator.reading.steps import read_document
from generator.settings.load import Settings, load_settings
from generator.settings.series import SeriesInfo, SeriesMatcher, folded_fields
from generator.site.check import check_site
from generator.site.search.terms import terms
from generator.sources.captions.ass import read_ass
from generator.sources.captions.json_file import read_json
from generator.sources.captions.read import read_srt, read_vtt
from generator.sources.captions.tsv import read_tsv
from generator.sources.captions.xml_file import read_xml
from generator.sources.formats import format_of
from generator.sources.web.read import read as read_html
from tests.benchmark.read import transcript
from tests.support.correcting import SETTINGS as CORRECTION_SETTINGS
from tests.support.exporting import export_document
from tests.support.invented import MOOT_2001
from tests.support.large_inputs import CHANGED_PAGES, corrections_of_many_turns, similar_names, unregistered_person
from tests.support.linking_world import SPEAKERS, make_document, make_gazetteer, make_turn
from tests.support.metadata_cases import header_shown, name_shown, title_shown
from tests.support.paths import SITE_CONFIG
from tests.support.repeated_units import (
    CAPTION_UNITS,
    FORMAT_UNITS,
    HEADING_UNITS,
    HTML_ATTRIBUTES,
    HTML_TAGS,
    HTML_UNITS,
    LINE_UNITS,
    LINK_UNITS,
    STRUCTURED_CAPTION_UNITS,
    VOCABULARY_UNITS,
    repeated,
)
from tests.support.small_site import record, with_body, write_site
from tests.support.small_site import turn as record_turn

Work = Callable[[], object]

_NOTICE = "The following are the outputs of the captioning. It is no authoritative record.\n"
_WORDS = "Cheese is round, and = so & on. " * 3
_STEP = "all turns equal, most with more words"
"""A change whose time grows linearly up to 2,500 turns and from 5,000 turns on, but by a factor of five in between."""
_SUFFIXES = (".txt", ".html", ".htm", ".docx", ".vtt", ".srt", ".md", ".pdf", ".JPG", "")


class Case(msgspec.Struct, frozen=True):
    """Work of which the time should grow as its input does."""

    name: str
    sizes: tuple[int, int]
    prepare: Callable[[int], Work]
    """Makes the input of a size, and returns the work to measure."""
    bound: float = 1.5
    """How much faster than the input the time may grow: above 1, because nothing is measured exactly."""


@cache
def _settings() -> Settings:
    return load_settings(SITE_CONFIG)


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    """Return a folder that is removed at the end."""
    return tempfile.TemporaryDirectory()


def _reading(*texts: str) -> Work:
    """Return the work of reading files with these texts."""
    paths = [Path(_folder().name, f"{number}.txt") for number in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, encoding="utf-8")
    return lambda: [read_document(path, path.parent / "none", _settings()) for path in paths]


def _transcript(size: int) -> Work:
    return _reading(transcript(size))


def _one_line(unit: str, size: int) -> Work:
    return _reading(repeated(unit, size))


def _lines(unit: str, size: int) -> Work:
    long_line = repeated(unit, size)
    return _reading(f"{_NOTICE}{long_line}\n>> {long_line}\n" + f"{unit * 60}\n" * (size // 10_000))


def _headings(unit: str, size: int) -> Work:
    long_line = repeated(unit, size)
    head = f"{repeated(unit, 290)}\n" * 11
    return _reading(
        long_line,
        f"{head}{_NOTICE}{long_line}",
        f"{head}{long_line}",
        f"{long_line}\n{_NOTICE}",
        f"{unit}\n" * (size // 40),
    )


def _heading_line(unit: str, size: int) -> Work:
    line, name = repeated(unit, size), repeated(unit, 6 * size)

    def read_often() -> None:
        for _ in range(10):
            title_shown(line, _settings())
            header_shown(line, _settings())
            name_shown(name, _settings())

    return read_often


def _vocabulary_patterns(unit: str, size: int) -> Work:
    vocabulary = default_vocabulary()
    named_patterns = (*vocabulary.chrome_patterns, *vocabulary.direction_patterns, *vocabulary.spelling_patterns)
    line = repeated(unit, size)
    texts = (line, f"{line}!", f"Provided by: {line}", f"Deprecated: {line}!", f"the {line}!")
    return lambda: [pattern.fullmatch(text) for _, pattern in named_patterns for text in texts]


def _format(unit: str, size: int) -> Work:
    data = repeated(unit, size).encode()
    return lambda: [format_of(data, f"a{suffix}") for suffix in _SUFFIXES]


def _captions(unit: str, size: int) -> Work:
    vtt = b"WEBVTT\n\n00:01.000 --> 00:02.000\n" + repeated(unit, size).encode()
    srt = (f"1\n00:00:01,000 --> 00:00:02,000\n{unit * 3}\n\n" * (size // 50)).encode()
    return lambda: (read_vtt(vtt), read_srt(srt))


def _structured_captions(unit: str, size: int) -> Work:
    text = repeated(unit, size)
    json = f'{{"segments": [{text}{{"start": 1, "text": "a"}}]}}'.encode()
    ass = f"[Script Info]\n[Events]\nDialogue: 0,0:00:01.00,0:00:02.00,D,A,0,0,0,,{text}".encode()
    table = f"start\tend\ttext\n{text}".encode()
    xml = f"<tt><body><p begin='1s'>{text}</p></body></tt>".encode()
    return lambda: (read_json(json), read_ass(ass), read_tsv(table), read_xml(xml))


def _web_page(unit: str, size: int) -> Work:
    data = repeated(unit, size).encode()
    return lambda: read_html(data)


def _nested_tags(tag: str, size: int) -> Work:
    data = f"<{tag}>".encode() * size + b"In the middle of it." + b"<p>And more." * size
    return lambda: read_html(data)


def _attributes(attribute: str, size: int) -> Work:
    data = f"<div {''.join(attribute.replace('{}', str(number)) for number in range(size))}>Words.".encode()
    return lambda: read_html(data)


def _links(unit: str, size: int) -> Work:
    speakers = (make_turn(name, "Yes.") for name in SPEAKERS)
    record, summary = make_document("moot-2001/here", make_turn(None, repeated(unit, size)), *speakers, event=MOOT_2001)
    gazetteer = make_gazetteer()
    return lambda: find_links(record, linked_document(summary), gazetteer)


def _series_pattern(size: int) -> Work:
    pattern = "+".join(["a* " * 30 + "b"] * 20)
    matcher = SeriesMatcher(SeriesInfo(id="a", name="A", patterns=(pattern,)))
    return lambda: matcher.matches(None, folded_fields(("a " * size, None)))


def _suggested_pairs(size: int) -> Work:
    names, misspelt = similar_names(size)
    people = {person.id: person for person in map(unregistered_person, [*names, *misspelt.values()])}
    return lambda: suggest(people, [], [])


def _aligned_page(change: str, size: int) -> Work:
    page = CHANGED_PAGES[change](size)
    old, new = ([PublishedTurn(f"ada-{n}", words) for n, words in enumerate(turns)] for turns in (page.old, page.new))
    return lambda: align(old, new)


def _corrections(size: int) -> Work:
    document, corrections = corrections_of_many_turns(size)
    ids = {turn.id: number for number, turn in enumerate(document.turns)}
    return lambda: apply_corrections(document, corrections, CORRECTION_SETTINGS, ids)


def _checked_page(size: int) -> Work:
    body = "".join(f'<p id="p{n}">x</p><a href="#p{n}">x</a><a href="#q{n}">x</a>\n' for n in range(size))
    site = write_site(Path(_folder().name, f"site-{size}"), with_body(body))
    return lambda: check_site(site)


def _terms(unit: str, size: int) -> Work:
    text = repeated(unit, size)
    return lambda: terms(text)


def _exported(make: Callable[[ExportDocument], bytes | None], size: int) -> Work:
    turns = (record_turn(f"ada-{number}", _WORDS, label="ADA") for number in range(size))
    exported = record(*turns)
    return lambda: make(export_document(exported))


def _exports() -> Iterator[Case]:
    """Yield a case for each file that a format makes from one document, by the number of its turns."""
    for entry in FORMATS:
        parts: tuple[Beside | Joined, ...] = (*entry.beside, *entry.joined)
        for part in parts:
            name = part.file if isinstance(part, Beside) else part.path
            yield Case(f"export {entry.name}: {name}", (1_250, 5_000), partial(_exported, part.make))


def _each(
    name: str, units: tuple[str, ...], sizes: tuple[int, int], prepare: Callable[[str, int], Work], bound: float = 1.5
) -> Iterator[Case]:
    """Yield a case for each unit."""
    for unit in units:
        yield Case(f"{name}: {unit!r}", sizes, partial(prepare, unit), bound)


CASES: tuple[Case, ...] = (
    Case("a transcript", (250_000, 1_000_000), _transcript),
    *_each("one line", ("x", "word ", ">> ", "(Laughter). "), (500_000, 2_000_000), _one_line),
    *_each("long lines", LINE_UNITS, (20_000, 80_000), _lines),
    *_each("headings", HEADING_UNITS, (20_000, 80_000), _headings),
    *_each("a heading line", HEADING_UNITS, (75, 300), _heading_line),
    *_each("patterns of the vocabulary", VOCABULARY_UNITS, (1_000, 4_000), _vocabulary_patterns),
    *_each("format of a file", FORMAT_UNITS, (500_000, 2_000_000), _format),
    *_each("captions", CAPTION_UNITS, (250_000, 1_000_000), _captions),
    *_each("structured captions", STRUCTURED_CAPTION_UNITS, (250_000, 1_000_000), _structured_captions),
    *_each("a web page", HTML_UNITS, (250_000, 1_000_000), _web_page),
    *_each("nested tags", HTML_TAGS, (2_500, 10_000), _nested_tags),
    *_each("attributes of one element", HTML_ATTRIBUTES, (25_000, 100_000), _attributes),
    *_each("links", LINK_UNITS, (25_000, 100_000), _links),
    Case("a series pattern", (2_500, 10_000), _series_pattern),
    # Names that begin or end alike are compared in pairs, of which there are sixteen times as many.
    Case("similar names", (1_000, 4_000), _suggested_pairs, bound=6),
    *_each("alignment", tuple(name for name in CHANGED_PAGES if name != _STEP), (1_250, 5_000), _aligned_page),
    *_each("alignment", (_STEP,), (5_000, 10_000), _aligned_page),
    Case("corrections", (1_250, 5_000), _corrections),
    *_exports(),
    Case("a checked page", (2_500, 10_000), _checked_page),
    # A list of a hundred thousand short texts also costs memory, which is slower than the processor's own.
    *_each("terms of the search", ("word ", "a.", "a.b1", "a-", "é.", "日", "हि"), (250_000, 1_000_000), _terms, 2),
)
