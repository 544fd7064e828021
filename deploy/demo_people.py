"""Made-up parties for the demo and the tests: numbers with correct check digits that belong to nobody.

The area code 411599 was never assigned to a county, and no operator has been given the 160 mobile range.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from stdnum.cn import ric, uscc

_AREA = "411599"
_CODE_LETTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_SURNAMES = "王李张刘陈杨黄赵周吴徐孙马朱胡郭何林高罗"
_GIVEN = "伟芳娜敏静磊洋勇艳杰娟涛明超霞平刚桂兰华建国志强"
_FIRM_NAMES = ("申城", "贤山", "茗阳", "浉水", "鸡公山", "楚风", "南湾", "义阳")
_FIRM_TRADES = ("建材", "茶业", "商贸", "物流", "置业", "食品", "机械", "装饰")


@dataclass(frozen=True)
class DemoParty:
    """`kind` is the value of shared.values.identity.PartyKind."""

    kind: str
    name: str
    identity_number: str
    mobile: str


def resident_number(rng: Random) -> str:
    born = date(1950, 1, 1) + timedelta(days=rng.randrange(365 * 55))
    body = f"{_AREA}{born:%Y%m%d}{rng.randrange(1, 1000):03d}"
    return body + ric.calc_check_digit(body + "0")


def credit_code(rng: Random) -> str:
    body = f"91{_AREA}MA" + "".join(rng.choice(_CODE_LETTERS) for _ in range(7))
    return body + uscc.calc_check_digit(body)


def mobile_number(rng: Random) -> str:
    return f"160{rng.randrange(10**8):08d}"


def natural_person(rng: Random) -> DemoParty:
    name = rng.choice(_SURNAMES) + "".join(rng.sample(_GIVEN, 2))
    return DemoParty("natural", name, resident_number(rng), mobile_number(rng))


def organisation(rng: Random) -> DemoParty:
    name = f"信阳市{rng.choice(_FIRM_NAMES)}{rng.choice(_FIRM_TRADES)}有限公司"
    return DemoParty("organisation", name, credit_code(rng), mobile_number(rng))
