"""Web addresses that people write: in `site_config/`, and in the files beside sources."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

NO_WEB_ADDRESS = (
    "must be an http or https address without a user name; write blanks, quotation marks and the like as %20, %22 …"
)
"""The reason why a text is no address."""

_MAX_CHARS = 2000

_FORBIDDEN = re.compile(r"[ \\<>^`{|}\"\ufffd]")
"""Characters that an address can have only encoded (RFC 3986)."""


def is_web_address(text: str) -> bool:
    """Return True if a text is an http or https address with a host, without a user name and password."""
    if len(text) > _MAX_CHARS or _FORBIDDEN.search(text):
        return False
    if not text.isprintable():  # controls, blanks, invisible characters, and those that change the order of letters
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
