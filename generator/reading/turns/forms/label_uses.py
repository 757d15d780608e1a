"""How a document uses its labels: how often, how sure each one is, and whether speech follows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

import msgspec

from generator.reading.draft import Piece, next_line
from generator.reading.grammar.label_parts import LabelStrength, label_key, plain_label, without_brackets
from generator.reading.grammar.labels import LabelCandidate, label_candidate
from generator.reading.grammar.offices import is_group, leading_honorifics, leading_role, name_addressed_behind
from generator.reading.grammar.page_words import ends_with_page
from generator.reading.grammar.question_labels import is_question_label
from generator.reading.grammar.turn_marks import CHEVRONS, LABEL_WINDOW_CHARS
from generator.reading.grammar.vocabulary import Vocabulary
from generator.reading.turns.forms.line_labels import line_label
from generator.text.normal import tidy

_LOWERCASE_WORD = re.compile(r"\b[a-zß-ÿ]+\b")
_ADDRESS = re.compile(r"\]\([^()\s]{1,400}\)|https?://\S{1,400}")
_SENTENCE_END = re.compile(
    r"(?:[.?!…。．？！؟।։]|[\u0561-\u0587]:)[\"“”'’)\]»」』）]{0,2}\s{0,20}$|[-—\u2011]\s{0,20}$"
)
"""A colon behind an Armenian letter is a full stop."""

_SENTENCE_BEFORE_COLON = re.compile(r"(?:[!?]|[^\W\d_]{2}[.।]) [^\W\d_a-zß-ÿ].{0,200}:\s{0,20}$")
"""`Thank you! Item two:`, with the item on a line of its own."""

_NOTE_BEHIND_SENTENCE = re.compile(r"[.?!…।] ?(?:\([^()\n]{2,60}\)|\[[^\[\]\n]{2,60}\])\s{0,20}$")
"""`It is late. ...(Interruptions)`"""

_LETTERS_WITHOUT_SIGNS = re.compile("[\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff]{5}")
"""Thai, Lao, Tibetan, Burmese and Khmer letters."""

_MIN_SPEECH_BLANKS = 12
"""Places between the words of a line that is speech without the end of a sentence: the sentence goes on below."""

_ONLY_NOTE = re.compile(
    r"\s{0,8}[\[(](?:inaudible|unintelligible|indiscernible|crosstalk|off[- ]mic\w*|no response|nods|"
    r"no audio)[^\[\]()]{0,40}[\])]\s{0,20}"
    r"|[\s\u3000]{0,8}（以下[^（）]{1,40}）[\s\u3000]{0,20}",
    re.IGNORECASE,
)
"""Words that nobody understood: `UNKNOWN SPEAKER: [Inaudible]`; or a note about the words on the lines below."""

QUESTION_OR_ANSWER = re.compile(r"[\s\u00a0]{0,40}(?P<label>[QA])\.(?=[\s\u00a0])")
"""`Q.  Where were you?`"""

BARE_QUESTION = re.compile(r"[\s\u00a0]{0,40}(?P<label>[QA](?=\t|[ \u00a0]{2,}[^\s\u00a0])|Q(?=[ \u00a0][A-Z(]))")
"""`Q    Who pays?`, as press offices print it; a web page shows one blank of several."""

_MIN_BARE_QUESTIONS = 3

_MIN_FILLING_WORDS = 5
_SCREEN_COLUMNS = 55
"""Columns of the shortest line of a captioner's screen that may go on below it; all are shorter than twice as many."""


class LabelUse(msgspec.Struct):
    """One label of a document, and how the document uses it."""

    name: str
    """The label without notes in brackets, folded: they may differ from place to place."""
    printed: str
    """The label, tidied."""
    strength: LabelStrength
    places: list[int] = []
    """Indices of the pieces with the label."""
    spoken_count: int = 0
    """How often speech follows the label."""
    alone_count: int = 0
    """How often the label is alone on its line."""
    is_weak_once: bool = False
    """Whether the label is weak somewhere: the words after it begin in lower case there."""

    @property
    def count(self) -> int:
        """How often the document has the label."""
        return len(self.places)

    @property
    def first(self) -> int:
        """Index of the first piece with the label."""
        return self.places[0]

    @property
    def is_capitals(self) -> bool:
        """Whether the label is in capitals, apart from notes in brackets."""
        return self._printed_name.isupper()

    @property
    def is_question(self) -> bool:
        """Whether the label is `Q`, `A1`, `Question` or the like, or `Frage` of another language."""
        return is_question_label(self._printed_name)

    @property
    def _printed_name(self) -> str:
        """The label without notes in brackets, as printed."""
        return without_brackets(plain_label(self.printed))[0]


