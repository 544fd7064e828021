"""Who has a part in a case: its officer and judge, of now and of before, and who has stood in for one of them in it."""

from __future__ import annotations

import pytest

from services.intake.docket.models import AppliedFact
from services.intake.sampling.models import DossierRound
from tests.harness import CLOCK_START, Court
from tests.records import appoint, put, record
from tests.services.funds.road import new_case


@pytest.mark.walk
async def test_who_has_stood_in_for_its_officer_is_one_of_them(court: Court) -> None:
    """异议复议规定第十一条, 一(二): long after his deputyship has ended; who has stood in for somebody else is none."""
    case = await new_case(court)
    await court.advance()
    await appoint(court, "chengban02", "quality_officer")
    drawn = {"kind": "执", "frame": [case], "drawn": [case], "state": "running", "opened_by": "zhixiao01"}
    round_ = record(DossierRound, **drawn, drawn_by="yuanzhang01", drawn_at=CLOCK_START, seed="s", size=1)
    await put(court, round_)
    judging = (round_.id, "review_dossier")

    async def had_by() -> list[str]:
        return list((await court.do("GET", "intake", f"/cases/{case}", "chengban01"))["had_by"])

    async def waits_for(who: str) -> bool:
        items = await court.listed("intake", "/work", who)
        return judging in [(item["about"], item["operation"]) for item in items]

    assert await had_by() == ["chengban01", "faguan01"]
    assert await waits_for("chengban02")
    acted = {"docket": f"case/{case}", "kind": "intake.case_filed"}
    other = record(AppliedFact, **acted, actor="zhixiao01", stead=["zhixiao02"])
    await put(court, other, record(AppliedFact, **acted, actor="chengban02", stead=["chengban01"]))
    try:
        assert await had_by() == ["chengban01", "chengban02", "faguan01"]
        assert [await waits_for(who) for who in ("chengban02", "zhixiao01")] == [False, True]
    finally:
        await court.sql(
            "DELETE FROM court.appointment WHERE staff_id = 'chengban02' AND office = 'quality_officer'"
        )
        await court.sql("DELETE FROM intake.dossier_round WHERE id = $1", round_.id)
