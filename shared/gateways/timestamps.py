"""The time-stamp authority (RFC 3161) and the revocation lists of the authorities that certify signers and stamps."""

from __future__ import annotations

from collections.abc import Sequence

import httpx

from shared.gateways.http import HttpGateway

QUERY, REPLY = "application/timestamp-query", "application/timestamp-reply"


class HttpTimestampAuthority(HttpGateway):
    """`revocations`: the addresses of the revocation lists (DER). Asked once: the signer waits, and tries again himself."""

    system = "timestamps"

    def __init__(self, url: str, revocations: Sequence[str], client: httpx.AsyncClient) -> None:
        super().__init__(url, client)
        self._revocations = revocations

    async def stamp(self, query: bytes) -> bytes:
        """The DER reply to a DER time-stamp query. GatewayUnavailable, GatewayRefused."""
        headers = {"Content-Type": QUERY, "Accept": REPLY}
        request = self._client.build_request("POST", self._base_url, content=query, headers=headers)
        return (await self._send(request, 1)).content

    async def revocation_lists(self) -> list[bytes]:
        requests = [self._client.build_request("GET", address) for address in self._revocations]
        return [(await self._send(request, 1)).content for request in requests]
