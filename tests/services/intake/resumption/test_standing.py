"""Where the parties stand when a case goes on: who has left stays out, and what falls in the old case falls in the new one."""

from __future__ import annotations

import json
import random
from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest

from deploy.demo_people import natural_person
from services.intake.alterations.models import Alteration
from services.intake.petitions.models import Petition
from tests.harness import Court
from tests.records import put, record
from tests.services.funds import road
from tests.services.intake.concluded import apply_on, conclude
from tests.services.intake.people import party
from tests.services.intake.road import enter

pytestmark = pytest.mark.walk
_LEAVE = "UPDATE intake.party SET left_at = $2 WHERE id = $1"
_RENAME = "UPDATE intake.party SET former_names = $2 WHERE id = $1"
_CORRECT = "UPDATE intake.party SET identity = $3 WHERE application_id = $1 AND identity = $2"


async def two_and_two(court: Court, name: str) -> tuple[str, dict[str, list[dict[str, Any]]]]:
    people = [natural_person(random.Random(f"standing/{name}/{who}")) for who in "abrs"]
    roles = ("applicant", "applicant", "respondent", "respondent")
    number = await road.new_case(
        court, parties=[party(role, one) for role, one in zip(roles, people, strict=True)]
    )
    shown = (await court.do("GET", "intake", f"/cases/{number}", "chengban01"))["parties"]
    return number, {
        role: [one for one in shown if one["role"] == role] for role in ("applicant", "respondent")
    }


async def file(court: Court, application: str) -> dict[str, Any]:
    filed = await court.do("POST", "intake", f"/applications/{application}/filing", "lian01")
    await court.advance()
    return dict(filed)


def decided(at: datetime) -> dict[str, Any]:
    """Granted, served, and sued against since."""
    ruling = {"state": "sued", "result": "granted", "decided_by": "faguan01", "document": f"ruling-{at}"}
    return ruling | {"decided_at": at, "served_at": at, "receipt": "r", "suit_paper": "s", "sued_at": at}


async def test_who_has_left_stays_out_and_his_share_is_not_claimed_again(court: Court) -> None:
    """民事诉讼法第二百六十八条: for him nothing is enforced any more, in no case."""
    case, sides = await two_and_two(court, "left")
    now = await court.advance()
    gone = [sides["applicant"][0], sides["respondent"][1]]
    for one, share in zip(gone, ("40000.00", "0.00"), strict=True):
        row = record(Alteration, case_number=case, party=one["id"], share=Decimal(share), recorded_at=now)
        await put(court, row)
        await court.sql(_LEAVE, one["id"], now)
    called = [{"name": "周老三", "until": "2026-02-01", "recorded_at": now.isoformat(), "void": False}]
    await court.sql(_RENAME, sides["respondent"][0]["id"], json.dumps(called))
    await conclude(court, case)
    received = await apply_on(court, case)
    goes_on = await file(court, received["id"])
    # 102,500 were awarded, 40,000 of them to who has left; doubled interest runs on from the old day
    assert (goes_on["principal"], goes_on["interest"]) == ("60000.00", "2500.00")
    assert goes_on["performance_due_on"] == "2025-12-01"
    formers = [[each["name"] for each in one["former_names"]] for one in goes_on["parties"]]
    assert formers == [[], [], ["周老三"], []], "and each is the one that it was"
    left = {one["name"] for one in goes_on["parties"] if one["left_at"]}
    assert left == {one["name"] for one in gone}
    asked = {"kind": "consumption", "words": "未按执行通知书履行"}
    paper = await enter(court, goes_on["case_number"], "termination_ground", "lian01")
    who = {"track": "simple", "officer": "chengban01", "judge": "faguan01", "reason": "庭务会研究指定"}
    path = f"/cases/{goes_on['case_number']}"
    await court.do("PUT", "intake", f"{path}/assignment", "zhixiao01", who, If_Match="1")
    again = next(one["id"] for one in goes_on["parties"] if one["name"] == gone[1]["name"])
    body = asked | {"party": again, "paper": paper}
    coerced = await court.call("POST", "intake", f"{path}/coercions", "chengban01", body)
    assert coerced.json()["errors"][0]["field"] == "party", "he is no party there either"


@pytest.mark.parametrize("filed", [False, True])
async def test_a_ruling_that_falls_falls_where_the_case_goes_on(court: Court, filed: bool) -> None:
    """变更、追加当事人规定第三十二条: whom the judgment puts out of the old case is put out of the new one, filed or not yet."""
    case, sides = await two_and_two(court, f"fall{filed}")
    joined, replaced = sides["respondent"]
    now = await court.advance()
    await court.sql(_LEAVE, replaced["id"], now)
    one = record(
        Petition,
        case_number=case,
        kind="party_change",
        party=sides["applicant"][0]["id"],
        change_ground="capital_unpaid",
        **decided(now),
        joined=joined["id"],
        replaced=replaced["id"],
    )
    await put(court, one)
    await conclude(court, case)
    received = await apply_on(court, case)
    number = (await file(court, received["id"]))["case_number"] if filed else None
    # their numbers are put right in the new case alone: they are the same all the same
    for each in (joined, replaced):
        right = natural_person(random.Random(f"right/{each['identity']}")).identity_number
        await court.sql(_CORRECT, received["id"], each["identity"], right)
    end = {
        "upheld": True,
        "end_paper": await enter(
            court, case, f"petition_end&title={sides['applicant'][0]['name']}的判决书", "wenshu01"
        ),
    }
    await court.do("POST", "intake", f"/petitions/{one.id}/suit-end", "lian01", end)
    await court.advance()
    number = number or (await file(court, received["id"]))["case_number"]
    for each in (case, number):
        shown = (await court.do("GET", "intake", f"/cases/{each}", "lian01"))["parties"]
        standing = {one["name"]: one["left_at"] is None for one in shown if one["role"] == "respondent"}
        assert standing == {joined["name"]: False, replaced["name"]: True}, each


async def test_who_is_added_after_the_round_is_a_party_where_the_case_goes_on(court: Court) -> None:
    """终本规定第十六条: parties are changed and added after 终本, and the case goes on against them."""
    case, sides = await two_and_two(court, "join")
    new = party("respondent", natural_person(random.Random("standing/new")))
    await conclude(court, case)
    one = record(
        Petition,
        case_number=case,
        kind="party_change",
        party=sides["applicant"][0]["id"],
        change_ground="one_shareholder",
        changed=new["name"],
        **decided(await court.advance()),
        liable_for=Decimal(30000),
    )
    await put(court, one)
    number = (await file(court, (await apply_on(court, case))["id"]))["case_number"]
    proof = await enter(court, case, f"party_proof&title={new['name']}的身份证", "wenshu01")
    body = {"party": new | {"payee_bank": "", "payee_account": ""}, "proof": proof}
    await court.do("POST", "intake", f"/petitions/{one.id}/party", "lian01", body)
    await court.advance()
    for each in (case, number):
        shown = (await court.do("GET", "intake", f"/cases/{each}", "lian01"))["parties"]
        assert [(one["name"], one["liable_for"]) for one in shown[4:]] == [(new["name"], "30000.00")], each
        queries = await court.listed("custody", f"/cases/{each}/queries", "chakong01")
        assert any(row["occasion"] == f"joined_{one.id}" for row in queries), each
