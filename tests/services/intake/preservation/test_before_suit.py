"""Preserved before the suit, or before enforcement: who does not go on with it in time loses it (民事诉讼法第一百零四条, 民诉法解释第一百六十三条)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from shared.contracts.documents.purposes import FilePurpose
from tests.harness import Court
from tests.services.custody.road import DEPOSIT, assets, assign, decide
from tests.services.intake.people import application
from tests.services.intake.preservation.road import ask, file, hand_over, refused, ruled
from tests.services.intake.road import duties


async def frozen(court: Court, seed: int, body: dict[str, Any]) -> str:
    """A case of its own in which a deposit is frozen."""
    case = await file(court, await hand_over(court, body, seed, DEPOSIT))
    await assign(court, case)
    await ask(court, case)
    ours = (await court.do("GET", "intake", f"/cases/{case}", "lian01"))["preservation"]["ruling"]
    (deposit,) = (await assets(court, case)).values()
    answer = await decide(court, deposit, "freeze_online", ruling_document=ours, amount="40000.00")
    assert answer.is_success, answer.text
    await court.advance()
    return case


async def paper(court: Court, case: str, purpose: FilePurpose, who: str = "wenshu01") -> str:
    words = f"{purpose.label}，{await court.advance()}，{who}"
    return str((await court.upload(case, purpose, who, words))["id"])


async def offered(court: Court, case: str) -> dict[str, bool]:
    shown = await court.do("GET", "intake", f"/cases/{case}", "chengban01")
    return {one["operation"]: one["allowed"] for one in shown["acts"]}


@pytest.mark.walk
async def test_what_is_preserved_before_the_suit_or_enforcement_is_lost_to_who_does_not_go_on(
    court: Court,
) -> None:
    now = await court.advance()
    before: dict[str, Any] = {"stage": "pre_suit", "trial_number": "", "urgent": True}
    first, second = (ruled(one, now, **before) for one in (3101, 3102))
    first["instrument_number"], second["instrument_number"] = (
        "（2026）豫1502财保11号",
        "（2026）豫1502财保12号",
    )
    sued, unsued = await frozen(court, 3101, first), await frozen(court, 3102, second)
    taken = (await court.advance()).date()
    owed = (await duties(court, sued))["preservation.suit"]
    assert (owed["state"], date.fromisoformat(owed["due_date"]) - taken) == ("open", timedelta(30))
    assert (await offered(court, sued))["record_preservation_suit"]

    # nobody becomes a party of it in place of another: that is asked for when the judgment is enforced
    change = {
        "kind": "party_change",
        "outsider": "信阳新元商贸有限公司",
        "request": "受让本案债权，请求变更为申请执行人",
        "paper": await paper(court, sued, FilePurpose.PETITION),
        "received_at": (await court.advance()).isoformat(),
    }
    asked = await court.call("POST", "intake", f"/cases/{sued}/petitions", "lian01", change)
    assert (asked.status_code, asked.json()["article"]) == (409, "变更、追加当事人规定第一条"), asked.text

    # it is not lifted for want of a suit while there is time to sue
    lifting = {
        "ruling": await paper(court, sued, FilePurpose.PRESERVATION_LIFTING),
        "number": "（2026）豫1502财保11号之一",
        "ruled_at": (await court.advance()).isoformat(),
        "ground": "no_suit",
    }
    lift = ("POST", "intake", f"/cases/{sued}/preservation-lifting", "chengban01")
    early = ("preservation_ground", ["民事诉讼法第一百零四条"])
    assert await refused(court, *lift, lifting) == early
    assert (await refused(court, *lift, lifting | {"ground": "no_enforcement"}))[1] == [
        "民诉法解释第一百六十三条"
    ]

    # the suit is shown by the paper of who has received it
    trial = "（2026）豫1502民初39001号"
    brought: dict[str, Any] = {"number": trial, "brought_at": (await court.advance(workdays=3)).isoformat()}
    record = ("POST", "intake", f"/cases/{sued}/preservation-suit", "chengban01")
    own = await paper(court, sued, FilePurpose.PRESERVATION_SUIT, "chengban01")
    assert (await refused(court, *record, brought | {"paper": own}))[0] == "file_not_of_case"
    brought["paper"] = await paper(court, sued, FilePurpose.PRESERVATION_SUIT)
    sooner = brought | {"brought_at": (now - timedelta(days=9)).isoformat()}
    assert await refused(court, *record, sooner) == ("filing_dates", ["民事诉讼法第一百零四条"])
    shown = await court.do(*record, brought)
    assert (shown["preservation"]["trial_number"], shown["preservation"]["sued_at"] is not None) == (
        trial,
        True,
    )
    await court.advance()
    assert (await duties(court, sued))["preservation.suit"]["state"] == "met"
    assert await refused(court, *record, brought) == ("preservation_ground", ["民事诉讼法第一百零四条"])
    assert not (await offered(court, sued))["record_preservation_suit"]

    # before enforcement: the creditor has five days from when the judgment was to be performed
    judged = ruled(3103, now, stage="before_enforcement")
    answer = await court.call("POST", "intake", "/preservations", "lian01", judged)
    assert answer.status_code == 422, answer.text
    ends_on = taken + timedelta(days=10)
    judged |= {"performance_due_on": str(ends_on)}
    waits = await frozen(court, 3103, judged)
    owed = (await duties(court, waits))["preservation.applied_for"]
    assert (owed["state"], owed["due_date"]) == ("open", str(ends_on + timedelta(5)))
    assert "preservation.suit" not in await duties(court, waits)
    away = ("POST", "intake", f"/cases/{waits}/preservation-suit", "chengban01")
    assert await refused(court, *away, brought) == early, "it was judged before"

    # thirty days are over: what is brought now keeps nothing, and it is lifted
    late = await court.advance(workdays=24)
    assert late.date() > taken + timedelta(30)
    assert (await duties(court, unsued))["preservation.suit"]["light"] == "red"
    record = ("POST", "intake", f"/cases/{unsued}/preservation-suit", "chengban01")
    too_late = {
        "number": "（2026）豫1502民初39002号",
        "brought_at": late.isoformat(),
        "paper": await paper(court, unsued, FilePurpose.PRESERVATION_SUIT),
    }
    assert await refused(court, *record, too_late) == early
    lifting |= {
        "ruling": await paper(court, unsued, FilePurpose.PRESERVATION_LIFTING),
        "number": "（2026）豫1502财保12号之一",
        "ruled_at": late.isoformat(),
    }
    lift = ("POST", "intake", f"/cases/{unsued}/preservation-lifting", "chengban01")
    await court.do(*lift, lifting)
    # and not where he has sued
    lifting |= {"ruling": await paper(court, sued, FilePurpose.PRESERVATION_LIFTING)}
    lift = ("POST", "intake", f"/cases/{sued}/preservation-lifting", "chengban01")
    assert await refused(court, *lift, lifting) == early
    await court.advance()
    assert (await duties(court, unsued))["preservation.suit"]["met_at"] is not None

    # the judgment of the suit that was recorded is enforced: nobody need name what was preserved for it
    later = await court.advance()
    asks = application(3101, parties=first["parties"], received_at=later.isoformat(), instrument_number=trial)
    asked = await court.do("POST", "intake", "/applications", "lian01", asks)
    enforced = await file(court, asked["id"])
    assert (await court.do("GET", "intake", f"/cases/{enforced}", "lian01"))["preserved_in"] == [sued]
    # and the creditor who has applied meets the five days by when he applied
    asks = application(
        3103,
        parties=judged["parties"],
        received_at=(later - timedelta(days=1)).isoformat(),
        instrument_number=judged["trial_number"],
    )
    asked = await court.do("POST", "intake", "/applications", "lian01", asks)
    await file(court, asked["id"])
    await court.advance()
    assert (await duties(court, waits))["preservation.applied_for"]["met_at"] is not None
