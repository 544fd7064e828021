"""What was let go of stays let go of, and the rest goes on, in the case that follows (民诉法解释第一百六十八条)."""

from __future__ import annotations

from typing import Any

import pytest

from services.intake.preservation import repository
from services.intake.preservation.models import PreservationPartLifting, Preserved
from shared.contracts.documents.purposes import FilePurpose
from shared.platform.db import Database
from shared.platform.work import Caller, Work
from shared.values.roles import Office
from tests.harness import CLOCK_START, Court
from tests.records import put, record
from tests.services.custody.road import DEPOSIT, assets, assign, books, decide, fault
from tests.services.intake.people import application
from tests.services.intake.preservation.road import ask, file, hand_over, ruled
from tests.services.intake.road import duties


@pytest.mark.walk
async def test_a_sum_that_the_counter_lets_go_of_sets_the_rest_free_for_the_enforcement_case(
    court: Court,
) -> None:
    now = await court.advance()
    body = ruled(3301, now, limit="40000.00", security="40000.00")
    case = await file(court, await hand_over(court, body, 3301, DEPOSIT))
    await assign(court, case)
    await ask(court, case)
    ours = (await court.do("GET", "intake", f"/cases/{case}", "lian01"))["preservation"]["ruling"]
    (deposit,) = (await assets(court, case)).values()
    taken = await decide(court, deposit, "freeze_online", ruling_document=ours, amount="40000.00")
    assert taken.is_success, taken.text
    await court.advance()

    async def held(of: str) -> list[dict[str, Any]]:
        return await court.listed("custody", f"/cases/{of}/measures", "chakong01")

    (measure,) = await held(case)
    title = f"部分解除保全裁定（{DEPOSIT.identifier}账户15000元）"
    ruled_at = (await court.advance()).isoformat()
    paper = await court.upload(case, FilePurpose.PRESERVATION_LIFTING, "wenshu01", title, title)
    lifting = {"ruling": paper["id"], "number": body["trial_number"] + "之二", "ground": "secured"}
    lifting |= {"ruled_at": ruled_at, "things": [{"measure": measure["id"], "amount": "15000.00"}]}
    await court.do("POST", "intake", f"/cases/{case}/preservation-part-liftings", "chengban01", lifting)

    # the network refuses, the counter is to do it; meanwhile the judgment is enforced
    by = {"ruling_document": paper["id"], "reason": "被保全人提供反担保"}
    path = ("POST", "custody", f"/measures/{measure['id']}/lifting", "chakong01")
    await fault(court, "query", "part_releases", "refused")
    await court.do(*path, by)
    await court.advance()
    await court.do(*path, by | {"offline": True})
    judged = application(3301, parties=body["parties"], received_at=(await court.advance()).isoformat())
    judged["instrument_number"] = body["trial_number"]
    asked = await court.do("POST", "intake", "/applications", "lian01", judged)
    enforced = await file(court, asked["id"])
    assert await held(enforced) == [], "what is to be let go of does not go on"
    assert await assets(court, enforced) == {}, "nor is what waits for it found as something new"

    done = {"effective_at": (await court.advance()).isoformat()}
    done |= {"record": (await court.upload(case, FilePurpose.SEIZURE_RETURN, "juanzong01", "回执"))["id"]}
    await court.do("POST", "custody", f"/measures/{measure['id']}/return", "chakong01", done)
    await court.advance()
    assert await held(case) == []
    (carried,) = await held(enforced)
    kept = ("id", "rank", "effective_at", "expires_on", "state", "ruling_document")
    assert {name: carried[name] for name in kept} == {name: measure[name] for name in kept}
    assert (carried["controlled"], carried["limit"]) == ("25000.00", "25000.00")
    assert (await duties(court, case))["preservation.sum_released"]["state"] == "met"
    assert (await duties(court, enforced))["custody.lapse"]["state"] == "open"
    (freeze,) = await books(court, "freezes", case)
    assert freeze["frozen_fen"] == 40_000_00, "nothing was ordered of the network"


@pytest.mark.walk
async def test_what_was_let_go_of_is_so_in_the_case_that_carries_the_same_ruling_further(
    court: Court,
) -> None:
    first, second, third, other = [
        await file(court, await hand_over(court, ruled(3310 + at, CLOCK_START), 3310 + at)) for at in range(4)
    ]
    let_go = [record(PreservationPartLifting, case_number=one) for one in (first, third, other)]
    await put(
        court,
        *let_go,
        record(Preserved, preservation=first, case_number=second),
        record(Preserved, preservation=second, case_number=third),
    )

    async def known(work: Work) -> set[str]:
        return {one.id for one in await repository.part_liftings(work.session, third)}

    db = Database(court.dsn("intake_app"))
    found = await Caller(db, "intake", "service:workflow").read((Office.SERVICE,), known)
    await db.close()
    assert found == {let_go[0].id, let_go[1].id}
