"""Sums, days and terms of a document are those of the record: taken from it, and refused where they differ."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from services.documents.drafting.compared import COMPARED, check_unmoved, differences, filled
from services.documents.drafting.kinds import KINDS
from services.documents.drafting.operative import operative
from services.documents.drafting.record import Notice, Record, Ruling
from services.documents.drafting.recorded import expected
from services.documents.drafting.shape import shape_faults
from shared.contracts.funds.records import OnSiteRecord
from shared.values.refusal import Problem
from tests.services.documents.drafting.on_record import (
    CAR,
    DEBT,
    DEPOSIT,
    FALLEN,
    FLAT,
    FREED,
    RECORD,
    SEIZED,
    SHOP,
    SOLD,
    TAKEN,
    UNPAID,
    at,
    measure,
)
from tests.services.documents.samples import CASE, CASE_ACCOUNT, SAMPLES

SALE = Ruling("sale", f"{CASE}之二", operative(SAMPLES["sale_ruling"]))


FITTING: dict[str, dict[str, Any]] = {
    "freezing_ruling": SAMPLES["freezing_ruling"] | {"limit": "100000"},
    "lifting_ruling": SAMPLES["lifting_ruling"],
    "auction_ruling": SAMPLES["auction_ruling"],
    "transfer_notice": SAMPLES["transfer_notice"]
    | {"identifier": CAR, "ruling": f"{DEBT.number}执行裁定书", "cleared": FALLEN},
    "assistance_notice": SAMPLES["assistance_notice"] | {"ruling": f"{CASE}执行裁定书"},
    "release_notice": SAMPLES["release_notice"]
    | {
        "ruling": f"{CASE}之一执行裁定书",
        "matters": [
            SAMPLES["release_notice"]["matters"][0]
            | {
                "identifier": DEPOSIT,
                "seized_by": CASE,
                "notice": f"{CASE}协助执行通知书（2026年3月4日）",
                "measure_no": "no-deposit",
                "registered_on": "2026-03-05",
            }
        ],
    },
    "controlled_asset_list": SAMPLES["controlled_asset_list"]
    | {
        "assets": [
            SAMPLES["controlled_asset_list"]["assets"][0]
            | {
                "identifier": DEPOSIT,
                "order_number": CASE,
                "starts_on": "2026-03-05",
                "ends_on": "2027-03-01",
            }
        ]
    },
    "sale_ruling": SAMPLES["sale_ruling"] | {"cleared": FALLEN},
    "debt_ruling": SAMPLES["debt_ruling"] | {"identifier": CAR, "cleared": FALLEN},
    "default_ruling": SAMPLES["default_ruling"] | {"identifier": SHOP},
    "late_payment_decision": SAMPLES["late_payment_decision"] | {"identifier": SHOP, "round": "第一次拍卖"},
    "closing_notice": SAMPLES["closing_notice"] | {"recovered_amount": "700.1", "disbursed_amount": "720.10"},
}


def faults(code: str, fields: dict[str, Any], record: Record = RECORD) -> dict[str, str]:
    return {fault.field: fault.detail for fault in differences(KINDS[code], fields, record)}


@pytest.mark.parametrize("code", sorted(COMPARED))
def test_a_document_that_says_what_the_record_says_has_no_fault(code: str) -> None:
    assert not shape_faults(KINDS[code], FITTING[code])
    assert faults(code, FITTING[code]) == {}
    assert filled(KINDS[code], FITTING[code], RECORD) == FITTING[code]


OWNED = [
    ("freezing_ruling", "assets"),
    ("lifting_ruling", "assets"),
    ("auction_ruling", "assets"),
    ("assistance_notice", "matters"),
    ("release_notice", "matters"),
]
TYPED: list[tuple[str, str, Any, str]] = [
    ("sale_ruling", "paid_on", "2026-06-01", "价款全额交付日期写明的是2026-06-01，案件登记的是2026-06-03"),
    ("sale_ruling", "sold_on", "2026-04-20", "成交日期写明的是2026-04-20，案件登记的是2026-05-21"),
    ("sale_ruling", "price", "834000.01", "成交价写明的是834,000.01元，案件登记的是834,000.00元"),
    ("debt_ruling", "price", "834000", "抵债价格（该次拍卖、变卖所定的保留价）写明的是834,000.00元，案件登记的是648,000.00元"),
    ("debt_ruling", "credited", "500000.01", "抵偿的债权额写明的是500,000.01元，案件登记的是500,000.00元"),
    ("debt_ruling", "difference", "0", "须补交的差价写明的是0.00元，案件登记的是148,000.00元"),
    ("debt_ruling", "failed_round", "第一次拍卖", "流拍的拍卖、变卖写明的是第一次拍卖，案件登记的是第二次拍卖"),
    ("debt_ruling", "sold_on", "2026-05-21", "交其抵债的日期写明的是2026-05-21，案件登记的是2026-05-22"),
    ("debt_ruling", "identifier", FLAT, "没有差价已经全额交付的抵债，不能制作以物抵债裁定"),
    ("sale_ruling", "identifier", CAR, "该财产是流拍后抵债，不是拍卖成交，应当制作以物抵债裁定"),
    ("sale_ruling", "cleared", FALLEN[1:], f"没有写明解除案件登记的查封、冻结，其裁定为{CASE}"),
    ("debt_ruling", "cleared", FALLEN[1:], f"没有写明解除案件登记的查封、冻结，其裁定为{CASE}"),
    ("sale_ruling", "cleared.0.number", f"{CASE}之一", f"{CASE}之一不是查封、冻结该财产的裁定"),
    ("transfer_notice", "cleared", FALLEN[:1], f"{CASE}之三写明解除、消灭的是本院（本案）查封{CASE}、中国建设银行信阳分行抵押权豫（2020）信阳市不动产证明第0004321号"),
    ("default_ruling", "deposit", "0", "不予退还的保证金写明的是0.00元，案件登记的是81,200.00元"),
    ("default_ruling", "due_on", "2026-06-14", "付款期限的最后一日写明的是2026-06-14，案件登记的是2026-06-13"),
    ("default_ruling", "round", "第二次拍卖", "拍卖次数（第一次拍卖、第二次拍卖、变卖）写明的是第二次拍卖，案件登记的是第一次拍卖"),
    ("default_ruling", "identifier", FLAT, "该财产没有待付款的成交、抵债，不能制作该文书"),
    ("late_payment_decision", "price", "1", "成交价或者抵债价格写明的是1.00元，案件登记的是812,000.00元"),
    ("closing_notice", "recovered_amount", "705.10", "执行到位金额写明的是705.10元，案件登记的是700.10元"),
    ("closing_notice", "disbursed_amount", "700.10", "已发放金额写明的是700.10元，案件登记的是720.10元"),
    ("closing_notice", "filed_on", "2026-02-04", "立案日期写明的是2026-02-04，案件登记的是2026-02-05"),
    ("freezing_ruling", "limit", "100000.01", "查封、冻结的限额写明的是100,000.01元，案件登记的债权额及执行费用至今为100,000.00元"),
    ("assistance_notice", "matters.0.ends_on", "2027-03-02", "期限届满日写明的是2027-03-02，案件登记的是2027-03-01"),
    ("assistance_notice", "matters.0.starts_on", "2026-03-01", "期限起始日写明的是2026-03-01，案件登记的是2026-03-02"),
    ("assistance_notice", "matters.0.measure", "查封", "协助措施写明的是查封，案件登记的是冻结"),
    ("assistance_notice", "matters.0.identifier", "6212", f"{CASE}没有写明这一财产"),
    ("assistance_notice", "ruling", "（2026）豫1502执9号执行裁定书", "本案没有签发过（2026）豫1502执9号执行裁定书"),
    ("assistance_notice", "ruling", f"{CASE}之一执行裁定书", f"{CASE}之一不是查封、冻结该财产的裁定"),
    ("release_notice", "matters.0.seized_by", f"{CASE}之九", f"原查封、冻结的裁定文号写明的是{CASE}之九，案件登记的是{CASE}"),
    ("release_notice", "matters.0.measure_no", "no-flat", "查封、冻结登记文号写明的是no-flat，案件登记的是no-deposit"),
    ("release_notice", "matters.0.registered_on", "2026-03-04", "查封、冻结登记日期写明的是2026-03-04，案件登记的是2026-03-05"),
    ("release_notice", "matters.0.notice", "of the flat", f"原协助执行通知书写明的是of the flat，案件登记的是{CASE}协助执行通知书（2026年3月4日）"),
    ("assistance_notice", "account_number", "6217", f"本案账户账号写明的是6217，案件登记的是{CASE_ACCOUNT.number}"),
    *(
        (code, f"{rows}.0.holder", "周海", "财产属于哪一被执行人写明的是周海，案件登记的是孙立业")
        for code, rows in OWNED
    ),
    ("release_notice", "ruling", f"{CASE}执行裁定书", f"{CASE}不是解除该财产查封、冻结的裁定"),
    ("lifting_ruling", "assets.0.ruling", f"{CASE}之五", f"原查封、冻结裁定文号写明的是{CASE}之五，案件登记的是{CASE}"),
    ("controlled_asset_list", "assets.0.ends_on", "2027-03-02", "届满日写明的是2027-03-02，案件登记的是2027-03-01"),
    ("controlled_asset_list", "assets.0.starts_on", "2026-03-02", "起始日写明的是2026-03-02，案件登记的是2026-03-05"),
]  # fmt: skip


def test_what_falls_by_a_sale_is_drawn_from_the_seizure_on_record() -> None:
    for code in ("sale_ruling", "debt_ruling"):
        made = filled(KINDS[code], FITTING[code] | {"cleared": []}, RECORD)
        assert made["cleared"] == FALLEN[:1]
        assert differences(KINDS[code], made, RECORD) == []


def test_a_right_that_the_record_does_not_know_is_typed() -> None:
    mortgaged = FITTING["sale_ruling"] | {"cleared": [*FALLEN, FALLEN[1] | {"number": "豫第9号"}]}
    assert faults("sale_ruling", mortgaged) == {}
    unknown = replace(RECORD, measures=[])
    assert faults("sale_ruling", FITTING["sale_ruling"] | {"cleared": FALLEN[1:]}, unknown) == {}


def changed(fields: dict[str, Any], path: str, value: Any) -> dict[str, Any]:
    name, _, rest = path.partition(".")
    if not rest:
        return fields | {name: value}
    row = dict(fields[name][0]) | {rest.partition(".")[2]: value}
    return fields | {name: [row]}


@pytest.mark.parametrize(("code", "path", "value", "detail"), TYPED)
def test_a_difference_is_refused_with_both_values(code: str, path: str, value: Any, detail: str) -> None:
    found = faults(code, changed(FITTING[code], path, value))
    assert detail in found.values()


@pytest.mark.parametrize(
    ("code", "paths"),
    [
        ("sale_ruling", ["paid_on", "sold_on", "price"]),
        ("transfer_notice", ["cleared", "served_on", "holder"]),
        ("debt_ruling", ["paid_on", "sold_on", "price", "credited", "difference", "failed_round"]),
        ("default_ruling", ["sold_on", "price", "due_on", "deposit", "round"]),
        ("late_payment_decision", ["price", "round"]),
        ("closing_notice", ["recovered_amount", "disbursed_amount", "filed_on"]),
        ("freezing_ruling", ["limit"]),
        ("assistance_notice", ["matters.0.starts_on", "matters.0.ends_on", "matters.0.measure"]),
        ("assistance_notice", ["account_name", "account_number", "account_bank"]),
        (
            "release_notice",
            [f"matters.0.{name}" for name in ("seized_by", "notice", "measure_no", "registered_on")],
        ),
        ("lifting_ruling", ["assets.0.ruling"]),
        *((code, [f"{rows}.0.holder"]) for code, rows in OWNED),
        ("controlled_asset_list", ["assets.0.starts_on", "assets.0.ends_on", "assets.0.order_number"]),
    ],
)
def test_what_was_not_typed_comes_from_the_record(code: str, paths: list[str]) -> None:
    given = FITTING[code]
    for path in paths:
        for nothing in ("", None):
            given = changed(given, path, nothing)
    made = filled(KINDS[code], given, RECORD)
    assert not shape_faults(KINDS[code], made)
    assert faults(code, made) == {}


@pytest.mark.parametrize(
    ("record", "detail"),
    [
        (replace(RECORD, measures=[]), "案件登记的该财产没有查封、冻结，不能再裁定解除"),
        (
            replace(RECORD, measures=[measure("deposit", state="lifted")]),
            "案件登记的该财产已经解除，不能再裁定解除",
        ),
        (
            replace(RECORD, measures=[measure("deposit", state="lapsed")]),
            "案件登记的该财产期限已经届满，不能再裁定解除",
        ),
        (
            replace(RECORD, measures=[measure("deposit", lift_decided_at=at("2026-06-01"))]),
            "案件登记的该财产已经决定解除，不能再裁定解除",
        ),
        (
            replace(RECORD, measures=[measure("deposit", state="ended")]),
            "案件登记的该财产已因拍卖成交失效，不能再裁定解除",
        ),
    ],
)
def test_what_is_held_no_more_is_not_released_again(record: Record, detail: str) -> None:
    assert faults("lifting_ruling", FITTING["lifting_ruling"], record) == {"assets.0.identifier": detail}


def test_what_waits_is_released_too() -> None:
    """轮候 is registered, and the case is not closed over it."""
    waiting = replace(RECORD, measures=[measure("deposit", state="waiting", rank=2)])
    assert faults("lifting_ruling", FITTING["lifting_ruling"], waiting) == {}


def test_what_was_sold_is_released_by_the_ruling_that_sold_it() -> None:
    given = changed(FITTING["lifting_ruling"], "assets.0.identifier", FLAT)
    assert faults("lifting_ruling", given) == {}, "no sale ruling yet"
    assert SOLD.settlement is not None
    ruled = SOLD.model_copy(
        update={"settlement": SOLD.settlement.model_copy(update={"ruling_document": "sale"})}
    )
    after = replace(RECORD, disposals=[ruled], rulings=[*RECORD.rulings, SALE])
    refused = faults("lifting_ruling", given, after)
    assert refused == {
        "assets.0.identifier": "该财产已经拍卖成交或者抵债，查封由成交、抵债裁定解除，不能再裁定解除"
    }
    elsewhere = replace(after, measures=[measure("flat", commission="c")])
    assert faults("lifting_ruling", given, elsewhere) == {}, "another court releases by its own commission"
    notice = changed(FITTING["release_notice"], "matters.0.identifier", FLAT)
    notice["matters"][0] |= {"notice": "of the flat", "measure_no": "no-flat"}
    assert faults("release_notice", notice | {"ruling": f"{SALE.number}执行裁定书"}, after) == {}


def test_title_is_transferred_to_whom_the_ruling_names_and_after_it_was_served() -> None:
    given, kind = FITTING["transfer_notice"], KINDS["transfer_notice"]
    assert filled(kind, given | {"served_on": "", "holder": ""}, RECORD) == given
    another = given | {"buyer": {**given["buyer"], "id_number": "411502199107080039"}}
    assert faults("transfer_notice", another) == {"buyer": f"{DEBT.number}写明的买受人（承受人）是何晓雯"}
    assert TAKEN.settlement is not None
    unserved = TAKEN.settlement.model_copy(update={"ruling_served_at": None})
    before = replace(RECORD, disposals=[TAKEN.model_copy(update={"settlement": unserved})])
    detail = "成交、抵债裁定尚未送达买受人（承受人），所有权尚未转移，不能通知办理过户"
    assert faults("transfer_notice", given, before) == {"served_on": detail}
    others = {
        CASE: ("identifier", f"{CASE}没有写明这一财产"),
        "（2026）豫1502执9号": ("ruling", "本案没有签发过（2026）豫1502执9号执行裁定书"),
    }
    for number, (field, detail) in others.items():
        assert faults("transfer_notice", given | {"ruling": f"{number}执行裁定书"}) == {field: detail}
    seized = given | {"identifier": FLAT, "ruling": f"{CASE}执行裁定书"}
    assert faults("transfer_notice", seized) == {"ruling": f"{CASE}不是该财产的成交、抵债裁定"}


def test_of_two_respondents_of_one_name_the_row_says_whose_the_thing_is() -> None:
    """The record's party decides, and the paper names him by his number: the son's house is not the father's."""
    father = RECORD.case.parties[-1].model_copy(update={"id": "father", "identity": "411502195501014112"})
    son = next(one for one in RECORD.case.parties if one.id == "sun")
    father = father.model_copy(update={"name": son.name, "role": "respondent"})
    both = RECORD.case.model_copy(update={"parties": [*RECORD.case.parties, father]})
    record = replace(RECORD, case=both)
    given = changed(FITTING["freezing_ruling"], "assets.0.holder", "")
    made = filled(KINDS["freezing_ruling"], given, record)
    assert made["assets"][0]["holder"] == f"{son.name}（公民身份号码{son.identity}）"
    assert "assets.0.holder" in faults("freezing_ruling", FITTING["freezing_ruling"], record)
    fathers = changed(given, "assets.0.holder", f"{son.name}（公民身份号码{father.identity}）")
    assert "assets.0.holder" in faults("freezing_ruling", fathers, record)


