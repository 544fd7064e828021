"""One act on many objects: a trial a row, then each row once however often it is sent; no signature, no money, no right so."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

import pytest

from services.desk.apis import Answer, NotSignedIn, Person
from services.desk.bulk import MOST, Sending, Tally, _results
from services.desk.contract import Contract
from services.desk.tables import Chosen
from shared.contracts.teams import TEAMS
from tests.harness import Court
from tests.services.custody.road import DEPOSIT, FLAT
from tests.services.custody.road import file_case as with_assets
from tests.services.desk.browser import Browser, Page, browser
from tests.services.intake.road import file_case

CONTRACTS = {
    team: Contract(json.loads((Path(__file__).parents[3] / f"docs/api/{team}.json").read_text("utf-8")))
    for team in TEAMS
}
ON_MANY = {
    "archive_case", "assign_case", "file_feedback", "hand_on_task", "order_dispatch_again", "order_query",
    "reassign_case", "receive_hand_over", "receive_instruction", "renew_measure", "take_task", "tell_again", "tell_receipts",
}  # fmt: skip
"""Each settles nothing of its own: the work is spread, a step that is owed is taken, what a signed ruling orders is ordered."""
READ_ONE_BY_ONE = (
    "签发",
    "审批",
    "审核案款发放",
    "裁定",
    "决定立案",
    "批准案款发放",
    "确认法院账户",
    "支付",
    "退还",
    "结案审查",
    "解除",
    "撤",
)


def test_what_may_be_taken_on_many_stands_in_the_contract() -> None:
    bulk = [one for contract in CONTRACTS.values() for one in contract.operations.values() if one.bulk]
    assert {one.id for one in bulk} == ON_MANY
    assert not [one.title for one in bulk if any(word in one.title for word in READ_ONE_BY_ONE)]


def rows_of(page: Page, *, checked: bool = False) -> list[str]:
    return [
        str(given["value"])
        for tag, given in page.tags
        if tag == "input" and given.get("name") == "_row" and (not checked or "checked" in given)
    ]


async def send(one: Browser, team: str, form: dict[str, Any], rows: Sequence[str], **typed: str) -> Page:
    return Page(await one.http.post(f"/bulk/{team}", data={**form, **typed, "_row": list(rows)}))


async def _chosen(
    one: Browser, numbers: Sequence[str], act: str = "assign_case"
) -> tuple[Page, dict[str, Any]]:
    """The cases, ticked in the list, and the page on which the act is tried for them."""
    listed = await one.get("/cases")
    rows = [row for row in rows_of(listed) if row.partition("|")[0] in numbers]
    assert len(rows) == len(numbers)
    page = await send(one, "intake", {"_form": listed.form("/logout")["fields"]["_form"]}, rows, _act=act)
    assert page.status == 200, page.words
    return page, page.form("/bulk/intake")["fields"]


OFFICER = {"track": "simple", "officer": "chengban01", "judge": "faguan01", "reason": "庭务会研究指定"}


async def _officer(court: Court, number: str) -> str | None:
    officer: str | None = (await court.do("GET", "intake", f"/cases/{number}", "zhixiao01"))["officer"]
    return officer


@pytest.mark.walk
async def test_many_cases_are_assigned_and_a_bad_row_does_not_stop_the_others(court: Court) -> None:
    numbers = [await file_case(court, seed) for seed in (981, 982, 983)]
    await court.do("PUT", "intake", f"/cases/{numbers[1]}/assignment", "zhixiao01", OFFICER, If_Match="1")
    async with browser(court) as one:
        await one.login("zhixiao01")
        page, form = await _chosen(one, numbers)
        assert page.words.count("尚未试办") == 3
        rows = rows_of(page, checked=True)
        tried = await send(one, "intake", form, rows, **OFFICER, _do="try")
        assert "可以办理 2 项，不能办理 1 项" in tried.words
        assert await _officer(court, numbers[0]) is None
        assert [row.partition("|")[0] for row in rows_of(tried, checked=True)] == [
            row.partition("|")[0] for row in rows if numbers[1] not in row
        ]
        done = await send(one, "intake", form, rows, **OFFICER, _do="do")
        assert "已办理 2 项，没有办理 1 项" in done.words
        assert [numbers[1] in row for row in rows_of(done)] == [True]  # what is done cannot be ticked again
        again = await send(one, "intake", form, rows, **OFFICER, _do="do")
        assert "已办理 2 项，没有办理 1 项" in again.words
    for number in numbers:
        assert await _officer(court, number) == "chengban01"
        audited = await court.sql(
            "SELECT 1 FROM intake.audit WHERE case_number = $1 AND action = 'case.assign'", number
        )
        assert len(audited) == 1


@pytest.mark.walk
async def test_a_case_that_has_changed_since_it_was_chosen_is_left_as_it_is(court: Court) -> None:
    number = await file_case(court, 984)
    async with browser(court) as one:
        await one.login("zhixiao01")
        page, form = await _chosen(one, [number])
        rows = rows_of(page)
        await court.do("PUT", "intake", f"/cases/{number}/assignment", "zhixiao01", OFFICER, If_Match="1")
        other = OFFICER | {"officer": "chengban02"}
        late = await send(one, "intake", form, rows, **other, _do="do")
        assert "没有办理 1 项" in late.words
    assert await _officer(court, number) == "chengban01"


async def test_what_is_faulty_in_all_rows_stands_at_its_field(court: Court) -> None:
    number = await file_case(court, 985)
    async with browser(court) as one:
        await one.login("zhixiao01")
        page, form = await _chosen(one, [number])
        tried = await send(one, "intake", form, rows_of(page), track="simple", _do="try")
        assert {given["id"] for _, given in tried.tags if given.get("aria-invalid") == "true"} == {
            "officer",
            "judge",
        }
        assert tried.form("/bulk/intake")["fields"]["track"] == "simple"
        assert "1 项都不能办理" in tried.words


async def test_two_answers_of_one_case_are_one_row(court: Court) -> None:
    case = await with_assets(court, 986, DEPOSIT, FLAT)
    async with browser(court) as one:
        await one.login("chakong01")
        listed = await one.get("/lists/feedback")
        assert "批量查控反馈存入电子卷宗" in listed.words
        rows = [row for row in rows_of(listed) if row.split("|")[1] == case]
        assert len(rows) > 1
        form = listed.form("/bulk/custody")["fields"]
        page = await send(one, "custody", form, rows, _act="file_feedback")
        assert len(rows_of(page)) == 1
        form = page.form("/bulk/custody")["fields"]
        done = await send(one, "custody", form, rows_of(page), _do="do")
        assert "已办理 1 项" in done.words, done.words
        assert case not in "".join(rows_of(await one.get("/lists/feedback")))


async def test_a_thief_and_a_hurried_hand_get_nothing_by_it(court: Court) -> None:
    number = await file_case(court, 987)
    row = [f"{number}|{number}|1|某甲"]
    async with browser(court) as one, browser(court) as stranger:
        await one.login("juzhang01")
        token = {"_form": (await one.get("/help")).form("/logout")["fields"]["_form"]}
        for team, act in (
            ("documents", "sign_document"),
            ("funds", "approve_payout"),
            ("intake", "file_case"),
        ):
            refused = await send(one, team, token, ["x|||"], _act=act, _do="do")
            assert (refused.status, "须逐件办理" in refused.words) == (409, True)
        assert (await send(one, "intake", token, [], _act="assign_case")).status == 422
        many = [f"{place}|||" for place in range(MOST + 1)]
        assert f"一次最多办理 {MOST} 项" in (await send(one, "intake", token, many, _act="assign_case")).words
        several = ["a|（2026）豫1502执1号||", "b|（2026）豫1502执2号||"]
        refused = await send(one, "custody", token, several, _act="renew_measure", _do="do")
        assert "请按案件分次办理" in refused.words
        denied = await send(one, "intake", token, row, _act="assign_case", **OFFICER, _do="do")
        assert "本操作须由质效" in denied.words
        await stranger.login("zhixiao01")
        forged = await send(
            stranger, "intake", {"_form": "0" * 64}, row, _act="assign_case", _do="do", **OFFICER
        )
        assert forged.status == 403
    assert await _officer(court, number) is None


class _Asked:
    """A service that answers so many acts, and then as it is told."""

    def __init__(self, good: int, then: Answer | Exception) -> None:
        self.good, self.then = good, then
        self.keys: list[str] = []

    async def act(self, method: str, team: str, path: str, body: Any, headers: dict[str, str]) -> Answer:
        self.keys.append(headers["Idempotency-Key"])
        if len(self.keys) <= self.good:
            return Answer(200, {})
        if isinstance(self.then, Exception):
            raise self.then
        return self.then


@pytest.mark.parametrize("then", [Answer(503, {"title": "服务没有按时应答"}), NotSignedIn()])
async def test_after_a_silent_service_or_an_ended_login_the_others_are_not_tried(then: Any) -> None:
    one = CONTRACTS["intake"].operations["archive_case"]
    service, tally = _Asked(2, then), Tally()
    sending = Sending(cast("Person", service), "intake", one, None, "k", doing=True)
    chosen = [Chosen(f"（2026）豫1502执{place}号", "", "", "") for place in range(1, 6)]
    first = await sending.row(chosen[0])
    seen = []
    async for row in _results(sending, chosen, first, tally):
        seen.append((row.done, len(service.keys)))  # each is shown before the next is asked
    assert seen == [(True, 1), (True, 2), (False, 3), (False, 3), (False, 3)]
    assert (tally.well, tally.refused) == (2, 3)
    assert len(set(service.keys)) == 3  # a key a row
