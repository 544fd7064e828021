"""What no channel has brought to its addressee is told again, or by hand with a receipt; only that meets the duty to tell."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from services.intake.prompts.models import Reminder
from tests.harness import Court
from tests.records import put, record
from tests.services.custody.road import duties
from tests.services.funds import road
from tests.services.intake.refusals import assert_refused
from tests.services.intake.road import enter

WHO = "zhixiao01"


async def unreached(court: Court) -> tuple[str, str, dict[str, Any]]:
    """A case, its debtor, and the message that money has come in, which has reached its officer by no channel."""
    case = await road.new_case(court)
    parties = (await court.do("GET", "intake", f"/cases/{case}", "chengban01"))["parties"]
    (debtor,) = [party["identity"] for party in parties if party["role"] == "respondent"]
    await carrier(court, debtor, "failed")
    await road.tell(court, road.message(await road.account(court, case)))
    await court.do("POST", "funds", f"/cases/{case}/receipts/notice", "ankuan01")
    await court.advance()

    async def failed() -> bool:
        return bool(await waits(court, case))

    await road.until(failed)
    (item,) = await waits(court, case)
    assert (item["operation"], item["waiting_for"]) == ("tell_again", "质效管理专员")
    return case, debtor, dict(await court.do("GET", "intake", f"/reminders/{item['about']}", WHO))


async def carrier(court: Court, debtor: str, answer: str) -> None:
    await road.sandbox(court, "PUT", f"/scenario/{debtor}", {"notices": {"sms": [answer]}})


async def waits(court: Court, case: str) -> list[dict[str, Any]]:
    rows = await court.listed("intake", f"/work?case_number={case}", WHO)
    return [row for row in rows if row["on"] == "prompt" and row["operation"] != "acknowledge_prompt"]


def allowed(message: dict[str, Any]) -> set[str]:
    return {act["operation"] for act in message["acts"] if act["allowed"]}


@pytest.mark.walk
async def test_it_goes_out_again_to_the_present_officer_and_its_receipt_meets_the_duty(court: Court) -> None:
    case, debtor, message = await unreached(court)
    assert await duties(court, case, "funds.receipts_told") == ["open"]
    assert allowed(message) == {"tell_again", "enter_told_by_hand"}
    path = f"/reminders/{message['id']}"
    for who in ("chengban01", "ankuan01", "lian01"):
        assert (await court.call("POST", "intake", f"{path}/telling", who)).status_code == 403
    assert (await court.call("GET", "intake", path, "chengban02")).status_code == 403

    await carrier(court, debtor, "delivered")
    version = (await court.do("GET", "intake", f"/cases/{case}", "chengban01"))["version"]
    to = {"officer": "chengban02", "reason": "工作调整，变更承办人"}
    await court.do("POST", "intake", f"/cases/{case}/reassignments", "juzhang01", to, If_Match=str(version))
    passed_on = await court.do("GET", "intake", path, WHO)  # with the case, and sent to him by itself
    assert passed_on["staff_id"] == "chengban02"
    assert "tell_again" not in allowed(passed_on)
    late = {
        "message_id": f"{message['id']}/sms",
        "state": "failed",
        "at": message["created_at"],
        "proof": "停机",
    }
    await court.do("POST", "intake", "/notice-receipts", "system:notices", late)
    await court.advance()
    assert await duties(court, case, "funds.receipts_told") == ["met"]
    assert await waits(court, case) == []
    shown = await court.do("GET", "intake", path, WHO)
    assert (shown["delivered_at"] is not None, allowed(shown)) == (True, set())
    repeated = await court.call("POST", "intake", f"{path}/telling", WHO)
    assert_refused(repeated, 409, "not_unreached", "该提示并非各渠道均未送达", "二(五)2")


@pytest.mark.walk
async def test_told_in_person_a_receipt_that_another_has_entered_meets_the_duty(court: Court) -> None:
    case, _, message = await unreached(court)
    path = f"/reminders/{message['id']}/told-by-hand"
    early = await enter(court, case, "service_receipt", "wenshu01", "事先存入的回证")
    now = await court.advance(to=(await court.advance() + timedelta(hours=2)).isoformat())
    at = (now - timedelta(hours=1)).isoformat()
    await court.open_case(case, WHO)
    own = await enter(court, case, "service_receipt", WHO, "自行存入的回证")
    other = await enter(court, case, "other", "wenshu01", "他人存入的其他材料")
    for receipt in (early, own, other, "made-up"):
        answer = await court.call("POST", "intake", path, WHO, {"received_at": at, "receipt": receipt})
        assert_refused(answer, 409, "file_not_of_case", "本案卷宗中没有所填的材料", "二(五)2")
    colleagues = await enter(court, case, "service_receipt", "wenshu01", "同事签收的回证")
    shown = {"proof": f"当面告知，回执 {colleagues}", "docket": f"case/{case}", "created_at": now}
    await put(court, record(Reminder, staff_id="chengban02", step="told", office="", text="", **shown))
    answer = await court.call("POST", "intake", path, WHO, {"received_at": at, "receipt": colleagues})
    assert_refused(answer, 409, "file_not_of_case", "本案卷宗中没有所填的材料", "二(五)2")
    receipt = await enter(court, case, "service_receipt", "wenshu01", "承办人签收的回证")
    for wrong in (now - timedelta(days=9), now + timedelta(days=1)):
        body = {"received_at": wrong.isoformat(), "receipt": receipt}
        assert (await court.call("POST", "intake", path, WHO, body)).status_code == 422
    assert await duties(court, case, "funds.receipts_told") == ["open"]
    body = {"received_at": at, "receipt": receipt}
    told = await court.do("POST", "intake", path, WHO, body)
    assert (told["delivered_at"], receipt in told["proof"], allowed(told)) == (at, True, set())
    await court.advance()
    assert await duties(court, case, "funds.receipts_told") == ["met"]
    assert await waits(court, case) == []
    assert (await court.call("POST", "intake", path, WHO, body)).status_code == 409
