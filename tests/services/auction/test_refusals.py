"""What auction refuses, with the article; and what faults and forgeries of the outside world leave untouched."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

import asyncpg
import pytest

from deploy.sandbox.scenario import BUYER, Round
from shared.contracts.auction.facts import InquiryOrdered, PublicationOrdered
from shared.contracts.documents.purposes import FilePurpose
from tests.harness import Court
from tests.services.auction.road import DAY, FAILED, FINDINGS, PANEL, SECOND, TASKS, Road, refusal
from tests.services.custody import road as custody
from tests.services.custody.road import books, duties, fault, forge

pytestmark = pytest.mark.road

ANOTHERS = "（2020）别案裁定"
LONG_AGO = "2000-01-01T00:00:00+08:00"


async def test_only_the_cases_officer_disposes_of_what_is_controlled(court: Court) -> None:
    road = await Road.begin(court)
    path = f"/cases/{road.case}/disposals"
    assert refusal(await road.call(path, "wangpai01", await road.decision())) == (403, "office_required")
    await court.open_case(road.case, "chengban02")
    assert refusal(await road.call(path, "chengban02", await road.decision())) == (403, "not_case_officer")
    unknown = await road.call(path, "chengban01", await road.decision(asset_id="nothing"))
    assert refusal(unknown) == (409, "asset_not_of_case")
    await custody.ruling(court, road.case, "sale_ruling")
    for document in (ANOTHERS, custody.ruling_id(road.case), custody.ruling_id(road.case, "sale_ruling")):
        unmade = await road.call(path, "chengban01", await road.decision(ruling_document=document))
        assert (refusal(unmade), unmade.json()["article"]) == (
            (409, "no_such_ruling"),
            "二(四)2、拍卖变卖规定第一条",
        )
    by = await custody.ruling(court, road.case, "auction_ruling")
    house = (await custody.ruled(court, road.case, "auction_ruling"))["assets"]
    statement = "UPDATE documents.document SET fields = jsonb_set(fields, '{assets}', $2) WHERE id = $1"
    await court.sql(statement, by, json.dumps([house[0] | {"identifier": "豫S12345"}]))
    of_the_car = await road.call(path, "chengban01", await road.decision())
    assert (refusal(of_the_car), of_the_car.json()["article"]) == (
        (409, "ruling_differs"),
        "二(四)2、拍卖变卖规定第一条",
    )
    assert "裁定书写明的是豫S12345" in of_the_car.json()["detail"]
    await court.sql(statement, by, json.dumps(house))
    assert (await road.call(path, "chengban01", await road.decision())).status_code == 201
    served = f"/disposals/{road.asset}/ruling-service"
    for typed in ({"at": LONG_AGO}, {"mode": "post"}, {"mode": "electronic"}):
        body = await road.told(road.parties)
        body["told"][0] |= typed
        assert (await road.call(served, "chengban01", body)).status_code == (422 if "at" in typed else 409)
    assert refusal(await road.call(path, "chengban01", await road.decision())) == (409, "already_in_disposal")
    papers = {"papers": {"ruling": "r", "inventory": "i"}}
    part = await road.call(f"/disposals/{road.asset}/papers", "chengban01", papers)
    assert [error["detail"] for error in part.json()["errors"]] == ["缺少产权登记证书", "缺少当事人身份信息"]
    await court.advance()
    assert await duties(court, road.case, "auction.papers_transfer") == ["open"]
    give, check = f"/disposals/{road.asset}/papers", f"/disposals/{road.asset}/papers/receipt"
    whole = {"ruling": by} | {
        name: await road.paper(purpose)
        for name, purpose in (
            ("title", FilePurpose.TITLE_CERTIFICATE),
            ("inventory", FilePurpose.INVENTORY),
            ("party_data", FilePurpose.PARTY_PROOF),
        )
    }
    for name, wrong in (("title", "产权证1号"), ("title", whole["inventory"]), ("ruling", ANOTHERS)):
        loose = await road.call(give, "chengban01", {"papers": whole | {name: wrong}})
        assert refusal(loose) == (409, "file_not_of_case")
        assert [error["field"] for error in loose.json()["errors"]] == [f"papers.{name}"]
    await road.do("papers", {"papers": whole}, "chengban01")
    assert refusal(await road.call(give, "chengban01", {"papers": whole})) == (409, "already_handed_over")
    accepted = {"papers": dict.fromkeys(whole, "")}
    assert refusal(await road.call(check, "chengban01", accepted)) == (403, "office_required")
    some = {"papers": accepted["papers"] | {"title": "产权证缺少附图页，请补齐"}}
    checked = await road.do("papers/receipt", some, "juanzong01")
    assert {one["paper"]: one["state"] for one in checked}["title"] == "returned"
    await court.advance()
    assert await duties(court, road.case, "auction.papers_transfer") == ["open"]
    assert refusal(await road.call(check, "juanzong01", accepted)) == (409, "paper_not_to_check")
    await road.give(title=whole["title"])
    await court.advance()
    assert await duties(court, road.case, "auction.papers_transfer") == ["met"]


async def test_an_asset_not_controlled_is_not_disposed_of(court: Court) -> None:
    case = await custody.file_case(court, 900, custody.FLAT, principal="2000000")
    await court.do(
        "PUT",
        "intake",
        f"/cases/{case}/assignment",
        "zhixiao01",
        {"track": "complex", "officer": "chengban01", "judge": "faguan01", "reason": "庭务会研究指定"},
        If_Match="1",
    )
    (flat,) = (await custody.assets(court, case)).values()
    road = Road(court, case, flat["id"], [])
    answer = await road.call(f"/cases/{case}/disposals", "chengban01", await road.decision())
    assert answer.json()["errors"][0]["article"] == "民诉法解释第四百八十四条"


async def reports_of(road: Road) -> Any:
    return (await road.file())["inquiries"][-1]["reports"]


async def test_survey_and_price_are_refused_until_complete(court: Court) -> None:
    road = await Road.begin(court)
    await road.decide()
    before = await road.paper(FilePurpose.SERVICE_RECEIPT, "报告作出以前的回证")
    deliberated_before = await road.paper(FilePurpose.PRICE_MINUTES, "报告作出以前的笔录")
    survey = f"/disposals/{road.asset}/survey"
    gaps = {name: one for name, one in FINDINGS.items() if name not in ("defects", "boundary")}
    answer = await road.call(survey, "wangpai01", await road.survey_body(findings=gaps))
    assert [(error["field"], error["article"]) for error in answer.json()["errors"]] == [
        ("findings.defects", "二(四)3(1)"),
        ("findings.boundary", "二(四)3(2)"),
    ]
    strangers = {"surveyed_on": "1999-05-04", "surveyors": ["chengban01", "张三", "system:court"]}
    answer = await road.call(survey, "wangpai01", await road.survey_body(**strangers))
    assert refusal(answer) == (422, "survey_refused")
    assert [error["field"] for error in answer.json()["errors"]] == [
        *("surveyed_on", "surveyors.0", "surveyors.1", "surveyors.2")
    ]
    tomorrow = {"surveyed_on": str((await court.advance()).date() + DAY)}
    answer = await road.call(survey, "wangpai01", await road.survey_body(**tomorrow))
    assert [error["field"] for error in answer.json()["errors"]] == ["surveyed_on"]
    await road.do("survey", await road.survey_body())
    inquiry = f"/disposals/{road.asset}/price-inquiry"
    assert refusal(await road.call(inquiry, "wangpai01", {"method": "online"})) == (409, "method_order")

    # A way that leads to no price becomes a task, and the next way is open.
    await road.do("price-inquiry", {"method": "negotiated", "term_ends_on": "2027-01-04"})
    await court.advance()
    assert [one["state"] for one in (await road.file())["inquiries"]] == ["failed"]
    tasks = await court.sql(TASKS, f"case/{road.case}")
    assert len(tasks) == 1
    await road.do("price-inquiry", {"method": "online", "skipped": {"directed": "no_official_price"}})
    await court.advance()
    (asked,) = [row for row in await books(court, "inquiries", road.case) if row["method"] == "online"]

    # Reports: of another property, twice, and under a forged order.
    report = asked["reports"][0]
    other = await road.call("/price-reports", "system:valuation", report | {"asset_ref": "other"})
    assert refusal(other) == (409, "other_property")
    now = await court.advance()
    for changes, status, article in (
        ({"reported_at": (now + DAY).isoformat()}, 409, "处置参考价规定第十一条"),
        ({"reported_at": now.isoformat(), "valid_until": "2026-01-01"}, 409, "处置参考价规定第二十七条"),
        ({"reported_at": now.isoformat(), "price_fen": 0}, 422, "接口约定"),
    ):
        impossible = await road.call("/price-reports", "system:valuation", report | changes)
        assert (impossible.status_code, impossible.json()["article"]) == (status, article)
    report |= {"reported_at": now.isoformat()}
    assert (await road.call("/price-reports", "system:valuation", report)).status_code == 204
    assert (await road.call("/price-reports", "system:valuation", report)).status_code == 204
    again = report | {"message_id": "another"}
    assert (await road.call("/price-reports", "system:valuation", again)).status_code == 204
    assert refusal(await road.call("/price-reports", "wangpai01", report)) == (403, "office_required")
    await forge(court, f"disposal/{road.case}/{road.asset}", InquiryOrdered, road.case, asset=road.asset)
    (inquiry_now,) = [one for one in (await road.file())["inquiries"] if one["state"] == "asked"]
    assert len(inquiry_now["reports"]) == 1
    assert refusal(await road.call(f"/disposals/{road.asset}/price-inquiry/term-end", "wangpai01")) == (
        409,
        "term_not_over",
    )
    await court.advance(workdays=3)
    assert (await road.file())["inquiries"][-1]["reference_price"] == "802666.67"

    # The panel's decision before the objections are out, by two members, with a deposit and a cut beyond the law.
    now = await court.advance()
    partly = await road.call(
        f"/disposals/{road.asset}/price-report-service", "wangpai01", await road.told(road.parties[:1])
    )
    assert refusal(partly) == (422, "not_all_told")
    reported_at = max(datetime.fromisoformat(one["reported_at"]) for one in await reports_of(road))
    assert reported_at <= now
    for changes in ({"document": custody.ruling_id(road.case, "auction_ruling")}, {"document": "none"}):
        other = await road.call(
            f"/disposals/{road.asset}/price-report-service",
            "wangpai01",
            await road.told(road.parties) | changes,
        )
        assert (refusal(other), other.json()["article"]) == (
            (409, "file_not_of_case"),
            "处置参考价规定第二十一条",
        )
    early = await road.call(
        f"/disposals/{road.asset}/price-report-service",
        "wangpai01",
        await road.told(road.parties, proof=before),
    )
    assert (refusal(early), early.json()["article"]) == (
        (409, "file_not_of_case"),
        "处置参考价规定第二十一条",
    )
    await road.do("price-report-service", await road.told(road.parties))
    bad = await road.price_body(
        panel=PANEL[:2],
        rounds=[
            {"starting_price": "561866.66", "deposit": "22000", "increment": "1000"},
            SECOND | {"starting_price": "421000", "deposit": "42100"},
        ],
    )
    answer = await road.call(f"/disposals/{road.asset}/price-decision", "faguan01", bad)
    assert {error["article"] for error in answer.json()["errors"]} == {
        "民事诉讼法第四十条、网络司法拍卖规定第二十七条",
        "网络司法拍卖规定第十条",
        "网络司法拍卖规定第二十六条",
        "网络司法拍卖规定第十七条",
        "处置参考价规定第二十二条",
    }
    decision = f"/disposals/{road.asset}/price-decision"
    await court.open_case(road.case, "faguan02")
    foreign = await road.call(decision, "faguan02", await road.price_body())
    assert refusal(foreign) == (403, "not_case_judge")
    await court.advance(to=(await road.file())["inquiries"][-1]["objections_end_at"])
    own = await court.upload(road.case, FilePurpose.PRICE_MINUTES, "faguan01", "审判长自己存入的笔录")
    for minutes in (own["id"], deliberated_before):
        fixed = await road.call(decision, "faguan01", await road.price_body(minutes_document=minutes))
        assert refusal(fixed) == (409, "file_not_of_case"), fixed.text


async def test_publication_waits_until_lawful_and_happens_once(court: Court) -> None:
    road = await Road.begin(court, Round(result="sold", price_fen=600_000_00, buyer=BUYER))
    await road.decide()
    await road.price()
    now = await court.advance()
    short = await road.call(
        f"/disposals/{road.asset}/listings", "wangpai01", road.listing_body(1, now + 14 * DAY)
    )
    assert (refusal(short), short.json()["article"]) == (
        (409, "sale_terms_refused"),
        "网络司法拍卖规定第十二条",
    )
    early = await road.call(
        f"/disposals/{road.asset}/listings", "wangpai01", road.listing_body(2, now + 60 * DAY)
    )
    assert refusal(early) == (409, "wrong_round")
    older = await road.paper(FilePurpose.SERVICE_RECEIPT, "公告制作以前的回证")
    await court.advance(to=(now + DAY / 24).isoformat())
    closes_at = await road.draft(1, 46) + DAY
    publication = f"/listings/{road.listing}/publication"
    refused = await road.call(publication, "wangpai01")
    assert [error["field"] for error in refused.json()["errors"]] == ["notice", "signature"]
    backdated = await road.call(
        f"/listings/{road.listing}/notice", "wangpai01", await road.told(road.parties, proof=older)
    )
    assert (refusal(backdated), backdated.json()["article"]) == (
        (409, "file_not_of_case"),
        "网络司法拍卖规定第十六条",
    )
    workflow = f"disposal/{road.case}/{road.asset}"
    await road.make_publishable()
    await fault(court, "platform", "listings", "lost_reply")
    await road.on_listing("publication")
    await court.advance()
    (page,) = await books(court, "listings", road.case)
    listing = (await road.file())["listings"][0]
    assert (listing["state"], listing["sha256"]) == ("published", page["announcement_sha256"])
    assert refusal(await road.call(publication, "wangpai01")) == (409, "wrong_state")
    before = await road.call(
        f"/listings/{road.listing}/announcement-service",
        "wangpai01",
        await road.told(road.parties, proof=older),
    )
    assert (refusal(before), before.json()["article"]) == ((409, "file_not_of_case"), "二(四)5(1)")

    # The platform's messages: below the floor, without a buyer, too early, another's token; then the true one, twice.
    event = {
        "message_id": "forged-1",
        "listing_id": road.listing,
        "round": 1,
        "result": "sold",
        "price_fen": 600_000_00,
        "buyer": {"ref": "b", "name": "某人", "id_number": "1"},
        "deposit_fen": 60_000_00,
        "confirmation_no": "c",
        "occurred_at": closes_at.isoformat(),
    }

    async def send(**changes: Any) -> Any:
        return await road.call("/platform-events", "system:platform", event | changes)

    assert refusal(await send(price_fen=599_999_99)) == (409, "result_refused")
    assert refusal(await send(buyer=None)) == (409, "result_refused")
    unconfirmed = (await send(confirmation_no=None)).json()["errors"]
    assert ("confirmation_no", "网络司法拍卖规定第二十二条") in [
        (error["field"], error["article"]) for error in unconfirmed
    ]
    assert refusal(await send(occurred_at=(closes_at - DAY).isoformat())) == (409, "result_refused")
    for at in (listing["opens_at"], closes_at.isoformat()):  # the bidding has not even begun
        untimely = await send(result="failed", price_fen=None, buyer=None, occurred_at=at)
        assert (refusal(untimely), untimely.json()["article"]) == (
            (409, "result_refused"),
            "网络司法拍卖规定第二十条、网络司法拍卖规定第二十六条",
        )
    assert refusal(await road.call("/platform-events", "wangpai01", event)) == (403, "office_required")
    await custody.fault(court, "platform", "platform-events", "double")
    await court.advance(to=(closes_at + DAY / 24).isoformat())
    assert await custody.fired(court) == 1
    file = await road.file()
    assert (file["state"], file["listings"][0]["price"]) == ("sold", "600000.00")
    assert refusal(await send(message_id="later", price_fen=700_000_00)) == (409, "round_ended")
    assert refusal(await send(message_id="later", result="failed", price_fen=None, buyer=None)) == (
        409,
        "round_ended",
    )
    facts = await court.sql(
        "SELECT 1 FROM auction.outbox WHERE workflow_id = $1 AND fact->>'kind' = 'auction.round_sold'",
        workflow,
    )
    assert len(facts) == 1
    assert len(await books(court, "balance-requests", road.case)) == 1


async def test_what_the_platform_refuses_is_drafted_anew(court: Court) -> None:
    """The signed text cannot be changed behind the signature; a refusal of the platform leads back to the draft."""
    road = await Road.begin(court, FAILED)
    await road.decide()
    await road.price()
    await road.draft(1, 46)
    await road.make_publishable()
    changed = "UPDATE auction.listing SET deposit = $2 WHERE id = $1"
    await court.sql(changed, road.listing, 61_000)
    refused = await road.call(f"/listings/{road.listing}/publication", "wangpai01")
    assert [error["field"] for error in refused.json()["errors"]] == ["signature"]
    await court.sql(changed, road.listing, 60_000)
    # The platform knows a higher reference price than we do: it says no.
    await court.sql(
        "UPDATE auction.price_decision SET reference_price = 900000 WHERE asset_id = $1", road.asset
    )
    await road.on_listing("publication")
    await court.advance()
    file = await road.file()
    assert (file["state"], file["listings"][0]["state"]) == ("ready", "refused")
    assert file["listings"][0]["refusal"] == "platform.listing_refused"
    tasks = await court.sql(TASKS, f"case/{road.case}")
    assert len(tasks) == 1
    await road.draft(1, 46)

    # A signal that nobody's act stands behind publishes nothing.
    refs = {"asset": road.asset, "listing": road.listing}
    workflow = f"disposal/{road.case}/{road.asset}"
    await forge(court, workflow, PublicationOrdered, road.case, **refs)
    assert await books(court, "listings", road.case) == []
    assert (await road.file())["listings"][-1]["state"] == "drafted"
    await _check_constraints(court, road)


async def _check_constraints(court: Court, road: Road) -> None:
    """The database itself keeps the floor, one sale, and different hands."""
    update = "UPDATE auction.listing SET {} WHERE id = $1"
    for changed, name in (
        ("state = 'sold', price = starting_price - 0.01, buyer_ref = 'b'", "sold_at_the_floor_or_above"),
        ("state = 'sold', price = starting_price", "sold_at_the_floor_or_above"),
        ("state = 'sold', price = starting_price, buyer_ref = 'b'", "sold_is_confirmed"),
        (
            "state = 'sold', price = starting_price, buyer_ref = 'b', confirmation_number = ''",
            "sold_is_confirmed",
        ),
        ("signed_by = drafted_by", "maker_does_not_sign"),
    ):
        with pytest.raises(asyncpg.CheckViolationError, match=name):
            await court.sql(update.format(changed), road.listing, role="auction_app")
    with pytest.raises(asyncpg.CheckViolationError, match="panel_of_three"):
        await court.sql(
            "UPDATE auction.price_decision SET member_a = presiding WHERE asset_id = $1", road.asset
        )
    report = "UPDATE auction.price_report SET {} WHERE inquiry_id IN (SELECT id FROM auction.inquiry WHERE asset_id = $1)"
    for changed in ("price = 0", "valid_until = reported_at::date - 1"):
        with pytest.raises(asyncpg.CheckViolationError, match="priced_and_valid_when_made"):
            await court.sql(report.format(changed), road.asset)
    sold = "state = 'sold', price = starting_price, buyer_ref = 'b', confirmation_number = 'c'"
    await court.sql(update.format(sold), road.listing)
    second = "INSERT INTO auction.listing SELECT (l).* FROM (SELECT jsonb_populate_record(l, $2) AS l FROM auction.listing l WHERE id = $1) x"
    with pytest.raises(asyncpg.UniqueViolationError, match="one_listing_in_hand"):
        await court.sql(second, road.listing, '{"id": "twin", "round": 2}')
