"""Read the role, the honorific and the name in a label. Pure text, no document."""

from __future__ import annotations

import functools
import re

import msgspec

from generator.reading.grammar.addressed_labels import without_addressee
from generator.reading.grammar.caseless import is_caseless, is_east_asian, is_full_caseless, is_seat, read_caseless
from generator.reading.grammar.devices import names_device_or_room
from generator.reading.grammar.for_groups import without_group
from generator.reading.grammar.label_parts import LabelParts, label_parts, plain_label
from generator.reading.grammar.language_words import label_words
from generator.reading.grammar.last_first import has_outsider_note, reversed_name
from generator.reading.grammar.media import names_medium
from generator.reading.grammar.name_words import are_name_words
from generator.reading.grammar.names_behind_bodies import begins_with_body, name_behind_body
from generator.reading.grammar.offices import (
    ROLE_NUMBER,
    is_field,
    is_function,
    is_group,
    leading_honorifics,
    leading_role,
    name_addressed_behind,
    name_behind_field,
    trailing_office,
    written_honorific,
)
from generator.reading.grammar.people_behind_dashes import person_behind_dash
from generator.reading.grammar.question_labels import is_interview_label, is_question_label, without_question
from generator.reading.grammar.speech_of import without_speech_word
from generator.reading.grammar.vocabulary import Vocabulary
from generator.reading.grammar.written_names import as_name, is_turkish
from generator.text.normal import fold, tidy
from generator.text.words import split_words

LETTER = re.compile(r"[^\W\d_]")
_BETWEEN_WORDS = re.compile("[ ・·]")
"""Between the words of a name; `ジョン・スミス` has two."""

_DESCRIPTION = re.compile(r"(?:The|An?|Une?|Una) [a-zß-ÿ]{3,}")
"""`The baker`, `A young man`: what somebody is, and no name."""

_NUMBERED_WORD = re.compile(r"\A(?P<word>[^\W\d_]{3,30})(?P<number>\d{1,4})\Z")
_INNER_UNDERSCORE = re.compile(r"(?<=[^\W_])_+(?=[^\W_])")
"""Of `Tom_Alday`; the one at the end of `talday_` belongs to a name in a chat."""

_PLACED = re.compile(
    r"(?P<core>\S+ \S.*?|\S+(?! OF )) (?:(?:OF|FROM) \S.*|VIA \S+|ON (?:VIDEO|ZOOM|SCREEN|MOBILE)|ONLINE|"
    r"REMOTE(?:LY)?|CONTINU(?:ES|ED|ING))",
    re.IGNORECASE | re.DOTALL,
)
"""A name with its organisation, medium or state: `MARA LINDQVIST OF THE GARDEN SOCIETY`, `MARA LINDQVIST CONTINUES`."""

_TWO_PEOPLE = re.compile(r"\S (?:and|&) \S|\S ?/ ?\S", re.IGNORECASE)
"""`MARA LINDQVIST AND ROSA DELGADO`: a label of two people gives no name."""

_ADDRESSED_ROLES = frozenset({"chair", "secretary"})
_IBERIAN_CHAIR = re.compile(
    r"\b(?:(?:vice)?president[ea]|(?:vice)?presidencia|presidência|(?:pro)?secretari[oa]|secretári[oa])\b",
    re.IGNORECASE,
)
_GERMAN_BODY = re.compile(
    r"[^\W\d_]{0,30}(?:ausschuss|ausschuß|kommission|fraktion|behörde|ministerium)"
    r"|[^\W\d_]{3,30}(?:gericht|gerichtshof|verband|vorstand|anwaltschaft|verwaltung|kammer)"
)
"""`Kontrollausschuss`, `Staatsanwaltschaft`: a body in one word."""

_MIN_SPANISH_NAME, _MAX_SPANISH_NAME = 3, 5
_SENOR = re.compile(r"(?:[OA] )?(?:Sr|Sra)\.[aª]? |Señora? |SEÑORA? ")
_SURNAME_ALONE = re.compile(r"[A-ZÀ-Þ][a-zß-ÿ]{2,20}(?:-[A-ZÀ-Þ][a-zß-ÿ]{2,20})?")
_CHILD_OF = re.compile(r" [ads]/[lop] ", re.IGNORECASE)
"""`Ganesan a/l Muthu`: the son of Muthu."""

_EXAMINATION = re.compile(r"BY (?=\S)")
"""`BY MS. QUIROGA`: she asks the questions that follow."""

_SURNAME_AND_INITIALS = re.compile(r"(?:.* )?(?P<name>[^\W\d_][^\W\d_'’-]+(?:-[^\W\d_]+)? (?:[^\W\d_]\. ?){1,3})$")
"""`Громов А. С.`, `IVANOV I.I.`: the name that ends a label of an office."""

