"""Somebody is coerced by an approved measure, its own signed paper and nobody's word; it ends for its ground, in time."""

from __future__ import annotations

import random
from datetime import timedelta
from decimal import Decimal
from itertools import count
from typing import Any

import httpx
import pytest
import pytest_asyncio

from deploy.demo_people import natural_person, organisation
from services.custody.measures.models import Decision, Measure
from services.documents.delivery.models import Delivery
from services.intake.closing.models import ClosingRequest
from services.intake.waivers.models import Waiver
from shared.contracts.intake.coercion import ListingGround
from shared.values.numerals import in_chinese
from tests.agreement import waiting
from tests.harness import Court
from tests.records import put, record
from tests.services.custody.road import found as deposit
from tests.services.documents import road as papers
from tests.services.documents.samples import SAMPLES
from tests.services.funds import road
from tests.services.intake.people import party
from tests.services.intake.refusals import assert_refused
from tests.services.intake.road import duties, enter

_times = count(1)
WORDS = "被执行人隐匿车辆，拒不交出"


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def case(court: Court) -> str:
    """Against a natural person and a company."""
    await papers.install_keys(court)
    rng = random.Random("coerced")
    parties = [
        party("applicant", organisation(rng)),
        party("respondent", natural_person(rng)),
        party("respondent", organisation(rng)) | {"representative": "周明", "representative_title": "总经理"},
    ]
    return await road.new_case(court, parties=parties)


async def sides(court: Court, case: str) -> list[dict[str, Any]]:
    return list((await court.do("GET", "intake", f"/cases/{case}", "chengban01"))["parties"])


async def ask(court: Court, case: str, kind: str, who: str = "chengban01", **own: Any) -> httpx.Response:
    """Against the natural person, unless `own` says otherwise."""
    paper = own.pop("paper", None) or await enter(
        court, case, "coercion_ground", who, f"{kind}的事由，第{in_chinese(next(_times))}次"
    )
    body = {"kind": kind, "party": (await sides(court, case))[1]["id"], "words": WORDS, "paper": paper}
    return await court.call("POST", "intake", f"/cases/{case}/coercions", who, body | own)


async def act(court: Court, one: str, what: str, who: str, body: dict[str, Any]) -> httpx.Response:
    return await court.call("POST", "intake", f"/coercions/{one}/{what}", who, body)


async def decide(court: Court, one: str, who: str, *, approved: bool = True) -> httpx.Response:
    return await act(court, one, "decision", who, {"approved": approved, "answer": "事实清楚，同意"})


async def signed(court: Court, case: str, kind: str, person: str, signer: str, **own: str) -> str:
    """The paper of its kind, drafted for that person and signed; its id."""
    fields = (
        SAMPLES[kind]
        | {
            "sanctioned": person,
            "reason": f"第{in_chinese(next(_times))}次核查时被执行人已将货车转移至其弟名下，货款至今未付",
        }
        | own
    )
    names = {one["role"]: one["name"] for one in await sides(court, case)}
    fields |= {"applicant": names["applicant"], "respondent": (await sides(court, case))[1]["name"]}
    body = {"kind": kind, "fields": fields}
    made = await court.do("POST", "documents", f"/cases/{case}/documents", "wenshu01", body)
    await papers.verify(court, made["id"])
    await papers.review(court, made["id"], signer)
    (answer,) = await papers.sign(court, [made["id"]], signer)
    assert answer["outcome"] == "signed", answer
    return str(made["id"])


async def carry_out(court: Court, case: str, one: str, document: str, **own: Any) -> httpx.Response:
    now = await court.advance()
    trace = await enter(court, case, "coercion_trace", "chengban01", f"笔录，第{in_chinese(next(_times))}次")
    body = {"document": document, "at": now.isoformat(), "trace": trace}
    return await act(court, one, "carrying-out", "chengban01", body | own)


