"""The voices of a session, with the colours (numbered swatches) of their turns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from generator.archive.people.people_index import Person
from generator.archive.summary import Summary, TurnSummary
from generator.slugs import slug


class Voice(msgspec.Struct, frozen=True):
    """A person, a label without a person, or all unidentified speakers of a session, with their share of the words."""

    name: str
    href: str | None
    words: int
    share: int
    """Percentage of the words of the session."""
    swatch: int | None
    kind: str
    printed: tuple[str, ...]


def speaker_colours(document: Summary, people: Mapping[str, Person]) -> tuple[list[Voice], dict[str, int | None]]:
    """Return the voices, most words first and the unidentified speakers last, and the swatches of their turns.

    A swatch belongs to a person in this session, or to a label that names no person. Several labels of one person share
    a swatch, and so do labels that have the same slug (`MODERATOR` and `Moderator`).
    """
    turns_by_voice: dict[str, list[TurnSummary]] = {}
    for turn in document.turns:
        turns_by_voice.setdefault(_voice_key(turn), []).append(turn)
    words = {key: sum(turn.words for turn in turns) for key, turns in turns_by_voice.items()}
    order = sorted(words, key=lambda key: (key == "", -words[key], key))
    total = sum(words.values())
    voices = [
        _voice(turns_by_voice[key], position if key else None, total, document.names_by_person, people)
        for position, key in enumerate(order)
    ]
    swatches = {
        turn.id: position
        for position, key in enumerate(order)
        for turn in turns_by_voice[key]
        if not _shares_unidentified_ids(turn)
    }
    unidentified = [turn.id for turn in document.turns if _shares_unidentified_ids(turn)]
    return voices, _swatches_by_prefix(swatches, unidentified)


def _voice_key(turn: TurnSummary) -> str:
    """Return the key of the turn's voice, empty for unidentified speakers.

    The key is made from today's label: a published id stays on its turn and may come from another label.
    """
    if turn.speaker is not None:
        return f"person {turn.speaker}"
    return "" if turn.label is None else f"label {slug(turn.label)}"


def _shares_unidentified_ids(turn: TurnSummary) -> bool:
    """Return True if the turn has no swatch; the label `UNIDENTIFIED` shares its ids with turns without a label."""
    return slug(turn.label or "") == "unidentified" or (turn.speaker is None and turn.label is None)


def _voice(
    turns: Sequence[TurnSummary],
    swatch: int | None,
    total_words: int,
    names: Mapping[str, str],
    people: Mapping[str, Person],
) -> Voice:
    speaker = turns[0].speaker
    labels = list(dict.fromkeys("" if turn.corrected and turn.speaker else turn.label or "" for turn in turns))
    person = people.get(speaker) if speaker else None
    words = sum(turn.words for turn in turns)
    return Voice(
        name=names[speaker] if speaker else labels[0] or "Unidentified speakers",
        href=person.href if person else None,
        words=words,
        share=round(100 * words / total_words) if total_words else 0,
        swatch=swatch,
        kind="person" if speaker is not None else "unidentified" if turns[0].label is None else "role",
        printed=tuple(label for label in labels if label),
    )


def _swatches_by_prefix(swatches: dict[str, int], unidentified: Iterable[str]) -> dict[str, int | None]:
    """Return one swatch per id prefix, and one per turn id where turns with the same prefix have different swatches.

    A turn without a label has none.
    """
    swatch_of_turn: dict[str, int | None] = {**swatches, **dict.fromkeys(unidentified)}
    swatches_of_prefix: dict[str, set[int | None]] = {}
    for turn, swatch in swatch_of_turn.items():
        swatches_of_prefix.setdefault(turn.rpartition("-")[0], set()).add(swatch)
    by_prefix: dict[str, int | None] = {}
    for turn, swatch in swatch_of_turn.items():
        prefix = turn.rpartition("-")[0]
        if len(swatches_of_prefix[prefix]) > 1:
            by_prefix[turn] = swatch
        elif swatch is not None:
            by_prefix[prefix] = swatch
    return by_prefix
