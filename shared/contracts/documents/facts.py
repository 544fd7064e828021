"""What documents tells: drafting, signing, sending, service, the dossier."""

from __future__ import annotations

from typing import Literal

from shared.contracts.documents.kinds import KindOfDocument
from shared.contracts.fact import Count, Id, Instant, Refs, YesNo, added, fact
from shared.contracts.process import DISPOSAL, DOCUMENTS, TELLING


@fact("documents.batch_drafted", "首批文书生成", DOCUMENTS)
class BatchDrafted(Refs):
    """二(一)7. `documents`: how many."""

    documents: Count


@fact("documents.signed", "文书签章", subject="document")
class DocumentSigned(Refs):
    """二(一)5."""

    document: Id
    document_kind: KindOfDocument


@fact("documents.key_lock_notice_ordered", "交付告知签名密钥停用", TELLING, subject="notice")
class KeyLockNoticeOrdered(Refs):
    """二(一)3. `office`: whose holder is told; `holder`: the key's own, who is told in person, as who holds `office`."""

    notice: Id
    office: Literal[
        "president",
        "bureau_director",
        "bureau_deputy",
        "judge",
        "team_leader",
        "administrator",
    ]
    holder: Id | None = None


@fact("documents.dispatch_ordered", "交付送达", DOCUMENTS, subject="document")
class DispatchOrdered(Refs):
    """二(一)6."""

    document: Id
    document_kind: KindOfDocument


@fact("documents.dispatched", "文书发出", subject="document")
class DocumentDispatched(Refs):
    """二(一)6. `addressee`: the party for whom it was made, if for one; `money`: whether a notice of enforcement claims any."""

    document: Id
    document_kind: KindOfDocument
    addressee: Id | None = None
    money: YesNo | None = None


@fact("documents.respondents_notified", "执行通知书已向每一被执行人发出")
class RespondentsNotified(Refs):
    """民诉法解释第四百八十条. `document`: the last respondent's notice."""

    document: Id


@fact("documents.initial_batch_dispatched", "首批文书全部发出")
class InitialBatchDispatched(Refs):
    """二(一)7. `drafts`: each document's draft is owed by itself; in a fact of before, the batch's as a whole."""

    drafts: Literal["each"] | None = added()


@fact("documents.served", "文书送达", subject="document")
class DocumentServed(Refs):
    """On one addressee, at the instant of the proof."""

    document: Id
    document_kind: KindOfDocument
    addressee: Id


@fact("documents.applicants_told", "文书已送达全部申请执行人", subject="document")
class ApplicantsTold(Refs):
    """终本规定第九条: of a document that goes to each of them; occurred when the last of them had it."""

    document: Id
    document_kind: KindOfDocument


@fact("documents.agency_notice_served", "代理权限变更、解除已通知对方当事人", subject="notice")
class AgencyNoticeServed(Refs):
    """民事诉讼法第六十三条. `notice`: as intake owes it."""

    notice: Id


@fact("documents.service_failed", "文书未能送达", subject="delivery")
class ServiceFailed(Refs):
    """二(一)6: every attempt of a delivery has failed, `attempt` as the last."""

    delivery: Id
    attempt: Id
    document_kind: KindOfDocument


@fact("documents.failure_notice_ordered", "交付报告未能送达", TELLING, subject="notice")
class FailureNoticeOrdered(Refs):
    """二(一)6. `notice`: the attempt that failed."""

    notice: Id


@fact("documents.service_failure_told", "已报告未能送达", subject="attempt")
class ServiceFailureTold(Refs):
    """二(一)6: the leader has the message; occurred when it arrived."""

    attempt: Id


@fact("documents.dossier_filed", "存入电子卷宗", subject="document")
class DossierFiled(Refs):
    """二(一)7."""

    document: Id
    document_kind: KindOfDocument


@fact("documents.papers_handed_over", "纸质材料移送卷宗中心", subject="hand_over")
class PapersHandedOver(Refs):
    """Told when the dossier centre has received them; occurred when they were handed over (二(一)8, 二(三)4, 二(四)).

    `commission`, `asset`, `listing`: what the bundle belongs to.
    """

    hand_over: Id
    bundle: Literal[
        "initial_batch", "documents", "commission", "price", "announcement", "sale_ruling", "disposal"
    ]
    received_at: Instant | None = added()
    commission: Id | None = None
    asset: Id | None = None
    listing: Id | None = None


@fact("documents.draft_handed_over", "文书签发稿移送卷宗中心", subject="document")
class DraftHandedOver(Refs):
    """二(一)8 of one document; told and occurred as the papers' hand-over."""

    document: Id
    hand_over: Id


@fact("documents.price_papers_filed", "参考价材料归入卷宗", DISPOSAL, subject="asset")
class PricePapersFiled(Refs):
    """二(四)3: the dossier centre has received the papers of the asset's reference price."""

    asset: Id
