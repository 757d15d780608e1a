"""Load the words that the heads and the ends of documents have, in many languages. Pure text, no document."""

from __future__ import annotations

import functools
import re

import msgspec

from generator.text.normal import fold
from generator.text.word_files import load_words

_EDGE = re.compile(r"^[\W_]+|[\W_]+$")
_NUMBER_AT_END = re.compile(r"[\s#:]{1,6}(?:n[ro]?\.? ?|no\.? ?|№ ?)?[\d./-]{1,20}[a-z]?$")
_ROMAN_NUMBER = re.compile(r"^[ivx]{1,5}\. ")
_SPACED = re.compile(r"[a-z](?: [a-z]){4,30}")
"""`A P P E A R A N C E S`, folded."""

_MAX_CHARS = 400
_THIS = re.compile(
    r"\W*(?:(?:[\w.-]{2,12} )?transcripts? (?:is|are) (?:created|made|produced|provided|generated) |"
    r"(?:(?:please note|note) that )?(?:this|the|dies|die|cette?|esta?|este|quest|deze|denna|ten|tento|"
    r"этот|эта|данн|ця|цей|bu |本|这|這|この|이 |هذا|זה))"
)


class _HeadWordFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The contents of `head_words.yml`; the comments in that file explain each list."""

    records: str
    lists: str
    summaries: str
    conclusions: str
    keys: dict[str, str]
    people_keys: str
    organisations: str
    organisation_starts: str
    meetings: str
    meetings_inside: str
    openings: tuple[str, ...]
    sections: tuple[str, ...]
    text_words: str
    made_words: str
    notice_starts: str
    edited: tuple[str, ...]
    closings: tuple[str, ...]
    link_headings: str


class HeadWords(msgspec.Struct, frozen=True):
    """The words, folded."""

    records: frozenset[str]
    lists: frozenset[str]
    summaries: frozenset[str]
    conclusions: frozenset[str]
    key_meaning: dict[str, str]
    """What the value of a key is: `title`, `date`, `time`, `room`, `place`, `list`, `people` or `other`."""
    organisations: frozenset[str]
    organisation_starts: tuple[str, ...]
    meetings: frozenset[str]
    meetings_inside: tuple[str, ...]
    openings: re.Pattern[str]
    sections: re.Pattern[str]
    text_words: re.Pattern[str]
    made_words: re.Pattern[str]
    notice_starts: frozenset[str]
    edited: re.Pattern[str]
    closings: re.Pattern[str]
    link_headings: frozenset[str]

    def names_record(self, text: str) -> bool:
        """Return True if a line only names the kind of text: `TRANSCRIPT`, `Plenarprotokoll 20/12`."""
        return _NUMBER_AT_END.sub("", bare(text)) in self.records

    def names_list(self, text: str) -> bool:
        """Return True if a line only announces a list: `SPEAKERS`, `Attendees (5)`."""
        line = _ROMAN_NUMBER.sub("", bare(text))
        line = re.sub(r"\s?[(\[（]?(?:n[ro]\. ?)?\d{1,4}[)\]）]?$", "", line)
        return line in self.lists or (_SPACED.fullmatch(line) is not None and line.replace(" ", "") in self.lists)

    def names_organisation(self, text: str) -> bool:
        """Return True if a line is the name of a parliament or another organisation, and no name of a meeting."""
        line = bare(text)
        return line in self.organisations or line.startswith(self.organisation_starts)

    def names_meeting(self, text: str) -> bool:
        """Return True if a line has a word for a meeting."""
        line = fold(text[:_MAX_CHARS])
        return any(part in line for part in self.meetings_inside) or any(
            _EDGE.sub("", word) in self.meetings for word in line.split()
        )

    def opens_sitting(self, text: str) -> bool:
        """Return True if a line says when a sitting began, or who was in the chair."""
        return len(text) < _MAX_CHARS and self.openings.fullmatch(fold(text).strip(" .()[]（）。*_-–—")) is not None

    def names_section(self, text: str) -> bool:
        """Return True if a line is a heading that records print between turns: `Discussion générale`."""
        return len(text) < _MAX_CHARS and self.sections.fullmatch(fold(text)) is not None

    def tells_how_text_was_made(self, text: str) -> bool:
        """Return True if a paragraph says how its text was made, as captioners, programs and editors do."""
        if len(text) < _MAX_CHARS and self.edited.fullmatch(text) is not None:
            return True
        line = fold(text)
        first = bare(re.split("[:：]", line[:30])[0])
        # Without `Note:` the sentence has to be about this very text.
        is_about_text = first in self.notice_starts or _THIS.match(line) is not None
        return is_about_text and self.text_words.search(line) is not None and self.made_words.search(line) is not None

    def closes_document(self, text: str) -> bool:
        """Return True if a line is what programs and typists write below the last words."""
        return len(text) < _MAX_CHARS and self.closings.fullmatch(text) is not None

    def names_conclusions(self, text: str) -> bool:
        """Return True if a line is the heading of a list of what was concluded."""
        return bare(text) in self.conclusions

    def heads_links(self, text: str) -> bool:
        """Return True if a line is the heading of the topics or the links that a web page prints below a text."""
        return bare(text) in self.link_headings


def bare(text: str) -> str:
    """Return a line folded, without the signs at its edges."""
    return _EDGE.sub("", fold(text[:_MAX_CHARS]))


@functools.cache
def head_words() -> HeadWords:
    """Return the words of all languages together."""
    words = msgspec.convert(load_words("generator.reading.grammar", "head_words.yml"), _HeadWordFile)
    meanings = {word: meaning for meaning, listed in words.keys.items() for word in _split(listed)}
    people = dict.fromkeys(_split(words.people_keys), "people")
    return HeadWords(
        records=frozenset(_split(words.records)),
        lists=frozenset(_split(words.lists)),
        summaries=frozenset(_split(words.summaries)),
        conclusions=frozenset(_split(words.conclusions)),
        key_meaning=people | dict.fromkeys(_split(words.lists), "list") | meanings,
        organisations=frozenset(_split(words.organisations)),
        organisation_starts=tuple(f"{start} " for start in _split(words.organisation_starts)),
        meetings=frozenset(_split(words.meetings)),
        meetings_inside=tuple(_split(words.meetings_inside)),
        openings=re.compile("|".join(words.openings)),
        sections=re.compile("|".join(words.sections)),
        text_words=_any_of(_split(words.text_words)),
        made_words=_any_of(_split(words.made_words)),
        notice_starts=frozenset(_split(words.notice_starts)),
        edited=re.compile("|".join(words.edited), re.IGNORECASE),
        closings=re.compile("|".join(f"(?:{_in_any_case(pattern)})" for pattern in words.closings)),
        link_headings=frozenset(_split(words.link_headings)),
    )


def _split(words: str) -> list[str]:
    return [fold(word) for word in words.split(",")]


def _any_of(words: list[str]) -> re.Pattern[str]:
    """Return a pattern for any of the words; a word without spaces in its script may stand inside another."""
    return re.compile(
        "|".join(
            rf"(?<!\w){re.escape(word)}(?!\w)" if word.isascii() or word[0] < "⺀" else re.escape(word)
            for word in words
        )
    )


def _in_any_case(pattern: str) -> str:
    """Return a pattern without regard to case, except where it has words in capitals alone: `END`."""
    return pattern if "END|ENDE" in pattern else f"(?i:{pattern})"
