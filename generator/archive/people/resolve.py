"""Who a label names, by the people register: as printed, or after normalisation; what is doubtful is left open."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

import msgspec

from generator.archive.addresses import Address
from generator.reading.grammar.names import Label, is_full, read_label
from generator.reading.grammar.typography import tidy
from generator.reading.grammar.vocabulary import Vocabulary, vocabulary_of
from generator.reading.speakers.printed import is_honorific_and_surname
from generator.records import Finding, Resolution, SessionRecord, Turn
from generator.settings.load import Settings
from generator.settings.people import PEOPLE_FILE, Alias, PersonInfo, entry_file
from generator.slugs import APOSTROPHES, is_local_person, slug

Honorifics = dict[str, set[str]]
"""The honorifics that are printed before a full name, by the name's key."""

_APOSTROPHES = {ord(mark): None for mark in APOSTROPHES}
LATIN_LETTERS = str.maketrans({"ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"})
_BETWEEN = re.compile(r"[\W_]+")


class _Form(msgspec.Struct, frozen=True):
    """A registered label and whose it is."""

    person: PersonInfo
    alias: Alias
    honorific: str | None


class Resolver:
    """The register, ready to be asked."""

    def __init__(self, settings: Settings, apart: frozenset[str] = frozenset()) -> None:
        """Index the register.

        Args:
            settings: The archive's `site_config/`.
            apart: Keys of full names before which the archive prints different honorifics, which may be two people.

        Raises:
            ConfigError: An alias is a label that can be nobody's.
        """
        self._known: Vocabulary = vocabulary_of(settings)
        self._apart = apart
        self._ids = frozenset(person.id for person in settings.register.people)
        self._printed: dict[str, list[_Form]] = {}
        self._folded: dict[str, list[_Form]] = {}
        self._names: dict[str, list[_Form]] = {}
        for number, person in enumerate(settings.register.people):
            for place, alias in enumerate(person.forms()):
                label = read_label(alias.label, self._known)
                reason = _no_alias(label, alias) if place else None
                if reason is not None:
                    field = f"aliases[{place - 1}]"
                    path = settings.register.path
                    text = Path(path).read_text(encoding="utf-8-sig") if path else ""
                    raise entry_file(path or PEOPLE_FILE, text).error(number, person, field, reason)
                form = _Form(person, alias, _honorific(label))
                self._printed.setdefault(tidy(alias.label), []).append(form)
                self._folded.setdefault(name_key(alias.label), []).append(form)
                if (key := _full_name(label, self._known)) is not None:
                    self._names.setdefault(key, []).append(form)

    def resolve(
        self, record: SessionRecord, address: Address, corrected: Mapping[str, str] = MappingProxyType({})
    ) -> SessionRecord:
        """Return the record with the registered person at every turn whose label names one beyond doubt.

        Args:
            record: A document.
            address: Of its file.
            corrected: By the ids of turns, what stands for the label there. Of a turn whose speaker was corrected
                without it nothing is asked.
        """
        done: dict[tuple[str, str | None, bool], tuple[Turn, Finding | None]] = {}
        turns, findings = [], list(record.findings)
        for turn in record.turns:
            label = corrected.get(turn.id, turn.label)
            is_corrected = turn.resolved == "corrected"
            if label is None or (is_corrected and turn.id not in corrected):
                turns.append(turn)
                continue
            key = (label, turn.speaker, is_corrected)
            if key not in done:
                asked = msgspec.structs.replace(turn, label=label, resolved="printed") if is_corrected else turn
                done[key] = self._turn(asked, record, address)
                if (finding := done[key][1]) is not None:
                    findings.append(finding)
            who = done[key][0]
            resolved: Resolution | None = "corrected" if is_corrected else who.resolved
            turns.append(
                msgspec.structs.replace(turn, name=who.name, speaker=who.speaker, resolved=resolved)
                if who is not turn
                else turn
            )
        followed = self._follow(record.turns, turns)
        return msgspec.structs.replace(record, turns=tuple(followed), findings=tuple(findings))

    def _follow(self, before: Sequence[Turn], after: Sequence[Turn]) -> Iterator[Turn]:
        """Yield the turns; one that the document itself gives to a speaker follows that one into the register."""
        ids: dict[str, set[str]] = {}
        for old, new in zip(before, after, strict=True):
            if old.speaker is not None and new.speaker in self._ids and old.resolved != "inferred":
                ids.setdefault(old.speaker, set()).add(new.speaker or "")
        for old, new in zip(before, after, strict=True):
            found = ids.get(old.speaker or "", set())
            if old.resolved == "inferred" and new.speaker not in self._ids and len(found) == 1:
                yield msgspec.structs.replace(new, speaker=next(iter(found)))
            else:
                yield new

    def _turn(self, turn: Turn, record: SessionRecord, address: Address) -> tuple[Turn, Finding | None]:
        label = read_label(turn.label or "", self._known)
        event = record.event.id if record.event is not None else None
        session = address.href.rstrip("/")
        resolved: Resolution
        for resolved, forms in self._degrees(turn, label):
            people = {form.person.id: form.person for form in forms if form.alias.holds(event, session, record.date)}
            if len(people) == 1:
                (person,) = people.values()
                return msgspec.structs.replace(turn, speaker=person.id, name=person.name, resolved=resolved), None
            if people:
                message = f"{label.printed!r} may be {' or '.join(sorted(people))} of the register; it is left open"
                return self._alone(turn, address), Finding("person-ambiguous", "warning", turn.lines[0], message)
        if turn.speaker is None or is_local_person(turn.speaker) or turn.resolved == "inferred":
            return (self._alone(turn, address) if turn.speaker in self._ids else turn), None
        honorific = _honorific(label)
        if honorific is not None and _full_name(label, self._known) in self._apart:
            apart = slug(f"{honorific} {turn.name}")
            message = f"other documents print other honorifics before this name ({turn.speaker}): they are not joined"
            finding = Finding("honorifics-differ", "warning", turn.lines[0], message)
            return self._free(msgspec.structs.replace(turn, speaker=apart), address), finding
        return self._free(turn, address), None

    def _degrees(self, turn: Turn, label: Label) -> Iterator[tuple[Resolution, list[_Form]]]:
        """Yield the registered labels that are this one, the surest first."""
        yield "printed", self._printed.get(label.printed, [])
        yield "normalised", self._folded.get(name_key(label.printed), [])
        if turn.resolved == "inferred":
            yield "inferred", [form for form in self._names.get(name_key(turn.name or ""), []) if not form.honorific]
        elif (key := _full_name(label, self._known)) is not None:
            honorific = _honorific(label)
            forms = self._names.get(key, [])
            alike = key not in self._apart and not {form.honorific for form in forms} - {None, honorific}
            yield (
                "normalised",
                [
                    form
                    for form in forms
                    if form.honorific == honorific or (None in {form.honorific, honorific} and (alike or not honorific))
                ],
            )

    def _free(self, turn: Turn, address: Address) -> Turn:
        """Return the turn, with an id of this document alone where the register gives the id to somebody else."""
        return self._alone(turn, address) if turn.speaker in self._ids else turn

    def _alone(self, turn: Turn, address: Address) -> Turn:
        if turn.speaker is None or is_local_person(turn.speaker):
            return turn
        return msgspec.structs.replace(turn, speaker=f"{turn.speaker}--{address.folder}-{address.stem}")


