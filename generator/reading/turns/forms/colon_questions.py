"""`Q:` and `A:` alone through a document: the record of a hearing or an interview. A page of questions isn't one."""

from __future__ import annotations

import functools
import itertools
import re
from collections import Counter
from collections.abc import Iterable
from typing import Literal

from generator.reading.draft import is_apart
from generator.reading.grammar.labels import goes_on_as_speech
from generator.reading.grammar.language_words import question_words
from generator.reading.grammar.turn_marks import Evidence, Mark, MarkLine
from generator.reading.grammar.vocabulary import Vocabulary
from generator.reading.turns.forms import chevrons, labels
from generator.reading.turns.forms.document_lines import DocumentLines
from generator.reading.turns.forms.mark_form import MarkForm
from generator.text.normal import fold

NAME = "questions and answers with colons"

_MIN_PLACES = 2
"""Questions, and answers, that the document must have."""

_MIN_STATEMENTS = 6
"""Questions and answers beside which questions without a question sign are statements of people who speak."""

_MIN_SHARE = 0.5
"""Share of the lines that begin with a question or an answer."""

_MIN_BESIDE_SHARE = 0.75
"""Share of the paragraphs of words that begin with a question, an answer or another word that comes again, where such a
word is a label, too: somebody else who is there."""

_BRACKETS = frozenset("([")
_MARK = re.compile(
    r"[\s\u00a0\u3000\ufeff]{0,40}(?P<label>[^\W\d_][^\s\d_:：.。,()\[\]?!-]{0,13})(?:[ .]?\d{1,3})?[.]?"
    r"(?:[\s\u00a0]?:(?=[\s\u00a0])|[\s\u00a0]?\uff1a)"
)
_ADDRESS = re.compile(
    r"\b(?:you|your|yours|sir|ma'am|vous|votre|vos|tu|te|ton|sie|ihnen|ihr|ihre|du|dir|usted|le|su|você|senhor|senhora"
    r"|lei|suo|sua|u|uw|jij|вы|вас|вам|ваш|ваша)\b",
    re.IGNORECASE,
)
"""Words of somebody who speaks to another person."""

_OWN = re.compile(
    r"\b(?:i|i'm|i've|i'd|me|my|mine|we|us|our|je|j|moi|mon|ma|mes|nous|ich|mir|mich|mein|meine|wir|yo|mi|me|mis|nosotros"
    r"|eu|meu|minha|nós|io|mio|mia|noi|ik|mij|mijn|wij|я|мне|меня|мой|моя|мы|нас)\b"
    r"|^[\s\u00a0]{0,9}(?:yes|no|yeah|correct|right|oui|non|ja|nein|nee|sí|sim|não|sì|да|нет)\b",
    re.IGNORECASE,
)
"""Words of somebody who speaks about himself or herself, or agrees."""

QUESTION_SIGN_AT_END = r"[?？؟][\"”»’')\]」』]{0,2}[\s\u00a0]{0,20}$"
"""The end of a question, with what may close a quotation."""

