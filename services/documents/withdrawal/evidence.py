"""What is read of the other teams before a document is taken back: what they have done by it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from services.documents.drafting.models import Document
from services.documents.withdrawal import acts, service
from services.documents.withdrawal.rules import Used
from shared.contracts.auction.records import DISPOSALS
from shared.contracts.commission.records import COMMISSIONS, SUPPLEMENTS, CommissionPaperRecord
from shared.contracts.custody.records import ASSETS, MEASURES
from shared.contracts.funds.records import PAYOUTS
from shared.contracts.intake.records import CASE, PETITIONS
from shared.platform.peers import Peers
from shared.platform.work import Caller


def asked_by(notice: Document, ordered: Mapping[str, datetime | None]) -> bool:
    """Whether the register was asked by it, handed over or delivered, to enter the buyer of a thing.

    `ordered`: when it was asked, by the thing.
    """
    if notice.kind != "transfer_notice" or notice.signed_at is None:
        return False
    instants = [ordered.get(one) for one in notice.asset_identifiers]
    return any(at is not None and notice.signed_at <= at for at in instants)


async def of_document(caller: Caller, peers: Peers, document_id: str) -> tuple[Used, list[str]]:
    """With who has, or had, a part in the case. 403 unless the caller may take a document back."""
    document = await caller.read(acts.WITHDRAW.offices, service.found, document_id)
    case_number = document.case_number
    assets = await peers.read_all(ASSETS, case_number=case_number)
    measures = await peers.read_all(MEASURES, case_number=case_number)
    commissions = await peers.read_all(COMMISSIONS, case_number=case_number)
    supplements = await peers.read_all(SUPPLEMENTS, case_number=case_number)
    disposals = await peers.read_all(DISPOSALS, case_number=case_number)
    petitions = await peers.read_all(PETITIONS, case_number=case_number)
    payouts = await peers.read_all(PAYOUTS, case_number=case_number)
    sales = [one.settlement.ruling_document for one in disposals if one.settlement]
    things = {one.id: one.identifier for one in assets}
    ordered = {
        things[one.asset_id or ""]: one.settlement.transfer_ordered_at
        for one in disposals
        if one.settlement and one.asset_id in things
    }
    rounds = [one for disposal in disposals for one in disposal.listings]
    case = await peers.read(CASE, case_number=case_number)
    used: Used = {
        "财产的处理": [one.decision.ruling_document for one in assets if one.decision],
        "查封、冻结": [of for one in measures for of in (one.ruling_document, one.notice_document)],
        "查封、冻结的续行": [of for one in measures for of in (one.renew_ruling_document, one.renew_letter)],
        "查封、冻结的解除": [
            *(one.lift_ruling_document for one in measures),
            *(part.ruling_document for one in measures for part in one.lifted_parts),
        ],
        "委托事项": [
            of
            for one in commissions
            for of in (one.ruling_document, one.letter_document, *_ids(one.papers), *_ids(one.enclosures))
        ],
        "委托事项的补正": [of for one in supplements for of in (one.letter_document, *_ids(one.papers))],
        "异议、申请的决定": [one.document for one in petitions],
        "财产处置": [*(one.ruling_document for one in disposals), *sales],
        "悔拍、逾期交款的处理": [of for one in rounds for of in (one.default_document, one.late_document)],
        "成交的撤销": [one.annul_document for one in rounds],
        "案款发放": [digest for one in payouts if one.stands for digest in one.paper_digests.values()],
        "过户": [document_id] if asked_by(document, ordered) else [],
        "停止拍卖": [one.decision_document for disposal in disposals for one in disposal.stops],
    }
    return used, case.had_by


def _ids(papers: Sequence[CommissionPaperRecord]) -> list[str]:
    return [paper.document_id for paper in papers]
