"""Who reads a case's record (一(一) 责任到人), and what of a sealed case is seen. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from shared.contracts.intake.facts import CaseAssigned, CaseFiled
from shared.law.rulebook import DUTIES
from shared.values.opening_reason import OpeningReason
from shared.values.roles import LEADERS, Actor, Deputyship, Office

_OVERSEE = {*LEADERS, Office.QUALITY_OFFICER, Office.DOSSIER_KEEPER}
_PERSONAL = {Office.HANDLING_OFFICER, Office.JUDGE}
_OWE_IN_EACH = {duty.owner for duty in DUTIES.values() if duty.opens_on.kind in (CaseFiled, CaseAssigned)}
EVERY_CASE = frozenset(_OVERSEE | _OWE_IN_EACH - _PERSONAL)
"""Who reads each case that is not sealed: who oversees, and who owes something in each from its filing or assignment on."""
UNDECIDED = EVERY_CASE | {Office.JUDGE, Office.PANEL_MEMBER, Office.SERVICE}
"""Who reads an application before it is decided on: no case stands yet; a judge may have to rule that it is not accepted."""
TEAM_OFFICES: dict[str, frozenset[Office]] = {
    "intake": frozenset({Office.FILING_CLERK, Office.RECEPTION_CLERK}),
    "documents": frozenset({Office.DOCUMENT_CLERK, Office.TEAM_LEADER}),
    "custody": frozenset({Office.CUSTODY_OFFICER}),
    "commission": frozenset({Office.COMMISSION_OFFICER}),
    "auction": frozenset({Office.AUCTION_OFFICER, Office.TEAM_LEADER}),
    "funds": frozenset({Office.FUNDS_OFFICER, Office.FINANCE_HEAD, Office.CASHIER}),
}
"""Who works on, reviews or signs what a team keeps, by team."""


@dataclass(frozen=True)
class Standing:
    """A case as one person meets it. `opened`: the reason for which it is open to him at present."""

    officer: str | None
    judge: str | None
    sealed: bool
    opened: OpeningReason | None = None


def is_own(standing: Standing, actor: Actor) -> bool:
    """Whether `actor` is the case's handling officer or judge, or the recorded deputy of either."""
    own = {(Office.HANDLING_OFFICER, standing.officer), (Office.JUDGE, standing.judge)}
    return any(
        person is not None
        and ((person == actor.id and office in actor.own) or Deputyship(office, person) in actor.deputyships)
        for office, person in own
    )


def is_open(standing: Standing, actor: Actor, team: str) -> bool:
    """Whether `actor` reads what `team` keeps of the case without a reason of his own, or has named one."""
    if standing.opened or Office.SERVICE in actor.own or is_own(standing, actor):
        return True
    return not standing.sealed and bool(actor.offices & (EVERY_CASE | TEAM_OFFICES[team]))


def teams_of(actor: Actor) -> list[str]:
    """The teams that `actor` belongs to: what they have done in a case that is not sealed opens it to him."""
    return [team for team, offices in TEAM_OFFICES.items() if actor.offices & offices]


def oversees(standing: Standing, actor: Actor) -> bool:
    """Whether `actor` sees who has read the case, and seals it: its officer, its judge, a leader."""
    return is_own(standing, actor) or bool(actor.offices.intersection(LEADERS))


def sees_closed(actor: Actor, standing: Standing) -> bool:
    """Whether `actor` reads a document that is closed to others; the system does while it carries an order out."""
    return oversees(standing, actor) or Office.SERVICE in actor.own
