"""二(二)1, 2, 5, 6; 查封扣押冻结规定第一条; 执行程序解释第二十二条; 民诉法解释第四百八十五条; 处置参考价规定第一条."""

from __future__ import annotations

from datetime import datetime

import pytest

from services.intake.docket.owed import Owed
from shared.contracts.auction.facts import DisposalDeferred, InquiryOrdered
from shared.contracts.commission.facts import CommissionDispatched
from shared.contracts.custody.facts import (
    AssetListMade,
    AssetSetAside,
    CommissionedMeasureEntered,
    FeedbackFiled,
    FeedbackHandled,
    FeedbackReceived,
    FreezeDecided,
    MeasureCarried,
    MeasureLapsed,
    MeasureLifted,
    MeasureRenewed,
    MeasureTaken,
    MeasureWaiting,
    OfflineHandled,
    OutsideAssetFound,
    QueryStarted,
)
from shared.contracts.documents.facts import DocumentDispatched, RespondentsNotified
from shared.contracts.intake.facts import CaseFiled
from shared.values.roles import Office
from tests.dockets import by_rule, docket
from tests.shared.law.rulebook.table import CENTRE_THEN_LEADER, Event, Rule, check, each, event

OFFICER = Office.CUSTODY_OFFICER
FILED = event(CaseFiled, application_received_at="2026-11-20T10:00:00+08:00")
NATIONAL = event(QueryStarted, channel="national", occasion="filing")
LOCAL = event(QueryStarted, channel="local", occasion="filing")
BEFORE_CLOSING = event(QueryStarted, channel="national", occasion="closing")
FEEDBACK = event(FeedbackReceived, "f1", feedback="f1", found="yes")


def measure(asset: str, asset_kind: str, expires_on: str) -> Event:
    refs = {"asset": asset, "asset_kind": asset_kind, "expires_at": f"{expires_on}T00:00:00+08:00"}
    return event(MeasureTaken, f"m-{asset}", measure=f"m-{asset}", document="r1", **refs)


def dispatched(document: str, kind: str) -> Event:
    return event(DocumentDispatched, document, document=document, document_kind=kind)


DEPOSIT = measure("a1", "bank_deposit", "2026-10-10")
FLAT = measure("a1", "real_estate", "2029-08-31")
WAITS = event(
    MeasureWaiting, "m-a1", measure="m-a1", asset="a1", asset_kind="real_estate", document="r1", rank=2
)
"""Registered, and not in force: nothing is priced or renewed."""

