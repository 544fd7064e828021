"""初次接待 (一(二)): who came, what was said, the address and mode of service the party confirms."""

from __future__ import annotations

from collections.abc import Sequence

from services.intake.filing import repository as cases
from services.intake.reception import repository, rules
from services.intake.reception.models import Reception
from services.intake.reception.schemas import ReceptionFilter, ReceptionIn, ReceptionOut, WithdrawalIn
from shared.contracts.documents.records import FileRecord
from shared.contracts.intake.facts import ReceptionRecorded
from shared.platform.paging import Page
from shared.platform.reading import open_case
from shared.platform.work import Work
from shared.values.articles import REGULATION
from shared.values.audit_action import AuditAction
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem


async def record(
    work: Work, case_number: str, body: ReceptionIn, files: Sequence[FileRecord]
) -> ReceptionOut:
    """Record a reception of one of the case's parties."""
    case = await cases.case(work.session, case_number, lock=True)
    rules.check_not_archived(case.state)
    if body.party_id not in {party.id for party in await cases.parties(work.session, case.application_id)}:
        raise Problem(422, ProblemCode.NOT_A_PARTY, "所接待的人不是本案当事人", article=REGULATION["一(二)"])
    if body.confirmation is not None:
        confirms = await repository.confirms(work.session, body.confirmation)
        rules.check_confirmation(body.confirmation, body.party_id, confirms, work.hands, files)
    reception = Reception(
        case_number=case_number, received_at=work.now, received_by=work.actor.id, **body.model_dump()
    )
    work.session.add(reception)
    work.audit(
        case_number,
        AuditAction.RECEPTION_RECORD,
        reception.id,
        party=body.party_id,
        confirmation=body.confirmation,
    )
    work.tell(ReceptionRecorded(reception=reception.id, party=body.party_id), case_number)
    return ReceptionOut.model_validate(reception, from_attributes=True)


async def withdraw_confirmation(work: Work, case_number: str, body: WithdrawalIn) -> list[ReceptionOut]:
    """A paper entered for the wrong party confirms nothing any more; it can be named for whose it is. What was sent stays sent."""
    case = await cases.case(work.session, case_number, lock=True)
    rules.check_not_archived(case.state)
    held = await repository.confirmed_by_the_same(work.session, case_number, body.reception_id)
    rules.check_holds_paper([one.confirmation for one in held])
    for one in held:
        one.withdrawn_confirmation, one.confirmation = one.confirmation, None
        one.withdrawn_by, one.withdrawn_at = work.actor.id, work.now
        one.withdrawn_because = body.reason
        work.audit(
            case_number,
            AuditAction.RECEPTION_WITHDRAW,
            one.id,
            party=one.party_id,
            confirmation=one.withdrawn_confirmation,
            reason=body.reason,
        )
    await work.session.flush()
    return [ReceptionOut.model_validate(one, from_attributes=True) for one in held]


async def list_receptions(work: Work, asked: ReceptionFilter, case_number: str) -> Page[ReceptionOut]:
    """Oldest first; the last of a party that is confirmed is the one in force; 404 without the case. Who read them is kept."""
    await open_case(work, case_number, AuditAction.RECEPTION_READ, "", **asked.used())
    found = await repository.receptions(work.session, asked, case_number)
    return found.of(lambda row: ReceptionOut.model_validate(row, from_attributes=True))
