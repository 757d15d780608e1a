"""Slugs: the only place where text becomes part of an address or an id."""

from __future__ import annotations

from slugify import slugify

APOSTROPHES = "'`´ʹʻʼʽˈ‘’‛′＇"
"""Every sign that stands for an apostrophe in names."""

_WITHOUT = {ord(mark): None for mark in APOSTROPHES}
"""Apostrophes are taken out before slugging, so that `O'CARROLL` and `O’CARROLL` are one slug, `ocarroll`."""


def slug(text: str) -> str:
    """Return `text` as lower-case ASCII letters, digits and single hyphens; empty where nothing is left.

    The transliterator is named: left to itself the library takes whichever is installed, and addresses would change
    with the environment.
    """
    return slugify(text.translate(_WITHOUT), backend="text-unidecode", entities=False, decimal=False, hexadecimal=False)