def honorifics(record: SessionRecord, settings: Settings) -> Iterator[tuple[str, str]]:
    """Yield each full name of a record, as a key, that is printed behind an honorific, with the honorific."""
    known = vocabulary_of(settings)
    for printed in {turn.label for turn in record.turns if turn.label is not None}:
        label = read_label(printed, known)
        honorific = _honorific(label)
        key = _full_name(label, known)
        if honorific is not None and key is not None:
            yield key, honorific


def names_with_two_honorifics(printed: Iterable[tuple[str, str]]) -> frozenset[str]:
    """Return the keys of the names that are printed with more than one honorific."""
    found: Honorifics = {}
    for key, honorific in printed:
        found.setdefault(key, set()).add(honorific)
    return frozenset(key for key, theirs in found.items() if len(theirs) > 1)


def spellings(label: str, settings: Settings) -> set[str]:
    """Return the keys by which a label may be found: the whole of it, and the full name in it."""
    known = vocabulary_of(settings)
    keys = {name_key(label), _full_name(read_label(label, known), known)}
    return {key for key in keys if key}


def name_key(name: str) -> str:
    """Return a name for comparing: without case, diacritics, apostrophes and signs; other scripts stay as they are."""
    plain = unicodedata.normalize("NFKD", name.translate(_APOSTROPHES)).casefold().translate(LATIN_LETTERS)
    return _BETWEEN.sub(" ", "".join(char for char in plain if not unicodedata.combining(char))).strip()


def _honorific(label: Label) -> str | None:
    return label.honorific.replace(".", "") if label.honorific is not None else None


def _full_name(label: Label, known: Vocabulary) -> str | None:
    """Return the key of a name of two words or more; `None` of a shorter one, and of an honorific and a surname."""
    if label.name is None or not is_full(label.name, known) or is_honorific_and_surname(label):
        return None
    return name_key(label.name) or None


def _no_alias(label: Label, alias: Alias) -> str | None:
    """Return why a label can't stand for a person."""
    if label.name is not None:
        return None
    if label.role is None:
        return f"{alias.label!r} names an organisation, never a person"
    if label.role == "audience":
        return f"{alias.label!r} stands for several voices, never for a person"
    return None if alias.bounded else f"{alias.label!r} is a role: say at which event, in which session or when"
