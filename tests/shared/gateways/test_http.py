"""The plumbing under every client: what is sent, what is tried again, how it fails, what it never says."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Callable
from urllib.parse import unquote

import httpx
import pytest
from prometheus_client import REGISTRY

from shared.gateways import http as plumbing
from shared.gateways.bank import HttpBank, PaymentOrder
from shared.gateways.errors import GatewayRefused, GatewayUnavailable

CASE = "（2026）豫1502执1号"
ACCOUNT = {"account_name": "法院", "account_number": "17180000", "bank_name": "银行"}
PAYMENT = {
    "payment_id": "p/1",
    "payee_account": "62170000",
    "amount_fen": 100,
    "bank_reference": "b1",
    "paid_at": "2026-03-02T09:00:00+08:00",
}
ORDER = PaymentOrder(
    payment_id="p/1",
    from_account="17180000",
    payee_name="王小明",
    payee_account="62170000",
    payee_bank="银行",
    amount_fen=100,
    remark="执行款",
)
NOT_FOUND = httpx.Response(404, json={"type": "urn:jiyue:problem:not_found", "status": 404})

Reply = httpx.Response | Exception


class Wire:
    """Answers with the given replies in turn, and keeps the requests."""

    def __init__(self) -> None:
        self.replies: list[Reply] = []
        self.requests: list[httpx.Request] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        reply = self.replies.pop(0)
        if isinstance(reply, Exception):
            raise reply
        return reply


@pytest.fixture
def wire() -> Wire:
    return Wire()


@pytest.fixture
async def bank(wire: Wire, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[HttpBank]:
    monkeypatch.setattr(plumbing, "FIRST_PAUSE", 0)
    async with httpx.AsyncClient(transport=httpx.MockTransport(wire)) as client:
        yield HttpBank("http://bank.test/v1/", client)


async def test_a_write_carries_its_business_key(bank: HttpBank, wire: Wire) -> None:
    wire.replies = [httpx.Response(200, json=ACCOUNT)]
    assert (await bank.open_account(CASE)).account_number == "17180000"
    (sent,) = wire.requests
    assert str(sent.url) == "http://bank.test/v1/accounts"
    assert unquote(sent.headers["Idempotency-Key"]) == CASE


@pytest.mark.parametrize(
    "failure",
    [
        httpx.Response(500),
        httpx.Response(503),
        httpx.Response(409),
        httpx.Response(425),
        httpx.Response(429),
        httpx.Response(302),
        httpx.ConnectError("refused"),
        httpx.ReadTimeout("late"),
        httpx.RemoteProtocolError("cut off"),
    ],
)
async def test_what_may_pass_is_tried_again_with_the_same_key(
    bank: HttpBank, wire: Wire, failure: Reply
) -> None:
    wire.replies = [failure, failure, httpx.Response(200, json=ACCOUNT)]
    await bank.open_account(CASE)
    assert len({request.headers["Idempotency-Key"] for request in wire.requests}) == 1
    assert len(wire.requests) == 3


async def test_tries_are_bounded(bank: HttpBank, wire: Wire) -> None:
    wire.replies = [httpx.Response(503)] * 10
    with pytest.raises(GatewayUnavailable) as failed:
        await bank.open_account(CASE)
    assert len(wire.requests) == 3
    assert (failed.value.code, failed.value.retriable) == ("bank.http_503", True)


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 412, 422, 428])
async def test_a_refusal_is_final(bank: HttpBank, wire: Wire, status: int) -> None:
    problem = {"type": "urn:x:no_such_case", "detail": "没有此案", "article": "第四条"}
    wire.replies = [httpx.Response(status, json=problem)]
    with pytest.raises(GatewayRefused) as refused:
        await bank.open_account(CASE)
    assert (refused.value.code, refused.value.detail) == ("bank.no_such_case", "没有此案")
    assert (refused.value.article, refused.value.retriable) == ("第四条", False)
    assert len(wire.requests) == 1


@pytest.mark.parametrize("content", [b"", b"<html>", b"[1]", b"\xff"])
async def test_a_refusal_in_any_form(bank: HttpBank, wire: Wire, content: bytes) -> None:
    wire.replies = [httpx.Response(400, content=content)]
    with pytest.raises(GatewayRefused) as refused:
        await bank.open_account(CASE)
    assert refused.value.code == "bank.http_400"


async def test_a_payment_is_asked_for_first_and_ordered_once(bank: HttpBank, wire: Wire) -> None:
    wire.replies = [NOT_FOUND, httpx.Response(200, json=PAYMENT)]
    assert (await bank.pay(ORDER)).bank_reference == "b1"
    assert [request.method for request in wire.requests] == ["GET", "POST"]
    assert wire.requests[0].url.raw_path == b"/v1/payments/p%2F1"


@pytest.mark.parametrize("failure", [httpx.ReadTimeout("late"), httpx.Response(504)])
async def test_a_payment_with_a_lost_answer_is_not_ordered_again_unasked(
    bank: HttpBank, wire: Wire, failure: Reply
) -> None:
    wire.replies = [NOT_FOUND, failure]
    with pytest.raises(GatewayUnavailable):
        await bank.pay(ORDER)
    wire.replies = [httpx.Response(200, json=PAYMENT)]
    assert (await bank.pay(ORDER)).bank_reference == "b1"
    assert [request.method for request in wire.requests] == ["GET", "POST", "GET"]


async def test_only_the_banks_own_word_means_never_paid(bank: HttpBank, wire: Wire) -> None:
    wire.replies = [httpx.Response(404, content=b"<html>nginx</html>")]
    with pytest.raises(GatewayRefused, match=r"bank\.http_404"):
        await bank.pay(ORDER)
    assert [request.method for request in wire.requests] == ["GET"]


async def test_an_answer_against_the_contract_is_no_answer(bank: HttpBank, wire: Wire) -> None:
    wire.replies = [httpx.Response(200, json=ACCOUNT | {"account_number": None})]
    with pytest.raises(GatewayUnavailable, match="malformed_answer"):
        await bank.open_account(CASE)


async def test_an_answer_may_grow(bank: HttpBank, wire: Wire) -> None:
    wire.replies = [httpx.Response(200, json=ACCOUNT | {"branch": "浉河"})]
    assert (await bank.open_account(CASE)).bank_name == "银行"


FAILURES: list[Callable[[], list[Reply]]] = [
    lambda: [NOT_FOUND, httpx.Response(503, json={"detail": "王小明 62170000"})],
    lambda: [NOT_FOUND, httpx.Response(422, json={"type": "urn:x:no", "detail": "王小明 62170000"})],
    lambda: [NOT_FOUND, httpx.Response(200, json={"payee": "王小明 62170000"})],
    lambda: [NOT_FOUND, httpx.ReadTimeout("王小明 62170000")],
    lambda: [httpx.ConnectError("王小明 62170000")] * 3,
]


@pytest.mark.parametrize("replies", FAILURES)
async def test_no_personal_data_in_logs_and_failures(
    bank: HttpBank,
    wire: Wire,
    caplog: pytest.LogCaptureFixture,
    capsys: pytest.CaptureFixture[str],
    replies: Callable[[], list[Reply]],
) -> None:
    wire.replies = replies()
    with caplog.at_level(logging.DEBUG), pytest.raises((GatewayRefused, GatewayUnavailable)) as failed:
        await bank.pay(ORDER)
    said = caplog.text + capsys.readouterr().out + str(failed.value) + repr(failed.value)
    cause: BaseException | None = failed.value
    while cause is not None:
        said += repr(cause)
        cause = cause.__cause__ if cause.__suppress_context__ else cause.__context__
    assert "王小明" not in said
    assert "62170000" not in said


async def test_an_operator_reads_which_system_failed_how_and_how_often(
    bank: HttpBank, wire: Wire, capsys: pytest.CaptureFixture[str]
) -> None:
    before = failures("bank")
    wire.replies = [NOT_FOUND, httpx.Response(503)]
    with pytest.raises(GatewayUnavailable):
        await bank.pay(ORDER)
    said = capsys.readouterr().out
    assert ("gateway.failed" in said, "bank.http_503" in said, "%" in said) == (True, True, False)
    assert failures("bank") == before + 1


def failures(system: str) -> float:
    return REGISTRY.get_sample_value("gateway_failures_total", {"system": system}) or 0


async def test_an_account_in_an_address_is_not_logged(
    bank: HttpBank, wire: Wire, caplog: pytest.LogCaptureFixture
) -> None:
    wire.replies = [httpx.Response(200, json={"account_number": "17180000", "balance_fen": 0, "entries": []})]
    with caplog.at_level(logging.DEBUG):
        await bank.statement("17180000")
    assert "17180000" not in caplog.text
    assert str(wire.requests[0].url).endswith("/accounts/17180000/entries")
