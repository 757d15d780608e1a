"""Load the words that labels have in other languages: one file for each language in `words`."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from importlib import resources

import msgspec

from generator.text.normal import fold, without_diacritics
from generator.text.word_files import load_words

_Words = str
"""Words or phrases, parted by commas."""


class LanguageWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The words of one language. Lists are parted by commas; in small letters, except honorifics and places."""

    roles: dict[str, _Words] = {}
    """Offices and functions, by the role of the contract."""
    honorifics: _Words = ""
    """Forms of address, as written before a surname."""
    articles: _Words = ""
    """Words before an office or a form of address: `Mme la ministre`, `O Sr. Presidente`."""
    complements: _Words = ""
    """Words that join an office with its field: `ministre de la Mer`."""
    adjectives: _Words = ""
    """Words behind an office that are part of it: `ministre déléguée`."""
    quantities: _Words = ""
    """Words before people who are not named: `Plusieurs députés`."""
    groups: _Words = ""
    """Words for people who are not named."""
    voices: _Words = ""
    """Words for a call whose caller nobody names; a word of place is behind them: `Voce dai banchi`."""
    places_of_voices: _Words = ""
    """Words before the place of a voice."""
    endings: dict[str, _Words] = {}
    """Ends of compound words for an office, by the role: `Bundesaußenminister`."""
    office_ends: dict[str, _Words] = {}
    """The last words of offices that are before a name, by the role: `Ulaştırma Bakanı`."""
    offices_behind: dict[str, _Words] = {}
    """Ends of words for an office that is behind a name, by the role: `Kovács János elnök`."""
    role_suffixes: dict[str, _Words] = {}
    """Offices behind a name without a blank, by the role: `王小明委员`."""
    honorific_suffixes: _Words = ""
    honorific_prefixes: _Words = ""
    """Forms of address before a name without a blank."""
    surnames: str = ""
    """Surnames of one character, without commas."""
    compound_surnames: _Words = ""
    no_name_characters: str = ""
    """Characters that no name has, without commas."""
    office_words: _Words = ""
    """Fields of an office that look like a surname before it."""
    parties: _Words = ""
    """Abbreviations of parties in small letters behind a name: `Kaisa Lehto kd`."""
    honorifics_behind: _Words = ""
    """Forms of address in small letters behind a name: `ARRIETA LASA jaunak`."""
    behalf: _Words = ""
    """Words between the body for which somebody speaks and the name: `CHP GRUBU ADINA ŞÜKRÜ ÖZDEN`."""
    speeches: _Words = ""
    """Words for what somebody says, before the person in a label: `Intervención del señor Bell`."""
    media: _Words = ""
    """Words that begin the name of a station or a paper, which asks questions as a label: `Radio Saltmarsh`."""
    media_ends: _Words = ""
    """Ends of words that name a paper or a station: `Küstenzeitung`."""
    bodies: _Words = ""
    """Words that begin the name of a body behind an office, with the name of the person at the end of all."""
    question_labels: _Words = ""
    """Words for a question or an answer that are labels in capitals, alone or before a name: `FRAGE JUNGBLUT`."""
    no_labels: _Words = ""
    """Words before a colon that are speech."""
    questions: _Words = ""
    """What a record of an interview prints before a question: `Q`, `question`."""
    answers: _Words = ""
    addressing: _Words = ""
    """Words of somebody who speaks to another person: `you`. Those of western languages are in `colon_questions.py`."""
    own: _Words = ""
    """Words of somebody who speaks about himself or herself: `I`."""
    agreeing: _Words = ""
    """First words of an answer: `yes`."""
    places: _Words = ""
    place_words: _Words = ""
    """Words of the names of places; a name of a person behind an office has none of them."""
    dotted_i: bool = False
    """Whether the capital of `i` is `İ`."""


class QuestionWords(msgspec.Struct, frozen=True):
    """The words of an interview in one language, folded."""

    questions: tuple[str, ...]
    answers: tuple[str, ...]
    addressing: tuple[str, ...]
    own: tuple[str, ...]
    agreeing: tuple[str, ...]


class LabelWords(msgspec.Struct, frozen=True):
    """The words of all languages, folded."""

    roles: dict[str, tuple[str, ...]]
    honorifics: dict[str, str]
    articles: frozenset[str]
    complements: frozenset[str]
    adjectives: frozenset[str]
    quantities: frozenset[str]
    groups: frozenset[str]
    voices: frozenset[str]
    places_of_voices: frozenset[str]
    endings: dict[str, str]
    office_ends: dict[str, str]
    offices_behind: dict[str, str]
    role_suffixes: dict[str, str]
    """The longest first."""
    honorific_suffixes: tuple[str, ...]
    """The longest first."""
    honorific_prefixes: tuple[str, ...]
    """The longest first."""
    surnames: frozenset[str]
    no_name_characters: frozenset[str]
    office_words: frozenset[str]
    parties: frozenset[str]
    honorifics_behind: frozenset[str]
    behalf: frozenset[str]
    speeches: frozenset[str]
    media: frozenset[str]
    media_ends: tuple[str, ...]
    bodies: frozenset[str]
    question_labels: frozenset[str]
    speech_words: frozenset[str]
    places: frozenset[str]
    place_words: frozenset[str]


