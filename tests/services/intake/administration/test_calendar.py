"""GET /calendar/due: the clerk's calculator."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

import httpx
import pytest

from tests.harness import Court


async def ask(court: Court, who: str = "lian01", **query: Any) -> httpx.Response:
    url = f"{court.urls['intake']}/calendar/due?{urlencode(query)}"
    return await court.http.get(url, headers={"Authorization": f"Bearer {await court.token(who)}"})


async def test_the_end_of_a_period_and_how_it_was_counted(court: Court) -> None:
    answer = await ask(court, start="2026-02-13T10:00:00+08:00", limit=5, unit="workday")
    assert answer.status_code == 200
    found = answer.json()
    assert set(found) == {"due_date", "due_at", "provisional", "steps"}
    assert (found["due_date"], found["due_at"]) == ("2026-02-27", "2026-02-28T00:00:00+08:00")
    assert found["provisional"] is False
    assert any("2026-02-14" in step and step.endswith("，计入") for step in found["steps"])
    assert any("2026-02-16" in step and step.endswith("不计入") for step in found["steps"])


async def test_a_backward_period_moves_earlier(court: Court) -> None:
    found = (await ask(court, start="2026-10-10T00:00:00+08:00", limit=7, unit="day", backward="true")).json()
    assert found["due_date"] == "2026-09-30"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"start": "2026-02-13T10:00:00"}, "start"),
        ({"start": "yesterday"}, "start"),
        ({"start": "20260213"}, "start"),
        ({"start": "1770948000"}, "start"),
        ({"start": "2026-02-13"}, "start"),
        ({"limit": "-1"}, "limit"),
        ({"limit": "1.5"}, "limit"),
        ({"unit": "week"}, "unit"),
    ],
)
async def test_bad_input_names_its_field(court: Court, change: dict[str, str], field: str) -> None:
    query = {"start": "2026-02-13T10:00:00+08:00", "limit": "5", "unit": "workday"} | change
    answer = await ask(court, **query)
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert [error["field"] for error in answer.json()["errors"]] == [field]


@pytest.mark.parametrize(
    "change",
    [
        {"limit": "0"},
        {"start": "1900-02-13T10:00:00+08:00"},
        {"unit": "same_day", "limit": "0", "backward": "true"},
        {"unit": "same_day"},
        {"unit": "prompt"},
    ],
)
async def test_a_period_that_cannot_be_counted_names_the_law(court: Court, change: dict[str, str]) -> None:
    query = {"start": "2026-02-13T10:00:00+08:00", "limit": "5", "unit": "day"} | change
    answer = await ask(court, **query)
    assert (answer.status_code, answer.json()["article"]) == (422, "民事诉讼法第八十五条")


async def test_a_published_day_counts_at_once(court: Court) -> None:
    query = {"start": "2026-04-27T10:00:00+08:00", "limit": 5, "unit": "workday"}
    assert (await ask(court, **query)).json()["due_date"] == "2026-05-07"
    notice = {"source": "测试：增设放假日", "days": [{"day": "2026-04-29", "kind": "rest"}]}
    await court.do("POST", "intake", "/calendar", "guanli01", notice)
    assert (await ask(court, **query)).json()["due_date"] == "2026-05-08"


async def test_a_year_without_working_days_is_not_published(court: Court) -> None:
    query = {"start": "2028-03-01T10:00:00+08:00", "limit": 5, "unit": "workday"}
    before = (await ask(court, **query)).json()
    year = [date.fromordinal(date(2028, 1, 1).toordinal() + n) for n in range(366)]
    for days in (year, [day for day in year if day.weekday() < 5][:40]):
        notice = {"source": "测试", "days": [{"day": str(day), "kind": "rest"} for day in days]}
        answer = await court.call("POST", "intake", "/calendar", "guanli01", notice)
        assert (answer.status_code, answer.json()["type"]) == (422, "urn:jiyue:problem:too_many_days_off")
        assert answer.json()["article"] == "全国年节及纪念日放假办法第二条"
        assert "超过20日" in answer.json()["detail"]
    assert (await ask(court, **query)).json() == before


async def test_units_without_a_number_need_none(court: Court) -> None:
    answer = await ask(court, start="2026-03-10T15:00:00+08:00", unit="same_day")
    assert answer.json()["due_date"] == "2026-03-10"
    assert (await ask(court, start="2026-03-10T15:00:00+08:00", unit="day")).status_code == 422


NOTICE = """国务院办公厅关于2027年部分节假日安排的通知
一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月4日（农历腊月二十八、周四）至11日（农历正月初六、周四）放假调休，共8天。1月30日（周六）、2月14日（周日）上班。
三、清明节：4月3日（周六）至5日（周一）放假，共3天。
四、劳动节：5月1日（周六）至5日（周三）放假调休，共5天。5月8日（周六）上班。
五、端午节：6月9日（周三）放假1天，不调休。
六、中秋节：9月15日（周三）放假1天，不调休。
七、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。9月26日（周日）、10月9日（周六）上班。
"""


async def test_a_year_is_final_only_with_its_whole_notice(court: Court) -> None:
    """A late day of 2027 says nothing of its Spring Festival, and its National Day alone is not the year."""
    query = {"start": "2027-01-29T10:00:00+08:00", "limit": 5, "unit": "workday"}

    async def provisional() -> bool:
        found = (await ask(court, **query)).json()
        assert any("暂定" in step for step in found["steps"]) is found["provisional"]
        final: bool = found["provisional"]
        return final

    late = {"source": "测试", "days": [{"day": "2027-12-31", "kind": "rest"}]}
    await court.do("POST", "intake", "/calendar", "guanli01", late)
    assert await provisional()
    for missing in (
        {"days": [{"day": "2027-10-01", "kind": "rest"}]},
        {"text": NOTICE.replace("五、端午节：6月9日（周三）放假1天，不调休。\n", "")},
        {
            "text": NOTICE.replace(
                "4日（农历腊月二十八、周四）至11日（农历正月初六、周四）放假调休，共8天",
                "4日至7日放假，共4天",
            )
        },
    ):
        answer = await court.call("POST", "intake", "/calendar", "guanli01", {"source": "测试", **missing})
        assert (answer.status_code, answer.json()["type"]) == (422, "urn:jiyue:problem:statutory_day_missing")
        assert answer.json()["article"] == "全国年节及纪念日放假办法第二条"
        assert await provisional()
    made = await court.do("POST", "intake", "/calendar", "guanli01", {"source": "测试", "text": NOTICE})
    assert {"day": "2027-01-30", "kind": "workday"} in made["days"]
    assert not await provisional()
    found = (await ask(court, **query)).json()
    assert found["due_date"] == "2027-02-12"  # 30 January, then 1, 2, 3 February, then after the holiday
    corrected = {"source": "测试：更正", "days": [{"day": "2027-02-12", "kind": "rest"}]}
    await court.do("POST", "intake", "/calendar", "guanli01", corrected)
    assert (await ask(court, **query)).json()["due_date"] == "2027-02-14"


@pytest.mark.parametrize(
    "day", ["2026-10-01", "2026-02-16", "2027-10-01", "2027-06-09", "2028-05-01", "2028-10-01"]
)
async def test_nobody_works_on_a_statutory_day(court: Court, day: str) -> None:
    """A year published by the package, by the court, or not at all."""
    body = {"source": "测试", "days": [{"day": day, "kind": "workday"}]}
    answer = await court.call("POST", "intake", "/calendar", "guanli01", body)
    assert (answer.status_code, answer.json()["type"]) == (422, "urn:jiyue:problem:statutory_day_worked")
    assert answer.json()["article"] == "全国年节及纪念日放假办法第二条"


@pytest.mark.parametrize(
    "said",
    [
        {"days": [{"day": "2028-03-08", "kind": "workday"}]},  # a Wednesday
        {"text": NOTICE.replace("1月30日（周六）", "1月27日（周三）")},
    ],
)
async def test_no_ordinary_day_is_named_as_worked_in_lieu(court: Court, said: dict[str, Any]) -> None:
    answer = await court.call("POST", "intake", "/calendar", "guanli01", {"source": "测试", **said})
    assert (answer.status_code, answer.json()["type"]) == (422, "urn:jiyue:problem:not_a_weekend")
    assert answer.json()["article"] == "全国年节及纪念日放假办法第七条"


@pytest.mark.parametrize(
    "text",
    [
        NOTICE.replace("6月9日（周三）放假1天，不调休", "6月9日（周三）上班"),
        NOTICE[: NOTICE.index("七、国庆节")],
        NOTICE[: NOTICE.index("二、春节")],
        NOTICE.replace("5月1日（周六）至5日（周三）放假调休，共5天", "5月1日（周六）放假1天"),
    ],
)
async def test_a_text_has_every_statutory_day_of_its_year_also_the_second_time(
    court: Court, text: str
) -> None:
    """What is pasted as far as the screen showed it is no year's notice, and changes nothing."""
    await court.do("POST", "intake", "/calendar", "guanli01", {"source": "测试", "text": NOTICE})
    before = [await court.do("GET", "intake", f"/calendar/years/{year}", "lian01") for year in (2026, 2027)]
    answer = await court.call("POST", "intake", "/calendar", "guanli01", {"source": "测试", "text": text})
    assert (answer.status_code, answer.json()["article"]) == (422, "全国年节及纪念日放假办法第二条")
    assert answer.json()["type"] in (
        "urn:jiyue:problem:statutory_day_missing",
        "urn:jiyue:problem:statutory_day_worked",
    )
    after = [await court.do("GET", "intake", f"/calendar/years/{year}", "lian01") for year in (2026, 2027)]
    assert after == before


async def test_a_notice_that_cannot_be_read_publishes_nothing(court: Court) -> None:
    wrong = NOTICE.replace("4月3日（周六）", "4月3日（周五）")
    for body in ({"text": wrong}, {}, {"text": NOTICE, "days": [{"day": "2028-01-03", "kind": "rest"}]}):
        answer = await court.call("POST", "intake", "/calendar", "guanli01", {"source": "测试", **body})
        assert answer.status_code == 422
        assert answer.json()["article"] == "全国年节及纪念日放假办法第七条"


async def test_strangers_are_not_answered(court: Court) -> None:
    url = f"{court.urls['intake']}/calendar/due?start=2026-02-13T10:00:00%2B08:00&limit=5&unit=workday"
    assert (await court.http.get(url)).status_code == 401


async def test_the_courts_own_time_is_what_periods_run_by(court: Court) -> None:
    before = await court.do("GET", "intake", "/calendar/now", "chengban01")
    moved = await court.advance(workdays=1)
    after = await court.do("GET", "intake", "/calendar/now", "chengban01")
    assert datetime.fromisoformat(before["now"]) < moved <= datetime.fromisoformat(after["now"])
    outside = await court.call("GET", "intake", "/calendar/now", "system:bank")
    assert outside.status_code == 403
