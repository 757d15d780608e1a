"""Whose name is withheld (`hide: name` in the people register), and what of a text, an id or an address tells it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property, lru_cache

from rapidfuzz.distance import OSA

from generator.archive.people.resolve import LATIN_LETTERS, name_key
from generator.reading.grammar.names import read_label
from generator.reading.grammar.vocabulary import Vocabulary, vocabulary_of
from generator.settings.load import Settings
from generator.settings.people import HIDE_NAME, Alias
from generator.slugs import APOSTROPHES, slug

NAME_PLACEHOLDER = "[name withheld]"
"""Stands where the name stood in a title, a notice or a message."""

_WORD_SEPARATOR = r"[\W_]{1,4}"
_TURN_NUMBER = re.compile(r"-[0-9]+$")
_MAX_MISSPELT_LETTERS = 2
"""Letters in which a misspelt label may differ from the name."""

_MIN_MISSPELT_NAME_CHARS = 7
"""Letters of a name that may be misspelt."""


class WithheldNames:
    """Everybody whose name is withheld; false where there is nobody."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._people = tuple(person for person in settings.register.people if person.hide == HIDE_NAME)
        self._asked: dict[str, bool] = {}
        self.ids = frozenset(person.id for person in self._people)

    def __bool__(self) -> bool:
        return bool(self._people)

    @cached_property
    def _known(self) -> Vocabulary:
        return vocabulary_of(self._settings)

    @cached_property
    def _all(self) -> frozenset[str]:
        """Every form as a key, whatever its bounds."""
        return self.keys(lambda alias: True)

    @cached_property
    def _names(self) -> re.Pattern[str]:
        return _pattern_of(frozenset(_full_names(self._all)))

    @cached_property
    def longer_names(self) -> frozenset[str]:
        """The names of everybody else in the register in which a hidden one stands: `jane doe smith`."""
        others = [person for person in self._settings.register.people if person.hide is None]
        keys = {key for person in others for form in person.forms() for key in self.keys_of(form.label)}
        return frozenset(key for key in keys if self._names.search(key))

    def keys(self, holds: Callable[[Alias], bool]) -> frozenset[str]:
        """Return the registered forms as keys, of the aliases those whose bounds hold; roles are nobody's name."""
        found = {key for person in self._people for form in person.forms() if holds(form)
                 for key in self.keys_of(form.label)}  # fmt: skip
        found |= {name_key(person.sort) for person in self._people if person.sort}
        found |= {_surname_first(key) for key in _full_names(found)}
        return frozenset(found | {name_key(slug(key)) for key in found})  # ids spell other scripts in Latin letters

    def keys_of(self, label: str) -> set[str]:
        """Return a label that names somebody as keys: the whole of it, and the full name in it."""
        name = read_label(label, self._known).name
        if name is None:
            return set()
        whole, key = name_key(label), name_key(name)
        return {whole, key} if " " in key else {whole}

    def in_id(self, name: str, forms: frozenset[str] | None = None) -> bool:
        """Return whether a turn's id certainly tells a hidden name: `jane-doe-3`, `moderator-jane-doe-1`.

        Args:
            name: The id.
            forms: The names that hold where the id is, as `keys` returns them; without, all of them.
        """
        prefix = _TURN_NUMBER.sub("", name)
        names = self._names if forms is None else _pattern_of(frozenset(_full_names(forms)))
        return name_key(prefix) in (self._all if forms is None else forms) or names.search(prefix) is not None

    def may_be_in_id(self, name: str) -> bool:
        """Return whether a turn's id may be of a label of a hidden person, also one that only evidence gave them.

        That is so for a part of the name (`jane-3`), for an initial and the surname, and for a misspelt name. Asked
        only where a page says that a name was withheld.
        """
        prefix = _TURN_NUMBER.sub("", name)
        if prefix not in self._asked:
            self._asked[prefix] = self.in_id(name) or self._is_alike(prefix)
        return self._asked[prefix]

    def _is_alike(self, prefix: str) -> bool:
        label = read_label(prefix.replace("-", " ").upper(), self._known)
        words = name_key(label.name or "").split(" ")
        titles = set(name_key(label.honorific or "").split(" "))
        words = [word for word in words if word and word not in titles]
        return bool(words) and any(_may_be_form_of(words, key.split(" ")) for key in self._all)

    def in_address(self, address: str) -> bool:
        """Return whether an address is, or was, that of a hidden person's page: `people/jane-doe/`."""
        folder = re.fullmatch(r"people/([^/]+)/", address)
        if folder is None:
            return False
        person = folder[1].partition("--")[0]
        return person in self.ids or person in {slug(key) for key in self._all}

    def in_text(self, text: str) -> bool:
        """Return whether a name stands in a text, or in the name of a file."""
        return self._names.search(_folded(text)[0]) is not None


