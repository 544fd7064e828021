"""A debtor is sent to the court of its seat, and what its answers do: 民诉法解释第五百一十一条至第五百一十四条."""

from __future__ import annotations

import random
from collections.abc import Awaitable, Callable
from datetime import date, datetime
from itertools import count
from typing import Any

import httpx
import pytest

from deploy.demo_people import natural_person, organisation
from services.custody.measures.models import Measure
from services.custody.network.models import Asset, Feedback, Query
from shared.contracts.documents.purposes import FilePurpose
from tests.harness import Court
from tests.records import put, record
from tests.services.funds import road
from tests.services.intake.people import party
from tests.services.intake.refusals import assert_refused
from tests.services.intake.road import duties, enter

_times = count(1)
OFFICER = "chengban01"
Sent = Callable[..., Awaitable[httpx.Response]]


async def firms(court: Court, *roles: str) -> tuple[str, list[dict[str, Any]]]:
    """A case of enterprises; "person": a respondent who is none."""
    made = []
    for role in roles:
        seed = random.Random(f"bankrupt/{next(_times)}")
        one = natural_person(seed) if role == "person" else organisation(seed)
        made.append(party("respondent" if role == "person" else role, one))
    case = await road.new_case(court, parties=made)
    shown = (await court.do("GET", "intake", f"/cases/{case}", OFFICER))["parties"]
    return case, list(shown)


async def paper(court: Court, case: str, purpose: FilePurpose, whose: str, who: str = "wenshu01") -> str:
    words = f"{purpose.label}{next(_times)}"
    return await enter(court, case, f"{purpose}&title={whose}的材料", who, words)


async def propose(
    court: Court, case: str, debtor: dict[str, Any], by: dict[str, Any] | None, **own: Any
) -> httpx.Response:
    whose = by["name"] if by else debtor["name"]
    body = {
        "debtor": debtor["id"],
        "signs": await paper(court, case, FilePurpose.INSOLVENCY_SIGNS, debtor["name"]),
        "opinion": await paper(court, case, FilePurpose.REFERRAL_OPINION, whose),
    }
    if by:
        minutes = await paper(court, case, FilePurpose.REFERRAL_MINUTES, "合议庭")
        body |= {"consented_by": by["id"], "court": "豫01", "minutes": minutes}
    return await court.call("POST", "intake", f"/cases/{case}/referrals", OFFICER, body | own)


async def act(court: Court, one: str, path: str, who: str = OFFICER, **body: Any) -> httpx.Response:
    return await court.call("POST", "intake", f"/referrals/{one}/{path}", who, body)


async def thing(court: Court, case: str, owner: dict[str, Any], **seized: Any) -> str:
    """Something of the party, by its id at custody; seized where anything is said of that."""
    query = record(Query, case_number=case, respondent_id=owner["id"])
    found = record(Feedback, case_number=case, query_id=query.id, content_sha256=query.id)
    one = record(
        Asset, case_number=case, respondent_id=owner["id"], feedback_id=found.id, kind="vehicle", item_ref=query.id
    )  # fmt: skip
    await put(court, query, found, one)
    if seized:
        await put(court, record(Measure, asset_id=one.id, case_number=case, **seized))
    return one.id


async def things(court: Court, case: str, owner: dict[str, Any]) -> list[str]:
    """What custody has of the party."""
    rows = await court.listed("custody", f"/cases/{case}/assets", OFFICER)
    return sorted(one["id"] for one in rows if one["respondent_id"] == owner["id"])


async def barred(court: Court, case: str) -> list[str]:
    found = await court.do("GET", "intake", f"/cases/{case}/barred-things", OFFICER)
    return sorted(one["asset"] for one in found)


async def today(court: Court) -> str:
    return (await court.advance()).date().isoformat()


async def sent(court: Court, case: str, one: str, debtor: dict[str, Any], ruling: str) -> httpx.Response:
    receipt = await paper(court, case, FilePurpose.REFERRAL_RECEIPT, "河南省郑州市中级人民法院")
    day = await today(court)
    return await act(court, one, "sending", ruling=ruling, receipt=receipt, received_on=day)


