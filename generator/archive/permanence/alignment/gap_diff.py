"""What is left between words that have a match is put side by side in its order, and compared word by word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rapidfuzz.distance import Indel, LCSseq

from generator.archive.permanence.alignment.word_match import SHORT_RUN_WORDS, WordMatch, match_words, runs_in_order

_MAX_WORD_PAIRS = 150_000_000
"""Words before times words after; more of them are not compared."""

_Positions = Sequence[int]


def match_enclosed_gaps(old: WordMatch, new: WordMatch) -> None:
    """Compare what is left between two words that are its neighbours in both texts, wherever they went."""
    for start, end in list(old.stretches()):
        begin = old.match[start - 1] + 1 if start else 0
        stop = old.match[end] if end < len(old.words) else len(new.words)
        if begin < stop and all(there < 0 for there in new.match[begin:stop]):
            _match_gap(old, new, range(start, end), range(begin, stop), strict=True)


def match_ordered_gaps(old: WordMatch, new: WordMatch, *, strict: bool) -> None:
    """Compare what is left between words that are in their old order, without what was moved there or away.

    Args:
        old: The one text.
        new: The other.
        strict: Whether words are matched only where most of what is left of two turns is alike.
    """
    before = begin = 0
    for at, there, count in [*runs_in_order(old.match), (len(old.words), len(new.words), 0)]:
        if at > before and there > begin:
            ours = [place for place in range(before, at) if old.match[place] < 0]
            theirs = [place for place in range(begin, there) if new.match[place] < 0]
            if ours and theirs:
                _match_gap(old, new, ours, theirs, strict=strict)
        before, begin = at + count, there + count


def _match_gap(old: WordMatch, new: WordMatch, ours: _Positions, theirs: _Positions, *, strict: bool) -> None:
    if len(ours) * len(theirs) <= _MAX_WORD_PAIRS:
        for one, two in _match_equal_turns(old, new, ours, theirs):
            _match_word_by_word(old, new, one, two, strict=strict)


def _match_equal_turns(
    old: WordMatch, new: WordMatch, ours: _Positions, theirs: _Positions
) -> list[tuple[_Positions, _Positions]]:
    """Match turns of the same words, unless that costs more words than it finds, and return what lies between them."""
    first, second = _complete_turns(old, ours), _complete_turns(new, theirs)
    if not first or not second:
        return [(ours, theirs)]
    pairs: list[tuple[int, int]] = []
    for code in Indel.opcodes([old.turns[turn] for _, turn in first], [new.turns[turn] for _, turn in second]):
        if code.tag == "equal":
            pairs += zip(range(code.src_start, code.src_end), range(code.dest_start, code.dest_end), strict=True)
    between: list[tuple[_Positions, _Positions]] = []
    start = begin = found = 0
    for one, two in pairs:
        at, turn = first[one]
        there, _ = second[two]
        between.append((ours[start:at], theirs[begin:there]))
        count = len(old.turns[turn])
        found += count
        start, begin = at + count, there + count
    between.append((ours[start:], theirs[begin:]))
    found += sum(LCSseq.similarity(old.text(one), new.text(two)) for one, two in between)
    if found < LCSseq.similarity(old.text(ours), new.text(theirs)):
        return [(ours, theirs)]
    for one, two in pairs:
        turn, other = first[one][1], second[two][1]
        match_words(old, new, old.starts[turn], new.starts[other], len(old.turns[turn]))
    return [(one, two) for one, two in between if one and two]


def _complete_turns(text: WordMatch, places: _Positions) -> list[tuple[int, int]]:
    """Return the turns of which all words are at `places`, each behind the index of its first word."""
    found = []
    index = 0
    while index < len(places):
        turn = text.turn_of[places[index]]
        count = len(text.turns[turn])
        last = index + count - 1
        if places[index] == text.starts[turn] and last < len(places) and places[last] == places[index] + count - 1:
            found.append((index, turn))
            index += count
        else:
            index += 1
    return found


def _match_word_by_word(old: WordMatch, new: WordMatch, ours: _Positions, theirs: _Positions, *, strict: bool) -> None:
    """Match the words of turns that have enough in common; common words are found scattered over any long turn."""
    found: dict[tuple[int, int], list[tuple[int, int]]] = {}
    longest: Counter[tuple[int, int]] = Counter()
    first, second = old.with_ends(ours), new.with_ends(theirs)
    for code in Indel.opcodes(old.text(first), new.text(second)):
        if code.tag != "equal":
            continue
        run: Counter[tuple[int, int]] = Counter()
        for offset in range(code.src_end - code.src_start):
            one, two = first[code.src_start + offset], second[code.dest_start + offset]
            if one >= 0:
                pair = (old.turn_of[one], new.turn_of[two])
                found.setdefault(pair, []).append((one, two))
                run[pair] += 1
                longest[pair] = max(longest[pair], run[pair])
    before, after = Counter(old.turn_of[at] for at in ours), Counter(new.turn_of[at] for at in theirs)
    refused: set[tuple[int, int]] = set()
    for pair, words in found.items():
        more = max(before[pair[0]], after[pair[1]])
        some = 3 * len(words) >= before[pair[0]] or len(words) == len(new.turns[pair[1]])
        if 2 * len(words) >= more or longest[pair] > SHORT_RUN_WORDS or (some and not strict):
            for one, two in words:
                match_words(old, new, one, two)
        else:
            refused.add(pair)
    if refused and strict:
        # What was scattered over a long turn may stand together in the next one.
        ours = [at for at in ours if old.match[at] < 0 and old.turn_of[at] in {one for one, _ in refused}]
        theirs = [at for at in theirs if new.match[at] < 0 and new.turn_of[at] not in {two for _, two in refused}]
        if ours and theirs:
            _match_word_by_word(old, new, ours, theirs, strict=strict)
