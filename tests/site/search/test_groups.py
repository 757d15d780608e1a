"""Groups of the documents of a shelf: bounded, and stable when documents come and go."""

from __future__ import annotations

from generator.site.search.groups import cut_groups
from generator.site.search.kept_parts import Document

DOCUMENTS = [Document(f"moot-{number:04}/", f"key {number}") for number in range(400)]


def test_every_document_is_in_one_group_of_bounded_size() -> None:
    groups = list(cut_groups(DOCUMENTS))
    assert [document for group in groups for document in group.documents] == DOCUMENTS
    assert all(12 <= len(group.documents) <= 48 for group in groups[:-1])
    assert len({group.key for group in groups}) == len(groups) > 10


def test_a_document_more_or_another_one_changes_few_groups() -> None:
    keys = {group.key for group in cut_groups(DOCUMENTS)}
    for place in range(0, 400, 37):
        without = [*DOCUMENTS[:place], *DOCUMENTS[place + 1 :]]
        other = [*DOCUMENTS[:place], Document(DOCUMENTS[place].page, "other"), *DOCUMENTS[place + 1 :]]
        assert len(keys - {group.key for group in cut_groups(without)}) <= 4
        assert len(keys - {group.key for group in cut_groups(other)}) == 1


def test_no_document_makes_no_group() -> None:
    assert list(cut_groups([])) == []
