"""Each object of funds is walked to its end over HTTP; in each state every act is tried, and what `acts` says is what happens."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import count
from typing import Any

import pytest

from deploy.local import DEMO_MASTER_ACCOUNT
from shared.contracts.documents.purposes import FilePurpose
from shared.values.roles import Office
from tests.harness import Court
from tests.records import appoint
from tests.services.funds import road
from tests.services.funds.road import message, tell

pytestmark = pytest.mark.road

WORDS = "经核对银行流水和案卷材料"
YES = {"granted": True, "answer": WORDS}
NO = {"granted": False, "answer": WORDS}
STRANGER = "wangpai01"
"""Holds no office that handles money."""
_papers = count(1)


@dataclass
class Try:
    """One act, in order, by somebody who holds its office. `title`: where the object offers the operation more than once."""

    path: str
    who: str
    body: Any = None
    title: str = ""


Shown = Callable[[str], Awaitable[Mapping[str, Any]]]


@dataclass
class Walk:
    """An object with the acts that are taken on it."""

    court: Court
    shown: Shown
    tries: dict[str, Try] = field(default_factory=dict)

    async def _call(self, act: Try, who: str = "", **headers: str) -> Any:
        return await self.court.call("POST", "funds", act.path, who or act.who, act.body, **headers)

    async def _said(self, name: str, who: str = "") -> Mapping[str, Any]:
        act = self.tries[name]
        offered = (await self.shown(who or act.who))["acts"]
        if not offered:  # the case is not open to him, or what is done is listed there no more
            return {"allowed": False, "why_not": "not shown"}
        (said,) = [
            one for one in offered if one["operation"] == name or (act.title and one["title"] == act.title)
        ]
        return dict(said)

    async def lawful(self) -> set[str]:
        """What can be done now: of each act, what the object says is what a trial answers; what it denies is refused in earnest."""
        can = set()
        for name, act in self.tries.items():
            said = await self._said(name)
            tried = await self._call(act, Prefer="handling=dry-run")
            assert tried.is_success == said["allowed"], (name, said, tried.text)
            if tried.is_success:
                can.add(name)
            else:
                done = await self._call(act)
                assert (done.status_code, done.json()["type"]) == (tried.status_code, tried.json()["type"])
                assert done.status_code in (403, 404, 409), done.text
                assert done.json()["article"], done.text
                assert said["why_not"], name
            stranger = await self._call(act, STRANGER)
            assert (stranger.status_code, bool(stranger.json()["article"])) == (403, True), stranger.text
        return can

    async def do(self, name: str, **changes: Any) -> Any:
        act = self.tries[name]
        sent = Try(act.path, act.who, None if act.body is None else act.body | changes)
        assert (await self._call(sent, Prefer="handling=dry-run")).is_success
        done = await self._call(sent)
        assert done.is_success, done.text
        return done.json()


def row(court: Court, path: str, id: str) -> Shown:
    """An object as its list shows it."""

    async def shown(who: str) -> Mapping[str, Any]:
        answer = await court.call("GET", "funds", f"{path}?limit=200", who)
        assert answer.status_code in (200, 403), answer.text
        found = [one for one in answer.json().get("items", ()) if one["id"] == id]
        return dict(found[0]) if found else {"acts": []}

    return shown


def one(court: Court, path: str) -> Shown:
    async def shown(who: str) -> Mapping[str, Any]:
        return dict(await court.do("GET", "funds", path, who))

    return shown


async def book(court: Court, case: str) -> Walk:
    """What can be begun with the case's money."""
    paper = (
        await court.upload(case, FilePurpose.DISBURSEMENT_HOLD, "chengban01", f"暂缓事由{next(_papers)}")
    )["id"]
    hold = {"cause": "payee_absent", "words": WORDS, "until": "2026-03-31", "paper": paper}
    at = f"/cases/{case}"
    return Walk(
        court,
        one(court, f"{at}/ledger"),
        {
            "compute_distribution": Try(f"{at}/distributions", "chengban01", {}),
            "request_hold": Try(f"{at}/holds", "chengban01", hold),
            "record_on_site": Try(f"{at}/on-site", "chengban01", await on_site(court, case)),
        },
    )


