"""Whatever stops a build, the existing site stays byte for byte, a sentence says so, and the next build is right."""

from __future__ import annotations

import errno
import os
import random
import re
import shutil
import signal
import sys
import time
from pathlib import Path

import pytest

from generator.errors import ArchiveError, BuildError, StoppedError
from generator.project import Project
from generator.results.system_calls import exchange_folders, flush_file_system
from generator.site import replace_site as replacing
from generator.site import stages
from generator.site.build import build_site
from generator.site.build_lock import LOCK_FILE
from generator.site.replace_site import OLD_SITE, replace_site
from generator.site.site_build import BuildOptions
from tests.support.archive_edits import ArchiveEdits
from tests.support.build_process import processes_of, start_build
from tests.support.site_files import folder_files
from tests.support.waiting import wait_until

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither the signals nor the limits")


def silent(_: str) -> None:
    """Print nothing."""


def edit(project: Project) -> None:
    source = next(project.transcripts.rglob("ws3-*.txt"))
    source.write_text(source.read_text(encoding="utf-8") + "\n More words.\n", encoding="utf-8")


def assert_next_build_is_right(project: Project) -> None:
    """Build, and compare with a clean build."""
    assert build_site(project, print_line=silent).faults == 0
    site = folder_files(project.site)
    build_site(project, print_line=silent, options=BuildOptions(use_cache=False))
    assert folder_files(project.site) == site


@pytest.mark.parametrize("max_file_bytes", [100, 6000, 20_000])
def test_a_full_disk(built_archive: Project, max_file_bytes: int) -> None:
    before = folder_files(built_archive.site)
    edit(built_archive)
    process = start_build(built_archive, max_file_bytes=max_file_bytes)
    _, errors = process.communicate()
    assert process.returncode == 1, errors
    assert errors.startswith("Error: ")
    assert errors.count("\n") == 1, errors
    assert folder_files(built_archive.site) == before
    assert_next_build_is_right(built_archive)


