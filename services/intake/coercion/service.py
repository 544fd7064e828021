"""调查、强制、惩戒 (二(五)2(3), (4)): asked for by the officer, approved by president or judge, carried out by a signed paper, ended."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from stdnum.cn import ric

from services.intake.alterations import repository as alterations
from services.intake.clues import repository as clues
from services.intake.clues.rules import Result
from services.intake.coercion import acts, auditing, ending, gone, outcomes, repository, review, rules
from services.intake.coercion.auditing import Draw
from services.intake.coercion.deletion import Searches, check_nothing_found
from services.intake.coercion.kinds import KINDS, EndGround, Kind
from services.intake.coercion.models import Coercion
from services.intake.coercion.rules import Asked, State, Subject
from services.intake.coercion.schemas import (
    CarriedOutIn,
    CoercionDecisionIn,
    CoercionFilter,
    CoercionIn,
    CoercionLiftingIn,
    CoercionOut,
    CoercionWithdrawalIn,
    EndGroundIn,
    ExemptionOut,
    FamilyToldIn,
    OutcomeIn,
    RefundIn,
    ReleaseIn,
)
from services.intake.coercion.search import Searcher, check_searchers
from services.intake.docket.repository import court_time
from services.intake.filing import repository as cases
from services.intake.filing.models import Case, Party
from services.intake.guarantees import repository as guarantees
from services.intake.petitions import exemptions as exempted
from services.intake.petitions import repository as petitions
from services.intake.petitions.kinds import KINDS as PETITIONS
from services.intake.petitions.models import Petition
from services.intake.waivers import repository as waivers
from shared.contracts.documents.records import SanctionedPerson
from shared.contracts.intake.closing import ClosingMode
from shared.contracts.intake.coercion import ListingGround
from shared.contracts.intake.facts import (
    CoercionCarriedOut,
    CoercionDecided,
    CoercionEndDue,
    CoercionEnded,
    CoercionFamilyTold,
    CoercionKept,
    CoercionRequested,
    CoercionWithdrawn,
)
from shared.contracts.intake.petitions import Consumption, ExemptionGround
from shared.law.case_rules import check_enforces, check_officer
from shared.platform import court
from shared.platform.paging import Page
from shared.platform.reading import open_case, open_list
from shared.platform.work import Work
from shared.values.articles import JS
from shared.values.audit_action import AuditAction
from shared.values.identity import PAPERS, Paper, PartyKind
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, Problem
from shared.values.zone import COURT_ZONE

if TYPE_CHECKING:
    from services.intake.coercion.evidence import Evidence


async def request(work: Work, case_number: str, body: CoercionIn, held: Evidence) -> CoercionOut:
    """Ask for one; president or judge of the case finds it among what waits for him."""
    kind, case = KINDS[body.kind], await cases.case(work.session, case_number, lock=True)
    work.in_stead_of(check_officer(case.officer, work.actor, kind.article))
    rules.check_goes_on(kind, case.state, case.closing_mode)
    if body.kind not in rules.ALSO_IN_PRESERVATION:
        check_enforces(case_number)
    parties = await cases.parties(work.session, case.application_id)
    party = next((one for one in parties if one.id == body.party), None)
    if party is None or party.left_at is not None:
        error = FieldError("party", "不是本案现有的当事人", kind.article)
        raise Problem.of([error], 422, ProblemCode.COERCION_REFUSED)
    asked = Asked(**body.model_dump(include=set(Asked.__dataclass_fields__)))
    rules.check_asked(kind, asked, _subject(party), work.now.date())
    rules.check_capacity(kind, body.capacity)
    await _check_bars(work, body.listing_ground, case, held)
    session = work.session
    rules.check_before(
        kind,
        absent=await repository.failed_to_appear(session, case_number, party.id, body.person),
        restricted=await repository.is_restricted(session, case_number, party.id),
        granted=await _is_granted(work, case_number, kind, party),
    )
    one = Coercion(
        case_number=case_number,
        paper_sha256=rules.check_ground_paper(kind, body.paper, held.files),
        requested_by=work.actor.id,
        requested_for=work.stead,
        requested_at=work.now,
        **body.model_dump(),
    )
    rules.check_longer_paper(body.longer_ground, body.longer_paper, one.paper_sha256, held.files)
    rules.check_first(await repository.on_record(session, one), kind)
    rules.check_new_conduct(kind, body.paper, held.files, await repository.last_asked(session, one))
    session.add(one)
    approver = "president" if kind.by_president else "judge"
    told = CoercionRequested(coercion=one.id, measure=kind.code, approver=approver)
    work.record(AuditAction.COERCION_REQUEST, told, case_number)
    return await _out(work, one, case.officer, case.judge)


async def decide(work: Work, coercion_id: str, body: CoercionDecisionIn, held: Evidence) -> CoercionOut:
    """Approve it or not."""
    one, kind, case = await _locked(work, coercion_id)
    work.in_stead_of(
        rules.check_decides(kind, (one.requested_by, one.requested_for), one.state, case.judge, work.actor)
    )
    rules.check_goes_on(kind, case.state, case.closing_mode)
    rules.check_bars_answered(
        kind, one.listing_ground, body.later_in_order, body.able_because, approved=body.approved
    )
    if body.approved:
        await _check_bars(work, one.listing_ground, case, held)
    one.state = State.APPROVED if body.approved else State.REFUSED
    one.later_in_order, one.able_because = body.later_in_order, body.able_because
    one.decided_by, one.decided_at, one.answer = work.actor.id, work.now, body.answer
    told = CoercionDecided(coercion=one.id, measure=kind.code, approved="yes" if body.approved else "no")
    work.record(AuditAction.COERCION_DECIDE, told, case.case_number)
    return await _out(work, one, case.officer, case.judge)


async def withdraw(work: Work, coercion_id: str, body: CoercionWithdrawalIn) -> CoercionOut:
    """It is not needed, or cannot be carried out: also once it is approved, and after the case is closed."""
    one, kind, case = await _locked(work, coercion_id)
    work.in_stead_of(check_officer(case.officer, work.actor, kind.article))
    rules.check_follows(one.state, State.WITHDRAWN, kind)
    one.state = State.WITHDRAWN
    work.tell(CoercionWithdrawn(coercion=one.id), case.case_number)
    work.audit(case.case_number, AuditAction.COERCION_WITHDRAW, one.id, reason=body.reason)
    return await _out(work, one, case.officer, case.judge)


async def carry_out(work: Work, coercion_id: str, body: CarriedOutIn, held: Evidence) -> CoercionOut:
    """It was done, when, by which signed paper, and what shows that."""
    one, kind, case = await _locked(work, coercion_id)
    work.in_stead_of(check_officer(case.officer, work.actor, kind.article))
    rules.check_goes_on(kind, case.state, case.closing_mode)
    rules.check_follows(one.state, rules.after(kind), kind)
    assert one.decided_at is not None
    rules.check_carried_out(kind, body.at, one.decided_at, work.now, body.appeared)
    await _check_bars(work, one.listing_ground, case, held)
    party = await work.session.get_one(Party, one.party)
    rules.check_restricted(kind, await repository.is_restricted(work.session, case.case_number, one.party))
    ground = ListingGround(one.listing_ground) if one.listing_ground else None
    said = SanctionedPerson(
        person=one.person or party.name_at(held.document.signed_at if held.document else None),
        amount=one.amount,
        days=one.days,
        listing_ground=ground.label if ground else None,
        listed_years=rules.listed_years(ground, one.more_years, work.now.date()),
    )
    used = await repository.is_used(work.session, body.document)
    rules.check_document(kind, case.case_number, held.document, said, body.at, used)
    searchers = [Searcher(each.name, each.sex, each.searched_woman) for each in body.searchers]
    ordered = held.document.operative if held.document else None
    check_searchers(kind, searchers, body.woman_searched, ordered.searchers if ordered else None)
    draw = Draw(body.auditor, body.draw_paper, body.advanced, body.advance_paper)
    parties = await cases.parties(work.session, case.application_id)
    applicants = [name for each in parties if each.role == "applicant" for name in each.names]
    auditing.check_drawn(kind, draw, held.document, held.files, applicants, work.hands)
    absent = body.appeared is False
    if absent and held.document is not None and held.document.operative is not None:
        rules.check_absence(held.document.operative.appears_at, held.served, party.id, body.at)
    hands = work.hands if absent else frozenset[str]()  # another has seen that nobody came
    rules.check_trace(kind, body.trace, body.at, held.files, hands)
    ends = outcomes.until_of(kind, held.document)
    outcomes.check_day_ahead(kind, ends, body.at)
    one.until = ends or rules.until(body.at, one.days, ground, one.more_years)
    had_at = held.served.get(one.person or one.party)
    one.open_until = review.open_until(kind.code, had_at, (await court_time(work.session)).calendar)
    one.state, one.document, one.trace, one.appeared = (
        rules.after(kind),
        body.document,
        body.trace,
        body.appeared,
    )
    one.searchers = [each.model_dump(mode="json") for each in body.searchers]
    one.woman_searched = body.woman_searched
    one.auditor, one.draw_paper = body.auditor, body.draw_paper
    one.advanced, one.advance_paper = body.advanced, body.advance_paper
    one.carried_out_by, one.carried_out_at = work.actor.id, body.at
    told = CoercionCarriedOut(
        coercion=one.id,
        measure=kind.code,
        long="yes" if one.long else "no",
        term="yes" if one.until else "no",
        until=one.until,
    )
    work.record(AuditAction.COERCION_CARRY_OUT, told, case.case_number, occurred_at=body.at)
    return await _out(work, one, case.officer, case.judge)


async def release(work: Work, coercion_id: str, body: ReleaseIn, held: Evidence) -> CoercionOut:
    """Whoever was brought in or detained went free, whatever has become of the case."""
    one, kind, case = await _locked(work, coercion_id)
    work.in_stead_of(check_officer(case.officer, work.actor, kind.article))
    ending.check_way(kind, "release")
    rules.check_follows(one.state, State.ENDED, kind)
    assert one.carried_out_at is not None
    ending.check_released(kind, one.carried_out_at, body.at, work.now)
    person = one.person or (await work.session.get_one(Party, one.party)).name
    early = ending.is_early(one.state, one.until, body.at)
    began = one.carried_out_at
    ending.check_early(
        case.case_number, person, began, body.at, held.document, early=early, named=bool(body.document)
    )
    ending.check_end_paper(kind, body.end_paper, body.at, held.files, work.hands)
    one.state, one.ended_at, one.end_paper = State.ENDED, body.at, body.end_paper
    one.release_document = body.document or None
    told = CoercionEnded(coercion=one.id, measure=kind.code)
    work.record(AuditAction.COERCION_RELEASE, told, case.case_number, occurred_at=body.at)
    return await _out(work, one, case.officer, case.judge)


async def refund(work: Work, coercion_id: str, body: RefundIn, held: Evidence) -> CoercionOut:
    """What was paid of a fine that the court above has revoked or lowered went back; of what it has left the fine stays done."""
    one, kind, case = await _locked(work, coercion_id)
    work.in_stead_of(check_officer(case.officer, work.actor, JS[186]))
    review.check_refunds(kind, one.state)
    assert one.amount is not None
    assert one.ground_at is not None
    left = one.changed_amount or Decimal(0)
    review.check_refunded(body.refunded, body.paid, one.amount, left, body.at, one.ground_at, work.now)
    ending.check_end_paper(kind, body.end_paper, body.at, held.files, work.hands)
    one.state = State.ENDED if one.changed_amount is None else State.DONE
    one.ended_at, one.end_paper = body.at, body.end_paper
    one.paid, one.refunded = body.paid, body.refunded
    told = CoercionEnded(coercion=one.id, measure=kind.code)
    work.record(AuditAction.COERCION_REFUND, told, case.case_number, occurred_at=body.at)
    return await _out(work, one, case.officer, case.judge)


async def record_outcome(work: Work, coercion_id: str, body: OutcomeIn, held: Evidence) -> CoercionOut:
    """What came of it, whatever has become of the case."""
    one, kind, case = await _locked(work, coercion_id)
    work.in_stead_of(check_officer(case.officer, work.actor, kind.article))
    ending.check_way(kind, "outcome")
    rules.check_follows(one.state, State.ENDED, kind)
    assert one.carried_out_at is not None
    outcomes.check_outcome(
        kind,
        body.outcome,
        body.at,
        one.carried_out_at,
        one.until,
        work.now,
        attended=body.attended,
        handed_to=body.handed_to,
    )
    sanctioned = await repository.is_sanctioned(work.session, case.case_number, one.party, one.carried_out_at)
    auditing.check_found(kind, body.outcome, body.finding, sanctioned=sanctioned)
    ending.check_end_paper(kind, body.end_paper, body.at, held.files, work.hands)
    one.state, one.ended_at, one.end_paper = State.ENDED, body.at, body.end_paper
    one.outcome, one.attended, one.handed_to = body.outcome, body.attended, body.handed_to
    one.finding = body.finding
    told = CoercionEnded(coercion=one.id, measure=kind.code)
    work.record(AuditAction.COERCION_OUTCOME, told, case.case_number, occurred_at=body.at)
    return await _out(work, one, case.officer, case.judge)


async def tell_family(work: Work, coercion_id: str, body: FamilyToldIn, held: Evidence) -> CoercionOut:
    """The family of who is detained knows, or it is on record why not."""
    one, kind, case = await _locked(work, coercion_id)
    work.in_stead_of(check_officer(case.officer, work.actor, JS[180]))
    outcomes.check_tells_family(kind, one.state, one.family_told_at)
    assert one.carried_out_at is not None
    outcomes.check_told_at(one.carried_out_at, body.at, work.now)
    rules.check_trace(kind, body.family_paper, body.at, held.files)
    one.family_told_at, one.family_paper, one.family_unreached = body.at, body.family_paper, body.unreached
    told = CoercionFamilyTold(coercion=one.id)
    work.record(AuditAction.COERCION_TELL_FAMILY, told, case.case_number, occurred_at=body.at)
    return await _out(work, one, case.officer, case.judge)


async def note_ground(work: Work, coercion_id: str, body: EndGroundIn, held: Evidence) -> CoercionOut:
    """Note why it is to be lifted: from the day of the ground its limit runs, whatever has become of the case."""
    one, kind, case = await _locked(work, coercion_id)
    work.in_stead_of(check_officer(case.officer, work.actor, kind.article))
    ending.check_way(kind, "lifting")
    rules.check_follows(one.state, State.ENDING, kind)
    assert one.carried_out_at is not None
    ending.check_ground(kind, body.ground, body.at, one.carried_out_at, one.until, work.now)
    if body.ground is EndGround.NOTHING_FOUND:
        await _check_nothing_found(work, one, case, held)
    ending.check_end_paper(kind, body.end_paper, body.at, held.files, work.hands)
    one.state, one.end_ground, one.end_paper = State.ENDING, body.ground, body.end_paper
    came_at = ending.came_about(body.ground, body.at, one.until)
    one.ground_at = came_at
    one.noted_by, one.noted_for = work.actor.id, work.stead
    wrong = "yes" if body.ground is EndGround.WRONG else "no"
    told = CoercionEndDue(coercion=one.id, measure=kind.code, wrong=wrong)
    work.record(AuditAction.COERCION_NOTE_GROUND, told, case.case_number, occurred_at=came_at)
    return await _out(work, one, case.officer, case.judge)


async def lift(work: Work, coercion_id: str, body: CoercionLiftingIn) -> CoercionOut:
    """The judge lifts it; where he does not find the ground it stays in force, and another may be noted."""
    one, kind, case = await _locked(work, coercion_id)
    work.in_stead_of(
        ending.check_lifts(kind, one.state, (one.noted_by, one.noted_for), case.judge, work.actor)
    )
    if body.result == "lifted":
        listed = await repository.is_listed(work.session, case.case_number, one.party)
        ending.check_not_listed(kind, one.person, listed)
        one.state, one.lifted_by, one.ended_at = State.ENDED, work.actor.id, work.now
        await exempted.end_all(work, one.id)
        work.tell(CoercionEnded(coercion=one.id, measure=kind.code), case.case_number)
        if kind.code == "dishonest":
            await gone.unlisted(work, one)
    else:
        ending.check_keeps(kind, body.answer, one.correction)
        ending.check_not_gone(kind, one.noted_by, one.end_ground)
        ending.check_term_runs(kind, one.until, work.now)
        one.state, one.end_ground, one.ground_at = State.IN_FORCE, None, None
        one.noted_by, one.noted_for = None, None
        work.tell(CoercionKept(coercion=one.id, measure=kind.code), case.case_number)
    work.audit(case.case_number, AuditAction.COERCION_LIFT, one.id, result=body.result, answer=body.answer)
    return await _out(work, one, case.officer, case.judge)


async def read(work: Work, coercion_id: str) -> CoercionOut:
    one = await repository.coercion(work.session, coercion_id)
    case = await open_case(work, one.case_number, AuditAction.COERCION_READ, coercion_id)
    return await _out(work, one, case.officer, case.judge)


async def list_coercions(
    work: Work, asked: CoercionFilter, case_number: str | None = None
) -> Page[CoercionOut]:
    """Across cases, or of one case. Who read them is kept."""
    of = await open_list(work, case_number, AuditAction.COERCION_READ, asked)
    found = await repository.coercions(work.session, asked, of)
    standings = await court.standings(work.session, {one.case_number for one in found.items})

    exempt = await petitions.exemptions(work.session, {one.id for one in found.items})

    def out(one: Coercion) -> CoercionOut:
        standing = standings[one.case_number]
        return _shown(work, one, exempt, standing.officer, standing.judge)

    return found.of(out)


async def case_of(work: Work, coercion_id: str) -> str:
    return (await repository.coercion(work.session, coercion_id)).case_number


async def _locked(work: Work, coercion_id: str) -> tuple[Coercion, Kind, Case]:
    """With its case, which is locked first."""
    one = await repository.coercion(work.session, coercion_id)
    case = await cases.case(work.session, one.case_number, lock=True)
    await work.session.refresh(one, with_for_update=True)
    return one, KINDS[one.kind], case


async def _check_bars(work: Work, ground: str | None, case: Case, held: Evidence) -> None:
    """When it is asked for, approved and carried out: what is controlled may have grown since."""
    application = await cases.application(work.session, case.application_id)
    ended = await waivers.given_up(work.session, case.case_number)
    ended += await alterations.ended(work.session, case.case_number)
    owed = application.principal + application.interest - ended - held.recovered
    secured = await guarantees.secured(work.session, case.case_number, work.now.date())
    rules.check_none_of_the_bars(ground, held.controlled, owed, secured)


async def _check_nothing_found(work: Work, one: Coercion, case: Case, held: Evidence) -> None:
    """By custody's queries since the round was concluded, and by the clues of the case and its chain."""
    concluded = case.state != "open" and case.closing_mode == ClosingMode.CONCLUDED_THIS_ROUND
    clued_at = [
        clue.received_at
        for clue in await clues.clues_about(work.session, case.case_number, one.party)
        if clue.result != Result.NOTHING
    ]
    searches = held.searches.get(one.party, Searches())
    check_nothing_found(case.closed_at if concluded else None, searches, clued_at, work.now)


