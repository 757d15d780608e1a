"""The addresses in HTML and CSS, and whether a browser requests them by itself or only for a reader's click."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

import msgspec
from selectolax.lexbor import LexborHTMLParser

UrlUse = Literal["follow", "request", "name"]
"""A reader follows a link; a browser requests a picture; an address that is only named (`rel=canonical`) is neither."""

_ATTRIBUTES = (
    "href", "src", "srcset", "poster", "action", "formaction", "data", "background", "manifest", "ping", "imagesrcset"
)  # fmt: skip
_SELECTOR = ",".join([*(f"[{name}]" for name in _ATTRIBUTES), r"[xlink\:href]", "meta[http-equiv]", "meta[property]"])
_ADDRESS_ATTRIBUTES = frozenset({*_ATTRIBUTES, "xlink:href"})
_LIST_ATTRIBUTES = {"srcset", "imagesrcset", "ping"}
_FOLLOWED_TAGS = {"a", "area"}
_NAMED_RELATIONS = frozenset(
    {"alternate", "author", "bookmark", "canonical", "first", "help", "last", "license", "me", "next", "prev", "search",
     "shortlink", "up"}
)  # fmt: skip
"""Relations of a `<link>` that no browser requests by itself; a `<link>` with any other relation is a request."""
_NAMED_PROPERTIES = {"og:url", "og:image", "og:audio", "og:video"}

_SRCSET_IMAGE = re.compile(r"([^\s,](?:\S*[^\s,])?)(?:\s[^,]*)?")
"""One image of a `srcset`: the address up to a blank, then its width or density up to a comma."""

_CSS_TOKEN = re.compile(
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
    """An address as written, with its attribute."""

    text: str
    use: UrlUse
    attribute: str
    value: str
    """The whole attribute value: a `srcset` or a `style` holds several addresses."""


def urls_of(tree: LexborHTMLParser) -> Iterator[Url]:
    """Yield every address in a page, including those in style elements and style attributes."""
    for node in tree.css(_SELECTOR):
        yield from _element_urls(node.tag or "", node.attributes)
    for node in tree.css("[style]"):
        value = node.attributes.get("style") or ""
        for text in css_urls(value):
            yield Url(text, "request", "style", value)
    for node in tree.css("style"):
        for text in css_urls(node.text()):
            yield Url(text, "request", "", "")


def css_urls(css: str) -> Iterator[str]:
    """Yield every address that a style sheet makes a browser request."""
    if "url(" not in css.lower() and "@import" not in css.lower() and "image-set" not in css.lower():
        return
    for match in _CSS_TOKEN.finditer(css):
        if match["set"] is not None:
            for string in _CSS_STRING.finditer(match["set"]):
                yield _css_text(string[0])
            yield from css_urls(re.sub(_CSS_STRING, "", match["set"]))
        elif (address := match["sheet"] or match["url"]) is not None:
            yield _css_text(address)


def _element_urls(tag: str, attributes: dict[str, str | None]) -> Iterator[Url]:
    if tag == "meta":
        yield from _meta_urls(attributes)
        return
    use = _use(tag, attributes)
    for name, value in attributes.items():
        if name not in _ADDRESS_ATTRIBUTES or value is None or (name == "data" and tag != "object"):
            continue
        if name in _LIST_ATTRIBUTES:
            yield from _listed_urls(name, value)
        else:
            yield Url(value, use if name in {"href", "xlink:href"} else "request", name, value)


def _listed_urls(name: str, value: str) -> Iterator[Url]:
    for text in value.split() if name == "ping" else _SRCSET_IMAGE.findall(value):
        yield Url(text, "request", name, value)


def _use(tag: str, attributes: dict[str, str | None]) -> UrlUse:
    if tag in _FOLLOWED_TAGS:
        return "follow"
    if tag == "link" and set((attributes.get("rel") or "").lower().split()) <= _NAMED_RELATIONS:
        return "name"
    return "request"


def _meta_urls(attributes: dict[str, str | None]) -> Iterator[Url]:
    value = attributes.get("content") or ""
    if (attributes.get("http-equiv") or "").lower() == "refresh":
        match = re.search(r"[;,]\s*(?:url\s*=\s*)?[\"']?([^\"']+)", value, re.IGNORECASE)
        if match:
            yield Url(match[1], "follow", "content", value)
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
