"""恢复执行 (法发〔2014〕26号第六条): a round that is concluded goes on as a case of its own, 执恢, for what is still owed."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from services.custody.measures.models import Decision, Measure
from services.intake.coercion.models import Coercion
from services.intake.reception.models import Reception
from services.intake.upkeep.models import Upkeep
from shared.contracts.custody.facts import MeasureTaken
from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.intake.facts import CaseArchived, CaseClosed, CoercionCarriedOut, CoercionEndDue
from tests.facts import made
from tests.facts import record as tell
from tests.harness import Court
from tests.records import approved, put, record
from tests.services.intake.people import application
from tests.services.intake.road import duties, leave_nothing_open

_CONCLUDE = (
    "UPDATE intake.enforcement_case SET state = 'archived', closing_mode = 'concluded_this_round',"
    " closed_at = $2 WHERE case_number = $1"
)


async def seized(court: Court, case: str) -> tuple[str, str]:
    """An asset of the case, held for another year: its id and that of the measure."""
    (asset, *_) = await court.listed("custody", f"/cases/{case}/assets", "chakong01")
    now = await court.advance()
    decision = record(
        Decision,
        asset_id=asset["id"],
        case_number=case,
        way="freeze_online",
        ruling_document="r-1",
        decided_by="chakong01",
    )
    measure = record(
        Measure,
        asset_id=asset["id"],
        case_number=case,
        ruling_document="r-1",
        effective_at=now,
        expires_on=now.date() + timedelta(days=365),
        queued_at=now,
    )
    await put(court, decision, measure)
    ends = {"measure": measure.id, "asset": asset["id"], "asset_kind": asset["kind"], "document": "r-1"}
    expires_at = now + timedelta(days=365)
    await tell(court, made(now, MeasureTaken, f"case/{case}", **ends, expires_at=expires_at))
    return asset["id"], measure.id


async def concluded(court: Court, seed: int) -> tuple[dict[str, Any], str]:
    """A case whose round is concluded, with the body of its application."""
    received = {"received_at": ((await court.advance()) - timedelta(days=3)).isoformat()}
    body = application(seed, **received)
    one = await court.do("POST", "intake", "/applications", "lian01", body)
    filed = await court.do("POST", "intake", f"/applications/{one['id']}/filing", "lian01")
    case = filed["case_number"]
    who = {"track": "simple", "officer": "chengban01", "judge": "faguan01", "reason": "庭务会研究指定"}
    await court.do("PUT", "intake", f"/cases/{case}/assignment", "zhixiao01", who, If_Match="1")
    now = await court.advance(workdays=1)
    await leave_nothing_open(court, case)
    request = approved(case_number=case)
    request.mode = "concluded_this_round"
    await put(court, request)
    await court.sql(_CONCLUDE, case, now)
    next_at = now + timedelta(days=170)
    await put(
        court, record(Upkeep, case_number=case, concluded_at=now, round=1, next_at=next_at, state="running")
    )
    await tell(court, made(now, CaseClosed, f"case/{case}", mode="concluded_this_round"))
    await tell(court, made(now, CaseArchived, f"case/{case}"))
    await court.advance()
    return body, case


@pytest.mark.walk
async def test_a_concluded_round_goes_on_as_a_case_of_its_own(court: Court) -> None:
    body, case = await concluded(court, 2606)
    asset, measure = await seized(court, case)
    path = f"/cases/{case}/resumptions"
    applicant = next(one["name"] for one in body["parties"] if one["role"] == "applicant")
    shown = await court.do("GET", "intake", f"/cases/{case}", "lian01")
    assert {"resume_case"} <= {one["operation"] for one in shown["acts"] if one["allowed"]}
    assert (await duties(court, case))["conclusion.query_1"]["state"] == "open"

    # the same basis is not filed a second time as a first enforcement
    now = await court.advance()
    again = body | {"received_at": now.isoformat()}
    refused = await court.call("POST", "intake", "/applications", "lian01", again)
    assert refused.json()["errors"][0]["article"] == "法发〔2014〕26号第六条", refused.text

    purpose = FilePurpose.RESUMPTION_APPLICATION
    title = f"{applicant}的恢复执行申请书"
    own = await court.upload(case, purpose, "lian01", "本人存入", title)
    paper = await court.upload(case, purpose, "chengban01", "申请恢复执行", title)
    asked = {"ground": "property", "received_at": now.isoformat()}
    for wrong, status in (
        ({"paper": paper["id"], "ground": "breach"}, 422),
        ({}, 422),
        ({"paper": own["id"]}, 409),
        ({"asset": "no-such-asset"}, 403),  # the court's own motion is the judge's
    ):
        answer = await court.call("POST", "intake", path, "lian01", asked | wrong)
        assert answer.status_code == status, (wrong, answer.text)
    stranger = await court.call("POST", "intake", path, "faguan01", asked | {"asset": "no-such-asset"})
    assert (stranger.status_code, stranger.json()["errors"][0]["field"]) == (409, "asset"), stranger.text
    tried = await court.call(
        "POST", "intake", path, "lian01", asked | {"paper": paper["id"]}, Prefer="handling=dry-run"
    )
    assert tried.status_code < 300, tried.text
    received = await court.do("POST", "intake", path, "lian01", asked | {"paper": paper["id"]})
    twice = await court.call("POST", "intake", path, "lian01", asked | {"paper": paper["id"]})
    assert twice.json()["type"].endswith(":already_enforced"), twice.text

    # the claim is what was left: it may be put right downwards, and up again to that, no further
    basis = {name: body[name] for name in body.keys() - {"parties", "received_at"}}
    left = float(body["principal"])
    for version, claim, field in (
        (1, left + 1, "application.principal"),
        (1, left - 1, None),
        (2, left + 1, "application.principal"),
        (2, left, None),
    ):
        right = {"application": basis | {"principal": f"{claim:.2f}"}, "reason": "与原案台账核对后更正"}
        answer = await court.call(
            "PUT", "intake", f"/applications/{received['id']}", "lian01", right, If_Match=str(version)
        )
        assert (answer.status_code == 200) == (field is None), answer.text
        assert field in (None, *(one["field"] for one in answer.json().get("errors", ()))), answer.text

    debtor = next(one for one in shown["parties"] if one["role"] == "respondent")
    confirmed = {"party_id": debtor["id"], "confirmed_mobile": "13900000000", "electronic_consent": True}
    old_one = {
        "confirmed_address": "信阳市浉河区旧址1号",
        "confirmation": "f-1",
        "received_at": now - timedelta(days=9),
    }
    last = {
        "confirmed_address": "信阳市浉河区新址2号",
        "confirmation": "f-2",
        "received_at": now - timedelta(days=8),
    }
    unsigned = {
        "confirmed_address": "信阳市平桥区3号",
        "confirmation": None,
        "received_at": now - timedelta(days=7),
    }
    said = (old_one, last, unsigned)
    await put(court, *(record(Reception, case_number=case, **confirmed, **one) for one in said))

    by = {"requested_by": "chengban01", "decided_by": "yuanzhang01", "decided_at": now, "carried_out_at": now}
    stands = {"case_number": case, "party": debtor["id"], "requested_at": now} | by
    listed = record(Coercion, kind="dishonest", state="in_force", document="d-1", paper_sha256="1", **stands)
    listed.until = now + timedelta(days=400)
    ground = {"end_ground": "secured", "ground_at": now, "noted_by": "chengban01"}
    limited = record(
        Coercion, kind="consumption", state="ending", document="d-2", paper_sha256="2", **ground, **stands
    )
    fined = record(Coercion, kind="fine", state="done", document="d-3", paper_sha256="3", **stands)
    await put(court, listed, limited, fined)
    told = {"coercion": listed.id, "measure": "dishonest", "long": "no", "term": "yes", "until": listed.until}
    await tell(court, made(now, CoercionCarriedOut, f"case/{case}", **told))
    due = {"coercion": limited.id, "measure": "consumption", "wrong": "no"}
    await tell(court, made(now, CoercionEndDue, f"case/{case}", **due))
    await court.advance()
    assert (await duties(court, case))["coercion.listing_term"]["state"] == "open"

    goes_on = await court.do("POST", "intake", f"/applications/{received['id']}/filing", "lian01")
    await court.advance()
    number = goes_on["case_number"]
    # who has confirmed an address is served there, until he confirms another (民诉法解释第一百三十七条)
    there = next(one["id"] for one in goes_on["parties"] if one["role"] == "respondent")
    (address,) = await court.listed("intake", f"/cases/{number}/receptions", "jiedai01")
    kept_of = ("party_id", "confirmed_address", "electronic_consent", "confirmation")
    assert [address[name] for name in kept_of] == [there, "信阳市浉河区新址2号", True, "f-2"]
    assert number.endswith("执恢1号"), "the first of its own type code"
    assert (goes_on["resumes"], goes_on["resumed_by"], goes_on["state"]) == (case, None, "open")
    basis = ("instrument_number", "principal", "interest", "performance_due_on")
    assert {name: goes_on[name] for name in basis} == {name: body[name] for name in basis}
    carried = [(one["role"], one["name"], one["identity"]) for one in goes_on["parties"]]
    assert carried == [(one["role"], one["name"], one["identity"]) for one in body["parties"]]
    old = await court.do("GET", "intake", f"/cases/{case}", "lian01")
    assert (old["state"], old["resumed_by"]) == ("archived", number)
    assert {"resume_case"} & {one["operation"] for one in old["acts"]}

    (kept,) = await court.listed("intake", f"/cases/{case}/upkeeps", "zhixiao01")
    assert (kept["state"], kept["next_at"]) == ("resumed", None)
    assert (await duties(court, case))["conclusion.query_1"]["state"] == "met", "nobody is asked about here"
    assert (await duties(court, number))["case.term"]["state"] == "open"
    # who is listed, or kept from spending, is so in the new case: there it is watched and lifted (失信名单规定第十条)
    there_now = await court.listed("intake", f"/cases/{number}/coercions", "zhixiao01")
    assert {(one["id"], one["party"], one["state"]) for one in there_now} == {
        (listed.id, there, "in_force"),
        (limited.id, there, "ending"),
    }
    left = await court.listed("intake", f"/cases/{case}/coercions", "zhixiao01")
    assert [one["id"] for one in left] == [fined.id], "what is done is done there"
    for rule in ("coercion.listing_term", "coercion.consumption_lifted"):
        states = (await duties(court, case))[rule]["state"], (await duties(court, number))[rule]["state"]
        assert states == ("met", "open"), rule
    # what was seized goes on in the new case: its term runs on, and is watched there
    held = await court.listed("custody", f"/cases/{number}/measures", "chakong01")
    assert [(one["id"], one["asset_id"], one["state"]) for one in held] == [(measure, asset, "in_force")]
    assert await court.listed("custody", f"/cases/{case}/measures", "chakong01") == []
    assert (await duties(court, case))["custody.lapse"]["state"] == "met"
    assert (await duties(court, number))["custody.lapse"]["state"] == "open"
    linked = await court.listed("intake", f"/cases/{number}/linked-cases", "zhixiao01")
    assert case in {one["case_number"] for one in linked}
