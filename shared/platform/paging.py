"""Lists, page by page: a cursor names the last row that was seen, so that none is skipped or shown twice."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Annotated, Any, Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import ColumnElement, Select, and_, inspect, literal, or_, select, tuple_
from sqlmodel.ext.asyncio.session import AsyncSession

from shared.values.fields import Day
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem
from shared.values.zone import begin_of

T = TypeVar("T")
U = TypeVar("U")
_SUM = re.compile(r"\d{1,12}(\.\d{1,2})?")


def of_staff(said: str) -> Any:
    """Of a filter by a staff id: whose it is, as people say it; a page offers the people by their names (x-staff)."""
    return Field(max_length=200, description=said, json_schema_extra={"x-staff": True})


class Page(BaseModel, Generic[T]):
    """`next`: the cursor of the page after this one, None on the last."""

    items: list[T]
    next: str | None

    def of(self, item: Callable[[T], U]) -> Page[U]:
        """The same page with each row made into an item."""
        return Page(items=[item(row) for row in self.items], next=self.next)


class Paged(BaseModel):
    """What every list takes beside its own filters; a parameter that it does not know is refused."""

    model_config = ConfigDict(extra="forbid")

    limit: Annotated[int, Field(ge=1, le=200, description="每页行数")] = 50
    cursor: Annotated[str, Field(max_length=400, description="上一页的 next")] = ""

    def used(self) -> dict[str, Any]:
        """What was asked for, as the audit keeps it."""
        return self.model_dump(mode="json", exclude_defaults=True, exclude={"limit", "cursor"})


class Listing(Paged):
    """What every list of one team's objects takes, across cases or of one case."""

    sort: Annotated[Literal["oldest", "newest"], Field(description="排序：从早到晚，或者从晚到早")] = "oldest"

    day_from: Annotated[Day | None, Field(description="不早于该日")] = None
    day_to: Annotated[Day | None, Field(description="不晚于该日")] = None

    def within(self, at: Any) -> list[ColumnElement[bool]]:
        """That `at` lies in the days asked for."""
        asked = [at >= begin_of(self.day_from)] if self.day_from else []
        return asked + ([at < begin_of(self.day_to + timedelta(days=1))] if self.day_to else [])

    def equal(self, model: type[Any], *names: str) -> list[ColumnElement[bool]]:
        """The columns of `model` that have the value asked for, of those asked for."""
        asked = {name: getattr(self, name) for name in names}
        return [getattr(model, name) == value for name, value in asked.items() if value is not None]


class AmountListing(Listing):
    """The same of objects that have an amount."""

    sort: Annotated[
        Literal["oldest", "newest", "largest", "smallest"],
        Field(description="排序：从早到晚、从晚到早、金额从大到小、金额从小到大"),
    ] = "oldest"  # type: ignore[assignment]


@dataclass(frozen=True)
class Sort:
    """`key` is never NULL, and `read` makes its value of a cursor's text; `id` tells rows with the same key apart."""

    key: ColumnElement[Any]
    id: ColumnElement[str]
    read: Callable[[str], Any] = datetime.fromisoformat
    descending: bool = False


async def page(session: AsyncSession, query: Select[Any], sort: Sort, asked: Paged) -> Page[Any]:
    """One page of `query` in the order of `sort`. 422 for a cursor that this list has not given."""
    query = query.add_columns(sort.key.label("sort_key"), sort.id.label("sort_id"))
    if asked.cursor:
        after = tuple_(sort.key, sort.id)
        seen = _seen(asked.cursor, sort)
        query = query.where(after < seen if sort.descending else after > seen)
    order = [sort.key.desc(), sort.id.desc()] if sort.descending else [sort.key, sort.id]
    rows = (await session.exec(query.order_by(*order).limit(asked.limit + 1))).all()  # type: ignore[call-overload]
    shown = list(rows[: asked.limit])
    return Page(items=shown, next=_written(shown[-1]) if len(rows) > asked.limit else None)


def by_amount(amount: Any, id: Any) -> dict[str, Sort]:
    """The orders that an AmountListing has beside those by age."""
    return {
        "largest": Sort(amount, id, Decimal, descending=True),
        "smallest": Sort(amount, id, Decimal),
    }


async def listed(
    session: AsyncSession,
    model: type[T],
    at: Any,
    asked: Listing,
    cases: str | Select[Any] | None,
    *which: ColumnElement[bool],
    **orders: Sort,
) -> Page[T]:
    """One page of a model's rows in `cases` for which all of `which` hold, in the order of `at`, or as `orders` name one."""
    row: Any = model
    query = select(row).where(among(row.case_number, cases), *asked.within(at), *which)
    sort = orders.get(asked.sort) or Sort(at, key_of(model), descending=asked.sort == "newest")
    found = await page(session, query, sort, asked)
    return found.of(lambda one: one[0])


def among(case_number: Any, cases: str | Select[Any] | None) -> ColumnElement[bool]:
    """That a row is of the one case, or of one of `cases`, as open_list gives them; None: of no case yet."""
    of: ColumnElement[bool] = case_number.in_(cases) if isinstance(cases, Select) else case_number == cases
    return of


def key_of(model: type[Any]) -> ColumnElement[str]:
    """The column that tells the rows of `model` apart."""
    (key,) = inspect(model).primary_key
    column: ColumnElement[str] = key
    return column


def starts(column: Any, text: str) -> ColumnElement[bool]:
    """That `column` starts with `text`, by its index of text_pattern_ops.

    LIKE would use that index only where the text is known to the planner: not in a plan kept for every text.
    """
    return and_(column.op("~>=~")(text), column.op("~<=~")(text + "\U0010ffff"))


def begins(text: str, *columns: Any, amount: Any = None) -> list[ColumnElement[bool]]:
    """That one of `columns` begins with what was typed, or `amount` is that sum; nothing where nothing was."""
    typed = text.strip()
    if not typed:
        return []
    ways = [starts(column, typed) for column in columns]
    if amount is not None and _SUM.fullmatch(plain := typed.replace(",", "")):
        ways.append(amount == Decimal(plain))
    return [or_(*ways)]


def reached(asked: bool | None, instant: Any) -> list[ColumnElement[bool]]:
    """That what `instant` dates has happened, or has not; nothing where neither is asked."""
    return [] if asked is None else [instant.is_not(None) if asked else instant.is_(None)]


def _written(row: Any) -> str:
    seen = json.dumps([str(row.sort_key), row.sort_id], ensure_ascii=False)
    return base64.urlsafe_b64encode(seen.encode()).decode().rstrip("=")


def _seen(cursor: str, sort: Sort) -> Any:
    """The place in the order that a cursor names."""
    try:
        key, last = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        value = sort.read(key)
    except (ValueError, TypeError, ArithmeticError):
        raise Problem(422, ProblemCode.CURSOR_MALFORMED) from None
    return tuple_(literal(value, sort.key.type), literal(str(last), sort.id.type))