async def on_site(court: Court, case: str) -> dict[str, Any]:
    parties = (await court.do("GET", "intake", f"/cases/{case}", "chengban01"))["parties"]
    (payer,) = [party["id"] for party in parties if party["role"] == "respondent"]
    now = (await court.sql("SELECT court.now() AS now"))[0]["now"].isoformat()
    minutes = await court.upload(case, FilePurpose.ON_SITE_RECORD, "chengban01", f"现场笔录{next(_papers)}")
    return {
        "kind": "cash_taken",
        "amount": "30.00",
        "payer": payer,
        "taken_at": now,
        "second": "chengban02",
        "record": minutes["id"],
    }


def receipt(court: Court, case: str, id: str, sale: str) -> Walk:
    at = f"/receipts/{id}"
    return Walk(
        court,
        row(court, f"/cases/{case}/receipts", id),
        {
            "tell_receipts": Try(f"/cases/{case}/receipts/notice", "ankuan01"),
            "assign_receipt_to_sale": Try(f"{at}/sale", "ankuan01", {"purpose": "balance", "sale": sale}),
            "request_sale_release": Try(f"{at}/sale-release", "ankuan01", {"words": WORDS}),
            "refund_buyer": Try(f"{at}/refund", "chengban01"),
            "decide_payout_return": Try(f"{at}/return", "ankuan01", {"returned": True, "words": WORDS}),
        },
    )


async def payout(court: Court, asked: Any) -> Walk:
    at, digest = f"/payouts/{asked['id']}", {"digest": asked["digest"]}
    titles = {
        "first_review": "初审案款发放",
        "approval": "批准案款发放",
        "finance_review": "审核案款发放",
    }
    return Walk(
        court,
        one(court, at),
        {
            **{
                step: Try(f"{at}/approvals", who, {"step": step} | digest, titles[step])
                for step, who in road.APPROVERS.items()
            },
            "enter_payout_paper": Try(f"{at}/paper", "ankuan01", await road.paper(court, asked)),
            "order_payment": Try(f"{at}/payment", "chuna01", digest),
            "withdraw_payout": Try(f"{at}/withdrawal", "chengban01", {"withdrawn_because": WORDS}),
        },
    )


async def state(walk: Walk) -> str:
    return str((await walk.shown("ankuan01"))["state"])


STEPS = ("first_review", "approval", "finance_review", "enter_payout_paper", "order_payment")


async def bank(court: Court, *faults: str) -> None:
    await road.sandbox(
        court,
        "PUT",
        "/faults",
        [{"system": "bank", "operation": "payments", "fault": one, "count": 1000} for one in faults],
    )


async def test_money_of_the_claim_from_its_arrival_to_the_last_payment(court: Court) -> None:
    """A form withdrawn, one that the bank refuses, one that the payee's bank sends back: its share is requested anew each time."""
    case = await road.new_case(court)
    await road.sold(court, case, "W1")
    money = await book(court, case)
    assert await money.lawful() == {"request_hold", "record_on_site"}
    await road.pay_in(court, await road.account(court, case), 1_000)
    (paid,) = await until_listed(court, f"/cases/{case}/receipts", 1)
    came = receipt(court, case, paid["id"], "W1")
    assert await came.lawful() == {"tell_receipts", "assign_receipt_to_sale"}
    await came.do("tell_receipts")
    await court.advance()
    assert await came.lawful() == {"assign_receipt_to_sale"}
    assert await money.lawful() == {"compute_distribution", "request_hold", "record_on_site"}
    plan = await money.do("compute_distribution")
    assert await came.lawful() == set()
    assert await money.lawful() == {"request_hold", "record_on_site"}

    (share,) = [one for one in plan["shares"] if Decimal(one["amount"])]
    form = await road.form(court, plan, share)
    at = f"/distributions/{plan['id']}"
    planned = Walk(court, one(court, at), {"request_payout": Try(f"{at}/payouts", "chengban01", form)})
    for number, end in enumerate(("withdrawn", "refused", "returned", "paid")):
        assert await planned.lawful() == {"request_payout"}
        walk = await payout(court, await planned.do("request_payout"))
        assert await planned.lawful() == set()
        await bank(court, *({"refused": ["refused"], "returned": ["error_500"]}.get(end, ())))
        for step in STEPS:
            assert await state(walk) == "approving"
            assert await walk.lawful() == {step, "withdraw_payout"}
            if end == "withdrawn" and step == "finance_review":
                await walk.do("withdraw_payout")
                break
            await walk.do(step)
        if end == "returned":  # ordered, not answered: the cashier may order it again
            assert (await state(walk), await walk.lawful()) == ("ordered", {"order_payment"})
            await walk.do("order_payment")
            await bank(court)
        await reached(walk, "paid" if end == "returned" else end)
        if end == "returned":
            await road.send_back(court, await walk.shown("ankuan01"), named=False)
            back = (await until_listed(court, f"/cases/{case}/receipts", number))[-1]
            sent = receipt(court, case, back["id"], "W1")
            assert await sent.lawful() == {"decide_payout_return"}
            await sent.do("decide_payout_return")
            assert await sent.lawful() == set()
        assert (await state(walk), await walk.lawful()) == (end, set())
    assert await planned.lawful() == set()
    ledger = await money.shown("chengban01")
    assert ledger["cleared"]


