"""What is due happens: acts of the outside world and messages to our services, in order, at least once."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from datetime import datetime
from urllib.parse import quote, urlsplit

import httpx

from deploy.sandbox import bank, platform
from deploy.sandbox.books import Event
from deploy.sandbox.faults import MESSAGE_FAULTS
from deploy.sandbox.world import World

ACTS: dict[tuple[str, str], Callable[..., None]] = {
    ("bank", "credit"): bank.credit,
    ("platform", "close"): platform.close,
}
RETRIABLE_STATUS = (425, 429)
FIRST_PAUSE, LONGEST_PAUSE = 0.1, 3.0
IDLE_SECONDS = 60.0
RETRY_SECONDS = 1.0


class Delivery:
    """One at a time, so that order holds.

    `patience`: seconds of real time for which one run tries one receiver; what it has not taken by then stays
    due, and the others get theirs.
    """

    def __init__(self, world: World, client: httpx.AsyncClient, patience: float) -> None:
        self._world, self._client, self._patience = world, client, patience
        self._turn = asyncio.Lock()

    async def run(self) -> None:
        """Handle everything due now, and whatever becomes due by that."""
        books, clock, silent = self._world.books, self._world.clock, set[str]()
        async with self._turn:
            while event := next((e for e in books.due(clock.now()) if _receiver(e) not in silent), None):
                if not event.url:
                    with books.transaction():
                        ACTS[event.system, event.operation](self._world, event.due_at, **event.body)
                        books.delivered(event, None, settled=True)
                elif not await self._deliver(event):
                    silent.add(_receiver(event))

    async def forever(self) -> None:
        """Run whenever something becomes due: by real time passing, or because it was just asked for."""
        books, clock = self._world.books, self._world.clock
        while True:
            self._world.something_due.clear()
            await self.run()
            pause, next_at = IDLE_SECONDS, books.next_event_at(clock.now())
            if books.pending(clock.now()):
                pause = RETRY_SECONDS
            elif next_at is not None:
                pause = min(pause, (next_at - clock.now()).total_seconds())
            try:
                async with asyncio.timeout(max(pause, 0)):
                    await self._world.something_due.wait()
            except TimeoutError:
                pass

    async def _deliver(self, event: Event) -> bool:
        books, faults = self._world.books, self._world.faults
        twin = books.after(event, self._world.clock.now())
        among = [fault for fault in MESSAGE_FAULTS if fault != "out_of_order" or twin]
        with books.transaction():
            fault = faults.take(event.system, event.operation, among)
        order = [event, event] if fault == "double" else [event]
        if twin and fault == "out_of_order":
            order.insert(0, twin)
        for each in order:
            if not await self._send(each):
                return False
        return True

    async def _send(self, event: Event) -> bool:
        """Until answered, or patience ends. Any 2xx or 4xx is an answer: the receiver has understood."""
        deadline, pause = time.monotonic() + self._patience, FIRST_PAUSE
        while True:
            headers = {
                "Authorization": f"Bearer {self._world.issuer.token(f'system:{event.system}')}",
                "Idempotency-Key": quote(event.key, safe=""),
                "X-Sandbox": "true",
            }
            try:
                answer = await self._client.post(event.url, json=event.body, headers=headers)
                status: int | None = answer.status_code
            except httpx.RequestError:
                status = None
            settled = status is not None and status < 500 and status not in RETRIABLE_STATUS
            with self._world.books.transaction():
                self._world.books.delivered(event, status, settled=settled)
            if settled or time.monotonic() + pause > deadline:
                return settled
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)


def _receiver(event: Event) -> str:
    return urlsplit(event.url).netloc


def next_state(world: World) -> dict[str, datetime | int | None]:
    """Court time here, when something happens next, and how much should have happened already."""
    now = world.clock.now()
    return {"now": now, "next_event_at": world.books.next_event_at(now), "pending": world.books.pending(now)}
