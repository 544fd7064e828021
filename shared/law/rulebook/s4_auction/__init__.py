"""二(四) Disposal: survey, price, announcement, rounds, settlement, transfer."""

from shared.contracts.auction.facts import DisposalDecided
from shared.law.rulebook.s4_auction import price, rounds, settlement

STAGES = {DisposalDecided.kind: "处置"}

DUTIES = (*price.DUTIES, *rounds.DUTIES, *settlement.DUTIES)
