"""工作日志形成备查 (二(五)2): it is taken out as it stands, by whom the case is open to, and nobody changes a line of it."""

from __future__ import annotations

import csv
from io import BytesIO, StringIO
from typing import Any

import asyncpg
import pytest
import pytest_asyncio
from openpyxl import load_workbook
from pypdfium2 import PdfDocument

from deploy.local import LOGIN_ROLES
from services.desk.work_log import table
from tests.harness import Court
from tests.services.desk.browser import browser
from tests.services.intake.road import assign, file_case

EVIL = "=HYPERLINK(0)"


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def case(court: Court) -> str:
    """A case with two instructions in its log, and a line that begins as a formula does."""
    number = await file_case(court, 1)
    await assign(court, number)
    await court.advance()
    for team in ("custody", "funds"):
        body = {"team": team, "content": "请予办理。", "feedback_by": "2026-03-20T17:00:00+08:00"}
        await court.do("POST", "intake", f"/cases/{number}/instructions", "chengban01", body)
    await court.sql(
        "INSERT INTO intake.work_log (id, docket, at, article, text) VALUES ('evil', 'case/' || $1, now(), '一', $2)",
        number,
        EVIL,
    )
    return number


async def taken(court: Court, of: str, form: str, who: str = "zhixiao01") -> Any:
    async with browser(court) as one:
        await one.login(who)
        return await one.http.get(f"/{of}/work-log.{form}")


def printed(content: bytes) -> str:
    document = PdfDocument(content)
    return "".join(page.get_textpage().get_text_range() for page in document).replace("\r\n", "")


def rows_of(form: str, content: bytes) -> list[list[Any]]:
    if form == "csv":
        return list(csv.reader(StringIO(content.decode("utf-8-sig"))))
    return [[cell.value for cell in row] for row in load_workbook(BytesIO(content)).active.iter_rows()]


@pytest.mark.parametrize("form", ["xlsx", "csv"])
async def test_the_log_is_taken_out_whole_with_by_whom_and_when(court: Court, case: str, form: str) -> None:
    answer = await taken(court, f"cases/{case}", form)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-disposition"].startswith("attachment;")
    assert answer.headers["cache-control"] == "no-store"
    rows = rows_of(form, answer.content)
    title, stamped, counted = (row[0] for row in rows[:3])
    head = rows.index(["时间", "依据", "内容"])
    lines = rows[head + 1 :]
    kept = await court.listed("intake", f"/cases/{case}/work-log", "zhixiao01")
    assert (case in title, "导出人：韩质效" in stamped, counted) == (True, True, f"共 {len(kept)} 条")
    assert len(lines) == len(kept)
    assert [
        line[2] for line in lines if line[2] in ("发送指令（查控专员）", "发送指令（执行案款管理专员）")
    ] == [
        "发送指令（查控专员）",
        "发送指令（执行案款管理专员）",
    ]
    evil = next(line[2] for line in lines if EVIL in line[2])
    assert evil == (f"'{EVIL}" if form == "csv" else EVIL)
    read = await court.sql(
        "SELECT count(*) AS n FROM intake.audit WHERE case_number = $1 AND action = 'work_log.read' AND actor = 'zhixiao01'"
        " AND detail->>'via' IS NULL",
        case,
    )
    assert read[0]["n"] > 0


async def test_whom_the_case_is_closed_to_takes_nothing_out(court: Court, case: str) -> None:
    for form in ("xlsx", "csv", "pdf"):
        answer = await taken(court, f"cases/{case}", form, "chengban02")
        assert answer.status_code == 403
        assert "attachment" not in answer.headers.get("content-disposition", "")


async def test_the_log_is_taken_out_as_a_paper(court: Court, case: str) -> None:
    answer = await taken(court, f"cases/{case}", "pdf")
    assert answer.status_code == 200, answer.text
    words = printed(answer.content)
    for said in ("发送指令（查控专员）", "发送指令（执行案款管理专员）", "导出人：韩质效", EVIL):
        assert said in words


@pytest.mark.walk
async def test_an_officers_log_is_that_of_his_cases_that_are_open_to_who_asks(
    court: Court, case: str
) -> None:
    other = await file_case(court, 2)
    body = {"track": "simple", "officer": "chengban02", "judge": "faguan02", "reason": "庭务会研究指定"}
    await court.do("PUT", "intake", f"/cases/{other}/assignment", "zhixiao01", body, If_Match="1")
    await court.advance()
    whole = await court.listed("intake", "/officers/chengban01/work-log", "zhixiao01")
    assert {one["case_number"] for one in whole} == {case}
    assert [one["text"] for one in whole] == [
        one["text"] for one in await court.listed("intake", f"/cases/{case}/work-log", "zhixiao01")
    ]
    assert await court.listed("intake", "/officers/chengban01/work-log", "chengban02") == []
    later = await court.listed("intake", "/officers/chengban01/work-log?day_from=2027-01-01", "zhixiao01")
    assert all(one["at"] >= "2027" for one in later)
    assert len(later) < len(whole)
    rows = rows_of("xlsx", (await taken(court, "officers/chengban01", "xlsx")).content)
    head = rows.index(["案号", "时间", "依据", "内容"])
    assert {row[0] for row in rows[head + 1 :]} == {case}
    assert "承办人刘承办" in rows[0][0]


@pytest.mark.parametrize("role", ["intake", "worker"])
async def test_no_service_changes_or_takes_away_a_line(court: Court, case: str, role: str) -> None:
    for change in (
        "UPDATE intake.work_log SET text = ''",
        "DELETE FROM intake.work_log",
        "TRUNCATE intake.work_log",
    ):
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await court.sql(change, role=LOGIN_ROLES[role])


def test_nothing_in_it_is_a_formula() -> None:
    for text in ("=1+1", "+1", "-1", "@A1", "\t=1"):
        (row,) = csv.reader(StringIO(table([], [[text]]).decode("utf-8-sig")))
        assert row == [f"'{text}"]
