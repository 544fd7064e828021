"""An objection is received on paper, decided by who may, and what it is about is left alone meanwhile."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import count
from typing import Any

import httpx
import pytest
import pytest_asyncio

from services.custody.network.models import Asset, Feedback, Query
from services.documents.delivery.models import Delivery
from services.documents.drafting.models import Document
from services.intake.alterations.models import Alteration
from services.intake.assignment.models import Reassignment
from shared.contracts.intake.petitions import LABELS
from shared.values.numerals import in_chinese
from tests.agreement import waiting
from tests.facts import closed
from tests.harness import Court
from tests.records import appoint, approved, put, record
from tests.services.documents import road as papers
from tests.services.documents.samples import SAMPLES
from tests.services.funds import road
from tests.services.intake.refusals import assert_refused
from tests.services.intake.road import duties, enter

_times = count(1)
FLAT = "豫（2025）信阳市不动产权第0077001号"
STRANGER = "周海涛"
ASIDE = (403, "stands_aside", "您在本案中应当回避或者已被申请回避", "民事诉讼法第四十七条、第四十八条")


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def case(court: Court) -> str:
    """With a flat on its record, open to the judge who looks into what is objected to."""
    await papers.install_keys(court)
    number = await road.new_case(court)
    query = record(Query, case_number=number, occasion="filing")
    feedback = record(Feedback, case_number=number, query_id=query.id)
    flat = record(
        Asset, case_number=number, feedback_id=feedback.id, identifier=FLAT, item_ref=FLAT, kind="real_estate"
    )
    await put(court, query, feedback, flat)
    for who in ("faguan02", "faguan03"):
        await court.open_case(number, who)
    return number


async def parties(court: Court, case: str) -> list[dict[str, Any]]:
    return list((await court.do("GET", "intake", f"/cases/{case}", "chengban01"))["parties"])


async def flat_of(court: Court, case: str) -> str:
    query = "SELECT id FROM custody.asset WHERE case_number = $1 AND identifier = $2"
    (row,) = await court.sql(query, case, FLAT)
    return str(row["id"])


async def paper(court: Court, case: str, purpose: str, who: str = "wenshu01", whose: str = "") -> str:
    named = f"{purpose}&title={whose}的材料" if whose else purpose
    return await enter(court, case, named, who, f"材料，第{in_chinese(next(_times))}份")


async def bring(court: Court, case: str, kind: str, who: str = "lian01", **own: Any) -> httpx.Response:
    now = await court.advance()
    body = {
        "kind": kind,
        "request": "执行法院未通知即处置，请求停止执行",
        "received_at": now.isoformat(),
        "paper": own.pop("paper", None) or await paper(court, case, "petition"),
    }
    return await court.call("POST", "intake", f"/cases/{case}/petitions", who, body | own)


async def act(court: Court, one: str, what: str, who: str, body: dict[str, Any]) -> httpx.Response:
    return await court.call("POST", "intake", f"/petitions/{one}/{what}", who, body)


async def ruling(
    court: Court, case: str, kind: str, maker: str, signer: str, reviewer: str, **own: str
) -> str:
    """The paper of that kind, made, verified, reviewed and signed; its id."""
    sides = papers.sides(await court.do("GET", "intake", f"/cases/{case}", "chengban01"))
    fields = SAMPLES[kind] | {name: sides[name] for name in ("applicants", "respondents")}
    fields |= {"reason": f"第{in_chinese(next(_times))}次听证中异议人未提交占有房屋的凭证"}
    if "bench" in fields:
        name = {"faguan01": "王执行", "faguan02": await name_of(court, "faguan02")}[signer]
        fields |= {"bench": [{"role": "审判员", "name": name}, {"role": "书记员", "name": "郑文书"}]}
    body = {"kind": kind, "fields": fields | own}
    made = await court.do("POST", "documents", f"/cases/{case}/documents", maker, body)
    await papers.verify(court, made["id"], maker)
    await papers.review(court, made["id"], reviewer)
    (answer,) = await papers.sign(court, [made["id"]], signer)
    assert answer["outcome"] == "signed", answer
    return str(made["id"])


async def name_of(court: Court, who: str) -> str:
    (row,) = await court.sql("SELECT name FROM court.staff WHERE id = $1", who)
    return str(row["name"])


async def shown(court: Court, case: str, one: str) -> dict[str, Any]:
    return dict(await court.do("GET", "intake", f"/petitions/{one}", "chengban01"))


async def test_an_objection_by_nobody_or_without_its_paper_is_refused(court: Court, case: str) -> None:
    before = await court.listed("intake", f"/cases/{case}/petitions", "chengban01")
    applicant, respondent = await parties(court, case)
    flat = await flat_of(court, case)
    as_party = await bring(court, case, "third_party", outsider=respondent["name"], asset=flat)
    (fault,) = assert_refused(
        as_party, 422, "petition_refused", "异议、申请的登记不符合要求", "民事诉讼法第二百三十八条"
    )
    assert fault == ("outsider", "该人是本案当事人，不能以当事人以外的人的身份提出")
    stranger = await bring(court, case, "conduct", party="0" * 32)
    assert stranger.json()["errors"][0]["detail"] == "不是本案当事人"
    assert (await bring(court, case, "limitation", party=applicant["id"])).status_code == 422
    without = await bring(court, case, "conduct", party=respondent["id"], paper="0" * 32)
    assert_refused(without, 409, "file_not_of_case", without.json()["title"], "民事诉讼法第二百三十六条")
    other = await paper(court, case, "other")
    assert (await bring(court, case, "conduct", party=respondent["id"], paper=other)).status_code == 409
    own = await bring(court, case, "conduct", "chengban01", party=respondent["id"])
    assert own.json()["type"].endswith(":office_required"), own.text
    assert await court.listed("intake", f"/cases/{case}/petitions", "chengban01") == before


@pytest.mark.walk
async def test_what_an_outsider_claims_is_left_alone_until_another_judge_has_ruled(
    court: Court, case: str
) -> None:
    flat = await flat_of(court, case)
    asked = await bring(court, case, "third_party", outsider=STRANGER, asset=flat)
    assert (asked.status_code, asked.json()["bars"]) == (201, True), asked.text
    one = asked.json()["id"]
    twice = await bring(court, case, "third_party", outsider=STRANGER, asset=flat)
    assert_refused(
        twice, 409, "petition_on_record", "该项异议、申请已经登记或者不得再次提出", "异议复议规定第二条"
    )
    written = {name: asked.json()[name] for name in ("paper", "received_at")}
    again = await bring(court, case, "third_party", outsider="吴云", asset=flat, **written)
    assert again.json()["type"].endswith(":petition_on_record"), again.text
    await court.advance()
    open_now = await duties(court, case)
    assert {open_now[f"petition.{rule}"]["state"] for rule in ("admission", "third_party")} == {"open"}
    assert one in {about for about, _ in await waiting(court, "intake", case, "lian01")}

    own = await act(court, one, "admission", "lian01", {"reviewer": "faguan01"})
    assert_refused(own, 409, "not_apart", "须由与本案执行无关的法官办理", "异议复议规定第十一条")
    assert (await act(court, one, "admission", "lian01", {"reviewer": "chengban02"})).status_code == 422
    filed = await act(court, one, "admission", "lian01", {"reviewer": "faguan02"})
    assert filed.json()["state"] == "admitted", filed.text
    assert (one, "decide_petition") in await waiting(court, "intake", case, "faguan02")
    assert (one, "decide_petition") not in await waiting(court, "intake", case, "faguan03")
    told = await court.sql("SELECT staff_id FROM intake.reminder WHERE step = 'petition_admitted'")
    assert [row["staff_id"] for row in told] == ["faguan02"]

    fields = {"petitioner": STRANGER, "petition_kind": "案外人异议", "thing": f"{FLAT}房屋"}
    body = {"kind": "objection_ruling", "fields": SAMPLES["objection_ruling"]}
    by_own = await court.call("POST", "documents", f"/cases/{case}/documents", "faguan01", body)
    assert by_own.json()["type"].endswith(":not_apart"), by_own.text
    hands = ("faguan02", "faguan02", "faguan03")
    granted = await ruling(court, case, "objection_ruling", *hands, **fields, result="理由成立")
    elsewhere = await ruling(
        court, case, "objection_ruling", *hands, **fields | {"thing": "另一处房屋", "result": "理由不成立"}
    )
    right = await ruling(court, case, "objection_ruling", *hands, **fields, result="理由不成立")
    decision = {"result": "rejected", "answer": "没有占有房屋的证据", "document": right}
    for who, document, code in (
        ("faguan01", right, "not_apart"),
        ("faguan03", right, "not_apart"),
        ("lian01", right, "same_person"),
        ("faguan02", granted, "petition_document"),
        ("faguan02", elsewhere, "petition_document"),
        ("faguan02", "0" * 32, "petition_document"),
    ):
        answer = await act(court, one, "decision", who, decision | {"document": document})
        assert answer.json()["type"].endswith(f":{code}"), (who, code, answer.text)
    assert (await shown(court, case, one))["state"] == "admitted"
    ruled = await act(court, one, "decision", "faguan02", decision)
    assert (ruled.json()["state"], ruled.json()["bars"]) == ("decided", True), ruled.text
    assert (one, "decide_petition") not in await waiting(court, "intake", case, "faguan02")
    assert (one, "serve_petition") in await waiting(court, "intake", case, "lian01")
    await court.advance()
    met = await duties(court, case)
    assert {met[f"petition.{rule}"]["state"] for rule in ("admission", "third_party")} == {"met"}

    back = {"reason": "该裁定书拟另行制作，予以撤回"}
    path = f"/documents/{right}/withdrawal"
    assert (await court.call("POST", "documents", path, "faguan01", back)).status_code == 403
    used = await court.call("POST", "documents", path, "faguan02", back)
    assert used.json()["type"].endswith(":document_used"), used.text

    security = {
        "security": await paper(court, case, "petition_security"),
        "answer": "申请执行人提供保函，充分有效",
    }
    assert (await act(court, one, "security", "faguan01", security)).status_code == 403
    now = await court.advance()
    await appoint(court, "faguan77", "judge", now)
    await appoint(court, "faguan77", "judge", now, deputy_for="faguan01")
    await court.open_case(case, "faguan77")
    stead = await court.call(
        "POST", "intake", f"/petitions/{one}/security", "faguan77", security, Acting_As="judge"
    )
    assert_refused(stead, 403, "not_apart", "须由与本案执行无关的法官办理", "异议复议规定第十一条")
    tried = await court.call(
        "POST", "intake", f"/petitions/{one}/security", "faguan02", security, Prefer="handling=dry-run"
    )
    assert tried.is_success, tried.text

    now = await court.advance()
    receipt = await paper(court, case, "service_receipt", whose=STRANGER)
    early = {"at": (now - timedelta(days=30)).isoformat(), "receipt": receipt}
    assert (await act(court, one, "service", "lian01", early)).status_code == 422
    for another in (
        await paper(court, case, "service_receipt", "lian01", STRANGER),
        await paper(court, case, "service_receipt", whose="吴云"),
    ):
        bad = await act(court, one, "service", "lian01", {"at": now.isoformat(), "receipt": another})
        assert bad.json()["errors"][0]["field"] == "receipt", bad.text
    later = await court.advance(to=(now + timedelta(days=2)).isoformat())
    entered_late = await paper(court, case, "service_receipt", whose=STRANGER)
    served = await act(court, one, "service", "lian01", {"at": now.isoformat(), "receipt": entered_late})
    assert (served.json()["state"], served.json()["bars"]) == ("served", True), served.text
    until = datetime.fromisoformat(served.json()["open_until"])
    assert (until - later).days >= 14  # from its entry: what is entered late ends no time at once
    lost = await bring(court, case, "third_party", outsider=STRANGER, asset=flat)
    assert lost.json()["article"] == "异议复议规定第十五条", lost.text


async def test_who_had_the_case_before_does_not_review_it(court: Court, case: str) -> None:
    """异议复议规定第十一条: the history of its people counts, not who has it today."""
    applicant, _ = await parties(court, case)
    brought = await bring(court, case, "conduct", party=applicant["id"])
    one = brought.json()["id"]
    as_reviewer = {"result": "not_admitted", "answer": "不符合受理条件", "document": "no-such-ruling"}

    await court.open_case(case, "faguan03")

    async def offered() -> list[bool]:
        seen = await court.do("GET", "intake", f"/petitions/{one}", "faguan03")
        return [act["allowed"] for act in seen["acts"] if act["operation"] == "decide_petition"]

    assert await offered() == [True]
    people = {"office": "judge", "former": "faguan03", "person": "faguan01", "decided_by": "juzhang01"}
    had = record(Reassignment, case_number=case, reason="工作变动", **people)
    await put(court, had)
    assert await offered() == [False]
    refused = await act(court, one, "decision", "faguan03", as_reviewer)
    assert_refused(refused, 403, "not_apart", "须由与本案执行无关的法官办理", "异议复议规定第十一条")
    named = await act(court, one, "admission", "lian01", {"reviewer": "faguan03"})
    assert (named.status_code, named.json()["article"]) == (409, "异议复议规定第十一条"), named.text
    await court.sql("DELETE FROM intake.reassignment WHERE id = $1", had.id)
    assert await offered() == [True]


@pytest.mark.walk
async def test_the_president_decides_who_stands_aside(court: Court, case: str) -> None:
    applicant, _ = await parties(court, case)
    nobody = await bring(court, case, "recusal", party=applicant["id"], person="faguan02")
    assert nobody.json()["errors"][0]["field"] == "person", nobody.text

    async def reassign(**to: str) -> httpx.Response:
        version = (await court.do("GET", "intake", f"/cases/{case}", "juzhang01"))["version"]
        body = to | {"reason": "原承办人调离，院长已决定回避"}
        passes = f"/cases/{case}/reassignments"
        return await court.call("POST", "intake", passes, "juzhang01", body, If_Match=str(version))

    await appoint(court, "faguan01", "handling_officer", await court.advance())
    await court.open_case(case, "chengban01")
    assert (await reassign(officer="faguan01")).status_code == 201  # judge and officer in one
    order = (await bring(court, case, "lawyer_order", party=applicant["id"])).json()["id"]
    refusal = {"result": "rejected", "answer": "申请的事项不属于调查令的范围", "document": None}

    async def judges() -> httpx.Response:
        return await court.call(
            "POST", "intake", f"/petitions/{order}/decision", "faguan01", refusal, Prefer="handling=dry-run"
        )

    assert (await judges()).is_success
    asked = await bring(court, case, "recusal", party=applicant["id"], person="faguan01")
    one = asked.json()["id"]
    assert_refused(await judges(), *ASIDE)  # CPC 48: until it is decided
    await court.advance()
    assert (await duties(court, case))["petition.recusal"]["state"] == "open"
    name = await name_of(court, "faguan01")
    signed = await ruling(
        court, case, "recusal_decision", "wenshu01", "yuanzhang01", "yuanzhang01",
        petitioner=applicant["name"], petition_kind="回避申请", thing=f"执行法官{name}", result="理由成立",
    )  # fmt: skip
    decision = {"result": "granted", "answer": "关系可能影响公正执行", "document": signed}
    for who in ("faguan01", "faguan02"):
        assert (await act(court, one, "decision", who, decision)).status_code == 403
    done = await act(court, one, "decision", "yuanzhang01", decision)
    assert done.json()["state"] == "decided", done.text
    await court.advance()
    held = await duties(court, case)
    assert held["petition.recusal"]["state"] == "met"
    assert held["petition.recused_replaced"]["state"] == "open"
    assert_refused(await judges(), *ASIDE)
    assert (await reassign(judge="faguan03")).status_code == 201
    await court.advance()
    held = await duties(court, case)
    assert held["petition.recused_replaced"]["state"] == "open"  # he still has the case as its officer
    assert (await reassign(officer="chengban01")).status_code == 201
    await court.advance()
    assert (await duties(court, case))["petition.recused_replaced"]["state"] == "met"
    back = await reassign(judge="faguan01")
    assert back.json()["type"].endswith(":conflict_of_interest"), back.text
    assert back.json()["errors"][0]["article"] == "民事诉讼法第四十九条"


@pytest.mark.walk
async def test_review_goes_above_in_time(court: Court, case: str) -> None:
    for who in ("faguan02", "faguan03"):  # an opening lasts some days only
        await court.open_case(case, who)
    _, respondent = await parties(court, case)
    one = (await bring(court, case, "conduct", party=respondent["id"])).json()["id"]
    early = await bring(court, case, "reconsideration", party=respondent["id"], against=one)
    assert early.json()["type"].endswith(":petition_out_of_order"), early.text
    signed = await ruling(
        court, case, "objection_ruling", "faguan02", "faguan02", "faguan03",
        petitioner=respondent["name"], petition_kind="执行行为异议", thing="查封房屋的行为", result="不符合受理条件",
    )  # fmt: skip
    granted = {"result": "granted", "answer": "理由成立，应当撤销", "document": signed}
    assert (await act(court, one, "decision", "faguan02", granted)).status_code == 422
    refused = await act(court, one, "decision", "faguan02", granted | {"result": "not_admitted"})
    assert refused.json()["state"] == "decided", refused.text
    asked = await bring(court, case, "reconsideration", party=respondent["id"], against=one)
    assert asked.status_code == 201, asked.text
    above = asked.json()["id"]
    await court.advance()
    assert (await duties(court, case))["petition.sent_up"]["state"] == "open"
    superior = await paper(court, case, "superior_ruling")
    result = {"result": "granted", "answer": "上级法院指令立案", "document": superior}
    assert (await act(court, above, "decision", "lian01", result)).status_code == 409
    sent = await act(
        court, above, "sending-up", "lian01", {"sent_paper": await paper(court, case, "posting_proof")}
    )
    assert sent.json()["state"] == "sent_up", sent.text
    ruled = await act(court, above, "decision", "lian01", result)
    assert ruled.json()["state"] == "decided", ruled.text
    anew = await shown(court, case, one)
    assert anew["overturned_at"] is not None
    assert (anew["state"], anew["result"], anew["document"]) == ("received", None, None)
    await court.advance()
    assert (await duties(court, case))["petition.sent_up"]["state"] == "met"
    assert one in {about for about, _ in await waiting(court, "intake", case, "lian01")}
    refusal = granted | {"result": "not_admitted"}
    old = await act(court, one, "decision", "faguan02", refusal)
    assert old.json()["type"].endswith(":petition_document"), old.text
    filed = await act(court, one, "admission", "lian01", {"reviewer": "faguan02"})
    assert filed.json()["state"] == "admitted", filed.text


@pytest.mark.walk
async def test_a_bounty_follows_an_application_that_the_judge_has_granted(court: Court, case: str) -> None:
    applicant, respondent = await parties(court, case)
    ground = await enter(court, case, "coercion_ground", "wenshu01", "悬赏的事由")
    body = {
        "kind": "bounty",
        "party": respondent["id"],
        "words": "被执行人下落不明，隐匿财产",
        "paper": ground,
    }
    path = f"/cases/{case}/coercions"
    barred = await court.call("POST", "intake", path, "chengban01", body)
    assert barred.json()["type"].endswith(":coercion_barred"), barred.text
    one = (await bring(court, case, "bounty", party=applicant["id"])).json()["id"]
    still = await court.call("POST", "intake", path, "chengban01", body)
    assert still.json()["type"].endswith(":coercion_barred"), still.text
    decision = {"result": "granted", "answer": "符合规定，准许悬赏", "document": None}
    assert (await act(court, one, "decision", "faguan02", decision)).status_code == 403
    done = await act(court, one, "decision", "faguan03", decision)  # the former judge stands aside
    assert done.json()["state"] == "decided", done.text
    now_goes = await court.call("POST", "intake", path, "chengban01", body)
    assert now_goes.status_code == 201, now_goes.text
    second = await enter(court, case, "coercion_ground", "wenshu01", "再次悬赏的事由")
    again = await court.call("POST", "intake", path, "chengban01", body | {"paper": second})
    assert again.json()["type"].endswith(":coercion_barred"), again.text
    await court.advance()
    assert (await duties(court, case))["petition.bounty"]["state"] == "met"


async def test_what_is_taken_back_is_over_and_comes_not_again(court: Court, case: str) -> None:
    flat = await flat_of(court, case)
    one = (await bring(court, case, "third_party", outsider="吴云", asset=flat)).json()["id"]
    await court.advance()
    letter = await paper(court, case, "petition_end", whose="吴云")
    for refused in (
        await paper(court, case, "petition_end", "lian01", "吴云"),
        await paper(court, case, "petition_end", whose=STRANGER),
    ):
        assert (await act(court, one, "withdrawal", "lian01", {"end_paper": refused})).status_code == 409
    gone = await act(court, one, "withdrawal", "lian01", {"end_paper": letter})
    assert (gone.json()["state"], gone.json()["bars"]) == ("withdrawn", False), gone.text
    other = (await bring(court, case, "conduct", outsider="吴云")).json()["id"]
    before = await act(court, other, "withdrawal", "lian01", {"end_paper": letter})
    assert before.json()["errors"][0]["field"] == "end_paper", before.text
    again = await bring(court, case, "third_party", outsider="吴云", asset=flat)
    assert again.json()["article"] == "异议复议规定第十五条", again.text


async def test_an_objection_after_the_end_is_refused(court: Court) -> None:
    number = await road.new_case(court)
    _, respondent = await parties(court, number)
    written = await paper(court, number, "petition")
    await closed(court, number)
    late = await bring(court, number, "conduct", party=respondent["id"], paper=written)
    assert_refused(late, 409, "case_closed", late.json()["title"], "异议复议规定第六条")
    assert await court.listed("intake", f"/cases/{number}/petitions", "chengban01") == []


async def test_after_a_concluded_round_an_objection_is_received_without_limit(court: Court) -> None:
    """终本规定第七条: 终本 is no end, and the sixty days of 法释〔2016〕3号 are none of it."""
    number = await road.new_case(court)
    _, respondent = await parties(court, number)
    now = await court.advance()
    signed = dict.fromkeys(("signed_at", "reviewed_at", "verified_at"), now)
    by = {"made_by": "faguan01", "reviewed_by": "faguan02", "signed_by": "faguan01", "signer": "judge"}
    ruling = record(
        Document, case_number=number, kind="conclusion_ruling", state="dispatched", **signed, **by
    )
    had = {"addressee": respondent["id"], "served_at": now - timedelta(days=400)}
    request = approved(case_number=number)
    request.mode, request.ruling = "concluded_this_round", ruling.id
    await put(court, request, ruling, record(Delivery, case_number=number, document_id=ruling.id, **had))
    await court.sql(
        "UPDATE intake.enforcement_case SET state = 'archived', closing_mode = 'concluded_this_round',"
        " closed_at = now() WHERE case_number = $1",
        number,
    )
    taken = await bring(court, number, "conduct", party=respondent["id"])
    assert (taken.status_code, taken.json().get("ending")) == (201, None), taken.text


@pytest.mark.walk
async def test_what_is_filed_is_told_to_who_brought_it_and_to_every_party(court: Court) -> None:
    case = await road.new_case(court)
    await court.open_case(case, "faguan02")
    sides = await parties(court, case)
    one = (await bring(court, case, "conduct", outsider="吴云")).json()["id"]
    receipts = [
        {"party": side["id"], "receipt": await paper(court, case, "service_receipt", whose=side["name"])}
        for side in sides
    ]
    own = {"receipt": await paper(court, case, "service_receipt", whose="吴云")}

    async def tell(*given: dict[str, Any], who: str = "lian01") -> httpx.Response:
        at = (await court.advance()).isoformat()
        return await act(court, one, "admission-notice", who, {"at": at, "receipts": list(given)})

    assert (await tell(*receipts, own)).status_code == 409  # not filed yet
    assert (await act(court, one, "admission", "lian01", {"reviewer": "faguan02"})).is_success
    early = await tell(*receipts, own)
    assert early.json()["type"].endswith(":file_not_of_case"), early.text  # receipts of before the filing
    receipts = [
        {"party": side["id"], "receipt": await paper(court, case, "service_receipt", whose=side["name"])}
        for side in sides
    ]
    own = {"receipt": await paper(court, case, "service_receipt", whose="吴云")}
    await court.advance()
    assert (await duties(court, case))["petition.admission_told"]["state"] == "open"
    for missing in ((*receipts,), (receipts[0], own)):
        assert (await tell(*missing)).status_code == 422
    swapped = [receipts[0] | {"receipt": own["receipt"]}, receipts[1], own]
    assert (await tell(*swapped)).status_code == 409
    assert (await tell(*receipts, own, who="chengban01")).status_code == 403
    told = await tell(*receipts, own)
    assert told.json()["told_at"] is not None, told.text
    await court.advance()
    assert (await duties(court, case))["petition.admission_told"]["state"] == "met"
    assert (await tell(*receipts, own)).status_code == 409


async def barred(court: Court, case: str) -> list[str]:
    found = await court.do("GET", "intake", f"/cases/{case}/barred-things", "chengban01")
    return [one["asset"] for one in found]


@pytest.mark.walk
async def test_once_limitation_is_upheld_nothing_of_the_case_is_enforced(court: Court) -> None:
    """民诉法解释第四百八十一条: until the higher court decides otherwise."""
    number = await road.new_case(court)
    for who in ("faguan02", "faguan03"):
        await court.open_case(number, who)
    applicant, respondent = await parties(court, number)
    one = (await bring(court, number, "limitation", party=respondent["id"])).json()["id"]
    assert (await act(court, one, "admission", "lian01", {"reviewer": "faguan02"})).is_success
    assert await barred(court, number) == []
    signed = await ruling(
        court, number, "objection_ruling", "faguan02", "faguan02", "faguan03",
        petitioner=respondent["name"], petition_kind=LABELS["limitation"], thing="申请执行时效", result="理由成立",
        reason="判决确定的履行期满已逾二年，申请执行人其间未主张权利",
    )  # fmt: skip
    granted = {"result": "granted", "answer": "申请执行已经超过二年，异议成立", "document": signed}
    assert (await act(court, one, "decision", "faguan02", granted)).json()["state"] == "decided"
    await court.advance()
    assert await barred(court, number) == [""]
    assert (await duties(court, number))["petition.limitation_granted"]["state"] == "open"
    left = "UPDATE intake.party SET left_at = CASE WHEN left_at IS NULL THEN now() END WHERE id = $1"
    await court.sql(left, respondent["id"])  # another has taken his place, and has his defences
    assert await barred(court, number) == [""]
    await put(court, record(Alteration, case_number=number, party=respondent["id"], ground="limitation"))
    assert await barred(court, number) == []  # it has ended for him alone, as where there are several
    await court.sql(left, respondent["id"])
    await court.sql("DELETE FROM intake.alteration WHERE party = $1", respondent["id"])
    assert await barred(court, number) == [""]

    above = (await bring(court, number, "reconsideration", party=applicant["id"], against=one)).json()["id"]
    sent = {"sent_paper": await paper(court, number, "posting_proof")}
    assert (await act(court, above, "sending-up", "lian01", sent)).is_success
    superior = {"result": "granted", "answer": "时效已经中断，撤销异议裁定"}
    superior["document"] = await paper(court, number, "superior_ruling")
    assert (await act(court, above, "decision", "lian01", superior)).is_success
    await court.advance()
    assert await barred(court, number) == []
    assert (await duties(court, number))["petition.limitation_granted"]["state"] == "met"


@pytest.mark.walk
async def test_what_was_seized_of_an_outsider_is_lifted_unless_the_applicant_sues(court: Court) -> None:
    """民诉法解释第三百一十四条: seven days from the end of the time to sue."""
    number = await road.new_case(court)
    for who in ("faguan02", "faguan03"):
        await court.open_case(number, who)
    query = record(Query, case_number=number, occasion="filing")
    feedback = record(Feedback, case_number=number, query_id=query.id)
    flat = record(
        Asset, case_number=number, feedback_id=feedback.id, identifier=FLAT, item_ref=FLAT, kind="real_estate"
    )
    await put(court, query, feedback, flat)
    one = (await bring(court, number, "third_party", outsider=STRANGER, asset=flat.id)).json()["id"]
    assert await barred(court, number) == [flat.id]
    assert (await act(court, one, "admission", "lian01", {"reviewer": "faguan02"})).is_success
    signed = await ruling(
        court, number, "objection_ruling", "faguan02", "faguan02", "faguan03",
        petitioner=STRANGER, petition_kind="案外人异议", thing=f"{FLAT}房屋", result="理由成立",
        reason="案外人于查封之前签订书面合同、付清全部价款并已入住",
    )  # fmt: skip
    granted = {"result": "granted", "answer": "购房在查封之前，异议成立", "document": signed}
    assert (await act(court, one, "decision", "faguan02", granted)).is_success
    now = await court.advance()
    receipt = {
        "at": now.isoformat(),
        "receipt": await paper(court, number, "service_receipt", whose=STRANGER),
    }
    served = await act(court, one, "service", "lian01", receipt)
    until = datetime.fromisoformat(served.json()["open_until"])
    await court.advance()
    lift = (await duties(court, number))["petition.lifted"]
    assert lift["state"] == "open"
    assert (
        6 < (datetime.fromisoformat(lift["due_at"]) - until).days + 1 <= 10
    )  # seven days, and days off after them
    assert await barred(court, number) == [flat.id]
    now = await court.advance()
    suit = {"at": now.isoformat(), "suit_paper": await paper(court, number, "petition_suit")}
    assert (await act(court, one, "suit", "lian01", suit)).is_success
    await court.advance()
    assert (await duties(court, number))["petition.lifted"]["state"] == "met"


@pytest.mark.walk
async def test_once_nobody_has_sued_in_time_it_may_be_disposed_of(court: Court, case: str) -> None:
    (row,) = await court.sql(
        "SELECT id, open_until FROM intake.petition WHERE case_number = $1 AND outsider = $2", case, STRANGER
    )
    assert (await shown(court, case, row["id"]))["bars"] is True
    await court.advance(to=row["open_until"].isoformat())
    assert (await shown(court, case, row["id"]))["bars"] is False
    suit = {"at": row["open_until"].isoformat(), "suit_paper": await paper(court, case, "petition_suit")}
    late = await act(court, row["id"], "suit", "lian01", suit)
    assert late.json()["errors"][0]["field"] == "at", late.text
