"""The way to a case with documents, for tests: filed, received, assigned, account opened, first batch drafted."""

from __future__ import annotations

import asyncio
from typing import Any

from deploy import demo_keys
from services.custody.network.models import Asset, Feedback, Query
from shared.contracts.documents.purposes import FilePurpose
from tests.harness import Court
from tests.records import put, record
from tests.services.documents.samples import APPLICANT, FREEZING_REASON, RESPONDENT, SAMPLES
from tests.services.intake.people import application

CONTACT = {
    "officer": "刘承办",
    "contact_phone": "0376-6651234",
    "court_address": "信阳市浉河区新华西路88号",
    "court_postcode": "464000",
}
BATCH: dict[str, Any] = {
    "cause": "买卖合同纠纷",
    "basis_title": "民事判决书",
    "obligations": "向申请执行人支付货款",
    "performance_term": "自本通知书送达之日起三日内",
    "report_term": "自收到本令之日起五日内",
    "papers_to_bring": "生效证明、营业执照副本复印件",
    "contact": CONTACT,
}


async def install_keys(court: Court) -> None:
    keys = court.data_dir / "keys"
    await asyncio.to_thread(demo_keys.install, keys, "河南省信阳市浉河区人民法院")
    demo_keys.hand_over(keys, court.data_dir / "authority")


async def install_faults(court: Court, *faults: dict[str, Any]) -> None:
    """Of the outside world, in place of whatever was arranged before."""
    (await court.http.put(f"{court.urls['sandbox']}/faults", json=faults)).raise_for_status()


def passphrase(court: Court, staff_id: str) -> str:
    return demo_keys.passphrase(court.data_dir / "keys", staff_id)


async def filed_case(court: Court, seed: int, **respondent: str) -> dict[str, Any]:
    """A filed case; `respondent`: changes to its respondent."""
    body = application(seed)
    body["parties"][1].update(respondent)
    received = await court.do("POST", "intake", "/applications", "lian01", body)
    case = dict(await court.do("POST", "intake", f"/applications/{received['id']}/filing", "lian01"))
    await _samples_found(court, case["case_number"])
    return case


async def _samples_found(court: Court, number: str) -> None:
    """The property that the samples' rulings name is on the case's record."""
    query = record(Query, case_number=number, occasion="filing")
    feedback = record(Feedback, case_number=number, query_id=query.id)
    await put(court, query, feedback)
    named = [*SAMPLES["freezing_ruling"]["assets"], *SAMPLES["commission_letter"]["assets"]]
    for identifier in dict.fromkeys(row["identifier"] for row in named):
        kind = "bank_deposit" if identifier.isdecimal() else "real_estate"
        of_case = {"case_number": number, "feedback_id": feedback.id}
        await put(court, record(Asset, identifier=identifier, item_ref=identifier, kind=kind, **of_case))


def party(case: dict[str, Any], role: str) -> str:
    return str(next(each["id"] for each in case["parties"] if each["role"] == role))


def sides(case: dict[str, Any]) -> dict[str, Any]:
    """The parties of the case with all that a ruling prints of them, a reason of the case's own, and its judge."""
    named = {each["role"]: each for each in case["parties"]}
    applicant, respondent = named["applicant"], named["respondent"]
    unit = APPLICANT | {"name": applicant["name"], "credit_code": applicant["identity"]}
    person = RESPONDENT | {"name": respondent["name"], "id_number": respondent["identity"]}
    place = case["case_number"].translate(str.maketrans("0123456789", "甲乙丙丁戊己庚辛壬癸"))
    reason = f"{FREEZING_REASON}另查明其货车停放于{place}仓库。"
    bench = [{"role": "审判员", "name": "王执行"}, {"role": "书记员", "name": "郑文书"}]
    return {"applicants": [unit], "respondents": [person], "reason": reason, "bench": bench}


async def receive(court: Court, case: dict[str, Any], role: str, *, consent: bool) -> None:
    """The party is received and has signed 送达地址确认书, which another has scanned."""
    number, words = case["case_number"], f"送达地址确认书（{role}）"
    signed = await court.upload(number, FilePurpose.ADDRESS_CONFIRMATION, "wenshu01", words)
    body = {
        "party_id": party(case, role),
        "record": "已告知权利义务",
        "confirmation": signed["id"],
        "confirmed_address": f"确认地址（{role}）",
        "confirmed_mobile": "16000000001",
        "electronic_consent": consent,
    }
    await court.do("POST", "intake", f"/cases/{case['case_number']}/receptions", "jiedai01", body)


