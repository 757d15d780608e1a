"""What is counted when a record is held against a known answer."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from generator.records import Block, SessionRecord
from generator.text import words
from generator.text.normal import folded_words, tidy
from tests.accuracy.align import pairs, places
from tests.accuracy.attribution import Names, label_pairs, misattributed, wrong_names
from tests.accuracy.known import Fact, Known, Spoken

_NOTE = re.compile(r" ?[(\[（].*")


class Score(msgspec.Struct, frozen=True):
    """Counts, of one document or of many; shares are made of them only when they are shown."""

    documents: int = 0
    turns: int = 0
    """Turns that the answers have."""
    boundaries_right: int = 0
    boundaries_found: int = 0
    labels_right: int = 0
    words: int = 0
    """Words of the sources."""
    words_kept: int = 0
    """Of them, those that the record has somewhere, each as often as in the source."""
    words_turns: int = 0
    """Words of the records' turns."""
    words_ordered: int = 0
    """Of them, those that stand in the source's order."""
    words_said: int = 0
    """Words that the answers have in turns."""
    words_found: int = 0
    """Of them, those that the record has in turns, in that order."""
    words_foreign: int = 0
    """Words that the record has in turns and the answer doesn't."""
    words_misattributed: int = 0
    """Of them, those under the label of somebody else, or under a label where the answer has none."""
    words_unattributed: int = 0
    """Of them, those under no label, where the answer has one."""
    labels_unread: int = 0
    """Labels of the answers, each once for each document, where the record begins no turn with a label."""
    labels_untold: int = 0
    """Of them, those that no finding names."""
    names: int = 0
    """Labels whose names the answers have, in each document once."""
    names_right: int = 0
    directions: int = 0
    directions_found: int = 0
    directions_right: int = 0
    facts_right: int = 0
    facts_wrong: int = 0
    facts_missing: int = 0
    faults: tuple[str, ...] = ()
    """Every difference, to read."""

    def __add__(self, other: Score) -> Score:
        return Score(**{name: getattr(self, name) + getattr(other, name) for name in self.__struct_fields__})

    @property
    def boundaries(self) -> float | None:
        """F1 of the turns' beginnings."""
        return _f1(self.boundaries_right, self.turns, self.boundaries_found)

    @property
    def labels(self) -> float | None:
        """Share of the turns that begin where they should with the label that they should have."""
        return _share(self.labels_right, self.turns)

    @property
    def kept(self) -> float | None:
        """Share of the source's words that are in the record."""
        return _share(self.words_kept, self.words)

    @property
    def ordered(self) -> float | None:
        """Share of the turns' words that stand in the source's order."""
        return _share(self.words_ordered, self.words_turns)

    @property
    def found(self) -> float | None:
        """Share of the words spoken that are in turns."""
        return _share(self.words_found, self.words_said)

    @property
    def named(self) -> float | None:
        """Share of the labels that name whom they should, or nobody if they should name nobody."""
        return _share(self.names_right, self.names)

    @property
    def stage_directions(self) -> float | None:
        """F1 of the stage directions, text and place."""
        return _f1(self.directions_right, self.directions, self.directions_found)


def score(known: Known, record: SessionRecord, source: str) -> Score:
    """Return what is right and wrong in `record`.

    Args:
        known: The answer.
        record: What the program made of it.
        source: The document's text.
    """
    total = _kept(record, source)
    if known.turns is not None:
        total += _turns(known, known.turns, record)
    total += _names(known.names, record)
    total += _facts(known.facts, record)
    return msgspec.structs.replace(total, documents=1, faults=tuple(f"{known.name}: {fault}" for fault in total.faults))


def fact(record: SessionRecord, name: str) -> Fact:
    """Return a value of the record by its name; `event` is its id, `type`, `code` and `number` are the session's."""
    if name == "event":
        return record.event.id if record.event else None
    if name in {"type", "code", "number"}:
        record_part: object = record.session
    else:
        record_part = record
    value: Fact = getattr(record_part, name)
    return value


def _facts(facts: dict[str, Fact], record: SessionRecord) -> Score:
    right = wrong = missing = 0
    faults = []
    for name, expected in facts.items():
        value = fact(record, name)
        if value == expected:
            right += expected is not None
            continue
        # A title that is the address's words stands in for one that nothing says.
        absent = value is None or (name == "title" and record.provenance.get(name) == "slug")
        missing += absent
        wrong += not absent
        faults.append(f"{name} is {value!r}, not {expected!r} ({record.provenance.get(name)})")
    return Score(facts_right=right, facts_wrong=wrong, facts_missing=missing, faults=tuple(faults))


def _kept(record: SessionRecord, source: str) -> Score:
    """Count the words of the source in the record; Counter and order, as rule 1 of the contract has them."""
    given = words.split_words(source)
    spoken = words.split_words("\n".join(_texts(record)))
    others = [entry.text for entry in record.notices] + [entry.text for entry in record.removed]
    kept = Counter(given) & (Counter(spoken) + Counter(words.split_words("\n".join(others))))
    ordered = len(pairs(spoken, given))
    faults = []
    lost = Counter(given) - kept
    if lost:
        faults.append(f"words lost: {lost.most_common(5)}")
    if ordered < len(spoken):
        faults.append(f"{len(spoken) - ordered} words out of order")
    return Score(
        words=len(given),
        words_kept=kept.total(),
        words_turns=len(spoken),
        words_ordered=ordered,
        faults=tuple(faults),
    )


