"""异议、复议、回避、变更追加 (民事诉讼法第二百三十六、二百三十八条): received on paper, filed, decided by who may, served, reviewed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal, cast

from services.intake.alterations import repository as alterations
from services.intake.assignment import repository as assigned
from services.intake.coercion import repository as coercions
from services.intake.coercion.review import of_measure
from services.intake.docket.repository import court_time
from services.intake.filing import repository as cases
from services.intake.guarantees.repository import guarantors
from services.intake.guarantees.rules import check_not_guarantor
from services.intake.petitions import (
    bringing,
    ending,
    exempting,
    exemptions,
    following,
    listing,
    measures,
    remedies,
    repository,
    returning,
    rules,
)
from services.intake.petitions import held as petitions
from services.intake.petitions.bringing import Asked
from services.intake.petitions.joining import fall
from services.intake.petitions.kinds import KINDS
from services.intake.petitions.models import Petition
from services.intake.petitions.objected import ended_by, objected
from services.intake.petitions.rules import State
from services.intake.petitions.schemas import (
    AdmissionIn,
    AdmissionToldIn,
    PetitionDecisionIn,
    PetitionFilter,
    PetitionIn,
    PetitionOut,
    PetitionWithdrawalIn,
    SendingUpIn,
)
from services.intake.prompts.addressee import Addressee
from services.intake.prompts.messages import tell
from services.intake.recusal.service import in_case
from shared.contracts.docket_id import DocketId
from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.intake.facts import (
    PersonRecused,
    PetitionAdmitted,
    PetitionDecided,
    PetitionOverturned,
    PetitionReceived,
    PetitionSentUp,
    PetitionTold,
    PetitionWithdrawn,
    SaleObjected,
)
from shared.contracts.intake.party_changes import GROUNDS
from shared.contracts.intake.petitions import PetitionResult
from shared.law import posting
from shared.law.files import PaperFile, check_files
from shared.platform import court
from shared.platform.paging import Page
from shared.platform.reading import open_case, open_list
from shared.platform.work import Work
from shared.values.articles import CPC, EXI, OBJ
from shared.values.audit_action import AuditAction
from shared.values.case_number import PRESERVATION
from shared.values.roles import Office

if TYPE_CHECKING:
    from services.intake.petitions.evidence import Evidence


async def receive(work: Work, case_number: str, body: PetitionIn, held: Evidence) -> PetitionOut:
    """What somebody objects to or applies for, with the written paper."""
    kind, case = KINDS[body.kind], await cases.case(work.session, case_number, lock=True)
    by_post = bringing.posted(body.posted_on, body.posting_proof, body.received_at)
    brought_at = posting.brought_at(body.received_at, body.posted_on)
    remedies.check_changes_parties(kind, preserves=case.type_code == PRESERVATION)
    ruling, since = None, held.served.get(body.party or body.outsider)
    excused = (
        await repository.excused(work.session, case_number, body.party) if since and body.party else None
    )
    since = max(since, excused) if since and excused else since
    if kind.about not in (
        "petition",
        "reviewed",
        "coercion",
    ):  # these may be asked about after the end of the case too
        ruling = await objected(work, kind, case_number, brought_at, since)
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
    respondents = [one.id for one in parties.values() if one.role == "respondent" and one.left_at is None]
    bringing.check_asked(
        kind, asked, body.received_at, case.filed_at, work.now, held.assets, people, respondents
    )
    calendar = (await court_time(work.session)).calendar
    bringing.check_jurisdiction(kind, since, brought_at, calendar)
    bringing.check_excuse(kind, body.obstacle_ended_on, brought_at, calendar)
    await exemptions.check_application(work, kind, case_number, body)
    if kind.code == "listing_correction":
        await listing.check_entry(work, case_number, body.coercion, body.party)
    if body.coercion and kind.about == "reviewed":
        await measures.check_measure(work, case_number, body, since)
    bringing.check_first(kind, asked, await repository.before(work.session, case_number))
    bringing.check_not_sold(held.sold)
    if body.against:
        reviewed = await repository.petition(work.session, body.against)
        bringing.check_same_case(reviewed.case_number == case_number)
        if kind.about == "missed":
            bringing.check_missed(State(reviewed.state), reviewed.open_until)
    if body.against and kind.about in ("petition", "reviewed"):
        bringing.check_reviewable(
            kind,
            KINDS[reviewed.kind],
            State(reviewed.state),
            reviewed.result,
            reviewed.open_until,
            brought_at,
            overturned=reviewed.is_overturned,
            suit=remedies.sues(KINDS[reviewed.kind], reviewed.change_ground),
        )
    sha256 = bringing.check_paper(
        kind,
        body.paper,
        body.received_at,
        by_post,
        named.called if named else body.outsider,
        held.files,
        work.hands,
    )
    bringing.check_paper_first(
        await repository.is_recorded(work.session, case_number, kind.code, sha256), kind
    )
    one = Petition(
        case_number=case_number,
        paper_sha256=sha256,
        received_by=work.actor.id,
        received_for=work.stead,
        ending=ruling,
        **body.model_dump(),
    )
    work.session.add(one)
    told = PetitionReceived(petition=one.id, petition_kind=kind.code)
    work.record(AuditAction.PETITION_RECEIVE, told, case_number, occurred_at=body.received_at)
    if held.on_sale and kind.code == "third_party":
        work.tell(SaleObjected(petition=one.id, asset=one.asset), case_number)
    return await petitions.out(work, one, case.officer, case.judge)


async def admit(work: Work, petition_id: str, body: AdmissionIn) -> PetitionOut:
    """It is filed, and a judge is named who has nothing to do with the case."""
    one, kind, case = await petitions.locked(work, petition_id)
    rules.check_admits(kind, one.state)
    rules.check_reviewer(
        await court.holds(work.session, body.reviewer, Office.JUDGE, work.now),
        body.reviewer,
        await assigned.people(work.session, [case.case_number]),
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
    return await petitions.out(work, one, case.officer, case.judge)


async def tell_admission(work: Work, petition_id: str, body: AdmissionToldIn, held: Evidence) -> PetitionOut:
    """Who has brought it, and every party in the case still, has the notice that it was filed (OBJ[2])."""
    one, kind, case = await petitions.locked(work, petition_id)
    rules.check_told(kind, one.admitted_at, one.told_at)
    assert one.admitted_at is not None
    present = await cases.present(work.session, case.application_id)
    parties = {each.id: each.name for each in present}
    told = {parties.get(each.party or "", one.outsider): each.receipt for each in body.receipts}
    petitioner = await petitions.petitioner(work, one)
    whom = {each.name: each.called for each in present} | {str(petitioner): petitioner}
    rules.check_all_told(whom, told, body.at, one.admitted_at, work.now)
    papers = [
        PaperFile(
            f"receipts.{place}.receipt",
            receipt,
            FilePurpose.SERVICE_RECEIPT,
            OBJ[2],
            shows_at=one.admitted_at,
            not_by=work.hands,
            of_whom=[whom[name]],
        )
        for place, (name, receipt) in enumerate(told.items())
    ]
    check_files(held.files, papers)
    one.told_at, one.told_receipts = body.at, [each.receipt for each in body.receipts]
    told_now = PetitionTold(petition=one.id)
    work.record(AuditAction.PETITION_TELL, told_now, case.case_number, occurred_at=body.at)
    return await petitions.out(work, one, case.officer, case.judge)


async def decide(work: Work, petition_id: str, body: PetitionDecisionIn, held: Evidence) -> PetitionOut:
    """By another judge, the president, the case's judge, or as the higher court has ruled."""
    one, kind, case = await petitions.locked(work, petition_id)
    person = one.person or await _reviewed_person(work, one)
    work.in_stead_of(
        rules.check_decides(
            kind,
            one.state,
            one.reviewer,
            person,
            (one.received_by, one.received_for),
            case.judge,
            await assigned.people(work.session, [case.case_number]),
            work.actor,
        )
    )
    rules.check_result(kind, one.state, body.result, body.document)
    await measures.check_left(work, one, body)
    if kind.code == "listing" and body.result == "granted":
        await listing.check_granted(work, one)
    if kind.code == "listing_correction" and body.result == "granted" and body.document:
        await listing.put_right(work, one, body.document)
    if kind.by == "above":
        assert body.document is not None
        petitions.check_file(
            held.files, "document", body.document, FilePurpose.SUPERIOR_RULING, EXI[8], work.hands
        )
        if body.result == "granted" and one.coercion:
            await measures.overrule(work, one, body, body.document)
        if body.result == "granted" and one.against:
            await _overturn(work, one.against, body.document, one.id, held.seized)
    elif kind.document is not None:
        thing = held.assets.get(one.asset, "")
        if person:
            thing = await repository.staff_name(work.session, person)
        thing = thing or await listing.named(work, one)
        rules.check_document(
            kind,
            case.case_number,
            held.document,
            await petitions.petitioner_at(work, one, held.document.signed_at if held.document else None),
            thing,
            body.result,
            one.overturned_at or one.received_at,
            used=await repository.is_used(work.session, body.document or ""),
        )
        said = held.document.operative.petition if held.document and held.document.operative else None
        one.thing = said.thing if said else None
        if said and one.ending:
            ending.check_named(said.thing, held.endings)
        elif said and (named := ending.named(said.thing, held.endings)):
            one.ending = named.id  # brought before the case had ended, or about one party alone
        if kind.code in exempting.GROUNDS and body.result == "granted":
            await exemptions.grant(work, one, kind, said)
        if said and kind.code == "party_change":
            one.change_ground = GROUNDS.get(said.changed_by or "")
            one.changed, one.liable_for = said.thing, said.liable_for
            if body.result == "granted":
                guaranteeing = await guarantors(work.session, case.case_number)
                check_not_guarantor(one.change_ground, one.changed, guaranteeing)
    one.state, one.result, one.answer, one.document = (
        State.DECIDED,
        body.result,
        body.answer,
        body.document,
    )
    one.changed_amount, one.changed_days = body.changed_amount, body.changed_days
    one.decided_by, one.decided_at = work.actor.id, work.now
    told = PetitionDecided(petition=one.id, petition_kind=kind.code, result=body.result)
    work.record(AuditAction.PETITION_DECIDE, told, case.case_number)
    if kind.about == "missed" and body.result == "granted":
        await following.count_anew(work, one)
    if person in (case.officer, case.judge) and body.result == "granted":
        work.tell(PersonRecused(former=person), case.case_number)
    return await petitions.out(work, one, case.officer, case.judge)


