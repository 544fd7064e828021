"""二(六)1, 3: one account a case, told to the parties; the court's main account is told to no one."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from deploy.local import DEMO_MASTER_ACCOUNT
from services.funds.accounts import service
from services.funds.accounts.rules import check_own_account, check_reached, next_channel, notice_text
from shared.contracts.funds.orders import OfCase
from shared.gateways.bank import CaseAccount
from shared.platform.db import Database
from shared.platform.work import Caller
from shared.values.refusal import Problem
from shared.values.roles import Office
from tests.harness import Court
from tests.services.custody import road as custody
from tests.services.funds import road
from tests.services.intake.people import application
from tests.services.intake.road import assign, duties, file_case

SHELVES = ("accounts", "messages")


async def test_an_assigned_case_gets_one_account_and_each_party_is_told_of_it(court: Court) -> None:
    case = await road.new_case(court)
    account = await court.do("GET", "funds", f"/cases/{case}/account", "chengban01")
    assert case in account["account_name"]
    assert account["told_at"] is not None
    assert len(await road.facts(court, case, "account_opened")) == 1
    assert len(await road.facts(court, case, "account_told")) == 1
    at_bank = await road.sandbox(court, "GET", f"/books/accounts?case_number={case}")
    assert [row["account_number"] for row in at_bank["rows"]] == [account["account_number"]]
    parties = (await court.do("GET", "intake", f"/cases/{case}", "chengban01"))["parties"]
    messages = (await road.sandbox(court, "GET", f"/books/messages?case_number={case}"))["rows"]
    mine = [row for row in messages if row["message_id"].startswith("account/")]
    assert {row["to"] for row in mine} == {party["mobile"] for party in parties}
    for row in mine:
        assert account["account_number"] in row["body"]
        assert account["account_name"] in row["body"]
        assert account["bank_name"] in row["body"]
        assert DEMO_MASTER_ACCOUNT not in row["body"]
    await court.advance()
    states = await court.sql("SELECT state FROM funds.account_notice WHERE case_number = $1", case)
    assert [row["state"] for row in states] == ["delivered", "delivered"]


@pytest.mark.walk
async def test_who_carries_a_measure_out_is_told_of_the_account_with_a_receipt(court: Court) -> None:
    """The duty is met when the message has arrived, and by nothing that a person of the court says."""
    case = await custody.file_case(court, 931, custody.DEPOSIT)
    await assign(court, case)
    await court.advance()
    (deposit,) = (await custody.assets(court, case)).values()
    (await custody.freeze_online(court, deposit, amount="40000")).raise_for_status()
    await court.advance()
    (measure,) = await court.sql("SELECT id, measure_no FROM custody.measure WHERE case_number = $1", case)
    account = await court.do("GET", "funds", f"/cases/{case}/account", "chengban01")
    messages = (await road.sandbox(court, "GET", f"/books/messages?case_number={case}"))["rows"]
    (sent,) = [row for row in messages if row["message_id"] == f"account/{case}/{measure['id']}"]
    assert (sent["to"], sent["channel"]) == ("bank_icbc", "electronic")
    assert account["account_number"] in sent["body"]
    assert measure["measure_no"] in sent["body"]
    duty = (await duties(court, case))["funds.assisting_party_told"]
    assert (duty["state"], duty["met_at"]) == ("met", sent["receipts"][0]["at"])
    async with road.activities(court) as funds:
        await funds.tell_assisting(OfCase(case_number=case))
    assert len(await road.facts(court, case, "assisting_party_told")) == 1

    # One that another court took for us is that court's to have carried out.
    await court.sql("UPDATE custody.measure SET commission = 'c' WHERE id = $1", measure["id"])
    await court.sql("DELETE FROM funds.account_notice WHERE measure = $1", measure["id"])
    async with road.activities(court) as funds:
        await funds.tell_assisting(OfCase(case_number=case))
    assert await court.sql("SELECT FROM funds.account_notice WHERE measure = $1", measure["id"]) == []


@pytest.mark.walk
async def test_a_measure_from_before_the_account_is_told_when_it_is_open_and_what_fails_goes_to_a_person(
    court: Court,
) -> None:
    case = await custody.file_case(court, 932, custody.DEPOSIT)
    (deposit,) = (await custody.assets(court, case)).values()
    (await custody.freeze_online(court, deposit, amount="40000")).raise_for_status()
    await court.advance()
    assert (await duties(court, case))["funds.assisting_party_told"]["state"] == "open"
    silent = {"notices": {"electronic": ["failed"]}}
    await custody.write_scenario(court, application(932)["parties"][1]["identity"], **silent)
    await assign(court, case)
    await court.advance()
    assert len(await road.facts(court, case, "assisting_notice_failed")) == 1
    assert await road.facts(court, case, "assisting_party_told") == []
    assert (await duties(court, case))["funds.assisting_party_told"]["state"] == "open"
    tasks = [t for t in await court.listed("intake", "/tasks", "chengban01") if t["docket"] == f"case/{case}"]
    assert [task["state"] for task in tasks if "告知协助执行人案款账户" in task["text"]] == ["open"]


async def test_a_repeated_order_opens_and_tells_nothing_again(court: Court) -> None:
    case = await road.new_case(court)
    await court.advance()
    before = [(await road.sandbox(court, "GET", f"/books/{shelf}"))["count"] for shelf in SHELVES]
    async with road.activities(court) as funds:
        await funds.open_account(OfCase(case_number=case))
        await funds.tell_account(OfCase(case_number=case))
    assert before == [(await road.sandbox(court, "GET", f"/books/{shelf}"))["count"] for shelf in SHELVES]
    assert len(await road.facts(court, case, "account_opened")) == 1
    assert len(await road.facts(court, case, "account_told")) == 1


@pytest.mark.road
async def test_the_account_is_told_when_a_message_has_reached_every_party(court: Court) -> None:
    """No text message arrives: the account goes by post, and is told on the day on which the post arrives."""
    body = application(930)
    (debtor,) = [party["identity"] for party in body["parties"] if party["role"] == "respondent"]
    silent = {"notices": {"sms": ["failed"]}, "post_after_days": 2}
    await road.sandbox(court, "PUT", f"/scenario/{debtor}", silent)
    case = await file_case(court, 930)
    await assign(court, case)
    assigned = await court.advance()
    assert (await duties(court, case))["funds.account_told"]["state"] == "open"
    assert await road.facts(court, case, "account_told") == []
    await court.advance(to=(assigned + timedelta(days=2, minutes=1)).isoformat())
    account = await court.do("GET", "funds", f"/cases/{case}/account", "chengban01")
    assert datetime.fromisoformat(account["told_at"]) - assigned >= timedelta(days=2) - timedelta(minutes=1)
    assert (await duties(court, case))["funds.account_told"]["state"] == "met"
    sent = await court.sql("SELECT channel, state FROM funds.account_notice WHERE case_number = $1", case)
    assert sorted(tuple(row) for row in sent) == [("post", "delivered")] * 2 + [("sms", "failed")] * 2


@pytest.mark.parametrize(
    ("states", "channel"),
    [
        ({}, "sms"),
        ({"sms": "pending"}, "sms"),
        ({"sms": "failed"}, "post"),
        ({"sms": "failed", "post": "failed"}, None),
        ({"sms": "delivered"}, None),
        ({"sms": "failed", "post": "read"}, None),
    ],
)
def test_what_one_channel_fails_to_bring_the_next_one_does(
    states: dict[str, str], channel: str | None
) -> None:
    assert next_channel(["sms", "post"], states) == channel


def test_a_party_whom_no_channel_reaches_is_a_matter_for_a_person() -> None:
    check_reached(0)
    with pytest.raises(Problem) as refused:
        check_reached(1)
    assert (refused.value.status, refused.value.article) == (409, "二(六)3")


async def test_a_forged_order_opens_no_account_for_a_case_that_intake_does_not_know(court: Court) -> None:
    async with road.activities(court) as funds:
        with pytest.raises(Problem) as refused:
            await funds.open_account(OfCase(case_number="（2026）豫1502执8888号"))
    assert refused.value.status == 404
    rows = await road.sandbox(court, "GET", "/books/accounts?case_number=（2026）豫1502执8888号")
    assert rows["count"] == 0


async def test_the_main_account_is_never_booked_as_a_cases_own(court: Court) -> None:
    opened = CaseAccount(account_name="某法院", account_number=DEMO_MASTER_ACCOUNT, bank_name="某银行")
    db = Database(court.dsn("funds_app"))
    try:
        with pytest.raises(Problem, match="不得告知法院主体账户"):
            await Caller(db, "funds", "service:workflow").act(
                Office.SERVICE, service.book_opened, "（2026）豫1502执7777号", opened
            )
    finally:
        await db.close()


def test_the_main_account_is_refused_by_value() -> None:
    with pytest.raises(Problem) as refused:
        check_own_account("4100150200009999", {"4100150200009999"})
    assert (refused.value.status, refused.value.article) == (409, "二(六)1")
    check_own_account("1718000000000000001", {"4100150200009999"})


def test_the_message_names_the_cases_own_account_only() -> None:
    text = notice_text("（2026）豫1502执1号", "某法院（2026）豫1502执1号执行款", "17180001", "某银行")
    assert "户名某法院（2026）豫1502执1号执行款，账号17180001，开户行某银行" in text
    assert "请勿汇入其他任何账户" in text


async def test_a_case_without_an_account_says_so(court: Court) -> None:
    received = await court.do("POST", "intake", "/applications", "lian01", application(77))
    case = await court.do("POST", "intake", f"/applications/{received['id']}/filing", "lian01")
    for number, article in ((case["case_number"], "二(六)3"), ("（2026）豫1502执9999号", "法〔2015〕137号")):
        answer = await court.call("GET", "funds", f"/cases/{number}/account", "ankuan01")
        assert (answer.status_code, answer.json()["article"]) == (404, article)
