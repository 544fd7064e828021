"""确定处置参考价和起拍价 (二(四)3, 4; 法释〔2018〕15号; 法释〔2016〕18号第十条、第二十七条)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from services.auction import covered
from services.auction.disposals import repository as disposals
from services.auction.disposals.evidence import ServiceFile
from services.auction.disposals.models import Disposal
from services.auction.disposals.rules import FIX_PRICE, INQUIRE, NO_PRICE, REPORT, REPRICE, SERVE_REPORT
from services.auction.notification import ServedIn, check_served, check_serving, received_at
from services.auction.pricing import repository, rules
from services.auction.pricing.models import OPEN_STATES, Inquiry, PriceDecision, Report, RoundPrice
from services.auction.pricing.schemas import (
    InquiryIn,
    InquiryOut,
    PriceDecisionIn,
    PriceDecisionOut,
    ReportOut,
    RoundOut,
)
from services.auction.stop.evidence import Evidence
from services.auction.survey import repository as surveys
from shared.contracts.auction.facts import (
    InquiryOrdered,
    PriceExpired,
    PriceFixed,
    PricePapersTold,
    PriceReported,
    PriceReportServed,
    TeamNoticeOrdered,
)
from shared.contracts.documents.purposes import FilePurpose
from shared.gateways.valuation import InquiryState, PriceReport
from shared.law.case_rules import check_judge
from shared.law.files import PaperFile, check_files
from shared.law.numbers import REPORT_DISPLAY
from shared.platform.court import holders, load_calendar
from shared.platform.work import Work
from shared.values.articles import REF, REGULATION
from shared.values.audit_action import AuditAction
from shared.values.money import from_fen, to_fen
from shared.values.problem_code import ProblemCode
from shared.values.record_id import derived_id
from shared.values.refusal import Problem, refuse
from shared.values.roles import Office


async def order_inquiry(work: Work, asset_id: str, body: InquiryIn) -> InquiryOut:
    """Choose the way to a reference price, in the law's order; the valuation system is asked by the workflow."""
    disposal = await disposals.step(work.session, asset_id, INQUIRE)
    before = await repository.inquiries(work.session, asset_id)
    failed = {one.method for one in before if one.state == "failed"}
    rules.check_order(body.method, body.skipped, failed)
    calendar = await load_calendar(work.session)
    inquiry = Inquiry(
        id=derived_id("inquiry", asset_id, len(before) + 1),
        asset_id=asset_id,
        method=body.method,
        skipped=body.model_dump()["skipped"],
        ordered_by=work.actor.id,
        ordered_at=work.now,
        term_ends_at=rules.term_end(body.method, work.now, body.term_ends_on, calendar),
    )
    work.session.add(inquiry)
    await work.session.flush()
    work.audit(
        disposal.case_number, AuditAction.INQUIRY_ORDER, inquiry.id, method=body.method, skipped=body.skipped
    )
    work.tell(InquiryOrdered(inquiry=inquiry.id, asset=asset_id, method=body.method), disposal.case_number)
    return inquiry_out(inquiry, await repository.reports(work.session, inquiry.id))


async def ordered(work: Work, asset_id: str) -> tuple[Inquiry, Disposal] | None:
    """What the valuation system is still to be asked; None if nothing was ordered or it was asked already."""
    inquiry = await repository.open_inquiry(work.session, asset_id)
    if inquiry is None or inquiry.state != "ordered":
        return None
    return inquiry, await disposals.disposal(work.session, asset_id)


async def book_asked(work: Work, inquiry_id: str, state: InquiryState) -> bool:
    """The system was asked, and says how many reports will come; False if this way leads to no price."""
    inquiry, disposal = await _locked(work, inquiry_id)
    if inquiry.state == "ordered":
        inquiry.state, inquiry.expected = "asked", state.expected
        work.audit(disposal.case_number, AuditAction.INQUIRY_ASK, inquiry.id, expected=state.expected)
        await _conclude(work, inquiry, disposal, over=state.expected == 0)
    return inquiry.state != "failed"


async def take_report(work: Work, message: PriceReport) -> None:
    """One platform's report, by its webhook. A repeated message and a second report of a platform change nothing."""
    inquiry, disposal = await _locked(work, message.inquiry_id)
    if message.asset_ref != inquiry.asset_id:
        raise Problem(409, ProblemCode.OTHER_PROPERTY, article=REF[12])
    known = await repository.reports(work.session, inquiry.id)
    if any(one.message_id == message.message_id or one.platform == message.platform for one in known):
        return
    if await work.session.get(Report, message.message_id):
        raise Problem(409, ProblemCode.MESSAGE_ID_REUSED, "同一编号的消息用于另一次询价")
    rules.check_report(message.reported_at, message.valid_until, inquiry.ordered_at, work.now)
    report = Report(
        message_id=message.message_id,
        inquiry_id=inquiry.id,
        platform=message.platform,
        price=from_fen(message.price_fen),
        reported_at=message.reported_at,
        valid_until=rules.valid_until(message.valid_until, message.reported_at),
        in_time=inquiry.state in OPEN_STATES and message.reported_at <= inquiry.term_ends_at,
    )
    work.session.add(report)
    await work.session.flush()
    work.audit(disposal.case_number, AuditAction.INQUIRY_REPORT, inquiry.id, in_time=report.in_time)
    await _conclude(work, inquiry, disposal, over=False)


