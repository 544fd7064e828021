"""A sealed document that has gone to nobody is taken back, with the reason; one by which something was done, or sent, is not."""

from __future__ import annotations

from typing import Any

import pytest

from services.custody.measures.models import Measure
from tests.harness import CLOCK_START, Court
from tests.records import appoint, put, record
from tests.services.documents import road
from tests.services.documents.delivery.road import ready_case
from tests.services.documents.samples import SAMPLES
from tests.services.documents.withdrawal.road import REASON, withdraw
from tests.services.intake.refusals import assert_refused


async def ruling(court: Court, case: dict[str, Any]) -> dict[str, Any]:
    body = {"kind": "freezing_ruling", "fields": SAMPLES["freezing_ruling"] | road.sides(case)}
    made = await court.do("POST", "documents", f"/cases/{case['case_number']}/documents", "wenshu01", body)
    await road.verify(court, made["id"])
    await road.review(court, made["id"])
    assert [one["outcome"] for one in await road.sign(court, [made["id"]], "faguan01")] == ["signed"]
    return dict(await court.do("GET", "documents", f"/documents/{made['id']}", "faguan01"))


@pytest.mark.walk
async def test_a_ruling_is_taken_back_by_its_judge_and_its_number_stays_used(court: Court) -> None:
    case = await ready_case(court, 881)
    number = case["case_number"]
    first = await ruling(court, case)
    offered = {act["operation"]: act["allowed"] for act in first["acts"]}
    assert offered["withdraw_document"] is True
    assert (await withdraw(court, first["id"], "juzhang01")).json()["type"].endswith("not_case_judge")
    assert (await withdraw(court, first["id"], "chengban01")).status_code == 403

    held = record(Measure, id="held-881", case_number=number, asset_id="a", ruling_document=first["id"])
    ((asset,), *_) = await court.sql("SELECT id FROM custody.asset WHERE case_number = $1", number)
    await put(court, held.model_copy(update={"asset_id": asset}))
    used = assert_refused(
        await withdraw(court, first["id"], "faguan01"),
        409,
        "document_used",
        "已经依据该文书办理，不得撤回",
        "民事诉讼法第一百五十七条、二(一)3",
    )
    assert used == [("document", "已经据此办理查封、冻结，须另行作出裁定")]
    await court.sql("DELETE FROM custody.measure WHERE id = 'held-881'")

    gone = (await withdraw(court, first["id"], "faguan01")).raise_for_status().json()
    assert (gone["state"], gone["withdrawn_by"]) == ("withdrawn", "faguan01")
    assert gone["withdrawn_because"] == REASON["reason"]
    assert (await withdraw(court, first["id"], "faguan01")).json()["type"].endswith("out_of_order")
    serve = {"parties": [one["id"] for one in case["parties"]]} | await road.checked(court, case)
    sent = await court.call("POST", "documents", f"/documents/{first['id']}/service", "wenshu01", serve)
    assert sent.json()["type"].endswith("out_of_order")
    catalogue = await court.listed("documents", f"/cases/{number}/dossier", "faguan01")
    assert [(one["title"], one["withdrawn"]) for one in catalogue if one["document_id"]] == [
        ("执行裁定书（已撤回）", True)
    ]
    audited = "SELECT detail FROM documents.audit WHERE subject = $1 AND action = 'document.withdraw'"
    assert len(await court.sql(audited, first["id"])) == 1
    second = await ruling(court, case)
    assert (first["number"], second["number"]) == (number, f"{number}之一")


@pytest.mark.walk
async def test_no_team_acts_by_a_ruling_that_was_taken_back(court: Court) -> None:
    case = await ready_case(court, 882)
    made = await ruling(court, case)
    await withdraw(court, made["id"], "faguan01")
    ((asset,), *_) = await court.sql(
        "SELECT id FROM custody.asset WHERE case_number = $1 AND kind = 'bank_deposit'", case["case_number"]
    )
    decision = {"way": "freeze_online", "amount": "1", "ruling_document": made["id"]}
    refused = await court.call("POST", "custody", f"/assets/{asset}/decision", "chakong01", decision)
    assert (refused.status_code, refused.json()["type"].rpartition(":")[2]) == (409, "no_such_ruling")


@pytest.mark.walk
async def test_of_the_first_batch_what_was_taken_back_is_made_again_and_what_was_sent_is_not_taken_back(
    court: Court,
) -> None:
    case = await ready_case(court, 883)
    batch = {(one["kind"], one["addressee"]): one for one in await road.sealed_batch(court, case)}
    respondent = road.party(case, "respondent")
    notice = batch["enforcement_notice", respondent]["id"]
    form = batch["property_declaration", respondent]["id"]
    assert (await withdraw(court, notice, "wenshu01")).json()["type"].endswith("wrong_hand")
    assert (await withdraw(court, form, "juzhang01")).json()["type"].endswith("wrong_hand")
    (await withdraw(court, notice, "juzhang01")).raise_for_status()
    (await withdraw(court, form, "wenshu01")).raise_for_status()
    again = await road.sealed_batch_again(court, case)
    assert {one["kind"] for one in again} == {"enforcement_notice", "property_declaration"}
    path = f"/cases/{case['case_number']}/initial-batch/service"
    items = await court.do("POST", "documents", path, "wenshu01", await road.checked(court, case))
    assert {one["outcome"] for one in items} == {"ordered"}
    assert not {notice, form} & {one["document_id"] for one in items}
    await court.advance()
    assert len(await road.facts(court, case, "initial_batch_dispatched")) == 1
    sent = next(one["id"] for one in again if one["kind"] == "enforcement_notice")
    assert (await withdraw(court, sent, "juzhang01")).json()["type"].endswith("out_of_order")


async def test_a_draft_whose_maker_has_gone_is_taken_back_and_made_anew(court: Court) -> None:
    """Nobody but its maker compares it with the file (二(一)4), and a party has one notice of the first batch."""
    case = await ready_case(court, 884)
    await appoint(court, "wenshu02", "document_clerk", CLOCK_START)
    form = next(one for one in await road.draft_batch(court, case) if one["kind"] == "property_declaration")
    draft = form["document_id"]
    assert (await withdraw(court, draft, "juzhang01")).json()["type"].endswith("wrong_hand")
    (await withdraw(court, draft, "wenshu02")).raise_for_status()
    again = [one for one in await road.draft_batch(court, case) if one["outcome"] == "drafted"]
    assert [(one["kind"], one["addressee"]) for one in again] == [(form["kind"], form["addressee"])]
    assert (await road.verify(court, again[0]["document_id"]))["state"] == "verified"
