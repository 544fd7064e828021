"""Of a deposit a ruling may let go of a sum: 查封扣押冻结规定第二十八条. The freeze goes on with the rest."""

from __future__ import annotations

from typing import Any

import pytest

from tests.harness import Court
from tests.services.custody.road import (
    DEPOSIT,
    FLAT,
    assets,
    assign,
    books,
    duties,
    fault,
    file_case,
    freeze_online,
    ruled,
    ruling,
)


@pytest.mark.walk
async def test_a_sum_is_let_go_of_and_the_rest_stays_frozen(court: Court) -> None:
    case = await file_case(court, 140, DEPOSIT, FLAT, principal="2000000")
    await assign(court, case)
    found = await assets(court, case)
    assert (await freeze_online(court, found[DEPOSIT.identifier], amount="40000")).is_success
    assert (await freeze_online(court, found[FLAT.identifier])).is_success
    await court.advance()

    async def standing() -> dict[str, Any]:
        rows = await court.listed("custody", f"/cases/{case}/measures", "chakong01")
        return {one["asset_id"]: one for one in rows}

    deposit, flat = map((await standing()).get, [found[one.identifier]["id"] for one in (DEPOSIT, FLAT)])
    assert deposit
    assert flat

    async def of(amount: str) -> dict[str, str]:
        rows = (await ruled(court, case, "lifting_ruling"))["assets"]
        rows = [row | {"amount": amount} for row in rows]
        made = await ruling(court, case, "lifting_ruling", another=f"of {amount}", assets=rows)
        return {"ruling_document": made, "reason": "申请执行人同意部分解除"}

    async def lift(measure: dict[str, Any], body: dict[str, str]) -> tuple[int, str, str]:
        answer = await court.call("POST", "custody", f"/measures/{measure['id']}/lifting", "chakong01", body)
        problem = answer.json()
        return answer.status_code, problem.get("type", "").rpartition(":")[2], problem.get("article", "")

    refused = (409, "lifted_part", "查封扣押冻结规定第二十八条")
    assert await lift(flat, await of("10000.00")) == refused, "a thing is let go of as a whole"
    await fault(court, "query", "part_releases", "refused")
    for parts in (0, 1):
        assert (await lift(deposit, await of("10000.00")))[0] == 202
        await court.advance()
        rest = (await standing())[deposit["asset_id"]]
        assert (rest["state"], rest["lift_decided_at"], len(rest["lifted_parts"])) == (
            *("in_force", None),
            parts,
        )
    assert (rest["controlled"], rest["limit"], rest["lift_refusals"]) == ("30000.00", "30000.00", 1)
    assert (await lift(deposit, await of("10000.00")))[1] == "already_lifted", "by that ruling once"
    (frozen,) = [one for one in await books(court, "freezes", case) if one["frozen_fen"] is not None]
    limit = frozen["amount_fen"]
    assert (frozen["frozen_fen"], limit, frozen["released_at"]) == (30_000_00, 30_000_00, None)
    assert await duties(court, case, "custody.renewal") == ["open", "open"]
    assert (await lift(deposit, await of("30000.01")))[0] == 202, (
        "ruled when there was more: all that is left"
    )
    await court.advance()
    assert (await standing())[deposit["asset_id"]]["state"] == "lifted"
    assert sorted(await duties(court, case, "custody.renewal")) == ["met", "open"]
