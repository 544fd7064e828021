"""The order of the workflows given to intake by itself, with a carrier of its own: none of its workflows runs here."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager

import httpx
from sqlalchemy.ext.asyncio import AsyncSession

from services.intake.activities import IntakeActivities
from shared.platform.auth import ServiceIdentity
from shared.platform.db import Database
from shared.platform.peers import Peers
from shared.platform.service import Resources
from shared.platform.settings import settings
from tests.harness import Court


class Counted(Database):
    begun = 0

    def transaction(self) -> AbstractAsyncContextManager[AsyncSession]:
        self.begun += 1
        return super().transaction()


class Carrier:
    """Takes a message unless its words are `refused`; what it was asked to take."""

    def __init__(self, court: Court) -> None:
        self.heard, self.refused = list[str](), ""
        self.db = Counted(court.dsn("intake_app"))

    async def answer(self, request: httpx.Request) -> httpx.Response:
        message = json.loads(request.content)
        self.heard.append(message["body"])
        if message["body"] == self.refused:
            return httpx.Response(503)
        return httpx.Response(200, json={"message_id": message["message_id"]})

    @asynccontextmanager
    async def orders(self) -> AsyncIterator[IntakeActivities]:
        config = settings()
        peers = Peers(config, ServiceIdentity(config.issuer_url, "service:intake", config.client_secret))
        try:
            async with httpx.AsyncClient(transport=httpx.MockTransport(self.answer)) as http:
                yield IntakeActivities(Resources(config, self.db, peers, http))
        finally:
            await peers.close()