async def close_term(work: Work, asset_id: str) -> InquiryOut:
    """The term is over: the average of those that delivered in time, or no price (处置参考价规定第十一条、第十三条)."""
    disposal = await disposals.disposal(work.session, asset_id, lock=True)
    inquiry = await repository.open_inquiry(work.session, asset_id)
    rules.check_term_over(inquiry.term_ends_at if inquiry else None, work.now)
    assert inquiry is not None
    work.audit(disposal.case_number, AuditAction.INQUIRY_CLOSE_TERM, inquiry.id)
    await _conclude(work, inquiry, disposal, over=True)
    return inquiry_out(inquiry, await repository.reports(work.session, inquiry.id))


async def _conclude(work: Work, inquiry: Inquiry, disposal: Disposal, *, over: bool) -> None:
    """Fix the reference price when every report is there or the time is over."""
    reports = await repository.reports(work.session, inquiry.id)
    complete = inquiry.state == "asked" and len(reports) == inquiry.expected
    if not (complete or (over and inquiry.state in OPEN_STATES)):
        return
    counted = [report for report in reports if report.in_time]
    if not counted:
        inquiry.state = "failed"
        await disposals.step(work.session, disposal.asset_id, NO_PRICE)
        return
    inquiry.state = "priced"
    inquiry.reference_price = rules.average([report.price for report in counted])
    inquiry.valid_until = min(report.valid_until for report in counted)
    await disposals.step(work.session, disposal.asset_id, REPORT)
    work.tell(
        PriceReported(inquiry=inquiry.id, asset=disposal.asset_id, price_fen=to_fen(inquiry.reference_price)),
        disposal.case_number,
    )


async def serve_report(work: Work, by: ServiceFile, asset_id: str, body: ServedIn) -> InquiryOut:
    """The report served on every party and interested person; the five days for objections run from the last receipt.

    二(四)3; 处置参考价规定第二十一条、第二十二条.
    """
    disposal = await disposals.step(work.session, asset_id, SERVE_REPORT)
    inquiry = await repository.priced_inquiry(work.session, asset_id)
    counted = [one for one in await repository.reports(work.session, inquiry.id) if one.in_time]
    reported_at = max(one.reported_at for one in counted)
    interested = by.file.case.party_ids | await surveys.priority_holders(work.session, asset_id)
    check_serving(
        by.document,
        body.document,
        disposal.case_number,
        "price_report_notice",
        by.asset.identifier,
        reported_at,
        REF[21],
    )
    served = check_served(
        body.document,
        by.deliveries,
        body.told,
        interested,
        reported_at,
        REF[21],
        by.file.files,
        work.hands,
    )
    calendar = await load_calendar(work.session)
    # Whoever cannot be served has received the report when its publication ends (REF[21]).
    display = REPORT_DISPLAY.on(work.now.date())
    received = max(received_at(one, display, calendar) for one in served.told)
    inquiry.files = inquiry.files | served.files
    inquiry.told = [one.model_dump(mode="json") for one in served.told]
    inquiry.served_at = served.last
    inquiry.objections_end_at = rules.objections_end(inquiry.method, received, calendar)
    work.audit(
        disposal.case_number, AuditAction.INQUIRY_SERVE_REPORT, inquiry.id, recipients=len(served.told)
    )
    work.tell(
        PriceReportServed(
            inquiry=inquiry.id,
            asset=asset_id,
            final_at=rules.price_final_at(inquiry.method, reported_at, inquiry.objections_end_at),
        ),
        disposal.case_number,
        occurred_at=inquiry.served_at,
    )
    return inquiry_out(inquiry, await repository.reports(work.session, inquiry.id))


async def tell_papers(work: Work, asset_id: str) -> None:
    """Have the officer of the team that gave the order told that the papers of the price are filed (二(四)3)."""
    disposal = await disposals.disposal(work.session, asset_id, lock=True)
    priced = [one for one in await repository.inquiries(work.session, asset_id) if one.state == "priced"]
    if priced and priced[-1].papers_told_by is None:
        priced[-1].papers_told_by = work.actor.id
        notice = TeamNoticeOrdered(notice=priced[-1].id, about="price_papers", office="handling_officer")
        work.tell(notice, disposal.case_number)


