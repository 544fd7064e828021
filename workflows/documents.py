"""二(一) The case's documents: each is sent when its sealed original is given to service."""

from __future__ import annotations

from temporalio import workflow

from shared.contracts import facts
from shared.contracts.documents import Dispatch, Documents
from workflows.process import ProcessWorkflow


@workflow.defn(name="documents")
class DocumentsOfCase(ProcessWorkflow):
    """documents/<case number>."""

    @workflow.run
    async def run(self, seen: list[str] | None = None) -> None:
        await self.follow()

    def on(self, fact: facts.Fact) -> bool:
        if fact.kind == facts.DISPATCH_ORDERED.name:
            order = Dispatch(case_number=fact.case_number, document_id=str(fact.refs["document"]))
            self.order("documents", Documents.dispatch, order)
        return fact.kind == facts.CASE_CLOSED.name
