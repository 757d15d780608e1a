"""Voices: in a file whose cues name their speaker, the names are parted from the words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator

import msgspec

from generator.records import Finding
from generator.sources.captions.cue import Cue, Part, cues_of
from generator.sources.captions.prefixes import (
    Prefix,
    dash_prefix,
    has_form_of_name,
    is_direction,
    is_opening,
    is_speech,
    prefix_of,
)
from generator.sources.source_lines import FileLine, finding

_ALL_SHARE = 0.9
"""From this share of the cues every prefix is a label, whatever its case, script or signs."""
_MOST_SHARE = 0.5
"""From this share prefixes of the file's own sign are labels, and those that come twice."""
_MIN_LABELLED_CUES = 2
_MIN_NAMED_CUES = 4
"""Cues with a name alone on their first line."""
_MIN_DASH_USES = 2.0
"""A label before a dash comes this often on average: `We met - all of us - on Monday` has other words each time."""
_MAX_SHOWN_LABELS = 5

_MARK = re.compile(r"(?:>{2,}|-(?=[ \t]))[ \t]{0,9}")
"""Chevrons, or the dash of a dialogue, before a prefix."""
_NAME_IN_BRACKETS = re.compile(r"\(([^()\n]{1,80})\)|\[([^\[\]\n]{1,80})\]")
_DASHES = frozenset("-–—")
_BRACKET_STARTS = frozenset("[(（♪♫#")
_ONLY_BRACKETS = re.compile(r"(?:[\[(（][^\])）]{1,90}[\])）]|[♪♫#].{0,200}[♪♫#])[.]?$")


class NamedCues(msgspec.Struct, frozen=True):
    """The parts of a file with the speakers that its cues name."""

    parts: list[Part]
    by_prefix: bool = False
    """Whether cues name their speaker by a prefix: a cue without one goes on with the speaker before."""
    findings: tuple[Finding, ...] = ()


class _FirstWords(msgspec.Struct, frozen=True):
    """How a line of a cue begins."""

    mark: str
    prefix: Prefix | None
    """The prefix in its surest form."""


def name_cues(parts: list[Part]) -> NamedCues:
    """Return the parts of a file with the prefixes of cues as voices, if the file names its speakers so."""
    spoken = [cue for cue in cues_of(parts) if cue.lines and not _is_direction(cue)]
    unnamed = [_first_line(cue) for cue in spoken if cue.voice is None]
    begins = [_first_words(line) for line in unnamed]
    labels = _labels(begins, len(spoken))
    if not labels:
        begins = [_dash_words(line) for line in unnamed]
        labels = _dash_labels(begins, len(spoken))
    if not labels:
        return _name_by_first_lines(parts, spoken)
    longer = _longer_labels(unnamed, begins)
    named: list[Part] = []
    for part in parts:
        named.extend(_split_prefixes(part, labels, longer) if isinstance(part, Cue) and part.voice is None else [part])
    return NamedCues(named, by_prefix=True, findings=_findings(begins, labels, len(spoken)))


def _name_by_first_lines(parts: list[Part], spoken: list[Cue]) -> NamedCues:
    """Return the parts with names alone on the first line of the cues, as Teams writes them, or Meet in brackets.

    Nearly all cues must have one, and most names must come again: the first lines of other captions are all different.
    """
    first_lines = [cue.lines[0].strip() for cue in spoken if cue.voice is None and len(cue.lines) > 1]
    in_brackets = [name for line in first_lines if (name := _name_in_brackets(line)) is not None]
    is_bracketed = len(in_brackets) >= max(_MIN_NAMED_CUES, _ALL_SHARE * len(spoken))
    names = Counter(in_brackets if is_bracketed else first_lines)
    are_names = (
        len(names) > 1
        and names.total() >= max(_MIN_NAMED_CUES, _ALL_SHARE * len(spoken))
        and sum(count for count in names.values() if count > 1) >= _MOST_SHARE * len(spoken)
        and all(map(_may_be_name, names.items()))
        and sum(count for name, count in names.items() if has_form_of_name(name)) >= _MOST_SHARE * len(spoken)
    )
    if not are_names:
        return NamedCues(parts)
    named: list[Part] = []
    for part in parts:
        if isinstance(part, Cue) and part.voice is None and is_bracketed:
            named.extend(_split_at_brackets(part, names))
        elif isinstance(part, Cue) and part.voice is None and part.lines and part.lines[0].strip() in names:
            named.append(Cue(part.time, part.lines[1:], part.lines[0].strip(), is_voice_printed=True))
        else:
            named.append(part)
    return NamedCues(named, by_prefix=True, findings=(_speakers_finding(names.total(), len(spoken)),))


