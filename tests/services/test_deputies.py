"""一(一) 责任到人: whoever is absent has his recorded deputy act for him at every team, in the deputy's period and no longer.

The deputies hold the offices themselves: what lets them act in this case is the appointment in the absent one's stead alone.
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import httpx
import pytest
import pytest_asyncio

from services.auction.disposals.models import Disposal
from services.documents.drafting.models import Document
from shared.contracts.documents.purposes import FilePurpose
from shared.platform.db import new_id
from tests.harness import CLOCK_START, Court
from tests.records import appoint, employ, put, record
from tests.services.commission.road import delegated, instruction
from tests.services.custody.road import FLAT, assets, ruling_id
from tests.services.intake.road import BODY

pytestmark = pytest.mark.walk

OFFICER, JUDGE = ("handling_officer", "chengban01", "chengban02"), ("judge", "faguan01", "faguan02")
CUSTODIAN = ("custody_officer", "chakong01", "daichakong01")
Given = tuple[str, dict[str, Any]]
Try = Callable[[Court, Given, str], Awaitable[httpx.Response]]


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def given(court: Court) -> Given:
    """A case of chengban01 and faguan01, and its flat elsewhere, which is decided to be delegated."""
    await employ(court, CUSTODIAN[2])
    return await delegated(court, 7100)


async def closing(court: Court, given: Given, who: str) -> httpx.Response:
    return await court.call("POST", "intake", f"/cases/{given[0]}/closing-requests", who, BODY)


async def disposal(court: Court, given: Given, who: str) -> httpx.Response:
    """The judge gives a disposal up."""
    asset = record(Disposal, asset_id=new_id(), case_number=given[0], kind="real_estate", state="decided")
    await put(court, asset)
    path = f"/disposals/{asset.asset_id}/withdrawal"
    return await court.call("POST", "auction", path, who, {"reason": "申请执行人申请暂不处置"})


async def commission(court: Court, given: Given, who: str) -> httpx.Response:
    return await court.call(
        "POST", "commission", f"/cases/{given[0]}/commissions", who, instruction(given[1])
    )


async def hold(court: Court, given: Given, who: str) -> httpx.Response:
    paper = await court.upload(given[0], FilePurpose.DISBURSEMENT_HOLD, "chengban01", f"领取记录{new_id()}")
    body = {"cause": "payee_absent", "words": "申请执行人经通知未前来领取", "until": "2026-03-31"}
    return await court.call("POST", "funds", f"/cases/{given[0]}/holds", who, body | {"paper": paper["id"]})


async def measure(court: Court, given: Given, who: str) -> httpx.Response:
    flat = (await assets(court, given[0]))[FLAT.identifier]
    body = {"way": "freeze_online", "ruling_document": ruling_id(given[0])}
    return await court.call("POST", "custody", f"/assets/{flat['id']}/decision", who, body)


async def paper_back(court: Court, given: Given, who: str) -> httpx.Response:
    """The judge takes a ruling back that has gone to nobody."""
    ruling = record(
        Document,
        case_number=given[0],
        kind="auction_ruling",
        signer="judge",
        sha256=new_id() * 2,
        state="sealed",
        made_by="faguan01",
        verified_at=CLOCK_START,
        reviewed_by="faguan03",
        reviewed_at=CLOCK_START,
        signed_by="faguan01",
        signed_at=CLOCK_START,
    )
    await put(court, ruling)
    path = f"/documents/{ruling.id}/withdrawal"
    return await court.call(
        "POST", "documents", path, who, {"reason": "裁定书所载执行标的金额有误，应当更正"}
    )


ACTS: list[tuple[Try, tuple[str, str, str], str, str]] = [
    (commission, OFFICER, "commission", "一(一)"),
    (disposal, JUDGE, "auction", "一(一)"),
    (hold, OFFICER, "funds", "一(一)"),
    (paper_back, JUDGE, "documents", "一(一)"),
    (closing, OFFICER, "intake", "二(五)4"),
    (measure, CUSTODIAN, "custody", "一(一)"),
]


@pytest.mark.parametrize(("act", "people", "team", "article"), ACTS, ids=[one[2] for one in ACTS])
async def test_the_deputy_acts_for_the_absent_in_his_period_and_is_recorded_beside_him(
    act: Try, people: tuple[str, str, str], team: str, article: str, court: Court, given: Given
) -> None:
    office, absent, deputy = people

    async def refused() -> None:
        answer = await act(court, given, deputy)
        assert answer.status_code == 403, answer.text
        assert article in answer.json()["article"]

    await refused()
    now = await court.advance()
    term = {"since": now + timedelta(hours=1), "until": now + timedelta(days=5)}
    appointed = await appoint(court, deputy, office, deputy_for=absent, **term)
    await refused()
    await court.sql("UPDATE court.appointment SET since = $2 WHERE id = $1", appointed, CLOCK_START)
    await court.sql(
        "INSERT INTO court.absence (id, staff_id, kind, since, reason, recorded_by, recorded_at)"
        " VALUES ($1, $2, 'leave', court.now(), '休假', 'guanli01', court.now())",
        *(new_id(), absent),
    )
    try:
        answer = await act(court, given, deputy)
        assert answer.is_success, answer.text
        (kept,) = await court.sql(
            f"SELECT actor, detail::jsonb->>'deputy_for' AS stead FROM {team}.audit"
            " WHERE detail::jsonb ? 'deputy_for' AND case_number = $1 ORDER BY seq DESC LIMIT 1",
            given[0],
        )
        assert (kept["actor"], json.loads(kept["stead"])) == (deputy, [f"{office}/{absent}"])
    finally:
        await court.sql("DELETE FROM court.absence WHERE staff_id = $1", absent)
        await court.sql("UPDATE court.appointment SET until = court.now() WHERE id = $1", appointed)
    await refused()
