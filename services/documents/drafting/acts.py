"""What can be done with a document, by whom and by which article; how documents are made."""

from __future__ import annotations

from dataclasses import replace

from services.documents.delivery import acts as delivery
from services.documents.drafting import rules
from services.documents.drafting.kinds import KINDS
from services.documents.drafting.models import Document
from services.documents.signing import acts as signing
from services.documents.withdrawal import acts as withdrawal
from shared.law.case_access import Standing
from shared.law.case_rules import check_seals
from shared.platform.acts import Act, Operation, offered
from shared.values.articles import REGULATION
from shared.values.roles import LEADERS, Actor, Office

DRAFT_BATCH = Operation(
    "draft_initial_batch", "制作首批文书", REGULATION["二(一)7"], (Office.DOCUMENT_CLERK,), "case"
)
DRAFT = Operation(
    "draft_document", "制作文书", REGULATION["二(一)2"], (Office.DOCUMENT_CLERK, Office.JUDGE), "case"
)
REDRAFT_BY_TEAM, REDRAFT_BY_JUDGE = (
    replace(DRAFT, title="重新制作退回的文书", offices=(office,), on="document") for office in DRAFT.offices
)
"""A returned document is drafted again by the same operation, which names it."""


SEAL = Operation(
    "seal_document", "封存、解除封存文书", REGULATION["一(一)"], (Office.JUDGE, *LEADERS), "document"
)
"""Nobody waits for it."""


def on(actor: Actor, document: Document, standing: Standing, *, redrafted: bool, opened: bool) -> list[Act]:
    """`standing`: of the document's case; `redrafted`: another document stands in the place of this one; `opened`: by the actor."""
    judge = standing.judge
    return [
        *signing.on(actor, document, judge, opened=opened),
        delivery.serving(actor, document),
        withdrawal.withdrawing(actor, document, standing),
        offered(
            actor,
            REDRAFT_BY_JUDGE if KINDS[document.kind].by_judge else REDRAFT_BY_TEAM,
            lambda: rules.check_returned(document.state, taken=redrafted),
            lambda: rules.check_maker(KINDS[document.kind], judge, actor),
        ),
        offered(actor, SEAL, lambda: check_seals(standing, actor)),
    ]
