"""The steps from an application that is not accepted to the signed ruling, by whose hand and by which article."""

from __future__ import annotations

from services.documents.nonacceptance import rules
from services.documents.nonacceptance.models import NonAcceptance
from services.documents.signing.rules import check_opened
from shared.law.case_access import UNDECIDED
from shared.platform.acts import Act, Operation, offered
from shared.values.articles import EXE, REGULATION, cite
from shared.values.roles import Actor, Office

DRAFT = Operation(
    "draft_non_acceptance", "制作不予受理裁定书", EXE[16], (Office.FILING_CLERK,), "application"
)
REVIEW = Operation(
    "review_non_acceptance",
    "审核不予受理裁定书",
    REGULATION["二(一)4"],
    rules.REVIEWERS,
    "non_acceptance",
)
SIGN = Operation(
    "sign_non_acceptance",
    "签发不予受理裁定书",
    cite(EXE[16], REGULATION["二(一)3"]),
    (Office.JUDGE,),
    "non_acceptance",
)
READERS = tuple(sorted(UNDECIDED))


def on(actor: Actor, ruling: NonAcceptance, *, opened: bool) -> list[Act]:
    """`opened`: by who asks."""
    made, reviewed = (ruling.made_by, ruling.made_for), (ruling.reviewed_by, ruling.reviewed_for)
    return [
        offered(
            actor,
            REVIEW,
            lambda: rules.check_reviewer(made, actor),
            lambda: rules.advance(ruling.state, "return"),
        ),
        offered(
            actor,
            SIGN,
            lambda: rules.check_signer((*made, *reviewed), actor),
            lambda: rules.advance(ruling.state, "sign"),
            lambda: check_opened(opened),
        ),
    ]
