"""The chain over HTTP: own hand, own key, own passphrase; a refusal is on record and loses nothing."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import Any

import asyncpg
import pytest

from services.documents.drafting.schemas import DocumentOut
from services.documents.objects import FileObjects
from services.documents.signing import pades
from services.documents.signing.keys import COURT_SEAL, KeyCabinet
from services.documents.signing.service import check_original
from shared.values.refusal import Problem
from tests.harness import Court
from tests.records import appoint
from tests.services.documents import road
from tests.services.documents.samples import SAMPLES

ORDER = {"kind": "property_report_order", "fields": SAMPLES["property_report_order"]}


async def drafted(court: Court, seed: int) -> dict[str, Any]:
    case = await road.filed_case(court, seed)
    path = f"/cases/{case['case_number']}/documents"
    return dict(await court.do("POST", "documents", path, "wenshu01", ORDER))


async def reviewed(court: Court, seed: int) -> str:
    document = (await drafted(court, seed))["id"]
    await road.verify(court, document)
    await road.review(court, document)
    return str(document)


async def refused(
    court: Court, path: str, who: str, body: dict[str, Any], status: int, code: str
) -> dict[str, Any]:
    answer = await court.call("POST", "documents", path, who, body)
    problem = dict(answer.json())
    assert (answer.status_code, problem["type"].rpartition(":")[2]) == (status, code), problem
    return problem


async def state(court: Court, document_id: str) -> str:
    return str((await court.do("GET", "documents", f"/documents/{document_id}", "wenshu01"))["state"])


async def test_drafted_verified_reviewed_signed_and_sealed(court: Court) -> None:
    document = await reviewed(court, 101)
    draft = await court.do("GET", "documents", f"/documents/{document}", "wenshu01")
    body = {"passphrase": road.passphrase(court, "juzhang01")}
    sealed = await court.do("POST", "documents", f"/documents/{document}/signature", "juzhang01", body)
    assert (sealed["state"], sealed["reviewed_by"], sealed["signed_by"]) == (
        "sealed",
        "juzhang01",
        "juzhang01",
    )
    assert sealed["sha256"] != draft["sha256"]
    pdf = (await court.call("GET", "documents", f"/documents/{document}/pdf", "wenshu01")).content
    reports = await pades.verify(pdf, KeyCabinet(court.data_dir / "keys").roots(), datetime.now(UTC))
    assert [(report.staff_id, report.valid) for report in reports] == [
        ("juzhang01", True),
        (COURT_SEAL, True),
    ]
    rows = await court.sql(
        "SELECT fact->'refs'->>'document_kind' AS kind FROM documents.outbox"
        " WHERE fact->>'kind' = 'documents.signed' AND fact->>'subject_id' = $1",
        document,
    )
    assert [row["kind"] for row in rows] == ["property_report_order"]


@pytest.mark.walk
async def test_what_the_signer_has_not_opened_is_not_signed_and_does_not_lose_the_others(
    court: Court,
) -> None:
    """二(一)3: 审核后签发, by himself. That it was listed, or opened by another, is no reading of his."""
    case = await road.filed_case(court, 131)
    await road.assign(court, case)
    path = f"/cases/{case['case_number']}/documents"
    made = []
    for _ in range(2):
        body = {"kind": "freezing_ruling", "fields": SAMPLES["freezing_ruling"] | road.sides(case)}
        made.append((await court.do("POST", "documents", path, "wenshu01", body))["id"])
        await road.verify(court, made[-1])
        await road.review(court, made[-1])
    listed = {one["id"]: one for one in await court.listed("documents", path, "faguan01")}
    (offered,) = [act for act in listed[made[0]]["acts"] if act["operation"] == "sign_document"]
    assert (offered["allowed"], "本人打开该文书" in offered["why_not"]) == (False, True)
    body = {"passphrase": road.passphrase(court, "faguan01")}
    one = f"/documents/{made[0]}/signature"
    for options in ({"Prefer": "handling=dry-run"}, {}):
        answer = await court.call("POST", "documents", one, "faguan01", body, **options)
        assert (answer.status_code, answer.json()["article"]) == (409, "二(一)3")
        assert answer.json()["type"].endswith("signer_has_not_opened")
    await court.do("GET", "documents", f"/documents/{made[1]}", "faguan01")
    round_ = await court.do("POST", "documents", "/signatures", "faguan01", body | {"document_ids": made})
    assert [item["outcome"] for item in round_] == ["refused", "signed"]
    assert await state(court, made[0]) == "reviewed"
    opened = await court.do("GET", "documents", f"/documents/{made[0]}", "faguan01")
    assert [act["allowed"] for act in opened["acts"] if act["operation"] == "sign_document"] == [True]
    assert (await court.do("POST", "documents", one, "faguan01", body))["state"] == "sealed"


@pytest.mark.parametrize("step", ["review", "signature"])
async def test_no_step_is_skipped(court: Court, step: str) -> None:
    document = (await drafted(court, 102))["id"]
    body = {
        "review": {"outcome": "approved", "opinion": "同意"},
        "signature": {"passphrase": road.passphrase(court, "juzhang01")},
    }[step]
    code = {"review": "out_of_order", "signature": "signer_has_not_reviewed"}[step]
    await refused(court, f"/documents/{document}/{step}", "juzhang01", body, 409, code)
    assert await state(court, document) == "drafted"


async def test_verification_is_the_makers_and_complete(court: Court) -> None:
    document = (await drafted(court, 103))["id"]
    whole = {"checks": [{"paper": "民事判决书", "fields": list(SAMPLES["property_report_order"])}]}
    path = f"/documents/{document}/verification"
    await refused(court, path, "faguan01", whole, 403, "maker_verifies")
    part = {"checks": [{"paper": "民事判决书", "fields": ["respondent"]}]}
    problem = await refused(court, path, "wenshu01", part, 422, "not_verified")
    assert len(problem["errors"]) == len(SAMPLES["property_report_order"]) - 1


async def test_a_judges_ruling_is_reviewed_by_another_judge_and_signed_by_a_judge(court: Court) -> None:
    case = await road.filed_case(court, 104)
    await road.assign(court, case)
    path = f"/cases/{case['case_number']}/documents"
    body = {"kind": "auction_ruling", "fields": SAMPLES["auction_ruling"] | road.sides(case)}
    ruling = (await court.do("POST", "documents", path, "faguan01", body))["id"]
    await road.verify(court, ruling, "faguan01")
    approve = {"outcome": "approved", "opinion": "同意"}
    await refused(court, f"/documents/{ruling}/review", "faguan01", approve, 409, "maker_reviews")
    await refused(court, f"/documents/{ruling}/review", "juzhang01", approve, 403, "wrong_hand")
    await road.review(court, ruling, "faguan02")
    [item] = await road.sign(court, [ruling], "faguan03")
    assert (item["outcome"], item["problem"]["type"].rpartition(":")[2]) == ("refused", "not_case_judge")
    foreign = {"passphrase": road.passphrase(court, "faguan03")}
    await refused(court, f"/documents/{ruling}/signature", "faguan03", foreign, 403, "not_case_judge")
    assert [item["outcome"] for item in await road.sign(court, [ruling], "faguan01")] == ["signed"]


@pytest.mark.walk
async def test_a_seizure_is_decided_by_the_cases_judge_and_bears_no_other_name(court: Court) -> None:
    case = await road.filed_case(court, 120)
    await road.assign(court, case)
    path = f"/cases/{case['case_number']}/documents"
    officer = [{"role": "执行员", "name": "刘承办"}, {"role": "书记员", "name": "郑文书"}]
    made = []
    for changes in ({"bench": officer}, {}):
        body = {"kind": "freezing_ruling", "fields": SAMPLES["freezing_ruling"] | road.sides(case) | changes}
        made.append((await court.do("POST", "documents", path, "wenshu01", body))["id"])
        await road.verify(court, made[-1])
        await road.review(court, made[-1])
    by_director = {"passphrase": road.passphrase(court, "juzhang01")}
    await refused(court, f"/documents/{made[1]}/signature", "juzhang01", by_director, 403, "wrong_hand")
    answers = await road.sign(court, made, "faguan01")
    assert [item["outcome"] for item in answers] == ["refused", "signed"]
    assert answers[0]["problem"]["type"].endswith("bench_differs")
    back = {"outcome": "returned", "opinion": "署名不是作出裁定的法官"}
    await court.do("POST", "documents", f"/documents/{made[0]}/review", "juzhang01", back)


async def test_the_maker_is_not_the_reviewer_in_the_database_either(court: Court) -> None:
    document = (await drafted(court, 105))["id"]
    for change, constraint in (
        ("reviewed_by = made_by", "maker_is_not_reviewer"),
        ("reviewed_by = 'juzhang01', signed_by = 'fujuzhang01'", "reviewer_and_signer"),
        ("state = 'sealed'", "nothing_leaves_unsigned"),
        ("state = 'dispatch_ordered', reviewed_by = 'juzhang01'", "nothing_leaves_unsigned"),
        ("state = 'verified'", "verified_when"),
        ("state = 'reviewed', verified_at = now(), reviewed_by = 'juzhang01'", "reviewed_by_whom_and_when"),
    ):
        with pytest.raises(asyncpg.CheckViolationError, match=constraint):
            await court.sql(f"UPDATE documents.document SET {change} WHERE id = $1", document)


@pytest.mark.parametrize("step", ["verified_at", "reviewed_by", "reviewed_at", "signed_by", "signed_at"])
async def test_nothing_is_sealed_without_each_step_on_record(court: Court, step: str) -> None:
    document = await reviewed(court, 115)
    await road.sign(court, [document])
    with pytest.raises(asyncpg.CheckViolationError, match="nothing_leaves_unsigned"):
        await court.sql(f"UPDATE documents.document SET {step} = NULL WHERE id = $1", document)


async def test_a_form_is_not_sent_without_verification_on_record(court: Court) -> None:
    case = await road.filed_case(court, 116)
    form = {"kind": "condition_survey_report", "fields": SAMPLES["condition_survey_report"]}
    path = f"/cases/{case['case_number']}/documents"
    document = (await court.do("POST", "documents", path, "wenshu01", form))["id"]
    with pytest.raises(asyncpg.CheckViolationError, match="verified_when"):
        await court.sql("UPDATE documents.document SET state = 'dispatched' WHERE id = $1", document)


async def test_a_wrong_passphrase_is_refused_and_noted_and_nothing_is_lost(court: Court) -> None:
    document = await reviewed(court, 106)
    path, wrong = f"/documents/{document}/signature", "geheim-und-falsch"
    problem = await refused(court, path, "juzhang01", {"passphrase": wrong}, 403, "wrong_passphrase")
    assert wrong not in str(problem)
    assert await state(court, document) == "reviewed"
    notes = await court.sql(
        "SELECT detail FROM documents.audit WHERE action = 'key.refused' AND actor = 'juzhang01'"
    )
    assert [("127.0.0.1" in note["detail"], "wrong_passphrase" in note["detail"]) for note in notes] == [
        (True, True)
    ]
    assert [item["outcome"] for item in await road.sign(court, [document])] == ["signed"]


async def test_no_signer_uses_anothers_key(court: Court) -> None:
    document = await reviewed(court, 107)
    path = f"/documents/{document}/signature"
    of_director = {"passphrase": road.passphrase(court, "juzhang01")}
    for stranger in ("fujuzhang01", "wenshu01"):
        await refused(court, path, stranger, of_director, 403, "office_required")
    delegation = of_director | {"on_behalf_of": "juzhang01"}
    await appoint(court, "fujuzhang01", "bureau_director", deputy_for="juzhang01")
    await refused(court, path, "fujuzhang01", delegation, 422, "malformed")
    await refused(court, path, "fujuzhang01", of_director, 403, "wrong_passphrase")
    own = {"passphrase": road.passphrase(court, "fujuzhang01")}
    await refused(court, path, "fujuzhang01", own, 409, "signer_has_not_reviewed")
    other = (await drafted(court, 108))["id"]
    await road.verify(court, other)
    await road.review(court, other, "fujuzhang01")
    await refused(court, f"/documents/{other}/signature", "fujuzhang01", of_director, 403, "wrong_passphrase")
    assert [item["outcome"] for item in await road.sign(court, [other], "fujuzhang01")] == ["signed"]
    signed = await court.sql(
        "SELECT detail::jsonb->>'deputy_for' AS stead FROM documents.audit"
        " WHERE subject = $1 AND action IN ('document.review', 'document.sign')",
        other,
    )
    assert [row["stead"] for row in signed] == ['["bureau_director/juzhang01"]'] * 2


async def test_what_the_director_signs_in_person_no_deputy_reviews_or_signs(court: Court) -> None:
    """二(一)3: not by the office of 副局长, and not by an appointment in the director's stead."""
    case = await road.filed_case(court, 117)
    path = f"/cases/{case['case_number']}/documents"
    number = {"respondent_id_number": case["parties"][1]["identity"]}
    body = {"kind": "commission_letter", "fields": SAMPLES["commission_letter"] | number}
    document = (await court.do("POST", "documents", path, "wenshu01", body))["id"]
    await road.verify(court, document)
    await appoint(court, "fujuzhang01", "bureau_director", deputy_for="juzhang01")
    await appoint(court, "fujuzhang01", "president", deputy_for="yuanzhang01")
    approve = {"outcome": "approved", "opinion": "同意签发"}
    problem = await refused(court, f"/documents/{document}/review", "fujuzhang01", approve, 403, "wrong_hand")
    assert problem["detail"] == "该文书须由执行局长本人审核，不得代行签发权"
    await road.review(court, document)
    key = {"passphrase": road.passphrase(court, "fujuzhang01")}
    await refused(court, f"/documents/{document}/signature", "fujuzhang01", key, 403, "wrong_hand")
    assert [item["outcome"] for item in await road.sign(court, [document])] == ["signed"]