async def test_a_fine_above_its_limit_by_another_or_against_somebody_else_is_refused(
    court: Court, case: str
) -> None:
    before = await court.listed("intake", f"/cases/{case}/coercions", "chengban01")
    applicant, _, company = await sides(court, case)
    above = await ask(court, case, "fine", amount="100000.01")
    (fault,) = assert_refused(
        above, 422, "coercion_refused", "强制、惩戒措施不符合要求", "民事诉讼法第一百一十八条"
    )
    assert fault == ("amount", "对个人的罚款为100000元以下")
    assert (await ask(court, case, "fine", party=company["id"], amount="49999.99")).status_code == 422
    assert (await ask(court, case, "detention", days=16)).status_code == 422
    assert (await ask(court, case, "fine", party=applicant["id"], amount="1.00")).status_code == 422
    assert (await ask(court, case, "fine", party="0" * 32, amount="1.00")).status_code == 422
    assert (await ask(court, case, "fine", amount="1.00", paper="0" * 32)).status_code == 409
    own = await enter(court, case, "coercion_ground", "chengban01", "隐匿车辆的材料")
    assert (await ask(court, case, "fine", "chengban02", amount="1.00", paper=own)).status_code == 403
    assert (await ask(court, case, "arrest")).json()["type"].endswith(":coercion_barred")
    assert (
        (await ask(court, case, "dishonest", listing_ground="able"))
        .json()["type"]
        .endswith(":coercion_barred")
    )
    assert await court.listed("intake", f"/cases/{case}/coercions", "chengban01") == before


@pytest.mark.walk
async def test_a_fine_is_approved_by_the_president_and_carried_out_by_its_own_decision(
    court: Court, case: str
) -> None:
    person = (await sides(court, case))[1]
    paper = await enter(court, case, "coercion_ground", "chengban01", "转移车辆的登记材料")
    lay_there = await enter(court, case, "coercion_ground", "chengban01", "转移车辆的证人证言")
    await court.advance()
    asked = await ask(court, case, "fine", amount="30000.00", paper=paper)
    assert asked.status_code == 201, asked.text
    one = asked.json()["id"]
    twice = await ask(court, case, "fine", amount="20000.00", paper=paper)
    assert_refused(twice, 409, "coercion_on_record", "同一行为已经报请该项措施", "民诉法解释第一百八十四条")
    by_another = await ask(court, case, "fine", amount="20000.00", paper=lay_there)
    assert_refused(
        by_another, 409, "file_not_of_case", by_another.json()["title"], "民诉法解释第一百八十四条"
    )
    await court.advance()
    assert (await duties(court, case))["coercion.approval_president"]["state"] == "open"
    assert one in {about for about, _ in await waiting(court, "intake", case, "yuanzhang01")}

    assert (await decide(court, one, "faguan01")).json()["type"].endswith(":president_only")
    assert (await decide(court, one, "chengban01")).status_code == 403
    early = await carry_out(court, case, one, "0" * 32)
    assert_refused(
        early, 409, "coercion_out_of_order", "该项措施当前状态下不能办理该事项", "民事诉讼法第一百一十九条"
    )
    assert (await decide(court, one, "yuanzhang01")).json()["state"] == "approved"
    assert (await decide(court, one, "yuanzhang01")).status_code == 409

    other = await signed(
        court, case, "fine_decision", person["name"], "yuanzhang01", sanction_amount="40000.00"
    )
    right = await signed(
        court, case, "fine_decision", person["name"], "yuanzhang01", sanction_amount="30000.00"
    )
    for document in (other, "0" * 32):
        refused = await carry_out(court, case, one, document)
        assert refused.json()["type"].endswith(":coercion_document"), refused.text
    done = await carry_out(court, case, one, right)
    assert (done.status_code, done.json()["state"]) == (200, "done"), done.text
    await court.advance()
    met = await duties(court, case)
    assert {met[f"coercion.{rule}"]["state"] for rule in ("approval_president", "carrying_out")} == {"met"}
    assert not any(act["allowed"] for act in done.json()["acts"])


