"""The docket on the real server: timers that operators can read, prompts, reports, and dates that move."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from shared.contracts.documents.facts import InitialBatchDispatched
from shared.contracts.teams import WORKFLOW_QUEUE
from tests.facts import made, record
from tests.harness import Court, running_court
from tests.services.intake.road import assign, duties, file_case
from tests.workflows.road import timers

pytestmark = pytest.mark.road


async def test_an_operator_reads_the_docket_in_temporal(court: Court) -> None:
    case = await file_case(court, 1)
    await assign(court, case)
    await court.advance()
    handle = court.client.get_workflow_handle(f"case/{case}")
    named = " ".join((await timers(handle)).values())
    assert "二(一)7 首批文书集中制作与发送 5个工作日 → 2026-03-09" in named
    assert "民诉法解释第四百八十条 收到申请十日内发出执行通知 10日 → 2026-03-09" in named
    described = await handle.describe()
    shown = {pair.key.name: pair.value for pair in described.typed_search_attributes}
    assert shown["Court"] == "豫1502"
    assert shown["Stage"] == "查控"
    assert shown["Officer"] == "chengban01"
    assert shown["Team"] == "intake"
    green = [
        item.id async for item in court.client.list_workflows("Light = 'green' AND WorkflowType = 'case'")
    ]
    assert f"case/{case}" in green


async def test_an_acknowledged_prompt_goes_no_further_and_an_ignored_one_does(court: Court) -> None:
    case, ignored = await file_case(court, 2), await file_case(court, 12)
    await court.advance(to="2026-03-05T09:30:00+08:00")
    mine = await court.listed("intake", "/reminders", "wenshu01")
    prompt = next(one for one in mine if case in one["docket"] and "二(一)7" in one["text"])
    assert prompt["delivered_at"] is not None
    assert prompt["proof"]
    stranger = await court.call("POST", "intake", f"/reminders/{prompt['id']}/acknowledgement", "chakong01")
    assert (stranger.status_code, stranger.json()["article"]) == (403, "二(五)2")
    done = await court.do("POST", "intake", f"/reminders/{prompt['id']}/acknowledgement", "wenshu01")
    assert done["acknowledged_by"] == "wenshu01"
    await court.advance(to="2026-03-05T14:00:00+08:00")
    director = await court.listed("intake", "/reminders", "zhongxin01")
    levels = {
        number: [one["text"] for one in director if number in one["docket"] and one["step"] == "escalate"]
        for number in (case, ignored)
    }
    assert not [text for text in levels[case] if "二(一)7" in text]
    assert [text for text in levels[ignored] if "二(一)7" in text and "民诉法解释第四百八十条" in text]


async def test_an_overdue_duty_is_reported_and_a_late_told_fact_withdraws_the_report(court: Court) -> None:
    case = await file_case(court, 3)
    opened = (await duties(court, case))["documents.initial_batch"]
    end = datetime.fromisoformat(opened["due_at"])
    await court.advance(to=(end + timedelta(hours=9)).isoformat())
    late = (await duties(court, case))["documents.initial_batch"]
    assert (late["state"], late["light"]) == ("open", "red")
    red = court.client.list_workflows("Light = 'red' AND WorkflowType = 'case'")
    assert [item.id async for item in red if item.id == f"case/{case}"] == [f"case/{case}"]
    reports = await court.listed("intake", "/reminders", "zhongxin01")
    assert [one for one in reports if case in one["docket"] and one["step"] == "overdue"]
    await record(court, made(end - timedelta(hours=1), InitialBatchDispatched, f"case/{case}"))
    await court.advance()
    met = (await duties(court, case))["documents.initial_batch"]
    assert (met["state"], met["light"], met["overdue_at"]) == ("met", "green", None)
    log = await court.listed("intake", f"/cases/{case}/work-log", "zhixiao01")
    assert any("撤回超期报告" in line["text"] for line in log)
    mine = await court.listed("intake", "/reminders", "zhongxin01")
    report, notice = (
        next(
            one
            for one in mine
            if case in one["docket"] and "二(一)7 首批" in one["text"] and one["step"] == step
        )
        for step in ("overdue", "withdrawn")
    )
    assert report["sent_at"] is not None
    assert report["withdrawn_at"] is None  # of its other matters it still holds
    assert notice["text"].startswith(f"【撤回超期报告】{case} 二(一)7 首批")
    assert notice["delivered_at"] is not None
    assert notice["proof"]
    await court.do("POST", "intake", f"/reminders/{notice['id']}/acknowledgement", "zhongxin01")
    await court.advance(to=(end + timedelta(hours=10)).isoformat())
    again = await court.listed("intake", "/reminders", "zhongxin01")
    assert [one["step"] for one in again if case in one["docket"]].count("withdrawn") == 1


async def test_a_report_refuted_before_it_goes_out_is_not_made_at_all(court: Court) -> None:
    case = await file_case(court, 9)
    end = datetime.fromisoformat((await duties(court, case))["documents.initial_batch"]["due_at"])
    await court.advance(to=(end + timedelta(hours=1)).isoformat())
    assert (await duties(court, case))["documents.initial_batch"]["light"] == "red"
    await record(court, made(end - timedelta(hours=1), InitialBatchDispatched, f"case/{case}"))
    await court.advance()
    reports = await court.listed("intake", "/reminders", "zhongxin01")
    said = [one for one in reports if case in one["docket"] and one["created_at"] >= end.isoformat()]
    assert [(one["step"], one["sent_at"]) for one in said] == [("overdue", None)]
    assert "08:30" in said[0]["send_at"]
    assert "二(一)7 首批" not in said[0]["text"]
    await court.advance(to=said[0]["send_at"])
    (sent,) = [
        one for one in await court.listed("intake", "/reminders", "zhongxin01") if one["id"] == said[0]["id"]
    ]
    assert (sent["sent_at"] >= sent["send_at"], sent["text"]) == (True, said[0]["text"])


async def test_a_new_calendar_moves_dates_and_timers(court: Court) -> None:
    now = await court.advance(to="2026-04-27T09:00:00+08:00")
    assert now.date().isoformat() == "2026-04-27"
    case = await file_case(court, 4)
    assert (await duties(court, case))["documents.initial_batch"]["due_date"] == "2026-05-07"
    notice = {"source": "测试：增设放假日", "days": [{"day": "2026-04-29", "kind": "rest"}]}
    answer = await court.call("POST", "intake", "/calendar", "lian01", notice)
    assert answer.status_code == 403
    await court.do("POST", "intake", "/calendar", "guanli01", notice)
    await court.advance()
    moved = (await duties(court, case))["documents.initial_batch"]
    assert moved["due_date"] == "2026-05-08"
    assert any("2026-04-29" in step for step in moved["steps"])
    named = " ".join((await timers(court.client.get_workflow_handle(f"case/{case}"))).values())
    assert "首批文书集中制作与发送 5个工作日 → 2026-05-08" in named
    log = await court.listed("intake", f"/cases/{case}/work-log", "zhixiao01")
    assert any("期限由 2026-05-07 改为 2026-05-08" in line["text"] for line in log)
    for run in ("first", "second"):  # a second look tells nobody again
        await court.client.execute_workflow(
            "daily_inspection", id=f"daily_inspection/{run}", task_queue=WORKFLOW_QUEUE
        )
    told = [
        one
        for one in await court.listed("intake", "/reminders", "wenshu01")
        if one["step"] == "calendar_moved"
    ]
    assert len(told) == 1
    assert f"{case} 二(一)7 首批文书集中制作与发送 由 2026-05-07 改为 2026-05-08" in told[0]["text"]
    rows = await court.sql(
        "SELECT count(*) AS n, count(DISTINCT staff_id) AS people, max(length(text)) AS longest"
        " FROM intake.reminder WHERE step = 'calendar_moved'"
    )
    assert rows[0]["n"] == rows[0]["people"] > 1
    assert rows[0]["longest"] < 1000


@pytest.mark.parametrize("why", ["未登记手机号、电子邮箱", "notices.sandbox_refused"])
async def test_a_prompt_that_cannot_be_sent_is_logged_and_the_next_level_is_told(why: str) -> None:
    """In a court with no other case, whose message the carrier could refuse instead."""
    async with running_court() as court:
        case = await file_case(court, 6)
        end = datetime.fromisoformat((await duties(court, case))["documents.initial_batch"]["due_at"])
        if why == "未登记手机号、电子邮箱":
            await court.sql("UPDATE court.staff SET mobile = '' WHERE id = 'wenshu01'")
        else:
            faults = [{"system": "notices", "operation": "messages", "fault": "refused", "count": 1}]
            (await court.http.put(f"{court.urls['sandbox']}/faults", json=faults)).raise_for_status()
        await court.advance(to=(end + timedelta(days=3, hours=9)).isoformat())
        log = await court.listed("intake", f"/cases/{case}/work-log", "zhixiao01")
        assert [line for line in log if f"提示未能发送（{why}）" in line["text"]]
        director = await court.listed("intake", "/reminders", "zhongxin01")
        told = [one for one in director if case in one["docket"] and "二(一)7 首批" in one["text"]]
        assert {one["step"] for one in told} == {"escalate", "overdue"}
        assert all(one["delivered_at"] for one in told), told


async def test_an_operator_who_ends_the_workflow_changes_no_record(court: Court) -> None:
    case = await file_case(court, 5)
    before = await court.sql("SELECT count(*), sum(seq) FROM custody.audit")
    await court.client.get_workflow_handle(f"network/{case}").terminate("operator")
    await court.advance()
    assert await court.sql("SELECT count(*), sum(seq) FROM custody.audit") == before


STATUTORY = (
    *("01-01", "02-05", "02-06", "02-07", "02-08", "04-05", "05-01", "05-02"),
    *("06-09", "09-15", "10-01", "10-02", "10-03"),
)
"""The thirteen days of 2027 that every notice must name (全国年节及纪念日放假办法第二条)."""


async def test_a_published_year_takes_the_mark_off_dates_and_timers(court: Court) -> None:
    await court.advance(to="2026-12-30T09:00:00+08:00")
    case = await file_case(court, 8)
    before = (await duties(court, case))["documents.initial_batch"]
    assert (before["due_date"], before["provisional"]) == ("2027-01-07", True)
    notice = {"source": "测试：2027年", "days": [{"day": f"2027-{day}", "kind": "rest"} for day in STATUTORY]}
    await court.do("POST", "intake", "/calendar", "guanli01", notice)
    await court.advance()
    after = (await duties(court, case))["documents.initial_batch"]
    assert (after["due_date"], after["provisional"]) == ("2027-01-07", False)
    (named,) = [
        text
        for text in (await timers(court.client.get_workflow_handle(f"case/{case}"))).values()
        if "首批文书集中制作与发送" in text
    ]
    assert named.strip('"').endswith("→ 2027-01-07")
