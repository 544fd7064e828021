"""What one team reads of another: the provider answers with the contract's own class, at the contract's own path."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from types import UnionType
from typing import Any, get_args, get_origin

import pytest
from fastapi import FastAPI
from fastapi.routing import iter_route_contexts

from shared.contracts.custody.records import ASSET
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
