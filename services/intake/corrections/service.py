"""更正: what was typed wrong is put right by an act, with its reason; nothing of what stood before is lost."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from services.intake.corrections import repository, rules
from services.intake.corrections.models import Correction
from services.intake.corrections.rules import Carried, Resting
from services.intake.corrections.schemas import ApplicationCorrectionIn, CorrectionOut, PartyCorrectionIn
from services.intake.filing import repository as filing
from services.intake.filing.models import Application, Party
from services.intake.filing.rules import check_dates, check_not_ended
from services.intake.filing.service import check_first, open_application
from services.intake.linked.service import note
from services.intake.prompts.addressee import addressee
from services.intake.prompts.messages import tell
from services.intake.recusal.service import see_to
from services.intake.resumption import repository as resumptions
from shared.contracts.docket_id import DocketId
from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.intake.facts import PartyCorrected, PayeeCorrected
from shared.platform.http import check_version
from shared.platform.paging import Listing, Page
from shared.platform.work import COURT, Work
from shared.values.articles import REGULATION
from shared.values.audit_action import AuditAction
from shared.values.identity import PAPERS, PartyKind
from shared.values.roles import Office


async def correct_party(
    work: Work, party_id: str, seen: int, body: PartyCorrectionIn, resting: Resting
) -> CorrectionOut:
    """Put a party right; a respondent who proves to be another is searched for anew (二(二)1)."""
    party = await repository.party(work.session, party_id)
    application = await to_correct(work, party.application_id, seen)
    after = body.party.model_dump(mode="json")
    before = {name: getattr(party, name) for name in after}
    before["paper"] = before["paper"] or PAPERS[PartyKind(party.kind)][0]
    rules.check_role(party.role, body.party.role)
    others = [one for one in await filing.parties(work.session, application.id) if one.role != party.role]
    rules.check_sides(body.party.identity, [other.identity for other in others])
    changed = rules.changes(before, after)
    rules.check_party(changed, party_id, party.payee_account, resting)
    proof = body.proof if application.case_number is not None else None
    if application.case_number is not None:
        called = (party.called, body.party.name)
        rules.check_proof(changed, body.proof, work.hands, resting.files, called)
        proved = await repository.proved(work.session, application.id, proof)
        again = any(file.id == proof and file.purpose is FilePurpose.APPLICATION for file in resting.files)
        of_party = proved.get(party_id, set()) if again else set().union(*proved.values())
        rules.check_proof_unused(changed, of_party, again=again)
    correction = _correct(work, application, party, (before, after, changed), body.reason, proof)
    await _check_first(work, application, changed)
    await see_to(work, application)
    await note(work, application)
    if application.case_number is not None and rules.PAYEE & changed:
        await _tell_officer(work, application.case_number, party, correction)
    if application.case_number is not None and rules.WHO & changed and party.role == "respondent":
        work.tell(PartyCorrected(party=party_id, correction=correction.id), application.case_number)
    return CorrectionOut.model_validate(correction, from_attributes=True)


async def correct_application(
    work: Work, application_id: str, seen: int, body: ApplicationCorrectionIn, resting: Resting
) -> CorrectionOut:
    """Put basis or claim right, before any act of enforcement rests on it."""
    application = await to_correct(work, application_id, seen)
    basis = body.application
    check_dates(application.received_at, basis.effective_on, basis.performance_due_on, work.now)
    after = basis.model_dump()
    before = {name: getattr(application, name) for name in after}
    changed = rules.changes(before, after)
    rules.check_application(resting)
    if await resumptions.of_application(work.session, application_id) is not None:
        stood = before | await repository.first_values(work.session, application_id)
        rules.check_carried(_claim(stood), _claim(after))
    correction = _correct(work, application, None, (before, after, changed), body.reason)
    await _check_first(work, application, changed)
    await see_to(work, application)
    await note(work, application)
    return CorrectionOut.model_validate(correction, from_attributes=True)


async def list_corrections(work: Work, asked: Listing, application_id: str) -> Page[CorrectionOut]:
    """Who read them is kept."""
    application = await filing.application(work.session, application_id)
    await open_application(work, application, AuditAction.CORRECTION_READ)
    found = await repository.of_application(work.session, asked, application_id)
    return found.of(lambda row: CorrectionOut.model_validate(row, from_attributes=True))


async def to_correct(work: Work, application_id: str, seen: int) -> Application:
    """The application, locked, at the version that was seen, its case not closed."""
    application = await filing.application(work.session, application_id, lock=True)
    check_version(seen, application.version)
    check_not_ended(application.outcome)
    if application.case_number is not None:
        case = await filing.case(work.session, application.case_number)
        rules.check_correctable(case.state)
    return application


async def _check_first(work: Work, application: Application, changed: frozenset[str]) -> None:
    refused = await check_first(work, application)
    if application.case_number is not None and refused:
        rules.check_not_made_of_refused(changed)


async def _tell_officer(work: Work, case_number: str, party: Party, correction: Correction) -> None:
    """Who requests the payments hears that one's account is another now (二(六)2)."""
    work.tell(PayeeCorrected(party=party.id, correction=correction.id), case_number)
    docket_id = str(DocketId.case(case_number))
    officer = (await filing.case(work.session, case_number)).officer
    if officer and (to := await addressee(work, docket_id, (Office.HANDLING_OFFICER,))):
        words = f"{party.name}的收款账户已经更正，提交发放审批表以前请向当事人本人核实"
        tell(work, docket_id, "payee_corrected", to, words, REGULATION["二(六)2"], work.now)


def _correct(
    work: Work,
    application: Application,
    party: Party | None,
    content: tuple[Mapping[str, Any], Mapping[str, Any], frozenset[str]],
    reason: str,
    proof: str | None = None,
) -> Correction:
    before, after, changed = content
    for name in changed:
        setattr(party or application, name, after[name])
    application.version += 1
    correction = Correction(
        application_id=application.id,
        party_id=party.id if party else None,
        before={name: _written(before[name]) for name in sorted(changed)},
        after={name: _written(after[name]) for name in sorted(changed)},
        reason=reason,
        proof=proof,
        corrected_by=work.actor.id,
        corrected_at=work.now,
    )
    work.session.add(correction)
    work.audit(
        application.case_number or COURT,
        AuditAction.APPLICATION_CORRECT,
        application.id,
        correction=correction.id,
        before=correction.before,
        after=correction.after,
        reason=reason,
        proof=proof,
    )
    return correction


def _claim(stood: Mapping[str, Any]) -> Carried:
    return Carried(
        Decimal(stood["principal"]),
        Decimal(stood["interest"]),
        date.fromisoformat(str(stood["performance_due_on"])),
    )


def _written(value: object) -> str:
    return "" if value is None else str(value)
