"""Printed speakers: the persons that labels name, as far as this one document can say (rule 4 of the contract)."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from generator.reading.draft import Draft
from generator.reading.grammar.devices import may_be_no_person
from generator.reading.grammar.language_words import label_words, question_words
from generator.reading.grammar.last_first import last_first_names
from generator.reading.grammar.named_labels import OF_PLACE
from generator.reading.grammar.names import Label, is_full, read_label
from generator.reading.grammar.written_names import as_name, is_turkish, turkish_name
from generator.reading.layout.title_of_page import site_of_title
from generator.reading.speakers.surnames_of_chairs import with_surnames_of_chairs
from generator.records import Turn
from generator.slugs import local_person_id, needs_suffix, person_id
from generator.text.normal import fold, is_cjk, is_latin, name_key

_MAX_CODE_CHARS = 4
_DELEGATE_OF = re.compile(r"\b[Dd]elegat(?:e|es|ion) (?:of|from) (?P<body>[A-ZÀ-Þ][^\W\d_]{2,30})\b(?! [A-ZÀ-Þ])")
"""A surname in capitals is the same as the name of a country, unless the words speak of its delegates."""

_CODES = frozenset({"comments of a forum", "tiers of speech"})
"""Forms whose labels are handles and codes of three letters, which name no person."""

_QUESTIONS = frozenset({"questions and answers with colons", "initials of question and answer"})


def printed_speakers(draft: Draft) -> Draft:
    """Name the person of every label: a full name is one person everywhere, a shorter one only in this document."""
    labels = _read_labels(draft)
    ambiguous = _names_with_different_honorifics(list(labels.values()))
    full = _keys_of_full_names(draft, labels.values())
    speakers = {label: _speaker(draft, read, ambiguous, full) for label, read in labels.items()}
    turns = tuple(
        turn if turn.label is None else _with_speaker(turn, labels[turn.label], speakers[turn.label])
        for turn in draft.turns
    )
    draft = _report_names(draft, turns, ambiguous, _keys_with_suffix(labels.values()))
    draft = _report_doubtful_labels(draft, turns, labels)
    return msgspec.structs.replace(draft, turns=turns)


def _report_names(draft: Draft, turns: tuple[Turn, ...], ambiguous: frozenset[str], with_suffix: set[str]) -> Draft:
    """Add a finding for each name with different honorifics, and for each whose id has a suffix."""
    first_turns: dict[str, Turn] = {}
    for turn in turns:
        if turn.name is not None:
            first_turns.setdefault(name_key(turn.name), turn)
    for key in sorted(ambiguous):
        turn = first_turns[key]
        message = f"labels print different honorifics before the name {turn.name}: they are not joined into one person"
        draft = draft.add_finding("honorifics-differ", "warning", message, turn.lines[0], values=(f"{turn.name}",))
    for key in sorted(with_suffix):
        turn = first_turns[key]
        message = (
            f"the name {turn.name} has letters that ids spell as others, so six characters tell it from names with"
            f" those: {person_id(turn.name or '')}"
        )
        draft = draft.add_finding("name-with-suffix", "info", message, turn.lines[0])
    return draft


def _report_doubtful_labels(draft: Draft, turns: tuple[Turn, ...], labels: dict[str, Label]) -> Draft:
    """Add a finding for each label that is read as a name and may name no person."""
    for label in sorted(label for label, read in labels.items() if read.name is not None and may_be_no_person(label)):
        line = next(turn.lines[0] for turn in turns if turn.label == label)
        message = f"the label {label!r} may name no person; it is read as a name"
        draft = draft.add_finding("name-doubtful", "info", message, line, values=(label,))
    return draft


def _keys_of_full_names(draft: Draft, labels: Iterable[Label]) -> frozenset[str]:
    """Return the keys of the names that are a person's everywhere; they may also be printed without a blank."""
    return frozenset(
        name_key(label.name)
        for label in labels
        if label.name is not None and is_full(label.name, draft.vocabulary) and not is_honorific_and_surname(label)
    )


def _keys_with_suffix(labels: Iterable[Label]) -> set[str]:
    """Return the keys of Latin names whose ids have a suffix; in other scripts every id has one."""
    names = {label.name for label in labels if label.name is not None}
    return {name_key(name) for name in names if is_latin(name_key(name)) and person_id(name) and needs_suffix(name)}


def _read_labels(draft: Draft) -> dict[str, Label]:
    """Return each label with its parts; where the document prints surnames first, its labels say so together."""
    labels = {turn.label: read_label(turn.label, draft.vocabulary) for turn in draft.turns if turn.label is not None}
    if sum(is_turkish(label) for label in labels) > 1:
        labels = {label: _in_turkish(read, draft) for label, read in labels.items()}
    for label, name in last_first_names(labels, draft.vocabulary).items():
        labels[label] = msgspec.structs.replace(labels[label], name=as_name(name, draft.vocabulary))
    labels = with_surnames_of_chairs(labels, draft)
    if any(form.evidence.form in _CODES for form in draft.convention.forms):
        labels = {label: msgspec.structs.replace(read, name=None) for label, read in labels.items()}
    labels = _without_site(_without_delegations(_with_places(labels, draft), draft), draft)
    return _without_letters(labels, draft)


