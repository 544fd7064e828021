"""What stands against a respondent who has left the case, or in a case that has ended: it is due to be lifted by the record itself,
and what was not carried out yet is over."""

from __future__ import annotations

from collections.abc import Sequence

from services.intake.closing import repository as closing
from services.intake.coercion import repository
from services.intake.coercion.kinds import KINDS, EndGround, Outcome
from services.intake.coercion.models import Coercion
from services.intake.coercion.rules import State
from services.intake.filing.models import Case, Party
from services.intake.resumption import repository as resumptions
from shared.contracts.intake.closing import ENDINGS, ClosingGround, ClosingMode
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
    await _see_to(
        work, EndGround.LEFT, await repository.not_over_against(work.session, case_number, party.id)
    )


async def returned(work: Work, party: str) -> None:
    """By the ruling that fell: what was due to be lifted for his leaving alone, and was not lifted yet, stands."""
    for one in await repository.due_for_leaving(work.session, party):
        one.state, one.end_ground, one.ground_at = State.IN_FORCE, None, None
        work.tell(CoercionKept(coercion=one.id, measure=KINDS[one.kind].code), one.case_number)


async def ended(work: Work, case: Case) -> None:
    """The case has ended: for good, or for this round, after which what answers a breach of the duties that go on stands."""
    if case.closing_mode == ClosingMode.CONCLUDED_THIS_ROUND:
        await _see_to(
            work, EndGround.OVER, await repository.not_done_of_round(work.session, case.case_number)
        )
        return
    ground = _GROUNDS.get(ClosingMode(case.closing_mode), EndGround.OVER)
    await _see_to(work, ground, await repository.not_over_in_chain(work.session, case.case_number))


async def unlisted(work: Work, listing: Coercion) -> None:
    """Who is off the list is no longer restricted for it: where nothing is enforced against him, the order goes too.

    Where another court goes on with the case, that court decides whether he stays restricted.
    """
    case = await resumptions.latest(work.session, listing.case_number)
    there = await resumptions.in_case(work.session, case.case_number)
    party = await work.session.get_one(Party, there.get(listing.party, listing.party))
    over = case.state != "open" and case.closing_mode != ClosingMode.CONCLUDED_THIS_ROUND
    if party.left_at is not None:
        ground = EndGround.LEFT
    elif over and not await _goes_on_elsewhere(work, case):
        ground = _GROUNDS.get(ClosingMode(case.closing_mode), EndGround.OVER)
    else:
        return
    await _see_to(work, ground, await repository.restricted_with(work.session, listing))


async def _goes_on_elsewhere(work: Work, case: Case) -> bool:
    asked = await closing.open_request(work.session, case.case_number)
    return asked is not None and asked.ground is not None and ENDINGS[ClosingGround(asked.ground)].goes_on


async def _see_to(work: Work, ground: EndGround, found: Sequence[Coercion]) -> None:
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