async def send_up(work: Work, petition_id: str, body: SendingUpIn, held: Evidence) -> PetitionOut:
    """The papers that the higher court needs have gone there."""
    one, kind, case = await petitions.locked(work, petition_id)
    rules.check_sends_up(kind, one.state)
    paper = PaperFile(
        "sent_paper", body.sent_paper, FilePurpose.POSTING_PROOF, EXI[7], shows_at=one.received_at
    )
    check_files(held.files, [paper])
    reviewed = await repository.petition(work.session, one.against) if one.against else None
    of_change: Literal["yes", "no"] = "yes" if reviewed and reviewed.kind == "party_change" else "no"
    sanction = await measures.reviewed(work, one)
    measure = of_measure(sanction.code) if sanction else "no"
    one.state, one.sent_paper, one.sent_at = State.SENT_UP, body.sent_paper, work.now
    work.record(
        AuditAction.PETITION_SEND_UP,
        PetitionSentUp(petition=one.id, of_change=of_change, of_measure=measure),
        case.case_number,
    )
    return await petitions.out(work, one, case.officer, case.judge)


async def withdraw(work: Work, petition_id: str, body: PetitionWithdrawalIn, held: Evidence) -> PetitionOut:
    """Who has brought it takes it back in writing."""
    one, kind, case = await petitions.locked(work, petition_id)
    rules.check_follows(one.state, State.WITHDRAWN, kind)
    await petitions.check_end_paper(work, one, body.end_paper, held.files, CPC[13])
    one.state, one.end_paper, one.ended_at = State.WITHDRAWN, body.end_paper, work.now
    told = PetitionWithdrawn(petition=one.id, asset=one.asset or None)
    work.record(AuditAction.PETITION_WITHDRAW, told, case.case_number)
    return await petitions.out(work, one, case.officer, case.judge)


