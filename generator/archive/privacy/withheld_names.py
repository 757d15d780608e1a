"""The withheld names (`hide: name` in the people register), and the texts, ids and addresses that reveal them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cached_property, lru_cache

from generator.reading.grammar.names import read_label
from generator.reading.grammar.vocabulary import Vocabulary, vocabulary_of
from generator.settings.load import Settings
from generator.settings.people import HIDE_NAME, Alias, PersonInfo
from generator.slugs import person_id, slug, without_document
from generator.text.normal import has_two_words, is_cjk, loose_name_key, name_letters
from generator.text.similar_names import WITHHELD_NAME
from generator.urls import PEOPLE_ADDRESS

NAME_PLACEHOLDER = "[name withheld]"
"""In place of the name in a title, a notice or a message."""

_WORD_SEPARATOR = r"[\W_]{1,4}"
_TURN_NUMBER = re.compile(r"-[0-9]+$")


class WithheldNames:
    """The names of everybody whose name is withheld; false if no name is."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._people = tuple(person for person in settings.register.people if person.hide == HIDE_NAME)
        self._may_be_in_prefix: dict[str, bool] = {}
        self.person_ids = frozenset(person.id for person in self._people)

    def __bool__(self) -> bool:
        return bool(self._people)

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        return vocabulary_of(self._settings)

    @cached_property
    def _all_keys(self) -> frozenset[str]:
        """All registered forms as keys, without regard to their bounds."""
        return self.keys(lambda alias: True)

    @cached_property
    def _name_ids(self) -> frozenset[str]:
        """The ids that the registered forms make, in the spelling of the register and as keys."""
        forms = [form.label for person in self._people for form in person.forms()]
        names = [read_label(form, self._vocabulary).name or form for form in forms]
        ids = {person_id(name) for name in (*forms, *names)}
        return frozenset(ids.union(*({slug(key), person_id(key)} for key in self._all_keys)) - {""})

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return _pattern_of(frozenset(_full_names(self._all_keys)))

    @cached_property
    def longer_names(self) -> frozenset[str]:
        """The keys of the other registered names that contain a withheld name: `jane doe smith`."""
        others = [person for person in self._settings.register.people if person.hide is None]
        keys = {key for person in others for form in person.forms() for key in self.keys_of(form.label)}
        return frozenset(key for key in keys if self._pattern.search(key))

    def register(self) -> tuple[PersonInfo, ...]:
        """Return the entries of the register that withholding depends on: withheld names, and names with one inside."""
        if not self:
            return ()
        return tuple(
            person
            for person in self._settings.register.people
            if person.hide is not None
            or any(key in self.longer_names for form in person.forms() for key in self.keys_of(form.label))
        )

    def keys(self, holds: Callable[[Alias], bool]) -> frozenset[str]:
        """Return the registered forms of the withheld names as keys; roles are not names.

        Args:
            holds: Tells whether the bounds of an alias hold.
        """
        keys = {
            key for person in self._people for form in person.forms() if holds(form) for key in self.keys_of(form.label)
        }
        keys |= {loose_name_key(person.sort) for person in self._people if person.sort}
        keys |= {_surname_first(key) for key in _full_names(keys)}
        return frozenset(keys | {loose_name_key(slug(key)) for key in keys})  # ids spell other scripts in Latin letters

    def keys_of(self, label: str) -> set[str]:
        """Return the keys of a label with a name: of the complete label, and of the full name in it."""
        name = read_label(label, self._vocabulary).name
        if name is None:
            return set()
        label_key, key = loose_name_key(label), loose_name_key(name)
        return {label_key, key} if has_two_words(key) else {label_key}

    def in_id(self, turn_id: str, keys: frozenset[str] | None = None) -> bool:
        """Return True if a turn's id certainly reveals a withheld name: `jane-doe-3`, `moderator-jane-doe-1`.

        Args:
            turn_id: The id.
            keys: The names that hold for the page of the id, as `keys` returns them; `None` for all names.
        """
        prefix = _TURN_NUMBER.sub("", turn_id)
        if keys is None:
            keys, pattern = self._all_keys, self._pattern
        else:
            pattern = _pattern_of(frozenset(_full_names(keys)))
        return loose_name_key(prefix) in keys or pattern.search(prefix) is not None

    def may_be_in_id(self, turn_id: str) -> bool:
        """Return True if a turn's id may come from a label of a person with a withheld name.

        That includes a part of the name (`jane-3`), an initial with the surname, and a misspelt name: labels that only
        evidence gives to a person. Only meaningful on a page that says that a name was withheld.
        """
        prefix = _TURN_NUMBER.sub("", turn_id)
        if prefix not in self._may_be_in_prefix:
            self._may_be_in_prefix[prefix] = self.in_id(turn_id) or self._may_be_label(prefix)
        return self._may_be_in_prefix[prefix]

    def _may_be_label(self, prefix: str) -> bool:
        label = read_label(prefix.replace("-", " ").upper(), self._vocabulary)
        words = loose_name_key(label.name or "").split(" ")
        honorifics = set(loose_name_key(label.honorific or "").split(" "))
        words = [word for word in words if word and word not in honorifics]
        return bool(words) and any(_may_be_form_of(words, key.split(" ")) for key in self._all_keys)

    def in_address(self, address: str) -> bool:
        """Return True if an address is or was that of a page about a person with a withheld name.

        It is the person's page (`people/jane-doe/`) or a subpage of it (`people/jane-doe/2019/`).
        """
        folder = re.match(rf"{PEOPLE_ADDRESS}([^/]+)/", address)
        if folder is None:
            return False
        person = without_document(folder[1])
        return person in self.person_ids or person in self._name_ids

    def in_text(self, text: str) -> bool:
        """Return True if a text, or the path of a file, contains a withheld name."""
        return self._pattern.search(name_letters(text)[0]) is not None


