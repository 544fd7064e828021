"""Every workflow of the court, as a worker needs them."""

from __future__ import annotations

from workflows.account import CaseAccount
from workflows.case import ApplicationWorkflow, CaseWorkflow, CourtWorkflow
from workflows.closing_review import ClosingReview
from workflows.commission import OutboundCommission
from workflows.daily_inspection import DailyInspection
from workflows.disposal import Disposal
from workflows.documents import DocumentsOfCase
from workflows.inspection import Inspection
from workflows.network import NetworkControl
from workflows.payout import PayOut
from workflows.telling import Telling
from workflows.transfer import MainAccountTransfer
from workflows.upkeep import UpkeepWorkflow

WORKFLOWS = [
    ApplicationWorkflow,
    CaseWorkflow,
    CourtWorkflow,
    UpkeepWorkflow,
    NetworkControl,
    DocumentsOfCase,
    CaseAccount,
    OutboundCommission,
    Disposal,
    PayOut,
    ClosingReview,
    MainAccountTransfer,
    Telling,
    Inspection,
    DailyInspection,
]
