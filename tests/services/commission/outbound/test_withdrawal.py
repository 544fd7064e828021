"""The other court is told of a withdrawal, once; until it knows the matter stays open, and what it has done counts (二(三)2)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.harness import Court
from tests.services.commission.road import HIGH_TECH, answer, delegated, instruction, sent
from tests.services.custody.road import books, fault, fired


async def withdraw(court: Court, commission: dict[str, Any]) -> Any:
    path = f"/commissions/{commission['id']}/withdrawal"
    return await court.call("POST", "commission", path, "chengban01", {"reason": "受托法院逾期未办理"})


async def read(court: Court, commission: dict[str, Any]) -> dict[str, Any]:
    path = f"/commissions/{commission['id']}"
    return dict(await court.do("GET", "commission", path, "weituo01"))


@pytest.mark.walk
@pytest.mark.parametrize(("seed", "how"), [(61, "lost_reply"), (62, "error_500")])
async def test_the_other_court_is_told_once_and_acts_no_more(court: Court, seed: int, how: str) -> None:
    case, asset = await delegated(court, seed)
    commission = await sent(court, case, asset)
    await fault(court, "court", "withdrawals", how)
    assert (await withdraw(court, commission)).json()["state"] == "withdrawing"
    now = await court.advance()
    assert await fired(court) == 1
    (letter,) = await books(court, "commissions", case)
    told = await read(court, commission)
    assert (told["state"], told["recall_receipt"]) == ("withdrawn", letter["withdrawal"])
    await court.advance(to=(now + timedelta(days=8)).isoformat())
    assert (await read(court, commission))["state"] == "withdrawn"


@pytest.mark.walk
async def test_what_the_other_court_does_not_know_is_not_given_to_another(court: Court) -> None:
    case, asset = await delegated(court, 63)
    commission = await sent(court, case, asset)
    path, elsewhere = f"/cases/{case}/commissions", instruction(asset) | {"court_code": HIGH_TECH}
    second = await court.call("POST", "commission", path, "chengban01", elsewhere)
    assert (second.status_code, second.json()["type"]) == (409, "urn:jiyue:problem:already_commissioned")
    await fault(court, "court", "withdrawals", "refused")
    await withdraw(court, commission)
    await court.advance()
    assert (await read(court, commission))["state"] == "withdrawing"
    (task,) = await court.sql("SELECT text FROM intake.task WHERE docket = $1", f"case/{case}")
    assert "通知受托法院撤回委托" in task["text"]
    early = await court.call("POST", "commission", path, "chengban01", elsewhere)
    assert (early.status_code, early.json()["type"]) == (409, "urn:jiyue:problem:already_commissioned")
    assert (await withdraw(court, commission)).status_code == 200, "it is told again"
    await court.advance()
    assert (await read(court, commission))["state"] == "withdrawn"
    await court.do("POST", "commission", path, "chengban01", elsewhere)


@pytest.mark.walk
async def test_a_measure_that_crosses_the_withdrawal_counts_and_is_not_hidden(court: Court) -> None:
    case, asset = await delegated(court, 64)
    commission = await sent(court, case, asset)
    await fault(court, "court", "withdrawals", "refused")
    await withdraw(court, commission)
    crossed = await answer(court, commission)
    assert (crossed.status_code, crossed.json()["in_force"]) == (200, True)
    assert (await withdraw(court, commission)).json()["type"] == "urn:jiyue:problem:not_withdrawable"
    known = await read(court, commission)
    assert (known["state"], known["in_force"], known["recalled_at"]) == ("told", True, None)
    again = await court.call(
        "POST", "commission", f"/cases/{case}/commissions", "chengban01", instruction(asset)
    )
    assert (again.status_code, again.json()["type"]) == (409, "urn:jiyue:problem:already_commissioned")
