"""A place in a paragraph at which something is named."""

from __future__ import annotations

from typing import Literal

import msgspec

MentionKind = Literal["web", "person", "session", "event", "series", "rfc", "glossary"]


class EntityMention(msgspec.Struct, frozen=True):
    """Words of a paragraph that name something."""

    start: int
    """Of the first character in the text."""
    end: int
    """Behind the last."""
    kind: MentionKind
    target: str | None
    """Where it leads: an address relative to the site's root, with a slash at its end, or for `web` and `rfc` a full
    one. `None` where the words name something and nothing says what: they lead nowhere, and nothing in them does."""
    title: str = ""
    """What a reader is told of it besides."""
