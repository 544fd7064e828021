"""考核分析 as a page: every figure opens exactly what it counts; the bulletin as PDF and as a spreadsheet."""

from __future__ import annotations

from io import BytesIO

import openpyxl
import pytest
import pytest_asyncio

from services.desk.assessment import WIDTH, bars
from services.intake.docket.models import AppliedFact
from shared.contracts.auction.facts import DisposalDecided
from tests.harness import Court
from tests.records import put, record
from tests.services.desk.browser import browser
from tests.services.intake.road import assign, file_case

pytestmark = pytest.mark.walk

MONTH = "2026-03"


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def cases(court: Court) -> list[str]:
    """Two cases whose first terms are over; one has been assigned, and its disposal decided on."""
    numbers = [await file_case(court, seed) for seed in (1301, 1302)]
    await assign(court, numbers[0])
    now = await court.advance(workdays=8)
    await put(
        court,
        record(AppliedFact, docket=f"case/{numbers[0]}", kind=DisposalDecided.kind, occurred_at=now),
    )
    return numbers


async def test_each_figure_opens_what_it_counts(court: Court, cases: list[str]) -> None:
    async with browser(court) as one:
        page = await one.login("juzhang01", f"/assessment?period={MONTH}")
        assert page.status == 200, page.words
        figures = [
            (href, int(text))
            for text, href in page.pairs
            if href.startswith(("/duties?", "/lists/")) and text.isdecimal()
        ]
        assert {href.partition("?")[0] for href, _ in figures} == {
            "/duties",
            "/lists/assessed_case",
            "/lists/stage_passage",
        }
        for href, count in figures:
            behind = await one.get(href)
            rows = sum(tag == "tr" for tag, _ in behind.tags) - 1
            assert (behind.status, rows) == (200, count), href
        for said in (
            "有财产可供执行案件法定期限内实际执结率",
            "90%",
            "80%",
            "待确认",
            "不能计算",
            "不对法院和人员排名",
        ):
            assert said in page.words
        assert (await one.get("/assessment", period="x")).status == 422


async def test_who_does_not_answer_for_the_court_is_refused(court: Court, cases: list[str]) -> None:
    async with browser(court) as one:
        await one.login("wenshu01")
        assert (await one.get("/assessment")).status == 403


async def test_a_bulletin_is_taken_out_as_it_was_published(court: Court, cases: list[str]) -> None:
    published = await court.do("POST", "intake", "/bulletins", "zhongxin01", {"month": "2026-02"})
    async with browser(court) as one:
        page = await one.login("zhongxin01", "/assessment?period=2026-02")
        assert page.links["PDF"] == f"/bulletins/{published['id']}.pdf"
        pdf = await one.http.get(page.links["PDF"])
        assert (pdf.status_code, pdf.content[:5]) == (200, b"%PDF-")
        sheet = await one.http.get(page.links["XLSX"])
        book = openpyxl.load_workbook(BytesIO(sheet.content), read_only=True)
        rows = [[cell for cell in row if cell is not None] for row in book.worksheets[0].values]
        book.close()
        words = [str(cell) for row in rows for cell in row]
        assert any(published["sha256"] in word for word in words)
        overall = next(row for row in rows if row and "近三年整体执结率" in str(row[1:2]))
        assert overall[3:5] == [0, 0], "numbers, which a spreadsheet reckons with"
        assert (await one.get(f"/objects/bulletin/{published['id']}")).status == 200


@pytest.mark.parametrize("days", [("1.0", "4.0"), ("0.0", "0.0")])
def test_a_bar_is_as_long_as_the_stage_lasts(days: tuple[str, str]) -> None:
    median, most = days
    (one,) = bars([{"stage": "查控", "passages": 2, "median_days": median, "p90_days": most}])
    assert (one.median, one.p90) == ((WIDTH // 4, WIDTH) if most == "4.0" else (0, 0))
