"""Which court is asked, as the register has it today."""

from __future__ import annotations

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
    """The receiving court; 409 where the register has it no more. One that was entered by its name is reached by HTTP."""
    code = commission.court_code
    if code is None:
        return Court("", commission.receiving_court, "basic", (), "", "system:court")
    return rules.registered((await load_courts(work.session, [code], work.now.date())).get(code), code)
