"""Service of process end to end: checked, sent by the process, proven by receipts, filed, handed over."""

from __future__ import annotations

import asyncio
import json
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import asyncpg
import pytest

from deploy.demo.scans import scan
from services.commission.outbound.models import Commission
from services.documents.activities import DocumentsActivities
from services.documents.dossier.models import HandOver
from shared.contracts.documents.orders import Dispatch
from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.running import ORDER_TIMEOUT
from shared.gateways.errors import GatewayUnavailable
from shared.platform.auth import ServiceIdentity
from shared.platform.db import Database
from shared.platform.peers import Peers
from shared.platform.production import outside_client
from shared.platform.service import Resources
from shared.platform.settings import Settings, settings
from tests.harness import Court
from tests.records import put, record
from tests.services.custody import road as custody
from tests.services.documents import road
from tests.services.documents.delivery.road import deliveries, duties, messages, ready_case, receipt
from tests.services.documents.road import facts


@pytest.mark.walk
async def test_an_address_is_confirmed_by_a_signed_paper_and_not_by_the_clerk_s_typing(court: Court) -> None:
    case = await road.filed_case(court, 219, residence_address="暂住地", registered_address="工商地")
    typed = {"record": "已告知", "confirmed_address": "接待员所填的地址", "confirmed_mobile": "16000000001"}
    path = f"/cases/{case['case_number']}/receptions"
    respondent = road.party(case, "respondent")
    for role, consent in (("applicant", True), ("respondent", False)):
        body = typed | {"party_id": road.party(case, role), "electronic_consent": consent}
        await court.do("POST", "intake", path, "jiedai01", body)
    await road.receive(court, case, "applicant", consent=False)
    later = typed | {"party_id": road.party(case, "applicant"), "electronic_consent": True}
    await court.do("POST", "intake", path, "jiedai01", later)  # takes nothing of the signed one's force
    await road.assign(court, case)
    await road.sealed_batch(court, case)
    path = f"/cases/{case['case_number']}/initial-batch/service"
    items = await court.do("POST", "documents", path, "wenshu01", await road.checked(court, case))
    assert {item["outcome"] for item in items} == {"ordered"}
    for item in items:
        [delivery] = await deliveries(court, item["document_id"])
        ways = {(one["channel"], one["address"]) for one in delivery["attempts"]}
        if item["addressee"] == respondent:
            assert delivery["basis"] == "", "nothing is signed"
            assert {("post", "暂住地"), ("post", "工商地")} < ways
            assert ("post", "接待员所填的地址") not in ways
        else:
            assert ways == {("post", "确认地址（applicant）")}