async def _is_granted(work: Work, case_number: str, kind: Kind, party: Party) -> bool:
    """Whether an application was granted on which nothing was done yet; each is good for one measure, an audit's for whom it names."""
    if not kind.on_application:
        return False
    about = party.id if PETITIONS[kind.on_application].about == "respondent" else None
    granted = await petitions.granted(work.session, case_number, kind.on_application, about)
    return granted > await repository.asked_for(work.session, case_number, kind.code, about)


def _subject(party: Party) -> Subject:
    return Subject(
        party.role == "respondent", PartyKind(party.kind), party.name, party.representative, born_on(party)
    )


def born_on(party: Party) -> date | None:
    """By the identity card; None where something else was shown."""
    shown = Paper(party.paper) if party.paper else PAPERS[PartyKind(party.kind)][0]
    if PartyKind(party.kind) is PartyKind.ORGANISATION or shown is not PAPERS[PartyKind.NATURAL][0]:
        return None
    born: date = ric.get_birth_date(party.identity)
    return born


async def _out(work: Work, one: Coercion, officer: str | None, judge: str | None) -> CoercionOut:
    return _shown(work, one, await petitions.exemptions(work.session, [one.id]), officer, judge)


def _shown(
    work: Work, one: Coercion, exempt: Sequence[Petition], officer: str | None, judge: str | None
) -> CoercionOut:
    """`exempt`: the exemptions that were granted, from this order and others."""
    today = work.now.astimezone(COURT_ZONE).date()
    exemptions = [
        ExemptionOut(
            petition=each.id,
            exemption=ExemptionGround(each.exemption),
            exempt_kinds=[Consumption(kind) for kind in each.exempt_kinds],
            scope=each.scope,
            exempt_times=each.exempt_times,
            exempt_from=each.exempt_from,
            exempt_until=each.exempt_until,
            in_force=one.state in (State.IN_FORCE, State.ENDING) and _covers(each, today),
        )
        for each in exempt
        if each.coercion == one.id and each.exemption
    ]
    return CoercionOut(
        **one.model_dump(),
        to_refund=one.to_refund,
        cost_borne_by=auditing.borne_by(one.finding),
        exemptions=exemptions,
        acts=acts.on(work.actor, one, officer, judge),
    )


def _covers(one: Petition, day: date) -> bool:
    return (
        one.exempt_from is not None
        and one.exempt_until is not None
        and one.exempt_from <= day <= one.exempt_until
    )
