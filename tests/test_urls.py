"""Addresses of the archive's own pages."""

from __future__ import annotations

from generator.urls import (
    html_file,
    page_address,
    page_file,
    person_address,
    report_year_address,
    type_address,
)


def test_a_page_and_its_files() -> None:
    assert page_file("people/jane-doe/") == "people/jane-doe/index.md"
    assert page_address("people/jane-doe/index.md") == "people/jane-doe/"
    assert html_file("") == "index.html"


def test_addresses_end_with_a_slash() -> None:
    assert person_address("jane-doe") == "people/jane-doe/"
    assert type_address("workshop") == "types/workshop/"
    assert report_year_address(None) == "report/year-not-known/"


def test_an_id_too_long_for_a_folder_keeps_an_address_of_its_own() -> None:
    ids = ["ab-" * 90 + end for end in ("x", "y")]
    addresses = [person_address(name) for name in ids]
    assert len(set(addresses)) == 2
    assert all(len(address) < 255 for address in addresses)
