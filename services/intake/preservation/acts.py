"""The handing over of a ruling of preservation as an act."""

from __future__ import annotations

from services.intake.preservation.rules import ARTICLE
from shared.platform.acts import Operation
from shared.values.articles import CKD, CPC, JS, PRE
from shared.values.roles import Office

RECEIVE_PRESERVATION = Operation(
    "receive_preservation", "登记移送的财产保全裁定", ARTICLE, (Office.FILING_CLERK,), "application"
)

RECORD_NOTICE = Operation(
    "record_preservation_notice", "登记保全情况告知送达", PRE[18], (Office.HANDLING_OFFICER,), "case"
)
RECORD_SUIT = Operation(
    "record_preservation_suit",
    "登记诉前保全后起诉、申请仲裁",
    CPC[104],
    (Office.HANDLING_OFFICER, Office.FILING_CLERK),
    "case",
)
RECORD_LIFTING = Operation(
    "record_preservation_lifting",
    "登记解除保全裁定",
    JS[166],
    (Office.HANDLING_OFFICER, Office.FILING_CLERK),
    "case",
)
RECORD_PART_LIFTING = Operation(
    "record_preservation_part_lifting",
    "登记部分解除保全裁定",
    CKD[28],
    (Office.HANDLING_OFFICER, Office.FILING_CLERK),
    "case",
)
