"""卷宗评查: a round is opened, drawn by somebody else, judged case by case; what is wrong goes back and is looked at again (一(二))."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from secrets import token_hex

from services.intake.assignment import repository as assigned
from services.intake.filing import repository as cases
from services.intake.sampling import acts, repository, rules
from services.intake.sampling.models import DossierFault, DossierReview, DossierRound
from services.intake.sampling.rules import ARTICLE, Answer, FaultState, Judged, Selection, State, Verdict
from services.intake.sampling.schemas import (
    DossierDrawIn,
    DossierFaultFilter,
    DossierFaultOut,
    DossierFigures,
    DossierReviewIn,
    DossierRoundCard,
    DossierRoundFilter,
    DossierRoundIn,
    DossierRoundOut,
    DrawnCase,
    FaultAnswerIn,
    FaultRecheckIn,
    FaultsOf,
    TargetedDeclineIn,
    TargetedRoundIn,
)
from shared.contracts.documents.records import FileRecord
from shared.contracts.intake.facts import (
    DossierFaultAnswered,
    DossierFaultReturned,
    DossierFaultSettled,
    DossierRoundClosed,
    DossierRoundDeclined,
    DossierRoundDrawn,
    DossierRoundOpened,
    DossierRoundOrdered,
)
from shared.law.case_rules import check_officer
from shared.platform.paging import Page
from shared.platform.reading import open_case, open_list
from shared.platform.work import COURT, Work
from shared.values.audit_action import AuditAction

_SECRET = 32  # ours: bytes, more than anybody guesses


async def open_round(work: Work, body: DossierRoundIn) -> DossierRoundOut:
    """Fix the frame, and the court's own number by its hash, before anybody can draw."""
    frame = await repository.frame(work.session, body.kind, body.closed_from, body.closed_to)
    rules.check_scope(body.closed_from, body.closed_to, body.finish_by, body.size, len(frame), work.now)
    secret = token_hex(_SECRET)
    one = DossierRound(
        **body.model_dump(),
        frame=frame,
        frame_sha256=rules.sha256(*frame),
        commitment=rules.sha256(secret),
        secret=secret,
        opened_by=work.actor.id,
        opened_for=work.stead,
        opened_at=work.now,
    )
    work.session.add(one)
    await work.session.flush()
    opened = DossierRoundOpened(dossier_round=one.id, finish_by=one.finish_by)
    work.tell(opened, COURT)
    held = {"frame_sha256": one.frame_sha256, "commitment": one.commitment, "cases": len(frame)}
    work.audit(COURT, AuditAction.DOSSIER_ROUND_OPENED, one.id, **held)
    return await _out(work, one)


async def open_targeted(work: Work, body: TargetedRoundIn) -> DossierRoundOut:
    """Choose the cases by what they are; nothing is looked at before a leader has ordered it."""
    chosen = repository.chosen(body)
    frame = await repository.frame(work.session, body.kind, body.closed_from, body.closed_to, *chosen)
    missing = [case for case in body.cases if case not in frame]
    rules.check_targets(body.closed_from, body.closed_to, body.finish_by, len(frame), missing, work.now)
    one = DossierRound(
        **body.model_dump(exclude={"cases"}),
        selection=Selection.TARGETED,
        size=len(frame),
        frame=frame,
        frame_sha256=rules.sha256(*frame),
        commitment="",
        secret="",
        opened_by=work.actor.id,
        opened_for=work.stead,
        opened_at=work.now,
    )
    work.session.add(one)
    await work.session.flush()
    work.tell(DossierRoundOpened(dossier_round=one.id, finish_by=one.finish_by), COURT)
    held = body.model_dump(mode="json", include={"officer", "team", "closing_mode", "reason"})
    work.audit(COURT, AuditAction.DOSSIER_ROUND_OPENED, one.id, **held, frame_sha256=one.frame_sha256)
    return await _out(work, one)


async def order(work: Work, round_id: str) -> DossierRoundOut:
    """A leader has the whole of the frame looked at."""
    one = await repository.dossier_round(work.session, round_id, lock=True)
    rules.check_selection(one.selection, Selection.TARGETED)
    rules.check_draws((one.opened_by, one.opened_for), work.actor)
    rules.check_moves(one.state, State.RUNNING)
    one.state, one.drawn = State.RUNNING, list(one.frame)
    one.drawn_by, one.drawn_at = work.actor.id, work.now
    ordered = DossierRoundOrdered(dossier_round=one.id)
    work.record(AuditAction.DOSSIER_ROUND_ORDERED, ordered, COURT)
    await work.session.flush()
    return await _out(work, one)