_ABBREVIATED_BODY = re.compile(r"[A-ZÄÖÜ]{2,5} (?P<name>[A-ZÀ-Þ][a-zß-ÿ]{1,20}(?: [A-ZÀ-Þ][\w'’-]{1,30}){1,3})")
"""`TVS Ada Bell` behind `Direktorin`: the letters of the body, and a full name in both cases."""

_VOICE_ID = re.compile(r"(?:[^\W\d_]|spk) ?\d{1,4}", re.IGNORECASE)
"""`S1`, `spk 0`: programs that tell voices apart number them so."""

_LETTERS_OF_COUNSEL = frozenset({"KC", "QC", "SC", "MP", "MLA", "MSP", "MEP", "TD", "MC", "MBE", "OBE", "CBE"})
"""Letters behind a surname that are no name."""

_SHORT_SURNAME_CHARS = 2
_MAX_NAME_CHARS = 150
"""A text that is longer is no name with initials."""

_BEHIND_PERSON = re.compile(r" - |/|, (?=\w{1,4}\.)")
"""What parts a person from a party or a degree in a note: `Ana Lima - AB`, `RATNA WIBAWA, S.H./F-PELITA`."""

_FACTION = re.compile(r"(?:INTERUPSI )?(?:F-|FRAKSI )[A-Z][A-Z -]{1,40}")
"""`F-PELITA (RATNA WIBAWA)`: the faction before the person, as the Indonesian parliament prints them."""

_HEARD = re.compile(
    r"(?:on|over|via|through|off|from)[ -](?:the )?(?:tv|television|radio|phone|telephone|video|screen|intercom|pa|"
    r"p\.a\.|speaker|loudspeaker|tape|recording|line|headset|camera|mic|microphone|computer|laptop|zoom|stage|walkie-talkie)s?",
    re.IGNORECASE,
)
"""A note that says through what a voice is heard: `WOMAN (ON TV)`."""

_DELEGATION = re.compile(
    r"(?:the )?(?:government|ministry|delegation|embassy|permanent mission|representative) (?:of|for) "
)


class Label(msgspec.Struct, frozen=True):
    """The parts of a label."""

    printed: str
    """The label without chevrons and colon, tidied."""
    role: str | None = None
    honorific: str | None = None
    """As printed, folded. Labels with different honorifics before the same surname are never taken for one person."""
    name: str | None = None


@functools.lru_cache(maxsize=4096)
def read_label(printed: str, vocabulary: Vocabulary) -> Label:
    """Return the role, the honorific and the name that a label prints; a device, a room or a question has no name."""
    read = _read(printed, vocabulary)
    if read.name is None:
        return read
    names_nobody = names_device_or_room(read.printed) or is_interview_label(read.printed)
    names_nobody = names_nobody or names_medium(read.printed) or _is_description(read.printed, vocabulary)
    return Label(read.printed, read.role) if names_nobody else read


def _is_description(label: str, vocabulary: Vocabulary) -> bool:
    """Return True for `A young man`; `A señora` has a form of address behind its article."""
    return _DESCRIPTION.match(label) is not None and leading_honorifics(label, vocabulary)[0] is None


def _read(printed: str, vocabulary: Vocabulary) -> Label:
    label = tidy(printed)
    parts = label_parts(printed)
    by_shape = _last_first(printed, parts, vocabulary) or _behind_dash(printed, parts, vocabulary)
    if by_shape is not None:
        return by_shape
    core = _core(parts, vocabulary)
    if is_seat(core) or (parts.notes and _FACTION.fullmatch(core)):
        return _office(label, "councilmember", parts, vocabulary)
    if is_group(core):
        return Label(label, "audience")
    if is_caseless(core):
        return _caseless(label, core, parts, vocabulary)
    role, rest = _office_before(core, vocabulary)
    if role is not None and ROLE_NUMBER.fullmatch(rest):  # `SPEAKER 2`
        return Label(label, role)
    if role is not None and _names_no_surname(rest, core, parts, vocabulary):  # `MINISTER OF THE SEA`
        person = name_behind_body(rest) or _person_behind_field(rest, vocabulary)
        return _named(label, role, person, vocabulary) if person else _office(label, role, parts, vocabulary)
    if role is None:
        role, rest = trailing_office(rest)
    return _behind_role(role, rest, label, parts, vocabulary)


