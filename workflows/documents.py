"""二(一) The case's documents are sent when given to service; what custody has found and holds enters the e-dossier."""

from __future__ import annotations

from temporalio import workflow

from shared.contracts.custody.facts import AssetListMade, FeedbackFiled
from shared.contracts.documents.facts import DispatchOrdered
from shared.contracts.documents.orders import Dispatch, Documents, EndAgency, FileItem
from shared.contracts.fact import Refs
from shared.contracts.intake.facts import AgencyChanged, CaseClosed
from shared.contracts.process import DOCUMENTS
from workflows.process import ProcessWorkflow


@workflow.defn(name=DOCUMENTS.name)
class DocumentsOfCase(ProcessWorkflow):
    """documents/<case number>."""

    @workflow.run
    async def run(self, seen: list[str] | None = None) -> None:
        await self.follow()

    def on(self, case_number: str, what: Refs) -> bool:
        match what:
            case DispatchOrdered():
                self.order(Documents.dispatch, Dispatch(case_number=case_number, document_id=what.document))
            case FeedbackFiled():
                item = FileItem(case_number=case_number, kind="network_feedback", reference=what.feedback)
                self.order(Documents.file_item, item)
            case AssetListMade():
                item = FileItem(case_number=case_number, kind="asset_list", reference=what.list)
                self.order(Documents.file_item, item)
            case AgencyChanged(agent=agent, ended_at=ended_at):
                ended = EndAgency(case_number=case_number, agent=agent, ended_at=ended_at)
                self.order(Documents.end_agency, ended)
        return isinstance(what, CaseClosed)
