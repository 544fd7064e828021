"""中止、暂缓、延长: recorded by the handling officer on a paper, confirmed by the judge; months are added by the president."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import cast

from services.intake.docket.repository import court_time
from services.intake.filing import repository as cases
from services.intake.filing.models import Case
from services.intake.guarantees import repository as guarantees
from services.intake.guarantees.rules import check_rests
from services.intake.prompts.addressee import addressee
from services.intake.prompts.messages import tell
from services.intake.suspension import acts, repository, rules
from services.intake.suspension import term as terms
from services.intake.suspension.models import Stay, TermExtension
from services.intake.suspension.schemas import (
    ExtensionDecisionIn,
    ExtensionFilter,
    ExtensionIn,
    ExtensionOut,
    HigherCourtOut,
    StayDecisionIn,
    StayEndIn,
    StayFilter,
    StayIn,
    StayOut,
    StayWithdrawalIn,
    TermOut,
)
from shared.contracts.docket_id import DocketId
from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.documents.records import FileRecord
from shared.contracts.intake.facts import CaseFiled, StayBegun, StayEnded, StayGround, TermExtended
from shared.law.case_access import Standing
from shared.law.case_rules import check_enforces, check_judge, check_officer, check_open
from shared.law.files import PaperFile, check_files
from shared.platform import court
from shared.platform.paging import Page
from shared.platform.reading import open_case, open_list
from shared.platform.work import Work
from shared.values.articles import TIM
from shared.values.audit_action import AuditAction
from shared.values.roles import Office
from shared.values.zone import COURT_ZONE


async def record(work: Work, case_number: str, body: StayIn, files: Sequence[FileRecord]) -> StayOut:
    """Put a paper on record that stops the term; the judge of the case hears of it."""
    case = await _open(work, case_number)
    since = await repository.first_on_security(work.session, case_number)
    rules.check_said(
        body.ground,
        body.decided_on,
        body.until,
        case.filed_at.astimezone(COURT_ZONE).date(),
        work.now.date(),
        since,
        continued=body.continues is not None,
    )
    deferrals = await repository.deferrals(work.session, case_number)
    rules.check_continues(
        body.ground, body.continues, body.notice_number, body.decided_on, body.until, deferrals
    )
    rules.check_secured(body.ground, body.guarantees)
    rests_on = await guarantees.named(work.session, case_number, body.guarantees)
    rules.check_known(body.guarantees, [one.id for one in rests_on])
    check_rests([(one.state, one.deferred_until, one.stay is not None) for one in rests_on], body.until)
    sha256 = rules.check_paper(
        body.ground, body.file, files, work.hands, continued=body.continues is not None
    )
    rules.check_first(await repository.is_recorded(work.session, case_number, sha256), body.ground)
    stay = Stay(
        case_number=case_number,
        sha256=sha256,
        recorded_by=work.actor.id,
        recorded_for=work.stead,
        recorded_at=work.now,
        **body.model_dump(exclude={"guarantees"}),
    )
    work.session.add(stay)
    await work.session.flush()
    for one in rests_on:
        one.stay = stay.id
    work.audit(case_number, AuditAction.STAY_RECORD, stay.id, ground=body.ground)
    await _told(work, case_number, Office.JUDGE, "中止、暂缓等期间已经登记，请核对材料后确认", TIM[9])
    return (await _out(work, [stay], case))[0]


async def decide(work: Work, stay_id: str, body: StayDecisionIn, files: Sequence[FileRecord]) -> StayOut:
    """The judge confirms that the paper stops the term, from the day on which it lay in the dossier, or refuses it."""
    stay, case = await _locked(work, stay_id)
    work.in_stead_of(check_judge(case.judge, work.actor, acts.DECIDE_STAY.article))
    rules.check_another((stay.recorded_by, stay.recorded_for), work.actor, Office.JUDGE)
    check_open(case.state, rules.NO_MORE_STAYS, TIM[9])
    rests_on = await guarantees.of_stays(work.session, [stay.id])
    before = await repository.stay(work.session, stay.continues) if stay.continues else None
    stay.state = rules.moved(stay.state, body.result, body.reason)
    stay.confirmed_by, stay.confirmed_at, stay.reason = work.actor.id, work.now, body.reason
    work.audit(case.case_number, AuditAction.STAY_DECIDE, stay.id, result=body.result, reason=body.reason)
    if stay.state == rules.State.REFUSED:
        for one in rests_on:
            one.stay = None
    if stay.state == rules.State.CONFIRMED:
        ground = _ground(stay)
        check_rests([(one.state, one.deferred_until, False) for one in rests_on], stay.until)
        rules.check_still_continues(before.state if before else None)
        rules.check_paper(ground, stay.file, files, work.hands, continued=before is not None)
        entered = next(file.entered_at for file in files if file.id == stay.file)
        stay.begins_at = rules.begins_at(stay.decided_on, entered)
        until = rules.ends_at(stay.until + timedelta(days=1), stay.begins_at) if stay.until else None
        begun = StayBegun(stay=stay.id, ground=ground, until=until)
        work.tell(begun, case.case_number, occurred_at=stay.begins_at)
    return (await _out(work, [stay], case))[0]


async def withdraw(work: Work, stay_id: str, body: StayWithdrawalIn) -> StayOut:
    """What was recorded wrong and stops nothing yet is taken back by the officer of the case, as it is now."""
    stay, case = await _locked(work, stay_id)
    work.in_stead_of(check_officer(case.officer, work.actor, acts.WITHDRAW_STAY.article))
    stay.state, stay.reason = rules.moved(stay.state, rules.State.WITHDRAWN, body.reason), body.reason
    work.audit(case.case_number, AuditAction.STAY_WITHDRAW, stay.id, reason=body.reason)
    return (await _out(work, [stay], case))[0]


async def end(work: Work, stay_id: str, body: StayEndIn, files: Sequence[FileRecord]) -> StayOut:
    """Enforcement goes on: the term runs again from the day of the paper, whatever notices had followed one another."""
    stay, case = await _locked(work, stay_id)
    work.in_stead_of(acts.check_ends(case.officer, case.judge, work.actor))
    rules.check_follows(stay.state, rules.State.ENDED)
    assert stay.begins_at is not None
    ground = _ground(stay)
    sha256 = rules.check_end(
        ground, body.end_file, body.ended_on, stay.begins_at, files, work.now.date(), work.hands
    )
    for one in await repository.chain(work.session, stay):
        assert one.begins_at is not None
        one.state, one.end_file, one.ended_on = rules.State.ENDED, body.end_file, body.ended_on
        one.end_sha256, one.ended_by, one.ended_at = sha256, work.actor.id, work.now
        at = rules.ends_at(body.ended_on, one.begins_at)
        work.record(AuditAction.STAY_END, StayEnded(stay=one.id), case.case_number, occurred_at=at)
    return (await _out(work, [stay], case))[0]


async def request_extension(
    work: Work, case_number: str, body: ExtensionIn, files: Sequence[FileRecord]
) -> ExtensionOut:
    """Ask the president for more months, ten days before the term ends (TIM[12])."""
    await _open(work, case_number)
    before = await repository.extensions(work.session, case_number)
    rules.check_none_open(any(one.state == rules.ExtensionState.REQUESTED for one in before))
    term = await repository.term(work.session, case_number)
    again = any(one.state == rules.ExtensionState.APPROVED for one in before)
    due_date = rules.check_request(
        body.months,
        term.due_date if term else None,
        work.now.date(),
        again=again,
        filed=body.filed_with is not None,
    )
    if body.filed_with:
        paper = PaperFile("filed_with", body.filed_with, FilePurpose.HIGH_COURT_RECORD, TIM[5])
        check_files(files, [paper._replace(not_by=work.hands)])
    extension = TermExtension(
        case_number=case_number,
        due_before=due_date,
        requested_by=work.actor.id,
        requested_for=work.stead,
        requested_at=work.now,
        **body.model_dump(),
    )
    work.session.add(extension)
    work.audit(case_number, AuditAction.EXTENSION_REQUEST, extension.id, months=body.months)
    await _told(work, case_number, Office.PRESIDENT, "申请延长执行期限，请审批", TIM[12])
    return _extension(work, extension)


async def decide_extension(work: Work, extension_id: str, body: ExtensionDecisionIn) -> ExtensionOut:
    """The president approves before the term has ended, or refuses."""
    extension = await repository.extension(work.session, extension_id, lock=True)
    case = await cases.case(work.session, extension.case_number, lock=True)
    check_open(case.state, rules.NO_MORE_STAYS, TIM[5])
    rules.check_undecided(extension.state)
    rules.check_another((extension.requested_by, extension.requested_for), work.actor, Office.PRESIDENT)
    if body.result == "approved":
        term = await repository.term(work.session, extension.case_number)
        rules.check_in_time(term.due_at if term else None, work.now)
        what = TermExtended(extension=extension.id, months=extension.months)
        work.tell(what, extension.case_number)
    extension.state = rules.ExtensionState(body.result)
    extension.decided_by, extension.decided_at, extension.opinion = work.actor.id, work.now, body.opinion
    work.audit(extension.case_number, AuditAction.EXTENSION_DECIDE, extension.id, result=body.result)
    return _extension(work, extension)


async def read_term(work: Work, case_number: str) -> TermOut:
    """The term, what has stopped and lengthened it, the applicant's right, and whether nothing is done. Who read it is kept."""
    await open_case(work, case_number, AuditAction.TERM_READ)
    case = await cases.case(work.session, case_number)
    time = await court_time(work.session)
    term = await repository.term(work.session, case_number)
    known = await repository.facts(work.session, case_number, (CaseFiled, StayBegun, StayEnded))
    measures = await repository.facts(work.session, case_number, terms.MEASURES)
    right = terms.higher_court(known, time.calendar, work.now) if term else None
    stayed = terms.stays(known)
    idle = terms.idle_days([fact.occurred_at for fact in measures], case.filed_at, stayed, work.now)
    stopped = term.suspended_by or terms.stopped_by(stayed, work.now) if term else None
    return TermOut(
        case_number=case_number,
        due_date=term.due_date if term else None,
        provisional=term.provisional if term else False,
        suspended_by=stopped,
        steps=term.steps if term else [],
        stays=await _out(work, await repository.stays(work.session, case_number), case),
        extensions=[_extension(work, one) for one in await repository.extensions(work.session, case_number)],
        higher_court=HigherCourtOut.model_validate(right, from_attributes=True) if right else None,
        idle_days=idle,
        idle=term is not None and not stopped and idle >= time.settings.on(work.now.date()).idle_days,
    )


