"""What went and came by post over HTTP."""

from __future__ import annotations

from fastapi import APIRouter

from services.commission.by_post import acts, service
from services.commission.by_post.schemas import AnswerIn, PostingIn
from services.commission.outbound import service as outbound
from services.commission.outbound.schemas import CommissionOut
from shared.contracts.documents.records import FILES
from shared.contracts.intake.records import CASE
from shared.platform.http import Calling, Reading
from shared.values.articles import REGULATION

router = APIRouter(tags=[f"by_post 邮寄委托 {REGULATION['二(三)2']}"])


@router.post("/commissions/{commission_id}/postings", **acts.POST.route())
async def post(commission_id: str, body: PostingIn, caller: Calling, peers: Reading) -> CommissionOut:
    """What waits to go to a court that is reached by letter only has been posted."""
    commission = await caller.read(acts.POST.offices, outbound.read, commission_id)
    case = await peers.read(CASE, case_number=commission.case_number)
    files = await peers.read_all(FILES, case_number=commission.case_number)
    return await caller.act(acts.POST.offices, service.post, case.state, files, commission_id, body)


@router.post("/commissions/{commission_id}/answer", **acts.ENTER_ANSWER.route())
async def enter_answer(commission_id: str, body: AnswerIn, caller: Calling, peers: Reading) -> CommissionOut:
    """Enter what a court that is reached by letter only has written."""
    commission = await caller.read(acts.ENTER_ANSWER.offices, outbound.read, commission_id)
    files = await peers.read_all(FILES, case_number=commission.case_number)
    return await caller.act(acts.ENTER_ANSWER.offices, service.enter_answer, files, commission_id, body)
