"""指令 on their way through a running court (二(五)3)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import asyncpg
import pytest
import pytest_asyncio

from deploy.local import LOGIN_ROLES
from shared.contracts.documents.purposes import FilePurpose
from tests.harness import Court
from tests.services.custody import road as custody
from tests.services.intake.instructions.road import step, taken
from tests.services.intake.refusals import assert_refused, standing
from tests.services.intake.road import assign, duties, file_case

ARTICLE = "二(五)3"


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def case(court: Court) -> str:
    number = await file_case(court, 1)
    await assign(court, number)
    await court.advance()
    return number


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def other(court: Court) -> str:
    number = await file_case(court, 2)
    await assign(court, number)
    return number


async def wanted(court: Court, team: str = "custody", days: int = 5, **more: Any) -> dict[str, Any]:
    feedback_by = (await court.advance() + timedelta(days=days)).isoformat()
    content = "请到不动产登记中心办理被执行人名下房屋的查封手续。"
    return {"team": team, "content": content, "feedback_by": feedback_by} | more


async def sent(court: Court, case: str, who: str = "chengban01", **changes: Any) -> Any:
    body = await wanted(court, **changes)
    return await court.do("POST", "intake", f"/cases/{case}/instructions", who, body)


def allowed(one: Any) -> list[str]:
    return [act["operation"] for act in one["acts"] if act["allowed"]]


async def heard(court: Court, who: str, words: str) -> int:
    await court.advance()
    told = await court.listed("intake", "/reminders", who)
    return sum(words in one["text"] for one in told)


@pytest.mark.walk
async def test_an_instruction_goes_its_way_and_each_step_is_somebodys(
    court: Court, case: str, other: str
) -> None:
    enclosed = (await court.upload(case, FilePurpose.OTHER, "chengban01", "房屋登记线索"))["id"]
    one = await sent(court, case, attachments=[enclosed])
    assert (one["state"], one["sent_by"], one["sender"]) == ("sent", "chengban01", "handling_officer")
    assert allowed(one) == ["withdraw_instruction"]
    await court.advance()
    owed = await duties(court, case)
    answer, feedback = owed["custody.instruction_answered"], owed["custody.instruction_fed_back"]
    assert (answer["state"], feedback["state"]) == ("open", "open")
    assert datetime.fromisoformat(feedback["due_at"]) == datetime.fromisoformat(one["feedback_by"])
    waits = await court.listed("intake", f"/work?case_number={case}", "chakong01")
    assert {"接收指令并决定是否接受", "按指令要求的时间办理并反馈"} <= {item["act"] for item in waits}

    early = await step(court, one, "decision", "chakong01", {"result": "accepted"})
    assert_refused(early, 409, "instruction_state", "该项指令当前状态下不能办理该事项", ARTICLE)
    for who in ("wenshu01", "wangpai01"):
        strange = await step(court, one, "receipt", who)
        assert_refused(strange, 403, "not_instructed", "该项指令不由您所在的岗位办理", ARTICLE)
    assert (await step(court, one, "receipt", "chengban01")).json()["type"].endswith(":office_required")

    one = await taken(court, one, "receipt", "chakong01")
    assert (one["state"], one["received_by"]) == ("received", "chakong01")
    assert (await step(court, one, "receipt", "chakong02")).status_code == 409
    one = await taken(court, one, "decision", "chakong01", {"result": "accepted"})
    await court.advance()
    assert (await duties(court, case))["custody.instruction_answered"]["state"] == "met"

    assert (await step(court, one, "completion", "chakong01", {})).status_code == 422
    for elsewhere in (other, case):
        await custody.held(court, elsewhere, f"房屋-{elsewhere[-3:]}")
    measures = {
        held: (await court.listed("custody", f"/cases/{held}/measures", "chakong01"))[0]["id"]
        for held in (case, other)
    }
    before = await standing(court, case)
    foreign = await step(court, one, "completion", "chakong01", {"answer_record": measures[other]})
    assert_refused(foreign, 409, "instruction_unshown", "所填记录不能证明指令已经办理", ARTICLE)
    old = "UPDATE custody.measure SET effective_at = $2 WHERE id = $1"
    sent_at = datetime.fromisoformat(one["sent_at"])
    await court.sql(old, measures[case], sent_at - timedelta(hours=1))
    too_old = await step(court, one, "completion", "chakong01", {"answer_record": measures[case]})
    assert too_old.json()["errors"][0]["detail"].startswith("该项记录在指令发出之前已经形成")
    assert await standing(court, case) == before
    await court.sql(old, measures[case], sent_at + timedelta(minutes=1))
    one = await taken(court, one, "completion", "chakong01", {"answer_record": measures[case]})
    assert (one["state"], one["done_by"], one["answer_record"]) == ("done", "chakong01", measures[case])
    assert (await step(court, one, "withdrawal", "chengban01", {"reason": "不再需要查封"})).status_code == 409

    assert (await duties(court, case))["custody.instruction_fed_back"]["state"] == "open"
    one = await taken(court, one, "feedback", "chakong01", {"feedback": "已经查封，期限三年。"})
    assert (one["state"], one["fed_back_by"], allowed(one)) == ("fed_back", "chakong01", [])
    assert await heard(court, "chengban01", "指令已经办理并反馈") == 1
    assert (await duties(court, case))["custody.instruction_fed_back"]["state"] == "met"
    log = [line["text"] for line in await court.listed("intake", f"/cases/{case}/work-log", "zhixiao01")]
    steps = ("发送指令", "接收指令", "接受指令", "登记指令办理结果", "反馈指令")
    assert [line for line in log if line.endswith("（查控专员）") and line.split("（")[0] in steps] == [
        f"{name}（查控专员）" for name in steps
    ]


@pytest.mark.walk
async def test_what_is_refused_is_back_with_its_sender_and_has_a_way_on(court: Court, case: str) -> None:
    one = await sent(court, case, "faguan01", team="custody")
    await taken(court, one, "receipt", "chakong01")
    silent = await step(court, one, "decision", "chakong01", {"result": "refused"})
    assert silent.json()["errors"][0]["field"] == "reason"
    why = {"result": "refused", "reason": "尚未收到查封裁定书"}
    one = await taken(court, one, "decision", "chakong01", why)
    assert (one["state"], one["refusal"], one["decided_by"]) == ("refused", why["reason"], "chakong01")
    assert await heard(court, "faguan01", "指令未被接受") == 1
    owed = await duties(court, case)
    assert owed["custody.instruction_fed_back"]["state"] == "met"
    assert owed["quality.instruction_refused_to_judge"]["state"] == "open"
    work = await court.listed("intake", f"/work?case_number={case}", "faguan01")
    assert "指令未被接受，重新发送或者撤回" in {item["act"] for item in work}

    again = await wanted(court, team="custody", content="查封裁定书已经移送，请办理查封。")
    assert (
        (await step(court, one, "sending-again", "chengban01", again))
        .json()["type"]
        .endswith(":not_case_judge")
    )
    anew = await taken(court, one, "sending-again", "faguan01", again)
    assert (anew["state"], anew["in_place_of"], anew["sender"]) == ("sent", one["id"], "judge")
    assert (await step(court, one, "sending-again", "faguan01", again)).status_code == 409
    kept = await court.do("GET", "intake", f"/instructions/{one['id']}", "faguan01")
    assert (kept["state"], kept["refusal"], kept["content"]) == ("replaced", why["reason"], one["content"])
    await court.advance()
    assert (await duties(court, case))["quality.instruction_refused_to_judge"]["state"] == "met"

    assert (await step(court, anew, "withdrawal", "faguan01", {"reason": "撤"})).status_code == 422
    await taken(court, anew, "receipt", "chakong01")
    anew = await taken(court, anew, "withdrawal", "faguan01", {"reason": "被执行人已经履行完毕"})
    assert (anew["state"], anew["withdrawn_by"], allowed(anew)) == ("withdrawn", "faguan01", [])
    assert await heard(court, "chakong01", "您接收的一项指令已经撤回") == 1


async def test_an_instruction_that_proves_impossible_is_refused_after_it_was_accepted(
    court: Court, case: str
) -> None:
    one = await sent(court, case, team="intake")
    await taken(court, one, "receipt", "jiedai01")
    await taken(court, one, "decision", "jiedai01", {"result": "accepted"})
    why = {"result": "refused", "reason": "申请执行人下落不明，无法再次接待"}
    assert (await taken(court, one, "decision", "jiedai01", why))["state"] == "refused"
    gone = await taken(court, one, "withdrawal", "chengban01", {"reason": "由承办人自行联系"})
    assert gone["state"] == "withdrawn"


async def test_who_may_send_and_what(court: Court, case: str, other: str) -> None:
    path, body = f"/cases/{case}/instructions", await wanted(court)
    for who in ("chengban02", "faguan02"):
        refused = await court.call("POST", "intake", path, who, body)
        assert refused.status_code == 403, refused.text
    foreign = (await court.upload(other, FilePurpose.OTHER, "chengban01", "他案材料"))["id"]
    late = body | {"feedback_by": "2026-01-05T09:00:00+08:00", "attachments": [foreign]}
    before = await standing(court, case)
    answer = await court.call("POST", "intake", path, "chengban01", late)
    faults = assert_refused(answer, 422, "instruction_faulty", "指令的内容不符合要求", ARTICLE)
    assert [field for field, _ in faults] == ["feedback_by", "attachments.0"]
    tried = await court.call("POST", "intake", path, "chengban01", body, Prefer="handling=dry-run")
    assert tried.headers["Preference-Applied"] == "handling=dry-run"
    opened = {one["title"] for one in tried.json()["duties"]}
    assert {"接收指令并决定是否接受", "按指令要求的时间办理并反馈"} <= opened
    assert await standing(court, case) == before


async def test_the_team_reads_what_it_is_to_do_and_the_case_while_it_lasts(court: Court, case: str) -> None:
    """The commission team has done nothing in the case: its instruction opens it, and no longer than it lasts."""

    async def case_is_open() -> bool:
        found = await court.do("GET", "intake", f"/cases/{case}", "weituo01")
        return "parties" in found

    one = await sent(court, case, team="commission")
    mine = [row["id"] for row in await court.listed("intake", "/instructions?state=sent", "weituo01")]
    assert one["id"] in mine
    assert (await court.do("GET", "intake", f"/instructions/{one['id']}", "weituo01"))["content"]
    closed = await court.call("GET", "intake", f"/instructions/{one['id']}", "chengban02")
    assert closed.json()["type"].endswith(":case_not_open")
    unread = [row["id"] for row in await court.listed("intake", "/instructions", "chengban02")]
    assert one["id"] not in unread
    assert not await case_is_open()
    await taken(court, one, "receipt", "weituo01")
    assert await case_is_open()
    await taken(court, one, "withdrawal", "chengban01", {"reason": "改由本院办理"})
    assert not await case_is_open()


async def test_the_record_keeps_what_was_sent_as_it_was_sent(court: Court, case: str) -> None:
    one = await sent(court, case, team="funds")
    for column in ("content", "feedback_by", "team", "attachments", "sent_by"):
        change = f"UPDATE intake.instruction SET {column} = {column} WHERE id = $1"
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await court.sql(change, one["id"], role=LOGIN_ROLES["intake"])
