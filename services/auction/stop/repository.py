"""Every query of stops."""

from __future__ import annotations

from sqlalchemy import ColumnElement, and_, exists, func, or_
from sqlmodel import col
from sqlmodel.ext.asyncio.session import AsyncSession

from services.auction.disposals import repository as disposals
from services.auction.disposals.models import Disposal
from services.auction.disposals.repository import latest, since
from services.auction.stop import acts
from services.auction.stop.models import Stop
from services.auction.stop.rules import STOPPED, State
from shared.platform.todo import Waiting
from shared.values.articles import NET
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem


async def stop(session: AsyncSession, stop_id: str, *, lock: bool = False) -> Stop:
    """The stop; 404 if there is none. `lock` takes its disposal's lock first, as every write does."""
    found = await session.get(Stop, stop_id)
    if found is None:
        raise Problem(404, ProblemCode.STOP_STATE, article=NET[28])
    if lock:
        await disposals.disposal(session, found.asset_id, lock=True)
        await session.refresh(found, with_for_update=True)
    return found


def _has(*which: ColumnElement[bool]) -> ColumnElement[bool]:
    """That the disposal has a stop for which `which` hold."""
    return exists().where(col(Stop.asset_id) == Disposal.asset_id, *which)


_untold = and_(col(Stop.state).in_(STOPPED), func.jsonb_array_length(Stop.told) == 0)
_over = and_(
    col(Stop.state) == State.EFFECTIVE,
    or_(col(Stop.cause_gone_at).is_not(None), col(Stop.until) <= func.court.now()),
)
WAITING = [
    Waiting(acts.TELL, Disposal, latest(Stop.stopped_at, _untold), _has(_untold)),
    Waiting(
        acts.RESUME,
        Disposal,
        since(latest(Stop.cause_gone_at, _over), latest(Stop.until, _over)),
        _has(_over),
    ),
]
"""What waits for somebody here."""
