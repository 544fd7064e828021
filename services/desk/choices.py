"""What an act may name, by what people call it: nobody types the number of a record."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping

from services.desk import words
from services.desk.apis import Person
from services.desk.forms import Offered
from services.desk.objects import case_address
from services.desk.words import part


async def _cash_held(me: Person, case: str) -> Offered:
    """Cash taken on the spot that is confirmed and not yet paid in."""
    found = await me.get("funds", f"{case_address(case)}/on-site", limit="200")
    taken = {
        one["id"]: f"收据 {one['number']}，{one['payer']}，{words.yuan(one['amount'])} 元"
        for one in found.items
        if one["kind"] == "cash_taken" and one["confirmed"] and not one["paying_in"]
    }
    return {"takings": taken}


async def _brought_back(me: Person, anomaly: str) -> Offered:
    """The credits of the account from which the money is gone."""
    found = await me.get("funds", f"/anomalies/{part(anomaly)}")
    case = found.body["case_number"] if found.ok else None
    credits = await me.get("funds", f"{case_address(case)}/receipts" if case else "/receipts", limit="200")
    return {
        "receipt_id": {
            one["id"]: f"{words.moment(one['booked_at'])} {one['payer_name']} {words.yuan(one['amount'])} 元"
            for one in credits.items
            if found.ok and one["account_number"] == found.body["account_number"]
        }
    }


async def _sales(me: Person, receipt: str) -> Offered:
    """The rounds of the receipt's case that were sold."""
    found = await me.get("funds", f"/receipts/{part(receipt)}")
    case = found.body["case_number"] if found.ok else None
    listings = await me.get("auction", f"{case_address(case)}/listings", limit="200") if case else None
    return {
        "sale": {
            one["id"]: f"第{one['round']}拍，{one['buyer']['name']}，{words.yuan(one['price'])} 元"
            for one in (listings.items if listings else ())
            if one["buyer"]
        }
    }


async def _who_may_waive(me: Person, case: str) -> Offered:
    """The applicants, and their agents with a special power."""
    found = await me.get("intake", case_address(case))
    parties = found.body.get("parties", ())
    applicants = [one for one in parties if one["role"] == "applicant" and not one["left_at"]]
    return {
        "waived_by": {one["id"]: one["name"] for one in applicants}
        | {
            agent["id"]: f"{agent['name']}（{one['name']}的特别授权代理人）"
            for one in applicants
            for agent in one["agents"]
            if agent["special"] and agent["power"]
        }
    }


_ASKED_ABOUT = {
    "dishonest": "纳入失信名单",
    "consumption": "限制消费",
    "fine": "罚款",
    "detention": "拘留",
    "exit_ban": "限制出境",
}
"""The measures that an objection or application may be about."""


async def _petitioned(me: Person, case: str) -> Offered:
    """Who of the court may be objected to in the case, who may be listed, what was ordered against whom, and what was decided in it before."""
    at = case_address(case)
    found, before, done, names = await asyncio.gather(
        me.get("intake", at),
        me.get("intake", f"{at}/petitions", limit="200"),
        me.get("intake", f"{at}/coercions", limit="200"),
        me.names(),
    )
    people = [found.body[office] for office in ("officer", "judge") if found.body.get(office)]
    parties = found.body.get("parties", ())
    respondents = {one["id"]: one["name"] for one in parties if one["role"] == "respondent"}
    return {
        "person": {person: names.get(person, person) for person in dict.fromkeys(people)},
        "respondent": respondents,
        "coercion": {
            one["id"]: f"{_ASKED_ABOUT[one['kind']]}：{one['person'] or respondents.get(one['party'], '')}，"
            f"{words.moment(one['carried_out_at'])}"
            for one in done.items
            if one["carried_out_at"] and one["kind"] in _ASKED_ABOUT
        },
        "against": {
            one["id"]: f"{one['petitioner']}，{words.moment(one['received_at'])}，{one['request'][:30]}"
            for one in before.items
        },
    }


async def _shows_shielding(me: Person, case: str) -> Offered:
    """The objections to acts of the case that were found right, and its signed rulings that end the enforcement."""
    at = case_address(case)
    brought, made = await asyncio.gather(
        me.get("intake", f"{at}/petitions", kind="conduct", limit="200"),
        me.get("documents", f"{at}/documents", limit="200"),
    )
    return {
        "petition": {
            one["id"]: f"{one['petitioner']}，{words.moment(one['received_at'])}，{one['request'][:30]}"
            for one in brought.items
            if one["decided_at"]
        },
        "ruling": {
            one["id"]: f"{one['title']}（{one['number']}）"
            for one in made.items
            if one["kind"] == "termination_ruling" and one["signed_at"]
        },
    }


async def _seized(me: Person, case: str) -> Offered:
    """The measures that stand in the case, each by its thing and what it holds."""
    at = case_address(case)
    found, known = await asyncio.gather(
        me.get("custody", f"{at}/measures", limit="200"), me.get("custody", f"{at}/assets", limit="200")
    )
    things = {one["id"]: one["identifier"] for one in known.items}
    return {
        "measure": {
            one[
                "id"
            ]: f"{things.get(one['asset_id'], '')}，{words.yuan(one['controlled'])} 元，{one['measure_no']}"
            for one in found.items
            if one["state"] in ("in_force", "waiting")
        }
    }


CHOICES: Mapping[str, Callable[[Person, str], Awaitable[Offered]]] = {
    "record_paying_in": _cash_held,
    "propose_return": _brought_back,
    "assign_receipt_to_sale": _sales,
    "record_waiver": _who_may_waive,
    "receive_petition": _petitioned,
    "record_preservation_part_lifting": _seized,
    "note_shield_ground": _shows_shielding,
}
"""By the act: what is asked with the key of what it is on."""