async def until_listed(court: Court, path: str, number: int) -> list[Any]:
    async def there() -> bool:
        return len(await court.listed("funds", path, "ankuan01")) >= number

    await road.until(there)
    return sorted(await court.listed("funds", path, "ankuan01"), key=lambda one: str(one["booked_at"]))


async def reached(walk: Walk, wanted: str) -> None:
    async def there() -> bool:
        return await state(walk) == wanted

    await road.until(there)


async def test_a_hold_is_refused_or_granted_and_lifted(court: Court) -> None:
    case = await road.new_case(court)
    money = await book(court, case)
    for decision in (NO, YES):
        assert "request_hold" in await money.lawful()
        asked = await money.do("request_hold")
        assert "request_hold" not in await money.lawful()
        at = f"/holds/{asked['id']}"
        hold = Walk(
            court,
            one(court, at),
            {
                "decide_hold": Try(f"{at}/decision", "juzhang01", decision),
                "lift_hold": Try(f"{at}/lifting", "chengban01", {"resumption": WORDS}),
            },
        )
        assert await hold.lawful() == {"decide_hold"}
        await hold.do("decide_hold")
        assert await hold.lawful() == ({"lift_hold"} if decision is YES else set())
    assert "request_hold" not in await money.lawful()
    await hold.do("lift_hold")
    assert await hold.lawful() == set()
    assert "request_hold" in await money.lawful()


async def test_money_held_for_a_buyer_is_the_cases_or_goes_back(court: Court) -> None:
    """By its remark of a sale: put right where there is none, refunded beyond the price, kept of one who defaulted."""
    case = await road.new_case(court)
    account = await road.account(court, case)
    wrong, price = [
        (await tell(court, message(account, fen, f"拍卖尾款 {sale}", payer_name=payer)))["receipt"]
        for fen, sale, payer in ((70_000, "W2", "某乙"), (600_000, "W3", "某丙"))
    ]
    await road.sold(court, case, "W3", price=Decimal(5_000), deposit=Decimal(500), buyer_name="某丙")
    await road.sold(court, case, "W9")
    mistaken = receipt(court, case, wrong, "W9")
    del (
        mistaken.tries["tell_receipts"],
        mistaken.tries["refund_buyer"],
    )  # by another test; by no sale on record
    for decision in (NO, YES):
        assert await mistaken.lawful() == {"assign_receipt_to_sale", "request_sale_release"}
        asked = await mistaken.do("request_sale_release")
        assert await mistaken.lawful() == {"assign_receipt_to_sale"}
        release = Walk(
            court,
            row(court, f"/cases/{case}/sale-releases", asked["id"]),
            {"decide_sale_release": Try(f"/sale-releases/{asked['id']}/decision", "faguan01", decision)},
        )
        assert await release.lawful() == {"decide_sale_release"}
        await release.do("decide_sale_release")
        assert await release.lawful() == set()
    assert await mistaken.lawful() == {"assign_receipt_to_sale"}  # the case's, and no plan has it

    bought = receipt(court, case, price, "W3")
    del bought.tries["tell_receipts"], bought.tries["request_sale_release"]  # a buyer's by record
    await bought.do("assign_receipt_to_sale")
    del bought.tries["refund_buyer"]  # not before the ruling is served, which auction knows
    assert await bought.lawful() == set()
    await road.settled(court, case, "W3", [price])
    bought.tries |= {"refund_buyer": Try(f"/receipts/{price}/refund", "chengban01")}
    assert await bought.lawful() == {"refund_buyer"}
    back = await bought.do("refund_buyer")
    assert back["available"] == "1000.00"
    assert await bought.lawful() == set()


async def test_a_defaulters_deposit_is_kept_once_there_is_one(court: Court) -> None:
    case = await road.new_case(court)
    await road.sold(court, case, "W4", state="defaulted")
    (listing,) = await court.sql("SELECT id FROM auction.listing WHERE case_number = $1", case)
    kept = {"keep_deposit": Try(f"/cases/{case}/kept-deposits", "ankuan01", {"listing": listing["id"]})}
    money = Walk(court, one(court, f"/cases/{case}/ledger"), kept)
    assert await money.lawful() == set()
    await tell(court, message(await road.account(court, case), 600_000, "拍卖保证金 W4"))
    assert await money.lawful() == {"keep_deposit"}
    await money.do("keep_deposit")
    assert await money.lawful() == set()


