"""What one team reads of another: the provider answers with the contract's own class, at the contract's own path."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from importlib import import_module
from types import UnionType
from typing import Any, get_args, get_origin

import pytest
from fastapi import FastAPI
from fastapi.routing import iter_route_contexts

from shared.contracts.auction.records import PricePaid, with_prices
from shared.contracts.custody.records import ASSET
from shared.contracts.funds.records import ComeIn
from shared.contracts.record import Listed, Record
from shared.contracts.teams import TEAMS
from shared.platform.paging import Page
from shared.platform.settings import settings

RECORDS: dict[str, Record[Any]] = {
    f"{team}.{name}": record
    for team in TEAMS
    for name, record in vars(import_module(f"shared.contracts.{team}.records")).items()
    if isinstance(record, Record)
}


ASKED = {"intake.FORECAST": "POST", "intake.OWED": "POST"}
"""Read by a question that has a body."""


@pytest.fixture(scope="module")
def apps() -> Iterator[dict[str, FastAPI]]:
    settings.cache_clear()
    yield {team: import_module(f"services.{team}.app").create_app() for team in TEAMS}
    settings.cache_clear()


@pytest.mark.parametrize("name", RECORDS)
def test_the_provider_answers_with_the_records_class(name: str, apps: dict[str, FastAPI]) -> None:
    record = RECORDS[name]
    assert record.team == name.partition(".")[0]
    (answer,) = (
        route.response_model
        for route in iter_route_contexts(apps[record.team].routes)
        if route.path == record.template.partition("?")[0] and ASKED.get(name, "GET") in (route.methods or ())
    )
    (shape, answered), (declared_shape, declared) = _taken_apart(answer), _taken_apart(record.model)
    assert shape is {Listed: Page}.get(declared_shape, declared_shape)
    assert issubclass(answered, declared)


def _taken_apart(model: Any) -> tuple[Any, type]:
    """What holds the records (None: one stands alone), and their class; what is shown in their stead is read by nobody."""
    generic = getattr(model, "__pydantic_generic_metadata__", {})
    origin = generic.get("origin") or get_origin(model)
    if origin is None:
        return None, model
    held = (generic.get("args") or get_args(model))[0]
    if origin is UnionType:
        return _taken_apart(held)
    return origin, _taken_apart(held)[1]


def test_each_part_of_a_path_is_encoded_whole() -> None:
    assert ASSET.path(asset_id="a/b c号?") == "/assets/a%2Fb%20c%E5%8F%B7%3F"
    for parts in ({}, {"asset": "a"}, {"asset_id": "a", "case_number": "b"}):
        with pytest.raises(TypeError):
            ASSET.path(**parts)


def test_a_price_that_is_paid_has_come_in_once_whether_a_plan_has_counted_it_or_not() -> None:
    """PMB[14]. Until the ruling takes effect the interest on what it repays runs."""

    def of(day: int, amount: int, receipt: str) -> ComeIn:
        return ComeIn(arrived_on=date(2026, 3, day), amount=Decimal(amount), receipt=receipt)

    own, counted = of(2, 500, "r1"), of(20, 6_000, "r2")
    paid = PricePaid(["r2", "r3"], Decimal(9_000), None)
    served = paid._replace(effective_on=date(2026, 3, 12))
    today = date(2026, 3, 25)
    for come_in, price, on in (([own], paid, 25), ([own, counted], paid, 25), ([own, counted], served, 12)):
        found = [(one.arrived_on.day, one.amount) for one in with_prices(come_in, [price], today)]
        assert found == [(2, 500), (on, 9_000)]
    assert with_prices([own], [PricePaid([], Decimal(0), None)], today) == [own], "taken for the claim alone"
