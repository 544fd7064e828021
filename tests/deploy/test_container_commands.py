"""What the containers run, as plain processes: the compose file's commands under the image's variables, in production."""

from __future__ import annotations

import asyncio
import os
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from uuid import uuid4

import httpx
import pytest
import pytest_asyncio

from deploy.ports import free_ports
from tests.deploy.manifests import DEPLOY, compose, drawn_secrets, env_file, image_environment
from tests.servers import temporal

pytestmark = pytest.mark.road

NOT_ADDRESSES = ("JIYUE_SECRETS", "JIYUE_PROXIES")
"""Of what the example leaves empty: everything else is where somebody is reached."""

Run = Callable[..., "subprocess.Popen[bytes]"]


@pytest_asyncio.fixture
async def run(tmp_path: Path) -> AsyncIterator[Run]:
    """The containers' commands as plain processes, under the image's variables, in production mode."""
    postgres = os.environ["JIYUE_TEST_POSTGRES"]
    name = f"court_{uuid4().hex[:12]}"
    address = postgres.partition("@")[2].rpartition("/")[0]
    secrets, services = drawn_secrets(tmp_path), compose()
    running: list[subprocess.Popen[bytes]] = []

    def started(process: str, port: int = 0) -> subprocess.Popen[bytes]:
        own = tmp_path / process
        own.mkdir()
        for file in (secrets / process).iterdir():
            text = file.read_text().replace("postgres:5432/jiyue", f"{address}/{name}")
            (own / file.name).write_text(text)
        if process == "migrate":
            (own / "jiyue_database_dsn").write_text(f"{postgres.rpartition('/')[0]}/{name}\n")
        values = env_file("court.env.example")
        image = {
            key: value for key, value in image_environment().items() if key not in ("PATH", "PYTHONPATH")
        }
        environment = {
            **{key: value for key, value in os.environ.items() if not key.startswith("JIYUE_")},
            **{
                key: value or "http://127.0.0.1:9"
                for key, value in values.items()
                if key not in NOT_ADDRESSES
            },
            **image,
            "JIYUE_MODE": "production",
            "JIYUE_TEMPORAL_ADDRESS": temporal_address,
            "JIYUE_TEMPORAL_NAMESPACE": name,
            "JIYUE_SECRETS_DIR": str(own),
            "JIYUE_DATA_DIR": str(tmp_path / "data"),
            "UVICORN_HOST": "127.0.0.1",
            "UVICORN_PORT": str(port),
            "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        }
        command = shlex.split(shlex.join(services[process].command).replace("/run/secrets", str(own)))
        running.append(subprocess.Popen(command, env=environment, cwd=DEPLOY.parent))
        return running[-1]

    async with temporal() as temporal_address:
        yield started
    for process in running:
        if process.poll() is None:
            process.kill()
            process.wait()


async def test_the_commands_run_in_production_and_end_on_sigterm(run: Run) -> None:
    assert await asyncio.to_thread(run("migrate").wait, 60) == 0
    ports = dict(zip(("intake", "worker"), free_ports(2), strict=True))
    running = {name: run(name, port) for name, port in ports.items()}
    async with httpx.AsyncClient() as http:
        for name, port in ports.items():
            deadline = time.monotonic() + 60
            while not await ready(http, port):
                assert running[name].poll() is None, f"{name} has ended"
                assert time.monotonic() < deadline, f"{name} is not ready"
                await asyncio.sleep(0.1)
        # As the front sends it, its prefix cut off; the page then names the address with the prefix.
        page = await http.get(f"http://127.0.0.1:{ports['intake']}/docs")
        assert "/intake/openapi.json" in page.text
        assert (await http.post(f"http://127.0.0.1:{ports['intake']}/clock/advance")).status_code == 404
    for process in running.values():
        process.send_signal(signal.SIGTERM)
    for name, process in running.items():
        assert await asyncio.to_thread(process.wait, 30) in (0, -signal.SIGTERM), name


async def ready(http: httpx.AsyncClient, port: int) -> bool:
    try:
        return (await http.get(f"http://127.0.0.1:{port}/health/ready")).status_code == 200
    except httpx.TransportError:
        return False
