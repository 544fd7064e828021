"""Of which freeze a ruling may let go of a sum (查封扣押冻结规定第二十八条). Pure."""

from __future__ import annotations

from decimal import Decimal

from services.documents.drafting.record import Record
from shared.contracts.custody.records import MeasureRecord
from shared.values.money import format_yuan


def part_fault(let_go: Decimal, held: MeasureRecord, seized_by: str, record: Record) -> str:
    """What stands against it: only our own freeze of a deposit, in force, is lifted in part, of no more than it holds, and by one
    ruling after another. `seized_by`: the number of the ruling by which it is held."""
    asset = next((one for one in record.assets if one.id == held.asset_id), None)
    if asset is None or asset.kind != "bank_deposit":
        return "只有冻结的存款可以解除一部分金额，其他财产整项解除"
    if held.commission is not None:
        return "该存款由受托法院冻结，只能委托解除整项冻结"
    if let_go == 0:
        return "解除的金额须大于零"
    frozen = held.controlled if held.state == "in_force" else Decimal(0)
    if frozen is not None and let_go > frozen:
        return f"解除的金额写明的是{format_yuan(let_go)}，案件登记现在冻结的是{format_yuan(frozen)}"
    done = {
        part.ruling_document
        for one in record.measures
        if one.asset_id == asset.id
        for part in one.lifted_parts
    }
    for before in record.rulings:
        ruled = before.says.asset(asset.identifier)
        if ruled and ruled.lifts == seized_by and ruled.amount is not None and before.id not in done:
            return f"{before.number}解除的金额尚未办理，办理后再裁定"
    return ""
