"""二(四)2–6; 处置参考价规定; 网络司法拍卖规定; 拍卖变卖规定."""

from __future__ import annotations

from datetime import datetime, timedelta

from services.intake.supervision import rules
from services.intake.supervision.models import AppliedFact, DutyRow
from shared.contracts.facts import (
    ANNOUNCEMENT_DRAFTED,
    ANNOUNCEMENT_PUBLISHED,
    ANNOUNCEMENT_SERVED,
    ASSET_DELIVERED,
    BALANCE_PAID,
    CONFIRMATION_PRINTED,
    DISPOSAL_DECIDED,
    DISPOSAL_RULING_SERVED,
    FULL_PAYMENT_TOLD,
    INQUIRY_ORDERED,
    PAPERS_HANDED_OVER,
    PAPERS_TRANSFERRED,
    PRICE_FIXED,
    PRICE_PAPERS_TOLD,
    PRICE_REPORT_SERVED,
    PRICE_REPORTED,
    RECEIPT_BOOKED,
    ROUND_FAILED,
    ROUND_HELD,
    ROUND_SOLD,
    SALE_RULING_MADE,
    SALE_RULING_PARTIES_SERVED,
    SALE_RULING_SERVED,
    TAXES_PAID,
    Fact,
    FactKind,
)
from shared.roles import Office
from tests.shared.rulebook.table import CALENDAR, CENTRE_THEN_LEADER, Event, Rule, check, each, event

OFFICER = Office.AUCTION_OFFICER
HANDLER = Office.HANDLING_OFFICER


def of(kind: FactKind, asset: str = "a1", **refs: str) -> Event:
    return event(kind, asset, asset=asset, **refs)


def listed(kind: FactKind, listing: str, **refs: str | int) -> Event:
    return event(kind, listing, asset="a1", listing=listing, **refs)


def received(purpose: str, booked_at: str = "2026-09-18T09:00") -> Event:
    """Money of the sale c1, as the bank booked it."""
    money = {"receipt": "r1", "amount_fen": 100, "payable": "yes"}
    return event(RECEIPT_BOOKED, "r1", **money, sale="c1", purpose=purpose, booked_at=f"{booked_at}:00+08:00")


SOLD = listed(ROUND_SOLD, "l1", round=2, price_fen=100, balance_due_at="2026-10-13T00:00:00+08:00")
FAILED = listed(ROUND_FAILED, "l1", round=1)


def papers(bundle: str, **concerns: str) -> Event:
    return event(PAPERS_HANDED_OVER, "p", bundle=bundle, **concerns)


