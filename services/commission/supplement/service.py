"""The receiving court says what is missing; it is sent after the letter within three days (法发〔2017〕27号第十条)."""

from __future__ import annotations

from services.commission.outbound import courts, rules
from services.commission.outbound import repository as outbound
from services.commission.outbound.models import Commission
from services.commission.outbound.papers import given, on_record
from services.commission.outbound.rules import Commissioned, Evidence, Given
from services.commission.supplement import acts, repository
from services.commission.supplement.models import Supplement
from services.commission.supplement.rules import check_new, check_none_open, check_suppliable
from services.commission.supplement.schemas import SupplementFilter, SupplementOut, SupplyIn
from shared.contracts.commission.facts import SupplementAsked, SupplementIssued, SupplementSent
from shared.gateways.court_link import CommissionFeedback, SupplementLetter
from shared.platform.paging import Page
from shared.platform.reading import open_case, open_list
from shared.platform.work import Work
from shared.values.audit_action import AuditAction


async def ask(work: Work, commission: Commission, message: CommissionFeedback) -> None:
    """Take what the court says is missing, once; nothing where the matter is answered or withdrawn."""
    known = await repository.by_message(work.session, message.message_id)
    if known is not None or commission.state != "dispatched":
        return
    check_none_open(await repository.unsent(work.session, commission.id) is not None)
    supplement = Supplement(
        commission_id=commission.id,
        case_number=commission.case_number,
        message_id=message.message_id,
        missing=message.note,
        asked_at=work.now,
    )
    work.session.add(supplement)
    await work.session.flush()
    work.record(
        AuditAction.SUPPLEMENT_ASK,
        SupplementAsked(supplement=supplement.id, commission=commission.id, asset=commission.asset_id),
        commission.case_number,
    )


async def supply(work: Work, evidence: Evidence, supplement_id: str, body: SupplyIn) -> SupplementOut:
    """Issue what was missing."""
    supplement, commission = await _locked(work, supplement_id)
    check_suppliable(supplement.supplied_at, commission.state)
    rules.check_asked(commission.matter, evidence)
    court = await courts.today(work, commission)
    of = Commissioned(commission.matter, commission.asset_identifier, commission.ruling_document, court.name)
    papers = given("enclosures", body.enclosures)
    if body.document_id is not None:
        papers.append(Given("document_id", "letter", body.document_id))
    digests = rules.check_papers(of, papers, evidence)
    earlier = await repository.of_commission(work.session, commission.id)
    rows = [*commission.papers, *commission.enclosures, *(row for one in earlier for row in one.papers)]
    letters = [commission.letter_sha256, *(one.letter_sha256 for one in earlier)]
    check_new(digests.values(), [*letters, *(row["sha256"] for row in rows)])
    supplement.letter_document = body.document_id
    supplement.letter_sha256 = digests[body.document_id] if body.document_id else None
    supplement.papers = on_record(body.enclosures, digests)
    supplement.supplied_at, supplement.supplied_by = work.now, work.actor.id
    work.record(
        AuditAction.SUPPLEMENT_SUPPLY,
        SupplementIssued(supplement=supplement.id, commission=commission.id, asset=commission.asset_id),
        commission.case_number,
    )
    return _out(work, supplement, commission.state)


async def to_send(work: Work, supplement_id: str) -> SupplementLetter | None:
    """What is sent; None unless it is issued, has not gone yet, is still wanted, and goes by HTTP."""
    supplement, commission = await _locked(work, supplement_id)
    wanted = supplement.sent_at is None and commission.state == "dispatched"
    if supplement.supplied_at is None or not wanted:
        return None
    if (await courts.today(work, commission)).system is None:
        return None
    return SupplementLetter(
        supplement_no=supplement.id,
        commission_no=commission.id,
        letter_sha256=supplement.letter_sha256,
        enclosures_sha256=[paper["sha256"] for paper in supplement.papers],
    )


async def book_sent(work: Work, supplement_id: str, receipt_no: str) -> None:
    """The other court has it; booked once."""
    supplement, commission = await _locked(work, supplement_id)
    if supplement.supplied_at is None or supplement.sent_at is not None:
        return
    supplement.receipt_no, supplement.sent_at = receipt_no, work.now
    work.record(
        AuditAction.SUPPLEMENT_SEND,
        SupplementSent(supplement=supplement.id, commission=commission.id, asset=commission.asset_id),
        commission.case_number,
    )


async def read(work: Work, supplement_id: str) -> SupplementOut:
    """What was asked for once. Who read it is kept."""
    supplement, commission = await _locked(work, supplement_id)
    await open_case(work, commission.case_number, AuditAction.SUPPLEMENT_READ, supplement_id)
    return _out(work, supplement, commission.state)


async def listed(work: Work, asked: SupplementFilter, case_number: str | None = None) -> Page[SupplementOut]:
    """What was asked for across cases, or in one case. Who read it is kept."""
    cases = await open_list(work, case_number, AuditAction.SUPPLEMENT_READ, asked)
    found = await repository.supplements(work.session, asked, cases)
    states = await repository.states(work.session, found.items)
    return found.of(lambda one: _out(work, one, states[one.commission_id]))


async def _locked(work: Work, supplement_id: str) -> tuple[Supplement, Commission]:
    supplement = await repository.supplement(work.session, supplement_id)
    return supplement, await outbound.commission(work.session, supplement.commission_id)


def _out(work: Work, supplement: Supplement, commission_state: str) -> SupplementOut:
    ways = acts.on(work.actor, supplement, commission_state)
    return SupplementOut(**supplement.model_dump(), acts=ways)
