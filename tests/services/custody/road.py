"""A filed case whose respondent owns what the tests say."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from deploy.sandbox.scenario import Find
from services.custody.measures.models import Decision, Measure
from services.custody.network.models import Asset, Feedback, Query
from services.documents.drafting.models import Document
from shared.contracts.fact import Refs
from shared.gateways.wire import wire
from shared.law.periods import add_months
from shared.values.asset_kind import SEALED
from shared.values.record_id import derived_id
from tests import facts
from tests.harness import CLOCK_START, Court
from tests.records import insertion, put, record
from tests.services.documents import road as documents
from tests.services.documents.samples import SAMPLES
from tests.services.intake.people import application

SHA256 = "ab" * 32
"""Digest of every document that `ruling` makes."""


def find(source: str, kind: Any, yuan: int, place: str = "411502") -> Find:
    return Find(
        source=source,
        kind=kind,
        identifier=f"{source}-{yuan}",
        institution="登记机关",
        place_code=place,
        value_fen=yuan * 100,
        description="财产",
    )


def of_case(one: Find, seed: int) -> Find:
    """A thing of that kind which only the case of that seed has."""
    if one.kind == "bank_deposit" or "/" in one.identifier:
        return one
    return one.model_copy(update={"identifier": f"{one.identifier}/{seed}"})


def one_thing(one: Find, name: str = "1", **changes: Any) -> Find:
    """The same thing in every case that has it."""
    return one.model_copy(update={"identifier": f"{one.identifier}/one-{name}"} | changes)


DEPOSIT = find("bank_icbc", "bank_deposit", 40_000)
SAVINGS = find("bank_xinyang", "bank_deposit", 10_000)
FLAT = find("real_estate", "real_estate", 800_000)
FLAT_OUTSIDE = find("real_estate", "real_estate", 1_200_000, "410105")
CAR = find("vehicle", "vehicle", 60_000)
ALL = (DEPOSIT, SAVINGS, FLAT, FLAT_OUTSIDE, CAR)


async def file_case(court: Court, seed: int, *finds: Find, **changes: Any) -> str:
    """A case filed on Monday 2026-03-02, or later in a used court, with every source heard.

    Each case has things of its own, `of_case`; one that is to be found in several is named `one_thing`.
    """
    body = application(seed, **changes)
    own = [wire(of_case(one, seed)) for one in finds]
    await write_scenario(court, body["parties"][1]["identity"], finds=own)
    received = await court.do("POST", "intake", "/applications", "lian01", body)
    case = await court.do("POST", "intake", f"/applications/{received['id']}/filing", "lian01")
    await court.advance()
    return str(case["case_number"])


async def assign(court: Court, case: str) -> None:
    """To chengban01 and faguan01."""
    assignment = {"track": "simple", "officer": "chengban01", "judge": "faguan01", "reason": "庭务会研究指定"}
    await court.do("PUT", "intake", f"/cases/{case}/assignment", "zhixiao01", assignment, If_Match="1")


async def found(court: Court, case: str, **columns: Any) -> str:
    """An asset of the case as custody would have it on record, without the query; its id."""
    query = record(Query, case_number=case, occasion="filing")
    feedback = record(Feedback, case_number=case, query_id=query.id)
    asset = record(Asset, case_number=case, feedback_id=feedback.id, **{"kind": "bank_deposit"} | columns)
    await put(court, query, feedback, asset)
    return asset.id


async def held(court: Court, case: str, asset: str) -> None:
    """An asset of the case that stands sealed on record."""
    await found(court, case, id=asset, identifier=f"权证-{asset}", item_ref=asset, kind="real_estate")
    of = {"asset_id": asset, "case_number": case}
    sealed = record(Measure, **of, kind="seal", offline=True, expires_on=date(2029, 3, 1))
    await put(court, record(Decision, **of, way="offline", decided_by="chakong01"), sealed)


async def write_scenario(court: Court, respondent: str, **changes: Any) -> None:
    url = f"{court.urls['sandbox']}/scenario/{respondent}"
    ordinary = (await court.http.get(url)).json()
    (await court.http.put(url, json=ordinary | changes)).raise_for_status()


async def assets(court: Court, case: str) -> dict[str, dict[str, Any]]:
    """By the identifier of what was to be found, without what makes it the case's own."""
    rows = await court.listed("custody", f"/cases/{case}/assets", "chakong01")
    return {row["identifier"].partition("/")[0]: row for row in rows}


_RULINGS = {
    "auction_ruling": (11, "之十"),
    "freezing_ruling": (12, "之十一"),
    "lifting_ruling": (13, "之十二"),
    "sale_ruling": (14, "之十三"),
    "debt_ruling": (15, "之十四"),
}
"""Which of its case's rulings one is that `ruling` makes, and what is printed for it."""


def ruling_number(case: str, kind: str = "freezing_ruling") -> str:
    """As printed on the document that `ruling` makes."""
    return case + _RULINGS[kind][1]


def ruling_id(case: str, kind: str = "freezing_ruling") -> str:
    return derived_id("ruling", kind, case)


