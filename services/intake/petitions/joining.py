"""变更、追加: whom the ruling makes a party enters the case by it, and leaves it again where the ruling falls."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from services.intake.coercion import gone
from services.intake.filing import repository as cases
from services.intake.filing.models import Application, Party
from services.intake.guarantees.repository import guarantors
from services.intake.guarantees.rules import check_not_guarantor
from services.intake.linked.service import note
from services.intake.petitions import held as petitions
from services.intake.petitions import remedies
from services.intake.petitions.models import Petition
from services.intake.petitions.remedies import Standing
from services.intake.petitions.schemas import JoiningIn, PetitionOut
from services.intake.recusal.service import see_to
from services.intake.resumption import repository as resumptions
from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.intake.facts import PartyJoined, PartyLeft
from shared.law.case_rules import check_not_over
from shared.law.files import PaperFile, check_files
from shared.platform.work import Work
from shared.values.articles import ADD
from shared.values.audit_action import AuditAction
from shared.values.record_id import derived_id

if TYPE_CHECKING:
    from services.intake.petitions.evidence import Evidence


async def join(work: Work, petition_id: str, body: JoiningIn, held: Evidence) -> PetitionOut:
    """Queries, papers and measures reach the new party from now on, up to the sum that the ruling names; also where the case
    goes on under another number."""
    one, kind, case = await petitions.locked(work, petition_id)
    remedies.check_in_force(kind, one.state, one.result, one.upheld, one.joined, overturned=one.is_overturned)
    check_not_over(case.state, case.closing_mode, "案件已经结案，不得再变更、追加当事人", ADD[1])
    guaranteeing = await guarantors(work.session, case.case_number)
    check_not_guarantor(one.change_ground, one.changed, guaranteeing)
    application = await cases.application(work.session, case.application_id, lock=True)
    parties = await cases.parties(work.session, application.id)
    remedies.check_joins(
        one.change_ground,
        one.changed,
        (body.party.role, body.party.name, body.party.identity),
        body.replaces,
        [Standing(each.id, each.role, each.identity, each.left_at is not None) for each in parties],
    )
    remedies.check_no_account(body.party.payee_account or body.party.payee_bank)
    proof = PaperFile(
        "proof", body.proof, FilePurpose.PARTY_PROOF, ADD[28], not_by=work.hands, of_whom=[body.party.name]
    )
    check_files(held.files, [proof])
    liable_for = one.liable_for if one.result == "granted" else None
    replaced = next((each for each in parties if each.id == body.replaces), None)
    new = await _enter(work, one, application, body, liable_for, replaced)
    for following in await resumptions.carried_on(work.session, case.case_number):
        await _enter(work, one, following, body, liable_for, replaced)
    one.joined, one.replaced = new.id, body.replaces
    work.audit(case.case_number, AuditAction.PETITION_JOIN, one.id, party=new.id)
    return await petitions.out(work, one, case.officer, case.judge)


async def _enter(
    work: Work,
    one: Petition,
    application: Application,
    body: JoiningIn,
    liable_for: Decimal | None,
    replaced: Party | None,
) -> Party:
    """The new party of one application; whose place that was has left it."""
    parties = await cases.parties(work.session, application.id)
    new = Party(
        id=derived_id("party", application.id, len(parties)),
        application_id=application.id,
        position=len(parties),
        liable_for=liable_for,
        **body.party.model_dump(),
    )
    work.session.add(new)
    await work.session.flush()
    for each in parties:
        if replaced is not None and (each.role, each.identity) == (replaced.role, replaced.identity):
            each.left_at = work.now
            if application.case_number is not None:
                await gone.left(work, application.case_number, each)
    application.version += 1
    await see_to(work, application)
    await note(work, application)
    if application.case_number is not None:
        told = PartyJoined(party=new.id, petition=one.id, role=body.party.role)
        work.tell(told, application.case_number)
    return new


async def fall(work: Work, one: Petition) -> None:
    """The ruling does not stand: whom it had made a party is none, and whose place that was has it again, also where the case
    goes on under another number."""
    if one.joined is None:
        return
    for row in await _wherever(work, one.case_number, one.joined):
        row.left_at = work.now
        application = await cases.application(work.session, row.application_id)
        if application.case_number is not None:
            work.tell(
                PartyLeft(party=row.id, alteration=one.id, ground="ruling_fell"), application.case_number
            )
            await gone.left(work, application.case_number, row)
    if one.replaced is not None:
        for row in await _wherever(work, one.case_number, one.replaced):
            row.left_at = None
            await gone.returned(work, row.id)


async def _wherever(work: Work, case_number: str, party: str) -> list[Party]:
    """The party's row, and those of the same in what carries the case on."""
    own = await work.session.get_one(Party, party)
    rows = [own]
    for following in await resumptions.carried_on(work.session, case_number):
        rows += [
            each
            for each in await cases.parties(work.session, following.id)
            if (each.role, each.identity) == (own.role, own.identity)
        ]
    return rows
