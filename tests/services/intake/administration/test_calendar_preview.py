"""Before a year is published: which open duties would move and how, by what the publication itself would do; and nothing of it stays."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest_asyncio

from tests.harness import Court
from tests.services.intake.people import application

DRY = {"Prefer": "handling=dry-run"}
NOTICE = {"source": "测试：增设放假日", "days": [{"day": "2026-03-05", "kind": "rest"}]}


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def case(court: Court) -> str:
    received = await court.do("POST", "intake", "/applications", "lian01", application(995))
    filed = await court.do("POST", "intake", f"/applications/{received['id']}/filing", "lian01")
    await court.advance()
    number: str = filed["case_number"]
    return number


async def dates(court: Court, case: str) -> dict[str, str]:
    rows = await court.listed("intake", f"/cases/{case}/duties?state=open", "zhixiao01")
    return {row["rule_id"]: row["due_date"] for row in rows}


async def reckoned(court: Court, start: str) -> Any:
    query = f"start={start}T10:00:00%2B08:00&limit=5&unit=workday"
    answer = await court.http.get(
        f"{court.urls['intake']}/calendar/due?{query}",
        headers={"Authorization": f"Bearer {await court.token('lian01')}"},
    )
    return answer.json()["due_date"]


async def test_a_trial_says_what_moves_and_the_publication_does_just_that(court: Court, case: str) -> None:
    before = await dates(court, case)
    assert before["documents.initial_batch"] == "2026-03-09"  # filed on Monday: 3, 4, 5, 6, 9
    tried = await court.do("POST", "intake", "/calendar", "guanli01", NOTICE, **DRY)
    moved = {one["rule_id"]: one for one in tried["duties"]}
    batch = moved["documents.initial_batch"]
    assert (batch["change"], batch["due_before"], batch["due_date"]) == ("moved", "2026-03-09", "2026-03-10")
    assert batch["docket"] == f"case/{case}"
    # nothing of it stays: neither the dates nor, in the memory of the service, the calendar
    await court.advance()
    assert await dates(court, case) == before
    assert await reckoned(court, "2026-03-02") == "2026-03-09"
    other = {"source": "测试：调休上班", "days": [{"day": "2026-03-14", "kind": "workday"}]}
    await court.do("POST", "intake", "/calendar", "guanli01", other)
    assert await reckoned(court, "2026-03-02") == "2026-03-09"
    assert await reckoned(court, "2026-03-09") == "2026-03-14"
    await court.advance()
    before = await dates(court, case)
    assert before["documents.initial_batch"] == "2026-03-09"
    tried = await court.do("POST", "intake", "/calendar", "guanli01", NOTICE, **DRY)
    await court.do("POST", "intake", "/calendar", "guanli01", NOTICE)
    await court.advance()
    after = await dates(court, case)
    assert {rule: after[rule] for rule in before if after[rule] != before[rule]} == {
        one["rule_id"]: one["due_date"] for one in tried["duties"] if one["due_date"] != one["due_before"]
    }


TEXT = """国务院办公厅关于2026年部分节假日安排的通知
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
"""


async def test_a_years_text_published_again_takes_back_what_was_typed_wrong(court: Court, case: str) -> None:
    """And every duty moves back; so does a whole year day by day, and a single day corrects a single one."""

    async def publish(**said: Any) -> Any:
        made = await court.do("POST", "intake", "/calendar", "guanli01", {"source": "测试"} | said)
        await court.advance()
        return made

    async def off(day: str) -> bool:
        year = await court.do("GET", "intake", f"/calendar/years/{day[:4]}", "lian01")
        found = {one["day"]: one["worked"] for one in year["days"]}
        return not found.get(day, date.fromisoformat(day).weekday() < 5)

    made = await publish(text=TEXT.replace("2月28日（周六）上班", "2月28日（周六）、3月7日（周六）上班"))
    assert {"day": "2026-03-07", "kind": "workday"} in made["days"]
    assert {"day": "2026-03-05", "kind": "workday"} in made[
        "taken_back"
    ]  # what the tests before it published
    assert (await dates(court, case))["documents.initial_batch"] == "2026-03-07"  # 3, 4, 5, 6, 7
    made = await publish(text=TEXT)
    assert made["taken_back"] == [{"day": "2026-03-07", "kind": "rest"}]
    assert (await dates(court, case))["documents.initial_batch"] == "2026-03-09"
    assert (await publish(text=TEXT))["taken_back"] == []
    days = made["days"]
    wrong = [*days, {"day": "2026-03-08", "kind": "workday"}, {"day": "2026-03-04", "kind": "rest"}]
    assert (await publish(days=wrong))["taken_back"] == []
    assert not await off("2026-03-08")
    assert await off("2026-03-04")
    one = {"day": "2026-03-08", "kind": "rest"}
    assert (await publish(days=[one]))["taken_back"] == []
    assert await off("2026-03-08")
    assert await off("2026-03-04")
    assert (await publish(days=days))["taken_back"] == [{"day": "2026-03-04", "kind": "workday"}]
    assert (await dates(court, case))["documents.initial_batch"] == "2026-03-09"


async def test_new_years_days_of_december_belong_to_the_notice_of_the_year_to_come(
    court: Court, case: str
) -> None:
    eve = {"source": "测试", "days": [{"day": "2026-12-31", "kind": "rest"}]}
    await court.do("POST", "intake", "/calendar", "guanli01", eve)
    made = await court.do("POST", "intake", "/calendar", "guanli01", {"source": "测试", "text": TEXT})
    assert made["taken_back"] == []


async def test_a_faulty_notice_is_refused_in_a_trial_too(court: Court, case: str) -> None:
    twice = {"source": "测试", "days": NOTICE["days"] * 2}
    answer = await court.call("POST", "intake", "/calendar", "guanli01", twice, **DRY)
    assert (answer.status_code, answer.json()["type"]) == (422, "urn:jiyue:problem:day_twice")
    assert (await court.call("POST", "intake", "/calendar", "zhixiao01", NOTICE, **DRY)).status_code == 403
