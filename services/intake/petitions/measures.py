"""What the court above decides on a fine, a detention, a ban on leaving the country (民事诉讼法第一百一十九条, 异议复议规定第九条)."""

from __future__ import annotations

from datetime import datetime

from services.intake.coercion import repository as coercions
from services.intake.coercion import review
from services.intake.coercion.kinds import KINDS, EndGround, Kind
from services.intake.coercion.models import Coercion
from services.intake.coercion.rules import State as Measure
from services.intake.coercion.rules import until
from services.intake.docket.repository import court_time
from services.intake.filing.models import Party
from services.intake.petitions.models import Petition
from services.intake.petitions.schemas import PetitionDecisionIn, PetitionIn
from shared.contracts.intake.facts import CoercionChanged, CoercionEndDue
from shared.law.posting import brought_at
from shared.platform.work import Work


async def check_measure(work: Work, case_number: str, body: PetitionIn, had_at: datetime | None) -> None:
    """Reviewed on the petition of whom it was ordered against, who `had_at` the decision. 422, 409."""
    one, kind = await _measure(work, body.coercion)
    party = await work.session.get(Party, body.party) if body.party else None
    brought_by = party.name if party else body.outsider  # who answers for a unit may be a party beside it
    his_own = brought_by == one.person if one.person else body.party == one.party
    review.check_reviewable(
        kind,
        one.state,
        same_case=one.case_number == case_number,
        corrected=one.correction is not None,
        his_own=his_own,
    )
    calendar = (await court_time(work.session)).calendar
    one.open_until = review.open_until(kind.code, had_at, calendar) or one.open_until
    review.check_in_time(kind, one.open_until, brought_at(body.received_at, body.posted_on))


async def reviewed(work: Work, petition: Petition) -> Kind | None:
    """The kind of the sanction that is to be reviewed; None where it is a ruling."""
    return (await _measure(work, petition.coercion))[1] if petition.coercion else None


async def overrule(work: Work, petition: Petition, body: PetitionDecisionIn, document: str) -> None:
    """By the higher court's paper it is revoked or lowered: who is held goes free, what was paid goes back, a ban is lifted."""
    one, kind = await _measure(work, petition.coercion)
    one.correction = document
    one.changed_amount, one.changed_days = body.changed_amount, body.changed_days
    if body.changed_days is not None and one.carried_out_at is not None:
        one.until = until(one.carried_out_at, body.changed_days, None, 0)
    if one.state == Measure.ENDED:
        return
    if body.changed_days is not None and one.until is not None and one.until > work.now:
        told = CoercionChanged(coercion=one.id, measure=kind.code, until=one.until)
        work.tell(told, one.case_number)
        return
    one.state, one.end_ground, one.end_paper = Measure.ENDING, EndGround.WRONG, petition.paper
    one.ground_at, one.noted_by = work.now, petition.received_by
    today = until(work.now, 0, None, 0) if kind.code == "detention" else None
    told_due = CoercionEndDue(coercion=one.id, measure=kind.code, wrong="yes", until=today)
    work.tell(told_due, one.case_number)


async def _measure(work: Work, coercion_id: str) -> tuple[Coercion, Kind]:
    one = await coercions.coercion(work.session, coercion_id, lock=True)
    return one, KINDS[one.kind]


async def check_left(work: Work, petition: Petition, body: PetitionDecisionIn) -> None:
    """What the higher court leaves of it is less than was ordered. 422."""
    one, kind = await _measure(work, petition.coercion) if petition.coercion else (None, None)
    so_far = (one.amount if one.amount is not None else one.days) if one else None
    granted = body.result == "granted"
    review.check_left(kind, body.changed_amount, body.changed_days, so_far, granted=granted)