def _name_in_brackets(line: str) -> str | None:
    """Return the name that is all of a line, in round or square brackets; `None` for a sound or another line."""
    match = _NAME_IN_BRACKETS.fullmatch(line.strip())
    name = (match[1] or match[2]).strip() if match else ""
    return None if not name or is_direction(name) else name


def _split_at_brackets(cue: Cue, names: Container[str]) -> Iterator[Part]:
    """Yield a cue for each name in brackets that is a line of it; a dash alone above such a line is no word."""
    current = Cue(cue.time, [])
    for number, line in enumerate(cue.lines):
        name = _name_in_brackets(line)
        if name is not None and (name in names or (number and cue.lines[number - 1].strip() in _DASHES)):
            if current.lines or current.voice is not None:
                yield current
            current = Cue(cue.time, [], name, is_voice_printed=True)
        elif line.strip() in _DASHES and number + 1 < len(cue.lines) and _name_in_brackets(cue.lines[number + 1]):
            yield FileLine(line.strip(), "marker")
        else:
            current.lines.append(line)
    yield current


def _may_be_name(line_and_count: tuple[str, int]) -> bool:
    """Return True for a name, and for words of any form that come again: `de la Vega, Rosa`, `harbour room`."""
    line, count = line_and_count
    if is_opening(line) or line[-1] in ".,;?!":
        return False
    return has_form_of_name(line) or (count > 1 and not is_speech(line))


def _is_direction(cue: Cue) -> bool:
    return cue.lines[0][0] in _BRACKET_STARTS and _ONLY_BRACKETS.match(" ".join(cue.lines)) is not None


def _first_line(cue: Cue) -> str:
    """Return the first line of a cue that is not all in brackets: below `[laughter]`, the speaker may be named."""
    return next((line for line in cue.lines if not _is_only_brackets(line)), cue.lines[0])


def _is_only_brackets(line: str) -> bool:
    return line[:1] in _BRACKET_STARTS and _ONLY_BRACKETS.match(line) is not None


def _first_words(line: str) -> _FirstWords:
    mark = _MARK.match(line)
    return _FirstWords(line[: mark.end()], prefix_of(line[mark.end() :])) if mark else _FirstWords("", prefix_of(line))


def _dash_words(line: str) -> _FirstWords:
    mark = _MARK.match(line)
    start = mark.end() if mark else 0
    return _FirstWords(line[:start], dash_prefix(line[start:]))


def _labels(begins: list[_FirstWords], spoken_count: int) -> frozenset[tuple[str, str]]:
    """Return the signs and labels of a file's speakers.

    Args:
        begins: The first words of the cues without a voice.
        spoken_count: How many cues have words.
    """
    uses = _uses(begins)
    if uses.total() >= max(_MIN_LABELLED_CUES, _ALL_SHARE * spoken_count):
        # Only in a file with cues that go on without a label, a sentence may begin one of them.
        goes_on = uses.total() < spoken_count
        unmarked = _unmarked(begins, uses)
        return frozenset(
            use for use, count in uses.items() if count > 1 or not ((goes_on and is_speech(use[1])) or use in unmarked)
        )
    if uses.total() >= max(_MIN_LABELLED_CUES, _MOST_SHARE * spoken_count):
        return _labels_of_most(uses) - _unmarked(begins, uses)
    sure = frozenset(use for use in uses if use[0] == "brackets and colon")
    return sure if sum(uses[use] for use in sure) >= _MIN_LABELLED_CUES else frozenset()


def _uses(begins: list[_FirstWords]) -> Counter[tuple[str, str]]:
    """Return how often each prefix begins a cue, by its sign and its label."""
    return Counter((words.prefix.sign, words.prefix.label) for words in begins if words.prefix is not None)


def _unmarked(begins: list[_FirstWords], uses: Counter[tuple[str, str]]) -> frozenset[tuple[str, str]]:
    """Return the prefixes that come once and without chevrons in a file where nearly all others are behind chevrons."""
    marked = {(words.prefix.sign, words.prefix.label) for words in begins if words.prefix is not None and words.mark}
    if sum(uses[use] for use in marked) < _ALL_SHARE * uses.total():
        return frozenset()
    return frozenset(use for use, count in uses.items() if count == 1 and use not in marked)


def _dash_labels(begins: list[_FirstWords], spoken_count: int) -> frozenset[tuple[str, str]]:
    """Return the labels that nearly all cues have before a dash."""
    uses = _uses(begins)
    needed = max(_MIN_LABELLED_CUES, _ALL_SHARE * spoken_count, _MIN_DASH_USES * len(uses))
    return frozenset(uses) if uses.total() >= needed else frozenset()


