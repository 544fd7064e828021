"""What follows when an application that resumes a case is filed."""

from __future__ import annotations

from collections.abc import Mapping

from services.intake.closing import remainder
from services.intake.coercion import repository as coercions
from services.intake.coercion.kinds import KINDS, EndGround
from services.intake.coercion.rules import State as Coerced
from services.intake.filing import repository as cases
from services.intake.filing.models import Application
from services.intake.library.shielding import taken_over
from services.intake.petitions import repository as petitions
from services.intake.reception import repository as receptions
from services.intake.reception.models import Reception
from services.intake.resumption.models import Resumption
from services.intake.resumption.rules import SETTLED
from services.intake.settlements import repository as settlements
from services.intake.settlements import service as settling
from services.intake.settlements.deceit import Found
from services.intake.upkeep import service as upkeep
from services.intake.upkeep.rules import State as Kept
from services.intake.waivers import repository as waivers
from services.intake.waivers.models import Waiver
from services.intake.waivers.rules import State
from shared.contracts.fact import YesNo
from shared.contracts.intake.facts import CaseResumed, CoercionCarriedOn, CoercionCarriedOut, CoercionEndDue
from shared.platform.work import Work
from shared.values.articles import JS

_TAKEN_OFF = ("judgment_debt", "delay_interest", "fee")
_OF_THE_ROW = {"id", "case_number", "applicant", *_TAKEN_OFF}


async def go_on(work: Work, resumed: Resumption, application: Application) -> None:
    """The case that has ended is public and kept up no longer; its docket is told in which case it goes on."""
    await taken_over(work, resumed.case_number)
    await upkeep.end(work, resumed.case_number, Kept.RESUMED)
    work.tell(CaseResumed(application=application.id), resumed.case_number)
    if resumed.ground in SETTLED:
        assert resumed.paper is not None
        found = None
        if resumed.found_by and resumed.found_on:
            found = Found(
                resumed.found_by,
                resumed.found_number,
                resumed.found_on,
                resumed.found_paper,
                resumed.found_ruling,
            )
        one = await settlements.binding(work.session, resumed.case_number)
        await settling.fall_away(work, resumed.case_number, one, resumed.paper, found)
    await _carry_waivers(work, resumed, application)
    party_in_new = await _same_parties(work, resumed, application)
    await _carry_confirmations(work, resumed, application, party_in_new)
    await _carry_coercions(work, resumed, application, party_in_new)


async def _same_parties(work: Work, resumed: Resumption, application: Application) -> dict[str, str]:
    """Party of the case that has ended → the same in the one that goes on, by id."""
    before = await cases.case(work.session, resumed.case_number)
    new = {one.position: one.id for one in await cases.parties(work.session, application.id)}
    old = await cases.parties(work.session, before.application_id)
    return {one.id: new[one.position] for one in old if one.position in new}


async def _carry_coercions(
    work: Work, resumed: Resumption, application: Application, party_in_new: Mapping[str, str]
) -> None:
    """What lasts, 限消 and 失信 above all, is kept up, watched and lifted where the case goes on."""
    await work.session.flush()
    assert application.case_number is not None
    for one in await coercions.standing(work.session, resumed.case_number):
        if one.party not in party_in_new or one.carried_out_at is None:
            continue
        kind = KINDS[one.kind].code
        if one.state == Coerced.ENDING and one.noted_by is None and one.correction is None:
            one.state, one.end_ground, one.ground_at = (
                Coerced.IN_FORCE,
                None,
                None,
            )  # it had ended with the case alone
        work.tell(CoercionCarriedOn(coercion=one.id, measure=kind), resumed.case_number)
        one.case_number, one.party = application.case_number, party_in_new[one.party]
        term: YesNo = "yes" if one.until else "no"
        held = CoercionCarriedOut(coercion=one.id, measure=kind, long="no", term=term, until=one.until)
        work.tell(held, one.case_number, occurred_at=one.carried_out_at)
        if one.state == Coerced.ENDING and one.ground_at is not None:
            wrong: YesNo = "yes" if one.end_ground == EndGround.WRONG else "no"
            ends = CoercionEndDue(coercion=one.id, measure=kind, wrong=wrong)
            work.tell(ends, one.case_number, occurred_at=one.ground_at)


async def _carry_confirmations(
    work: Work, resumed: Resumption, application: Application, party_in_new: Mapping[str, str]
) -> None:
    """The address that a party has confirmed is that of the case that goes on, until it confirms another (民诉法解释第一百三十七条)."""
    for one in await receptions.in_force(work.session, resumed.case_number):
        if party := party_in_new.get(one.party_id):
            record = f"沿用当事人在{resumed.case_number}案中确认的送达地址（{JS[137]}）"
            own = {"case_number": application.case_number, "party_id": party, "record": record}
            work.session.add(Reception(**one.model_dump(exclude={"id", *own}) | own))


async def _carry_waivers(work: Work, resumed: Resumption, application: Application) -> None:
    """Doubled interest that was given up altogether is not owed in the case that goes on either (民事诉讼法第六十二条); who has left is owed nothing there."""
    before = await cases.case(work.session, resumed.case_number)
    old = {one.id: one.position for one in await cases.present(work.session, before.application_id)}
    new = {one.position: one.id for one in await cases.parties(work.session, application.id)}
    succeeded = await petitions.succeeded(work.session, resumed.case_number)
    await work.session.flush()
    for one in await waivers.of_case(work.session, resumed.case_number):
        holder = remainder.holder(one.applicant, succeeded)
        if one.state == State.CONFIRMED and one.all_delay_interest and holder in old:
            carried = one.model_dump(exclude=_OF_THE_ROW) | dict.fromkeys(_TAKEN_OFF, 0)
            carried |= {"case_number": application.case_number, "applicant": new[old[holder]]}
            work.session.add(Waiver(**carried))