@pytest.mark.parametrize("beside", ["之五十", "之三十", "之 五十", "之５０", "-50", "二", "（之五十）"])
@pytest.mark.parametrize("code", ["assistance_notice", "release_notice", "transfer_notice"])
def test_a_ruling_is_cited_by_its_whole_number(code: str, beside: str) -> None:
    """A number that only begins like that of a ruling of the case is that of none."""
    for number in (SEIZED.number, FREED.number, DEBT.number):
        given = FITTING[code] | {"ruling": f"{number}{beside}执行裁定书"}
        assert "ruling" in faults(code, given), f"{number}{beside}"
        assert faults(code, given)["ruling"].startswith("本案没有签发过")


def test_a_term_that_was_renewed_is_released_by_the_ruling_of_the_renewal() -> None:
    renewal = Ruling("renewed", f"{CASE}之八", SEIZED.says)
    both = [measure("deposit", state="renewed"), measure("deposit", ruling_document="renewed")]
    after = replace(RECORD, measures=both, rulings=[*RECORD.rulings, renewal])
    made = filled(KINDS["lifting_ruling"], changed(FITTING["lifting_ruling"], "assets.0.ruling", ""), after)
    assert made["assets"][0]["ruling"] == f"{CASE}之八"


def test_a_notice_of_a_term_that_was_renewed_names_what_the_register_has_now() -> None:
    renewal = Ruling("renewed", f"{CASE}之八", SEIZED.says)
    anew = {"ruling_document": "renewed", "measure_no": "anew", "effective_at": at("2027-02-20")}
    both = [measure("deposit", **anew), measure("deposit", state="renewed")]
    notices = [Notice(f"{CASE}之八执行裁定书", [DEPOSIT], "of the renewal"), *RECORD.notices]
    after = replace(RECORD, measures=both, rulings=[*RECORD.rulings, renewal], notices=notices)
    given = FITTING["release_notice"]
    for name in ("notice", "measure_no", "registered_on"):
        given = changed(given, f"matters.0.{name}", "")
    (row,) = filled(KINDS["release_notice"], given, after)["matters"]
    assert (row["notice"], row["measure_no"], row["registered_on"]) == (
        "of the renewal",
        "anew",
        "2027-02-20",
    )
    unnamed = filled(KINDS["release_notice"], given, replace(after, notices=[]))
    assert not shape_faults(KINDS["release_notice"], unnamed), "taken online, by no notice of ours"