def name_replacer(keys: Iterable[str], others: Iterable[str]) -> Callable[[str], str]:
    """Return what puts `[name withheld]` in the place of names, in whatever case, accents and signs between the words.

    Args:
        keys: The names.
        others: Names that are somebody else's, in which one of the others may stand: `jane doe smith`.
    """
    wanted = frozenset(keys)
    if not wanted:
        return lambda text: text
    own = _pattern_of(wanted)
    longer = [key for key in others if key not in wanted and own.search(key)]
    pattern = re.compile(f"{_pattern_of(frozenset(longer)).pattern}|(?P<own>{own.pattern})") if longer else own

    def clean(text: str) -> str:
        folded, places = _folded(text)
        parts, end = [], 0
        for match in pattern.finditer(folded):
            if longer and match["own"] is None:
                continue
            parts += [text[end : places[match.start()]], NAME_PLACEHOLDER]
            end = places[match.end() - 1] + 1
        return "".join([*parts, text[end:]]) if parts else text

    return clean


def _full_names(keys: Iterable[str]) -> list[str]:
    """Return the names of two words or more; one word may be anybody's, or a word of the language."""
    return [key for key in keys if " " in key]


def _surname_first(key: str) -> str:
    names, _, surname = key.rpartition(" ")
    return f"{surname} {names}"


@lru_cache(maxsize=1024)
def _pattern_of(keys: frozenset[str]) -> re.Pattern[str]:
    """Return what finds names as whole words in a folded text, the longest first; of no names nothing."""
    ordered = sorted(keys, key=lambda key: (-len(key), key))
    words = [_WORD_SEPARATOR.join("'?".join(map(re.escape, word)) for word in key.split(" ")) for key in ordered]
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(words)})(?![^\W_])" if words else r"(?!)")


def _folded(text: str) -> tuple[str, Mapping[int, int] | range | list[int]]:
    """Return a text without case and diacritics, and for each of its characters the place it came from."""
    if text.isascii():
        return text.lower().replace("`", "'"), range(len(text))
    folded: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text):
        plain = "'" if char in APOSTROPHES else unicodedata.normalize("NFKD", char).casefold().translate(LATIN_LETTERS)
        for one in plain:
            if not unicodedata.combining(one):
                folded.append(one)
                places.append(place)
    return "".join(folded), places


def _may_be_form_of(words: list[str], name: list[str]) -> bool:
    """Return whether words may be a printed form of a name: some of its words, an initial for one, or misspelt."""
    if len(name) > 1 and set(words) <= set(name):
        return True
    if len(words) == len(name) and words[-1] == name[-1]:
        pairs = list(zip(words[:-1], name[:-1], strict=True))
        if pairs and all(one == two or (1 in {len(one), len(two)} and one[0] == two[0]) for one, two in pairs):
            return True
    one, two = " ".join(words), " ".join(name)
    return (
        min(len(one), len(two)) >= _MIN_MISSPELT_NAME_CHARS
        and OSA.distance(one, two, score_cutoff=_MAX_MISSPELT_LETTERS) <= _MAX_MISSPELT_LETTERS
    )
