"""What browsers and people do besides: a session that ends, two tabs, back, a double click, no connection, a stopped team."""

from __future__ import annotations

import asyncio
import os
import signal
from typing import Any

import pytest
from playwright.async_api import Error

pytestmark = pytest.mark.timeout(1200)


async def test_after_its_end_a_session_begins_again_at_the_page_that_was_asked_for(
    running: Any, enter: Any
) -> None:
    one = await enter("zhixiao01")
    await one.context.clear_cookies()
    await one.login("zhixiao01", "/duties")
    assert one.page.url == f"{running.desk}/duties"
    await one.press("退出")
    await one.page.go_back()
    await one.page.reload()
    assert not one.page.url.startswith(running.desk)  # at the issuer: nothing is shown to whoever comes next


async def test_what_a_second_tab_has_logged_out_does_nothing_in_the_first(running: Any, enter: Any) -> None:
    one = await enter("wenshu01", "/calendar")
    second = await one.context.new_page()
    await one.open("/", second)
    await second.get_by_role("button", name="退出").click()
    await second.wait_for_url("**/logged-out")
    async with one.page.expect_navigation():
        await one.page.get_by_role("button", name="生成我的期限的链接").click()
    assert "链接已生成" not in await one.page.locator("body").inner_text()
    await one.login("wenshu01", "/calendar")
    assert await one.page.get_by_role("button", name="停用").count() == 0


async def test_a_double_click_does_it_once_and_back_shows_what_is_there(running: Any, enter: Any) -> None:
    one = await enter("guanli01", "/calendar")
    stop = one.page.get_by_role("button", name="停用")
    before = await stop.count()
    await one.page.get_by_role("button", name="生成我的期限的链接").dblclick()
    await one.page.get_by_text("链接已生成").wait_for()
    await one.page.go_back()
    assert await stop.count() == before + 1
    assert await one.page.get_by_text("链接已生成").count() == 0  # shown once


async def test_what_was_sent_without_a_connection_is_sent_again_by_a_reload(running: Any, enter: Any) -> None:
    one = await enter("lian01", "/acts/intake/receive_application")
    typed = "（2025）豫1502民初901号"
    await one.page.locator('[name="instrument_number"]').fill(typed)
    await one.context.set_offline(True)
    with pytest.raises(Error):
        await one.press("试办（核对后再确认）")
    await one.context.set_offline(False)
    await one.page.reload()
    assert await one.page.locator('[name="instrument_number"]').input_value() == typed


async def test_what_was_typed_outlives_a_page_that_was_lost(running: Any, enter: Any) -> None:
    address = "/acts/intake/receive_application"
    one = await enter("lian01", address)
    typed = "（2025）豫1502民初902号"
    await one.page.locator('[name="instrument_number"]').fill(typed)
    await one.context.set_offline(True)
    with pytest.raises(Error):
        await one.page.goto(f"{running.desk}/")
    await one.context.set_offline(False)
    await one.open("/")
    await one.open(address)
    assert await one.page.locator('[name="instrument_number"]').input_value() == ""
    await one.press("接着填写")
    assert await one.page.locator('[name="instrument_number"]').input_value() == typed
    await one.press("退出")
    await one.login("lian01", address)
    assert not await one.page.locator("#draft").is_visible()  # whoever comes next finds nothing of it


async def test_a_team_that_stands_still_is_said_in_its_place(running: Any, enter: Any) -> None:
    one = await enter("chengban01")
    pid = running.supervisor.pid("funds")
    os.kill(pid, signal.SIGSTOP)
    try:
        answer = await one.open("/")
        assert answer.status == 200
        assert await one.page.locator(".silent").count() == 1
        assert await one.axe() == []
        assert (await one.open(f"/cases/{running.story.case}")).status == 200
        assert "财产" in await one.words()
    finally:
        os.kill(pid, signal.SIGCONT)
    for _ in range(20):
        await one.open("/")
        if not await one.page.locator(".silent").count():
            return
        await asyncio.sleep(0.5)
    raise AssertionError(await one.words())
