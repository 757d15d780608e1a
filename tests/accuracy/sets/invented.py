"""Documents of our own: written by hand in the shape of the forum's pages, and made from the grammar of the forms."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

from tests.accuracy.annotated import annotated
from tests.accuracy.known import Known
from tests.grammar.document import document

_DOCUMENTS = Path(__file__).parents[1] / "documents"
_MADE = 300


def written() -> Sequence[Known]:
    """Return the documents that were written by hand."""
    return [annotated(path) for path in sorted(_DOCUMENTS.glob("*.txt"))]


def made() -> Sequence[Known]:
    """Return documents from the grammar, other ones than its own tests make."""
    return [
        document(random.Random(f"accuracy {number}")).known  # noqa: S311 - the same documents every time, not a secret
        for number in range(_MADE)
    ]
