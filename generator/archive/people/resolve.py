"""The person of a label by the people register, as printed or after normalisation; doubtful labels stay open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

import msgspec

from generator.archive.addresses import Address
from generator.reading.grammar.names import Label, is_full, read_label
from generator.reading.grammar.vocabulary import Vocabulary, vocabulary_of
from generator.reading.speakers.printed_names import is_honorific_and_surname
from generator.records import Finding, Resolution, SessionRecord, Turn
from generator.settings.load import Settings
from generator.settings.people import Alias, PersonInfo, alias_error
from generator.slugs import is_local_person, person_id
from generator.text.normal import loose_name_key, tidy


class _RegisteredForm(msgspec.Struct, frozen=True):
    """A label of the register, and its person."""

    person: PersonInfo
    alias: Alias
    honorific: str | None


class Resolver:
    """Finds the people of labels in the register."""

    def __init__(self, settings: Settings, honorifics_differ: frozenset[str] = frozenset()) -> None:
        """Index the register.

        Args:
            settings: The archive's `site_config/`.
            honorifics_differ: Keys of full names that the archive prints with different honorifics, so that they may
                belong to two people.

        Raises:
            ConfigError: An alias can't be the label of a person.
        """
        self._vocabulary = vocabulary_of(settings)
        self._honorifics_differ = honorifics_differ
        self._ids = frozenset(person.id for person in settings.register.people)
        self._by_printed_label: dict[str, list[_RegisteredForm]] = {}
        self._by_key: dict[str, list[_RegisteredForm]] = {}
        self._by_full_name: dict[str, list[_RegisteredForm]] = {}
        for number, person in enumerate(settings.register.people):
            for place, alias in enumerate(person.forms()):
                label = read_label(alias.label, self._vocabulary)
                reason = _reason_against_alias(label, alias) if place else None
                if reason is not None:
                    raise alias_error(settings.register, number, place - 1, reason)
                self._add(_RegisteredForm(person, alias, honorific_of(label)), label)

    def _add(self, form: _RegisteredForm, label: Label) -> None:
        self._by_printed_label.setdefault(tidy(form.alias.label), []).append(form)
        self._by_key.setdefault(loose_name_key(form.alias.label), []).append(form)
        if (key := full_name_key(label, self._vocabulary)) is not None:
            self._by_full_name.setdefault(key, []).append(form)

    def resolve(
        self, record: SessionRecord, address: Address, corrected: Mapping[str, str] = MappingProxyType({})
    ) -> SessionRecord:
        """Return the record with the registered person of every turn whose label identifies one without doubt.

        Args:
            record: A document.
            address: The address of its file.
            corrected: Corrected labels, by the ids of turns. The speaker of a corrected turn without one stays.
        """
        resolved_turns: dict[tuple[str, str | None, bool], Turn] = {}
        turns, findings = [], list(record.findings)
        for turn in record.turns:
            label = corrected.get(turn.id, turn.label)
            is_corrected = turn.resolved == "corrected"
            if label is None or (is_corrected and turn.id not in corrected):
                turns.append(turn)
                continue
            key = (label, turn.speaker, is_corrected)
            if key not in resolved_turns:
                lookup = msgspec.structs.replace(turn, label=label, resolved="printed") if is_corrected else turn
                resolved_turns[key], finding = self._resolve_turn(lookup, record, address)
                findings += [finding] if finding is not None else []
            turns.append(_with_speaker_of(turn, resolved_turns[key]))
        final_turns = tuple(self._with_inferred_speakers(record.turns, turns))
        return msgspec.structs.replace(record, turns=final_turns, findings=tuple(findings))

    def _with_inferred_speakers(self, before: Sequence[Turn], after: Sequence[Turn]) -> Iterator[Turn]:
        """Yield the resolved turns; inferred speakers become the registered person of the same speaker's other turns.

        Args:
            before: The turns of the document.
            after: The same turns, resolved.
        """
        registered: dict[str, set[str]] = {}
        for old, new in zip(before, after, strict=True):
            if old.speaker is not None and new.speaker in self._ids and old.resolved != "inferred":
                registered.setdefault(old.speaker, set()).add(new.speaker or "")
        for old, new in zip(before, after, strict=True):
            people = registered.get(old.speaker or "", set())
            if old.resolved == "inferred" and new.speaker not in self._ids and len(people) == 1:
                yield msgspec.structs.replace(new, speaker=next(iter(people)))
            else:
                yield new

    def _resolve_turn(self, turn: Turn, record: SessionRecord, address: Address) -> tuple[Turn, Finding | None]:
        label = read_label(turn.label or "", self._vocabulary)
        event = record.event.id if record.event is not None else None
        session = address.href.rstrip("/")
        for resolved, forms in self._candidates(turn, label):
            people = {form.person.id: form.person for form in forms if form.alias.holds(event, session, record.date)}
            if len(people) == 1:
                (person,) = people.values()
                return msgspec.structs.replace(turn, speaker=person.id, name=person.name, resolved=resolved), None
            if people:
                return _with_local_id(turn, address), _ambiguous(label, sorted(people), turn)
        if turn.speaker is None or is_local_person(turn.speaker) or turn.resolved == "inferred":
            return self._with_free_id(turn, address), None
        honorific = honorific_of(label)
        if honorific is None or full_name_key(label, self._vocabulary) not in self._honorifics_differ:
            return self._with_free_id(turn, address), None
        message = (
            f"other documents print another honorific before this name ({turn.speaker}), so the people are kept "
            "apart; add the label as an alias if they are one person"
        )
        finding = Finding("honorifics-differ", "warning", turn.lines[0], message, (label.printed,))
        turn = msgspec.structs.replace(turn, speaker=person_id(f"{honorific} {turn.name}"))
        return self._with_free_id(turn, address), finding

    def _candidates(self, turn: Turn, label: Label) -> Iterator[tuple[Resolution, list[_RegisteredForm]]]:
        """Yield the registered forms that match a label, the surest first."""
        yield "printed", self._by_printed_label.get(label.printed, [])
        yield "normalised", self._by_key.get(loose_name_key(label.printed), [])
        if turn.resolved == "inferred":
            forms = self._by_full_name.get(loose_name_key(turn.name or ""), [])
            yield "inferred", [form for form in forms if not form.honorific]
        elif (key := full_name_key(label, self._vocabulary)) is not None:
            yield "normalised", self._forms_of_name(key, honorific_of(label))

    def _forms_of_name(self, key: str, honorific: str | None) -> list[_RegisteredForm]:
        """Return the registered forms of a full name that an honorific does not contradict.

        A form without honorific matches one with it only if neither the archive nor the register has another honorific.
        """
        forms = self._by_full_name.get(key, [])
        others_differ = key in self._honorifics_differ or {form.honorific for form in forms} - {None, honorific}
        if honorific is not None and others_differ:
            return [form for form in forms if form.honorific == honorific]
        return [form for form in forms if honorific is None or form.honorific in {None, honorific}]

    def _with_free_id(self, turn: Turn, address: Address) -> Turn:
        """Return the turn; a speaker whose id belongs to a registered person gets an id of this document."""
        return _with_local_id(turn, address) if turn.speaker in self._ids else turn


def _with_speaker_of(turn: Turn, resolved_turn: Turn) -> Turn:
    """Return the turn with the speaker of a turn that has the same label; a corrected turn stays marked so."""
    if resolved_turn is turn:
        return turn
    resolved: Resolution | None = "corrected" if turn.resolved == "corrected" else resolved_turn.resolved
    return msgspec.structs.replace(turn, name=resolved_turn.name, speaker=resolved_turn.speaker, resolved=resolved)


def _with_local_id(turn: Turn, address: Address) -> Turn:
    """Return a copy of the turn whose speaker id is valid in this document only."""
    if turn.speaker is None or is_local_person(turn.speaker):
        return turn
    return msgspec.structs.replace(turn, speaker=f"{turn.speaker}--{address.folder}-{address.stem}")


def _ambiguous(label: Label, people: list[str], turn: Turn) -> Finding:
    message = (
        f"{label.printed!r} may be {' or '.join(people)} of the people register, so the speaker stays open; "
        "make their names and aliases differ, or limit the aliases"
    )
    return Finding("person-ambiguous", "warning", turn.lines[0], message, (label.printed, *people))


def names_with_two_honorifics(names: Iterable[tuple[str, str]]) -> frozenset[str]:
    """Return the keys of the names that are printed with more than one honorific."""
    honorifics: dict[str, set[str]] = {}
    for key, honorific in names:
        honorifics.setdefault(key, set()).add(honorific)
    return frozenset(key for key in honorifics if len(honorifics[key]) > 1)


def label_keys(label: str, settings: Settings) -> set[str]:
    """Return the keys under which a label may be registered: the key of the label, and of the full name in it."""
    vocabulary = vocabulary_of(settings)
    keys = {loose_name_key(label), full_name_key(read_label(label, vocabulary), vocabulary)}
    return {key for key in keys if key}


def honorific_of(label: Label) -> str | None:
    """Return the honorific of a label without full stops."""
    return label.honorific.replace(".", "") if label.honorific is not None else None


def full_name_key(label: Label, vocabulary: Vocabulary) -> str | None:
    """Return the key of a label's name; `None` for a name of one word, and for an honorific and a surname."""
    if label.name is None or not is_full(label.name, vocabulary) or is_honorific_and_surname(label):
        return None
    return loose_name_key(label.name) or None


def _reason_against_alias(label: Label, alias: Alias) -> str | None:
    """Return the reason why an alias can't be the label of a person."""
    if label.name is not None:
        return None
    if label.role is None:
        return f"{alias.label!r} is an organisation, not a person; remove the alias"
    if label.role == "audience":
        return f"{alias.label!r} is the label of many people; remove the alias"
    return None if alias.bounded else f"{alias.label!r} is a role; limit the alias to an event, a session or dates"
