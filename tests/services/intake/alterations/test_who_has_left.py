"""What is done for "the applicants" and against "the respondents" is done for and against those who are in the case still.

民事诉讼法第二百六十八条; 变更、追加当事人规定第九条: who took over a claim stands in the place of who had it.
"""

from __future__ import annotations

import random
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import httpx
import pytest
import pytest_asyncio

from deploy.demo_people import natural_person
from services.documents.delivery import rules as delivery
from services.intake.alterations.models import Alteration
from services.intake.coercion.models import Coercion
from services.intake.guarantees.models import Guarantee
from services.intake.petitions.models import Petition
from services.intake.suspension.models import Stay
from shared.contracts.intake.records import CaseRecord, PartyRecord
from shared.law.claim import still_owed
from shared.values.refusal import Problem
from tests.harness import Court
from tests.records import put, record
from tests.services.funds import road
from tests.services.intake.people import party
from tests.services.intake.road import ask, enter, leave_nothing_open, review, waive

D = Decimal
Sides = dict[str, list[dict[str, Any]]]
_LEAVE = "UPDATE intake.party SET left_at = $2 WHERE id = $1"


async def two_and_two(court: Court, name: str, fen: int = 0) -> tuple[str, Sides]:
    people = [natural_person(random.Random(f"left/{name}/{who}")) for who in "abrs"]
    roles = ("applicant", "applicant", "respondent", "respondent")
    parties = [party(role, one) for role, one in zip(roles, people, strict=True)]
    number = await (
        road.funded_case(court, fen, parties=parties) if fen else road.new_case(court, parties=parties)
    )
    shown = (await court.do("GET", "intake", f"/cases/{number}", "chengban01"))["parties"]
    return number, {
        role: [one for one in shown if one["role"] == role] for role in ("applicant", "respondent")
    }


async def leave(court: Court, case: str, *who: tuple[str, str]) -> None:
    """By rulings that ended it for each of them alone, with so much of the claim."""
    now = await court.advance()
    for one, share in who:
        await put(court, record(Alteration, case_number=case, party=one, share=D(share), recorded_at=now))
        await court.sql(_LEAVE, one, now)


async def succeed(court: Court, case: str, old: str, new: str) -> None:
    """By a ruling `new` stands in the place of `old`."""
    now = await court.advance()
    ruling = {"kind": "party_change", "state": "served", "result": "granted", "decided_at": now}
    served = {"served_at": now, "receipt": "r", "document": f"ruling/{case}", "decided_by": "faguan01"}
    one = record(Petition, case_number=case, party=new, joined=new, replaced=old, **ruling, **served)
    await put(court, one)
    await court.sql(_LEAVE, old, now)


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def one_of_each(court: Court) -> tuple[str, Sides]:
    """One applicant has left with 40,000 of the 102,500, and one respondent; 100,000 lie on the account."""
    case, sides = await two_and_two(court, "of each", 10_000_000)
    left = (sides["applicant"][0]["id"], "40000.00"), (sides["respondent"][0]["id"], "0.00")
    await leave(court, case, *left)
    return case, sides


@pytest.mark.walk
async def test_money_of_an_assigned_claim_is_paid_to_who_has_it_now(court: Court) -> None:
    case, sides = await two_and_two(court, "assigned", 10_000_000)
    old, new = sides["applicant"]
    await succeed(court, case, old["id"], new["id"])
    plan = await road.distribute(court, case)
    paid = {one["purpose"]: (one["party_id"], one["due"]) for one in plan["shares"]}
    assert paid["judgment_debt"] == (new["id"], "102500.00"), "nothing of the claim has gone with the old one"


@pytest.mark.parametrize("by", ["old", "new"])
@pytest.mark.walk
async def test_doubled_interest_that_who_has_the_claim_or_had_it_gave_up_holds_no_case_open(
    court: Court, by: str
) -> None:
    """民事诉讼法第六十二条: what was given up is owed no more, whoever takes the claim over."""
    case, sides = await two_and_two(court, f"given up by {by}", 10_000_000)
    old, new = sides["applicant"]
    if by == "old":
        await _gives_up_interest(court, case, old["id"])
    await succeed(court, case, old["id"], new["id"])
    await road.distribute(court, case)
    if by == "new":
        assert "delay_interest" in await _faults(court, case)
        await _gives_up_interest(court, case, new["id"])
    assert "delay_interest" not in await _faults(court, case)


async def test_a_share_that_has_left_is_distributed_to_nobody(
    court: Court, one_of_each: tuple[str, Sides]
) -> None:
    case, sides = one_of_each
    plan = await road.distribute(court, case)
    shares = {one["purpose"]: one for one in plan["shares"]}
    assert shares["judgment_debt"]["due"] == "62500.00"
    assert shares["judgment_debt"]["party_id"] == sides["applicant"][1]["id"]
    assert shares["surplus"]["party_id"] == sides["respondent"][1]["id"], "of two, one is left"
    # 60,000 × 0.0175 % a day from 2025-12-02 to 2026-03-02
    days = (date.fromisoformat(plan["stop_on"]) - date(2025, 12, 1)).days
    assert D(shares["delay_interest"]["due"]) == round(60_000 * D("0.000175") * days, 2)
    assert any("40,000.00元" in step for step in plan["steps"]), "and the plan says why"


async def test_nothing_more_is_frozen_for_a_share_that_has_left(
    court: Court, one_of_each: tuple[str, Sides]
) -> None:
    shown = await court.do("GET", "intake", f"/cases/{one_of_each[0]}", "chengban01")
    whole = [one | {"share_ended": None} for one in shown["parties"]]
    case, before = (CaseRecord.model_validate(one) for one in (shown, shown | {"parties": whole}))
    day = case.performance_due_on
    assert still_owed(before, [], day) - still_owed(case, [], day) > 40_000


