"""When a seized thing need not be disposed of, because it is not ours to dispose of: 查封扣押冻结规定第二十六条. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from services.auction.disposals.rules import Elsewhere, State
from shared.contracts.custody.records import MeasureRecord, MeasureState
from shared.values.articles import CKD, REGULATION, cite
from shared.values.labelled import Labelled
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem


class Ground(Labelled):
    """Why it is not disposed of for now."""

    WAITING = "waiting", "轮候查封、冻结，由在先查封的法院处置"
    ELSEWHERE = "elsewhere", "同一财产在本院另一案件中处置"


def check_ground(
    ground: Ground,
    others: Sequence[Elsewhere],
    measure: MeasureRecord | None,
    paper: bool,
    here: bool | None,
) -> None:
    """By the record: the thing is sold in another case of this court, or our measure waits for another's (409).

    `here`: whether it was decided that this case disposes of it. A measure that another court took for us has no rank on record: a paper of the institution says it.
    """
    fault = ""
    if here:
        fault = "已有协调办理决定，该财产由本案处置"
        raise Problem(409, ProblemCode.COORDINATED_OTHERWISE, fault, cite(REGULATION["一(二)"], CKD[26]))
    if ground is Ground.ELSEWHERE and here is None and not is_elsewhere(others):
        fault = "本院没有其他案件正在处置同一财产"
    elif ground is Ground.WAITING and _is_ours(measure) and not _in_state(measure, "waiting"):
        fault = "查封冻结登记中本案不是轮候"
    elif ground is Ground.WAITING and not _is_ours(measure) and not paper:
        fault = "应当存入载明轮候顺位的查封冻结回执"
    if fault:
        raise Problem(409, ProblemCode.NOT_TO_DEFER, fault, CKD[26])


def check_over(
    ground: Ground,
    others: Sequence[Elsewhere],
    measure: MeasureRecord | None,
    paper: bool,
    here: bool | None,
) -> None:
    """That our seizure is the first now: by the record, or by the paper that says so (409).

    `here`: whether it was decided that this case disposes of it.
    """
    if here is False:
        detail = "已有协调办理决定，该财产由其他案件处置"
        raise Problem(409, ProblemCode.COORDINATED_OTHERWISE, detail, cite(REGULATION["一(二)"], CKD[26]))
    check_not_elsewhere(ground, any(one.state != State.WITHDRAWN for one in others))
    fault = ""
    if ground is Ground.WAITING and _is_ours(measure) and not _in_state(measure, "in_force"):
        fault = "查封冻结登记中本案仍是轮候，或者已经没有有效的查封"
    elif ground is Ground.WAITING and not _is_ours(measure) and not paper:
        fault = "应当存入载明本案已为在先查封的查封冻结回执"
    if fault:
        raise Problem(409, ProblemCode.NOT_TO_DEFER, fault, CKD[26])


def check_not_elsewhere(ground: Ground, elsewhere: bool) -> None:
    """409 while the other case disposes of the thing, and once it has: it is its buyer's then."""
    if ground is Ground.ELSEWHERE and elsewhere:
        detail = "同一财产仍在本院另一案件中处置，或者已在该案拍卖成交并交付"
        raise Problem(409, ProblemCode.NOT_TO_DEFER, detail, cite(CKD[26], CKD[27]))


def _is_ours(measure: MeasureRecord | None) -> bool:
    return measure is not None and measure.commission is None


def _in_state(measure: MeasureRecord | None, state: MeasureState) -> bool:
    return measure is not None and measure.state == state


def is_elsewhere(others: Sequence[Elsewhere]) -> bool:
    return any(one.state not in (State.WITHDRAWN, State.DELIVERED) for one in others)


def check_free(deferred: bool, disposed_of: bool) -> None:
    """409 where it is deferred already, or being disposed of."""
    if deferred or disposed_of:
        detail = "该财产已经登记暂不处置" if deferred else "该财产已经决定处置，不处置的应当撤回处置"
        raise Problem(409, ProblemCode.NOT_TO_DEFER, detail, CKD[26])


def check_deferred(deferred: bool) -> None:
    if not deferred:
        raise Problem(409, ProblemCode.NOT_TO_DEFER, "该财产没有登记暂不处置", CKD[26])


def check_not_deferred(deferred: bool) -> None:
    """What another court is to dispose of is not disposed of here (409)."""
    if deferred:
        detail = "该财产已登记暂不处置；本案成为在先查封的，先登记“转为在先查封，应当处置”，再决定拍卖"
        raise Problem(409, ProblemCode.NOT_DISPOSABLE, detail, CKD[26])
