"""The voices of a session with their share of the words; a voice's place in the list is its swatch."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from generator.archive.people.people_index import Person
from generator.archive.summary import Summary, TurnSummary
from generator.pages.views.wording import gettext, name_or_label
from generator.records import SessionRecord
from generator.slugs import slug
from generator.urls import PEOPLE_ADDRESS

_UNIDENTIFIED = "unidentified"


class Voice(msgspec.Struct, frozen=True, kw_only=True):
    """A person, a label that names nobody, or all unidentified speakers of a session."""

    name: str
    kind: str
    """`person`, `role` (`MODERATOR`), `label` (of an organisation, for example) or `unidentified`."""
    id: str | None = None
    """Of a person: the folder of their page below `people/`."""
    certainty: str | None = None
    """`inferred` or `corrected`, where the label does not print the name; `partly inferred` if only some turns are."""
    words: int
    share: int
    """Percentage of the words of the session."""
    first: str | None = None
    """The first turn; `None` if the page shows no turns."""
    turns: tuple[str, ...] = ()
    """How the ids of the turns begin, without the number at the end: `jane-doe`; whole ids, if two voices share the
    beginning."""


def voices_of(record: SessionRecord, document: Summary, people: Mapping[str, Person]) -> tuple[Voice, ...]:
    """Return the voices, most words first and the unidentified speakers last.

    A voice belongs to a person in this session, or to a label that names no person. Several labels of one person are
    one voice, and so are labels that have the same slug (`MODERATOR` and `Moderator`).
    """
    turns_by_voice: dict[str, list[TurnSummary]] = {}
    for turn in document.turns:
        turns_by_voice.setdefault(_voice_key(turn), []).append(turn)
    words = {key: sum(turn.words for turn in turns) for key, turns in turns_by_voice.items()}
    order = sorted(words, key=lambda key: (key == "", -words[key], key))
    total = sum(words.values())
    inferred = {turn.id for turn in record.turns if turn.resolved == "inferred"}
    prefixes = _ids_by_voice(turns_by_voice)
    return tuple(_voice(key, turns_by_voice[key], prefixes[key], inferred, total, document, people) for key in order)


def _page_folder(person: Person) -> str:
    """Return the folder of a person's page below `people/`: the id, unless that is too long."""
    return person.href.removeprefix(PEOPLE_ADDRESS).rstrip("/")


def _voice_key(turn: TurnSummary) -> str:
    """Return the key of the turn's voice, empty for unidentified speakers.

    The key is made from today's label: a published id stays on its turn and may come from another label.
    """
    if turn.speaker is not None:
        return f"person {turn.speaker}"
    return "" if turn.label is None else f"label {slug(turn.label)}"


def _voice(
    key: str,
    turns: Sequence[TurnSummary],
    prefixes: tuple[str, ...],
    inferred: set[str],
    total_words: int,
    document: Summary,
    people: Mapping[str, Person],
) -> Voice:
    first = turns[0]
    person = people.get(first.speaker) if first.speaker else None
    words = sum(turn.words for turn in turns)
    return Voice(
        name=_name(first, document.names_by_person),
        kind=_kind(key, first),
        words=words,
        share=round(100 * words / total_words) if total_words else 0,
        id=_page_folder(person) if person is not None else None,
        certainty=_certainty(turns, inferred),
        first=None if document.is_too_large else first.id,
        turns=prefixes,
    )


def _name(turn: TurnSummary, names: Mapping[str, str]) -> str:
    return names[turn.speaker] if turn.speaker else name_or_label(turn.label or gettext("Unidentified speakers"))


def _kind(key: str, turn: TurnSummary) -> str:
    if turn.speaker is not None:
        return "person"
    if not key:
        return _UNIDENTIFIED
    return "role" if turn.role else "label"


def _certainty(turns: Sequence[TurnSummary], inferred: set[str]) -> str | None:
    """Return `inferred` or `corrected`, with `partly` before it if that holds for some turns only."""
    counts = {
        "inferred": sum(turn.id in inferred for turn in turns),
        "corrected": sum(turn.corrected for turn in turns),
    }
    for certainty, count in counts.items():
        if count:
            return certainty if count == len(turns) else f"partly {certainty}"
    return None


def _ids_by_voice(turns_by_voice: Mapping[str, Sequence[TurnSummary]]) -> dict[str, tuple[str, ...]]:
    """Return how the ids of each voice's turns begin, or the whole ids where the ids of two voices begin so.

    A turn with the label `UNIDENTIFIED` shares its ids with turns without a label, and its voice has no swatch.
    """
    voices_of_prefix: dict[str, set[str]] = {}
    for key, turns in turns_by_voice.items():
        for turn in turns:
            voices_of_prefix.setdefault(turn.id.rpartition("-")[0], set()).add(_swatch_key(key, turn))
    ids_by_voice: dict[str, dict[str, None]] = {key: {} for key in turns_by_voice}
    for key, turns in turns_by_voice.items():
        for turn in turns:
            swatch = _swatch_key(key, turn)
            prefix = turn.id.rpartition("-")[0]
            if swatch:
                ids_by_voice[key][turn.id if len(voices_of_prefix[prefix]) > 1 else prefix] = None
    return {key: tuple(ids) for key, ids in ids_by_voice.items()}


def _swatch_key(key: str, turn: TurnSummary) -> str:
    """Return the voice whose swatch a turn has; empty for a turn without a swatch."""
    return "" if key and slug(turn.label or "") == _UNIDENTIFIED and turn.speaker is None else key
