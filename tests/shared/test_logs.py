"""What a process logs: each request and each order with its case number and a trace id that follows it to other teams."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.harness import Court
from tests.services.custody.road import DEPOSIT, RULING, assets, decide, file_case


def lines(captured: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in captured.splitlines() if line.startswith("{")]


async def test_requests_and_orders_carry_case_number_and_trace(
    court: Court, capsys: pytest.CaptureFixture[str]
) -> None:
    case = await file_case(court, 1, DEPOSIT)
    (deposit,) = (await assets(court, case)).values()
    capsys.readouterr()
    answer = await decide(court, deposit, "freeze_online", amount="30000", ruling_no=RULING)
    await court.advance()
    logged = lines(capsys.readouterr().out)
    (decision,) = [one for one in logged if one.get("route") == "/assets/{asset_id}/decision"]
    assert decision["trace_id"] == answer.headers["x-trace-id"]
    same = [one["route"] for one in logged if one["trace_id"] == decision["trace_id"]]
    assert set(same) == {"/assets/{asset_id}/decision", "/cases/{case_number}", "/documents/{document_id}"}
    (freeze,) = [one for one in logged if one.get("order") == "custody.take_measure"]
    assert (freeze["outcome"], freeze["attempt"]) == ("done", 1)
    assert len(freeze["trace_id"]) == 32
    assert {one["case_number"] for one in (decision, freeze)} == {case}
