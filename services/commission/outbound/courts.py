"""Which court is asked, as the register has it today."""

from __future__ import annotations

from collections.abc import Sequence

from services.commission.outbound import repository, rules
from services.commission.outbound.models import Commission
from services.commission.outbound.rules import Holder
from services.commission.outbound.schemas import InstructionIn
from shared.law.courts import Court
from shared.platform.courts import load_courts
from shared.platform.work import Work


async def receiving(work: Work, body: InstructionIn) -> tuple[Court, Commission | None, Holder | None]:
    """The court that is asked; the commission by which a court holds the asset for us, and that court."""
    today = work.now.date()
    found = (await load_courts(work.session, [body.court_code], today)).get(body.court_code)
    court = rules.registered(found, body.court_code)
    held = await repository.measure_held(work.session, body.asset_id, court, today)
    if held is None:
        return court, None, None
    known = await load_courts(work.session, [held.court_code], today)
    return court, held, Holder(held.court_code if held.court_code in known else None, held.receiving_court)


async def today(work: Work, commission: Commission) -> Court:
    """The receiving court; 409 where the register has it no more."""
    found = (await of_today(work, [commission]))[commission.id]
    return rules.registered(found, commission.court_code)


async def of_today(work: Work, commissions: Sequence[Commission]) -> dict[str, Court | None]:
    """The receiving court of each, by its id; None where the register has it no more. One that was entered by its name is
    reached by HTTP.
    """
    known = await load_courts(work.session, {one.court_code for one in commissions}, work.now.date())
    return {
        one.id: known.get(one.court_code)
        if one.court_code is not None
        else Court("", one.receiving_court, "basic", (), "", "system:court")
        for one in commissions
    }
