"""What was told before is read today: every fact of the recorded histories."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from temporalio.client import WorkflowHistory

from shared.contracts.fact import Fact, read
from shared.platform.temporal import DATA_CONVERTER

FILES = sorted((Path(__file__).parents[2] / "histories").glob("*.json"))
NOT_TOLD = {"upkeep-late": {"funds.receipt_booked"}, "network-forged": {"custody.of_a_later_version"}}
"""A receipt without its amount, which the test that was recorded had put on record by itself; what no version has."""


def facts(file: Path) -> Iterator[Fact]:
    history = WorkflowHistory.from_json("x", file.read_text("utf-8"))
    for event in history.events:
        told = event.workflow_execution_signaled_event_attributes
        if told.signal_name in ("fact", "late_fact"):
            yield DATA_CONVERTER.payload_converter.from_payload(told.input.payloads[0], Fact)


@pytest.mark.parametrize("file", FILES, ids=[file.stem for file in FILES])
def test_every_fact_of_a_recorded_history_is_read(file: Path) -> None:
    assert {told.kind for told in facts(file) if read(told) is None} == NOT_TOLD.get(file.stem, set())


def test_the_recorded_histories_hold_the_whole_road() -> None:
    told = [fact for file in FILES for fact in facts(file)]
    assert len(told) > 200
    assert len({fact.kind for fact in told}) > 60
