"""Labelling: which labels a document has, and whether it marks its turns by chevrons, by labels alone or by both."""

from __future__ import annotations

import re
from collections import Counter

import msgspec

from generator.reading.draft import Draft, Piece
from generator.reading.grammar.labels import LabelStrength, label_candidate
from generator.reading.grammar.names import leading_honorifics, leading_role
from generator.reading.grammar.turn_marks import (
    CHEVRONS,
    LABEL_WINDOW_CHARS,
    MarkConvention,
    bare_label,
    full_stop_label,
    hearing_label,
)
from generator.reading.grammar.typography import fold, tidy
from generator.reading.grammar.vocabulary import Vocabulary

_SMALL = re.compile(r"\b[a-zß-ÿ]+\b")
_QUESTION = re.compile(r"[qa]\d{0,2}|question|answer")
_SENTENCE_END = re.compile(r"[.?!…][\"”'’)\]]{0,2}\s{0,20}$|[-—\u2011]\s{0,20}$")
_LONG = 12
"""Words of a line that is speech even where it doesn't end with a full stop: its sentence goes on below."""

_SCREEN = 55
"""Columns of a line that may go on below it."""

_TOP = 8
"""Where only one person speaks, the label stands in one of the first lines."""


class _Found(msgspec.Struct):
    """One label of the document."""

    strength: LabelStrength
    printed: str
    count: int = 0
    spoken: int = 0
    """How often words follow that somebody says."""
    is_weak_once: bool = False
    """Whether it is weak somewhere: what follows it there begins in small letters."""
    first: int = 0
    """The piece it stands in first."""


def detect_labels(draft: Draft) -> Draft:
    """Find out how the document marks its turns; nothing is claimed yet."""
    known = draft.vocabulary
    behind: dict[str, _Found] = {}
    alone: dict[str, _Found] = {}
    chevrons: Counter[int] = Counter()
    points = 0
    asked: Counter[str] = Counter()
    for index, piece in enumerate(draft.pieces):
        if piece.became is not None:
            continue
        match = CHEVRONS.match(piece.text)
        if match is not None:
            chevrons[min(len(match["chevrons"]), 2)] += 1
            label = label_candidate(piece.text[match.end() : match.end() + LABEL_WINDOW_CHARS], known)
            if label is not None:
                _count(behind, label.printed, label.strength, index)
            continue
        _, label = bare_label(piece.text, known)
        if label is not None and not _goes_on(draft.pieces, index, label.printed):
            found = _count(alone, label.printed, label.strength, index)
            found.spoken += _is_spoken(draft.pieces, index, label.end, known)
        elif full_stop_label(piece.text)[0] is not None:
            points += 1
        elif (letter := hearing_label(piece.text)) is not None:
            asked[letter] += 1
    words = _Attested(draft)
    recurring = _recurring(behind, words)
    labels = frozenset(name for name, found in behind.items() if found.strength != "weak" or name in recurring)
    if labels:
        printed = {behind[name].printed for name in labels}
        bare = frozenset(
            name
            for name, found in alone.items()
            if found.printed in printed or (found.count > 1 and found.strength != "weak" and found.spoken)
        )
    elif chevrons[2]:
        bare = _beside_chevrons(alone, words, known)
    else:
        bare = _page_of_labels(draft, alone, words, known)
    convention = MarkConvention(
        bare_labels=bare,
        recurring_labels=recurring,
        single_chevrons=bool(chevrons[2] or labels),
        full_stop_labels=points > 1 and not chevrons and not bare,
        questions_and_answers=min(asked["Q"], asked["A"]) > 1 and not chevrons,
    )
    proves_transcript = bool(
        labels
        or bare
        or convention.full_stop_labels
        or convention.questions_and_answers
        or chevrons[2] > 2
        or (chevrons[2] and _begins_marked(draft))
    )
    convention = msgspec.structs.replace(convention, proves_transcript=proves_transcript)
    return msgspec.structs.replace(draft, convention=convention)


def _begins_marked(draft: Draft) -> bool:
    """Return whether the first line of the text has two chevrons."""
    return next((piece.text.lstrip().startswith(">>") for piece in draft.pieces if piece.became is None), False)


