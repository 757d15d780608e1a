"""EPUB files that the program wrote, as other readers see them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from xml.etree import ElementTree as ET

import msgspec

from tests.support.xml_trees import parsed

XHTML = "{http://www.w3.org/1999/xhtml}"
OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"


class EpubFile(msgspec.Struct, frozen=True):
    """A book, read by the rules of its format."""

    package: ET.Element
    contents: ET.Element
    sections: tuple[ET.Element, ...]
    """In the order of the spine."""
    names: tuple[str, ...]
    """All files, in the order of the archive."""

    def facts(self, name: str) -> list[str]:
        """Return the values of an element of Dublin Core."""
        return [element.text or "" for element in self.package.iter(f"{DC}{name}")]

    def links(self) -> list[str]:
        """Return the links of the table of contents."""
        return [link.attrib["href"] for link in self.contents.iter(f"{XHTML}a")]

    def targets(self) -> set[str]:
        """Return every address in the book that a link can have: each section, and each id in it."""
        files = [f"section-{number}.xhtml" for number in range(1, len(self.sections) + 1)]
        return set(files) | {
            f"{file}#{element.attrib['id']}"
            for file, section in zip(files, self.sections, strict=True)
            for element in section.iter()
            if "id" in element.attrib
        }


def read_epub(data: bytes) -> EpubFile:
    """Read a book from its container, and check what every reader relies on."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type, first.extra) == ("mimetype", zipfile.ZIP_STORED, b"")
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert files["mimetype"] == b"application/epub+zip"
    assert b'full-path="EPUB/package.opf"' in files["META-INF/container.xml"]
    package = parsed(files["EPUB/package.opf"])
    items = {item.attrib["id"]: item.attrib for item in package.iter(f"{OPF}item")}
    assert {f"EPUB/{item['href']}" for item in items.values()} == files.keys() - {
        "mimetype", "META-INF/container.xml", "EPUB/package.opf"
    }  # fmt: skip
    nav = next(item["href"] for item in items.values() if item.get("properties") == "nav")
    return EpubFile(
        package=package,
        contents=parsed(files[f"EPUB/{nav}"]),
        sections=tuple(parsed(files[f"EPUB/{_href(items, ref)}"]) for ref in package.iter(f"{OPF}itemref")),
        names=tuple(files),
    )


def _href(items: Mapping[str, Mapping[str, str]], ref: ET.Element) -> str:
    return items[ref.attrib["idref"]]["href"]
