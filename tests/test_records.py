"""Tests of the session record as JSON: what others read has the fields of the contract and no others."""

from __future__ import annotations

import json

import msgspec

from generator.records import Finding, from_json, published, to_json, to_stored_json
from tests.support.small_site import record, turn

MADE = msgspec.structs.replace(
    record(turn("ada-1", "One.", label="ADA")),
    findings=(Finding("label-similar", "warning", 3, "two labels", ("ADA", "ADDA")), Finding("a", "info", None, "b")),
)


def test_a_stored_record_comes_back_whole() -> None:
    assert from_json(to_stored_json(MADE)) == MADE


def test_a_published_record_has_the_fields_of_the_contract_only() -> None:
    shown = json.loads(to_json(MADE))["findings"]
    assert [list(finding) for finding in shown] == [["code", "severity", "line", "message"]] * 2
    assert from_json(to_json(MADE)) == published(MADE)
