"""The garbage collector runs rarely in a build, and as before when the build has ended."""

from __future__ import annotations

import gc

import pytest

from generator.site.rare_collection import NEW_OBJECTS, rare_collection


def test_the_collector_runs_rarely_and_then_as_before() -> None:
    before = gc.get_threshold()
    with rare_collection():
        assert gc.isenabled()
        assert gc.get_threshold()[0] == NEW_OBJECTS > before[0]
        assert gc.get_freeze_count() > 0
    assert gc.get_threshold() == before
    assert gc.get_freeze_count() == 0


def test_a_build_that_fails_leaves_the_collector_as_before() -> None:
    before = gc.get_threshold()
    with pytest.raises(ValueError, match="the disk is full"), rare_collection():
        raise ValueError("the disk is full")
    assert gc.get_threshold() == before
