"""What holds for every order to the outside world: keys, faults, refusals; and the demo's issuer."""

from __future__ import annotations

import stat
import time
from pathlib import Path
from typing import Any

import httpx
import jwt
import pytest

from deploy.sandbox import world
from deploy.sandbox.app import create_app
from deploy.sandbox.issuer import demo_secret
from shared.gateways.errors import GatewayUnavailable
from tests.deploy.sandbox.conftest import CASE, SANDBOX, Outside, sandbox_settings


async def post(
    outside: Outside, body: Any, key: str | None = "k1", path: str = "/bank/accounts"
) -> httpx.Response:
    headers = {} if key is None else {"Idempotency-Key": key}
    return await outside.http.post(f"{SANDBOX}{path}", json=body, headers=headers)


async def test_the_same_key_is_answered_the_same(outside: Outside) -> None:
    first, second = [await post(outside, {"case_number": CASE}) for _ in range(2)]
    assert first.content == second.content


async def test_a_key_used_for_another_order_is_refused(outside: Outside) -> None:
    await post(outside, {"case_number": CASE})
    answer = await post(outside, {"case_number": "（2026）豫1502执2号"})
    assert (answer.status_code, answer.json()["type"]) == (422, "urn:jiyue:problem:idempotency_key_reused")
    assert await outside.count("accounts") == 2  # with the main account


async def test_an_order_without_a_key_is_refused(outside: Outside) -> None:
    answer = await post(outside, {"case_number": CASE}, key=None)
    assert (answer.status_code, answer.json()["title"]) == (400, "缺少 Idempotency-Key")


async def test_an_order_of_the_wrong_shape_is_refused_without_quoting_it(outside: Outside) -> None:
    answer = await post(outside, {"case_number": "", "name": "张三"})
    assert answer.status_code == 422
    assert [error["field"] for error in answer.json()["errors"]] == ["case_number", "name"]
    assert "张三" not in answer.text


async def test_error_500_does_nothing(outside: Outside) -> None:
    await outside.fault("bank", "accounts", "error_500", count=3)
    with pytest.raises(GatewayUnavailable) as failed:
        await outside.bank.open_account(CASE)
    assert failed.value.code == "bank.http_500"
    assert await outside.fired() == [3]
    assert await outside.count("accounts") == 1
    assert (await outside.bank.open_account(CASE)).account_number


async def test_lost_reply_carries_the_order_out(outside: Outside) -> None:
    await outside.fault("bank", "accounts", "lost_reply")
    lost = await post(outside, {"case_number": CASE})
    assert (lost.status_code, lost.json()["retriable"]) == (504, True)
    assert await outside.count("accounts") == 2
    again = await post(outside, {"case_number": CASE})
    assert (again.status_code, await outside.count("accounts")) == (200, 2)


