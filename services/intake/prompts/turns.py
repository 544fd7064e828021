"""What workflows ask at one instant is done together: a transaction for all that waits, not one for each docket (二(五)2)."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Generic, NamedTuple, TypeVar

A = TypeVar("A")
R = TypeVar("R")


class _Waiting(NamedTuple, Generic[A, R]):
    docket: str
    what: A
    answer: asyncio.Future[R]


class Turns(Generic[A, R]):
    """What is asked of dockets while a turn is under way waits for the next one.

    `together` answers for many dockets, but may leave some out; these, and all of a turn that fails, are taken by
    themselves with `alone`, so that none holds up another.
    """

    def __init__(
        self,
        together: Callable[[Mapping[str, A]], Awaitable[Mapping[str, R]]],
        alone: Callable[[str, A], Awaitable[R]],
    ) -> None:
        self._together, self._alone = together, alone
        self._waiting: list[_Waiting[A, R]] = []
        self._turns: asyncio.Task[None] | None = None
        self._by_themselves: set[asyncio.Task[None]] = set()

    async def ask(self, docket_id: str, what: A) -> R:
        waiting = _Waiting[A, R](docket_id, what, asyncio.get_running_loop().create_future())
        self._waiting.append(waiting)
        if self._turns is None or self._turns.done():
            self._turns = asyncio.create_task(self._take_turns())
        return await waiting.answer

    async def _take_turns(self) -> None:
        while self._waiting:
            turn = {one.docket: one for one in reversed(self._waiting)}
            self._waiting = [one for one in self._waiting if turn[one.docket] is not one]
            try:
                answers = await self._together({docket_id: one.what for docket_id, one in turn.items()})
            except Exception:  # whose it is shows when each is taken by itself
                answers = {}
            for docket_id, one in turn.items():
                if docket_id not in answers:
                    task = asyncio.create_task(self._take_alone(one))
                    self._by_themselves.add(task)
                    task.add_done_callback(self._by_themselves.discard)
                elif not one.answer.done():
                    one.answer.set_result(answers[docket_id])

    async def _take_alone(self, one: _Waiting[A, R]) -> None:
        try:
            answer = await self._alone(one.docket, one.what)
        except Exception as failure:
            if not one.answer.done():
                one.answer.set_exception(failure)
        else:
            if not one.answer.done():
                one.answer.set_result(answer)
