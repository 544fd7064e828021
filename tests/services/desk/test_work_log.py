"""工作日志形成备查 (二(五)2): it is taken out as it stands, by whom the case is open to, and nobody changes a line of it."""

from __future__ import annotations

import csv
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import asyncpg
import pytest
import pytest_asyncio
from openpyxl import load_workbook
from pypdfium2 import PdfDocument

from deploy.local import LOGIN_ROLES
from deploy.work_log_check import faults, read
from services.desk.work_log import table
from tests.harness import Court
from tests.records import appoint
from tests.services.desk.browser import browser
from tests.services.intake.road import assign, file_case

EVIL = "=HYPERLINK(0)"
IN_PERSON = "发送指令（查控专员）"
IN_HIS_STEAD = "发送指令（执行案款管理专员）；由赵评议（代刘承办）办理"


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def case(court: Court) -> str:
    """A case with two instructions in its log, one of a deputy's, and a line that begins as a formula does."""
    number = await file_case(court, 1)
    await assign(court, number)
    await court.advance()
    await appoint(court, "faguan02", "handling_officer", deputy_for="chengban01")
    for team, who in (("custody", "chengban01"), ("funds", "faguan02")):
        body = {"team": team, "content": "请予办理。", "feedback_by": "2026-03-20T17:00:00+08:00"}
        await court.do("POST", "intake", f"/cases/{number}/instructions", who, body)
    await court.sql(
        "INSERT INTO intake.work_log (id, docket, at, article, text) VALUES ('evil', 'case/' || $1, now(), '一', $2)",
        number,
        EVIL,
    )
    return number


async def taken(court: Court, of: str, form: str, who: str = "zhixiao01", asked: str = "") -> Any:
    async with browser(court) as one:
        await one.login(who)
        return await one.http.get(f"/{of}/work-log.{form}{asked}")


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
    head = rows.index(["序号", "时间", "依据", "内容", "校验码"])
    lines = rows[head + 1 :]
    kept = await court.listed("intake", f"/cases/{case}/work-log", "zhixiao01")
    assert (case in title, "导出人：韩质效" in stamped, counted) == (True, True, f"共 {len(kept)} 条")
    assert len(lines) == len(kept)
    assert [line[3] for line in lines if line[3] in (IN_PERSON, IN_HIS_STEAD)] == [IN_PERSON, IN_HIS_STEAD]
    evil = next(line[3] for line in lines if EVIL in line[3])
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
    for said in (IN_PERSON, IN_HIS_STEAD, "导出人：韩质效", EVIL):
        assert said in words


async def test_the_course_names_whom_a_deputy_acted_for(court: Court, case: str) -> None:
    await court.advance()
    async with browser(court) as one:
        await one.login("chengban01")
        page = await one.get(f"/cases/{case}/timeline", actor="faguan02")
        assert "赵评议（代刘承办）" in page.words
        assert "（代" not in (await one.get(f"/cases/{case}/timeline", actor="chengban01")).words


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
    head = rows.index(["案号", "序号", "时间", "依据", "内容", "校验码"])
    assert {row[0] for row in rows[head + 1 :]} == {case}
    assert "承办人刘承办" in rows[0][0]


def shortened(content: bytes, change: Any) -> bytes:
    rows = list(csv.reader(StringIO(content.decode("utf-8-sig"))))
    held = StringIO()
    csv.writer(held).writerows(change(rows))
    return held.getvalue().encode("utf-8-sig")


