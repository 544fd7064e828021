"""Orders: each is carried out by one class of its own team, and what people read of it is Chinese."""

from __future__ import annotations

import re
import types
from collections.abc import Iterator
from importlib import import_module
from typing import Any, Protocol

import pytest
from temporalio import activity

from shared.contracts.custody.orders import Custody
from shared.contracts.order import ORDERS, OrderName, Orders, order, order_of
from shared.contracts.teams import TEAMS

for _module in (*(f"services.{team}.activities" for team in TEAMS), "deploy.worker"):
    import_module(_module)


def implementations(base: type[Any] = Orders) -> Iterator[type[Any]]:
    for cls in base.__subclasses__():
        if cls.__module__.startswith("services."):
            yield cls
        yield from implementations(cls)


IMPLEMENTATIONS = set(implementations())


def activity_names(cls: type[Any]) -> list[str]:
    methods = cls.__new__(cls).activities()
    return [str(activity._Definition.must_from_callable(method).name) for method in methods]


@pytest.mark.parametrize("declared", ORDERS.values(), ids=str)
def test_an_order_is_carried_out_by_exactly_one_class_of_its_team(declared: OrderName) -> None:
    carried_out_by = [cls for cls in IMPLEMENTATIONS if declared.name in activity_names(cls)]
    assert [cls.__module__.split(".")[1] for cls in carried_out_by] == [declared.team]


def test_no_class_carries_out_what_is_no_order() -> None:
    assert {name for cls in IMPLEMENTATIONS for name in activity_names(cls)} == set(ORDERS)


@pytest.mark.parametrize("declared", ORDERS.values(), ids=str)
def test_people_read_an_order_in_chinese(declared: OrderName) -> None:
    assert re.fullmatch("[\u4e00-\u9fff、]{2,20}", declared.label)
    assert declared.team in TEAMS


async def _nothing(_: Any, __: Any) -> None: ...


CUSTODY = {declared.name.partition(".")[2] for declared in ORDERS.values() if declared.team == "custody"}


@pytest.mark.parametrize("left_out", sorted(CUSTODY))
def test_a_class_that_leaves_an_order_out_does_not_come_to_be(left_out: str) -> None:
    others = CUSTODY - {left_out}
    with pytest.raises(TypeError, match=rf"does not carry out custody\.{left_out}$"):
        type("Forgetful", (Custody,), dict.fromkeys([*others, f"{left_out}s"], _nothing))


def test_an_order_is_declared_once() -> None:
    with pytest.raises(TypeError, match="declared twice"):
        order("custody.take_measure", "再次声明")(_nothing)
    assert order_of(Custody.take_measure) == ORDERS["custody.take_measure"]


def test_an_order_has_the_name_of_its_method() -> None:
    with pytest.raises(TypeError, match=r"_nothing cannot be the order custody\.something"):
        order("custody.something", "名称不符")(_nothing)


def test_a_protocol_declares_each_of_its_methods_as_an_order() -> None:
    with pytest.raises(TypeError, match=r"Forgetful\._nothing is not declared with @order"):
        types.new_class(
            "Forgetful", (Orders, Protocol), exec_body=lambda body: body.update(_nothing=_nothing)
        )