def _count(labels: dict[str, _Found], printed: str, strength: LabelStrength, index: int) -> _Found:
    found = labels.setdefault(fold(printed), _Found(strength, tidy(printed), first=index))
    found.count += 1
    found.is_weak_once |= strength == "weak"
    if found.strength == "weak":
        found.strength = strength
    return found


def _recurring(behind: dict[str, _Found], words: _Attested) -> frozenset[str]:
    """Return the weak labels behind chevrons that are labels.

    One that comes twice is, and one that is part of a label of several words. Where two of them do, so is one that
    comes once, if the document never has it as a word.
    """
    weak = {name: found for name, found in behind.items() if found.strength == "weak"}
    elsewhere = {name for name, found in behind.items() if found.strength != "weak" and found.is_weak_once}
    sure = {name for name, found in weak.items() if found.count > 2 or (found.count == 2 and not words.have(name))}
    full = {word for name, found in behind.items() if found.strength != "weak" for word in name.split()}
    sure |= {name for name in weak if name in full and len(name) > 2 and not words.have(name)}
    if len([name for name in sure if not _QUESTION.fullmatch(name)]) > 1:
        sure |= {name for name in weak if not _QUESTION.fullmatch(name) and not words.have(name)}
    return frozenset(sure | elsewhere)


def _beside_chevrons(alone: dict[str, _Found], words: _Attested, known: Vocabulary) -> frozenset[str]:
    """Return the labels that stand alone in a document whose chevrons have none: `AUDIENCE: No.` beside `>> Yes.`."""
    in_capitals = sum(found.count > 1 and found.printed.isupper() for found in alone.values())
    return frozenset(
        name
        for name, found in alone.items()
        if found.spoken
        and (
            (found.strength == "sure" and (found.count > 1 or " " in name or _is_office(found.printed, known)))
            or (found.strength == "sure" and in_capitals > 1 and len(name) > 1 and not words.have(name))
            or (found.strength == "name" and found.count > 1)
            or (found.strength == "weak" and found.count > 2 and not words.have(name) and not _QUESTION.fullmatch(name))
        )
    )


def _page_of_labels(draft: Draft, alone: dict[str, _Found], words: _Attested, known: Vocabulary) -> frozenset[str]:
    """Return the labels of a document that has no chevrons at all, if it is one of turns."""
    sure: dict[str, _Found] = {}
    asked: dict[str, _Found] = {}
    top = [index for index, piece in enumerate(draft.pieces) if piece.became is None][:_TOP]
    for name, found in alone.items():
        in_capitals = found.printed.isupper()
        if _QUESTION.fullmatch(name):
            if found.count > 1 and found.spoken:
                asked[name] = found
            continue
        if found.count > 1:
            enough = found.strength != "weak" or not words.have(name) or found.count > 3
        elif found.strength == "sure":
            is_one_word = " " not in name and not _is_office(found.printed, known)
            enough = in_capitals and (not is_one_word or len(name) > 4 or (found.first in top and len(name) > 2))
        else:
            enough = False
        if enough and found.spoken:
            sure[name] = found
    if not sure or not _is_page_of_labels(draft, sure | asked, top):
        return frozenset()
    again = [found for found in sure.values() if found.count > 1]
    of_one_word = sum(found.strength == "weak" or " " not in found.printed for found in again)
    in_both_cases = sum(not found.printed.isupper() for found in again)
    once = {
        name
        for name, found in alone.items()
        if found.count == 1
        and found.spoken
        and (_is_office(found.printed, known) or not words.have(name))
        and (
            (found.strength == "weak" and of_one_word > 1 and name[:1] != found.printed[:1])
            or (found.strength == "name" and (in_both_cases > 1 or _has_notice(draft) or _is_explained(name, sure)))
            or (found.strength == "sure" and (in_both_cases > 1 or _is_office(found.printed, known)))
            or (found.strength == "sure" and len(again) - in_both_cases > 1 and len(name) > 2)
        )
    }
    questions = {name for name, found in alone.items() if _QUESTION.fullmatch(name) and found.spoken}
    return frozenset({*sure, *once, *questions})


