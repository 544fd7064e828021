"""Orders: what workflows ask of a team. A team's Protocol declares them, its activities implement them by subclassing it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from inspect import iscoroutinefunction
from typing import Any, Protocol, TypeVar

from temporalio import activity

Order = Callable[[Any, Any], Awaitable[object]]
"""A method of a team's Protocol, by which workflows name an order."""


@dataclass(frozen=True)
class OrderName:
    """`name` is "<team>.<method>", the activity's name; `label` is read by people."""

    name: str
    label: str

    @property
    def team(self) -> str:
        """Whose task queue it goes to."""
        return self.name.partition(".")[0]


ORDERS: dict[str, OrderName] = {}
"""Every declared order by name: complete once `shared.contracts` is imported."""

_Method = TypeVar("_Method", bound=Order)


def order(name: str, label: str) -> Callable[[_Method], _Method]:
    """Declare an order. Raises TypeError for a second one of that name, or a name that is not the method's."""

    def declare(method: _Method) -> _Method:
        if name in ORDERS:
            raise TypeError(f"{name} is declared twice")
        if name.partition(".")[2] != method.__name__:
            raise TypeError(f"{method.__qualname__} cannot be the order {name}")
        ORDERS[name] = OrderName(name, label)
        method.__dict__["order"] = ORDERS[name]
        return activity.defn(name=name)(method)

    return declare


def order_of(method: Order) -> OrderName:
    name: OrderName = method.__dict__["order"]
    return name


class Orders(Protocol):
    """Base of the teams' Protocols. A class that subclasses one has its methods made the activities of that name.

    Raises TypeError for a Protocol with a method that is no `@order`: no worker would ever carry it out. And for a class
    that leaves an order out: the Protocol's own method would be run, and do nothing.
    """

    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__(**options)
        if Protocol in cls.__bases__:
            for method, function in vars(cls).items():
                if iscoroutinefunction(function) and "order" not in function.__dict__:
                    raise TypeError(f"{cls.__qualname__}.{method} is not declared with @order")
            return
        orders = cls._declared()
        left_out = [
            order.name for method, order in orders.items() if "order" in getattr(cls, method).__dict__
        ]
        if left_out:
            raise TypeError(f"{cls.__qualname__} does not carry out {', '.join(left_out)}")
        for method in orders.keys() & vars(cls).keys():
            activity.defn(name=orders[method].name)(vars(cls)[method])

    @classmethod
    def _declared(cls) -> dict[str, OrderName]:
        return {
            method: function.__dict__["order"]
            for base in cls.__mro__
            for method, function in vars(base).items()
            if "order" in getattr(function, "__dict__", ())
        }

    def activities(self) -> list[Callable[..., Any]]:
        """The implemented orders, for the team's worker."""
        return [getattr(self, method) for method in self._declared()]