async def decline(work: Work, round_id: str, body: TargetedDeclineIn) -> DossierRoundOut:
    """A leader who has no part in the cases says why they are not looked at."""
    one = await repository.dossier_round(work.session, round_id, lock=True)
    rules.check_selection(one.selection, Selection.TARGETED)
    rules.check_draws((one.opened_by, one.opened_for), work.actor)
    rules.check_apart(await assigned.people(work.session, one.frame), work.actor)
    rules.check_moves(one.state, State.DECLINED)
    one.state, one.declined_why = State.DECLINED, body.reason
    one.drawn_by, one.drawn_at = work.actor.id, work.now
    work.tell(DossierRoundDeclined(dossier_round=one.id), COURT)
    work.audit(COURT, AuditAction.DOSSIER_ROUND_DECLINED, one.id, reason=body.reason)
    await work.session.flush()
    return await _out(work, one)


async def draw(work: Work, round_id: str, body: DossierDrawIn) -> DossierRoundOut:
    """Once. A trial draws by a number of its own: it says what will follow, not which cases."""
    one = await repository.dossier_round(work.session, round_id, lock=True)
    rules.check_selection(one.selection, Selection.RANDOM)
    rules.check_draws((one.opened_by, one.opened_for), work.actor)
    rules.check_moves(one.state, State.RUNNING)
    if work.trial:
        one.secret = token_hex(_SECRET)
    one.seed = rules.seed(one.frame_sha256, one.secret, body.number)
    one.drawn = rules.draw(one.frame, one.seed, one.size)
    one.state, one.number = State.RUNNING, body.number
    one.drawn_by, one.drawn_at = work.actor.id, work.now
    work.tell(DossierRoundDrawn(dossier_round=one.id), COURT)
    work.audit(COURT, AuditAction.DOSSIER_ROUND_DRAWN, one.id, seed=one.seed, drawn=one.drawn)
    await work.session.flush()
    return await _out(work, one)


async def review(work: Work, round_id: str, body: DossierReviewIn) -> DossierRoundOut:
    """Judge a drawn case by the checklist of its kind; what is faulty goes back to its officer."""
    one = await repository.dossier_round(work.session, round_id, lock=True)
    rules.check_running(one.state)
    reviewed = {before.case_number for before in await repository.reviews(work.session, one.id)}
    rules.check_drawn(body.case_number, one.drawn, reviewed)
    await open_case(work, body.case_number, AuditAction.DOSSIER_FAULT_READ, one.id)
    case = await cases.case(work.session, body.case_number)
    rules.check_apart(await assigned.people(work.session, [case.case_number]), work.actor)
    judged = [Judged(item.item, item.verdict, item.words) for item in body.items]
    rules.check_judged(case.type_code, judged, body.correct_by, work.now)
    verdicts = {item.value: verdict.value for item, verdict, _ in judged}
    score = rules.score(case.type_code, verdicts)
    made = DossierReview(
        round=one.id,
        case_number=case.case_number,
        items=verdicts,
        score=score,
        reviewed_by=work.actor.id,
        reviewed_at=work.now,
    )
    work.session.add(made)
    work.audit(case.case_number, AuditAction.DOSSIER_REVIEWED, one.id, score=str(score), items=verdicts)
    for item, verdict, words in judged:
        if verdict is Verdict.FAULTY and body.correct_by is not None:
            fault = DossierFault(
                round=one.id,
                case_number=case.case_number,
                item=item.value,
                words=words,
                correct_by=body.correct_by,
                returned_by=work.actor.id,
                returned_at=work.now,
            )
            work.session.add(fault)
            _return(work, fault)
    await work.session.flush()
    return await _out(work, one)


def _return(work: Work, fault: DossierFault) -> None:
    returned = DossierFaultReturned(dossier_fault=fault.id, correct_by=fault.correct_by)
    work.record(AuditAction.DOSSIER_FAULT_RETURNED, returned, fault.case_number)


async def close(work: Work, round_id: str) -> DossierRoundOut:
    """Nothing is open any more; the figures stand."""
    one = await repository.dossier_round(work.session, round_id, lock=True)
    rules.check_moves(one.state, State.CLOSED)
    reviews = await repository.reviews(work.session, one.id)
    faults = await repository.faults_of(work.session, one.id)
    open_faults = sum(fault.state in rules.OPEN_FAULTS for fault in faults)
    rules.check_to_close(len(one.drawn), len(reviews), open_faults)
    one.state, one.closed_by, one.closed_at = State.CLOSED, work.actor.id, work.now
    work.record(AuditAction.DOSSIER_ROUND_CLOSED, DossierRoundClosed(dossier_round=one.id), COURT)
    await work.session.flush()
    return await _out(work, one)


async def answer(
    work: Work, fault_id: str, body: FaultAnswerIn, files: Sequence[FileRecord]
) -> DossierFaultOut:
    """The case's officer has put it right, or contests it."""
    one = await repository.fault(work.session, fault_id, lock=True)
    case = await cases.case(work.session, one.case_number)
    work.in_stead_of(check_officer(case.officer, work.actor, ARTICLE))
    rules.check_fault_moves(one.state, FaultState.ANSWERED)
    rules.check_answer(body.answer, body.words, body.file, files, one.returned_at)
    one.state, one.answer, one.answer_words = FaultState.ANSWERED, body.answer, body.words
    one.answer_file, one.answered_by, one.answered_at = body.file, work.actor.id, work.now
    one.rechecked_by = one.rechecked_at = None
    answered = DossierFaultAnswered(dossier_fault=one.id)
    work.record(AuditAction.DOSSIER_FAULT_ANSWERED, answered, one.case_number)
    return await _fault(work, one)


