"""Addresses are made from the names of files alone, and no two documents share an address."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.archive.addresses import RESERVED_FOLDERS, assign_addresses


def hrefs(*paths: str, reserved: tuple[str, ...] = ()) -> dict[str, str]:
    return {path: address.href for path, address in assign_addresses(paths, reserved).items()}


def codes(*paths: str, reserved: tuple[str, ...] = ()) -> dict[str, list[str]]:
    return {path: [f.code for f in address.findings] for path, address in assign_addresses(paths, reserved).items()}


@pytest.mark.parametrize(
    ("path", "href"),
    [
        ("igf-2016/dc-on-rights.txt", "igf-2016/dc-on-rights/"),
        ("IGF 2016/WS168: Capacity, building.TXT", "igf-2016/ws168-capacity-building/"),
        ("igf-2018/igf-2018-day-1%E2%80%93opening.txt", "igf-2018/igf-2018-day-1-opening/"),
        ("igf-2018/O’Carroll's.txt", "igf-2018/ocarrolls/"),
        ("igf-2018/a.b.c.txt", "igf-2018/a-b-c/"),
        ("igf-2018/deeper/than/usual.txt", "igf-2018/usual/"),
        ("igf-2018/Größe-東京.txt", "igf-2018/grosse-dong-jing/"),
        ("igf-2018/&amp;.txt", "igf-2018/amp/"),
    ],
)
def test_an_address_without_a_finding(path: str, href: str) -> None:
    assert hrefs(path) == {path: href}
    assert codes(path) == {path: []}


@pytest.mark.parametrize(
    ("path", "href", "code"),
    [
        ("no-folder.txt", "unsorted/no-folder/", "stray-file"),
        ("a/index.txt", "a/index-2/", "name-reserved"),
        ("a/INDEX.txt", "a/index-2/", "name-reserved"),
        ("a/con.txt", "a/con-2/", "name-reserved"),
        ("a/LPT9.text", "a/lpt9-2/", "name-reserved"),
        ("a/..%2F..%2Fx.txt", "a/x/", "name-unsafe"),
        ("a/..%5C..%5Cx.txt", "a/x/", "name-unsafe"),
        ("a/\udce9.txt", "a/document/", "name-unsafe"),
        ("a/😀.txt", "a/document/", "name-empty"),
        ("a/%20.txt", "a/document/", "name-empty"),
        (f"a/{'n' * 200}.txt", f"a/{'n' * 120}/", "name-too-long"),
        (f"a/{'b/' * 150}c.txt", "a/c/", "path-too-long"),
        ("people/x.txt", "people-2/x/", "address-reserved"),
        ("People/x.txt", "people-2/x/", "address-reserved"),
        ("contribute/x.txt", "contribute-2/x/", "address-reserved"),
        ("CON/x.txt", "con-2/x/", "address-reserved"),
    ],
)
def test_a_name_that_is_changed_has_a_finding(path: str, href: str, code: str) -> None:
    assert hrefs(path, reserved=("contribute",)) == {path: href}
    assert code in codes(path, reserved=("contribute",))[path]


def test_the_first_path_gets_an_address_and_the_others_have_a_finding() -> None:
    paths = ("a/x.txt", "a/X.txt", "a/x.text", "a/x-2.txt", "a/ x.txt")
    assert hrefs(*paths) == {
        "a/ x.txt": "a/x/", "a/X.txt": "a/x-2/", "a/x-2.txt": "a/x-2-2/", "a/x.text": "a/x-3/", "a/x.txt": "a/x-4/",
    }  # fmt: skip
    address = assign_addresses(paths)["a/x.txt"]
    assert address.findings[0].message == "the address /a/x/ belongs to 'a/ x.txt'; rename this file"
    assert codes(*paths)["a/ x.txt"] == []


def test_files_in_two_folders_with_one_slug_collide_with_a_finding() -> None:
    assert hrefs("A b/x.txt", "a-b/x.txt") == {"A b/x.txt": "a-b/x/", "a-b/x.txt": "a-b/x-2/"}
    assert codes("A b/x.txt", "a-b/x.txt")["a-b/x.txt"] == ["address-taken"]


def test_a_folder_whose_name_ends_in_a_number_has_no_finding() -> None:
    assert codes("people-2/x.txt") == {"people-2/x.txt": []}


names = st.text(st.characters(codec="utf-8", exclude_characters="/\0"), min_size=1, max_size=12)


nasty = st.sampled_from(["index", "INDEX", "con", "people", "..%2f", "-2", "x", "X", "x-2", "é", "'", "%"])
paths = st.lists(
    st.tuples(st.one_of(names, nasty), st.one_of(names, nasty), st.sampled_from([".txt", ".text", ""])).map(
        lambda parts: f"{parts[0]}/{parts[1]}{parts[2]}"
    ),
    unique=True,
    max_size=8,
)


@given(paths)
def test_no_two_documents_share_an_address(source_paths: list[str]) -> None:
    addresses = assign_addresses(source_paths)
    assert addresses.keys() == set(source_paths)
    all_hrefs = [address.href for address in addresses.values()]
    assert len(set(all_hrefs)) == len(source_paths)
    for address in addresses.values():
        assert set(address.href) <= set(string.ascii_lowercase + string.digits + "-/")
        assert address.href.count("/") == 2
        assert address.folder
        assert address.stem
        assert address.folder not in RESERVED_FOLDERS
        assert address.stem not in {"index", "con"}
        assert all(finding.severity == "error" or finding.code == "stray-file" for finding in address.findings)


@given(paths)
def test_the_order_of_the_files_does_not_matter(source_paths: list[str]) -> None:
    assert assign_addresses(reversed(source_paths)) == assign_addresses(source_paths)


def test_many_files_of_one_name_take_linear_time() -> None:
    addresses = assign_addresses([f"a/x{'!' * number}.txt" for number in range(3000)])
    assert len({address.href for address in addresses.values()}) == 3000


def test_a_text_keeps_its_address_when_other_files_of_its_name_come() -> None:
    addresses = assign_addresses(["a/x.txt", "a/x.docx", "a/x.png", "a/x.html", "a/y.vtt", "a/y.jpg"])
    assert {path: address.stem for path, address in addresses.items()} == {
        "a/x.txt": "x",
        "a/x.docx": "x-2",
        "a/x.html": "x-3",
        "a/x.png": "x-4",
        "a/y.vtt": "y",
        "a/y.jpg": "y-2",
    }
