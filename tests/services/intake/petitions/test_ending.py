"""An objection to the ruling by which a case has ended: received, decided by another judge, and the case goes on (法释〔2016〕3号)."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import count
from typing import Any

import httpx
import pytest
import pytest_asyncio

from services.documents.delivery.models import Delivery
from services.documents.drafting.models import Document
from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.intake.facts import CaseArchived, CaseClosed
from tests.agreement import waiting
from tests.facts import made
from tests.facts import record as tell
from tests.harness import Court
from tests.records import approved, put, record
from tests.services.desk.browser import browser
from tests.services.documents import road as papers
from tests.services.documents.samples import SAMPLES
from tests.services.intake.refusals import assert_refused
from tests.services.intake.road import duties, leave_nothing_open

pytestmark = pytest.mark.walk
_times = count(1)
_END = (
    "UPDATE intake.enforcement_case SET state = 'archived', closing_mode = 'dismissed', closed_at = $2"
    " WHERE case_number = $1"
)


async def signed(court: Court, file: dict[str, Any], kind: str, maker: str, **own: Any) -> dict[str, Any]:
    """A paper of the judge who makes and signs it, reviewed by a third."""
    sample = SAMPLES[kind]
    said = sample | papers.sides(file) | {"reason": sample["reason"]} | own
    (row,) = await court.sql("SELECT name FROM court.staff WHERE id = $1", maker)
    said["bench"] = [{"role": "审判员", "name": row["name"]}, {"role": "书记员", "name": "郑文书"}]
    body = {"kind": kind, "fields": said}
    one = await court.do("POST", "documents", f"/cases/{file['case_number']}/documents", maker, body)
    await papers.verify(court, one["id"], maker)
    await papers.review(court, one["id"], "faguan03")
    assert [each["outcome"] for each in await papers.sign(court, [one["id"]], maker)] == ["signed"]
    await court.advance()
    return dict(await court.do("GET", "documents", f"/documents/{one['id']}", maker))


async def ended(court: Court, seed: int, **reason: str) -> dict[str, Any]:
    """An archived case whose application was dismissed: its applicant had the ruling today, its respondent long ago."""
    await papers.install_keys(court)
    file = await papers.filed_case(court, seed)
    await papers.assign(court, file)
    case = file["case_number"]
    ruling = await signed(court, file, "dismissal_ruling", "faguan01", **reason)
    now = await court.advance()
    for side, days in (("applicant", 0), ("respondent", 70)):
        had = {"addressee": papers.party(file, side), "served_at": now - timedelta(days=days)}
        await put(court, record(Delivery, case_number=case, document_id=ruling["id"], **had))
    await leave_nothing_open(court, case)
    request = approved(case_number=case)
    request.mode, request.ground, request.ruling = "dismissed", "not_effective", ruling["id"]
    await put(court, request)
    await court.sql(_END, case, now)
    await tell(court, made(now, CaseClosed, f"case/{case}", mode="dismissed"))
    await tell(court, made(now, CaseArchived, f"case/{case}"))
    await court.advance()
    for who in ("faguan02", "faguan03"):
        await court.open_case(case, who)
    return file | {"ruling": ruling}


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def dismissed(court: Court) -> dict[str, Any]:
    return await ended(court, 2601)


async def paper(court: Court, case: str, purpose: FilePurpose, whose: str = "") -> str:
    title = f"{whose}的材料" if whose else ""
    return str((await court.upload(case, purpose, "wenshu01", f"材料{next(_times)}", title))["id"])


async def object_to(
    court: Court, file: dict[str, Any], kind: str = "conduct", at: datetime | None = None, **by: Any
) -> httpx.Response:
    now = await court.advance()
    body = {
        "kind": kind,
        "request": "判决已经生效，请求撤销驳回执行申请的裁定",
        "received_at": (at or now).isoformat(),
        "paper": await paper(court, file["case_number"], FilePurpose.PETITION),
    }
    path = f"/cases/{file['case_number']}/petitions"
    return await court.call("POST", "intake", path, "lian01", body | by)


async def act(court: Court, one: str, what: str, who: str, body: dict[str, Any]) -> httpx.Response:
    return await court.call("POST", "intake", f"/petitions/{one}/{what}", who, body)


async def resume(court: Court, case: str, who: str = "faguan01", **own: Any) -> httpx.Response:
    body = {"ground": "revoked", "received_at": (await court.advance()).isoformat()} | own
    return await court.call("POST", "intake", f"/cases/{case}/resumptions", who, body)


async def resume_on_the_desk(court: Court, case: str) -> None:
    """By the judge, on his form."""
    now, address = await court.advance(), f"/acts/intake/resume_case/{case}"
    async with browser(court) as one:
        await one.login("faguan01")
        page = await one.get(address)
        assert "revoked" in page.chosen("ground")
        received = {"ground": "revoked", "received_at": now.strftime("%Y-%m-%dT%H:%M:%S")}
        done = await one.post(address, page.form("")["fields"] | received | {"_do": "do"})
        assert "已办理" in done.words, done.words


async def offers_resumption(court: Court, case: str) -> bool:
    shown = await court.do("GET", "intake", f"/cases/{case}", "faguan01")
    return any(one["operation"] == "resume_case" and one["allowed"] for one in shown["acts"])


async def test_who_had_the_ruling_too_long_ago_is_refused_and_others_are_heard(
    court: Court, dismissed: dict[str, Any]
) -> None:
    case = dismissed["case_number"]
    late = await object_to(court, dismissed, party=papers.party(dismissed, "respondent"))
    assert_refused(late, 409, "petition_out_of_order", late.json()["title"], "法释〔2016〕3号")
    stranger = await object_to(court, dismissed, outsider="吴云")
    assert stranger.status_code == 201, stranger.text  # since when he knew of it the judge finds out
    assert stranger.json()["ending"] == dismissed["ruling"]["id"]
    letter = {"end_paper": await paper(court, case, FilePurpose.PETITION_END, "吴云")}
    back = await act(court, stranger.json()["id"], "withdrawal", "lian01", letter)
    assert back.json()["state"] == "withdrawn", back.text
    again = await object_to(court, dismissed, outsider="吴云")
    assert again.json()["article"] == "异议复议规定第十五条", again.text
    for kind, by in (
        ("limitation", {"party": papers.party(dismissed, "respondent")}),
        ("third_party", {"outsider": "吴云", "asset": "0" * 32}),
    ):
        other = await object_to(court, dismissed, kind, **by)
        assert_refused(other, 409, "case_closed", other.json()["title"], "异议复议规定第六条")
    barred = await court.call(
        "POST", "documents", f"/cases/{case}/files?purpose=other", "wenshu01", b"%PDF-", Content_Type="application/pdf"
    )  # fmt: skip
    assert barred.json()["type"].endswith(":case_archived"), barred.text


async def test_a_case_goes_on_once_the_ruling_by_which_it_has_ended_is_revoked(
    court: Court, dismissed: dict[str, Any]
) -> None:
    case, number = dismissed["case_number"], dismissed["ruling"]["number"]
    applicant = next(one for one in dismissed["parties"] if one["role"] == "applicant")
    shown = await court.do("GET", "intake", f"/cases/{case}", "lian01")
    assert "receive_petition" in {one["operation"] for one in shown["acts"] if one["allowed"]}
    one = (await object_to(court, dismissed, party=applicant["id"])).json()["id"]
    await court.advance()
    owed = await court.listed("intake", f"/cases/{case}/duties", "zhixiao01")
    assert {"petition.admission", "petition.objection"} <= {
        row["rule_id"] for row in owed if row["state"] == "open"
    }
    told = await court.sql("SELECT text FROM intake.task WHERE docket = 'case/' || $1", case)
    assert not [row for row in told if "异议" in row["text"]], "not the officer's to see to"

    own = await act(court, one, "admission", "lian01", {"reviewer": "faguan01"})
    assert own.json()["type"].endswith(":not_apart"), own.text
    assert (await act(court, one, "admission", "lian01", {"reviewer": "faguan02"})).is_success
    said = {"petitioner": applicant["name"], "petition_kind": "执行行为异议", "result": "理由成立"}
    reason = "二审法院已经准许撤回上诉，一审判决于2026年2月12日生效，有生效证明在卷"
    of_another = await signed(
        court, dismissed, "objection_ruling", "faguan02", **said, thing="查封房屋的行为", reason=reason
    )
    decision = {"result": "granted", "answer": "判决已经生效，异议成立", "document": of_another["id"]}
    unnamed = await act(court, one, "decision", "faguan02", decision)
    assert unnamed.json()["type"].endswith(":petition_document"), unnamed.text
    reason = "经向二审法院核实，上诉人已撤回上诉，据以执行的判决在申请执行之前即已生效"
    answer = await signed(
        court, dismissed, "objection_ruling", "faguan02", **said, thing=f"{number}执行裁定", reason=reason
    )
    await court.sql("UPDATE intake.petition SET ending = NULL WHERE id = $1", one)  # as of before the end
    decided = await act(court, one, "decision", "faguan02", decision | {"document": answer["id"]})
    assert decided.json()["state"] == "decided", decided.text
    assert decided.json()["ending"] == dismissed["ruling"]["id"]

    assert not await offers_resumption(court, case), "not before the ruling is served"
    early = await resume(court, case)
    assert_refused(early, 409, "resumption_refused", early.json()["title"], "法发〔2014〕26号第六条")
    now = await court.advance()
    receipt = await paper(court, case, FilePurpose.SERVICE_RECEIPT, applicant["name"])
    served = await act(court, one, "service", "lian01", {"at": now.isoformat(), "receipt": receipt})
    assert served.json()["state"] == "served", served.text
    await court.advance()
    assert (await duties(court, case))["petition.ending_revoked"]["state"] == "open"
    assert any(
        "petition.ending_revoked" in str(item) or "恢复执行" in str(item)
        for item in (await court.do("GET", "intake", f"/work?case_number={case}&limit=200", "faguan01"))[
            "items"
        ]
    )
    assert await offers_resumption(court, case)

    assert (await resume(court, case, "faguan02")).status_code == 403
    assert (await resume(court, case, ground="later", paper=receipt)).status_code in (403, 422)
    await resume_on_the_desk(court, case)
    (row,) = await court.sql("SELECT application_id FROM intake.resumption WHERE petition = $1", one)
    filed = await court.do("POST", "intake", f"/applications/{row['application_id']}/filing", "lian01")
    assert (filed["resumes"], "执恢" in filed["case_number"]) == (case, True)
    await court.advance()
    assert (await duties(court, case))["petition.ending_revoked"]["state"] == "met"
    assert not await offers_resumption(court, case)
    again = await resume(court, case)
    assert again.json()["type"].endswith(":resumption_refused"), again.text
    assert (one, "decide_petition") not in await waiting(court, "intake", case, "faguan02")


async def revoked(court: Court, file: dict[str, Any], reason: str) -> None:
    """On the applicant's objection, which another judge upholds: served, the ruling that has ended the case is gone."""
    case, applicant = file["case_number"], next(p for p in file["parties"] if p["role"] == "applicant")
    one = str((await object_to(court, file, party=applicant["id"])).json()["id"])
    assert (await act(court, one, "admission", "lian01", {"reviewer": "faguan02"})).is_success
    said = {"petitioner": applicant["name"], "petition_kind": "执行行为异议", "result": "理由成立"}
    thing = f"{file['ruling']['number']}执行裁定"
    answer = await signed(court, file, "objection_ruling", "faguan02", **said, thing=thing, reason=reason)
    decision = {"result": "granted", "answer": "判决已经生效，异议成立", "document": answer["id"]}
    assert (await act(court, one, "decision", "faguan02", decision)).is_success
    now = (await court.advance()).isoformat()
    receipt = await paper(court, case, FilePurpose.SERVICE_RECEIPT, applicant["name"])
    served = await act(court, one, "service", "lian01", {"at": now, "receipt": receipt})
    assert served.json()["state"] == "served", served.text
    await court.advance()