def _is_page_of_labels(draft: Draft, labels: dict[str, _Found], top: list[int]) -> bool:
    total = sum(found.count for found in labels.values())
    spoken = sum(found.spoken for found in labels.values())
    again = sum(found.count > 1 for found in labels.values())
    if not total or spoken < 0.6 * total:
        return False
    if _has_notice(draft):
        return True
    if (len(labels) > 1 and again and total > 3) or (again and total > 5):
        return True
    # One person, and perhaps the audience: the label stands on top, and what follows is said to somebody.
    first = min(labels.values(), key=lambda found: found.first)
    if first.strength != "sure" or not first.printed.isupper() or first.first not in top:
        return False
    return len(labels) > 1 or _has_direction(draft) or _is_said_to_somebody(draft)


def _is_explained(name: str, labels: dict[str, _Found]) -> bool:
    """Return whether a label gives, in brackets, the letters that the others print: `Mara Lindqvist (ML)`."""
    return name.endswith(")") and name[name.rfind("(") + 1 : -1] in labels


def _has_notice(draft: Draft) -> bool:
    return any(piece.became == "notice" for piece in draft.pieces)


_DIRECTION = re.compile(
    r"\s{0,20}[\[(] ?(?:applause|laughter|laughing|music|cheer\w*) ?[\])]\.?\s{0,20}", re.IGNORECASE
)


def _has_direction(draft: Draft) -> bool:
    return any(len(piece.text) < 60 and _DIRECTION.fullmatch(piece.text) for piece in draft.pieces)


_TO_SOMEBODY = re.compile(r"\b(?:I|I'm|I’m|I'll|I've|you|you're|we're|let's|okay|thanks|thank)\b")
_SAMPLE = 20_000


def _is_said_to_somebody(draft: Draft) -> bool:
    """Return whether the text speaks of `I` and `you` as often as a talk does and no article."""
    sample = " ".join(piece.text[:_SAMPLE] for piece in draft.pieces[:400])[:_SAMPLE]
    found = Counter(_TO_SOMEBODY.findall(sample))
    return found["I"] + found["I'm"] > 4 and found["you"] > 2 and found.total() > 0.03 * sample.count(" ")


def _is_office(printed: str, known: Vocabulary) -> bool:
    """Return whether a label is sure by a word that the vocabulary knows."""
    if leading_role(printed, known)[0] is not None or leading_honorifics(printed, known)[0] is not None:
        return True
    return printed.upper() in known.organisations


def _is_spoken(pieces: tuple[Piece, ...], index: int, end: int, known: Vocabulary) -> bool:
    """Return whether what follows a label is speech: a sentence, or lines so long that they are part of one."""
    rest = pieces[index].text[end:]
    following = pieces[index + 1] if index + 1 < len(pieces) else None
    if not any(character.isalpha() for character in rest[:80]):  # the words, or a time, stand on lines of their own
        if following is None or following.became is not None:
            return False
        rest = following.text
    elif _SENTENCE_END.search(rest[-24:]) is not None:
        return True
    elif following is not None and following.became is None and following.line == pieces[index].line + 1:
        # The sentence may go on below, on a captioner's screen; a list of names does not.
        is_label = bare_label(following.text, known)[1] is not None
        if not is_label and _SCREEN <= len(pieces[index].text) < 2 * _SCREEN:
            rest = f"{rest} {following.text}"
    return _SENTENCE_END.search(rest[-24:]) is not None or rest[:400].count(" ") >= _LONG


def _goes_on(pieces: tuple[Piece, ...], index: int, printed: str) -> bool:
    """Return whether the line above leads into this one, so that a label in both cases can't begin here."""
    if printed.isupper() or index == 0:
        return False
    above = pieces[index - 1]
    last = above.text[-20:].rstrip()[-1:]
    return above.line == pieces[index].line - 1 and above.became is None and (last.isalpha() or last == ",")


class _Attested:
    """The words that the document has in small letters: what is among them is no name, or a name like Will."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._words: frozenset[str] | None = None

    def have(self, name: str) -> bool:
        """Return whether all words of a label, folded, are among them."""
        if self._words is None:
            self._words = frozenset(word for piece in self._draft.pieces for word in _SMALL.findall(piece.text))
        return all(word in self._words for word in re.findall(r"[^\W\d_]+", name))