@pytest.mark.walk
async def test_the_first_batch_from_draft_to_the_dossier_centre(court: Court) -> None:
    case = await ready_case(
        court, 201, household_address="户籍地", residence_address="暂住地", registered_address="工商地"
    )
    batch = await road.sealed_batch(court, case)
    number = case["case_number"]
    path = f"/cases/{number}/initial-batch/service"
    hand_over = {"bundle": "initial_batch", "papers": [{"document": one["id"]} for one in batch]}
    early = await court.call("POST", "documents", f"/cases/{number}/hand-overs", "wenshu01", hand_over)
    assert (early.status_code, early.json()["type"].rpartition(":")[2]) == (409, "batch_not_sent")
    items = await court.do("POST", "documents", path, "wenshu01", await road.checked(court, case))
    assert {item["outcome"] for item in items} == {"ordered"}
    await court.advance()

    assert {one["state"] for one in await road.documents(court, case)} == {"dispatched"}
    sent = await messages(court, case)
    applicant, respondent = road.party(case, "applicant"), road.party(case, "respondent")
    by_ref = {one["id"]: one for one in batch}
    ways = {
        party: [
            (row["channel"], row["to"]) for row in sent if by_ref[row["recipient_ref"]]["addressee"] == party
        ]
        for party in (applicant, respondent)
    }
    assert ways[applicant] == [("electronic", "16000000001")] * 3
    assert sorted(ways[respondent]) == [("post", at) for at in sorted(("户籍地", "暂住地", "工商地"))]
    posted = [one["sha256"] for one in batch if one["addressee"] == respondent]
    for row in sent:  # one letter to an address, with all four papers in it
        papers = [row["attachment_sha256"], *row["enclosed"]]
        assert sorted(papers) == sorted(posted) if row["channel"] == "post" else len(papers) == 1
        assert all(title in row["body"] for title in ("执行通知书", "报告财产令") if row["channel"] == "post")
    assert {row["attachment_sha256"] for row in sent if row["channel"] == "electronic"} == {
        one["sha256"] for one in batch if one["addressee"] == applicant
    }

    assert len(await facts(court, case, "dispatch_ordered")) == 7
    dispatched = await facts(court, case, "dispatched")
    assert sorted(row["kind"] for row in dispatched) == sorted(one["kind"] for one in batch)
    assert len(await facts(court, case, "initial_batch_dispatched")) == 1
    filed = await facts(court, case, "dossier_filed")
    assert {row["document"] for row in filed} == {one["id"] for one in batch}
    catalogue = await court.listed("documents", f"/cases/{number}/dossier", "wenshu01")
    assert [item["number"] for item in catalogue] == list(range(1, 9)), "the signed confirmation comes first"
    assert {item["sha256"] for item in catalogue[1:]} == {one["sha256"] for one in batch}
    found = await duties(court, case)
    for duty in ("initial_batch", "e_dossier", "enforcement_notice"):
        assert found[f"documents.{duty}"] == "met"
    assert found["documents.draft_handover"] == "open"
    assert "documents.drafts_handover" not in found, "each document counts by itself"

    given = await court.do("POST", "documents", f"/cases/{number}/hand-overs", "wenshu01", hand_over)
    assert await facts(court, case, "papers_handed_over") == []
    await court.advance(workdays=1)
    receive = f"/hand-overs/{given['id']}/receipt"
    assert (await court.call("POST", "documents", receive, "wenshu01")).status_code == 403
    received = await court.do("POST", "documents", receive, "juanzong01")
    assert received["received_by"] == "juanzong01"
    [fact] = await facts(court, case, "papers_handed_over")
    assert fact["bundle"] == "initial_batch"
    assert fact["occurred_at"][:16] == given["handed_at"][:16]
    assert (await court.call("POST", "documents", receive, "juanzong01")).status_code == 409
    await court.advance()
    rows = await court.listed("intake", f"/cases/{case['case_number']}/duties", "zhixiao01")
    assert [row["state"] for row in rows if row["rule_id"] == "documents.draft_handover"] == ["met"] * 3

    await court.advance(workdays=3)
    served = await facts(court, case, "served")
    assert {row["document"] for row in served} == {one["id"] for one in batch}
    assert len(served) == 7
    names = [each[key] for each in case["parties"] for key in ("name", "identity", "household_address")]
    everything = await court.sql("SELECT fact::text AS text FROM documents.outbox")
    assert not [row for row in everything if any(name in row["text"] for name in names)]


@pytest.mark.walk
async def test_what_the_carrier_says_of_a_letter_counts_for_each_paper_in_it(court: Court) -> None:
    case = await ready_case(court, 215, household_address="户籍地", residence_address="暂住地")
    batch = await road.sealed_batch(court, case)
    respondent = road.party(case, "respondent")
    path = f"/cases/{case['case_number']}/initial-batch/service"
    await court.do("POST", "documents", path, "wenshu01", await road.checked(court, case))
    now = await court.advance()
    papers = [one["id"] for one in batch if one["addressee"] == respondent]

    async def letters() -> dict[str, set[str]]:
        """The message to each address, whatever paper it is asked of."""
        found: dict[str, set[str]] = {}
        for paper in papers:
            [delivery] = await deliveries(court, paper)
            for attempt in delivery["attempts"]:
                found.setdefault(attempt["address"], set()).add(attempt["envelope"])
        return found

    (home,), (lodging,) = (await letters())["户籍地"], (await letters())["暂住地"]
    assert await receipt(court, home, "failed", now.isoformat(), "拒收") == 204
    assert await facts(court, case, "service_failed") == []
    assert await receipt(court, lodging, "failed", now.isoformat(), "退回") == 204
    assert len(await facts(court, case, "service_failed")) == 4
    for paper in papers:
        [delivery] = await deliveries(court, paper)
        assert [one["proof"] for one in sorted(delivery["attempts"], key=lambda one: one["address"])] == [
            {"户籍地": "拒收", "暂住地": "退回"}[at] for at in sorted(("户籍地", "暂住地"))
        ]
    assert await receipt(court, home, "delivered", now.isoformat(), "签收") == 204
    assert {row["document"] for row in await facts(court, case, "served")} >= set(papers)
    [inside] = {
        attempt["id"]
        for attempt in (await deliveries(court, papers[0]))[0]["attempts"]
        if attempt["address"] == "户籍地"
    } - {home} or {"no-such-message"}
    assert await receipt(court, inside, "delivered", now.isoformat(), "回执") == 404


