"""What every simulated system works with, and the one way in which it accepts an order."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Annotated, Any, TypeVar

from fastapi import Depends, Request
from fastapi.responses import JSONResponse
from pydantic import BaseModel

from deploy.sandbox.books import Books
from deploy.sandbox.clock import CourtClock
from deploy.sandbox.codes import SandboxCode
from deploy.sandbox.faults import REQUEST_FAULTS, Faults
from deploy.sandbox.issuer import Issuer
from shared.gateways.wire import Order, wire
from shared.platform.settings import Settings
from shared.values.refusal import Problem

SLOW_SECONDS = 2.0

Asked = TypeVar("Asked", bound=Order)


@dataclass
class World:
    settings: Settings
    books: Books
    clock: CourtClock
    faults: Faults
    issuer: Issuer
    something_due: asyncio.Event = field(default_factory=asyncio.Event)

    def later(self, due_at: datetime, system: str, act: str, **what: Any) -> None:
        """The outside world will do `act` of its own accord."""
        self.books.schedule(due_at, system, act, what)
        self.something_due.set()

    def tell(
        self, due_at: datetime, system: str, operation: str, url: str, key: str, message: BaseModel
    ) -> None:
        """`message` will be sent to `url` under the Idempotency-Key `key`, until it is answered."""
        self.books.schedule(due_at, system, operation, wire(message), url, key)
        self.something_due.set()

    def number(self, series: str) -> str:
        """The next number of `series`, unique in these books."""
        return f"{series}-{self.books.next_number(series):06d}"

    async def accept(
        self,
        request: Request,
        system: str,
        operation: str,
        order: Asked,
        carry_out: Callable[[World, Asked], BaseModel],
        status: int = 200,
    ) -> JSONResponse:
        """Carry `order` out once per Idempotency-Key, which is answered the same ever after.

        Order and answer are one transaction; a refusal leaves nothing behind.
        """
        key = request.headers.get("Idempotency-Key", "")
        if not key:
            raise Problem(400, SandboxCode.IDEMPOTENCY_KEY_MISSING)
        number, digest = (
            f"{system}/{operation}/{key}",
            hashlib.sha256(order.model_dump_json().encode()).hexdigest(),
        )
        with self.books.transaction():
            fault = self.faults.take(system, operation, REQUEST_FAULTS)
            if fault in ("error_500", "refused"):
                answer = None
            elif (earlier := self.books.get("answer", number)) is None:
                answer = wire(carry_out(self, order))
                self.books.add("answer", number, {"digest": digest, "answer": answer})
            elif earlier["digest"] != digest:
                raise Problem(422, SandboxCode.IDEMPOTENCY_KEY_REUSED, "同一 Idempotency-Key 用于不同的请求")
            else:
                answer = earlier["answer"]
        if fault == "error_500":
            raise Problem(500, SandboxCode.SANDBOX_FAULT, "系统错误，未办理", retriable=True)
        if fault == "refused":
            raise Problem(422, SandboxCode.SANDBOX_REFUSED)
        if fault == "lost_reply":
            raise Problem(504, SandboxCode.SANDBOX_FAULT, "已办理，但答复丢失", retriable=True)
        if fault == "slow":
            await asyncio.sleep(SLOW_SECONDS)
        return JSONResponse(answer, status)


def world(request: Request) -> World:
    found: World = request.app.state.world
    return found


Here = Annotated[World, Depends(world)]
