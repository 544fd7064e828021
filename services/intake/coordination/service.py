"""协调办理 (一(二)): a director decides which of several cases disposes of a thing, and the officers of all are bound."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from services.intake.coordination import acts, repository, rules
from services.intake.coordination.models import Coordination
from services.intake.coordination.schemas import (
    CoordinationEndIn,
    CoordinationFilter,
    CoordinationIn,
    CoordinationOut,
)
from services.intake.filing import repository as cases
from services.intake.filing.models import Case
from services.intake.petitions.barring import barred
from services.intake.prompts.addressee import addressee
from services.intake.prompts.messages import tell
from shared.contracts.auction.records import DisposalRecord
from shared.contracts.custody.records import AssetRecord
from shared.contracts.docket_id import DocketId
from shared.contracts.fact import Refs
from shared.contracts.intake.facts import CoordinationDecided, CoordinationEnded
from shared.law.case_rules import check_enforces, check_open
from shared.platform.paging import Page
from shared.platform.reading import may_read, open_case, open_list, standing_in
from shared.platform.work import Work
from shared.values.audit_action import AuditAction
from shared.values.roles import Office


async def decide(
    work: Work,
    case_number: str,
    body: CoordinationIn,
    asset: AssetRecord | None,
    disposals: Mapping[str, Sequence[DisposalRecord]],
) -> CoordinationOut:
    """The case disposes of the thing; in every other one that has it, now or later, nobody does."""
    await repository.decide_alone(work.session)
    case = await cases.case(work.session, case_number, lock=True)
    check_open(case.state, "不得再决定由本案处置财产", rules.ARTICLE)
    check_enforces(case_number)
    others = await repository.others(work.session, body.asset)
    standing = await repository.standing_on(work.session, [body.asset, *others])
    objected = bool(await barred(work, [body.asset, *others]))
    rules.check_decidable(case_number, asset, list(others), disposals, standing, objected=objected)
    one = Coordination(
        case_number=case_number,
        asset=body.asset,
        reason=body.reason,
        decided_by=work.actor.id,
        decided_at=work.now,
    )
    work.session.add(one)
    await work.session.flush()
    work.audit(case_number, AuditAction.COORDINATION_DECIDE, one.id, asset=body.asset, reason=body.reason)
    await _tell(
        work,
        one,
        "决定由{}处置本院几个案件共同查到的财产，其他案件不得处置，请在案件页查看",
        CoordinationDecided,
    )
    return await _out(work, one, case)


async def end(work: Work, coordination_id: str, body: CoordinationEndIn) -> CoordinationOut:
    one = await repository.coordination(work.session, coordination_id, lock=True)
    rules.check_standing(one.ended_at)
    one.ended_by, one.ended_at, one.end_reason = work.actor.id, work.now, body.reason
    work.audit(one.case_number, AuditAction.COORDINATION_END, one.id, reason=body.reason)
    await _tell(work, one, "撤销由{}处置本院几个案件共同查到的财产的决定，请在案件页查看", CoordinationEnded)
    return await _out(work, one, await cases.case(work.session, one.case_number))


async def _tell(
    work: Work, one: Coordination, words: str, fact: type[CoordinationDecided] | type[CoordinationEnded]
) -> None:
    """The officer of each case that it binds. No message names another case: it stays in the log when that is sealed."""
    others = await repository.others(work.session, one.asset)
    for number in sorted({one.case_number, *others.values()}):
        docket_id = str(DocketId.case(number))
        to = await addressee(work, docket_id, (Office.HANDLING_OFFICER,))
        if to is not None and (await cases.case(work.session, number)).state == "open":
            called = "本案" if number == one.case_number else "另一案件"
            tell(work, docket_id, "coordination", to, words.format(called), rules.ARTICLE, work.now)
        told: Refs = fact(coordination=one.id)
        work.tell(told, number)


async def list_coordinations(
    work: Work, asked: CoordinationFilter, case_number: str | None = None
) -> Page[CoordinationOut]:
    """Those that bind a case, or the cases that are open to the caller. Who read them is kept."""
    of = await open_list(work, case_number, AuditAction.COORDINATION_READ, asked)
    found = await repository.coordinations(work.session, asked, of)
    shown = {one.id: await _out(work, one, case) for one, case in found.items}
    return found.of(lambda row: shown[row[0].id])


async def read(work: Work, coordination_id: str) -> CoordinationOut:
    one = await repository.coordination(work.session, coordination_id)
    await open_case(work, one.case_number, AuditAction.COORDINATION_READ, one.id)
    case = await cases.case(work.session, one.case_number)
    return await _out(work, one, case)


async def other_cases(work: Work, asset: str) -> list[str]:
    """The other cases with the same thing."""
    return sorted(set((await repository.others(work.session, asset)).values()))


async def _out(work: Work, one: Coordination, case: Case) -> CoordinationOut:
    """A sealed case is named to nobody who may not read it."""
    bound = [one.asset, *await repository.others(work.session, one.asset)]
    named = not case.sealed or await may_read(
        work, case.case_number, await standing_in(work, case.case_number)
    )
    return CoordinationOut(
        **one.model_dump(exclude={"case_number"}),
        case_number=one.case_number if named else "",
        assets=bound,
        binds=one.ended_at is None and case.state == "open",
        acts=acts.on(work.actor, one),
    )
