"""决定拍卖、材料移转 (二(四)1, 2)."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.exc import IntegrityError

from services.auction.course import missing_of_the_day
from services.auction.deferral.models import Deferral
from services.auction.deferral.rules import check_not_deferred
from services.auction.disposals import acts, repository, rules
from services.auction.disposals.evidence import CaseFile, Evidence
from services.auction.disposals.models import Disposal, Paper
from services.auction.disposals.schemas import (
    DisposalIn,
    DisposalOut,
    PaperCheckIn,
    PaperOut,
    PapersIn,
    WithdrawalIn,
)
from services.auction.notification import ToldIn, check_served
from shared.contracts.auction.facts import (
    DisposalDecided,
    DisposalRulingServed,
    DisposalWithdrawn,
    PapersTransferred,
)
from shared.contracts.documents.records import DeliveryRecord
from shared.law.case_rules import check_enforces, check_judge, check_officer, check_open
from shared.law.files import check_files
from shared.law.housing import is_housing
from shared.law.rulings import Act, check_ruling
from shared.platform.work import Work
from shared.values.articles import PMB, REGULATION, cite
from shared.values.asset_kind import one_name
from shared.values.audit_action import AuditAction
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem


async def decide(work: Work, evidence: Evidence, body: DisposalIn) -> DisposalOut:
    """Decide to auction a controlled asset; 409 if it is being disposed of already."""
    case = evidence.case
    work.in_stead_of(check_officer(case.officer, work.actor, REGULATION["一(一)"]))
    check_open(case.state, "不得再处置财产", REGULATION["二(四)2"])
    check_enforces(case.case_number)
    asset = rules.check_known(evidence.asset)
    act = Act(
        kind="auction_ruling",
        article=cite(REGULATION["二(四)2"], PMB[1]),
        case=case,
        asset=asset.identifier,
        owner=asset.respondent_id,
    )
    ruling = check_ruling(evidence.ruling, act)
    rules.check_coordinated(case.case_number, asset.id, evidence.coordinations)
    rules.check_disposable(asset.kind, evidence.held, body.asset_class)
    assert ruling.signed_at is not None
    owner = next((party.identity for party in case.parties if party.id == asset.respondent_id), "")
    identifier = one_name(asset.identifier)
    others = await repository.of_thing(work.session, identifier, body.asset_id)
    rules.check_first_sale(others, owner)
    deferral = await work.session.get(Deferral, body.asset_id)
    check_not_deferred(deferral is not None and deferral.ended_at is None)
    disposal = await work.session.get(Disposal, body.asset_id, with_for_update=True)
    if disposal is not None and disposal.state == rules.State.WITHDRAWN:
        rules.check_new_ruling(
            disposal.ruling_document, body.ruling_document, disposal.withdrawn_at, ruling.signed_at
        )
        assert disposal.withdrawn_from is not None
        disposal.state, disposal.withdrawn_from = disposal.withdrawn_from, None
        disposal.withdrawn_by, disposal.withdrawn_at, disposal.withdrawn_because = None, None, ""
        disposal.refusals = None
        disposal.identifier, disposal.owner = identifier, owner
        disposal.ruling_document, disposal.ruling_served = body.ruling_document, []
        disposal.decided_by, disposal.decided_at = work.actor.id, ruling.signed_at
        disposal.version += 1
        given = await work.session.get(Paper, (disposal.asset_id, "ruling"))
        if given is not None:  # of the ruling before; the new one is handed over like what has come back
            given.checked_at, given.returned_because = work.now, "已另行作出裁定恢复处置，须移转新的裁定书"
    else:
        disposal = Disposal(
            asset_id=body.asset_id,
            case_number=case.case_number,
            kind=asset.kind,
            description=asset.description,
            asset_class=body.asset_class,
            housing=is_housing(asset.kind, asset.description),
            identifier=identifier,
            owner=owner,
            ruling_document=body.ruling_document,
            decided_by=work.actor.id,
            decided_at=ruling.signed_at,
        )
        work.session.add(disposal)
    try:
        await work.session.flush()
    except IntegrityError as known:  # of two at once the second waits here for the first
        raise Problem(409, ProblemCode.ALREADY_IN_DISPOSAL, article=REGULATION["二(四)2"]) from known
    work.audit(case.case_number, AuditAction.DISPOSAL_DECIDE, disposal.asset_id, ruling=body.ruling_document)
    # Decided by the ruling and on its day, whenever the decision is entered (二(四)2 于当日移送).
    work.tell(DisposalDecided(asset=disposal.asset_id), case.case_number, occurred_at=ruling.signed_at)
    return disposal_out(disposal)


async def withdraw(work: Work, file: CaseFile, asset_id: str, body: WithdrawalIn) -> DisposalOut:
    """The judge gives the disposal up, for now or for good: a new ruling takes it up where it stood."""
    work.in_stead_of(check_judge(file.case.judge, work.actor, REGULATION["一(一)"]))
    disposal = await repository.disposal(work.session, asset_id, lock=True)
    rules.check_withdrawable(disposal.state)
    asked = (await repository.course(work.session, disposal)).open_inquiry
    if asked is not None:  # 撤回询价 (REF[29]): its reports lead nowhere, and the way may be taken again
        asked.state = "withdrawn"
        disposal.state = rules.State.SURVEYED
    give_up(work, disposal, body.reason, work.actor.id)
    return disposal_out(disposal)


def give_up(work: Work, disposal: Disposal, reason: str, judge: str) -> None:
    """It is not sold in this case, or not now; a new ruling takes it up where it stands."""
    disposal.withdrawn_from, disposal.state = disposal.state, rules.State.WITHDRAWN
    disposal.withdrawn_by, disposal.withdrawn_at = judge, work.now
    disposal.withdrawn_because = reason
    disposal.version += 1
    work.record(
        AuditAction.DISPOSAL_WITHDRAW, DisposalWithdrawn(asset=disposal.asset_id), disposal.case_number
    )


async def serve_ruling(
    work: Work, file: CaseFile, deliveries: Sequence[DeliveryRecord], asset_id: str, body: ToldIn
) -> DisposalOut:
    """The ruling to auction, served on every party by the team that made it (二(四)2)."""
    work.in_stead_of(check_officer(file.case.officer, work.actor, REGULATION["一(一)"]))
    disposal = await repository.disposal(work.session, asset_id, lock=True)
    rules.check_unserved(disposal.ruling_served)
    served = check_served(
        disposal.ruling_document,
        deliveries,
        body.told,
        file.case.party_ids,
        disposal.decided_at,
        REGULATION["二(四)2"],
        file.files,
        work.hands,
    )
    disposal.files = disposal.files | served.files
    disposal.ruling_served = [one.model_dump(mode="json") for one in served.told]
    work.audit(disposal.case_number, AuditAction.DISPOSAL_SERVE_RULING, asset_id, recipients=len(served.told))
    work.tell(DisposalRulingServed(asset=asset_id), disposal.case_number, occurred_at=served.last)
    return disposal_out(disposal)


async def hand_over(work: Work, file: CaseFile, asset_id: str, body: PapersIn) -> list[PaperOut]:
    """Give papers of the e-dossier to the dossier centre, the day's bundle first and whole; done when it has accepted them."""
    work.in_stead_of(check_officer(file.case.officer, work.actor, REGULATION["一(一)"]))
    disposal = await repository.disposal(work.session, asset_id, lock=True)
    course = await repository.course(work.session, disposal)
    rules.check_due(acts.due_papers(course))
    known = {paper.paper: paper.state for paper in course.papers}
    if not known:
        rules.check_day_bundle(body.papers, disposal.kind)
    rules.check_given(body.papers, known)
    digests = check_files(file.files, rules.paper_files(body.papers, disposal.ruling_document))
    disposal.files = disposal.files | digests
    for name, document in body.papers.items():
        paper = Paper(
            asset_id=asset_id,
            paper=name,
            document=document,
            handed_over_by=work.actor.id,
            handed_over_for=work.stead,
            handed_over_at=work.now,
        )
        await work.session.merge(paper)
    work.audit(disposal.case_number, AuditAction.DISPOSAL_HAND_OVER, asset_id, papers=body.papers)
    await work.session.flush()
    return [paper_out(paper) for paper in await repository.papers(work.session, asset_id)]


