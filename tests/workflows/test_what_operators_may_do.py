"""Operators look at Temporal, and may end or signal what they like: the record and the outside world stay as they are."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import pytest
import pytest_asyncio
from temporalio.api.sdk.v1 import WorkflowMetadata

from shared.contracts.auction.facts import InquiryOrdered, PublicationOrdered, RoundSold, TransferOrdered
from shared.contracts.custody.facts import FreezeDecided, LiftDecided
from shared.contracts.documents.facts import DispatchOrdered
from shared.contracts.fact import KINDS, Refs
from shared.contracts.funds.facts import PayoutOrdered, PayoutPaid
from shared.contracts.intake.facts import CaseFiled, ClosingReviewed
from tests.facts import forge, made
from tests.harness import Court
from tests.services.auction.road import Road
from tests.services.custody.road import books
from tests.services.documents import road as documents
from tests.services.funds import road as funds
from tests.workflows.road import timers

SHELVES = (
    *("accounts", "entries", "payments", "queries", "freezes", "inquiries", "listings", "balance-requests"),
    *("messages", "commissions", "taxes", "transfers"),
)
RECORD = (
    "SELECT state, closing_mode, closed_at, version FROM intake.enforcement_case WHERE case_number = $1",
    "SELECT id, state, reviewed_by FROM intake.closing_request WHERE case_number = $1 ORDER BY 1",
    "SELECT stage, closing_mode, ended_at FROM intake.docket WHERE id = 'case/' || $1",
    "SELECT rule_id, state, due_at, met_at FROM intake.duty WHERE docket = 'case/' || $1 ORDER BY 1, 3",
    "SELECT to_jsonb(m) - 'x' AS row FROM custody.measure m WHERE case_number = $1 ORDER BY 1",
    "SELECT to_jsonb(d) - 'x' AS row FROM documents.document d WHERE case_number = $1 ORDER BY 1",
    "SELECT to_jsonb(d) - 'x' AS row FROM auction.disposal d WHERE case_number = $1 ORDER BY 1",
    "SELECT to_jsonb(p) - 'x' AS row FROM funds.payout p WHERE case_number = $1 ORDER BY 1",
)


@dataclass
class Ready:
    """A case in which everything waits for somebody's decision."""

    court: Court
    case: str
    asset: str
    document: str
    payout: Any
    closing: str

    async def told(self) -> set[tuple[str, str]]:
        """Step and id of each message to our own people."""
        rows = await self.court.sql("SELECT step, id FROM intake.reminder")
        return {(row["step"], row["id"]) for row in rows}

    async def standing(self) -> list[Any]:
        """What the outside world has done and what the teams have on record."""
        done = [await books(self.court, shelf, self.case) for shelf in SHELVES]
        own = f"{self.court.urls['intake']}/"  # what our own people are told of: below
        done = [[one for one in shelf if not str(one.get("callback", "")).startswith(own)] for shelf in done]
        return [*done, *[await self.court.sql(query, self.case) for query in RECORD]]


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def ready(court: Court) -> AsyncIterator[Ready]:
    road = await Road.begin(court)
    await road.decide()
    case = {"case_number": road.case}
    drafted = await documents.draft_batch(court, case)
    await funds.pay_in(court, await funds.account(court, road.case), 300_000_000)
    await court.advance()
    plan = await funds.distribute(court, road.case)
    debt = next(share for share in plan["shares"] if share["purpose"] == "judgment_debt")
    payout = await funds.request(court, plan, debt)
    sums = {
        "applied_amount": "1.00",
        "closing_amount": "1.00",
        "waived_amount": "0.00",
        "recovered_amount": "0.00",
    }
    body = {"mode": "fully_enforced", "reason": "被执行人已经全部履行完毕。", **sums}
    path = f"/cases/{road.case}/closing-requests"
    closing = await court.do("POST", "intake", path, "chengban01", body)
    await court.advance()
    yield Ready(court, road.case, road.asset, drafted[0]["document_id"], payout, closing["id"])


EARLY = "早期预警 "
"""Of the timers: those on which an owner hears of a duty long before its end."""


async def test_the_docket_is_read_in_temporal(ready: Ready) -> None:
    client, docket = ready.court.client, f"case/{ready.case}"
    listed = [one async for one in client.list_workflows("Light = 'green' AND WorkflowType = 'case'")]
    (mine,) = [one for one in listed if one.id == docket]
    shown = {pair.key.name: pair.value for pair in mine.typed_search_attributes}
    duties = await ready.court.listed("intake", f"/cases/{ready.case}/duties", "zhixiao01")
    waiting = [one for one in duties if one["state"] == "open"]
    assert shown["Stage"] == (await ready.court.sql(RECORD[2], ready.case))[0]["stage"]
    handle = client.get_workflow_handle(docket)
    metadata = await handle.query("__temporal_workflow_metadata", result_type=WorkflowMetadata)
    table = metadata.current_details
    assert table.startswith(f"阶段：{shown['Stage']}\n\n| 灯 | 期限 |\n|---|---|\n| 绿 | ")
    told = [json.loads(summary) for summary in (await timers(handle)).values()]
    named = [summary for summary in told if not summary.startswith(EARLY)]
    assert len(named) == len(waiting) >= 5
    assert all(f" | {summary} |" in table for summary in named)
    assert all(any(one["article"] in summary for summary in named) for one in waiting)