def _labels_of_most(uses: Counter[tuple[str, str]]) -> frozenset[tuple[str, str]]:
    """Return the labels of a file in which most cues, but not nearly all, have a prefix."""
    signs: Counter[str] = Counter()
    for (sign, _), count in uses.items():
        signs[sign] += count
    own_sign = signs.most_common(1)[0][0]
    repeated = {use for use, count in uses.items() if count > 1}
    are_long = bool(repeated) and all(" " in label for _, label in repeated)
    return frozenset(
        (sign, label)
        for sign, label in uses
        if (sign, label) in repeated
        or (sign == own_sign != "colon")
        or (sign == own_sign and _has_form_of_label(label) and (" " in label or not are_long))
    )


def _has_form_of_label(label: str) -> bool:
    return has_form_of_name(label) and not is_opening(label)


def _longer_labels(lines: list[str], begins: list[_FirstWords]) -> dict[str, str]:
    """Return the second parts of labels with a colon inside, by the first: `Host: Ada` always begins with both.

    Args:
        lines: The first lines of the cues without a voice.
        begins: Their first words.
    """
    seconds: dict[str, Counter[str]] = {}
    for line, words in zip(lines, begins, strict=True):
        if words.prefix is not None and words.prefix.sign == "colon":
            start = len(words.mark) + words.prefix.end
            second = _second(line[start:]) if ":" in line[start:] else None
            seconds.setdefault(words.prefix.label, Counter())["" if second is None else second.label] += 1
    return {
        label: next(iter(uses))
        for label, uses in seconds.items()
        if len(uses) == 1 and "" not in uses and uses.total() >= _MIN_LABELLED_CUES
    }


def _second(words: str) -> Prefix | None:
    second = prefix_of(words)
    return second if second is not None and second.sign == "colon" and _has_form_of_label(second.label) else None


def _split_prefixes(cue: Cue, labels: frozenset[tuple[str, str]], longer: dict[str, str]) -> list[Part]:
    """Return a cue for each label at the start of one of its lines, and for the words above them."""
    cues: list[Part] = []
    lines: list[str] = []
    voice: str | None = None
    for line in cue.lines:
        words, prefix = _accepted(line, labels, is_first=not lines and voice is None)
        if prefix is None:
            lines.append(line)
            continue
        if lines or voice is not None:
            cues.append(Cue(cue.time, lines, voice, voice is not None))
        voice = prefix.label
        rest = line[len(words.mark) + prefix.end :].strip()
        second = _second(rest) if prefix.label in longer and prefix.sign == "colon" else None
        if second is not None and longer[prefix.label] == second.label:
            voice, rest = f"{voice}: {second.label}", rest[second.end :].strip()
        rest = (words.mark if words.mark.startswith(">") else "") + rest
        lines = [rest] if rest else []
    return [*cues, Cue(cue.time, lines, voice, voice is not None)]


def _accepted(line: str, labels: frozenset[tuple[str, str]], *, is_first: bool) -> tuple[_FirstWords, Prefix | None]:
    """Return how a line of a cue begins, and its prefix if that is a label.

    Args:
        line: The line.
        labels: The signs and labels of the file's speakers.
        is_first: Whether no words are above; below others, a label needs a mark, a bracket or the form of a name.
    """
    words = _dash_words(line) if _uses_dashes(labels) else _first_words(line)
    prefix = words.prefix
    if prefix is None or (prefix.sign, prefix.label) not in labels:
        return words, None
    is_taken = is_first or words.mark or prefix.sign.startswith("brackets") or _has_form_of_label(prefix.label)
    return words, prefix if is_taken else None


def _uses_dashes(labels: frozenset[tuple[str, str]]) -> bool:
    return next(iter(labels))[0] == "dash"


def _findings(begins: list[_FirstWords], labels: frozenset[tuple[str, str]], spoken_count: int) -> tuple[Finding, ...]:
    """Return the findings about the labels that were taken, and those that were passed over."""
    uses = _uses(begins)
    findings = [_speakers_finding(sum(uses[use] for use in labels), spoken_count)]
    passed = sorted({label for sign, label in uses if (sign, label) not in labels})
    if passed:
        shown = ", ".join(f"“{label}”" for label in passed[:_MAX_SHOWN_LABELS])
        more = f" and {len(passed) - _MAX_SHOWN_LABELS} others" if len(passed) > _MAX_SHOWN_LABELS else ""
        message = f"cues begin with {shown}{more}, which may name a speaker; they were kept as part of the speech"
        findings.append(finding("colon-suspicious", "warning", message, values=tuple(passed[:_MAX_SHOWN_LABELS])))
    return tuple(findings)


def _speakers_finding(named_count: int, spoken_count: int) -> Finding:
    message = f"{named_count} of {spoken_count} cues name their speaker; a turn begins where the name changes"
    return finding("captions-name-speakers", "info", message)
