"""财产保全执行 (财产保全规定, 民事诉讼法第一百零三条至第一百零七条): a case of its own, from the ruling to the case of enforcement."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from shared.contracts.documents.purposes import FilePurpose
from shared.law.periods import add_months
from tests.harness import Court
from tests.services.custody.road import CAR, DEPOSIT, FLAT, SAVINGS, assets, assign, books, decide, ruling
from tests.services.custody.road import ruled as documents_ruled
from tests.services.desk.browser import browser
from tests.services.documents.road import BATCH
from tests.services.documents.samples import SAMPLES
from tests.services.intake.people import application
from tests.services.intake.preservation.road import ask, file, hand_over, refused, ruled
from tests.services.intake.road import ask as ask_closing
from tests.services.intake.road import duties, lodge, review

BODY = {"applied_amount": "60000.00", "waived_amount": "0.00", "recovered_amount": "0.00"}
WHY = "保全裁定确定的事项已经办理，情况已经书面告知双方。"


EXAMPLES = json.loads(Path("services/intake/examples.json").read_text("utf-8"))


async def faults(court: Court, case: str, **request: str) -> set[str]:
    """Of a request to close that is returned: the fields at fault. One without fault is left for review."""
    asked = await ask_closing(court, case, **BODY | {"reason": WHY} | request)
    returned = await review(court, asked.json()["id"], "returned", remark="退回核对")
    assert returned.is_success, returned.text
    await court.advance()
    return {fault["field"] for fault in returned.json()["faults"]}


async def close(court: Court, case: str, **request: str) -> None:
    asked = await ask_closing(court, case, **BODY | {"reason": WHY} | request)
    answer = await review(court, asked.json()["id"], "approved")
    assert answer.is_success, answer.text
    await court.advance()


async def tell(court: Court, case: dict[str, Any]) -> None:
    """Each party has it in hand."""
    number, now = case["case_number"], await court.advance()
    for party in case["parties"]:
        words = f"{party['name']}的保全情况告知书送达回证"
        receipt = await court.upload(number, FilePurpose.SERVICE_RECEIPT, "wenshu01", words, words)
        body = {"party": party["id"], "told_at": now.isoformat(), "receipt": receipt["id"]}
        path = ("POST", "intake", f"/cases/{number}/preservation-notices", "chengban01")
        await court.do(*path, body)
        assert await refused(court, *path, body) == ("notice_recorded", ["财产保全规定第十八条"])
    await court.advance()


@pytest.mark.walk
async def test_what_was_preserved_goes_on_in_the_case_that_enforces_the_judgment(court: Court) -> None:
    now = await court.advance()
    body = ruled(3001, now, months=6)
    for wrong in (
        {"limit": "0.00"},
        {"security_form": "none"},
        {"stage": "pre_suit"},
        {"stage": "arbitration", "trial_number": ""},
        {"ruled_at": (now + timedelta(hours=1)).isoformat()},
    ):
        answer = await court.call("POST", "intake", "/preservations", "lian01", body | wrong)
        assert answer.status_code == 422, (wrong, answer.text)
    one = await court.do("POST", "intake", "/preservations", "lian01", body)
    filing = ("POST", "intake", f"/applications/{one['id']}/filing", "lian01")
    assert await refused(court, *filing) == ("no_such_ruling", ["财产保全规定第二条"])
    await lodge(court, one["id"], FilePurpose.PRESERVATION_RULING, "lian01")
    assert await refused(court, *filing) == ("no_such_ruling", ["财产保全规定第二条"]), "by who files"
    again = await court.call("POST", "intake", "/preservations", "lian01", body)
    assert again.json()["type"].endswith(":already_enforced"), again.text
    withdrawal = await lodge(court, one["id"], FilePurpose.WITHDRAWAL, "zhixiao01")
    path = f"/applications/{one['id']}/withdrawal"
    await court.do("POST", "intake", path, "lian01", {"paper": withdrawal})

    handed_over = await hand_over(court, body, 3001, DEPOSIT, SAVINGS, FLAT, CAR)
    case = await file(court, handed_over)
    assert case.endswith("执保1号"), "a counter of its own"
    shown = await court.do("GET", "intake", f"/cases/{case}", "lian01")
    assert (shown["preservation"]["limit"], shown["preservation"]["months"]) == ("60000.00", 6)
    assert set(await duties(court, case)) == {"filing.handover", "preservation.begun"}
    assert (await duties(court, case))["preservation.begun"]["due_date"] == str(now.date() + timedelta(4))
    second = await court.call("POST", "intake", "/preservations", "lian01", body)
    assert second.json()["type"].endswith(":already_enforced"), "one case on one ruling"
    assert second.json()["errors"][0]["detail"].endswith(case)
    await assign(court, case)
    await court.advance()

    # nobody's property is looked for but on the applicant's application
    assert await court.listed("custody", f"/cases/{case}/queries", "chakong01") == []
    query: dict[str, Any] = {"channel": "national", "reason": "查询"}
    path = ("POST", "custody", f"/cases/{case}/queries", "chakong01")
    assert await refused(court, *path, query) == ("query_not_applied_for", ["财产保全规定第十一条"])
    own = await court.upload(case, FilePurpose.PRESERVATION_QUERY, "chakong01", "本人存入")
    assert (await refused(court, *path, query | {"application": own["id"]}))[0] == "file_not_of_case"
    await ask(court, case)
    assert (await duties(court, case))["preservation.begun"]["state"] == "met"

    # by the ruling alone, up to its limit, for the time that it says
    found = await assets(court, case)
    deposit, car = found["bank_icbc-40000"], found["vehicle-60000"]
    ours = shown["preservation"]["ruling"]
    another = await ruling(court, case)
    for way in (
        {"ruling_document": another, "amount": "40000.00"},
        {"ruling_document": ours, "amount": "60000.01"},
        {"ruling_document": ours},
    ):
        answer = await decide(court, deposit, "freeze_online", **way)
        assert answer.status_code == 409, (way, answer.text)
    assert (await decide(court, deposit, "delegate", amount="40000.00")).status_code == 409
    answer = await decide(court, deposit, "freeze_online", ruling_document=ours, amount="40000.00")
    assert answer.is_success, answer.text
    await court.advance()
    # the car is worth 60,000.00, the flat more: of what is left of the limit, 20,000.00, something else would do
    too_much = await decide(court, car, "freeze_online", ruling_document=ours)
    assert too_much.status_code == 409, too_much.text
    (measure,) = await court.listed("custody", f"/cases/{case}/measures", "chakong01")
    six_months = (await court.advance()).date()
    assert measure["preserved_by"] == body["instrument_number"]
    assert measure["expires_on"] == str(six_months.replace(month=9) - timedelta(1)), "not the year of the law"
    owed = await duties(court, case)
    assert owed["custody.lapse"]["state"] == "open"
    not_owed = {
        "custody.ruling_dispatched",
        "custody.notice_after_measure",
        "custody.asset_list",
        "case.term",
        "documents.enforcement_notice",
        "documents.initial_batch",
        "quality.enforcement_notice",
        "custody.national_query",
    }
    assert not not_owed & owed.keys()

    # it ends by what is really held, in its own modes, and not before both sides know of it
    now = await court.advance()
    assert await faults(court, case, mode="fully_enforced") == {"mode"}
    assert await faults(court, case, mode="preserved", closing_amount="60000.00") >= {
        "closing_amount",
        "mode",
        "property",
        "told",
        "duties",
    }
    for one in (await assets(court, case)).values():
        if one["decision"] is None:
            why = "价值明显高于尚余的保全限额，对生产经营影响较大"
            assert (await decide(court, one, "not_worth", reason=why)).is_success
    await tell(court, shown)
    await court.do("POST", "custody", f"/cases/{case}/feedback-filing", "chakong01")
    await court.advance()
    partly = {"mode": "partly_preserved", "closing_amount": "40000.00"}
    assert await faults(court, case, **partly) == set()
    await close(court, case, **partly)
    closed = await court.do("GET", "intake", f"/cases/{case}", "lian01")
    assert (closed["state"], closed["closing_mode"]) == ("closed", "partly_preserved")
    (measure,) = await court.listed("custody", f"/cases/{case}/measures", "chakong01")
    assert measure["state"] == "in_force", "what is preserved stays so"

    # and is renewed in time, though the case has ended (财产保全规定第十八条)
    path = ("POST", "documents", f"/cases/{case}/documents", "wenshu01")
    renewal: dict[str, Any] = {"kind": "freezing_ruling", "fields": {}}
    assert (await refused(court, *path, renewal))[0] == "document_incomplete", "no field is there yet"
    assert (await refused(court, *path, {"kind": "closing_notice", "fields": {}}))[0] == "not_in_preservation"

    # more is known of: the same ruling is carried out further, up to what is left of its limit
    further = await hand_over(court, body | {"received_at": now.isoformat()}, 3001)
    first, case = case, await file(court, further)
    assert case.endswith("执保2号")
    (moved,) = await court.listed("custody", f"/cases/{case}/measures", "chakong01")
    assert (moved["id"], moved["expires_on"]) == (measure["id"], measure["expires_on"])
    assert await court.listed("custody", f"/cases/{first}/measures", "chakong01") == []

    # the judgment of that trial is enforced: what was frozen for it goes on, on the same day until the same day
    later = await court.advance(workdays=3)
    judged = application(3001, parties=body["parties"], received_at=later.isoformat())
    judged["instrument_number"] = body["trial_number"]
    asked = await court.do("POST", "intake", "/applications", "lian01", judged)
    enforced = await file(court, asked["id"])
    assert "执1号" in enforced
    goes_on = await court.do("GET", "intake", f"/cases/{enforced}", "lian01")
    assert (goes_on["preserved_in"], goes_on["preservation"]) == ([case], None)
    kept = ("id", "rank", "effective_at", "expires_on", "state", "controlled", "ruling_document")
    (carried,) = await court.listed("custody", f"/cases/{enforced}/measures", "chakong01")
    assert {name: carried[name] for name in kept} == {name: measure[name] for name in kept}
    assert await court.listed("custody", f"/cases/{case}/measures", "chakong01") == []
    assert (await duties(court, case))["custody.lapse"]["state"] == "met"
    owed = await duties(court, enforced)
    assert owed["custody.lapse"]["state"] == owed["case.term"]["state"] == "open"
    assert "custody.ruling_dispatched" not in owed, "no ruling is made anew"
    once = await assets(court, enforced)
    assert once["bank_icbc-40000"]["id"] == deposit["id"], "not found as something new"


@pytest.mark.walk
async def test_counter_security_lifts_all_of_it_by_the_ruling_of_the_court_that_ordered_it(
    court: Court,
) -> None:
    now = await court.advance()
    body = ruled(3002, now, limit="40000.00", security="40000.00", urgent=True)
    case = await file(court, await hand_over(court, body, 3002, DEPOSIT))
    shown = await court.do("GET", "intake", f"/cases/{case}", "lian01")
    await assign(court, case)
    assert (await duties(court, case))["preservation.begun_at_once"]["state"] == "open"
    await ask(court, case)
    (deposit,) = (await assets(court, case)).values()
    ours = shown["preservation"]["ruling"]
    answer = await decide(court, deposit, "freeze_online", ruling_document=ours, amount="40000.00")
    assert answer.is_success, answer.text
    await court.advance()
    await court.do("POST", "custody", f"/cases/{case}/feedback-filing", "chakong01")
    owed = await duties(court, case)
    assert {one for one in owed if one.startswith("preservation.") and owed[one]["state"] == "open"} == {
        "preservation.owner_told",
        "preservation.applicant_told",
    }
    applicant = next(one for one in shown["parties"] if one["role"] == "applicant")
    words = "不写明何人的送达回证"
    receipt = await court.upload(case, FilePurpose.SERVICE_RECEIPT, "wenshu01", words, words)
    notice = {
        "party": applicant["id"],
        "told_at": (await court.advance()).isoformat(),
        "receipt": receipt["id"],
    }
    path = ("POST", "intake", f"/cases/{case}/preservation-notices", "chengban01")
    assert await refused(court, *path, notice) == ("file_not_of_case", ["财产保全规定第十八条"])
    await tell(court, shown)
    owed = await duties(court, case)
    assert owed["preservation.owner_told"]["state"] == owed["preservation.applicant_told"]["state"] == "met"
    whole = {"mode": "preserved", "closing_amount": "40000.00", "applied_amount": "40000.00"}
    assert await faults(court, case, **whole) == set()
    assert await faults(court, case, **whole | {"closing_amount": "0.00", "mode": "nothing_to_preserve"}) == {
        "closing_amount",
        "mode",
    }

    # nobody lifts it by a ruling of his own; whoever brought the paper does not enter it on the record
    (measure,) = await court.listed("custody", f"/cases/{case}/measures", "chakong01")
    lift = ("POST", "custody", f"/measures/{measure['id']}/lifting", "chakong01")
    own = await ruling(court, case, "lifting_ruling")
    reason = {"reason": "被保全人提供反担保"}
    assert (await refused(court, *lift, reason | {"ruling_document": own}))[0] == "no_such_ruling"
    now = await court.advance()
    paper = await court.upload(case, FilePurpose.PRESERVATION_LIFTING, "lian01", "解除保全裁定")
    lifting = {
        "ruling": paper["id"],
        "number": body["instrument_number"],
        "ruled_at": body["ruled_at"],
        "ground": "secured",
    }
    path = ("POST", "intake", f"/cases/{case}/preservation-lifting", "chengban01")
    assert await refused(court, *path, lifting) == ("filing_dates", ["民诉法解释第一百六十六条"])
    lifting |= {"number": body["trial_number"] + "之二", "ruled_at": now.isoformat()}
    by_himself = (*path[:3], "lian01")
    assert (await refused(court, *by_himself, lifting))[0] == "file_not_of_case"
    paper = await court.upload(case, FilePurpose.PRESERVATION_LIFTING, "lian01", "解除保全裁定，另件")
    lifting |= {"ruling": paper["id"]}
    await court.do(*path, lifting)
    assert (await refused(court, *path, lifting))[0] == "preservation_lifted"
    await court.advance()
    assert (await duties(court, case))["preservation.released"]["state"] == "open"
    assert await faults(court, case, **whole | {"closing_amount": "0.00"}) >= {"closing_amount", "measures"}
    await court.do(*lift, reason | {"ruling_document": lifting["ruling"]})
    await court.advance()
    (measure,) = await court.listed("custody", f"/cases/{case}/measures", "chakong01")
    assert measure["state"] == "lifted"
    assert (await duties(court, case))["preservation.released"]["state"] == "met"
    (frozen,) = await books(court, "freezes", case)
    assert frozen["release_ruling_no"] == lifting["number"]
    await close(court, case, **whole | {"closing_amount": "0.00"})
    shown = await court.do("GET", "intake", f"/cases/{case}", "lian01")
    assert (shown["state"], shown["closing_mode"]) == ("closed", "preserved")
    # what is lifted goes on nowhere
    judged = application(3002, parties=body["parties"], received_at=(await court.advance()).isoformat())
    named = judged | {"preservation": case}
    assert await refused(court, "POST", "intake", "/applications", "lian01", named) == (
        "no_preservation",
        ["民诉法解释第一百六十八条"],
    )
    judged["instrument_number"] = body["trial_number"]
    asked = await court.do("POST", "intake", "/applications", "lian01", judged)
    enforced = await file(court, asked["id"])
    assert (await court.do("GET", "intake", f"/cases/{enforced}", "lian01"))["preserved_in"] == []
    async with browser(court) as one:
        await one.login("lian01")
        form = (await one.get("/acts/intake/receive_preservation")).form("")["fields"]
        assert form["parties.0.role"] == "applicant"
        assert {"instrument_number", "limit", "ruled_at", "security_form"} <= form.keys()
        page = await one.get(f"/cases/{case}")
        for words in ("财产保全裁定", "40,000.00", "财产保全责任险", lifting["number"], "充分有效担保"):
            assert words in page.words, words


@pytest.mark.walk
async def test_what_belongs_to_enforcement_waits_for_it(court: Court) -> None:
    """民事诉讼法106: preservation seizes and freezes; it sells, notifies, concludes and sanctions nothing."""
    now = await court.advance()
    body = ruled(
        3003, now, stage="pre_suit", trial_number="", urgent=True, instrument_number="（2026）豫1502财保3号"
    )
    parties = body["parties"]
    case = await file(court, await hand_over(court, body, 3003, DEPOSIT, FLAT))
    await assign(court, case)
    await ask(court, case)
    shown = await court.do("GET", "intake", f"/cases/{case}", "chengban01")
    offered = {one["operation"] for one in shown["acts"] if one["allowed"]}
    assert {
        "record_preservation_notice",
        "request_closing",
        "request_coercion",
        "record_clue",
    } <= offered
    waits = {
        "record_waiver",
        "record_stay",
        "request_extension",
        "record_settlement",
        "record_report",
        "note_no_report",
        "record_interview",
    }
    assert not waits & offered, waits & offered
    respondent = shown["parties"][1]["id"]
    flat = (await assets(court, case))["real_estate-800000"]
    by_judge = await ruling(court, case, "auction_ruling")
    for call in (
        ("intake", f"/cases/{case}/waivers", "chengban01", EXAMPLES["record_waiver"]),
        ("intake", f"/cases/{case}/settlements", "chengban01", EXAMPLES["record_settlement"]),
        ("intake", f"/cases/{case}/stays", "chengban01", EXAMPLES["record_stay"]),
        ("intake", f"/cases/{case}/extensions", "chengban01", EXAMPLES["request_extension"]),
        ("intake", f"/cases/{case}/property-reports", "chengban01", EXAMPLES["record_report"]),
        ("intake", f"/cases/{case}/interviews", "chengban01", EXAMPLES["record_interview"]),
        ("intake", f"/cases/{case}/conclusions", "faguan01", EXAMPLES["request_conclusion"]),
        (
            "intake",
            f"/cases/{case}/coercions",
            "chengban01",
            EXAMPLES["request_coercion"] | {"kind": "consumption", "party": respondent},
        ),
        (
            "auction",
            f"/cases/{case}/disposals",
            "chengban01",
            {"asset_id": flat["id"], "asset_class": "real_estate", "ruling_document": by_judge},
        ),
        ("documents", f"/cases/{case}/initial-batch", "wenshu01", BATCH),
        (
            "documents",
            f"/cases/{case}/documents",
            "wenshu01",
            {"kind": "enforcement_notice", "fields": {}, "addressee": respondent},
        ),
    ):
        assert await refused(court, "POST", *call) == ("not_in_preservation", ["民事诉讼法第一百零六条"]), (
            call
        )
    # who is to help is told by a notice on the very ruling, for its time
    number = shown["instrument_number"]
    matter = SAMPLES["assistance_notice"]["matters"][0]
    thing = {
        "measure": "查封",
        "identifier": flat["identifier"],
        "holder": "",
        "starts_on": "",
        "ends_on": "",
    }
    named = {one["role"]: one["name"] for one in shown["parties"]}
    fields = SAMPLES["assistance_notice"] | named | {"matters": [matter | thing]}
    fields |= {"ruling": f"{number}民事裁定书", "respondent_id_number": shown["parties"][1]["identity"]}
    path = f"/cases/{case}/documents"
    for name in ("account_name", "account_number", "account_bank"):
        fields.pop(name, None)
    fields |= dict.fromkeys(("account_name", "account_number", "account_bank"), "")
    draft = {"kind": "assistance_notice", "fields": fields}
    wrong = draft | {"fields": fields | {"ruling": f"{case}执行裁定书"}}
    assert (await refused(court, "POST", "documents", path, "wenshu01", wrong))[0] == "document_refused"
    made = await court.do("POST", "documents", path, "wenshu01", draft)
    (printed,) = made["fields"]["matters"]
    three_years = add_months((await court.advance()).date(), 36) - timedelta(1)
    assert (printed["measure"], printed["ends_on"]) == ("查封", str(three_years))

    # before the suit there is no number of a trial: the application on the judgment says where it was preserved
    deposit = (await assets(court, case))["bank_icbc-40000"]
    ours = shown["preservation"]["ruling"]
    frozen = await decide(court, deposit, "freeze_online", ruling_document=ours, amount="40000.00")
    assert frozen.is_success, frozen.text
    later = (await court.advance()).isoformat()
    judged = application(3003, parties=parties, received_at=later, instrument_number="（2026）豫15民终77号")
    other = judged | {"parties": application(3004)["parties"], "preservation": case}
    assert (await refused(court, "POST", "intake", "/applications", "lian01", other))[0] == "no_preservation"
    asked = await court.do("POST", "intake", "/applications", "lian01", judged | {"preservation": case})
    enforced = await file(court, asked["id"])
    (measure,) = await court.listed("custody", f"/cases/{enforced}/measures", "chakong01")
    assert (measure["asset_id"], measure["preserved_by"]) == (deposit["id"], number)
    # and there it is lifted by a ruling of that case, on the ruling by which it was frozen
    await assign(court, enforced)
    lift = ("POST", "custody", f"/measures/{measure['id']}/lifting", "chakong01")
    why = {"reason": "申请执行人申请解除"}
    wrong = await ruling(court, enforced, "lifting_ruling")
    assert (await refused(court, *lift, why | {"ruling_document": wrong}))[0] == "ruling_differs"
    rows = (await documents_ruled(court, enforced, "lifting_ruling"))["assets"]
    rows = [one | {"ruling": number} for one in rows]
    right = await ruling(court, enforced, "lifting_ruling", another="2", assets=rows)
    await court.do(*lift, why | {"ruling_document": right})
    await court.advance()
    (measure,) = await court.listed("custody", f"/cases/{enforced}/measures", "chakong01")
    assert measure["state"] == "lifted"