async def read_stay(work: Work, stay_id: str) -> StayOut:
    stay = await repository.stay(work.session, stay_id)
    standing = await open_case(work, stay.case_number, AuditAction.TERM_READ, stay_id)
    return (await _out(work, [stay], standing))[0]


async def list_stays(work: Work, asked: StayFilter, case_number: str | None = None) -> Page[StayOut]:
    """Across cases, or of one case. Who read them is kept."""
    of = await open_list(work, case_number, AuditAction.TERM_READ, asked)
    found = await repository.list_stays(work.session, asked, of)
    standings = await court.standings(work.session, {one.case_number for one in found.items})
    resting = await guarantees.by_stay(work.session, [one.id for one in found.items])
    return found.of(lambda one: _stay(work, one, resting, standings[one.case_number]))


async def read_extension(work: Work, extension_id: str) -> ExtensionOut:
    extension = await repository.extension(work.session, extension_id)
    await open_case(work, extension.case_number, AuditAction.TERM_READ, extension_id)
    return _extension(work, extension)


async def list_extensions(
    work: Work, asked: ExtensionFilter, case_number: str | None = None
) -> Page[ExtensionOut]:
    """Across cases, or of one case. Who read them is kept."""
    of = await open_list(work, case_number, AuditAction.TERM_READ, asked)
    found = await repository.list_extensions(work.session, asked, of)
    return found.of(lambda one: _extension(work, one))


