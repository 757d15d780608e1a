"""How pages are numbered in many languages: `Page 2 of 14`. Pure text, no document."""

from __future__ import annotations

import re

PAGE = (
    r"(?:page |seite |página |pagina |pág\. ?|side |sida |sivu |strona |strana |oldal |sayfa |halaman |"
    r"σελίδα |עמוד |p\. ?|s\. ?|стр\. ?)"
)
OF_PAGES = r"\d{1,5}(?: ?(?:of|/|von|de|di|sur|van|av|af|z|из) ?\d{1,5})?"

_FOOT = re.compile(rf"(?:\t|\s{{3}}){PAGE}{OF_PAGES}$", re.IGNORECASE)
_EDGE_CHARS = 60


def ends_with_page(text: str) -> bool:
    """Return True if a wide gap and the number of a page end a line: `Ref: X12    Pell Museum    Page 2 of 14`."""
    edge = text[-_EDGE_CHARS:].rstrip()
    return edge[-1:].isdigit() and _FOOT.search(edge) is not None
