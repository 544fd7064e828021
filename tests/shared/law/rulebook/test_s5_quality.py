"""二(五)2, 4; 一(二)."""

from __future__ import annotations

from shared.contracts.custody.facts import QueryStarted
from shared.contracts.documents.facts import DocumentDispatched, RespondentsNotified
from shared.contracts.intake.facts import (
    BulletinDue,
    BulletinPublished,
    CaseArchived,
    CaseClosed,
    CaseFiled,
    ClosingRequested,
    ClosingReviewed,
    DossierFaultAnswered,
    DossierFaultReturned,
    DossierFaultSettled,
    DossierRoundClosed,
    DossierRoundDeclined,
    DossierRoundDrawn,
    DossierRoundOpened,
    DossierRoundOrdered,
    InspectionMade,
    InspectionReviewed,
)
from shared.values.roles import Office
from tests.shared.law.rulebook.table import CENTRE_THEN_LEADER, Rule, check, each, event

FILED = event(CaseFiled, application_received_at="2026-02-13T10:00:00+08:00")

WANTED = "2026-03-20T17:00"
ROUND = event(DossierRoundOpened, "p1", dossier_round="p1", finish_by=f"{WANTED}:00+08:00")
FAULT = event(DossierFaultReturned, "f1", dossier_fault="f1", correct_by=f"{WANTED}:00+08:00")
ANSWERED = event(DossierFaultAnswered, "f1", dossier_fault="f1")

RULES = (
    Rule(
        "quality.enforcement_notice", "二(五)2(1)", "internal", Office.HANDLING_OFFICER, CENTRE_THEN_LEADER,
        # 10个工作日: 02-14, 02-24 to 02-28 (a Saturday that is worked), 03-02 to 03-05.
        FILED, "2026-02-13T10:00", "2026-03-06T00:00",
        (event(RespondentsNotified, document="d1"),),
        (event(DocumentDispatched, "d1", document="d1", document_kind="enforcement_notice", addressee="p1"),),
    ),
    Rule(
        "quality.local_query", "二(五)2(2)", "internal", Office.CUSTODY_OFFICER, CENTRE_THEN_LEADER,
        # 24小时 from 10:00.
        FILED, "2026-11-23T09:20", "2026-11-24T10:00",
        (event(QueryStarted, channel="local", occasion="filing"),),
        (
            event(QueryStarted, channel="national", occasion="filing"),
            event(QueryStarted, channel="local", occasion="closing"),
        ),
    ),
    Rule(
        "quality.daily_inspection", "二(五)2", "internal", Office.QUALITY_OFFICER, CENTRE_THEN_LEADER,
        event(InspectionMade, "i1", inspection="i1"), "2026-02-28T08:15", "2026-03-01T00:00",
        (event(InspectionReviewed, "i1", inspection="i1"),),
        (event(InspectionReviewed, "i2", inspection="i2"),),
        source="浉法〔2023〕30号（每天检查，当日确认）", confidence="unsure",
    ),
    Rule(
        "quality.bulletin", "一(二)", "internal",
        Office.COMMAND_CENTRE_DIRECTOR, (Office.LEADER_IN_CHARGE,),
        event(BulletinDue, "month/2026-02", month="month/2026-02"), "2026-03-02T08:15", "2026-03-03T00:00",
        (event(BulletinPublished, "month/2026-02", month="month/2026-02"),),
        (event(BulletinPublished, "month/2026-01", month="month/2026-01"),),
        source="浉法〔2023〕30号（条文无期限；每月第一个工作日通报上月）", confidence="unsure",
    ),
    Rule(
        "quality.closing_review", "二(五)4", "internal",
        Office.QUALITY_OFFICER, (Office.COMMAND_CENTRE_DIRECTOR, Office.BUREAU_DIRECTOR),
        event(ClosingRequested, "r1", request="r1"), "2026-12-31T16:30", "2027-01-01T00:00",
        (
            event(ClosingReviewed, "r1", request="r1", result="approved"),
            event(ClosingReviewed, "r1", request="r1", result="returned"),
        ),
        (event(ClosingReviewed, "r2", request="r2", result="approved"),),
        source="浉法〔2023〕30号（审查日）", confidence="unsure",
    ),
    Rule(
        "quality.archive", "一(二)", "internal", Office.DOSSIER_KEEPER, (Office.COMMAND_CENTRE_DIRECTOR,),
        # 及时, taken as three working days: 10-08, 10-09 and 10-10 (a Saturday that is worked).
        event(CaseClosed, mode="performed"), "2026-09-30T10:00", "2026-10-11T00:00",
        (event(CaseArchived),),
        source="浉法〔2023〕30号（条文无期限）", confidence="unsure",
    ),
    Rule(
        "quality.dossier_draw", "一(二)", "internal", Office.COMMAND_CENTRE_DIRECTOR, (Office.LEADER_IN_CHARGE,),
        # 及时, taken as three working days: 03-03, 03-04, 03-05.
        ROUND, "2026-03-02T10:00", "2026-03-06T00:00",
        (
            event(DossierRoundDrawn, "p1", dossier_round="p1"),
            event(DossierRoundOrdered, "p1", dossier_round="p1"),
            event(DossierRoundDeclined, "p1", dossier_round="p1"),
        ),
        (event(DossierRoundDrawn, "p2", dossier_round="p2"),),
        source="浉法〔2023〕30号（条文无期限）", confidence="unsure",
    ),
    Rule(
        "quality.dossier_round", "一(二)", "internal", Office.QUALITY_OFFICER, CENTRE_THEN_LEADER,
        # the instant that the round names
        ROUND, "2026-03-02T10:00", WANTED,
        (event(DossierRoundClosed, "p1", dossier_round="p1"), event(DossierRoundDeclined, "p1", dossier_round="p1")),
        (event(DossierRoundClosed, "p2", dossier_round="p2"), event(DossierRoundDrawn, "p1", dossier_round="p1")),
        source="浉法〔2023〕30号（办结期限由每次评查写明）", confidence="unsure",
    ),
    Rule(
        "quality.dossier_fault", "一(二)", "internal", Office.HANDLING_OFFICER, CENTRE_THEN_LEADER,
        # the instant that who returns it names
        FAULT, "2026-03-02T10:00", WANTED,
        (ANSWERED,),
        (event(DossierFaultAnswered, "f2", dossier_fault="f2"),),
        source="浉法〔2023〕30号（整改期限由退回整改时写明）", confidence="unsure",
    ),
    Rule(
        "quality.dossier_recheck", "一(二)", "internal", Office.QUALITY_OFFICER, CENTRE_THEN_LEADER,
        # 及时, taken as three working days: 03-03, 03-04, 03-05.
        ANSWERED, "2026-03-02T10:00", "2026-03-06T00:00",
        (
            event(DossierFaultSettled, "f1", dossier_fault="f1", how="corrected"),
            event(DossierFaultSettled, "f1", dossier_fault="f1", how="struck"),
            FAULT,
        ),
        (event(DossierFaultSettled, "f2", dossier_fault="f2", how="corrected"),),
        source="浉法〔2023〕30号（条文无期限）", confidence="unsure",
    ),
)  # fmt: skip


@each(RULES)
def test_rule(rule: Rule) -> None:
    check(rule)
