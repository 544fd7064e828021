"""二(五)3: an instruction counts as carried out by what the team itself has of the case since, and not by what came to nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
import pytest_asyncio
from sqlmodel import SQLModel

from services.auction.disposals.models import Disposal
from services.auction.survey.models import Survey
from services.commission.outbound.models import Commission
from services.documents.drafting.models import Document
from services.intake.instructions.models import Instruction
from shared.platform.db import new_id
from tests.harness import Court
from tests.records import put, record
from tests.services.funds import road as funds
from tests.services.intake.instructions.road import step, taken
from tests.services.intake.refusals import assert_refused
from tests.services.intake.road import assign, file_case

Rows = Callable[[str, datetime, bool], list[SQLModel]]
"""Of a case, at an instant, whether it came to nothing; the first is what is named."""


def commission(case: str, at: datetime, void: bool) -> list[SQLModel]:
    issued = {"letter_document": "l", "letter_sha256": "x", "issued_at": at, "issued_by": "weituo01"}
    gone = {"withdrawn_at": at, "withdrawn_by": "chengban01", "withdrawn_reason": "改由本院办理"}
    of = {"case_number": case, "asset_id": new_id(), "matter": "seal", "instructed_by": "chengban01"}
    return [record(Commission, **of, **issued, **(gone if void else {}))]


def survey(case: str, at: datetime, void: bool) -> list[SQLModel]:
    gone = {"state": "withdrawn", "withdrawn_from": "decided", "withdrawn_by": "faguan01", "withdrawn_at": at}
    disposal = record(Disposal, case_number=case, identifier="", **(gone if void else {}))
    return [record(Survey, asset_id=disposal.asset_id, recorded_at=at), disposal]


def document(case: str, at: datetime, void: bool) -> list[SQLModel]:
    by = {"made_by": "wenshu01", "reviewed_by": "juzhang01", "signed_by": "juzhang01", "signer": "director"}
    gone = {"withdrawn_by": "juzhang01", "withdrawn_at": at, "withdrawn_because": "金额有误"}
    when = {"verified_at": at, "reviewed_at": at, "signed_at": at}
    state = "withdrawn" if void else "sealed"
    return [
        record(
            Document,
            case_number=case,
            kind="closing_notice",
            state=state,
            **by,
            **when,
            **(gone if void else {}),
        )
    ]


TEAMS: dict[str, tuple[str, Rows]] = {
    "commission": ("weituo01", commission),
    "auction": ("wangpai01", survey),
    "documents": ("wenshu01", document),
}
"""Who carries it out, and what shows it; of custody a measure does (test_instructions), of funds a payment (below)."""


def id_of(row: Any) -> str:
    return str(row.asset_id if isinstance(row, Survey) else row.id)


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def cases(court: Court) -> tuple[str, str]:
    found = await file_case(court, 1), await file_case(court, 2)
    for one in found:
        await assign(court, one)
    return found


async def accepted(court: Court, case: str, team: str, who: str, sent_at: datetime) -> dict[str, str]:
    """An instruction that the team has accepted."""
    by = {"received_by": who, "received_at": sent_at, "decided_by": who, "decided_at": sent_at}
    sent = {
        "sender": "handling_officer",
        "sent_by": "chengban01",
        "sent_at": sent_at,
        "feedback_by": sent_at + timedelta(days=5),
    }
    given = record(Instruction, case_number=case, team=team, state="accepted", **sent, **by)
    await put(court, given)
    await court.open_case(case, who)
    return {"id": given.id}


@pytest.mark.walk
@pytest.mark.parametrize("team", TEAMS)
async def test_a_teams_own_record_shows_it_and_none_that_came_to_nothing(
    court: Court, cases: tuple[str, str], team: str
) -> None:
    who, rows = TEAMS[team]
    case, other = cases
    sent_at = await court.advance()
    one, later = await accepted(court, case, team, who, sent_at), sent_at + timedelta(minutes=1)
    for made in (
        rows(other, later, False),
        rows(case, later, True),
        rows(case, sent_at - timedelta(minutes=1), False),
    ):
        await put(court, *reversed(made))
        refused = await step(court, one, "completion", who, {"answer_record": id_of(made[0])})
        assert_refused(refused, 409, "instruction_unshown", "所填记录不能证明指令已经办理", "二(五)3")
    made = rows(case, later, False)
    await put(court, *reversed(made))
    done = await taken(court, one, "completion", who, {"answer_record": id_of(made[0])})
    assert (done["state"], done["done_by"], done["answer_record"]) == ("done", who, id_of(made[0]))


@pytest.mark.walk
async def test_money_paid_shows_it_until_it_is_sent_back(court: Court) -> None:
    payout = await funds.requested(court, 10_000_000)
    case, who, answer = payout["case_number"], "ankuan01", {"answer_record": payout["id"]}
    first, second = [await accepted(court, case, "funds", who, await court.advance()) for _ in range(2)]
    unpaid = await step(court, first, "completion", who, answer)
    assert_refused(unpaid, 409, "instruction_unshown", "所填记录不能证明指令已经办理", "二(五)3")
    await funds.pay(court, payout)
    assert (await taken(court, first, "completion", who, answer))["state"] == "done"
    back = {"payer_account": payout["payee_account"], "returns_payment": payout["id"]}
    account, fen = await funds.account(court, case), int(Decimal(payout["amount"]) * 100)
    await funds.tell(court, funds.message(account, fen, "退汇", **back))
    assert (await funds.read(court, payout))["state"] == "returned"
    sent_back = await step(court, second, "completion", who, answer)
    assert_refused(sent_back, 409, "instruction_unshown", "所填记录不能证明指令已经办理", "二(五)3")