def _office_before(core: str, vocabulary: Vocabulary) -> tuple[str | None, str]:
    """Return the role that a label begins with, and the rest, without the organisation before it."""
    numbered = _NUMBERED_WORD.sub(r"\g<word> \g<number>", core)  # `Speaker2`
    role, rest = leading_role(_without_organisation(numbered, vocabulary), vocabulary)
    return role, rest if role is not None else _without_organisation(core, vocabulary)


def _names_no_surname(rest: str, core: str, parts: LabelParts, vocabulary: Vocabulary) -> bool:
    """Return True if an office has no words behind it, or if they begin with its field or its body."""
    is_bare = not rest or begins_with_body(rest) or is_field(rest, core, vocabulary)
    return is_bare or _has_titled_person(rest, parts, vocabulary)


def _has_titled_person(rest: str, parts: LabelParts, vocabulary: Vocabulary) -> bool:
    """Return True for an office with a field of one word, and who has it: `Menteri Pengangkutan [Tuan Ada Bell]`."""
    if not parts.notes or " " in rest or rest.isupper() != parts.notes[0].isupper():
        return False
    honorific, name = leading_honorifics(parts.notes[0], vocabulary)
    return honorific is not None and is_full(name, vocabulary) and rest not in name.split(" ")


def _person_behind_field(rest: str, vocabulary: Vocabulary) -> str:
    """Return the name with a form of address behind a field, `Dr. Elfriede Raab` of `für Häfen Dr. Elfriede Raab`."""
    words = rest.split(" ")
    for place in range(2, len(words) - 2):
        if not words[place].endswith("."):
            continue
        honorific, name = leading_honorifics(" ".join(words[place:]), vocabulary)
        if honorific is not None and is_full(name, vocabulary) and all(word[:1].isupper() for word in name.split(" ")):
            return " ".join(words[place:])
    return ""


def _behind_dash(printed: str, parts: LabelParts, vocabulary: Vocabulary) -> Label | None:
    """Return the label of an office with the person behind a dash: `Radny – p. A. Sowa`."""
    person = person_behind_dash(plain_label(printed), vocabulary) if parts.dash else None
    if person is None:
        return None
    return Label(tidy(printed), person.role, person.honorific, as_name(person.name, vocabulary))


def _last_first(printed: str, parts: LabelParts, vocabulary: Vocabulary) -> Label | None:
    """Return the label of a name whose surname comes first: `Lindqvist, Mara`."""
    if not parts.comma or parts.comma.isupper():
        return None
    name = reversed_name(printed, vocabulary)
    if name is None:
        return None
    # Without such a sign the document decides; until then the name stays as printed.
    is_sure = has_outsider_note(parts.notes) or (parts.core.isupper() and len(parts.core) > 1)
    return Label(tidy(printed), None, None, as_name(name if is_sure else f"{parts.core}, {parts.comma}", vocabulary))


def _behind_role(role: str | None, rest: str, label: str, parts: LabelParts, vocabulary: Vocabulary) -> Label:
    """Return a label with what `rest`, the words without the role, names: a person, an office or nobody."""
    if role is None and rest.startswith("The ") and parts.notes:  # `The Bursar of the Quay (Senator Tom Alday)`
        person = _person_in_note(parts.notes[0], vocabulary)
        if person is not None and (person.role or person.honorific):
            return msgspec.structs.replace(person, printed=label)
    if role is None:
        role = _role_in_suffix(parts, vocabulary)
    rest = _name_words(rest, has_role=role is not None)
    if placed := _PLACED.fullmatch(rest):
        rest = placed["core"]
    last_role = vocabulary.role_of.get(fold(rest.rpartition(" ")[2]))
    if last_role is not None and is_function(last_role):  # `CHAT MODERATOR`
        return _office(label, role or last_role, parts, vocabulary)
    if _is_id(rest) or _TWO_PEOPLE.search(_CHILD_OF.sub(" ", rest)) or _names_no_person(rest, vocabulary):
        return Label(label, role)
    return _named(label, role, rest, vocabulary)


def _core(parts: LabelParts, vocabulary: Vocabulary) -> str:
    """Return the words of a label that name somebody: of `T. Alday | Harbour` those before the bar."""
    core = without_group(parts.core)
    core = " ".join(_INNER_UNDERSCORE.sub(" ", core).partition("|")[0].split())
    name, _, last = core.rpartition(" ")
    if " " in name and last in label_words().parties:
        core = name
    core = without_speech_word(name_addressed_behind(core) or core, vocabulary)
    core = without_addressee(_without_body(without_question(core)), vocabulary, is_named=bool(parts.notes))
    examiner = _EXAMINATION.sub("", core, count=1)
    return examiner if leading_honorifics(examiner, vocabulary)[0] is not None else core


