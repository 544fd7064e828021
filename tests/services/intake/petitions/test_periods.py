"""The parties' own periods by the record: of jurisdiction from the notice, anew for who missed one for good reason."""

from __future__ import annotations

from datetime import timedelta
from itertools import count
from typing import Any

import httpx
import pytest_asyncio

from services.documents.delivery.models import Delivery
from services.documents.drafting.models import Document
from tests.harness import Court
from tests.records import put, record
from tests.services.funds import road
from tests.services.intake.refusals import assert_refused
from tests.services.intake.road import enter

_times = count(1)


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def case(court: Court) -> str:
    return await road.new_case(court)


async def paper(court: Court, case: str, purpose: str) -> str:
    return await enter(court, case, purpose, "wenshu01", f"{purpose}{next(_times)}")


async def parties(court: Court, case: str) -> list[dict[str, Any]]:
    return list((await court.do("GET", "intake", f"/cases/{case}", "chengban01"))["parties"])


async def bring(court: Court, case: str, kind: str, **own: Any) -> httpx.Response:
    now = await court.advance()
    body = {"kind": kind, "request": "本案应当由被执行人住所地法院执行", "received_at": now.isoformat()}
    body["paper"] = await paper(court, case, "petition")
    return await court.call("POST", "intake", f"/cases/{case}/petitions", "lian01", body | own)


async def notify(court: Court, case: str, party: str, days: int, state: str = "dispatched") -> None:
    """An enforcement notice of the party, which it had so many days ago."""
    now = await court.advance()
    signed = dict.fromkeys(("signed_at", "reviewed_at", "verified_at"), now - timedelta(days=days))
    by = {
        "made_by": "wenshu01",
        "reviewed_by": "juzhang01",
        "signed_by": "juzhang01",
        "signer": "bureau_head",
    }
    back = {"withdrawn_by": "juzhang01", "withdrawn_at": now, "withdrawn_because": "文书有误，予以撤回"}
    notice = record(
        Document, case_number=case, kind="enforcement_notice", state=state, addressee=party,
        **signed, **by, **(back if state == "withdrawn" else {}),
    )  # fmt: skip
    had = {"addressee": party, "served_at": now - timedelta(days=days)}
    await put(court, notice, record(Delivery, case_number=case, document_id=notice.id, **had))


async def test_a_late_objection_to_jurisdiction_is_refused_by_the_record_of_service(
    court: Court, case: str
) -> None:
    """执行程序解释第三条: ten days from the enforcement notice; who has none yet is in time."""
    applicant, respondent = await parties(court, case)
    await court.advance(to=(await court.advance() + timedelta(days=30)).isoformat())
    await notify(court, case, respondent["id"], 28, "withdrawn")
    tried = await bring(court, case, "jurisdiction", party=respondent["id"])
    assert tried.status_code == 201, tried.text
    end = {"end_paper": await enter(
        court, case, f"petition_end&title={respondent['name']}的材料", "wenshu01", "撤回异议申请"
    )}  # fmt: skip
    one = tried.json()["id"]
    assert (await court.call("POST", "intake", f"/petitions/{one}/withdrawal", "lian01", end)).is_success
    await notify(court, case, respondent["id"], 27)
    late = await bring(court, case, "jurisdiction", party=respondent["id"])
    assert_refused(late, 409, "petition_out_of_order", late.json()["title"], "执行程序解释第三条")
    assert "届满" in late.json()["detail"]
    assert (await bring(court, case, "jurisdiction", party=applicant["id"])).status_code == 201
