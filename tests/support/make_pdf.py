"""PDF files, made in code: lines of a standard font at given places."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

Placed = tuple[float, float, str]
"""Left edge and base line in points, and the words; `*` before the words makes them bold."""

_FONTS = "<</Type/Font/Subtype/Type1/BaseFont/{name}/Encoding/WinAnsiEncoding>>"


def pdf(
    *pages: Sequence[Placed],
    size: float = 11,
    trailer: str = "",
    notes: str = "",
    catalog: str = "",
    more: Sequence[str] = (),
) -> bytes:
    """Return a document with these pages of 595 × 842 points.

    Args:
        pages: The lines of each page.
        size: Of the letters.
        trailer: More entries of the trailer.
        notes: The comments on each page.
        catalog: More entries of the catalogue.
        more: Objects behind the others: those of one page are numbered from 7.
    """
    objects = ["", "", _FONTS.format(name="Helvetica"), _FONTS.format(name="Helvetica-Bold")]
    kids = []
    for page in pages:
        stream = "".join(_show(*line, size) for line in page)
        objects.append(f"<</Length {len(stream.encode('cp1252'))}>>\nstream\n{stream}\nendstream")
        objects.append(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R/F2 4 0 R>>>>"
            f"/Contents {len(objects)} 0 R/Annots[{notes}]>>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[0] = f"<</Type/Catalog/Pages 2 0 R{catalog}>>"
    objects[1] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(kids)}]>>"
    return _file([*objects, *more], trailer)


def column(lines: Iterable[str], left: float = 70, top: float = 760, leading: float = 14) -> list[Placed]:
    """Return lines below each other; an empty one leaves its place empty."""
    return [(left, top - leading * number, line) for number, line in enumerate(lines) if line]


def _show(left: float, base: float, words: str, size: float) -> str:
    font = "F2" if words.startswith("*") else "F1"
    escaped = words.removeprefix("*").replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"BT /{font} {size} Tf {left} {base} Td ({escaped}) Tj ET\n"


def _file(objects: list[str], trailer: str) -> bytes:
    out = b"%PDF-1.4\n"
    places = []
    for number, text in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{text}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    return (
        out
        + (
            f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<</Size {size}/Root 1 0 R{trailer}>>\n"
            f"startxref\n{len(out)}\n%%EOF\n"
        ).encode()
    )
