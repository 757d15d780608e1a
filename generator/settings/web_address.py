"""Web addresses in `site_config/`."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_FORBIDDEN = re.compile(r"[\s\x00-\x20\x7f\\<>^`{|}\"]|[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffd]")
"""Characters that an address can have only encoded (RFC 3986), and characters that change the order of its letters."""


def is_web_address(text: str) -> bool:
    """Return True if a text is an http or https address with a host, without a user name and password."""
    if _FORBIDDEN.search(text):
        return False
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        return False
    return (
        parts.scheme in {"http", "https"}
        and bool(parts.hostname)
        and "@" not in parts.netloc
        and (port is None or port > 0)
    )
