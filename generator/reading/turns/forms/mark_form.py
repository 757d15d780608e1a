"""A form of mark: how it is found in a document, and at the start of a line."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from generator.reading.grammar.turn_marks import Evidence, FindMark
from generator.reading.turns.forms.document_lines import DocumentLines


class MarkForm(msgspec.Struct, frozen=True):
    """One form of mark, such as a label with a colon."""

    name: str
    """As `explain` prints it."""
    find: Callable[[DocumentLines], Evidence | None]
    """Look at a complete document: return what speaks for the form, or `None` if nothing does."""
    mark_at: FindMark
    """Find the mark at the start of one line, in a document that has the form."""
    yields_to: tuple[str, ...] = ()
    """Names of forms beside which this one does not count; they come earlier in the list."""
    is_labelled: bool = False
    """Whether every mark of this form is a label in one shape. Of such forms the one with the most lines counts, and
    the others beside it only if they share a label with it."""
    needs_other: bool = False
    """Whether the form counts only beside another one that proves a transcript."""
