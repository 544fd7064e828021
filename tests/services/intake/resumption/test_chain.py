"""A case and those that carry it on are one enforcement: what was asked, done or refused in one of them is not so anew in another.

民诉法解释第一百八十四条, 失信名单规定第十条, 异议复议规定第十五条, 善意文明执行意见第十七条.
"""

from __future__ import annotations

import random
from datetime import timedelta
from decimal import Decimal
from hashlib import sha256
from typing import Any

import httpx
import pytest

from deploy.demo.scans import scan
from deploy.demo_people import natural_person
from services.custody.network.models import Feedback, Query
from services.intake.clues.models import Clue
from services.intake.coercion.models import Coercion
from services.intake.petitions.models import Petition
from services.intake.property_reports.models import PropertyReport, ReportedAsset
from shared.gateways.asset_query import SOURCES
from tests.harness import Court
from tests.records import put, record
from tests.services.custody.road import found
from tests.services.funds import road
from tests.services.intake.concluded import conclude, go_on
from tests.services.intake.people import party
from tests.services.intake.refusals import assert_refused
from tests.services.intake.road import assign, enter

DRY = {"Prefer": "handling=dry-run"}
OLD = "被执行人当庭撕毁封条"


async def sides(court: Court, case: str, who: str = "chengban01") -> list[dict[str, Any]]:
    return list((await court.do("GET", "intake", f"/cases/{case}", who))["parties"])


async def ask(court: Court, case: str, kind: str, whose: str, paper: str, **own: Any) -> httpx.Response:
    body = {"kind": kind, "party": whose, "words": "撕毁封条", "paper": paper} | own
    return await court.call("POST", "intake", f"/cases/{case}/coercions", "chengban01", body, **DRY)


async def bring(court: Court, case: str, kind: str, **own: Any) -> httpx.Response:
    now = await court.advance()
    paper = await enter(court, case, "petition", "wenshu01", f"{kind}的申请书{now}")
    body = {"kind": kind, "request": "请求审查", "received_at": now.isoformat(), "paper": paper} | own
    return await court.call("POST", "intake", f"/cases/{case}/petitions", "lian01", body)