def _can_carry(kind: type[Refs], ref: str, value: str) -> bool:
    try:
        kind.check_value(ref, value)
    except TypeError:
        return False
    return True


@pytest.mark.walk
async def test_a_forged_signal_changes_nothing(ready: Ready) -> None:
    case, docket = ready.case, f"case/{ready.case}"
    now = await ready.court.advance()
    before, told = await ready.standing(), await ready.told()
    everything = {
        "asset": ready.asset,
        "document": ready.document,
        "payout": ready.payout["id"],
        "request": ready.closing,
        "result": "approved",
        "mode": "fully_enforced",
        "officer": "chengban02",
        "listing": "no-such-listing",
        "measure": "no-such-measure",
        "commission": "no-such-commission",
    }
    targets = {
        f"payout/{case}/{ready.payout['id']}": (PayoutOrdered, PayoutPaid),
        f"network/{case}": (CaseFiled, FreezeDecided, LiftDecided),
        f"disposal/{case}/{ready.asset}": (
            *(InquiryOrdered, PublicationOrdered, RoundSold, TransferOrdered),
        ),
        f"documents/{case}": (DispatchOrdered,),
        f"closing_review/{case}/{ready.closing}": (ClosingReviewed,),
        docket: tuple(KINDS.values()),
    }
    for workflow_id, kinds in targets.items():
        signals = [
            made(
                now,
                kind,
                docket,
                seq=seq,
                **{ref: value for ref, value in everything.items() if _can_carry(kind, ref, value)},
            )
            for seq, kind in enumerate(kinds, start=90)
        ]
        await forge(ready.court, workflow_id, *signals)
    assert await ready.standing() == before
    assert {step for step, _ in (await ready.told()) - told} <= {"task"}
    refused = await ready.court.sql("SELECT text FROM intake.task WHERE docket = $1", docket)
    assert any("「支付案款」" in row["text"] for row in refused)


async def test_a_signal_that_no_record_can_hold_is_dropped(ready: Ready) -> None:
    """Were it taken, the order that follows from it could never be carried out, and would be tried for ever."""
    sound = made(
        await ready.court.advance(), LiftDecided, f"case/{ready.case}", seq=99, measure="x", attempt=1
    )
    network = f"network/{ready.case}"
    for bad in ({"refs": {"measure": "x\0"}}, {"subject_id": "\0"}, {"docket": "case/\0"}):
        await forge(ready.court, network, sound.model_dump(mode="json") | {"id": "bad"} | bad)
    handle = ready.court.client.get_workflow_handle(network)
    await forge(ready.court, network, sound)
    seen = await handle.query("seen", result_type=list[str])
    assert sound.id in seen
    assert "bad" not in seen


@pytest.mark.parametrize("kind", ["case", "network", "disposal", "documents", "payout"])
async def test_an_operators_terminate_changes_nothing(ready: Ready, kind: str) -> None:
    before = await ready.standing()
    query = f"WorkflowType = '{kind}' AND ExecutionStatus = 'Running'"
    mine = [one.id async for one in ready.court.client.list_workflows(query) if ready.case in one.id]
    for workflow_id in mine:
        await ready.court.client.get_workflow_handle(workflow_id).terminate("operator")
    await ready.court.advance()
    assert mine or kind == "payout"  # a forged signal had ended it
    assert await ready.standing() == before


async def test_afterwards_the_teams_decisions_are_carried_out_once(ready: Ready) -> None:
    """A process that was ended lives again for the next fact; the docket goes on in upkeep."""
    court, case = ready.court, ready.case
    await funds.pay(court, ready.payout)
    await court.advance()
    (payment,) = await books(court, "payments", case)
    assert payment["payment_id"] == ready.payout["id"]
    duties = await court.listed("intake", f"/cases/{case}/duties", "zhixiao01")
    waiting = [one for one in duties if one["state"] == "open"]
    kept = await timers(court.client.get_workflow_handle(f"upkeep/{case}"))
    of_duties = [summary for summary in map(json.loads, kept.values()) if "→" in summary]
    assert len([summary for summary in of_duties if not summary.startswith(EARLY)]) == len(waiting) > 0
