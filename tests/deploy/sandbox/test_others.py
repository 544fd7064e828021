"""Valuation, notices, other courts, tax and title."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from shared.gateways.court_link import (
    CommissionFeedback,
    CommissionLetter,
    CommissionWithdrawal,
    SupplementLetter,
)
from shared.gateways.errors import GatewayRefused
from shared.gateways.notices import Notice
from shared.gateways.title_registry import TaxPayment, TitleTransfer
from shared.gateways.valuation import PriceInquiry, PriceReport
from tests.deploy.sandbox.conftest import CASE, RESPONDENT, Outside

ONLINE = PriceInquiry(
    inquiry_id="i1", case_number=CASE, asset_ref="flat", method="online", description="住宅一套"
)


async def test_three_platforms_report_one_after_the_other_within_three_days(outside: Outside) -> None:
    await outside.valuation.inquire(ONLINE)
    start = await outside.now()
    seen = []
    while (due := (await outside.settle())["next_event_at"]) is not None:
        await outside.settle(due_at := start.fromisoformat(due))
        seen.append(len(outside.receiver.bodies("auction/price-reports")))
        assert due_at - start <= timedelta(days=3)
    assert seen == [1, 2, 3]
    reports = [PriceReport.model_validate(m) for m in outside.receiver.bodies("auction/price-reports")]
    assert len({(report.platform, report.price_fen) for report in reports}) == 3
    assert all(report.valid_until.year == report.reported_at.year + 1 for report in reports)
    state = await outside.valuation.inquiry_state("i1")
    assert state is not None
    assert state.reports == reports


async def test_no_agreement_between_the_parties_brings_no_price(outside: Outside) -> None:
    await outside.valuation.inquire(ONLINE.model_copy(update={"method": "negotiated"}))
    assert (await outside.after(days=60))["next_event_at"] is None
    state = await outside.valuation.inquiry_state("i1")
    assert state is not None
    assert state.expected == 0


async def test_the_same_way_twice_is_refused(outside: Outside) -> None:
    await outside.valuation.inquire(ONLINE)
    with pytest.raises(GatewayRefused, match="already_inquired"):
        await outside.valuation.inquire(ONLINE.model_copy(update={"inquiry_id": "i2"}))


def notice(**given: Any) -> Notice:
    values: dict[str, Any] = {
        "message_id": "m1",
        "channel": "sms",
        "recipient_ref": "party-1",
        "to": "13900000000",
        "subject": "领款通知",
        "body": "请携带身份证领取执行款",
        "attachment_sha256": None,
        "callback": "http://documents.test/receipts",
        "case_number": CASE,
    }
    return Notice(**(values | given))


async def test_a_notice_is_delivered_and_its_receipt_comes_to_the_callback(outside: Outside) -> None:
    await outside.notices.send(notice())
    await outside.notices.send(notice())
    await outside.settle()
    (receipt,) = outside.receiver.bodies("documents/receipts")
    assert (receipt["message_id"], receipt["state"]) == ("m1", "delivered")
    assert receipt["proof"]
    assert await outside.count("messages") == 1


async def test_the_post_takes_days(outside: Outside) -> None:
    await outside.notices.send(notice(channel="post"))
    await outside.settle()
    state = await outside.notices.notice_state("m1")
    assert state is not None
    assert state.receipts == []
    await outside.after(days=2)
    assert len(outside.receiver.bodies("documents/receipts")) == 1


async def test_a_dead_phone(outside: Outside) -> None:
    await outside.ask(respondent="411502198505059041")
    await outside.notices.send(notice())
    await outside.notices.send(notice(message_id="m2", channel="electronic"))
    await outside.settle()
    states = [(m["message_id"], m["state"]) for m in outside.receiver.bodies("documents/receipts")]
    assert states == [("m1", "failed"), ("m2", "delivered")]


async def test_two_receipts_of_one_notice_are_two_messages(outside: Outside) -> None:
    path = f"/scenario/{RESPONDENT}"
    ordinary = await outside.lever("GET", path)
    await outside.lever("PUT", path, ordinary | {"notices": {"electronic": ["delivered", "read"]}})
    await outside.ask()
    await outside.notices.send(notice(channel="electronic"))
    await outside.settle()
    got = [message for message in outside.receiver.got if message.path == "documents/receipts"]
    assert [message.body["state"] for message in got] == ["delivered", "read"]
    assert len({message.headers["idempotency-key"] for message in got}) == 2


@pytest.mark.parametrize(
    "callback", ["http://elsewhere.test/receipts", "http://documents.test.evil/receipts"]
)
async def test_our_token_goes_to_our_own_services_only(outside: Outside, callback: str) -> None:
    with pytest.raises(GatewayRefused, match="foreign_callback"):
        await outside.notices.send(notice(callback=callback))


def letter(**given: Any) -> CommissionLetter:
    values: dict[str, Any] = {
        "commission_no": "c1",
        "sending_court": "河南省信阳市浉河区人民法院",
        "receiving_court": "河南省郑州市金水区人民法院",
        "case_number": CASE,
        "matter": "seal",
        "asset_ref": "house",
        "asset_identifier": "豫（2020）郑州市不动产权第0000001",
        "place_code": "410105",
        "ruling_no": "（2026）豫1502执1号之一",
        "period_months": 36,
        "term_days": 15,
        "officer_ref": "staff-1",
        "letter_sha256": "0" * 64,
        "enclosures_sha256": ["1" * 64],
    }
    return CommissionLetter(**(values | given))


async def test_the_other_court_seals_and_answers(outside: Outside) -> None:
    accepted = await outside.court.commission(letter())
    assert await outside.court.commission(letter()) == accepted
    await outside.after(days=6)
    (told,) = outside.receiver.bodies("commission/commission-feedback")
    feedback = CommissionFeedback.model_validate(told)
    assert (feedback.commission_no, feedback.result) == ("c1", "done")
    assert feedback.measure_no
    assert feedback.effective_at is not None
    assert feedback.expires_on is not None
    assert feedback.expires_on.year == feedback.effective_at.year + 3
    state = await outside.court.commission_state("c1")
    assert state is not None
    assert state.feedback == feedback
    assert await outside.count("commissions") == 1


async def test_a_letter_that_is_returned(outside: Outside) -> None:
    await outside.ask(respondent="411502198505059031")
    await outside.court.commission(letter())
    state = await outside.court.commission_state("c1")
    assert state is not None
    assert state.feedback is None
    await outside.after(days=6)
    (told,) = outside.receiver.bodies("commission/commission-feedback")
    assert (told["result"], told["measure_no"]) == ("returned", None)
    assert told["note"]


async def test_a_letter_that_is_withdrawn_is_not_answered_but_what_is_done_is(outside: Outside) -> None:
    for number, days in (("c1", 1), ("c2", 7)):
        await outside.court.commission(letter(commission_no=number))
        await outside.after(days=days)
        withdrawal = CommissionWithdrawal(commission_no=number, reason="改由本院办理")
        told = await outside.court.withdraw(withdrawal)
        assert await outside.court.withdraw(withdrawal) == told
    await outside.after(days=20)
    answers = outside.receiver.bodies("commission/commission-feedback")
    assert [answer["commission_no"] for answer in answers] == ["c2"]


async def test_what_is_missing_is_supplied_or_the_letter_comes_back(outside: Outside) -> None:
    await outside.ask()
    path = f"/scenario/{RESPONDENT}"
    ordinary = await outside.lever("GET", path)
    await outside.lever("PUT", path, ordinary | {"commission": "incomplete"})
    for number in ("c1", "c2"):
        await outside.court.commission(letter(commission_no=number))
    await outside.after(days=6)
    papers = {"letter_sha256": None, "enclosures_sha256": ["2" * 64]}
    await outside.court.supplement(SupplementLetter(supplement_no="s1", commission_no="c1", **papers))
    await outside.after(days=10)
    answers = outside.receiver.bodies("commission/commission-feedback")
    assert [(answer["commission_no"], answer["result"]) for answer in answers] == [
        ("c1", "incomplete"),
        ("c2", "incomplete"),
        ("c1", "done"),
        ("c2", "returned"),
    ]


@pytest.mark.parametrize(
    ("given", "fault"),
    [
        ({"receiving_court": "河南省郑州市中原区法院"}, "没有这个法院"),
        ({"term_days": 9}, "10日至20日"),
        ({"term_days": 21}, "10日至20日"),
        ({"term_days": 2, "urgent": True}, "24小时"),
        ({"place_code": "411502"}, "辖区之内"),
        ({"period_months": None}, "期限"),
        ({"matter": "release", "period_months": None}, "未由本院查封"),
        ({"matter": "renew"}, "未由本院查封"),
    ],
)
async def test_a_letter_against_the_contract(outside: Outside, given: dict[str, Any], fault: str) -> None:
    with pytest.raises(GatewayRefused) as refused:
        await outside.court.commission(letter(**given))
    assert fault in refused.value.detail
    assert await outside.count("commissions") == 0


async def test_all_the_faults_of_a_letter_at_once(outside: Outside) -> None:
    with pytest.raises(GatewayRefused) as refused:
        await outside.court.commission(letter(term_days=9, place_code="411502"))
    assert "10日至20日" in refused.value.detail
    assert "辖区之内" in refused.value.detail


async def test_title_passes_after_the_tax_is_paid(outside: Outside) -> None:
    order = TitleTransfer(
        transfer_id="t1",
        case_number=CASE,
        asset_ref="flat",
        ruling_no="（2026）豫1502执1号之三",
        buyer_ref="buyer-1",
        certificate_no="tax-000001",
    )
    with pytest.raises(GatewayRefused, match="tax_unpaid"):
        await outside.registry.transfer(order)
    tax = TaxPayment(tax_id="x1", case_number=CASE, asset_ref="flat", price_fen=50_000_000)
    certificate = await outside.registry.pay_tax(tax)
    order = order.model_copy(update={"certificate_no": certificate.certificate_no})
    first = await outside.registry.transfer(order)
    assert await outside.registry.transfer(order) == first
    assert await outside.count("transfers") == 1
    for other in ({"asset_ref": "house"}, {"certificate_no": "tax-000002"}):
        with pytest.raises(GatewayRefused, match="tax_unpaid"):
            await outside.registry.transfer(order.model_copy(update={"transfer_id": "t2"} | other))
