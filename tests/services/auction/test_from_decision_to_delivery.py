"""One flat, from the decision to its delivery: first round failed, second sold (二(四))."""

from __future__ import annotations

import json
from datetime import datetime, timedelta

import pytest

from shared.contracts.documents.purposes import FilePurpose
from shared.values.zone import COURT_ZONE
from tests.harness import CLOCK_START, Court
from tests.services.auction.road import DAY, FAILED, REFERENCE, SOLD, TASKS, Road, agree, refusal
from tests.services.custody.road import FLAT, assets, books, duties, ruling_id, ruling_number
from tests.services.custody.road import ruling as ruling_of
from tests.services.documents.withdrawal.road import withdraw

pytestmark = pytest.mark.road


async def test_a_flat_is_sold_in_the_second_round_and_delivered(court: Court) -> None:
    road = await Road.begin(court, FAILED, SOLD)
    await road.decide()
    assert await agree(court, road.case) == {(road.asset, "complete_survey")}
    await road.price()
    assert await agree(court, road.case) == {(road.asset, "draft_listing")}
    await road.hold(1, 46)
    assert await agree(court, road.case) == {(road.asset, "draft_listing")}
    before_sale = await road.paper(FilePurpose.QUALIFICATION, "成交以前的查询")
    closed = await road.hold(2, 28)
    assert await agree(court, road.case) == {
        (road.listing, "print_confirmation"),
        (road.asset, "book_balance"),
    }
    file = await road.file()
    assert file["state"] == "sold"
    assert [one["state"] for one in file["listings"]] == ["failed", "sold"]
    assert file["price_decision"]["reference_price"] == REFERENCE
    sold = file["listings"][-1]
    assert (sold["price"], sold["buyer"]["ref"]) == ("495000.00", "buyer-1")

    printed = {"confirmation_number": sold["confirmation_number"]}
    await road.on_listing("confirmation", printed)
    short = await road.call(f"/disposals/{road.asset}/balance", "wangpai01")
    assert (short.status_code, short.json()["article"]) == (409, "网络司法拍卖规定第二十五条")
    assert await duties(court, road.case, "auction.balance") == ["open"]
    now = await court.advance(to=(closed + 4 * DAY).isoformat())
    assert [row["due_on"] for row in await books(court, "balance-requests", road.case)] == [
        str(closed.date() + 10 * DAY)
    ]
    paid = await road.do("balance")  # as the service has booked it
    paid_at = datetime.fromisoformat(paid["balance_paid_at"])
    assert closed + 3 * DAY <= paid_at < closed + 3 * DAY + timedelta(hours=1)
    assert len(paid["receipts"]) == 2
    await court.advance()
    assert await duties(court, road.case, "auction.full_payment_told") == ["met"]
    assert (await road.file())["settlement"]["told_at"] is not None

    sale = {
        "identifier": (await assets(court, road.case))[FLAT.identifier]["identifier"],
        "buyer": {"name": "卫长青", "id_number": "411502198804120037"},
        "price": "495000.00",
        "sold_on": str(closed.date()),
        "paid_on": str(paid_at.astimezone(COURT_ZONE).date()),
    }
    ruling = {"document": await ruling_of(court, road.case, "sale_ruling", **sale)}
    unchecked = await road.call(f"/disposals/{road.asset}/sale-ruling", "faguan01", ruling)
    assert (unchecked.status_code, unchecked.json()["article"]) == (409, "竞买人资格规定第三条")
    checked = {
        "checked_on": str(now.date()),
        "qualified": True,
        "proof": await road.paper(FilePurpose.QUALIFICATION),
    }
    own = (await court.upload(road.case, FilePurpose.QUALIFICATION, "faguan01", "法官本人存入"))["id"]
    for unproven in (before_sale, own):
        body = ruling | {"qualification": checked | {"proof": unproven}}
        unproved = await road.call(f"/disposals/{road.asset}/sale-ruling", "faguan01", body)
        assert (unproved.status_code, unproved.json()["article"]) == (409, "竞买人资格规定第三条"), unproven
        assert [error["field"] for error in unproved.json()["errors"]] == ["qualification.proof"]
    earlier = await road.paper(FilePurpose.SERVICE_RECEIPT, "裁定作出以前的回证")
    parties = f"/disposals/{road.asset}/sale-ruling-party-service"
    unmade = await road.call(parties, "wangpai01", await road.told(road.parties))
    assert (unmade.status_code, unmade.json()["article"]) == (409, "二(四)5(3)")
    for document in ("（2020）别案裁定", ruling_id(road.case, "auction_ruling")):
        body = {"document": document, "qualification": checked}
        unmade = await road.call(f"/disposals/{road.asset}/sale-ruling", "faguan01", body)
        assert (unmade.status_code, unmade.json()["article"]) == (409, "拍卖变卖规定第二十条")
    statement = "UPDATE documents.document SET fields = fields || $2 WHERE id = $1"
    other = sale | {
        "identifier": "别的房屋",
        "buyer": {"name": "甲某", "id_number": "411502198001010017"},
        "price": "1.00",
    }
    await court.sql(statement, ruling["document"], json.dumps(other))
    another = await road.call(
        f"/disposals/{road.asset}/sale-ruling", "faguan01", ruling | {"qualification": checked}
    )
    assert (another.status_code, another.json()["type"]) == (409, "urn:jiyue:problem:ruling_differs")
    assert [error["field"] for error in another.json()["errors"]] == [
        *("ruling.assets", "ruling.buyer", "ruling.price")
    ]
    await court.sql(statement, ruling["document"], json.dumps(sale))
    assert await agree(court, road.case) == {(road.asset, "make_sale_ruling")}
    await road.do("sale-ruling", ruling | {"qualification": checked}, "faguan01")
    served_on = {(road.asset, "serve_sale_ruling"), (road.asset, "serve_sale_ruling_on_parties")}
    assert await agree(court, road.case) == served_on
    before = await road.call(parties, "wangpai01", await road.told(road.parties, proof=earlier))
    assert (before.status_code, before.json()["article"]) == (409, "二(四)5(3)")
    now = await court.advance()
    own = (await court.upload(road.case, FilePurpose.SERVICE_RECEIPT, "wangpai01", "本人存入"))["id"]
    path = f"/disposals/{road.asset}/sale-ruling-service"
    for body in ({}, {"proof": own}):
        refused = await road.call(path, "wangpai01", body)
        assert refused.status_code == 409, body
    assert "须由他人存入" in refused.text
    receipt = await road.paper(FilePurpose.SERVICE_RECEIPT, "买受人收到裁定书")
    served = await road.do("sale-ruling-service", {"proof": receipt})
    assert datetime.fromisoformat(served["ruling_served_at"]) >= now
    now = await court.advance()
    partly = await road.call(parties, "wangpai01", await road.told(road.parties[:1]))
    assert (partly.status_code, partly.json()["article"]) == (422, "二(四)5(3)")
    await road.do("sale-ruling-party-service", await road.told(road.parties))
    assert (await road.call(parties, "wangpai01", await road.told(road.parties))).status_code == 409
    await road.hand_over("sale_ruling")

    tax = {"tax_id": road.asset, "case_number": road.case, "asset_ref": road.asset, "price_fen": 495_000_00}
    answer = await court.http.post(
        f"{court.urls['sandbox']}/registry/taxes", json=tax, headers={"Idempotency-Key": road.asset}
    )
    certificate = answer.raise_for_status().json()["certificate_no"]
    assert await agree(court, road.case) == {(road.asset, "record_taxes"), (road.asset, "deliver_asset")}
    # The buyer has the ruling: the flat is handed over, whatever taxes and register still want (PMB[27]).
    now = await court.advance()
    record = await road.paper(FilePurpose.DELIVERY_RECORD)
    handed = {"delivered_at": now.isoformat(), "record_document": record}
    await road.do("delivery", handed)
    again = await road.call(f"/disposals/{road.asset}/delivery", "wangpai01", handed)
    assert (again.status_code, again.json()["article"]) == (409, "拍卖变卖规定第二十七条")
    await court.advance()
    assert await duties(court, road.case, "auction.delivery_statutory") == ["met"]
    assert (await road.file())["state"] == "ruling_served"
    deed = {
        "kind": "deed",
        "borne_by": "buyer",
        "amount": "4950",
        "certificate_number": certificate,
        "paid_at": now.isoformat(),
        "certificate": await road.paper(FilePurpose.TAX_CERTIFICATE),
    }
    assert await agree(court, road.case) == {(road.asset, "record_taxes")}
    taxed = await road.do("taxes", {"taxes": [deed]})
    assert datetime.fromisoformat(taxed["taxes_paid_at"]) == now
    assert await agree(court, road.case) == {(road.asset, "order_transfer")}
    await court.advance()
    assert await duties(court, road.case, "auction.delivery") == ["open"]
    for notice in ({"identifier": "别的房屋"}, {"signed_at": CLOCK_START}):
        await road.notice(**notice)
        unasked = await road.call(f"/disposals/{road.asset}/transfer", "wangpai01", {})
        assert unasked.status_code == 409, notice
        assert unasked.json()["type"] == "urn:jiyue:problem:transfer_not_notified"
        assert unasked.json()["article"] == "民事诉讼法第二百六十二条"
    assert await agree(court, road.case) == {(road.asset, "order_transfer")}
    asking = await road.notice()
    tried = await withdraw(court, asking, "juzhang01", Prefer="handling=dry-run")
    assert tried.is_success, "nobody has acted by it yet"
    own = (await court.upload(road.case, FilePurpose.SERVICE_RECEIPT, "wangpai01", "登记机构收到"))["id"]
    for body, why in (({}, "transfer_notice_not_served"), ({"proof": own}, "file_not_of_case")):
        unserved = await road.call(f"/disposals/{road.asset}/transfer", "wangpai01", body)
        assert refusal(unserved)[1] == why
        assert unserved.json()["article"] == "民事诉讼法第二百六十二条"
    await road.do("transfer", {"proof": await road.paper(FilePurpose.SERVICE_RECEIPT, "登记机构签收")})
    taken = await withdraw(court, asking, "juzhang01")
    assert refusal(taken)[1] == "document_used", "it was handed to the register, of which no delivery tells"
    assert "已经据此办理过户" in taken.text
    await court.advance()
    (transfer,) = await books(court, "transfers", road.case)
    assert (transfer["buyer_ref"], transfer["certificate_no"]) == ("buyer-1", certificate)
    assert transfer["ruling_no"] == ruling_number(road.case, "sale_ruling")
    assert await agree(court, road.case) == set()
    file = await road.file()
    assert file["state"] == "delivered"
    assert file["settlement"]["title_transferred_at"] is not None
    rows = await court.listed("intake", f"/cases/{road.case}/duties", "zhixiao01")
    (term,) = [row for row in rows if row["rule_id"] == "case.term"]
    assert sum("拍卖期间不计入" in step for step in term["steps"]) == 2
    assert term["suspended_by"] is None
    for duty in (
        "ruling_served",
        "papers_transfer",
        "price_report_served",
        "start_realisation",
        "announcement_draft",
        "next_round_statutory",
        "balance",
        "full_payment_told",
        "sale_ruling",
        "sale_ruling_served",
        "sale_ruling_parties",
        "sale_ruling_papers",
        "delivery",
        "delivery_statutory",
    ):
        assert await duties(court, road.case, f"auction.{duty}") == ["met"], duty
    for duty in ("prepublication_notice", "announcement_served", "deposit", "confirmation"):
        assert set(await duties(court, road.case, f"auction.{duty}")) == {"met"}, duty
    of_case = await court.listed("auction", f"/cases/{road.case}/disposals", "zhixiao01")
    assert [one["asset_id"] for one in of_case] == [road.asset]
    described = await court.client.get_workflow_handle(f"disposal/{road.case}/{road.asset}").describe()
    assert described.status is not None
    assert described.status.name == "COMPLETED"
    tasks = await court.sql(TASKS, f"case/{road.case}")
    assert tasks == []
