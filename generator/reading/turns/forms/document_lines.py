"""What the forms of marks know about a document: its lines, and what may be labels in them."""

from __future__ import annotations

import functools
import re
from collections import Counter

from generator.reading.draft import Draft, Piece, mark_line
from generator.reading.grammar.turn_marks import MarkLine
from generator.reading.grammar.vocabulary import Vocabulary
from generator.reading.turns.forms.label_uses import LabelUses, LowercaseWords, label_uses

_MAX_SIGN_CHARS = 250
"""Characters at the start of a line among which the sign of a label is."""

_CAPITALS = re.compile(r"\b[A-ZÀ-ÞΑ-ΩА-Я]{2,4}\b")


class DocumentLines:
    """The lines of a document before its marks are known. What is counted is counted once, for all forms."""

    def __init__(self, draft: Draft) -> None:
        self.pieces: tuple[Piece, ...] = draft.pieces
        """All pieces, also those that another step claimed."""
        self.vocabulary: Vocabulary = draft.vocabulary
        self.format: str = draft.document.source.format
        """The format of the source: `text`, `vtt` …"""
        self.leads = draft.document.leads
        """How many characters at the start of a line stand out, by line."""
        self.headings = draft.document.headings
        """The ranks of the headings, by line."""
        self.rows = draft.document.rows
        """The number of the table, by line, for rows of tables."""
        self.tables = draft.document.tables
        """The number of the innermost table by line, for all lines in tables, where the format tells it."""
        self.items = draft.document.items
        """The lines that begin an item of a list."""
        self.terms = draft.document.terms
        """Whether a line in a list of terms is a term or belongs to the term above it."""
        self.lowercase = LowercaseWords(draft.pieces)
        self._with_sign: dict[str, tuple[tuple[int, MarkLine], ...]] = {}

    @functools.cached_property
    def uses(self) -> LabelUses:
        """What may be labels, behind chevrons and without them."""
        return label_uses(self.pieces, self.vocabulary)

    @functools.cached_property
    def unclaimed(self) -> tuple[int, ...]:
        """The indices of the pieces that no step has claimed."""
        return tuple(index for index, piece in enumerate(self.pieces) if piece.became is None)

    @functools.cached_property
    def mark_lines(self) -> tuple[tuple[int, MarkLine], ...]:
        """The unclaimed pieces as lines that may begin with a mark, with their indices."""
        return tuple((index, mark_line(self.pieces, index)) for index in self.unclaimed)

    def with_sign(self, signs: str) -> tuple[tuple[int, MarkLine], ...]:
        """Return those of the `mark_lines` that have one of some signs near their start; all without signs."""
        if not signs:
            return self.mark_lines
        if signs not in self._with_sign:
            self._with_sign[signs] = self._find_signs(signs)
        return self._with_sign[signs]

    def _find_signs(self, signs: str) -> tuple[tuple[int, MarkLine], ...]:
        present = [sign for sign in signs if sign in self._starts]
        places = {
            index
            for sign in present
            for index, line in self.mark_lines
            if line.text.find(sign, 0, _MAX_SIGN_CHARS) >= 0
        }
        return tuple(entry for entry in self.mark_lines if entry[0] in places) if places else ()

    @functools.cached_property
    def _starts(self) -> str:
        """The starts of the unclaimed lines: what no line has needn't be looked for in each."""
        return "\n".join(self.pieces[index].text[:_MAX_SIGN_CHARS] for index in self.unclaimed)

    @functools.cached_property
    def words_in_capitals(self) -> Counter[str]:
        """How often the document has each word of two to four capitals, labels included."""
        return Counter(word for piece in self.pieces for word in _CAPITALS.findall(piece.text))

    @property
    def has_notice(self) -> bool:
        """Whether a notice says that the text is a transcript."""
        return any(piece.became == "notice" for piece in self.pieces)

    def numbers(self, indices: list[int]) -> frozenset[int]:
        """Return the line numbers of these pieces."""
        return frozenset(self.pieces[index].line for index in indices)
