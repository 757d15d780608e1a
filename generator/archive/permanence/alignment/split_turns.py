"""Match short turns that were the beginning or the end of a turn whose other words are gone or elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.archive.permanence.alignment.word_match import WordMatch, match_words

_MIN_PIECE_WORDS, _MAX_PIECE_WORDS = 2, 8
"""Words of a piece; single words are alike by chance, and longer pieces are matched by their runs of words."""


def match_split_turns(old: WordMatch, new: WordMatch) -> None:
    """Match each unmatched new turn that is an end of one mostly unmatched old turn only, the longest first."""
    turns = [turn for turn in range(len(old.turns)) if old.is_mostly_unmatched(turn)]
    _match_ends(old, new, turns, range(_MIN_PIECE_WORDS, _MAX_PIECE_WORDS + 1))


def match_last_words(old: WordMatch, new: WordMatch) -> None:
    """Match each unmatched new turn of one word that is an end of one unmatched old turn only.

    The word may be alike by chance. But where no other word of the old turn is left, no other turn is more like it.
    """
    turns = [turn for turn in range(len(old.turns)) if not old.count_matched(turn)]
    _match_ends(old, new, turns, range(1, _MIN_PIECE_WORDS))


def _match_ends(old: WordMatch, new: WordMatch, turns: Sequence[int], lengths: range) -> None:
    new_starts: dict[str, list[int]] = {}
    for turn, words in enumerate(new.turns):
        if len(words) in lengths and not new.count_matched(turn):
            new_starts.setdefault(words, []).append(new.starts[turn])
    old_starts: dict[str, list[int]] = {}
    for words, start in _ends_of_turns(old, turns, lengths) if new_starts else ():
        if words in new_starts and _is_unmatched(old, start, len(words)):
            old_starts.setdefault(words, []).append(start)
    for words in sorted(old_starts, key=lambda words: (-len(words), old_starts[words])):
        if len(old_starts[words]) == len(new_starts[words]) == 1:
            ((old_start,), (new_start,)) = old_starts[words], new_starts[words]
            if _is_unmatched(old, old_start, len(words)):
                match_words(old, new, old_start, new_start, len(words))


def _ends_of_turns(version: WordMatch, turns: Sequence[int], lengths: range) -> Iterator[tuple[str, int]]:
    """Yield the words and the position of each beginning and end of some turns."""
    for turn in turns:
        words = version.turns[turn]
        for length in range(lengths.start, min(lengths.stop, len(words))):
            yield words[:length], version.starts[turn]
            yield words[-length:], version.starts[turn + 1] - length


def _is_unmatched(version: WordMatch, start: int, count: int) -> bool:
    return all(match < 0 for match in version.match[start : start + count])
