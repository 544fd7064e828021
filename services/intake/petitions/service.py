"""异议、复议、回避、变更追加 (民事诉讼法第二百三十六、二百三十八条): received on paper, filed, decided by who may, served, reviewed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, cast

from services.intake.docket.repository import court_time
from services.intake.filing import repository as cases
from services.intake.filing.models import Case
from services.intake.petitions import acts, ending, listing, repository, rules
from services.intake.petitions.kinds import KINDS, Kind
from services.intake.petitions.models import Petition
from services.intake.petitions.objected import ended_by, objected
from services.intake.petitions.rules import Asked, State
from services.intake.petitions.schemas import (
    AdmissionIn,
    AdmissionToldIn,
    PetitionDecisionIn,
    PetitionFilter,
    PetitionIn,
    PetitionOut,
    PetitionServiceIn,
    PetitionWithdrawalIn,
    SecurityIn,
    SendingUpIn,
    SuitEndIn,
    SuitIn,
)
from services.intake.prompts.addressee import Addressee
from services.intake.prompts.messages import tell
from services.intake.recusal.service import in_case
from shared.contracts.docket_id import DocketId
from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.documents.records import FileRecord
from shared.contracts.intake.facts import (
    EndingRevoked,
    PersonRecused,
    PetitionAdmitted,
    PetitionDecided,
    PetitionOverturned,
    PetitionReceived,
    PetitionSecured,
    PetitionSentUp,
    PetitionServed,
    PetitionSued,
    PetitionTold,
    PetitionWithdrawn,
    SaleObjected,
)
from shared.contracts.intake.petitions import PetitionResult
from shared.law.case_rules import check_apart
from shared.law.files import PaperFile, check_files
from shared.law.numbers import OBJECTION_SUIT, RECONSIDERATION
from shared.law.periods import due
from shared.platform import court
from shared.platform.paging import Page
from shared.platform.reading import open_case, open_list
from shared.platform.work import Work
from shared.values.articles import CPC, EXI, OBJ, Article
from shared.values.audit_action import AuditAction
from shared.values.roles import Office

if TYPE_CHECKING:
    from services.intake.petitions.evidence import Evidence


async def receive(work: Work, case_number: str, body: PetitionIn, held: Evidence) -> PetitionOut:
    """What somebody objects to or applies for, with the written paper."""
    kind, case = KINDS[body.kind], await cases.case(work.session, case_number, lock=True)
    ruling = None
    if kind.about not in ("petition", "coercion"):  # these may be asked about after the end of the case too
        ruling = await objected(work, kind, case_number, body.received_at, held.served.get(body.party or ""))
    parties = {one.id: one for one in await cases.parties(work.session, case.application_id)}
    named = parties.get(body.party or "")
    asked = Asked(
        party=body.party,
        role=named.role if named else None,
        outsider=body.outsider,
        names={one.name for one in parties.values()},
        asset=body.asset,
        person=body.person,
        against=body.against,
        respondent=body.respondent,
        coercion=body.coercion,
        ending=ruling,
    )
    people = [one for one in (case.officer, case.judge) if one]
    respondents = [one.id for one in parties.values() if one.role == "respondent"]
    rules.check_asked(
        kind, asked, body.received_at, case.filed_at, work.now, held.assets, people, respondents
    )
    await listing.check_entry(work, case_number, body.coercion, body.party)
    rules.check_first(kind, asked, await repository.before(work.session, case_number))
    rules.check_not_sold(held.sold)
    if body.against:
        reviewed = await repository.petition(work.session, body.against)
        rules.check_same_case(reviewed.case_number == case_number)
        rules.check_reviewable(
            kind,
            KINDS[reviewed.kind],
            State(reviewed.state),
            reviewed.result,
            reviewed.open_until,
            body.received_at,
            overturned=reviewed.is_overturned,
        )
    sha256 = rules.check_paper(kind, body.paper, body.received_at, held.files)
    rules.check_paper_first(await repository.is_recorded(work.session, case_number, kind.code, sha256), kind)
    one = Petition(
        case_number=case_number,
        paper_sha256=sha256,
        received_by=work.actor.id,
        ending=ruling,
        **body.model_dump(),
    )
    work.session.add(one)
    told = PetitionReceived(petition=one.id, petition_kind=kind.code)
    work.record(AuditAction.PETITION_RECEIVE, told, case_number, occurred_at=body.received_at)
    if held.on_sale and kind.code == "third_party":
        work.tell(SaleObjected(petition=one.id, asset=one.asset), case_number)
    return await _out(work, one, case.officer, case.judge)


async def admit(work: Work, petition_id: str, body: AdmissionIn) -> PetitionOut:
    """It is filed, and a judge is named who has nothing to do with the case."""
    one, kind, case = await _locked(work, petition_id)
    rules.check_admits(kind, one.state, case.officer, case.judge, body.reviewer)
    rules.check_reviewer(
        await court.holds(work.session, body.reviewer, Office.JUDGE, work.now),
        body.reviewer,
        await repository.former(work.session, case.case_number),
        await in_case(work, await cases.application(work.session, case.application_id)),
    )
    one.state, one.reviewer, one.admitted_at = State.ADMITTED, body.reviewer, work.now
    one.told_at, one.told_receipts = None, []
    docket_id = str(DocketId.case(case.case_number))
    words = f"{kind.label}已经立案，指定您审查"
    tell(
        work, docket_id, "petition_admitted", Addressee(body.reviewer, Office.JUDGE), words, OBJ[2], work.now
    )
    told = PetitionAdmitted(petition=one.id, petition_kind=kind.code)
    work.record(AuditAction.PETITION_ADMIT, told, case.case_number)
    return await _out(work, one, case.officer, case.judge)


async def tell_admission(work: Work, petition_id: str, body: AdmissionToldIn, held: Evidence) -> PetitionOut:
    """Who has brought it, and every party, has the notice that it was filed (OBJ[2])."""
    one, kind, case = await _locked(work, petition_id)
    rules.check_told(kind, one.admitted_at, one.told_at)
    assert one.admitted_at is not None
    parties = {each.id: each.name for each in await cases.parties(work.session, case.application_id)}
    told = {parties.get(each.party or "", one.outsider): each.receipt for each in body.receipts}
    whom = {*parties.values(), await _petitioner(work, one)}
    rules.check_all_told(whom, told, body.at, one.admitted_at, work.now)
    papers = [
        PaperFile(
            f"receipts.{place}.receipt",
            receipt,
            FilePurpose.SERVICE_RECEIPT,
            OBJ[2],
            shows_at=one.admitted_at,
            not_by=work.actor.id,
            of_whom=[name],
        )
        for place, (name, receipt) in enumerate(told.items())
    ]
    check_files(held.files, papers)
    one.told_at, one.told_receipts = body.at, [each.receipt for each in body.receipts]
    told_now = PetitionTold(petition=one.id)
    work.record(AuditAction.PETITION_TELL, told_now, case.case_number, occurred_at=body.at)
    return await _out(work, one, case.officer, case.judge)


async def decide(work: Work, petition_id: str, body: PetitionDecisionIn, held: Evidence) -> PetitionOut:
    """By another judge, the president, the case's judge, or as the higher court has ruled."""
    one, kind, case = await _locked(work, petition_id)
    person = one.person or await _reviewed_person(work, one)
    work.in_stead_of(
        rules.check_decides(
            kind, one.state, one.reviewer, person, one.received_by, case.officer, case.judge, work.actor
        )
    )
    rules.check_result(kind, one.state, body.result, body.document)
    if kind.code == "listing" and body.result == "granted":
        await listing.check_granted(work, one)
    if kind.code == "listing_correction" and body.result == "granted" and body.document:
        await listing.put_right(work, one, body.document)
    if kind.by == "above":
        assert body.document is not None
        _check_file(held.files, "document", body.document, FilePurpose.SUPERIOR_RULING, EXI[8], work.actor.id)
        if body.result == "granted" and one.against:
            await _overturn(work, one.against, body.document)
    elif kind.document is not None:
        thing = held.assets.get(one.asset, "")
        if person:
            thing = await repository.staff_name(work.session, person)
        thing = thing or await listing.named(work, one)
        rules.check_document(
            kind,
            case.case_number,
            held.document,
            await _petitioner(work, one),
            thing,
            body.result,
            one.overturned_at or one.received_at,
            used=await repository.is_used(work.session, body.document or ""),
        )
        said = held.document.operative.petition if held.document and held.document.operative else None
        if said and one.ending:
            ending.check_named(said.thing, held.ending)
        elif said and held.ending and ending.is_named(said.thing, held.ending):
            one.ending = held.ending.id  # brought before the case had ended
    one.state, one.result, one.answer, one.document = (
        State.DECIDED,
        body.result,
        body.answer,
        body.document,
    )
    one.decided_by, one.decided_at = work.actor.id, work.now
    told = PetitionDecided(petition=one.id, petition_kind=kind.code, result=body.result)
    work.record(AuditAction.PETITION_DECIDE, told, case.case_number)
    if person in (case.officer, case.judge) and body.result == "granted":
        work.tell(PersonRecused(former=person), case.case_number)
    return await _out(work, one, case.officer, case.judge)


