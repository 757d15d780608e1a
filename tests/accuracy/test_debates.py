"""The invented debates: made the same each time, with nothing in the answers that isn't in the documents."""

from __future__ import annotations

import pytest

from generator.text.normal import folded_words
from tests.accuracy.debates.debate import TALKS
from tests.accuracy.debates.forms import Form, document, forms
from tests.accuracy.debates.writers import WRITERS

_FORMS = [form for group in ("parliaments", "languages", "tools", "markup", "captions") for form in forms(group)]


@pytest.mark.parametrize("form", _FORMS, ids=[form.form for form in _FORMS])
def test_a_form(form: Form) -> None:
    known = document(form, 1)
    assert known == document(form, 1)
    assert known.data != document(form, 2).data
    assert [form.line, form.cue, form.writer].count(None) == 2
    text = known.data.decode()
    if form.suffix == "json":
        text = text.encode().decode("unicode_escape")
    printed = {*folded_words(text)}
    for turn in known.turns or ():
        assert turn.label in known.names
        for block in turn.blocks:
            assert {*folded_words(block.text)} <= printed
        assert {*folded_words(turn.label or "")} <= printed


def test_labels_that_are_printed_once() -> None:
    once = 0
    for form in _FORMS:
        labels = [turn.label for turn in document(form, 0).turns or ()]
        once += any(labels.count(label) == 1 for label in labels)
    assert once > len(_FORMS) // 4


def test_no_two_forms_have_one_name() -> None:
    assert len({form.form for form in _FORMS}) == len(_FORMS)


def test_every_writer_and_kind_of_talk_is_in_use() -> None:
    assert {form.writer for form in _FORMS} - {None} == {*WRITERS}
    assert {form.talk for form in _FORMS} == {*TALKS}
