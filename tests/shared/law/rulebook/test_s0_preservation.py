"""财产保全执行: 财产保全规定第四条、第十八条, 民事诉讼法第一百零六条, 民诉法解释第一百六十六条."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from shared.contracts.custody.facts import (
    AssetSetAside,
    FeedbackReceived,
    FreezeDecided,
    MeasureLapsed,
    MeasureLifted,
    MeasurePartLifted,
    MeasureTaken,
    MeasureWaiting,
    PreservationReleased,
    QueryStarted,
)
from shared.contracts.fact import Fact
from shared.contracts.intake.facts import (
    ApplicationDecided,
    ApplicationReceived,
    ApplicationRefused,
    ApplicationWithdrawn,
    CaseAssigned,
    CaseClosed,
    CaseFiled,
    PreservationFiled,
    PreservationLifted,
    PreservationPartLifted,
    PreservationReceived,
    PreservationSued,
    PreservationTakenOn,
    PreservationTold,
)
from shared.law.rulebook import duties_opened_by
from shared.values.roles import Office
from tests.shared.law.rulebook.table import CENTRE_THEN_LEADER, Event, Rule, check, each, event

RULED = "2026-03-02T15:00:00+08:00"
FILED = event(PreservationFiled, ruled_at=RULED, urgent="no")
AT_ONCE = event(PreservationFiled, ruled_at=RULED, urgent="yes")
BEGUN = (
    event(QueryStarted),
    event(FreezeDecided),
    event(MeasureTaken),
    event(MeasureWaiting),
    event(AssetSetAside, way="offline"),
    event(PreservationLifted),
)
LEFT = event(AssetSetAside, way="not_worth")
PRESERVED = event(MeasureTaken, preserved="yes")
BEFORE_SUIT = event(MeasureTaken, preserved="yes", stage="pre_suit", held_since="2026-03-04T10:00:00+08:00")
IN_SUIT = event(MeasureTaken, preserved="yes", stage="suit", held_since="2026-03-04T10:00:00+08:00")
JUDGED = event(
    PreservationFiled,
    ruled_at=RULED,
    urgent="no",
    stage="before_enforcement",
    performs_until="2026-03-07T00:00:00+08:00",
)
OTHERWISE = (event(MeasureTaken, preserved="carried"), event(MeasureTaken, preserved="no"))
THING = event(PreservationPartLifted, asset="a", whole="yes")
SUM = event(PreservationPartLifted, asset="a", whole="no")
_PARTS = "法释〔2004〕15号，经法释〔2020〕21号修正；查封扣押冻结规定第二十九条；民诉法解释第一百六十六条（条文无期限，按「及时」掌握；逐项财产销记）"

RULES = (
    Rule(
        "preservation.filed", "财产保全规定第四条", "statutory", Office.FILING_CLERK, (Office.LEADER_IN_CHARGE,),
        # 五日 from the ruling of 03-02, though it came two days later: 03-07 is a Saturday, so 03-09.
        event(PreservationReceived, ruled_at=RULED), "2026-03-04T10:00", "2026-03-10T00:00",
        (event(ApplicationDecided), event(ApplicationRefused), event(ApplicationWithdrawn)), (FILED,),
        (event(ApplicationReceived),),
        source="法释〔2016〕22号，经法释〔2020〕21号修正（自裁定作出起算；未立案即无从开始执行）",
    ),
    Rule(
        "preservation.begun", "财产保全规定第四条", "statutory", Office.CUSTODY_OFFICER, CENTRE_THEN_LEADER,
        FILED, "2026-03-04T10:00", "2026-03-10T00:00",
        BEGUN, (LEFT, event(CaseAssigned, officer="o")), (AT_ONCE,),
        source="法释〔2016〕22号，经法释〔2020〕21号修正（自裁定作出起算）",
    ),
    Rule(
        "preservation.begun_at_once", "财产保全规定第四条", "statutory", Office.CUSTODY_OFFICER, CENTRE_THEN_LEADER,
        # 立即: one hour, as it stands, from the next full hour.
        AT_ONCE, "2026-03-04T09:50", "2026-03-04T11:00",
        BEGUN, (LEFT,), (FILED,),
        source="法释〔2016〕22号，经法释〔2020〕21号修正",
    ),
    Rule(
        "preservation.owner_told", "民事诉讼法第一百零六条", "statutory", Office.HANDLING_OFFICER, CENTRE_THEN_LEADER,
        PRESERVED, "2026-03-04T09:50", "2026-03-04T11:00",
        (event(PreservationTold, side="respondent"),), (event(PreservationTold, side="applicant"),), OTHERWISE,
        source="主席令第11号（2023年修正）",
    ),
    Rule(
        "preservation.applicant_told", "财产保全规定第十八条", "internal", Office.HANDLING_OFFICER, CENTRE_THEN_LEADER,
        # 及时, three workdays as it stands: 03-05, 03-06, 03-09.
        PRESERVED, "2026-03-04T10:00", "2026-03-10T00:00",
        (event(PreservationTold, side="applicant"),), (event(PreservationTold, side="respondent"),), OTHERWISE,
        source="法释〔2016〕22号，经法释〔2020〕21号修正（条文无期限，按「及时」掌握）", confidence="unsure",
    ),
    Rule(
        "preservation.suit", "民事诉讼法第一百零四条", "statutory", Office.HANDLING_OFFICER, CENTRE_THEN_LEADER,
        # 三十日 from the measure of 03-04, told two days later: 04-03.
        BEFORE_SUIT, "2026-03-06T10:00", "2026-04-04T00:00",
        (event(PreservationSued), event(PreservationLifted, held="yes"), event(PreservationTakenOn)),
        (event(PreservationTold, side="applicant"), event(MeasureLifted)), (IN_SUIT, *OTHERWISE), met_early=True,
        source="主席令第11号（2023年修正）（自最先采取的保全措施起算；期满没有起诉、申请仲裁的证明的，即应裁定解除）",
    ),
    Rule(
        "preservation.applied_for", "民诉法解释第一百六十三条", "statutory", Office.HANDLING_OFFICER, CENTRE_THEN_LEADER,
        # The period of performance ended with 03-06; 五日 after it: 03-11.
        JUDGED, "2026-03-04T10:00", "2026-03-12T00:00",
        (event(PreservationTakenOn), event(PreservationLifted, held="no"), event(CaseClosed, mode="nothing_to_preserve")),
        (event(PreservationSued), event(CaseClosed, mode="preserved")),
        (event(PreservationFiled, ruled_at=RULED, urgent="no", stage="suit"),), met_early=True,
        source="法释〔2022〕11号（自收到执行申请之日已经申请，立案后销记）",
    ),
    Rule(
        "preservation.released", "民诉法解释第一百六十六条", "internal", Office.CUSTODY_OFFICER, CENTRE_THEN_LEADER,
        event(PreservationLifted, held="yes"), "2026-03-04T10:00", "2026-03-10T00:00",
        (event(PreservationReleased),), (event(MeasureLifted),), (event(PreservationLifted, held="no"),),
        source="法释〔2022〕11号（条文无期限，按「及时」掌握）", confidence="unsure",
    ),
    Rule(
        "preservation.thing_released", "查封扣押冻结规定第二十八条", "internal", Office.CUSTODY_OFFICER, CENTRE_THEN_LEADER,
        THING, "2026-03-04T10:00", "2026-03-10T00:00",
        (event(MeasureLifted, asset="a"), event(MeasureLapsed, asset="a")),
        (event(MeasureLifted, asset="b"), event(MeasurePartLifted, asset="a"), event(PreservationReleased)), (SUM,),
        source=_PARTS, confidence="unsure",
    ),
    Rule(
        "preservation.sum_released", "查封扣押冻结规定第二十八条", "internal", Office.CUSTODY_OFFICER, CENTRE_THEN_LEADER,
        SUM, "2026-03-04T10:00", "2026-03-10T00:00",
        (event(MeasurePartLifted, asset="a"), event(MeasureLifted, asset="a"), event(MeasureLapsed, asset="a")),
        (event(MeasurePartLifted, asset="b"), event(MeasureLifted, asset="b")), (THING,),
        source=_PARTS, confidence="unsure",
    ),
)  # fmt: skip


@each(RULES)
def test_rule(rule: Rule) -> None:
    check(rule)


def _in(case_number: str, fact: Fact) -> set[str]:
    told = fact.model_copy(update={"docket": f"case/{case_number}"})
    return {duty.id for duty in duties_opened_by(told, told.occurred_at.date())}


@pytest.mark.parametrize(
    ("opening", "owed", "not_owed"),
    [
        (
            event(CaseFiled, application_received_at=RULED),
            {"filing.handover"},
            {
                "case.term",
                "documents.initial_batch",
                "documents.enforcement_notice",
                "custody.first_query",
                "custody.national_query",
                "quality.enforcement_notice",
                "quality.local_query",
            },
        ),
        (
            replace(PRESERVED, refs=PRESERVED.refs | {"asset_kind": "vehicle"}),
            {"custody.lapse", "custody.renewal", "preservation.owner_told", "preservation.applicant_told"},
            {"custody.asset_list", "custody.reference_price_start"},
        ),
        (event(FeedbackReceived, found="yes"), {"custody.feedback_handled", "custody.feedback_filed"}, set()),
    ],
)
def test_what_only_enforcement_owes_a_preservation_does_not(
    opening: Event, owed: set[str], not_owed: set[str]
) -> None:
    """民事诉讼法第二百五十一条, 民诉法解释第四百八十条: who is to perform is notified; a ruling of preservation is only secured."""
    fact = opening.at(datetime.fromisoformat("2026-03-04T10:00:00+08:00"))
    assert owed | not_owed <= _in("（2026）豫1502执1号", fact)
    assert owed <= _in("（2026）豫1502执保1号", fact)
    assert not not_owed & _in("（2026）豫1502执保1号", fact)


def test_what_was_preserved_needs_no_new_ruling() -> None:
    """财产保全规定第十七条: 人民法院无需重新制作裁定书."""
    at = datetime.fromisoformat("2026-03-04T10:00:00+08:00")
    carried, ours = (_in("（2026）豫1502执1号", one.at(at)) for one in OTHERWISE)
    assert ours - carried == {"custody.ruling_dispatched", "custody.notice_after_measure"}
