"""What was sent by post is in time by its postmark, not by its arrival (民事诉讼法第八十五条). Pure."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from datetime import date, datetime

from shared.contracts.documents.purposes import FilePurpose
from shared.law.files import PaperFile
from shared.law.names import Whose
from shared.values.articles import CPC
from shared.values.zone import begin_of


@dataclass(frozen=True)
class Posted:
    """On which day, by the postmark, and the file that shows it."""

    on: date
    proof: str

    def paper(self, whose: Whose, hands: Set[str]) -> PaperFile:
        """The sender's own, entered by another than who records what was sent."""
        return PaperFile(
            "posting_proof",
            self.proof,
            FilePurpose.POSTING_PROOF,
            CPC[85],
            shows_at=begin_of(self.on),
            not_by=hands,
            of_whom=(whose,),
        )


def brought_at(received_at: datetime, posted_on: date | None) -> datetime:
    """The instant by which it is in time; the court's own limits run from when it had the paper."""
    return begin_of(posted_on) if posted_on else received_at
