"""A published address that a site no longer has is a fault."""

from __future__ import annotations

import pytest

from generator.archive.permanence.published import (
    PublishedPage,
    merge_page,
    published_page,
    read_permalinks,
    write_permalinks,
)
from generator.errors import BuildError
from generator.project import Project
from generator.site.check import check_site, read_site
from generator.site.checks.published import RedirectPage, check_published
from generator.site.freeze import count_not_frozen, freeze_site
from tests.support.permalinks import published, record_of


def test_a_published_address_that_would_die_is_a_fault(frozen: Project) -> None:
    known = dict(read_permalinks(frozen.permalinks))
    known["moot-2001/gone/"] = PublishedPage("moot-2001/gone/", ("moot-2001/gone.txt",), ())
    page = known["moot-2003/main-session-on-holes/"]
    known[page.address] = merge_page(page, published_page(page.address, "x.txt", record_of(("bo-77", "Never."))))
    messages = [str(fault) for fault in check_site(frozen.site, known)]
    advice = "put back moot-2001/gone.txt, the source of its words, or withdraw it in content/corrections"
    assert messages == [
        f".: a published page is missing; {advice}: 'moot-2001/gone/'",
        (
            "moot-2003/main-session-on-holes/index.html: the id of a published turn is missing;"
            " put its words back, or build the site again: 'bo-77'"
        ),
    ]
    turn_ids = read_site(frozen.site).turn_ids
    assert count_not_frozen(turn_ids, {}) == "permalinks: 10 turns and 33 pages not frozen"
    assert count_not_frozen(turn_ids, known) == "permalinks: 0 turns and 0 pages not frozen"
    write_permalinks(frozen.permalinks, known)
    with pytest.raises(BuildError, match="2 faults, so it isn't frozen"):
        freeze_site(frozen.site, frozen.permalinks)


def test_the_address_of_a_turn_may_lead_to_the_top_of_another_page() -> None:
    page = published(("ada-1", "One."), ("bo-1", "Two."))
    ids = {"a/b/index.html": (), "a/c/index.html": ()}
    leads_to_the_top = {"a/b/index.html": RedirectPage("a/c/index.html", {"ada-1": "", "bo-1": "bo-7"})}
    faults = check_published({page.address: page}, ids, leads_to_the_top)
    assert [fault.fragment for fault in faults] == ["bo-1"]
