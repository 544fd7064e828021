"""Nothing stands in silence against whom nothing is enforced any more: it is due, watched, and lifted by the judge.

失信名单规定第十条 (三个工作日内; 有纳入期限的除外), 限制消费规定第九条, 执行程序解释第二十五条; 变更、追加当事人规定; 民事诉讼法第二百六十八条.
"""

from __future__ import annotations

import random
from datetime import timedelta
from decimal import Decimal
from typing import Any

import httpx
import pytest

from deploy.demo_people import natural_person
from services.documents.delivery.models import Delivery
from services.documents.drafting.models import Document
from services.intake.coercion.models import Coercion
from services.intake.petitions.models import Petition
from services.intake.resumption.models import Resumption
from tests.harness import Court
from tests.records import approved, put, record
from tests.services.funds import road
from tests.services.intake.people import party
from tests.services.intake.road import ask, assign, enter, file_case, leave_nothing_open, review, waive

LASTING = ("consumption", "dishonest", "exit_ban")


async def sides(court: Court, case: str) -> list[dict[str, Any]]:
    return list((await court.do("GET", "intake", f"/cases/{case}", "chengban01"))["parties"])


async def against(court: Court, case: str, debtor: str, **kinds: Any) -> dict[str, str]:
    """What stands against him, and what was asked for and approved, by kind; `kinds`: more columns of a kind."""
    now, made = await court.advance(), {}
    carried_out = {"decided_by": "yuanzhang01", "decided_at": now, "carried_out_at": now, "state": "in_force"}
    waits = carried_out | {"state": "approved", "carried_out_at": None}
    for kind in LASTING:
        own = {"document": f"{kind}/{debtor}", **carried_out, **kinds.get(kind, {})}
        made[kind] = record(Coercion, case_number=case, kind=kind, party=debtor, **own)
    asked = {"state": "requested", "decided_by": None, "decided_at": None}
    made["search"] = record(Coercion, case_number=case, kind="search", party=debtor, **waits)
    made["fine"] = record(Coercion, case_number=case, kind="fine", party=debtor, amount=Decimal(1), **asked)
    for one in made.values():
        one.paper_sha256 = one.id
    await put(court, *made.values())
    return {kind: one.id for kind, one in made.items()}


async def shown(court: Court, one: str) -> dict[str, Any]:
    return dict(await court.do("GET", "intake", f"/coercions/{one}", "chengban01"))


async def states(court: Court, ids: dict[str, str]) -> dict[str, tuple[str, str | None]]:
    found = {kind: await shown(court, one) for kind, one in ids.items()}
    return {kind: (one["state"], one["end_ground"]) for kind, one in found.items()}


async def owed(court: Court, case: str) -> set[tuple[str, str]]:
    """What is owed about coercion in the case: rule and object."""
    rows = await court.listed("intake", f"/cases/{case}/duties", "zhixiao01")
    of_this = [one for one in rows if one["state"] == "open" and one["rule_id"].startswith("coercion.")]
    return {(one["rule_id"], one["about"]) for one in of_this}


async def lift(court: Court, one: str, result: str = "lifted") -> httpx.Response:
    body = {"result": result, "answer": "确有必要继续适用"}
    return await court.call("POST", "intake", f"/coercions/{one}/lifting", "faguan01", body)


async def all_is_lifted(court: Court, case: str, ids: dict[str, str], ground: str) -> None:
    """Due by the record, not to be kept, in the order that the law demands: off the list first."""
    over = ("withdrawn", None)
    due = {"dishonest": ("ending", ground), "exit_ban": ("ending", ground), "search": over, "fine": over}
    assert await states(court, ids) == due | {"consumption": ("in_force", None)}, (
        "listed, he stays restricted"
    )
    await court.advance()
    watched = {"coercion.listing_deleted": "dishonest", "coercion.exit_ban_lifted": "exit_ban"}
    assert await owed(court, case) == {(rule, ids[kind]) for rule, kind in watched.items()}
    for kind in ("dishonest", "exit_ban"):
        kept = await lift(court, ids[kind], "kept")
        assert (kept.status_code, kept.json()["type"].rpartition(":")[2]) == (409, "coercion_out_of_order")
        assert (await lift(court, ids[kind])).json()["state"] == "ended"
    await court.advance()
    assert (await states(court, ids))["consumption"] == ("ending", ground)
    assert await owed(court, case) == {("coercion.consumption_lifted", ids["consumption"])}
    assert (await lift(court, ids["consumption"])).json()["state"] == "ended"
    await court.advance()
    assert await owed(court, case) == set()


