"""The way of one flat from its seizure to its delivery, as the staff go it over HTTP."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import count
from typing import Any

from deploy.sandbox.scenario import BUYER, Find, Round
from shared.contracts.documents.purposes import FilePurpose
from shared.gateways.wire import wire
from tests.agreement import Acts, allowed, waiting
from tests.harness import Court
from tests.services.custody import road as custody
from tests.services.custody.road import FLAT

PRICES = [784_000_00, 800_000_00, 824_000_00]
REFERENCE = "802666.67"
FIRST = {"starting_price": "600000", "deposit": "60000", "increment": "3000"}
SECOND = {"starting_price": "480000", "deposit": "48000", "increment": "3000"}
PANEL = ["faguan01", "faguan02", "faguan03"]
DAY = timedelta(days=1)
TASKS = "SELECT text FROM intake.task WHERE docket = $1 AND id NOT LIKE '%/unanswered'"
"""But those of reports that nobody has acknowledged, of which there are some after weeks."""
_seeds = count(500)
_papers = count()

FINDINGS = {
    "ownership": {"value": "登记在被执行人名下，单独所有"},
    "encumbrances": {"value": "无抵押"},
    "occupation": {"value": "被执行人一家居住"},
    "unpaid_charges": {"unknown_because": "物业公司未答复"},
    "defects": {"value": "卫生间渗水"},
    "effect_on_sale": {"value": "无"},
    "other_condition": {"value": "无"},
    "matches_register": {"value": "相符"},
    "appearance": {"value": "外墙完好，普通装修"},
    "occupants": {"value": "一家三口，身体健康"},
    "lease": {"value": "无"},
    "unlicensed_building": {"value": "无"},
    "boundary": {"value": "未越红线"},
    "searched": {"value": "未搜查"},
    "locks_changed": {"value": "未换锁"},
    "clearing_needed": {"value": "需要腾退"},
}
ITEMS = {
    "property": "浉河区住宅一套，建筑面积96平方米",
    "bidder_conditions": "竞买人须具备购房资格，虚构资格的承担相应法律后果",
    "known_defects": "卫生间渗水。法院不保证标的物的其他品质",
    "rights_and_obligations": "以实物现状为准",
    "liability": "悔拍的保证金不予退还",
    "platform": "司法拍卖平台",
    "basis": "（2025）豫1502民初88号民事判决书",
    "price_basis": "网络询价报告三份",
    "bidding_rules": "增价拍卖，自由竞价，末五分钟内出价的顺延五分钟",
    "condition": "被执行人单独所有，一家三口居住",
    "encumbrances": "无抵押",
    "priority_rights": "无",
    "payment": "保证金交至平台，余款交至本案一案一账号",
    "tax_allocation": "依照法律规定由相应主体承担",
    "contact": "网拍专员，0376-6600000",
    "supervision": "纪检监察，0376-6600001",
}
WRITTEN = {
    name: text
    for name, text in ITEMS.items()
    if name
    not in (
        "property",
        "known_defects",
        "condition",
        "encumbrances",
        "priority_rights",
        "price_basis",
        "basis",
    )
}
"""What the record does not say."""
NOTICES = ["capacity", "agents", "defects", "viewing", "acceptance", "publicity", "forfeit"]


PEOPLE = (
    "chengban01",
    "chengban02",
    "wangpai01",
    "tuandui01",
    "faguan01",
    "faguan02",
    "juanzong01",
    "zhixiao01",
)


BEGUN = (
    "withdraw_announcement",
    "withdraw_disposal",
    "stop_auction",
    "end_suspension_cause",
    "take_in_payment",
    "decide_disposal",
)
"""Acts by which what is begun is given up, held up, or ended otherwise; or taken up again."""


async def agree(court: Court, case: str) -> Acts:
    """What waits for each person is what the objects say he may do; all that waits.

    Nobody waits for a notice to be given again, or for what is begun to be given up. Publication waits while its days run and its papers are on their way.
    """
    everything: Acts = set()
    for who in PEOPLE:
        shown = await waiting(court, "auction", case, who)
        everything |= shown
        if (await court.call("GET", "auction", f"/cases/{case}/disposals", who)).status_code == 403:
            assert shown == set(), who
            continue
        listings = await court.listed("auction", f"/cases/{case}/listings", who)
        disposals = await court.listed("auction", f"/cases/{case}/disposals", who)
        may = allowed([*listings, *({"id": one["asset_id"]} | one for one in disposals)])
        again = {(one["id"], "notify_before_publication") for one in listings if one["notice"]}
        again |= {item for item in may if item[1] in BEGUN}
        publications = {item for item in shown if item[1] == "order_publication"}
        assert {item for item in may if item[1] == "order_publication"} <= publications
        assert shown - publications == may - publications - again, who
    return everything


class Road:
    """One case with one sealed flat; the methods are the steps, in order."""

    def __init__(self, court: Court, case: str, asset: str, parties: list[str]) -> None:
        self.court, self.case, self.asset, self.parties = court, case, asset, parties
        self.listing = ""

    async def paper(self, purpose: FilePurpose, words: str = "材料") -> str:
        """A file of the case, entered by who does not act on it."""
        return str((await self.court.upload(self.case, purpose, "juanzong01", words))["id"])

    async def notice(self, **changes: Any) -> str:
        """The register is asked by a notice, signed now, to enter the buyer; its document. `changes` to what it says."""
        (thing,) = await self.court.sql(
            "SELECT identifier, now() + shift AS now FROM custody.asset a, court.clock WHERE a.id = $1",
            self.asset,
        )
        says = {"signed_at": thing["now"], "identifier": thing["identifier"], "assets": []} | changes
        return await custody.ruling(
            self.court, self.case, "transfer_notice", another=f"notice{next(_papers)}", **says
        )

    async def told(self, recipients: list[str], mode: str = "direct", proof: str = "") -> dict[str, Any]:
        """By a receipt that another person enters now, or by the `proof` that is there."""
        proof = proof or await self.paper(FilePurpose.SERVICE_RECEIPT, f"回证{next(_papers)}")
        return {"told": [{"recipient": one, "mode": mode, "proof": proof} for one in recipients]}

    @classmethod
    async def begin(cls, court: Court, *rounds: Round, flat: Find = FLAT, **scenario: Any) -> Road:
        seed = next(_seeds)
        case = await custody.file_case(court, seed, flat, principal="2000000")
        file = await court.do("GET", "intake", f"/cases/{case}", "lian01")
        respondent = next(one for one in file["parties"] if one["role"] == "respondent")
        await custody.write_scenario(
            court,
            respondent["identity"],
            prices={"online": PRICES},
            rounds=[wire(one) for one in rounds],
            **scenario,
        )
        assignment = {
            "track": "complex",
            "officer": "chengban01",
            "judge": "faguan01",
            "reason": "庭务会研究指定",
        }
        await court.do(
            "PUT",
            "intake",
            f"/cases/{case}/assignment",
            "zhixiao01",
            assignment,
            If_Match=str(file["version"]),
        )
        (asset,) = (await custody.assets(court, case)).values()
        answer = await custody.freeze_online(court, asset)
        assert answer.is_success, answer.text
        await court.advance()
        return cls(court, case, asset["id"], [one["id"] for one in file["parties"]])

    async def call(self, path: str, who: str, body: Any = None, **options: Any) -> Any:
        """POST, whatever the answer."""
        return await self.court.call("POST", "auction", path, who, body, **options)

    async def do(self, step: str, body: Any = None, who: str = "wangpai01") -> Any:
        return await self.court.do("POST", "auction", f"/disposals/{self.asset}/{step}", who, body)

    async def on_listing(self, step: str, body: Any = None, who: str = "wangpai01") -> Any:
        return await self.court.do("POST", "auction", f"/listings/{self.listing}/{step}", who, body)

    async def file(self) -> Any:
        return await self.court.do("GET", "auction", f"/disposals/{self.asset}", "wangpai01")

    async def decision(self, **changes: Any) -> dict[str, Any]:
        """By a ruling that was made."""
        return {
            "asset_id": self.asset,
            "asset_class": "real_estate",
            "ruling_document": await custody.ruling(self.court, self.case, "auction_ruling"),
        } | changes

    async def decide(self) -> None:
        path = f"/cases/{self.case}/disposals"
        decision = await self.decision()
        await self.court.do("POST", "auction", path, "chengban01", decision)
        await self.do("ruling-service", await self.told(self.parties), "chengban01")
        await self.give(
            ruling=decision["ruling_document"],
            title=await self.paper(FilePurpose.TITLE_CERTIFICATE),
            inventory=await self.paper(FilePurpose.INVENTORY),
            party_data=await self.paper(FilePurpose.PARTY_PROOF),
        )

    async def give(self, **papers: str) -> None:
        """Handed to the dossier centre, which accepts them all."""
        await self.do("papers", {"papers": papers}, "chengban01")
        await self.do("papers/receipt", {"papers": dict.fromkeys(papers, "")}, "juanzong01")

    async def give_later_papers(self) -> None:
        await self.give(
            survey_report=await self.paper(FilePurpose.SURVEY_REPORT),
            price_minutes=await self.paper(FilePurpose.PRICE_MINUTES),
        )

    async def survey_body(self, **changes: Any) -> dict[str, Any]:
        return {
            "surveyed_on": str((await self.court.advance()).date()),
            "surveyors": ["chengban01", "wangpai01"],
            "record_document": await self.paper(FilePurpose.SURVEY_RECORD),
            "findings": FINDINGS,
            "priority_holders": [],
            "photos": [await self.paper(FilePurpose.SURVEY_PHOTO)],
        } | changes

    async def price(self, **survey: Any) -> None:
        """Survey, inquiry, report, its service, the five days, the panel; the later papers too."""
        await self.do("survey", await self.survey_body(**survey))
        await self.inquire()
        await self.do("price-report-service", await self.told(self.parties))
        found = (await self.file())["inquiries"][-1]
        await self.court.advance(to=found["objections_end_at"])
        await self.do("price-decision", await self.price_body(), "faguan01")
        await self.give_later_papers()

    async def inquire(self) -> None:
        skipped = {"negotiated": "party_refuses", "directed": "no_official_price"}
        await self.do("price-inquiry", {"method": "online", "skipped": skipped})
        await self.court.advance()
        now = await self.court.advance(workdays=3)
        assert (await self.file())["state"] == "priced", now

    async def price_body(self, **changes: Any) -> dict[str, Any]:
        minutes = await self.paper(FilePurpose.PRICE_MINUTES, f"合议笔录{next(_papers)}")
        return {"panel": PANEL, "minutes_document": minutes, "rounds": [FIRST, SECOND]} | changes

    def listing_body(self, round: int, opens_at: datetime, **changes: Any) -> dict[str, Any]:
        return {
            "round": round,
            "opens_at": opens_at.isoformat(),
            "closes_at": (opens_at + DAY).isoformat(),
            "balance_days": 10,
            "items": WRITTEN,
            "special_notices": NOTICES,
        } | changes

    async def draft(self, round: int, days: int) -> datetime:
        """The announcement of an auction that opens at ten o'clock `days` from now; answers when that is."""
        now = await self.court.advance()
        opens_at = now.replace(hour=10, minute=0, second=0, microsecond=0) + days * DAY
        self.listing = (await self.do("listings", self.listing_body(round, opens_at)))["id"]
        return opens_at

    async def make_publishable(self) -> None:
        """Notified and signed now; eight days later the notice was early enough whatever holidays lie between."""
        now = await self.court.advance()
        await self.on_listing("notice", await self.told(self.parties))
        await self.on_listing("signature", who="tuandui01")
        await self.court.advance(to=(now + 8 * DAY).isoformat())

    async def publish(self) -> None:
        await self.make_publishable()
        await self.on_listing("publication")
        await self.court.advance()
        await self.on_listing("announcement-service", await self.told(self.parties))

    async def hold(self, round: int, days: int) -> datetime:
        """Draft, publish and wait until the bidding is over; answers when it closed."""
        closes_at = await self.draft(round, days) + DAY
        await self.publish()
        await self.court.advance(to=(closes_at + timedelta(minutes=30)).isoformat())
        return closes_at

    async def hand_over(self, bundle: str) -> None:
        body = {"bundle": bundle, "papers": [{"original": "draft"}], "asset": self.asset}
        path = f"/cases/{self.case}/hand-overs"
        handed = await self.court.do("POST", "documents", path, "wangpai01", body)
        await self.court.do("POST", "documents", f"/hand-overs/{handed['id']}/receipt", "juanzong01")

    async def to_sale(self) -> datetime:
        await self.decide()
        await self.price()
        await self.hold(1, 46)
        return await self.hold(2, 28)


FAILED = Round(result="failed")
SOLD = Round(result="sold", price_fen=495_000_00, buyer=BUYER)


def refusal(answer: Any) -> tuple[int, str]:
    return answer.status_code, answer.json()["type"].rpartition(":")[2]
