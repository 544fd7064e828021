"""The docket's workflows: an application until it is decided, a case from filing to archive, the court as a whole."""

from __future__ import annotations

from temporalio import workflow

from workflows.deadlines import DocketWorkflow


@workflow.defn(name="application")
class ApplicationWorkflow(DocketWorkflow):
    """application/<id>: the seven days of 执行工作规定第十六条."""

    @workflow.run
    async def run(self, seen: list[str] | None = None) -> None:
        await self.keep()


@workflow.defn(name="case")
class CaseWorkflow(DocketWorkflow):
    """case/<case number>: every deadline of one case. The teams' processes run beside it, each in its own workflow."""

    @workflow.run
    async def run(self, seen: list[str] | None = None) -> None:
        await self.keep()


@workflow.defn(name="court")
class CourtWorkflow(DocketWorkflow):
    """court/court: what is owed in no single case. It has no end."""

    @workflow.run
    async def run(self, seen: list[str] | None = None) -> None:
        await self.keep()