def name_replacer(keys: Iterable[str], other_keys: Iterable[str]) -> Callable[[str], str]:
    """Return a function that replaces names with `[name withheld]`, in any case, with any accents and separators.

    Args:
        keys: The names to replace.
        other_keys: Names to keep; some contain a name to replace: `jane doe smith`.
    """
    replaced_keys = frozenset(keys)
    if not replaced_keys:
        return lambda text: text
    pattern = _pattern_of(replaced_keys)
    longer_keys = frozenset(key for key in other_keys if key not in replaced_keys and pattern.search(key))
    if longer_keys:
        pattern = re.compile(f"{_pattern_of(longer_keys).pattern}|(?P<replaced>{pattern.pattern})")

    def replace_names(text: str) -> str:
        letters, positions = name_letters(text)
        parts, end = [], 0
        for match in pattern.finditer(letters):
            if longer_keys and match["replaced"] is None:
                continue
            parts += [text[end : positions[match.start()]], NAME_PLACEHOLDER]
            end = positions[match.end() - 1] + 1
        return "".join([*parts, text[end:]]) if parts else text

    return replace_names


def _full_names(keys: Iterable[str]) -> list[str]:
    """Return the names of two words or more; a single word may be anybody's name, or a word of the language."""
    return [key for key in keys if has_two_words(key)]


def _surname_first(key: str) -> str:
    given_names, _, surname = key.rpartition(" ")
    return f"{surname} {given_names}".strip()


@lru_cache(maxsize=1024)
def _pattern_of(keys: frozenset[str]) -> re.Pattern[str]:
    """Return a pattern that finds names as complete words in `name_letters`, the longest first; no keys, no match."""
    ordered = sorted(keys, key=lambda key: (-len(key), key))
    names = [_WORD_SEPARATOR.join(_word_pattern(word) for word in key.split(" ")) for key in ordered]
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(names)})(?![^\W_])" if names else r"(?!)")


def _word_pattern(word: str) -> str:
    """Return a pattern of a word with an apostrophe anywhere, and with blanks between CJK characters."""
    return (_WORD_SEPARATOR.replace("1", "0") if is_cjk(word) else "'?").join(map(re.escape, word))


def _may_be_form_of(words: list[str], name: list[str]) -> bool:
    """Return True if words may be a printed form of a name: some of its words, with an initial, or misspelt."""
    is_misspelt = WITHHELD_NAME.edits(" ".join(words), " ".join(name)) is not None
    return is_misspelt or _are_part_of(words, name) or _have_initial_of(words, name)


def _are_part_of(words: list[str], name: list[str]) -> bool:
    return len(name) > 1 and set(words) <= set(name)


def _have_initial_of(words: list[str], name: list[str]) -> bool:
    """Return True if the surnames are equal and so are the given names, or one of each two is the other's initial."""
    if len(words) != len(name) or len(name) < 2 or words[-1] != name[-1]:
        return False
    pairs = zip(words[:-1], name[:-1], strict=True)
    return all(word == part or (1 in {len(word), len(part)} and word[0] == part[0]) for word, part in pairs)
