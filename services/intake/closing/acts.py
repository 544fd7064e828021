"""What can be done with a request to close a case, by whom and by which article; and the acts that end a case."""

from __future__ import annotations

from collections.abc import Collection

from services.intake.closing import rules
from services.intake.closing.models import ClosingRequest
from shared.platform.acts import Act, Operation, offered
from shared.values.articles import REGULATION
from shared.values.roles import Actor, Office

REQUEST_CLOSING = Operation(
    "request_closing", "报结", REGULATION["二(五)4"], (Office.HANDLING_OFFICER,), "case"
)
REVIEW_CLOSING = Operation(
    "review_closing_request", "结案审查", REGULATION["二(五)4"], (Office.QUALITY_OFFICER,), "closing_request"
)
ARCHIVE_CASE = Operation(
    "archive_case", "归档", REGULATION["一(二)"], (Office.DOSSIER_KEEPER,), "case", bulk=True
)


def on(actor: Actor, asked: ClosingRequest, people: Collection[str]) -> list[Act]:
    """`people`: who has, or had, the case."""
    return [
        offered(
            actor,
            REVIEW_CLOSING,
            lambda: rules.check_reviewer(asked.requested_by, asked.state, actor),
            lambda: rules.check_apart(people, actor),
        )
    ]
