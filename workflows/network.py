"""二(二) Online search and control of one case: query at filing, freeze what is decided, lift what is decided."""

from __future__ import annotations

from temporalio import workflow

from shared.contracts import facts
from shared.contracts.custody.orders import Custody, LiftMeasure, StartQueries, TakeMeasure
from workflows.process import ProcessWorkflow


@workflow.defn(name="network")
class NetworkControl(ProcessWorkflow):
    """network/<case number>."""

    @workflow.run
    async def run(self, seen: list[str] | None = None) -> None:
        await self.follow()

    def on(self, fact: facts.Fact) -> bool:
        case = fact.case_number
        match fact.kind:
            case facts.CASE_FILED.name:
                self.order(
                    "custody", Custody.start_queries, StartQueries(case_number=case, occasion="filing")
                )
            case facts.FREEZE_DECIDED.name:
                take = TakeMeasure(
                    case_number=case,
                    asset_id=str(fact.refs["asset"]),
                    attempt=int(fact.refs.get("attempt") or 1),
                )
                self.order("custody", Custody.take_measure, take)
            case facts.LIFT_DECIDED.name:
                measure = str(fact.refs["measure"])
                self.order("custody", Custody.lift_measure, LiftMeasure(case_number=case, measure_id=measure))
        return fact.kind == facts.CASE_CLOSED.name