async def test_money_in_the_main_account_is_identified_claimed_and_moved(court: Court) -> None:
    case, other = [await road.new_case(court) for _ in range(2)]
    fen = 31_415
    sent = message(DEMO_MASTER_ACCOUNT, fen, f"货款{next(_papers)}")
    id = (await tell(court, sent))["receipt"]
    at, words = f"/receipts/{id}", {"words": WORDS}
    decision = {"way": "publicise", "look_again_on": "2026-03-20"} | words
    walk = Walk(
        court,
        row(court, "/suspense", id),
        {
            "identify_receipt": Try(f"{at}/identification", "ankuan01", {"case_number": other} | words),
            "claim_receipt": Try(f"{at}/claim", "chengban01", {"case_number": case}),
            "decide_unidentified": Try(f"{at}/decision", "juzhang01", decision),
        },
    )
    unclaimed = walk.tries.pop("claim_receipt")  # it is of no case of his yet: his list does not show it
    assert await walk.lawful() == {"identify_receipt", "decide_unidentified"}
    refused = await walk._call(unclaimed)
    assert (refused.status_code, refused.json()["article"]) == (409, "二(六)4(2)")
    await walk.do("decide_unidentified")
    assert await walk.lawful() == {"identify_receipt", "decide_unidentified"}
    await walk.do("identify_receipt", case_number=case)
    walk.tries["claim_receipt"] = unclaimed
    assert await walk.lawful() == {"identify_receipt", "claim_receipt"}
    await bank(court, "refused")
    await walk.do("claim_receipt")

    async def refused_by_the_bank() -> bool:
        return (await walk.shown("ankuan01"))["claimed_for"] is None

    await road.until(refused_by_the_bank)
    assert await walk.lawful() == {"identify_receipt", "claim_receipt"}
    await bank(court, "error_500")
    await walk.do("claim_receipt")
    assert await walk.lawful() == set()
    await road.pay_in(court, DEMO_MASTER_ACCOUNT, fen, "补足")
    await bank(court)

    async def moved() -> bool:
        return bool(await court.listed("funds", f"/cases/{case}/receipts", "ankuan01"))

    await court.advance()
    await road.until(moved)
    assert await walk.shown("ankuan01") == {"acts": []}
    for act in walk.tries.values():
        gone = await walk._call(act)
        assert (gone.status_code, gone.json()["article"]) == (409, "二(六)4(2)"), gone.text


async def test_a_debit_that_nothing_explains_is_examined_and_what_comes_back_is_proposed(
    court: Court,
) -> None:
    case = await road.new_case(court)
    account = await road.account(court, case)
    await tell(court, message(account, 500_000))
    gone = message(account, 300_000, kind="debit")
    await tell(court, gone)
    (found,) = await court.listed("funds", f"/cases/{case}/anomalies", "juzhang01")
    again = (await tell(court, message(account, 300_000)))["receipt"]
    at = f"/anomalies/{found['id']}"
    finding = {"finding": "bank_error", "words": WORDS}
    walk = Walk(
        court,
        one(court, at),
        {
            "propose_return": Try(f"{at}/returns", "ankuan01", {"receipt_id": again, "words": WORDS}),
            "decide_anomaly": Try(f"{at}/finding", "juzhang01", finding),
        },
    )
    money = Walk(
        court,
        one(court, f"/cases/{case}/ledger"),
        {"compute_distribution": Try(f"/cases/{case}/distributions", "chengban01", {})},
    )
    for decision in (NO, YES):
        assert await walk.lawful() == {"propose_return", "decide_anomaly"}
        proposed = (await walk.do("propose_return"))["returns"][-1]
        assert await money.lawful() == set()  # nobody plans what may be the money that was gone

        async def shown(who: str, id: str = proposed["id"]) -> Mapping[str, Any]:
            return dict(next(one for one in (await walk.shown(who))["returns"] if one["id"] == id))

        back = Walk(
            court,
            shown,
            {"decide_return": Try(f"/anomaly-returns/{proposed['id']}/decision", "juzhang01", decision)},
        )
        assert await back.lawful() == {"decide_return"}
        await back.do("decide_return")
        assert await back.lawful() == set()
        if decision is NO:
            # It is said again by another receipt: one that is refused is money of the case.
            again = (await tell(court, message(account, 300_000)))["receipt"]
            walk.tries["propose_return"].body["receipt_id"] = again
    assert await walk.lawful() == {"decide_anomaly"}
    await walk.do("decide_anomaly")
    assert await walk.lawful() == set()
    assert await money.lawful() == {"compute_distribution"}


