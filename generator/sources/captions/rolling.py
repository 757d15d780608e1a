"""Rolling captions: words that were already on the screen are removed from the next cue."""

from __future__ import annotations

import itertools

from generator.records import Finding
from generator.sources.captions.cue import Cue
from generator.sources.captions.paragraphs import MIN_PAUSE_SECONDS
from generator.sources.source_lines import finding

_MAX_SPOKEN_REPEAT_SHARE = 0.3
"""Share of cues that begin with the last words of the cue before and add others: above it the words roll up, for speech
alone repeats itself far less often."""
_MIN_ROLLED_CUES = 3
_MAX_REPEATED_WORDS = 60
_MIN_REPEATED_WORDS = 2
"""One word that is no whole line may be said twice."""
_MAX_FLASH_SECONDS = 0.05
"""YouTube shows the finished line for a hundredth of a second before the next one begins."""


def unroll(cues: list[Cue]) -> list[Finding]:
    """Remove from each cue the words that were already on the screen, in a file whose words roll up."""
    if not cues:
        return []
    texts = [" ".join(cue.lines).split() for cue in cues]
    pairs = zip(itertools.pairwise(cues), itertools.pairwise(texts), strict=True)
    repeats = [0, *(_repeated_words(*times, *words) for times, words in pairs)]
    sizes = [len(words) for words in texts]
    spoken_count = sum(size > 0 for size in sizes)
    flashed = [repeat > 0 and _is_flash(cue) for cue, repeat in zip(cues, repeats, strict=True)]
    any_flash = any(flashed)
    # Equal cues prove nothing: people say things twice.
    rolled_count = sum(
        0 < repeat < size or is_flash for repeat, size, is_flash in zip(repeats, sizes, flashed, strict=True)
    )
    if rolled_count < _MIN_ROLLED_CUES or rolled_count <= _MAX_SPOKEN_REPEAT_SHARE * spoken_count:
        return []
    removed_count = 0
    for cue, repeat, size, is_flash in zip(cues, repeats, sizes, flashed, strict=True):
        is_said_again = repeat == size and any_flash and not is_flash
        if repeat and not is_said_again:
            cue.lines = _without_words(cue.lines, repeat)
            removed_count += 1
    message = f"lines roll up in this file: {removed_count} cues repeat words of the cue before, which are removed"
    return [finding("captions-rolled-up", "info", message)]


def _is_flash(cue: Cue) -> bool:
    return cue.time is not None and cue.time.last - cue.time.start <= _MAX_FLASH_SECONDS


def _repeated_words(cue: Cue, next_cue: Cue, shown: list[str], coming: list[str]) -> int:
    """Return how many words at the start of the next cue are the last words of this one.

    Args:
        cue: A cue.
        next_cue: The cue behind it.
        shown: The words of the cue.
        coming: The words of the next cue.
    """
    if not shown or not coming or coming[0] not in shown or not _may_repeat(cue, next_cue):
        return 0
    if coming[: len(shown)] == shown:
        return len(shown)
    line_ends = set(itertools.accumulate(len(line.split()) for line in next_cue.lines))
    for count in range(min(len(shown), len(coming), _MAX_REPEATED_WORDS), 0, -1):
        if shown[-1] == coming[count - 1] and shown[-count:] == coming[:count]:
            return count if count >= _MIN_REPEATED_WORDS or count in line_ends else 0
    return 0


def _may_repeat(cue: Cue, next_cue: Cue) -> bool:
    """Return True if the next cue is of the same voice and follows without a pause."""
    is_other_voice = next_cue.voice is not None and next_cue.voice != cue.voice
    if is_other_voice or cue.time is None or next_cue.time is None:
        return False
    is_pause = next_cue.time.start - cue.time.last > MIN_PAUSE_SECONDS
    return not is_pause


def _without_words(lines: list[str], count: int) -> list[str]:
    """Return lines without their first `count` words."""
    kept: list[str] = []
    for line in lines:
        size = len(line.split())
        if count < size:
            kept.append(line.split(maxsplit=count)[count] if count else line)
        count = max(0, count - size)
    return kept
