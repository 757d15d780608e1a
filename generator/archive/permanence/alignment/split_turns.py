"""Match short turns that were the beginning or the end of a turn whose other words are gone."""

from __future__ import annotations

from collections.abc import Iterator

from generator.archive.permanence.alignment.word_match import WordMatch, match_words

_MIN_PIECE_WORDS, _MAX_PIECE_WORDS = 2, 8
"""Words of a piece; single words are alike by chance, and longer pieces are matched by their runs of words."""


def match_split_turns(old: WordMatch, new: WordMatch) -> None:
    """Match each unmatched new turn that is an end of one mostly unmatched old turn only, the longest first."""
    new_starts: dict[str, list[int]] = {}
    for turn, words in enumerate(new.turns):
        if _MIN_PIECE_WORDS <= len(words) <= _MAX_PIECE_WORDS and not new.count_matched(turn):
            new_starts.setdefault(words, []).append(new.starts[turn])
    old_starts: dict[str, list[int]] = {}
    for words, start in _ends_of_turns(old) if new_starts else ():
        if words in new_starts and _is_unmatched(old, start, len(words)):
            old_starts.setdefault(words, []).append(start)
    for words in sorted(old_starts, key=lambda words: (-len(words), old_starts[words])):
        if len(old_starts[words]) == len(new_starts[words]) == 1:
            ((old_start,), (new_start,)) = old_starts[words], new_starts[words]
            if _is_unmatched(old, old_start, len(words)):
                match_words(old, new, old_start, new_start, len(words))


def _ends_of_turns(version: WordMatch) -> Iterator[tuple[str, int]]:
    """Yield the words and the position of each beginning and end of the mostly unmatched turns."""
    for turn, words in enumerate(version.turns):
        if version.is_mostly_unmatched(turn):
            for length in range(_MIN_PIECE_WORDS, min(_MAX_PIECE_WORDS + 1, len(words))):
                yield words[:length], version.starts[turn]
                yield words[-length:], version.starts[turn + 1] - length


def _is_unmatched(version: WordMatch, start: int, count: int) -> bool:
    return all(match < 0 for match in version.match[start : start + count])
