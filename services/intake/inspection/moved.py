"""Whose terms a new calendar has moved hears of it (二(五)2): each person once a day, of all of his together."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from services.intake.docket import repository as docket
from services.intake.inspection import repository
from services.intake.inspection.rules import ARTICLE, moved_words
from services.intake.prompts import repository as prompts
from services.intake.prompts.addressee import Addressee, addressee
from services.intake.prompts.messages import log_told, new_message
from shared.contracts.docket_id import DocketId
from shared.law.rulebook import DUTIES
from shared.platform.work import COURT, Work
from shared.values.roles import Office

_COURT_DOCKET = str(DocketId.case(COURT))


async def tell_moved(work: Work) -> None:
    """The old and the new day of each are in the work log of its case; a message has the first ones and how many there are."""
    owners: defaultdict[tuple[Office, str], list[Any]] = defaultdict(list)
    for row in await repository.told_of_moved(work.session):
        office = DUTIES[row.rule_id].owner
        own = {Office.HANDLING_OFFICER: row.officer, Office.JUDGE: row.judge}
        owners[office, own.get(office, "")].append(row)
    if not owners:
        return
    time = await docket.court_time(work.session)
    at = time.settings.on(work.now.date()).in_office(work.now, time.calendar)
    told: defaultdict[Addressee, list[Any]] = defaultdict(list)
    for (office, person), rows in owners.items():
        for to in await _who(work, office, person, rows[0].docket):
            told[to] += rows
    await docket.lock_docket(work.session, _COURT_DOCKET)
    for to, rows in told.items():
        words = moved_words(
            [(DocketId.parse(row.docket).subject, row.rule_id, row.moved_from, row.due_date) for row in rows]
        )
        work.session.add(new_message(work, _COURT_DOCKET, "calendar_moved", to, words, at))
        log_told(work, _COURT_DOCKET, "calendar_moved", to, f"{len(rows)}项期限", ARTICLE)


async def _who(work: Work, office: Office, person: str, docket_id: str) -> list[Addressee]:
    """Whose case it is, or everybody who holds the office: whoever of them has it in hand."""
    if not person:
        holding = await prompts.holdings(work.session, office, work.now)
        if holding and office not in (Office.HANDLING_OFFICER, Office.JUDGE):
            return [Addressee(one, office) for one in sorted({one.staff_id for one in holding})]
    to = await addressee(work, docket_id, (office,))
    return [to] if to else []
