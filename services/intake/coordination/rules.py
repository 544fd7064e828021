"""When it may be decided which case disposes of a thing (一(二), 查封扣押冻结规定第二十六条). Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from shared.contracts.auction.records import DisposalRecord
from shared.contracts.custody.records import AssetRecord
from shared.values.articles import CKD, JS, REGULATION, cite
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, Problem, refuse

ARTICLE = cite(REGULATION["一(二)"], CKD[26])


def check_decidable(
    case_number: str,
    asset: AssetRecord | None,
    others: Sequence[str],
    disposals: Mapping[str, Sequence[DisposalRecord]],
    standing: Sequence[str],
    *,
    objected: bool,
) -> None:
    """The case holds the thing, and another case has it too; none of them disposes of it already. 409.

    `others`: the assets that are the same thing in other cases; `disposals`: by other case; `standing`: decisions on it;
    `objected`: an outsider claims it, in whichever of the cases, and it may not be disposed of for now.
    """
    found = []
    if asset is None or asset.case_number != case_number:
        found.append(FieldError("asset", "该财产不是本案查到的财产", ARTICLE))
    elif asset.measure is None or asset.measure.state != "in_force":
        detail = "本案对该财产没有有效的查封、冻结或者尚在轮候，不能由本案处置"
        found.append(FieldError("asset", detail, CKD[26]))
    elif not others:
        found.append(FieldError("asset", "没有查到其他案件也有该财产，无须协调", ARTICLE))
    if standing:
        found.append(FieldError("asset", "对该财产已有协调办理决定，改变的先撤销原决定", ARTICLE))
    if objected:
        detail = "对该财产有案外人异议，在其处理完毕之前不得处分，暂不决定由本案处置"
        found.append(FieldError("asset", detail, JS[463]))
    for other, records in disposals.items():
        if any(one.asset_id in others and one.state not in ("withdrawn", "delivered") for one in records):
            found.append(FieldError("asset", f"{other}案正在处置该财产，先由该案撤回处置", CKD[26]))
    refuse(found, 409, ProblemCode.NOT_TO_COORDINATE)


def check_standing(ended_at: datetime | None) -> None:
    if ended_at is not None:
        raise Problem(409, ProblemCode.COORDINATION_ENDED, article=ARTICLE)