async def checked(court: Court, case: dict[str, Any]) -> dict[str, Any]:
    """The document clerk has read the e-dossier and the reception records."""
    number = case["case_number"]
    await court.listed("documents", f"/cases/{number}/dossier", "wenshu01")
    found = await court.listed("intake", f"/cases/{number}/receptions", "wenshu01")
    return {"receptions": list({one["party_id"]: one["id"] for one in found}.values())}


async def assign(court: Court, case: dict[str, Any]) -> None:
    """Assigned, and the case account open."""
    body = {"track": "simple", "officer": "chengban01", "judge": "faguan01", "reason": "庭务会研究指定"}
    path = f"/cases/{case['case_number']}/assignment"
    await court.do("PUT", "intake", path, "zhixiao01", body, If_Match="1")
    await court.advance()


async def draft_batch(court: Court, case: dict[str, Any], **changes: Any) -> list[dict[str, Any]]:
    path = f"/cases/{case['case_number']}/initial-batch"
    return list(await court.do("POST", "documents", path, "wenshu01", BATCH | changes))


async def verify(court: Court, document_id: str, who: str = "wenshu01") -> dict[str, Any]:
    detail = await court.do("GET", "documents", f"/documents/{document_id}", who)
    body = {"checks": [{"paper": "执行申请书及立案材料", "fields": list(detail["fields"])}]}
    return dict(await court.do("POST", "documents", f"/documents/{document_id}/verification", who, body))


async def review(court: Court, document_id: str, who: str = "juzhang01") -> dict[str, Any]:
    await look(court, [document_id], who)
    body = {"outcome": "approved", "opinion": "同意签发"}
    return dict(await court.do("POST", "documents", f"/documents/{document_id}/review", who, body))


async def look(court: Court, document_ids: list[str], who: str) -> None:
    """The documents are opened, so far as they are open to the person."""
    for document_id in document_ids:
        await court.call("GET", "documents", f"/documents/{document_id}", who)


async def sign(court: Court, document_ids: list[str], who: str = "juzhang01") -> list[dict[str, Any]]:
    await look(court, document_ids, who)
    body = {"document_ids": document_ids, "passphrase": passphrase(court, who)}
    return list(await court.do("POST", "documents", "/signatures", who, body))


async def documents(court: Court, case: dict[str, Any]) -> list[dict[str, Any]]:
    path = f"/cases/{case['case_number']}/documents"
    return await court.listed("documents", path, "wenshu01")


async def sealed_batch(court: Court, case: dict[str, Any]) -> list[dict[str, Any]]:
    """The first batch, verified, reviewed, signed and sealed by the head of the bureau."""
    items = await draft_batch(court, case)
    assert {item["outcome"] for item in items} == {"drafted"}, items
    await _seal(court, case)
    return await documents(court, case)


async def sealed_batch_again(court: Court, case: dict[str, Any]) -> list[dict[str, Any]]:
    """What was taken back of it, made again and sealed."""
    items = await draft_batch(court, case)
    made = {item["document_id"] for item in items if item["outcome"] == "drafted"}
    await _seal(court, case)
    return [one for one in await documents(court, case) if one["id"] in made]


async def _seal(court: Court, case: dict[str, Any]) -> None:
    """Every draft is verified; what the head of the bureau signs is reviewed, signed and sealed."""
    drafts = [one for one in await documents(court, case) if one["state"] == "drafted"]
    for one in drafts:
        await verify(court, one["id"])
    to_sign = [one["id"] for one in drafts if one["signer"] == "bureau_head"]
    for document_id in to_sign:
        await review(court, document_id)
    assert {item["outcome"] for item in await sign(court, to_sign)} == {"signed"}


async def facts(court: Court, case: dict[str, Any], kind: str) -> list[Any]:
    return await court.sql(
        "SELECT fact->'refs'->>'document_kind' AS kind, fact->'refs'->>'document' AS document,"
        " fact->'refs'->>'bundle' AS bundle, fact->>'occurred_at' AS occurred_at, fact::text AS text"
        " FROM documents.outbox WHERE workflow_id = $1 AND fact->>'kind' = $2 ORDER BY seq",
        f"case/{case['case_number']}",
        f"documents.{kind}",
    )


async def expected(court: Court, case_number: str, who: str = "juanzong01") -> dict[str, str]:
    """The papers that the dossier must hold, and of each whether it does."""
    found = await court.do("GET", "documents", f"/cases/{case_number}/dossier/expected", who)
    return {one["id"]: one["state"] for one in found}


async def excuse_all(court: Court, case_number: str) -> None:
    """The case's judge says of every paper that is missing why there is none."""
    for paper, state in (await expected(court, case_number)).items():
        if state == "missing":
            body = {"paper": paper, "reason": "该案在系统启用之前办理，原件已随旧卷移交档案馆"}
            await court.do("POST", "documents", f"/cases/{case_number}/dossier/absences", "faguan01", body)
