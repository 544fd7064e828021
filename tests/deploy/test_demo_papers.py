"""Every sum and every day in the demo's papers is that of the record."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import httpx
import pytest
import pytest_asyncio

from deploy.demo.story import Story
from services.documents.drafting.fields import Form
from services.documents.drafting.kinds import KINDS
from services.documents.drafting.shape import leaves
from shared.law.delay_interest import delay_interest
from shared.law.fees import enforcement_fee
from shared.values.money import parse_yuan
from shared.values.zone import COURT_ZONE
from tests.workflows.road import told

pytestmark = [pytest.mark.road, pytest.mark.timeout(900)]

_SUM = re.compile(r"([0-9]+(?:\.[0-9]+)?)元")


def day(instant: str) -> date:
    return datetime.fromisoformat(instant).astimezone(COURT_ZONE).date()


@dataclass
class Told:
    """What the teams hold after the whole road."""

    documents: list[dict[str, Any]]
    case: dict[str, Any]
    assets: dict[str, dict[str, Any]]
    last_days: dict[str, date]
    """Of each asset's measure, at whichever court, by identifier."""
    registered: dict[str, date]
    """The first day of each, likewise."""
    disposal: dict[str, Any]
    paid: dict[str, Decimal]
    """By purpose."""

    @property
    def claim(self) -> Decimal:
        return Decimal(self.case["principal"]) + Decimal(self.case["interest"])

    def interest(self, until: date) -> Decimal:
        due = date.fromisoformat(self.case["performance_due_on"])
        return delay_interest(Decimal(self.case["principal"]), due, until).amount


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def papers() -> AsyncIterator[Told]:
    async with told(1) as road, httpx.AsyncClient(timeout=90) as http:
        story = Story(road.installation, 1, http, case=road.summary["case_number"])
        of_case = f"/cases/{story.case}"
        documents = [
            await story.get("juzhang01", "documents", f"/documents/{one['id']}")
            for one in await story.listed("juzhang01", "documents", f"{of_case}/documents")
        ]
        assets = {one["id"]: one for one in await story.listed("chakong01", "custody", f"{of_case}/assets")}
        measures = await story.listed("chakong01", "custody", f"{of_case}/measures")
        (disposal,) = await story.listed("wangpai01", "auction", f"{of_case}/disposals")
        payouts = await story.listed("ankuan01", "funds", f"{of_case}/payouts")
        yield Told(
            documents,
            await story.get("chengban01", "intake", of_case),
            {one["identifier"]: one for one in assets.values()},
            {
                assets[one["asset_id"]]["identifier"]: date.fromisoformat(one["expires_on"])
                for one in measures
            },
            {assets[one["asset_id"]]["identifier"]: day(one["effective_at"]) for one in measures},
            disposal,
            {one["purpose"]: Decimal(one["amount"]) for one in payouts if one["state"] == "paid"},
        )


def held(papers: Told, document: dict[str, Any], path: str, row: dict[str, Any]) -> Any:
    """The record's value of a sum or a day; KeyError for one that the demo is not expected to print."""
    name, case = path.rpartition(".")[2], papers.case
    made = day(document["made_at"])
    if name == "born_on":
        number = row["id_number"]
        return date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    if name == "ends_on":
        return papers.last_days[row["identifier"]]
    if name == "registered_on":
        return papers.registered[row["identifier"]]
    sold = next(one for one in papers.disposal["listings"] if one["state"] == "sold")
    return {
        "filed_on": lambda: day(case["filed_at"]),
        "applied_on": lambda: day(case["application_received_at"]),
        "claim_amount": lambda: papers.claim,
        "interest": lambda: papers.interest(made),
        "interest_until": lambda: made,
        "enforcement_fee": lambda: enforcement_fee(papers.claim, made).amount,
        "limit": lambda: papers.claim + papers.interest(made) + enforcement_fee(papers.claim, made).amount,
        "starts_on": lambda: day(case["filed_at"]),
        "sold_on": lambda: day(sold["ended_at"]),
        "price": lambda: Decimal(sold["price"]),
        "paid_on": lambda: day(papers.disposal["settlement"]["balance_paid_at"]),
        "served_on": lambda: day(papers.disposal["settlement"]["ruling_served_at"]),
        "recovered_amount": lambda: papers.paid["judgment_debt"],
        "disbursed_amount": lambda: sum(papers.paid.values(), Decimal(0)),
    }[name]()


def row_of(fields: Any, path: str) -> dict[str, Any]:
    """The row, the party or the document in which a value stands."""
    for part in path.split(".")[:-1]:
        fields = fields[int(part) if isinstance(fields, list) else part]
    return dict(fields)


async def test_every_sum_and_every_day_is_that_of_the_record(papers: Told) -> None:
    compared = set()
    for document in papers.documents:
        for leaf in leaves(KINDS[document["kind"]], document["fields"]):
            row = row_of(document["fields"], leaf.path)
            if leaf.field.optional and leaf.value == "":
                continue
            if leaf.field.form is Form.DATE:
                printed: Any = date.fromisoformat(leaf.value)
            elif leaf.field.form is Form.MONEY:
                printed = parse_yuan(leaf.value)
            else:
                continue
            where = document["number"], document["kind"], leaf.path
            assert (where, printed) == (where, held(papers, document, leaf.path, row))
            compared.add(document["kind"])
    assert compared == {
        "acceptance_notice",
        "enforcement_notice",
        "freezing_ruling",
        "lifting_ruling",
        "assistance_notice",
        "release_notice",
        "auction_ruling",
        "sale_ruling",
        "transfer_notice",
        "closing_notice",
    }


async def test_every_sum_within_words_is_one_of_the_record(papers: Told) -> None:
    known = {Decimal(papers.case[name]) for name in ("principal", "interest")}
    known |= {Decimal(one["value"]) for one in papers.assets.values()}
    found = {
        (leaf.path, parse_yuan(words))
        for document in papers.documents
        for leaf in leaves(KINDS[document["kind"]], document["fields"])
        if leaf.field.form is Form.TEXT
        for words in _SUM.findall(leaf.value)
    }
    assert {path for path, _ in found} >= {"obligations", "assets.0.quantity", "matters.0.quantity"}
    assert {one for one in found if one[1] not in known} == set()


async def test_nothing_is_released_twice(papers: Told) -> None:
    signed = [one for one in papers.documents if one["operative"] and one["signed_at"]]
    released = [
        asset["identifier"]
        for one in signed
        if one["kind"] in ("lifting_ruling", "sale_ruling")
        for asset in one["operative"]["assets"]
    ]
    assert sorted(released) == sorted(papers.last_days)
