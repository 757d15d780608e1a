"""The installation of the program: matching locks, one version, a licence; and sources that git leaves unchanged."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib

from uv import find_uv_bin

import generator
from tests.support.git_attributes import text_files_for_git
from tests.support.paths import ARCHIVES, ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
ENVIRONMENT_WITHOUT_UV = {name: value for name, value in os.environ.items() if not name.startswith("UV_")}
"""The environment without settings of uv, such as another package index, which must not change the lock."""


def test_the_lock_matches_pyproject() -> None:
    result = subprocess.run(
        [find_uv_bin(), "--no-config", "--offline", "lock", "--check"],
        cwd=ROOT,
        env=ENVIRONMENT_WITHOUT_UV,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, f"run `nox -s lock`\n{result.stderr}"


def test_the_requirements_match_the_lock() -> None:
    command = [sys.executable, "requirements/export.py", "--check"]
    result = subprocess.run(command, cwd=ROOT, env=ENVIRONMENT_WITHOUT_UV, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr


def test_every_requirement_has_one_version_and_its_hashes() -> None:
    for path in (ROOT / "requirements").glob("*.txt"):
        text = path.read_text(encoding="utf-8").replace("\\\n", "")
        requirements = [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]
        assert requirements
        assert [line for line in requirements if "==" not in line or "--hash=sha256:" not in line] == [], path.name


def test_the_build_backend_has_one_version() -> None:
    assert all("==" in requirement for requirement in PROJECT["build-system"]["requires"])


def test_the_lowest_python_version_is_the_documented_version() -> None:
    assert PROJECT["project"]["requires-python"] == ">=3.11"
    lock = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))
    assert lock["requires-python"] == ">=3.11"


def test_the_version_is_the_same_everywhere() -> None:
    assert PROJECT["project"]["version"] == generator.__version__
    assert f"\nversion: {generator.__version__}\n" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert f"\n## {generator.__version__}\n" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_licence_is_in_the_package() -> None:
    assert PROJECT["project"]["license"] == "MIT"
    assert all((ROOT / name).is_file() for name in PROJECT["project"]["license-files"])


def test_git_keeps_the_sources_of_the_tests_byte_for_byte() -> None:
    sources = [path for path in ARCHIVES.glob("*/content/transcripts/*/*") if path.is_file()]
    sources += (ROOT / "tests" / "accuracy" / "documents").iterdir()
    assert sources
    assert text_files_for_git(sources) == []


def test_ci_can_be_started() -> None:
    assert os.access(ROOT / ".ci" / "run", os.X_OK)


TEST_CODE = {
    path.relative_to(ROOT / "tests").as_posix(): path.read_text(encoding="utf-8")
    for path in sorted((ROOT / "tests").rglob("*.py"))
}


def test_no_test_imports_another_test() -> None:
    imports = re.compile(r"^\s*(?:from|import) tests\.(?:\w+\.)*test_\w+", re.MULTILINE)
    assert [name for name, text in TEST_CODE.items() if imports.search(text)] == []


def test_no_test_measures_time() -> None:
    clocks = re.compile(r"\b(?:perf_counter|process_time|monotonic)(?:_ns)?\(")
    exempt = "site/test_random_kills.py"  # kills a command within the time that it takes, and judges no time
    assert [name for name, text in TEST_CODE.items() if "test_" in name and clocks.search(text)] == [exempt]


def test_only_tests_of_this_archive_read_its_content_and_settings() -> None:
    own = re.compile(r"""\bROOT / ["'](?:content|site_config|mkdocs\.yml)|Project\((?:root=)?ROOT\)""")
    exempt = ("this_archive/", "compare/__main__.py", "screenshots.py")
    assert [name for name, text in TEST_CODE.items() if own.search(text) and not name.startswith(exempt)] == []
