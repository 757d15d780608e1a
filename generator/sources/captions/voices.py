"""Voices: in a file whose cues name their speaker, the names are parted from the words."""

from __future__ import annotations

import re
from collections import Counter

import msgspec

from generator.records import Finding
from generator.sources.captions.cue import Cue, Part, cues_of
from generator.sources.captions.prefixes import Prefix, dash_prefix, has_form_of_name, is_opening, prefix_of
from generator.sources.source_lines import finding

_ALL_SHARE = 0.9
"""From this share of the cues every prefix is a label, whatever its case, script or signs."""
_MOST_SHARE = 0.5
"""From this share prefixes of the file's own sign are labels, and those that come twice."""
_MIN_LABELLED_CUES = 2
_MIN_DASH_USES = 2.0
"""A label before a dash comes this often on average: `We met - all of us - on Monday` has other words each time."""
_MAX_SHOWN_LABELS = 5

_MARK = re.compile(r"(?:>{2,}|-(?=[ \t]))[ \t]{0,9}")
"""Chevrons, or the dash of a dialogue, before a prefix."""
_ONLY_BRACKETS = re.compile(r"(?:[\[(（][^\])）]{1,90}[\])）]|[♪♫#].{0,200}[♪♫#])[.]?$")


class NamedCues(msgspec.Struct, frozen=True):
    """The parts of a file with the speakers that its cues name."""

    parts: list[Part]
    by_prefix: bool = False
    """Whether cues name their speaker by a prefix: a cue without one goes on with the speaker before."""
    findings: tuple[Finding, ...] = ()


class _FirstWords(msgspec.Struct, frozen=True):
    """How a cue's first line begins."""

    mark: str
    prefix: Prefix | None
    dash: Prefix | None


def name_cues(parts: list[Part]) -> NamedCues:
    """Return the parts of a file with the prefixes of cues as voices, if the file names its speakers so."""
    spoken = [cue for cue in cues_of(parts) if cue.lines and not _is_direction(cue)]
    begins = [_first_words(cue.lines[0]) for cue in spoken if cue.voice is None]
    labels = _labels(begins, len(spoken))
    longer = _longer_labels(spoken, labels)
    if not labels:
        return NamedCues(parts, findings=_findings(begins, labels, len(spoken)))
    named: list[Part] = []
    for part in parts:
        named.extend(_split_prefixes(part, labels, longer) if isinstance(part, Cue) and part.voice is None else [part])
    return NamedCues(named, by_prefix=True, findings=_findings(begins, labels, len(spoken)))


def _is_direction(cue: Cue) -> bool:
    return _ONLY_BRACKETS.match(" ".join(cue.lines)) is not None


def _first_words(line: str) -> _FirstWords:
    mark = _MARK.match(line)
    start = mark.end() if mark else 0
    return _FirstWords(line[:start], prefix_of(line[start:]), dash_prefix(line[start:]))


def _labels(begins: list[_FirstWords], spoken_count: int) -> frozenset[tuple[str, str]]:
    """Return the signs and labels of a file's speakers.

    Args:
        begins: The first words of the cues without a voice.
        spoken_count: How many cues have words.
    """
    uses = Counter((words.prefix.sign, words.prefix.label) for words in begins if words.prefix is not None)
    if uses.total() >= max(_MIN_LABELLED_CUES, _ALL_SHARE * spoken_count):
        return frozenset(uses)
    sure = frozenset(use for use in uses if use[0] == "brackets and colon")
    if uses.total() >= max(_MIN_LABELLED_CUES, _MOST_SHARE * spoken_count):
        return _labels_of_most(uses)
    dashes = Counter((words.dash.sign, words.dash.label) for words in begins if words.dash is not None)
    if dashes.total() >= max(_MIN_LABELLED_CUES, _ALL_SHARE * spoken_count, _MIN_DASH_USES * len(dashes)):
        return frozenset(dashes)
    return sure if sum(uses[use] for use in sure) >= _MIN_LABELLED_CUES else frozenset()


