"""移送破产审查: proposed on somebody's consent, decided by the president, received and answered by the court of the debtor's seat."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from services.intake.bankruptcy import acts, repository, rules
from services.intake.bankruptcy.models import Referral
from services.intake.bankruptcy.rules import RESUMES, Side, State
from services.intake.bankruptcy.schemas import (
    DebtorHandOverIn,
    ReferralAnswerIn,
    ReferralChaseIn,
    ReferralDecisionIn,
    ReferralEndIn,
    ReferralFilter,
    ReferralIn,
    ReferralOut,
    ReferralRevocationIn,
    ReferralSendingIn,
)
from services.intake.docket.repository import court_time
from services.intake.filing import repository as cases
from services.intake.filing.models import Case, Party
from services.intake.suspension import repository as stays
from services.intake.suspension.rules import State as StayState
from services.intake.suspension.rules import ends_at
from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.documents.records import FileRecord
from shared.contracts.intake.facts import (
    ReferralAnswered,
    ReferralChased,
    ReferralDecided,
    ReferralEnded,
    ReferralHandedOver,
    ReferralProposed,
    ReferralRevoked,
    ReferralSent,
    StayEnded,
)
from shared.law.case_access import Standing
from shared.law.case_rules import check_enforces, check_officer, check_open
from shared.law.files import PaperFile, check_files
from shared.law.names import Called, Whose
from shared.law.numbers import BANKRUPTCY_ANSWER
from shared.law.periods import due
from shared.platform import court
from shared.platform.courts import courts_entered, in_force
from shared.platform.paging import Page
from shared.platform.reading import open_case, open_list
from shared.platform.settings import settings
from shared.platform.work import Work
from shared.values.articles import JS, Article
from shared.values.audit_action import AuditAction
from shared.values.zone import COURT_ZONE, begin_of

if TYPE_CHECKING:
    from services.intake.bankruptcy.evidence import Seized


async def propose(work: Work, case_number: str, body: ReferralIn, files: Sequence[FileRecord]) -> ReferralOut:
    """On somebody's consent for the president to decide; else it stands on record that nobody consents."""
    case = await cases.case(work.session, case_number, lock=True)
    work.in_stead_of(check_officer(case.officer, work.actor, rules.ARTICLE))
    check_open(case.state, rules.NO_MORE, rules.ARTICLE)
    check_enforces(case_number)
    sides = await _sides(work, case)
    debtor = rules.check_debtor(body.debtor, sides)
    rules.check_said(body.debtor, body.consented_by, body.court, body.minutes, sides, await _courts(work))
    agreed = body.consented_by is not None
    formers = await repository.formers(work.session, debtor.identity)
    rules.check_first(formers, body.new_facts is not None, agreed=agreed)
    consenter = await _called(work, body.consented_by) if body.consented_by else None
    since = rules.last_refused(formers)
    papers = body.model_dump(include={"signs", "opinion", "minutes", "new_facts"})
    rules.check_papers(papers, await _called(work, body.debtor), consenter, since, files, work.hands)
    one = Referral(
        case_number=case_number,
        debtor_identity=debtor.identity,
        proposed_by=work.actor.id,
        proposed_for=work.stead,
        proposed_at=work.now,
        changed_at=work.now,
        state=State.PROPOSED if agreed else State.UNAGREED,
        chases=[],
        **body.model_dump(),
    )
    work.session.add(one)
    if agreed:
        work.record(AuditAction.REFERRAL_PROPOSE, ReferralProposed(referral=one.id), case_number)
    else:
        work.audit(case_number, AuditAction.REFERRAL_PROPOSE, one.id, agreed=False)
    return await _out(work, one, case)


async def decide(work: Work, referral_id: str, body: ReferralDecisionIn) -> ReferralOut:
    one, case = await _locked(work, referral_id)
    check_open(case.state, rules.NO_MORE, rules.ARTICLE)
    rules.check_another((one.proposed_by, one.proposed_for), work.actor)
    to = State(body.result)
    rules.check_says_why(to, body.reason)
    _move(work, one, to)
    one.decided_by, one.decided_at, one.reason = work.actor.id, work.now, body.reason
    told = ReferralDecided(referral=one.id, referred="yes" if to is State.DECIDED else "no")
    work.record(AuditAction.REFERRAL_DECIDE, told, case.case_number)
    return await _out(work, one, case)


async def revoke(work: Work, referral_id: str, body: ReferralRevocationIn) -> ReferralOut:
    """Before anything was sent: enforcement goes on, and what stopped the term is ended by its own act."""
    one, case = await _locked(work, referral_id)
    rules.check_says_why(State.REVOKED, body.reason)
    _move(work, one, State.REVOKED)
    one.reason = body.reason
    work.record(AuditAction.REFERRAL_REVOKE, ReferralRevoked(referral=one.id), case.case_number)
    return await _out(work, one, case)


