"""A notice, a ruling, a letter by which custody or another court acts is not taken back, from the order on."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from tests.harness import Court
from tests.services.commission.road import CALLED, JINSHUI, delegated, sent
from tests.services.commission.supplement.road import asked, says_incomplete, supply
from tests.services.custody.offline.road import offline, paper, record, seizure
from tests.services.custody.road import ruled, ruling
from tests.services.documents.withdrawal.road import withdraw

DAY = timedelta(days=1)


@pytest.mark.walk
async def test_by_which_it_was_seized_at_the_counter_and_is_to_be_renewed(court: Court) -> None:
    case, deposit = await offline(court, 884)
    taken = await seizure(court, case)
    assert (await record(court, deposit, **taken)).status_code == 201
    assert await used(court, taken["letter_document"]) == ["已经据此办理查封、冻结，须另行作出裁定"]
    (measure,) = await court.listed("custody", f"/cases/{case}/measures", "chakong01")
    last = date.fromisoformat(measure["expires_on"])
    term = {"starts_on": str(last + DAY), "ends_on": str(last + 300 * DAY)}
    rows = [row | term for row in (await ruled(court, case))["assets"]]
    order = {
        "ruling_document": await ruling(court, case, another="renewal", assets=rows),
        "letter_document": await ruling(court, case, "assistance_notice", another="renewal"),
    }
    path = f"/measures/{measure['id']}"
    await court.do("POST", "custody", f"{path}/renewal", "chakong01", order)
    for document in order.values():
        assert await used(court, document) == ["已经据此办理查封、冻结的续行，须另行作出裁定"]
    refusal = {"result": "refused", "record": await paper(court, case)}
    await court.do("POST", "custody", f"{path}/return", "chakong01", refusal)
    assert [await used(court, document) for document in order.values()] == [None, None]


@pytest.mark.walk
async def test_by_which_what_was_missing_is_sent_after(court: Court) -> None:
    case, asset = await delegated(court, 885)
    commission = await sent(court, case, asset)
    assert (await says_incomplete(court, commission, "m-885")).status_code == 200
    letter = await ruling(court, case, "commission_letter", another="anew", receiving_court=CALLED[JINSHUI])
    notice = await ruling(court, case, "assistance_notice", another="anew")
    idle = await ruling(court, case, "assistance_notice", another="of no use")
    for number, document in enumerate((letter, notice)):
        digest = f"{number:064x}"
        await court.sql("UPDATE documents.document SET sha256 = $2 WHERE id = $1", document, digest)
    enclosed = [{"kind": "assistance_notice", "document_id": notice}]
    body = {"document_id": letter, "enclosures": enclosed}
    supplied = await supply(court, await asked(court, case), **body)
    assert supplied.status_code == 200, supplied.text
    for document in (letter, notice):
        assert await used(court, document) == ["已经据此办理委托事项的补正，须另行作出裁定"]
    assert await used(court, idle) is None


async def used(court: Court, document: str) -> list[str] | None:
    """What was done by it; None where it is taken back."""
    answer = await withdraw(court, document, "juzhang01")
    problem: dict[str, Any] = answer.json()
    if answer.is_success:
        return None
    assert problem["type"] == "urn:jiyue:problem:document_used", problem
    return [fault["detail"] for fault in problem["errors"]]
