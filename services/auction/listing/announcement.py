"""What an auction announcement must say: 法释〔2016〕18号 arts. 12-14, 法释〔2021〕18号 art. 2, 二(四)3. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from shared.law.told_accounts import MOBILE, foreign_account_faults, main_account_faults
from shared.values.articles import HSE, NET, REGULATION, SALE
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, Problem, refuse

_12, _13, _14 = NET[12], NET[13], NET[14]

ITEMS: dict[str, tuple[str, str]] = {
    "property": ("拍卖财产", _12),
    "bidder_conditions": ("竞买人条件", _12),
    "known_defects": ("已知瑕疵", _12),
    "rights_and_obligations": ("相关权利义务", _12),
    "liability": ("法律责任", _12),
    "platform": ("网络平台", _12),
    "basis": ("执行所依据的法律文书", _13),
    "price_basis": ("评估报告副本或者定价依据", _13),
    "bidding_rules": ("竞价规则", _13),
    "condition": ("权属、占有使用、附随义务等现状的文字说明", _13),
    "encumbrances": ("权利负担", _14),
    "priority_rights": ("优先购买权主体以及权利性质", _13),
    "payment": ("保证金、拍卖款项支付方式和账户", _13),
    "tax_allocation": ("可能产生的税费及承担方式", _13),
    "contact": ("执行法院联系方式", _13),
    "supervision": ("监督方式", _13),
}
"""What the auction officer writes; price, deposit, increment, time, court, photos and who was notified come from the
record.
"""

SPECIAL_NOTICES = {
    "capacity": "竞买人应当具备完全民事行为能力和规定的资格、条件",
    "agents": "委托他人代为竞买的，应当在竞价程序开始前经人民法院确认",
    "defects": "拍卖财产已知瑕疵和权利负担",
    "viewing": "以实物现状为准，可以申请实地看样",
    "acceptance": "决定参与竞买的，视为完全了解并接受一切已知和未知瑕疵",
    "publicity": "载明买受人真实身份的成交确认书在平台公示",
    "forfeit": "悔拍后保证金不予退还",
}

_URL = re.compile(r"https://[\w.-]+/[\w./?=&%-]*")
_OF = "(瑕疵|质量|真伪|品质|正常使用|担保)"
_REFUSES = "(不承担|不负|不予负责|概不|不再负责|免责|免除|自行(了解|承担|核实|负责)|由竞买人(承担|负责))"
_VOUCHES_NOT = "(不保证|不能保证|无法保证|不作.{0,4}保证)"
_DISCLAIMER = re.compile(f"{_REFUSES}.*{_OF}|{_OF}.*{_REFUSES}")
_DECLARATION = re.compile(f"{_VOUCHES_NOT}.*{_OF}|{_OF}.*{_VOUCHES_NOT}")
_ELSEWHERE = re.compile("(详见|参见|见|以).{0,12}(页面|照片|附件|公示|平台)(为准)?$")


def disclaimer(text: str) -> str:
    """The sentence by which the court would be rid of its duty to find out, 二(四)3; else "".

    That authenticity or quality cannot be vouched for may be declared beside what was disclosed (NET[15]), not instead of it.
    """
    sentences = _sentences(text)
    refused = [one for one in sentences if _DISCLAIMER.search(one)]
    declared = [one for one in sentences if _DECLARATION.search(one)]
    if not refused and len(declared) == len(sentences):
        refused = declared
    return next(iter(refused), "")


def _sentences(text: str) -> list[str]:
    """Without the blanks by which a word might be hidden."""
    return [one for one in re.split(r"[。；;！!]", re.sub(r"\s", "", text)) if one]


def composed(items: Mapping[str, str], drawn: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """The announcement's items: what is not written is drawn from the record. `drawn`: item → label → what the record says.

    409 with each difference where something is written that leaves out what the record says.
    """
    errors, complete = [], dict(items)
    for name, parts in drawn.items():
        written = items.get(name, "").strip()
        if not written:
            complete[name] = "；".join(f"{label}：{text}" for label, text in parts.items())
            continue
        errors += [
            FieldError(
                f"items.{name}", f"与记录不一致：{label}记录为“{text}”，公告写的是“{written}”", ITEMS[name][1]
            )
            for label, text in parts.items()
            if re.sub(r"\s", "", text) not in re.sub(r"\s", "", written)
        ]
    refuse(errors, 409, ProblemCode.ANNOUNCEMENT_DIFFERS)
    return complete


def check_announcement(
    items: Mapping[str, str],
    notices: Collection[str],
    housing: bool,
    main_accounts: Collection[str],
    own: str = "",
    known: Collection[str] = (),
) -> None:
    """Every item with its content and every special notice, no disclaimer, no account but the case's `own`; all faults at once.

    `known`: the number of the property; telephones are those of the court's own items.
    """
    errors = [
        FieldError(f"items.{name}", f"缺少“{label}”", article)
        for name, (label, article) in ITEMS.items()
        if not items.get(name, "").strip()
    ]
    errors += [FieldError(f"items.{name}", "不是拍卖公告的事项", _12) for name in items if name not in ITEMS]
    errors += [
        FieldError("special_notices", f"缺少特别提示“{label}”", _14)
        for name, label in SPECIAL_NOTICES.items()
        if name not in notices
    ]
    for name, text in items.items():
        if found := disclaimer(text):
            detail = f"“{found}”是免责声明，不得以此代替查明和说明、逃避监管责任"
            errors.append(FieldError(f"items.{name}", detail, REGULATION["二(四)3"]))
        if name in ITEMS and (said := _sentences(text)) and all(_ELSEWHERE.search(one) for one in said):
            detail = f"“{ITEMS[name][0]}”没有写明内容，只指向别处"
            errors.append(FieldError(f"items.{name}", detail, ITEMS[name][1]))
    if housing and "购房资格" not in items.get("bidder_conditions", ""):
        errors.append(
            FieldError("items.bidder_conditions", "应载明竞买人必须具备购房资格及其法律后果", HSE[2])
        )
    texts = {
        f"items.{name}": _URL.sub("", text) if name == "platform" else text for name, text in items.items()
    }
    main = main_account_faults(texts, main_accounts)
    phones = [phone for name in ("contact", "supervision") for phone in MOBILE.findall(items.get(name, ""))]
    foreign = foreign_account_faults(texts, own, known, phones)
    errors += [*main, *(fault for fault in foreign if fault.field not in {one.field for one in main})]
    refuse(errors, 422, ProblemCode.ANNOUNCEMENT_INCOMPLETE)


def check_sale(items: Mapping[str, str]) -> None:
    """What two auctions could not sell is bid for by who has paid the whole price in beforehand, and is told so (422)."""
    if "变卖价全款" not in items.get("bidder_conditions", ""):
        fault = FieldError("items.bidder_conditions", "应载明交齐变卖价全款后取得竞买资格", SALE[5])
        raise Problem.of([fault], 422, ProblemCode.ANNOUNCEMENT_INCOMPLETE)
