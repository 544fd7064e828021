"""What a process logs: each request and each order with its case number and a trace id that follows it to other teams."""

from __future__ import annotations

import json
import logging
from typing import Any

import pytest

from shared.platform.service import OfLibraries
from tests.harness import Court
from tests.services.custody.road import DEPOSIT, assets, file_case, freeze_online


def lines(captured: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in captured.splitlines() if line.startswith("{")]


@pytest.mark.walk
async def test_requests_and_orders_carry_case_number_and_trace(
    court: Court, capsys: pytest.CaptureFixture[str]
) -> None:
    case = await file_case(court, 1, DEPOSIT)
    (deposit,) = (await assets(court, case)).values()
    capsys.readouterr()
    answer = await freeze_online(court, deposit, amount="30000")
    await court.advance()
    logged = lines(capsys.readouterr().out)
    (decision,) = [one for one in logged if one.get("route") == "/assets/{asset_id}/decision"]
    assert decision["trace_id"] == answer.headers["x-trace-id"]
    same = [one["route"] for one in logged if one["trace_id"] == decision["trace_id"]]
    assert set(same) == {
        "/assets/{asset_id}/decision",
        "/cases/{case_number}",
        "/cases/{case_number}/disposals",
        "/cases/{case_number}/ledger",
        "/documents/{document_id}",
    }
    (freeze,) = [one for one in logged if one.get("order") == "custody.take_measure"]
    assert (freeze["outcome"], freeze["attempt"]) == ("done", 1)
    assert len(freeze["trace_id"]) == 32
    assert {one["case_number"] for one in (decision, freeze)} == {case}
    docket = [one for one in logged if one.get("order") == "intake.apply_facts"]
    assert {one["case_number"] for one in docket} == {case}
    assert all(len(one["trace_id"]) == 32 for one in docket)


async def test_what_a_library_logs_is_a_line_without_an_errors_words(
    capsys: pytest.CaptureFixture[str], court: Court
) -> None:
    try:
        int("黄敏平 411599195207179159")
    except ValueError as failure:
        record = logging.LogRecord(
            *("temporalio.worker", logging.ERROR, __file__, 1, "Failed for %s\n411599195207179159", ("x",)),
            (type(failure), failure, failure.__traceback__),
        )
        OfLibraries().handle(record)
    said = capsys.readouterr().out
    (line,) = lines(said)
    assert "411599195207179159" not in said
    assert (line["logger"], line["said"], line["error"]) == (
        "temporalio.worker",
        "Failed for %s",
        "ValueError",
    )
    assert line["where"][-1].startswith("test_logs.py")
