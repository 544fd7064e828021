"""A case after its end: duties that outlive it, and facts that come late and become a task for a person."""

from __future__ import annotations

from temporalio import workflow

from workflows.deadlines import DocketWorkflow


@workflow.defn(name="upkeep")
class UpkeepWorkflow(DocketWorkflow):
    """upkeep/<case number>."""

    @workflow.run
    async def run(self, seen: list[str] | None = None) -> None:
        await self.keep()
