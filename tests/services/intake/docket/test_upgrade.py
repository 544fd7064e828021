"""Duties kept as before each objection and each receipt had its own are found again after the upgrade, once."""

from __future__ import annotations

import os
import shutil
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import asyncpg
import pytest
import pytest_asyncio
from sqlmodel import SQLModel

from deploy import database
from deploy.local import LOGIN_ROLES
from services.intake.docket.models import AppliedFact, DocketRow, DutyRow
from services.intake.docket.owed import Owed
from shared.contracts.fact import Fact
from shared.contracts.funds.facts import ReceiptBooked, ReceiptDisbursed, ReceiptReturned
from shared.contracts.intake.facts import CaseClosed, PartyLeft, PetitionDecided, PetitionOverturned
from shared.law.rulebook import DUTIES
from tests import dockets
from tests.facts import made, record
from tests.harness import CLOCK_START, Court, running_court
from tests.records import insertion
from tests.records import record as row_of
from tests.servers import PASSWORD
from tests.workflows.road import timers

pytestmark = pytest.mark.walk

LAST_BEFORE = "intake_0099"
LIMITATION, JURISDICTION = "petition.limitation_granted", "petition.jurisdiction_granted"
PAID = "funds.disbursement"
RULES = (LIMITATION, JURISDICTION, PAID)


def at(hours: float) -> datetime:
    return CLOCK_START + timedelta(hours=hours)


def case(number: int) -> str:
    return f"case/（2026）豫1502执{number}号"


def granted(number: int, kind: str, petition: str, hours: float) -> Fact:
    what = {"petition": petition, "petition_kind": kind, "result": "granted"}
    return made(at(hours), PetitionDecided, case(number), **what)


BOOKED = {"receipt": "r", "payable": "yes", "purpose": None}
BEFORE = {
    1: (granted(1, "jurisdiction", "p1", 1),),
    2: (granted(2, "limitation", "p1", 1),),
    3: (granted(3, "limitation", "p1", 1), granted(3, "limitation", "p2", 1.5)),
    4: (granted(4, "jurisdiction", "p1", 1), made(at(2), CaseClosed, case(4))),
    5: (made(at(1), ReceiptBooked, case(5), **BOOKED), made(at(2), ReceiptDisbursed, case(5), receipt="r")),
    6: (granted(6, "limitation", "p1", 1), granted(6, "jurisdiction", "p2", 1.5)),
}
"""What had been told in each case; of the third, one duty had stood for both objections."""
SINCE = {
    1: made(at(3), PetitionOverturned, case(1), petition="p1", result="rejected"),
    2: made(at(3), PartyLeft, case(2), ground="limitation", petition="p1"),
    4: made(at(3), PetitionOverturned, case(4), petition="p1", result="granted"),
    5: made(at(3), ReceiptReturned, case(5), receipt="r"),
    6: made(at(3), CaseClosed, case(6)),
}
"""What is told after the upgrade."""
AFTER = {
    1: {(JURISDICTION, "p1", SINCE[1].id)},
    2: {(LIMITATION, "p1", SINCE[2].id)},
    4: {(JURISDICTION, "p1", BEFORE[4][1].id)},
    5: {(PAID, "r", BEFORE[5][1].id)},
    6: {(LIMITATION, "p1", SINCE[6].id), (JURISDICTION, "p2", SINCE[6].id)},
}
"""Each duty of these rules: what it is about, what has met it."""


