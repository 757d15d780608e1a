"""A mention: words of a paragraph that name something."""

from __future__ import annotations

from typing import Literal

import msgspec

MentionKind = Literal["web", "person", "session", "event", "series", "rfc", "glossary"]


class EntityMention(msgspec.Struct, frozen=True):
    """Words of a paragraph that name something."""

    start: int
    """Offset of the first character in the text."""
    end: int
    """Offset after the last character."""
    kind: MentionKind
    target: str | None
    """Address of the link: relative to the site's root, with a slash at its end; for `web` and `rfc` a full URL.
    `None` if the words name something that can't be identified. They then become no link, nor does any part of them."""
    title: str = ""
    """Tooltip text."""
