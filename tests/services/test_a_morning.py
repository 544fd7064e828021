"""Half past eight: what each person of the court asks first, answered by one call each. To be read from top to bottom."""

from __future__ import annotations

from typing import Any

import pytest
import pytest_asyncio

from deploy.local import DEMO_MASTER_ACCOUNT
from tests.harness import Court
from tests.services.documents import road as documents
from tests.services.funds import road as funds
from tests.services.intake.people import application

pytestmark = pytest.mark.road


async def ask(court: Court, who: str, team: str, path: str) -> Any:
    return await court.do("GET", team, path, who)


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def morning(court: Court) -> dict[str, Any]:
    """The evening before: two applications lie unfiled, a case has drafts, another a pay-out, and money of no case came."""
    await documents.install_keys(court)
    waiting = [
        await court.do("POST", "intake", "/applications", "lian01", application(seed)) for seed in (801, 802)
    ]
    case = await documents.filed_case(court, 803)
    await documents.receive(court, case, "applicant", consent=True)
    await documents.assign(court, case)
    drafts = await documents.draft_batch(court, case)
    await documents.verify(court, drafts[0]["document_id"])
    payout = await funds.requested(court)
    await funds.tell(court, funds.message(DEMO_MASTER_ACCOUNT, 1_234_500))
    return {"applications": waiting, "case": case, "drafts": drafts, "payout": payout}


async def test_filing_clerk_what_waits_for_me_and_was_this_one_filed_before(
    court: Court, morning: dict[str, Any]
) -> None:
    mine = await ask(court, "lian01", "intake", "/applications?filed=false")
    assert {row["id"] for row in mine["items"]} >= {row["id"] for row in morning["applications"]}
    assert all(row["case_number"] is None for row in mine["items"])
    number = morning["case"]["instrument_number"]
    before = await ask(court, "lian01", "intake", f"/applications?q={number}")
    assert morning["case"]["case_number"] in {row["case_number"] for row in before["items"]}


async def test_document_clerk_which_cases_need_a_first_batch_and_what_waits_to_be_verified(
    court: Court, morning: dict[str, Any]
) -> None:
    batches = await ask(court, "wenshu01", "intake", "/duties?rule=documents.initial_batch")
    assert {row["docket"] for row in batches["items"]} == {
        f"case/{morning['case']['case_number']}",
        f"case/{morning['payout']['case_number']}",
    }
    verify = await ask(court, "wenshu01", "documents", "/work")
    assert verify["counts"]["verify_document"] == len(morning["drafts"]) - 1


async def test_officer_what_is_due_today_and_which_of_my_cases_are_yellow_or_red(
    court: Court, morning: dict[str, Any]
) -> None:
    now = await court.advance(workdays=2)
    due = await ask(court, "chengban01", "intake", f"/duties?officer=chengban01&due_to={now.date()}")
    assert due["items"]
    assert all(row["due_date"] <= now.date().isoformat() for row in due["items"])
    late = [
        card["case_number"]
        for light in ("yellow", "red")
        for card in (await ask(court, "chengban01", "intake", f"/cases?officer=chengban01&light={light}"))[
            "items"
        ]
    ]
    assert morning["case"]["case_number"] in late
    mine = await ask(court, "chengban01", "intake", "/work")
    assert sum(mine["counts"].values()) == len(mine["items"]) > 0


async def test_director_what_waits_for_my_signature_and_for_my_approval(
    court: Court, morning: dict[str, Any]
) -> None:
    papers = await ask(court, "juzhang01", "documents", "/work")
    assert [item["about"] for item in papers["items"]] == [morning["drafts"][0]["document_id"]]
    assert papers["items"][0]["article"]
    money = await ask(court, "juzhang01", "funds", "/work")
    assert money["counts"]["decide_unidentified"] == 1  # money of no case, since the evening before
    approvals = [item for item in money["items"] if item["operation"] != "decide_unidentified"]
    waiting = [item["about"] for item in approvals]
    assert waiting in ([morning["payout"]["id"]], [])
    step = await ask(court, "juzhang01", "funds", f"/payouts/{morning['payout']['id']}")
    assert {act["operation"] for act in step["acts"] if act["allowed"]} == {
        item["operation"] for item in approvals
    }


async def test_funds_officer_what_came_unmatched_and_what_came_today(
    court: Court, morning: dict[str, Any]
) -> None:
    unmatched = await ask(court, "ankuan01", "funds", "/suspense?claimed=false")
    assert [row["amount"] for row in unmatched["items"]] == ["12345.00"]
    came = await ask(
        court, "ankuan01", "funds", "/receipts?day_from=2026-03-02&day_to=2026-03-02&sort=largest"
    )
    assert [row["case_number"] for row in came["items"]] == [morning["payout"]["case_number"]]
    assert (await ask(court, "ankuan01", "funds", "/receipts?day_to=2026-03-01"))["items"] == []


async def test_quality_officer_what_is_yellow_or_red_in_the_whole_court(
    court: Court, morning: dict[str, Any]
) -> None:
    red = await ask(court, "zhixiao01", "intake", "/duties?light=red&sort=due")
    dates = [row["due_at"] for row in red["items"]]
    assert dates == sorted(dates)
    assert {row["officer"] for row in red["items"]} <= {"chengban01", ""}
    yellow = await ask(court, "zhixiao01", "intake", "/cases?light=yellow&sort=next_due")
    assert all(card["open_duties"] for card in yellow["items"])
    assert red["items"] or yellow["items"]
