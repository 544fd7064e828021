"""How a case of preservation ends (法发〔2014〕26号第二十一条, remembered): by what custody really holds. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from services.intake.closing.schemas import ClosingRequestIn
from services.intake.preservation.parts import outstanding
from shared.contracts.custody.records import MeasureRecord
from shared.contracts.intake.closing import ClosingMode
from shared.contracts.intake.records import PreservationPartLiftingRecord
from shared.values.articles import CKD, CPC, EXE, OPENING, PRE, Article
from shared.values.refusal import FieldError

MODES = OPENING[21]


@dataclass(frozen=True)
class Kept:
    """What custody holds. `amount`: by measures in force, yuan; `things`: what stands under one, by identifier; `owners`: whose
    it is, by party id, each with the instant of the last measure; `undecided`, `unanswered`: assets found, sources asked."""

    amount: Decimal = Decimal(0)
    things: Collection[str] = ()
    owners: Mapping[str, datetime] | None = None
    measures: Sequence[MeasureRecord] = ()
    undecided: int = 0
    unanswered: int = 0
    queried_at: datetime | None = None
    """When the last query was begun."""


@dataclass(frozen=True)
class Preservation:
    """What intake holds. `told`: who was told in writing, by party id, when last; the names by party id."""

    limit: Decimal
    disputed: str
    lifted: bool
    parts: Sequence[PreservationPartLiftingRecord]
    """What was ruled to be let go of beside the rest."""
    told: Mapping[str, datetime]
    applicants: Mapping[str, str]
    respondents: Mapping[str, str]


def faults(request: ClosingRequestIn, ruled: Preservation, kept: Kept) -> list[FieldError]:
    """Every fault of a request to close it, at once."""
    found: list[FieldError] = []

    def fault(field: str, detail: str, article: Article) -> None:
        found.append(FieldError(field, detail, article))

    preserved = min(kept.amount, ruled.limit)
    if request.closing_amount != preserved:
        fault("closing_amount", f"结案标的额应为已经保全的数额 {preserved} 元", MODES)
    if request.waived_amount:
        fault("waived_amount", "财产保全执行案件没有放弃标的额", MODES)
    if request.ground or request.ground_paper or request.ruling or request.performance_record:
        fault("ground", "财产保全执行案件结案，不填写事由、裁定书、履行笔录", MODES)
    mode = mode_of(ruled, kept)
    if request.mode is not mode:
        fault("mode", f"按现在的保全情况应当以{mode.label}方式结案", MODES)
    if ruled.lifted:
        return found
    if waiting := outstanding(ruled.parts, kept.measures):
        fault("measures", f"裁定部分解除的财产尚有 {len(waiting)} 项没有办理解除", CKD[28])
    if kept.undecided:
        fault("property", f"尚有 {kept.undecided} 项查得财产没有决定是否保全", PRE[15])
    if kept.unanswered:
        fault("property", f"尚有 {kept.unanswered} 项网络查询没有收到全部反馈", PRE[11])
    owners = kept.owners or {}
    last = max((*owners.values(), *([kept.queried_at] if kept.queried_at else [])), default=None)
    for party, name in ruled.applicants.items():
        at = ruled.told.get(party)
        if at is None or (last is not None and at < last):
            what = (
                "未查询到可供保全财产的情况" if mode is ClosingMode.NOTHING_TO_PRESERVE else "保全期限届满日"
            )
            article = PRE[11] if mode is ClosingMode.NOTHING_TO_PRESERVE else PRE[18]
            fault("told", f"尚未书面告知申请保全人{name}{what}", article)
    for party, since in owners.items():
        at = ruled.told.get(party)
        if at is None or at < since:
            fault("told", f"尚未通知被保全人{ruled.respondents.get(party, '')}", CPC[106])
    return found


def mode_of(ruled: Preservation, kept: Kept) -> ClosingMode:
    """保全完毕 once all that the ruling names is held; or once it is lifted, and there is nothing left to do."""
    let_go = [one.identifier for one in ruled.parts if one.amount is None]
    thing = not ruled.disputed or any(one in ruled.disputed for one in (*kept.things, *let_go))
    if ruled.lifted or (kept.amount >= ruled.limit and thing):
        return ClosingMode.PRESERVED
    return ClosingMode.PARTLY_PRESERVED if kept.things else ClosingMode.NOTHING_TO_PRESERVE


def check_mode(preserves: bool, of_preservation: bool) -> list[FieldError]:
    """Each kind of case has its own list of modes."""
    if preserves == of_preservation:
        return []
    if preserves:
        return [FieldError("mode", "财产保全执行案件以保全完毕、部分保全、无标的物可实施保全方式结案", MODES)]
    return [FieldError("mode", "只有财产保全执行案件以该方式结案", EXE[64])]
