"""What another must confirm is not confirmed by him in whose stead it was recorded: two names, and one pair of hands."""

from __future__ import annotations

from typing import Any

import pytest

from shared.platform.db import new_id
from tests.harness import CLOCK_START, Court
from tests.records import appoint
from tests.services.funds import road
from tests.services.intake.road import enter, waive

pytestmark = pytest.mark.walk

OFFICER, DEPUTY, JUDGE = "chengban01", "chengban02", "faguan01"


async def away(court: Court, who: str) -> None:
    await court.sql("DELETE FROM court.absence WHERE recorded_by = 'guanli01'")
    await court.sql(
        "INSERT INTO court.absence (id, staff_id, kind, since, reason, recorded_by, recorded_at)"
        " VALUES ($1, $2, 'leave', court.now(), '休假', 'guanli01', court.now())",
        *(new_id(), who),
    )


async def test_what_a_deputy_has_recorded_he_for_whom_he_did_does_not_decide(court: Court) -> None:
    case = await road.funded_case(court)
    parties = (await court.do("GET", "intake", f"/cases/{case}", OFFICER))["parties"]
    applicant = next(one["id"] for one in parties if one["role"] == "applicant")
    today = CLOCK_START.date().isoformat()
    await appoint(court, DEPUTY, "handling_officer", deputy_for=OFFICER)
    await away(court, OFFICER)
    files = {
        name: await enter(court, case, name, "wenshu01", words)
        for name, words in (
            ("claim_waiver", "申请执行人放弃声明"),
            ("stay_ruling", "中止执行裁定书"),
            ("disbursement_hold", "冻结裁定"),
        )
    }
    said = {"waived_by": applicant, "waived_on": today, "all_delay_interest": True}
    own = await enter(court, case, "claim_waiver", OFFICER, "申请执行人另一份放弃声明")
    by_the_absent = await waive(court, case, said | {"file": own}, DEPUTY)
    assert (by_the_absent.status_code, by_the_absent.json()["type"].rpartition(":")[2]) == (
        409,
        "file_not_of_case",
    )
    waiver = (await waive(court, case, said | {"file": files["claim_waiver"]}, DEPUTY)).json()
    stay = {"ground": "suspension", "decided_on": today, "file": files["stay_ruling"]}
    stay = await court.do("POST", "intake", f"/cases/{case}/stays", DEPUTY, stay)
    hold: dict[str, Any] = {"cause": "frozen", "words": "案款被其他案件冻结", "until": "2026-03-31"}
    hold |= {"paper": files["disbursement_hold"]}
    hold = await court.do("POST", "funds", f"/cases/{case}/holds", DEPUTY, hold)

    await appoint(court, OFFICER, "judge", deputy_for=JUDGE)
    await appoint(court, OFFICER, "leader_in_charge")
    await away(court, JUDGE)
    confirmed = {"result": "confirmed"}
    for kind, one, code in (("waivers", waiver, "own_waiver"), ("stays", stay, "own_stay")):
        refused = await court.call("POST", "intake", f"/{kind}/{one['id']}/decision", OFFICER, confirmed)
        assert (refused.status_code, refused.json()["type"]) == (403, f"urn:jiyue:problem:{code}")
    granted = {"granted": True, "answer": "同意暂缓发放"}
    refused = await court.call("POST", "funds", f"/holds/{hold['id']}/decision", OFFICER, granted)
    assert refused.status_code == 403
    assert refused.json()["type"].endswith(":same_person")
    (mine,) = await court.listed("intake", f"/cases/{case}/waivers", OFFICER)
    assert [act["allowed"] for act in mine["acts"]] == [False]

    await court.sql("DELETE FROM court.absence WHERE recorded_by = 'guanli01'")
    for kind, one in (("waivers", waiver), ("stays", stay)):
        await court.do("POST", "intake", f"/{kind}/{one['id']}/decision", JUDGE, confirmed)
    await court.do("POST", "funds", f"/holds/{hold['id']}/decision", "zhuguan01", granted)

    brought = await enter(court, case, "claim_waiver", DEPUTY, "申请执行人又一份放弃声明")
    kept = await court.sql("SELECT entered_by, entered_for FROM documents.file WHERE id = $1", brought)
    assert [tuple(row.values()) for row in kept] == [(DEPUTY, OFFICER)]
    by_the_deputy = await waive(court, case, said | {"file": brought}, OFFICER)
    assert by_the_deputy.json()["type"].endswith(":file_not_of_case"), by_the_deputy.text