async def read(work: Work, petition_id: str) -> PetitionOut:
    one = await repository.petition(work.session, petition_id)
    case = await open_case(work, one.case_number, AuditAction.PETITION_READ, petition_id)
    return await petitions.out(work, one, case.officer, case.judge)


async def list_petitions(
    work: Work, asked: PetitionFilter, case_number: str | None = None
) -> Page[PetitionOut]:
    """Across cases, or of one case. Who read them is kept."""
    of = await open_list(work, case_number, AuditAction.PETITION_READ, asked)
    found = await repository.petitions(work.session, asked, of)
    standings = await court.standings(work.session, {one.case_number for one in found.items})
    names = await repository.petitioners(work.session, found.items)
    reviewed = await repository.under_review(work.session, {one.id for one in found.items})
    people = await assigned.people_by_case(work.session, {one.case_number for one in found.items})

    def out(one: Petition) -> PetitionOut:
        standing = standings[one.case_number]
        return petitions.shown(
            work, one, names, reviewed, standing.officer, standing.judge, people[one.case_number]
        )

    return found.of(out)


async def concerned(work: Work, petition_id: str) -> tuple[str, list[str]]:
    """The case of a petition, and the rulings that have ended it, or ended it for one party, where one may be objected to."""
    one = await repository.petition(work.session, petition_id)
    if one.ending or one.kind != "conduct":
        return one.case_number, [one.ending] if one.ending else []
    ended = await ended_by(work, one.case_number)
    left = await alterations.standing(work.session, one.case_number)
    return one.case_number, [*([ended] if ended else []), *(each.ruling for each in left)]


async def measure_decision(work: Work, coercion_id: str) -> str | None:
    """The paper, by id, by which a sanction was ordered."""
    return (await coercions.coercion(work.session, coercion_id)).document


async def _overturn(work: Work, petition_id: str, document: str, by: str, seized: Mapping[str, str]) -> None:
    """The higher court has decided otherwise, on the petition `by`: what was not admitted is received, and looked into now (OBJ[2])."""
    one = await repository.locked(work.session, petition_id)
    one.overturned_at = work.now
    if one.result == "granted":
        await work.session.flush()
        await fall(work, one, by, seized)
        back = await returning.revoke(work, one.case_number, one.document, by)
        await returning.hold_again(work, one.id, seized)
        if not back and one.document and one.document == await ended_by(work, one.case_number):
            await following.revoke(work, one, one.document)
    result = cast(PetitionResult | None, one.result)
    of_ending = result if one.ending else None
    work.tell(PetitionOverturned(petition=one.id, result=of_ending), one.case_number)
    if one.ending and result == "rejected":
        await following.revoke(work, one, one.ending)
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