async def send_up(work: Work, petition_id: str, body: SendingUpIn, held: Evidence) -> PetitionOut:
    """The papers that the higher court needs have gone there."""
    one, kind, case = await _locked(work, petition_id)
    rules.check_sends_up(kind, one.state)
    paper = PaperFile(
        "sent_paper", body.sent_paper, FilePurpose.POSTING_PROOF, EXI[7], shows_at=one.received_at
    )
    check_files(held.files, [paper])
    one.state, one.sent_paper, one.sent_at = State.SENT_UP, body.sent_paper, work.now
    work.record(AuditAction.PETITION_SEND_UP, PetitionSentUp(petition=one.id), case.case_number)
    return await _out(work, one, case.officer, case.judge)


async def serve(work: Work, petition_id: str, body: PetitionServiceIn, held: Evidence) -> PetitionOut:
    """Who has brought it has the ruling in hand."""
    one, kind, case = await _locked(work, petition_id)
    rules.check_serves(kind, one.state, body.at, one.decided_at, work.now)
    paper = PaperFile(
        "receipt",
        body.receipt,
        FilePurpose.SERVICE_RECEIPT,
        CPC[87],
        shows_at=body.at,
        not_by=work.actor.id,
        of_whom=[await _petitioner(work, one)],
    )
    check_files(held.files, [paper])
    entered_at = next(file.entered_at for file in held.files if file.id == body.receipt)
    time = await court_time(work.session)
    sues = kind.suit and one.result != "not_admitted"
    limit = (OBJECTION_SUIT if sues else RECONSIDERATION).on(body.at.date())
    one.state, one.receipt, one.served_at = State.SERVED, body.receipt, body.at
    since = max(body.at, entered_at)  # what is entered late ends no time at once
    one.open_until = due(since, limit, time.calendar).due_at
    told = PetitionServed(
        petition=one.id,
        petition_kind=kind.code,
        result=cast(PetitionResult | None, one.result),
        asset=one.asset or None,
        open_until=one.open_until,
    )
    work.record(AuditAction.PETITION_SERVE, told, case.case_number, occurred_at=body.at)
    if one.ending and one.result == "granted":
        work.tell(EndingRevoked(petition=one.id, ruling=one.ending), case.case_number)
    return await _out(work, one, case.officer, case.judge)


