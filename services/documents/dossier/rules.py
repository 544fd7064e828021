"""What a hand-over to the dossier centre must name, and who may receive it. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Literal

from shared.law.case_rules import is_same_hand
from shared.values.articles import REGULATION
from shared.values.labelled import Labelled
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, Problem, refuse
from shared.values.roles import Actor, Office

Bundle = Literal[
    "initial_batch", "documents", "commission", "price", "announcement", "sale_ruling", "disposal"
]
Reference = Literal["commission", "asset", "listing"]

CONCERNS: dict[str, tuple[str, Reference | None]] = {
    "initial_batch": (REGULATION["二(一)8"], None),
    "documents": (REGULATION["二(一)8"], None),
    "commission": (REGULATION["二(三)4"], "commission"),
    "price": (REGULATION["二(四)3"], "asset"),
    "announcement": (REGULATION["二(四)5(1)"], "listing"),
    "sale_ruling": (REGULATION["二(四)5(3)"], "asset"),
    "disposal": (REGULATION["二(四)6"], "asset"),
}
"""The article that demands each bundle, and what the bundle belongs to."""


RECORDS = {"network_feedback": "网络查控反馈", "asset_list": "已查控财产清单"}
"""What other teams' records are called in the catalogue."""


def check_reference(bundle: Bundle, given: dict[str, str], known: set[str]) -> None:
    """The hand-over names what its papers belong to and nothing else. `known`: what of the case that may be, by id."""
    article, wanted = CONCERNS[bundle]
    errors = [FieldError(name, "这类材料与此项无关", article) for name in given if name != wanted]
    if wanted is not None and wanted not in given:
        errors.append(FieldError(wanted, "须写明材料所属的委托、财产或者拍卖", article))
    elif wanted is not None and given[wanted] not in known:
        errors.append(FieldError(wanted, "本案没有这一编号的委托、财产或者拍卖", article))
    refuse(errors, 422, ProblemCode.HAND_OVER_REFERENCE)


class OriginalPaper(Labelled):
    """What goes to the dossier centre on paper and is neither a document made here nor a file of the case."""

    ANNOUNCEMENT = "announcement", "拍卖公告签发稿"
    ANSWER = "answer", "受托法院回复、回执原件"
    DELIVERY = "delivery", "财产交付笔录原件"
    DRAFT = "draft", "文书签发稿"
    PRICE_REPORT = "price_report", "询价、评估报告原件"
    SERVICE_RECEIPT = "service_receipt", "送达回证原件"
    TAX_CERTIFICATE = "tax_certificate", "税费缴纳凭证原件"
    TITLE_TRANSFER = "title_transfer", "过户登记材料原件"


def titles(
    bundle: Bundle,
    papers: Sequence[Mapping[str, str]],
    documents: Mapping[str, str],
    files: Mapping[str, str],
) -> list[str]:
    """What the papers are called. `documents`: those of the case that are signed, or need no signature; `files`: its
    files; both title by id. 409 naming every paper that is none of them or stands twice."""
    article, _ = CONCERNS[bundle]
    known = {"document": documents, "file": files}
    found, faults = [], []
    for at, paper in enumerate(papers):
        ((what, value),) = paper.items()
        title = OriginalPaper(value).label if what == "original" else known[what].get(value)
        if title is None:
            detail = "须是本案已经签发的文书" if what == "document" else "须是已经存入本案卷宗的文件"
            faults.append(FieldError(f"papers.{at}.{what}", detail, article))
        elif what != "original" and paper in papers[:at]:
            faults.append(FieldError(f"papers.{at}.{what}", "每件材料只列一次", article))
        else:
            found.append(title)
    refuse(faults, 409, ProblemCode.FILE_NOT_OF_CASE)
    return found


def documents_of(papers: Sequence[Mapping[str, str | None]]) -> list[str]:
    """The documents whose drafts are among the papers, by id."""
    return [document for paper in papers if (document := paper.get("document"))]


def check_batch_sent(sent: bool) -> None:
    if not sent:
        raise Problem(409, ProblemCode.BATCH_NOT_SENT, article=REGULATION["二(一)8"])


def check_receipt(
    handed: Collection[str | None], received_by: str | None, actor: Actor, article: str
) -> None:
    """Received once, by another pair of hands than by which it was `handed` over, or in whose stead."""
    if received_by is not None:
        raise Problem(409, ProblemCode.ALREADY_RECEIVED, article=article)
    if is_same_hand(handed, actor, Office.DOSSIER_KEEPER):
        raise Problem(409, ProblemCode.SAME_PERSON, "移送人不得自行签收", article=article)