async def apply_anew(court: Court, file: dict[str, Any]) -> str:
    """The same parties apply again on the same instrument, and are filed."""
    (row,) = await court.sql(
        "SELECT a.* FROM intake.application a WHERE a.case_number = $1", file["case_number"]
    )
    names = (
        "instrument_number",
        "instrument_court",
        "effective_on",
        "performance_due_on",
        "principal",
        "interest",
    )
    sides = ("role", "kind", "name", "identity", "mobile", "household_address", "residence_address",
             "registered_address", "payee_bank", "payee_account")  # fmt: skip
    body = {name: str(row[name]) for name in names} | {
        "received_at": (await court.advance()).isoformat(),
        "parties": [{name: one[name] for name in sides} for one in file["parties"]],
    }
    one = await court.do("POST", "intake", "/applications", "lian01", body)
    filed = await court.do("POST", "intake", f"/applications/{one['id']}/filing", "lian01")
    await court.advance()
    return str(filed["case_number"])


async def test_what_was_applied_for_anew_is_not_owed_a_second_time(court: Court) -> None:
    """Before the revocation or after it: the same claim is enforced in one case, and nobody is asked to go on here."""
    first = await ended(
        court, 2603, reason="申请人提交的判决书没有生效证明，二审案件受理通知书已经送达双方当事人"
    )
    case, anew = first["case_number"], await apply_anew(court, first)
    await revoked(court, first, "生效证明已经补开，载明上诉状因逾期未被受理，判决在申请执行之前即已生效")
    assert (await duties(court, case))["petition.ending_revoked"]["state"] == "met"
    assert not await offers_resumption(court, case)
    refused = await resume(court, case)
    assert refused.json()["type"].endswith(":resumption_refused"), refused.text
    assert anew in refused.json()["detail"]

    second = await ended(
        court, 2604, reason="判决书上没有加盖生效章，书记员说明另一方当事人已经提起上诉并预交费用"
    )
    await revoked(court, second, "上诉人未在指定期间预交诉讼费用，二审法院按自动撤回上诉处理的裁定已经送达")
    case = second["case_number"]
    assert (await duties(court, case))["petition.ending_revoked"]["state"] == "open"
    anew = await apply_anew(court, second)
    assert (await duties(court, case))["petition.ending_revoked"]["state"] == "met"
    # what was applied for anew ends without performance: the case whose end was revoked may go on after all
    request = approved(case_number=anew)
    request.mode = "dismissed"
    await put(court, request)
    await court.sql(_END, anew, await court.advance())
    assert await offers_resumption(court, case)


