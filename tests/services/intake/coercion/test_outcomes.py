"""Each kind of coercion from its proposal over approval and signed paper to its end, as its article has it."""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from itertools import count
from typing import Any

import httpx
import pytest
import pytest_asyncio

from deploy.demo_people import natural_person, organisation
from services.intake.coercion import outcomes
from services.intake.coercion.kinds import KINDS, Outcome
from services.intake.petitions.models import Petition
from shared.values.numerals import in_chinese
from shared.values.refusal import Problem
from shared.values.zone import COURT_ZONE
from tests.agreement import waiting
from tests.harness import Court
from tests.records import put, record
from tests.services.documents import road as papers
from tests.services.documents.samples import SAMPLES
from tests.services.funds import road
from tests.services.intake.people import party
from tests.services.intake.refusals import assert_refused
from tests.services.intake.road import enter

_times = count(1)
AT = datetime(2026, 3, 2, 10, tzinfo=COURT_ZONE)

# Who must approve (民事诉讼法第一百一十九、二百五十九、二百六十一条, 限制消费规定第五条, 失信名单规定第五条; else the judge), what is asked
# for at the limit and one over it, which paper, what it shows once carried out, which duty is open then, how it ends, what it shows.
ROADS: dict[str, tuple[str, dict[str, Any], dict[str, Any], str, dict[str, str], str, str, dict[str, Any]]] = {
    "inquiry": ("judge", {}, {}, "inquiry_notice", {}, "done", "", {}),
    "search": ("president", {}, {}, "search_warrant", {"searchers": "方明"}, "done", "", {}),
    "fine": (
        "president", {"amount": "100000.00"}, {"amount": "100000.01"}, "fine_decision",
        {"sanction_amount": "100000.00"}, "done", "", {},
    ),
    "detention": (
        "president", {"days": 15}, {"days": 16}, "detention_decision", {"sanction_days": "15"}, "in_force",
        "coercion.detention", {"what": "release"},
    ),
    "bounty": ("judge", {}, {}, "bounty_notice", {}, "in_force", "", {"outcome": "clue"}),
    "audit": (
        "judge", {}, {}, "audit_decision", {}, "in_force", "coercion.audit_outcome",
        {"outcome": "reported", "finding": "concealed"},
    ),
    "lawyer_order": (
        "judge", {}, {}, "lawyer_order", {}, "in_force", "coercion.lawyer_order_outcome", {"outcome": "answered"},
    ),
    "eviction": (
        "president", {}, {}, "eviction_notice", {}, "in_force", "coercion.eviction", {"outcome": "moved_out"},
    ),
    "referral": ("judge", {}, {}, "crime_referral", {}, "in_force", "", {"outcome": "not_filed"}),
    "exit_ban": (
        "judge", {}, {}, "exit_ban_decision", {}, "in_force", "coercion.exit_ban_lifted", {"ground": "consent"},
    ),
    "consumption": (
        "president", {}, {}, "consumption_order", {}, "in_force", "coercion.consumption_lifted",
        {"ground": "consent"},
    ),
}  # fmt: skip
APPROVERS = {"president": ("yuanzhang01", "faguan01"), "judge": ("faguan01", "yuanzhang01")}
SIGNERS = {"president": "yuanzhang01", "judge": "juzhang01"}


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def case(court: Court) -> str:
    """Against a natural person and two companies; what is done on application alone was applied for and granted."""
    await papers.install_keys(court)
    rng = random.Random("roads of coercion")
    parties = [
        party("applicant", organisation(rng)),
        party("respondent", natural_person(rng)),
        party("respondent", organisation(rng)),
        party("respondent", organisation(rng)),
    ]
    number = await road.new_case(court, parties=parties)
    now = await court.advance()
    applicant, _, company, _ = (one["id"] for one in await sides(court, number))
    by = {
        "party": applicant,
        "state": "decided",
        "result": "granted",
        "decided_by": "faguan01",
        "decided_at": now,
    }
    for kind in ("bounty", "audit", "lawyer_order"):
        about = company if kind == "audit" else ""
        await put(court, record(Petition, case_number=number, kind=kind, respondent=about, **by))
    return number


