"""二(一) The case's documents are sent when given to service; what custody has found and holds enters the e-dossier."""

from __future__ import annotations

from temporalio import workflow

from shared.contracts import facts
from shared.contracts.documents.orders import Dispatch, Documents, FileItem
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
        elif fact.kind == facts.FEEDBACK_FILED.name:
            self._file(
                FileItem(
                    case_number=fact.case_number,
                    kind="network_feedback",
                    reference=str(fact.refs["feedback"]),
                )
            )
        elif fact.kind == facts.ASSET_LIST_MADE.name:
            self._file(
                FileItem(case_number=fact.case_number, kind="asset_list", reference=str(fact.refs["list"]))
            )
        return fact.kind == facts.CASE_CLOSED.name

    def _file(self, record: FileItem) -> None:
        self.order("documents", Documents.file_item, record)
