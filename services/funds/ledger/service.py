"""The book of all case money (二(六)1): every receipt, plan and payment is one posting in its own transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from decimal import Decimal

from services.funds.accounts import repository as accounts
from services.funds.anomalies import repository as watching
from services.funds.holds import repository as holding
from services.funds.ledger import acts, repository, rules
from services.funds.ledger.acts import Money
from services.funds.ledger.models import LedgerEntry, LedgerPosting
from services.funds.ledger.rules import Account, Posting
from services.funds.ledger.schemas import (
    BookOut,
    CaseLedgerOut,
    EntryOut,
    HeldBand,
    HeldFilter,
    HeldOut,
    HeldPage,
)
from services.funds.onsite import repository as sites
from services.funds.receipts import repository as receipts
from services.funds.suspense import repository as moving
from shared.contracts.funds.records import ComeIn
from shared.platform.reading import open_case
from shared.platform.work import COURT, Work
from shared.values.audit_action import AuditAction
from shared.values.zone import COURT_ZONE

NOTHING = Decimal("0.00")
_OF_A_BUYER = ("deposit_settled", "deposit_applied")


async def post(work: Work, kind: str, reference: str, posting: Posting) -> None:
    """Book `posting`, one after another for each case that it touches. Problem 409 if the rules refuse it."""
    cases = {entry.case_number for entry in posting}
    await repository.lock(work.session, cases)
    rules.check_posting(posting, await repository.balances(work.session, cases))
    row = LedgerPosting(kind=kind, reference=reference, booked_at=work.now, booked_by=work.actor.id)
    work.session.add(row)
    await work.session.flush()
    for entry in posting:
        work.session.add(
            LedgerEntry(
                posting_id=row.id,
                case_number=entry.case_number,
                account=entry.account.value,
                amount=entry.amount,
            )
        )
    await work.session.flush()


def again(kind: str, times: int) -> str:
    """The kind of a posting that the same receipt may have had so often before."""
    return f"{kind}/{times + 1}" if times else kind


async def balance(work: Work, case_number: str, account: Account) -> Decimal:
    """What stands on `account`, as money held or owed; the case's book stays locked to commit."""
    await repository.lock(work.session, [case_number])
    found = (await repository.balances(work.session, [case_number])).get((case_number, account), NOTHING)
    return found if account in rules.OURS else -found


async def answered_for(work: Work, case_number: str) -> Decimal:
    """The case's money at the bank, and what is gone from there unexplained."""
    return sum([await balance(work, case_number, account) for account in rules.OURS], NOTHING)


async def read_case(work: Work, case_number: str) -> CaseLedgerOut:
    standing = await open_case(work, case_number, AuditAction.LEDGER_READ)
    balances = await repository.balances(work.session, [case_number])
    history = await repository.history(work.session, case_number)
    entries = [
        EntryOut(
            kind=posting.kind,
            reference=posting.reference,
            booked_at=posting.booked_at,
            account=Account(entry.account),
            amount=entry.amount,
        )
        for posting, entry in history
    ]
    held = sum((balances.get((case_number, account), NOTHING) for account in rules.OURS), NOTHING)
    handed = await sites.handed(work.session, case_number)
    lies = [-balances.get((case_number, account), NOTHING) for account in rules.UNDISTRIBUTED]
    money = Money(
        opened=await accounts.find(work.session, case_number) is not None,
        undistributed=sum(lies, NOTHING),
        of_buyers=-balances.get((case_number, Account.DEPOSIT), NOTHING),
        handed=bool(handed),
        unconfirmed=await sites.unconfirmed(work.session, case_number),
        proposed=await watching.is_proposed(work.session, case_number),
        hold_stands=await holding.stands(work.session, case_number),
    )
    return CaseLedgerOut(
        acts=acts.on(work.actor, standing.officer, money),
        case_number=case_number,
        held=held,
        awaited=await moving.awaited(work.session, case_number),
        come_in=[
            *_come_in(history, await receipts.arrivals(work.session, case_number)),
            *(
                ComeIn(arrived_on=row.taken_at.astimezone(COURT_ZONE).date(), amount=row.amount)
                for row in handed
            ),
        ],
        cleared=bool(entries) and held == 0,
        balances={account: amount for (_, account), amount in balances.items()},
        entries=entries,
    )


def _come_in(
    history: Sequence[tuple[LedgerPosting, LedgerEntry]], arrivals: Mapping[str, datetime]
) -> list[ComeIn]:
    """By receipt: its day is the bank's, but a buyer's money is the case's from the posting on."""
    found: dict[str, ComeIn] = {}
    for posting, entry in history:
        if entry.account != Account.RECEIVED or posting.kind in rules.PLANNED:
            continue
        receipt = posting.reference
        at = posting.booked_at if posting.kind in _OF_A_BUYER else arrivals.get(receipt, posting.booked_at)
        before = found.get(receipt)
        found[receipt] = ComeIn(
            arrived_on=at.astimezone(COURT_ZONE).date(),
            amount=(before.amount if before else NOTHING) - entry.amount,
            receipt=receipt,
        )
    return [one for one in found.values() if one.amount]


async def read_book(work: Work) -> BookOut:
    totals, unbalanced = await repository.book_totals(work.session)
    total = sum(totals.values(), NOTHING)
    return BookOut(
        total=total,
        unbalanced_postings=unbalanced,
        balanced=total == 0 and unbalanced == 0,
        accounts=totals,
    )


_BANDS = (15, 30, 60, 180)  # ours: the days by which what is held is told apart


async def list_held(work: Work, asked: HeldFilter) -> HeldPage:
    """The cases whose money has not all been paid out, and of all of them how much has been there how long."""
    work.audit(COURT, AuditAction.LEDGER_READ, "", **asked.used())
    day = timedelta(days=1)
    earliest = None if asked.days_to is None else work.now - (asked.days_to + 1) * day
    latest = None if asked.days_from is None else work.now - asked.days_from * day
    found = await repository.held(work.session, asked, earliest, latest)
    ages = await repository.held_by_age(work.session, [work.now - (last + 1) * day for last in _BANDS])
    firsts = (0, *(last + 1 for last in _BANDS))
    return HeldPage(
        items=[
            HeldOut(
                case_number=row.case_number,
                held=row.held,
                since=row.since,
                days=(work.now - row.since).days,
            )
            for row in found.items
        ],
        next=found.next,
        bands=[
            HeldBand(days_from=first, days_to=last, cases=cases, held=held)
            for place, (first, last) in enumerate(zip(firsts, (*_BANDS, None), strict=True))
            for cases, held in [ages.get(place, (0, NOTHING))]
        ],
    )
