"""Slugs: the only place where text becomes part of an address or an id."""

from __future__ import annotations

import hashlib
import re

from slugify import slugify

from generator.text.normal import WITHOUT_APOSTROPHES, is_latin, name_key

_NOT_IN_SLUGS = re.compile("[^a-z0-9]+")


def slug(text: str) -> str:
    """Return `text` as lower-case ASCII letters, digits and single hyphens; empty if nothing of it remains.

    Apostrophes are removed first, so that `O'CARROLL` and `O’CARROLL` have the same slug, `ocarroll`.
    The transliterator is named, because otherwise the library uses any that is installed, and addresses would change
    with the environment.
    """
    text = text.translate(WITHOUT_APOSTROPHES)
    if text.isascii() and "," not in text:  # the library removes commas between digits
        return _NOT_IN_SLUGS.sub("-", text.lower()).strip("-")  # the same in a fifth of the time
    return slugify(text, backend="text-unidecode", entities=False, decimal=False, hexadecimal=False)


_KEY_DIGITS = 6
"""Characters of a key's hash in an id: enough to tell the names of one slug from each other."""


def person_id(name: str) -> str:
    """Return the id of the person with a name, which depends on the name alone; empty if the name has no letter.

    It is the slug if that says all of the name's key. Where it doesn't, because the slug is a transliteration of
    letters that other names spell in other ways, six characters of the key's hash follow: `li-wei-3fa9c1`.
    """
    key = name_key(name)
    if not any(char.isalnum() for char in key):
        return ""
    address = slug(key)
    if not needs_suffix(name):
        return address
    digits = hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:_KEY_DIGITS]
    return f"{address or 'name'}-{digits}"


def needs_suffix(name: str) -> bool:
    """Return True if the slug of a name may be that of a name with another key: `李伟` and `李薇` are both `li-wei`.

    That is so in every script but Latin, and for the Latin letters that slugs spell with others (`ŋ`, `ə`).
    """
    key = name_key(name)
    return not is_latin(key) or slug(key) != key.replace(" ", "-")


_DOCUMENT_SEPARATOR = "--"
"""Before the document in the id of a local person; `slug` never returns two hyphens in a row."""


def is_local_person(person_id: str) -> bool:
    """Return True if a person's id holds for one document only: `ada--moot-2001-cheese`."""
    return _DOCUMENT_SEPARATOR in person_id


def local_person_id(name: str, folder: str, stem: str) -> str:
    """Return the id of a person of one document alone, which is in a folder and has a file name without suffix."""
    document = "-".join(part for part in (slug(folder), slug(stem)) if part) or "document"
    person = person_id(name)
    return f"{person}{_DOCUMENT_SEPARATOR}{document}" if person else ""


def without_document(person_id: str) -> str:
    """Return a person's id without the document that a local one holds for."""
    return person_id.partition(_DOCUMENT_SEPARATOR)[0]
