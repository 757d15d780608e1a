"""The forms of labels, in the order in which they are asked. Pure text, no document.

A form is a name and a function of one signature. It returns how surely a text is a label, `none` if the text is surely
no label, and `None` if the text has another form.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import msgspec

from generator.reading.grammar.addressed_labels import without_addressee
from generator.reading.grammar.caseless import caseless_strength, is_caseless, is_seat
from generator.reading.grammar.for_groups import without_group
from generator.reading.grammar.label_parts import LabelVerdict, plain_label, without_brackets
from generator.reading.grammar.language_words import label_words
from generator.reading.grammar.last_first import has_outsider_note, reversed_name
from generator.reading.grammar.name_words import LETTER, WORD, are_name_words, is_abbreviation
from generator.reading.grammar.named_labels import (
    both_cases_strength,
    capitals_strength,
    is_capitals_with_affiliation,
)
from generator.reading.grammar.office_labels import office_strength
from generator.reading.grammar.offices import (
    is_field,
    is_function_label,
    is_group,
    leading_honorifics,
    leading_role,
    name_addressed_behind,
)
from generator.reading.grammar.party_labels import is_name_and_party
from generator.reading.grammar.people_behind_dashes import person_behind_dash
from generator.reading.grammar.question_labels import is_foreign_question, is_question_label
from generator.reading.grammar.salutations import is_salutation
from generator.reading.grammar.speech_of import without_speech_word
from generator.reading.grammar.vocabulary import Vocabulary
from generator.text.normal import fold

_MAX_WORDS = 16
_MAX_OFFICE_WORDS = 32
"""Words of a label with a described office."""
_NO_LABEL_SIGNS = re.compile(r"[!?;\"“”…<>{}=\\*#@%$^~+—«»„¿¡]|\.\.(?!$)")
_NO_NOTE_SIGNS = re.compile(r"[!?\"“”<>{}=\\*@$^~«»„¿¡]")
_NICKNAME = re.compile(r"(?<=\S )[\"“][^\W\d_]{1,20}[\"”](?= \S)")
_DASH = re.compile(r" [-\u2013\u2014] ")
_NUMBERED = re.compile(r"(?P<role>\S.*?)[ _]?(?:[#№] ?|no\.? ?|nr\.? ?|n[.°º]{1,2} ?)?\d{1,4}", re.IGNORECASE)
_ENDING_IN = re.compile(r"(?P<role>\S.*?) ending in \d{2,6}", re.IGNORECASE)
"""`CALLER ENDING IN 4471`"""

_ORDINAL = re.compile(r"\b\d{1,2}[.]?[ºª°](?= )")
"""`O SR. 1º SECRETÁRIO`"""

_DEGREES = re.compile(
    r"(?:, ?(?:B\.?A|B\.?Sc|B\.?Ed|LL\.?B|M\.?A|M\.?Sc|M\.?Ed|M\.?Phil|M\.?B\.?A|LL\.?M|M\.?A\.?S|M\.?L\.?S|Ph\.?D|"
    r"M\.?D|J\.?D|Esq)\.?"
    r"(?: ?\([^()]{1,20}\))?){1,4}$"
)
"""Academic degrees behind a name: `Mara Lindqvist, BA`."""

_EXAMINATION = re.compile(r"BY (?=\S)")
_MIN_SMALL_WORD_CHARS = 3
_MAX_REMARK_WORDS = 5
_MIN_FULL_NAME = 2
_SMALL_ABBREVIATIONS = frozenset(["med.", "phil.", "jur.", "mult.", "habil.", "dipl.", "gen.", "vet.", "nat.", "soc."])
"""Parts of titles in small letters."""

_MORE_OFFICE = re.compile(
    r"(?:d['’]|de|des|du|della|delle|dello|dei|degli|del|al|alla|con|per|et|e|y|und|and|für|med|och|van|voor"
    r"|chargée?|déléguée?|porte-parole|garde|responsable|responsible|in charge|zuständig|encargad[oa]|incaricat[oa]"
    r"|delegat[oa]|portavoce|portavoz|vice)\b"
)
"""How the description of an office goes on behind a comma: `ministre de l'économie, des finances et du numérique`."""

_SURNAME = re.compile(r"(?:[^\W\d_a-zà-ÿ]['’-]?){3,30}")
"""A surname in capitals."""

_OFFICE_IN_CAPITALS = re.compile(
    r"The [A-ZÀ-Þ][\w'’-]{1,30}(?: (?:[A-ZÀ-Þ][\w'’-]{0,30}|of|the|for|and|in|to|on|&)){0,12}"
    r"(?<! of)(?<! the)(?<! for)(?<! and)"
)
"""`The Senior Pilot of the Quay and Harbour`"""

_TO_MOVE = re.compile(r" to (?:move|ask|propose|present|report|lay)\Z", re.IGNORECASE)
"""The end of `Minister for Ferries to move:`, as an order paper announces a motion."""

_OF_PLACES = re.compile(r"(?<=\w) of (?:the )?[A-ZÀ-Þ][\w'’.-]{1,30}(?:(?:, | and | )[A-ZÀ-Þ][\w'’.-]{1,30}){0,8}\Z")
"""The districts of somebody: `of St. Brice North, St. Ouzel and Grève`."""

_NUMBER_SIGN = re.compile(r"#(?=\d)")


class LabelText(msgspec.Struct, frozen=True):
    """A text that may be a label."""

    printed: str
    label: str
    """With plain signs, without a nickname."""
    core: str
    """Without brackets."""
    notes: tuple[str, ...]
    """The texts in brackets."""
    words: tuple[str, ...]
    follows: str
    """The character behind the colon."""


def label_text(printed: str, follows: str) -> LabelText:
    """Return a text with its parts."""
    label = _NICKNAME.sub("", plain_label(printed))
    core, notes = without_brackets(label)
    return LabelText(printed, label, core, notes, tuple(WORD.findall(core)), follows)


def no_label(text: LabelText, vocabulary: Vocabulary) -> LabelVerdict | None:
    """Signs and phrases that no label has."""
    if not 0 < len(text.words) <= _MAX_OFFICE_WORDS or _NO_LABEL_SIGNS.search(_NUMBER_SIGN.sub("", text.core)):
        return "none"
    if len(text.words) > _MAX_WORDS and not _has_office_behind(text.core, vocabulary):
        return "none"
    if any(_NO_NOTE_SIGNS.search(note) for note in text.notes) or not text.core.strip():
        return "none"
    if _TO_MOVE.search(text.core) or is_salutation(text.core):
        return "none"
    is_phrase = fold(text.label).replace(".", "") in vocabulary.no_label_phrases
    return "none" if is_phrase or fold(text.core) in label_words().speech_words else None


def question_or_answer(text: LabelText, _vocabulary: Vocabulary) -> LabelVerdict | None:
    """`Q`, `A1`, `Question`, `FRAGE`, `Вопрос (перевод с английского)`."""
    is_question = is_question_label(text.label) or is_foreign_question(text.core)
    return "weak" if is_question else None


def seat(text: LabelText, _vocabulary: Vocabulary) -> LabelVerdict | None:
    """`12番（折原さゆり君）`: a member of a Japanese council by the number of the seat."""
    return "sure" if is_seat(text.core) and text.notes else None


def no_letters(text: LabelText, _vocabulary: Vocabulary) -> LabelVerdict | None:
    """A text without letters, or one that begins with a sign."""
    has_letters = len(LETTER.findall(text.core)) > 1 and text.label.lstrip("'‘’`´ʻʼ( ")[:1].isalpha()
    return None if has_letters else "none"


def office_alone(text: LabelText, vocabulary: Vocabulary) -> LabelVerdict | None:
    """`MODERATOR`, `De voorzitter`."""
    return "sure" if fold(text.core).rstrip(".") in vocabulary.role_of else None


def group(text: LabelText, _vocabulary: Vocabulary) -> LabelVerdict | None:
    """`SOME HONOURABLE SENATORS`, `Plusieurs députés du groupe Horizon`."""
    if not is_group(text.core):
        return None
    return "sure" if text.core.isupper() else "name"


def numbered(text: LabelText, vocabulary: Vocabulary) -> LabelVerdict | None:
    """`SPEAKER_00`, `Public Speaker 1`, `Спикер №1`."""
    match = _ENDING_IN.fullmatch(text.core) or _NUMBERED.fullmatch(text.core)
    if match is None:
        return None
    role = match["role"].replace("_", " ").strip()
    is_role = fold(role) in vocabulary.role_of or is_function_label(role.split(" "), vocabulary)
    return "sure" if is_role else None


def caseless(text: LabelText, vocabulary: Vocabulary) -> LabelVerdict | None:
    """`王小明委员`, `السيد الحداد`: letters without capitals."""
    if not is_caseless(text.core):
        return None
    return caseless_strength(text.core, vocabulary) or "none"


def bar(text: LabelText, vocabulary: Vocabulary) -> LabelVerdict | None:
    """`T. Alday | Harbour`: a name, and what the person is."""
    name, sign, rest = text.core.partition("|")
    if not sign:
        return None
    if "|" in rest or not rest.strip()[:1].isalnum():
        return "none"
    return _rate_part(name.strip(), text, vocabulary) or "none"


def behind_dash(text: LabelText, vocabulary: Vocabulary) -> LabelVerdict | None:
    """`Przewodnicząca obrad – p. A. Sowa`: an office, and who has it with a form of address."""
    person = person_behind_dash(text.label, vocabulary)
    if person is None:
        return None
    return "sure" if person.role is not None else "name"


def name_and_party(text: LabelText, vocabulary: Vocabulary) -> LabelVerdict | None:
    """`O SR. PRESIDENTE - TOMÉ FAROL - PX`, `A SRA. LUZ DA COSTA - PX`: in capitals, with a form of address."""
    return "sure" if is_name_and_party(text.label, vocabulary) else None


def dashed(text: LabelText, vocabulary: Vocabulary) -> LabelVerdict | None:
    """`MARA LINDQVIST - GARDEN SOCIETY`: a description behind a dash."""
    if not _DASH.search(text.label):
        return None
    if text.notes:
        return _dashed_behind_note(text, vocabulary)
    parts = _DASH.split(text.label)
    if len(parts) != 2:
        return "none"
    if leading_role(parts[1], vocabulary)[0] is not None and _is_named(parts[0], text, vocabulary):
        return "name"  # `Domnul Ovidiu Far – secretar de stat, Ministerul Porturilor`
    ratings = {_rate_part(part, text, vocabulary) for part in parts}
    if ratings & {None, "weak"}:
        return "none"
    return "sure" if text.label.isupper() else "name"


def _dashed_behind_note(text: LabelText, vocabulary: Vocabulary) -> LabelVerdict | None:
    """Rate `Poseł Ewa Sowa (Lewica) – spoza składu Komisji`, alone on its line: an office, a name and a remark."""
    parts = _DASH.split(text.core)
    if text.follows or len(parts) != 2 or not parts[1][:1].islower() or parts[1].count(" ") >= _MAX_REMARK_WORDS:
        return None
    role, name = leading_role(parts[0], vocabulary)
    is_person = role is not None and " " in name and are_name_words(name.split(" "), vocabulary)
    return "name" if is_person else None


def for_group(text: LabelText, vocabulary: Vocabulary) -> LabelVerdict | None:
    """`Ada Bell (X) für die Fraktion`: a name, and for whom somebody speaks."""
    name = without_group(text.core)
    if name == text.core:
        return None
    return "name" if _is_named(name, text, vocabulary) else None


def party(text: LabelText, vocabulary: Vocabulary) -> LabelVerdict | None:
    """`Kaisa Lehto kd`: a party in small letters behind a full name."""
    name, _, last = text.core.rpartition(" ")
    if last not in label_words().parties or " " not in name:
        return None
    return "name" if _is_named(name, text, vocabulary) else None


def addressed_behind(text: LabelText, vocabulary: Vocabulary) -> LabelVerdict | None:
    """`ARRIETA LASA jaunak`: a form of address in small letters behind a name in capitals, or behind a full name."""
    name = name_addressed_behind(text.core)
    if name is None:
        return None
    return "sure" if _is_named(name, text, vocabulary) else None


def degree(text: LabelText, vocabulary: Vocabulary) -> LabelVerdict | None:
    """`Bundesministerin für Häfen Mara Lindqvist, BA`: a label with an academic degree behind it."""
    match = _DEGREES.search(text.core)
    return _rate_part(text.core[: match.start()], text, vocabulary) if match is not None else None


def sentence_end(text: LabelText, vocabulary: Vocabulary) -> LabelVerdict | None:
    """A word whose full stop ends a sentence, as in `la mer. Bref`; that of an abbreviation does not."""
    for word in text.words:
        if "." not in word or word[:1].isdigit():
            continue
        is_small_word = word.islower() and len(word) > _MIN_SMALL_WORD_CHARS and "." not in word[:-1]
        is_known = is_abbreviation(word) and (not is_small_word or fold(word) in vocabulary.honorifics)
        if not is_known and fold(word) not in _SMALL_ABBREVIATIONS and fold(word) not in vocabulary.honorifics:
            return "none"
    return None


def examination(text: LabelText, vocabulary: Vocabulary) -> LabelVerdict | None:
    """`BY MS. QUIROGA`: who asks the questions that follow."""
    name = _EXAMINATION.sub("", text.core, count=1)
    if name == text.core or not text.core.isupper():
        return None
    return "sure" if leading_honorifics(name, vocabulary)[0] is not None else None


def last_first(text: LabelText, vocabulary: Vocabulary) -> LabelVerdict | None:
    """`Marchetti, Odile (EXT)`: the surname first."""
    if "," not in text.core or reversed_name(text.printed, vocabulary) is None:
        return None
    return "name" if has_outsider_note(text.notes) else None


def person_with_office(text: LabelText, vocabulary: Vocabulary) -> LabelVerdict | None:
    """`Левчук І.М., директор Департаменту портів`: a name, and an office behind a comma, described at any length.

    The name is a full one, has initials or a form of address, or is a surname in capitals: `FERRO, ministro dei porti`.
    """
    head = text.core.partition(", ")[0]
    if text.core.isupper() or not _has_office_behind(text.core, vocabulary):
        return None
    if " " not in head:
        return "name" if _SURNAME.fullmatch(head) else None
    rating = _rate_part(head, text, vocabulary)
    return rating if rating in {"sure", "name"} else None


def _has_office_behind(core: str, vocabulary: Vocabulary) -> bool:
    """Return True if an office begins behind the first comma, and what is behind others goes on with it."""
    _, comma, behind = core.partition(", ")
    if not comma:
        return False
    first, *more = behind.split(", ")
    return leading_role(first, vocabulary)[0] is not None and all(map(_MORE_OFFICE.match, more))


def office(text: LabelText, vocabulary: Vocabulary) -> LabelVerdict | None:
    """`M. le président`, `The Minister for Ferries`, `Министр транспорта Юрьев К. Л.`."""
    return office_strength(text.core, vocabulary) if "," not in text.core else None


def office_of_person(text: LabelText, vocabulary: Vocabulary) -> LabelVerdict | None:
    """`The Chairperson, Ports Committee (Hon. Odile Ferrand)`: an office, its field behind a comma, and who has it."""
    head, comma, field = text.core.partition(",")
    if not comma or not text.notes or not field.strip()[:1].isupper():
        return None
    role, rest = leading_role(head, vocabulary)
    inner_role, inner_name = leading_role(text.notes[0], vocabulary)
    is_office = role is not None and not rest and (inner_role is None or bool(inner_name))
    return "sure" if is_office and _is_named(text.notes[0], text, vocabulary) else None


def office_and_person(text: LabelText, vocabulary: Vocabulary) -> LabelVerdict | None:
    """`Señor Ministro de Puertos, doctor Tomás Alday Ruiz`: an office, perhaps its field, and who has it.

    The person has a form of address and a full name: `Minister, Mr Bell` opens a speech.
    """
    head, comma, person = text.core.partition(", ")
    if not comma or "," in person:
        return None
    _, bare = leading_honorifics(head, vocabulary)
    role, rest = leading_role(bare, vocabulary)
    honorific, name = leading_honorifics(person, vocabulary)
    words = name.split(" ")
    if role is None or honorific is None or len(words) < _MIN_FULL_NAME or not are_name_words(words, vocabulary):
        return None
    return "sure" if not rest or is_field(rest, bare, vocabulary) else None


def speech_of_person(text: LabelText, vocabulary: Vocabulary) -> LabelVerdict | None:
    """`Intervención del honorable Representante Ada Bell`: whose words follow; `Discurso del presidente` is speech."""
    person = without_speech_word(text.core, vocabulary)
    if person == text.core:
        return None
    _, bare = leading_honorifics(person, vocabulary)
    role, rest = leading_role(bare, vocabulary)
    if "," not in bare and (not rest or (role is not None and is_field(rest, bare, vocabulary))):
        return None
    return "name" if _is_named(person, text, vocabulary) else None


def person_of_place(text: LabelText, vocabulary: Vocabulary) -> LabelVerdict | None:
    """`Deputy R.J. Bell of St. Brice South`: an office, a full name, and the districts."""
    match = _OF_PLACES.search(text.core) if " of " in text.core else None
    if match is None:
        return None
    role, name = leading_role(text.core[: match.start()], vocabulary)
    words = name.split(" ")
    is_full = role is not None and len(words) >= _MIN_FULL_NAME and are_name_words(words, vocabulary)
    return "sure" if is_full else None


def described_office(text: LabelText, vocabulary: Vocabulary) -> LabelVerdict | None:
    """`The Bursar of the Quay (Senator Tom Alday)`: any office, and who has it, with an office or a form of address."""
    if not text.notes or not _OFFICE_IN_CAPITALS.fullmatch(text.core):
        return None
    return "sure" if _is_titled_person(text.notes[0], vocabulary) else None


def _is_titled_person(note: str, vocabulary: Vocabulary) -> bool:
    """Return True for an office or a form of address with a name behind it: `Senator Tom Alday`, `Mrs Bell`."""
    role, rest = leading_role(note, vocabulary)
    honorific, name = leading_honorifics(rest, vocabulary)
    is_titled = role is not None or honorific is not None
    return is_titled and bool(name) and are_name_words(name.split(" "), vocabulary) and not is_group(note)


def addressed(text: LabelText, vocabulary: Vocabulary) -> LabelVerdict | None:
    """`Rt Hon MARTIN HALE (Leader of the Opposition) to the Prime Minister`: who asks, and whom."""
    asker = without_addressee(text.core, vocabulary, is_named=bool(text.notes))
    if asker == text.core:
        return None
    return "sure" if _is_named(asker, text, vocabulary) else None


def function(text: LabelText, vocabulary: Vocabulary) -> LabelVerdict | None:
    """`FIRST SPEAKER`: a function in the meeting."""
    is_function = text.core.isupper() and is_function_label(list(text.words), vocabulary)
    return "sure" if is_function else None


def underscore(text: LabelText, vocabulary: Vocabulary) -> LabelVerdict | None:
    """`Tom_Alday`: a handle made of a name."""
    if "_" not in text.core:
        return None
    parts = text.core.split("_")
    if len(parts) > 3 or not all(part[:1].isupper() and part.isalpha() for part in parts):
        return "none"
    return _rate_part(" ".join(parts), text, vocabulary) or "none"


def digits(text: LabelText, _vocabulary: Vocabulary) -> LabelVerdict | None:
    """A number in a name is a sign of a sentence; behind a comma it may be that of a district."""
    name = _ORDINAL.sub("", text.core.partition(",")[0])
    return "none" if any(character.isdigit() for character in name) else None


def capitals(text: LabelText, vocabulary: Vocabulary) -> LabelVerdict | None:
    """`MARA LINDQVIST`, `CORDULA RAMBLE, COLUMNIST, THE NORTHERN POST`."""
    if any(character in "()[]" for character in text.core):
        return "none"
    if not any(character.isdigit() for character in _ORDINAL.sub("", text.core)) and capitals_strength(
        text.core, list(text.words), vocabulary
    ):
        return "sure"
    return "sure" if is_capitals_with_affiliation(text.core, vocabulary) else None


def both_cases(text: LabelText, vocabulary: Vocabulary) -> LabelVerdict | None:
    """`Mara Lindqvist`, `Mara Lindqvist, Garden Society`, `Mr Tom Alday`."""
    if text.follows.isalpha():
        return "none"
    spaced = text.printed if not text.notes else text.core
    return both_cases_strength(spaced, text.core, list(text.words), vocabulary) or "none"


def _rate_part(part: str, text: LabelText, vocabulary: Vocabulary) -> LabelVerdict | None:
    """Return how surely a part of a label would be one."""
    rated = label_text(part, text.follows)
    for name, rate in LABEL_FORMS:
        if name in {"bar", "dash", "underscore"}:
            continue
        strength = rate(rated, vocabulary)
        if strength is not None:
            return None if strength == "none" else strength
    return None


def _is_named(part: str, text: LabelText, vocabulary: Vocabulary) -> bool:
    """Return True for a part of a label that is a name or an office by itself."""
    return _rate_part(part, text, vocabulary) in {"sure", "name"}


LABEL_FORMS: tuple[tuple[str, Callable[[LabelText, Vocabulary], LabelVerdict | None]], ...] = (
    ("question or answer", question_or_answer),
    ("no label", no_label),
    ("seat", seat),
    ("no letters", no_letters),
    ("office alone", office_alone),
    ("group", group),
    ("numbered", numbered),
    ("no capitals in the script", caseless),
    ("bar", bar),
    ("person behind a dash", behind_dash),
    ("name and party", name_and_party),
    ("dash", dashed),
    ("for a group", for_group),
    ("party", party),
    ("form of address behind", addressed_behind),
    ("degree", degree),
    ("end of a sentence", sentence_end),
    ("examination", examination),
    ("surname first", last_first),
    ("office of a person", office_of_person),
    ("office and person", office_and_person),
    ("speech of a person", speech_of_person),
    ("person of a place", person_of_place),
    ("person with an office", person_with_office),
    ("office", office),
    ("described office", described_office),
    ("addressed", addressed),
    ("function", function),
    ("underscore", underscore),
    ("number", digits),
    ("capitals", capitals),
    ("both cases", both_cases),
)
"""The first form that says something decides."""
