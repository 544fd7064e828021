"""Faults on demand, each a number of times: how the outside world fails in earnest.

A request: `slow` answers late, `error_500` does nothing and fails, `refused` says no for good, `lost_reply` carries
the order out and loses the answer; `wrong_nonce` stamps in answer to another query. A message to us: `double` comes twice, `out_of_order` lets the next of its kind overtake it.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal, Self

from pydantic import Field, model_validator

from deploy.sandbox.books import Books
from shared.gateways.wire import Order

REQUESTS = {
    "query": ("queries", "freezes", "releases", "part_releases", "renewals"),
    "bank": ("accounts", "payments"),
    "valuation": ("inquiries",),
    "platform": ("listings", "stops", "resumptions", "balance-requests"),
    "notices": ("messages",),
    "court": ("commissions", "withdrawals", "supplements"),
    "registry": ("taxes", "transfers"),
    "timestamps": ("stamps",),
}
MESSAGES = {
    "query": ("query-feedback",),
    "bank": ("bank-messages",),
    "valuation": ("price-reports",),
    "platform": ("platform-events",),
    "notices": ("receipts",),
    "court": ("commission-feedback",),
}
REQUEST_FAULTS = ("slow", "error_500", "refused", "lost_reply")
MESSAGE_FAULTS = ("double", "out_of_order")


class Fault(Order):
    system: str
    operation: str
    fault: Literal["slow", "error_500", "refused", "lost_reply", "wrong_nonce", "double", "out_of_order"]
    count: int = Field(default=1, ge=1)

    @model_validator(mode="after")
    def can_happen(self) -> Self:
        where = REQUESTS if self.fault in REQUEST_FAULTS else MESSAGES
        if self.fault == "wrong_nonce":
            where = {"timestamps": ("stamps",)}
        if self.operation not in where.get(self.system, ()):
            raise ValueError(f"{self.system} 的 {self.operation} 上不可能发生 {self.fault}")
        return self


class Faults:
    """Kept in the books, so that a restart neither forgets a fault nor repeats one."""

    def __init__(self, books: Books) -> None:
        self._books = books

    def arrange(self, wanted: list[Fault]) -> None:
        rows = [fault.model_dump() | {"fired": 0} for fault in wanted]
        with self._books.transaction():
            self._books.put("faults", "faults", {"rows": rows})

    def rows(self) -> list[dict[str, object]]:
        return list((self._books.get("faults", "faults") or {"rows": []})["rows"])

    def take(self, system: str, operation: str, among: Collection[str]) -> str | None:
        """The first of `among` still to strike here, counted as fired. Within the caller's transaction."""
        rows = (self._books.get("faults", "faults") or {"rows": []})["rows"]
        for row in rows:
            here = (row["system"], row["operation"]) == (system, operation) and row["fault"] in among
            if here and row["fired"] < row["count"]:
                row["fired"] += 1
                self._books.put("faults", "faults", {"rows": rows})
                return str(row["fault"])
        return None