@pytest.mark.parametrize("name", ["flush_file_system", "write_manifest", "delete_manifest"])
def test_a_disk_that_fails_late(built_archive: Project, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before = folder_files(built_archive.site)
    edit(built_archive)

    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(stages, name, fail)
        message = r"^the system stopped the build \(No space left on device\); the existing site stays as it was$"
        with pytest.raises(BuildError, match=message):
            build_site(built_archive, print_line=silent)
    assert folder_files(built_archive.site) == before
    assert_next_build_is_right(built_archive)


def test_a_site_folder_that_can_not_be_changed(built_archive: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    before = folder_files(built_archive.site)
    edit(built_archive)

    def refuse(self: Path, target: Path) -> None:
        raise OSError(errno.EROFS, "Read-only file system", str(self), None, str(target))

    with monkeypatch.context() as patch:
        patch.setattr("generator.site.replace_site.exchange_folders", lambda *_: False)
        patch.setattr(Path, "rename", refuse)
        patch.setattr(Path, "mkdir", lambda self, **_: refuse(self, self))
        with pytest.raises(
            BuildError,
            match=r"can't be moved here \(Read-only file system\); the existing site stays, and the new one is in",
        ):
            replace_site(built_archive.site, built_archive.docs, built_archive.cache / "before")
    assert folder_files(built_archive.site) == before
    assert_next_build_is_right(built_archive)


@pytest.mark.parametrize("step", ["copy", 1, 3, 4, 5, 6])
def test_contents_that_can_not_be_replaced_come_back(
    step: str | int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site, fresh = tmp_path / "site", tmp_path / "fresh"
    for folder, names in ((site, ("a/x", "b", "c")), (fresh, ("a/y", "b", "d"))):
        for name in names:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(f"{folder.name} {name}", encoding="utf-8")
    before = folder_files(site)
    replace, copy = Path.replace, shutil.copyfile
    calls: list[Path] = []

    def fail_at_step(self: Path, target: Path) -> Path:
        calls.append(self)
        if len(calls) == step:
            raise OSError(errno.EIO, "Input/output error")
        return replace(self, target)

    def busy(self: Path, target: Path) -> None:
        raise OSError(errno.EBUSY, "Device or resource busy", str(self), None, str(target))

    def copy_one(source: os.DirEntry[str], target: str, **options: bool) -> object:
        if step == "copy" and source.name == "b":
            raise OSError(errno.ENOSPC, "No space left on device")
        return copy(source, target, **options)

    with monkeypatch.context() as patch:
        patch.setattr("generator.site.replace_site.exchange_folders", lambda *_: False)
        patch.setattr(Path, "rename", busy)
        patch.setattr(Path, "replace", fail_at_step)
        patch.setattr(shutil, "copyfile", copy_one)
        reasons = r"No space left on device|Input/output error"
        place = rf"and the new one is in {re.escape(tmp_path.name)}/site-new/"
        with pytest.raises(BuildError, match=rf"\(({reasons})\); the existing site stays, {place}$"):
            replace_site(site, fresh, tmp_path / "before")
    assert folder_files(site) == before
    replace_site(site, tmp_path / "site-new", tmp_path / "before")
    assert folder_files(site) == {"a/y": b"fresh a/y", "b": b"fresh b", "d": b"fresh d"}


@pytest.mark.parametrize("seconds", [-(10**9), 10**9])
def test_a_clock_that_was_set(built_archive: Project, seconds: int) -> None:
    edit(built_archive)
    for path in [*built_archive.root.rglob("*")]:
        time_of_file = time.time() + seconds
        os.utime(path, (time_of_file, time_of_file))
    assert_next_build_is_right(built_archive)
    lines: list[str] = []
    for path in [*built_archive.root.rglob("*")]:
        os.utime(path, (0, 0))
    build_site(built_archive, print_line=lines.append)
    assert lines[0] == "build: nothing changed since the last build"


@pytest.mark.parametrize("seconds", [0, 1.5])
def test_ctrl_c(built_archive: Project, seconds: float) -> None:
    before = folder_files(built_archive.site)
    edit(built_archive)
    process = start_build(built_archive)
    wait_until(lambda: (built_archive.cache / LOCK_FILE).read_text(encoding="utf-8") != "")
    time.sleep(seconds)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to the build and all of its processes
    output, errors = process.communicate(timeout=60)
    if process.returncode == 0:
        pytest.skip("the build was faster")
    assert process.returncode == 130, (output, errors)
    assert processes_of(built_archive) == []
    # A fast build has published its site before the signal comes, and an interrupt outside of a build's stages says
    # nothing about the site: then it is the old one or that of the next build.
    before_or_after = {
        "Error: the build was stopped; the existing site stays as it was\n": {True},
        "Error: the build was stopped; the new site is published\n": {False},
        "Error: the command was stopped\n": {True, False},
    }
    site = folder_files(built_archive.site)
    is_before = site == before
    assert is_before in before_or_after[errors]
    assert_next_build_is_right(built_archive)
    assert is_before or site == folder_files(built_archive.site)


@pytest.mark.parametrize("is_exchanged", [True, False])
@pytest.mark.parametrize("moment", ["before", "after"])
def test_an_interrupt_while_the_site_is_replaced(
    moment: str, is_exchanged: bool, built_archive: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = folder_files(built_archive.site)
    edit(built_archive)

    def exchange(first: Path, second: Path) -> bool:
        if moment == "before":
            raise KeyboardInterrupt
        return is_exchanged and exchange_folders(first, second)

    def interrupt(_: Path) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(replacing, "exchange_folders", exchange)
        patch.setattr(replacing, "flush_folder", interrupt)
        state = "the existing site stays as it was" if moment == "before" else "the new site is published"
        with pytest.raises(StoppedError, match=rf"^the build was stopped; {state}$"):
            build_site(built_archive, print_line=silent)
    assert (folder_files(built_archive.site) == before) is (moment == "before")
    assert_next_build_is_right(built_archive)


@pytest.mark.parametrize("function", ["rename", "replace"])
def test_an_interrupt_between_the_steps_of_a_replacement(
    function: str, built_archive: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(built_archive)
    call = getattr(Path, function)

    def interrupt_the_second_step(self: Path, target: Path) -> Path:
        if function == "replace" and self.parent.name == ".site-new":
            raise KeyboardInterrupt
        if function == "rename" and self.name == "site" and target == built_archive.site:
            raise KeyboardInterrupt
        return Path(call(self, target))

    def busy(self: Path, target: Path) -> Path:
        if target.name == OLD_SITE:
            raise OSError(errno.EBUSY, "Device or resource busy", str(self), None, str(target))
        return self.replace(target)

    with monkeypatch.context() as patch:
        patch.setattr(replacing, "exchange_folders", lambda *_: False)
        if function == "replace":
            patch.setattr(Path, "rename", busy)
        patch.setattr(Path, function, interrupt_the_second_step)
        state = "the next command ends the change of the site that has begun"
        with pytest.raises(StoppedError, match=rf"^the build was stopped; {state}$"):
            build_site(built_archive, print_line=silent)
    assert_next_build_is_right(built_archive)


def test_names_that_do_not_reach_the_disk(built_archive: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """The new site has its place by then: an error there must not bring the old one back."""
    before = folder_files(built_archive.site)
    edit(built_archive)

    def fail(_: Path) -> None:
        raise OSError(errno.EIO, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr(replacing, "flush_folder", fail)
        assert build_site(built_archive, print_line=silent).faults == 0
    assert folder_files(built_archive.site) != before
    assert_next_build_is_right(built_archive)


def test_an_interrupt_in_each_stage(built_archive: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    before = folder_files(built_archive.site)
    edit(built_archive)

    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    for name in ("hash_folder", "make_index", "read_site", "write_manifest"):
        with monkeypatch.context() as patch:
            patch.setattr(stages, name, interrupt)
            with pytest.raises(StoppedError, match=r"^the build was stopped; the existing site stays as it was$"):
                build_site(built_archive, print_line=silent)
        assert folder_files(built_archive.site) == before
    with monkeypatch.context() as patch:
        patch.setattr(stages, "use_manifest", interrupt)
        with pytest.raises(StoppedError, match=r"^the build was stopped; the new site is published$"):
            build_site(built_archive, print_line=silent)
    assert_next_build_is_right(built_archive)


@pytest.mark.parametrize("seconds", [2.0])
def test_no_process_goes_on_after_a_killed_build(built_archive: Project, seconds: float) -> None:
    edit(built_archive)
    process = start_build(built_archive)
    time.sleep(seconds)
    process.kill()
    process.communicate()
    wait_until(lambda: not processes_of(built_archive))
    assert_next_build_is_right(built_archive)


def test_nothing_writes_through_a_hard_link(built_archive: Project, tmp_path: Path) -> None:
    """A copy of the published site made of links keeps its bytes, so no build has written into a published file."""
    project = built_archive
    edits = ArchiveEdits(project, random.Random(9))  # noqa: S311 - fixed edits, not a secret
    for number in range(3):
        before = folder_files(project.site)
        copy = tmp_path / f"copy-{number}"
        shutil.copytree(project.site, copy, copy_function=os.link)
        edits.edit()
        try:
            build_site(project, print_line=silent)
        except ArchiveError:
            assert folder_files(project.site) == before
        assert folder_files(copy) == before


def test_a_build_that_publishes_nothing_changes_no_site(built_archive: Project) -> None:
    """A record of the site is a link to that of the docs folder."""
    record = "moot-2001/ws3-washed-rinds/session.json"
    edit(built_archive)
    build_site(built_archive, print_line=silent)
    before = folder_files(built_archive.site)
    edit(built_archive)
    build_site(built_archive, print_line=silent, options=BuildOptions(until="pages"))
    assert (built_archive.docs / record).read_bytes() != before[record]
    assert folder_files(built_archive.site) == before
    assert_next_build_is_right(built_archive)


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).touch()
    return tmp_path / "one", tmp_path / "other"


def test_folders_are_exchanged_or_stay(folders: tuple[Path, Path]) -> None:
    one, other = folders
    is_exchanged = exchange_folders(one, other)
    assert (one / "other").exists() is is_exchanged
    assert (other / "one").exists() is is_exchanged
    assert not exchange_folders(one, other / "missing")
    flush_file_system(one)


@pytest.mark.parametrize("can_exchange", [True, False])
def test_a_site_is_replaced(can_exchange: bool, folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = folders
    if not can_exchange:
        monkeypatch.setattr("generator.site.replace_site.exchange_folders", lambda *_: False)
    replace_site(one, other, one.parent / "before")
    assert folder_files(one) == {"other": b""}
    assert not (one.parent / "before").exists()
