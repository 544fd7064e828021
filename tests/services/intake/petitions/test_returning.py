"""Who had left a case by a ruling is in it again once the ruling falls (异议复议规定第十七条), with its share; and leaves again with it."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from itertools import count
from typing import Any

import pytest

from services.documents.drafting.models import Document
from services.intake.coercion.models import Coercion
from services.intake.petitions.models import Petition
from services.intake.waivers.models import Waiver
from shared.contracts.intake.closing import ClosingGround
from tests.harness import Court
from tests.records import approved, put, record
from tests.services.intake.alterations.road import leave, paper, ruled, two_and_two
from tests.services.intake.road import enter

pytestmark = pytest.mark.walk
_END = (
    "UPDATE intake.enforcement_case SET state = 'closed', closing_mode = 'non_enforcement', closed_at = $2"
    " WHERE case_number = $1"
)
_times = count(1)
Sides = dict[str, list[dict[str, Any]]]


async def act(court: Court, one: str, what: str, who: str, body: dict[str, Any]) -> dict[str, Any]:
    done = await court.call("POST", "intake", f"/petitions/{one}/{what}", who, body)
    assert done.is_success, done.text
    return dict(done.json())


async def bring(court: Court, case: str, **body: Any) -> str:
    now = await court.advance()
    brought = {"request": "请求撤销该裁定", "received_at": now.isoformat()}
    brought["paper"] = await paper(court, case, "petition", f"第{next(_times)}份")
    one = await court.do("POST", "intake", f"/cases/{case}/petitions", "lian01", brought | body)
    return str(one["id"])


async def ruling_of(court: Court, case: str, **said: str) -> str:
    """By which an objection is upheld."""
    now = await court.advance()
    signed = dict.fromkeys(("signed_at", "reviewed_at", "verified_at"), now)
    hands = {"made_by": "faguan02", "reviewed_by": "faguan03", "signed_by": "faguan02", "signer": "judge"}
    answer = record(
        Document, case_number=case, kind="objection_ruling", state="dispatched", ruling=700 + next(_times),
        fields={"applicants": [], "respondents": [], "result": "理由成立"} | said, **signed, **hands,
    )  # fmt: skip
    await put(court, answer)
    return answer.id


async def upheld(court: Court, case: str, by: dict[str, Any], thing: str, kind: str, words: str) -> str:
    """An objection that another judge upholds by his ruling, served on who has brought it."""
    one = await bring(court, case, kind=kind, party=by["id"])
    await court.open_case(case, "faguan02")
    await act(court, one, "admission", "lian01", {"reviewer": "faguan02"})
    said = {"petitioner": by["name"], "petition_kind": words, "thing": thing}
    answer = await ruling_of(court, case, **said)
    granted = {"result": "granted", "answer": "经审查，异议成立", "document": answer}
    await act(court, one, "decision", "faguan02", granted)
    now = await court.advance()
    titled = f"service_receipt&title={by['name']}的送达回证"
    receipt = await enter(court, case, titled, "wenshu01", f"回证{next(_times)}")
    await act(court, one, "service", "lian01", {"at": now.isoformat(), "receipt": receipt})
    await court.advance()
    return one


async def reviewed(court: Court, case: str, against: str, by: dict[str, Any]) -> None:
    """The higher court revokes what was decided."""
    above = await bring(court, case, kind="reconsideration", party=by["id"], against=against)
    sent = {"sent_paper": await paper(court, case, "posting_proof", f"第{next(_times)}份")}
    await act(court, above, "sending-up", "lian01", sent)
    ruling = await paper(court, case, "superior_ruling", f"第{next(_times)}份", by="wenshu01")
    body = {"result": "granted", "answer": "撤销裁定", "document": ruling}
    await act(court, above, "decision", "lian01", body)
    await court.advance()


async def shown(court: Court, case: str, party: str) -> tuple[bool, str | None]:
    """Whether it has left, and with what of the claim."""
    file = await court.do("GET", "intake", f"/cases/{case}", "chengban01")
    one = next(each for each in file["parties"] if each["id"] == party)
    return one["left_at"] is not None, one["share_ended"]


async def test_an_applicant_who_had_not_withdrawn_is_back_with_his_share_until_the_court_above_says_otherwise(
    court: Court,
) -> None:
    case, sides = await two_and_two(court)
    first, second = sides["applicant"]
    letter = await paper(court, case, "withdrawal", first["name"])
    own = {"ended_for": first["name"], "ended_share": "40000.00"}
    ruling = await ruled(court, case, sides, ClosingGround.WITHDRAWN, **own)
    out = {"party": first["id"], "ground": "withdrawn", "ground_paper": letter, "ruling": ruling}
    assert (await leave(court, case, **out)).status_code == 201
    assert await shown(court, case, first["id"]) == (True, "40000.00")

    number = (await court.do("GET", "documents", f"/documents/{ruling}", "faguan01"))["number"]
    objection = await upheld(court, case, first, f"{number}执行裁定", "conduct", "执行行为异议")
    assert await shown(court, case, first["id"]) == (False, None)
    (row,) = await court.listed("intake", f"/cases/{case}/alterations", "chengban01")
    assert (row["revoked_by"], row["revoked_at"] is not None) == (objection, True)
    told = await court.sql(
        "SELECT staff_id, text FROM intake.reminder WHERE docket = 'case/' || $1 AND step = 'party_returned'",
        case,
    )
    assert [(one["staff_id"], first["name"] in one["text"]) for one in told] == [("chengban01", True)]
    assert not await resumable(court, case), "it goes on, and had not ended"

    await reviewed(court, case, objection, second)
    assert await shown(court, case, first["id"]) == (True, "40000.00"), "the ruling holds after all"
    (row,) = await court.listed("intake", f"/cases/{case}/alterations", "chengban01")
    assert (row["revoked_by"], row["revoked_at"]) == (None, None)


async def test_a_respondent_who_is_back_is_searched_for_and_only_what_was_not_lifted_yet_stands(
    court: Court,
) -> None:
    case, sides = await two_and_two(court)
    dead, _ = sides["respondent"]
    orders = [
        record(
            Coercion, case_number=case, kind="consumption", party=dead["id"], state="in_force",
            document=f"order-{case}-{state}", carried_out_at=await court.advance(), paper_sha256=state,
        )
        for state in ("lifted", "due")
    ]  # fmt: skip
    await put(court, *orders)
    paper_of_death = await paper(court, case, "termination_ground", dead["name"])
    ruling = await ruled(court, case, sides, ClosingGround.DEBTOR_DEAD, ended_for=dead["name"])
    out = {"party": dead["id"], "ground": "debtor_dead", "ground_paper": paper_of_death, "ruling": ruling}
    assert (await leave(court, case, **out)).status_code == 201
    await court.sql(
        "UPDATE intake.coercion SET state = 'ended', ended_at = now() WHERE id = $1", orders[0].id
    )
    before = await court.listed("custody", f"/cases/{case}/queries", "chakong01")

    number = (await court.do("GET", "documents", f"/documents/{ruling}", "faguan01"))["number"]
    objection = await upheld(
        court, case, sides["applicant"][0], f"{number}执行裁定", "conduct", "执行行为异议"
    )
    assert await shown(court, case, dead["id"]) == (False, None)
    states = {one.id: (await court.sql("SELECT state FROM intake.coercion WHERE id = $1", one.id))[0]["state"]
              for one in orders}  # fmt: skip
    assert list(states.values()) == ["ended", "in_force"]
    queries = await court.listed("custody", f"/cases/{case}/queries", "chakong01")
    new = [one for one in queries if one["id"] not in {each["id"] for each in before}]
    assert dead["id"] in {one["respondent_id"] for one in new if one["occasion"] == f"joined_{objection}"}
    again = await leave(court, case, **out)
    (fault,) = again.json()["errors"]
    assert (again.status_code, fault["article"]) == (409, "异议复议规定第十七条"), (
        "not on the ruling that fell"
    )


async def test_who_came_in_by_a_ruling_that_fell_is_not_brought_back_by_another_that_falls(
    court: Court,
) -> None:
    """A stands for who had the claim, B for A: both rulings fall, and neither A nor B is a party; what B gave up is owed."""
    case, sides = await two_and_two(court)
    old, a = sides["applicant"]
    b = sides["respondent"][1]  # any row of a party; its side does not matter here
    now = await court.advance()
    ruling = {"kind": "party_change", "state": "served", "result": "granted", "decided_at": now}
    served = {"served_at": now, "receipt": "r", "decided_by": "faguan01", "change_ground": "claim_assigned"}
    until = {"open_until": now.replace(year=now.year + 1)}
    first, second = (
        record(Petition, case_number=case, party=who["id"], joined=new, replaced=of, document=f"{case}/{new}", paper_sha256=new,
               **ruling, **served, **until)
        for who, new, of in ((old, a["id"], old["id"]), (a, b["id"], a["id"]))
    )  # fmt: skip
    given_up = record(
        Waiver, case_number=case, applicant=b["id"], state="confirmed", kind="waiver", judgment_debt=Decimal(10),
        decided_by="faguan01", decided_at=now, sha256=case,
    )  # fmt: skip
    await put(court, first, second, given_up)
    await court.sql("UPDATE intake.party SET left_at = $2 WHERE id = ANY($1)", [old["id"], a["id"]], now)
    await reviewed(court, case, first.id, old)
    assert not (await shown(court, case, old["id"]))[0], "whose place it was has it again"
    await reviewed(court, case, second.id, a)
    assert [(await shown(court, case, one["id"]))[0] for one in (a, b)] == [True, True]
    (row,) = await court.sql("SELECT state FROM intake.waiver WHERE id = $1", given_up.id)
    assert row["state"] == "withdrawn"


async def test_a_case_that_had_ended_as_an_objection_was_upheld_goes_on_once_that_is_revoked_above(
    court: Court,
) -> None:
    """民诉法解释第四百八十一条, 异议复议规定第二十三条: his time of review was granted anew after the case was closed."""
    case, sides = await two_and_two(court)
    now = await court.advance()
    ruling = {"state": "served", "result": "granted", "decided_by": "faguan02"}
    ruling["document"] = await ruling_of(court, case)
    ruling |= {"decided_at": now, "served_at": now, "receipt": "r"}
    one = record(
        Petition, case_number=case, kind="limitation", party=sides["respondent"][0]["id"],
        open_until=now + timedelta(days=10), **ruling,
    )  # fmt: skip
    request = approved(case_number=case)
    request.mode, request.ground, request.ruling = "non_enforcement", "limitation", one.document
    await put(court, one, request)
    await court.sql(_END, case, now)
    assert not await resumable(court, case)
    await reviewed(court, case, one.id, sides["applicant"][0])
    assert await resumable(court, case)
    owed = await court.listed("intake", f"/cases/{case}/duties", "zhixiao01")
    assert [row["state"] for row in owed if row["rule_id"] == "petition.ending_revoked"] == ["open"]
    body = {"ground": "revoked", "received_at": (await court.advance()).isoformat()}
    again = await court.do("POST", "intake", f"/cases/{case}/resumptions", "faguan01", body)
    assert again["id"]


async def resumable(court: Court, case: str) -> bool:
    shown = await court.do("GET", "intake", f"/cases/{case}", "faguan01")
    return any(one["operation"] == "resume_case" and one["allowed"] for one in shown["acts"])


async def test_who_was_added_answers_up_to_the_sum_that_the_judgment_leaves(court: Court) -> None:
    """变更、追加当事人规定第三十三条: 判决变更责任范围: he stays a party."""
    case, sides = await two_and_two(court)
    added, applicant = sides["respondent"][1], sides["applicant"][0]
    now = await court.advance()
    ruling = {"state": "sued", "result": "granted", "decided_by": "faguan01", "document": f"ruling/{case}"}
    ruling |= {"decided_at": now, "served_at": now, "receipt": "r", "suit_paper": "s", "sued_at": now}
    one = record(
        Petition, case_number=case, kind="party_change", party=applicant["id"], joined=added["id"],
        change_ground="capital_unpaid", liable_for=Decimal(50000), **ruling,
    )  # fmt: skip
    await put(court, one)
    judgment = f"petition_end&title={applicant['name']}的判决书"
    end = {"upheld": False, "liable_for": "20000.00"}
    end["end_paper"] = await enter(court, case, judgment, "wenshu01", f"判决{next(_times)}")
    assert (await act(court, one.id, "suit-end", "lian01", end))["liable_for"] == "20000.00"
    file = await court.do("GET", "intake", f"/cases/{case}", "chengban01")
    (row,) = [each for each in file["parties"] if each["id"] == added["id"]]
    assert (row["left_at"], row["liable_for"]) == (None, "20000.00")
