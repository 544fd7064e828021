"""二(二) Online search and control of one case: query at filing, freeze what is decided, lift what is decided.

查封扣押冻结规定第二十七条: what waits for a thing that is sold in another case is over, and its officer sees to it.
二(六)3: who carries a measure out is told of the case's account.
"""

from __future__ import annotations

from temporalio import workflow
from temporalio.exceptions import ApplicationError

from shared.contracts.auction.facts import SaleRulingServed
from shared.contracts.commission.facts import CommissionedMeasureEnded, CommissionedMeasureTaken
from shared.contracts.custody.facts import (
    FreezeDecided,
    LiftDecided,
    MeasurePartLifted,
    MeasureTaken,
    QueryOrdered,
    RenewalDecided,
    RenewalTooLate,
    WaitingEnded,
)
from shared.contracts.custody.orders import (
    BookSale,
    CarryOver,
    Custody,
    EnterCommissioned,
    LiftMeasure,
    RenewMeasure,
    StartQueries,
    TakeMeasure,
)
from shared.contracts.fact import Refs
from shared.contracts.funds.facts import AssistingNoticeFailed
from shared.contracts.funds.orders import Funds, OfCase
from shared.contracts.intake.facts import (
    CaseClosed,
    CaseFiled,
    PartyCorrected,
    PartyJoined,
    PartyRenamed,
    RenamingWithdrawn,
    UpkeepQueryDue,
)
from shared.contracts.process import NETWORK
from shared.values.articles import CKD
from shared.values.case_number import is_preservation
from workflows.process import ProcessWorkflow
from workflows.refusal import hand_to_person


@workflow.defn(name=NETWORK.name)
class NetworkControl(ProcessWorkflow):
    """network/<case number>."""

    @workflow.run
    async def run(self, seen: list[str] | None = None) -> None:
        await self.follow()

    def on(self, case_number: str, what: Refs) -> bool:
        match what:
            case CaseFiled():
                self.order(Custody.start_queries, StartQueries(case_number=case_number, occasion="filing"))
            case PartyCorrected():
                again = StartQueries(case_number=case_number, occasion=f"correction_{what.correction}")
                self.order(Custody.start_queries, again)
            case PartyJoined():
                # Patched: a worker of the release before passes this fact over.
                if what.role == "respondent" and workflow.patched("2026-12 who is added is searched for"):
                    joined = StartQueries(case_number=case_number, occasion=f"joined_{what.petition}")
                    self.order(Custody.start_queries, joined)
            case PartyRenamed():
                # Patched: a worker of the release before passes this fact over.
                if what.role == "respondent" and workflow.patched("2026-12 who is renamed is searched for"):
                    renamed = StartQueries(case_number=case_number, occasion=f"renaming_{what.renaming}")
                    self.order(Custody.start_queries, renamed)
            case RenamingWithdrawn():
                # Patched: a worker of the release before passes this fact over.
                if what.role == "respondent" and workflow.patched("2026-12 a renaming is withdrawn"):
                    restored = StartQueries(
                        case_number=case_number, occasion=f"renaming_withdrawn_{what.renaming}"
                    )
                    self.order(Custody.start_queries, restored)
            case QueryOrdered():
                one = StartQueries(case_number=case_number, occasion=what.occasion, channel=what.channel)
                self.order(Custody.start_queries, one)
            case UpkeepQueryDue():
                occasion = f"upkeep_{what.round}"
                later = StartQueries(case_number=case_number, occasion=occasion, channel="national")
                self.order(Custody.start_queries, later)
            case FreezeDecided():
                take = TakeMeasure(case_number=case_number, asset_id=what.asset, attempt=what.attempt)
                self.order(Custody.take_measure, take)
            case LiftDecided():
                attempt = what.attempt or 1
                lift = LiftMeasure(case_number=case_number, measure_id=what.measure, attempt=attempt)
                self.order(Custody.lift_measure, lift)
            case MeasurePartLifted():
                # Patched: a worker of the release before passes this fact over.
                preserves = is_preservation(case_number)
                if preserves and workflow.patched("2026-12 the rest of a deposit goes on"):
                    self.order(Custody.carry_over, CarryOver(case_number=case_number))
            case MeasureTaken() | AssistingNoticeFailed():
                # Patched: a worker of the release before passes these facts over.
                if workflow.patched("2026-11 assisting parties are told"):
                    self.order(Funds.tell_assisting, OfCase(case_number=case_number))
            case RenewalDecided():
                attempt = what.attempt or 1
                renew = RenewMeasure(case_number=case_number, measure_id=what.measure, attempt=attempt)
                self.order(Custody.renew_measure, renew)
            case SaleRulingServed():
                # Patched: a worker of the release before passes this fact over.
                if workflow.patched("2026-12 a sale ends what waits"):
                    self.order(Custody.book_sale, BookSale(case_number=case_number, asset_id=what.asset))
            case WaitingEnded():
                sold = ApplicationError("thing_sold", CKD[27])
                self._under_way(hand_to_person(self._docket(), what.kind, what.measure, sold))
            case RenewalTooLate():
                lapsed = ApplicationError("measure_lapsed", CKD[27])
                self._under_way(hand_to_person(self._docket(), what.kind, what.measure, lapsed))
            case CommissionedMeasureTaken() | CommissionedMeasureEnded():
                self.order(Custody.enter_commissioned, EnterCommissioned(case_number=case_number))
        return isinstance(what, CaseClosed)