async def test_what_the_higher_court_revokes_goes_on_too(court: Court) -> None:
    file = await ended(court, 2602, reason="被执行人提交了二审案件受理通知书，上诉状副本已经送达，判决未生效")
    case, number = file["case_number"], file["ruling"]["number"]
    applicant = next(one for one in file["parties"] if one["role"] == "applicant")
    one = (await object_to(court, file, party=applicant["id"])).json()["id"]
    assert (await act(court, one, "admission", "lian01", {"reviewer": "faguan02"})).is_success
    said = {"petitioner": applicant["name"], "petition_kind": "执行行为异议", "result": "理由不成立"}
    reason = "二审法院书面答复上诉仍在审理，申请执行人没有提交判决生效的证明"
    answer = await signed(
        court, file, "objection_ruling", "faguan02", **said, thing=f"{number}执行裁定", reason=reason
    )
    rejected = {"result": "rejected", "answer": "判决没有生效，异议不成立", "document": answer["id"]}
    assert (await act(court, one, "decision", "faguan02", rejected)).is_success
    assert not await offers_resumption(court, case)
    asked = await object_to(court, file, "reconsideration", party=applicant["id"], against=one)
    above = asked.json()["id"]
    sent = {"sent_paper": await paper(court, case, FilePurpose.POSTING_PROOF)}
    assert (await act(court, above, "sending-up", "lian01", sent)).is_success
    ruled = {"result": "granted", "answer": "撤销异议裁定和驳回执行申请的裁定"}
    ruled["document"] = await paper(court, case, FilePurpose.SUPERIOR_RULING)
    assert (await act(court, above, "decision", "lian01", ruled)).is_success
    await court.advance()
    assert (await duties(court, case))["petition.ending_revoked"]["state"] == "open"
    assert await offers_resumption(court, case)
    tried = await court.call(
        "POST", "intake", f"/cases/{case}/resumptions", "lian01",
        {"ground": "revoked", "received_at": (await court.advance()).isoformat()}, Prefer="handling=dry-run",
    )  # fmt: skip
    assert tried.is_success, tried.text  # who files may do it as well as the judge


