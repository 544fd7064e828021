"""我的工作: grouped by case or by act, tasks handed on from their line, and one act taken on many of what waits."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote

import pytest
import pytest_asyncio
from jinja2 import Undefined

from services.desk.frame import _pages
from services.desk.objects import KINDS
from services.desk.session import Session
from services.desk.work import ROWS, VIEWS
from services.intake.docket.models import Task
from shared.law.rulebook import DUTIES
from shared.platform.todo import _OF_TEAM, READ_WITH_THEIR_CASE
from tests.harness import CLOCK_START, Court
from tests.records import put, record
from tests.services.custody.road import CAR, DEPOSIT
from tests.services.custody.road import file_case as with_assets
from tests.services.desk.browser import Page, browser
from tests.services.intake.road import assign, file_case


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def cases(court: Court) -> list[str]:
    """Two cases of one officer, in each of which somebody has to see to something."""
    numbers = [await file_case(court, seed) for seed in (961, 962)]
    for number in numbers:
        await assign(court, number)
        await put(
            court,
            record(
                Task,
                id=f"case/{number}/seen-to",
                docket=f"case/{number}",
                officer="chengban01",
                office="handling_officer",
                text="核实银行退回的款项",
            ),
        )
    return numbers


def _rows(page: Page) -> list[str]:
    return [str(given["value"]) for _, given in page.tags if given.get("name") == "_row"]


@pytest.mark.walk
async def test_what_waits_is_grouped_and_tasks_are_taken_together(court: Court, cases: list[str]) -> None:
    async with browser(court) as one:
        await one.login("chengban01")
        await one.get("/")
        by_case = await one.get("/", by="case")
        heads = [tag for tag, _ in by_case.tags if tag == "h2"]
        assert len(heads) >= 2
        assert by_case.form("")["fields"]["by"] == "case"  # kept when one filters
        by_act = await one.get("/", by="act")
        assert "领取交办事项（2）" in by_act.words, by_act.words
        assert by_act.links["转交"].startswith("/acts/intake/hand_on_task/")
        assert _rows(by_act) == []
        tasks = await one.get("/", act="领取交办事项")
        rows = _rows(tasks)
        assert len(rows) == 2
        form: dict[str, Any] = tasks.form("/bulk/intake")["fields"]
        page = Page(await one.http.post("/bulk/intake", data=form | {"_act": "take_task", "_row": rows}))
        rows, form = _rows(page), page.form("/bulk/intake")["fields"]
        assert all(row.split("|")[2] for row in rows)  # at the version in which they were chosen
        said = form | {"_row": rows, "reason": "由我核实", "_do": "do"}
        done = Page(await one.http.post("/bulk/intake", data=said))
        assert "已办理 2 项" in done.words, done.words
    owners = await court.sql(
        "SELECT owner FROM intake.task WHERE docket = ANY($1)", [f"case/{n}" for n in cases]
    )
    assert {row["owner"] for row in owners} == {"chengban01"}


async def test_what_waits_is_listed_once_with_its_date(court: Court) -> None:
    case = await with_assets(court, 963, DEPOSIT, CAR)
    await assign(court, case)
    await court.advance()
    fed_back = {one["id"] for one in await court.listed("custody", f"/cases/{case}/feedbacks", "chakong01")}
    duties = await court.do("GET", "intake", f"/work?case_number={case}&limit=200", "chakong01")
    assert fed_back <= {item["about"] for item in duties["items"]}  # of each a duty, and each waits by itself
    async with browser(court) as one:
        await one.login("chakong01")
        page = await one.get("/", case=case)
    acts = [words for words, address in page.pairs if address]
    assert acts.count("查控反馈存入电子卷宗") == len(fed_back)
    assert "网络查控反馈当日存入电子卷宗" not in page.words  # the same, by its duty
    assert "反馈财产逐项处理" not in page.words  # the assets that it named wait by themselves, dated by it
    handled = {item["due_at"] for item in duties["items"] if item["act"] == "反馈财产逐项处理"}
    waiting = await court.listed("custody", f"/work?case_number={case}", "chakong01")
    assert {item["due_at"] for item in waiting if item["on"] == "asset"} == handled != set()


@pytest.mark.walk
async def test_a_case_that_nobody_handles_waits_for_who_assigns_it(court: Court) -> None:
    case = await file_case(court, 964)
    async with browser(court) as one, browser(court) as other:
        await one.login("zhixiao01")
        page = await one.get("/", case=case)
        assert page.links["分案"] == f"/cases/{quote(case)}"
        assert _bold(page, case) == [True]
        await one.get(page.links["分案"])
        assert _bold(await one.get("/", case=case), case) == [False]
        await other.login("chengban01")
        assert "分案" not in (await other.get("/", case=case)).links
        await assign(court, case)
        assert "分案" not in (await one.get("/", case=case)).links


def _bold(page: Page, number: str) -> list[bool]:
    """Of each line of the case, whether it stands in bold."""
    rows = re.findall("<tr.*?</tr>", page.html, re.S)
    return ["<b>" in row for row in rows if number in row]


@pytest.mark.walk
async def test_what_is_not_opened_yet_stands_in_bold(court: Court, cases: list[str]) -> None:
    async with browser(court) as one, browser(court) as other:
        await one.login("chengban02")
        await other.login("juzhang01")
        number = await file_case(court, 963)
        body = {"track": "simple", "officer": "chengban02", "judge": "faguan01", "reason": "庭务会研究指定"}
        await court.do("PUT", "intake", f"/cases/{number}/assignment", "zhixiao01", body, If_Match="1")
        await court.advance()
        await other.get(f"/cases/{number}")
        before = _bold(await one.get("/", case=number), number)
        assert before
        assert all(before), "his own, and only another has opened it"
        waiting = await court.listed("intake", f"/work?case_number={number}", "chengban02")
        assert [item["opened"] for item in waiting] == [False] * len(waiting)
        await one.get(f"/cases/{number}")
        after = _bold(await one.get("/", case=number), number)
        assert len(after) == len(before)
        assert not any(after), "opened once, and nothing has come since"
        now = await court.advance(workdays=1)
        await put(
            court,
            record(
                Task,
                id=f"case/{number}/come-since",
                docket=f"case/{number}",
                officer="chengban02",
                office="handling_officer",
                text="核实银行退回的款项",
                created_at=now,
            ),
        )
        page = await one.get("/", case=number)
        assert _bold(page, number).count(True) == 1
        assert "您还没有打开过的，本页 1 项" in page.words


async def test_a_page_holds_so_many_lines_and_the_next_the_rest(
    court: Court, cases: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    async with browser(court) as one:
        await one.login("chengban01")
        whole = await one.get("/")
        lines = whole.html.count("<tr") - 1
        assert lines > 3
        assert "下一页" not in whole.words
        monkeypatch.setattr("services.desk.work.ROWS", lines - 1)
        first, second = await one.get("/"), await one.get("/", page="2")
        assert f"待我办理（{lines}）" in first.words
        assert "第 1 页，共 2 页" in first.words
        assert (first.html.count("<tr") - 1, second.html.count("<tr") - 1) == (lines - 1, 1)
        assert "上一页" in second.links
        assert "下一页" not in second.links


def test_a_full_page_of_the_longest_lines_is_not_heavier_than_150_kb() -> None:
    """Each of a case of its own, grouped by case, to be chosen, handed on and not opened yet."""
    item = {
        **{
            "team": "custody",
            "operation": "decide_asset",
            "on": "task",
            "opened": False,
            "days": 12,
            "light": "yellow",
        },
        **{"act": max((duty.title for duty in DUTIES.values()), key=len), "provisional": True},
        **{"article": max((duty.article for duty in DUTIES.values()), key=len), "unconfirmed_unit": True},
        "due_at": "2026-03-05T00:00:00+08:00",
    }
    items: list[dict[str, Any]] = [
        item
        | {"about": f"{n:032x}", "case": f"（2026）豫1502执恢{n}号", "address": f"/objects/asset/{n:032x}"}
        for n in range(10_000, 10_000 + ROWS)
    ]
    one = {each["case"]: 1 for each in items}
    page = (
        _pages.overlay(undefined=Undefined)
        .get_template("work.html.j2")
        .render(
            **{
                "view": "mine",
                "views": VIEWS,
                "by": "case",
                "case": "",
                "act": item["act"],
                "acts": {item["act"]: ROWS},
            },
            **{
                "items": items,
                "groups": [(each["case"], [each]) for each in items],
                "sizes": one,
                "count": ROWS,
            },
            **{
                "page": 2,
                "pages": 3,
                "unopened": ROWS,
                "many": ("custody", {"decide_asset": "处理"}),
                "silent": [],
            },
            **{"hand_on": lambda each: f"/acts/intake/hand_on_task/{each['about']}?case={each['case']}"},
            **{
                "now": CLOCK_START,
                "session": Session(subject="", token="", name="", held=[]),
                "form_token": "t" * 80,
            },
        )
    )
    assert page.count("<b>") >= ROWS
    assert len(page.encode()) <= 150 * 1024


async def test_what_cannot_be_read_alone_is_opened_with_its_case(court: Court) -> None:
    kinds = {one.operation.on for waiting in _OF_TEAM.values() for one in waiting}
    alone = {kind for kind in kinds if kind in KINDS and KINDS[kind].read}
    assert kinds - alone == READ_WITH_THEIR_CASE - {"duty", "prompt", "task"}


@pytest.mark.walk
async def test_who_else_has_the_case_open_is_said_to_its_officer(court: Court, cases: list[str]) -> None:
    async with browser(court) as one, browser(court) as other:
        await other.login("juzhang01")
        await one.login("chengban01")
        await other.get(f"/cases/{cases[0]}")
        page = await one.get(f"/cases/{cases[0]}")
        assert "最近 10 分钟内查阅过本案的还有：" in page.words, page.words
        assert "朱局长" in page.words.partition("本案的还有：")[2][:40]
        assert "service:" not in page.words, "a service that reads for itself is nobody who looks"
        assert "刘承办" not in page.words.partition("本案的还有：")[2].partition("状态")[0]
        await court.advance(workdays=1)
        assert "最近 10 分钟内" not in (await one.get(f"/cases/{cases[0]}")).words
