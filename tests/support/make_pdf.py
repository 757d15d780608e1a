"""PDF files, made in code: lines of a standard font at given places."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

Placed = tuple[float, float, str]
"""Left edge and base line in points, and the words; `*` before the words makes them bold."""

_UNICODE_FONT = "<</Type/Font/Subtype/Type0/BaseFont/Any/Encoding/Identity-H/DescendantFonts[6 0 R]/ToUnicode 7 0 R>>"
"""A font whose every letter is a code of Unicode, all as wide; it has no glyphs."""

_WIDTHS = (
    "<</Type/Font/Subtype/CIDFontType2/BaseFont/Any/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
    "/FontDescriptor 8 0 R/DW {width}>>"
)
_DESCRIPTION = (
    "<</Type/FontDescriptor/FontName/Any/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 900/Descent -200"
    "/CapHeight 700/StemV 80>>"
)

_TO_UNICODE = (
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def /CMapType 2 def "
    "1 begincodespacerange <0000> <FFFF> endcodespacerange {ranges} endcmap end end"
)
_FONTS = "<</Type/Font/Subtype/Type1/BaseFont/{name}/Encoding/WinAnsiEncoding>>"


def pdf(
    *pages: Sequence[Placed],
    size: float = 11,
    trailer: str = "",
    is_enlarged: bool = False,
    width: int = 500,
    large: int = 0,
    notes: str = "",
    catalog: str = "",
    more: Sequence[str] = (),
) -> bytes:
    """Return a document with these pages of 595 × 842 points.

    Args:
        pages: The lines of each page.
        size: Of the letters.
        trailer: More entries of the trailer.
        is_enlarged: Whether the file says that letters have the size 1, and enlarges them.
        width: Of letters that Latin fonts lack, in thousandths of their size.
        large: How many first lines are twice as large.
        notes: The comments on each page.
        catalog: More entries of the catalogue.
        more: Objects behind the others: those of one page are numbered from 11.
    """
    objects = ["", "", _FONTS.format(name="Helvetica"), _FONTS.format(name="Helvetica-Bold"), *_unicode_font(width)]
    kids = []
    for page in pages:
        stream = "".join(
            _show(*line, size * (1 + (number < large)), is_enlarged=is_enlarged) for number, line in enumerate(page)
        )
        objects.append(f"<</Length {len(stream.encode('cp1252'))}>>\nstream\n{stream}\nendstream")
        objects.append(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R/F2 4 0 R/F3 5 0 R>>>>"
            f"/Contents {len(objects)} 0 R/Annots[{notes}]>>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[0] = f"<</Type/Catalog/Pages 2 0 R{catalog}>>"
    objects[1] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(kids)}]>>"
    return _file([*objects, *more], trailer)


def column(lines: Iterable[str], left: float = 70, top: float = 760, leading: float = 14) -> list[Placed]:
    """Return lines below each other; an empty one leaves its place empty."""
    return [(left, top - leading * number, line) for number, line in enumerate(lines) if line]


def _unicode_font(width: int) -> list[str]:
    ranges = " ".join(
        f"1 beginbfrange <{high:02X}00> <{high:02X}FF> <{high:02X}00> endbfrange" for high in range(0x100)
    )
    text = _TO_UNICODE.format(ranges=ranges)
    stream = f"<</Length {len(text)}>>\nstream\n{text}\nendstream"
    return [_UNICODE_FONT, _WIDTHS.format(width=width), stream, _DESCRIPTION]


def _show(left: float, base: float, words: str, size: float, *, is_enlarged: bool = False) -> str:
    place = (
        f"/{{font}} 1 Tf {size} 0 0 {size} {left} {base} Tm" if is_enlarged else f"/{{font}} {size} Tf {left} {base} Td"
    )
    try:
        words.encode("cp1252")
    except UnicodeEncodeError:
        return f"BT {place.format(font='F3')} <{words.encode('utf-16-be').hex()}> Tj ET\n"
    font = "F2" if words.startswith("*") else "F1"
    escaped = words.removeprefix("*").replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"BT {place.format(font=font)} ({escaped}) Tj ET\n"


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
