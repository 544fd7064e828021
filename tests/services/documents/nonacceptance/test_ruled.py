"""The ruling that accepts no application: drawn from the application, and by three hands, the judge's signature last."""

from __future__ import annotations

import asyncio
from datetime import UTC, date, datetime
from typing import Any

import httpx
import pytest

from services.documents.drafting.render import render
from services.documents.nonacceptance import rules
from services.documents.nonacceptance.kind import KIND
from services.documents.objects import objects
from services.documents.signing import pades
from services.documents.signing.keys import COURT_SEAL, cabinet
from shared.contracts.intake.grounds import RefusalGround
from shared.contracts.intake.records import ApplicationWhole, PartyRecord
from shared.values.refusal import Problem
from tests.harness import Court
from tests.services.documents.road import passphrase
from tests.services.intake.people import application
from tests.services.intake.road import rule, sign_ruling, unaccepted

APPROVED = {"outcome": "approved", "opinion": "同意"}


@pytest.mark.parametrize(
    ("ground", "reason", "missing"),
    [
        ("not_entitled", "周明不是判决确定的权利人", "信阳立业公司"),
        ("not_entitled", "周明、信阳立业公司都不是判决确定的权利人", ""),
        ("performed", "孙立业已经在判决确定的期限内付清", ""),  # there is no other respondent
        ("not_effective", "上诉尚未审结", ""),
    ],
)
def test_what_holds_of_one_alone_refuses_nobody_else(ground: str, reason: str, missing: str) -> None:
    """执行工作规定第十六条: who meets the conditions is accepted, whoever has applied beside him."""
    people = [("applicant", "周明"), ("applicant", "信阳立业公司"), ("respondent", "孙立业")]
    parties = [PartyRecord.model_construct(role=role, name=name) for role, name in people]
    whole = ApplicationWhole.model_construct(parties=parties)
    if not missing:
        rules.check_of_all(RefusalGround(ground), reason, whole)
        return
    with pytest.raises(Problem, match="document_refused") as refused:
        rules.check_of_all(RefusalGround(ground), reason, whole)
    (fault,) = refused.value.errors
    assert fault.detail.startswith(f"理由没有写明{missing}也符合该事由")


async def received(court: Court, seed: int) -> str:
    answer = await court.do("POST", "intake", "/applications", "lian01", application(seed))
    return str(answer["id"])


async def draft(court: Court, one: str, who: str = "lian01", **changes: Any) -> httpx.Response:
    path = f"/applications/{one}/non-acceptances"
    return await court.call("POST", "documents", path, who, unaccepted(**changes))


async def step(court: Court, ruling: str, what: str, who: str, body: dict[str, Any]) -> httpx.Response:
    return await court.call("POST", "documents", f"/non-acceptances/{ruling}/{what}", who, body)


async def signed(court: Court, ruling: str, who: str) -> httpx.Response:
    await court.do("GET", "documents", f"/non-acceptances/{ruling}", who)
    return await step(court, ruling, "signature", who, {"passphrase": passphrase(court, who)})