@pytest.mark.walk
async def test_a_listing_follows_a_consumption_order_and_both_are_lifted_by_the_judge(
    court: Court, case: str
) -> None:
    person = (await sides(court, case))[1]["name"]
    restricted = (await ask(court, case, "consumption")).json()["id"]
    await decide(court, restricted, "yuanzhang01")
    order = await signed(court, case, "consumption_order", person, "yuanzhang01")
    assert (await carry_out(court, case, restricted, order)).json()["state"] == "in_force"
    able = (await ask(court, case, "dishonest", listing_ground="able")).json()["id"]
    unanswered = await decide(court, able, "yuanzhang01")
    faults = assert_refused(
        unanswered, 422, "coercion_refused", "强制、惩戒措施不符合要求", "失信名单规定第三条"
    )
    assert [field for field, _ in faults] == ["later_in_order", "able_because"]
    found = {
        "approved": True,
        "answer": "事实清楚，同意",
        "later_in_order": False,
        "able_because": "名下房租按月收取",
    }
    late = await act(court, able, "decision", "yuanzhang01", found | {"later_in_order": True})
    assert_refused(late, 409, "coercion_barred", late.json()["title"], "失信名单规定第三条")
    tried = await court.call(
        "POST", "intake", f"/coercions/{able}/decision", "yuanzhang01", found, Prefer="handling=dry-run"
    )
    assert tried.is_success, tried.text
    asset = await deposit(court, case)
    frozen = record(Measure, case_number=case, asset_id=asset, kind="freeze", controlled=Decimal(50_000))
    decided = record(Decision, case_number=case, asset_id=asset, way="freeze_online", decided_by="chakong01")
    await put(court, decided, frozen)
    kept = await court.call(
        "POST", "intake", f"/coercions/{able}/decision", "yuanzhang01", found, Prefer="handling=dry-run"
    )
    assert kept.is_success, f"what is seized covers a half: {kept.text}"
    sums = {"judgment_debt": Decimal(60_000), "delay_interest": Decimal(0), "fee": Decimal(0)}
    decided_by = {"state": "confirmed", "decided_by": "faguan01", "decided_at": await court.advance()}
    whose = {"case_number": case, "applicant": (await sides(court, case))[0]["id"], "kind": "waiver"}
    await put(court, record(Waiver, all_delay_interest=False, **whose, **sums, **decided_by))
    enough = await act(court, able, "decision", "yuanzhang01", found)
    assert_refused(enough, 409, "coercion_barred", enough.json()["title"], "失信名单规定第三条")
    assert (await decide(court, able, "yuanzhang01", approved=False)).json()["state"] == "refused"
    asked = await ask(court, case, "dishonest", listing_ground="report")
    assert asked.status_code == 201, asked.text
    listed = asked.json()["id"]
    await decide(court, listed, "yuanzhang01")
    for other in ({"listing_ground": ListingGround.VIOLENCE.label}, {"listed_for": "五年"}):
        another = await signed(court, case, "dishonesty_decision", person, "yuanzhang01", **other)
        refused = await carry_out(court, case, listed, another)
        assert refused.json()["type"].endswith(":coercion_document"), refused.text
    decision = await signed(court, case, "dishonesty_decision", person, "yuanzhang01")
    again = await carry_out(court, case, listed, order)
    assert again.json()["type"].endswith(":coercion_document")
    entered = (await carry_out(court, case, listed, decision)).json()
    assert entered["state"] == "in_force"
    assert entered["until"][:4] == "2028"

    now = await court.advance()
    paper = await enter(court, case, "coercion_end", "wenshu01", "申请执行人同意解除限制消费")
    consent = {"ground": "consent", "at": now.isoformat(), "end_paper": paper}
    assert (await act(court, restricted, "end-ground", "chengban01", consent)).json()["state"] == "ending"
    still = await act(court, restricted, "lifting", "faguan01", {"result": "lifted"})
    assert_refused(still, 409, "coercion_barred", still.json()["title"], "限制消费规定第一条")
    own = await enter(court, case, "coercion_end", "chengban01", "履行凭证，承办人存入")
    paper = await enter(court, case, "coercion_end", "wenshu01", "履行凭证")
    ground = {"ground": "early", "at": now.isoformat(), "end_paper": paper}
    assert (await act(court, listed, "lifting", "faguan01", {"result": "lifted"})).status_code == 409
    assert (
        await act(court, listed, "end-ground", "chengban01", ground | {"end_paper": own})
    ).status_code == 409
    for other in ("secured", "performed", "consent"):  # he is listed for a term
        refused = await act(court, listed, "end-ground", "chengban01", ground | {"ground": other})
        assert refused.json()["errors"][0]["article"] == "失信名单规定第十条", refused.text
    expired = await act(court, listed, "end-ground", "chengban01", ground | {"ground": "expired"})
    assert expired.status_code == 422
    paper = await enter(court, case, "coercion_end", "wenshu01", "履行凭证二")
    noted = await act(court, listed, "end-ground", "chengban01", ground | {"end_paper": paper})
    assert noted.json()["state"] == "ending", noted.text
    await court.advance()
    assert (await duties(court, case))["coercion.listing_deleted"]["state"] == "open"
    assert (await act(court, listed, "lifting", "faguan02", {"result": "lifted"})).status_code == 403
    assert (await act(court, listed, "lifting", "faguan01", {"result": "kept"})).status_code == 422
    gone = await act(court, listed, "lifting", "faguan01", {"result": "lifted"})
    assert gone.json()["state"] == "ended", gone.text
    unlisted = await act(court, restricted, "lifting", "faguan01", {"result": "lifted"})
    assert unlisted.json()["state"] == "ended", unlisted.text
    await court.advance()
    held = await duties(court, case)
    assert held["coercion.listing_deleted"]["state"] == "met"
    assert held["coercion.listing_term"]["state"] == "met"