async def two_debtors(court: Court, name: str) -> tuple[str, list[dict[str, Any]]]:
    people = [natural_person(random.Random(f"gone/{name}/{who}")) for who in "ars"]
    roles = ("applicant", "respondent", "respondent")
    case = await road.new_case(court, parties=[party(*one) for one in zip(roles, people, strict=True)])
    return case, await sides(court, case)


async def ruled(court: Court, case: str, ground: str, **own: str) -> str:
    """A signed 终结执行裁定 that everybody has."""
    of_case, now = await sides(court, case), await court.advance()
    signed = dict.fromkeys(("signed_at", "reviewed_at", "verified_at"), now)
    by = {"made_by": "faguan01", "reviewed_by": "faguan02", "signed_by": "faguan01", "signer": "judge"}
    named: dict[str, Any] = {"ground": ground}
    for role in ("applicant", "respondent"):
        named[f"{role}s"] = [
            {"name": one["name"], "id_number": one["identity"]} for one in of_case if one["role"] == role
        ]
    one = record(
        Document, case_number=case, kind="termination_ruling", state="dispatched", fields=named | own,
        **signed, **by,
    )  # fmt: skip
    had = {"case_number": case, "document_id": one.id, "served_at": now}
    await put(court, one, *(record(Delivery, addressee=each["id"], **had) for each in of_case))
    return one.id


@pytest.mark.walk
async def test_what_stands_against_who_leaves_is_due_to_be_lifted(court: Court) -> None:
    case, (_, dead, living) = await two_debtors(court, "dead")
    his, others = await against(court, case, dead["id"]), await against(court, case, living["id"])
    before = await states(court, others)
    paper = await enter(
        court, case, f"termination_ground&title={dead['name']}的材料", "lian01", f"{dead['name']}死亡证明"
    )
    ruling = await ruled(
        court, case, "作为被执行人的公民死亡，无遗产可供执行，又无义务承担人", ended_for=dead["name"]
    )
    out = {"party": dead["id"], "ground": "debtor_dead", "ground_paper": paper, "ruling": ruling}
    await court.do("POST", "intake", f"/cases/{case}/alterations", "chengban01", out)
    assert await states(court, others) == before, "the other is in the case still"
    await all_is_lifted(court, case, his, "left")


@pytest.mark.walk
async def test_who_comes_back_by_a_ruling_that_fell_is_bound_as_before(court: Court) -> None:
    """变更、追加当事人规定第三十二条: on the judgment of the suit the ruling does not stand."""
    case, (applicant, old, new) = await two_debtors(court, "back")
    his, joined = await against(court, case, old["id"]), await against(court, case, new["id"])
    now = await court.advance()
    change = {"kind": "party_change", "state": "sued", "result": "granted", "decided_at": now}
    sued = {"served_at": now, "sued_at": now, "receipt": "r", "document": f"ruling/{case}", "suit_paper": "s"}
    whose = {"party": applicant["id"], "joined": new["id"], "replaced": old["id"], "decided_by": "faguan01"}
    one = record(Petition, case_number=case, **change, **sued, **whose)
    await put(court, one)
    await court.sql("UPDATE intake.party SET left_at = $2 WHERE id = $1", old["id"], now)
    due = "UPDATE intake.coercion SET state = 'ending', end_ground = $2, ground_at = $3 WHERE id = $1"
    await court.sql(due, his["exit_ban"], "left", now)
    await court.sql(due, his["dishonest"], "performed", now)
    title = "民事判决书的材料"
    judgment = await enter(court, case, f"petition_end&title={title}", "lian01", f"{applicant['name']}判决")
    body = {"end_paper": judgment, "upheld": True}
    ended = await court.call("POST", "intake", f"/petitions/{one.id}/suit-end", "lian01", body)
    if ended.status_code == 409:  # the paper names who sued
        paper = await enter(
            court, case, f"petition_end&title={applicant['name']}的判决书", "wenshu01", "判决书"
        )
        body["end_paper"] = paper
        ended = await court.call("POST", "intake", f"/petitions/{one.id}/suit-end", "lian01", body)
    assert ended.is_success, ended.text
    back = await states(court, his)
    assert back["exit_ban"] == ("in_force", None)
    assert back["dishonest"] == ("ending", "performed"), "another ground stands"
    assert (await states(court, joined))["exit_ban"] == ("ending", "left")