async def sides(court: Court, case: str) -> list[dict[str, Any]]:
    return list((await court.do("GET", "intake", f"/cases/{case}", "chengban01"))["parties"])


async def act(court: Court, one: str, what: str, who: str, body: dict[str, Any]) -> httpx.Response:
    return await court.call("POST", "intake", f"/coercions/{one}/{what}", who, body)


async def signed(court: Court, case: str, kind: str, whose: str, signer: str, **own: str) -> str:
    of_case = await sides(court, case)
    said = f"第{in_chinese(next(_times))}次核查时{whose}已将货车转移至他人名下，货款至今未付，{kind}据此作出"
    fields = SAMPLES[kind] | {"sanctioned": whose, "reason": said} | own
    fields |= {"applicant": of_case[0]["name"], "respondent": of_case[1]["name"]}
    body = {"kind": kind, "fields": fields}
    made = await court.do("POST", "documents", f"/cases/{case}/documents", "wenshu01", body)
    await papers.verify(court, made["id"])
    await papers.review(court, made["id"], signer)
    (answer,) = await papers.sign(court, [made["id"]], signer)
    assert answer["outcome"] == "signed", answer
    return str(made["id"])


async def of_rule(court: Court, case: str, one: str) -> dict[str, str]:
    """The duties about it, and what has become of them."""
    rows = await court.listed("intake", f"/cases/{case}/duties", "zhixiao01")
    return {row["rule_id"]: row["state"] for row in rows if row["about"] == one}


@pytest.mark.walk
@pytest.mark.parametrize("kind", ROADS)
async def test_a_kind_from_its_proposal_to_its_end(court: Court, case: str, kind: str) -> None:
    approver, asked, over, document, said, then, watched, ends = ROADS[kind]
    debtor = (await sides(court, case))[2 if kind == "audit" else 1]
    right, wrong = APPROVERS[approver]
    paper = await enter(court, case, "coercion_ground", "chengban01", f"{kind}的事由")
    body = {"kind": kind, "party": debtor["id"], "words": "被执行人隐匿车辆，拒不交出", "paper": paper}
    path = f"/cases/{case}/coercions"
    if kind == "audit":  # 财产调查规定第十七条: of the one for whom it was granted, and no other
        other = body | {"party": (await sides(court, case))[3]["id"]}
        barred = await court.call("POST", "intake", path, "chengban01", other)
        assert_refused(barred, 409, "coercion_barred", barred.json()["title"], "财产调查规定第十七条")
    if over:
        assert (await court.call("POST", "intake", path, "chengban01", body | over)).status_code == 422
    one = (await court.do("POST", "intake", path, "chengban01", body | asked))["id"]
    await court.advance()
    assert await of_rule(court, case, one) == {f"coercion.approval_{approver}": "open"}
    yes = {"approved": True, "answer": "事实清楚，同意"}
    assert (await act(court, one, "decision", wrong, yes)).status_code == 403
    assert (await act(court, one, "decision", right, yes)).json()["state"] == "approved"

    made = await signed(court, case, document, debtor["name"], SIGNERS[approver], **said)
    now = await court.advance()
    trace = await enter(court, case, "coercion_trace", "chengban01", f"{kind}的笔录")
    carried: dict[str, Any] = {"document": made, "at": now.isoformat(), "trace": trace}
    if kind == "search":  # 民诉法解释第四百九十六、四百九十八条
        carried |= {"searchers": [{"name": "方明", "sex": "male", "searched_woman": False}]}
        carried |= {"woman_searched": False}
    if kind == "audit":  # 财产调查规定第十八、二十条: drawn by lot, paid for by who has asked for it
        carried |= await drawn(court, case, SAMPLES[document]["auditor"])
        other = carried | {"auditor": "信阳华正会计师事务所"}
        assert (await act(court, one, "carrying-out", "chengban01", other)).status_code == 409
        unpaid = carried | {"advanced": None}
        assert (await act(court, one, "carrying-out", "chengban01", unpaid)).status_code == 422
    done = await act(court, one, "carrying-out", "chengban01", carried)
    assert (done.status_code, done.json().get("state")) == (200, then), done.text
    await court.advance()
    met = {f"coercion.approval_{approver}": "met", "coercion.carrying_out": "met"}
    family = {"coercion.family_told": "open"} if kind == "detention" else {}
    open_now = {watched: "open"} if watched and not watched.endswith("_lifted") else {}
    assert await of_rule(court, case, one) == met | open_now | family
    if ends:
        await end(court, case, one, kind, ends)
    shown = await court.do("GET", "intake", f"/coercions/{one}", "chengban01")
    assert shown["state"] == ("ended" if ends else "done")
    assert not any(each["allowed"] for each in shown["acts"])
    await court.advance()
    assert set((await of_rule(court, case, one)).values()) == {"met"}
    for who in (right, "chengban01", "faguan01"):
        assert one not in {about for about, _ in await waiting(court, "intake", case, who)}