@pytest.mark.parametrize("account", [CASE_ACCOUNT, None])
def test_who_seals_a_house_is_told_of_no_account_and_a_freeze_waits_for_none(account: Any) -> None:
    record = replace(RECORD, account=account)
    given = {name: value for name, value in FITTING["assistance_notice"].items() if "account" not in name}
    house = changed(given, "matters.0.identifier", FLAT)
    for name in ("measure", "starts_on", "ends_on"):
        house = changed(house, f"matters.0.{name}", "")
    kind = KINDS["assistance_notice"]
    made = [filled(kind, fields, record) for fields in (given, house)]
    assert [one["account_number"] for one in made] == [account.number if account else "", ""]
    assert [shape_faults(kind, one) for one in made] == [[], []]


def test_a_sale_whose_price_is_not_paid_is_not_ruled_on() -> None:
    for unpaid in ([], [SOLD.model_copy(update={"settlement": None})]):
        refused = faults("sale_ruling", FITTING["sale_ruling"], replace(RECORD, disposals=unpaid))
        assert refused == {"paid_on": "拍卖价款尚未全额交付，不能制作成交裁定"}


def test_who_takes_in_payment_gave_no_deposit_that_could_be_kept() -> None:
    taken = UNPAID.listings[1].model_copy(update={"state": "taken"})
    record = replace(RECORD, disposals=[UNPAID.model_copy(update={"listings": [taken]})])
    assert list(faults("default_ruling", FITTING["default_ruling"], record)) == ["deposit"]
    assert faults("default_ruling", FITTING["default_ruling"] | {"deposit": "0"}, record) == {}


