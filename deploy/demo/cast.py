"""Who and what the story is about: parties, sums and the outside world of one seed."""

from __future__ import annotations

from random import Random
from typing import Any

from deploy.demo_people import DemoParty, natural_person, organisation
from deploy.sandbox.scenario import BUYER, ELSEWHERE, HOME
from services.documents.drafting.kinds import KINDS

COURT = "河南省信阳市浉河区人民法院"
OUTSIDE_COURT, OUTSIDE_COURT_CODE = "河南省郑州市金水区人民法院", "豫0105"
CONTACT = {
    "officer": "刘承办",
    "contact_phone": "0376-6651234",
    "court_address": "信阳市浉河区新华西路88号",
    "court_postcode": "464000",
}
BASIS = {
    "cause": "买卖合同纠纷",
    "basis_issuer": "信阳市浉河区人民法院",
    "basis_number": "（2025）豫1502民初88号",
    "basis_title": "民事判决书",
}
FLAT_ADDRESS = "河南省信阳市浉河区新华西路66号3幢1单元502室"
PARKING_ADDRESS = "河南省郑州市金水区文化路18号地下一层B区27号车位"
BENCH = [
    {"role": "审判长", "name": "王执行"},
    {"role": "审判员", "name": "赵评议"},
    {"role": "审判员", "name": "孙合议"},
    {"role": "书记员", "name": "郑文书"},
]

LIVES_ABROAD = {
    "paper": "passport",
    "country": "新加坡",
    "household_address": "新加坡乌节路391号",
    "payee_bank": "",
    "payee_account": "",
}

APPLICANTS_ACCOUNT = ("中国建设银行信阳分行", "4100175100005012")
RESPONDENTS_ACCOUNT = ("中国农业银行信阳分行", "6228481718000066")

GOODS = (
    *("水泥", "钢筋", "瓷砖", "门窗", "管材", "涂料", "电缆", "毛尖茶", "粮油", "饮料"),
    *("家具", "机床", "轴承", "包装箱", "轮胎", "玻璃", "石材", "木材", "灯具", "空调"),
)
CONDUCT = (
    "多次大额取现",
    "将车辆交由亲属使用",
    "更换联系电话",
    "搬离原住所",
    "关闭经营的门店",
    "变更收款账户",
)


