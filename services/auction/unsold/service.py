"""流拍后以物抵债、退还 (拍卖变卖规定第十六条、第二十四条、第二十五条; 民诉法解释第四百九十条)."""

from __future__ import annotations

from datetime import timedelta

from services.auction import covered
from services.auction.default.rules import is_barred
from services.auction.disposals import repository as disposals
from services.auction.disposals.evidence import CaseFile
from services.auction.disposals.rules import PAY, TAKE, after
from services.auction.disposals.schemas import DisposalOut
from services.auction.disposals.service import disposal_out, give_up
from services.auction.listing.rules import State, moved, standing_faults
from services.auction.listing.schemas import ListingOut
from services.auction.listing.service import listing_out
from services.auction.settlement.rules import Paid
from services.auction.settlement.service import book_paid
from services.auction.unsold import rules
from services.auction.unsold.evidence import Evidence
from services.auction.unsold.rules import Claim
from services.auction.unsold.schemas import TakingIn, UnsoldIn
from shared.contracts.auction.facts import AssetUnsold, TakenInPayment
from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.sale import sale_ref
from shared.law.case_rules import check_judge
from shared.law.claim import still_owed_to_applicants
from shared.law.files import PaperFile, check_files
from shared.platform.work import Work
from shared.values.articles import PMB, REGULATION
from shared.values.audit_action import AuditAction
from shared.values.money import to_fen
from shared.values.problem_code import ProblemCode
from shared.values.refusal import refuse
from shared.values.zone import begin_of

_PAPER = FilePurpose.DEBT_FOR_PROPERTY


async def take(work: Work, evidence: Evidence, asset_id: str, body: TakingIn) -> ListingOut:
    """The first in rank of the creditors who apply takes it; what its claim does not pay of the price it pays in money."""
    case, standing = evidence.file.case, evidence.standing
    work.in_stead_of(check_judge(case.judge, work.actor, REGULATION["一(一)"]))
    await disposals.lock_case(work.session, case.case_number)
    disposal = await disposals.step(work.session, asset_id, TAKE)
    course = await disposals.course(work.session, disposal)
    failed = course.last_failed
    rules.check_failed(failed is not None)
    assert failed is not None
    faults = standing_faults(standing)
    faults += await covered.faults(work, standing.case, standing.come_in)
    refuse(faults, 409, ProblemCode.NOT_TO_TAKE)
    rules.check_price(failed.drafted_at, course.decision.decided_at if course.decision else None)
    applicants = {party.identity: party.id for party in case.side("applicant")}
    respondents = {party.identity for party in case.ever("respondent")}
    come_in = await covered.whole(work, case.case_number, standing.come_in)
    owed = still_owed_to_applicants(case, come_in, evidence.fees, work.now.date())
    claims = [Claim(one.identity, one.rank, one.amount, one.applies) for one in body.claims]
    rules.check_claims(claims, applicants, respondents, owed)
    defaulters = [one.buyer_identity for one in course.listings if one.state == State.DEFAULTED]
    barred = is_barred(body.taker, defaulters)
    taker = rules.check_taker(claims, body.taker, body.lots is not None, barred)
    credited = rules.credited(failed.starting_price, claims, taker, of_case=body.taker in applicants)
    rules.check_term(failed.starting_price - credited, body.due_on, work.now.date())
    named = {f"claims.{n}.paper": one.paper for n, one in enumerate(body.claims)}
    if body.lots is not None:
        named["lots"] = body.lots
    papers = [
        PaperFile(field, file, _PAPER, PMB[16], failed.ended_at, work.hands) for field, file in named.items()
    ]
    failed.files = failed.files | check_files(evidence.file.files, papers)
    failed.state = moved(failed.state, State.TAKEN)
    failed.ended_at, failed.ended_by = work.now, work.actor.id
    failed.price, failed.credited = failed.starting_price, credited
    failed.debt_ruling = True
    failed.credited_to = applicants.get(body.taker)
    failed.buyer_ref = failed.credited_to or failed.id
    failed.buyer_name = next(one.name for one in body.claims if one.identity == body.taker)
    failed.buyer_identity = body.taker
    failed.balance_due_at = begin_of(body.due_on + timedelta(1)) if body.due_on else work.now
    work.record(
        AuditAction.LISTING_TAKE,
        TakenInPayment(
            asset=asset_id,
            listing=failed.id,
            round=failed.round,
            price_fen=to_fen(failed.price),
            credited_fen=to_fen(credited),
            sale=sale_ref(failed.sale),
            balance_due_at=failed.balance_due_at,
        ),
        disposal.case_number,
    )
    if not failed.payable:
        disposal.state = after(disposal.state, PAY)
        await book_paid(work, disposal, failed, Paid(work.now, ()))
        await covered.tell(work, case, standing.come_in)
    await work.session.flush()
    return await listing_out(work, failed)


async def give_back(work: Work, file: CaseFile, asset_id: str, body: UnsoldIn) -> DisposalOut:
    """No way to sell is left and no creditor takes it: its seizure is lifted, unless another measure can still be taken."""
    work.in_stead_of(check_judge(file.case.judge, work.actor, REGULATION["一(一)"]))
    disposal = await disposals.disposal(work.session, asset_id, lock=True)
    after(disposal.state, TAKE)
    course = await disposals.course(work.session, disposal)
    rules.check_unsaleable(disposal.asset_class, course.failed_rounds, work.now.date())
    assert course.last_failed is not None
    paper = PaperFile("refusals", body.refusals, _PAPER, PMB[25], course.last_failed.ended_at, work.hands)
    disposal.files = disposal.files | check_files(file.files, [paper])
    disposal.refusals = None if body.other_measures else body.refusals
    give_up(work, disposal, body.reason, work.actor.id)
    work.record(
        AuditAction.DISPOSAL_UNSOLD,
        AssetUnsold(asset=asset_id, outcome="other_measures" if body.other_measures else "returned"),
        disposal.case_number,
    )
    return disposal_out(disposal)