RULES = (
    Rule(
        "custody.first_query", "二(二)1", "internal", Office.FILING_CLERK, CENTRE_THEN_LEADER,
        # 立即, taken as one hour, which is counted from the next full one.
        FILED, "2026-11-23T09:20", "2026-11-23T11:00",
        (NATIONAL, LOCAL), (BEFORE_CLOSING,),
    ),
    Rule(
        "custody.national_query", "二(二)2", "internal", Office.FILING_CLERK, CENTRE_THEN_LEADER,
        # 24小时 from 10:00.
        FILED, "2026-11-23T09:20", "2026-11-24T10:00",
        (NATIONAL,), (LOCAL, BEFORE_CLOSING),
    ),
    Rule(
        "custody.feedback_handled", "二(二)2", "internal", OFFICER, CENTRE_THEN_LEADER,
        # 24小时 from 17:00; hours run on through the National Day holiday.
        FEEDBACK, "2026-09-30T16:20", "2026-10-01T17:00",
        (event(FeedbackHandled, "f1", feedback="f1"),), (event(FeedbackHandled, "f2", feedback="f2"),),
        not_opened_by=(event(FeedbackReceived, "f1", feedback="f1", found="no"),),
    ),
    Rule(
        "custody.freeze_online", "二(二)2(1)", "internal", OFFICER, CENTRE_THEN_LEADER,
        # 实时; an event at the stroke of ten belongs to that hour, the next one begins at eleven.
        event(FreezeDecided, "a1", asset="a1"), "2026-03-03T10:00", "2026-03-03T12:00",
        # An institution that refuses ends it with the decision to go there in person, or to ask another court.
        (
            DEPOSIT,
            event(AssetSetAside, "a1", asset="a1", way="offline"),
            event(CommissionDispatched, "c1", commission="c1", asset="a1"),
            WAITS,
        ),
        (measure("a2", "bank_deposit", "2027-03-03"), event(AssetSetAside, "a2", asset="a2", way="offline")),
    ),
    Rule(
        "custody.delegate_outside", "二(二)2(2)", "internal", OFFICER, CENTRE_THEN_LEADER,
        # 3个工作日: 10-08, 10-09 and 10-10 (a Saturday that is worked).
        event(OutsideAssetFound, "a1", asset="a1"), "2026-09-30T11:00", "2026-10-11T00:00",
        (
            event(CommissionDispatched, "c1", commission="c1", asset="a1"),
            # What can be frozen online although it lies outside is frozen online, 二(二)2(1).
            DEPOSIT,
            WAITS,
            event(AssetSetAside, "a1", asset="a1", way="not_worth"),
        ),
        (
            event(CommissionDispatched, "c2", commission="c2", asset="a2"),
            event(AssetSetAside, "a1", asset="a1", way="offline"),
        ),
    ),
    Rule(
        "custody.offline", "二(二)4", "internal", OFFICER, CENTRE_THEN_LEADER,
        # 10个工作日: 10-08 to 10-10 (a worked Saturday), 10-12 to 10-16, 10-19, 10-20.
        event(AssetSetAside, "a1", asset="a1", way="offline"), "2026-09-30T11:00", "2026-10-21T00:00",
        (event(OfflineHandled, "a1", asset="a1", result="none"), DEPOSIT),
        (event(OfflineHandled, "a2", asset="a2", result="none"),),
        not_opened_by=(event(AssetSetAside, "a1", asset="a1", way="not_worth"),),
        # 二(五)3: a prompt about an instruction is reported the same day.
        early_to=CENTRE_THEN_LEADER,
    ),
    Rule(
        "custody.asset_list", "二(二)5", "internal", OFFICER, CENTRE_THEN_LEADER,
        # 及时, taken as three working days: 05-06 to 05-08.
        DEPOSIT, "2026-04-30T11:00", "2026-05-09T00:00",
        (event(AssetListMade, list="l1"),), (event(FeedbackFiled, "f1", feedback="f1"),),
        source="浉法〔2023〕30号（条文无期限，按「及时」掌握）", confidence="unsure",
    ),
    Rule(
        "custody.feedback_filed", "二(二)6", "internal", OFFICER, CENTRE_THEN_LEADER,
        event(FeedbackReceived, "f1", feedback="f1", found="no"), "2026-03-05T18:00", "2026-03-06T00:00",
        (event(FeedbackFiled, "f1", feedback="f1"),), (event(FeedbackFiled, "f2", feedback="f2"),),
    ),
    Rule(
        "custody.ruling_dispatched", "查封扣押冻结规定第一条", "internal",
        Office.DOCUMENT_CLERK, CENTRE_THEN_LEADER,
        # No limit in the article, 及时 is taken: 05-06 to 05-08. One ruling may seize several assets, one after another.
        DEPOSIT, "2026-04-30T11:00", "2026-05-09T00:00",
        (dispatched("r1", "freezing_ruling"),),
        (dispatched("r2", "freezing_ruling"), dispatched("d1", "enforcement_notice")),
        met_early=True,
        source="法释〔2004〕15号，经法释〔2020〕21号修正（条文无期限，按「及时」掌握）",
        confidence="unsure",
    ),
    Rule(
        "custody.notice_after_measure", "执行程序解释第二十二条", "statutory",
        Office.DOCUMENT_CLERK, CENTRE_THEN_LEADER,
        # 3日: 05-03 is in the Labour Day holiday, which ends on 05-05. A notice sent before will do.
        DEPOSIT, "2026-04-30T11:00", "2026-05-07T00:00",
        (event(RespondentsNotified, document="d1"),),
        (event(DocumentDispatched, "d1", document="d1", document_kind="enforcement_notice", addressee="p1"),),
        met_early=True,
        source="法释〔2008〕13号，经法释〔2020〕21号修正（所引条文即现行民事诉讼法第二百五十一条）",
    ),
    Rule(
        "custody.renewal", "民诉法解释第四百八十五条", "internal",
        OFFICER, (Office.COMMAND_CENTRE_DIRECTOR, Office.BUREAU_DIRECTOR),
        # 届满前7日: it ends with 10-09; the seventh day before is 10-02, a holiday, so it must be done by 09-30.
        DEPOSIT, "2025-10-11T11:00", "2026-10-01T00:00",
        (
            event(MeasureRenewed, "m-a1", measure="m-a1", asset="a1"),
            event(MeasureLifted, "m-a1", measure="m-a1", asset="a1"),
            event(MeasureLapsed, "m-a1", measure="m-a1", asset="a1"),
            event(MeasureCarried, "m-a1", measure="m-a1", asset="a1"),
            WAITS,
        ),
        (event(MeasureLifted, "m-a2", measure="m-a2", asset="a1"),),
        source="法释〔2022〕11号；财产保全规定第十八条（提前七日，参照）", confidence="unsure",
    ),
    Rule(
        "custody.lapse", "民诉法解释第四百八十五条", "statutory",
        OFFICER, (Office.COMMAND_CENTRE_DIRECTOR, Office.BUREAU_DIRECTOR),
        # At the end that the record names; no holiday moves it: the institution's system does not wait.
        DEPOSIT, "2025-10-11T11:00", "2026-10-10T00:00",
        (
            event(MeasureRenewed, "m-a1", measure="m-a1", asset="a1"),
            event(MeasureLifted, "m-a1", measure="m-a1", asset="a1"),
            event(MeasureLapsed, "m-a1", measure="m-a1", asset="a1"),
            event(MeasureCarried, "m-a1", measure="m-a1", asset="a1"),
            WAITS,
        ),
        (event(MeasureRenewed, "m-a2", measure="m-a2", asset="a1"), event(AssetSetAside, "a1", asset="a1", way="offline")),
        source="法释〔2022〕11号；查封扣押冻结规定第二十七条",
        early_to=(Office.COMMAND_CENTRE_DIRECTOR, Office.BUREAU_DIRECTOR),
    ),
    Rule(
        "custody.commissioned_price_start", "处置参考价规定第一条", "statutory",
        Office.HANDLING_OFFICER, CENTRE_THEN_LEADER,
        event(CommissionedMeasureEntered, "a1", asset="a1", asset_kind="real_estate", commission="c1"),
        "2026-09-01T11:00", "2026-10-09T00:00",
        (
            event(InquiryOrdered, "i1", asset="a1", method="online"),
            event(MeasureLifted, "m-a1", measure="m-a1", asset="a1"),
            event(AssetSetAside, "a1", asset="a1", way="not_worth"),
            event(DisposalDeferred, "a1", asset="a1", ground="waiting"),
        ),
        (event(InquiryOrdered, "i2", asset="a2", method="online"),),
        not_opened_by=(
            event(CommissionedMeasureEntered, "a1", asset="a1", asset_kind="bank_deposit", commission="c1"),
        ),
        source="法释〔2018〕15号（受托法院查封冻结的，同；除存款外均按需要掌握，至解除查封冻结为止）",
    ),
    Rule(
        "custody.reference_price_start", "处置参考价规定第一条", "statutory",
        Office.HANDLING_OFFICER, CENTRE_THEN_LEADER,
        # 30日: 10-01 is in the National Day holiday, which ends on 10-07.
        FLAT, "2026-09-01T11:00", "2026-10-09T00:00",
        # What is released again, because it need not be sold or the debt is paid, needs no price.
        (
            event(InquiryOrdered, "i1", asset="a1", method="online"),
            event(MeasureLifted, "m-a1", measure="m-a1", asset="a1"),
            event(AssetSetAside, "a1", asset="a1", way="not_worth"),
            event(DisposalDeferred, "a1", asset="a1", ground="waiting"),
        ),
        (
            event(InquiryOrdered, "i2", asset="a2", method="online"),
            event(MeasureLifted, "m-a2", measure="m-a2", asset="a2"),
            event(AssetSetAside, "a1", asset="a1", way="offline"),
        ),
        not_opened_by=(DEPOSIT, WAITS),
        met_early=True,
        source="法释〔2018〕15号（「需要拍卖、变卖」：除存款外均按需要掌握，至解除查封冻结为止）",
    ),
)  # fmt: skip


