"""The docket as it stood, or would have stood: of the facts known at an instant, under the rules of a day. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import NamedTuple

from pydantic import TypeAdapter, ValidationError

from services.intake.docket.rules import apply
from services.intake.docket.standing import Docket
from shared.contracts.fact import Fact
from shared.law.calendar import Calendar
from shared.law.settings import UNCHANGED, SettingsHistory
from shared.values.fields import Instant
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, Problem

_INSTANT: TypeAdapter[datetime] = TypeAdapter(Instant)


class Known(NamedTuple):
    """A fact, and since when the docket has known it."""

    fact: Fact
    since: datetime


def replayed(
    docket_id: str,
    known: Iterable[Known],
    calendar: Calendar,
    as_of: datetime,
    rules_at: date | None = None,
    dated: Mapping[str, datetime] | None = None,
    settings: SettingsHistory = UNCHANGED,
) -> Docket:
    """`dated` puts facts, by id, at other instants than they occurred at."""
    docket = Docket(id=docket_id, rules_at=rules_at)
    for fact, since in sorted(known, key=lambda one: (one.since, one.fact.id)):
        if since <= as_of:
            moved = (dated or {}).get(fact.id)
            told = fact if moved is None else fact.model_copy(update={"occurred_at": moved})
            docket = apply(docket, told, calendar, as_of, settings).docket
    return docket


def dated(suppositions: Iterable[str]) -> dict[str, datetime]:
    """`<fact id>=<instant>` as people write it. Raises Problem 422."""
    otherwise: dict[str, datetime] = {}
    for supposition in suppositions:
        fact, _, instant = supposition.partition("=")
        try:
            otherwise[fact] = _INSTANT.validate_python(instant)
        except ValidationError:
            detail = f"“{supposition}”应如 事实编号=2026-03-02T09:00:00+08:00"
            raise Problem.of([FieldError("dated", detail)], 422, ProblemCode.MALFORMED) from None
    return otherwise
