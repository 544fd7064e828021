"""What the outside world holds for one respondent: property, prices, bidders, the answers of others.

A respondent's identity number chooses: its own scenario (`PUT /scenario/{number}`), else a variant by the
three digits before the check digit (`VARIANTS`), else the ordinary story. The same number, the same world.
"""

from __future__ import annotations

from random import Random
from typing import Any, Literal
from zlib import crc32

from pydantic import Field

from deploy.sandbox.books import Books
from shared.gateways.auction_platform import Buyer
from shared.gateways.notices import DeliveryState, NoticeChannel
from shared.gateways.valuation import Method
from shared.gateways.wire import Order
from shared.values.asset_kind import AssetKind

YUAN = 100
HOME = "411502"
"""信阳市浉河区."""
ELSEWHERE = "410105"
"""郑州市金水区."""


class Find(Order):
    source: str
    kind: AssetKind
    identifier: str
    institution: str
    place_code: str
    value_fen: int
    description: str
    ahead: int = 0
    """How many other courts have a measure on it."""


class Round(Order):
    """How an auction round ends; without a price the highest bid is a few increments above the start.

    `deposit_fen`: what the buyer gave; the terms' deposit unless named. 0: an applicant who bids without (art. 17).
    """

    result: Literal["failed", "sold"]
    price_fen: int | None = None
    buyer: Buyer | None = None
    deposit_fen: int | None = Field(default=None, ge=0)
    confirmation_no: str | None = None


class Scenario(Order):
    """Delays are court time. `prices` of a method are one report each; an absent method leads to no price."""

    seed: int = 0
    query_after_minutes: int = 0
    finds: list[Find] = Field(default_factory=list)
    prices: dict[Method, list[int]] = Field(default_factory=dict)
    price_after_hours: int = 24
    rounds: list[Round] = Field(default_factory=list)
    deposit_after_hours: int = Field(default=20, le=24)
    balance_after_days: int | None = 3
    """None: the buyer never pays (悔拍)."""
    commission: Literal["done", "returned", "incomplete"] = "done"
    commission_after_days: int = 6
    notices: dict[NoticeChannel, list[DeliveryState]] = Field(default_factory=dict)
    """Receipts by channel; `["delivered"]` for a channel not named, `[]` for silence."""
    post_after_days: int = 2


BUYER = Buyer(ref="buyer-1", name="卫长青", id_number="411502198804120037")
SOLD_SECOND = [Round(result="failed"), Round(result="sold", buyer=BUYER)]

VARIANTS: dict[str, dict[str, Any]] = {
    "900": {"finds": []},
    "901": {"rounds": SOLD_SECOND[1:]},
    "902": {"rounds": SOLD_SECOND[:1] * 2},
    "903": {"commission": "returned"},
    "904": {"notices": {"sms": ["failed"]}},
    "905": {"balance_after_days": None},
}
"""Nothing found, sold at once, never sold, letter returned, phone dead, balance never paid."""


def ordinary(seed: int) -> Scenario:
    """Deposits at two banks, a flat at home, another outside the prefecture, a car; sold in round two."""
    random = Random(seed)

    def find(
        source: str, kind: AssetKind, place: str, yuan: int, institution: str, what: str, prefix: str
    ) -> Find:
        return Find(
            source=source,
            kind=kind,
            identifier=f"{prefix}{random.randrange(10**7):07d}",
            institution=institution,
            place_code=place,
            value_fen=yuan * YUAN,
            description=what,
        )

    flat = random.randrange(600_000, 1_000_000, 10_000)
    area = random.randrange(80, 130)
    return Scenario(
        seed=seed,
        finds=[
            find("bank_icbc", "bank_deposit", HOME, random.randrange(20_000, 60_000), "中国工商银行信阳分行",
                 "活期存款", "621226171800"),
            find("bank_xinyang", "bank_deposit", HOME, random.randrange(3_000, 15_000), "信阳珠江村镇银行",
                 "定期存款", "623059150200"),
            find("real_estate", "real_estate", HOME, flat, "信阳市自然资源和规划局",
                 f"浉河区新华西路住宅一套，建筑面积{area}平方米", "豫（2019）信阳市不动产权第"),
            find("real_estate", "real_estate", ELSEWHERE, random.randrange(800_000, 1_500_000, 10_000),
                 "郑州市自然资源和规划局", "金水区文化路住宅一套，建筑面积96平方米",
                 "豫（2020）郑州市不动产权第"),
            find("vehicle", "vehicle", HOME, random.randrange(40_000, 120_000, 1_000),
                 "信阳市公安局交通警察支队", "小型轿车一辆，2018年首次登记", "豫S"),
        ],
        prices={
            "online": [flat * YUAN * rate // 100 for rate in (98, 100, 103)],
            "appraisal": [flat * YUAN],
        },
        rounds=SOLD_SECOND,
    )  # fmt: skip


def of_respondent(books: Books, id_number: str) -> Scenario:
    if (own := books.get("scenario", id_number)) is not None:
        return Scenario.model_validate(own)
    return ordinary(crc32(id_number.encode())).model_copy(update=VARIANTS.get(id_number[-4:-1], {}))


def of_case(books: Books, case_number: str) -> Scenario:
    """The scenario of the respondent who was queried in this case; before any query, the ordinary story."""
    party = books.get("case", case_number)
    return of_respondent(books, party["respondent"]) if party else ordinary(crc32(case_number.encode()))
