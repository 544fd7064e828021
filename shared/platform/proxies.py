"""From where a request comes when a proxy of ours stands before the service: the proxy's word, and nobody else's."""

from __future__ import annotations

from ipaddress import ip_network

from fastapi import FastAPI
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from shared.platform.settings import Settings


def believe(app: FastAPI, config: Settings) -> None:
    """Take X-Forwarded-For of the proxies that the settings name. To be called last: what is added later stands outside."""
    named = config.proxies.replace(",", " ").split()
    for proxy in named:
        try:
            ip_network(proxy)
        except ValueError:
            raise SystemExit(f"JIYUE_PROXIES 中的“{proxy}”不是地址或者网段") from None
        if ip_network(proxy).prefixlen == 0:
            raise SystemExit("JIYUE_PROXIES 不得写成任何地址：谁都可以自称从别处来")
    if named:
        app.add_middleware(ProxyHeadersMiddleware, trusted_hosts=named)
