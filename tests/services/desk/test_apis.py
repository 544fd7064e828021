"""What the desk makes of a service's answers."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import httpx
import pytest

from services.desk.apis import Apis


@pytest.mark.parametrize(("status", "shown"), [(204, 204), (500, 503)])
async def test_an_act_that_answers_nothing_is_done_and_a_failure_without_a_word_is_not(
    status: int, shown: int
) -> None:
    """Archiving answers 204 under the type of JSON: the page said that intake was down, when the case was archived."""

    def answers(_: httpx.Request) -> httpx.Response:
        return httpx.Response(status, headers={"content-type": "application/json"})

    config: Any = SimpleNamespace(service_url=lambda _: "http://intake")
    apis = Apis(config)
    await apis.close()
    apis._http = httpx.AsyncClient(transport=httpx.MockTransport(answers))
    answer = await apis.ask("POST", "intake", "/cases/1/archive", 5.0)
    await apis.close()
    assert (answer.status, answer.ok) == (shown, status == 204)