@each(RULES)
def test_rule(rule: Rule) -> None:
    check(rule)


def apply(fact: Event, at: str) -> dict[str, Owed]:
    told = fact.at(datetime.fromisoformat(f"{at}:00+08:00"))
    return by_rule(docket([told]))


@pytest.mark.parametrize("kind", ["real_estate", "vehicle", "equity", "securities"])
def test_1_whatever_must_be_sold_to_become_money_needs_a_price(kind: str) -> None:
    opened = apply(measure("a1", kind, "2028-09-01"), "2026-09-01T11:00")
    assert str(opened["custody.reference_price_start"].due_date) == "2026-10-08"


def test_ref1_what_was_seized_offline_is_priced_in_thirty_days_too() -> None:
    set_aside = event(AssetSetAside, "a1", asset="a1", way="offline").at(
        datetime.fromisoformat("2026-08-28T10:00+08:00")
    )
    seized = FLAT.at(datetime.fromisoformat("2026-09-01T11:00+08:00"))
    owed = {row.rule_id: row.state for row in docket((set_aside, seized)).duties}
    assert owed["custody.reference_price_start"] == "open"


def test_485_who_must_renew_is_told_before_the_last_day_on_which_he_can() -> None:
    row = apply(DEPOSIT, "2025-10-11T11:00")["custody.renewal"]
    assert str(row.due_date) == "2026-09-30"
    # The third last working day: 09-28, 09-29, 09-30; Mid-Autumn lasts until Sunday 09-27.
    assert row.warn_at.isoformat() == "2026-09-28T09:00:00+08:00"