async def send(
    work: Work, referral_id: str, body: ReferralSendingIn, files: Sequence[FileRecord]
) -> ReferralOut:
    """The enforcement against the debtor is stayed by ruling, and the other court has the papers."""
    one, case = await _of_officer(work, referral_id)
    rules.check_follows(one.state, State.SENT)
    assert one.decided_at is not None
    assert one.court is not None
    decided_on = one.decided_at.astimezone(COURT_ZONE).date()
    rules.check_day("received_on", body.received_on, decided_on, _today(work), rules.ARTICLE)
    debtor = await _called(work, one.debtor)
    courts = await _courts(work)
    received_at = begin_of(body.received_on)
    own: tuple[tuple[str, str, FilePurpose, Sequence[Whose]], ...] = (
        ("ruling", body.ruling, FilePurpose.STAY_RULING, [debtor]),
        ("receipt", body.receipt, FilePurpose.REFERRAL_RECEIPT, [courts.get(one.court, "")]),
    )
    check_files(
        files,
        [
            PaperFile(field, file, purpose, rules.ARTICLE, shows_at=at, not_by=work.hands, of_whom=whose)
            for (field, file, purpose, whose), at in zip(own, (one.decided_at, received_at), strict=True)
        ],
    )
    _, whole = await repository.stopped(work.session, case.case_number)
    stayed = {
        stay.file: stay.id
        for stay in await stays.stays(work.session, case.case_number)
        if stay.ground == "suspension" and stay.state == StayState.CONFIRMED
    }
    rules.check_stayed(whole is not None, stayed, body.ruling)
    _move(work, one, State.SENT)
    one.ruling, one.receipt, one.received_on = body.ruling, body.receipt, body.received_on
    one.stay = stayed.get(body.ruling)
    calendar = (await court_time(work.session)).calendar
    end = due(received_at, BANKRUPTCY_ANSWER.on(body.received_on), calendar)
    told = ReferralSent(referral=one.id, answer_due=end.due_at)
    work.record(
        AuditAction.REFERRAL_SEND, told, case.case_number, occurred_at=max(received_at, one.decided_at)
    )
    return await _out(work, one, case)


async def chase(
    work: Work, referral_id: str, body: ReferralChaseIn, files: Sequence[FileRecord]
) -> ReferralOut:
    """The other court is asked for its answer; as often as it takes."""
    one, case = await _of_officer(work, referral_id)
    rules.check_standing(one.state, State.SENT, JS[512])
    rules.check_unchased(body.paper, one.chases)
    assert one.received_on is not None
    paper = PaperFile("paper", body.paper, FilePurpose.REFERRAL_CHASE, JS[512], begin_of(one.received_on))
    check_files(files, [paper._replace(not_by=work.hands)])
    one.chases = [*one.chases, body.paper]
    work.record(AuditAction.REFERRAL_CHASE, ReferralChased(referral=one.id), case.case_number)
    return await _out(work, one, case)


async def answer(
    work: Work, referral_id: str, body: ReferralAnswerIn, files: Sequence[FileRecord]
) -> ReferralOut:
    """What the other court has ruled; where it does not accept, enforcement goes on by itself."""
    one, case = await _of_officer(work, referral_id)
    to = State(body.result.value)
    rules.check_follows(one.state, to)
    assert one.received_on is not None
    rules.check_day("answered_on", body.answered_on, one.received_on, _today(work), JS[512])
    sha256 = await _check_ruling(work, one, "answer", body.answer, body.answered_on, files, JS[512])
    _move(work, one, to)
    one.answer, one.answered_on = body.answer, body.answered_on
    told = ReferralAnswered(referral=one.id, party=one.debtor, result=body.result.value)
    work.record(AuditAction.REFERRAL_ANSWER, told, case.case_number)
    await _resumed(work, one, case, body.answer, sha256, body.answered_on)
    return await _out(work, one, case)


async def hand_over(work: Work, referral_id: str, body: DebtorHandOverIn, held: Seized) -> ReferralOut:
    """Nothing of the debtor is seized any more, and its property is with who administers it."""
    one, case = await _of_officer(work, referral_id)
    rules.check_handed(one.state, one.handed_at)
    rules.check_lifted(held.seized)
    assert one.answered_on is not None
    debtor = await _called(work, one.debtor)
    paper = PaperFile("receipt", body.receipt, FilePurpose.BANKRUPTCY_RECEIPT, JS[513], of_whom=[debtor])
    since = begin_of(one.answered_on)
    check_files(held.files, [paper._replace(shows_at=since, not_by=work.hands)])
    one.handed_receipt, one.handed_at = body.receipt, work.now
    work.record(AuditAction.REFERRAL_HAND_OVER, ReferralHandedOver(referral=one.id), case.case_number)
    return await _out(work, one, case)


