"""A disposal and everything that it has led to: by this its record is shown, and its acts are judged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from services.auction.default.rules import is_barred
from services.auction.disposals.models import Disposal, Paper
from services.auction.disposals.rules import ANNULLABLE, DAY_BUNDLE, DEFAULT, State, missing_papers
from services.auction.listing.models import Listing
from services.auction.listing.rules import BOUGHT, RUNNING
from services.auction.listing.rules import State as Round
from services.auction.pricing.models import OPEN_STATES, Inquiry, PriceDecision, Report, RoundPrice
from services.auction.settlement.models import Settlement
from services.auction.stop.models import Stop
from services.auction.stop.rules import STOPPED, UNDER_WAY
from services.auction.stop.rules import State as StopState
from services.auction.survey.models import Survey


@dataclass(frozen=True)
class Course:
    """All oldest first. `reports`: of all its inquiries."""

    disposal: Disposal
    papers: Sequence[Paper]
    survey: Survey | None
    inquiries: Sequence[Inquiry]
    reports: Sequence[Report]
    decision: PriceDecision | None
    rounds: Sequence[RoundPrice]
    listings: Sequence[Listing]
    settlement: Settlement | None
    stops: Sequence[Stop] = ()

    @property
    def transferred_at(self) -> datetime | None:
        """When the dossier centre had the last of the day's bundle; None while it has not all of it."""
        if missing_of_the_day(self.disposal, self.papers):
            return None
        return max(one.checked_at for one in self.papers if one.paper in DAY_BUNDLE and one.checked_at)

    @property
    def open_inquiry(self) -> Inquiry | None:
        return next((one for one in self.inquiries if one.state in OPEN_STATES), None)

    @property
    def priced_inquiry(self) -> Inquiry | None:
        """The one that has led to the reference price."""
        return next((one for one in self.inquiries if one.state == "priced"), None)

    @property
    def valid_until(self) -> date:
        """Of the price by which it is sold."""
        assert self.priced_inquiry is not None
        assert self.priced_inquiry.valid_until is not None
        return self.priced_inquiry.valid_until

    @property
    def failed(self) -> list[Listing]:
        """The rounds that found no buyer by the present price: one that is determined anew begins with a first round."""
        decided_at = self.decision.decided_at if self.decision else None
        return [
            one
            for one in self.listings
            if one.state == Round.FAILED and (decided_at is None or one.drafted_at >= decided_at)
        ]

    @property
    def failed_rounds(self) -> int:
        return len(self.failed)

    @property
    def last_failed(self) -> Listing | None:
        """The round that found no buyer last; what it ended with is the price at which a creditor may take the thing."""
        held = [one for one in self.listings if one.state != Round.WITHDRAWN]
        return held[-1] if held and held[-1].state == Round.FAILED else None

    @property
    def unpaid_sale(self) -> Listing | None:
        """The sale whose price is not booked yet."""
        if self.disposal.state != DEFAULT.since:
            return None
        return next((one for one in self.listings if one.state in BOUGHT), None)

    @property
    def on_sale(self) -> Listing | None:
        """The round that is announced, or at which somebody has bought what is not his yet."""
        states = {State.LISTED: RUNNING} | dict.fromkeys(ANNULLABLE, BOUGHT)
        wanted = states.get(State(self.disposal.state), ())
        return next((one for one in self.listings if one.state in wanted), None)

    @property
    def unheld(self) -> Listing | None:
        """The sale that stands still because nothing holds its thing."""
        sale = self.on_sale
        return sale if sale is not None and sale.unheld_since is not None else None

    @property
    def last(self) -> Listing | None:
        """The round that is being held, or was held last."""
        return self.listings[-1] if self.listings else None

    @property
    def suspension(self) -> Stop | None:
        """What suspends the auction, effective or about to end."""
        states = (StopState.EFFECTIVE, StopState.RESUMING)
        return next((one for one in self.stops if one.state in states), None)

    def stopped_since(self, listing: str, ground: str) -> datetime | None:
        """Since when that round was first stopped on that ground."""
        which = [one.stopped_at for one in self.stops if (one.listing_id, one.ground) == (listing, ground)]
        return min((at for at in which if at is not None), default=None)

    @property
    def is_stop_under_way(self) -> bool:
        """Whether the platform is still to carry out what stops or resumes the auction."""
        return any(one.state in UNDER_WAY for one in self.stops)

    @property
    def untold_stop(self) -> Stop | None:
        """A stop that has taken effect, and of which the parties were not told."""
        return next((one for one in self.stops if one.state in STOPPED and not one.told), None)

    @property
    def barred(self) -> bool:
        """Whether who has bought it has defaulted on it before."""
        sold = next((one for one in self.listings if one.state in BOUGHT), None)
        defaulters = [one.buyer_identity for one in self.listings if one.state == Round.DEFAULTED]
        return sold is not None and is_barred(sold.buyer_identity, defaulters)

    @property
    def accepted_papers(self) -> set[str]:
        """What the dossier centre has."""
        return {paper.paper for paper in self.papers if paper.state == "accepted"}


def missing_of_the_day(disposal: Disposal, papers: Sequence[Paper]) -> list[str]:
    """Labels of what of the day's bundle the dossier centre has not accepted (二(四)2)."""
    accepted = {paper.paper for paper in papers if paper.state == "accepted"}
    return missing_papers(accepted, DAY_BUNDLE, disposal.kind)