@pytest.mark.parametrize("paid", ["0", "10000"])
def test_no_more_is_kept_of_a_buyer_than_he_gave_as_deposit(paid: str) -> None:
    """NET[17], NET[24]: an applicant may bid without one."""
    sold = UNPAID.listings[1].model_copy(update={"deposit_paid": Decimal(paid)})
    record = replace(RECORD, disposals=[UNPAID.model_copy(update={"listings": [sold]})])
    assert list(faults("default_ruling", FITTING["default_ruling"], record)) == ["deposit"]
    assert faults("default_ruling", FITTING["default_ruling"] | {"deposit": paid}, record) == {}


def test_of_a_record_that_has_moved_the_draft_is_made_again() -> None:
    kind, fields = KINDS["lifting_ruling"], FITTING["lifting_ruling"]
    check_unmoved(kind, fields, RECORD)
    with pytest.raises(Problem, match="record_moved") as refused:
        check_unmoved(kind, fields, replace(RECORD, measures=[measure("deposit", state="lifted")]))
    assert [fault.field for fault in refused.value.errors] == ["assets.0.identifier"]


@pytest.mark.parametrize("code", sorted(COMPARED))
@pytest.mark.parametrize("broken", [None, "", [], [1], {"a": 1}, [{}], [{"identifier": 3}]])
def test_malformed_fields_are_left_to_the_rule_of_the_fields(code: str, broken: Any) -> None:
    """Or refused as what the record does not have: never more than that."""
    for name in ("assets", "matters", "ruling", "identifier", "limit", "price"):
        with suppress(Problem):
            filled(KINDS[code], FITTING[code] | {name: broken}, RECORD)
    with suppress(Problem):
        filled(KINDS[code], {}, RECORD)


