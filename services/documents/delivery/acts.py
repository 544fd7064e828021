"""How documents are served, by whom and by which article."""

from __future__ import annotations

from dataclasses import replace

from services.documents.drafting.models import Document
from services.documents.signing.rules import advance
from shared.platform.acts import Act, Operation, offered
from shared.values.articles import CPC, REGULATION, cite
from shared.values.roles import Actor, Office

SERVE = Operation(
    "serve_document",
    "交付送达",
    cite(REGULATION["二(一)5"], REGULATION["二(一)6"]),
    (Office.DOCUMENT_CLERK,),
    "document",
)
SERVE_BATCH = replace(
    SERVE, id="serve_initial_batch", title="首批文书交付送达", article=REGULATION["二(一)7"], on="case"
)
RECEIVE_RECEIPT = Operation(
    "receive_delivery_receipt", "送达系统回执", CPC[87], (Office.NOTICES_SYSTEM,), "delivery"
)


def serving(actor: Actor, document: Document) -> Act:
    return offered(actor, SERVE, lambda: advance(document.state, "order", document.signer))
