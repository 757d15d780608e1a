"""Whatever a correction says is shown as these words, and leads where it should."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.archive.addresses import Address
from generator.archive.load import Archive
from generator.archive.summary import summarise
from generator.corrections.applied import AppliedCorrection
from generator.pages.markdown.render import render
from generator.pages.session import session_values
from generator.pages.views.applied_corrections import corrections_view, metadata_value, printed_as
from generator.pages.views.linked_words import with_links
from generator.records import SessionRecord
from generator.settings.load import ArchiveInfo, Settings
from tests.support.nasty_texts import texts
from tests.support.page_html import collapsed, elements, read
from tests.support.small_site import record, turn

CONFIG = Settings(archive=ArchiveInfo(), events=(), types=())


def told(sort: str, **changes: object) -> AppliedCorrection:
    given = {"printed": None, "now": None, "turn": "ada-1", "block": None, "offset": None, "field": None} | changes
    return AppliedCorrection(number=1, kind=sort, reason="So it is.", author="Ed", date="2024-05-31", **given)  # type: ignore[arg-type]


def page_of(made: SessionRecord, *corrections: AppliedCorrection) -> str:
    document = summarise(made, Address("moot-1", "cheese"), corrections)
    archive = Archive(documents=(document,), people={}, applied_corrections={document.href: corrections})
    linked = with_links(made, "moot-1/cheese/index.md", {}, corrections)
    template, values = session_values(linked, document, archive, CONFIG)
    return read(render(template, values))[1]


@given(texts(), texts(), texts(), texts(2))
def test_the_section_shows_the_very_words(printed: str, now: str, reason: str, author: str) -> None:
    one = AppliedCorrection(1, "label", "ada-1", None, None, None, printed, now, reason, author, "2024-05-31")
    html = page_of(record(turn("ada-1", "Hi.", label="ADA")), one)
    (shown,) = [text for tag, attributes, text in elements(html) if attributes.get("id") == "Correction-1"]
    said = f"Printed: {printed}. Now: {now}. Reason: {reason.rstrip('.')}. {author}, 31 May 2024."
    assert shown == collapsed(f"Label. {' '.join(said.split())} To the turn")
    tags = [tag for tag, _, _ in elements(html)]
    assert set(tags) <= {"h1", "h2", "p", "strong", "a"}


@given(texts(3), st.integers(0, 30), st.integers(1, 9), texts(2))
def test_a_corrected_word_is_a_link_in_its_paragraph(text: str, start: int, length: int, now: str) -> None:
    block = " ".join(text.split())
    printed = block[start : start + length]
    if not printed.strip():
        return
    words = told("words", printed=printed, now=collapsed(now), block=0, offset=start)
    found = elements(page_of(record(turn("ada-1", block, label="ADA")), words))
    shown = f"{block[:start]}{collapsed(now)}{block[start + length :]}"
    assert ("p", {}, collapsed(shown)) in found
    links = [attributes for tag, attributes, _ in found if tag == "a" and attributes.get("class") == "corrected"]
    assert [link["href"] for link in links] == ["#Correction-1"]
    assert collapsed(links[0]["title"] or "") == collapsed(f"printed: {printed}")


@pytest.mark.parametrize(
    ("one", "sentence"),
    [
        (told("metadata", field="date", now="2001-05-08", turn=None),
         "**Date.** Printed: nothing. Now: 8 May 2001. Reason: So it is. Ed, 31 May 2024."),
        (told("speaker", printed="ADA", now=None, turn=None),
         "**Speaker.** Printed: ADA. Now: Unidentified speaker. Reason: So it is. Ed, 31 May 2024."),
        (
            told("split", now="Cleo Whey"),
            "**A turn that was not marked.** Now: Cleo Whey. Reason: So it is. Ed, 31 May 2024. [To the turn](#ada-1)",
        ),
        (told("split"), "**A turn that was not marked.** Reason: So it is. Ed, 31 May 2024. [To the turn](#ada-1)"),
        (told("no-mark", printed="NOTE"),
         "**A mark that is none.** Printed as a label: NOTE. Reason: So it is. Ed, 31 May 2024. [To the turn](#ada-1)"),
        (told("hide"), "**A passage withheld.** Reason: So it is. Ed, 31 May 2024. [To the turn](#ada-1)"),
    ],
)  # fmt: skip
def test_what_is_told_of_each_sort(one: AppliedCorrection, sentence: str) -> None:
    (view,) = corrections_view([one], CONFIG)
    assert f"**{view.heading}.** {view.text}" == sentence


def test_a_name_is_told_as_printed_with_the_way_to_the_reason() -> None:
    ada = turn("ada-1", "Hi.", label="A_DA")
    assert printed_as(ada, [told("speaker")]) == r" (corrected; [printed as A\_DA](#Correction-1){: .corrected })"
    assert printed_as(turn("ada-1", "Hi."), []) == " (corrected; printed without a name)"
    assert metadata_value("type", "workshop", CONFIG) == "workshop"