@pytest.mark.walk
async def test_the_only_debtor_is_sent_not_accepted_and_enforced_against_again(court: Court) -> None:
    case, (creditor, debtor) = await firms(court, "applicant", "respondent")
    car = await thing(court, case, debtor)
    await court.advance()
    one = (await propose(court, case, debtor, creditor)).json()
    assert (one["state"], one["stops"], await barred(court, case)) == ("proposed", False, [])
    again = await propose(court, case, debtor, debtor)
    assert_refused(again, 409, "referral_state", again.json()["title"], "民诉法解释第五百一十一条")
    held = await duties(court, case)
    assert held["bankruptcy.decision"]["state"] == "open"
    (item,) = [
        row
        for row in await court.listed("intake", "/work", "yuanzhang01")
        if row["on"] == "referral" and row["about"] == one["id"]
    ]
    assert item["act"] == "院长决定是否移送破产审查"

    assert (await act(court, one["id"], "decision", OFFICER, result="decided")).status_code == 403
    why = await act(court, one["id"], "decision", "yuanzhang01", result="refused")
    assert (why.status_code, why.json()["errors"][0]["field"]) == (422, "reason")
    early = await paper(court, case, FilePurpose.STAY_RULING, debtor["name"])
    decided = await act(court, one["id"], "decision", "yuanzhang01", result="decided")
    assert (decided.json()["state"], decided.json()["stops"]) == ("decided", True), decided.text
    own = await things(court, case, debtor)
    assert car in own
    assert await barred(court, case) == ["", *own], "nothing of the case, and none of its things"

    assert (await sent(court, case, one["id"], debtor, early)).json()["errors"][0]["field"] == "ruling"
    ruling = await paper(court, case, FilePurpose.STAY_RULING, debtor["name"])
    unstayed = await sent(court, case, one["id"], debtor, ruling)
    assert_refused(unstayed, 409, "referral_refused", unstayed.json()["title"], unstayed.json()["article"])
    stay = {"ground": "suspension", "file": ruling, "decided_on": await today(court)}
    stayed = await court.do("POST", "intake", f"/cases/{case}/stays", OFFICER, stay)
    await court.do("POST", "intake", f"/stays/{stayed['id']}/decision", "faguan01", {"result": "confirmed"})
    done = await sent(court, case, one["id"], debtor, ruling)
    assert done.json()["state"] == "sent", done.text
    await court.advance()
    held = await duties(court, case)
    assert held["case.term"]["suspended_by"]
    assert (held["bankruptcy.sending"]["state"], held["bankruptcy.answer"]["state"]) == ("met", "open")
    received = datetime.fromisoformat(done.json()["received_on"])
    ends = datetime.fromisoformat(held["bankruptcy.answer"]["due_date"])
    assert 30 <= (ends - received).days <= 34, "no day off ends it"

    letter = await paper(court, case, FilePurpose.REFERRAL_CHASE, "催问函")
    assert (await act(court, one["id"], "chase", paper=letter)).json()["chases"] == [letter]
    assert (await act(court, one["id"], "chase", paper=letter)).status_code == 409
    wrong = await paper(court, case, FilePurpose.BANKRUPTCY_ANSWER, creditor["name"])
    back = {"result": "not_accepted", "answered_on": await today(court)}
    assert (await act(court, one["id"], "answer", answer=wrong, **back)).status_code == 409
    mine = await paper(court, case, FilePurpose.BANKRUPTCY_ANSWER, debtor["name"], OFFICER)
    assert (await act(court, one["id"], "answer", answer=mine, **back)).status_code == 409
    right = await paper(court, case, FilePurpose.BANKRUPTCY_ANSWER, debtor["name"])
    over = (await act(court, one["id"], "answer", answer=right, **back)).json()
    assert (over["state"], over["stops"], over["by_seizure"]) == ("not_accepted", False, True), over
    assert await barred(court, case) == []
    await court.advance()
    held = await duties(court, case)
    assert held["case.term"]["suspended_by"] is None, "the term runs again"
    assert {held[f"bankruptcy.{rule}"]["state"] for rule in ("answer", "chase")} == {"met"}

    assert (await propose(court, case, debtor, creditor)).status_code == 409
    new = await paper(court, case, FilePurpose.REFERRAL_NEW_FACTS, debtor["name"])
    second = await propose(court, case, debtor, creditor, new_facts=new)
    assert second.status_code == 201, second.text
    assert (
        await act(court, second.json()["id"], "revocation", "yuanzhang01", reason="尚未决定")
    ).status_code == 409
    await act(court, second.json()["id"], "decision", "yuanzhang01", result="decided")
    assert "" in await barred(court, case)
    off = await act(court, second.json()["id"], "revocation", "yuanzhang01", reason="已经履行完毕")
    assert (off.json()["state"], await barred(court, case)) == ("revoked", [])


