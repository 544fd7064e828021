"""Whose money lies with the court, and how long: for leaders, by days, whichever page is asked for."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import asyncpg
import pytest
import pytest_asyncio

from shared.platform.db import new_id
from tests.harness import CLOCK_START, Court

POSTING = "INSERT INTO funds.posting (id, kind, reference, booked_at, booked_by) VALUES ($1, 'test', $1, $2, 'test')"
ENTRY = "INSERT INTO funds.entry (posting_id, case_number, account, amount) VALUES ($1, $2, $3, $4)"
DAYS = timedelta(days=1)


async def _post(court: Court, case: str, at: datetime, *amounts: tuple[str, str]) -> None:
    connection = await asyncpg.connect(court.dsn("funds_app"))
    try:
        async with connection.transaction():
            posting = new_id()
            await connection.execute(POSTING, posting, at)
            for account, amount in amounts:
                await connection.execute(ENTRY, posting, case, account, Decimal(amount))
    finally:
        await connection.close()


async def _in(court: Court, case: str, days: int, amount: str) -> None:
    await _post(court, case, CLOCK_START - days * DAYS, ("bank", amount), ("received", f"-{amount}"))


async def _out(court: Court, case: str, days: int, amount: str) -> None:
    await _post(court, case, CLOCK_START - days * DAYS, ("bank", f"-{amount}"), ("received", amount))


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def held(court: Court) -> dict[str, Any]:
    await _in(court, "old", 90, "100.00")
    await _out(court, "old", 80, "99.99")  # a fen is left: it has never been empty
    await _in(court, "old", 3, "5.00")
    await _in(court, "emptied", 100, "70.00")
    await _out(court, "emptied", 50, "70.00")
    await _in(court, "emptied", 20, "8.00")
    await _in(court, "paid", 40, "6.00")
    await _out(court, "paid", 10, "6.00")
    await _in(court, "lost", 35, "3.00")
    at = CLOCK_START - 5 * DAYS  # gone from the bank unexplained: the court must still get it back
    await _post(court, "lost", at, ("bank", "-3.00"), ("unexplained", "3.00"))
    await _in(court, "", 200, "1000.00")  # in the main account: of no case
    found: dict[str, Any] = await court.do("GET", "funds", "/held", "juzhang01")
    return found


async def test_it_counts_from_when_the_account_was_last_empty(held: dict[str, Any]) -> None:
    assert [(one["case_number"], one["held"], one["days"]) for one in held["items"]] == [
        ("old", "5.01", 90),
        ("lost", "3.00", 35),
        ("emptied", "8.00", 20),
    ]


async def test_the_bands_are_of_all_of_it_and_each_opens_its_cases(
    court: Court, held: dict[str, Any]
) -> None:
    assert sum(Decimal(one["held"]) for one in held["bands"]) == Decimal("16.01")
    assert [(one["days_from"], one["days_to"]) for one in held["bands"]] == [
        (0, 15), (16, 30), (31, 60), (61, 180), (181, None),
    ]  # fmt: skip
    for band in held["bands"]:
        to = "" if band["days_to"] is None else f"&days_to={band['days_to']}"
        page = await court.do("GET", "funds", f"/held?days_from={band['days_from']}{to}", "juzhang01")
        assert len(page["items"]) == band["cases"]
        assert sum(Decimal(one["held"]) for one in page["items"]) == Decimal(band["held"])
        assert page["bands"] == held["bands"]
    first = await court.do("GET", "funds", "/held?limit=1", "juzhang01")
    second = await court.do("GET", "funds", f"/held?limit=1&cursor={first['next']}", "juzhang01")
    assert [*first["items"], *second["items"]] == held["items"][:2]


@pytest.mark.parametrize("who", ["chengban01", "ankuan01", "chuna01", "zhixiao01"])
async def test_it_is_for_leaders_alone(court: Court, who: str) -> None:
    assert (await court.call("GET", "funds", "/held", who)).status_code == 403
