"""Addresses of the web as maintainers write them into `site_config/`."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_NOWHERE = re.compile(r"[\s\x00-\x20\x7f\\<>^`{|}\"]|[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffd]")
"""What no address has unless it is encoded (RFC 3986), and what shows it in another order than it is written."""


def is_web_address(text: str) -> bool:
    """Return whether a text is an http or https address with a host, and nobody's name or password before that."""
    if _NOWHERE.search(text):
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
