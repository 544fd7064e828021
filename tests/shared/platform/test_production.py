"""Production starts on real time and a real issuer only, and nothing that is played gets through to it."""

from __future__ import annotations

import asyncio
import contextlib
import os
import sys
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import asyncpg
import httpx
import pytest

from deploy.local import DEMO_MASTER_ACCOUNT, LOGIN_ROLES
from deploy.ports import free_ports
from deploy.sandbox.app import create_app as create_sandbox
from shared.contracts.teams import TEAMS
from shared.gateways.errors import GatewayUnavailable
from shared.gateways.notices import HttpNoticeService
from shared.platform.auth import Verifier
from shared.platform.production import outside_client
from shared.platform.settings import Settings
from shared.values.refusal import Problem
from tests.harness import Court, _copy_template
from tests.servers import PASSWORD

NOWHERE = "127.0.0.1:1"


@dataclass
class Site:
    """A court's database as production wants it, and an issuer that is no sandbox; `run` starts one process on them."""

    database: str
    issuer: str
    directory: Path

    async def sql(self, statement: str) -> None:
        connection = await asyncpg.connect(self._server() + self.database)
        try:
            await connection.execute(statement)
        finally:
            await connection.close()

    def _server(self) -> str:
        return os.environ["JIYUE_TEST_POSTGRES"].rpartition("/")[0] + "/"

    def environment(self, name: str, **changes: str) -> dict[str, str]:
        host = self._server().rpartition("@")[2]
        role = LOGIN_ROLES.get(name, "auditor")
        return {
            **{key: value for key, value in os.environ.items() if not key.startswith("JIYUE_")},
            "JIYUE_MODE": "production",
            "JIYUE_DATABASE_DSN": f"postgresql://{role}:{PASSWORD}@{host}{self.database}",
            "JIYUE_TEMPORAL_ADDRESS": NOWHERE,
            "JIYUE_ISSUER_URL": self.issuer,
            "JIYUE_MASTER_ACCOUNT": DEMO_MASTER_ACCOUNT,
            "JIYUE_URL_TIMESTAMPS": f"http://{NOWHERE}",
            "JIYUE_URL_REVOCATIONS": f"http://{NOWHERE}",
            "JIYUE_DATA_DIR": str(self.directory),
            **changes,
        }

    @contextlib.asynccontextmanager
    async def run(self, name: str, **changes: str) -> AsyncIterator[tuple[asyncio.subprocess.Process, str]]:
        """The process of a team, of the worker or of the sandbox, as an installation starts it; and its address."""
        (port,) = free_ports(1)
        module = {"worker": "deploy.worker", "sandbox": "deploy.sandbox.app"}.get(
            name, f"services.{name}.app"
        )
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "uvicorn", f"{module}:create_app", "--factory", "--port", str(port)),
            *("--log-level", "warning"),
            env=self.environment(name, **changes),
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.PIPE,
        )
        try:
            yield process, f"http://127.0.0.1:{port}"
        finally:
            if process.returncode is None:
                process.terminate()
                await process.communicate()

    async def refusal(self, name: str, **changes: str) -> str:
        """The one line by which the process says that it does not start."""
        async with self.run(name, **changes) as (process, _):
            _, err = await asyncio.wait_for(process.communicate(), 60)
        assert process.returncode not in (0, None)
        (line,) = err.decode().splitlines()
        return line


@pytest.fixture
async def site(tmp_path: Path) -> AsyncIterator[Site]:
    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\nconnection: close\r\n\r\n{}")
        await writer.drain()
        writer.close()

    name = f"production_{uuid4().hex[:12]}"
    await _copy_template(name)
    issuer = await asyncio.start_server(answer, "127.0.0.1", 0)
    address = issuer.sockets[0].getsockname()
    async with issuer:
        site = Site(name, f"http://127.0.0.1:{address[1]}", tmp_path)
        await site.sql("UPDATE court.clock SET shift = '0'")
        yield site


async def answers(process: asyncio.subprocess.Process, url: str) -> None:
    async with httpx.AsyncClient() as http, asyncio.timeout(60):
        while process.returncode is None:
            with contextlib.suppress(httpx.TransportError):
                if (await http.get(url)).is_success:
                    return
            await asyncio.sleep(0.05)
    raise AssertionError("it ended")


@pytest.mark.walk
async def test_on_real_time_with_a_real_issuer_it_starts_and_has_no_lever_for_the_clock(site: Site) -> None:
    async with site.run("intake") as (process, url), httpx.AsyncClient(base_url=url) as http:
        await answers(process, f"{url}/health/ready")
        assert (await http.post("/clock/advance", json={})).status_code == 404
        paths = (await http.get("/openapi.json")).json()["paths"]
        assert "/calendar" in paths
        assert [path for path in paths if "clock" in path] == []
        for path in ("/health/live", "/tasks", "/nowhere"):
            assert "X-Sandbox" not in (await http.get(path)).headers


@pytest.mark.walk
async def test_it_starts_while_its_issuer_does_not_answer(site: Site) -> None:
    async with site.run("custody", JIYUE_ISSUER_URL=f"http://{NOWHERE}") as (process, url):
        await answers(process, f"{url}/health/ready")