def _without_letters(labels: dict[str, Label], draft: Draft) -> dict[str, Label]:
    """Return the labels without names of one letter; beside names, only the letters of questions are no initials."""
    if all(read.name is None or _is_code(read.name) for read in labels.values()):
        return {label: _without_letter(read) for label, read in labels.items()}
    asking = _letters_of_questions(draft)
    return {label: _without_letter(read) if fold(label) in asking else read for label, read in labels.items()}


def _without_delegations(labels: dict[str, Label], draft: Draft) -> dict[str, Label]:
    """Return the labels without the names of bodies whose delegates the words mention: `the delegate of Talvia`."""
    single = {label for label, read in labels.items() if label.isupper() and label.isalpha() and read.name is not None}
    if not single:
        return labels
    texts = (block.text for turn in draft.turns for block in turn.blocks)
    named = {match["body"].upper() for text in texts if "eleg" in text for match in _DELEGATE_OF.finditer(text)}
    bodies = single & named
    return {
        label: msgspec.structs.replace(read, name=None) if label in bodies else read for label, read in labels.items()
    }


def _without_site(labels: dict[str, Label], draft: Draft) -> dict[str, Label]:
    """Return the labels without the name of the paper whose page the document is: `The Rake: Who pays?`.

    Two words without an article may be a person whose own page it is.
    """
    site = site_of_title(draft.document)
    if site is None or (" " in site and site.split(" ")[0] not in label_words().articles):
        return labels
    return {
        label: msgspec.structs.replace(read, name=None) if read.name is not None and fold(read.name) == site else read
        for label, read in labels.items()
    }


def _letters_of_questions(draft: Draft) -> frozenset[str]:
    """Return the letters for question and answer, folded, in a document with such marks: `ש`, `ת`."""
    if all(form.evidence.form not in _QUESTIONS for form in draft.convention.forms):
        return frozenset()
    every = (word for words in question_words() for word in (*words.questions, *words.answers))
    return frozenset(word for word in every if len(word) == 1)


def _with_places(labels: dict[str, Label], draft: Draft) -> dict[str, Label]:
    """Return the labels with the place behind a surname, where the places differ: `Ms. Castor of Ohio`, `of Iowa`."""
    places: dict[str, set[str]] = {}
    for read in labels.values():
        if read.name is not None and is_honorific_and_surname(read):
            places.setdefault(name_key(read.name), set()).add(_place(read, draft))
    return {
        label: msgspec.structs.replace(read, name=read.name + _place(read, draft))
        if read.name is not None and len(places.get(name_key(read.name), set()) - {""}) > 1
        else read
        for label, read in labels.items()
    }


def _place(read: Label, draft: Draft) -> str:
    """Return the place with which a label ends, ` of Ohio`; empty without one, and where the name has it."""
    match = OF_PLACE.search(read.printed)
    place = as_name(match["place"], draft.vocabulary) if match is not None else None
    return f" of {place}" if place and not (read.name or "").endswith(place) else ""


def _without_letter(read: Label) -> Label:
    """Return a label without a name of one letter: it tells voices apart, and names nobody."""
    is_letter = read.name is not None and _is_letter(read.name)
    return msgspec.structs.replace(read, name=None) if is_letter else read


def _is_code(name: str) -> bool:
    """Return True for a letter, and for a code in capitals such as those of a radio: `P`, `CC`, `CDR`."""
    return _is_letter(name) or (name.isupper() and name.isalnum() and len(name) <= _MAX_CODE_CHARS)


def _is_letter(name: str) -> bool:
    """Return True if a name is one letter: `A`, `B.`, `F?`."""
    letter = name.removesuffix(".").removesuffix("?")
    return len(letter) == 1 and letter.isalpha() and not is_cjk(letter)


def _in_turkish(label: Label, draft: Draft) -> Label:
    name = turkish_name(label.name, label.printed, draft.vocabulary) if label.name is not None else None
    return msgspec.structs.replace(label, name=name)


def _speaker(draft: Draft, label: Label, ambiguous: frozenset[str], full: frozenset[str]) -> str | None:
    """Return the id of the person that a label names; `None` if it names nobody."""
    if label.name is None:
        return None
    key = name_key(label.name)
    if key in ambiguous:
        return _of_this_document(draft, f"{label.honorific or ''} {label.name}")
    if key in full and not is_honorific_and_surname(label):
        return person_id(label.name) or None
    return _of_this_document(draft, label.name)


def _with_speaker(turn: Turn, label: Label, speaker: str | None) -> Turn:
    return msgspec.structs.replace(
        turn, role=label.role, name=label.name, speaker=speaker, resolved="printed" if speaker else None
    )


def _of_this_document(draft: Draft, name: str) -> str | None:
    """Return the id of a person of this document alone."""
    return local_person_id(name, draft.document.folder or "", draft.document.stem) or None


def is_honorific_and_surname(label: Label) -> bool:
    """Return True if the name is a surname that keeps its honorific: `Ms. Bommelaer`."""
    if label.honorific is None or label.name is None:
        return False
    return name_key(label.name).startswith(name_key(label.honorific))


def _names_with_different_honorifics(labels: list[Label]) -> frozenset[str]:
    """Return the keys of full names before which labels of this document print different honorifics."""
    printed: dict[str, set[str]] = {}
    for label in labels:
        if label.name is not None and label.honorific is not None and not is_honorific_and_surname(label):
            printed.setdefault(name_key(label.name), set()).add(label.honorific.replace(".", ""))
    return frozenset(key for key, honorifics in printed.items() if len(honorifics) > 1 and key)
