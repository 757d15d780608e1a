"""The garbage collector, run rarely while a build works.

Nearly all objects of a build are freed without it. Looking for cycles among them takes a tenth of the processor time if
it is done as often as Python does it by default.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

NEW_OBJECTS = 1_000_000
"""New objects after which the collector looks at the young ones: more than most stages leave."""


@contextmanager
def rare_collection() -> Iterator[None]:
    """Run the garbage collector rarely in this context, and never on the objects that exist at its start.

    The processes that are started in the context look more often, as `Workers` says.
    """
    before = gc.get_threshold()
    gc.collect()
    gc.freeze()
    gc.set_threshold(NEW_OBJECTS, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()


def leave_to_end() -> None:
    """Never look at the objects that exist now, until the context of `rare_collection` ends.

    What a stage leaves is data that later stages use, so there is nothing to free in it.
    """
    gc.freeze()