_YEARS = {"bank_deposit": 1, "vehicle": 2, "real_estate": 3, "equity": 3, "securities": 3}


async def ruled(court: Court, case: str, kind: str = "freezing_ruling") -> dict[str, Any]:
    """What a ruling of today says of the case's parties and of every asset found, for the longest lawful term."""
    assets = await court.sql("SELECT kind, identifier FROM custody.asset WHERE case_number = $1", case)
    parties = await court.sql(
        "SELECT role, name, identity FROM intake.party JOIN intake.application a ON a.id = application_id"
        " WHERE case_number = $1",
        case,
    )
    ((today,),) = await court.sql(
        "SELECT ((now() + shift) AT TIME ZONE 'Asia/Shanghai')::date FROM court.clock"
    )
    lifting = "解除" if kind == "lifting_ruling" else ""
    fields: dict[str, Any] = {
        f"{role}s": [{"name": p["name"], "id_number": p["identity"]} for p in parties if p["role"] == role]
        for role in ("applicant", "respondent")
    }
    return fields | {
        "limit": "9000000.00",
        "assets": [
            {
                "identifier": asset["identifier"],
                "measure": lifting + ("查封" if asset["kind"] in SEALED else "冻结"),
                "starts_on": str(today),
                "ends_on": str(add_months(today, 12 * _YEARS[asset["kind"]]) - timedelta(1)),
                "ruling": ruling_number(case),
            }
            for asset in assets
        ],
    }


async def ruling(
    court: Court,
    case: str,
    kind: str = "freezing_ruling",
    *,
    another: str = "",
    signed_at: datetime = CLOCK_START,
    **changes: Any,
) -> str:
    """A signed document of the case that names all assets found, in the documents team's record; its id.

    `changes` to what it says; `another`: tells it from the first of its kind.
    """
    document = record(
        Document,
        id=derived_id(another, ruling_id(case, kind)) if another else ruling_id(case, kind),
        case_number=case,
        kind=kind,
        ruling=None if another else _RULINGS.get(kind, (None,))[0],
        signer="director",
        fields=await ruled(court, case, kind) | changes,
        sha256=SHA256,
        state="sealed",
        made_by="wenshu01",
        verified_at=CLOCK_START,
        reviewed_by="juzhang01",
        reviewed_at=CLOCK_START,
        signed_by="juzhang01",
        signed_at=signed_at,
    )
    statement, row = insertion(document)
    await court.sql(f"{statement} ON CONFLICT DO NOTHING", row)
    return document.id


async def sealed_ruling(court: Court, case: str, *identifiers: str) -> dict[str, Any]:
    """A freezing ruling on those assets that went through its whole chain."""
    file = await court.do("GET", "intake", f"/cases/{case}", "wenshu01")
    if file["judge"] is None:
        await documents.assign(court, file)
    sample, rows = SAMPLES["freezing_ruling"], (await ruled(court, case))["assets"]
    named = [sample["assets"][0] | {"holder": ""} | row for row in rows if row["identifier"] in identifiers]
    draft = {"kind": "freezing_ruling", "fields": sample | documents.sides(file) | {"assets": named}}
    made: dict[str, Any] = await court.do("POST", "documents", f"/cases/{case}/documents", "wenshu01", draft)
    await documents.verify(court, made["id"])
    await documents.review(court, made["id"])
    assert [one["outcome"] for one in await documents.sign(court, [made["id"]], "faguan01")] == ["signed"]
    return made


async def decide(court: Court, asset: dict[str, Any], way: str, **body: Any) -> Any:
    return await court.call(
        "POST", "custody", f"/assets/{asset['id']}/decision", "chakong01", {"way": way} | body
    )


async def freeze_online(court: Court, asset: dict[str, Any], **body: Any) -> Any:
    """Decided by the case's own signed ruling."""
    by_ruling = await ruling(court, asset["case_number"])
    return await decide(court, asset, "freeze_online", ruling_document=by_ruling, **body)


async def duties(court: Court, case: str, rule: str) -> list[str]:
    """The states of every duty of one rule."""
    rows = await court.listed("intake", f"/cases/{case}/duties", "zhixiao01")
    return [row["state"] for row in rows if row["rule_id"] == rule]


async def books(court: Court, shelf: str, case: str) -> list[dict[str, Any]]:
    """What the outside world has really done for a case."""
    answer = await court.http.get(f"{court.urls['sandbox']}/books/{shelf}", params={"case_number": case})
    return list(answer.raise_for_status().json()["rows"])


async def fault(court: Court, system: str, operation: str, kind: str) -> None:
    wanted = [{"system": system, "operation": operation, "fault": kind, "count": 1}]
    (await court.http.put(f"{court.urls['sandbox']}/faults", json=wanted)).raise_for_status()


async def fired(court: Court) -> int:
    return sum(row["fired"] for row in (await court.http.get(f"{court.urls['sandbox']}/faults")).json())


async def forge(court: Court, workflow_id: str, kind: type[Refs], case: str, **refs: Any) -> None:
    """A signal that no team has sent."""
    forged = facts.forged(await court.advance(), kind.kind, f"case/{case}", **refs)
    await facts.forge(court, workflow_id, forged)