def _without_body(core: str) -> str:
    """Return the name behind the body for which somebody speaks: `CHP GRUBU ADINA ŞÜKRÜ ÖZDEN` is Şükrü Özden."""
    words = core.split(" ")
    place = next((place for place in range(1, len(words) - 1) if fold(words[place]) in label_words().behalf), 0)
    return " ".join(words[place + 1 :]) if place else core


def _name_words(rest: str, *, has_role: bool) -> str:
    """Return the words behind an office without its field: `транспорта Юрьев К. Л.` is `Юрьев К. Л.`."""
    if not has_role:
        return rest
    abbreviated = _ABBREVIATED_BODY.fullmatch(rest)
    if abbreviated is not None:
        return abbreviated["name"]
    behind = name_behind_field(rest)
    rest = rest if behind is None else behind
    if rest.isascii() or len(rest) >= _MAX_NAME_CHARS:
        return rest
    initials = _SURNAME_AND_INITIALS.fullmatch(rest)
    return initials["name"].strip() if initials else rest


def _caseless(label: str, core: str, parts: LabelParts, vocabulary: Vocabulary) -> Label:
    read = read_caseless(core, vocabulary)
    if read.role is not None and read.honorific is None:  # `पत्तन मंत्री (डॉ. सुरेश नाविक)`
        named = next((person for note in parts.notes if (person := _person_in_note(note, vocabulary))), None)
        if named is not None and named.honorific is not None:
            return msgspec.structs.replace(named, printed=label, role=read.role)
    if read.name is None and read.role is not None:
        return _office(label, read.role, parts, vocabulary)
    return Label(label, read.role or _role_in_suffix(parts, vocabulary), read.honorific, read.name)


def _office(label: str, role: str, parts: LabelParts, vocabulary: Vocabulary) -> Label:
    """Return the label of an office; a person is named in brackets or behind a dash."""
    for note in parts.notes:
        read = None if _HEARD.fullmatch(note) else _person_in_note(note, vocabulary)
        if read is not None:
            return msgspec.structs.replace(read, printed=label, role=role)
    behind = parts.dash.partition(" - ")[0]
    if behind and is_full(behind, vocabulary):
        return _named(label, role, behind, vocabulary)
    if parts.comma and _is_person_behind_comma(role, parts, vocabulary):
        return _named(label, role, parts.comma, vocabulary)
    return _with_surname(label, role, parts, vocabulary) or Label(label, role)


def _is_person_behind_comma(role: str, parts: LabelParts, vocabulary: Vocabulary) -> bool:
    """Return True for a full name behind an office and a comma: `Señor Ministro de Puertos, doctor Tomás Alday`.

    Without a form of address it is behind the chair or the secretary of the meeting, and has three words, as Spanish
    names do; two words may be a body (`Chair, Garden Society`).
    """
    honorific, name = leading_honorifics(parts.comma, vocabulary)
    words = name.split(" ")
    if "," in name or not are_name_words(words, vocabulary) or not is_full(name, vocabulary):
        return False
    if honorific is not None:
        return not _names_no_person(name, vocabulary)
    lists = label_words()
    is_place = not (lists.place_words | lists.complements).isdisjoint(map(fold, words))
    has_three = _MIN_SPANISH_NAME <= len(words) <= _MAX_SPANISH_NAME
    is_chair = role in _ADDRESSED_ROLES and _IBERIAN_CHAIR.search(parts.core) is not None
    return is_chair and has_three and not is_place and not _names_no_person(name, vocabulary)


def _with_surname(label: str, role: str, parts: LabelParts, vocabulary: Vocabulary) -> Label | None:
    """Return the label of an addressed chair or secretary with a surname in brackets: `Sr. Secretario (Iraola)`.

    Other offices have their field there, and other languages a country or a place.
    """
    is_addressed = role in _ADDRESSED_ROLES and _SENOR.match(parts.core) is not None
    if not is_addressed or len(parts.notes) != 1 or _SURNAME_ALONE.fullmatch(parts.notes[0]) is None:
        return None
    surname, lists = parts.notes[0], label_words()
    if fold(surname) in lists.places or fold(surname) in lists.place_words or _names_no_person(surname, vocabulary):
        return None
    honorific, _ = leading_honorifics(parts.core, vocabulary)
    return _named(label, role, f"{honorific or ''} {surname}".strip(), vocabulary)