@pytest.mark.walk
async def test_one_of_two_is_declared_bankrupt_and_the_other_is_enforced_against(court: Court) -> None:
    case, (creditor, debtor, other) = await firms(court, "applicant", "respondent", "person")
    natural = await propose(court, case, other, creditor)
    assert_refused(natural, 422, "referral_refused", natural.json()["title"], natural.json()["article"])
    assert natural.json()["errors"][0]["field"] == "debtor"
    nobody = await propose(court, case, debtor, None)
    assert (nobody.json()["state"], nobody.json()["by_seizure"]) == ("unagreed", True), nobody.text
    assert (await propose(court, case, debtor, None)).status_code == 409
    car = await thing(court, case, debtor, expires_on=date(2027, 3, 1))
    await thing(court, case, other)
    await court.advance()
    one = (await propose(court, case, debtor, debtor)).json()["id"]
    await act(court, one, "decision", "yuanzhang01", result="decided")
    assert car in (own := await things(court, case, debtor))
    assert await barred(court, case) == own, "the other's thing is sold as before"
    shown = await court.listed("intake", f"/cases/{case}/referrals", OFFICER)
    assert [row["state"] for row in shown] == ["unagreed", "decided"]

    ruling = await paper(court, case, FilePurpose.STAY_RULING, debtor["name"])
    assert (await sent(court, case, one, debtor, ruling)).json()["state"] == "sent"
    await court.advance()
    assert (await duties(court, case))["case.term"]["suspended_by"] is None, "the case goes on"
    answer = await paper(court, case, FilePurpose.BANKRUPTCY_ANSWER, debtor["name"])
    body = {"result": "accepted", "answer": answer, "answered_on": await today(court)}
    assert (await act(court, one, "answer", **body)).json()["stops"] is True
    receipt = await paper(court, case, FilePurpose.BANKRUPTCY_RECEIPT, debtor["name"])
    seized = await act(court, one, "hand-over", receipt=receipt)
    assert_refused(seized, 409, "referral_refused", seized.json()["title"], "民诉法解释第五百一十三条")
    lifted = "lifted_at = court.now(), lift_ruling_no = 'l', lift_reason = 'l', lift_decided_by = 'l'"
    await court.sql(
        f"UPDATE custody.measure SET {lifted}, lift_decided_at = court.now() WHERE asset_id = $1", car
    )
    handed = await act(court, one, "hand-over", receipt=receipt)
    assert handed.json()["handed_at"], handed.text
    assert (await act(court, one, "hand-over", receipt=receipt)).status_code == 409

    ground = await paper(court, case, FilePurpose.TERMINATION_GROUND, debtor["name"])
    out = {"party": debtor["id"], "ground": "bankrupt", "ground_paper": ground, "ruling": ruling}
    undeclared = await court.call("POST", "intake", f"/cases/{case}/alterations", OFFICER, out)
    assert_refused(
        undeclared, 409, "referral_refused", undeclared.json()["title"], undeclared.json()["article"]
    )
    last = await paper(court, case, FilePurpose.BANKRUPTCY_ANSWER, debtor["name"])
    over = await act(court, one, "end", result="declared", end_paper=last, ended_on=await today(court))
    assert (over.json()["state"], over.json()["stops"]) == ("declared", True), over.text
    await court.advance()
    held = await duties(court, case)
    assert (held["bankruptcy.hand_over"]["state"], held["bankruptcy.termination"]["state"]) == ("met", "open")
    unruled = await court.call("POST", "intake", f"/cases/{case}/alterations", OFFICER, out)
    assert unruled.json()["type"] == "urn:jiyue:problem:alteration_refused", (
        "its own ruling is all that is left"
    )
