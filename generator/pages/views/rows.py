"""The rows of a list's docket: labels with values."""

from __future__ import annotations

from urllib.parse import urlsplit

import msgspec


class Item(msgspec.Struct, frozen=True):
    """One value of a row."""

    text: str
    note: str | None = None
    href: str | None = None


class Row(msgspec.Struct, frozen=True):
    """A row: its key, its label and its values."""

    key: str
    label: str
    items: tuple[Item, ...]


def row(key: str, label: str, *items: Item) -> Row:
    """Return a row with any number of values."""
    return Row(key=key, label=label, items=items)


def item(text: str, note: str | None = None, href: str | None = None) -> Item:
    """Return one value of a row."""
    return Item(text=text, note=note, href=href)


def web_address(address: str | None) -> str | None:
    """Return `address` if it is a web address, else `None`, so that no link can be a script.

    A backslash is percent-encoded: browsers take it for a slash, and MkDocs for a mistake.
    """
    if address is None or not address.lower().startswith(("https://", "http://")):
        return None
    try:
        urlsplit(address)
    except ValueError:  # brackets around something that is no IPv6 address
        return None
    return address.replace("\\", "%5C")
