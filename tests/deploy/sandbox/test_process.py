"""The sandbox as a process: kill -9 loses nothing that it has answered."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest
import uvicorn

from shared.gateways.bank import HttpBank, PaymentOrder
from tests.deploy.sandbox.conftest import CASE, MASTER, Receiver

pytestmark = pytest.mark.road


def free_port() -> int:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return int(held.getsockname()[1])


@asynccontextmanager
async def process(port: int, data_dir: Path, funds: str) -> AsyncIterator[asyncio.subprocess.Process]:
    """Running until the block ends; killed with SIGKILL in any case."""
    environment = {
        "JIYUE_MODE": "sandbox",
        "JIYUE_PORT": str(port),
        "JIYUE_DATA_DIR": str(data_dir),
        "JIYUE_SANDBOX_URL": f"http://127.0.0.1:{port}",
        "JIYUE_URL_FUNDS": funds,
        "JIYUE_MASTER_ACCOUNT": MASTER,
    }
    running = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "deploy.sandbox", env=os.environ | environment
    )
    try:
        async with asyncio.timeout(60), httpx.AsyncClient() as http:
            while True:
                try:
                    await http.get(f"http://127.0.0.1:{port}/health")
                    break
                except httpx.TransportError:
                    assert running.returncode is None
                    await asyncio.sleep(0.05)
        yield running
    finally:
        running.send_signal(signal.SIGKILL)
        await running.wait()


@pytest.fixture
async def funds() -> AsyncIterator[tuple[str, Receiver]]:
    receiver, port = Receiver(), free_port()
    server = uvicorn.Server(uvicorn.Config(receiver.app(), port=port, log_level="warning"))
    serving = asyncio.create_task(server.serve())
    async with asyncio.timeout(10):
        while not server.started:  # noqa: ASYNC110 -- uvicorn offers nothing to wait on
            await asyncio.sleep(0.01)
    yield f"http://127.0.0.1:{port}", receiver
    server.should_exit = True
    await serving


async def test_kill_9_between_a_payment_and_its_message(tmp_path: Path, funds: tuple[str, Receiver]) -> None:
    url, receiver = funds
    port = free_port()
    sandbox = f"http://127.0.0.1:{port}"
    async with httpx.AsyncClient(timeout=30) as http:
        bank = HttpBank(f"{sandbox}/bank", http)
        async with process(port, tmp_path, url):
            account = (await bank.open_account(CASE)).account_number
            payer = {"payer_name": "付款人", "payer_account": "62170000000000001"}
            credit = {"account_number": account, "amount_fen": 100_00} | payer
            await http.post(f"{sandbox}/credits", json=credit)
            await http.post(f"{sandbox}/credits", json=credit | {"amount_fen": 5_00, "after_hours": 240})
            now = (await http.get(f"{sandbox}/clock")).json()["now"]
            assert (await http.post(f"{sandbox}/clock", json={"now": now})).json()["pending"] == 0
            assert [m["amount_fen"] for m in receiver.bodies("127/bank-messages")] == [100_00]
            jwks = (await http.get(f"{sandbox}/oidc/jwks")).json()
            receiver.failing["/bank-messages"] = [503] * 10_000
            order = PaymentOrder(
                payment_id="p1",
                from_account=account,
                payee_name="申请人",
                payee_account="6217000000000000002",
                payee_bank="中国银行",
                amount_fen=60_00,
                remark="执行款",
            )
            paid = await bank.pay(order)
        receiver.failing["/bank-messages"].clear()
        async with process(port, tmp_path, url):
            assert await bank.pay(order) == paid
            assert (await http.get(f"{sandbox}/books/payments")).json()["count"] == 1
            assert (await bank.open_account(CASE)).account_number == account
            state = (await http.get(f"{sandbox}/clock")).json()
            assert (await http.post(f"{sandbox}/clock", json={"now": state["next_event_at"]})).is_success
            assert (await http.get(f"{sandbox}/oidc/jwks")).json() == jwks
    told = [(m["kind"], m["amount_fen"]) for m in receiver.bodies("127/bank-messages")]
    assert told == [("credit", 100_00), ("debit", 60_00), ("credit", 5_00)]
