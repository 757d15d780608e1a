"""The addresses in HTML and CSS, and whether a browser asks for them by itself or only when a reader follows them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

import msgspec
from selectolax.lexbor import LexborHTMLParser, LexborNode

Use = Literal["follow", "request", "name"]
"""A reader follows a link; a browser requests a picture; nobody asks for what is only named (`rel=canonical`)."""

_ATTRIBUTES = (
    "href", "src", "srcset", "poster", "action", "formaction", "data", "background", "manifest", "ping", "imagesrcset"
)  # fmt: skip
_SELECTOR = ",".join([*(f"[{name}]" for name in _ATTRIBUTES), r"[xlink\:href]", "meta[http-equiv]", "meta[property]"])
_LISTS = {"srcset", "imagesrcset", "ping"}
_FOLLOWED = {"a", "area"}
_NAMED = frozenset(
    {"alternate", "author", "bookmark", "canonical", "first", "help", "last", "license", "me", "next", "prev", "search",
     "shortlink", "up"}
)  # fmt: skip
"""Relations of a `<link>` that no browser asks for by itself; a `<link>` with any other is a request."""
_NAMED_PROPERTIES = {"og:url", "og:image", "og:audio", "og:video"}

_CANDIDATE = re.compile(r"[\s,]*(\S*[^\s,])(?:\s[^,]*)?")
"""One picture of a `srcset`: the address up to a blank, then its width or density up to a comma."""

_CSS = re.compile(
    r"""/\*.*?(?:\*/|\Z)
    |@import\s*(?P<sheet>"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')
    |\burl\(\s*(?P<url>"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|[^)]*)
    |image-set\((?P<set>(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|[^()"']|\([^)]*\))*)\)
    |"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'""",
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_CSS_STRING = re.compile(r""""((?:\\.|[^"\\])*)"|'((?:\\.|[^'\\])*)'""", re.DOTALL)
_CSS_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|\n|(.))", re.DOTALL)


class Url(msgspec.Struct, frozen=True):
    """An address as it is written, with the attribute it stands in."""

    text: str
    use: Use
    attribute: str
    value: str
    """The whole attribute: a `srcset` or a `style` holds several addresses."""


def urls_of(tree: LexborHTMLParser) -> Iterator[Url]:
    """Yield every address in a page, those in style elements and attributes among them."""
    for node in tree.css(_SELECTOR):
        yield from _of_element(node)
    for node in tree.css("[style]"):
        value = node.attributes.get("style") or ""
        for text in css_urls(value):
            yield Url(text, "request", "style", value)
    for node in tree.css("style"):
        for text in css_urls(node.text()):
            yield Url(text, "request", "", "")


def css_urls(css: str) -> Iterator[str]:
    """Yield every address that a style sheet has a browser ask for."""
    if "url(" not in css.lower() and "@import" not in css.lower() and "image-set" not in css.lower():
        return
    for match in _CSS.finditer(css):
        if match["set"] is not None:
            for string in _CSS_STRING.finditer(match["set"]):
                yield _css_text(string[0])
            yield from css_urls(re.sub(_CSS_STRING, "", match["set"]))
        elif (found := match["sheet"] or match["url"]) is not None:
            yield _css_text(found)


def _of_element(node: LexborNode) -> Iterator[Url]:
    tag, attributes = node.tag or "", node.attributes
    if tag == "meta":
        yield from _of_meta(attributes)
        return
    use = _use(tag, attributes)
    for name in (*_ATTRIBUTES, "xlink:href"):
        value = attributes.get(name)
        if value is None or (name == "data" and tag != "object"):
            continue
        if name in _LISTS:
            texts = value.split() if name == "ping" else _CANDIDATE.findall(value)
            for text in texts:
                yield Url(text, "request", name, value)
        else:
            yield Url(value, use if name in {"href", "xlink:href"} else "request", name, value)


def _use(tag: str, attributes: dict[str, str | None]) -> Use:
    if tag in _FOLLOWED:
        return "follow"
    if tag == "link" and set((attributes.get("rel") or "").lower().split()) <= _NAMED:
        return "name"
    return "request"


def _of_meta(attributes: dict[str, str | None]) -> Iterator[Url]:
    value = attributes.get("content") or ""
    if (attributes.get("http-equiv") or "").lower() == "refresh":
        found = re.search(r"[;,]\s*(?:url\s*=\s*)?[\"']?([^\"']+)", value, re.IGNORECASE)
        if found:
            yield Url(found[1], "follow", "content", value)
    elif attributes.get("property") in _NAMED_PROPERTIES:
        yield Url(value, "name", "content", value)


def _css_text(text: str) -> str:
    text = text.strip()
    if text[:1] in {'"', "'"}:
        text = text[1:-1]
    return _CSS_ESCAPE.sub(_unescaped, text)


def _unescaped(match: re.Match[str]) -> str:
    if match[1]:
        code = int(match[1], 16)
        return chr(code) if 0 < code <= 0x10FFFF else "\ufffd"
    return match[2] or ""