def _person_in_note(note: str, vocabulary: Vocabulary) -> Label | None:
    """Return the person whom a note behind an office names: `(MRS. JANE DOE)`, `(SENATOR LUNDT)`, `(Tom Alday)`."""
    before, stop, _ = note.partition(". ")  # `(Ana Lima. Bloco/AB - CD)`
    note = before if stop and is_full(before, vocabulary) else note
    before = _BEHIND_PERSON.split(note, maxsplit=1)[0]
    note = before if is_full(leading_honorifics(before, vocabulary)[1], vocabulary) else note
    read = read_label(note, vocabulary)
    if read.name is None or any(character.isdigit() or character in ";:" for character in note):
        return None
    if read.honorific is not None or (read.role is not None and not is_caseless(note)):
        return read
    if is_caseless(note):
        return read if is_full_caseless(read.name) else None
    words = note.split(" ")
    if not are_name_words(words, vocabulary):
        return None
    lists = label_words()
    is_place = fold(note) in lists.places or not lists.place_words.isdisjoint(fold(word) for word in words)
    return read if is_full(read.name, vocabulary) and not is_place and "," not in note else None


def _role_in_suffix(parts: LabelParts, vocabulary: Vocabulary) -> str | None:
    for text in (*parts.notes, *parts.comma.split(", "), parts.dash):
        office = text.removeprefix("as ")
        role, rest = leading_role(office, vocabulary)
        if role is not None and (not rest or is_field(rest, office, vocabulary)):
            return role
    return None


def _named(label: str, role: str | None, rest: str, vocabulary: Vocabulary) -> Label:
    """Return a label with the honorific and the name in `rest`, the part of the label without its leading role."""
    honorific, bare = leading_honorifics(rest, vocabulary)
    if honorific is not None and bare.rpartition(" ")[2] in _LETTERS_OF_COUNSEL:  # `MR KOSTER KC`
        bare = bare.rpartition(" ")[0]
    if not bare or (honorific is not None and _names_no_person(bare, vocabulary)):  # `HON. MEMBER`
        return Label(label, role, honorific)
    inner_role, inner = leading_role(bare, vocabulary)
    if inner_role is not None:  # `MS. MODERATOR`, `H.E. MINISTER DOE`
        role = role or inner_role
        if not LETTER.search(inner) or is_field(inner, bare, vocabulary):
            return _office(label, role, label_parts(label), vocabulary)
        second, bare = leading_honorifics(_name_words(inner, has_role=True), vocabulary)
        honorific = " ".join(part for part in (honorific, second) if part) or None
    name = as_name(bare, vocabulary, is_turkish=is_turkish(label))
    if role is not None and len(name) == _SHORT_SURNAME_CHARS and not is_function(role):  # `COUNCIL MEMBER WU`
        name = name.capitalize()
    if honorific is not None and not is_full(name, vocabulary):
        name = f"{written_honorific(honorific, vocabulary)} {name}"
    return Label(label, role, honorific, name)


def _without_organisation(label: str, vocabulary: Vocabulary) -> str:
    """Return a label without the organisation before a role: `ITU SECRETARY-GENERAL MARA LINDQVIST`.

    The word `former` before a role is left out as well.
    """
    first, _, rest = label.partition(" ")
    is_prefix = (first.isupper() and first in vocabulary.organisations) or first.casefold() == "former"
    return rest if is_prefix and leading_role(rest, vocabulary)[0] is not None else label


def is_full(name: str, vocabulary: Vocabulary) -> bool:
    """Return True if a name has two words or more, not counting particles and initials."""
    words = [word for word in _BETWEEN_WORDS.split(name) if fold(word) not in vocabulary.particles]
    if len(words) == 1:
        return is_full_caseless(words[0])
    if not name.isascii() and len(name) < _MAX_NAME_CHARS and _SURNAME_AND_INITIALS.fullmatch(name):  # `Громов А.С.`
        return False
    return sum(len("".join(split_words(word))) > 1 or is_east_asian(word) for word in words) > 1


def _is_id(text: str) -> bool:
    """Return True if a text has no letters, or is an id of a voice."""
    return not LETTER.search(text) or _VOICE_ID.fullmatch(text) is not None


def _names_no_person(text: str, vocabulary: Vocabulary) -> bool:
    folded = fold(text).replace(".", "")
    without_article = folded.removeprefix("the ")
    words = re.findall(r"[^\W_]+", folded)
    if len(words) == 1 and _GERMAN_BODY.fullmatch(words[0]):
        return True
    if words and all(word in vocabulary.nobody or word.isdecimal() for word in words):
        return True
    return (
        is_question_label(text.replace(".", ""))
        or _DELEGATION.match(folded) is not None
        or without_article.upper() in vocabulary.organisations
        or not vocabulary.organisation_words.isdisjoint(re.findall(r"[^\W\d_]+", folded))
    )
