"""Addresses of the web written out in a text, and only those that can be nothing else.

Captioners leave out blanks (`that is right.So we`), speakers give halves of addresses, and a text may be hostile: what
becomes a link is made of characters that were each checked, in the order in which an address has them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.linking.entity_mention import EntityMention
from generator.linking.vocabulary import link_vocabulary

_LONGEST = 500
_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_DASH = "\u2014"
"""What two hyphens became, of which an address may have had them: `moot.example/a--b`."""

_NO_BLANK = re.compile(r"\S{0,500}")
_GOES_ON = re.compile(r"[./]\w")
_HOST = re.compile(rf"(?:{_LABEL}\.)+(?:xn--[a-z0-9-]{{2,59}}|[a-z]{{2,24}})")
_WRITTEN = re.compile(r"(?<![\w@./:%-])(?P<scheme>https?://|www\.)[!#-;=?-Z_a-z~\[\]]+", re.IGNORECASE)
"""From a blank to the next, of the characters that an address may have (RFC 3986)."""

_REST = re.compile(r"(?:[/?#](?:[A-Za-z0-9\-._~!$&'()*+,;=:@/?#]|%[0-9A-Fa-f]{2})*)?")
_PARTS = re.compile(r"(?P<host>[A-Za-z0-9.-]+)(?P<port>:\d{1,5})?(?P<rest>.*)")
_TRAILING = ".,;:!?'*_~-"
_BARE = re.compile(
    rf"(?<![\w@./:%#+=-])(?P<host>(?:{_LABEL}\.){{1,3}}(?P<top>[a-z]{{2,4}}))(?P<rest>/[\w./~%-]*+)?+"
    r"(?![\w@/]|[-.?#&=:]\w|:/)"
)
_HALF = re.compile(r"(?:@\s?|(?<=[^.!?:;,]\s)[^\W\d_a-z]\w*\s)$")
"""Before an address whose first part was cut off: `info@ moot.example`, `on Dairy moot.example`."""

_WITHOUT_BLANK = re.compile(r"\.[a-z]")
_TOPS = frozenset({"org", "com", "int", "edu", "gov", "net", "eu", "uk", "br", "ch", "jp", "ke", "za", "ng"})
_COUNTRIES = link_vocabulary().countries
_SECOND = frozenset({"co", "com", "org", "net", "gov", "gob", "gouv", "edu", "ac", "or", "go", "ne"})
"""Names below a country's, without which `it.is` and `come.in` would be addresses."""

_WORDS = link_vocabulary().no_domains
"""Words that are nobody's address: `the dot.com bubble`, `for the.net`."""


def find_web_addresses(text: str) -> Iterator[EntityMention]:
    """Yield every place of `text` at which an address of the web is written out."""
    if "://" in text or "ww." in text or "WW." in text:
        for match in _WRITTEN.finditer(text):
            # Where it is none, nothing in it leads anywhere.
            yield _written(text, match) or EntityMention(match.start(), _end(text, match.end()), "web", None)
    if not _WITHOUT_BLANK.search(text):
        return
    for match in _BARE.finditer(text):
        if _is_domain(match["host"], match["top"]) and not _is_part(text, match):
            rest = (match["rest"] or "").rstrip(_TRAILING)
            if _REST.fullmatch(rest):
                end = match.end("host") + len(rest)
                yield EntityMention(match.start(), end, "web", f"https://{match['host']}{rest}")


def _is_part(text: str, match: re.Match[str]) -> bool:
    """Return whether what looks like an address is a part of one: `info@ moot.example`, `moot.example/a--b`."""
    before = text[max(0, match.start() - 40) : match.start()]
    is_cut = bool(match["rest"]) and text.startswith(_DASH, match.end())
    return is_cut or before.endswith(f"xn{_DASH}") or _HALF.search(before) is not None


def _end(text: str, end: int) -> int:
    """Return where what is written without a blank ends, if an address ends at `end` because of a dash."""
    blank = _NO_BLANK.match(text, end) if text.startswith(_DASH, end) else None
    return blank.end() if blank is not None else end


def _written(text: str, match: re.Match[str]) -> EntityMention | None:
    """Return what an address that begins with `http` or `www.` leads to, or `None` where it is none."""
    follows = text[match.end() : match.end() + 1]
    if match.end() - match.start() > _LONGEST or (follows and not follows.isspace() and follows not in '<>"”’»…)],;—–'):
        return None
    whole = _without_punctuation(match[0])
    scheme = match["scheme"].lower()
    parts = _PARTS.fullmatch(whole[len(scheme) :] if scheme != "www." else whole)
    if parts is None or not _REST.fullmatch(parts["rest"]):
        return None
    host = parts["host"]
    top = host.rpartition(".")[2]
    if not _HOST.fullmatch(host.lower()) or (scheme == "www." and host.count(".") < 2) or not _is_even(top):
        return None
    if follows == _DASH and (parts["rest"] or _GOES_ON.search(text[match.end() : _end(text, match.end())])):
        return None
    start = "https://" if scheme == "www." else scheme
    return EntityMention(
        match.start(),
        match.start() + len(whole),
        "web",
        f"{start}{host.lower()}{parts['port'] or ''}{parts['rest']}",
    )


def _is_even(word: str) -> bool:
    """Return whether a word is in one case; `So` in `www.moot.example.So` is the next sentence."""
    return word.islower() or word.isupper()


def _without_punctuation(address: str) -> str:
    """Return an address without the signs that end the sentence it stands in."""
    while address:
        last = address[-1]
        if last in _TRAILING or (last in ")]" and address.count(last) > address.count("(" if last == ")" else "[")):
            address = address[:-1]
        else:
            break
    return address


def _is_domain(host: str, top: str) -> bool:
    """Return whether words with full stops between them can only be an address: its end says so."""
    labels = host.split(".")[:-1]
    if any(label in _WORDS for label in labels) or labels[-1].isdigit():
        return False
    if top in _COUNTRIES and labels[-1] in _SECOND:
        return len(labels) > 1
    return top in _TOPS and len(labels[-1]) > 1