def test_a_thing_that_the_applicant_took_in_payment_is_recovered_up_to_the_claim() -> None:
    """700.10 was paid out; the ruling on the flat was served."""
    assert SOLD.settlement is not None
    served = SOLD.settlement.model_copy(update={"ruling_served_at": at("2026-06-05")})
    for credited, recovered in (("300.00", "1000.10"), ("89300.00", "90000")):
        taken = SOLD.listings[1].model_copy(update={"credited": Decimal(credited), "credited_to": "ours"})
        for settlement, expected_sum in ((SOLD.settlement, "700.10"), (served, recovered)):
            flat = SOLD.model_copy(update={"listings": [taken], "settlement": settlement})
            says = expected("closing_notice", {}, replace(RECORD, disposals=[flat]))
            assert says.whole["recovered_amount"] == expected_sum


@pytest.mark.parametrize(
    ("kind", "confirmed", "recovered"),
    [
        ("goods_handed", True, "1000.10"),
        ("cash_handed", None, "700.10"),
        ("cash_handed", False, "700.10"),
        ("cash_taken", True, "700.10"),
    ],
)
def test_what_two_officers_handed_over_on_site_is_recovered(
    kind: str, confirmed: bool | None, recovered: str
) -> None:
    row = OnSiteRecord(kind=kind, amount=Decimal("300.00"), taken_at=at("2026-06-05"), confirmed=confirmed)
    says = expected("closing_notice", {}, replace(RECORD, on_site=[row]))
    assert says.whole["recovered_amount"] == recovered
