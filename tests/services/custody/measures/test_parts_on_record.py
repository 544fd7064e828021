"""A sum of a deposit that is let go of: once a ruling, whoever asks how often; of the freeze that goes on, in whichever term and case."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import timedelta
from decimal import Decimal
from itertools import count
from typing import Any

import pytest
import pytest_asyncio

from services.custody.measures import service
from services.custody.measures.models import Decision, Measure
from services.custody.measures.schemas import LiftingIn, MeasureOut
from services.custody.network.models import Asset, Feedback, Query
from services.custody.offline.schemas import ReturnIn
from services.custody.offline.service import record_return
from services.custody.renewal.service import book as book_renewal
from services.custody.resumed.service import take_over
from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.documents.records import FileRecord
from shared.contracts.intake.records import PreservationPartLiftingRecord
from shared.gateways.asset_query import RenewalResult
from shared.platform.db import Database
from shared.platform.work import Caller
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem
from shared.values.roles import Office
from tests.harness import CLOCK_START, Court
from tests.records import put, record
from tests.services.custody.measures.parts import CASE, of_case

PRESERVED = "（2026）豫1502执保9101号"
BEFORE = CLOCK_START - timedelta(10)
_accounts = count(1)


@pytest_asyncio.fixture(loop_scope="session")
async def clerk(court: Court) -> AsyncIterator[Caller]:
    db = Database(court.dsn("custody_app"))
    yield Caller(db, "custody", "service:workflow")
    await db.close()


async def frozen(court: Court, **changes: Any) -> Measure:
    """40,000.00 yuan of an account, frozen ten days ago."""
    known = {"case_number": CASE, "identifier": f"账户{next(_accounts)}", "attempt": 1}
    known |= {name: changes.pop(name) for name in [*known] if name in changes}
    of = {"case_number": known["case_number"]}
    query = record(Query, **of)
    feedback = record(Feedback, **of, query_id=query.id)
    own = {"kind": "bank_deposit", "identifier": known["identifier"], "respondent_id": "debtor"}
    asset = record(Asset, **of, **own, feedback_id=feedback.id, item_ref=query.id)
    decided = {"way": "freeze_online", "ruling_document": "freezing", "amount": Decimal(40_000)}
    decision = record(Decision, **of, asset_id=asset.id, **decided, attempt=known["attempt"])
    taken = {"kind": "freeze", "effective_at": BEFORE, "queued_at": BEFORE, "ruling_document": "freezing"}
    taken |= {"limit": Decimal(40_000), "controlled": Decimal(40_000)}
    taken |= {"expires_on": CLOCK_START.date() + timedelta(100)}
    measure = record(Measure, **of, asset_id=asset.id, attempt=known["attempt"], **taken | changes)
    await put(court, query, feedback, asset, decision, measure)
    return measure


async def now(court: Court, measure: Measure) -> list[dict[str, Any]]:
    """Each term of it."""
    rows = await court.sql(
        "SELECT * FROM custody.measure WHERE asset_id = $1 ORDER BY term", measure.asset_id
    )
    return [dict(row) for row in rows]


async def decide(
    court: Court, clerk: Caller, measure: Measure, amount: str | None, name: str, *, offline: bool = False
) -> MeasureOut:
    ((identifier,),) = await court.sql("SELECT identifier FROM custody.asset WHERE id = $1", measure.asset_id)
    body = LiftingIn(ruling_document=name, reason="申请执行人同意", offline=offline)
    read = of_case(identifier, amount, name)
    return await clerk.act(Office.SERVICE, service.decide_lifting, measure.id, body, read)


async def book(clerk: Caller, measure: Measure, name: str, frozen: str | None = None) -> None:
    said = Decimal(frozen) if frozen else None
    await clerk.act(Office.SERVICE, service.book_lifting, measure.id, name, None, said)


async def refused(call: Any) -> ProblemCode:
    with pytest.raises(Problem) as problem:
        await call
    return problem.value.code


async def test_a_ruling_of_more_than_is_left_is_carried_out_and_the_record_says_what_was_there(
    court: Court, clerk: Caller
) -> None:
    measure = await frozen(court, controlled=Decimal(25_000))
    await decide(court, clerk, measure, "30000", "r1")
    await book(clerk, measure, "r1")
    (row,) = await now(court, measure)
    assert (row["controlled"], row["limit"], row["lifted_at"], row["lift_ruling_no"]) == (
        0,
        10_000,
        None,
        None,
    )
    ((part,),) = await court.sql("SELECT lifted_parts FROM custody.measure WHERE id = $1", measure.id)
    (said,) = json.loads(part)
    assert (Decimal(said["amount"]), Decimal(said["frozen"])) == (30_000, 25_000)
    await decide(court, clerk, measure, "10000", "r2")
    ordered = await clerk.act(Office.SERVICE, service.to_lift, measure.id)
    assert ordered is not None
    assert ordered.amount is None, "no limit would be left: all of it is lifted"
    await book(clerk, measure, "r2")
    (row,) = await now(court, measure)
    assert row["lifted_at"] is not None


async def test_what_the_bank_says_stays_frozen_is_what_is_recorded(court: Court, clerk: Caller) -> None:
    measure = await frozen(court, controlled=Decimal(25_000))
    await decide(court, clerk, measure, "10000", "r1")
    await book(clerk, measure, "r1", "30000.00")
    (row,) = await now(court, measure)
    assert (row["controlled"], row["limit"]) == (30_000, 30_000), "more had come in since"


@pytest.mark.parametrize(("amount", "changes"), [("0.00", {}), ("1", {"rank": 2, "waits": True})])
async def test_nothing_is_let_go_of_by_nothing_or_of_what_waits(
    court: Court, clerk: Caller, amount: str, changes: dict[str, Any]
) -> None:
    waits = {"waits_until": CLOCK_START.date() + timedelta(99)} if changes.pop("waits", False) else {}
    measure = await frozen(court, **changes, **waits)
    assert await refused(decide(court, clerk, measure, amount, "r1")) == "lifted_part"


async def test_a_sum_is_let_go_of_once_though_two_clerks_ask_of_two_finds_of_one_account(
    court: Court, clerk: Caller
) -> None:
    first = await frozen(court, identifier="同一账户")
    second = await frozen(court, identifier="同一账户")
    asked = [decide(court, clerk, one, "10000", "r1") for one in (first, second)]
    answers = await asyncio.gather(*asked, return_exceptions=True)
    (problem,) = [one for one in answers if isinstance(one, Problem)]
    assert problem.code == "already_lifted"
    (done,) = [one for one in answers if isinstance(one, MeasureOut)]
    await book(clerk, first if done.id == first.id else second, "r1")
    other = second if done.id == first.id else first
    assert await refused(decide(court, clerk, other, "10000", "r1")) == "already_lifted"
    assert (await decide(court, clerk, other, None, "r2")).lift_amount is None, "all of it still may be"


async def test_a_lost_reply_lets_go_of_the_sum_once_and_a_late_refusal_undoes_nothing(
    court: Court, clerk: Caller
) -> None:
    measure = await frozen(court)
    await decide(court, clerk, measure, "10000", "r1")
    orders = [await clerk.act(Office.SERVICE, service.to_lift, measure.id) for _ in range(2)]
    assert orders[0] == orders[1], "the bank knows it by one id"
    await asyncio.gather(*(book(clerk, measure, "r1") for _ in range(2)))
    await clerk.act(Office.SERVICE, service.book_unlifted, measure.id, "r1", "late")
    (row,) = await now(court, measure)
    assert (row["controlled"], row["limit"], row["lift_refusals"]) == (30_000, 30_000, 0)
    await decide(court, clerk, measure, "5000", "r2")
    again = await clerk.act(Office.SERVICE, service.to_lift, measure.id)
    assert again is not None
    assert orders[0] is not None
    assert again.part != orders[0].part


async def test_what_had_lapsed_is_lifted_by_its_own_order_and_not_by_that_of_what_was_taken_anew(
    court: Court, clerk: Caller
) -> None:
    measure = await frozen(court, expires_on=CLOCK_START.date() - timedelta(1))
    await court.sql("UPDATE custody.decision SET attempt = 2 WHERE asset_id = $1", measure.asset_id)
    await decide(court, clerk, measure, None, "r1")
    ordered = await clerk.act(Office.SERVICE, service.to_lift, measure.id)
    assert ordered is not None
    assert ordered.freeze == measure.asset_id


async def come(
    court: Court,
    clerk: Caller,
    measure_id: str,
    name: str,
    *,
    result: str = "done",
    matter: str | None = None,
) -> MeasureOut:
    """The institution's paper, of now."""
    at = await court.advance()
    body = {"result": result, "matter": matter, "record": name}
    body |= {"effective_at": at} if result == "done" else {}
    file = {"id": name, "purpose": FilePurpose.SEIZURE_RETURN, "title": name, "sha256": name}
    files = [FileRecord.model_validate(file | {"entered_at": at, "brought_by": ["juanzong01"]})]
    return await clerk.act(Office.SERVICE, record_return, measure_id, ReturnIn.model_validate(body), files)


