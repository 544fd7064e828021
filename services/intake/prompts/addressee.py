"""Who hears of a duty (二(五)2): relative to this case, and in office at this instant."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from services.intake.docket import repository as docket
from services.intake.filing import repository as cases
from services.intake.prompts import repository, rules
from services.intake.prompts.rules import Holding
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


@dataclass(frozen=True)
class People:
    """Who holds which office at this instant, and who has some dockets in hand: read once for all of them.

    `own`: of each docket of a case, whose it is. `actors`: of each docket, who has acted in it, the last first.
    """

    holdings: Mapping[str, Sequence[Holding]]
    own: Mapping[str, Mapping[Office, str | None]]
    actors: Mapping[str, Sequence[str]]

    def addressee(
        self,
        docket_id: str,
        offices: tuple[Office, ...],
        began_by: str = "",
        missed: Collection[str] = (),
    ) -> Addressee | None:
        """A holder of the first of `offices`, then of those in their stead, that is held at all.

        「或」 in an article means that any of its offices suffices. 承办人 and 执行法官 are the case's own. Of several holders,
        who began the matter (`began_by`) or last acted in the case has it in hand (一(一) 责任到人). `missed`: whom no message reaches, so that the next one hears.
        """
        own = self.own.get(docket_id, _NOBODYS)
        for named in (*offices, *_IN_THEIR_STEAD):
            person = own.get(named)
            office = _ASSIGNS if named in own and person is None else named
            holdings = self.holdings.get(office, ())
            if person is not None:
                told = rules.in_person(person, holdings)
            else:
                told = rules.of_the_office(holdings, docket_id, (began_by, *self.actors[docket_id]))
            if told is not None and told not in missed:
                return Addressee(told, office)
        return None


_NOBODYS: Mapping[Office, str | None] = {Office.HANDLING_OFFICER: None, Office.JUDGE: None}


async def people(work: Work, dockets: Collection[str]) -> People:
    subjects = {DocketId.parse(docket_id).subject: docket_id for docket_id in dockets}
    return People(
        await repository.all_holdings(work.session, work.now),
        {
            subjects[case_number]: {Office.HANDLING_OFFICER: officer, Office.JUDGE: judge}
            for case_number, officer, judge in await cases.whose(work.session, subjects)
        },
        await docket.actors(work.session, dockets),
    )


async def addressee(
    work: Work,
    docket_id: str,
    offices: tuple[Office, ...],
    began_by: str = "",
    missed: Collection[str] = (),
) -> Addressee | None:
    """Who hears of a matter of one docket."""
    return (await people(work, [docket_id])).addressee(docket_id, offices, began_by, missed)
