"""Web addresses written out in a text, if they can be nothing else.

Captioners leave out blanks (`that is right.So we`), speakers dictate halves of addresses, and a text may be hostile.
Each character of a link has been checked, in the order in which an address has them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.linking.entity_mention import EntityMention
from generator.linking.vocabulary import link_vocabulary

_MAX_ADDRESS_CHARS = 500
_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_DASH = "\u2014"
"""Captioning software turns two hyphens into a dash, also inside an address: `moot.example/a--b`."""

_NO_BLANK = re.compile(r"\S{0,500}")
_INNER_SIGN = re.compile(r"[./]\w")
_HOST = re.compile(rf"(?:{_LABEL}\.)+(?:xn--[a-z0-9-]{{2,59}}|[a-z]{{2,24}})")
_WITH_PREFIX = re.compile(r"(?<![\w@./:%-])(?P<scheme>https?://|www\.)[!#-;=?-Z_a-z~\[\]]+", re.IGNORECASE)
"""An address up to the next blank, of the characters that RFC 3986 allows."""

_PATH = re.compile(r"(?:[/?#](?:[A-Za-z0-9\-._~!$&'()*+,;=:@/?#]|%[0-9A-Fa-f]{2})*)?")
_PARTS = re.compile(r"(?P<host>[A-Za-z0-9.-]++)(?P<port>:\d{1,5})?(?P<path>.*)")
_TRAILING_SIGNS = ".,;:!?'*_~-"
_BARE = re.compile(
    rf"(?<![\w@./:%#+=-])(?P<host>(?:{_LABEL}\.){{1,3}}(?P<top>[a-z]{{2,4}}))(?P<path>/[\w./~%-]*+)?+"
    r"(?![\w@/]|[-.?#&=:]\w|:/)"
)
_CUT_OFF_START = re.compile(r"(?:@\s?|(?<=[^.!?:;,]\s)[^\W\d_a-z]\w*\s)$")
"""Text before an address without its first part: `info@ moot.example`, `on Dairy moot.example`."""

_INNER_STOP = re.compile(r"\.[a-z]")
_TOP_DOMAINS = frozenset({"org", "com", "int", "edu", "gov", "net", "eu", "uk", "br", "ch", "jp", "ke", "za", "ng"})
_SECOND_LEVEL_DOMAINS = frozenset({"co", "com", "org", "net", "gov", "gob", "gouv", "edu", "ac", "or", "go", "ne"})
"""Names required before the domain of a country; without them `it.is` and `come.in` would be addresses."""


def find_web_addresses(text: str) -> Iterator[EntityMention]:
    """Yield every web address in `text`."""
    if "://" in text or "ww." in text or "WW." in text:
        for match in _WITH_PREFIX.finditer(text):
            # An invalid address is a mention without a target, so no part of it becomes a link.
            end = _end_after_dash(text, match.end())
            yield _mention_with_prefix(text, match) or EntityMention(match.start(), end, "web", None)
    if not _INNER_STOP.search(text):
        return
    for match in _BARE.finditer(text):
        if _is_domain(match["host"], match["top"]) and not _is_part_of_address(text, match):
            path = (match["path"] or "").rstrip(_TRAILING_SIGNS)
            if _PATH.fullmatch(path):
                end = match.end("host") + len(path)
                yield EntityMention(match.start(), end, "web", f"https://{match['host']}{path}")


def _is_part_of_address(text: str, match: re.Match[str]) -> bool:
    """Return True if the match is a part of a longer address: `info@ moot.example`, `moot.example/a--b`."""
    before = text[max(0, match.start() - 40) : match.start()]
    is_cut_off = bool(match["path"]) and text.startswith(_DASH, match.end())
    return is_cut_off or before.endswith(f"xn{_DASH}") or _CUT_OFF_START.search(before) is not None


def _end_after_dash(text: str, end: int) -> int:
    """Return the next blank's offset if a dash cuts an address at `end`, else `end`."""
    match = _NO_BLANK.match(text, end) if text.startswith(_DASH, end) else None
    return match.end() if match is not None else end


def _mention_with_prefix(text: str, match: re.Match[str]) -> EntityMention | None:
    """Return the mention of an address that begins with `http` or `www.`, or `None` if it is no valid address."""
    if not _has_clear_end(text, match):
        return None
    address = _without_punctuation(match[0])
    scheme = match["scheme"].lower()
    parts = _PARTS.fullmatch(address[len(scheme) :] if scheme != "www." else address)
    if parts is None or not _PATH.fullmatch(parts["path"]) or not _is_host(parts["host"], scheme):
        return None
    is_before_dash = text.startswith(_DASH, match.end())
    if is_before_dash and (parts["path"] or _INNER_SIGN.search(text[match.end() : _end_after_dash(text, match.end())])):
        return None
    return EntityMention(
        match.start(),
        match.start() + len(address),
        "web",
        f"{'https://' if scheme == 'www.' else scheme}{parts['host'].lower()}{parts['port'] or ''}{parts['path']}",
    )


def _has_clear_end(text: str, match: re.Match[str]) -> bool:
    """Return True if the match is not too long and a blank or a closing sign follows it."""
    following = text[match.end() : match.end() + 1]
    is_end = not following or following.isspace() or following in '<>"”’»…)],;—–'
    return is_end and match.end() - match.start() <= _MAX_ADDRESS_CHARS


def _is_host(host: str, scheme: str) -> bool:
    """Return True if `host` is a host name; after `www.` it needs two more parts."""
    top = host.rpartition(".")[2]
    return (
        _HOST.fullmatch(host.lower()) is not None and (scheme != "www." or host.count(".") > 1) and _is_in_one_case(top)
    )


def _is_in_one_case(word: str) -> bool:
    """Return True if all letters of the word are capitals, or all are small.

    `So` in `www.moot.example.So` begins the next sentence.
    """
    return word.islower() or word.isupper()


def _without_punctuation(address: str) -> str:
    """Return an address without the punctuation of its sentence."""
    while address:
        last = address[-1]
        is_unmatched = last in ")]" and address.count(last) > address.count("(" if last == ")" else "[")
        if last not in _TRAILING_SIGNS and not is_unmatched:
            break
        address = address[:-1]
    return address


def _is_domain(host: str, top: str) -> bool:
    """Return True if words joined by full stops can only be a domain, because of their last parts."""
    vocabulary = link_vocabulary()
    labels = host.split(".")[:-1]
    if any(label in vocabulary.words_without_domain for label in labels) or labels[-1].isdigit():
        return False
    if top in vocabulary.country_domains and labels[-1] in _SECOND_LEVEL_DOMAINS:
        return len(labels) > 1
    return top in _TOP_DOMAINS and len(labels[-1]) > 1
