"""变更、追加当事人规定第二十七条: the same party goes on under another name; what was signed under the former one stands."""

from __future__ import annotations

import pytest

from tests.harness import Court
from tests.services.custody.road import books
from tests.services.intake.renamings.road import new_case, paper, rename, ruled
from tests.services.intake.road import enter

CAR = {"sort": "movables", "what": "小型轿车一辆", "place": "河南省信阳市浉河区", "value": "60000.00"}
NEW = "信阳市浉河区新天地建材有限公司"


@pytest.mark.walk
async def test_a_party_goes_on_under_another_name_and_what_was_ruled_before_stands(court: Court) -> None:
    case, parties, application = await new_case(court)
    unit, other, debtor, _ = parties
    before = await ruled(court, case, parties, unit["name"])
    letter = await enter(
        court, case, f"withdrawal&title={unit['name']}的撤回申请书", "lian01", "撤回执行申请"
    )
    proof = await paper(court, case, unit["name"], NEW)
    right = {"name": NEW, "identity": unit["identity"], "renamed_on": "2026-02-20", "proof": proof}

    own = await paper(court, case, unit["name"], NEW, by="lian01")
    one_name = await paper(court, case, NEW)
    for wrong, status, field in (
        ({"identity": other["identity"]}, 409, "identity"),
        ({"name": unit["name"]}, 409, "name"),
        ({"name": other["name"]}, 409, "name"),
        ({"renamed_on": "2030-01-01"}, 422, "renamed_on"),
        ({"renamed_on": "2025-11-19"}, 422, "renamed_on"),
        ({"proof": own}, 409, "proof"),
        ({"proof": one_name}, 409, "proof"),
        ({"proof": letter}, 409, "proof"),
    ):
        refused = await rename(court, application, unit["id"], **right | wrong)
        assert refused.status_code == status, (wrong, refused.text)
        assert [one["field"] for one in refused.json()["errors"]] == [field], wrong
    assert (await rename(court, application, unit["id"], "chengban01", **right)).status_code == 403
    done = await rename(court, application, unit["id"], **right)
    assert (done.status_code, done.json().get("before")) == (201, unit["name"]), done.text
    again = await rename(court, application, unit["id"], **right | {"name": f"{NEW}一"})
    assert again.status_code in (409, 422), "neither by the same paper nor on the same day"
    await court.advance()

    for team, who in (("intake", "chengban01"), ("intake", "wenshu01"), ("intake", "cunguan01")):
        answer = await court.call("GET", team, f"/cases/{case}", who)
        if answer.status_code != 200 or "parties" not in answer.json():
            continue
        shown = answer.json()["parties"][0]
        assert (shown["name"], shown["identity"]) == (NEW, unit["identity"])
        assert [(one["name"], one["until"]) for one in shown["former_names"]] == [
            (unit["name"], "2026-02-20")
        ]
    kept = await court.do("GET", "intake", f"/cases/{case}/renamings", "chengban01")
    assert [(one["before"], one["after"], one["proof"]) for one in kept] == [(unit["name"], NEW, proof)]
    told = await court.sql(
        "SELECT staff_id FROM intake.reminder WHERE docket = $1 AND step = 'party_renamed'", f"case/{case}"
    )
    assert [row["staff_id"] for row in told] == ["chengban01"]

    late = await ruled(court, case, parties, unit["name"])
    out = {"party": unit["id"], "ground": "withdrawn", "ground_paper": letter}
    path = f"/cases/{case}/alterations"
    refused = await court.call("POST", "intake", path, "chengban01", out | {"ruling": late})
    assert (refused.status_code, refused.json()["errors"][0]["field"]) == (409, "ruling"), "of after it"
    titled = f"withdrawal&title={unit['name']}的撤回申请书"
    after = await enter(court, case, titled, "lian01", "更名后撤回执行申请")
    refused = await court.call(
        "POST", "intake", path, "chengban01", out | {"ruling": before, "ground_paper": after}
    )
    assert (refused.status_code, refused.json()["errors"][0]["field"]) == (409, "ground_paper"), "after it"
    left = await court.call("POST", "intake", path, "chengban01", out | {"ruling": before})
    assert left.status_code == 201, left.text

    # a respondent is searched for under the name that he bears now
    called = {"name": "孙更名", "identity": debtor["identity"], "renamed_on": "2026-02-26"}
    shows = await paper(court, case, debtor["name"], called["name"])
    titled = f"property_report&title={debtor['name']}的财产报告"
    reported = await enter(court, case, titled, "wenshu01", "更名前的财产报告")
    assert (await rename(court, application, debtor["id"], **called, proof=shows)).status_code == 201
    late = await enter(court, case, titled, "wenshu01", "更名后的财产报告")
    path = f"/cases/{case}/property-reports"
    said = {"party": debtor["id"], "report_kind": "report", "entries": [CAR]}
    for one, status in ((late, 409), (reported, 201)):
        body = said | {"paper": one, "received_at": done.json()["recorded_at"]}
        answer = await court.call("POST", "intake", path, "lian01", body)
        assert answer.status_code == status, answer.text
    await court.advance()
    asked = {row["respondent_name"] for row in await books(court, "queries", case)}
    assert {debtor["name"], called["name"]} <= asked