class Cast:
    """The parties of one seed, and the property that the query systems will find."""

    def __init__(self, rng: Random, number: int = 88, *, abroad: bool = False) -> None:
        """`number`: of the judgment that is enforced. `abroad`: where the respondent lives."""
        self.basis = BASIS | {"basis_number": f"（2025）豫1502民初{number}号"}
        self.goods = GOODS[number % len(GOODS)]
        self.conduct = CONDUCT[number // len(GOODS) % len(CONDUCT)]
        """What each case is about: no two are put in the same words (二(一)4)."""
        self.applicant: DemoParty = organisation(rng)
        self.respondent: DemoParty = natural_person(rng)
        self.abroad = abroad
        if abroad:
            passport = f"E{rng.randrange(10**8):08d}"
            self.respondent = DemoParty("natural", "LIM WEI MING", passport, "")
        self.principal = rng.randrange(240_000, 300_000, 1_000)
        self.interest = rng.randrange(8_000, 16_000, 500)
        self.flat = rng.randrange(650_000, 760_000, 10_000)
        self.deposits = (rng.randrange(20_000, 32_000), rng.randrange(3_000, 9_000))
        self.elsewhere = rng.randrange(90_000, 120_000, 1_000)
        self.car = rng.randrange(20_000, 40_000, 1_000)
        self.area = rng.randrange(80, 130)
        self.numbers = [f"{rng.randrange(10**7):07d}" for _ in range(5)]

    def application(self, received_at: str) -> dict[str, Any]:
        return {
            "received_at": received_at,
            "instrument_number": self.basis["basis_number"],
            "instrument_court": BASIS["basis_issuer"],
            "effective_on": "2025-11-20",
            "performance_due_on": "2025-12-01",
            "principal": f"{self.principal}.00",
            "interest": f"{self.interest}.00",
            "parties": [
                _party("applicant", self.applicant, "信阳市浉河区中山路18号", *APPLICANTS_ACCOUNT),
                _party(
                    "respondent", self.respondent, "信阳市浉河区民权路36号2单元301室", *RESPONDENTS_ACCOUNT
                )
                | (LIVES_ABROAD if self.abroad else {}),
            ],
        }

    def scenario(self, seed: int) -> dict[str, Any]:
        """What the sandbox is to answer for this respondent; the first auction round fails."""

        def find(
            source: str, kind: str, place: str, yuan: int, institution: str, what: str, identifier: str
        ) -> dict[str, Any]:
            return {
                "source": source,
                "kind": kind,
                "identifier": identifier,
                "institution": institution,
                "place_code": place,
                "value_fen": yuan * 100,
                "description": what,
            }

        one, two, three, four, five = self.numbers
        return {
            "seed": seed,
            "finds": [
                find("bank_icbc", "bank_deposit", HOME, self.deposits[0], "中国工商银行信阳分行", "活期存款", "621226171800" + one),
                find("bank_xinyang", "bank_deposit", HOME, self.deposits[1], "信阳珠江村镇银行", "定期存款", "623059150200" + two),
                find("real_estate", "real_estate", HOME, self.flat, "信阳市自然资源和规划局",
                     f"浉河区新华西路住宅一套，建筑面积{self.area}平方米", f"豫（2019）信阳市不动产权第{three}号"),
                find("real_estate", "real_estate", ELSEWHERE, self.elsewhere, "郑州市自然资源和规划局",
                     "金水区文化路地下车位一个", f"豫（2020）郑州市不动产权第{four}号"),
                find("vehicle", "vehicle", HOME, self.car, "信阳市公安局交通警察支队", "小型轿车一辆，2018年首次登记", "豫S" + five[:5]),
            ],
            "prices": {"online": [self.flat * rate for rate in (98, 100, 103)]},
            "rounds": [{"result": "failed"}, {"result": "sold", "buyer": BUYER.model_dump()}],
        }  # fmt: skip

    @property
    def claim(self) -> str:
        """Principal and interest, yuan."""
        return f"{self.principal + self.interest}.00"

    def payee(self, role: str) -> dict[str, str]:
        """A party as pay-out forms name it, with the account that the record holds."""
        known = {
            "applicant": (self.applicant.name, *APPLICANTS_ACCOUNT),
            "respondent": (self.respondent.name, *RESPONDENTS_ACCOUNT),
        }
        name, bank, account = known[role]
        return {"payee_name": name, "payee_bank": bank, "payee_account": account}

    @property
    def applicant_printed(self) -> dict[str, Any]:
        return {
            "name": self.applicant.name,
            "credit_code": self.applicant.identity_number,
            "address": "河南省信阳市浉河区中山路18号",
            "representative": "周明",
            "representative_title": "总经理",
        }

    @property
    def respondent_printed(self) -> dict[str, Any]:
        number = self.respondent.identity_number
        return {
            "name": self.respondent.name,
            "gender": "男" if int(number[16]) % 2 else "女",
            "born_on": f"{number[6:10]}-{number[10:12]}-{number[12:14]}",
            "ethnicity": "汉族",
            "address": "河南省信阳市浉河区民权路36号2单元301室",
            "id_number": number,
        }

    @property
    def sides(self) -> dict[str, Any]:
        return {"applicants": [self.applicant_printed], "respondents": [self.respondent_printed]} | self.basis


def _party(role: str, person: DemoParty, address: str, bank: str, account: str) -> dict[str, Any]:
    return {
        "role": role,
        "kind": str(person.kind),
        "name": person.name,
        "identity": person.identity_number,
        "mobile": person.mobile,
        "household_address": "河南省" + address,
        "payee_bank": bank,
        "payee_account": account,
    }


def compared(kind: str) -> dict[str, Any]:
    """The clerk's comparison of every field of a document with the papers of the dossier (二(一)4)."""
    fields = [field.name for field in KINDS[kind].fields if not field.by_hand]
    return {"checks": [{"paper": "执行申请书及执行依据", "fields": fields}]}