@pytest.mark.walk
async def test_who_does_not_come_is_brought_in_and_goes_free(court: Court, case: str) -> None:
    person = (await sides(court, case))[1]["name"]
    summons = (await ask(court, case, "summons")).json()["id"]
    assert (await decide(court, summons, "yuanzhang01")).status_code == 403
    assert (await decide(court, summons, "faguan01")).json()["state"] == "approved"
    comes_at = await court.advance() + timedelta(hours=20)
    call = await signed(court, case, "summons", person, "juzhang01", due_at=comes_at.isoformat())
    assert (await carry_out(court, case, summons, call)).status_code == 422

    async def missed(by: str, words: str) -> httpx.Response:
        now = await court.advance()
        trace = await enter(court, case, "coercion_trace", by, f"未到场笔录，{words}")
        body = {"document": call, "at": now.isoformat(), "trace": trace, "appeared": False}
        return await act(court, summons, "carrying-out", "chengban01", body)

    early = await missed("wenshu01", "应到之前")
    faults = assert_refused(
        early, 409, "coercion_document", "没有与批准一致的文书", "民诉法解释第四百八十二条"
    )
    assert [field for field, _ in faults] == ["document", "at"]
    await court.advance(to=comes_at.isoformat())
    unserved = await missed("wenshu01", "没有送达")
    faults = assert_refused(
        unserved, 409, "coercion_document", "没有与批准一致的文书", "民诉法解释第四百八十二条"
    )
    assert [field for field, _ in faults] == ["document"]
    late = record(Delivery, case_number=case, document_id=call, addressee="elsewhere", served_at=comes_at)
    await put(court, late)
    assert (await missed("wenshu01", "送达他人")).json()["type"].endswith(":coercion_document")
    party_id = (await sides(court, case))[1]["id"]
    await court.sql("UPDATE documents.delivery SET addressee = $2 WHERE id = $1", late.id, party_id)
    assert (await missed("wenshu01", "应到之后送达")).json()["type"].endswith(":coercion_document")
    served_at = comes_at - timedelta(hours=1)
    await court.sql("UPDATE documents.delivery SET served_at = $2 WHERE id = $1", late.id, served_at)
    own = await missed("chengban01", "承办人自记")
    assert own.json()["type"].endswith(":file_not_of_case"), own.text
    assert (await ask(court, case, "arrest")).json()["type"].endswith(":coercion_barred")
    absent = await missed("wenshu01", "书记员记")
    assert absent.json()["state"] == "done", absent.text
    arrest = (await ask(court, case, "arrest")).json()["id"]
    await decide(court, arrest, "yuanzhang01")
    warrant = await signed(court, case, "arrest_warrant", person, "yuanzhang01")
    began = await carry_out(court, case, arrest, warrant)
    assert began.json()["state"] == "in_force", began.text
    now = await court.advance()
    duty = (await duties(court, case))["coercion.questioning_8h"]
    assert duty["state"] == "open"
    paper = await enter(court, case, "coercion_end", "wenshu01", "讯问笔录")
    freed = {"at": now.isoformat(), "end_paper": paper}
    before = freed | {"at": (now - timedelta(days=1)).isoformat()}
    assert (await act(court, arrest, "release", "chengban01", before)).status_code == 422
    late = now + timedelta(hours=1)
    assert (
        await act(court, arrest, "release", "chengban01", freed | {"at": late.isoformat()})
    ).status_code == 422
    free = await act(court, arrest, "release", "chengban01", freed)
    assert (free.status_code, free.json()["state"]) == (200, "ended"), free.text
    await court.advance()
    assert (await duties(court, case))["coercion.questioning_8h"]["state"] == "met"