async def test_security_for_what_is_left_of_the_claim_suffices(
    court: Court, one_of_each: tuple[str, Sides]
) -> None:
    """失信名单规定第三条: who has given security enough is not listed."""
    case, sides = one_of_each
    now = await court.advance()
    stay = record(
        Stay, case_number=case, ground="security", decided_on=now.date(), until=now.date() + timedelta(30),
        state="confirmed", confirmed_by="faguan01", begins_at=now, sha256=case,
    )  # fmt: skip
    security = record(
        Guarantee, case_number=case, amount=D(70_000), stay=stay.id, state="accepted", decided_by="faguan01",
        decided_at=now, called_for=None,
    )  # fmt: skip
    order = record(
        Coercion,
        case_number=case,
        kind="consumption",
        party=sides["respondent"][1]["id"],
        state="in_force",
        document=f"order-{case}",
        carried_out_at=now,
    )
    await put(court, stay, security, order)
    asked = {
        "kind": "dishonest", "party": sides["respondent"][1]["id"], "words": "有能力履行而拒不履行",
        "listing_ground": "able", "paper": await enter(court, case, "coercion_ground", "lian01"),
    }  # fmt: skip
    refused = await court.call("POST", "intake", f"/cases/{case}/coercions", "chengban01", asked)
    assert (refused.status_code, refused.json()["type"].rpartition(":")[2]) == (409, "coercion_barred")
    assert "70000.00" in refused.json()["detail"]


async def test_who_has_left_neither_signs_a_settlement_nor_is_missed_in_it(
    court: Court, one_of_each: tuple[str, Sides]
) -> None:
    case, sides = one_of_each
    (gone, stays), (dead, living) = sides["applicant"], sides["respondent"]
    signed = await _settle(court, case, stays["id"], dead["id"])
    assert (signed.status_code, {one["field"] for one in signed.json()["errors"]}) == (409, {"agreed_by"})
    assert (await _settle(court, case, gone["id"], stays["id"], living["id"])).status_code == 409
    assert (await _settle(court, case, stays["id"], living["id"])).status_code == 201


async def test_who_has_left_gives_up_nothing(court: Court, one_of_each: tuple[str, Sides]) -> None:
    case, sides = one_of_each
    for one, status in zip(sides["applicant"], (409, 201), strict=True):
        file = await enter(court, case, "claim_waiver", "wenshu01", f"{one['name']}放弃")
        day = (await court.advance()).date().isoformat()
        body = {"file": file, "waived_by": one["id"], "waived_on": day, "judgment_debt": "10.00"}
        assert (await waive(court, case, body)).status_code == status, one


def a_party(role: str, id: str, **own: Any) -> PartyRecord:
    filled = dict.fromkeys(("name", "identity", "mobile", "payee_bank", "payee_account"), "某")
    filled |= dict.fromkeys(("household_address", "residence_address", "registered_address"), "某地")
    return PartyRecord.model_validate({"id": id, "role": role, "kind": "natural"} | filled | own)


def test_papers_for_all_are_served_on_those_who_are_left() -> None:
    """民事诉讼法第九十五条: nobody serves the dead; 终本规定第五条: the applicants are told what the search found."""
    left = {"left_at": "2026-03-02T09:00:00+08:00"}
    of_case = [
        a_party("applicant", "a", **left), a_party("applicant", "b"),
        a_party("respondent", "r", **left), a_party("respondent", "u"),
    ]  # fmt: skip
    delivery.check_both_sides("条", ["b", "u"], of_case)
    delivery.check_applicants("条", ["b"], of_case)
    for parties in (["b"], ["u"]):
        with pytest.raises(Problem, match="party_left_out"):
            delivery.check_both_sides("条", parties, of_case)
    for parties in ([], ["a"], ["b", "u"]):
        with pytest.raises(Problem, match="party_left_out"):
            delivery.check_applicants("条", parties, of_case)


async def _gives_up_interest(court: Court, case: str, applicant: str) -> None:
    file = await enter(court, case, "claim_waiver", "wenshu01", f"{applicant}放弃全部加倍部分债务利息")
    day = (await court.advance()).date().isoformat()
    body = {"file": file, "waived_by": applicant, "waived_on": day, "all_delay_interest": True}
    made = (await waive(court, case, body)).json()["id"]
    await court.do("POST", "intake", f"/waivers/{made}/decision", "faguan01", {"result": "confirmed"})


async def _faults(court: Court, case: str) -> set[str]:
    """What a request to close it lacks."""
    await leave_nothing_open(court, case)
    asked = (await ask(court, case)).json()["id"]
    found = {one["field"] for one in (await review(court, asked, "approved")).json()["errors"]}
    await review(court, asked, "returned", remark="尚未清偿")
    return found


async def _settle(court: Court, case: str, *signers: str) -> httpx.Response:
    today = (await court.advance()).date()
    body = {
        "file": await enter(court, case, "settlement", "wenshu01", f"和解{signers}"),
        "agreed_on": today.isoformat(),
        "agreed_by": list(signers),
        "terms": "被执行人分期付清，按期付清的不再计付迟延履行利息",
        "total": "60000.00",
        "instalments": [{"due_on": (today + timedelta(days=10)).isoformat(), "amount": "60000.00"}],
    }
    return await court.call("POST", "intake", f"/cases/{case}/settlements", "chengban01", body)
