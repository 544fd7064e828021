"""终本 (法〔2016〕373号, 二(五)5): every node from the record, the applicant heard, approved, ruled, served, and only then closed."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import httpx
import pytest

from services.custody.measures.models import Decision
from services.documents.delivery.models import Attempt, Delivery
from services.documents.drafting.models import Document
from services.intake.coercion.models import Coercion
from services.intake.property_reports.models import PropertyReport
from shared.contracts.documents.purposes import FilePurpose
from tests.agreement import waiting
from tests.harness import CLOCK_START, Court
from tests.records import put, record
from tests.services.documents import road as documents
from tests.services.documents.samples import SAMPLES
from tests.services.intake.road import (
    CLAIM,
    CLUE,
    archive,
    ask,
    duties,
    interview,
    leave_nothing_open,
    review,
)


async def conclude(court: Court, case: str, **changes: str) -> str:
    """Ask for the case to be closed as 终本; the id of the request."""
    body = {
        "mode": "concluded_this_round",
        "closing_amount": "0.00",
        "recovered_amount": "0.00",
        "reason": "被执行人确无财产可供执行，符合终本条件。",
    }
    asked = await ask(court, case, **body | changes)
    assert asked.status_code == 201, asked.text
    return str(asked.json()["id"])


async def faults(court: Court, request: str) -> list[str]:
    """What an approval of the request is refused for."""
    refused = await review(court, request, "approved")
    assert refused.status_code == 409, refused.text
    assert refused.json()["type"].endswith(":not_ready_to_close"), refused.text
    return [one["field"] for one in refused.json()["errors"]]


async def sent(court: Court, case: str, kind: str, party: str) -> None:
    """A notice that was signed and has reached the party, who cannot be found, by public notice."""
    signed = {"signed_at": CLOCK_START, "reviewed_at": CLOCK_START, "verified_at": CLOCK_START}
    by = {"made_by": "wenshu01", "reviewed_by": "juzhang01", "signed_by": "juzhang01", "signer": "director"}
    paper = record(Document, case_number=case, kind=kind, state="dispatched", addressee=party, **signed, **by)
    served = {"addressee": party, "served_at": CLOCK_START, "document_id": paper.id}
    delivery = record(Delivery, case_number=case, **served)
    await put(court, paper, delivery)
    public = {"channel": "public", "address": "本院公告栏", "state": "delivered", "result_at": CLOCK_START}
    await put(court, record(Attempt, delivery_id=delivery.id, **public))


async def done(court: Court, case: str, kind: str, party: str, state: str, at: datetime) -> None:
    """Coercion that was approved and carried out."""
    by = {"requested_by": "chengban01", "decided_by": "yuanzhang01", "decided_at": at, "carried_out_at": at}
    row = record(Coercion, case_number=case, kind=kind, party=party, state=state, document=f"{kind}-1", **by)
    await put(court, row)


async def ruled(court: Court, file: dict[str, Any], *, whereabouts: str = "已经查找", **own: str) -> str:
    sample = SAMPLES["conclusion_ruling"]
    (found,), sides = sample["examined"], documents.sides(file)
    named = {"examined": [found | {"name": sides["respondents"][0]["name"], "whereabouts": whereabouts}]}
    said = sample | named | sides | {"claim_amount": CLAIM, "recovered_amount": "0.00"} | own
    path = f"/cases/{file['case_number']}/documents"
    body = {"kind": "conclusion_ruling", "fields": said | {"reason": sample["reason"]} | own}
    made = await court.do("POST", "documents", path, "faguan01", body)
    await documents.verify(court, made["id"], "faguan01")
    await documents.review(court, made["id"], "faguan02")
    assert [one["outcome"] for one in await documents.sign(court, [made["id"]], "faguan01")] == ["signed"]
    await court.advance()
    return str(made["id"])


@pytest.mark.walk
async def test_a_round_is_concluded_by_its_record_and_not_before_the_applicant_has_the_ruling(
    court: Court,
) -> None:
    await documents.install_keys(court)
    file = await documents.filed_case(court, 1373)
    await documents.assign(court, file)
    case = file["case_number"]
    applicant, respondent = (documents.party(file, role) for role in ("applicant", "respondent"))
    await leave_nothing_open(court, case)

    request = await conclude(court, case)
    nodes = ["enforcement_notice", "property_report_order", "property_report"]
    nodes += ["consumption", "investigation", "query"]
    missing = await faults(court, request)
    assert [one for one in missing if one != "property"] == [
        *("filed_on", *nodes),
        *("interview", "approval", "ruling"),
    ]
    assert "property" in missing, "what was found is not decided on"
    returned = await review(court, request, "returned", remark="尚不具备终本条件")
    assert returned.status_code == 200, returned.text

    # what the other teams and the officer have done since
    for kind in nodes[:2]:
        await sent(court, case, kind, respondent)
    now = await court.advance()
    reported = {"kind": "report", "finding": "true", "state": "true", "paper": "1", "changed_on": None}
    await put(court, record(PropertyReport, case_number=case, party=respondent, **reported))
    await done(court, case, "consumption", respondent, "in_force", now)
    await done(court, case, "inquiry", respondent, "done", now)
    again = {"channel": "national", "reason": "终本前再次查询"}
    await court.do("POST", "custody", f"/cases/{case}/queries", "chakong01", again)
    await court.advance(workdays=1)
    for asset in await court.listed("custody", f"/cases/{case}/assets", "chakong01"):
        if asset["decision"] is None:
            by = {"decided_by": "chakong01", "reason": "价值不足以支付处置费用", "ruling_document": ""}
            await put(court, record(Decision, asset_id=asset["id"], case_number=case, way="not_worth", **by))

    # 约谈: with a clue, which is checked in seven days by a paper that another brings
    ordinary = await interview(court, file, agrees=True)
    assert ordinary.status_code == 422, "whoever agrees has signed"
    stranger = await interview(court, file, applicant=respondent)
    assert stranger.status_code == 422, stranger.text
    heard = await interview(court, file, clues=CLUE)
    assert heard.status_code == 201, heard.text
    (clue,) = await court.listed("intake", f"/cases/{case}/clues", "chengban01")
    assert (clue["words"], clue["interview"], clue["state"]) == (CLUE, heard.json()["id"], "unchecked")
    one = clue["id"]
    await court.advance()
    assert (await duties(court, case))["clue.ordinary"]["state"] == "open"
    assert one in {about for about, _ in await waiting(court, "intake", case, "chengban01")}

    async def check(who: str) -> httpx.Response:
        shown = await court.upload(case, FilePurpose.CLUE_CHECK, who, f"核查笔录，{who}")
        body = {"result": "nothing", "check_paper": shown["id"]}
        return await court.call("POST", "intake", f"/clues/{one}/check", "chengban01", body)

    # 民诉法解释517: the panel has examined it, the president approves in person
    minutes = await court.upload(case, FilePurpose.PANEL_MINUTES, "lian01", "合议笔录")
    body = {"words": "合议庭审查核实，确无财产可供执行", "minutes": minutes["id"]}
    for who in ("chengban01", "faguan02"):
        refused = await court.call("POST", "intake", f"/cases/{case}/conclusions", who, body)
        assert refused.status_code == 403, refused.text
    panel = await court.do("POST", "intake", f"/cases/{case}/conclusions", "faguan01", body)
    twice = await court.call("POST", "intake", f"/cases/{case}/conclusions", "faguan01", body)
    assert twice.json()["type"].endswith(":conclusion_on_record"), twice.text
    await court.advance()
    assert panel["id"] in {about for about, _ in await waiting(court, "intake", case, "yuanzhang01")}
    early = await ruled(court, file, whereabouts="")
    path, yes = f"/conclusions/{panel['id']}/decision", {"approved": True, "answer": "同意终本"}
    assert (await court.call("POST", "intake", path, "juzhang01", yes)).status_code == 403
    assert (await court.call("POST", "intake", path, "yuanzhang01", yes)).json()["state"] == "approved"

    await leave_nothing_open(court, case)
    await court.sql(
        "UPDATE intake.enforcement_case SET filed_at = filed_at - interval '100 days' WHERE case_number = $1",
        case,
    )
    fine = record(Coercion, case_number=case, kind="fine", party=respondent, requested_by="chengban01")
    await put(court, fine)
    request = await conclude(court, case, ruling=early)
    unmet = await faults(court, request)
    assert unmet == ["sanctions", "clues", "ruling", "ruling", "ruling"], (
        "how the missing debtor was looked for is not said; signed before the approval; not served"
    )
    await court.sql("UPDATE intake.coercion SET state = 'withdrawn' WHERE id = $1", fine.id)
    assert (await check("chengban01")).json()["type"].endswith(":file_not_of_case")
    assert (await check("lian01")).json()["state"] == "checked"
    await court.advance()
    assert (await duties(court, case))["clue.ordinary"]["state"] in ("met", "lapsed")
    await review(court, request, "returned", remark="裁定书早于批准")
    wrong = await ruled(court, file, recovered_amount="1.00", reason="名下账户余额均不足百元，货车下落不明。")
    request = await conclude(court, case, ruling=wrong)
    assert await faults(court, request) == ["ruling", "ruling"], "another sum, and not served"
    await review(court, request, "returned", remark="裁定书金额有误")

    ruling = await ruled(court, file, reason="其登记住所已无人居住，货车自查封之日起未再年检。")
    await leave_nothing_open(court, case)
    request = await conclude(court, case, ruling=ruling)
    served = {"addressee": respondent, "served_at": CLOCK_START}
    await put(court, record(Delivery, case_number=case, document_id=ruling, **served))
    assert await faults(court, request) == ["ruling"], "not before the applicant has it"
    served = {"addressee": applicant, "served_at": CLOCK_START}
    await put(court, record(Delivery, case_number=case, document_id=ruling, **served))
    approved = await review(court, request, "approved")
    assert approved.status_code == 200, approved.text
    await court.advance()
    shown = await court.do("GET", "intake", f"/cases/{case}", "chengban01")
    assert (shown["state"], shown["closing_mode"]) == ("closed", "concluded_this_round")
    (kept,) = await court.listed("intake", f"/cases/{case}/upkeeps", "zhixiao01")
    assert (kept["state"], kept["round"]) == ("running", 1)
    assert (await duties(court, case))["conclusion.query_1"]["state"] == "open"

    handed = await court.do(
        "POST",
        "documents",
        f"/cases/{case}/hand-overs",
        "wenshu01",
        {"bundle": "documents", "papers": [{"document": ruling}]},
    )
    await court.do("POST", "documents", f"/hand-overs/{handed['id']}/receipt", "juanzong01")
    await documents.excuse_all(court, case)
    assert (await archive(court, case)).status_code == 204
    assert timedelta(0) < await court.advance() - now