@pytest.mark.walk
async def test_what_stands_when_all_is_performed_is_due_to_be_lifted_in_the_round_before_too(
    court: Court,
) -> None:
    first = await file_case(court, 7301)
    await assign(court, first)
    (debtor,) = [one["id"] for one in await sides(court, first) if one["role"] == "respondent"]
    earlier = await against(court, first, debtor)
    case = await file_case(
        court, 7302, act_owed="拆除民权路1号楼顶的广告牌", principal="0.00", interest="0.00"
    )
    await assign(court, case)
    (application,) = await court.sql("SELECT id FROM intake.application WHERE case_number = $1", case)
    ids = {one["role"]: one["id"] for one in await sides(court, case)}
    carries_on = record(
        Resumption, application_id=application["id"], case_number=first, ground="property", paper="p",
        asset=None, petition=None,
    )  # fmt: skip
    concluded = approved(case_number=first)
    concluded.mode = "concluded_this_round"
    await put(court, carries_on, concluded)
    await court.sql(
        "UPDATE intake.enforcement_case SET state = 'closed', closing_mode = 'concluded_this_round', closed_at = $2"
        " WHERE case_number = $1",
        first,
        await court.advance(),
    )
    his = await against(court, case, ids["respondent"])
    until = await court.advance() + timedelta(days=700)
    await court.sql("UPDATE intake.coercion SET until = $2 WHERE id = $1", earlier["dishonest"], until)
    await performed(court, case)
    await all_is_lifted(court, case, his, "performed")

    before = await states(court, earlier)
    assert before["dishonest"] == ("ending", "early"), (
        "of a term: the judge decides (失信名单规定第二条、第十条)"
    )
    assert before["exit_ban"] == ("ending", "performed")
    assert before["consumption"] == ("in_force", None)
    kept = await lift(court, earlier["dishonest"], "kept")
    assert kept.json()["state"] == "in_force", "for what he has done he stays listed until his term is over"
    now = await court.advance()
    paper = await enter(court, first, "coercion_end", "wenshu01", "主动纠正失信行为的材料")
    early = {"ground": "early", "at": now.isoformat(), "end_paper": paper}
    noted = f"/coercions/{earlier['dishonest']}/end-ground"
    await court.do("POST", "intake", noted, "chengban01", early)
    assert (await lift(court, earlier["dishonest"])).json()["state"] == "ended"
    assert (await states(court, earlier))["consumption"] == ("ending", "performed")


@pytest.mark.walk
@pytest.mark.parametrize(("ground", "stays"), [("taken_up", True), ("withdrawn", False)])
async def test_where_another_court_goes_on_that_court_decides_who_stays_restricted(
    court: Court, ground: str, stays: bool
) -> None:
    """法发〔2014〕26号第十七条, 限制消费规定第九条: 提级、指定执行 ends nothing of what is enforced."""
    case, (_, debtor, _) = await two_debtors(court, ground)
    his = await against(court, case, debtor["id"])
    request = approved(case_number=case)
    request.mode, request.ground = "terminated", ground
    await put(court, request)
    await court.sql(
        "UPDATE intake.enforcement_case SET state = 'closed', closing_mode = 'terminated', closed_at = $2"
        " WHERE case_number = $1",
        case,
        await court.advance(),
    )
    due = "UPDATE intake.coercion SET state = 'ending', end_ground = 'wrong', ground_at = $2, noted_by = 'lian01' WHERE id = $1"
    await court.sql(due, his["dishonest"], await court.advance())
    assert (await lift(court, his["dishonest"])).json()["state"] == "ended"
    after = await states(court, his)
    assert after["consumption"] == (("in_force", None) if stays else ("ending", "not_enforced"))


async def performed(court: Court, case: str) -> None:
    """执行完毕 of an act, by its record; the fee is remitted."""
    done = await enter(court, case, "performance_record", "wenshu01", "已经拆除的笔录")
    relief = await enter(court, case, "fee_relief", "wenshu01", "免交申请执行费的决定")
    said = {"kind": "fee_relief", "file": relief, "fee": "500.00"}
    waived = await waive(court, case, said | {"waived_on": str((await court.advance()).date())})
    path = f"/waivers/{waived.json()['id']}/decision"
    await court.do("POST", "intake", path, "faguan01", {"result": "confirmed"})
    await court.advance()
    await leave_nothing_open(court, case)
    nothing = dict.fromkeys(("applied_amount", "closing_amount", "recovered_amount"), "0.00")
    asked = await ask(court, case, **nothing, performance_record=done)
    reviewed = await review(court, asked.json()["id"], "approved")
    assert reviewed.is_success, reviewed.text
    await court.advance()
    closed = await court.do("GET", "intake", f"/cases/{case}", "chengban01")
    assert (closed["state"], closed["closing_mode"]) == ("closed", "fully_enforced")
