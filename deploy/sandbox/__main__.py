"""`python -m deploy.sandbox`: the sandbox as a process of its own, on loopback, configured by JIYUE_*."""

from __future__ import annotations

import uvicorn

from deploy.sandbox.app import create_app
from shared.platform.settings import settings

if __name__ == "__main__":
    # No access log: an address may hold a bank account or an identity number.
    uvicorn.run(create_app(settings()), host="127.0.0.1", port=settings().port, access_log=False)