async def drawn(court: Court, case: str, auditor: str) -> dict[str, str]:
    """Who was drawn for the audit and what was paid in for it, each by a paper of another than the officer."""
    applicant = (await sides(court, case))[0]["name"]
    lot = await enter(court, case, f"coercion_trace&title=随机确定{auditor}的笔录", "wenshu01", "笔录")
    paid = f"coercion_trace&title={applicant}预交审计费用的凭证"
    receipt = await enter(court, case, paid, "wenshu01", "预交审计费用的凭证")
    return {"auditor": auditor, "draw_paper": lot, "advanced": "12000.00", "advance_paper": receipt}


async def end(court: Court, case: str, one: str, kind: str, ends: dict[str, str]) -> None:
    now = await court.advance()
    if kind == "detention":
        told = await enter(court, case, "coercion_trace", "chengban01", "通知家属的电话记录")
        family = {"at": now.isoformat(), "family_paper": told}
        early = family | {"at": (now - timedelta(days=30)).isoformat()}
        assert (await act(court, one, "family-notice", "chengban01", early)).status_code == 422
        assert (await act(court, one, "family-notice", "chengban02", family)).status_code == 403
        assert (await act(court, one, "family-notice", "chengban01", family)).status_code == 200
        assert (await act(court, one, "family-notice", "chengban01", family)).status_code == 409
        shown = await court.do("GET", "intake", f"/coercions/{one}", "chengban01")
        await court.advance(to=shown["until"])
        now = await court.advance()
    own = await enter(court, case, "coercion_end", "chengban01", f"{kind}终结的材料，承办人自存")
    paper = await enter(court, case, "coercion_end", "wenshu01", f"{kind}终结的材料")
    body: dict[str, Any] = {"at": now.isoformat(), "end_paper": paper}
    if "outcome" in ends:
        body |= ends
        other = next(each for each in Outcome if each not in KINDS[kind].outcomes)
        assert (await act(court, one, "outcome", "chengban01", body | {"outcome": other})).status_code == 422
        assert (await act(court, one, "outcome", "chengban01", body | {"end_paper": own})).status_code == 409
        force = {"outcome": "removed", "attended": "居委会工作人员", "handed_to": "成年家属"}
        if kind == "eviction":  # 民事诉讼法第二百六十一条: 逾期不履行的
            assert (await act(court, one, "outcome", "chengban01", body | force)).status_code == 422
        if kind == "audit":
            hinders = body | {"outcome": "obstructed"}
            unanswered = await act(court, one, "outcome", "chengban01", hinders)
            assert_refused(
                unanswered, 409, "coercion_out_of_order", unanswered.json()["title"], "财产调查规定第十九条"
            )
        ended = await act(court, one, "outcome", "chengban01", body)
        borne = {"audit": "respondent"}
        assert ended.json()["cost_borne_by"] == borne.get(kind), ended.text
    elif "ground" in ends:
        noted = await act(court, one, "end-ground", "chengban01", body | ends)
        assert noted.json()["state"] == "ending", noted.text
        ended = await act(court, one, "lifting", "faguan01", {"result": "lifted"})
    else:
        ended = await act(court, one, "release", "chengban01", body)
    assert ended.json().get("state") == "ended", ended.text