@pytest.mark.walk
async def test_after_the_round_is_concluded_who_reports_falsely_is_restricted_and_listed(
    court: Court,
) -> None:
    """财产调查规定第十、十一条: the duty to report goes on after 终本, and so does what answers its breach; nothing goes on after another end."""
    await papers.install_keys(court)
    case = await road.new_case(court)
    person = (await sides(court, case))[1]["name"]
    now = await court.advance()
    ended = record(
        ClosingRequest, case_number=case, mode="fully_enforced", state="approved", requested_by="chengban01",
        reviewed_by="zhixiao01", reviewed_at=now,
    )  # fmt: skip
    await put(court, ended)
    for mode, status in (("fully_enforced", 409), ("concluded_this_round", 201)):
        await court.sql("UPDATE intake.closing_request SET mode = $2 WHERE id = $1", ended.id, mode)
        await court.sql(
            "UPDATE intake.enforcement_case SET state = 'closed', closing_mode = $2, closed_at = $3"
            " WHERE case_number = $1",
            case,
            mode,
            now,
        )
        restricted = await ask(court, case, "consumption")
        assert (restricted.status_code, mode) == (status, mode), restricted.text
    assert (await ask(court, case, "search")).json()["type"].endswith(":case_closed")

    async def done(one: str, kind: str) -> str:
        assert (await decide(court, one, "yuanzhang01")).json()["state"] == "approved"
        why = f"终结本次执行程序后其取得拆迁补偿款未补充报告，{kind}据此作出"  # a reason of this case's own
        paper = await signed(court, case, kind, person, "yuanzhang01", reason=why)
        return str((await carry_out(court, case, one, paper)).json()["state"])

    assert await done(restricted.json()["id"], "consumption_order") == "in_force"
    asked = await ask(court, case, "dishonest", listing_ground="report")
    assert asked.status_code == 201, asked.text
    assert await done(asked.json()["id"], "dishonesty_decision") == "in_force"


@pytest.mark.walk
async def test_a_search_of_a_woman_is_made_by_women(court: Court, case: str) -> None:
    """民诉法解释第四百九十六条."""
    person = (await sides(court, case))[1]["name"]
    one = (await ask(court, case, "search")).json()["id"]
    await decide(court, one, "yuanzhang01")
    warrant = await signed(court, case, "search_warrant", person, "yuanzhang01", searchers="方明、何静")
    man, woman = {"name": "方明", "sex": "male"}, {"name": "何静", "sex": "female"}
    unsaid = await carry_out(court, case, one, warrant)
    faults = assert_refused(
        unsaid,
        422,
        "coercion_refused",
        unsaid.json()["title"],
        "民诉法解释第四百九十八条、民诉法解释第四百九十六条",
    )
    assert [field for field, _ in faults] == ["searchers", "woman_searched"]
    both = {"searchers": [man | {"searched_woman": True}, woman], "woman_searched": True}
    by_a_man = await carry_out(court, case, one, warrant, **both)
    faults = assert_refused(
        by_a_man, 422, "coercion_refused", by_a_man.json()["title"], "民诉法解释第四百九十六条"
    )
    assert [field for field, _ in faults] == ["searchers.0.sex"]
    by_her = [man | {"searched_woman": False}, woman | {"searched_woman": True}]
    done = await carry_out(court, case, one, warrant, searchers=by_her, woman_searched=True)
    assert (done.status_code, done.json()["state"]) == (200, "done"), done.text
    assert done.json()["searchers"] == by_her
