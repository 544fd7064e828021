"""The steps from a draft to the signed original, by whose hand and by which article."""

from __future__ import annotations

from dataclasses import replace

from services.documents.drafting.kinds import KINDS
from services.documents.drafting.models import Document
from services.documents.signing import rules
from shared.platform.acts import Act, Operation, offered
from shared.values.articles import REGULATION, cite
from shared.values.roles import Actor, Office

VERIFY = Operation(
    "verify_document", "核对文书", REGULATION["二(一)4"], (Office.DOCUMENT_CLERK, Office.JUDGE), "document"
)
REVIEW = Operation(
    "review_document",
    "审核文书",
    cite(REGULATION["二(一)3"], REGULATION["二(一)4"]),
    rules.ALL_REVIEWERS,
    "document",
)
SIGN = Operation("sign_document", "签发文书", REGULATION["二(一)3"], rules.ALL_SIGNERS, "document")
SIGN_MANY = replace(SIGN, id="sign_documents", title="批量签发文书")
UNLOCK_KEY = Operation(
    "unlock_key", "恢复签名密钥", REGULATION["二(一)3"], (Office.ADMINISTRATOR,), "signing_key"
)
REVIEW_OF = {signer: replace(REVIEW, offices=offices) for signer, offices in rules.REVIEWERS.items()}
SIGN_OF = {signer: replace(SIGN, offices=offices) for signer, offices in rules.SIGNERS.items()}
"""The same operations for a document that needs that signature."""


def on_key(actor: Actor, holder: str) -> list[Act]:
    return [offered(actor, UNLOCK_KEY, lambda: rules.check_unlocker(holder, actor))]


def on(actor: Actor, document: Document, judge: str | None, *, opened: bool) -> list[Act]:
    """Verification, review and signature; a form is only verified. `judge`: of the document's case, whose judges of before the
    act itself knows; `opened`: by who asks.
    """
    state, signer = document.state, document.signer
    acts = [
        offered(
            actor,
            VERIFY,
            lambda: rules.check_verifier(document.made_by, actor.id),
            lambda: rules.advance(state, "verify", signer),
        )
    ]
    kind = KINDS[document.kind]
    needed = rules.reviewed_as(kind, signer)
    if signer in REVIEW_OF:
        acts += [
            offered(
                actor,
                REVIEW_OF[needed],
                lambda: rules.check_reviewer(needed, (document.made_by, document.made_for), actor),
                lambda: rules.advance(state, "review", signer),
            ),
            offered(
                actor,
                SIGN_OF[signer],
                lambda: rules.check_signer(
                    signer,
                    (document.reviewed_by, document.reviewed_for),
                    actor,
                    None if kind.apart else judge,
                ),
                lambda: rules.check_case_judge(signer, judge, actor, () if kind.apart else None),
                lambda: rules.advance(state, "sign", signer),
                lambda: rules.check_opened(opened),
            ),
        ]
    return acts
