"""An archive with a document of every form that the accuracy tests know: every stage works on each of them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.pages.views.document_front import COPY_RECORD
from generator.records import RECORD_FILE
from generator.site.build import build_site
from tests.accuracy.debates.forms import document, forms
from tests.support.make_archive import complete_archive

_GROUPS = ("parliaments", "languages", "tools", "markup", "captions")


@pytest.mark.slow
def test_an_archive_of_every_form(tmp_path: Path) -> None:
    project = complete_archive(tmp_path)
    shutil.rmtree(project.transcripts)
    names = []
    for group in _GROUPS:
        for form in forms(group):
            path = project.transcripts / group / f"{form.form}.{form.suffix}"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(document(form, 1).data)
            names.append(path)
    report = build_site(project, print_line=lambda _: None)
    assert (report.faults, report.not_read) == (0, 0)
    records = [path for name in (RECORD_FILE, COPY_RECORD) for path in project.docs.rglob(name)]
    # Short debates have many sentences in common, so some are copies; a copy has an address of its own.
    assert len({path.parent for path in records}) == len(names) > 100
