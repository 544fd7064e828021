"""Who hears of a duty (二(五)2): relative to this case, and in office at this instant."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from services.intake.docket import repository as docket
from services.intake.filing.models import Case
from services.intake.prompts import repository, rules
from shared.contracts.docket_id import DocketId
from shared.platform.work import Work
from shared.values.roles import Office

_IN_THEIR_STEAD = (
    Office.LEADER_IN_CHARGE,
    Office.COMMAND_CENTRE_DIRECTOR,
    Office.BUREAU_DIRECTOR,
    Office.BUREAU_DEPUTY,
    Office.PRESIDENT,
)
"""Who hears of a duty when nobody holds the offices that its article names."""

_ASSIGNS = Office.QUALITY_OFFICER
"""Who hears of what is owed by the officer or the judge of a case that has none yet (二(五)1 分案)."""


class Addressee(NamedTuple):
    """A person and the office as whose holder the message goes to them."""

    staff_id: str
    office: Office


async def addressee(
    work: Work,
    docket_id: str,
    offices: tuple[Office, ...],
    began_by: str = "",
    missed: Collection[str] = (),
) -> Addressee | None:
    """A holder of the first of `offices`, then of those in their stead, that is held at all.

    「或」 in an article means that any of its offices suffices. 承办人 and 执行法官 are the case's own. Of several holders,
    who began the matter (`began_by`) or last acted in the case has it in hand (一(一) 责任到人). `missed`: whom no message reaches, so that the next one hears.
    """
    case = await work.session.get(Case, DocketId.parse(docket_id).subject)
    own = {
        Office.HANDLING_OFFICER: case.officer if case else None,
        Office.JUDGE: case.judge if case else None,
    }
    in_hand = [began_by, *await docket.actors(work.session, docket_id)]
    for named in (*offices, *_IN_THEIR_STEAD):
        person = own.get(named)
        office = _ASSIGNS if named in own and person is None else named
        holdings = await repository.holdings(work.session, office, work.now)
        if person is not None:
            told = rules.in_person(person, holdings)
        else:
            told = rules.of_the_office(holdings, docket_id, in_hand)
        if told is not None and told not in missed:
            return Addressee(told, office)
    return None