async def ordered_to_renew(court: Court, measure: Measure, *, offline: bool) -> None:
    await court.sql(
        "UPDATE custody.measure SET renew_ruling_document = 'anew', renew_letter = 'l', renew_ends_on = $2,"
        " renew_decided_at = $3, renew_decided_by = 'chakong01', renew_offline = $4 WHERE id = $1",
        *(measure.id, measure.expires_on + timedelta(300), CLOCK_START, offline),
    )


@pytest.mark.walk
async def test_the_term_is_renewed_while_a_sum_waits_at_the_counter_and_the_sum_waits_on(
    court: Court, clerk: Caller
) -> None:
    measure = await frozen(court, lift_refusals=1)
    decided = await decide(court, clerk, measure, "10000", "r1", offline=True)
    assert {one.operation for one in decided.acts if one.allowed} <= {
        "renew_measure",
        "record_offline_return",
    }
    await ordered_to_renew(court, measure, offline=False)
    answer = {"request_id": measure.id, "measure_no": "n", "renewed_at": CLOCK_START}
    answer |= {"expires_on": measure.expires_on + timedelta(300)}
    await clerk.act(Office.SERVICE, book_renewal, measure.id, RenewalResult.model_validate(answer))
    term, following = await now(court, measure)
    assert (term["lift_ruling_no"], term["renewed_at"] is not None) == (None, True)
    assert (following["lift_ruling_no"], following["lift_amount"], following["lift_offline"]) == (
        *("r1", 10_000),
        True,
    )
    shown = await come(court, clerk, following["id"], "回执")
    assert (shown.controlled, shown.limit, shown.lift_decided_at) == (30_000, 30_000, None)
    assert (term["controlled"], len(shown.lifted_parts)) == (40_000, 1)


