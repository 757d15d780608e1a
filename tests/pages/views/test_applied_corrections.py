"""A page shows the exact words of its corrections, with links to and from them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.archive.addresses import Address
from generator.archive.archive import Archive
from generator.archive.summary import summarise
from generator.corrections.applied import AppliedCorrection
from generator.pages.session import session_page
from generator.pages.views.applied_corrections import corrected_label_note, corrections_view, metadata_value
from generator.pages.views.page import render_page
from generator.pages.views.shown_blocks import linked_blocks
from generator.records import SessionRecord
from generator.settings.archive import ArchiveInfo
from generator.settings.load import Settings
from tests.support.nasty_texts import texts
from tests.support.page_html import collapsed, elements, read
from tests.support.small_site import record, turn

CONFIG = Settings(archive=ArchiveInfo(), events=(), types=())


def applied(sort: str, **changes: object) -> AppliedCorrection:
    given = {"printed": None, "now": None, "turn": "ada-1", "block": None, "offset": None, "field": None} | changes
    return AppliedCorrection(number=1, kind=sort, reason="So it is.", author="Ed", date="2024-05-31", **given)  # type: ignore[arg-type]


def page_of(made: SessionRecord, *corrections: AppliedCorrection) -> str:
    document = summarise(made, Address("moot-1", "cheese"), corrections)
    archive = Archive(documents=(document,), people={}, applied_corrections={document.href: corrections})
    linked = linked_blocks(made, "moot-1/cheese/index.md", {}, corrections)
    page = session_page(made, document, archive, CONFIG, linked=linked)
    return read(render_page(page))[1]


@given(texts(), texts(), texts(), texts(2))
def test_the_section_shows_the_very_words(printed: str, now: str, reason: str, author: str) -> None:
    correction = AppliedCorrection(1, "label", "ada-1", None, None, None, printed, now, reason, author, "2024-05-31")
    html = page_of(record(turn("ada-1", "Hi.", label="ADA")), correction)
    (shown,) = [text for tag, attributes, text in elements(html) if attributes.get("id") == "Correction-1"]
    sentence = f"Printed: {printed}. Now: {now}. Reason: {reason.rstrip('.')}. {author}, 31 May 2024."
    assert shown == collapsed(f"Label. {' '.join(sentence.split())} To the turn")
    tags = [tag for tag, _, _ in elements(html)]
    assert set(tags) <= {"h1", "h2", "p", "strong", "a"}


@given(texts(3), st.integers(0, 30), st.integers(1, 9), texts(2))
def test_a_corrected_word_is_a_link_in_its_paragraph(text: str, start: int, length: int, now: str) -> None:
    block = " ".join(text.split())
    printed = block[start : start + length]
    if not printed.strip():
        return
    words = applied("words", printed=printed, now=collapsed(now), block=0, offset=start)
    found = elements(page_of(record(turn("ada-1", block, label="ADA")), words))
    shown = f"{block[:start]}{collapsed(now)}{block[start + length :]}"
    assert ("p", {}, collapsed(shown)) in found
    links = [attributes for tag, attributes, _ in found if tag == "a" and attributes.get("class") == "corrected"]
    assert [link["href"] for link in links] == ["#Correction-1"]
    assert collapsed(links[0]["title"] or "") == collapsed(f"printed: {printed}")


@pytest.mark.parametrize(
    ("correction", "sentence"),
    [
        (applied("metadata", field="date", now="2001-05-08", turn=None),
         "**Date.** Printed: nothing. Now: 8 May 2001. Reason: So it is. Ed, 31 May 2024."),
        (applied("speaker", printed="ADA", now=None, turn=None),
         "**Speaker.** Printed: ADA. Now: Unidentified speaker. Reason: So it is. Ed, 31 May 2024."),
        (
            applied("split", now="Cleo Whey"),
            "**Missing start of a turn.** Now: Cleo Whey. Reason: So it is. Ed, 31 May 2024. [To the turn](#ada-1)",
        ),
        (applied("split"), "**Missing start of a turn.** Reason: So it is. Ed, 31 May 2024. [To the turn](#ada-1)"),
        (
            applied("no-mark", printed="NOTE"),
            (
                "**A mark that does not begin a turn.** Printed as a label: NOTE. Reason: So it is. Ed, 31 May 2024."
                " [To the turn](#ada-1)"
            ),
        ),
        (applied("hide"), "**Redacted passage.** Reason: So it is. Ed, 31 May 2024. [To the turn](#ada-1)"),
    ],
)  # fmt: skip
def test_the_sentence_for_each_kind(correction: AppliedCorrection, sentence: str) -> None:
    (view,) = corrections_view([correction], CONFIG)
    assert f"**{view.heading}.** {view.text}" == sentence


def test_the_printed_label_links_to_the_correction() -> None:
    ada = turn("ada-1", "Hi.", label="A_DA")
    note = corrected_label_note(ada, [applied("speaker")])
    assert note == r" (corrected; [printed as A\_DA](#Correction-1){: .corrected })"
    assert corrected_label_note(turn("ada-1", "Hi."), []) == " (corrected; printed without a name)"
    assert metadata_value("type", "workshop", CONFIG) == "workshop"
