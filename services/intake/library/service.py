"""What is public of concluded rounds: read by all, and put right on application or of the court's own motion (终本规定第十三条、第十四条)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from services.intake.filing import repository as cases
from services.intake.filing.models import Party
from services.intake.library import acts, repository, rules
from services.intake.library.entry import (
    Debtor,
    Entry,
    LibraryItem,
    masked,
    obligation,
    paper_of,
    performance,
    put_right,
    said,
    sex_and_age,
)
from services.intake.library.models import LibraryCorrection
from services.intake.library.rules import CORRECTED, State
from services.intake.library.schemas import (
    LibraryAnswerIn,
    LibraryCorrectionFilter,
    LibraryCorrectionIn,
    LibraryCorrectionOut,
    LibraryDebtorOut,
    LibraryDecisionIn,
    LibraryEntryOut,
)
from shared.contracts.documents.records import FileRecord
from shared.contracts.intake.facts import LibraryErrorAnswered, LibraryErrorRaised, LibraryErrorSettled
from shared.law.names import Whose
from shared.platform.paging import Listing, Page
from shared.platform.reading import open_case, open_list
from shared.platform.settings import settings
from shared.platform.work import COURT, Work
from shared.values.audit_action import AuditAction
from shared.values.identity import PartyKind
from shared.values.zone import COURT_ZONE


async def list_entries(work: Work, asked: Listing) -> Page[LibraryEntryOut]:
    """What everybody may read. Who asked for it here is kept."""
    work.audit(COURT, AuditAction.LIBRARY_READ, "", **asked.used())
    found = await repository.entries(work.session, asked)
    debtors = await repository.debtors(work.session, {row.Application.id for row in found.items})
    corrected = await repository.corrected(work.session, {row.Case.case_number for row in found.items})

    def shown(row: Any) -> LibraryEntryOut:
        entry = put_right(_entry(row, debtors[row.Application.id]), corrected[row.Case.case_number])
        return LibraryEntryOut(
            case_number=row.Case.case_number,
            respondent="、".join(one.name for one in entry.debtors),
            court=settings().court_name,
            filed_on=row.Case.filed_at.astimezone(COURT_ZONE).date(),
            concluded_at=row.Upkeep.concluded_at,
            instrument_court=entry.instrument_court,
            instrument_number=entry.instrument_number,
            obligation=entry.obligation,
            performance=entry.performance,
            debtors=[_debtor(one, work) for one in entry.debtors],
        )

    return found.of(shown)


def _debtor(one: Debtor, work: Work) -> LibraryDebtorOut:
    sex, age = sex_and_age(one.identity, one.paper, work.now.astimezone(COURT_ZONE).date())
    return LibraryDebtorOut(
        name=one.name,
        identity=masked(one.identity, one.paper),
        address=one.address,
        representative=one.representative,
        sex=sex,
        age=age,
    )


def _entry(row: Any, debtors: Sequence[Party]) -> Entry:
    """As the record has it."""
    application, closed = row.Application, row.ClosingRequest
    return Entry(
        [
            Debtor(
                one.id,
                PartyKind(one.kind),
                paper_of(one.kind, one.paper),
                one.name,
                one.identity,
                one.registered_address or one.household_address or one.residence_address,
                one.representative,
            )
            for one in debtors
        ],
        application.instrument_court,
        application.instrument_number,
        obligation(application.principal, application.interest, application.act_owed),
        performance(closed.applied_amount, closed.recovered_amount, closed.waived_amount),
    )


async def raise_correction(
    work: Work, case_number: str, body: LibraryCorrectionIn, files: Sequence[FileRecord]
) -> LibraryCorrectionOut:
    """Somebody says, or the court sees, that it is wrong: from when it was received the three days run."""
    case = await cases.case(work.session, case_number, lock=True)
    work.in_stead_of(rules.check_raises(case.officer, work.actor))
    row = await repository.concluded(work.session, case_number)
    rules.check_in_library(listed=row is not None, article=CORRECTED)
    assert row is not None
    parties = {one.id: one.name for one in await cases.parties(work.session, case.application_id)}
    debtors = (await repository.debtors(work.session, [case.application_id]))[case.application_id]
    rules.check_raised(
        item=body.item,
        respondent_id=body.respondent_id,
        debtors={one.id for one in debtors},
        party=body.party,
        outsider=body.outsider,
        names=parties,
        on_paper=body.paper is not None,
        received_at=body.received_at,
        concluded_at=row.Upkeep.concluded_at,
        now=work.now,
    )
    one = LibraryCorrection(
        case_number=case_number, recorded_by=work.actor.id, recorded_at=work.now, **body.model_dump()
    )
    applicant = parties.get(one.party or "", one.outsider)
    if body.paper is not None:
        rules.check_application(body.paper, body.received_at, await _called(work, one), files)
        rules.check_first(on_record=await repository.is_raised(work.session, one))
    work.session.add(one)
    told = LibraryErrorRaised(library_correction=one.id, on_application="yes" if applicant else "no")
    work.record(AuditAction.LIBRARY_CORRECTION_RAISE, told, case_number, occurred_at=body.received_at)
    return _shown(work, one, {one.party or "": applicant})


async def decide(
    work: Work, correction_id: str, body: LibraryDecisionIn, files: Sequence[FileRecord]
) -> LibraryCorrectionOut:
    """Looked into, and put right where it is so; what stood before stays in the record."""
    one = await _locked(work, correction_id)
    to = State.CORRECTED if body.corrected else State.REFUSED
    rules.check_follows(one.state, to)
    if body.corrected:
        await _correct(work, one, body, files)
    else:
        rules.check_refused(body.value, body.proof)
    one.state, one.answer, one.decided_by, one.decided_at = to, body.answer, work.actor.id, work.now
    told = LibraryErrorSettled(
        library_correction=one.id,
        corrected="yes" if body.corrected else "no",
        on_application="yes" if one.paper else "no",
    )
    work.record(AuditAction.LIBRARY_CORRECTION_DECIDE, told, one.case_number)
    return await _out(work, one)


async def _correct(
    work: Work, one: LibraryCorrection, body: LibraryDecisionIn, files: Sequence[FileRecord]
) -> None:
    row = await repository.concluded(work.session, one.case_number)
    rules.check_in_library(listed=row is not None, article=CORRECTED)
    assert row is not None
    debtors = (await repository.debtors(work.session, [row.Application.id]))[row.Application.id]
    corrected = (await repository.corrected(work.session, [one.case_number]))[one.case_number]
    entry = put_right(_entry(row, debtors), corrected)
    item = LibraryItem(one.item)
    rules.check_debtor(item, one.respondent_id, {debtor.id for debtor in entry.debtors})
    stood = said(entry, item, one.respondent_id)
    whose = next((debtor for debtor in entry.debtors if debtor.id == one.respondent_id), None)
    value = rules.check_value(item, body.value, body.proof, stood, whose)
    assert body.proof is not None
    rules.check_proof(body.proof, one.received_at, work.hands, files)
    one.stood, one.value, one.proof = stood, value, body.proof


async def answer(
    work: Work, correction_id: str, body: LibraryAnswerIn, files: Sequence[FileRecord]
) -> LibraryCorrectionOut:
    """Who has applied has the answer in writing."""
    one = await _locked(work, correction_id)
    applicant = (await repository.names(work.session, [one])).get(one.party or "", one.outsider)
    rules.check_answers(one.state, applicant, one.answered_at)
    assert one.decided_at is not None
    rules.check_answered_at(body.at, one.decided_at, work.now)
    called = await _called(work, one)
    rules.check_reply(body.reply, body.receipt, body.at, one.decided_at, called, files, work.hands)
    one.reply, one.receipt, one.answered_by, one.answered_at = (
        body.reply,
        body.receipt,
        work.actor.id,
        body.at,
    )
    told = LibraryErrorAnswered(library_correction=one.id)
    work.record(AuditAction.LIBRARY_CORRECTION_ANSWER, told, one.case_number, occurred_at=body.at)
    return await _out(work, one)


async def read(work: Work, correction_id: str) -> LibraryCorrectionOut:
    one = await repository.correction(work.session, correction_id)
    await open_case(work, one.case_number, AuditAction.LIBRARY_CORRECTION_READ, correction_id)
    return await _out(work, one)


async def list_corrections(
    work: Work, asked: LibraryCorrectionFilter, case_number: str | None = None
) -> Page[LibraryCorrectionOut]:
    """Across cases, or of one case. Who read them is kept."""
    of = await open_list(work, case_number, AuditAction.LIBRARY_CORRECTION_READ, asked)
    found = await repository.corrections(work.session, asked, of)
    names = await repository.names(work.session, found.items)
    return found.of(lambda one: _shown(work, one, names))


async def case_of(work: Work, correction_id: str) -> str:
    return (await repository.correction(work.session, correction_id)).case_number


async def _locked(work: Work, correction_id: str) -> LibraryCorrection:
    """With its case, which is locked first."""
    one = await repository.correction(work.session, correction_id)
    await cases.case(work.session, one.case_number, lock=True)
    await work.session.refresh(one, with_for_update=True)
    return one


async def _out(work: Work, one: LibraryCorrection) -> LibraryCorrectionOut:
    return _shown(work, one, await repository.names(work.session, [one]))


async def _called(work: Work, one: LibraryCorrection) -> Whose:
    """Who has applied."""
    party = await work.session.get(Party, one.party) if one.party else None
    return party.called if party else one.outsider


def _shown(work: Work, one: LibraryCorrection, names: Mapping[str, str]) -> LibraryCorrectionOut:
    applicant = names.get(one.party or "", one.outsider)
    acted = acts.on_correction(work.actor, one, applicant)
    return LibraryCorrectionOut(**one.model_dump(), applicant=applicant, acts=acted)
