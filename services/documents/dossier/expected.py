"""Which papers a case's dossier must hold, by what the teams' records say was done, and which of them it lacks. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from services.documents.drafting.batch import OF_MONEY
from shared.contracts.auction.records import DisposalRecord
from shared.contracts.commission.records import CommissionRecord
from shared.contracts.custody.records import MeasureRecord
from shared.contracts.documents.kinds import KindOfDocument
from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.funds.records import PayoutRecord
from shared.contracts.intake.closing import ENDINGS
from shared.contracts.intake.records import CaseRecord, Role
from shared.values.articles import CKD, CPC, EXE, NET, OPENING, PMB, PRE, REGULATION, TERMINATION, Article
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem

Kept = tuple[str, str]
"""A kind of document or of file, and what it is of: an asset's identifier, an addressee; "" for any of its kind."""

_FIRST: dict[Role, tuple[tuple[KindOfDocument, str], ...]] = {
    "applicant": (("acceptance_notice", "受理案件通知书"),),
    "respondent": (("enforcement_notice", "执行通知书"), ("property_report_order", "报告财产令")),
}

_RULINGS: dict[str, tuple[KindOfDocument, str, Article]] = {
    "terminated": ("termination_ruling", "终结执行裁定书", CPC[268]),
    "cancelled": ("cancellation_ruling", "撤销案件裁定书", OPENING[18]),
    "non_enforcement": ("non_enforcement_ruling", "不予执行裁定书", OPENING[19]),
    "dismissed": ("dismissal_ruling", "驳回执行申请裁定书", OPENING[20]),
}
"""By which a case ends that was neither performed nor concluded for this round."""


@dataclass(frozen=True)
class Done:
    """What was done in the case, as each team holds it. `identifiers`: of its assets, by id; `registered`: the ids of
    those that a register has as their owner's."""

    case: CaseRecord
    identifiers: Mapping[str, str]
    registered: Collection[str] = ()
    measures: Sequence[MeasureRecord] = ()
    commissions: Sequence[CommissionRecord] = ()
    disposals: Sequence[DisposalRecord] = ()
    payouts: Sequence[PayoutRecord] = ()


@dataclass(frozen=True)
class Paper:
    """One paper that is expected. `id`: the same each time; the very `document`, or else what stands for it, once each."""

    id: str
    title: str
    article: str
    document: str | None = None
    stands: tuple[Kept, ...] = ()


@dataclass(frozen=True)
class Held:
    """What the catalogue holds: its documents by id, and how many papers there are of each kind."""

    documents: Collection[str]
    kinds: Counter[Kept]


def expected(done: Done) -> list[Paper]:
    """In the order of the road: filing, control, commissions, disposal, money, closing."""
    return [
        *_filing(done.case),
        *(paper for one in done.measures if one.commission is None for paper in _measure(one, done)),
        *(paper for one in done.commissions for paper in _commission(one)),
        *(paper for one in done.disposals for paper in _disposal(one, done)),
        *_payments(done.payouts),
        *_closing(done.case),
    ]


def _filing(case: CaseRecord) -> Iterator[Paper]:
    if case.preservation is not None:
        ruling = ((FilePurpose.PRESERVATION_RULING, ""),)
        yield Paper("preservation_ruling", "财产保全裁定书", PRE[2], stands=ruling)
        for told in case.preservation.told:
            receipt = ((FilePurpose.SERVICE_RECEIPT, ""),)
            yield Paper(f"told/{told.receipt}", "保全情况告知书送达回证", PRE[18], stands=receipt)
        return
    yield Paper("application", "执行申请书", EXE[16], stands=((FilePurpose.APPLICATION, ""),))
    yield Paper("instrument", "执行依据", EXE[16], stands=((FilePurpose.INSTRUMENT, ""),))
    for party in (*case.side("applicant"), *case.side("respondent")):
        if party.agents:
            power = ((FilePurpose.AGENCY, ""),)
            yield Paper(f"agency/{party.id}", f"授权委托书（{case.called(party)}）", CPC[62], stands=power)
    for party in (*case.side("applicant"), *case.side("respondent")):
        for kind, title in _FIRST[party.role]:
            if kind in OF_MONEY and not case.for_money:
                continue
            stands = ((kind, party.id),)
            yield Paper(
                f"{kind}/{party.id}", f"{title}（{case.called(party)}）", REGULATION["二(一)7"], stands=stands
            )


