"""A lifting that the institution refuses is a task each time, and is decided again: online, or by hand with its paper."""

from __future__ import annotations

from typing import Any

import pytest

from shared.contracts.documents.purposes import FilePurpose
from tests.harness import Court
from tests.services.custody.road import (
    DEPOSIT,
    assets,
    assign,
    books,
    duties,
    fault,
    file_case,
    freeze_online,
    ruling,
)


@pytest.mark.walk
async def test_what_the_network_will_not_lift_is_decided_again_and_lifted_by_hand(court: Court) -> None:
    case = await file_case(court, 110, DEPOSIT)
    await assign(court, case)
    (deposit,) = (await assets(court, case)).values()
    assert (await freeze_online(court, deposit, amount="30000")).status_code == 201
    await court.advance()

    async def now() -> dict[str, Any]:
        (measure,) = await court.listed("custody", f"/cases/{case}/measures", "chakong01")
        return dict(measure)

    async def waiting() -> list[str]:
        rows = await court.listed("custody", f"/work?case_number={case}", "chakong01")
        return [row["operation"] for row in rows if row["on"] == "measure"]

    path = f"/measures/{(await now())['id']}"
    online = {"ruling_document": await ruling(court, case, "lifting_ruling"), "reason": "已履行完毕"}
    by_hand = online | {"offline": True}
    early = await court.call("POST", "custody", f"{path}/lifting", "chakong01", by_hand)
    assert early.json()["type"] == "urn:jiyue:problem:lifting_not_refused"
    for refusals in (1, 2):
        await fault(court, "query", "releases", "refused")
        await court.do("POST", "custody", f"{path}/lifting", "chakong01", online)
        await court.advance()
        kept = await now()
        assert (kept["state"], kept["lift_decided_at"], kept["lift_refusals"]) == (
            *("in_force", None),
            refusals,
        )
        tasks = await court.sql("SELECT text FROM intake.task WHERE docket = $1", f"case/{case}")
        assert [row["text"] for row in tasks] == [
            "「解除查封、冻结」未能办理（query.sandbox_refused），请承办人处理"
        ] * refusals
        code = await court.sql(
            "SELECT detail->>'code' AS code FROM custody.audit WHERE action = 'measure.lifting_refused'"
            " AND case_number = $1",
            case,
        )
        assert [row["code"] for row in code] == ["query.sandbox_refused"] * refusals
        assert {one["operation"] for one in kept["acts"] if one["allowed"]} == {
            "lift_measure",
            "renew_measure",
        }

    await court.do("POST", "custody", f"{path}/lifting", "chakong01", by_hand)
    await court.advance()
    assert await waiting() == ["record_offline_return"]
    (freeze,) = await books(court, "freezes", case)
    assert freeze["released_at"] is None, "nothing is ordered of the network"
    done = {"effective_at": (await court.advance()).isoformat()}
    own = done | {"record": (await court.upload(case, FilePurpose.SEIZURE_RETURN, "chakong01"))["id"]}
    loose = await court.call("POST", "custody", f"{path}/return", "chakong01", own)
    assert loose.json()["type"] == "urn:jiyue:problem:file_not_of_case", "his own"
    paper = {"record": (await court.upload(case, FilePurpose.SEIZURE_RETURN, "juanzong01", "回执"))["id"]}
    kept = await court.do("POST", "custody", f"{path}/return", "chakong01", paper | {"result": "refused"})
    assert (kept["lift_decided_by"], kept["lift_offline"], kept["lift_refusals"]) == (None, False, 3)
    await court.do("POST", "custody", f"{path}/lifting", "chakong01", by_hand)
    done = {"effective_at": (await court.advance()).isoformat()}
    paper = {"record": (await court.upload(case, FilePurpose.SEIZURE_RETURN, "juanzong01", "另一"))["id"]}
    lifted = await court.do("POST", "custody", f"{path}/return", "chakong01", paper | done)
    assert lifted["state"] == "lifted"
    await court.advance()
    assert await duties(court, case, "custody.renewal") == ["met"]
    assert await waiting() == []


@pytest.mark.walk
async def test_a_lifting_once_refused_is_done_online_when_it_is_decided_again(court: Court) -> None:
    case = await file_case(court, 111, DEPOSIT)
    (deposit,) = (await assets(court, case)).values()
    assert (await freeze_online(court, deposit, amount="30000")).status_code == 201
    await court.advance()
    (measure,) = await court.listed("custody", f"/cases/{case}/measures", "chakong01")
    body = {"ruling_document": await ruling(court, case, "lifting_ruling"), "reason": "已履行完毕"}
    await fault(court, "query", "releases", "refused")
    for state in ("in_force", "lifted"):
        await court.do("POST", "custody", f"/measures/{measure['id']}/lifting", "chakong01", body)
        await court.advance()
        (measure,) = await court.listed("custody", f"/cases/{case}/measures", "chakong01")
        assert measure["state"] == state
    (freeze,) = await books(court, "freezes", case)
    assert freeze["released_at"] is not None