@pytest.mark.walk
async def test_a_detained_person_goes_free_early_by_the_presidents_decision(court: Court, case: str) -> None:
    """民诉法解释第一百八十二条: on the officer's paper alone nobody does; at the end nothing is decided."""
    debtor = (await sides(court, case))[1]
    paper = await enter(court, case, "coercion_ground", "chengban01", "再次隐匿车辆的材料")
    body = {"kind": "detention", "party": debtor["id"], "words": "再次隐匿车辆", "paper": paper, "days": 15}
    one = (await court.do("POST", "intake", f"/cases/{case}/coercions", "chengban01", body))["id"]
    await act(court, one, "decision", "yuanzhang01", {"approved": True, "answer": "事实清楚，同意"})
    order = await signed(court, case, "detention_decision", debtor["name"], "yuanzhang01", sanction_days="15")
    at = (await court.advance()).isoformat()
    trace = await enter(court, case, "coercion_trace", "chengban01", "再次拘留的笔录")
    carried = {"document": order, "at": at, "trace": trace}
    assert (await act(court, one, "carrying-out", "chengban01", carried)).is_success
    now = await court.advance()
    repents = await enter(court, case, "coercion_end", "wenshu01", "具结悔过书")
    freed = {"at": now.isoformat(), "end_paper": repents}
    for document in ("", "0" * 32, order):
        refused = await act(court, one, "release", "chengban01", freed | {"document": document})
        faults = assert_refused(
            refused, 409, "coercion_document", refused.json()["title"], "民诉法解释第一百八十二条"
        )
        assert [field for field, _ in faults] == ["document"], document
    repented = {"reason": f"{debtor['name']}拘留第一日交出货车钥匙和行驶证，写下保证书，其弟当面作证"}
    early = await signed(court, case, "early_release_decision", debtor["name"], "yuanzhang01", **repented)
    freed["at"] = (await court.advance()).isoformat()
    freed["end_paper"] = await enter(court, case, "coercion_end", "wenshu01", "解除拘留证明书")
    done = await act(court, one, "release", "chengban01", freed | {"document": early})
    assert (done.json().get("state"), done.json().get("release_document")) == ("ended", early), done.text
    await court.advance()
    assert (await of_rule(court, case, one))["coercion.detention"] == "met"


END, LATER = AT + timedelta(days=14), AT + timedelta(days=15)
FORCE = {"attended": "居委会工作人员", "handed_to": "成年家属"}


@pytest.mark.parametrize(
    ("kind", "outcome", "at", "said", "fields"),
    [
        ("eviction", "moved_out", AT, {}, []),
        ("eviction", "removed", LATER, FORCE, []),
        ("eviction", "removed", AT, FORCE, ["at"]),
        ("eviction", "removed", LATER, FORCE | {"attended": ""}, ["attended"]),
        ("eviction", "removed", LATER, FORCE | {"handed_to": ""}, ["handed_to"]),
        ("eviction", "moved_out", AT, FORCE, ["attended", "handed_to"]),
        ("eviction", "filed", AT, {}, ["outcome"]),
        ("lawyer_order", "lapsed", LATER, {}, []),
        ("lawyer_order", "lapsed", AT, {}, ["outcome"]),
        ("bounty", "clue", AT, {}, []),
        ("bounty", "case_over", AT, {}, ["outcome"]),
        ("audit", "reported", AT - timedelta(1), {}, ["at"]),
        ("audit", "revoked", AT, {}, []),
        ("eviction", "revoked", AT, {}, []),
        ("referral", "not_filed", LATER + timedelta(1), {}, ["at"]),
    ],
)
def test_what_others_do_for_the_court_has_an_outcome(
    kind: str, outcome: str, at: datetime, said: dict[str, str], fields: list[str]
) -> None:
    words = {"attended": "", "handed_to": ""} | said

    def check() -> None:
        outcomes.check_outcome(KINDS[kind], Outcome(outcome), at, AT, END, LATER, **words)

    if not fields:
        check()
        return
    with pytest.raises(Problem) as refused:
        check()
    assert [fault.field for fault in refused.value.errors] == fields
