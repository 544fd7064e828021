"""The term of one case over HTTP: stayed on a paper, resumed on a paper, lengthened by the president."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import httpx
import pytest
import pytest_asyncio

from tests.agreement import waiting
from tests.harness import CLOCK_START, Court
from tests.services.desk.browser import browser
from tests.services.intake.refusals import assert_refused
from tests.services.intake.road import assign, duties, enter, file_case

pytestmark = pytest.mark.walk


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def case(court: Court) -> str:
    number = await file_case(court, 71)
    await assign(court, number)
    await court.advance()
    return number


async def term(court: Court, case: str) -> dict[str, Any]:
    return dict(await court.do("GET", "intake", f"/cases/{case}/term", "chengban01"))


async def record(court: Court, case: str, who: str = "chengban01", **body: Any) -> httpx.Response:
    return await court.call("POST", "intake", f"/cases/{case}/stays", who, body)


async def decide(court: Court, stay: str, who: str, result: str, reason: str = "") -> httpx.Response:
    body = {"result": result, "reason": reason}
    return await court.call("POST", "intake", f"/stays/{stay}/decision", who, body)


async def end(court: Court, stay: str, who: str, file: str, on: date) -> httpx.Response:
    body = {"end_file": file, "ended_on": on.isoformat()}
    return await court.call("POST", "intake", f"/stays/{stay}/ending", who, body)


def code(answer: httpx.Response) -> tuple[int, str]:
    return answer.status_code, str(answer.json()["type"]).rpartition(":")[2]


async def test_a_stay_rests_on_a_ruling_that_another_has_entered_and_the_judge_confirms(
    court: Court, case: str
) -> None:
    today = (await court.advance()).date()
    before = await term(court, case)
    assert (before["suspended_by"], before["stays"], before["idle"]) == (None, [], False)
    said = {"ground": "suspension", "decided_on": today.isoformat()}
    nothing = await record(court, case, file="0" * 32, **said)
    assert code(nothing) == (409, "file_not_of_case")
    assert nothing.json()["errors"][0]["article"] == "民事诉讼法第二百六十七条"
    own = await enter(court, case, "stay_ruling", "chengban01", "中止执行裁定书，承办人存入")
    assert code(await record(court, case, file=own, **said)) == (409, "file_not_of_case")
    file = await enter(court, case, "stay_ruling", "wenshu01", "中止执行裁定书")
    ends_first = {
        "ground": "security",
        "decided_on": today.isoformat(),
        "until": (today - timedelta(days=1)).isoformat(),
    }
    refused = await record(court, case, file=file, **ends_first)
    assert (code(refused), refused.json()["errors"][0]["article"]) == (
        (422, "stay_refused"),
        "执行担保规定第十条",
    )
    assert (await term(court, case))["stays"] == []

    wrong = (await record(court, case, file=file, **said)).json()
    path, why = f"/stays/{wrong['id']}/withdrawal", {"reason": "裁定书所载日期登记有误"}
    assert (await court.call("POST", "intake", path, "chengban02", why)).status_code == 403
    assert (await court.call("POST", "intake", path, "faguan01", why)).status_code == 403
    gone = await court.do("POST", "intake", path, "chengban01", why)
    assert (gone["state"], gone["reason"]) == ("withdrawn", why["reason"])
    assert code(await decide(court, wrong["id"], "faguan01", "confirmed")) == (409, "stay_state")
    assert code(await court.call("POST", "intake", path, "chengban01", why)) == (409, "stay_state")
    stay = (await record(court, case, file=file, **said)).json()  # the same paper, recorded anew
    assert (stay["state"], stay["begins_at"]) == ("recorded", None)
    assert code(await record(court, case, file=file, **said)) == (409, "stay_state")
    await court.advance()
    assert (await term(court, case))["suspended_by"] is None
    assert (stay["id"], "decide_stay") in await waiting(court, "intake", case, "faguan01")
    assert (stay["id"], "decide_stay") not in await waiting(court, "intake", case, "faguan02")
    async with browser(court) as judge:
        page = await judge.login("faguan01", f"/cases/{case}")
        assert "中止、暂缓等期间（2）" in page.words
        assert "仍未执行的，申请执行人可以向上一级人民法院申请执行" in page.words
        page = await judge.get(f"/objects/stay/{stay['id']}")
        assert page.links["确认不计入执行期限的期间"].startswith(f"/acts/intake/decide_stay/{stay['id']}")
    assert (await decide(court, stay["id"], "chengban01", "confirmed")).status_code == 403
    assert (await decide(court, stay["id"], "faguan02", "confirmed")).status_code == 403
    assert code(await decide(court, stay["id"], "faguan01", "refused")) == (422, "stay_refused")
    done = await decide(court, stay["id"], "faguan01", "confirmed")
    assert (done.status_code, done.json()["state"]) == (200, "confirmed"), done.text
    await court.advance()
    stopped = await term(court, case)
    assert stopped["suspended_by"] == "中止执行期间不计入（案件审理期限规定第九条第（九）项）"
    assert stopped["higher_court"]["suspended_by"] is not None
    rows = await duties(court, case)
    assert [rule for rule, row in rows.items() if row["suspended_by"]] == ["case.term"]
    late = await court.call("POST", "intake", f"/stays/{stay['id']}/withdrawal", "chengban01", why)
    assert code(late) == (409, "stay_state")
    again = await decide(court, stay["id"], "faguan01", "confirmed")
    assert_refused(
        again, 409, "stay_state", "该项中止、暂缓当前状态下不能办理该事项", "案件审理期限规定第九条"
    )


async def test_it_goes_on_by_a_paper_and_its_days_are_taken_out(court: Court, case: str) -> None:
    (stay,) = [one for one in (await term(court, case))["stays"] if one["state"] == "confirmed"]
    began = date.fromisoformat(stay["begins_at"][:10])
    before = date.fromisoformat((await term(court, case))["due_date"])
    now = await court.advance(to=(CLOCK_START + timedelta(days=21)).isoformat())
    file = await enter(court, case, "resumption", "wenshu01", "恢复执行通知书")
    early = await end(court, stay["id"], "chengban01", file, began - timedelta(days=1))
    assert code(early) == (422, "stay_refused")
    assert code(await end(court, stay["id"], "chengban01", "0" * 32, now.date())) == (409, "file_not_of_case")
    assert (await end(court, stay["id"], "chengban02", file, now.date())).status_code == 403
    own = await enter(court, case, "resumption", "chengban01", "恢复执行通知书，承办人存入")
    assert code(await end(court, stay["id"], "chengban01", own, now.date())) == (409, "file_not_of_case")
    done = await end(court, stay["id"], "chengban01", file, now.date())
    assert (done.status_code, done.json()["state"]) == (200, "ended"), done.text
    await court.advance()
    after = await term(court, case)
    assert after["suspended_by"] is None
    moved = (date.fromisoformat(after["due_date"]) - before).days
    assert (
        moved == (now.date() - began).days - 1
    )  # it began on the day of the filing, which counts in no period
    assert any("中止执行期间不计入" in step for step in after["steps"])
    twice = await end(court, stay["id"], "chengban01", file, now.date())
    assert code(twice) == (409, "stay_state")


async def test_the_president_lengthens_the_term_once_and_again_on_record(court: Court, case: str) -> None:
    path, why = f"/cases/{case}/extensions", "被执行人财产正在处置，六个月内不能执结。"
    ask = {"months": 3, "reason": why}
    before = date.fromisoformat((await term(court, case))["due_date"])
    too_long = await court.call("POST", "intake", path, "chengban01", ask | {"months": 4})
    assert code(too_long) == (422, "stay_refused")
    assert (await court.call("POST", "intake", path, "chengban02", ask)).status_code == 403
    asked = await court.do("POST", "intake", path, "chengban01", ask)
    assert code(await court.call("POST", "intake", path, "chengban01", ask)) == (409, "extension_state")
    decision = f"/extensions/{asked['id']}/decision"
    yes = {"result": "approved", "opinion": "同意延长三个月。"}
    assert (asked["id"], "decide_extension") in await waiting(court, "intake", case, "yuanzhang01")
    for who in ("chengban01", "faguan01", "juzhang01"):
        assert (await court.call("POST", "intake", decision, who, yes)).status_code == 403
    await court.do("POST", "intake", decision, "yuanzhang01", yes)
    assert (asked["id"], "decide_extension") not in await waiting(court, "intake", case, "yuanzhang01")
    await court.advance()
    after = await term(court, case)
    assert 85 <= (date.fromisoformat(after["due_date"]) - before).days <= 95
    assert after["steps"][0] == "经院长批准延长3个月（案件审理期限规定第五条）"
    assert code(await court.call("POST", "intake", decision, "yuanzhang01", yes)) == (409, "extension_state")
    again = await court.call("POST", "intake", path, "chengban01", ask)
    assert again.json()["errors"][0]["field"] == "filed_with"
    record = await enter(court, case, "high_court_record", "wenshu01", "备案材料")
    second = await court.do("POST", "intake", path, "chengban01", ask | {"filed_with": record})
    no = {"result": "refused", "opinion": "不再延长，抓紧办理。"}
    await court.do("POST", "intake", f"/extensions/{second['id']}/decision", "yuanzhang01", no)
    assert [one["state"] for one in (await term(court, case))["extensions"]] == ["approved", "refused"]


async def test_sixty_days_without_a_measure_show_as_a_risk(court: Court, case: str) -> None:
    await court.sql(
        "UPDATE intake.enforcement_case SET filed_at = filed_at - interval '60 days' WHERE case_number = $1",
        case,
    )
    shown = await term(court, case)
    assert (shown["idle"], shown["idle_days"] >= 60) == (True, True)
