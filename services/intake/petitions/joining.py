"""变更、追加: whom the ruling makes a party enters the case by it, and leaves it again where the ruling falls."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from services.intake.coercion import gone
from services.intake.filing import repository as cases
from services.intake.filing.models import Application, Party
from services.intake.guarantees.repository import guarantors
from services.intake.guarantees.rules import check_not_guarantor
from services.intake.linked.service import note
from services.intake.petitions import held as petitions
from services.intake.petitions import remedies, returning
from services.intake.petitions.models import Petition
from services.intake.petitions.remedies import Standing
from services.intake.petitions.schemas import JoiningIn, PetitionOut
from services.intake.recusal.service import see_to
from services.intake.resumption import repository as resumptions
from services.intake.waivers import repository as waivers
from services.intake.waivers.rules import State as WaiverState
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
    replaced = next((each for each in parties if each.id == body.replaces), None)
    new = await _enter(work, one, application, body, replaced)
    for following in await resumptions.carried_on(work.session, case.case_number):
        await _enter(work, one, following, body, replaced, origin=new.id)
    one.joined, one.replaced = new.id, body.replaces
    work.audit(case.case_number, AuditAction.PETITION_JOIN, one.id, party=new.id)
    return await petitions.out(work, one, case.officer, case.judge)


async def _enter(
    work: Work,
    one: Petition,
    application: Application,
    body: JoiningIn,
    replaced: Party | None,
    origin: str | None = None,
) -> Party:
    """The new party of one application; whose place that was has left it."""
    parties = await cases.parties(work.session, application.id)
    new = Party(
        id=derived_id("party", application.id, len(parties)),
        application_id=application.id,
        position=len(parties),
        liable_for=one.liable_for,
        origin=origin,
        **body.party.model_dump(),
    )
    work.session.add(new)
    await work.session.flush()
    for each in parties:
        if replaced is not None and each.is_same(replaced):
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


async def bound(work: Work, one: Petition, liable_for: Decimal | None) -> None:
    """The judgment has said up to which sum who is a party answers, or is to (变更、追加当事人规定第三十三、三十四条)."""
    one.liable_for = liable_for
    rows = await resumptions.rows_of(work.session, one.case_number, one.joined) if one.joined else []
    for row in rows:
        row.liable_for = liable_for
        application = await cases.application(work.session, row.application_id, lock=True)
        application.version += 1


async def fall(work: Work, one: Petition, by: str, seized: Mapping[str, str]) -> None:
    """The ruling does not stand, `by` the review of it or its own suit, by the petition's id: whom it had made a party is none, and whose place that was has it again, with what was given up of the
    claim meanwhile, also where the case goes on under another number."""
    if one.joined is None:
        return
    told = PartyLeft(party=one.joined, alteration=one.id, ground="ruling_fell")
    await returning.leave(work, one.case_number, one.joined, told, seized)
    entered = await resumptions.rows_of(work.session, one.case_number, one.joined)
    for waiver in await waivers.confirmed_of(work.session, [row.id for row in entered]):
        waiver.state, waiver.reason = (
            WaiverState.WITHDRAWN,
            "据以成为申请执行人的裁定已经撤销，其无权处分该债权",
        )
        work.audit(waiver.case_number, AuditAction.WAIVER_DECIDE, waiver.id, result=waiver.state)
    if one.replaced is not None:
        await returning.come_back(work, one.case_number, one.replaced, by)