class LabelUses(msgspec.Struct, frozen=True):
    """All that may be a label in a document, counted."""

    behind: dict[str, LabelUse]
    """The labels behind chevrons, by their folded text."""
    alone: dict[str, LabelUse]
    """The labels without chevrons, by their folded text."""
    chevrons: Counter[int]
    """Lines that begin with one chevron (1) and with two or more (2)."""
    chevron_places: list[int]
    """Indices of the pieces that begin with chevrons."""
    others: list[int]
    """Indices of the pieces with neither chevrons nor what may be a label."""
    questions: list[int]
    """Those of the others that begin with `Q.` or `A.`, if both come twice: one alone may be an initial. Without them
    those that begin with `Q` and a blank, if it comes again and again."""


def label_uses(pieces: tuple[Piece, ...], vocabulary: Vocabulary) -> LabelUses:
    """Return all that may be a label in the unclaimed lines of a document."""
    uses = LabelUses({}, {}, Counter(), [], [], [])
    for index, piece in enumerate(pieces):
        if piece.became is not None:
            continue
        chevrons = CHEVRONS.match(piece.text)
        if chevrons is not None:
            _count_chevrons(uses, chevrons, index, vocabulary)
        else:
            _count_line(uses, pieces, index, vocabulary)
    uses.questions.extend(_questions_and_answers(pieces, uses.others))
    if uses.questions:
        _count_capitals_as_spoken(uses)
    return uses


def _count_chevrons(uses: LabelUses, chevrons: re.Match[str], index: int, vocabulary: Vocabulary) -> None:
    """Count a line that begins with chevrons, and the label behind them."""
    uses.chevrons[min(len(chevrons["chevrons"]), 2)] += 1
    uses.chevron_places.append(index)
    end = chevrons.end()
    label = label_candidate(chevrons.string[end : end + LABEL_WINDOW_CHARS], vocabulary)
    if label is not None:
        count_label(uses.behind, label.printed, label.strength, index)


def _count_line(uses: LabelUses, pieces: tuple[Piece, ...], index: int, vocabulary: Vocabulary) -> None:
    """Count a line without chevrons: the label with which it begins, or a line without a label."""
    text = pieces[index].text
    _, label = line_label(text, vocabulary)
    if label is None or ends_with_page(text) or _continues_line_above(pieces, index, label):
        uses.others.append(index)
        return
    use = count_label(uses.alone, label.printed, label.strength, index)
    use.spoken_count += is_speech_behind(pieces, index, label.end, vocabulary) or _fills_line(text, label, vocabulary)
    use.alone_count += not any(character.isalpha() for character in text[label.end :][:80])


def _fills_line(text: str, label: LabelCandidate, vocabulary: Vocabulary) -> bool:
    """Return True if words in small letters fill the line behind a person in capitals, and go on behind a page break.

    Args:
        text: `      SEÑORA BELL: Declaro solemnemente, por mi honor y conciencia,`.
        label: Its label.
        vocabulary: The archive's vocabulary.
    """
    if (
        not _SCREEN_COLUMNS <= len(text) < 2 * _SCREEN_COLUMNS
        or label.strength != "sure"
        or not label.printed.isupper()
    ):
        return False
    words = text[label.end :].split()
    small = sum(word[:1].islower() for word in words)
    is_sentence = len(words) >= _MIN_FILLING_WORDS and words[0][:1].isupper() and 2 * small > len(words)
    return is_sentence and leading_honorifics(label.printed, vocabulary)[0] is not None


def _count_capitals_as_spoken(uses: LabelUses) -> None:
    """Count speech behind every label in capitals of a hearing.

    The lines of its pages are narrow: a sentence rarely ends in the line of its label.
    """
    for use in uses.alone.values():
        if use.printed.isupper():
            use.spoken_count = len(use.places)


def _questions_and_answers(pieces: tuple[Piece, ...], indices: Iterable[int]) -> list[int]:
    """Return the pieces that begin with `Q.` or `A.`, or with `Q` and a blank; none if they come too rarely."""
    letters = _letters(pieces, indices, QUESTION_OR_ANSWER)
    counts = Counter(letters.values())
    if min(counts["Q"], counts["A"]) > 1:
        return list(letters)
    letters = _letters(pieces, indices, BARE_QUESTION)
    return list(letters) if Counter(letters.values())["Q"] >= _MIN_BARE_QUESTIONS else []


def _letters(pieces: tuple[Piece, ...], indices: Iterable[int], pattern: re.Pattern[str]) -> dict[int, str]:
    return {index: match["label"] for index in indices if (match := pattern.match(pieces[index].text))}


def count_label(uses: dict[str, LabelUse], printed: str, strength: LabelStrength, index: int) -> LabelUse:
    """Count one more place of a label."""
    name = label_key(printed)
    use = uses.setdefault(name, LabelUse(name, tidy(printed), strength))
    use.places.append(index)
    use.is_weak_once |= strength == "weak"
    if use.strength == "weak":
        use.strength = strength
    return use


