"""Administration on the pages: seen by everybody, changed by the administrator, each change dated and kept."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import unquote

import pytest

from services.desk.administration import prepared
from shared.platform.settings import Settings
from tests.harness import Court
from tests.services.desk.browser import browser
from tests.services.intake.people import application


@pytest.mark.parametrize("path", ["", "/settings", "/calendar", "/calendar?year=2027"])
@pytest.mark.parametrize("who", ["guanli01", "wenshu01"])
async def test_it_is_shown(court: Court, path: str, who: str) -> None:
    async with browser(court) as one:
        await one.login(who)
        page = await one.get(f"/administration{path}")
        assert page.status == 200, page.words
        assert ("系统管理" in (await one.get("/")).links) == (who == "guanli01")


def test_who_operates_the_workflows_has_lists_prepared_where_the_court_says_where() -> None:
    config = Settings(temporal_ui="http://ui.test", temporal_namespace="jiyue")
    links = dict(prepared(config))
    begin = "http://ui.test/namespaces/jiyue/workflows?query="
    assert all(address.startswith(begin) for address in links.values())
    assert unquote(links["红灯案件"].removeprefix(begin)) == 'Light = "red"'
    assert prepared(Settings(temporal_ui="")) == []


async def test_only_the_administrator_is_offered_a_change(court: Court) -> None:
    async with browser(court) as one:
        await one.login("wenshu01")
        assert "变更" not in (await one.get("/administration/settings")).links
        assert "公布放假、调休安排" not in (await one.get("/administration/calendar")).links
        assert "登记人员" not in (await one.get("/administration")).links


async def test_a_setting_is_changed_from_a_day_on_and_its_history_is_shown(court: Court) -> None:
    async with browser(court) as one:
        await one.login("guanli01")
        page = await one.get("/administration/settings")
        address = "/acts/intake/change_setting/prompt_workdays"
        assert ("变更", address) in page.pairs
        form = (await one.get(address)).form("")["fields"]
        assert form["name"] == "prompt_workdays"
        asked = form | {"value": "4", "since": "2026-03-01", "reason": "院长办公会纪要第3号"}
        late = await one.post(address, asked | {"_do": "do"})
        assert late.status == 422
        assert "应自明日或者以后起施行" in late.words
        allowed = asked | {"since": "2026-03-10"}
        tried = await one.post(address, allowed | {"_do": "try"})
        assert "可以办理" in tried.words
        done = await one.post(address, allowed | {"_do": "do"})
        assert done.status == 200, done.words
        after = await one.get("/administration/settings")
        assert "自 2026年3月10日（周二） 起 4 个工作日" in after.words
        assert "院长办公会纪要第3号" in after.words


async def test_the_calendar_names_what_is_not_as_its_weekday(court: Court) -> None:
    async with browser(court) as one:
        await one.login("wenshu01")
        page = await one.get("/administration/calendar", year="2026")
        assert "2026年10月1日（周四） 休息" in page.words
        assert "2026年3月2日" not in page.words
        assert (await one.get("/administration/calendar", year="9999")).status == 422
        unpublished = await one.get("/administration/calendar", year="2030")
        assert "暂定" in unpublished.words


async def test_before_a_year_is_published_the_page_shows_which_deadlines_move(court: Court) -> None:
    received = await court.do("POST", "intake", "/applications", "lian01", application(996))
    filed = await court.do("POST", "intake", f"/applications/{received['id']}/filing", "lian01")
    await court.advance()
    address = "/acts/intake/publish_calendar"
    async with browser(court) as one:
        await one.login("guanli01")
        form = (await one.get(address)).form("")["fields"]
        typed = form | {"source": "测试", "days.0.day": "2026-03-05", "days.0.kind": "rest", "_do": "try"}
        tried = await one.post(address, typed)
        assert tried.status == 200, tried.words
        said = "期限事项“首批文书集中制作与发送”由2026年3月9日（周一）届满改为2026年3月10日（周二）届满"
        assert f"{filed['case_number']} {said}" in tried.words
        calendar = await one.get("/administration/calendar", year="2026")
        assert "2026年3月5日" not in calendar.words


@pytest.mark.walk
async def test_the_clock_is_moved_on_its_page_which_says_how_far_it_is(court: Court) -> None:
    async with browser(court) as one:
        await one.login("guanli01")
        page = await one.get("/administration")
        page = await one.get(page.links["法院时钟"])
        form = page.form("")["fields"]
        before = await court.do("GET", "intake", "/clock", "guanli01")
        moved = await one.post("/administration/clock", form | {"workdays": "5"})
        assert moved.status == 200, moved.words
        again = await one.post("/administration/clock", form | {"workdays": "5"})
        for page in (moved, again):
            is_under_way = "正在推进" in page.words
            assert is_under_way == ("refresh" in page.answer.headers)
            assert is_under_way == ("<progress" in page.html)
        now = await court.advance()
        after = await court.do("GET", "intake", "/clock", "guanli01")
        assert after["now"] == now.isoformat().replace("+00:00", "Z") or after["arrived"]
        assert after["stops"] >= 0
        assert (now - datetime.fromisoformat(before["now"])).days in range(5, 12), "once, however often sent"
        page = await one.get("/administration/clock")
        assert "已到达" in page.words
        back = await one.post("/administration/clock", page.form("")["fields"] | {"to": "rubbish"})
        assert back.status == 422
        await one.post("/logout", page.form("/logout")["fields"])
    async with browser(court) as other:
        await other.login("wenshu01")
        page = await other.get("/administration/clock")
        assert ("法院时钟" in page.words, "五个工作日" in page.words) == (True, False)
        token = page.form("/logout")["fields"]["_form"]
        refused = await other.post(
            "/administration/clock", {"_form": token, "_key": "k" * 32, "workdays": "5"}
        )
        assert refused.status == 403