async def test_of_two_papers_that_are_awaited_each_says_which_it_is(court: Court, clerk: Caller) -> None:
    measure = await frozen(court, offline=True)
    await decide(court, clerk, measure, "10000", "r1")
    await ordered_to_renew(court, measure, offline=False)
    paper = (court, clerk, measure.id)
    assert await refused(come(*paper, "回执")) == "offline_result_refused"
    shown = await come(*paper, "拒绝解除", result="refused", matter="lifting")
    assert (shown.lift_decided_at, shown.renew_decided_by) == (None, "chakong01")
    assert await refused(come(*paper, "回执", matter="lifting")) == "nothing_to_return"
    await come(*paper, "续行回执", matter="renewal")
    assert [row["renewed_at"] is not None for row in await now(court, measure)] == [True, False]


async def test_an_order_of_the_term_before_is_booked_in_the_term_that_follows(
    court: Court, clerk: Caller
) -> None:
    measure = await frozen(court)
    await decide(court, clerk, measure, "10000", "r1")
    before = await clerk.act(Office.SERVICE, service.to_lift, measure.id)
    await ordered_to_renew(court, measure, offline=False)
    answer = {"request_id": measure.id, "measure_no": "n", "renewed_at": CLOCK_START}
    answer |= {"expires_on": measure.expires_on + timedelta(300)}
    await clerk.act(Office.SERVICE, book_renewal, measure.id, RenewalResult.model_validate(answer))
    assert await clerk.act(Office.SERVICE, service.to_lift, measure.id) == before, "known by the same id"
    await book(clerk, measure, "r1")
    term, following = await now(court, measure)
    assert (term["controlled"], following["controlled"], following["lift_ruling_no"]) == (
        40_000,
        30_000,
        None,
    )


def ruled(measure: Measure, amount: int | None, ruling: str, **changes: Any) -> PreservationPartLiftingRecord:
    of = {"ruling": ruling, "number": ruling, "ruled_at": CLOCK_START, "ground": "secured"}
    of |= {"asset": measure.asset_id, "identifier": "-", "amount": amount, "held": amount or 40_000}
    return PreservationPartLiftingRecord.model_validate(of | {"recorded_at": CLOCK_START} | changes)


async def test_what_goes_on_in_the_enforcement_case_is_the_rest_with_its_rank_and_term(
    court: Court, clerk: Caller
) -> None:
    """民诉法解释第一百六十八条: 期限连续计算."""
    done = [{"ruling_document": "r1", "amount": "10000.00"}]
    preserved = {"case_number": PRESERVED, "preserved_by": "民初1号之一", "rank": 1}
    measure = await frozen(court, **preserved)
    anew = await frozen(court, **preserved, attempt=2, queued_at=CLOCK_START + timedelta(1))
    thing = await frozen(court, **preserved)
    lifted = [
        ruled(measure, 10_000, "r1"),
        ruled(anew, 10_000, "r1"),  # of what had lapsed before
        ruled(thing, None, "r1"),
    ]

    async def carried() -> set[str]:
        await clerk.act(Office.SERVICE, take_over, CASE, PRESERVED, {"debtor": "debtor"}, lifted)
        rows = await court.sql(
            "SELECT asset_id FROM custody.measure WHERE case_number = $1 AND asset_id = ANY($2)",
            *(CASE, [one.asset_id for one in (measure, anew, thing)]),
        )
        return {row["asset_id"] for row in rows}

    assert await carried() == {anew.asset_id}, "a sum waits, and a thing is to be let go of"
    parts = 'UPDATE custody.measure SET lifted_parts = $2, controlled = 30000, "limit" = 30000 WHERE id = $1'
    await court.sql(parts, measure.id, json.dumps(done))
    assert await carried() == {anew.asset_id, measure.asset_id}
    (row,) = await now(court, measure)
    goes_on = {name: row[name] for name in ("controlled", "limit", "rank", "queued_at", "effective_at")}
    assert goes_on == {"controlled": 30_000, "limit": 30_000, "rank": 1} | dict.fromkeys(
        ("queued_at", "effective_at"), BEFORE
    )
    assert (row["expires_on"], row["preserved_by"]) == (measure.expires_on, "民初1号之一")
