"""An act is done in the debtor's place, at its cost: 民事诉讼法第二百六十三条; 民诉法解释第五百零一条、第五百零二条."""

from __future__ import annotations

from datetime import timedelta
from itertools import count
from typing import Any

import httpx
import pytest

from services.documents.delivery.models import Delivery
from services.documents.drafting.models import Document
from shared.contracts.documents.purposes import FilePurpose
from tests.harness import Court
from tests.records import put, record
from tests.services.funds import road
from tests.services.intake.refusals import assert_refused
from tests.services.intake.road import ask, duties, enter, leave_nothing_open, review

_times = count(1)
OFFICER, JUDGE, FIRM = "chengban01", "faguan01", "信阳市宏远建设工程有限公司"
ACT = "拆除民权路1号楼顶的广告牌，恢复原状"


@pytest.mark.walk
async def test_an_act_is_done_by_another_at_the_debtors_cost(court: Court) -> None:
    nothing = {"act_owed": ACT, "principal": "0.00", "interest": "0.00"}
    case = await road.new_case(court, **nothing)
    debtor = (await court.do("GET", "intake", f"/cases/{case}", OFFICER))["parties"][1]

    async def paper(purpose: FilePurpose, whose: str = FIRM, who: str = "wenshu01") -> str:
        words = f"{purpose.label}{next(_times)}"
        return await enter(court, case, f"{purpose}&title={whose}的材料", who, words)

    async def act(path: str, who: str = OFFICER, **body: Any) -> httpx.Response:
        return await court.call("POST", "intake", f"/substitutions/{one}/{path}", who, body)

    async def propose(**own: Any) -> httpx.Response:
        return await court.call("POST", "intake", f"/cases/{case}/substitutions", OFFICER, body | own)

    body = {
        "debtor": debtor["id"],
        "act": "拆除广告牌，任何有资质的单位都可以完成",
        "way": "chosen",
        "name": FIRM,
        "choice": await paper(FilePurpose.SUBSTITUTE_CHOICE),
        "unable": "执行依据没有指明，当事人协商不成",
        "restricted": True,
        "qualification": await paper(FilePurpose.SUBSTITUTE_QUALIFICATION),
        "fee": "12000.00",
        "fee_paper": await paper(FilePurpose.SUBSTITUTE_FEE),
    }
    untold = await propose()
    assert_refused(untold, 422, "substitution_refused", untold.json()["title"], "民事诉讼法第二百六十三条")
    now = await court.advance()
    signed = dict.fromkeys(("signed_at", "reviewed_at", "verified_at"), now)
    notice = record(
        Document, case_number=case, kind="enforcement_notice", state="dispatched", made_by="wenshu01", **signed,
        reviewed_by="faguan02", signed_by=JUDGE, signer="judge", fields={},
    )  # fmt: skip
    had = record(Delivery, case_number=case, document_id=notice.id, addressee=debtor["id"], served_at=now)
    await put(court, notice, had)
    one = (await propose()).json()["id"]
    assert (await propose()).json()["type"].endswith("substitution_state")
    await court.advance()
    assert (await duties(court, case))["substitution.decision"]["state"] == "open"
    (item,) = [row for row in await court.listed("intake", "/work", JUDGE) if row["about"] == one]
    assert (item["on"], item["act"]) == ("substitution", "执行法官选定代履行人、确定费用")

    assert (await act("decision", OFFICER, result="decided")).status_code == 403
    assert (await act("decision", "faguan02", result="decided")).status_code == 403
    assert (await act("decision", JUDGE, result="decided")).json()["state"] == "decided"
    today = (await court.advance()).date()
    ordered = {"told_on": today.isoformat(), "prepay_by": (today + timedelta(days=3)).isoformat()}
    of_another = await paper(FilePurpose.SUBSTITUTE_NOTICE)
    assert (await act("prepayment-order", notice=of_another, **ordered)).status_code == 409
    told = await paper(FilePurpose.SUBSTITUTE_NOTICE, debtor["name"])
    assert (await act("prepayment-order", notice=told, **ordered)).json()["state"] == "ordered"

    early = await act("fee-enforcement", JUDGE, reason="期限内未预付")
    assert_refused(early, 409, "substitution_state", early.json()["title"], "民诉法解释第五百零二条")
    done = {
        "performed_on": today.isoformat(),
        "record": await paper(FilePurpose.PERFORMANCE_RECORD),
        "bills": await paper(FilePurpose.SUBSTITUTE_BILLS),
        "spent": "11800.00",
    }
    unpaid = await act("performance", **done)
    assert_refused(unpaid, 409, "substitution_state", unpaid.json()["title"], "民诉法解释第五百零二条")
    await court.advance(to=f"{today + timedelta(days=4)}T10:00:00+08:00")
    held = await duties(court, case)
    assert (held["substitution.order"]["state"], held["substitution.enforcement"]["state"]) == ("met", "open")
    enforced = (await act("fee-enforcement", JUDGE, reason="期限届满未预付")).json()
    assert (enforced["owed"], enforced["enforced_by"]) == ("12000.00", JUDGE), enforced
    assert (await act("fee-enforcement", JUDGE, reason="期限届满未预付")).status_code == 409
    over = await act("performance", **done | {"spent": "12000.01"})
    assert (over.status_code, over.json()["errors"][0]["field"]) == (422, "spent")
    assert (await act("performance", **done)).json()["state"] == "performed"
    assert (await act("confirmation", OFFICER, result="confirmed")).status_code == 403
    why = await act("confirmation", JUDGE, result="ordered")
    assert why.json()["errors"][0]["field"] == "reason"

    async def faults(**own: Any) -> set[str]:
        await court.advance()
        await leave_nothing_open(court, case)
        zero = dict.fromkeys(("applied_amount", "closing_amount", "recovered_amount"), "0.00")
        asked = (await ask(court, case, **zero | own)).json()
        seen = await review(court, asked["id"], "returned", remark="退回核对")
        return {fault["detail"] for fault in seen.json()["faults"] if fault["field"] != "fee"}

    assert await faults(performance_record=done["record"]) == {"代履行尚未结束，或者执行法官尚未确认"}
    assert (await act("confirmation", JUDGE, result="confirmed")).json()["state"] == "confirmed"
    other = await paper(FilePurpose.PERFORMANCE_RECORD)
    assert len(await faults(performance_record=other)) == 2
    assert await faults(performance_record=done["record"]) == {"尚有代履行费用12,000.00元未预付、未执行到位"}

    account = await road.account(court, case)
    await road.pay_in(court, account, 12_000_00, "代履行费用")
    await court.advance()
    (receipt,) = await court.listed("funds", f"/cases/{case}/receipts", OFFICER)
    assert (await act("prepayment", receipts=["nothing"])).status_code == 409
    paid = (await act("prepayment", receipts=[receipt["id"]])).json()
    assert (paid["owed"], paid["receipts"]) == ("0.00", [receipt["id"]]), paid
    assert "尚有代履行费用" not in "".join(await faults(performance_record=done["record"]))
    shown = await court.listed("intake", f"/cases/{case}/substitutions", OFFICER)
    assert [row["state"] for row in shown] == ["confirmed"]
