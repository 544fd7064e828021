"""What a hand-over to the dossier centre must name, and who may receive it. Pure."""

from __future__ import annotations

from typing import Literal

from shared.values.articles import REGULATION
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, Problem, refuse

Bundle = Literal["initial_batch", "commission", "price", "announcement", "sale_ruling", "disposal"]
Reference = Literal["commission", "asset", "listing"]

CONCERNS: dict[str, tuple[str, Reference | None]] = {
    "initial_batch": (REGULATION["二(一)8"], None),
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


def check_batch_sent(sent: bool) -> None:
    if not sent:
        raise Problem(409, ProblemCode.BATCH_NOT_SENT, article=REGULATION["二(一)8"])


def check_receipt(handed_by: str, received_by: str | None, actor: str, article: str) -> None:
    """Received once, by another person than the one who handed over."""
    if received_by is not None:
        raise Problem(409, ProblemCode.ALREADY_RECEIVED, article=article)
    if actor == handed_by:
        raise Problem(409, ProblemCode.SAME_PERSON, "移送人不得自行签收", article=article)
