"""One run of an engine that renders everything, as a build without an earlier one starts it."""

from __future__ import annotations

import tempfile
from pathlib import Path

from generator.project import Project
from generator.site.engine.engine_run import EngineRun


def run_engine(project: Project, engine: str, target: Path) -> None:
    """Render the whole docs folder into `target`.

    Raises:
        BuildError: The engine failed.
    """
    with (
        tempfile.TemporaryDirectory(dir=target.parent, prefix=".engine-") as folder,
        EngineRun(project, engine, Path(folder)) as run,
    ):
        run.wait()
        run.output.rename(target)