def code(answer: httpx.Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["type"].rpartition(":")[2]


async def waits(court: Court, who: str, ruling: str) -> list[str]:
    rows = await court.listed("documents", "/work", who)
    return [row["operation"] for row in rows if row["about"] == ruling]


async def test_the_original_bears_the_judges_signature_and_the_courts_seal(court: Court) -> None:
    body = application(741)
    one = str((await court.do("POST", "intake", "/applications", "lian01", body))["id"])
    ruling = await rule(court, one)
    shown = await court.do("GET", "documents", f"/non-acceptances/{ruling}", "lian01")
    named = [(side["name"], side["identity"]) for side in shown["fields"]["applicants"]]
    assert named == [(party["name"], party["identity"]) for party in body["parties"][:1]]
    assert shown["fields"]["ground"] == "不属于本院管辖"
    assert (shown["state"], shown["made_by"], shown["reviewed_by"], shown["signed_by"]) == (
        "sealed", "lian01", "faguan02", "faguan01",
    )  # fmt: skip
    reports = await pades.verify(await objects().get(shown["sha256"]), cabinet().roots(), datetime.now(UTC))
    assert [report.staff_id for report in reports if report.valid] == ["faguan01", COURT_SEAL]
    pdf = await court.call("GET", "documents", f"/non-acceptances/{ruling}/pdf", "faguan01")
    assert pdf.content.startswith(b"%PDF")
    stranger = await court.call("GET", "documents", f"/non-acceptances/{ruling}", "chengban01")
    assert stranger.status_code == 403


async def test_each_step_has_its_own_hand_and_waits_for_it(court: Court) -> None:
    one = await received(court, 742)
    for who in ("wenshu01", "faguan01"):
        assert (await draft(court, one, who)).status_code == 403
    ruling = str((await draft(court, one)).raise_for_status().json()["id"])
    assert code(await draft(court, one)) == (409, "ruling_under_way")
    assert code(await signed(court, ruling, "faguan01")) == (409, "out_of_order")
    assert (await step(court, ruling, "review", "lian01", APPROVED)).status_code == 403
    assert await waits(court, "faguan01", ruling) == ["review_non_acceptance"]
    (await step(court, ruling, "review", "faguan01", APPROVED)).raise_for_status()
    assert await waits(court, "faguan01", ruling) == []
    assert await waits(court, "faguan02", ruling) == ["sign_non_acceptance"]
    assert code(await signed(court, ruling, "faguan01")) == (409, "reviewer_signs")
    assert code(await signed(court, ruling, "faguan02")) == (409, "bench_differs"), "another is named on it"
    returned = {"outcome": "returned", "opinion": "署名的审判员不是作出裁定的法官"}
    (await step(court, ruling, "review", "faguan02", returned)).raise_for_status()
    anew = str((await draft(court, one, judge="赵评议")).raise_for_status().json()["id"])
    (await step(court, anew, "review", "faguan01", APPROVED)).raise_for_status()
    assert (await sign_ruling(court, anew, "faguan02"))["state"] == "sealed"
    assert code(await signed(court, anew, "faguan02")) == (409, "out_of_order")


async def test_nobody_signs_a_ruling_that_he_has_not_opened(court: Court) -> None:
    """二(一)3: as of every document. What a service reads under the judge's token is no reading of his."""
    one = await received(court, 749)
    ruling = str((await draft(court, one)).raise_for_status().json()["id"])
    (await step(court, ruling, "review", "faguan02", APPROVED)).raise_for_status()
    passed = {"passphrase": passphrase(court, "faguan01")}
    unread = await step(court, ruling, "signature", "faguan01", passed)
    assert code(unread) == (409, "signer_has_not_opened")
    (listed,) = await court.listed("documents", f"/applications/{one}/non-acceptances", "faguan01")
    offer = {act["operation"]: act["why_not"] for act in listed["acts"]}["sign_non_acceptance"]
    assert offer.startswith(unread.json()["detail"])
    assert (
        await court.call("GET", "documents", f"/non-acceptances/{ruling}/pdf", "faguan01")
    ).status_code == 200
    (await step(court, ruling, "signature", "faguan01", passed)).raise_for_status()


async def test_a_wrong_passphrase_is_counted_and_signs_nothing(court: Court) -> None:
    one = await received(court, 743)
    ruling = str((await draft(court, one)).raise_for_status().json()["id"])
    (await step(court, ruling, "review", "faguan02", APPROVED)).raise_for_status()
    for _ in range(5):
        assert (await step(court, ruling, "signature", "faguan01", {"passphrase": "x"})).status_code == 403
    assert code(await signed(court, ruling, "faguan01")) == (403, "key_locked")
    shown = await court.do("GET", "documents", f"/non-acceptances/{ruling}", "faguan02")
    assert shown["signed_at"] is None
    await court.advance()
    told = await court.sql("SELECT staff_id FROM intake.reminder WHERE docket = 'court/court'")
    assert "faguan01" in [row["staff_id"] for row in told]
    await court.do(
        "POST", "documents", "/signing-keys/faguan01/unlocking", "guanli01", {"reason": "本人到场核实身份"}
    )


async def test_no_seal_is_set_to_a_ruling_on_what_is_filed_or_put_right_meanwhile(court: Court) -> None:
    """执行工作规定第十六条: the judge reads the application that he decides on, and decides on it as it stands."""
    body = application(748)
    one = str((await court.do("POST", "intake", "/applications", "lian01", body))["id"])
    read = await court.do("GET", "intake", f"/applications/{one}", "faguan01")
    assert read["instrument_number"] == body["instrument_number"]
    assert await court.listed("documents", f"/applications/{one}/files", "faguan01") == []
    ruling = str((await draft(court, one)).raise_for_status().json()["id"])
    (await step(court, ruling, "review", "faguan02", APPROVED)).raise_for_status()
    basis = {name: value for name, value in body.items() if name not in ("received_at", "parties")}
    corrected = {"application": basis | {"interest": "1.00"}, "reason": "利息数额误填"}
    await court.do("PUT", "intake", f"/applications/{one}", "lian01", corrected, If_Match="1")
    assert code(await signed(court, ruling, "faguan01")) == (409, "record_moved")
    returned = {"outcome": "returned", "opinion": "申请内容已经更正"}
    (await step(court, ruling, "review", "faguan02", returned)).raise_for_status()
    anew = str((await draft(court, one)).raise_for_status().json()["id"])
    (await step(court, anew, "review", "faguan02", APPROVED)).raise_for_status()
    await court.do("POST", "intake", f"/applications/{one}/filing", "lian01")
    assert code(await signed(court, anew, "faguan01")) == (409, "already_filed")
    shown = await court.do("GET", "documents", f"/non-acceptances/{anew}", "faguan01")
    assert shown["signed_at"] is None


@pytest.mark.parametrize("end", ["filing", "refusal"])
async def test_what_is_decided_is_ruled_on_no_more(court: Court, end: str) -> None:
    one = await received(court, 744 if end == "filing" else 745)
    if end == "refusal":
        await rule(court, one)
    await court.do("POST", "intake", f"/applications/{one}/{end}", "lian01")
    wanted = "already_filed" if end == "filing" else "application_ended"
    assert code(await draft(court, one)) == (409, wanted)


def test_a_unit_has_a_seat_and_a_person_a_home() -> None:
    """As in every other ruling: 住所地 of the applicant that is a company, 住 of the respondent."""
    side = {"address": "信阳市浉河区民权路1号", "identity": "91411502MA40ABCD1X"}
    fields = unaccepted() | {
        "applicants": [side | {"name": "某公司", "paper": "统一社会信用代码"}],
        "respondents": [side | {"name": "某甲", "paper": "公民身份号码"}],
        "received_on": "2026-02-27",
        "instrument_court": "信阳市浉河区人民法院",
        "instrument_number": "（2025）豫1502民初88号",
        "ground": "不属于本院管辖",
    }
    text = render(KIND, fields, court="某法院", case_number="执行申请2026-1号", dated=date(2026, 3, 2)).text
    assert "申请执行人：某公司，住所地信阳市浉河区民权路1号，统一社会信用代码91411502MA40ABCD1X。" in text
    assert "被执行人：某甲，住信阳市浉河区民权路1号，公民身份号码91411502MA40ABCD1X。" in text
    assert "申请执行信阳市浉河区人民法院（2025）豫1502民初88号法律文书，被执行人为某甲。" in text


async def test_a_reason_that_fits_any_application_is_refused(court: Court) -> None:
    one = await received(court, 746)
    empty = await draft(court, one, reason="本院认为，经审查，根据本案实际情况，符合法律规定，裁定如下。")
    assert code(empty) == (409, "document_refused")
    assert empty.json()["article"] == "民事诉讼法第一百五十七条"


async def test_of_two_drafts_at_once_one_is_made_and_the_other_told_why(court: Court) -> None:
    application = await received(court, 769)
    answers = await asyncio.gather(
        *(draft(court, application, who) for who in ("lian01", "lian01", "lian01"))
    )
    made = [one for one in answers if one.status_code == 201]
    assert len(made) == 1
    refused = {code(one) for one in answers if one.status_code != 201}
    assert refused == {code(await draft(court, application))}
    assert {status for status, _ in refused} == {409}
