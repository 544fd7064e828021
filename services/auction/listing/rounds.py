"""How a round ended, as the platform tells it, and what follows at once (二(四)5(2); 法释〔2016〕18号第二十条至第二十六条)."""

from __future__ import annotations

from datetime import date, timedelta

from services.auction.disposals import repository as disposals
from services.auction.disposals.rules import FAIL, SELL
from services.auction.listing import repository, rules
from services.auction.listing.models import Listing, PlatformMessage
from services.auction.listing.rules import State
from services.auction.listing.schemas import ConfirmationIn, ListingOut
from services.auction.listing.service import listing_out
from services.auction.stop import service as stops
from services.auction.stop.rules import State as StopState
from shared.contracts.auction.facts import ConfirmationPrinted, RoundFailed, RoundHeld, RoundSold
from shared.contracts.sale import sale_ref
from shared.gateways.auction_platform import PlatformEvent
from shared.platform.court import load_calendar
from shared.platform.work import Work
from shared.values.articles import NET
from shared.values.audit_action import AuditAction
from shared.values.money import from_fen, to_fen
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem
from shared.values.zone import COURT_ZONE


async def take(work: Work, event: PlatformEvent) -> None:
    """Book the end of a round, once; the first lawful result stands whatever comes after it."""
    listing = await repository.listing(work.session, event.listing_id, lock=True)
    if known := await work.session.get(PlatformMessage, event.message_id):
        if known.listing_id != listing.id:
            raise Problem(409, ProblemCode.MESSAGE_ID_REUSED, "同一编号的消息用于另一次拍卖")
        return
    course = await disposals.course(work.session, await disposals.disposal(work.session, listing.asset_id))
    rules.check_resumed(listing.state, course.is_stop_under_way)
    price = None if event.price_fen is None else from_fen(event.price_fen)
    outcome = rules.ending(
        rules.Bidding(
            state=listing.state,
            round=listing.round,
            starting_price=listing.starting_price,
            closes_at=rules.earliest_end(listing.round, event.result, listing.opens_at, listing.closes_at),
            price=listing.price,
            buyer_ref=listing.buyer_ref,
            confirmation_number=listing.confirmation_number,
        ),
        rules.Result(
            result=event.result,
            round=event.round,
            price=price,
            buyer_ref=None if event.buyer is None else event.buyer.ref,
            confirmation_number=event.confirmation_no,
            occurred_at=event.occurred_at,
        ),
        work.now,
    )
    work.session.add(
        PlatformMessage(
            message_id=event.message_id, listing_id=listing.id, result=event.result, received_at=work.now
        )
    )
    if outcome is None:
        return
    for stop in course.stops:
        if stop.state == StopState.ORDERED:  # the hammer fell first
            await stops.fail(work, stop, ended=True)
    listing.state, listing.ended_at = rules.moved(listing.state, State(outcome)), event.occurred_at
    work.audit(listing.case_number, AuditAction(f"listing.{outcome}"), listing.id, message=event.message_id)
    work.tell(
        RoundHeld(asset=listing.asset_id, listing=listing.id, round=listing.round),
        listing.case_number,
        occurred_at=listing.opens_at,
    )
    if outcome == "failed":
        await disposals.step(work.session, listing.asset_id, FAIL)
        work.tell(
            RoundFailed(asset=listing.asset_id, listing=listing.id, round=listing.round),
            listing.case_number,
            occurred_at=event.occurred_at,
        )
        return
    assert price is not None
    assert event.buyer is not None
    listing.price, listing.confirmation_number = price, event.confirmation_no
    listing.deposit_paid = min(from_fen(event.deposit_fen), listing.deposit)  # what is beyond it is price
    listing.buyer_ref, listing.buyer_name = event.buyer.ref, event.buyer.name
    listing.buyer_identity = event.buyer.id_number
    await disposals.step(work.session, listing.asset_id, SELL)
    calendar = await load_calendar(work.session)
    balance_due_at = rules.balance_due_at(event.occurred_at, listing.balance_days, calendar)
    listing.balance_due_at = balance_due_at
    work.tell(
        RoundSold(
            asset=listing.asset_id,
            listing=listing.id,
            round=listing.round,
            price_fen=to_fen(price),
            sale=sale_ref(listing.sale),
            balance_due_at=balance_due_at,
            without_deposit="no" if listing.deposit_paid else "yes",
        ),
        listing.case_number,
        occurred_at=event.occurred_at,
    )


async def print_confirmation(work: Work, listing_id: str, body: ConfirmationIn) -> ListingOut:
    """成交确认书 printed and the buyer called for the balance (二(四)5(2)); its number must be the platform's."""
    listing = await repository.listing(work.session, listing_id, lock=True)
    rules.check_to_print(listing.state, listing.confirmation_printed_at)
    if body.confirmation_number != listing.confirmation_number:
        raise Problem(409, ProblemCode.OTHER_CONFIRMATION, article=NET[22])
    listing.confirmation_printed_by, listing.confirmation_printed_at = work.actor.id, work.now
    work.audit(
        listing.case_number,
        AuditAction.LISTING_PRINT_CONFIRMATION,
        listing.id,
        number=body.confirmation_number,
    )
    work.tell(ConfirmationPrinted(asset=listing.asset_id, listing=listing.id), listing.case_number)
    return await listing_out(work, listing)


async def to_request_balance(work: Work, listing_id: str) -> tuple[Listing, date] | None:
    """The sold listing whose buyer was not asked yet, and until when the balance is due (第二十五条)."""
    listing = await repository.listing(work.session, listing_id)
    over = listing.balance_requested_at is not None or listing.unheld_since is not None
    if listing.state != "sold" or over or listing.ended_at is None:
        return None
    due_at = rules.balance_due_at(listing.ended_at, listing.balance_days, await load_calendar(work.session))
    return listing, (due_at - timedelta.resolution).astimezone(COURT_ZONE).date()


async def book_balance_request(work: Work, listing_id: str) -> None:
    listing = await repository.listing(work.session, listing_id, lock=True)
    if listing.balance_requested_at is None:
        listing.balance_requested_at = work.now
        work.audit(listing.case_number, AuditAction.LISTING_REQUEST_BALANCE, listing.id)