def _measure(measure: MeasureRecord, done: Done) -> Iterator[Paper]:
    """Its ruling, the notice to who carries it out, the answer; the same when it was lifted. A thing taken away is asked of nobody."""
    identifier = done.identifiers.get(measure.asset_id, "")
    of, shown = f"measure/{measure.id}", f"（{measure.measure_no or identifier}）"
    if measure.preserved_by is None:  # else the ruling is a paper of the case of preservation
        yield Paper(f"{of}/ruling", f"查封冻结裁定书{shown}", CKD[1], measure.ruling_document)
    if measure.kind != "seize":
        notice = (("assistance_notice", identifier),)
        yield Paper(f"{of}/notice", f"协助执行通知书{shown}", CKD[1], stands=notice)
    receipt = ((FilePurpose.SEIZURE_RETURN, ""),)
    yield Paper(f"{of}/receipt", f"查封冻结回执、笔录{shown}", REGULATION["二(二)6"], stands=receipt)
    ours = done.case.preservation is None
    lifted_by = [] if measure.lift_ruling_document is None else [(measure.lift_ruling_document, "")]
    if not ours or measure.preserved_by is None:  # else they are papers of the case of preservation
        lifted_by += [(part.ruling_document, f"/{part.ruling_document}") for part in measure.lifted_parts]
    for ruling, one in lifted_by:
        lifting: tuple[Kept, ...] = () if ours else ((FilePurpose.PRESERVATION_LIFTING, ""),)
        title = f"解除查封冻结裁定书{shown}"
        yield Paper(f"{of}/lifting{one}", title, CKD[28], ruling if ours else None, lifting)
        if measure.kind != "seize":
            release = (("release_notice", identifier),)
            title = f"解除查封冻结协助执行通知书{shown}"
            yield Paper(f"{of}/release{one}", title, CKD[28], stands=release)


def _commission(commission: CommissionRecord) -> Iterator[Paper]:
    of, shown = f"commission/{commission.id}", f"（{commission.receiving_court}）"
    if commission.state not in ("instructed", "withdrawn") or commission.letter_document:
        yield Paper(f"{of}/letter", f"委托执行函{shown}", REGULATION["二(三)2"], commission.letter_document)
    if commission.answered_at is not None:
        answer = ((FilePurpose.COMMISSION_ANSWER, ""),)
        yield Paper(f"{of}/answer", f"受托法院回复、回执{shown}", REGULATION["二(三)4"], stands=answer)


def _disposal(disposal: DisposalRecord, done: Done) -> Iterator[Paper]:
    identifier = done.identifiers.get(disposal.asset_id or "", "")
    of, shown = f"disposal/{disposal.asset_id}", f"（{identifier}）"
    yield Paper(f"{of}/ruling", f"拍卖裁定书{shown}", REGULATION["二(四)2"], disposal.ruling_document)
    published = [one for one in disposal.listings if one.published_at is not None]
    if published:
        surveys = ("condition_survey_report", "vehicle_survey_report")
        survey = ((FilePurpose.SURVEY_REPORT, ""), *((kind, identifier) for kind in surveys))
        yield Paper(f"{of}/survey", f"现状调查报告{shown}", REGULATION["二(四)2"], stands=survey)
        price = ((FilePurpose.PRICE_REPORT, ""),)
        yield Paper(f"{of}/price", f"询价、评估报告{shown}", REGULATION["二(四)3"], stands=price)
    for at, listing in enumerate(published, start=1):
        stands = ((FilePurpose.ANNOUNCEMENT, ""), ("auction_announcement", identifier))
        yield Paper(
            f"listing/{listing.id}/announcement",
            f"拍卖公告{shown}第{at}次",
            REGULATION["二(四)5(1)"],
            stands=stands,
        )
        told = ((FilePurpose.SERVICE_RECEIPT, ""),)
        yield Paper(f"listing/{listing.id}/notice", f"拍卖通知送达回证{shown}第{at}次", NET[16], stands=told)
        if listing.confirmation_number is not None:
            sold = ((FilePurpose.SALE_CONFIRMATION, ""),)
            yield Paper(
                f"listing/{listing.id}/confirmation",
                f"成交确认书{shown}",
                REGULATION["二(四)5(2)"],
                stands=sold,
            )
        if listing.default_document is not None:
            title = f"悔拍、重新拍卖裁定书{shown}第{at}次"
            yield Paper(f"listing/{listing.id}/default", title, NET[24], listing.default_document)
        if listing.late_document is not None:
            title = f"准许逾期交款决定书{shown}第{at}次"
            yield Paper(f"listing/{listing.id}/late", title, PMB[22], listing.late_document)
        if listing.annul_document is not None:
            title = f"撤销成交裁定书{shown}第{at}次"
            yield Paper(f"listing/{listing.id}/annulment", title, NET[31], listing.annul_document)
    for stop in disposal.stops:
        if stop.decision_document is not None:
            title = "暂缓拍卖决定书" if stop.way == "defer" else "中止、撤回拍卖裁定书"
            yield Paper(f"stop/{stop.id}/decision", f"{title}{shown}", NET[28], stop.decision_document)
    if disposal.settlement is not None:
        taken = disposal.settlement.listing_id in [
            one.id for one in disposal.listings if one.state == "taken"
        ]
        yield Paper(
            f"{of}/sale",
            f"{'以物抵债' if taken else '拍卖成交'}裁定书{shown}",
            PMB[20] if taken else REGULATION["二(四)5(3)"],
            disposal.settlement.ruling_document,
        )
        if disposal.settlement.ruling_served_at is not None and disposal.asset_id in done.registered:
            notice = (("transfer_notice", identifier),)
            yield Paper(f"{of}/transfer", f"协助执行通知书（过户）{shown}", CPC[262], stands=notice)