@pytest.mark.walk
async def test_a_paper_handed_over_after_the_letter_has_left_goes_in_another(court: Court) -> None:
    case = await ready_case(court, 216)
    batch = await road.sealed_batch(court, case)
    first, second = (
        next(one["id"] for one in batch if one["kind"] == kind)
        for kind in ("enforcement_notice", "property_report_order")
    )
    for document in (first, second):
        path = f"/documents/{document}/service"
        await court.do("POST", "documents", path, "wenshu01", await road.checked(court, case))
        await court.advance()
    envelopes = {
        attempt["envelope"]
        for document in (first, second)
        for delivery in await deliveries(court, document)
        for attempt in delivery["attempts"]
    }
    assert len(envelopes) == len(await messages(court, case)) == 2


@pytest.mark.walk
async def test_a_damaged_paper_does_not_hold_back_the_others_of_its_letter_and_goes_alone_once_whole(
    court: Court,
) -> None:
    case = await ready_case(court, 217)
    batch = await road.sealed_batch(court, case)
    respondent = road.party(case, "respondent")
    papers = {one["id"]: one for one in batch if one["addressee"] == respondent}
    damaged = next(one for one in papers.values() if one["kind"] == "enforcement_notice")
    detail = await court.do("GET", "documents", f"/documents/{damaged['id']}", "wenshu01")
    path = court.data_dir / "objects" / detail["sha256"][:2] / detail["sha256"]
    whole = await asyncio.to_thread(path.read_bytes)
    await asyncio.to_thread(path.write_bytes, whole[:-1] + b" ")
    check = await road.checked(court, case)
    service = f"/cases/{case['case_number']}/initial-batch/service"
    await court.do("POST", "documents", service, "wenshu01", check)
    await court.advance()

    async def states() -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for paper in papers:
            [delivery] = await deliveries(court, paper)
            state = "held" if paper == damaged["id"] else "others"
            found.setdefault(state, []).extend(one["state"] for one in delivery["attempts"])
        return {state: sorted(set(of)) for state, of in found.items()}

    async def waits() -> list[str]:
        rows = await court.listed("documents", f"/work?case_number={case['case_number']}", "wenshu01")
        return [row["about"] for row in rows if row["operation"] == "order_dispatch_again"]

    assert await states() == {"held": ["ordered"], "others": ["sent"]}
    assert await waits() == [one["id"] for one in await deliveries(court, damaged["id"])]
    await asyncio.to_thread(path.write_bytes, whole)
    number = case["case_number"]
    assert len(await court.sql("SELECT text FROM intake.task WHERE docket = $1", f"case/{number}")) == 1
    [held] = await deliveries(court, damaged["id"])
    assert [act["operation"] for act in held["acts"] if act["allowed"]] == ["order_dispatch_again"]
    order_again = f"/deliveries/{held['id']}/dispatch"
    for _ in range(2):  # a reply was lost
        await court.do("POST", "documents", order_again, "wenshu01")
    await court.advance()
    assert await states() == {"held": ["sent"], "others": ["sent"]}
    assert await waits() == []
    posted = [one for one in await messages(court, case) if one["channel"] == "post"]
    assert len(posted) == 2, "the letter without it, and its own"
    refused = await court.call("POST", "documents", order_again, "wenshu01")
    assert (refused.status_code, refused.json()["type"].rpartition(":")[2]) == (409, "nothing_unsent")


