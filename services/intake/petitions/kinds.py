"""The kinds of objection and application: who may bring each, about what, who decides it, by which paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from shared.contracts.documents.kinds import KindOfDocument
from shared.contracts.intake.petitions import LABELS, PetitionKind
from shared.values.articles import (
    ADD,
    CONSUMPTION,
    CPC,
    DISHONEST,
    EXI,
    GOODWILL,
    INV,
    JS,
    REGULATION,
    Article,
)

Who = Literal["applicant", "respondent", "outsider"]
About = Literal["", "asset", "person", "petition", "reviewed", "missed", "respondent", "coercion"]
"""asset: a thing of the case. person: who is to stand aside. petition: what was decided before.
reviewed: that too, or a fine, a detention, a ban on leaving the country.
missed: that too, where it is the time to sue or to ask for review that was missed. respondent: who is to be listed, or audited.
coercion: an entry in the list of dishonest debtors, a consumption order."""
Decider = Literal["reviewer", "president", "judge", "above"]
"""reviewer: another judge than the case's. above: the higher court, whose paper is recorded."""

_PARTIES: tuple[Who, ...] = ("applicant", "respondent")
_ANYONE: tuple[Who, ...] = (*_PARTIES, "outsider")


@dataclass(frozen=True)
class Kind:
    """`admitted`: it is filed as a case of its own before it is looked into. `document`: by which it is decided here.

    `suit`: against the ruling a suit lies, and no review above. `final`: neither; another application may be brought.
    """

    code: PetitionKind
    article: Article
    who: tuple[Who, ...]
    by: Decider
    document: KindOfDocument | None = None
    about: About = ""
    admitted: bool = False
    suit: bool = False
    final: bool = False

    @property
    def label(self) -> str:
        return LABELS[self.code]


_ALL = (
    Kind("conduct", CPC[236], _ANYONE, "reviewer", "objection_ruling", admitted=True),
    Kind(
        "third_party", CPC[238], ("outsider",), "reviewer", "objection_ruling",
        about="asset", admitted=True, suit=True,
    ),
    Kind("jurisdiction", EXI[3], _PARTIES, "reviewer", "objection_ruling", admitted=True),
    Kind("limitation", JS[481], ("respondent",), "reviewer", "objection_ruling", admitted=True),
    Kind("recusal", CPC[50], _PARTIES, "president", "recusal_decision", about="person"),
    Kind("party_change", ADD[28], ("applicant", "outsider"), "judge", "party_change_ruling"),
    Kind("bounty", INV[21], ("applicant",), "judge"),
    Kind("audit", INV[17], ("applicant",), "judge", about="respondent"),
    Kind("lawyer_order", REGULATION["二(五)2(3)"], ("applicant",), "judge"),
    Kind("interference", JS[519], ("applicant", "outsider"), "judge"),
    Kind("excuse", CPC[86], _ANYONE, "judge", about="missed"),
    Kind("listing", DISHONEST[5], ("applicant",), "judge", about="respondent"),
    Kind(
        "listing_correction", DISHONEST[12], ("respondent", "outsider"), "judge", "listing_correction_decision",
        about="coercion",
    ),
    Kind(
        "consumption_exemption", CONSUMPTION[8], ("respondent", "outsider"), "judge", "exemption_decision",
        about="coercion", final=True,
    ),
    Kind(
        "travel_exemption", GOODWILL[17], ("respondent", "outsider"), "president", "travel_exemption_decision",
        about="coercion", final=True,
    ),
    Kind("reconsideration", EXI[7], _ANYONE, "above", about="reviewed"),
    Kind("recusal_review", CPC[50], _PARTIES, "president", "recusal_decision", about="petition"),
)  # fmt: skip
KINDS: Mapping[str, Kind] = {one.code: one for one in _ALL}
