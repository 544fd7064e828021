"""What workflows order from custody."""

from __future__ import annotations

from typing import Literal, Protocol

from pydantic import BaseModel

from shared.contracts.order import Orders, order


class StartQueries(BaseModel):
    """`occasion` tells the query at filing from a later one; each `channel`, or both, is started once an occasion."""

    case_number: str
    occasion: str
    channel: Literal["national", "local"] | None = None


class TakeMeasure(BaseModel):
    """`attempt`: above 1 when the institution refused before and the asset was decided again."""

    case_number: str
    asset_id: str
    attempt: int = 1


class LiftMeasure(BaseModel):
    """`attempt`: above 1 when the institution refused before and the lifting was decided again."""

    case_number: str
    measure_id: str
    attempt: int = 1


class CarryOver(BaseModel):
    """`case_number`: of the case of preservation."""

    case_number: str


class RenewMeasure(BaseModel):
    """`attempt`: above 1 when the measure could not be renewed before and that was decided again."""

    case_number: str
    measure_id: str
    attempt: int = 1


class EnterCommissioned(BaseModel):
    case_number: str


class FollowWaiting(BaseModel):
    """Of every case."""


class BookSale(BaseModel):
    case_number: str
    asset_id: str


class Custody(Orders, Protocol):
    @order("custody.start_queries", "发起网络查询")
    async def start_queries(self, order: StartQueries) -> None:
        """Ask 总对总 and 点对点 (二(二)1, 2; 二(五)2(2)) → custody.query_started, one a channel."""
        ...

    @order("custody.take_measure", "网络查封、冻结")
    async def take_measure(self, order: TakeMeasure) -> None:
        """Freeze or seal online what custody has decided to (二(二)2(1)) → custody.measure_taken."""
        ...

    @order("custody.lift_measure", "解除查封、冻结")
    async def lift_measure(self, order: LiftMeasure) -> None:
        """Lift a measure as decided → custody.measure_lifted; of a deposit a sum → custody.measure_part_lifted."""
        ...

    @order("custody.carry_over", "部分解除后的保全转入执行案件")
    async def carry_over(self, order: CarryOver) -> None:
        """Carry on what had waited for a sum to be let go of (民诉法解释第一百六十八条) → custody.measure_carried."""
        ...

    @order("custody.renew_measure", "续行查封、冻结")
    async def renew_measure(self, order: RenewMeasure) -> None:
        """Renew a measure as decided (民诉法解释485) → custody.measure_renewed, custody.measure_taken."""
        ...

    @order("custody.enter_commissioned", "登记受托法院的查封冻结")
    async def enter_commissioned(self, order: EnterCommissioned) -> None:
        """Enter what commissioned courts hold, read of commission (二(二)5) → custody.commissioned_measure_entered."""
        ...

    @order("custody.follow_waiting", "轮候查封、冻结转为生效")
    async def follow_waiting(self, order: FollowWaiting) -> None:
        """Give effect to what waited for a measure that has lapsed, and ask the institutions what other courts hold
        (查封扣押冻结规定第二十六条) → custody.measure_taken. What waits and was never told so is told once
        → custody.measure_waiting; what a case has sold unheard is over → custody.waiting_ended."""
        ...

    @order("custody.book_sale", "登记财产已经处置")
    async def book_sale(self, order: BookSale) -> None:
        """End what waits for a thing that is sold (查封扣押冻结规定第二十七条) → custody.waiting_ended."""
        ...
