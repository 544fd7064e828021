"""The book of case money: the database itself refuses what does not balance, and any change of an entry."""

from __future__ import annotations

import asyncio
from decimal import Decimal
from typing import Any
from uuid import uuid4

import asyncpg
import pytest

from deploy.local import DEMO_MASTER_ACCOUNT
from services.funds.ledger import rules, service
from shared.platform.court import CaseAccess
from shared.platform.db import Database
from shared.platform.work import Caller, Work
from shared.values.refusal import Problem
from shared.values.roles import Office
from tests.harness import Court
from tests.records import put, record
from tests.services.funds import road

D = Decimal
POSTING = "INSERT INTO funds.posting (id, kind, reference, booked_at, booked_by) VALUES ($1, 'test', $1, now(), 'test')"
ENTRY = "INSERT INTO funds.entry (posting_id, case_number, account, amount) VALUES ($1, $2, $3, $4)"


async def write(court: Court, *entries: tuple[str, str, str]) -> None:
    """Write a posting past the code, as the service's own role could."""
    connection = await asyncpg.connect(court.dsn("funds_app"))
    try:
        async with connection.transaction():
            posting = uuid4().hex
            await connection.execute(POSTING, posting)
            for case, account, amount in entries:
                await connection.execute(ENTRY, posting, case, account, D(amount))
    finally:
        await connection.close()


@pytest.mark.parametrize(
    ("entries", "constraint"),
    [
        ([], "posting_balanced"),
        ([("a", "bank", "1.00")], "posting_balanced"),
        ([("a", "bank", "1.00"), ("a", "received", "-0.99")], "posting_balanced"),
        ([("a", "bank", "1.00"), ("b", "received", "-1.00")], "posting_balanced"),
        ([("a", "received", "1.00"), ("a", "bank", "-1.00")], "account_not_overdrawn"),
        ([("a", "fee", "1.00"), ("a", "surplus", "-1.00")], "account_not_overdrawn"),
        ([("a", "bank", "0.00"), ("a", "received", "0.00")], "entry_not_zero"),
    ],
)
async def test_the_database_refuses_a_posting_that_does_not_balance(
    court: Court, entries: list[tuple[str, str, str]], constraint: str
) -> None:
    before = await court.do("GET", "funds", "/ledger/balance", "ankuan01")
    with pytest.raises(asyncpg.CheckViolationError) as refused:
        await write(court, *entries)
    assert refused.value.constraint_name == constraint
    assert await court.do("GET", "funds", "/ledger/balance", "ankuan01") == before


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE funds.entry SET amount = amount * 2",
        "UPDATE funds.posting SET kind = 'other'",
        "DELETE FROM funds.entry",
        "DELETE FROM funds.posting",
        "TRUNCATE funds.entry",
        "UPDATE funds.approval SET person = 'x'",
        "UPDATE funds.paper SET code = 'x'",
        "UPDATE funds.payout SET amount = 1",
        "UPDATE funds.payout SET payee_account = '1'",
        "UPDATE funds.share SET amount = 1",
        "UPDATE funds.distribution SET available = 1",
        "DELETE FROM funds.receipt",
        "UPDATE funds.receipt SET amount = 1",
        "UPDATE funds.receipt SET case_number = NULL",
        "UPDATE funds.case_account SET account_number = '1'",
    ],
)
async def test_the_services_own_role_cannot_change_what_is_written(court: Court, statement: str) -> None:
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await court.sql(statement, role="funds_app")


async def test_even_the_owner_cannot_unbalance_the_book(court: Court) -> None:
    case = await road.funded_case(court)
    with pytest.raises(asyncpg.CheckViolationError):
        await court.sql(f"UPDATE funds.entry SET amount = amount + 1 WHERE case_number = '{case}'")
    with pytest.raises(asyncpg.CheckViolationError):
        await court.sql(f"DELETE FROM funds.entry WHERE case_number = '{case}' AND account = 'received'")


async def post(court: Court, db: Database, posting: rules.Posting, reference: str) -> Any:
    async def use_case(work: Work) -> None:
        await service.post(work, "test", reference, posting)

    return await Caller(db, "funds", "service:workflow").act(Office.SERVICE, use_case)


async def test_concurrent_postings_to_one_case_follow_one_another(court: Court) -> None:
    """Ten are each covered by the balance alone, and only three by it together."""
    case = f"（2026）豫1502执{uuid4().int % 10**8}号"
    await put(court, record(CaseAccess, case_number=case))
    db = Database(court.dsn("funds_app"))
    try:
        await post(court, db, rules.received(case, D("30.00")), uuid4().hex)
        results = await asyncio.gather(
            *(
                post(court, db, rules.allocated(case, [(rules.Account.FEE, D("10.00"))]), uuid4().hex)
                for _ in range(10)
            ),
            return_exceptions=True,
        )
        refused = [result for result in results if result is not None]
        assert len(refused) == 7
        assert all(isinstance(one, Problem) and one.code == "posting_refused" for one in refused)
        await post(court, db, rules.paid_out(case, rules.Account.FEE, D("30.00")), uuid4().hex)
    finally:
        await db.close()
    ledger = await court.do("GET", "funds", f"/cases/{case}/ledger", "ankuan01")
    assert (ledger["held"], ledger["cleared"]) == ("0.00", True)
    assert set(ledger["balances"].values()) == {"0.00"}


async def test_past_the_code_too_two_at_once_cannot_overdraw(court: Court) -> None:
    case = uuid4().hex
    await write(court, (case, "bank", "10.00"), (case, "received", "-10.00"))
    taking = (case, "received", "10.00"), (case, "fee", "-10.00")
    results = await asyncio.gather(*(write(court, *taking) for _ in range(5)), return_exceptions=True)
    assert sum(result is None for result in results) == 1
    assert {type(result) for result in results if result} == {asyncpg.CheckViolationError}
    await write(court, (case, "fee", "10.00"), (case, "bank", "-10.00"))


async def test_the_whole_book_sums_to_zero(court: Court) -> None:
    await road.funded_case(court)
    book = await court.do("GET", "funds", "/ledger/balance", "chengban01")
    assert (book["total"], book["unbalanced_postings"], book["balanced"]) == ("0.00", 0, True)
    assert D(book["accounts"]["bank"]) >= D("100000.00")


@pytest.mark.walk
async def test_what_has_come_in_has_the_day_on_which_the_bank_booked_it(court: Court) -> None:
    """Told of two days later; 2,000 lay in the main account for nine days more."""
    case = await road.new_case(court)
    account = await road.account(court, case)
    await court.advance(to="2026-03-11T10:00:00+08:00")
    paid = await road.tell(court, road.message(account, 500_000, booked_at="2026-03-09T10:00:00+08:00"))
    early = road.message(DEMO_MASTER_ACCOUNT, 200_000, f"{case}还款", booked_at="2026-02-28T10:00:00+08:00")
    await road.tell(court, early)
    arrived = road.message(
        account, 200_000, payer_account=DEMO_MASTER_ACCOUNT, booked_at="2026-03-11T09:00:00+08:00"
    )
    moved = await road.tell(court, arrived)
    ledger = await court.do("GET", "funds", f"/cases/{case}/ledger", "ankuan01")
    assert ledger["come_in"] == [
        {"arrived_on": "2026-03-09", "amount": "5000.00", "receipt": paid["receipt"]},
        {"arrived_on": "2026-02-28", "amount": "2000.00", "receipt": moved["receipt"]},
    ]
