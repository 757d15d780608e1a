"""The runs of a PDF line with words that are written from right to left."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import pairwise, takewhile

import msgspec

from generator.sources.pdf.characters import Character, Fonts
from generator.sources.pdf.direction import (
    are_brackets_turned,
    has_right_to_left,
    in_pairs,
    is_right_to_left,
    reading_order,
    turned,
)
from generator.sources.pdf.run import MAX_GAP, MIN_BLANK, MIN_COMMON_HEIGHT, Run, runs_in_order

_MIN_BLANK_WIDTH = 0.1


class _Cluster(msgspec.Struct):
    """What is printed at one place: a letter with its marks, or the letters of a ligature."""

    left: float
    right: float
    first: Character
    text: str


class _TurnableRun(msgspec.Struct):
    """A run, and its text with the brackets turned around."""

    run: Run
    turned: str


def runs_of_lines(lines: Sequence[Sequence[Character]], fonts: Fonts) -> list[Run]:
    """Return the runs of the lines of a page; those on a page that is read from the right have places below zero."""
    from_right = [line for line in lines if _has_right(line)]
    runs = [run for line in lines if not _has_right(line) for run in runs_in_order(line, fonts)]
    if not from_right:
        return runs
    is_right_page = is_right_to_left("".join(character.text for line in lines for character in line))
    turnable = [run for line in from_right for run in _runs_of_line(line, fonts, is_right_page=is_right_page)]
    _turn_brackets(turnable)
    runs += [each.run for each in turnable]
    return [_mirrored(run) for run in runs] if is_right_page else runs


def _has_right(line: Sequence[Character]) -> bool:
    return has_right_to_left("".join(character.text for character in line))


def _runs_of_line(line: Sequence[Character], fonts: Fonts, *, is_right_page: bool) -> list[_TurnableRun]:
    is_right = is_right_page or is_right_to_left("".join(character.text for character in line))
    return [run for part in _printed_lines(line) for run in _runs(part, fonts, right_to_left=is_right)]


def _turn_brackets(runs: list[_TurnableRun]) -> None:
    are_turned = are_brackets_turned(each.run.text for each in runs)
    for each in runs:
        each.run.text = in_pairs(each.turned if are_turned else each.run.text)


def _mirrored(run: Run) -> Run:
    """Return a run with its places counted from the right."""
    return msgspec.structs.replace(run, left=-run.right, right=-run.left)


def _printed_lines(line: Sequence[Character]) -> list[list[Character]]:
    """Return the characters of a line of the library by the lines of the page: it takes some for one."""
    parts: list[list[Character]] = []
    bottom = top = 0.0
    for character in line:
        height = min(top - bottom, character.top - character.bottom)
        overlap = min(top, character.top) - max(bottom, character.bottom)
        is_letter = character.right > character.left
        if not parts or (is_letter and overlap < MIN_COMMON_HEIGHT * height):
            parts.append([])
            bottom, top = character.bottom, character.top
        parts[-1].append(character)
    return parts


def _runs(line: Sequence[Character], fonts: Fonts, *, right_to_left: bool) -> list[_TurnableRun]:
    """Return the runs of a line, from left to right; the library's order of its characters is given up."""
    clusters = sorted(_clusters(line), key=lambda cluster: cluster.left)
    groups: list[list[_Cluster]] = []
    right = 0.0
    for cluster in clusters:
        size = fonts.size(cluster.first.index)
        if not groups or cluster.left - right > MAX_GAP * size:
            groups.append([])
        elif cluster.left - right > MIN_BLANK * size and not cluster.text.isspace():
            last = groups[-1][-1]
            if not last.text.isspace():
                groups[-1].append(_Cluster(right, cluster.left, cluster.first, " "))
        groups[-1].append(cluster)
        right = max(right, cluster.right) if len(groups[-1]) > 1 else cluster.right
    return [_run(group, fonts, right_to_left=right_to_left) for group in groups]


def _clusters(line: Sequence[Character]) -> list[_Cluster]:
    clusters: list[_Cluster] = []
    for character in line:
        if character.text.isspace() and character.right - character.left < _MIN_BLANK_WIDTH:
            continue  # the library put it in
        last = clusters[-1] if clusters else None
        is_same_place = last is not None and (last.left, last.right) == (character.left, character.right)
        if last is not None and (is_same_place or unicodedata.category(character.text) == "Mn"):
            last.text += character.text
        else:
            clusters.append(_Cluster(character.left, character.right, character, character.text))
    while clusters and clusters[0].text.isspace():
        del clusters[0]
    return clusters


def _run(clusters: list[_Cluster], fonts: Fonts, *, right_to_left: bool) -> _TurnableRun:
    order = reading_order([cluster.text for cluster in clusters], right_to_left=right_to_left)
    parts = [(_part(clusters[index]), clusters[index].first, is_from_right) for index, is_from_right in order]
    parts = [part for before, part in pairwise([None, *parts]) if part and not (before and before[0] == part[0] == " ")]
    text = "".join(part for part, _, _ in parts)
    turned_text = "".join(turned(part) if is_from_right else part for part, _, is_from_right in parts)
    bold = takewhile(lambda part: part[0] == " " or fonts.is_bold(part[1].index), parts)
    run = Run(
        clusters[0].left,
        max(cluster.right for cluster in clusters),
        min(cluster.first.bottom for cluster in clusters),
        max(cluster.first.top for cluster in clusters),
        max(fonts.size(clusters[0].first.index), 1.0),
        text.strip(),
        len("".join(part for part, _, _ in bold).strip()),
    )
    return _TurnableRun(run, turned_text.strip())


def _part(cluster: _Cluster) -> str:
    return " " if cluster.text.isspace() else cluster.text