async def end(work: Work, referral_id: str, body: ReferralEndIn, files: Sequence[FileRecord]) -> ReferralOut:
    """Declared bankrupt, its enforcement is ended by ruling; where the application is dismissed after all, it goes on."""
    one, case = await _of_officer(work, referral_id)
    to = State(body.result.value)
    rules.check_follows(one.state, to)
    assert one.answered_on is not None
    rules.check_day("ended_on", body.ended_on, one.answered_on, _today(work), JS[513])
    sha256 = await _check_ruling(work, one, "end_paper", body.end_paper, body.ended_on, files, JS[513])
    _move(work, one, to)
    one.end_paper, one.ended_on = body.end_paper, body.ended_on
    told = ReferralEnded(referral=one.id, party=one.debtor, result=body.result.value)
    work.record(AuditAction.REFERRAL_END, told, case.case_number)
    await _resumed(work, one, case, body.end_paper, sha256, body.ended_on)
    return await _out(work, one, case)


async def read(work: Work, referral_id: str) -> ReferralOut:
    one = await repository.referral(work.session, referral_id)
    standing = await open_case(work, one.case_number, AuditAction.REFERRAL_READ, referral_id)
    return await _out(work, one, standing)


async def list_referrals(
    work: Work, asked: ReferralFilter, case_number: str | None = None
) -> Page[ReferralOut]:
    """Across cases, or of one case. Who read them is kept."""
    of = await open_list(work, case_number, AuditAction.REFERRAL_READ, asked)
    found = await repository.referrals(work.session, asked, of)
    standings = await court.standings(work.session, {one.case_number for one in found.items})
    names = await repository.names(work.session, found.items)
    return found.of(lambda one: _shown(work, one, names[one.debtor], standings[one.case_number]))


async def concerned(work: Work, referral_id: str) -> tuple[str, str]:
    """Its case and its debtor."""
    one = await repository.referral(work.session, referral_id)
    return one.case_number, one.debtor


async def _resumed(work: Work, one: Referral, case: Case, paper: str, sha256: str, on: date) -> None:
    """The term runs again from the other court's ruling, where it was stayed for this alone and is so still."""
    if one.state not in RESUMES or one.stay is None:
        return
    stay = await stays.stay(work.session, one.stay)
    if stay.state == StayState.CONFIRMED:
        assert stay.begins_at is not None
        stay.state, stay.end_file, stay.end_sha256, stay.ended_on = StayState.ENDED, paper, sha256, on
        stay.ended_by, stay.ended_at = work.actor.id, work.now
        work.tell(StayEnded(stay=stay.id), case.case_number, occurred_at=ends_at(on, stay.begins_at))


async def _check_ruling(
    work: Work,
    one: Referral,
    field: str,
    file: str,
    on: date,
    files: Sequence[FileRecord],
    article: Article,
) -> str:
    """The other court's, about that debtor, of that day; its SHA-256. 409."""
    debtor = await _called(work, one.debtor)
    paper = PaperFile(
        field,
        file,
        FilePurpose.BANKRUPTCY_ANSWER,
        article,
        shows_at=begin_of(on),
        not_by=work.hands,
        of_whom=[debtor],
    )
    return check_files(files, [paper])[file]


async def _called(work: Work, party_id: str) -> Called:
    return (await work.session.get_one(Party, party_id)).called


async def _of_officer(work: Work, referral_id: str) -> tuple[Referral, Case]:
    one, case = await _locked(work, referral_id)
    work.in_stead_of(check_officer(case.officer, work.actor, rules.ARTICLE))
    return one, case


async def _locked(work: Work, referral_id: str) -> tuple[Referral, Case]:
    one = await repository.referral(work.session, referral_id)
    case = await cases.case(work.session, one.case_number, lock=True)
    await work.session.refresh(one, with_for_update=True)
    return one, case


async def _sides(work: Work, case: Case) -> dict[str, Side]:
    return {
        one.id: Side(one.role, one.kind, one.name, one.identity, one.paper)
        for one in await cases.parties(work.session, case.application_id)
        if one.left_at is None
    }


async def _courts(work: Work) -> dict[str, str]:
    """The names of those that a debtor may have its seat with, by code: of the register, and this one."""
    entered = in_force(await courts_entered(work.session), _today(work))
    own = settings()
    return {code: one.name for code, one in entered.items()} | {own.court_code: own.court_name}


def _move(work: Work, one: Referral, to: State) -> None:
    rules.check_follows(one.state, to)
    one.state, one.changed_at = to, work.now


def _today(work: Work) -> date:
    return work.now.astimezone(COURT_ZONE).date()


async def _out(work: Work, one: Referral, case: Case | Standing) -> ReferralOut:
    await work.session.flush()
    return _shown(work, one, (await repository.names(work.session, [one]))[one.debtor], case)


def _shown(work: Work, one: Referral, name: str, case: Case | Standing) -> ReferralOut:
    return ReferralOut(
        **one.model_dump(include=ReferralOut.model_fields.keys() - {"acts", "name", "stops", "by_seizure"}),
        name=name,
        stops=one.state in rules.STOPS,
        by_seizure=one.state in rules.BY_SEIZURE,
        acts=acts.on(work.actor, one, case.officer),
    )