async def sue(work: Work, petition_id: str, body: SuitIn, held: Evidence) -> PetitionOut:
    """Somebody has sued in time: the thing is left alone until that has ended (EXI[16])."""
    one, kind, case = await _locked(work, petition_id)
    rules.check_sues(kind, one.state, one.result, body.at, one.open_until, work.now)
    paper = PaperFile("suit_paper", body.suit_paper, FilePurpose.PETITION_SUIT, CPC[238], shows_at=body.at)
    check_files(held.files, [paper])
    one.state, one.suit_paper, one.sued_at = State.SUED, body.suit_paper, body.at
    told = PetitionSued(petition=one.id, asset=one.asset)
    work.record(AuditAction.PETITION_SUE, told, case.case_number, occurred_at=body.at)
    return await _out(work, one, case.officer, case.judge)


async def end_suit(work: Work, petition_id: str, body: SuitEndIn, held: Evidence) -> PetitionOut:
    """What the suit came to, by its judgment."""
    one, kind, case = await _locked(work, petition_id)
    rules.check_follows(one.state, State.ENDED, kind)
    await _check_end_paper(work, one, body.end_paper, held.files, CPC[238])
    one.state, one.end_paper, one.ended_at, one.upheld = State.ENDED, body.end_paper, work.now, body.upheld
    work.audit(case.case_number, AuditAction.PETITION_END, one.id, upheld=body.upheld)
    return await _out(work, one, case.officer, case.judge)


async def secure(work: Work, petition_id: str, body: SecurityIn, held: Evidence) -> PetitionOut:
    """On full security the thing is disposed of all the same (EXI[15]); a judge says so who does not have the case."""
    one, kind, case = await _locked(work, petition_id)
    reviewed = bool(await repository.under_review(work.session, [one.id]))
    barred = acts.bars(one, work.now, reviewed=reviewed)
    rules.check_secures(kind, one.state, one.result, barred=barred)
    check_apart(case.officer, case.judge, work.actor)
    _check_file(held.files, "security", body.security, FilePurpose.PETITION_SECURITY, EXI[15], work.actor.id)
    one.security, one.security_by = body.security, work.actor.id
    work.audit(case.case_number, AuditAction.PETITION_SECURE, one.id, answer=body.answer)
    work.tell(PetitionSecured(petition=one.id, asset=one.asset), case.case_number)
    return await _out(work, one, case.officer, case.judge)


async def withdraw(work: Work, petition_id: str, body: PetitionWithdrawalIn, held: Evidence) -> PetitionOut:
    """Who has brought it takes it back in writing."""
    one, kind, case = await _locked(work, petition_id)
    rules.check_follows(one.state, State.WITHDRAWN, kind)
    await _check_end_paper(work, one, body.end_paper, held.files, CPC[13])
    one.state, one.end_paper, one.ended_at = State.WITHDRAWN, body.end_paper, work.now
    told = PetitionWithdrawn(petition=one.id, asset=one.asset or None)
    work.record(AuditAction.PETITION_WITHDRAW, told, case.case_number)
    return await _out(work, one, case.officer, case.judge)


