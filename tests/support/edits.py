"""Random edits of a session that keep track of every word."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable
from itertools import count

import msgspec

from generator.records import Block, SessionRecord, Turn
from generator.settings.people import PersonInfo, Register
from generator.slugs import slug

_MOST_EDITS = 12
_TURNS_FOR_AN_EDIT = 4
"""A session has at most one edit for so many turns, so that most of its words are still there."""

_WORDS_OF_SHORT_TURNS = 60
"""On the average; no copy of such a turn is put in, which nobody can tell from the turn once that is corrected."""


class Word(msgspec.Struct, frozen=True):
    """A word as it was once written; a word in its place, even an equal one, has another number."""

    number: int
    text: str


class EditedTurn(msgspec.Struct):
    """A turn under edit."""

    label: str | None
    words: list[Word]


class EditedSession:
    """A session with numbered words, and the edits that people and programs make."""

    def __init__(self, record: SessionRecord, chance: random.Random) -> None:
        self._record = record
        self._chance = chance
        self._numbers = count()
        self._texts = [word for turn in record.turns for block in turn.blocks for word in block.text.split()]
        self.turns = [
            EditedTurn(turn.label, [self._word(text) for block in turn.blocks for text in block.text.split()])
            for turn in record.turns
        ]
        is_long = len(self._texts) > _WORDS_OF_SHORT_TURNS * len(self.turns)
        self._insertions = (2, 8, 60) if is_long else (2, 8, 20)
        self._most_edits = min(_MOST_EDITS, max(1, len(self.turns) // _TURNS_FOR_AN_EDIT))

    def edit(self) -> None:
        """Make 1 to 12 edits, in a short session fewer."""
        for _ in range(self._chance.randint(1, self._most_edits)):
            self._chance.choice(_EDITS)(self)

    def record(self) -> SessionRecord:
        """Return the record as reading would make it, with the ids of this version."""
        counts: Counter[str] = Counter()
        turns = []
        for turn in self.turns:
            prefix = "unidentified" if turn.label is None else slug(turn.label) or "turn"
            counts[prefix] += 1
            block = Block("text", " ".join(word.text for word in turn.words))
            turns.append(
                Turn(f"{prefix}-{counts[prefix]}", turn.label, None, None, None, None, None, None, (1, 1), (block,))
            )
        return msgspec.structs.replace(self._record, turns=tuple(turns))

    def fix_words(self) -> None:
        """Correct misheard words of one turn: a word or two, or every tenth."""
        turn = self._chance.choice(self.turns)
        share = self._chance.choice([0.02, 0.1])
        turn.words = [
            self._word(self._chance.choice(self._texts)) if self._chance.random() < share else word
            for word in turn.words
        ]

    def remove(self) -> None:
        """Remove a turn."""
        if len(self.turns) > 2:
            self.turns.pop(self._chance.randrange(len(self.turns)))

    def insert(self) -> None:
        """Insert a turn with new words, or with the words of another turn."""
        start = self._chance.randrange(len(self._texts))
        words = [self._word(text) for text in self._texts[start : start + self._chance.choice(self._insertions)]]
        if self._chance.random() < 0.7:
            self._chance.shuffle(words)
        self.turns.insert(self._chance.randint(0, len(self.turns)), EditedTurn(self._label(), words))

    def split(self) -> None:
        """Split a turn, as if a mark was found in it."""
        position = self._chance.randrange(len(self.turns))
        turn = self.turns[position]
        if len(turn.words) > 1:
            cut = self._chance.randint(1, len(turn.words) - 1)
            self.turns.insert(position + 1, EditedTurn(self._label(), turn.words[cut:]))
            turn.words = turn.words[:cut]

    def join(self) -> None:
        """Join two turns, as if the mark between them was wrong."""
        if len(self.turns) > 2:
            position = self._chance.randrange(len(self.turns) - 1)
            self.turns[position].words += self.turns.pop(position + 1).words

    def relabel(self) -> None:
        """Give a turn another label."""
        self._chance.choice(self.turns).label = self._label()

    def reorder(self) -> None:
        """Move a turn, or several in a row."""
        start = self._chance.randrange(len(self.turns))
        length = self._chance.choice([1, 1, 5])
        moved = self.turns[start : start + length]
        del self.turns[start : start + length]
        place = self._chance.randint(0, len(self.turns))
        self.turns[place:place] = moved

    def _word(self, text: str) -> Word:
        return Word(next(self._numbers), text)

    def _label(self) -> str | None:
        return self._chance.choice([*dict.fromkeys(turn.label for turn in self.turns), "ADA CHURN", None])


class EditedRegister:
    """A people register under edit."""

    def __init__(self, labels: Iterable[str], chance: random.Random) -> None:
        self._chance = chance
        self._id_numbers = count(2)
        self._labels = {slug(label): [label] for label in labels}

    def edit(self) -> None:
        """Merge two people, give a person another id, remove one, or do nothing."""
        ids = sorted(self._labels)
        person, other = self._chance.choice(ids), self._chance.choice(ids)
        match self._chance.choice(["accept", "rename", "remove", "nothing"]):
            case "accept" if person != other:
                self._labels[person] += self._labels.pop(other)
            case "rename":
                self._labels[f"{person}-{next(self._id_numbers)}"] = self._labels.pop(person)
            case "remove" if len(ids) > 2:
                del self._labels[person]

    def register(self) -> Register:
        """Return the register as reading its file would make it."""
        return Register(
            tuple(PersonInfo(person, labels[0], aliases=tuple(labels[1:])) for person, labels in self._labels.items())
        )

    def person_of(self, label: str | None) -> str | None:
        """Return the id of the person with this label."""
        return next((person for person, labels in self._labels.items() if label in labels), None)


_EDITS: tuple[Callable[[EditedSession], None], ...] = (
    EditedSession.fix_words,
    EditedSession.fix_words,
    EditedSession.remove,
    EditedSession.insert,
    EditedSession.split,
    EditedSession.join,
    EditedSession.relabel,
    EditedSession.reorder,
)
