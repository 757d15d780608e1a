"""Slugs: the only place where text becomes part of an address or an id."""

from __future__ import annotations

from slugify import slugify

from generator.text.normal import WITHOUT_APOSTROPHES


def slug(text: str) -> str:
    """Return `text` as lower-case ASCII letters, digits and single hyphens; empty if nothing of it remains.

    Apostrophes are removed first, so that `O'CARROLL` and `O’CARROLL` have the same slug, `ocarroll`.
    The transliterator is named, because otherwise the library uses any that is installed, and addresses would change
    with the environment.
    """
    text = text.translate(WITHOUT_APOSTROPHES)
    return slugify(text, backend="text-unidecode", entities=False, decimal=False, hexadecimal=False)


_DOCUMENT_SEPARATOR = "--"
"""Before the document in the id of a local person; `slug` never returns two hyphens in a row."""


def is_local_person(person_id: str) -> bool:
    """Return True if a person's id holds for one document only: `ada--moot-2001-cheese`."""
    return _DOCUMENT_SEPARATOR in person_id


def without_document(person_id: str) -> str:
    """Return a person's id without the document that a local one holds for."""
    return person_id.partition(_DOCUMENT_SEPARATOR)[0]