_NO_BLANKS = re.compile("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_EDGE = (r"(?<![\w\u0900-\u0dff])", r"(?![\w\u0900-\u0dff])")
"""The edges of a word; the vowel signs of India's scripts are no letters for regular expressions."""

_PAGE_OF_QUESTIONS = re.compile(r"\bfaqs?\b|frequently asked|questions fréquentes|häufig.{0,20}fragen", re.IGNORECASE)
_TOP_LINES = 8

_Kind = Literal["question", "answer"]


def find(lines: DocumentLines) -> Evidence | None:
    """The questions must speak to a person and the answers of one; in a page of questions it is the other way round."""
    marked = [(index, match) for index in lines.unclaimed if (match := _MARK.match(lines.pieces[index].text[:80]))]
    printed = [fold(match["label"]) for _, match in marked]
    pair = _pair(printed)
    if pair is None or is_page_of_questions(lines):
        return None
    places = [index for (index, _), name in zip(marked, printed, strict=True) if name in pair]
    texts = _texts_of(pair, lines, marked, printed)
    strength = _share(lines, places)
    if strength < _MIN_SHARE or not is_dialogue(texts[pair[0]], texts[pair[1]], pair):
        return Evidence(NAME, 0.0, proves_transcript=False)
    beside, others = _beside(lines, marked, printed, places)
    named = lines.numbers([*places, *(index for index, name in others.items() if name in beside)])
    unnamed = lines.numbers([index for index, name in others.items() if name not in beside])
    turns = dict.fromkeys(unnamed, Mark(0, None, 0, 0))
    return Evidence(NAME, strength, named, frozenset((*pair, *beside)), marks=turns)


def _texts_of(
    pair: tuple[str, str], lines: DocumentLines, marked: list[tuple[int, re.Match[str]]], printed: list[str]
) -> dict[str, list[str]]:
    """Return the words behind the marks of questions, and those behind the marks of answers."""
    texts: dict[str, list[str]] = {name: [] for name in pair}
    for (index, match), name in zip(marked, printed, strict=True):
        if name in texts:
            texts[name].append(lines.pieces[index].text[match.end() :])
    return texts


def _beside(
    lines: DocumentLines, marked: list[tuple[int, re.Match[str]]], printed: list[str], places: list[int]
) -> tuple[frozenset[str], dict[int, str]]:
    """Return the words that begin paragraphs as questions and answers do, and are labels of others who are there.

    Such a word comes again, and nearly every paragraph begins with a mark. The paragraphs are returned by their words,
    also those of words that come once: it is not known who says these.
    """
    taken = set(places)
    others = {
        index: name
        for (index, match), name in zip(marked, printed, strict=True)
        if index > places[0] and index not in taken and _may_begin_turn(lines, index, match["label"])
    }
    again = frozenset(name for name, count in Counter(others.values()).items() if count > 1)
    if not again:
        return again, {}
    spoken = sum(
        index >= places[0] and lines.pieces[index].text.lstrip()[:1] not in _BRACKETS and is_apart(lines.pieces, index)
        for index in lines.unclaimed
    )
    count = len(places) + sum(name in again for name in others.values())
    return (again, others) if count >= _MIN_BESIDE_SHARE * spoken else (frozenset(), {})


def _may_begin_turn(lines: DocumentLines, index: int, label: str) -> bool:
    """Return True for a word at the start of a paragraph with which nobody goes on speaking."""
    return not label[0].islower() and is_apart(lines.pieces, index) and not goes_on_as_speech(label, lines.vocabulary)


def _pair(printed: list[str]) -> tuple[str, str] | None:
    """Return the words for question and answer of one language that the document has again and again."""
    often = {name for name, count in Counter(printed).items() if count >= _MIN_PLACES}
    pairs = (pair for words in question_words() for pair in itertools.product(words.questions, words.answers))
    return next((pair for pair in pairs if often.issuperset(pair)), None) if len(often) > 1 else None


def _share(lines: DocumentLines, places: list[int]) -> float:
    """Return the share of the lines that begin with a mark: of all, or of those from the first mark on.

    A talk may have its questions at the end; so few that they are no end of a talk are measured by all lines.
    """
    if len(places) < _MIN_STATEMENTS:
        return len(places) / len(lines.unclaimed)
    return len(places) / sum(index >= places[0] for index in lines.unclaimed)


def is_dialogue(questions: list[str], answers: list[str], pair: tuple[str, str] | None = None) -> bool:
    """Return True if people speak: more questions have `you` than `I`, and more answers have `I` than `you`.

    Args:
        questions: The words behind the marks of questions.
        answers: The words behind the marks of answers.
        pair: The words for question and answer, if the document has them; they tell the languages that it may have.
    """
    if sum(map(_has_question_sign, answers)) * 2 > len(answers):
        return False
    if min(len(questions), len(answers)) >= _MIN_STATEMENTS and sum(map(_has_question_sign, questions)) * 2 < len(
        questions
    ):
        return True  # a page of questions has a question sign behind each
    address, own = _words_of_speakers(pair)
    return _lead(questions, address, own) >= 0 and _lead(answers, own, address) > 0


@functools.lru_cache(maxsize=64)
def _words_of_speakers(pair: tuple[str, str] | None) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return patterns of the words for the other person and for oneself, in the languages that have a pair of words."""
    languages = [
        words for words in question_words() if pair and pair[0] in words.questions and pair[1] in words.answers
    ]
    address = [word for words in languages for word in words.addressing]
    own = [word for words in languages for word in words.own]
    agreeing = [rf"^[\s\u00a0]{{0,9}}{_any_of(words.agreeing)}" for words in languages if words.agreeing]
    return (
        re.compile("|".join([_ADDRESS.pattern, *([_any_of(address)] if address else [])]), re.IGNORECASE),
        re.compile("|".join([_OWN.pattern, *([_any_of(own)] if own else []), *agreeing]), re.IGNORECASE),
    )


def _any_of(words: Iterable[str]) -> str:
    """Return a pattern of these words; letters of scripts without blanks between words may be beside them."""
    return (
        "(?:"
        + "|".join(re.escape(w) if _NO_BLANKS.match(w) else rf"{_EDGE[0]}{re.escape(w)}{_EDGE[1]}" for w in words)
        + ")"
    )


def _has_question_sign(text: str) -> bool:
    return text.rstrip().endswith(("?", "？", "؟"))


def _lead(texts: list[str], wanted: re.Pattern[str], other: re.Pattern[str]) -> int:
    """Return in how many more texts the wanted words are than the others."""
    return sum((wanted.search(text) is not None) - (other.search(text) is not None) for text in texts)


def is_said_to_somebody(text: str) -> bool:
    """Return True if a text asks, or has words of somebody who speaks to another person or about himself or herself."""
    return _has_question_sign(text) or _ADDRESS.search(text) is not None or _OWN.search(text) is not None


def is_page_of_questions(lines: DocumentLines) -> bool:
    """Return True if the first lines say that this is a page of frequent questions."""
    return any(_PAGE_OF_QUESTIONS.search(piece.text[:200]) for piece in lines.pieces[:_TOP_LINES])


def mark_at(line: MarkLine, evidence: Evidence, _vocabulary: Vocabulary) -> Mark | None:
    """Return the mark of a line that begins with a question, an answer or the word of somebody beside them."""
    match = _MARK.match(line.text[:80])
    if match is None or fold(match["label"]) not in evidence.labels or line.number not in evidence.lines:
        return evidence.marks.get(line.number)
    end = match.end()
    start = match.start("label")
    return Mark(start, line.text[start:end].rstrip(" \u00a0").rstrip(":\uff1a").rstrip(), end, end)


FORM = MarkForm(NAME, find, mark_at, yields_to=(chevrons.NAME, labels.NAME))