async def test_slow_is_late_but_right(outside: Outside, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(world, "SLOW_SECONDS", 0.3)
    await outside.fault("bank", "accounts", "slow")
    began = time.monotonic()
    assert (await post(outside, {"case_number": CASE})).status_code == 200
    assert time.monotonic() - began >= 0.3
    assert await outside.fired() == [1]


@pytest.mark.parametrize(
    ("system", "operation", "fault"),
    [
        ("bank", "payment", "lost_reply"),
        ("bank", "payments", "double"),
        ("bank", "bank-messages", "slow"),
        ("banks", "payments", "slow"),
    ],
)
async def test_a_fault_that_can_never_strike_is_refused(
    outside: Outside, system: str, operation: str, fault: str
) -> None:
    wanted = {"system": system, "operation": operation, "fault": fault}
    answer = await outside.http.put(f"{SANDBOX}/faults", json=[wanted])
    assert answer.status_code == 422


async def test_it_says_that_it_is_a_sandbox(
    outside: Outside, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert (await outside.http.get(f"{SANDBOX}/clock")).headers["X-Sandbox"] == "true"
    assert (await outside.http.get(f"{SANDBOX}/bank/payments/none")).headers["X-Sandbox"] == "true"
    assert "沙箱" in (await outside.lever("GET", "/openapi.json"))["info"]["title"]
    app = create_app(sandbox_settings(tmp_path / "other"))
    async with app.router.lifespan_context(app):
        assert "SANDBOX" in capsys.readouterr().err


def test_it_does_not_start_in_production(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="生产模式"):
        create_app(sandbox_settings(tmp_path, mode="production"))
    assert not list(tmp_path.iterdir())


async def test_health(outside: Outside) -> None:
    assert await outside.lever("GET", "/health") == {"status": "ok"}
    outside.app.state.loop.cancel()
    await outside.settle()
    assert (await outside.http.get(f"{SANDBOX}/health")).status_code == 500


async def sign_in(outside: Outside, **form: str) -> httpx.Response:
    return await outside.http.post(f"{SANDBOX}/oidc/token", data=form)


async def test_the_issuer_says_who_one_is_for_eight_hours(outside: Outside, tmp_path: Path) -> None:
    configuration = await outside.lever("GET", "/oidc/.well-known/openid-configuration")
    answer = await sign_in(outside, staff_id="zhang", secret=demo_secret(tmp_path))
    token = answer.json()["access_token"]
    keys = jwt.PyJWKSet.from_dict((await outside.http.get(configuration["jwks_uri"])).json())
    kid = jwt.get_unverified_header(token)["kid"]
    claims = jwt.decode(token, keys[kid], ["ES256"], audience="jiyue", issuer=configuration["issuer"])
    assert claims["sub"] == "zhang"
    assert claims["exp"] - claims["iat"] == 8 * 3600
    assert abs(claims["iat"] - time.time()) < 60
    assert configuration["token_endpoint"] == f"{SANDBOX}/oidc/token"


async def test_tokens_run_on_real_time(outside: Outside, tmp_path: Path) -> None:
    await outside.after(days=365)
    answer = await sign_in(outside, staff_id="zhang", secret=demo_secret(tmp_path))
    claims = jwt.decode(answer.json()["access_token"], options={"verify_signature": False})
    assert abs(claims["iat"] - time.time()) < 60


async def test_a_service_signs_in_with_client_credentials(outside: Outside, tmp_path: Path) -> None:
    url = (await outside.lever("GET", "/oidc/.well-known/openid-configuration"))["token_endpoint"]
    form = {
        "grant_type": "client_credentials",
        "client_id": "service:funds",
        "client_secret": demo_secret(tmp_path),
    }
    answer = (await outside.http.post(url, data=form)).json()
    claims = jwt.decode(answer["access_token"], options={"verify_signature": False})
    assert (claims["sub"], answer["expires_in"]) == ("service:funds", 8 * 3600)


WRONG = [
    {"staff_id": "zhang", "secret": "guess"},
    {"staff_id": "zhang"},
    {"client_id": "service:funds", "client_secret": "guess"},
    {},
]


@pytest.mark.parametrize("form", WRONG)
async def test_without_the_secret_one_is_nobody(outside: Outside, form: dict[str, str]) -> None:
    answer = await sign_in(outside, **form)
    assert (answer.status_code, answer.json()["type"]) == (401, "urn:jiyue:problem:not_authenticated")


async def test_the_secret_alone_names_nobody(outside: Outside, tmp_path: Path) -> None:
    assert (await sign_in(outside, secret=demo_secret(tmp_path))).status_code == 401


async def test_key_and_secret_are_made_at_set_up_for_the_owner_only(outside: Outside, tmp_path: Path) -> None:
    kept = sorted((tmp_path / "issuer").iterdir())
    assert [path.name for path in kept] == ["key.pem", "secret"]
    assert {stat.S_IMODE(path.stat().st_mode) for path in kept} == {0o600}
    assert len(demo_secret(tmp_path)) >= 20
