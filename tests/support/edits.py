"""Random edits of a session, with which every single word can be followed."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable
from itertools import count

import msgspec

from generator.records import Block, SessionRecord, Turn
from generator.settings.people import PersonInfo, Register
from generator.slugs import slug


class Word(msgspec.Struct, frozen=True):
    """A word that was once written; another one written in its place is another."""

    number: int
    text: str


class Said(msgspec.Struct):
    """A turn that is being edited."""

    label: str | None
    words: list[Word]


class Draft:
    """A session, its words numbered; an edit is one of what correcting people and programs do to it."""

    def __init__(self, record: SessionRecord, chance: random.Random) -> None:
        self._record = record
        self._chance = chance
        self._numbers = count()
        self._texts = [word for turn in record.turns for block in turn.blocks for word in block.text.split()]
        self.turns = [
            Said(turn.label, [self._word(text) for block in turn.blocks for text in block.text.split()])
            for turn in record.turns
        ]

    def edit(self) -> None:
        """Make between 1 and 12 edits."""
        for _ in range(self._chance.randint(1, 12)):
            self._chance.choice(_EDITS)(self)

    def record(self) -> SessionRecord:
        """Return the record as reading would make it, with the ids of this text alone."""
        counts: Counter[str] = Counter()
        turns = []
        for said in self.turns:
            prefix = "unidentified" if said.label is None else slug(said.label) or "turn"
            counts[prefix] += 1
            block = Block("text", " ".join(word.text for word in said.words))
            turns.append(
                Turn(f"{prefix}-{counts[prefix]}", said.label, None, None, None, None, None, None, (1, 1), (block,))
            )
        return msgspec.structs.replace(self._record, turns=tuple(turns))

    def fix_words(self) -> None:
        """Misheard words are corrected in one turn: a word or two, or every tenth."""
        said = self._chance.choice(self.turns)
        often = self._chance.choice([0.02, 0.1])
        said.words = [
            self._word(self._chance.choice(self._texts)) if self._chance.random() < often else word
            for word in said.words
        ]

    def leave_out(self) -> None:
        """A turn goes."""
        if len(self.turns) > 2:
            self.turns.pop(self._chance.randrange(len(self.turns)))

    def put_in(self) -> None:
        """A turn comes that nobody has said before, or that says what another one says."""
        start = self._chance.randrange(len(self._texts))
        said = [self._word(text) for text in self._texts[start : start + self._chance.choice([2, 8, 60])]]
        if self._chance.random() < 0.7:
            self._chance.shuffle(said)
        self.turns.insert(self._chance.randint(0, len(self.turns)), Said(self._label(), said))

    def split(self) -> None:
        """A mark is found in a turn."""
        position = self._chance.randrange(len(self.turns))
        said = self.turns[position]
        if len(said.words) > 1:
            cut = self._chance.randint(1, len(said.words) - 1)
            self.turns.insert(position + 1, Said(self._label(), said.words[cut:]))
            said.words = said.words[:cut]

    def join(self) -> None:
        """A mark was none."""
        if len(self.turns) > 2:
            position = self._chance.randrange(len(self.turns) - 1)
            self.turns[position].words += self.turns.pop(position + 1).words

    def relabel(self) -> None:
        """Somebody else said it."""
        self._chance.choice(self.turns).label = self._label()

    def reorder(self) -> None:
        """A turn, or several in a row, stand elsewhere."""
        start = self._chance.randrange(len(self.turns))
        length = self._chance.choice([1, 1, 5])
        moved = self.turns[start : start + length]
        del self.turns[start : start + length]
        place = self._chance.randint(0, len(self.turns))
        self.turns[place:place] = moved

    def _word(self, text: str) -> Word:
        return Word(next(self._numbers), text)

    def _label(self) -> str | None:
        return self._chance.choice([*dict.fromkeys(said.label for said in self.turns), "ADA CHURN", None])


class People:
    """A register that is being edited: who is whose labels."""

    def __init__(self, labels: Iterable[str], chance: random.Random) -> None:
        self._chance = chance
        self._renamed = count(2)
        self._labels = {slug(label): [label] for label in labels}

    def edit(self) -> None:
        """Two become one, one gets another id, one is taken out, or nothing happens."""
        names = sorted(self._labels)
        one, other = self._chance.choice(names), self._chance.choice(names)
        match self._chance.choice(["accept", "rename", "remove", "nothing"]):
            case "accept" if one != other:
                self._labels[one] += self._labels.pop(other)
            case "rename":
                self._labels[f"{one}-{next(self._renamed)}"] = self._labels.pop(one)
            case "remove" if len(names) > 2:
                del self._labels[one]

    def register(self) -> Register:
        """Return the register as reading its file would make it."""
        return Register(
            tuple(PersonInfo(name, labels[0], aliases=tuple(labels[1:])) for name, labels in self._labels.items())
        )

    def of(self, label: str | None) -> str | None:
        """Return the id of whose label it is."""
        return next((name for name, labels in self._labels.items() if label in labels), None)


_EDITS: tuple[Callable[[Draft], None], ...] = (
    Draft.fix_words,
    Draft.fix_words,
    Draft.leave_out,
    Draft.put_in,
    Draft.split,
    Draft.join,
    Draft.relabel,
    Draft.reorder,
)
