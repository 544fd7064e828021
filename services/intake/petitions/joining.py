"""变更、追加: whom the ruling makes a party enters the case by it, and leaves it again where the ruling falls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from services.intake.filing import repository as cases
from services.intake.filing.models import Party
from services.intake.guarantees.repository import guarantors
from services.intake.guarantees.rules import check_not_guarantor
from services.intake.linked.service import note
from services.intake.petitions import held as petitions
from services.intake.petitions import remedies
from services.intake.petitions.models import Petition
from services.intake.petitions.remedies import Standing
from services.intake.petitions.schemas import JoiningIn, PetitionOut
from services.intake.recusal.service import see_to
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
    """Queries, papers and measures reach the new party from now on, up to the sum that the ruling names."""
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
        "proof", body.proof, FilePurpose.PARTY_PROOF, ADD[28], not_by=work.actor.id, of_whom=[body.party.name]
    )
    check_files(held.files, [proof])
    new = Party(
        id=derived_id("party", application.id, len(parties)),
        application_id=application.id,
        position=len(parties),
        liable_for=one.liable_for if one.result == "granted" else None,
        **body.party.model_dump(),
    )
    work.session.add(new)
    await work.session.flush()
    one.joined, one.replaced = new.id, body.replaces
    for each in parties:
        if each.id == body.replaces:
            each.left_at = work.now
    application.version += 1
    await see_to(work, application)
    await note(work, application)
    told = PartyJoined(party=new.id, petition=one.id, role=body.party.role)
    work.record(AuditAction.PETITION_JOIN, told, case.case_number)
    return await petitions.out(work, one, case.officer, case.judge)


async def fall(work: Work, one: Petition) -> None:
    """The ruling does not stand: whom it had made a party is none, and whose place that was has it again."""
    if one.joined is None:
        return
    (await work.session.get_one(Party, one.joined)).left_at = work.now
    if one.replaced is not None:
        (await work.session.get_one(Party, one.replaced)).left_at = None
    work.tell(PartyLeft(party=one.joined, alteration=one.id), one.case_number)
