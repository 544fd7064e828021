"""销案、不予执行、驳回申请 (法发〔2014〕26号第十八至二十条): each by its ruling, served, and only then closed."""

from __future__ import annotations

from typing import Any

import pytest

from services.documents.delivery.models import Delivery
from services.intake.closing.service import ends_with
from services.intake.coercion.models import Coercion
from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.intake.closing import ClosingGround
from shared.contracts.intake.facts import CaseClosed
from shared.law.rulebook import DUTIES
from tests.harness import CLOCK_START, Court
from tests.records import put, record
from tests.services.documents import road as documents
from tests.services.documents.samples import SAMPLES
from tests.services.intake.road import ask, leave_nothing_open, review

GROUNDS = {
    "cancelled": ("cancellation_ruling", "filed_elsewhere"),
    "non_enforcement": ("non_enforcement_ruling", "notarised"),
    "dismissed": ("dismissal_ruling", "not_effective"),
}


async def ruled(court: Court, file: dict[str, Any], kind: str) -> str:
    """Its ruling: drafted and signed by the case's judge, reviewed by another."""
    said = SAMPLES[kind] | documents.sides(file) | {"reason": SAMPLES[kind]["reason"]}
    draft = {"kind": kind, "fields": said}
    made = await court.do("POST", "documents", f"/cases/{file['case_number']}/documents", "faguan01", draft)
    await documents.verify(court, made["id"], "faguan01")
    await documents.review(court, made["id"], "faguan02")
    assert [one["outcome"] for one in await documents.sign(court, [made["id"]], "faguan01")] == ["signed"]
    await court.advance()
    return str(made["id"])


def test_no_duty_that_closing_alone_meets_bars_the_closing() -> None:
    barring = {
        duty.id for duty in DUTIES.values() if duty.met_by.kind is CaseClosed and not duty.outlives_case
    }
    assert {"petition.limitation_granted", "petition.jurisdiction_granted"} <= barring
    assert barring <= set().union(*(ends_with(ground) for ground in (None, *ClosingGround)))
    assert "petition.limitation_granted" not in ends_with(ClosingGround.WITHDRAWN)


@pytest.mark.road
async def test_a_case_is_cancelled_not_enforced_or_dismissed_by_a_ruling_that_is_served(court: Court) -> None:
    await documents.install_keys(court)
    for seed, (mode, (kind, ground)) in enumerate(GROUNDS.items(), 2018):
        file = await documents.filed_case(court, seed)
        await documents.assign(court, file)
        case = file["case_number"]
        if mode == "non_enforcement":
            await court.sql(
                "UPDATE intake.application SET instrument_court = '信阳市浉河公证处' WHERE case_number = $1",
                case,
            )
        paper = await court.upload(case, FilePurpose.TERMINATION_GROUND, "lian01", f"{ground}的材料")
        ruling = await ruled(court, file, kind)
        (debtor,) = [one["id"] for one in file["parties"] if one["role"] == "respondent"]
        barred = {
            "carried_out_at": CLOCK_START,
            "state": "in_force",
            "decided_by": "faguan01",
            "decided_at": CLOCK_START,
        }
        ban = record(
            Coercion, case_number=case, kind="exit_ban", party=debtor, document=f"ban/{case}", **barred
        )
        ban.paper_sha256 = ban.id
        await put(court, ban)
        await leave_nothing_open(court, case)
        asked = await ask(
            court,
            case,
            mode=mode,
            closing_amount="0.00",
            recovered_amount="0.00",
            reason="本案符合法定情形，依照已经送达的裁定书办理结案。",
            ground=ground,
            ground_paper=paper["id"],
            ruling=ruling,
        )
        assert asked.status_code == 201, asked.text
        request = asked.json()["id"]
        refused = await review(court, request, "approved")
        assert [one["field"] for one in refused.json()["errors"]] == ["ruling"], "not before it is served"
        for party in file["parties"]:
            served = {"addressee": party["id"], "served_at": CLOCK_START}
            await put(court, record(Delivery, case_number=case, document_id=ruling, **served))
        approved = await review(court, request, "approved")
        assert approved.status_code == 200, approved.text
        await court.advance()
        shown = await court.do("GET", "intake", f"/cases/{case}", "chengban01")
        assert (shown["state"], shown["closing_mode"]) == ("closed", mode)
        stands = await court.do("GET", "intake", f"/coercions/{ban.id}", "chengban01")
        elsewhere = (
            mode == "cancelled"
        )  # another court enforces: what binds the debtor is not lifted for that
        assert (stands["state"], mode) == ("in_force" if elsewhere else "ending", mode)
