"""先做这些: what whoever administers a court without a case has to see to first, as the services' records show it."""

from __future__ import annotations

import asyncio
from datetime import datetime
from typing import NamedTuple

from services.desk.apis import Answer, Person
from services.desk.objects import acts_address
from shared.values.refusal import Problem
from shared.values.roles import STAFF, Office


class First(NamedTuple):
    """`address`: where it is done, as `title`; empty for what others do."""

    words: str
    title: str = ""
    address: str = ""


async def first_things(me: Person, now: datetime) -> list[First]:
    """Empty where there is a case, or the services do not say whether there is."""
    cases = await me.get("intake", "/cases", limit="1")
    if not cases.ok or cases.body["items"]:
        return []
    try:
        contract = await me.contract("intake")
    except Problem:
        return []
    appointed, year, register, accounts = await asyncio.gather(
        me.get("intake", "/appointments", in_force="true", limit="200"),
        me.get("intake", f"/calendar/years/{now.year}"),
        me.get("intake", "/courts"),
        me.get("intake", "/court-accounts"),
    )

    def act(words: str, operation: str) -> First:
        return First(words, contract.operations[operation].title, acts_address("intake", operation))

    found = []
    if vacant := _vacant(appointed):
        offices = "、".join(office.label for office in vacant)
        found.append(act(f"登记并任命人员，下列职务无人在任：{offices}", "enter_staff"))
    if year.ok and year.body["provisional"]:
        words = f"公布{now.year}年放假、调休安排，公布以前各项期限按暂定日期计算"
        found.append(act(words, "publish_calendar"))
    if accounts.ok and {"main", "fee"} - {one["purpose"] for one in accounts.body if one["confirmed_at"]}:
        words = "录入本院执行款主账户和执行费账户，由财务部门领导确认"
        found.append(act(words, "enter_court_account"))
    if register.ok and not register.body:
        found.append(act("公布受托法院名册，辖区外财产由此委托", "publish_courts"))
    return [*found, First("由立案人员登录，登记第一件执行申请，决定立案")]


def _vacant(appointed: Answer) -> list[Office]:
    """The court's own offices that nobody holds."""
    if not appointed.ok or appointed.body["next"]:
        return []
    held = {one["office"] for one in appointed.body["items"]}
    return [office for office in STAFF if office.value not in held]
