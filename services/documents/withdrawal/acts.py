"""How a document is taken back that has gone to nobody, by whom and by which article."""

from __future__ import annotations

from dataclasses import replace

from services.documents.drafting.kinds import KINDS
from services.documents.drafting.models import Document
from services.documents.signing.rules import SIGNERS, advance
from services.documents.withdrawal import rules
from shared.law.case_access import Standing
from shared.platform.acts import Act, Operation, offered
from shared.values.articles import REGULATION
from shared.values.roles import Actor, Office

_OFFICES = tuple(dict.fromkeys(office for offices in SIGNERS.values() for office in offices))
WITHDRAW = Operation(
    "withdraw_document",
    "撤回尚未发出的文书",
    REGULATION["二(一)3"],
    (*_OFFICES, Office.DOCUMENT_CLERK),
    "document",
)
"""Nobody waits for it."""


def withdrawing(actor: Actor, document: Document, standing: Standing) -> Act:
    offices = SIGNERS.get(document.signer, (Office.DOCUMENT_CLERK,))
    return offered(
        actor,
        replace(WITHDRAW, offices=offices),
        lambda: advance(document.state, "withdraw", document.signer),
        lambda: rules.check_withdrawer(
            document.signer, standing.judge, actor, () if KINDS[document.kind].apart else None
        ),
    )
