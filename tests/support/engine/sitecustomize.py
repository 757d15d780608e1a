"""Lets MkDocs compile its templates once for all tests: Python runs this file first in each process that a test starts.

Compiling them takes a third of the time of a small build; the code of a template depends on its text alone.
"""

import os
import sys

_FOLDER = os.environ.get("ARCHIVE_COMPILED_TEMPLATES")

if _FOLDER and sys.orig_argv[1:3] in (["-m", "mkdocs"], ["-m", "properdocs"]):
    from functools import partialmethod

    import jinja2

    _cache = jinja2.FileSystemBytecodeCache(_FOLDER)
    jinja2.Environment.__init__ = partialmethod(  # type: ignore[assignment,method-assign]
        jinja2.Environment.__init__, bytecode_cache=_cache
    )
