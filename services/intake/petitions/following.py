"""What follows a decision: it is served, its time to sue or to ask for review runs, a suit is brought and ends, security is given."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from services.intake.assignment import repository as assigned
from services.intake.docket.repository import court_time
from services.intake.filing import repository as cases
from services.intake.petitions import acts, bringing, remedies, repository, returning, rules
from services.intake.petitions import held as petitions
from services.intake.petitions.joining import bound, fall
from services.intake.petitions.kinds import KINDS, Kind
from services.intake.petitions.models import Petition
from services.intake.petitions.rules import State
from services.intake.petitions.schemas import (
    PetitionOut,
    PetitionServiceIn,
    RemovalIn,
    SecurityIn,
    SuitEndIn,
    SuitIn,
)
from services.intake.resumption import repository as resumptions
from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.intake.facts import (
    ClaimEnforcedAnew,
    EndingRevoked,
    InterferenceRemoved,
    PeriodRestored,
    PetitionSecured,
    PetitionServed,
    PetitionSued,
)
from shared.contracts.intake.petitions import PetitionResult
from shared.law.case_rules import check_apart, check_officer
from shared.law.files import PaperFile, check_files
from shared.law.names import Whose
from shared.law.numbers import CHANGE_REVIEW, CHANGE_SUIT, OBJECTION_SUIT, RECONSIDERATION, Number
from shared.law.periods import Limit, due
from shared.platform.work import Work
from shared.values.articles import CPC, EXI, JS
from shared.values.audit_action import AuditAction

if TYPE_CHECKING:
    from services.intake.petitions.evidence import Evidence


async def serve(work: Work, petition_id: str, body: PetitionServiceIn, held: Evidence) -> PetitionOut:
    """Who has brought it has the ruling in hand."""
    one, kind, case = await petitions.locked(work, petition_id)
    rules.check_serves(kind, one.state, body.at, one.decided_at, work.now)
    petitioner = await petitions.petitioner(work, one)
    remedies.check_changed_served(kind, str(petitioner), one.changed, body.changed_receipt)
    receipts: dict[str, tuple[str, Whose]] = {"receipt": (body.receipt, petitioner)}
    if body.changed_receipt:
        receipts["changed_receipt"] = (body.changed_receipt, one.changed or "")
    papers = [
        PaperFile(
            field,
            receipt,
            FilePurpose.SERVICE_RECEIPT,
            CPC[87],
            shows_at=body.at,
            not_by=work.hands,
            of_whom=[name],
        )
        for field, (receipt, name) in receipts.items()
    ]
    check_files(held.files, papers)
    shown = {receipt for receipt, _ in receipts.values()}
    entered_at = max(file.entered_at for file in held.files if file.id in shown)
    time = await court_time(work.session)
    limit = _remedy(kind, one).on(body.at.date())
    one.state, one.receipt, one.served_at = State.SERVED, body.receipt, body.at
    since = max(body.at, entered_at)  # what is entered late ends no time at once
    one.open_until = None if kind.final else due(since, limit, time.calendar).due_at
    told = PetitionServed(
        petition=one.id,
        petition_kind=kind.code,
        result=cast(PetitionResult | None, one.result),
        asset=one.asset or None,
        open_until=one.open_until,
    )
    work.record(AuditAction.PETITION_SERVE, told, case.case_number, occurred_at=body.at)
    if one.ending and one.result == "granted":
        await revoke(work, one, one.ending)
    return await petitions.out(work, one, case.officer, case.judge)


async def revoke(work: Work, one: Petition, ruling: str) -> None:
    """The case goes on, unless its applicant has applied anew before; with the party for whom alone that ruling had ended it."""
    if await returning.revoke(work, one.case_number, ruling, one.id):
        return
    work.tell(EndingRevoked(petition=one.id, ruling=ruling), one.case_number)
    case = await cases.case(work.session, one.case_number)
    anew = await resumptions.applied_anew(work.session, case) if case.state != "open" else None
    if anew:
        work.tell(ClaimEnforcedAnew(application=anew.application), one.case_number)


def _remedy(kind: Kind, one: Petition) -> Number[Limit]:
    """The time of the party to sue, or to ask for review."""
    suit = remedies.sues(kind, one.change_ground) and one.result != "not_admitted"
    if kind.code == "party_change":
        return CHANGE_SUIT if suit else CHANGE_REVIEW
    return OBJECTION_SUIT if suit else RECONSIDERATION


async def sue(work: Work, petition_id: str, body: SuitIn, held: Evidence) -> PetitionOut:
    """Somebody has sued in time: the thing is left alone until that has ended (EXI[16])."""
    one, kind, case = await petitions.locked(work, petition_id)
    suit = remedies.sues(kind, one.change_ground)
    remedies.check_sues(kind, one.state, one.result, body.at, one.open_until, work.now, suit=suit)
    paper = PaperFile("suit_paper", body.suit_paper, FilePurpose.PETITION_SUIT, CPC[238], shows_at=body.at)
    check_files(held.files, [paper])
    one.state, one.suit_paper, one.sued_at = State.SUED, body.suit_paper, body.at
    told = PetitionSued(petition=one.id, asset=one.asset or None)
    work.record(AuditAction.PETITION_SUE, told, case.case_number, occurred_at=body.at)
    return await petitions.out(work, one, case.officer, case.judge)


async def end_suit(work: Work, petition_id: str, body: SuitEndIn, held: Evidence) -> PetitionOut:
    """What the suit came to, by its judgment."""
    one, kind, case = await petitions.locked(work, petition_id)
    rules.check_follows(one.state, State.ENDED, kind)
    remedies.check_scope(kind, one.change_ground, one.result, body.liable_for, upheld=body.upheld)
    await petitions.check_end_paper(work, one, body.end_paper, held.files, CPC[238])
    one.state, one.end_paper, one.ended_at, one.upheld = State.ENDED, body.end_paper, work.now, body.upheld
    if one.result == "granted" and body.upheld:
        await fall(work, one, one.id, held.seized)
    elif body.liable_for is not None or body.upheld:
        await bound(work, one, body.liable_for)
    work.audit(
        case.case_number,
        AuditAction.PETITION_END,
        one.id,
        **body.model_dump(include={"upheld", "liable_for"}),
    )
    return await petitions.out(work, one, case.officer, case.judge)


async def secure(work: Work, petition_id: str, body: SecurityIn, held: Evidence) -> PetitionOut:
    """On full security the thing is disposed of all the same (EXI[15]); a judge says so who does not have the case."""
    one, kind, case = await petitions.locked(work, petition_id)
    reviewed = bool(await repository.under_review(work.session, [one.id]))
    barred = acts.bars(one, work.now, reviewed=reviewed)
    remedies.check_secures(kind, one.state, one.result, barred=barred)
    check_apart(await assigned.people(work.session, [case.case_number]), work.actor)
    petitions.check_file(
        held.files, "security", body.security, FilePurpose.PETITION_SECURITY, EXI[15], work.hands
    )
    one.security, one.security_by = body.security, work.actor.id
    work.audit(case.case_number, AuditAction.PETITION_SECURE, one.id, answer=body.answer)
    work.tell(PetitionSecured(petition=one.id, asset=one.asset or None), case.case_number)
    return await petitions.out(work, one, case.officer, case.judge)


async def remove(work: Work, petition_id: str, body: RemovalIn, held: Evidence) -> PetitionOut:
    """By the record of another than who enters it (JS[519]); the case has ended."""
    one, kind, case = await petitions.locked(work, petition_id)
    remedies.check_removes(kind, one.result, removed=one.removed_at is not None)
    work.in_stead_of(check_officer(case.officer, work.actor, JS[519]))
    remedies.check_removed_at(body.at, one.decided_at, work.now)
    purpose = FilePurpose.INTERFERENCE_REMOVAL
    paper = PaperFile("removal_paper", body.removal_paper, purpose, JS[519], body.at, work.hands)
    check_files(held.files, [paper])
    one.removed_at, one.removal_paper = body.at, body.removal_paper
    told = InterferenceRemoved(petition=one.id)
    work.record(AuditAction.PETITION_REMOVE, told, case.case_number, occurred_at=body.at)
    return await petitions.out(work, one, case.officer, case.judge)


async def count_anew(work: Work, one: Petition) -> None:
    """What was missed for good reason runs anew (CPC[86]): the time to sue, or to ask for review, against what was decided, or the
    party's own time from the service of a paper."""
    restored = PeriodRestored(petition=one.id, party=one.party)
    if one.against:
        missed = await repository.locked(work.session, one.against)
        bringing.check_missed(State(missed.state), missed.open_until)
        limit = _remedy(KINDS[missed.kind], missed).on(work.now.date())
        missed.open_until = due(work.now, limit, (await court_time(work.session)).calendar).due_at
        restored = PeriodRestored(
            petition=one.id,
            party=one.party,
            against=missed.id,
            open_until=missed.open_until,
            asset=missed.asset if missed.kind == "third_party" and missed.result == "granted" else None,
        )
    work.tell(restored, one.case_number)
