"""A disposal and everything that it has led to: by this its record is shown, and its acts are judged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from services.auction.disposals.models import Disposal, Paper
from services.auction.listing.models import Listing
from services.auction.pricing.models import OPEN_STATES, Inquiry, PriceDecision, Report, RoundPrice
from services.auction.settlement.models import Settlement
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

    @property
    def open_inquiry(self) -> Inquiry | None:
        return next((one for one in self.inquiries if one.state in OPEN_STATES), None)

    @property
    def priced_inquiry(self) -> Inquiry | None:
        """The one that has led to the reference price."""
        return next((one for one in self.inquiries if one.state == "priced"), None)

    @property
    def failed_rounds(self) -> int:
        return sum(one.state == "failed" for one in self.listings)

    @property
    def accepted_papers(self) -> set[str]:
        """What the dossier centre has."""
        return {paper.paper for paper in self.papers if paper.state == "accepted"}
