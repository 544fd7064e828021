"""二(四)2–6; 处置参考价规定; 网络司法拍卖规定; 拍卖变卖规定."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from shared.contracts.auction.facts import (
    AnnouncementDrafted,
    AnnouncementPublished,
    AnnouncementServed,
    AnnouncementWithdrawn,
    AssetDelivered,
    AssetUnsold,
    AuctionCalledOff,
    AuctionSuspended,
    BalancePaid,
    BuyerDefaulted,
    ConfirmationPrinted,
    DebtCovered,
    DisposalCompleted,
    DisposalDecided,
    DisposalDeferred,
    DisposalDue,
    DisposalRulingServed,
    DisposalWithdrawn,
    FullPaymentTold,
    InquiryOrdered,
    LateBalanceAccepted,
    OthersSuffice,
    PapersTransferred,
    PrepublicationNotified,
    PriceExpired,
    PriceFixed,
    PricePapersTold,
    PriceReported,
    PriceReportServed,
    RoundFailed,
    RoundHeld,
    RoundSold,
    SaleAnnulled,
    SaleRulingMade,
    SaleRulingPartiesServed,
    SaleRulingServed,
    SaleUnheld,
    SaleUpheld,
    StopFailed,
    StopOrdered,
    StopTold,
    SuspensionCauseGone,
    SuspensionEnded,
    TakenInPayment,
    TaxesPaid,
)
from shared.contracts.custody.facts import MeasureLapsed, MeasureLifted, MeasureTaken
from shared.contracts.documents.facts import PapersHandedOver
from shared.contracts.fact import Refs
from shared.contracts.funds.facts import ReceiptBooked
from shared.values.roles import Office
from tests.dockets import docket, only
from tests.shared.law.rulebook.table import CENTRE_THEN_LEADER, Event, Rule, check, each, event

OFFICER = Office.AUCTION_OFFICER
HANDLER = Office.HANDLING_OFFICER


def of(kind: type[Refs], asset: str = "a1", **refs: str) -> Event:
    return event(kind, asset, asset=asset, **refs)


def listed(kind: type[Refs], listing: str, **refs: str | int) -> Event:
    return event(kind, listing, asset="a1", listing=listing, **refs)


def stopped(kind: type[Refs], stop: str, listing: str = "l1", **refs: str) -> Event:
    return event(kind, listing, asset="a1", listing=listing, stop=stop, **refs)


def extended(listing: str) -> Event:
    return listed(LateBalanceAccepted, listing, balance_due_at="2026-10-21T00:00:00+08:00")


def received(purpose: str, sale: str = "c1") -> Event:
    money = {"receipt": "r1", "amount_fen": 100, "payable": "yes"}
    return event(ReceiptBooked, "r1", **money, sale=sale, purpose=purpose)


def drafted(listing: str, publish_by: str, asset: str = "a1") -> Event:
    refs = {"asset": asset, "listing": listing, "publish_by": f"{publish_by}T00:00:00+08:00"}
    return event(AnnouncementDrafted, listing, round=1, **refs)


RELEASED = event(MeasureLifted, "m1", measure="m1", asset="a1")
"""The debtor has paid: the asset is not sold any more."""
OTHER_RELEASED = event(MeasureLifted, "m2", measure="m2", asset="a2")
WITHDRAWN = of(DisposalWithdrawn)
"""The judge has given it up."""
OTHER_WITHDRAWN = of(DisposalWithdrawn, "a2")
DEFAULTED = listed(BuyerDefaulted, "l1", round=2, sale="c1", deposit_fen=1, taken="no")
OTHER_DEFAULTED = event(
    BuyerDefaulted, "l2", asset="a2", listing="l2", round=2, sale="c2", deposit_fen=1, taken="no"
)
ANNULLED = listed(SaleAnnulled, "l1", sale="c1")
OTHER_ANNULLED = event(SaleAnnulled, "l2", asset="a2", listing="l2", sale="c2")
SOLD = listed(RoundSold, "l1", round=2, price_fen=100, sale="c1", balance_due_at="2026-10-13T00:00:00+08:00")
UNDEPOSITED = listed(RoundSold, "l1", round=2, price_fen=100, sale="c1", without_deposit="yes")
PAID = of(BalancePaid, listing="l1", sale="c1")
FAILED = listed(RoundFailed, "l1", round=1)
SECOND_FAILED = listed(RoundFailed, "l2", round=2)
SALE_FAILED = listed(RoundFailed, "l3", round=3)
CALLED_OFF = stopped(AuctionCalledOff, "s1")
OTHER_UP = event(AnnouncementPublished, "l9", asset="a2", listing="l9", round=1)


def expired(failed: int, asset: str = "a1") -> Event:
    return event(PriceExpired, "i1", asset=asset, inquiry="i1", failed=failed)


def taken(asset: str = "a1", due: str = "2026-10-13") -> Event:
    refs = {
        "asset": asset,
        "listing": "l1",
        "round": 1,
        "sale": "c1",
        "balance_due_at": f"{due}T00:00:00+08:00",
    }
    return event(TakenInPayment, "l1", **refs, price_fen=100, credited_fen=40)


def papers(bundle: str, *, received_at: str = "2026-02-27T16:00", **concerns: str) -> Event:
    return event(PapersHandedOver, "p", bundle=bundle, received_at=f"{received_at}:00+08:00", **concerns)


def served(final_on: str, asset: str = "a1") -> Event:
    return of(PriceReportServed, asset, final_at=f"{final_on}T23:59:59.999999+08:00")


RULES = (
    Rule(
        "auction.price_start_once_first", "处置参考价规定第一条", "statutory", HANDLER, CENTRE_THEN_LEADER,
        # 30日: Wednesday 07-01.
        of(DisposalDue), "2026-06-01T10:00", "2026-07-02T00:00",
        (of(InquiryOrdered, method="online"), RELEASED, WITHDRAWN, of(DisposalDeferred, ground="waiting")),
        (of(InquiryOrdered, "a2", method="online"), OTHER_RELEASED, OTHER_WITHDRAWN, of(DisposalDeferred, "a2", ground="waiting")),
        not_opened_by=(of(DisposalDeferred, ground="waiting"),),
        source="法释〔2018〕15号（轮候的，自转为在先查封之日起算）",
    ),
    Rule(
        "auction.ruling_served", "二(四)2", "internal", HANDLER, CENTRE_THEN_LEADER,
        # 3个工作日, as for the announcement: 03-11 to 03-13.
        of(DisposalDecided), "2026-03-10T15:00", "2026-03-14T00:00",
        (of(DisposalRulingServed), RELEASED, WITHDRAWN), (of(DisposalRulingServed, "a2"), OTHER_RELEASED, OTHER_WITHDRAWN), met_early=True,
        source="浉法〔2023〕30号（条文无期限，参照二(四)5(1)）", confidence="unsure",
    ),
    Rule(
        "auction.papers_transfer", "二(四)2", "internal", HANDLER, CENTRE_THEN_LEADER,
        of(DisposalDecided), "2026-03-10T15:00", "2026-03-11T00:00",
        (of(PapersTransferred),), (of(PapersTransferred, "a2"),),
    ),
    Rule(
        "auction.platform_reports", "处置参考价规定第十一条", "statutory", OFFICER, CENTRE_THEN_LEADER,
        # 3日: 05-03 is in the Labour Day holiday, which ends on 05-05.
        of(InquiryOrdered, method="online"), "2026-04-30T10:00", "2026-05-07T00:00",
        (of(PriceReported), of(InquiryOrdered, method="appraisal"), RELEASED, WITHDRAWN),
        (of(PriceReported, "a2"), of(InquiryOrdered, "a2", method="appraisal"), OTHER_RELEASED, OTHER_WITHDRAWN),
        not_opened_by=(of(InquiryOrdered, method="appraisal"), of(InquiryOrdered, method="negotiated")),
        met_early=True,
        source="法释〔2018〕15号（平台在期限届满前申请延长三日的未登记，须核对）",
    ),
    Rule(
        "auction.price_report_served", "处置参考价规定第二十一条", "statutory", OFFICER, CENTRE_THEN_LEADER,
        # 3日: 09-25 is Mid-Autumn, off until 09-27.
        of(PriceReported), "2026-09-22T10:00", "2026-09-29T00:00",
        # A report may come after the release.
        (served("2026-09-30"), RELEASED, WITHDRAWN), (served("2026-09-30", "a2"), OTHER_RELEASED, OTHER_WITHDRAWN), met_early=True,
        source="法释〔2018〕15号（「收到报告」按全部收到、形成参考价之日掌握）",
    ),
    Rule(
        "auction.price_papers", "二(四)3", "internal", OFFICER, CENTRE_THEN_LEADER,
        # 1个工作日 from the reference price, not from the panel's starting price.
        of(PriceReported), "2026-09-30T10:00", "2026-10-09T00:00",
        (papers("price", asset="a1"),), (papers("price", asset="a2"), papers("disposal", asset="a1")),
        not_opened_by=(of(PriceFixed),),
    ),
    Rule(
        "auction.price_papers_told", "二(四)3", "internal", OFFICER, CENTRE_THEN_LEADER,
        # 1个工作日 from when the dossier centre has them, two days after they were given: Saturday 02-28 is worked.
        papers("price", asset="a1", received_at="2026-02-27T16:00"), "2026-02-25T10:00", "2026-03-01T00:00",
        (of(PricePapersTold), of(InquiryOrdered)), (of(PricePapersTold, "a2"), of(InquiryOrdered, "a2")),
        not_opened_by=(papers("disposal", asset="a1"), papers("initial_batch")),
        early_to=CENTRE_THEN_LEADER,
    ),
    Rule(
        "auction.start_realisation", "处置参考价规定第三十条", "statutory", HANDLER, CENTRE_THEN_LEADER,
        # 10日 from 09-21, the last day for objections, not from the panel's decision: 10-01 is in the National Day
        # holiday, which ends on 10-07.
        served("2026-09-21"), "2026-09-16T10:00", "2026-10-09T00:00",
        (listed(AnnouncementPublished, "l1"), RELEASED, WITHDRAWN),
        (of(AnnouncementPublished, "a2", listing="l2"), OTHER_RELEASED, OTHER_WITHDRAWN),
        not_opened_by=(of(PriceFixed), of(PriceReported)), met_early=True,
        source="法释〔2018〕15号（「参考价确定」按异议期最后一日掌握，不能提出异议的按取得参考价之日）",
    ),
    Rule(
        "auction.announcement_draft", "二(四)5(1)", "internal", OFFICER, CENTRE_THEN_LEADER,
        # 3个工作日: the Dragon Boat holiday lasts from 06-19 to 06-21; 06-22 to 06-24.
        of(PriceFixed), "2026-06-18T10:00", "2026-06-25T00:00",
        (drafted("l1", "2026-06-24"), RELEASED, WITHDRAWN), (drafted("l2", "2026-06-24", "a2"), OTHER_RELEASED, OTHER_WITHDRAWN),
        not_opened_by=(of(PriceReported),), met_early=True,
    ),
    Rule(
        "auction.prepublication_notice", "网络司法拍卖规定第十六条", "statutory", OFFICER, CENTRE_THEN_LEADER,
        # 3日 before 10-10, the last day to publish it: 10-07 is in the National Day holiday, so it must be done by 09-30.
        drafted("l1", "2026-10-10"), "2026-09-22T10:00", "2026-10-01T00:00",
        (listed(PrepublicationNotified, "l1"), listed(AnnouncementWithdrawn, "l1")),
        (
            listed(PrepublicationNotified, "l2"),
            listed(AnnouncementWithdrawn, "l2"),
            listed(AnnouncementPublished, "l1"),
        ),
        source="法释〔2016〕18号",
    ),
    Rule(
        "auction.announcement_served", "二(四)5(1)", "internal", OFFICER, CENTRE_THEN_LEADER,
        # 3个工作日: 05-06 to 05-08.
        listed(AnnouncementPublished, "l1"), "2026-04-30T10:00", "2026-05-09T00:00",
        (listed(AnnouncementServed, "l1"), stopped(AuctionCalledOff, "s1")),
        (listed(AnnouncementServed, "l2"), stopped(AuctionCalledOff, "s1", "l2")),
    ),
    Rule(
        "auction.announcement_papers", "二(四)5(1)", "internal", OFFICER, CENTRE_THEN_LEADER,
        # 3个工作日 after the Tomb-sweeping holiday: 04-07 to 04-09.
        listed(AnnouncementPublished, "l1"), "2026-04-03T10:00", "2026-04-10T00:00",
        (papers("announcement", listing="l1"), stopped(AuctionCalledOff, "s1")),
        (papers("announcement", listing="l2"), papers("price", asset="a1"), stopped(AuctionCalledOff, "s1", "l2")),
        source="浉法〔2023〕30号（条文无单独期限，参照二(三)4）", confidence="unsure",
    ),
    Rule(
        "auction.next_round", "二(四)5(2)", "internal", OFFICER, CENTRE_THEN_LEADER,
        # 及时, taken as three working days: 02-14, 02-24, 02-25.
        FAILED, "2026-02-13T10:00", "2026-02-26T00:00",
        # A round that was under way when the asset was released fails after it.
        (listed(AnnouncementPublished, "l2", round=2), RELEASED, WITHDRAWN, taken(), expired(1)),
        (
            taken("a2"),
            expired(0), expired(1, "a2"),
            listed(AnnouncementPublished, "l1", round=1),
            of(AnnouncementPublished, "a2", listing="l3", round=2),
            OTHER_RELEASED, OTHER_WITHDRAWN,
        ),
        not_opened_by=(listed(RoundFailed, "l2", round=2),), met_early=True,
    ),
    Rule(
        "auction.next_round_statutory", "网络司法拍卖规定第二十六条", "statutory", OFFICER, CENTRE_THEN_LEADER,
        # 30日: 10-01 is in the National Day holiday, which ends on 10-07.
        FAILED, "2026-09-01T10:00", "2026-10-09T00:00",
        (listed(RoundHeld, "l2", round=2), RELEASED, WITHDRAWN, taken(), expired(1)),
        (
            taken("a2"),
            expired(0), expired(1, "a2"),
            listed(AnnouncementPublished, "l2", round=2),
            listed(RoundHeld, "l1", round=1),
            event(RoundHeld, "l3", asset="a2", listing="l3", round=2),
            OTHER_RELEASED, OTHER_WITHDRAWN,
        ),
        not_opened_by=(listed(RoundFailed, "l2", round=2),), met_early=True,
        source="法释〔2016〕18号", not_counted=("网络司法拍卖规定第二十八条",),
    ),
    Rule(
        "auction.sell_off", "二(四)5(2)", "internal", OFFICER, CENTRE_THEN_LEADER,
        # 及时, taken as three working days: 02-14, 02-24, 02-25.
        SECOND_FAILED, "2026-02-13T10:00", "2026-02-26T00:00",
        (listed(AnnouncementPublished, "l3", round=3), RELEASED, WITHDRAWN, taken(), expired(2)),
        (
            listed(AnnouncementPublished, "l2", round=2), OTHER_RELEASED, OTHER_WITHDRAWN, taken("a2"),
            expired(1), expired(2, "a2"),
        ),
        not_opened_by=(FAILED, listed(RoundFailed, "l3", round=3)), met_early=True,
    ),
    Rule(
        "auction.sell_off_statutory", "法明传〔2017〕455号第二条", "statutory", OFFICER, CENTRE_THEN_LEADER,
        # 15日: Tuesday 06-16.
        SECOND_FAILED, "2026-06-01T10:00", "2026-06-17T00:00",
        (listed(AnnouncementPublished, "l3", round=3), RELEASED, WITHDRAWN, taken(), expired(2)),
        (
            listed(AnnouncementPublished, "l2", round=2), OTHER_RELEASED, OTHER_WITHDRAWN, taken("a2"),
            expired(1), expired(2, "a2"),
        ),
        not_opened_by=(FAILED, listed(RoundFailed, "l3", round=3)), met_early=True,
        source="法明传〔2017〕455号", confidence="memory",
    ),
    Rule(
        "auction.relisted_after_default", "拍卖变卖规定第一条", "internal", OFFICER, CENTRE_THEN_LEADER,
        # 及时, taken as three working days: 02-14, 02-24, 02-25.
        DEFAULTED, "2026-02-13T10:00", "2026-02-26T00:00",
        (listed(AnnouncementPublished, "l3", round=2), RELEASED, WITHDRAWN, expired(1)),
        (OTHER_UP, listed(RoundHeld, "l1", round=2), OTHER_RELEASED, OTHER_WITHDRAWN, expired(1, "a2")),
        not_opened_by=(SOLD, FAILED),
        source="法释〔2004〕16号，经法释〔2020〕21号修正；网络司法拍卖规定第二十四条；拍卖变卖规定第二十二条（悔拍后重新拍卖条文无期限，按「及时」掌握）",
        confidence="unsure",
    ),
    Rule(
        "auction.relisted_after_call_off", "拍卖变卖规定第一条", "internal", OFFICER, CENTRE_THEN_LEADER,
        # 及时, taken as three working days: 02-14, 02-24, 02-25.
        CALLED_OFF, "2026-02-13T10:00", "2026-02-26T00:00",
        (listed(AnnouncementPublished, "l2", round=1), RELEASED, WITHDRAWN, expired(0)),
        (OTHER_UP, OTHER_RELEASED, OTHER_WITHDRAWN, expired(0, "a2")),
        not_opened_by=(stopped(AuctionSuspended, "s1", way="stay"), FAILED),
        source="法释〔2004〕16号，经法释〔2020〕21号修正；拍卖变卖规定第十七条（撤回后重新公告条文无期限，按「及时」掌握）",
        confidence="unsure",
    ),
    Rule(
        "auction.unsold_decided", "拍卖变卖规定第二十五条", "internal", Office.JUDGE, CENTRE_THEN_LEADER,
        # 及时, taken as three working days: 02-14, 02-24, 02-25.
        SALE_FAILED, "2026-02-13T10:00", "2026-02-26T00:00",
        (of(AssetUnsold, outcome="returned"), of(AssetUnsold, outcome="other_measures"), RELEASED, WITHDRAWN, taken()),
        (of(AssetUnsold, "a2", outcome="returned"), OTHER_RELEASED, OTHER_WITHDRAWN, taken("a2")),
        not_opened_by=(FAILED, SECOND_FAILED),
        source="法释〔2004〕16号，经法释〔2020〕21号修正（条文无期限，按「及时」掌握）", confidence="unsure",
    ),
    Rule(
        "auction.priced_anew", "处置参考价规定第一条", "statutory", OFFICER, CENTRE_THEN_LEADER,
        # 30日: Wednesday 07-01.
        expired(1), "2026-06-01T10:00", "2026-07-02T00:00",
        (of(InquiryOrdered, method="online"), RELEASED, WITHDRAWN),
        (of(InquiryOrdered, "a2", method="online"), OTHER_RELEASED, OTHER_WITHDRAWN),
        not_opened_by=(FAILED,),
        source="法释〔2018〕15号；处置参考价规定第二十七条（参考价过期的，自认定过期之日起算）",
    ),
    Rule(
        "auction.difference", "拍卖变卖规定第十六条", "statutory", OFFICER, CENTRE_THEN_LEADER,
        # Until the day that the court has set.
        taken(due="2026-10-13"), "2026-09-30T10:00", "2026-10-13T00:00",
        (PAID, DEFAULTED, ANNULLED), (of(BalancePaid, "a2", listing="l2"), OTHER_DEFAULTED, OTHER_ANNULLED),
        not_opened_by=(FAILED, SOLD), met_early=True,
        source="法释〔2004〕16号，经法释〔2020〕21号修正（条文无期限，由法院指定；至多六十日为系统设定）", confidence="unsure",
    ),
    Rule(
        "auction.unsold_released", "拍卖变卖规定第二十五条", "internal", HANDLER, CENTRE_THEN_LEADER,
        # 及时: 10-08, 10-09 and 10-10 (a Saturday that is worked).
        of(AssetUnsold, outcome="returned"), "2026-09-30T10:00", "2026-10-11T00:00",
        (RELEASED, event(MeasureLapsed, "m1", measure="m1", asset="a1")), (OTHER_RELEASED,),
        not_opened_by=(of(AssetUnsold, outcome="other_measures"), WITHDRAWN),
        source="法释〔2004〕16号，经法释〔2020〕21号修正；拍卖变卖规定第二十四条（条文无期限，按「及时」掌握）", confidence="unsure",
    ),
    Rule(
        "auction.rest_stopped", "拍卖变卖规定第十四条", "internal", Office.JUDGE, CENTRE_THEN_LEADER,
        # 及时, taken as three working days: 02-14, 02-24, 02-25.
        listed(OthersSuffice, "l1"), "2026-02-13T10:00", "2026-02-26T00:00",
        (CALLED_OFF, SOLD, FAILED), (stopped(AuctionCalledOff, "s2", "l2"), SECOND_FAILED),
        not_opened_by=(PAID,),
        source="法释〔2004〕16号，经法释〔2020〕21号修正（条文无期限，按「及时」掌握）", confidence="unsure",
    ),
    Rule(
        "auction.paid_stopped", "拍卖变卖规定第十九条", "internal", Office.JUDGE, CENTRE_THEN_LEADER,
        # 及时, taken as three working days: 02-14, 02-24, 02-25.
        listed(DebtCovered, "l1"), "2026-02-13T10:00", "2026-02-26T00:00",
        (CALLED_OFF, SOLD, FAILED), (stopped(AuctionCalledOff, "s2", "l2"), SECOND_FAILED),
        not_opened_by=(listed(OthersSuffice, "l1"), PAID),
        source="法释〔2004〕16号，经法释〔2020〕21号修正（条文无期限，按「及时」掌握；到账即告知，不待被执行人要求）", confidence="unsure",
    ),
    Rule(
        "auction.unheld_decided", "查封扣押冻结规定第二十七条", "internal", Office.JUDGE, CENTRE_THEN_LEADER,
        # 及时, taken as three working days: 02-14, 02-24, 02-25.
        listed(SaleUnheld, "l1"), "2026-02-13T10:00", "2026-02-26T00:00",
        (listed(SaleUpheld, "l1"), CALLED_OFF, ANNULLED, FAILED, DEFAULTED),
        (SOLD, listed(SaleUpheld, "l2"), stopped(AuctionCalledOff, "s2", "l2"), OTHER_ANNULLED, SECOND_FAILED, OTHER_DEFAULTED),
        not_opened_by=(SOLD,),
        source="法释〔2004〕15号，经法释〔2020〕21号修正（条文无期限，按「及时」掌握）", confidence="unsure",
    ),
    Rule(
        "auction.stop_announced", "网络司法拍卖规定第二十八条", "statutory", OFFICER, CENTRE_THEN_LEADER,
        # 及时, taken as three working days: 02-14, 02-24, 02-25.
        stopped(StopOrdered, "s1", way="stay"), "2026-02-13T10:00", "2026-02-26T00:00",
        (stopped(AuctionSuspended, "s1", way="stay"), stopped(AuctionCalledOff, "s1"), stopped(StopFailed, "s1", result="ended")),
        (stopped(AuctionSuspended, "s2", way="stay"), stopped(AuctionCalledOff, "s2"), stopped(StopFailed, "s2", result="ended")),
        source="法释〔2016〕18号",
    ),
    Rule(
        "auction.stop_told", "拍卖变卖规定第十八条", "statutory", OFFICER, CENTRE_THEN_LEADER,
        # 及时: 10-08, 10-09 and 10-10 (a Saturday that is worked).
        stopped(AuctionSuspended, "s1", way="stay"), "2026-09-30T10:00", "2026-10-11T00:00",
        (stopped(StopTold, "s1"),), (stopped(StopTold, "s2"), stopped(SuspensionEnded, "s1", result="resumed")),
        not_opened_by=(stopped(StopOrdered, "s1", way="stay"),),
        source="法释〔2004〕16号，经法释〔2020〕21号修正",
    ),
    Rule(
        "auction.deferral_over", "网络司法拍卖规定第二十八条", "statutory", OFFICER, CENTRE_THEN_LEADER,
        # 5日 from the end of 09-27: 10-03 is in the National Day holiday, which ends on 10-07.
        stopped(AuctionSuspended, "s1", way="defer", until="2026-09-28T00:00:00+08:00"), "2026-09-10T10:00", "2026-10-09T00:00",
        tuple(stopped(SuspensionEnded, "s1", result=result) for result in ("resumed", "extended", "withdrawn")),
        (stopped(SuspensionEnded, "s2", result="resumed"),),
        not_opened_by=(stopped(AuctionSuspended, "s1", way="stay"),),
        source="法释〔2016〕18号",
    ),
    Rule(
        "auction.stay_looked_at_again", "网络司法拍卖规定第二十八条", "internal", Office.JUDGE, CENTRE_THEN_LEADER,
        # 3个月, our own: 2026-09-01.
        stopped(AuctionSuspended, "s1", way="stay"), "2026-06-01T10:00", "2026-09-02T00:00",
        (stopped(SuspensionEnded, "s1", result="extended"), stopped(SuspensionCauseGone, "s1")),
        (stopped(SuspensionEnded, "s2", result="resumed"), stopped(SuspensionCauseGone, "s2")),
        not_opened_by=(stopped(AuctionSuspended, "s1", way="defer", until="2026-07-01T00:00:00+08:00"),),
        source="法释〔2016〕18号（中止没有期限，每三个月核实事由是否消失为系统设定）", confidence="unsure",
    ),
    Rule(
        "auction.suspension_cause_gone", "网络司法拍卖规定第二十八条", "statutory", OFFICER, CENTRE_THEN_LEADER,
        # 5日: Monday 06-15.
        stopped(SuspensionCauseGone, "s1"), "2026-06-10T10:00", "2026-06-16T00:00",
        tuple(stopped(SuspensionEnded, "s1", result=result) for result in ("resumed", "extended", "withdrawn")),
        (stopped(SuspensionEnded, "s2", result="resumed"),),
        source="法释〔2016〕18号",
    ),
    Rule(
        "auction.confirmation", "二(四)5(2)", "internal", OFFICER, CENTRE_THEN_LEADER,
        # 及时, taken as three working days: 10-08, 10-09 and 10-10 (a Saturday that is worked).
        SOLD, "2026-09-30T10:00", "2026-10-11T00:00",
        (listed(ConfirmationPrinted, "l1"), DEFAULTED, ANNULLED),
        (of(ConfirmationPrinted, "a2", listing="l2"), OTHER_DEFAULTED, OTHER_ANNULLED),
    ),
    Rule(
        "auction.deposit", "网络司法拍卖规定第二十五条", "statutory", OFFICER, CENTRE_THEN_LEADER,
        # 24小时 from 11:00, through the National Day holiday.
        SOLD, "2026-09-30T10:00", "2026-10-01T11:00",
        (received("deposit"), PAID, DEFAULTED, ANNULLED),
        (
            received("deposit", "c2"), received("balance"), of(BalancePaid, "a2", listing="l2", sale="c2"),
            OTHER_DEFAULTED, OTHER_ANNULLED,
        ),
        # The applicant need give none when it bids (第十七条).
        not_opened_by=(FAILED, UNDEPOSITED), met_early=True,
        source="法释〔2016〕18号",
    ),
    Rule(
        "auction.balance", "网络司法拍卖规定第二十五条", "statutory", OFFICER, CENTRE_THEN_LEADER,
        # The announcement gave ten days: to Saturday 10-10, which is worked.
        listed(RoundSold, "l1", round=2, sale="c1", balance_due_at="2026-10-11T00:00:00+08:00"),
        "2026-09-30T10:00", "2026-10-11T00:00",
        (PAID, DEFAULTED, ANNULLED, extended("l1")),
        (OTHER_DEFAULTED, OTHER_ANNULLED, of(BalancePaid, "a2", listing="l2"), received("balance"), listed(ConfirmationPrinted, "l1")),
        not_opened_by=(FAILED,),
        source="法释〔2016〕18号（条文无期限，由公告确定；至多六十日为系统设定）", confidence="unsure",
    ),
    Rule(
        "auction.late_balance", "拍卖变卖规定第二十一条", "statutory", OFFICER, CENTRE_THEN_LEADER,
        # Until the day that the court has set.
        extended("l1"), "2026-10-13T10:00", "2026-10-21T00:00",
        (PAID, DEFAULTED, ANNULLED), (of(BalancePaid, "a2", listing="l2"), OTHER_DEFAULTED, OTHER_ANNULLED),
        not_opened_by=(SOLD,), met_early=True,
        source="法释〔2004〕16号，经法释〔2020〕21号修正（条文无期限，由法院指定；至多六十日为系统设定）", confidence="unsure",
    ),
    Rule(
        "auction.full_payment_told", "二(四)5(3)", "internal", OFFICER, CENTRE_THEN_LEADER,
        # 款项全额缴纳: not with a part of the price.
        PAID, "2026-05-09T15:00", "2026-05-10T00:00",
        (of(FullPaymentTold, sale="c1"), ANNULLED), (of(FullPaymentTold, "a2", sale="c2"), OTHER_ANNULLED),
        not_opened_by=(received("deposit"), received("balance")),
    ),
    Rule(
        "auction.sale_ruling", "二(四)5(3)", "internal", Office.JUDGE, CENTRE_THEN_LEADER,
        # 3个工作日: 12-31, then 01-04 and 01-05 of a year whose arrangement is not published yet.
        of(FullPaymentTold), "2026-12-30T10:00", "2027-01-06T00:00",
        (of(SaleRulingMade), ANNULLED), (of(SaleRulingMade, "a2"), OTHER_ANNULLED), provisional=True, met_early=True,
    ),
    Rule(
        "auction.sale_ruling_served", "拍卖变卖规定第二十条", "statutory", OFFICER, CENTRE_THEN_LEADER,
        # 10日 after 价款全额交付: Monday 09-28.
        PAID, "2026-09-18T10:00", "2026-09-29T00:00",
        (of(SaleRulingServed, sale="c1"), ANNULLED),
        (of(SaleRulingServed, "a2", sale="c2"), OTHER_ANNULLED, of(SaleRulingMade), of(SaleRulingPartiesServed)),
        not_opened_by=(received("deposit"), received("balance")),
        source="法释〔2004〕16号，经法释〔2020〕21号修正",
    ),
    Rule(
        "auction.sale_ruling_parties", "二(四)5(3)", "internal", OFFICER, CENTRE_THEN_LEADER,
        # 3个工作日, as for the announcement: 02-14, 02-24, 02-25.
        of(SaleRulingMade), "2026-02-13T10:00", "2026-02-26T00:00",
        (of(SaleRulingPartiesServed), ANNULLED),
        (of(SaleRulingPartiesServed, "a2"), OTHER_ANNULLED, of(SaleRulingServed, sale="c1")),
        source="浉法〔2023〕30号（条文无单独期限，参照二(四)5(1)）", confidence="unsure",
    ),
    Rule(
        "auction.sale_ruling_papers", "二(四)5(3)", "internal", OFFICER, CENTRE_THEN_LEADER,
        # 3个工作日 after the Tomb-sweeping holiday: 04-07 to 04-09.
        of(SaleRulingMade), "2026-04-03T10:00", "2026-04-10T00:00",
        (papers("sale_ruling", asset="a1"), ANNULLED), (papers("sale_ruling", asset="a2"), OTHER_ANNULLED, papers("disposal", asset="a1")),
        source="浉法〔2023〕30号（条文无单独期限，参照二(三)4）", confidence="unsure",
    ),
    Rule(
        "auction.delivery", "二(四)6", "internal", OFFICER, CENTRE_THEN_LEADER,
        # 15个工作日: 09-20 to 09-24, 09-28 to 09-30, 10-08 to 10-10 and 10-12 to 10-15, Sunday 09-20 and Saturday 10-10 worked.
        of(TaxesPaid), "2026-09-18T10:00", "2026-10-16T00:00",
        (of(DisposalCompleted),), (of(DisposalCompleted, "a2"), of(AssetDelivered)),
    ),
    Rule(
        "auction.delivery_statutory", "拍卖变卖规定第二十七条", "statutory", OFFICER, CENTRE_THEN_LEADER,
        # 15日: 10-03 is in the National Day holiday, which ends on 10-07.
        of(SaleRulingServed, sale="c1"), "2026-09-18T10:00", "2026-10-09T00:00",
        (of(AssetDelivered),), (of(AssetDelivered, "a2"),),
        source="法释〔2004〕16号，经法释〔2020〕21号修正",
    ),
    Rule(
        "auction.closing_papers", "二(四)6", "internal", OFFICER, CENTRE_THEN_LEADER,
        # 3个工作日: 05-06 to 05-08.
        of(DisposalCompleted), "2026-04-30T10:00", "2026-05-09T00:00",
        (papers("disposal", asset="a1"),), (papers("disposal", asset="a2"), papers("price", asset="a1")),
    ),
)  # fmt: skip


@each(RULES)
def test_rule(rule: Rule) -> None:
    check(rule)


START = datetime.fromisoformat("2026-06-01T10:00:00+08:00")


def test_26_a_second_round_held_on_the_thirty_first_day_is_late_though_announced_in_time() -> None:
    told = (
        FAILED.at(START),
        listed(AnnouncementPublished, "l2", round=2).at(START + timedelta(days=3)),
        listed(RoundHeld, "l2", round=2).at(START + timedelta(days=31)),
    )
    row = only(docket(told), "auction.next_round_statutory")
    assert row.due_date.isoformat() == "2026-07-01"
    assert (row.state, row.next_step) == ("met", "overdue")


def test_28_a_round_that_the_court_suspended_is_late_only_by_what_follows_its_resumption() -> None:
    """Ten days of suspension: 07-01 becomes 07-11, a Saturday, so Monday 07-13."""
    told = (
        FAILED.at(START),
        listed(AnnouncementPublished, "l2", round=2).at(START + timedelta(days=3)),
        stopped(AuctionSuspended, "s1", "l2", way="stay").at(START + timedelta(days=10)),
        stopped(SuspensionEnded, "s1", "l2", result="resumed").at(START + timedelta(days=20)),
    )
    assert only(docket(told), "auction.next_round_statutory").due_date.isoformat() == "2026-07-13"


def test_27_rounds_by_a_new_price_have_duties_of_their_own() -> None:
    """A first round failed and its price expired: the second first round that fails is to be followed by a second one."""
    told = (
        FAILED.at(START),
        expired(1).at(START + timedelta(days=20)),
        listed(RoundFailed, "l2", round=1).at(START + timedelta(days=120)),
    )
    rows = [row for row in docket(told).duties if row.rule_id == "auction.next_round_statutory"]
    assert [row.state for row in rows] == ["met", "open"]


TO_THE_FIRST_ROUND = (
    event(
        MeasureTaken,
        "m1",
        measure="m1",
        asset="a1",
        asset_kind="real_estate",
        expires_at="2029-06-01T00:00:00+08:00",
    ),
    of(DisposalDecided),
    of(InquiryOrdered, method="online"),
    of(PriceReported),
    served("2026-06-08"),
    of(PriceFixed),
    drafted("l1", "2026-06-20"),
    listed(AnnouncementPublished, "l1", round=1),
    FAILED,
)
OWED_ALL_THE_SAME = {
    *("auction.papers_transfer", "auction.price_papers", "custody.asset_list"),
    *("auction.prepublication_notice", "auction.announcement_served", "auction.announcement_papers"),
    *("custody.notice_after_measure", "custody.ruling_dispatched"),
}
"""Papers that exist, the ruling that seized, and what is told of a round that was drawn up: each can be done to the end of the case."""


@pytest.mark.parametrize("done", range(1, len(TO_THE_FIRST_ROUND) + 1))
def test_when_the_debtor_pays_and_the_asset_is_released_no_step_of_its_sale_is_owed(done: int) -> None:
    """Whatever step it had come to; a report or a failed round heard of only afterwards opens nothing that stays."""
    steps = [one.at(START + timedelta(hours=n)) for n, one in enumerate(TO_THE_FIRST_ROUND)]
    released = RELEASED.at(steps[done - 1].occurred_at + timedelta(minutes=1))
    for facts in ((*steps[:done], released), (*steps[:done], released, *steps[done:])):
        rows = docket(facts).duties
        assert any(row.rule_id == "custody.reference_price_start" for row in rows)
        assert {row.rule_id for row in rows if row.state == "open"} - {"custody.renewal"} <= OWED_ALL_THE_SAME


@pytest.mark.parametrize("done", range(2, len(TO_THE_FIRST_ROUND) + 1))
def test_17_when_the_judge_gives_a_disposal_up_no_step_of_it_is_owed(done: int) -> None:
    steps = [one.at(START + timedelta(hours=n)) for n, one in enumerate(TO_THE_FIRST_ROUND[:done])]
    rows = docket((*steps, WITHDRAWN.at(steps[-1].occurred_at + timedelta(minutes=1)))).duties
    owed = {row.rule_id for row in rows if row.state == "open" and row.rule_id.startswith("auction.")}
    assert owed <= OWED_ALL_THE_SAME