async def case_of(work: Work, stay_id: str) -> str:
    return (await repository.stay(work.session, stay_id)).case_number


async def _open(work: Work, case_number: str) -> Case:
    """The case, locked and open, of the officer who acts."""
    case = await cases.case(work.session, case_number, lock=True)
    work.in_stead_of(check_officer(case.officer, work.actor, TIM[9]))
    check_open(case.state, rules.NO_MORE_STAYS, TIM[9])
    check_enforces(case_number)
    return case


async def _locked(work: Work, stay_id: str) -> tuple[Stay, Case]:
    stay = await repository.stay(work.session, stay_id)
    case = await cases.case(work.session, stay.case_number, lock=True)
    await work.session.refresh(stay)
    return stay, case


def _ground(stay: Stay) -> StayGround:
    return cast(StayGround, stay.ground)


async def _told(work: Work, case_number: str, office: Office, text: str, article: str) -> None:
    docket_id = str(DocketId.case(case_number))
    if to := await addressee(work, docket_id, (office,)):
        tell(work, docket_id, "term", to, text, article, work.now)


async def _out(work: Work, stays: Sequence[Stay], case: Case | Standing) -> list[StayOut]:
    await work.session.flush()
    resting = await guarantees.by_stay(work.session, [one.id for one in stays])
    return [_stay(work, one, resting, case) for one in stays]


def _stay(work: Work, stay: Stay, resting: Mapping[str, Sequence[str]], case: Case | Standing) -> StayOut:
    return StayOut(
        **stay.model_dump(include=StayOut.model_fields.keys() - {"acts", "guarantees"}),
        guarantees=list(resting.get(stay.id, ())),
        acts=acts.on_stay(work.actor, stay, case.officer, case.judge),
    )


def _extension(work: Work, extension: TermExtension) -> ExtensionOut:
    return ExtensionOut(**extension.model_dump(), acts=acts.on_extension(work.actor, extension))