async def check_papers(work: Work, asset_id: str, body: PaperCheckIn) -> list[PaperOut]:
    """The dossier centre accepts or returns each paper; with the last of the day's bundle that was handed over (二(四)2)."""
    disposal = await repository.disposal(work.session, asset_id, lock=True)
    course = await repository.course(work.session, disposal)
    papers, givers = course.papers, acts.givers(course)
    rules.check_to_check(givers, work.actor)
    rules.check_checked(body.papers, givers, work.actor)
    before = missing_of_the_day(disposal, papers)
    for paper in papers:
        if paper.paper in body.papers:
            paper.checked_by, paper.checked_at = work.actor.id, work.now
            paper.returned_because = body.papers[paper.paper]
    work.audit(disposal.case_number, AuditAction.DISPOSAL_CHECK_PAPERS, asset_id, papers=body.papers)
    if before and not missing_of_the_day(disposal, papers):
        work.tell(
            PapersTransferred(asset=asset_id),
            disposal.case_number,
            occurred_at=max(paper.handed_over_at for paper in papers if paper.paper in rules.DAY_BUNDLE),
        )
    return [paper_out(paper) for paper in papers]


def disposal_out(disposal: Disposal) -> DisposalOut:
    return DisposalOut.model_validate(disposal, from_attributes=True)


def paper_out(paper: Paper) -> PaperOut:
    return PaperOut.model_validate(paper, from_attributes=True)