RULES = (
    Rule(
        "auction.ruling_served", "二(四)2", "internal", HANDLER, CENTRE_THEN_LEADER,
        # 3个工作日, as for the announcement: 03-11 to 03-13.
        of(DISPOSAL_DECIDED), "2026-03-10T15:00", "2026-03-14T00:00",
        (of(DISPOSAL_RULING_SERVED),), (of(DISPOSAL_RULING_SERVED, "a2"),), met_early=True,
    ),
    Rule(
        "auction.papers_transfer", "二(四)2", "internal", HANDLER, CENTRE_THEN_LEADER,
        of(DISPOSAL_DECIDED), "2026-03-10T15:00", "2026-03-11T00:00",
        (of(PAPERS_TRANSFERRED),), (of(PAPERS_TRANSFERRED, "a2"),),
    ),
    Rule(
        "auction.platform_reports", "处置参考价规定第十一条", "statutory", OFFICER, CENTRE_THEN_LEADER,
        # 3日: 05-03 is in the Labour Day holiday, which ends on 05-05.
        of(INQUIRY_ORDERED, method="online"), "2026-04-30T10:00", "2026-05-07T00:00",
        (of(PRICE_REPORTED), of(INQUIRY_ORDERED, method="appraisal")),
        (of(PRICE_REPORTED, "a2"), of(INQUIRY_ORDERED, "a2", method="appraisal")),
        not_opened_by=(of(INQUIRY_ORDERED, method="appraisal"), of(INQUIRY_ORDERED, method="negotiated")),
    ),
    Rule(
        "auction.price_report_served", "处置参考价规定第二十一条", "statutory", OFFICER, CENTRE_THEN_LEADER,
        # 3日: 09-25 is Mid-Autumn, off until 09-27.
        of(PRICE_REPORTED), "2026-09-22T10:00", "2026-09-29T00:00",
        (of(PRICE_REPORT_SERVED),), (of(PRICE_REPORT_SERVED, "a2"),),
    ),
    Rule(
        "auction.price_papers", "二(四)3", "internal", OFFICER, CENTRE_THEN_LEADER,
        # 1个工作日.
        of(PRICE_FIXED), "2026-09-30T10:00", "2026-10-09T00:00",
        (papers("price", asset="a1"),), (papers("price", asset="a2"), papers("disposal", asset="a1")),
    ),
    Rule(
        "auction.price_papers_told", "二(四)3", "internal", OFFICER, CENTRE_THEN_LEADER,
        # 1个工作日: Saturday 02-28 is worked.
        papers("price", asset="a1"), "2026-02-27T10:00", "2026-03-01T00:00",
        (of(PRICE_PAPERS_TOLD),), (of(PRICE_PAPERS_TOLD, "a2"),),
        not_opened_by=(papers("disposal", asset="a1"), papers("initial_batch")), met_early=True,
    ),
    Rule(
        "auction.start_realisation", "处置参考价规定第三十条", "statutory", HANDLER, CENTRE_THEN_LEADER,
        # 10日: 10-01 is in the National Day holiday, which ends on 10-07.
        of(PRICE_FIXED), "2026-09-21T10:00", "2026-10-09T00:00",
        (listed(ANNOUNCEMENT_PUBLISHED, "l1"),), (of(ANNOUNCEMENT_PUBLISHED, "a2", listing="l2"),),
    ),
    Rule(
        "auction.announcement_draft", "二(四)5(1)", "internal", OFFICER, CENTRE_THEN_LEADER,
        # 3个工作日: the Dragon Boat holiday lasts from 06-19 to 06-21; 06-22 to 06-24.
        of(PRICE_FIXED), "2026-06-18T10:00", "2026-06-25T00:00",
        (listed(ANNOUNCEMENT_DRAFTED, "l1"),), (of(ANNOUNCEMENT_DRAFTED, "a2", listing="l2"),),
    ),
    Rule(
        "auction.announcement_served", "二(四)5(1)", "internal", OFFICER, CENTRE_THEN_LEADER,
        # 3个工作日: 05-06 to 05-08.
        listed(ANNOUNCEMENT_PUBLISHED, "l1"), "2026-04-30T10:00", "2026-05-09T00:00",
        (listed(ANNOUNCEMENT_SERVED, "l1"),), (listed(ANNOUNCEMENT_SERVED, "l2"),),
    ),
    Rule(
        "auction.announcement_papers", "二(四)5(1)", "internal", OFFICER, CENTRE_THEN_LEADER,
        # 3个工作日 after the Tomb-sweeping holiday: 04-07 to 04-09.
        listed(ANNOUNCEMENT_PUBLISHED, "l1"), "2026-04-03T10:00", "2026-04-10T00:00",
        (papers("announcement", listing="l1"),),
        (papers("announcement", listing="l2"), papers("price", asset="a1")),
    ),
    Rule(
        "auction.next_round", "二(四)5(2)", "internal", OFFICER, CENTRE_THEN_LEADER,
        # 及时, taken as three working days: 02-14, 02-24, 02-25.
        FAILED, "2026-02-13T10:00", "2026-02-26T00:00",
        (listed(ANNOUNCEMENT_PUBLISHED, "l2"),), (of(ANNOUNCEMENT_PUBLISHED, "a2", listing="l3"),),
        not_opened_by=(listed(ROUND_FAILED, "l2", round=2),),
    ),
    Rule(
        "auction.next_round_statutory", "网络司法拍卖规定第二十六条", "statutory", OFFICER, CENTRE_THEN_LEADER,
        # 30日: 10-01 is in the National Day holiday, which ends on 10-07.
        FAILED, "2026-09-01T10:00", "2026-10-09T00:00",
        (listed(ROUND_HELD, "l2", round=2),),
        (
            listed(ANNOUNCEMENT_PUBLISHED, "l2", round=2),
            listed(ROUND_HELD, "l1", round=1),
            event(ROUND_HELD, "l3", asset="a2", listing="l3", round=2),
        ),
        not_opened_by=(listed(ROUND_FAILED, "l2", round=2),),
    ),
    Rule(
        "auction.confirmation", "二(四)5(2)", "internal", OFFICER, CENTRE_THEN_LEADER,
        # 及时, taken as three working days: 10-08, 10-09 and 10-10 (a Saturday that is worked).
        SOLD, "2026-09-30T10:00", "2026-10-11T00:00",
        (listed(CONFIRMATION_PRINTED, "l1"),), (of(CONFIRMATION_PRINTED, "a2", listing="l2"),),
    ),
    Rule(
        "auction.balance", "网络司法拍卖规定第二十五条", "statutory", OFFICER, CENTRE_THEN_LEADER,
        # The announcement gave ten days: to Saturday 10-10, which is worked.
        listed(ROUND_SOLD, "l1", round=2, balance_due_at="2026-10-11T00:00:00+08:00"),
        "2026-09-30T10:00", "2026-10-11T00:00",
        (of(BALANCE_PAID, listing="l1"),),
        (of(BALANCE_PAID, "a2", listing="l2"), received("balance"), listed(CONFIRMATION_PRINTED, "l1")),
        not_opened_by=(FAILED,),
    ),
    Rule(
        "auction.full_payment_told", "二(四)5(3)", "internal", OFFICER, CENTRE_THEN_LEADER,
        # The day on which the money is on the account, whether or not the officer has entered it.
        received("balance"), "2026-05-09T15:00", "2026-05-10T00:00",
        (of(FULL_PAYMENT_TOLD, sale="c1"),),
        (of(FULL_PAYMENT_TOLD, "a2", sale="c2"), of(BALANCE_PAID, listing="l1")),
        not_opened_by=(received("deposit"), of(BALANCE_PAID, listing="l1")),
    ),
    Rule(
        "auction.sale_ruling", "二(四)5(3)", "internal", Office.JUDGE, CENTRE_THEN_LEADER,
        # 3个工作日: 12-31, then 01-04 and 01-05 of a year whose arrangement is not published yet.
        of(FULL_PAYMENT_TOLD), "2026-12-30T10:00", "2027-01-06T00:00",
        (of(SALE_RULING_MADE),), (of(SALE_RULING_MADE, "a2"),), provisional=True,
    ),
    Rule(
        "auction.sale_ruling_served", "拍卖变卖规定第二十条", "statutory", OFFICER, CENTRE_THEN_LEADER,
        # 10日 from the day on which the bank booked the money, told here a day later: Monday 09-28.
        received("balance"), "2026-09-19T10:00", "2026-09-29T00:00",
        (of(SALE_RULING_SERVED, sale="c1"),),
        (of(SALE_RULING_SERVED, "a2", sale="c2"), of(SALE_RULING_MADE), of(SALE_RULING_PARTIES_SERVED)),
        not_opened_by=(received("deposit"),),
    ),
    Rule(
        "auction.sale_ruling_parties", "二(四)5(3)", "internal", OFFICER, CENTRE_THEN_LEADER,
        # 3个工作日, as for the announcement: 02-14, 02-24, 02-25.
        of(SALE_RULING_MADE), "2026-02-13T10:00", "2026-02-26T00:00",
        (of(SALE_RULING_PARTIES_SERVED),),
        (of(SALE_RULING_PARTIES_SERVED, "a2"), of(SALE_RULING_SERVED, sale="c1")),
    ),
    Rule(
        "auction.sale_ruling_papers", "二(四)5(3)", "internal", OFFICER, CENTRE_THEN_LEADER,
        # 3个工作日 after the Tomb-sweeping holiday: 04-07 to 04-09.
        of(SALE_RULING_MADE), "2026-04-03T10:00", "2026-04-10T00:00",
        (papers("sale_ruling", asset="a1"),), (papers("sale_ruling", asset="a2"), papers("disposal", asset="a1")),
    ),
    Rule(
        "auction.delivery", "二(四)6", "internal", OFFICER, CENTRE_THEN_LEADER,
        # 15个工作日: 09-20 to 09-24, 09-28 to 09-30, 10-08 to 10-10 and 10-12 to 10-15, Sunday 09-20 and Saturday 10-10 worked.
        of(TAXES_PAID), "2026-09-18T10:00", "2026-10-16T00:00",
        (of(ASSET_DELIVERED),), (of(ASSET_DELIVERED, "a2"),),
    ),
    Rule(
        "auction.delivery_statutory", "拍卖变卖规定第二十七条", "statutory", OFFICER, CENTRE_THEN_LEADER,
        # 15日: 10-03 is in the National Day holiday, which ends on 10-07.
        of(SALE_RULING_SERVED, sale="c1"), "2026-09-18T10:00", "2026-10-09T00:00",
        (of(ASSET_DELIVERED),), (of(ASSET_DELIVERED, "a2"),),
    ),
    Rule(
        "auction.closing_papers", "二(四)6", "internal", OFFICER, CENTRE_THEN_LEADER,
        # 3个工作日: 05-06 to 05-08.
        of(ASSET_DELIVERED), "2026-04-30T10:00", "2026-05-09T00:00",
        (papers("disposal", asset="a1"),), (papers("disposal", asset="a2"), papers("price", asset="a1")),
    ),
)  # fmt: skip


@each(RULES)
def test_rule(rule: Rule) -> None:
    check(rule)


def test_26_a_second_round_held_on_the_thirty_first_day_is_late_though_announced_in_time() -> None:
    start = datetime.fromisoformat("2026-06-01T10:00:00+08:00")
    told: list[Fact] = []
    rows: list[DutyRow] = []
    for fact in (
        FAILED.at(start),
        listed(ANNOUNCEMENT_PUBLISHED, "l2", round=2).at(start + timedelta(days=3)),
        listed(ROUND_HELD, "l2", round=2).at(start + timedelta(days=31)),
    ):
        known = [AppliedFact(applied_at=one.occurred_at, **one.model_dump(exclude={"seq"})) for one in told]
        rows += rules.apply(fact, rows, known, CALENDAR, fact.occurred_at).opened
        told.append(fact)
    (row,) = (row for row in rows if row.rule_id == "auction.next_round_statutory")
    assert row.due_date.isoformat() == "2026-07-01"
    assert (row.state, row.next_step) == ("met", "overdue")