async def test_what_was_taken_on_site_is_confirmed_and_paid_in_or_denied(court: Court) -> None:
    case = await road.new_case(court)
    account = await road.account(court, case)
    money = await book(court, case)
    for confirmed in (False, True):
        said = {"confirmed": confirmed, "answer": WORDS}
        taken = await money.do("record_on_site")
        entry = message(account, 3_000, booked_at="2026-03-02T11:00:00+08:00")
        await court.advance(to="2026-03-02T11:30:00+08:00")
        await tell(court, entry)
        slip = await court.upload(case, FilePurpose.CASH_SLIP, "chengban01", f"现金缴款单{next(_papers)}")
        paying = {"takings": [taken["id"]], "bank_reference": entry["bank_reference"], "slip": slip["id"]}
        walk = Walk(
            court,
            row(court, f"/cases/{case}/on-site", taken["id"]),
            {
                "confirm_on_site": Try(f"/on-site/{taken['id']}/confirmation", "chengban02", said),
                "record_paying_in": Try(f"/cases/{case}/paying-ins", "chengban01", paying),
            },
        )
        assert await walk.lawful() == {"confirm_on_site", "record_paying_in"}
        await walk.do("confirm_on_site")
        assert await walk.lawful() == ({"record_paying_in"} if confirmed else set())
    for confirmed in (False, True):
        paid = await walk.do("record_paying_in")
        assert await walk.lawful() == set()
        found = Walk(
            court,
            row(court, f"/cases/{case}/paying-ins", paid["id"]),
            {
                "confirm_paying_in": Try(
                    f"/paying-ins/{paid['id']}/confirmation",
                    "ankuan01",
                    {"confirmed": confirmed, "answer": WORDS},
                )
            },
        )
        assert await found.lawful() == {"confirm_paying_in"}
        await found.do("confirm_paying_in")
        assert await found.lawful() == set()
        assert await walk.lawful() == (set() if confirmed else {"record_paying_in"})


async def test_nothing_is_planned_while_what_was_handed_over_is_unconfirmed(court: Court) -> None:
    case = await road.funded_case(court, 100_000)
    money = await book(court, case)
    everything = {"compute_distribution", "request_hold", "record_on_site"}
    assert await money.lawful() == everything
    parties = (await court.do("GET", "intake", f"/cases/{case}", "chengban01"))["parties"]
    (payee,) = [party["id"] for party in parties if party["role"] == "applicant"]
    signed = await court.upload(case, FilePurpose.APPLICANT_RECEIPT, "ankuan01", f"收据{next(_papers)}")
    handed = {"kind": "cash_handed", "payee": payee, "applicant_receipt": signed["id"]}
    given = await money.do("record_on_site", **handed)
    money.tries["record_on_site"].body = await on_site(court, case)
    assert await money.lawful() == everything - {"compute_distribution"}
    confirmation = {"confirmed": True, "answer": WORDS}
    await court.do("POST", "funds", f"/on-site/{given['id']}/confirmation", "chengban02", confirmation)
    assert await money.lawful() == everything


async def test_nobody_examines_or_checks_what_he_did_himself(court: Court) -> None:
    """Who holds two offices is shown the act as refused, and is refused it: by an article, and in a trial as in earnest."""
    case = await road.funded_case(court, 1_000)
    for office in (Office.FUNDS_OFFICER, Office.BUREAU_DIRECTOR):
        await appoint(court, "chengban01", office.value)
    money = await book(court, case)
    asked = await money.do("request_hold")
    at = f"/holds/{asked['id']}"
    hold = Walk(court, one(court, at), {"decide_hold": Try(f"{at}/decision", "chengban01", YES)})
    assert await hold.lawful() == set()
    plan = await money.do("compute_distribution")
    (share,) = [one for one in plan["shares"] if Decimal(one["amount"])]
    asked = await road.request(court, plan, share)
    walk = await payout(court, asked)
    walk.tries["first_review"].who = "chengban01"
    walk.tries["enter_payout_paper"].who = "chengban01"
    assert await walk.lawful() == {"withdraw_payout"}
