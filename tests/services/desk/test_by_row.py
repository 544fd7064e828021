"""逐项处理: a choice a row, tried and done at once, each row judged by itself and decided once."""

from __future__ import annotations

from typing import Any

import pytest

from tests.harness import Court
from tests.services.custody.road import CAR, DEPOSIT, FLAT, SAVINGS, assets, assign, ruling
from tests.services.custody.road import file_case as with_assets
from tests.services.desk.browser import Browser, Page, browser


async def _table(one: Browser, case: str) -> tuple[Page, dict[str, Any]]:
    page = await one.get(f"/decisions/{case}")
    assert page.status == 200, page.words
    rows = [str(given["value"]) for _, given in page.tags if given.get("name") == "_row"]
    return page, page.form("")["fields"] | {"_row": rows}


async def _decided(court: Court, case: str) -> dict[str, str]:
    return {
        name: one["decision"]["way"]
        for name, one in (await assets(court, case)).items()
        if one["decision"] is not None
    }


@pytest.mark.walk
async def test_each_row_has_its_choice_and_a_refused_one_stops_no_other(court: Court) -> None:
    case = await with_assets(court, 971, DEPOSIT, SAVINGS, FLAT, CAR)
    await assign(court, case)
    made = await ruling(court, case)
    found = await assets(court, case)
    deposit, savings, flat, car = (found[one.identifier]["id"] for one in (DEPOSIT, SAVINGS, FLAT, CAR))
    async with browser(court) as one:
        await one.login("chakong01")
        _, form = await _table(one, case)
        assert form[f"{deposit}.amount"] == "40000.00"  # as its bank has answered
        assert form[f"{car}.amount"] == ""
        shown = await one.get(f"/cases/{case}")
        assert "逐项处理 4 项反馈财产" in shown.links, shown.words
        form |= {
            "common.ruling_document": made,
            f"{deposit}.way": "freeze_online",
            f"{savings}.way": "not_worth",  # no reason is given, in its row or once for all
            f"{car}.way": "freeze_online",
        }
        tried = Page(await one.http.post(f"/decisions/{case}", data=form | {"_do": "try"}))
        assert "可以办理 2 项，不能办理 1 项" in tried.words, tried.words
        assert await _decided(court, case) == {}
        wrong = [given.get("name") for _, given in tried.tags if given.get("aria-invalid") == "true"]
        assert wrong == [f"{savings}.reason"]
        for _ in range(2):
            done = Page(await one.http.post(f"/decisions/{case}", data=form | {"_do": "do"}))
            assert "已办理 2 项，没有办理 1 项" in done.words, done.words
        decided = await _decided(court, case)
        assert decided == {DEPOSIT.identifier: "freeze_online", CAR.identifier: "freeze_online"}
        kept = done.form("")["fields"]
        assert (kept[f"{savings}.way"], f"{deposit}.way" in kept) == ("not_worth", False)
        _, form = await _table(one, case)
        assert [flat in row or savings in row for row in form["_row"]] == [True, True]
        rest = form | {f"{savings}.way": "not_worth", f"{savings}.reason": "余额过小", "_do": "do"}
        assert "已办理 1 项" in Page(await one.http.post(f"/decisions/{case}", data=rest)).words
    audited = await court.sql(
        "SELECT 1 FROM custody.decision WHERE case_number = $1 AND decided_by = 'chakong01'", case
    )
    assert len(audited) == 3


@pytest.mark.walk
async def test_nothing_is_decided_of_a_row_without_a_choice_nor_by_another_hand(court: Court) -> None:
    case = await with_assets(court, 972, DEPOSIT)
    (asset,) = (await assets(court, case)).values()
    async with browser(court) as one, browser(court) as other:
        await one.login("chakong01")
        _, form = await _table(one, case)
        unsaid = Page(await one.http.post(f"/decisions/{case}", data=form | {"_do": "do"}))
        assert (unsaid.status, "没有勾选任何一项" in unsaid.words) == (422, True)
        await other.login("chengban01")
        token = (await other.get("/help")).form("/logout")["fields"]["_form"]
        said = form | {f"{asset['id']}.way": "not_worth", f"{asset['id']}.reason": "余额过小", "_do": "do"}
        assert Page(await other.http.post(f"/decisions/{case}", data=said)).status == 403  # another's form
        denied = Page(await other.http.post(f"/decisions/{case}", data=said | {"_form": token}))
        assert "本操作须由查控专员办理" in denied.words
    assert await _decided(court, case) == {}
