"""终本案件维护: begun when the round is concluded, one query after another for five years."""

from __future__ import annotations

from services.intake.filing.models import Case
from services.intake.upkeep import repository, rules
from services.intake.upkeep.models import Upkeep
from services.intake.upkeep.rules import State
from services.intake.upkeep.schemas import UpkeepFilter, UpkeepOut
from shared.contracts.intake.facts import UpkeepQueryDue
from shared.platform.paging import Page
from shared.platform.reading import open_list
from shared.platform.work import Work
from shared.values.audit_action import AuditAction


def begin(work: Work, case: Case) -> None:
    """The case enters the list of those that are asked about again."""
    first = rules.asked_at(work.now, case.number, 1)
    work.session.add(Upkeep(case_number=case.case_number, concluded_at=work.now, next_at=first))


async def end(work: Work, case_number: str, as_what: State) -> None:
    """Nobody asks about it here any more: it goes on in another, or is over."""
    one = await work.session.get(Upkeep, case_number, with_for_update=True)
    if one is not None and one.state == State.RUNNING:
        one.state, one.next_at = as_what, None


async def ask_due(work: Work) -> bool:
    """Have custody ask about every case whose hour has come; whether more may be due."""
    due = await repository.due(work.session, work.now)
    for one, number in due:
        told = UpkeepQueryDue(round=one.round)
        work.record(AuditAction.UPKEEP_QUERY, told, one.case_number)
        one.round += 1
        one.next_at = rules.asked_at(one.concluded_at, number, one.round)
        if one.next_at is None:
            one.state = State.ENDED
    return bool(due)


async def list_upkeeps(work: Work, asked: UpkeepFilter, case_number: str | None = None) -> Page[UpkeepOut]:
    """The list of concluded cases (终本案件库), or of one case. Who read it is kept."""
    of = await open_list(work, case_number, AuditAction.UPKEEP_READ, asked)
    found = await repository.upkeeps(work.session, asked, of)
    return found.of(lambda one: UpkeepOut(**one.model_dump()))