class Release:
    """The database of a court that upgrades: its dockets as the rules before have made them."""

    def __init__(self, versions: Path) -> None:
        self._versions = versions
        self.kept: dict[str, Owed] = {}

    async def made_and_upgraded(self, name: str) -> datetime:
        every = database._versions
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(
                database, "_versions", lambda team: self._versions if team == "intake" else every(team)
            )
            await _prepare(name)
        session = await asyncpg.connect(os.environ["JIYUE_TEST_POSTGRES"].rpartition("/")[0] + f"/{name}")
        for number, told in BEFORE.items():
            for row in self._rows(case(number), told):
                await session.execute(*insertion(row))
        await session.close()
        await _prepare(name)
        return at(2.5)

    def _rows(self, docket: str, told: tuple[Fact, ...]) -> Iterator[SQLModel]:
        first = {owed.rule_id: owed for owed in reversed(dockets.docket(told).duties)}
        self.kept |= {owed.id: _of_before(owed) for owed in first.values() if owed.rule_id in RULES}
        yield row_of(DocketRow, id=docket, set_aside=[])
        for fact in told:
            yield row_of(AppliedFact, **fact.model_dump(exclude={"seq"}), applied_at=fact.occurred_at)
        yield from (row_of(DutyRow, **vars(owed)) for owed in self.kept.values() if owed.docket == docket)


def _of_before(owed: Owed) -> Owed:
    """As a rule kept it that paired nothing: by the fact that had opened it; the first of several stood for all."""
    version = DUTIES[owed.rule_id].version - 1
    return replace(owed, occasion=owed.opened_by, rule_version=version)


async def _prepare(name: str) -> None:
    passwords = dict.fromkeys(LOGIN_ROLES.values(), PASSWORD)
    server = os.environ["JIYUE_TEST_POSTGRES"]
    await database.prepare(superuser_dsn=server, database=name, role_passwords=passwords, demo=True)


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def upgraded(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[tuple[Court, Release]]:
    versions = tmp_path_factory.mktemp("versions") / "intake"
    shutil.copytree(database._versions("intake"), versions)
    for later in versions.glob("intake_*.py"):
        if later.name[: len(LAST_BEFORE)] > LAST_BEFORE:
            later.unlink()
    release = Release(versions)
    async with running_court(release.made_and_upgraded) as court:
        yield court, release


async def test_each_is_found_again_and_met_by_its_own_fact_and_none_is_doubled(
    upgraded: tuple[Court, Release],
) -> None:
    court, release = upgraded
    for number, fact in SINCE.items():
        await record(court, fact)
        await court.advance()
        rows = await court.sql(
            "SELECT * FROM intake.duty WHERE docket = $1 AND rule_id = ANY($2)", case(number), RULES
        )
        assert sorted(map(_read, rows), key=str) == sorted(AFTER[number], key=str)
        for owed in (owed for owed in release.kept.values() if owed.docket == case(number)):
            (row,) = (row for row in rows if row["id"] == owed.id)
            assert (row["opened_by"], row["due_at"]) == (owed.opened_by, owed.due_at)


def _read(row: Any) -> tuple[str, str, str | None]:
    assert (row["state"] == "met") == (row["met_by"] is not None)
    return row["rule_id"], row["occasion"], row["met_by"]


async def test_what_one_duty_stood_for_is_watched_until_each_has_ended(
    upgraded: tuple[Court, Release],
) -> None:
    court, _ = upgraded
    first, second = BEFORE[3]
    left = made(at(3), PartyLeft, case(3), ground="limitation", petition="p1")
    overturned = made(at(4), PetitionOverturned, case(3), petition="p2", result="rejected")
    query = "SELECT * FROM intake.duty WHERE docket = $1 AND rule_id = $2 ORDER BY opened_at"

    await record(court, left)
    await court.advance()
    one, other = await court.sql(query, case(3), LIMITATION)
    assert (_read(one), _read(other)) == ((LIMITATION, "p1", left.id), (LIMITATION, "p2", None))
    assert (other["opened_by"], other["opened_at"]) == (second.id, second.occurred_at)
    assert (one["opened_by"], one["due_at"]) == (first.id, other["due_at"])
    held = (await timers(court.client.get_workflow_handle(case(3)))).values()
    assert [timer for timer in held if DUTIES[LIMITATION].title in timer]

    await record(court, overturned)
    await court.advance()
    assert [_read(row) for row in await court.sql(query, case(3), LIMITATION)] == [
        (LIMITATION, "p1", left.id),
        (LIMITATION, "p2", overturned.id),
    ]
