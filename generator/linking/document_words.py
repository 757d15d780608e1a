"""The words of a document by which names are looked up: all else in the archive can't be named in it."""

from __future__ import annotations

import re
import zlib
from array import array
from functools import cached_property

import msgspec

from generator.archive.stages.stored_records import get_record
from generator.corrections.applied import AppliedCorrection, shown_record
from generator.linking.capitalised_words import find_capitalised_words, without_possessive
from generator.linking.phrases import phrase_keys, starts_in
from generator.records import SessionRecord
from generator.results.document_stage import DocumentStage, Folders

_NUMBER = re.compile(r"[0-9]+")
_MAX_DIGITS = 4
"""Digits of a session's number or a year."""


class DocumentWords(msgspec.Struct, frozen=True, dict=True):
    """What names in the paragraphs of a document can begin with. Words are numbers, by CRC-32."""

    packed_starts: bytes
    """The first two words of each possible name, as keys: four bytes each, sorted, in the order of this machine."""
    packed_words: bytes
    """Each capitalised word, letter for letter."""
    number_texts: tuple[str, ...]
    """Each number of four digits or fewer; sorted."""

    @cached_property
    def starts(self) -> frozenset[int]:
        """The starts of possible names, as `start_of_phrase` returns them."""
        return frozenset(memoryview(self.packed_starts).cast("I"))

    @cached_property
    def words(self) -> frozenset[int]:
        """The capitalised words, as `word_number` returns them."""
        return frozenset(memoryview(self.packed_words).cast("I"))

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The numbers in the text."""
        return frozenset(self.number_texts)


def start_of_phrase(phrase: str) -> int | None:
    """Return the number of the first two words of a phrase; `None` for a phrase of fewer words, which no text names."""
    keys = phrase_keys(phrase)
    return word_number(f"{keys[0]} {keys[1]}") if len(keys) > 1 else None


def first_word_of_form(form: str) -> str:
    """Return the first word of a form of a glossary entry."""
    return re.split("[ -]", form)[0]


def word_number(word: str) -> int:
    """Return the number of a word."""
    return zlib.crc32(word.encode("utf-8", errors="surrogatepass"))


def document_words(record: SessionRecord) -> DocumentWords:
    """Return the words of a record as its page shows it."""
    starts: set[str] = set()
    words: set[str] = set()
    numbers: set[str] = set()
    for turn in record.turns:
        for block in turn.blocks:
            if block.type == "text":
                capitalised = find_capitalised_words(block.text)
                starts.update(starts_in(block.text, capitalised))
                words.update(word.text for word in capitalised)
                numbers.update(_NUMBER.findall(block.text))
    words |= {without_possessive(word) for word in words}
    short_numbers = (number for number in numbers if len(number) <= _MAX_DIGITS)
    return DocumentWords(_packed(starts), _packed(words), tuple(sorted(short_numbers)))


def _packed(words: set[str]) -> bytes:
    return array("I", sorted(set(map(word_number, words)))).tobytes()


class WordsContext(msgspec.Struct, frozen=True):
    """This stage depends on nothing besides its task."""


class WordsTask(msgspec.Struct, frozen=True):
    """A record, with its corrections."""

    record: str
    corrections: tuple[AppliedCorrection, ...]


def _collect_words(folders: Folders, _: WordsContext, task: WordsTask) -> DocumentWords:
    return document_words(shown_record(get_record(folders, task.record), task.corrections))


WORDS = DocumentStage(
    name="words",
    work=_collect_words,
    context=WordsContext,
    task=WordsTask,
    result=DocumentWords,
    objects=lambda result: (),
)
"""The stage."""