def _continues_line_above(pieces: tuple[Piece, ...], index: int, label: LabelCandidate) -> bool:
    """Return True if the line above goes on in this one, so that a label in both cases can't begin here."""
    if index == 0:
        return False
    above = pieces[index - 1]
    if _has_name_in_capitals(label) and not above.text.isupper():
        return False
    last = above.text[-20:].rstrip()[-1:]
    return above.line == pieces[index].line - 1 and above.became is None and (last.isalpha() or last == ",")


def _has_name_in_capitals(label: LabelCandidate) -> bool:
    """Return True for a label in capitals, and for `Senator VAN DER WAL`, whose surname is in capitals."""
    if label.printed.isupper():
        return True
    last = without_brackets(plain_label(label.printed))[0].rpartition(" ")[2]
    return label.strength == "sure" and len(last) > 1 and last.isupper()


def is_speech_behind(pieces: tuple[Piece, ...], index: int, end: int, vocabulary: Vocabulary) -> bool:
    """Return True if speech follows a label that ends at `end`: a sentence, or a line that is long enough."""
    piece = pieces[index]
    following = next_line(pieces, index)
    rest = piece.text[end:]
    if not any(character.isalpha() for character in rest[:80]):  # the words, or a time, are on lines of their own
        if following is None or following.became is not None:
            return False
        rest = following.text
        if rest.rstrip().endswith(",") and _is_salutation(following, rest, _line_behind(pieces, index, following)):
            return True
    elif _ends_sentence(rest) or _ONLY_NOTE.fullmatch(rest) or _is_salutation(piece, rest, following):
        return True
    elif following is not None and _goes_on_below(pieces, index, following, vocabulary):
        rest = f"{rest} {following.text}"
    return _ends_sentence(rest) or len(rest[:400].split()) > _MIN_SPEECH_BLANKS or _has_no_sentence_signs(rest)


def _line_behind(pieces: tuple[Piece, ...], index: int, following: Piece) -> Piece | None:
    """Return the line behind the one that follows a piece."""
    below = index + 1
    return next_line(pieces, below) if pieces[below] is following else None


def _has_no_sentence_signs(text: str) -> bool:
    """Return True for words in a script that ends its sentences with blanks, such as Thai; one word is enough."""
    return _LETTERS_WITHOUT_SIGNS.search(text[:80]) is not None


def _ends_sentence(text: str) -> bool:
    return (
        _SENTENCE_END.search(text[-24:]) is not None
        or _NOTE_BEHIND_SENTENCE.search(text[-90:]) is not None
        or (text.rstrip()[-1:] == ":" and _SENTENCE_BEFORE_COLON.search(text[-220:]) is not None)
    )


def _is_salutation(piece: Piece, rest: str, following: Piece | None) -> bool:
    """Return True for `Dear colleagues,` alone in its paragraph, with words below it."""
    if not rest.rstrip().endswith(",") or rest.count(",") > 1 or following is None:
        return False
    is_apart = following.became is None and following.line > piece.line + 1
    ends = _ends_sentence(following.text) or following.text.rstrip().endswith(":")
    return is_apart and following.text.lstrip()[:1].isupper() and ends


def _goes_on_below(pieces: tuple[Piece, ...], index: int, following: Piece, vocabulary: Vocabulary) -> bool:
    """Return True if a sentence may go on in the next line, on a captioner's screen; a list of names does not."""
    piece = pieces[index]
    if following.became is not None or following.line != piece.line + 1:
        return False
    columns = len(piece.text)
    return _SCREEN_COLUMNS <= columns < 2 * _SCREEN_COLUMNS and line_label(following.text, vocabulary)[1] is None


def is_office_or_organisation(printed: str, vocabulary: Vocabulary) -> bool:
    """Return True if a label begins with a role or an honorific, or is a group or an organisation of the vocabulary."""
    if leading_role(printed, vocabulary)[0] is not None or leading_honorifics(printed, vocabulary)[0] is not None:
        return True
    if name_addressed_behind(without_brackets(plain_label(printed))[0]) is not None:
        return True
    return is_group(printed) or printed.upper() in vocabulary.organisations


def _without_addresses(text: str) -> str:
    """Return a text without the addresses of links, which have names in lower case."""
    return _ADDRESS.sub(" ", text) if "](" in text or "://" in text else text


class LowercaseWords:
    """The words that a document has in lower case: a label made of them is no name, or a name like Will."""

    def __init__(self, pieces: tuple[Piece, ...]) -> None:
        self._pieces = pieces
        self._counts: Counter[str] | None = None

    def include(self, name: str, uses: int = 0) -> bool:
        """Return True if the document has all words of a folded label in lower case.

        Args:
            name: The label.
            uses: How often the document has the label, if its own words in lower case don't count.
        """
        if self._counts is None:
            self._counts = Counter()
            for piece in self._pieces:
                self._counts.update(_LOWERCASE_WORD.findall(_without_addresses(piece.text)))
        counts = self._counts
        return all(counts[word] > uses for word in re.findall(r"[^\W\d_]+", name))
