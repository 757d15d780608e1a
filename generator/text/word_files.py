"""Lists of words that are part of the program, as YAML files beside the modules that use them."""

from __future__ import annotations

from importlib import resources
from typing import Any

import yaml


def load_words(package: str, *names: str, only_text: bool = False) -> Any:  # noqa: ANN401 - the caller knows the shape
    """Return the contents of a YAML file of the program.

    Args:
        package: The package with the file.
        names: The names of the folders in the package, if any, and of the file.
        only_text: Whether each word is text: otherwise `no` and `on` are false and true.
    """
    text = resources.files(package).joinpath(*names).read_text(encoding="utf-8")
    # Both loaders make nothing but text, numbers, true and false.
    return yaml.load(text, Loader=yaml.CBaseLoader if only_text else yaml.CSafeLoader)  # noqa: S506