@pytest.mark.walk
async def test_what_was_asked_before_was_asked_in_the_case_that_is_carried_on(court: Court) -> None:
    people = [natural_person(random.Random(f"chain/{who}")) for who in "ars"]
    roles = ("applicant", "respondent", "respondent")
    first = await road.new_case(court, parties=[party(*one) for one in zip(roles, people, strict=True)])
    one, debtor, _ = await sides(court, first)
    now = await court.advance()
    did = {"requested_by": "chengban01", "decided_by": "yuanzhang01", "requested_at": now, "decided_at": now}
    did |= {"carried_out_at": now, "case_number": first, "party": debtor["id"]}
    torn = sha256(scan(OLD)).hexdigest()
    fined = record(
        Coercion, **did, kind="fine", state="done", document="d1", paper_sha256=torn, amount=Decimal(1)
    )
    off = record(
        Coercion, **did, kind="dishonest", state="ended", document="d2", paper_sha256="2",
        end_ground="consent", ended_at=now, listing_ground="able",
    )  # fmt: skip
    lifted = record(
        Coercion, **did, kind="consumption", state="ended", document="d3", paper_sha256="3", ended_at=now
    )
    searched_for = record(
        Coercion, **did, kind="bounty", state="ended", document="d4", paper_sha256="4", ended_at=now
    )
    trip = {"exempt_from": now.date(), "exempt_until": now.date() + timedelta(days=9), "exemption": "illness"}
    applied = {"case_number": first, "state": "decided", "result": "granted", "decided_by": "faguan01"}
    applied |= {"decided_at": now, "received_at": now}
    travelled = record(
        Petition, **applied, kind="travel_exemption", party=debtor["id"], coercion=lifted.id, **trip,
        paper_sha256="p1", document="x1",
    )  # fmt: skip
    wanted = record(Petition, **applied, kind="bounty", party=one["id"], paper_sha256="p2")
    lost = record(
        Petition, **applied | {"result": "rejected"}, kind="third_party", outsider="路人甲", asset="a1",
        paper_sha256="p3", document="x3",
    )  # fmt: skip
    await put(court, fined, off, lifted, searched_for, travelled, wanted, lost)
    await conclude(court, first)
    case = await go_on(court, first)
    await assign(court, case)
    claims, again, beside = await sides(court, case)
    assert again["id"] != debtor["id"]

    paper = await enter(court, case, "coercion_ground", "wenshu01", OLD)
    twice = await ask(court, case, "fine", again["id"], paper, amount="1000.00")
    assert_refused(twice, 409, "coercion_on_record", twice.json()["title"], "民诉法解释第一百八十四条")
    assert (await ask(court, case, "fine", beside["id"], paper, amount="1000.00")).is_success, "another man"
    assert (await ask(court, case, "detention", again["id"], paper, days=5)).is_success, "another measure"
    anew = await enter(court, case, "coercion_ground", "wenshu01", "被执行人又撕毁封条")
    assert (await ask(court, case, "fine", again["id"], anew, amount="1000.00")).is_success, "done since"
    later = "UPDATE intake.coercion SET requested_at = $2 WHERE id = $1"
    await court.sql(later, fined.id, await court.advance())
    earlier = await ask(court, case, "fine", again["id"], anew, amount="1000.00")
    assert_refused(earlier, 409, "file_not_of_case", earlier.json()["title"], "民诉法解释第一百八十四条")

    asked = await bring(court, case, "listing", party=claims["id"], respondent=again["id"])
    assert asked.status_code == 201, asked.text
    approved = {**did, "case_number": case, "party": again["id"], "state": "approved", "carried_out_at": None}
    await put(court, record(Coercion, **approved, kind="dishonest", paper_sha256="5", listing_ground="able"))
    grant, body = (
        f"/petitions/{asked.json()['id']}/decision",
        {"result": "granted", "answer": "具有法定情形，准许"},
    )
    let_off = await court.call("POST", "intake", grant, "faguan01", body, **DRY)
    assert_refused(let_off, 409, "petition_out_of_order", let_off.json()["title"], "失信名单规定第十条")
    await court.sql("UPDATE intake.coercion SET end_ground = 'performed' WHERE id = $1", off.id)
    assert (await court.call("POST", "intake", grant, "faguan01", body, **DRY)).is_success

    anew_ordered = record(
        Coercion, **did | {"case_number": case, "party": again["id"]}, kind="consumption", state="in_force",
        document="d6", paper_sha256="6",
    )  # fmt: skip
    await put(court, anew_ordered)
    days = {"exempt_from": str(now.date()), "exempt_until": str(now.date() + timedelta(days=20))}
    own = {
        "coercion": anew_ordered.id,
        "party": again["id"],
        "exemption": "illness",
        "scope": "高铁",
        "exempt_kinds": ["trains"],
        **days,
    }
    month = await bring(court, case, "travel_exemption", **own)
    assert_refused(month, 409, "petition_on_record", month.json()["title"], "善意文明执行意见第十七条")
    assert (await bring(court, case, "travel_exemption", **own | {"exemption": "exam"})).status_code == 201

    bounty = await ask(court, case, "bounty", again["id"], anew)
    assert_refused(bounty, 409, "coercion_barred", bounty.json()["title"], "财产调查规定第二十一条")
    unused = record(Petition, **applied, kind="bounty", party=one["id"], paper_sha256="p4")
    await put(court, unused)
    assert (await ask(court, case, "bounty", again["id"], anew)).is_success

    flat = await found(court, case, respondent_id=again["id"], identifier="已报过的一处")
    await court.sql("UPDATE intake.petition SET asset = $2 WHERE id = $1", lost.id, flat)
    claimed = await bring(court, case, "third_party", outsider="路人甲", asset=flat)
    assert_refused(claimed, 409, "petition_on_record", claimed.json()["title"], "异议复议规定第十五条")
    assert (await bring(court, case, "third_party", outsider="路人乙", asset=flat)).status_code == 201

    silent = record(
        PropertyReport,
        case_number=case,
        party=again["id"],
        kind="report",
        paper="p2",
        received_at=now,
        state="received",
    )
    await put(court, silent)
    query = record(Query, case_number=case, respondent_id=again["id"], channel="national")
    answers = [
        record(Feedback, case_number=case, query_id=query.id, source=one, content_sha256=one)
        for one in SOURCES["national"]
    ]
    await put(court, query, *answers)
    shows = await enter(court, case, "report_check", "wenshu01", "核查材料")
    body = {"results": [], "words": "已经核查", "check_paper": shows}

    async def hidden() -> bool:
        path = f"/property-reports/{silent.id}/check"
        checked = await court.call("POST", "intake", path, "chengban01", body, **DRY)
        return "已报过的一处" in str(checked.json()["answer"]["unreported"])

    assert await hidden()
    told = record(
        PropertyReport,
        case_number=first,
        party=debtor["id"],
        kind="report",
        paper="p1",
        state="true",
        finding="true",
        late=False,
    )
    await put(court, told, record(ReportedAsset, report=told.id, number=1, asset=flat, result="found"))
    assert not await hidden(), "he had reported it, and the court knew"


@pytest.mark.walk
async def test_a_clue_under_the_old_number_keeps_the_debtor_on_the_list(court: Court) -> None:
    """失信名单规定第十条: 申请执行人或者其他人未提供有效财产线索."""
    people = [natural_person(random.Random(f"clued/{who}")) for who in "ar"]
    roles = ("applicant", "respondent")
    first = await road.new_case(court, parties=[party(*one) for one in zip(roles, people, strict=True)])
    _, debtor = await sides(court, first)
    await conclude(court, first)
    case = await go_on(court, first)
    await assign(court, case)
    _, again = await sides(court, case)
    now = await court.advance()
    did = {"requested_by": "chengban01", "decided_by": "yuanzhang01", "requested_at": now, "decided_at": now}
    one = record(
        Coercion, **did, case_number=case, party=again["id"], kind="dishonest", state="in_force",
        carried_out_at=now, document="d", listing_ground="able",
    )  # fmt: skip
    await put(court, one)
    await conclude(court, case)
    now = await court.advance()
    clue = record(Clue, case_number=first, received_at=now, respondent_id=debtor["id"], outsider="路人甲")
    await put(court, clue)
    noted = {"ground": "nothing_found", "at": now.isoformat(), "end_paper": "x"}

    async def clued() -> bool:
        path = f"/coercions/{one.id}/end-ground"
        refused = await court.call("POST", "intake", path, "chengban01", noted, **DRY)
        return any("财产线索" in fault["detail"] for fault in refused.json()["errors"])

    assert await clued()
    await court.sql("DELETE FROM intake.clue WHERE id = $1", clue.id)
    assert not await clued()