def _payments(payouts: Sequence[PayoutRecord]) -> Iterator[Paper]:
    paid = [one for one in payouts if one.state in ("paid", "returned")]
    if paid:
        plan = ((FilePurpose.DISTRIBUTION_PLAN, ""),)
        yield Paper("plan", "案款分配方案", REGULATION["二(六)5(2)"], stands=plan)
    for one in paid:
        form, title = ((FilePurpose.PAYOUT_FORM, ""),), f"执行案款发放审批表（{one.amount}元）"
        yield Paper(f"payout/{one.id}", title, REGULATION["二(六)2"], stands=form)


def _closing(case: CaseRecord) -> Iterator[Paper]:
    if case.closing_mode in _RULINGS:
        kind, title, article = _RULINGS[case.closing_mode]
        ends = [end for end in ENDINGS.values() if end.mode == case.closing_mode]
        own: list[Kept] = [(ruling, "") for ruling in {end.ruling for end in ends} if ruling]
        another: list[Kept] = (
            [(FilePurpose.TERMINATION_GROUND, "")] if any(not end.ruling for end in ends) else []
        )
        yield Paper(kind, title, article, stands=(*own, *another))
    elif case.closing_mode == "concluded_this_round":
        ruling = (("conclusion_ruling", ""),)
        yield Paper("conclusion_ruling", "终结本次执行程序裁定书", TERMINATION[6], stands=ruling)
        heard = ((FilePurpose.INTERVIEW_RECORD, ""),)
        yield Paper("interview_record", "终本约谈笔录", TERMINATION[5], stands=heard)
    elif case.state != "open" and case.preservation is None:
        yield Paper("closing_notice", "结案通知书", EXE[64], stands=(("closing_notice", ""),))


def receipt(delivery: str, title: str) -> Paper:
    """The proof that a document was served: no paper stands for what its carrier has not said."""
    return Paper(f"delivery/{delivery}", f"送达回证（{title}）", CPC[87])


def present(papers: Sequence[Paper], held: Held) -> set[str]:
    """The ids of those that the dossier holds; no paper stands for two."""
    left, found = held.kinds.copy(), set()
    for paper in papers:
        stands = next((kept for kept in paper.stands if left[kept] > 0), None)
        if stands is not None:
            left[stands] -= 1
        if stands is not None or paper.document in held.documents:
            found.add(paper.id)
    return found


def check_missing(missing: bool) -> None:
    """Only of a paper that is expected and missing can it be said why there is none. 409."""
    if not missing:
        raise Problem(409, ProblemCode.PAPER_NOT_MISSING, article=REGULATION["二(一)8"])
