"""What a ruling that lifts a part of a preservation may name, by custody's register (查封扣押冻结规定第二十八条、第二十九条). Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from services.intake.preservation.schemas import LiftedThingIn
from shared.contracts.custody.records import MEASURE_STATES, AssetRecord, MeasureRecord
from shared.contracts.documents.records import FileRecord
from shared.contracts.intake.preservation import LiftingGround
from shared.contracts.intake.records import PreservationPartLiftingRecord
from shared.values.articles import CKD, CPC, JS
from shared.values.money import format_yuan
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, Problem, refuse

ARTICLE = CKD[28]
_STANDS = ("in_force", "waiting")
_SUM = re.compile(r"([0-9零〇一二三四五六七八九十百千万亿两][0-9零〇一二三四五六七八九十百千万亿,.]*)元")
"""A sum however it is written; only one in figures and in yuan is compared."""
_FIGURES = re.compile(r"[0-9]+(?:\.[0-9]{1,2})?", re.ASCII)


@dataclass(frozen=True)
class Register:
    """What custody has of the case, by which it is judged what can be let go of."""

    measures: Sequence[MeasureRecord]
    assets: Sequence[AssetRecord]


@dataclass(frozen=True)
class Part:
    """What is let go of. `held`: of the limit, yuan."""

    measure: MeasureRecord
    asset: AssetRecord
    amount: Decimal | None
    held: Decimal


def outstanding(
    recorded: Sequence[PreservationPartLiftingRecord], measures: Sequence[MeasureRecord]
) -> list[PreservationPartLiftingRecord]:
    """What is ruled to be let go of, and custody has not recorded as lifted: of the measure that stood then, in whichever term."""
    return [
        one
        for one in recorded
        if any(of.state in _STANDS and one.concerns(of.asset_id, of.began_at) for of in measures)
        and (
            one.amount is None
            or one.ruling
            not in {
                part.ruling_document
                for of in measures
                if of.asset_id == one.asset
                for part in of.lifted_parts
            }
        )
    ]


def check_in_full(number: str, ruling: FileRecord, recorded: Sequence[PreservationPartLiftingRecord]) -> None:
    """Who lets go of all does not do so by the ruling, or its paper, that lets go of a part. 409."""
    as_part = any(one.number == number or one.ruling == ruling.id for one in recorded)
    if as_part or "部分" in unicodedata.normalize("NFKC", ruling.title):
        detail = "该裁定只解除一部分保全，应当登记为部分解除"
        raise Problem.of([FieldError("ruling", detail, ARTICLE)], 409, ProblemCode.LIFTED_PART)


def check_extent(ground: LiftingGround, *, part: bool) -> None:
    """Who has lost his time loses all of it; what exceeds the claim is a part. 409."""
    refused = None
    if part and ground in (LiftingGround.NO_SUIT, LiftingGround.NO_ENFORCEMENT):
        article = CPC[104] if ground is LiftingGround.NO_SUIT else JS[163]
        refused = FieldError("ground", "以该事由应当解除全部保全，不得只解除一部分", article)
    elif not part and ground is LiftingGround.EXCESS:
        refused = FieldError("ground", "超标的额的，只解除超出的部分", CKD[19])
    if refused:
        raise Problem.of([refused], 409, ProblemCode.PRESERVATION_GROUND)


def check_things(
    things: Sequence[LiftedThingIn],
    by: str,
    ruling: str,
    register: Register,
    recorded: Sequence[PreservationPartLiftingRecord],
) -> list[Part]:
    """409 with every fault: each names a measure of the case that stands, once, and no more of it than is frozen.

    `by`: the number of the ruling, whose file is `ruling`: neither lets go of the same thing again.
    """
    measures = {one.id: one for one in register.measures}
    assets = {one.id: one for one in register.assets}
    waits = outstanding(recorded, register.measures)
    found: list[Part] = []
    faults: list[FieldError] = []
    for at, thing in enumerate(things):
        measure = measures.get(thing.measure)
        asset = assets.get(measure.asset_id) if measure else None
        if measure is None or asset is None:
            faults.append(FieldError(f"things.{at}.measure", "不是本案的查封、冻结措施", ARTICLE))
            continue
        if thing.measure in [one.measure for one in things[:at]]:
            faults.append(FieldError(f"things.{at}.measure", "同一项措施重复列明", ARTICLE))
        by_it = [one for one in recorded if one.number == by or one.ruling == ruling]
        again = any(one.asset == asset.id for one in by_it)
        whole_waits = any(one.asset == asset.id and one.amount is None for one in waits)
        if detail := _unliftable(measure, again=again, whole_waits=whole_waits):
            faults.append(FieldError(f"things.{at}.measure", detail, ARTICLE))
        frozen = measure.controlled or Decimal(0) if measure.state == "in_force" else Decimal(0)
        sums = [one.held for one in waits if one.asset == asset.id]
        if thing.amount is not None:
            faults += _sum_faults(f"things.{at}.amount", thing.amount, asset.kind, frozen, waits=bool(sums))
        named = [(one.identifier, one.amount) for one in by_it if one.asset != asset.id]
        named += [(one.asset.identifier, one.amount) for one in found if one.asset.id != asset.id]
        of_account = [
            thing.amount,
            *(amount for identifier, amount in named if identifier == asset.identifier),
        ]
        if len(of_account) > 1 and any(amount is not None for amount in of_account):
            detail = "该账户在本案登记为数项财产，一份裁定对同一账户只解除一笔金额"
            faults.append(FieldError(f"things.{at}.amount", detail, ARTICLE))
        # Of the whole, what a sum that waits has been counted for is not counted again.
        held = max(frozen - sum(sums), Decimal(0)) if thing.amount is None else thing.amount
        found.append(Part(measure, asset, thing.amount, held))
    refuse(faults, 409, ProblemCode.LIFTED_PART)
    return found


def _unliftable(measure: MeasureRecord, *, again: bool, whole_waits: bool) -> str:
    if measure.state not in _STANDS:
        return f"该项措施{MEASURE_STATES[measure.state]}，不能再裁定解除"
    if measure.lift_decided_at is not None:
        return "该项措施已经决定解除，正在办理"
    if again:
        return "该裁定对这项财产的解除已经登记"
    return "这项财产已经裁定整项解除，正待办理" if whole_waits else ""


def _sum_faults(
    path: str, amount: Decimal, kind: str, frozen: Decimal, *, waits: bool
) -> Iterator[FieldError]:
    if kind != "bank_deposit":
        yield FieldError(path, "只有冻结的存款可以解除一部分金额，其他财产整项解除", ARTICLE)
    elif amount > frozen:
        detail = f"解除的金额{format_yuan(amount)}超过现在冻结的{format_yuan(frozen)}"
        yield FieldError(path, detail, ARTICLE)
    elif waits:
        yield FieldError(path, "前一裁定解除的金额尚未办理，办理后再登记", ARTICLE)


def check_titled(ruling: FileRecord, parts: Sequence[Part], assets: Collection[AssetRecord]) -> None:
    """409 unless the title, by which another has entered the ruling, names each thing, and after it the sum that is let go of it,
    the only one there; after what is let go of as a whole no sum. `assets`: all of the case, so that no sum is taken for another's.
    """
    title = unicodedata.normalize("NFKC", ruling.title)
    said = _said_after({one.identifier for one in assets}, title)
    wrong = [one for one in parts if not _is_said(one.amount, said.get(one.asset.identifier))]
    if wrong:
        named = "、".join(
            one.asset.identifier + ("整项" if one.amount is None else format_yuan(one.amount))
            for one in wrong
        )
        detail = (
            f"裁定书存入时的材料名称没有写明解除{named}；须由存入的人逐项写明财产的标识，只解除一部分存款的，"
            "紧接其后写明解除的金额（阿拉伯数字，以元为单位，不写其他金额），整项解除的不写金额"
        )
        raise Problem.of([FieldError("ruling", detail, ARTICLE)], 409, ProblemCode.FILE_NOT_OF_CASE)


def _said_after(identifiers: Collection[str], title: str) -> dict[str, str]:
    """What follows each identifier that the title names whole, up to the next."""
    longest = sorted(
        (unicodedata.normalize("NFKC", one) for one in identifiers if one), key=len, reverse=True
    )
    if not longest:
        return {}
    each = re.compile(rf"(?<![0-9A-Za-z])({'|'.join(map(re.escape, longest))})(?![0-9A-Za-z])")
    found: dict[str, str] = {}
    _, *rest = each.split(title)
    for identifier, after in zip(rest[::2], rest[1::2], strict=True):
        found[identifier] = found.get(identifier, "") + after
    return {one: found[key] for one in identifiers if (key := unicodedata.normalize("NFKC", one)) in found}


def _is_said(amount: Decimal | None, after: str | None) -> bool:
    if after is None:
        return False
    sums = _SUM.findall(after)
    if amount is None:
        return not sums
    figures = [one.replace(",", "") for one in sums]
    return len(figures) == 1 and bool(_FIGURES.fullmatch(figures[0])) and Decimal(figures[0]) == amount