def _texts(record: SessionRecord) -> Iterable[str]:
    for turn in record.turns:
        yield turn.label or ""
        yield from (block.text for block in turn.blocks)


class _Stream(msgspec.Struct):
    """The words of all turns in a row, and where turns begin and stage directions stand."""

    words: list[str]
    starts: list[int]
    labels: list[str | None]
    directions: list[tuple[int, str]]


def _names(names: Names, record: SessionRecord) -> Score:
    faults = wrong_names(record.turns, names)
    return Score(names=len(names), names_right=len(names) - len(faults), faults=tuple(faults))


def _stream(turns: Sequence[tuple[str | None, Sequence[Block]]], *, directions: bool) -> _Stream:
    stream = _Stream([], [], [], [])
    for label, blocks in turns:
        stream.starts.append(len(stream.words))
        stream.labels.append(label)
        for block in blocks:
            if block.type == "event" and directions:
                stream.directions.append((len(stream.words), tidy(block.text)))
            else:
                stream.words += folded_words(block.text)
    return stream


def _turns(known: Known, turns: Sequence[Spoken], record: SessionRecord) -> Score:
    told = _stream([(turn.label, turn.blocks) for turn in turns], directions=known.directions)
    made = _stream([(turn.label, turn.blocks) for turn in record.turns], directions=known.directions)
    both = pairs(told.words, made.words)
    told_known, made_known = [pair[0] for pair in both], [pair[1] for pair in both]
    told_at: dict[int, list[str | None]] = {}
    optional: Counter[int] = Counter()
    for place, turn in zip(places(len(told.words), told_known, told.starts), turns, strict=True):
        if turn.marked:
            told_at.setdefault(place, []).append(turn.label)
        else:
            optional[place] += 1
    made_at: dict[int, list[str | None]] = {}
    for place, label in zip(places(len(made.words), made_known, made.starts), made.labels, strict=True):
        if label is None and optional[place] and place not in told_at:
            optional[place] -= 1
            continue
        made_at.setdefault(place, []).append(label)
    right = labels = 0
    faults = []
    unread: dict[str, None] = {}
    for place in sorted({*told_at, *made_at}):
        expected, found = told_at.get(place, []), made_at.get(place, [])
        right += min(len(expected), len(found))
        labels += (Counter(expected) & Counter(found)).total()
        if expected != found:
            at = told_known[place] if place < len(told_known) else len(told.words)
            near = " ".join(told.words[at : at + 8])
            if not any(found):
                unread.update(dict.fromkeys(label for label in expected if label is not None))
            faults.append(f"turns {found} instead of {expected} before “{near}”")
    untold = [label for label in unread if not _is_told(label, record)]
    faults.extend(f"no finding names the label {label!r}" for label in untold)
    missed = len(told.words) - len(both)
    if missed:
        lost = sorted(set(range(len(told.words))) - set(told_known))
        faults.append(f"{missed} words aren't in turns, from “{' '.join(told.words[i] for i in lost[:12])}”")
    foreign = sorted(set(range(len(made.words))) - set(made_known))
    if foreign:
        faults.append(f"{len(foreign)} words aren't speech, from “{' '.join(made.words[i] for i in foreign[:12])}”")
    total = Score(
        turns=sum(map(len, told_at.values())),
        boundaries_found=sum(map(len, made_at.values())),
        boundaries_right=right,
        labels_right=labels,
        labels_unread=len(unread),
        labels_untold=len(untold),
        words_said=len(told.words),
        words_found=len(both),
        words_foreign=len(made.words) - len(both),
        faults=tuple(faults),
    )
    total += _attributed(known, turns, told, made, both)
    return total + _directions(told, told_known, made, made_known) if known.directions else total


def _is_told(label: str, record: SessionRecord) -> bool:
    """Return True if a finding has the words of a label that the record doesn't have, without what is in brackets."""
    words = _NOTE.sub("", label).strip() or label
    return any(words in tidy(finding.message) for finding in record.findings)


def _attributed(
    known: Known, turns: Sequence[Spoken], told: _Stream, made: _Stream, both: Sequence[tuple[int, int]]
) -> Score:
    marked = [turn.marked for turn in turns]
    sure = [pair for pair in both if marked[bisect_right(told.starts, pair[0]) - 1]]
    counted = Counter(label_pairs((told.starts, told.labels), (made.starts, made.labels), sure))
    wrong = misattributed(counted, known.names)
    return Score(
        words_misattributed=wrong.total(),
        words_unattributed=sum(number for (told_label, label), number in counted.items() if told_label and not label),
        faults=tuple(f"{number} words of {pair[0]} are under {pair[1]}" for pair, number in wrong.items()),
    )


def _directions(told: _Stream, told_known: list[int], made: _Stream, made_known: list[int]) -> Score:
    expected = Counter(_placed(told, told_known))
    found = Counter(_placed(made, made_known))
    return Score(
        directions=expected.total(),
        directions_found=found.total(),
        directions_right=(expected & found).total(),
        faults=(
            *(f"stage direction {text} missing" for _, text in (expected - found)),
            *(f"{text} is no stage direction here" for _, text in (found - expected)),
        ),
    )


def _placed(stream: _Stream, known: list[int]) -> Iterable[tuple[int, str]]:
    at = places(len(stream.words), known, [position for position, _ in stream.directions])
    return zip(at, (text for _, text in stream.directions), strict=True)


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _f1(right: int, expected: int, found: int) -> float | None:
    return 2 * right / (expected + found) if expected + found else None
