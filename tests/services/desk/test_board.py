"""The leaders' board as a page: every figure opens exactly what it counts."""

from __future__ import annotations

from datetime import date

import pytest_asyncio

from services.desk.board import HEIGHT, columns
from tests.harness import Court
from tests.services.desk.browser import Page, browser
from tests.services.funds import road


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def case(court: Court) -> str:
    number = await road.new_case(court)
    await road.pay_in(court, await road.account(court, number), 30_005)
    await court.advance()
    return number


def _figures(page: Page) -> list[tuple[str, int]]:
    """Each figure of the tables that is a link, with its address; a column of the chart says its day as well."""
    begins = ("/duties?", "/cases?", "/held?")
    return [
        (href, int(text))
        for text, href in page.pairs
        if href.startswith(begins) and text.isdecimal() and "due_from" not in href
    ]


async def test_each_figure_opens_what_it_counts(court: Court, case: str) -> None:
    async with browser(court) as one:
        page = await one.login("juzhang01", "/board")
        assert page.status == 200, page.words
        assert len(page.answer.content) < 150 * 1024
        figures = _figures(page)
        assert {href.partition("?")[0] for href, _ in figures} == {"/duties", "/cases", "/held"}
        for href, count in figures:
            behind = await one.get(href)
            rows = sum(tag == "tr" for tag, _ in behind.tags) - 1
            assert (behind.status, rows) == (200, count), href


async def test_the_board_is_taken_out_as_a_picture(court: Court, case: str) -> None:
    async with browser(court) as one:
        page = await one.login("juzhang01", "/board")
        assert page.links["导出图片（PNG）"] == "/board.png"
        assert "法院时间" in page.words, "printed, it says of when it is"
        taken = await one.http.get("/board.png")
        assert (taken.status_code, taken.headers["content-type"]) == (200, "image/png")
        assert taken.content.startswith(b"\x89PNG")
        width = int.from_bytes(taken.content[16:20])
        assert width == 992, "A4 at 120 points an inch"
        assert len(taken.content) < 500 * 1024
    async with browser(court) as one:
        await one.login("wenshu01")
        refused = await one.http.get("/board.png")
        assert refused.status_code == 403
        assert refused.headers["content-type"].startswith("text/html")


async def test_the_money_held_is_shown_by_days_and_opened(court: Court, case: str) -> None:
    async with browser(court) as one:
        await one.login("juzhang01")
        assert "300.05" in (await one.get("/board")).words
        held = await one.get("/held", days_from="0", days_to="15")
        assert case in held.words
        assert "300.05" in held.words
        assert "没有符合条件的案件" in (await one.get("/held", days_from="16")).words
        assert (await one.get("/held", days_from="x")).status == 422


def test_a_column_for_each_day_as_high_as_it_has_duties() -> None:
    drawn = columns(
        [{"day": "2026-03-03", "duties": 4}, {"day": "2026-03-05", "duties": 1}], date(2026, 3, 2)
    )
    assert len(drawn) == 31
    assert [one.height for one in drawn[:4]] == [0, HEIGHT, 0, HEIGHT // 4]
    assert drawn[1].href == "/duties?due_from=2026-03-03&due_to=2026-03-03"
    assert all(one.y + one.height == HEIGHT for one in drawn)
    assert [one.height for one in columns([], date(2026, 3, 2))] == [0] * 31