@pytest.mark.walk
async def test_one_opening_of_the_key_signs_a_list_item_by_item(court: Court) -> None:
    ready = [await reviewed(court, seed) for seed in (109, 110)]
    unready = (await drafted(court, 111))["id"]
    items = await road.sign(court, [ready[0], unready, "nothing", ready[1]])
    assert [item["outcome"] for item in items] == ["signed", "refused", "refused", "signed"]
    uses = await court.sql(
        "SELECT subject, detail::jsonb->>'client' AS client FROM documents.audit"
        " WHERE action = 'document.sign' AND subject = ANY($1)",
        ready,
    )
    assert {(use["subject"], use["client"]) for use in uses} == {(one, "127.0.0.1") for one in ready}


@pytest.mark.walk
@pytest.mark.parametrize("fault", ["error_500", "wrong_nonce"])
async def test_without_a_stamp_nothing_is_signed_and_the_next_try_signs(court: Court, fault: str) -> None:
    ready = [await reviewed(court, seed) for seed in (121, 122)]
    await road.install_faults(
        court, {"system": "timestamps", "operation": "stamps", "fault": fault, "count": 2}
    )
    path, body = f"/documents/{ready[0]}/signature", {"passphrase": road.passphrase(court, "juzhang01")}
    problem = await refused(court, path, "juzhang01", body, 503, "timestamps_unavailable")
    assert problem["retriable"]
    items = await road.sign(court, ready)
    assert [item["problem"]["retriable"] for item in items] == [True, True]
    [arranged] = (await court.http.get(f"{court.urls['sandbox']}/faults")).json()
    assert arranged["fired"] == 2, "who does not answer the first of a list is not asked for the others"
    assert [await state(court, document) for document in ready] == ["reviewed", "reviewed"]
    assert not await court.sql(
        "SELECT 1 FROM documents.audit WHERE action = 'document.sign' AND subject = ANY($1)", ready
    )
    assert [item["outcome"] for item in await road.sign(court, ready)] == ["signed", "signed"]