@pytest.mark.parametrize("form", ["xlsx", "csv"])
async def test_an_export_as_it_was_made_is_what_is_on_record(
    court: Court, case: str, form: str, tmp_path: Path
) -> None:
    file = tmp_path / f"log.{form}"
    file.write_bytes((await taken(court, f"cases/{case}", form)).content)
    export = read(file)
    assert len(export.lines[case]) == len(
        await court.listed("intake", f"/cases/{case}/work-log", "zhixiao01")
    )
    assert await faults(court.dsn("auditor"), export) == []
    whole = tmp_path / f"officer.{form}"
    whole.write_bytes((await taken(court, "officers/chengban01", form)).content)
    assert await faults(court.dsn("auditor"), read(whole)) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda rows: [[cell.replace("查控专员", "网拍专员") for cell in row] for row in rows], "与登记不符"),
        (lambda rows: rows[:6] + rows[7:], "缺第"),
        (lambda rows: rows[:-1], "缺第"),
        (lambda rows: [*rows, ["99", "2026年3月2日 09:00", "二(五)2", "已提示", "0" * 64]], "不在登记之中"),
        (lambda rows: [*rows, rows[-1]], "重复"),
        (
            lambda rows: [[cell.replace("导出时间：2026", "导出时间：2025") for cell in row] for row in rows],
            "没有在",
        ),
        (lambda rows: [*rows[:-1], [rows[-1][0], "2026年3月1日 08:00", *rows[-1][2:]]], "与登记不符"),
    ],
)
async def test_an_export_that_was_changed_or_cut_is_noticed(
    court: Court, case: str, tmp_path: Path, change: Any, said: str
) -> None:
    file = tmp_path / "log.csv"
    file.write_bytes(shortened((await taken(court, f"cases/{case}", "csv")).content, change))
    found = await faults(court.dsn("auditor"), read(file))
    assert [one for one in found if said in one], found


async def test_a_line_changed_or_taken_away_in_the_register_itself_is_noticed(
    court: Court, case: str, tmp_path: Path
) -> None:
    """By who operates the database; the chain of each docket is told of by itself."""
    file = tmp_path / "log.csv"
    file.write_bytes((await taken(court, f"cases/{case}", "csv")).content)
    (line,) = await court.sql(
        "SELECT id, text FROM intake.work_log WHERE docket = 'case/' || $1 AND place = 2", case
    )
    await court.sql("UPDATE intake.work_log SET text = '已当面告知' WHERE id = $1", line["id"])
    changed = await faults(court.dsn("auditor"), read(file))
    assert f"本院登记中 {case} 的工作日志第 2 条与其校验码不符" in changed
    await court.sql("UPDATE intake.work_log SET text = $2 WHERE id = $1", line["id"], line["text"])
    assert await faults(court.dsn("auditor"), read(file)) == []
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await court.sql("SELECT text FROM intake.work_log", role="auditor")


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


@pytest.mark.walk
async def test_what_was_written_while_he_had_the_case_stays_his_after_a_re_assignment(
    court: Court, case: str
) -> None:
    """And what is written from then on is his successor's; a sheet of some days has those days alone."""
    lines = await court.listed("intake", f"/cases/{case}/work-log", "zhixiao01")
    before = {one["hash"] for one in lines if one["at"].startswith("2026-03")}
    now = await court.advance(workdays=1)
    day, printed_day = now.date().isoformat(), f"{now.year}年{now.month}月{now.day}日 "
    version = (await court.do("GET", "intake", f"/cases/{case}", "zhixiao01"))["version"]
    to = {"officer": "chengban02", "reason": "工作调整，变更承办人"}
    await court.do("POST", "intake", f"/cases/{case}/reassignments", "juzhang01", to, If_Match=str(version))
    await court.advance(workdays=1)
    log = {one["hash"] for one in await court.listed("intake", f"/cases/{case}/work-log", "zhixiao01")}
    of = {
        who: {
            one["hash"]
            for one in await court.listed("intake", f"/officers/{who}/work-log", "zhixiao01")
            if one["case_number"] == case
        }
        for who in ("chengban01", "chengban02")
    }
    assert before <= of["chengban01"]
    assert of["chengban02"]
    assert of["chengban01"] | of["chengban02"] == log
    assert not of["chengban01"] & of["chengban02"]
    for path in (f"cases/{case}", "officers/chengban02"):
        rows = rows_of(
            "csv", (await taken(court, path, "csv", asked=f"?day_from={day}&day_to={day}")).content
        )
        assert rows[3] == [f"期间：{day} 至 {day}"]
        times = [row[-4] for row in rows[5:]]
        assert times, path
        assert all(at.startswith(printed_day) for at in times), (path, times)
    gone = rows_of("csv", (await taken(court, f"cases/{case}", "csv", asked="?day_to=2020-01-01")).content)
    assert gone[2] == ["共 0 条"]