@pytest.mark.walk
async def test_a_repeated_or_contradicting_receipt_changes_nothing(court: Court) -> None:
    case = await ready_case(court, 202, residence_address="暂住地")
    batch = await road.sealed_batch(court, case)
    notice = next(one["id"] for one in batch if one["kind"] == "enforcement_notice")
    await court.do(
        "POST", "documents", f"/documents/{notice}/service", "wenshu01", await road.checked(court, case)
    )
    now = await court.advance()
    [delivery] = await deliveries(court, notice)
    first, second = (attempt["id"] for attempt in delivery["attempts"])
    at = now.isoformat()
    assert await receipt(court, first, "failed", at, "退回") == 204
    assert await facts(court, case, "served") == []
    assert await receipt(court, second, "delivered", at, "回执1") == 204
    assert await receipt(court, second, "delivered", at, "回执2") == 204
    assert await receipt(court, second, "failed", at, "回执3") == 204
    assert len(await facts(court, case, "served")) == 1
    [delivery] = await deliveries(court, notice)
    assert {attempt["id"]: (attempt["state"], attempt["proof"]) for attempt in delivery["attempts"]} == {
        first: ("failed", "退回"),
        second: ("delivered", "回执1"),
    }
    assert await receipt(court, "unknown", "delivered", at, "回执") == 404
    path = f"/documents/{notice}/service"
    again = await court.call("POST", "documents", path, "wenshu01", await road.checked(court, case))
    assert again.status_code == 409
    forged = {"message_id": second, "state": "failed", "at": at, "proof": "x"}
    answer = await court.call("POST", "documents", "/delivery-receipts", "wenshu01", forged)
    assert answer.status_code == 403


@pytest.mark.walk
async def test_nothing_unsigned_or_unchecked_is_served(court: Court) -> None:
    case = await ready_case(court, 203)
    items = await road.draft_batch(court, case)
    path = f"/cases/{case['case_number']}/initial-batch/service"
    refused = await court.do("POST", "documents", path, "wenshu01", {})
    assert {item["outcome"] for item in refused} == {"refused"}
    form = next(item["document_id"] for item in items if item["kind"] == "clue_form")
    await road.verify(court, form)
    unread = {"parties": [road.party(case, "applicant")]}
    answer = await court.call("POST", "documents", f"/documents/{form}/service", "wenshu01", unread)
    assert answer.status_code == 409
    assert [error["field"] for error in answer.json()["errors"]] == ["dossier_read", "receptions"]
    forged = unread | {"receptions": ["invented"]}
    await court.listed("documents", f"/cases/{case['case_number']}/dossier", "wenshu01")
    answer = await court.call("POST", "documents", f"/documents/{form}/service", "wenshu01", forged)
    assert [error["field"] for error in answer.json()["errors"]] == ["receptions", "receptions.0"]
    assert await messages(court, case) == []


@pytest.mark.walk
async def test_a_batch_is_dispatched_only_when_its_last_document_is(court: Court) -> None:
    case = await ready_case(court, 204)
    batch = await road.sealed_batch(court, case)
    for one in batch[:-1]:
        await court.do(
            "POST",
            "documents",
            f"/documents/{one['id']}/service",
            "wenshu01",
            await road.checked(court, case),
        )
    await court.advance()
    assert len(await facts(court, case, "dispatched")) == 6
    assert await facts(court, case, "initial_batch_dispatched") == []
    await court.do(
        "POST",
        "documents",
        f"/documents/{batch[-1]['id']}/service",
        "wenshu01",
        await road.checked(court, case),
    )
    await court.advance()
    assert len(await facts(court, case, "initial_batch_dispatched")) == 1


@pytest.mark.walk
async def test_a_forged_or_repeated_order_sends_nothing(court: Court) -> None:
    case = await ready_case(court, 205)
    batch = await road.sealed_batch(court, case)
    document = batch[0]["id"]

    async def order(case_number: str) -> None:
        await court.client.execute_activity(
            "documents.dispatch",
            Dispatch(case_number=case_number, document_id=document),
            id=uuid4().hex,
            task_queue="documents",
            start_to_close_timeout=ORDER_TIMEOUT,
        )

    await order(case["case_number"])
    assert await messages(court, case) == []
    assert {one["state"] for one in await road.documents(court, case)} <= {"sealed", "verified"}
    await court.do(
        "POST", "documents", f"/documents/{document}/service", "wenshu01", await road.checked(court, case)
    )
    await court.advance()
    sent = await messages(court, case)
    assert len(sent) == 1
    for case_number in (case["case_number"], "（2026）豫1502执1号"):
        await order(case_number)
    assert await messages(court, case) == sent
    assert len(await facts(court, case, "dispatched")) == 1


