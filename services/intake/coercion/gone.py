"""What stands against a respondent who has left the case, or in a case that has ended: it is due to be lifted by the record itself,
and what was not carried out yet is over."""

from __future__ import annotations

from sqlalchemy import ColumnElement
from sqlmodel import col

from services.intake.coercion import repository
from services.intake.coercion.kinds import KINDS, EndGround, Outcome
from services.intake.coercion.models import Coercion
from services.intake.coercion.rules import AFTER_THE_ROUND, State
from services.intake.filing.models import Case, Party
from shared.contracts.intake.closing import ClosingMode
from shared.contracts.intake.facts import CoercionEndDue, CoercionEnded, CoercionKept, CoercionWithdrawn
from shared.platform.work import Work
from shared.values.audit_action import AuditAction

_GROUNDS = {
    ClosingMode.FULLY_ENFORCED: EndGround.PERFORMED,
    ClosingMode.TERMINATED: EndGround.NOT_ENFORCED,
    ClosingMode.NON_ENFORCEMENT: EndGround.NOT_ENFORCED,
}


async def left(work: Work, case_number: str, party: Party) -> None:
    """Nothing is enforced against that respondent any more, under no number that the case had."""
    known = await repository.numbers(work.session, case_number)
    same = (Party.role == party.role, Party.identity == party.identity)
    await _see_to(work, EndGround.LEFT, col(Coercion.case_number).in_(known), *same)


async def returned(work: Work, party: str) -> None:
    """By the ruling that fell: what was due to be lifted for his leaving alone, and was not lifted yet, stands."""
    for one in await repository.due_for_leaving(work.session, party):
        one.state, one.end_ground, one.ground_at = State.IN_FORCE, None, None
        work.tell(CoercionKept(coercion=one.id, measure=KINDS[one.kind].code), one.case_number)


async def ended(work: Work, case: Case) -> None:
    """The case has ended: for good, or for this round, after which what answers a breach of the duties that go on stands."""
    if case.closing_mode == ClosingMode.CONCLUDED_THIS_ROUND:
        of_round = (
            Coercion.case_number == case.case_number,
            col(Coercion.kind).not_in(AFTER_THE_ROUND),
            col(Coercion.state).in_((State.REQUESTED, State.APPROVED)),
        )
        await _see_to(work, EndGround.OVER, *of_round)
        return
    ground = _GROUNDS.get(ClosingMode(case.closing_mode), EndGround.OVER)
    known = await repository.numbers(work.session, case.case_number)
    await _see_to(work, ground, col(Coercion.case_number).in_(known))


async def unlisted(work: Work, listing: Coercion) -> None:
    """Who is off the list is no longer restricted for it: where nothing is enforced against him, the order goes too."""
    party = await work.session.get_one(Party, listing.party)
    case = await work.session.get_one(Case, listing.case_number)
    while case.closing_mode == ClosingMode.CONCLUDED_THIS_ROUND:
        goes_on = await repository.goes_on_in(work.session, case.case_number)
        if goes_on is None:
            break
        case = goes_on
    over = case.state != "open" and case.closing_mode != ClosingMode.CONCLUDED_THIS_ROUND
    if over or party.left_at is not None:
        ground = _GROUNDS.get(ClosingMode(case.closing_mode), EndGround.OVER) if over else EndGround.LEFT
        restricted = (Coercion.case_number == listing.case_number, Coercion.kind == "consumption")
        await _see_to(work, ground, *restricted, Coercion.party == listing.party)


async def _see_to(work: Work, ground: EndGround, *which: ColumnElement[bool] | bool) -> None:
    found = await repository.not_over(work.session, *which)
    listed = {
        (one.case_number, one.party)
        for one in found
        if one.kind == "dishonest" and one.state in (State.IN_FORCE, State.ENDING)
    }
    for one in found:
        kind = KINDS[one.kind]
        if one.state in (State.REQUESTED, State.APPROVED):
            one.state = State.WITHDRAWN
            work.tell(CoercionWithdrawn(coercion=one.id), one.case_number)
            work.audit(one.case_number, AuditAction.COERCION_WITHDRAW, one.id, reason=ground.label)
            continue
        waits = one.kind == "consumption" and not one.person and (one.case_number, one.party) in listed
        if kind.ends == "outcome" and one.state == State.IN_FORCE and kind.code != "referral":
            one.state, one.outcome, one.ended_at = State.ENDED, Outcome.CASE_OVER, work.now
            told = CoercionEnded(coercion=one.id, measure=kind.code)
            work.record(AuditAction.COERCION_OUTCOME, told, one.case_number)
            continue
        if kind.ends != "lifting" or one.correction is not None or waits:
            continue  # who is listed stays restricted until he is off the list: see unlisted
        was_due = one.state == State.ENDING
        for_a_term = one.kind == "dishonest" and one.until is not None
        one.state, one.noted_by, one.noted_for = State.ENDING, None, None
        one.end_ground, one.ground_at = EndGround.EARLY if for_a_term else ground, work.now
        if not was_due:
            due = CoercionEndDue(coercion=one.id, measure=kind.code, wrong="no")
            work.record(AuditAction.COERCION_NOTE_GROUND, due, one.case_number)
