"""报结、结案审查、结案、归档 (二(五)4): asked by the handling officer, reviewed by the quality officer, closed by the workflow."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from services.intake.alterations import repository as alterations
from services.intake.alterations.models import Alteration
from services.intake.assignment import repository as assigned
from services.intake.bankruptcy import repository as referrals
from services.intake.closing import acts, remainder, repository, rules
from services.intake.closing.concluded import ON_SITE, SANCTIONS, Clued, Course, Interviewed, heard_of
from services.intake.closing.held import Evidence, Held
from services.intake.closing.models import ClosingRequest
from services.intake.closing.preserved import Preservation
from services.intake.closing.remainder import Debt, Waived
from services.intake.closing.schemas import (
    ClosingFilter,
    ClosingRequestIn,
    ClosingRequestOut,
    ReviewIn,
)
from services.intake.clues import repository as clues
from services.intake.clues.rules import Result
from services.intake.clues.rules import State as ClueState
from services.intake.coercion import gone
from services.intake.coercion import repository as coercions
from services.intake.coercion.kinds import KINDS
from services.intake.conclusion import repository as conclusions
from services.intake.conclusion.rules import State as Approval
from services.intake.docket import repository as docket
from services.intake.docket import steps
from services.intake.filing import repository as cases
from services.intake.filing.models import Application, Case, Party
from services.intake.petitions import repository as petitions
from services.intake.preservation.standing import record_of
from services.intake.prompts.addressee import addressee
from services.intake.prompts.messages import tell
from services.intake.property_reports import service as reports
from services.intake.property_reports.repository import last_received
from services.intake.settlements import repository as settlements
from services.intake.settlements import service as settling
from services.intake.substitution.repository import substituted
from services.intake.upkeep import service as upkeep
from services.intake.waivers import repository as waivers
from services.intake.waivers.models import Waiver
from services.intake.waivers.rules import State
from shared.contracts.docket_id import DocketId
from shared.contracts.documents.records import (
    ExpectedPaperRecord,
    FileRecord,
    HandOverRecord,
    RegisteredParty,
)
from shared.contracts.intake.closing import ENDINGS, ClosingGround, ClosingMode
from shared.contracts.intake.facts import CaseArchived, CaseClosed, ClosingRequested, ClosingReviewed
from shared.contracts.intake.orders import CloseCase
from shared.law.case_rules import check_officer
from shared.law.fees import enforcement_fee
from shared.law.rulebook import DUTIES
from shared.platform.court import load_settings
from shared.platform.http import check_version
from shared.platform.paging import Page
from shared.platform.reading import open_list
from shared.platform.work import Work
from shared.values.articles import REGULATION
from shared.values.audit_action import AuditAction
from shared.values.identity import PartyKind
from shared.values.problem_code import ProblemCode
from shared.values.record_id import derived_id
from shared.values.refusal import FieldError, Problem, refuse
from shared.values.roles import Office
from shared.values.zone import COURT_ZONE

_ROLES = ("applicant", "respondent")
_WAIVED = {"judgment_debt", "delay_interest", "all_delay_interest", "fee"}
_ENDS_WITH_CLOSING = {"case.term", "quality.closing_review"}
_ENDS_WITH: dict[str | None, set[str]] = {
    ClosingGround.WITHDRAWN: {"settlement.followed"},  # who settles may take it back meanwhile, JS[464]
    ClosingGround.BANKRUPT: {"bankruptcy.termination"},
    **{ground: {f"petition.{end.petition}_granted"} for ground, end in ENDINGS.items() if end.petition},
}


def ends_with(ground: str | None) -> set[str]:
    """The duties that closing on that ground itself ends: they do not bar it."""
    return _ENDS_WITH_CLOSING | _ENDS_WITH.get(ground, set())


async def request(
    work: Work, case_number: str, body: ClosingRequestIn, files: Sequence[FileRecord]
) -> ClosingRequestOut:
    """Ask for a case to be closed; only its handling officer may."""
    case = await cases.case(work.session, case_number, lock=True)
    work.in_stead_of(check_officer(case.officer, work.actor, REGULATION["二(五)4"]))
    open_request = await repository.open_request(work.session, case_number)
    rules.check_requestable(case.state, request_open=open_request is not None)
    sides = await cases.present(work.session, case.application_id)
    left = {role: [one.called for one in sides if one.role == role] for role in _ROLES}
    rules.check_papers(body, files, work.hands, left)
    asked = ClosingRequest(
        id=derived_id("closing", case_number, await repository.count(work.session, case_number) + 1),
        case_number=case_number,
        requested_by=work.actor.id,
        requested_at=work.now,
        **body.model_dump(mode="python"),
    )
    work.session.add(asked)
    work.audit(case_number, AuditAction.CLOSING_REQUEST, asked.id, mode=body.mode)
    work.tell(ClosingRequested(request=asked.id), case_number)
    return _out(work, asked, await assigned.people(work.session, [case_number]))


async def review(work: Work, request_id: str, seen: int, body: ReviewIn, held: Held) -> ClosingRequestOut:
    """Approve or return a request. One with a fault cannot be approved; a return prompts and reports the same day."""
    asked = await repository.request(work.session, request_id)
    rules.check_reviewer(asked.requested_by, asked.state, work.actor)
    check_version(seen, asked.version)
    case = await cases.case(work.session, asked.case_number, lock=True)
    people = await assigned.people(work.session, [case.case_number])
    rules.check_apart(people, work.actor)
    if body.result == "approved":
        rules.check_told(await docket.pending_beside_closing(work.session, f"case/{case.case_number}"))
    found = rules.faults(_as_asked(asked), await _evidence(work, case, asked, held))
    if body.result == "approved":
        refuse(found, 409, ProblemCode.NOT_READY_TO_CLOSE)
    else:
        rules.check_return(found, body.remark)
    asked.state = rules.moved(asked.state, body.result)
    asked.reviewed_by, asked.reviewed_at = work.actor.id, work.now
    asked.version += 1
    asked.faults = _as_kept(found)
    if body.result == "returned":
        await _prompt_and_report(work, case, asked, body.remark)
    work.audit(asked.case_number, AuditAction.CLOSING_REVIEW, asked.id, result=body.result)
    work.tell(ClosingReviewed(request=asked.id, result=body.result), asked.case_number)
    return _out(work, asked, people)


def _as_kept(found: list[FieldError]) -> list[dict[str, str]]:
    return [{"field": fault.field, "detail": fault.detail, "article": fault.article} for fault in found]


async def close(work: Work, order: CloseCase, held: Held) -> None:
    """Close the case of an approved request; anything else changes nothing.

    An approval holds for the record that it was given on: if the case has changed since, the request is returned.
    """
    asked = await repository.request(work.session, order.request_id)
    case = await cases.case(work.session, asked.case_number, lock=True)
    if not rules.is_to_close(asked.state, case.state):
        return
    rules.check_told(await docket.pending_beside_closing(work.session, f"case/{case.case_number}"))
    found = rules.faults(_as_asked(asked), await _evidence(work, case, asked, held))
    if found:
        asked.state, asked.faults = rules.moved(asked.state, "returned"), _as_kept(found)
        asked.version += 1
        await _prompt_and_report(work, case, asked, "批准后情况有变")
        work.audit(case.case_number, AuditAction.CLOSING_RETURN, asked.id, faults=len(found))
        return
    case.state, case.closing_mode, case.closed_at = "closed", asked.mode, work.now
    case.version += 1
    work.audit(case.case_number, AuditAction.CASE_CLOSE, case.case_number, mode=asked.mode, request=asked.id)
    if asked.mode == ClosingMode.CONCLUDED_THIS_ROUND:
        upkeep.begin(work, case)
    if asked.ground is None or not ENDINGS[ClosingGround(asked.ground)].goes_on:
        await gone.ended(work, case)
    work.tell(CaseClosed(mode=asked.mode), case.case_number)


async def archive(
    work: Work,
    case_number: str,
    hand_overs: Sequence[HandOverRecord],
    expected: Sequence[ExpectedPaperRecord],
) -> None:
    """Archive a closed case whose papers have all been received, and whose dossier is complete (一(二) 卷宗整理归档)."""
    case = await cases.case(work.session, case_number, lock=True)
    rules.check_closed(case.state)
    rules.check_papers_received([papers.received_at for papers in hand_overs])
    rules.check_dossier(expected)
    case.state = "archived"
    case.version += 1
    work.audit(case_number, AuditAction.CASE_ARCHIVE, case_number)
    work.tell(CaseArchived(), case_number)


async def list_requests(
    work: Work, asked: ClosingFilter, case_number: str | None = None
) -> Page[ClosingRequestOut]:
    """Requests across cases, or of one case. Who read them is kept."""
    cases = await open_list(work, case_number, AuditAction.CLOSING_READ, asked)
    found = await repository.requests(work.session, asked, cases)
    people = await assigned.people_by_case(work.session, {asked.case_number for asked in found.items})
    return found.of(lambda asked: _out(work, asked, people[asked.case_number]))


async def named_in(work: Work, request_id: str) -> tuple[str, str | None, bool]:
    """The case of a request, the ruling that it names, and whether it concludes a round."""
    asked = await repository.request(work.session, request_id)
    return asked.case_number, asked.ruling, asked.mode == ClosingMode.CONCLUDED_THIS_ROUND


def debt_of(application: Application, parties: Sequence[Party]) -> Debt:
    """What is applied for, and by whom of those who are in the case still."""
    applicants = {party.id for party in parties if party.role == "applicant" and party.left_at is None}
    return Debt(application.principal, application.interest, application.performance_due_on, applicants)


async def waived_in(work: Work, case_number: str, *, settled: bool = True) -> list[Waived]:
    """What is not enforced any more: given up as the judge has confirmed, without what was in a settlement that is not `settled`
    any more, and the shares of applicants who have left.
    """
    binds = None if settled else await settlements.binding(work.session, case_number)
    fallen = [] if settled else await settling.given_up(work, case_number, binds)
    papers = [one for one in await waivers.of_case(work.session, case_number) if one not in fallen]
    return await _taken_off(work, case_number, papers)


async def _taken_off(work: Work, case_number: str, papers: Sequence[Waiver]) -> list[Waived]:
    succeeded = await petitions.succeeded(work.session, case_number)
    waived = [
        Waived(remainder.holder(row.applicant, succeeded), row.waived_on, **row.model_dump(include=_WAIVED))
        for row in papers
        if row.state == State.CONFIRMED
    ]
    return waived + _ended_for(waived, await alterations.standing(work.session, case_number))


async def _evidence(work: Work, case: Case, asked: ClosingRequest, held: Held) -> Evidence:
    application = await cases.application(work.session, case.application_id)
    ends = ends_with(asked.ground)
    waiting = [
        f"{steps.summary(owed)}，{DUTIES[owed.rule_id].owner.label}负责"
        + (f"（所涉：{owed.about}）" if owed.about else "")
        for owed in await docket.duties(work.session, f"case/{case.case_number}")
        if owed.state == "open" and owed.rule_id not in ends and not DUTIES[owed.rule_id].outlives_case
    ]
    parties = await cases.parties(work.session, application.id)
    left = [one for one in parties if one.left_at is None]
    debt = debt_of(application, parties)
    # a thing handed over or taken in payment may have repaid doubled interest too, which is no part of the claim
    held = replace(held, recovered=min(held.recovered, debt.claim))
    papers = await waivers.of_case(work.session, case.case_number)
    waived = await _taken_off(work, case.case_number, papers)
    of_an_act = Decimal(0)
    if application.act_owed:
        of_an_act = enforcement_fee(Decimal(0), work.now.date(), await load_settings(work.session)).amount
    upheld = await petitions.upheld(work.session, case.case_number, work.now)
    return Evidence(
        debt.claim,
        application.act_owed,
        held,
        tuple(waiting),
        waivable=remainder.waivable(waived),
        undecided=sum(row.state == State.RECORDED for row in papers),
        delay_interest=remainder.doubled_interest(debt, held.recovered, held.plan, waived),
        fee=remainder.fee(held.plan, of_an_act, waived),
        case_number=case.case_number,
        parties=[RegisteredParty.model_validate(one, from_attributes=True) for one in parties],
        party_ids={one.id: one.role for one in left},
        natural_respondents=frozenset(
            one.kind == PartyKind.NATURAL for one in left if one.role == "respondent"
        ),
        issuer=application.instrument_court,
        upheld={one.document for one in upheld if one.document},
        limited={one.party for one in upheld if one.party and one.kind == "limitation"},
        objected=await petitions.granted_conduct(work.session, case.case_number),
        substituted=await substituted(work.session, case.case_number),
        in_bankruptcy=sorted((await referrals.pending(work.session, case.case_number)).values()),
        preservation=await _preservation(work, application, left),
        course=await _course(work, case, asked, left, held.ruling.document.signed_at if held.ruling else None)
        if asked.mode == ClosingMode.CONCLUDED_THIS_ROUND
        else None,
        waits=any(hold.stands(work.now.date()) for hold in held.holds),
    )


async def _preservation(
    work: Work, application: Application, parties: Sequence[Party]
) -> Preservation | None:
    """Of a case of its kind: up to what, whether it was lifted, and who was told when last."""
    ruled = await record_of(work, application)
    if ruled is None:
        return None
    names = {role: {one.id: one.name for one in parties if one.role == role} for role in _ROLES}
    return Preservation(
        limit=ruled.left,
        disputed=application.act_owed,
        lifted=bool(ruled.liftings),
        parts=ruled.part_liftings,
        told={one.party: one.told_at for one in sorted(ruled.told, key=lambda one: one.told_at)},
        applicants=names["applicant"],
        respondents=names["respondent"],
    )


def _ended_for(waived: Sequence[Waived], rows: Sequence[Alteration]) -> list[Waived]:
    """What is no longer enforced of the claim, and of its doubled interest, for parties who have left; beside their waivers."""
    found = []
    for row in rows:
        given_up = sum((one.judgment_debt for one in waived if one.applicant == row.party), Decimal(0))
        share = max(row.share - given_up, Decimal(0))
        on = row.recorded_at.astimezone(COURT_ZONE).date()
        found.append(Waived(row.party, on, share, Decimal(0), all_delay_interest=True, fee=Decimal(0)))
    return found


async def _course(
    work: Work, case: Case, asked: ClosingRequest, parties: Sequence[Party], ruled_at: datetime | None
) -> Course:
    """What was done to the respondents, what the applicants said, and who approved; by the names of when it was ruled."""
    done = await coercions.carried_out(work.session, case.case_number)
    approval = await conclusions.latest(work.session, case.case_number)
    names = {role: {one.id: one.name_at(ruled_at) for one in parties if one.role == role} for role in _ROLES}
    interviews = [
        Interviewed(
            one.applicant,
            one.held_at,
            one.recorded_at,
            one.agrees,
        )
        for one in await conclusions.interviews_of(work.session, case.case_number)
    ]
    given = await clues.clues_of(work.session, case.case_number)
    givers = await clues.givers(work.session, given)
    return Course(
        filed_on=case.filed_at.astimezone(COURT_ZONE).date(),
        asked_at=asked.requested_at,
        fresh_days=(await load_settings(work.session)).on(asked.requested_at.date()).query_again_days,
        respondents=names["respondent"],
        applicants=names["applicant"],
        restricted={
            one.party for one in done if one.kind == "consumption" and not one.person and one.ended_at is None
        },
        on_site={one.party: one.carried_out_at for one in done if one.kind in ON_SITE and one.carried_out_at},
        heard=heard_of(interviews),
        clues=[
            Clued(
                givers.get(one.party or "", one.outsider),
                one.state == ClueState.UNCHECKED,
                one.checked_at if one.result == Result.PROPERTY else None,
            )
            for one in given
        ],
        reported=await reports.standing(work.session, case.case_number, done),
        reported_at=await last_received(work.session, case.case_number),
        pending=[
            f"对被执行人{names['respondent'].get(one.party, '')}已经报请{KINDS[one.kind].label}，尚未批准、采取或者撤回"
            for one in await coercions.pending(work.session, case.case_number, SANCTIONS)
        ],
        approved_at=approval.decided_at if approval and approval.state == Approval.APPROVED else None,
    )


async def _prompt_and_report(work: Work, case: Case, asked: ClosingRequest, remark: str) -> None:
    """二(五)4: prompt the officer in a way that shows receipt, log it, and report it the same day."""
    faults = "；".join([*(fault["detail"] for fault in asked.faults), *([remark] if remark else [])])
    levels = (
        ("closing_returned", (Office.HANDLING_OFFICER,)),
        ("closing_reported", (Office.COMMAND_CENTRE_DIRECTOR, Office.BUREAU_DIRECTOR)),
    )
    docket_id = str(DocketId.case(case.case_number))
    for step, offices in levels:
        to = await addressee(work, docket_id, offices)
        if to is None:
            raise Problem(409, ProblemCode.OFFICE_VACANT, article=REGULATION["二(五)4"])
        text = f"结案申请退回补正：{faults}"
        tell(work, docket_id, step, to, text, REGULATION["二(五)4"], work.now)


def _as_asked(asked: ClosingRequest) -> ClosingRequestIn:
    shown = asked.model_dump(include=set(ClosingRequestIn.model_fields))
    ground = ClosingGround(asked.ground) if asked.ground else None
    return ClosingRequestIn.model_construct(**shown | {"mode": ClosingMode(asked.mode), "ground": ground})


def _out(work: Work, asked: ClosingRequest, people: Collection[str]) -> ClosingRequestOut:
    return ClosingRequestOut(**asked.model_dump(), acts=acts.on(work.actor, asked, people))
