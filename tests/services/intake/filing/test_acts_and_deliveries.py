"""Cases without an amount: the instrument orders an act, or the delivery of a thing or a child (执行工作规定第十六条)."""

from __future__ import annotations

from typing import Any

import pytest

from deploy.demo.scans import scan
from tests.harness import Court
from tests.services.intake.people import application
from tests.services.intake.road import ask, assign, file_case

ACT = "腾退信阳市浉河区民权路1号房屋"
NOTHING = {"principal": "0.00", "interest": "0.00"}
ENFORCED = {
    "applied_amount": "0.00",
    "closing_amount": "0.00",
    "recovered_amount": "0.00",
    "reason": "被执行人已经腾退房屋并交付申请执行人。",
}


@pytest.mark.parametrize("act", ["", " 　", "腾房"])
async def test_without_an_amount_the_act_is_named(court: Court, act: str) -> None:
    body = application(95, act_owed=act, **NOTHING)
    answer = await court.call("POST", "intake", "/applications", "lian01", body)
    assert (answer.status_code, answer.json()["article"]) == (422, "执行工作规定第十六条")


async def enter(court: Court, case: str, who: str) -> Any:
    path = f"/cases/{case}/files?purpose=performance_record"
    paper = scan(f"腾退房屋交付笔录，{who}")
    return await court.do("POST", "documents", path, who, paper, Content_Type="application/pdf")


async def test_it_is_filed_and_closed_on_a_record_of_the_act(court: Court) -> None:
    case = await file_case(court, 95, act_owed=ACT, **NOTHING)
    await assign(court, case)
    filed = await court.do("GET", "intake", f"/cases/{case}", "chengban01")
    assert (filed["principal"], filed["act_owed"]) == ("0.00", ACT)
    (card,) = (await court.do("GET", "intake", f"/cases?q={case}", "chengban01"))["items"]
    assert (card["amount"], card["act_owed"]) == (None, ACT)
    own = await enter(court, case, "chengban01")
    refused = await ask(court, case, **ENFORCED, performance_record=own["id"])
    assert (refused.status_code, refused.json()["errors"][0]["field"]) == (409, "performance_record")
    entered = await enter(court, case, "wenshu01")
    asked = await ask(court, case, **ENFORCED, performance_record=entered["id"])
    assert (asked.status_code, asked.json()["performance_record"]) == (201, entered["id"])
    await court.advance()