@pytest.mark.walk
async def test_other_teams_papers_enter_dossier_and_are_handed_over(court: Court) -> None:
    case = await road.filed_case(court, 206)
    number = case["case_number"]
    file = await court.upload(number, FilePurpose.OTHER, "chakong01")
    [entry] = await court.listed("documents", f"/cases/{number}/dossier", "wenshu01")
    assert (entry["number"], entry["kind"], entry["added_by"]) == (1, "other", "chakong01")
    assert (entry["reference"], entry["sha256"]) == (file["id"], file["sha256"])
    commission = record(Commission, case_number=number)
    await put(court, commission)
    for who in ("weituo01", "wangpai01"):
        await court.do("POST", "intake", f"/cases/{number}/openings", who, {"reason": "joint_search"})
    body = {"bundle": "commission", "papers": [{"original": "answer"}], "commission": commission.id}
    given = await court.do("POST", "documents", f"/cases/{number}/hand-overs", "weituo01", body)
    await court.do("POST", "documents", f"/hand-overs/{given['id']}/receipt", "juanzong01")
    [fact] = await facts(court, case, "papers_handed_over")
    assert json.loads(fact["text"])["refs"]["commission"] == commission.id
    other = await road.filed_case(court, 212)
    anothers = (await court.upload(other["case_number"], FilePurpose.OTHER, "chakong01"))["id"]
    for papers in ([{"file": anothers}], [{"document": file["id"]}], [{"file": file["id"]}] * 2):
        answer = await court.call(
            "POST", "documents", f"/cases/{number}/hand-overs", "weituo01", body | {"papers": papers}
        )
        assert (answer.status_code, answer.json()["article"]) == (409, "二(三)4")
    body["papers"] = [{"file": file["id"]}, {"original": "answer"}]
    again = await court.do("POST", "documents", f"/cases/{number}/hand-overs", "weituo01", body)
    assert (again["items"], again["papers"][1]["original"]) == (
        ["其他材料", "受托法院回复、回执原件"],
        "answer",
    )
    for paper in ({}, {"original": "回执"}, {"original": "answer", "file": file["id"]}):
        answer = await court.call(
            "POST", "documents", f"/cases/{number}/hand-overs", "weituo01", body | {"papers": [paper]}
        )
        assert answer.status_code == 422
    wrong = {"bundle": "price", "papers": [{"original": "price_report"}]}
    answer = await court.call("POST", "documents", f"/cases/{number}/hand-overs", "wangpai01", wrong)
    assert answer.status_code == 422


async def test_papers_handed_over_under_words_are_received_and_meet_nothing(court: Court) -> None:
    """As they may stand on record: the dossier centre signs for them, and no fact carries the words."""
    case = await road.filed_case(court, 209)
    handed = record(HandOver, case_number=case["case_number"], bundle="price", asset="周明升的房屋")
    await put(court, handed)
    received = await court.do("POST", "documents", f"/hand-overs/{handed.id}/receipt", "juanzong01")
    assert (received["asset"], received["received_by"]) == ("周明升的房屋", "juanzong01")
    [fact] = await facts(court, case, "papers_handed_over")
    assert json.loads(fact["text"])["refs"] | {"received_at": ""} == {
        "hand_over": handed.id,
        "bundle": "price",
        "received_at": "",
    }


@pytest.mark.parametrize(
    ("bundle", "concerns", "article"),
    [
        ("commission", "commission", "二(三)4"),
        ("price", "asset", "二(四)3"),
        ("announcement", "listing", "二(四)5(1)"),
    ],
)
async def test_papers_belong_to_something_of_their_own_case(
    court: Court, bundle: str, concerns: str, article: str
) -> None:
    case, other = await road.filed_case(court, 210), await road.filed_case(court, 211)
    anothers = await custody.found(court, other["case_number"])
    path = f"/cases/{case['case_number']}/openings"
    await court.do("POST", "intake", path, "wangpai01", {"reason": "joint_search"})
    for reference in (anothers, "a1"):
        body = {"bundle": bundle, "papers": [{"original": "draft"}], concerns: reference}
        path = f"/cases/{case['case_number']}/hand-overs"
        refused = await court.call("POST", "documents", path, "wangpai01", body)
        assert (refused.status_code, refused.json()["article"]) == (422, article)
        assert [error["field"] for error in refused.json()["errors"]] == [concerns]


