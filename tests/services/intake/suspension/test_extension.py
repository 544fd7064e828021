"""The president lengthens the term where he was asked ten days before its end: 案件审理期限规定第五条、第十二条, over HTTP."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest

from shared.values.zone import COURT_ZONE
from tests.harness import Court
from tests.services.intake.refusals import assert_refused
from tests.services.intake.road import assign, duties, file_case

pytestmark = pytest.mark.road

ASK = {"months": 3, "reason": "被执行人的财产正在处置，六个月内不能执结。"}
YES = {"result": "approved", "opinion": "同意延长三个月。"}


async def test_it_is_asked_at_ten_days_and_refused_at_nine(court: Court) -> None:
    """Of two cases of one day, one asks on the last day of the law, the other on the day after."""
    in_time, too_late = await file_case(court, 71), await file_case(court, 72)
    for case in (in_time, too_late):
        await assign(court, case)
    await court.advance()
    due = {case: (await duties(court, case))["case.term"]["due_date"] for case in (in_time, too_late)}
    last = date.fromisoformat(due[in_time])
    assert due[in_time] == due[too_late] == "2026-09-02"

    await court.advance(to=morning(last - timedelta(days=10)))
    asked = await court.do("POST", "intake", f"/cases/{in_time}/extensions", "chengban01", ASK)
    assert (asked["state"], asked["due_before"]) == ("requested", "2026-09-02")

    await court.advance(to=morning(last - timedelta(days=9)))
    late = await court.call("POST", "intake", f"/cases/{too_late}/extensions", "chengban01", ASK)
    detail = "延长应当在期限届满十日前申请，期限至2026-09-02届满"
    assert_refused(
        late, 409, "extension_late", "延长执行期限的申请或者批准已经过期", "案件审理期限规定第十二条"
    )
    assert late.json()["detail"] == detail
    assert (await court.do("GET", "intake", f"/cases/{too_late}/term", "chengban01"))["extensions"] == []

    decision = f"/extensions/{asked['id']}/decision"
    for who in ("chengban01", "faguan01", "juzhang01", "zhixiao01"):
        assert (await court.call("POST", "intake", decision, who, YES)).status_code == 403
    await court.advance()
    assert (await duties(court, in_time))["case.term"]["due_date"] == "2026-09-02"
    await court.do("POST", "intake", decision, "yuanzhang01", YES)
    await court.advance()
    after = {case: (await duties(court, case))["case.term"]["due_date"] for case in (in_time, too_late)}
    assert after == {in_time: "2026-12-02", too_late: "2026-09-02"}
    term = await court.do("GET", "intake", f"/cases/{in_time}/term", "chengban01")
    assert (term["due_date"], term["steps"][0]) == (
        "2026-12-02",
        "经院长批准延长3个月（案件审理期限规定第五条）",
    )


def morning(day: date) -> str:
    return datetime.combine(day, time(10), COURT_ZONE).isoformat()
