"""What is behind a case's page: its course over all teams, where its money is, its dossier, who has it open."""

from __future__ import annotations

from decimal import Decimal
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
import pytest_asyncio

from services.desk.case_pages import BAR_WIDTH, PAGES, bar, recovered, workflows
from services.desk.objects import IN_CASE, KINDS
from services.intake.clues.models import Clue
from services.intake.filing.repository import ON_RECORD
from shared.platform.settings import Settings
from tests.harness import Court
from tests.records import put, record
from tests.services.desk.browser import browser
from tests.services.funds import road

LIMIT = 150 * 1024


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def case(court: Court) -> str:
    """A case into whose account 300.05 yuan were paid."""
    number = await road.new_case(court)
    await road.pay_in(court, await road.account(court, number), 30_005)
    await court.advance()
    return number


@pytest.mark.parametrize("who", ["chengban01", "juzhang01", "ankuan01"])
@pytest.mark.parametrize("path", PAGES)
async def test_each_page_is_shown(court: Court, case: str, who: str, path: str) -> None:
    async with browser(court) as one:
        await one.login(who)
        page = await one.get(f"/cases/{case}{path}")
        overseen = (
            path == "/readers" and who == "ankuan01"
        )  # who has read what is for those who answer for it
        assert page.status == (403 if overseen else 200), page.words
        assert len(page.answer.content) < LIMIT
        assert not page.scripts
        assert PAGES[path] in page.words


async def test_nothing_of_it_is_shown_to_whom_the_case_is_closed(court: Court, case: str) -> None:
    async with browser(court) as one:
        await one.login("faguan02")
        for path in list(PAGES)[1:]:
            page = await one.get(f"/cases/{case}{path}")
            assert page.status == 403, path
            assert "某甲" not in page.words
            assert "300.05" not in page.words


async def test_the_course_says_what_was_done_by_whom_and_is_filtered(court: Court, case: str) -> None:
    async with browser(court) as one:
        await one.login("chengban01")
        whole = await one.get(f"/cases/{case}/timeline")
        assert "收到执行申请" in whole.words
        assert "已收案款" in whole.words or "案款到账" in whole.words
        funds = await one.get(f"/cases/{case}/timeline", team="funds")
        assert "收到执行申请" not in funds.words
        assert funds.form("")["fields"]["team"] == "funds"
        none = await one.get(f"/cases/{case}/timeline", day_to="2020-01-01")
        assert "没有符合条件的内容" in none.words


async def test_the_money_is_shown_to_the_fen(court: Court, case: str) -> None:
    async with browser(court) as one:
        await one.login("chengban01")
        page = await one.get(f"/cases/{case}/money")
        assert "共到账、交付 300.05 元，账上现有 300.05 元" in page.words
        drawn = [given for tag, given in page.tags if tag == "rect" and "fill0" in str(given.get("class"))]
        assert drawn[0]["width"] == str(BAR_WIDTH)
        head = await one.get(f"/cases/{case}")
        assert "300.05 元，账上现有 300.05 元" in head.words
        assert "按第" in head.words  # the calendar's version, with each date


async def test_who_has_it_open_is_named_to_its_officer(court: Court, case: str) -> None:
    await court.open_case(case, "faguan03")
    async with browser(court) as one:
        await one.login("chengban01")
        page = await one.get(f"/cases/{case}/readers")
        assert "合议庭评议" in page.words


LEDGER = {
    "balances": {"bank": "60.00", "received": "-50.00", "fee": "-10.00", "surplus": "0.00"},
    "come_in": [{"amount": "70.00"}, {"amount": "30.00"}],
}


def test_the_bar_leaves_no_fen_out() -> None:
    pieces = bar(LEDGER)
    assert [(one.title, one.amount) for one in pieces][2] == ("已付出、已交付", Decimal("40.00"))
    assert sum(one.amount for one in pieces) == recovered(LEDGER) == Decimal("100.00")
    assert [(one.x, one.width) for one in pieces] == [(0, 500), (500, 100), (600, 400)]


def test_of_no_money_nothing_is_drawn() -> None:
    assert bar({"balances": {}, "come_in": []}) == []


def test_the_workflows_are_linked_where_the_court_says_where() -> None:
    number = "（2026）豫1502执1号"
    assert workflows(Settings(temporal_ui=None), number) == []
    docket, all_ = workflows(Settings(temporal_ui="http://ui", temporal_namespace="jiyue"), number)
    assert unquote(docket[1]) == f"http://ui/namespaces/jiyue/workflows/case/{number}"
    asked = parse_qs(urlsplit(all_[1]).query)["query"][0]
    assert f'WorkflowId STARTS_WITH "payout/{number}"' in asked
    assert f'WorkflowId = "upkeep/{number}"' in asked


async def test_of_intake_no_empty_list_is_asked_for_and_none_is_missed(court: Court, case: str) -> None:
    assert {kind for kind in IN_CASE if KINDS[kind].team == "intake"} == ON_RECORD.keys()
    assert (await court.do("GET", "intake", f"/cases/{case}", "chengban01"))["on_record"] == []
    await put(court, record(Clue, case_number=case, outsider="线索提供人李和"))
    assert (await court.do("GET", "intake", f"/cases/{case}", "chengban01"))["on_record"] == ["clue"]
    async with browser(court) as officer:
        await officer.login("chengban01")
        assert "线索提供人李和" in (await officer.get(f"/cases/{case}")).words