async def recheck(work: Work, fault_id: str, body: FaultRecheckIn) -> DossierFaultOut:
    """Somebody who has no part in the case looks at it again: settled, or returned once more."""
    one = await repository.fault(work.session, fault_id, lock=True)
    await open_case(work, one.case_number, AuditAction.DOSSIER_FAULT_READ, one.id)
    case = await cases.case(work.session, one.case_number)
    rules.check_apart(await assigned.people(work.session, [case.case_number]), work.actor)
    rules.check_another(one.answered_by, work.actor)
    result = FaultState(body.result)
    rules.check_fault_moves(one.state, result)
    rules.check_recheck(result, one.answer, body.words, body.correct_by, work.now)
    one.state, one.recheck_words = result, body.words
    one.rechecked_by, one.rechecked_at = work.actor.id, work.now
    if result is FaultState.RETURNED and body.correct_by is not None:
        one.correct_by, one.returned_by, one.returned_at = body.correct_by, work.actor.id, work.now
        _return(work, one)
    else:
        settled = DossierFaultSettled.model_validate({"dossier_fault": one.id, "how": body.result})
        work.record(AuditAction.DOSSIER_FAULT_SETTLED, settled, one.case_number)
    return await _fault(work, one)


async def read(work: Work, round_id: str) -> DossierRoundOut:
    work.audit(COURT, AuditAction.DOSSIER_ROUND_READ, round_id)
    return await _out(work, await repository.dossier_round(work.session, round_id))


async def list_rounds(work: Work, asked: DossierRoundFilter) -> Page[DossierRoundCard]:
    work.audit(COURT, AuditAction.DOSSIER_ROUND_LIST, "", **asked.used())
    found = await repository.rounds(work.session, asked)
    return found.of(lambda row: DossierRoundCard.model_validate(row, from_attributes=True))


async def read_fault(work: Work, fault_id: str) -> DossierFaultOut:
    one = await repository.fault(work.session, fault_id)
    await open_case(work, one.case_number, AuditAction.DOSSIER_FAULT_READ, fault_id)
    return await _fault(work, one)


async def list_faults(
    work: Work, asked: DossierFaultFilter, case_number: str | None = None
) -> Page[DossierFaultOut]:
    """Of the cases that are open to the caller. Who asked is kept."""
    of = await open_list(work, case_number, AuditAction.DOSSIER_FAULT_LIST, asked)
    found = await repository.faults(work.session, asked, of)
    return Page(items=[await _fault(work, one) for one in found.items], next=found.next)


async def case_of(work: Work, fault_id: str) -> str:
    return (await repository.fault(work.session, fault_id)).case_number


async def _fault(work: Work, one: DossierFault) -> DossierFaultOut:
    case = await cases.case(work.session, one.case_number)
    people = await assigned.people(work.session, [one.case_number])
    shown = one.model_dump() | {"answer": Answer(one.answer) if one.answer else None}
    return DossierFaultOut(**shown, acts=acts.on_fault(work.actor, one, case.officer, people))


async def _out(work: Work, one: DossierRound) -> DossierRoundOut:
    reviews = await repository.reviews(work.session, one.id)
    faults = await repository.faults_of(work.session, one.id)
    scores = {review.case_number: review.score for review in reviews}
    sees = bool(work.actor.offices.intersection(rules.REVIEWERS))
    states, items = Counter(fault.state for fault in faults), Counter(fault.item for fault in faults)
    open_faults = sum(states[state] for state in rules.OPEN_FAULTS)
    waits = one.selection == Selection.TARGETED and one.state == State.OPENED
    people = await assigned.people(work.session, one.frame) if waits else set()
    shown = one.model_dump(exclude={"drawn", "secret"})
    return DossierRoundOut(
        **shown,
        secret=one.secret if one.seed else "",
        drawn=[
            DrawnCase(case_number=case, reviewed=case in scores, score=scores.get(case) if sees else None)
            for case in one.drawn
        ],
        figures=DossierFigures(
            frame_cases=len(one.frame),
            reviewed_cases=len(reviews),
            mean_score=rules.mean(list(scores.values())) if sees else None,
            faults=len(faults),
            corrected=states[FaultState.CORRECTED],
            struck=states[FaultState.STRUCK],
            by_item=[FaultsOf(item=rules.Item(item), found=items[item]) for item in sorted(items)],
        ),
        acts=acts.on_round(work.actor, one, len(reviews), open_faults, people),
    )
