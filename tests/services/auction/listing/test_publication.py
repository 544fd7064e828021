"""What the record says of a round's terms: 网络司法拍卖规定第二十六条; 处置参考价规定第二十七条."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from services.auction.course import Course
from services.auction.disposals.models import Disposal
from services.auction.listing import publication
from services.auction.listing.models import Listing
from services.auction.pricing.models import Inquiry, PriceDecision
from tests.harness import CLOCK_START
from tests.records import record
from tests.services.auction.road import DAY


def test_26_a_failed_round_binds_the_next_by_the_same_price_only() -> None:
    failed = record(Listing, state="failed", starting_price=Decimal(600_000), drafted_at=CLOCK_START)
    drafted = record(Listing, round=2, starting_price=Decimal(300_000))
    for decided_at, bound_by in ((CLOCK_START - DAY, Decimal(600_000)), (CLOCK_START + DAY, None)):
        course = Course(
            disposal=record(Disposal),
            papers=[],
            survey=None,
            inquiries=[record(Inquiry, state="priced", valid_until=date(2027, 3, 1))],
            reports=[],
            decision=record(PriceDecision, decided_at=decided_at),
            rounds=[],
            listings=[failed],
            settlement=None,
        )
        assert publication.terms(course, drafted).previous_price == bound_by