def _labels_of_most(uses: Counter[tuple[str, str]]) -> frozenset[tuple[str, str]]:
    """Return the labels of a file in which most cues, but not nearly all, have a prefix."""
    signs: Counter[str] = Counter()
    for (sign, _), count in uses.items():
        signs[sign] += count
    own_sign = signs.most_common(1)[0][0]
    return frozenset(
        (sign, label)
        for (sign, label), count in uses.items()
        if count > 1 or (sign == own_sign and (sign != "colon" or (has_form_of_name(label) and not is_opening(label))))
    )


def _longer_labels(spoken: list[Cue], labels: frozenset[tuple[str, str]]) -> dict[str, str]:
    """Return the second parts of labels with a colon inside, by the first: `Host: Ada` always begins with both."""
    seconds: dict[str, Counter[str | None]] = {}
    for cue in spoken:
        words = _first_words(cue.lines[0])
        if words.prefix is not None and words.prefix.sign == "colon" and _is_label(words.prefix, labels):
            second = prefix_of(cue.lines[0][len(words.mark) + words.prefix.end :])
            is_part = second is not None and second.sign == "colon" and not is_opening(second.label)
            seconds.setdefault(words.prefix.label, Counter())[second.label if second and is_part else None] += 1
    return {
        label: str(next(iter(found)))
        for label, found in seconds.items()
        if len(found) == 1 and None not in found and found.total() >= _MIN_LABELLED_CUES
    }


def _split_prefixes(cue: Cue, labels: frozenset[tuple[str, str]], longer: dict[str, str]) -> list[Part]:
    """Return a cue for each label at the start of one of its lines, and for the words above them."""
    cues: list[Part] = []
    lines: list[str] = []
    voice: str | None = None
    for line in cue.lines:
        words = _first_words(line)
        prefix = next((prefix for prefix in (words.prefix, words.dash) if _is_label(prefix, labels)), None)
        if prefix is None or (lines and prefix.sign in {"colon", "dash"} and not _comes_below(prefix, words)):
            lines.append(line)
            continue
        if lines or voice is not None:
            cues.append(Cue(cue.time, lines, voice, voice is not None))
        voice = prefix.label
        chevrons = words.mark if words.mark.startswith(">") else ""
        rest = line[len(words.mark) + prefix.end :].strip()
        second = prefix_of(rest) if prefix.label in longer and prefix.sign == "colon" else None
        if second is not None:
            voice, rest = f"{voice}: {second.label}", rest[second.end :].strip()
        rest = chevrons + rest
        lines = [rest] if rest else []
    return [*cues, Cue(cue.time, lines, voice, voice is not None)]


def _is_label(prefix: Prefix | None, labels: frozenset[tuple[str, str]]) -> bool:
    return prefix is not None and (prefix.sign, prefix.label) in labels


def _comes_below(prefix: Prefix, words: _FirstWords) -> bool:
    """Return True if a label may begin a lower line of a cue: it has a mark or the form of a name."""
    return bool(words.mark) or (has_form_of_name(prefix.label) and not is_opening(prefix.label))


def _findings(begins: list[_FirstWords], labels: frozenset[tuple[str, str]], spoken_count: int) -> tuple[Finding, ...]:
    """Return the findings about the labels taken and, in a file with labels, about those passed over."""
    if not labels:
        return ()
    taken = sum(_is_label(words.prefix, labels) or _is_label(words.dash, labels) for words in begins)
    message = f"{taken} of {spoken_count} cues name their speaker; a turn begins where the name changes"
    findings = [finding("captions-name-speakers", "info", message)]
    passed = Counter(
        words.prefix.label
        for words in begins
        if words.prefix is not None and not _is_label(words.prefix, labels) and not _is_label(words.dash, labels)
    )
    if passed:
        shown = ", ".join(f"“{label}”" for label in sorted(passed)[:_MAX_SHOWN_LABELS])
        more = f" and {len(passed) - _MAX_SHOWN_LABELS} others" if len(passed) > _MAX_SHOWN_LABELS else ""
        message = f"cues begin with {shown}{more}, which may name a speaker; they were kept as part of the speech"
        findings.append(finding("colon-suspicious", "warning", message))
    return tuple(findings)