async def test_a_returned_draft_goes_no_further(court: Court) -> None:
    document = (await drafted(court, 112))["id"]
    await road.verify(court, document)
    path = f"/documents/{document}/review"
    await court.do("POST", "documents", path, "juzhang01", {"outcome": "returned", "opinion": "事实有误"})
    [item] = await road.sign(court, [document])
    assert item["outcome"] == "refused"
    assert await state(court, document) == "returned"


async def test_the_passphrase_is_nowhere_on_record(court: Court, capfd: pytest.CaptureFixture[str]) -> None:
    document = await reviewed(court, 113)
    secret = road.passphrase(court, "juzhang01")
    await road.sign(court, [document])
    await refused(
        court, "/signatures", "juzhang01", {"document_ids": [], "passphrase": secret}, 422, "malformed"
    )
    tables = await court.sql(
        "SELECT table_name FROM information_schema.tables WHERE table_schema = 'documents'"
    )
    assert len(tables) > 10
    for table in tables:
        rows = await court.sql(
            f"SELECT 1 FROM documents.{table['table_name']} t WHERE t::text LIKE $1", f"%{secret}%"
        )
        assert not rows
    out, err = capfd.readouterr()
    assert '"route": "/signatures"' in out
    assert secret not in out + err


async def test_a_changed_original_is_not_sent(court: Court) -> None:
    document = await reviewed(court, 114)
    await road.sign(court, [document])
    detail = DocumentOut(**await court.do("GET", "documents", f"/documents/{document}", "wenshu01"))
    store = FileObjects(court.data_dir / "objects")
    path = store.directory / detail.sha256[:2] / detail.sha256
    sealed = await store.get(detail.sha256)
    # One byte of the signed page is changed, and the file is filed under its new hash as if it were the original.
    position = sealed.index(b"/Type")
    forged = await store.put(sealed[:position] + b"/Tipe" + sealed[position + 5 :])
    unsigned = await store.put(sealed[: sealed.index(b"%%EOF") + 6])
    await asyncio.to_thread(path.write_bytes, sealed[:-1] + b" ")
    for sha256 in (detail.sha256, forged, unsigned):
        with pytest.raises(Problem) as found:
            await check_original(detail.model_copy(update={"sha256": sha256}))
        assert found.value.code in ("object_damaged", "signature_invalid", "unverifiable")
    await asyncio.to_thread(path.write_bytes, sealed)
    await check_original(detail)