async def read(work: Work, petition_id: str) -> PetitionOut:
    one = await repository.petition(work.session, petition_id)
    case = await open_case(work, one.case_number, AuditAction.PETITION_READ, petition_id)
    return await _out(work, one, case.officer, case.judge)


async def list_petitions(
    work: Work, asked: PetitionFilter, case_number: str | None = None
) -> Page[PetitionOut]:
    """Across cases, or of one case. Who read them is kept."""
    of = await open_list(work, case_number, AuditAction.PETITION_READ, asked)
    found = await repository.petitions(work.session, asked, of)
    standings = await court.standings(work.session, {one.case_number for one in found.items})
    names = await repository.petitioners(work.session, found.items)
    reviewed = await repository.under_review(work.session, {one.id for one in found.items})

    def out(one: Petition) -> PetitionOut:
        standing = standings[one.case_number]
        return _shown(work, one, names, reviewed, standing.officer, standing.judge)

    return found.of(out)


async def concerned(work: Work, petition_id: str) -> tuple[str, str | None]:
    """The case of a petition, and the ruling that has ended it, where that may be what is objected to."""
    one = await repository.petition(work.session, petition_id)
    of_conduct = one.kind == "conduct"
    return one.case_number, one.ending or (await ended_by(work, one.case_number) if of_conduct else None)


async def _locked(work: Work, petition_id: str) -> tuple[Petition, Kind, Case]:
    """With its case, which is locked first."""
    one = await repository.petition(work.session, petition_id)
    case = await cases.case(work.session, one.case_number, lock=True)
    await work.session.refresh(one, with_for_update=True)
    return one, KINDS[one.kind], case


async def _overturn(work: Work, petition_id: str, document: str) -> None:
    """The higher court has decided otherwise: what was not admitted is received, and looked into now (OBJ[2])."""
    one = await repository.locked(work.session, petition_id)
    one.overturned_at = work.now
    result = cast(PetitionResult | None, one.result)
    work.tell(PetitionOverturned(petition=one.id, result=result), one.case_number)
    if one.ending and result == "rejected":
        work.tell(EndingRevoked(petition=one.id, ruling=one.ending), one.case_number)
    if one.coercion and result == "rejected":
        await listing.put_right(work, one, document)
    if result != "not_admitted":
        return
    one.state, one.answer = State.RECEIVED, ""
    one.result = one.document = one.decided_by = one.decided_at = None
    one.receipt = one.served_at = one.open_until = None
    told = PetitionReceived(petition=one.id, petition_kind=KINDS[one.kind].code)
    work.tell(told, one.case_number)


async def _reviewed_person(work: Work, one: Petition) -> str:
    """Whom the decision concerned that is reviewed here; empty where it was about none."""
    return (await repository.petition(work.session, one.against)).person if one.against else ""


def _check_file(
    files: Sequence[FileRecord], field: str, file: str, purpose: FilePurpose, article: Article, person: str
) -> None:
    """A paper of the case, entered by another than who acts on it. 409."""
    check_files(files, [PaperFile(field, file, purpose, article, not_by=person)])


async def _check_end_paper(
    work: Work, one: Petition, file: str, files: Sequence[FileRecord], article: Article
) -> None:
    """A paper of who has brought it, of after that, entered by another than who acts on it; it ends one alone. 409."""
    paper = PaperFile(
        "end_paper",
        file,
        FilePurpose.PETITION_END,
        article,
        shows_at=one.sued_at or one.received_at,
        not_by=work.actor.id,
        of_whom=[await _petitioner(work, one)],
    )
    check_files(files, [paper])
    rules.check_ends_one(await repository.ends_another(work.session, file), article)


async def _petitioner(work: Work, one: Petition) -> str:
    return (await repository.petitioners(work.session, [one])).get(one.party or "", one.outsider)


async def _out(work: Work, one: Petition, officer: str | None, judge: str | None) -> PetitionOut:
    names = await repository.petitioners(work.session, [one])
    reviewed = await repository.under_review(work.session, [one.id])
    return _shown(work, one, names, reviewed, officer, judge)


def _shown(
    work: Work,
    one: Petition,
    names: dict[str, str],
    reviewed: Collection[str],
    officer: str | None,
    judge: str | None,
) -> PetitionOut:
    barred = acts.bars(one, work.now, reviewed=one.id in reviewed)
    return PetitionOut(
        **one.model_dump(include=PetitionOut.model_fields.keys() - {"acts"}),
        petitioner=names.get(one.party or "", one.outsider),
        bars=barred,
        acts=acts.on(work.actor, one, officer, judge, barred=barred),
    )