async def test_a_case_goes_on_once_the_ruling_that_concluded_its_round_is_revoked(court: Court) -> None:
    """终本规定第七条: an objection to it is heard as one to conduct (民事诉讼法第二百三十六条); upheld, the round was never concluded."""
    await papers.install_keys(court)
    file = await papers.filed_case(court, 2605)
    await papers.assign(court, file)
    case, now = file["case_number"], await court.advance()
    at = dict.fromkeys(("signed_at", "reviewed_at", "verified_at"), now)
    by = {"made_by": "faguan01", "reviewed_by": "faguan03", "signed_by": "faguan01", "signer": "judge"}
    kind = {"kind": "conclusion_ruling", "state": "dispatched", "ruling": 9}
    ruling = record(Document, case_number=case, **kind, **at, **by)
    request = approved(case_number=case)
    request.mode, request.ruling = "concluded_this_round", ruling.id
    await put(court, request, ruling)
    await leave_nothing_open(court, case)
    round_ = (
        "UPDATE intake.enforcement_case SET state = 'closed', closing_mode = 'concluded_this_round', closed_at = $2"
        " WHERE case_number = $1"
    )
    await court.sql(round_, case, now)
    await tell(court, made(now, CaseClosed, f"case/{case}", mode="concluded_this_round"))
    await court.advance()
    for who in ("faguan02", "faguan03"):
        await court.open_case(case, who)
    early = await resume(court, case)
    assert [one["field"] for one in early.json()["errors"]] == ["ground"], early.text
    file |= {"ruling": {"id": ruling.id, "number": ruling.number}}
    await revoked(court, file, "被执行人名下的房屋未经查封、处置即裁定终结本次执行程序，不符合终本的实质要件")
    assert (await duties(court, case))["petition.ending_revoked"]["state"] == "open"
    resumed = await resume(court, case)
    assert resumed.is_success, resumed.text
    filed = await court.do("POST", "intake", f"/applications/{resumed.json()['id']}/filing", "lian01")
    assert (filed["resumes"], "执恢" in filed["case_number"]) == (case, True)
    await court.advance()
    assert (await duties(court, case))["petition.ending_revoked"]["state"] == "met"
