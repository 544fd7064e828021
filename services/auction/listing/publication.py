"""What the team's own record says against publishing an announcement."""

from __future__ import annotations

import hashlib
import json
from datetime import datetime

from services.auction.course import Course
from services.auction.disposals.rules import DAY_BUNDLE, LATER_PAPERS, missing_papers
from services.auction.listing import rules
from services.auction.listing.models import Listing
from services.auction.notification import Told
from services.auction.survey.rules import doubt_faults
from shared.law.calendar import Calendar
from shared.values.refusal import FieldError


def faults(course: Course, listing: Listing, now: datetime, calendar: Calendar) -> list[FieldError]:
    """All that is missing before it may be published at that instant."""
    assert course.survey is not None
    return doubt_faults(course.survey.doubts) + rules.publication_faults(
        terms(course, listing),
        [Told.model_validate(one) for one in listing.notice],
        listing.signed_by is not None and listing.signed_sha256 == digest(listing),
        bool(course.disposal.ruling_served),
        missing_papers(course.accepted_papers, DAY_BUNDLE | LATER_PAPERS, course.disposal.kind),
        now,
        calendar,
    )


def terms(course: Course, listing: Listing) -> rules.Terms:
    previous = course.failed[-1] if course.failed else None
    return rules.Terms(
        asset_class=course.disposal.asset_class,
        round=listing.round,
        starting_price=listing.starting_price,
        drafted_at=listing.drafted_at,
        opens_at=listing.opens_at,
        closes_at=listing.closes_at,
        valid_until=course.valid_until,
        previous_price=previous.starting_price if previous else None,
        previous_failed_at=previous.ended_at if previous else None,
    )


def digest(listing: Listing) -> str:
    """SHA-256 of the announcement: what is written and what the record adds to it."""
    content = {
        "items": listing.items,
        "special_notices": listing.special_notices,
        "asset": listing.asset_id,
        "round": listing.round,
        "prices": [f"{one:.2f}" for one in (listing.starting_price, listing.deposit, listing.increment)],
        "time": [at.timestamp() for at in (listing.opens_at, listing.closes_at)],
        "balance_days": listing.balance_days,
    }
    return hashlib.sha256(json.dumps(content, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