@functools.cache
def label_words() -> LabelWords:
    """Return the words of all languages together."""
    languages = tuple(_languages())
    return LabelWords(
        roles=_roles(languages),
        honorifics={fold(word): word for words in languages for word in _split(words.honorifics)},
        articles=_folded(words.articles for words in languages),
        complements=_folded(words.complements for words in languages),
        adjectives=_folded(words.adjectives for words in languages),
        quantities=_folded(words.quantities for words in languages),
        groups=_folded(words.groups for words in languages),
        voices=_folded(words.voices for words in languages),
        places_of_voices=_folded(words.places_of_voices for words in languages),
        endings=_by_word(words.endings for words in languages),
        office_ends=_by_spelling((words.office_ends, words.dotted_i) for words in languages),
        offices_behind=_by_word(words.offices_behind for words in languages),
        role_suffixes=dict(
            sorted(
                _by_word(words.role_suffixes for words in languages).items(), key=lambda item: (-len(item[0]), item[0])
            )
        ),
        honorific_suffixes=_longest_first(words.honorific_suffixes for words in languages),
        honorific_prefixes=_longest_first(words.honorific_prefixes for words in languages),
        surnames=frozenset(
            surname for words in languages for surname in (*words.surnames, *_split(words.compound_surnames))
        ),
        no_name_characters=frozenset("".join(words.no_name_characters for words in languages)),
        office_words=_folded(words.office_words for words in languages),
        parties=_folded(words.parties for words in languages),
        honorifics_behind=_folded(words.honorifics_behind for words in languages),
        behalf=frozenset(
            spelling
            for words in languages
            for word in _split(words.behalf)
            for spelling in _spellings(word, dotted_i=words.dotted_i)
        ),
        speeches=_folded(words.speeches for words in languages),
        media=_folded(words.media for words in languages),
        media_ends=_longest_first(words.media_ends for words in languages),
        bodies=_folded(words.bodies for words in languages),
        question_labels=_folded(words.question_labels for words in languages),
        speech_words=_folded(words.no_labels for words in languages),
        places=_folded(words.places for words in languages),
        place_words=_folded(words.place_words for words in languages),
    )


@functools.cache
def question_words() -> tuple[QuestionWords, ...]:
    """Return the words of an interview in each language that has words for question and answer."""
    return tuple(
        QuestionWords(
            *(
                tuple(map(fold, _split(each)))
                for each in (words.questions, words.answers, words.addressing, words.own, words.agreeing)
            )
        )
        for words in _languages()
        if words.questions and words.answers
    )


def _languages() -> Iterator[LanguageWords]:
    """Yield the words of each language, in the order of the files' names."""
    folder = resources.files("generator.reading.grammar").joinpath("words")
    for name in sorted(file.name for file in folder.iterdir() if file.name.endswith(".yml")):
        yield msgspec.convert(load_words("generator.reading.grammar", "words", name), LanguageWords)


def _split(words: _Words) -> list[str]:
    return [word for word in words.split(", ") if word]


def _folded(lists: Iterable[_Words]) -> frozenset[str]:
    return frozenset(fold(word) for words in lists for word in _split(words))


def _longest_first(lists: Iterable[_Words]) -> tuple[str, ...]:
    return tuple(sorted(_folded(lists), key=lambda word: (-len(word), word)))


def _by_word(lists: Iterable[dict[str, _Words]]) -> dict[str, str]:
    return {fold(word): role for roles in lists for role, words in roles.items() for word in _split(words)}


def _by_spelling(lists: Iterable[tuple[dict[str, _Words], bool]]) -> dict[str, str]:
    return {
        spelling: role
        for roles, dotted_i in lists
        for role, words in roles.items()
        for word in _split(words)
        for spelling in _spellings(word, dotted_i=dotted_i)
    }


def _roles(languages: Iterable[LanguageWords]) -> dict[str, tuple[str, ...]]:
    """Return the phrases of each role, in every spelling that prints them."""
    roles: dict[str, dict[str, None]] = {}
    for words in languages:
        for role, phrases in words.roles.items():
            for phrase in _split(phrases):
                roles.setdefault(role, {}).update(dict.fromkeys(_spellings(phrase, dotted_i=words.dotted_i)))
    return {role: tuple(phrases) for role, phrases in roles.items()}


def _spellings(phrase: str, *, dotted_i: bool) -> list[str]:
    """Return a phrase folded, as it is in small letters and in capitals, with and without diacritics."""
    if phrase.isascii() and not dotted_i:
        return [fold(phrase)]
    capitals = phrase.replace("i", "İ").upper() if dotted_i else phrase.upper()
    spellings = [fold(phrase), fold(capitals)]
    if any("a" <= letter <= "z" or "α" <= letter <= "ω" for letter in phrase):
        spellings += [fold(without_diacritics(phrase)), fold(without_diacritics(capitals))]
    return list(dict.fromkeys(spellings))