async def test_giver_and_receiver_are_two_people(court: Court) -> None:
    case = await road.filed_case(court, 207)
    asset = await custody.found(court, case["case_number"])
    body = {"bundle": "price", "papers": [{"original": "price_report"}], "asset": asset}
    path = f"/cases/{case['case_number']}/hand-overs"
    given = await court.do("POST", "documents", path, "juanzong01", body)
    answer = await court.call("POST", "documents", f"/hand-overs/{given['id']}/receipt", "juanzong01")
    assert (answer.status_code, answer.json()["type"].rpartition(":")[2]) == (409, "same_person")
    with pytest.raises(asyncpg.CheckViolationError, match="giver_is_not_receiver"):
        await court.sql("UPDATE documents.hand_over SET received_by = handed_by WHERE id = $1", given["id"])


@pytest.mark.walk
async def test_nothing_is_received_before_it_was_sent(court: Court) -> None:
    case = await ready_case(court, 208)
    batch = await road.sealed_batch(court, case)
    notice = next(one["id"] for one in batch if one["kind"] == "enforcement_notice")
    await court.do(
        "POST", "documents", f"/documents/{notice}/service", "wenshu01", await road.checked(court, case)
    )
    await court.advance()
    [delivery] = await deliveries(court, notice)
    [attempt] = delivery["attempts"]
    ordered_at = datetime.fromisoformat(delivery["ordered_at"])
    for early in ("2025-01-01T10:00:00+08:00", (ordered_at - timedelta(minutes=61)).isoformat()):
        assert await receipt(court, attempt["id"], "delivered", early, "回执") == 422
    assert await facts(court, case, "served") == []
    behind = (ordered_at - timedelta(minutes=59)).isoformat()
    assert await receipt(court, attempt["id"], "delivered", behind, "回执") == 204
    [delivery] = await deliveries(court, notice)
    assert datetime.fromisoformat(delivery["served_at"]) == ordered_at


@pytest.mark.parametrize(
    ("number", "status"), [("（2026）豫1502执99999号", 404), ("（2026）豫0105执1号", 404), ("执1号", 422)]
)
@pytest.mark.parametrize(
    ("what", "body"),
    [
        ("files?purpose=other", scan("材料")),
        ("hand-overs", {"bundle": "commission", "papers": [{"original": "answer"}], "commission": "c1"}),
    ],
)
async def test_no_dossier_is_kept_of_a_case_that_the_court_does_not_have(
    court: Court, number: str, status: int, what: str, body: Any
) -> None:
    answer = await court.call("POST", "documents", f"/cases/{number}/{what}", "weituo01", body)
    assert (answer.status_code, answer.json()["article"]) == (status, "法〔2015〕137号")
    for table in ("file", "dossier_item", "dossier_counter", "hand_over", "audit"):
        rows = await court.sql(f"SELECT 1 FROM documents.{table} WHERE case_number = $1", number)
        assert rows == []


@pytest.mark.walk
async def test_production_does_not_send_a_document_by_a_played_carrier(court: Court) -> None:
    case = await ready_case(court, 231)
    form = next(one for one in await road.draft_batch(court, case) if one["kind"] == "clue_form")
    document = form["document_id"]
    await road.verify(court, document)
    await court.do(
        "POST", "documents", f"/documents/{document}/service", "wenshu01", await road.checked(court, case)
    )
    await court.advance()
    await court.sql("UPDATE documents.document SET state = 'dispatch_ordered' WHERE id = $1", document)
    await court.sql(
        "UPDATE documents.attempt SET state = 'ordered' FROM documents.delivery"
        " WHERE delivery_id = delivery.id AND document_id = $1",
        document,
    )
    config, db = settings(), Database(court.dsn("documents_app"))
    peers = Peers(config, ServiceIdentity(config.issuer_url, "service:documents", config.client_secret))
    async with outside_client(Settings(mode="production")) as http:
        orders = DocumentsActivities(Resources(config, db, peers, http))
        with pytest.raises(GatewayUnavailable):
            await orders.dispatch(Dispatch(case_number=case["case_number"], document_id=document))
    await peers.close()
    await db.close()
    (row,) = await court.sql("SELECT state FROM documents.document WHERE id = $1", document)
    assert row["state"] == "dispatch_ordered"