@pytest.mark.walk
@pytest.mark.parametrize("shift", ["1 second", "-400 days"])
async def test_no_process_starts_on_a_clock_that_was_moved(site: Site, shift: str) -> None:
    await site.sql(f"UPDATE court.clock SET shift = '{shift}'")
    names = (*TEAMS, "worker") if shift == "1 second" else ("intake",)
    lines = await asyncio.gather(*map(site.refusal, names))
    for line in lines:
        assert line.startswith("生产模式拒绝启动：法院时钟被调整过")
        assert "JIYUE_DATABASE_DSN" in line


async def test_it_does_not_start_without_an_issuer(site: Site) -> None:
    line = await site.refusal("documents", JIYUE_ISSUER_URL="")
    assert line.startswith("生产模式拒绝启动：未配置身份认证服务；请将 JIYUE_ISSUER_URL 设为")


@pytest.mark.walk
@pytest.mark.parametrize("name", ["documents", "worker"])
async def test_it_does_not_start_without_the_account_that_nobody_may_be_told(site: Site, name: str) -> None:
    line = await site.refusal(name, JIYUE_MASTER_ACCOUNT="")
    assert line.startswith("生产模式拒绝启动：没有经确认的法院主体账户")
    assert "二(六)1" in line
    assert "JIYUE_MASTER_ACCOUNT" in line
    assert "/court-accounts" in line


@pytest.mark.walk
@pytest.mark.parametrize("missing", ["JIYUE_URL_TIMESTAMPS", "JIYUE_URL_REVOCATIONS"])
async def test_it_does_not_start_to_sign_what_nobody_can_prove_later(site: Site, missing: str) -> None:
    line = await site.refusal("documents", **{missing: ""})
    assert line.startswith("生产模式拒绝启动：没有时间戳服务和证书吊销列表的地址")
    assert missing in line


@pytest.mark.walk
async def test_the_team_at_which_a_court_is_set_up_starts_before_there_is_an_account(site: Site) -> None:
    async with site.run("intake", JIYUE_MASTER_ACCOUNT="") as (process, url):
        await answers(process, f"{url}/health/ready")


@pytest.mark.walk
async def test_it_does_not_start_on_the_sandboxs_issuer(site: Site, court: Court) -> None:
    line = await site.refusal("funds", JIYUE_ISSUER_URL=f"{court.urls['sandbox']}/oidc")
    assert line.startswith("生产模式拒绝启动：JIYUE_ISSUER_URL 指向沙箱的演示身份；请改为")


@pytest.mark.walk
async def test_it_does_not_start_beside_a_sandbox(site: Site) -> None:
    line = await site.refusal("auction", JIYUE_SANDBOX_URL="http://127.0.0.1:7601")
    assert line.startswith("生产模式不得连接沙箱：请删除 JIYUE_SANDBOX_URL")


async def test_it_does_not_start_when_the_clock_cannot_be_looked_at(site: Site) -> None:
    line = await site.refusal("commission", JIYUE_DATABASE_DSN=f"postgresql://commission_app@{NOWHERE}/court")
    assert line.startswith("生产模式拒绝启动：无法核对法院时钟")


@pytest.mark.walk
async def test_the_sandbox_does_not_start_in_production(site: Site, tmp_path: Path) -> None:
    assert (await site.refusal("sandbox")).startswith("生产模式不得启动沙箱：请")
    with pytest.raises(SystemExit, match="生产模式不得启动沙箱"):
        create_sandbox(Settings(mode="production", data_dir=tmp_path))


async def test_an_issuer_that_turns_out_to_be_a_sandbox_admits_nobody(court: Court) -> None:
    """It may not have answered yet when the process started."""
    token, issuer = await court.token("lian01"), f"{court.urls['sandbox']}/oidc"
    async with outside_client(Settings(mode="sandbox")) as http:
        assert await Verifier(issuer, "jiyue", http).subject(token) == "lian01"
    async with outside_client(Settings(mode="production")) as http:
        with pytest.raises(Problem) as refusal:
            await Verifier(issuer, "jiyue", http).subject(token)
    assert refusal.value.status == 503


async def test_production_takes_no_sandboxs_answer_for_an_outside_systems(court: Court) -> None:
    async with outside_client(Settings(mode="production")) as http:
        notices = HttpNoticeService(f"{court.urls['sandbox']}/notices", http)
        with pytest.raises(GatewayUnavailable):
            await notices.notice_state("any")


@pytest.mark.parametrize("name", [*TEAMS, "sandbox"])
async def test_in_sandbox_mode_every_answer_says_so(court: Court, name: str) -> None:
    for method, path in (("GET", "/openapi.json"), ("GET", "/nowhere"), ("DELETE", "/openapi.json")):
        answer = await court.http.request(method, court.urls[name] + path)
        assert answer.headers["X-Sandbox"] == "true", (path, answer.status_code)
    if name != "sandbox":
        for path in ("/health/live", "/health/ready", "/metrics"):
            assert (await court.http.get(court.urls[name] + path)).headers["X-Sandbox"] == "true"
        oversized = await court.http.post(court.urls[name] + "/nowhere", content=b" " * (1 << 21))
        assert (oversized.status_code, oversized.headers["X-Sandbox"]) == (413, "true")
