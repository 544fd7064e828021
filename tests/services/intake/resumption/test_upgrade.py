"""Who is carried from one case to the next was known by his number alone: the cases of before say of each who he was first."""

from __future__ import annotations

from importlib import import_module

from services.intake.corrections.models import Correction
from services.intake.filing.models import Application, Case, Party
from services.intake.petitions.models import Petition
from services.intake.resumption.models import Resumption
from tests.harness import Court
from tests.records import put, record

CARRIED = import_module("services.intake.migrations.intake_0103_who_left_comes_back")
ASKED = import_module("services.intake.migrations.intake_0104_whom_an_audit_is_asked_for")
CASES = [f"（2025）豫1502执{number}号" for number in (9901, 9902, 9903)]


async def test_each_is_who_he_was_in_the_first_case_though_his_number_was_put_right(court: Court) -> None:
    numbers = ("1", "2", "2")  # mistyped in the first case, put right in the second
    for place, (case, identity) in enumerate(zip(CASES, numbers, strict=True)):
        own = {"application_id": f"up{place}", "role": "respondent", "kind": "organisation"}
        await put(
            court,
            record(Application, id=f"up{place}", case_number=case),
            record(Case, case_number=case, application_id=f"up{place}", number=9901 + place),
            record(Party, id=f"debtor{place}", position=1, identity=identity, **own),
            record(
                Party,
                id=f"other{place}",
                position=2,
                identity=f"of {place} alone",
                **own | {"kind": "natural"},
            ),
        )
        if place:
            before = CASES[place - 1]
            await put(
                court,
                record(
                    Resumption, application_id=f"up{place}", case_number=before, ground="property", asset="a"
                ),
            )
    righted = {"before": {"identity": "1"}, "after": {"identity": "2"}}
    asked = record(Petition, case_number=CASES[2], kind="audit", party="debtor2", respondent="")
    await put(court, record(Correction, application_id="up1", party_id="debtor1", **righted), asked)
    await court.sql(CARRIED.ORIGINS)
    rows = await court.sql("SELECT id, origin FROM intake.party WHERE id LIKE 'debtor%' OR id LIKE 'other%'")
    assert {row["id"]: row["origin"] for row in rows} == {
        "debtor0": None, "debtor1": "debtor0", "debtor2": "debtor0", "other0": None, "other1": None, "other2": None,
    }  # fmt: skip
    await court.sql(ASKED.ABOUT)
    (row,) = await court.sql("SELECT respondent FROM intake.petition WHERE id = $1", asked.id)
    assert row["respondent"] == "debtor2", "the only unit that can be audited"
