"""行为执行: an instrument that orders an act and no money is filed, enforced, and closed by the record of what was done."""

from __future__ import annotations

from typing import Any

import pytest

from shared.contracts.documents.purposes import FilePurpose
from tests.harness import Court
from tests.services.intake.road import (
    ask,
    assign,
    duties,
    file_case,
    leave_nothing_open,
    review,
    waive,
)

ACT = "拆除民权路1号楼顶的广告牌，恢复原状"
NOTHING = dict.fromkeys(("applied_amount", "closing_amount", "recovered_amount"), "0.00")


async def faults(court: Court, case: str, **changes: str) -> set[tuple[str, str]]:
    """Of a request that is returned: field and article."""
    asked = await ask(court, case, **NOTHING | changes)
    assert asked.status_code == 201, asked.text
    returned = await review(court, asked.json()["id"], "returned", remark="退回核对")
    await court.advance()
    return {(one["field"], one["article"]) for one in returned.json()["faults"]}


@pytest.mark.walk
async def test_an_act_is_enforced_and_closed_by_the_record_of_it(court: Court) -> None:
    refused = {"act_owed": "", "principal": "0.00", "interest": "0.00"}
    with pytest.raises(AssertionError, match="没有执行金额的，须写明应履行的行为"):
        await file_case(court, 5001, **refused)
    case = await file_case(court, 5001, **refused | {"act_owed": ACT})
    await assign(court, case)
    await court.advance()
    assert (await duties(court, case))["case.term"]["state"] == "open"
    shown = await court.do("GET", "intake", f"/cases/{case}", "chengban01")
    respondent = next(one["id"] for one in shown["parties"] if one["role"] == "respondent")

    # who does not do what he alone can is fined, and again (民诉法解释第五百零三条)
    ground = await court.upload(case, FilePurpose.COERCION_GROUND, "wenshu01", "拒不拆除的现场笔录")
    body: dict[str, Any] = {"kind": "fine", "party": respondent, "amount": "30000.00", "paper": ground["id"]}
    body |= {"words": "经执行通知仍拒不拆除，现场无正当理由"}
    fine = await court.do("POST", "intake", f"/cases/{case}/coercions", "chengban01", body)
    assert fine["state"] == "requested"
    president = await court.do(
        "POST",
        "intake",
        f"/coercions/{fine['id']}/decision",
        "yuanzhang01",
        {"approved": True, "answer": "同意罚款"},
    )
    assert president["state"] == "approved"

    await court.advance()
    await leave_nothing_open(court, case)
    of_an_act = {("performance_record", "执行工作规定第六十四条"), ("fee", "诉讼费用交纳办法第三十八条")}
    assert await faults(court, case) == of_an_act
    assert await faults(court, case, closing_amount="1.00") > of_an_act
    own = await court.upload(case, FilePurpose.PERFORMANCE_RECORD, "chengban01", "本人存入的履行笔录")
    by_himself = await ask(court, case, **NOTHING, performance_record=own["id"])
    assert by_himself.json()["type"].endswith(":file_not_of_case"), by_himself.text
    done = await court.upload(case, FilePurpose.PERFORMANCE_RECORD, "wenshu01", "已经拆除的笔录")
    assert await faults(court, case, performance_record=done["id"]) == {("fee", "诉讼费用交纳办法第三十八条")}
    relief = await court.upload(case, FilePurpose.FEE_RELIEF, "wenshu01", "免交申请执行费的决定")
    today = str((await court.advance()).date())
    said = {"kind": "fee_relief", "file": relief["id"], "waived_on": today, "fee": "500.00"}
    waived = await waive(court, case, said)
    assert waived.is_success, waived.text
    path = f"/waivers/{waived.json()['id']}/decision"
    await court.do("POST", "intake", path, "faguan01", {"result": "confirmed"})
    await court.advance()
    await leave_nothing_open(court, case)
    asked = await ask(court, case, **NOTHING, performance_record=done["id"])
    approved = await review(court, asked.json()["id"], "approved")
    assert approved.is_success, approved.text
    await court.advance()
    closed = await court.do("GET", "intake", f"/cases/{case}", "chengban01")
    assert (closed["state"], closed["closing_mode"]) == ("closed", "fully_enforced")