async def book_papers_told(work: Work, notice: str, received_at: datetime) -> None:
    """The officer's message of an inquiry has arrived: its papers count as told since then, once (二(四)3)."""
    if await work.session.get(Inquiry, notice) is None:
        return
    inquiry, disposal = await _locked(work, notice)
    if inquiry.papers_told_by is not None and inquiry.papers_told_at is None:
        inquiry.papers_told_at = received_at
        work.record(
            AuditAction.INQUIRY_TELL_PAPERS,
            PricePapersTold(inquiry=inquiry.id, asset=inquiry.asset_id),
            disposal.case_number,
            occurred_at=received_at,
        )


async def fix_price(work: Work, evidence: Evidence, asset_id: str, body: PriceDecisionIn) -> PriceDecisionOut:
    """The panel fixes starting price, deposit, increment and reduction (网络司法拍卖规定第十条、第十七条、第二十六条、第二十七条)."""
    case = evidence.file.case
    work.in_stead_of(check_judge(case.judge, work.actor, REGULATION["一(一)"]))
    disposal = await disposals.step(work.session, asset_id, FIX_PRICE)
    refuse(await covered.faults(work, case, evidence.come_in), 409, ProblemCode.PRICE_DECISION)
    inquiry = await repository.priced_inquiry(work.session, asset_id)
    assert inquiry.reference_price is not None
    assert inquiry.objections_end_at is not None
    rules.check_decision(
        inquiry.reference_price,
        [rules.Round(**one.model_dump()) for one in body.rounds],
        body.panel,
        {person.id for person in await holders(work.session, Office.PANEL_MEMBER, work.now)},
        inquiry.objections_end_at,
        work.now,
    )
    reports = await repository.reports(work.session, inquiry.id)
    minutes = PaperFile(
        "minutes_document",
        body.minutes_document,
        FilePurpose.PRICE_MINUTES,
        REGULATION["二(四)2"],
        # The panel has deliberated on this price, and one of the three does not show it by himself.
        shows_at=max((one.reported_at for one in reports if one.in_time), default=inquiry.ordered_at),
        not_by=work.hands,
    )
    presiding, member_a, member_b = body.panel
    decision = PriceDecision(
        asset_id=asset_id,
        inquiry_id=inquiry.id,
        reference_price=inquiry.reference_price,
        presiding=presiding,
        member_a=member_a,
        member_b=member_b,
        minutes_document=body.minutes_document,
        files=check_files(evidence.file.files, [minutes]),
        decided_by=work.actor.id,
        decided_at=work.now,
    )
    # A decision by a price that has expired makes way; it stands in the audit chain.
    decision = await work.session.merge(decision)
    for number, one in enumerate(body.rounds, start=1):
        await work.session.merge(RoundPrice(asset_id=asset_id, round=number, **one.model_dump()))
    work.audit(
        disposal.case_number, AuditAction.PRICE_FIX, asset_id, panel=body.panel, minutes=body.minutes_document
    )
    work.tell(
        PriceFixed(asset=asset_id, price_fen=to_fen(body.rounds[0].starting_price)), disposal.case_number
    )
    await work.session.flush()
    return decision_out(decision, await repository.rounds(work.session, asset_id))


async def redetermine(work: Work, asset_id: str) -> InquiryOut:
    """The price has outlived its term unused: the ways to a price are open again (第二十七条、第十一条、第十九条)."""
    disposal = await disposals.step(work.session, asset_id, REPRICE)
    course = await disposals.course(work.session, disposal)
    inquiry = course.priced_inquiry
    rules.check_expired(inquiry.valid_until if inquiry else None, course.failed_rounds, work.now.date())
    assert inquiry is not None
    inquiry.state = "expired"
    work.record(
        AuditAction.INQUIRY_EXPIRE,
        PriceExpired(inquiry=inquiry.id, asset=asset_id, failed=course.failed_rounds),
        disposal.case_number,
    )
    return inquiry_out(inquiry, course.reports)


async def _locked(work: Work, inquiry_id: str) -> tuple[Inquiry, Disposal]:
    """The disposal is locked first, as everywhere, then its inquiry is read anew."""
    asset_id = (await repository.inquiry(work.session, inquiry_id)).asset_id
    disposal = await disposals.disposal(work.session, asset_id, lock=True)
    return await repository.inquiry(work.session, inquiry_id, lock=True), disposal


def inquiry_out(inquiry: Inquiry, reports: Sequence[Report]) -> InquiryOut:
    """`reports`: of this and perhaps of other inquiries."""
    shown = [
        ReportOut.model_validate(report, from_attributes=True)
        for report in reports
        if report.inquiry_id == inquiry.id
    ]
    return InquiryOut(**inquiry.model_dump(include=set(InquiryOut.model_fields)), reports=shown)


def decision_out(decision: PriceDecision, rounds: Sequence[RoundPrice]) -> PriceDecisionOut:
    shown = [RoundOut.model_validate(one, from_attributes=True) for one in rounds]
    return PriceDecisionOut(**decision.model_dump(), rounds=shown)
