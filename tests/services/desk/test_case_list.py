"""The list of cases as one's own: columns, views under a name, and a spreadsheet that says what it is and runs nothing."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
import pytest_asyncio
from openpyxl import load_workbook

from services.desk import case_list
from services.desk.case_list import COLUMNS, USUAL, workbook
from services.desk.cases import STAGES
from shared.law import rulebook
from tests.harness import Court
from tests.services.desk.browser import Page, browser
from tests.services.documents.road import assign
from tests.services.intake.people import application

EVIL = '=HYPERLINK("https://elsewhere","甲")'


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def cases(court: Court) -> list[str]:
    """Three cases of chengban01, the first of an applicant with a formula for a name, and one of nobody."""
    filed = []
    for seed in range(4):
        body = application(980 + seed)
        if seed == 0:
            body["parties"][0]["name"] = EVIL
        received = await court.do("POST", "intake", "/applications", "lian01", body)
        case = await court.do("POST", "intake", f"/applications/{received['id']}/filing", "lian01")
        if seed < 3:
            await assign(court, case)
        filed.append(case["case_number"])
    await court.do(
        "PUT",
        "intake",
        f"/cases/{filed[1]}/sealing",
        "juzhang01",
        {"sealed": True, "reason": "涉及国家秘密"},
        If_Match="2",
    )
    await court.advance()
    return filed


def test_the_stages_offered_are_those_of_the_rulebook() -> None:
    assert set(STAGES) == set(rulebook.STAGES.values())


def heads(page: Page) -> list[str]:
    return [title for title in COLUMNS.values() if f"<th>{title}</th>" in page.html]


async def test_the_columns_are_ones_own_and_stay_while_one_turns_the_pages(
    court: Court, cases: list[str]
) -> None:
    async with browser(court) as one:
        await one.login("chengban01")
        usual = await one.get("/cases")
        assert usual.status == 200, usual.words
        assert heads(usual) == [COLUMNS[name] for name in USUAL]
        chosen = await one.http.get("/cases?columns=stage&columns=open_duties&columns=nonsense&light=green")
        page = Page(chosen)
        assert heads(page) == ["阶段", "未办结期限"]
        assert page.links["导出 XLSX"] == "/cases.xlsx?light=green&columns=stage&columns=open_duties"
        assert not page.scripts


async def test_a_view_is_kept_under_a_name_opened_and_removed(court: Court, cases: list[str]) -> None:
    async with browser(court) as one:
        await one.login("chengban01")
        page = Page(await one.http.get("/cases?light=green&columns=stage"))
        form = page.form("/cases/views")
        saved = await one.post(form["action"], form["fields"] | {"name": "绿灯<b>"})
        again = await one.post(form["action"], form["fields"] | {"name": "绿灯<b>"})
        assert (saved.status, again.status) == (200, 200)
        assert saved.links["绿灯<b>"] == "/cases?light=green&columns=stage"
        assert heads(saved) == ["阶段"]
        refused = await one.post(form["action"], form["fields"] | {"name": " ", "_key": "other"})
        assert refused.status == 422
        async with browser(court) as other:
            await other.login("chengban02")
            assert "绿灯<b>" not in (await other.get("/cases")).links
        (remove,) = [one for one in saved.forms if one["action"].startswith("/cases/views/")]
        assert "绿灯<b>" not in (await one.post(remove["action"], remove["fields"])).links


async def sheet(one: Any, query: str = "") -> list[list[Any]]:
    answer = await one.http.get(f"/cases.xlsx?{query}")
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-disposition"].startswith("attachment;")
    assert answer.headers["cache-control"] == "no-store"
    book = load_workbook(BytesIO(answer.content))
    return [[cell.value for cell in row] for row in book.active.iter_rows()]


async def test_the_spreadsheet_says_what_was_asked_by_whom_and_when(court: Court, cases: list[str]) -> None:
    async with browser(court) as one:
        await one.login("zhixiao01")
        rows = await sheet(
            one, "officer=chengban01&light=green&sort=oldest&columns=applicants&columns=amount"
        )
    title, asked, stamped, counted, empty, head, *body = rows
    assert "案件列表" in title[0]
    assert asked[0].startswith("筛选条件：")
    assert "灯色：正常" in asked[0]
    assert "chengban01" not in asked[0]
    assert "2026年3月2日" in stamped[0]
    assert "导出人" in stamped[0]
    assert set(empty) == {None}
    assert head == ["案号", "申请执行人", "标的（元）"]
    assert counted[0] == f"共 {len(body)} 件"
    assert {row[0] for row in body} <= set(cases[:3])
    assert all(isinstance(row[2], float | int) for row in body)


async def test_what_is_not_open_to_him_is_not_in_it_and_a_row_says_who_took_it_out(
    court: Court, cases: list[str]
) -> None:
    async with browser(court) as one:
        await one.login("wenshu01")
        rows = await sheet(one)
    head, sealed = rows[5], next(row for row in rows if row[0] == cases[1])
    shown = dict(zip(head, sealed, strict=True))
    assert [shown[title] for title in ("申请执行人", "被执行人", "标的（元）", "立案")] == [""] * 4
    assert all(dict(zip(head, row, strict=True))["被执行人"] for row in rows[6:] if row is not sealed)
    kept = await court.sql(
        "SELECT actor FROM intake.audit WHERE action = 'case.list' AND (detail->>'export')::boolean ORDER BY at, seq"
    )
    assert kept[-1]["actor"] == "wenshu01"


async def test_a_name_is_no_formula(court: Court, cases: list[str]) -> None:
    async with browser(court) as one:
        await one.login("chengban01")
        answer = await one.http.get("/cases.xlsx")
        assert answer.status_code == 200, answer.text
    cells = [cell for row in load_workbook(BytesIO(answer.content)).active.iter_rows() for cell in row]
    (named,) = [cell for cell in cells if cell.value == EVIL]
    assert named.data_type == "s"
    assert named.hyperlink is None
    for text in ("=1+1", "{=1}", "https://elsewhere", "+1", "@A1"):
        (cell,) = [
            cell
            for row in load_workbook(BytesIO(workbook([], [["甲"], [text]]))).active.iter_rows()
            for cell in row
            if cell.value == text
        ]
        assert (cell.data_type, cell.hyperlink) == ("s", None)


async def test_it_turns_the_pages_and_says_where_it_stops(
    court: Court, cases: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(case_list, "PAGE", 1)
    async with browser(court) as one:
        await one.login("zhixiao01")
        assert len(await sheet(one)) == 6 + len(cases)
        monkeypatch.setattr(case_list, "MOST_ROWS", 2)
        rows = await sheet(one)
        assert (rows[3][0], len(rows)) == ("共 2 件，只导出前 2 件", 8)


async def test_without_login_there_is_no_spreadsheet(court: Court, cases: list[str]) -> None:
    async with browser(court) as one:
        answer = await one.http.get("/cases.xlsx", follow_redirects=False)
        assert answer.status_code == 303
