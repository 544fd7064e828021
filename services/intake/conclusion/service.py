"""终本约谈 and approval: recorded by the officer, asked for by the judge, approved by the president."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from services.intake.clues import service as clues
from services.intake.clues.models import Clue
from services.intake.conclusion import acts, repository, rules
from services.intake.conclusion.models import Conclusion, Interview
from services.intake.conclusion.rules import State
from services.intake.conclusion.schemas import (
    ConclusionDecisionIn,
    ConclusionFilter,
    ConclusionIn,
    ConclusionOut,
    InterviewIn,
    InterviewOut,
)
from services.intake.filing import repository as cases
from services.intake.filing.models import Case
from shared.contracts.documents.records import FileRecord
from shared.contracts.intake.facts import (
    ConclusionDecided,
    ConclusionRequested,
    ConclusionWithdrawn,
    InterviewHeld,
)
from shared.law.case_rules import check_enforces, check_judge, check_officer, check_open
from shared.platform import court
from shared.platform.paging import Listing, Page
from shared.platform.reading import open_case, open_list
from shared.platform.work import Work
from shared.values.audit_action import AuditAction


async def record_interview(
    work: Work, case_number: str, body: InterviewIn, files: Sequence[FileRecord]
) -> InterviewOut:
    """What an applicant was told and said; from the clues that it gave on their limit runs."""
    case = await cases.case(work.session, case_number, lock=True)
    work.in_stead_of(check_officer(case.officer, work.actor, rules.HEARD))
    check_open(case.state, rules.NO_MORE, rules.HEARD)
    check_enforces(case_number)
    parties = await cases.present(work.session, case.application_id)
    applicants = {one.id: one.called for one in parties if one.role == "applicant"}
    respondents = [one.id for one in parties if one.role == "respondent"]
    agents = await cases.agents(work.session, [body.applicant])
    rules.check_interview(
        is_applicant=body.applicant in applicants,
        agent=body.agent,
        special={one.id for one in agents.get(body.applicant, []) if one.disposes},
        agrees=body.agrees,
        signed=body.signed_consent is not None,
        urgent_without_clues=body.urgent and not body.clues,
        held_at=body.held_at,
        filed_at=case.filed_at,
        now=work.now,
    )
    rules.check_interview_papers(
        body.paper, body.signed_consent, body.held_at, files, work.hands, applicants[body.applicant]
    )
    before = [
        one
        for one in await repository.interviews_of(work.session, case_number)
        if one.applicant == body.applicant
    ]
    rules.check_unrecorded(
        known=body.paper in {one.paper for one in before},
        consented=body.signed_consent in {one.signed_consent for one in before if one.signed_consent},
    )
    one = Interview(
        case_number=case_number,
        recorded_by=work.actor.id,
        recorded_at=work.now,
        **body.model_dump(),
    )
    work.session.add(one)
    urgency = "urgent" if body.urgent else "ordinary"
    told = InterviewHeld(interview=one.id, clues=urgency if body.clues else "none", each="yes")
    work.record(AuditAction.INTERVIEW_RECORD, told, case_number, occurred_at=body.held_at)
    await work.session.flush()
    if body.clues:
        clue = Clue(
            case_number=case_number,
            party=body.applicant,
            interview=one.id,
            respondent_id=next(iter(respondents)) if len(respondents) == 1 else None,
            words=body.clues,
            urgent=body.urgent,
            paper=body.paper,
            received_at=body.held_at,
            recorded_by=work.actor.id,
            recorded_at=work.now,
        )
        clues.receive(work, clue)
    return await _interview(work, one)


async def request(
    work: Work, case_number: str, body: ConclusionIn, files: Sequence[FileRecord]
) -> ConclusionOut:
    """The panel has examined it; the president finds it among what waits for him."""
    case = await cases.case(work.session, case_number, lock=True)
    work.in_stead_of(check_judge(case.judge, work.actor, rules.APPROVED))
    check_open(case.state, rules.NO_MORE, rules.APPROVED)
    check_enforces(case_number)
    last = await repository.latest(work.session, case_number)
    since = [one.recorded_at for one in await repository.interviews_of(work.session, case_number)]
    if last is not None and last.decided_at is not None:
        since.append(last.decided_at)
    rules.check_minutes(body.minutes, files, work.hands, since)
    rules.check_none_asked(last is not None and last.state == State.REQUESTED)
    one = Conclusion(
        case_number=case_number,
        requested_by=work.actor.id,
        requested_for=work.stead,
        requested_at=work.now,
        **body.model_dump(),
    )
    work.session.add(one)
    work.record(AuditAction.CONCLUSION_REQUEST, ConclusionRequested(conclusion=one.id), case_number)
    return _conclusion(work, one, case.judge)


async def decide(work: Work, conclusion_id: str, body: ConclusionDecisionIn) -> ConclusionOut:
    """The president approves it while the case is open, or refuses."""
    one, case = await _locked(work, conclusion_id)
    rules.check_decides((one.requested_by, one.requested_for), one.state, work.actor)
    if body.approved:
        check_open(case.state, rules.NO_MORE, rules.APPROVED)
    one.state = State.APPROVED if body.approved else State.REFUSED
    one.decided_by, one.decided_at, one.answer = work.actor.id, work.now, body.answer
    told = ConclusionDecided(conclusion=one.id, approved="yes" if body.approved else "no")
    work.record(AuditAction.CONCLUSION_DECIDE, told, case.case_number)
    return _conclusion(work, one, case.judge)


async def withdraw(work: Work, conclusion_id: str) -> ConclusionOut:
    """It is not asked for any more, whatever has become of the case."""
    one, case = await _locked(work, conclusion_id)
    work.in_stead_of(check_judge(case.judge, work.actor, rules.APPROVED))
    rules.check_follows(one.state, State.WITHDRAWN)
    one.state = State.WITHDRAWN
    work.record(AuditAction.CONCLUSION_WITHDRAW, ConclusionWithdrawn(conclusion=one.id), case.case_number)
    return _conclusion(work, one, case.judge)


async def list_interviews(work: Work, asked: Listing, case_number: str | None = None) -> Page[InterviewOut]:
    """Across cases, or of one case. Who read them is kept."""
    of = await open_list(work, case_number, AuditAction.CONCLUSION_READ, asked)
    found = await repository.interviews(work.session, asked, of)
    names = await repository.names(work.session, found.items)
    return found.of(lambda one: _shown(one, names))


async def read_interview(work: Work, interview_id: str) -> InterviewOut:
    one = await repository.interview(work.session, interview_id)
    await open_case(work, one.case_number, AuditAction.CONCLUSION_READ, interview_id)
    return await _interview(work, one)


async def list_conclusions(
    work: Work, asked: ConclusionFilter, case_number: str | None = None
) -> Page[ConclusionOut]:
    """Across cases, or of one case. Who read them is kept."""
    of = await open_list(work, case_number, AuditAction.CONCLUSION_READ, asked)
    found = await repository.conclusions(work.session, asked, of)
    standings = await court.standings(work.session, {one.case_number for one in found.items})
    return found.of(lambda one: _conclusion(work, one, standings[one.case_number].judge))


async def read_conclusion(work: Work, conclusion_id: str) -> ConclusionOut:
    one = await repository.conclusion(work.session, conclusion_id)
    case = await open_case(work, one.case_number, AuditAction.CONCLUSION_READ, conclusion_id)
    return _conclusion(work, one, case.judge)


async def _locked(work: Work, conclusion_id: str) -> tuple[Conclusion, Case]:
    """With its case, which is locked first."""
    one = await repository.conclusion(work.session, conclusion_id)
    case = await cases.case(work.session, one.case_number, lock=True)
    await work.session.refresh(one, with_for_update=True)
    return one, case


async def _interview(work: Work, one: Interview) -> InterviewOut:
    return _shown(one, await repository.names(work.session, [one]))


def _shown(one: Interview, names: Mapping[str, str]) -> InterviewOut:
    named = {"applicant": names[one.applicant], "agent": names[one.agent] if one.agent else None}
    return InterviewOut(**one.model_dump() | named)


def _conclusion(work: Work, one: Conclusion, judge: str | None) -> ConclusionOut:
    return ConclusionOut(**one.model_dump(), acts=acts.on_conclusion(work.actor, one, judge))
