"""The files of a citation give back what it says, when others read them.

BibTeX and biblatex are read by bibtexparser, RIS by rispy. No package holds the schema of CSL-JSON, so the schema here
has the fields of CSL 1.0.2 that a citation uses, and refuses all others.
"""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import msgspec
import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from hypothesis import given
from hypothesis import strategies as st

from generator.pages.citations.citation import Citation, captions_notice
from generator.pages.citations.files import biblatex, bibtex, citation_files, ris
from tests.support.nasty_texts import texts

CITATION = Citation(
    key="igf-2020-ws168",
    title="Capacity & “Building”: 50% of {all} C# users' $x_1$ ~ ^ \\ people",
    language="en",
    date=(2020, 11, 5),
    kind="Workshop WS168, transcript of captions",
    archive="The Archive",
    event="Cheese Forum 2020",
    place="Online",
    publisher="Secretariat",
    notice=captions_notice(),
    address="https://x.example/a/igf-2020/ws168/",
)
BARE = Citation("a-b", "T", None, (), "Article", "The Archive", None, None, None, None, "https://x.example/a/b/")
_TEXT = {"type": "string", "minLength": 1}
CSL_SCHEMA = {
    "type": "array",
    "minItems": 1,
    "maxItems": 1,
    "items": {
        "type": "object",
        "required": ["id", "type"],
        "additionalProperties": False,
        "properties": {
            "type": {"enum": ["document"]},
            "issued": {
                "type": "object",
                "additionalProperties": False,
                "required": ["date-parts"],
                "properties": {
                    "date-parts": {
                        "type": "array",
                        "minItems": 1,
                        "maxItems": 2,
                        "items": {"type": "array", "minItems": 1, "maxItems": 3, "items": {"type": "integer"}},
                    }
                },
            },
            **dict.fromkeys(
                ["id", "title", "genre", "container-title", "event-title", "event-place", "publisher", "language",
                 "note", "URL"],
                _TEXT,
            ),
        },
    },
}  # fmt: skip


def entry(text: str) -> tuple[str, str, dict[str, str]]:
    """Return the type, the key and the fields of the only entry of a file, as bibtexparser reads them."""
    library = parse_string(text)
    assert library.failed_blocks == []
    (found,) = library.entries
    return found.entry_type, found.key, {field.key: str(field.value) for field in found.fields}


def plain(latex: str) -> str:
    """Return the text that LaTeX prints."""
    for command, char in (("textbackslash", "\0"), ("textbraceleft", "\1"), ("textbraceright", "\2")):
        latex = latex.replace(f"{{\\{command}}}", char)
    latex = latex.replace("{\\textasciitilde}", "~").replace("{\\textasciicircum}", "^")
    for char in "&%$#_":
        latex = latex.replace(f"\\{char}", char)
    assert "\\" not in latex
    return latex.replace("{", "").replace("}", "").replace("\0", "\\").replace("\1", "{").replace("\2", "}")


def test_bibtex() -> None:
    kind, key, found = entry(bibtex(CITATION))
    assert (kind, key) == ("misc", "igf-2020-ws168")
    assert plain(found.pop("title")) == CITATION.title
    assert found == {
        "howpublished": "Workshop WS168, transcript of captions, The Archive",
        "year": "2020",
        "month": "nov",
        "day": "5",
        "note": "Cheese Forum 2020, Online. Secretariat. Captions, not an authoritative record.",
        "url": "https://x.example/a/igf-2020/ws168/",
    }


def test_biblatex() -> None:
    kind, key, found = entry(biblatex(CITATION))
    assert (kind, key) == ("online", "igf-2020-ws168")
    assert plain(found.pop("title")) == CITATION.title
    assert found == {
        "titleaddon": "Workshop WS168, transcript of captions",
        "organization": "The Archive",
        "eventtitle": "Cheese Forum 2020",
        "venue": "Online",
        "publisher": "Secretariat",
        "date": "2020-11-05",
        "note": "Captions, not an authoritative record.",
        "url": "https://x.example/a/igf-2020/ws168/",
    }


def test_ris() -> None:
    assert rispy.loads(ris(CITATION)) == [
        {
            "type_of_reference": "ELEC",
            "id": "igf-2020-ws168",
            "title": CITATION.title,
            "secondary_title": "The Archive",
            "tertiary_title": "Cheese Forum 2020",
            "place_published": "Online",
            "publisher": "Secretariat",
            "year": "2020",
            "date": "2020/11/05",
            "type_of_work": "Workshop WS168, transcript of captions",
            "language": "en",
            "notes": ["Captions, not an authoritative record."],
            "urls": ["https://x.example/a/igf-2020/ws168/"],
        }
    ]


@pytest.mark.parametrize("citation", [CITATION, BARE, msgspec.structs.replace(CITATION, date=(2020,))])
def test_csl_json_has_the_fields_of_csl(citation: Citation) -> None:
    items: list[dict[str, Any]] = json.loads(citation_files(citation)["citation.csl.json"])
    jsonschema.validate(items, CSL_SCHEMA)
    assert (items[0]["title"], items[0]["URL"]) == (citation.title, citation.address)
    assert items[0].get("issued") == ({"date-parts": [list(citation.date)]} if citation.date else None)


def test_what_is_not_known_is_left_out() -> None:
    assert entry(bibtex(BARE))[2].keys() == {"title", "howpublished", "url"}
    assert entry(biblatex(BARE))[2].keys() == {"title", "titleaddon", "organization", "url"}
    assert rispy.loads(ris(BARE))[0].keys() == {
        "type_of_reference", "id", "title", "secondary_title", "type_of_work", "urls"
    }  # fmt: skip


def test_a_year_alone() -> None:
    year = msgspec.structs.replace(CITATION, date=(2020,))
    assert "date = {2020}" in biblatex(year)
    assert {"year": "2020"}.items() <= entry(bibtex(year))[2].items()
    assert "date" not in rispy.loads(ris(year))[0]


@given(texts(), st.sampled_from(["event", "kind", "publisher", "title"]))
def test_no_text_breaks_a_file(text: str, field: str) -> None:
    citation = msgspec.structs.replace(CITATION, **{field: text})
    shown = " ".join(text.split())
    name = {"event": "eventtitle", "kind": "titleaddon", "publisher": "publisher", "title": "title"}[field]
    assert plain(entry(biblatex(citation))[2][name]) == shown
    assert entry(bibtex(citation))[2]["url"] == citation.address
    tag = {"event": "tertiary_title", "kind": "type_of_work", "publisher": "publisher", "title": "title"}[field]
    assert rispy.loads(ris(citation))[0][tag].strip() == shown.strip()
