"""Property reports over HTTP."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from services.intake.property_reports import acts, evidence, service
from services.intake.property_reports.rules import REPORTED
from services.intake.property_reports.schemas import (
    MissingReportIn,
    ReportCheckIn,
    ReportDecisionIn,
    ReportFilter,
    ReportIn,
    ReportOut,
)
from shared.platform.http import Calling, Reading
from shared.platform.paging import Page
from shared.values.case_number import CaseNumberStr
from shared.values.roles import READERS

router = APIRouter(tags=[f"property_reports 财产报告 {REPORTED}"])


@router.post("/cases/{case_number}/property-reports", status_code=201, **acts.RECORD_REPORT.route())
async def record_report(
    case_number: CaseNumberStr, body: ReportIn, caller: Calling, peers: Reading
) -> ReportOut:
    """What a respondent reports of its property, or of a change of it, thing by thing."""
    held = await evidence.of_case(peers, case_number)
    return await caller.act(acts.RECORD_REPORT.offices, service.record, case_number, body, held)


@router.post("/cases/{case_number}/missing-reports", status_code=201, **acts.NOTE_NO_REPORT.route())
async def note_no_report(
    case_number: CaseNumberStr, body: MissingReportIn, caller: Calling, peers: Reading
) -> ReportOut:
    """The order was served, its time is over, and no report has come."""
    held = await evidence.of_case(peers, case_number)
    return await caller.act(acts.NOTE_NO_REPORT.offices, service.note_missing, case_number, body, held)


@router.get("/property-reports", summary="财产报告列表")
async def list_reports(asked: Annotated[ReportFilter, Query()], caller: Calling) -> Page[ReportOut]:
    return await caller.read(READERS, service.list_reports, asked)


@router.get("/cases/{case_number}/property-reports", summary="本案的财产报告")
async def reports_of_case(
    case_number: CaseNumberStr, asked: Annotated[ReportFilter, Query()], caller: Calling
) -> Page[ReportOut]:
    return await caller.read(READERS, service.list_reports, asked, case_number)


@router.get("/property-reports/{report_id}", summary="财产报告")
async def read_report(report_id: str, caller: Calling) -> ReportOut:
    return await caller.read(READERS, service.read, report_id)


@router.post("/property-reports/{report_id}/check", **acts.CHECK_REPORT.route())
async def check_report(report_id: str, body: ReportCheckIn, caller: Calling, peers: Reading) -> ReportOut:
    """Against what custody has found: each thing reported has its result, and what was not reported is named."""
    held = await evidence.of_report(caller, peers, report_id)
    return await caller.act(acts.CHECK_REPORT.offices, service.check, report_id, body, held)


@router.post("/property-reports/{report_id}/decision", **acts.DECIDE_REPORT.route())
async def decide_report(report_id: str, body: ReportDecisionIn, caller: Calling) -> ReportOut:
    """The judge of the case: which sanctions, or why none."""
    return await caller.act(acts.DECIDE_REPORT.offices, service.decide, report_id, body)
