"""Money held for a buyer turns out to be no buyer's (二(六)4): one says so, another confirms, and it is the case's."""

from __future__ import annotations

from services.funds.granting import GrantIn
from services.funds.ledger import repository as books
from services.funds.ledger import rules as ledger
from services.funds.ledger import service as book
from services.funds.ledger.rules import Account
from services.funds.receipts import repository as receipts
from services.funds.receipts import service as receiving
from services.funds.receipts.models import Receipt
from services.funds.receipts.rules import Purpose
from services.funds.releases import acts, repository, rules
from services.funds.releases.models import SaleRelease
from services.funds.releases.schemas import ReleaseIn, ReleaseOut
from services.funds.sales import Evidence, named
from shared.platform import court
from shared.platform.paging import Listing, Page
from shared.platform.reading import open_case, open_list
from shared.platform.work import Work
from shared.values.audit_action import AuditAction


async def receipt_of(work: Work, release_id: str) -> str:
    return (await repository.release(work.session, release_id)).receipt_id


async def request(work: Work, evidence: Evidence, receipt_id: str, body: ReleaseIn) -> ReleaseOut:
    receipt = await _held(work, evidence, receipt_id)
    assert receipt.case_number is not None
    assert receipt.listing is not None
    rules.check_none_open(waits=receipt_id in await repository.requested(work.session, [receipt_id]))
    release = SaleRelease(
        receipt_id=receipt_id,
        case_number=receipt.case_number,
        sale=receipt.listing,
        requested_by=work.actor.id,
        requested_for=work.stead,
        requested_at=work.now,
        words=body.words,
    )
    work.session.add(release)
    await work.session.flush()
    work.audit(release.case_number, AuditAction.RELEASE_REQUEST, release.id, receipt=receipt_id)
    return await _out(work, release)


async def decide(work: Work, evidence: Evidence, release_id: str, body: GrantIn) -> ReleaseOut:
    """Granted, it is told and counted as the case's own from now on: the limits to pay it out begin."""
    release = await repository.release(work.session, release_id, lock=True)
    standing = await open_case(work, release.case_number, AuditAction.RELEASE_READ, release_id)
    rules.check_undecided(decided=release.granted is not None)
    work.in_stead_of(
        rules.check_decides((release.requested_by, release.requested_for), standing.judge, work.actor)
    )
    if body.granted:
        receipt = await _held(work, evidence, release.receipt_id)
        rules.check_same_sale(release.sale, receipt.listing)
        released = ledger.deposit_settled(release.case_number, receipt.amount)
        times = await repository.granted(work.session, receipt.id)
        await book.post(work, book.again("not_of_a_sale", times), receipt.id, released)
        receipt.purpose, receipt.listing, receipt.sale_known_at = Purpose.PAYMENT.value, None, None
        await receiving.tell_anew(work, release.case_number, receipt)
    release.granted, release.answer = body.granted, body.answer
    release.decided_by, release.decided_at = work.actor.id, work.now
    work.audit(release.case_number, AuditAction.RELEASE_DECIDE, release.id, granted=body.granted)
    return await _out(work, release)


async def _held(work: Work, evidence: Evidence, receipt_id: str) -> Receipt:
    """The receipt, locked with its case's book; 409 unless it lies there for a buyer, and by record is no buyer's."""
    receipt = await receipts.receipt(work.session, receipt_id)
    number = receipt.case_number or ledger.MASTER
    await books.lock(work.session, [number])
    await work.session.refresh(receipt, with_for_update=True)
    held = await books.by_receipt(work.session, [number], Account.DEPOSIT)
    rules.check_held(receipt.amount, held.get(receipt_id, book.NOTHING))
    sale = named(receipt.listing, evidence.sales)
    rules.check_no_buyers(receipt_id, receipt.amount, receipt.payer_name, sale, evidence.sales)
    return receipt


async def list_releases(work: Work, asked: Listing, case_number: str | None = None) -> Page[ReleaseOut]:
    """Across cases, or of one case. Who read them is kept."""
    cases = await open_list(work, case_number, AuditAction.RELEASE_READ, asked)
    found = await repository.releases(work.session, asked, cases)
    standings = await court.standings(work.session, {one.case_number for one in found.items})
    return found.of(lambda one: _shown(work, one, standings[one.case_number].judge))


async def _out(work: Work, release: SaleRelease) -> ReleaseOut:
    standings = await court.standings(work.session, {release.case_number})
    return _shown(work, release, standings[release.case_number].judge)


def _shown(work: Work, release: SaleRelease, judge: str | None) -> ReleaseOut:
    return ReleaseOut(**release.model_dump(), acts=acts.on(work.actor, release, judge))
