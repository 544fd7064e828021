"""What may be drafted: complete, with the case's own account only, for a reason of its own, by the right hand."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from services.documents.drafting.fields import APPLICANTS, PERSON, UNIT, Form
from services.documents.drafting.kinds import KINDS
from services.documents.drafting.operative import operative
from services.documents.drafting.reasons import reason_key
from services.documents.drafting.rules import CaseAccount, Identities, check_case_open, examine
from services.documents.drafting.shape import leaves
from shared.contracts.documents.records import RuledRound
from shared.values.refusal import Problem
from tests.services.documents.samples import (
    APPLICANT,
    AUCTION_REASON,
    BUYER,
    CASE_ACCOUNT,
    CLOSING_REASON,
    FOREIGN_UNIT,
    FOREIGNER,
    FREEZING_REASON,
    MASTER_ACCOUNT,
    RESPONDENT,
    SAMPLES,
)

IDENTITIES = {
    "applicant": {(APPLICANT["name"], APPLICANT["credit_code"])},
    "respondent": {(RESPONDENT["name"], RESPONDENT["id_number"])},
}

OUT = "民事诉讼法第二百六十八条、民诉法解释第四百九十二条、第五百一十三条"
NOT = "民事诉讼法第二百四十八条、第二百四十九条"


def identifiers(fields: dict[str, Any]) -> list[str]:
    """Of the assets that a document names."""
    rows = [fields, *fields.get("assets", ())]
    return [row["identifier"] for row in rows if "identifier" in row]


def check(
    code: str,
    fields: dict[str, Any] | None = None,
    act_owed: str = "",
    known: Sequence[str] = (),
    parties: Identities = IDENTITIES,
    for_money: bool = True,
    **changes: Any,
) -> None:
    kind = KINDS[code]
    numbers = [leaf.value for leaf in leaves(kind, SAMPLES[code]) if leaf.field.form is Form.NUMBER]
    examine(
        kind,
        {**(SAMPLES[code] if fields is None else fields), **changes},
        by_team=not kind.by_judge,
        parties=parties,
        case_account=CASE_ACCOUNT,
        forbidden_accounts=[MASTER_ACCOUNT],
        known=[*numbers, *known],
        assets=dict.fromkeys(identifiers(SAMPLES[code]), True),
        phones=["13812345678", "13912345678", SAMPLES["address_confirmation"]["mobile"]],
        act_owed=act_owed,
        for_money=for_money,
    )


@pytest.mark.parametrize(
    "code", ["freezing_ruling", "lifting_ruling", "auction_ruling", "sale_ruling", "debt_ruling"]
)
@pytest.mark.parametrize("other", ["豫S00001", RESPONDENT["id_number"], "13812345678"])
def test_a_ruling_disposes_of_property_on_record_only(code: str, other: str) -> None:
    """A number of a person on the record is none of a thing."""
    if code in ("sale_ruling", "debt_ruling"):
        changes: dict[str, Any] = {"identifier": other}
    else:
        changes = {"assets": [SAMPLES[code]["assets"][0] | {"identifier": other}]}
    problem = refusal(code, known=[other], **changes)
    (fault,) = problem.errors
    assert (problem.status, fault.article) == (409, "二(一)4")
    assert fault.field.endswith("identifier")


def test_who_is_ordered_to_perform_reads_the_act_as_it_was_filed() -> None:
    owed = "腾退信阳市浉河区民权路1号房屋"
    notice = SAMPLES["enforcement_notice"]
    check("enforcement_notice", act_owed=owed, obligations=f"{owed}，交付申请执行人")
    check("property_report_order", act_owed=owed)
    nothing = {"obligations": owed, "claim_amount": "0.00", "interest": "0.00"}
    check("enforcement_notice", act_owed=owed, for_money=False, **nothing)
    with pytest.raises(Problem, match="document_refused") as refused:
        check("enforcement_notice", act_owed=owed, **nothing)
    assert [fault.field for fault in refused.value.errors] == ["claim_amount"], "money is claimed beside it"
    form = SAMPLES["disbursement_form"]
    check("disbursement_form", form | {"act_owed": owed}, act_owed=owed)
    for written in ("", "腾退房屋"):
        with pytest.raises(Problem, match="document_refused") as refused:
            check("disbursement_form", form | {"act_owed": written}, act_owed=owed)
        assert [fault.field for fault in refused.value.errors] == ["act_owed"]
    with pytest.raises(Problem, match="document_refused") as refused:
        check("enforcement_notice", notice, act_owed=owed)
    assert [(fault.field, fault.article) for fault in refused.value.errors] == [
        ("obligations", "民诉法解释第四百八十条")
    ]


@pytest.mark.parametrize(
    ("code", "changes", "field", "words"),
    [
        ("stop_ruling", {"ground": "公告写错了面积"}, "ground", "公告、展示的内容有错误"),
        ("stop_ruling", {"way": "中止拍卖"}, "ground", "被执行人移送破产审查"),
        ("stop_ruling", {"way": "停止拍卖"}, "way", "中止拍卖、撤回拍卖"),
        ("deferral_decision", {"ground": "公告、展示的内容有错误"}, "ground", "上级法院通知暂缓执行"),
    ],
)
def test_what_stops_an_auction_names_a_ground_of_the_law(
    code: str, changes: dict[str, Any], field: str, words: str
) -> None:
    """执行工作规定62: 应当写明理由和法律依据. Refused while it is drafted, with the grounds that there are."""
    (fault,) = refusal(code, **changes).errors
    assert fault.field == field
    assert words in fault.detail
    assert "执行工作规定第六十二条" in fault.article


@pytest.mark.parametrize(
    ("code", "ground", "article", "lawful"),
    [
        ("termination_ruling", "人民法院认为应当终结执行的其他情形", OUT, "申请执行人撤销申请"),
        ("termination_ruling", "被执行人无财产可供执行", OUT, "申请执行人撤销申请"),
        ("termination_ruling", "上级人民法院裁定提级执行", OUT, "申请执行人撤销申请"),
        ("cancellation_ruling", "申请执行人撤销申请", "执行程序解释第二条", "已经立案在先"),
        ("cancellation_ruling", "被执行人的管辖异议成立", "执行程序解释第二条", "已经立案在先"),
        ("non_enforcement_ruling", "判决确有错误", NOT, "公证债权文书确有错误，应当不予执行"),
        ("dismissal_ruling", "申请执行时效已经届满", "执行工作规定第十六条", "案件不属于本院管辖"),
    ],
)
def test_what_ends_a_case_names_a_ground_of_the_law(
    code: str, ground: str, article: str, lawful: str
) -> None:
    """民事诉讼法268: that nothing was found is no ground to terminate; what upholds an objection is the ruling on it."""
    (fault,) = refusal(code, ground=ground).errors
    assert (fault.field, fault.article) == ("ground", article)
    assert lawful in fault.detail


@pytest.mark.parametrize(
    ("changes", "field", "article"),
    [
        ({"changed_by": "被执行人的亲属"}, "changed_by", "变更、追加当事人规定第二十八条"),
        ({"changed_as": "申请执行人"}, "changed_as", "变更、追加当事人规定第二十条"),
        ({"liable_for": "1.00"}, "liable_for", "变更、追加当事人规定第二十条"),
        (
            {"changed_by": "营利法人的股东、出资人抽逃出资", "result": "理由成立"},
            "liable_for",
            "变更、追加当事人规定第十八条",
        ),
    ],
)
def test_a_change_of_party_rests_on_a_ground_of_the_list(
    changes: dict[str, Any], field: str, article: str
) -> None:
    """变更、追加当事人规定2–25: on its side, up to a sum where the article has one."""
    (fault,) = refusal("party_change_ruling", **changes).errors
    assert (fault.field, fault.article) == (field, article)


@pytest.mark.parametrize(
    ("ground", "term", "field"),
    [
        ("违反财产报告制度", "二年", ""),
        ("违反财产报告制度", "五年", ""),
        ("违反财产报告制度", "六年", "listed_for"),
        ("违反财产报告制度", "一年", "listed_for"),
        ("违反财产报告制度", "至法定删除情形出现之日止", "listed_for"),
        ("有履行能力而拒不履行生效法律文书确定义务", "至法定删除情形出现之日止", ""),
        ("有履行能力而拒不履行生效法律文书确定义务", "二年", "listed_for"),
        ("暴力抗拒执行", "二年", "listing_ground"),
    ],
)
def test_a_listing_names_a_ground_of_the_rules_and_its_term(ground: str, term: str, field: str) -> None:
    """失信名单规定1、2: six grounds; two years, longer by one to three, where it is not ability alone."""
    changes = {"listing_ground": ground, "listed_for": term}
    if not field:
        check("dishonesty_decision", **changes)
        return
    (fault,) = refusal("dishonesty_decision", **changes).errors
    article = "失信名单规定第一条" if field == "listing_ground" else "失信名单规定第二条"
    assert (fault.field, fault.article) == (field, article)


def test_what_ends_for_one_party_alone_names_one_of_several() -> None:
    """民事诉讼法268: who is alone on his side, or is none, ends the whole case or nothing."""
    for name in ("周明", SAMPLES["termination_ruling"]["applicants"][0]["name"]):
        (fault,) = refusal("termination_ruling", ended_for=name).errors
        assert (fault.field, fault.article) == ("ended_for", "民事诉讼法第二百六十八条")
    both = [*SAMPLES["termination_ruling"]["applicants"], *SAMPLES["termination_ruling"]["respondents"]]
    found = refusal("termination_ruling", applicants=both, ended_for=both[0]["name"]).errors
    assert {fault.field for fault in found} == {"applicants.1"}, "he is no applicant of the sample's case"
    (fault,) = refusal("dismissal_ruling", ended_for="周明").errors
    assert (fault.field, fault.article) == ("ended_for", "执行工作规定第十六条")


def refusal(code: str, fields: dict[str, Any] | None = None, **changes: Any) -> Problem:
    with pytest.raises(Problem) as refused:
        check(code, fields, **changes)
    return refused.value


def test_the_register_holds_the_main_road() -> None:
    assert {code: (kind.title, kind.signer) for code, kind in KINDS.items()} == {
        "acceptance_notice": ("受理案件通知书", "bureau_head"),
        "address_confirmation": ("送达地址确认书", "none"),
        "clue_form": ("财产线索提供表", "none"),
        "enforcement_notice": ("执行通知书", "bureau_head"),
        "property_report_order": ("报告财产令", "bureau_head"),
        "property_declaration": ("财产申报表", "none"),
        "proof_of_service": ("送达回证", "none"),
        "freezing_ruling": ("执行裁定书", "judge"),
        "lifting_ruling": ("执行裁定书", "judge"),
        "assistance_notice": ("协助执行通知书", "director"),
        "release_notice": ("协助执行通知书", "director"),
        "transfer_notice": ("协助执行通知书", "director"),
        "commission_letter": ("委托执行函", "director"),
        "controlled_asset_list": ("已查控财产清单", "none"),
        "condition_survey_report": ("现状调查报告", "none"),
        "vehicle_survey_report": ("现状调查报告", "none"),
        "auction_ruling": ("执行裁定书", "judge"),
        "price_report_notice": ("询价、评估报告送达通知书", "team_leader"),
        "auction_announcement": ("拍卖公告", "team_leader"),
        "sale_ruling": ("执行裁定书", "judge"),
        "debt_ruling": ("执行裁定书", "judge"),
        "default_ruling": ("执行裁定书", "judge"),
        "late_payment_decision": ("准许逾期交款决定书", "judge"),
        "deferral_decision": ("暂缓拍卖决定书", "judge"),
        "stop_ruling": ("执行裁定书", "judge"),
        "disbursement_form": ("执行案款发放审批表", "none"),
        "termination_ruling": ("执行裁定书", "judge"),
        "cancellation_ruling": ("执行裁定书", "judge"),
        "non_enforcement_ruling": ("执行裁定书", "judge"),
        "dismissal_ruling": ("执行裁定书", "judge"),
        "conclusion_ruling": ("执行裁定书", "judge"),
        "closing_notice": ("结案通知书", "director"),
        "agency_notice": ("代理权限变更、解除通知书", "bureau_head"),
        "query_result_notice": ("终本案件财产查询结果告知书", "bureau_head"),
        "summons": ("传票", "bureau_head"),
        "arrest_warrant": ("拘传票", "president"),
        "inquiry_notice": ("调查通知书", "bureau_head"),
        "search_warrant": ("搜查令", "president"),
        "bounty_notice": ("悬赏公告", "bureau_head"),
        "audit_decision": ("审计决定书", "bureau_head"),
        "lawyer_order": ("律师调查令", "bureau_head"),
        "fine_decision": ("罚款决定书", "president"),
        "detention_decision": ("拘留决定书", "president"),
        "early_release_decision": ("提前解除拘留决定书", "president"),
        "consumption_order": ("限制消费令", "president"),
        "dishonesty_decision": ("失信决定书", "president"),
        "exit_ban_decision": ("限制出境决定书", "bureau_head"),
        "eviction_notice": ("公告", "president"),
        "crime_referral": ("移送函", "bureau_head"),
        "objection_ruling": ("执行裁定书", "judge"),
        "recusal_decision": ("回避决定书", "president"),
        "party_change_ruling": ("执行裁定书", "judge"),
        "deceit_ruling": ("执行裁定书", "judge"),
        "listing_correction_decision": ("决定书", "judge"),
        "exemption_decision": ("决定书", "judge"),
        "travel_exemption_decision": ("决定书", "president"),
    }
    assert set(SAMPLES) == set(KINDS)


@pytest.mark.parametrize("code", KINDS)
def test_the_complete_sample_is_accepted(code: str) -> None:
    check(code)


@pytest.mark.parametrize(
    ("code", "name"), [(code, field.name) for code, kind in KINDS.items() for field in kind.fields]
)
def test_each_required_field_removed_is_named_with_its_source(code: str, name: str) -> None:
    field = next(field for field in KINDS[code].fields if field.name == name)
    problem = refusal(code, {key: value for key, value in SAMPLES[code].items() if key != name})
    assert problem.status == 422
    assert [(error.field, error.article) for error in problem.errors] == [(name, field.source)]
    assert field.label in problem.errors[0].detail


@pytest.mark.parametrize(
    ("code", "name", "column"),
    [
        (code, field.name, column.name)
        for code, kind in KINDS.items()
        for field in kind.fields
        for column in field.columns
    ],
)
def test_each_cell_of_a_row_removed_is_named(code: str, name: str, column: str) -> None:
    rows = copy.deepcopy(SAMPLES[code][name])
    del rows[0][column]
    assert [error.field for error in refusal(code, **{name: rows}).errors] == [f"{name}.0.{column}"]


def test_the_declaration_asks_for_each_thing_with_its_burdens_and_for_a_year_of_changes() -> None:
    """民事诉讼法第二百五十二条, 财产调查规定第五条、第六条."""
    asked = {
        field.name: {column.name for column in field.columns}
        for field in KINDS["property_declaration"].fields
    }
    assert asked["entries"] >= {"section", "item", "holder", "identifier", "location", "value", "encumbrance"}
    assert asked["changes"] >= {"kind", "date", "detail", "amount"}


@pytest.mark.parametrize("part", [field.name for field in PERSON])
def test_each_particular_of_a_person_is_required(part: str) -> None:
    person = {key: value for key, value in RESPONDENT.items() if key != part}
    problem = refusal("freezing_ruling", respondents=[person])
    assert [error.field for error in problem.errors] == [f"respondents.0.{part}"]


@pytest.mark.parametrize("part", [field.name for field in UNIT if field.name != "credit_code"])
def test_each_particular_of_a_unit_is_required(part: str) -> None:
    unit = {key: value for key, value in APPLICANT.items() if key != part}
    assert [e.field for e in refusal("freezing_ruling", applicants=[unit]).errors] == [f"applicants.0.{part}"]


def test_all_missing_fields_are_listed_at_once() -> None:
    problem = refusal("enforcement_notice", {})
    missing = [error.field for error in problem.errors if error.detail.startswith("缺少")]
    assert missing == [field.name for field in KINDS["enforcement_notice"].fields]


def test_no_party_at_all_is_a_missing_field() -> None:
    assert [error.field for error in refusal("freezing_ruling", applicants=[]).errors] == ["applicants"]


def test_an_unknown_field_is_refused() -> None:
    (error,) = refusal("closing_notice", judge="某人").errors
    assert (error.field, error.article) == ("judge", "法〔2016〕221号民事诉讼文书样式")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("claim_amount", "12.345"),
        ("claim_amount", "-1"),
        ("claim_amount", 0.1),
        ("claim_amount", "NaN"),
        ("claim_amount", "十元"),
        ("claim_amount", True),
        ("claim_amount", "1e5"),
        ("claim_amount", "1_000"),
        ("claim_amount", "１２３"),
        ("filed_on", "2026-02-30"),
        ("filed_on", 20260205),
        ("obligations", "  "),
        ("obligations", ["x"]),
    ],
)
def test_a_malformed_value_is_refused(name: str, value: Any) -> None:
    problem = refusal("enforcement_notice", **{name: value})
    assert (problem.status, [error.field for error in problem.errors]) == (422, [name])


def test_a_time_without_zone_is_refused() -> None:
    problem = refusal("auction_announcement", starts_at="2026-04-20T10:00:00")
    assert [error.field for error in problem.errors] == ["starts_at"]


# 二(六)1: the case's own account and no other


@pytest.mark.parametrize("code", ["enforcement_notice", "auction_announcement"])
@pytest.mark.parametrize(
    ("name", "other"),
    [("account_name", "某公司"), ("account_number", "6217003210000999999"), ("account_bank", "某行")],
)
def test_the_account_told_is_the_cases_own(code: str, name: str, other: str) -> None:
    problem = refusal(code, **{name: other})
    assert problem.status == 409
    assert {(error.field, error.article) for error in problem.errors} == {(name, "二(六)1")}


def test_no_notice_before_the_case_has_its_account() -> None:
    with pytest.raises(Problem) as refused:
        examine(
            KINDS["enforcement_notice"],
            SAMPLES["enforcement_notice"],
            by_team=True,
            parties=IDENTITIES,
            case_account=None,
            forbidden_accounts=[],
            assets={},
        )
    assert "account_number" in {error.field for error in refused.value.errors}


TWO = [("孙立业", "41150219800115003X"), ("孙立业", "411502195501014112")]


@pytest.mark.parametrize(
    ("code", "path"), [("enforcement_notice", "respondent"), ("freezing_ruling", "assets.0.holder")]
)
def test_of_two_parties_of_one_name_the_paper_says_which(code: str, path: str) -> None:
    """二(一)4: father and son of one name are told apart by the number on their papers."""
    namesakes = {**IDENTITIES, "respondent": {*TWO}}
    kind = KINDS[code]

    def faults(name: str) -> dict[str, str]:
        field, _, column = path.partition(".0.")
        rows = [row | {column: name} for row in SAMPLES[code].get(field, [])] if column else name
        try:
            examine(
                kind,
                {**SAMPLES[code], field: rows},
                by_team=not kind.by_judge,
                parties=namesakes,
                case_account=CASE_ACCOUNT,
                forbidden_accounts=[],
                known=[number for _, number in TWO],
                assets=dict.fromkeys(identifiers(SAMPLES[code]), True),
            )
        except Problem as problem:
            return {error.field: error.detail for error in problem.errors}
        return {}

    assert "本案有2名当事人同名" in faults("孙立业")[path]
    assert path not in faults("孙立业（公民身份号码41150219800115003X）")


TOLD = [
    MASTER_ACCOUNT,
    f"请汇入{MASTER_ACCOUNT}账户",
    "4105 0123 4567 890001",
    "4105-0123-4567-8900-01",
    "４１０５０１２３４５６７８９０００１",
    "四一〇五〇一二三四五六七八九〇〇〇一",
    "前九位410501234，后九位567890001",
    "4 1 0 5 0 1 2 3 4 5 6 7 8 9 0 0 0 1",
    "41050\u200b1234567890001",
]


@pytest.mark.parametrize("told", TOLD)
@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("enforcement_notice", "obligations"),
        ("enforcement_notice", "contact_phone"),
        ("closing_notice", "reason"),
        ("condition_survey_report", "photos"),
        ("auction_announcement", "identifier"),
    ],
)
def test_the_courts_main_account_is_refused_anywhere_in_any_writing(code: str, name: str, told: str) -> None:
    errors = refusal(code, **{name: f"{SAMPLES[code][name]}，{told}"}).errors
    assert (name, "载有法院主体账户，不得告知任何人") in {(error.field, error.detail) for error in errors}


def test_the_main_account_is_refused_in_a_row_and_in_a_party() -> None:
    rows = copy.deepcopy(SAMPLES["assistance_notice"]["matters"])
    rows[0]["identifier"] = MASTER_ACCOUNT
    assert [e.field for e in refusal("assistance_notice", matters=rows).errors] == ["matters.0.identifier"]
    person = {**RESPONDENT, "address": f"信阳市{MASTER_ACCOUNT}"}
    errors = refusal("freezing_ruling", respondents=[person]).errors
    assert {error.field for error in errors} == {"respondents.0.address"}


@pytest.mark.parametrize(
    "told",
    [
        "6228480402564890018",
        "6228 4804 0256 4890 018",
        "6228-4804-0256-4890018",
        "622848040256",
        "6228/4804/0256/4890018",
        "6228、4804、0256、4890018",
        "6228（4804）0256*4890018",
        "６２２８４８０４０２５６４８９００１８",
        "٦٢٢٨٤٨٠٤٠٢٥٦٤٨٩٠٠١٨",
        "六二二八四八〇四〇二五六四八九〇〇一八",
        "六二二八四八零四贰伍",
        "62284804",
        "622848040",
        "62284804025",
        "账户前段6228480，后段4025648",
        "微信13812345678",
        "支付宝138 1234 5678",
        "13712345678",
    ],
)
@pytest.mark.parametrize("name", ["obligations", "contact_phone", "court_address", "basis_title"])
def test_any_other_account_in_words_to_a_party_is_refused(name: str, told: str) -> None:
    told = f"{SAMPLES['enforcement_notice'][name]}，或者汇入{told}"
    problem = refusal("enforcement_notice", **{name: told})
    assert [(error.field, error.article) for error in problem.errors] == [(name, "二(六)1")]


@pytest.mark.parametrize(
    "words",
    [
        "2026-03-02至2026-04-02，电话0376-6651234、13812345678",
        "13812345678 13912345678",
        f"汇入本案账户{CASE_ACCOUNT.number}",
        "身份证号41150219800115003X，41150219910708002X",
        "（2025）豫1502民初5678号、（2026）豫1502执1234号",
        "500000.00元、256300.50元",
    ],
)
def test_dates_phones_amounts_identities_and_the_own_account_are_no_foreign_account(words: str) -> None:
    check("enforcement_notice", obligations=words)


def test_a_frozen_account_may_be_named_in_the_reason() -> None:
    check("freezing_ruling", reason=f"{FREEZING_REASON}账号6222081718001234567")
    errors = refusal("freezing_ruling", reason=f"{FREEZING_REASON}账号6222081718001234568").errors
    assert [error.field for error in errors] == ["reason"]


def test_a_number_first_put_into_a_free_field_is_told_nowhere() -> None:
    other = "6228480402564890018"
    rows = copy.deepcopy(SAMPLES["freezing_ruling"]["assets"])
    rows[0]["identifier"] = other
    problem = refusal("freezing_ruling", assets=rows, custody=f"款项汇入{other}")
    assert {(one.field, one.article) for one in problem.errors} == {
        ("assets.0.identifier", "二(六)1"),
        ("assets.0.identifier", "二(一)4"),
        ("custody", "二(六)1"),
    }
    url = f"https://sf.taobao.com/item/{other}"
    problem = refusal("auction_announcement", platform_url=url, viewing=f"汇入{other}后看样")
    assert [one.field for one in problem.errors] == ["viewing"]


def test_an_empty_main_account_bars_nothing() -> None:
    examine(
        KINDS["enforcement_notice"],
        SAMPLES["enforcement_notice"],
        by_team=True,
        parties=IDENTITIES,
        case_account=CaseAccount(CASE_ACCOUNT.name, CASE_ACCOUNT.number, CASE_ACCOUNT.bank),
        forbidden_accounts=[""],
        assets={},
    )


def test_an_engine_number_stands_in_a_survey() -> None:
    check("vehicle_survey_report", other_condition="发动机号20481536，与行驶证一致")


# 二(一)4: a reason of the case's own

COERCIVE = [code for code, kind in KINDS.items() if kind.coercive_or_closing]
SAMPLE_REASONS = [(code, sample) for code in COERCIVE for sample in KINDS[code].sample_reasons]


def test_coercive_and_closing_documents_demand_a_reason_and_have_samples() -> None:
    assert [
        *("freezing_ruling", "lifting_ruling", "auction_ruling"),
        *("default_ruling", "late_payment_decision", "deferral_decision", "stop_ruling"),
        *("termination_ruling", "cancellation_ruling", "non_enforcement_ruling", "dismissal_ruling"),
        *("conclusion_ruling", "closing_notice"),
        *("summons", "arrest_warrant", "inquiry_notice", "search_warrant", "bounty_notice", "audit_decision"),
        *("lawyer_order", "fine_decision", "detention_decision", "early_release_decision"),
        *("consumption_order", "dishonesty_decision"),
        *("exit_ban_decision", "eviction_notice", "crime_referral"),
        *("objection_ruling", "recusal_decision", "party_change_ruling"),
        *("deceit_ruling", "listing_correction_decision"),
        *("exemption_decision", "travel_exemption_decision"),
    ] == COERCIVE
    assert {code for code, _ in SAMPLE_REASONS} == set(COERCIVE)


@pytest.mark.parametrize(("code", "sample"), SAMPLE_REASONS)
@pytest.mark.parametrize(
    "disguise",
    [
        lambda text: text,
        lambda text: f"  {text}。\n",
        lambda text: "　".join(text),
        lambda text: text.replace("，", "；") + "！",
        lambda text: "\u200b".join(text),
        lambda text: text.replace("被执行人", f"被执行人{RESPONDENT['name']}"),
        lambda text: text.replace("被执行人", str(RESPONDENT["name"])),
        lambda text: f"申请执行人{APPLICANT['name']}、{RESPONDENT['name']}：{text}",
        lambda text: text.replace("被执行人", "被执行人王大锤"),
    ],
    ids=[
        "as is",
        "spaced ends",
        "spaced",
        "punctuated",
        "zero width",
        "named",
        "swapped",
        "both",
        "another's name",
    ],
)
def test_the_templates_reason_is_refused_in_any_disguise(code: str, sample: str, disguise: Any) -> None:
    problem = refusal(code, reason=disguise(sample))
    assert problem.status == 409
    assert [(error.field, error.article) for error in problem.errors] == [("reason", "二(一)4")]


@pytest.mark.parametrize("empty", ["", " 　\n", "。，", f"{RESPONDENT['name']}。"])
def test_an_empty_reason_is_refused(empty: str) -> None:
    assert {error.field for error in refusal("freezing_ruling", reason=empty).errors} == {"reason"}


_TEMPLATE = "被执行人未按执行通知书履行生效法律文书确定的义务"


@pytest.mark.parametrize(
    "formula",
    [
        "被执行人未履行生效法律文书确定的义务",
        f"{_TEMPLATE}，现予冻结其名下财产",
        f"{_TEMPLATE}，该人下落一直不明",
        "依法应予查封",
        "被执行人有履行能力而拒不履行，经本院多次督促仍不履行，应当依法采取强制执行措施",
        "经审查，为维护申请执行人的合法权益，依照法律规定，应予查封、扣押、冻结",
    ],
)
def test_a_template_less_or_plus_a_phrase_and_a_bare_formula_are_refused(formula: str) -> None:
    problem = refusal("freezing_ruling", reason=formula)
    assert [(one.field, one.article) for one in problem.errors] == [("reason", "二(一)4")]


def test_a_reason_that_differs_in_names_and_figures_alone_is_the_same() -> None:
    kind, fields = KINDS["freezing_ruling"], SAMPLES["freezing_ruling"]
    copied = (
        FREEZING_REASON.replace("2月9日", "3月1日").replace("186420.35", "99.00").replace("孙立业", "何晓雯")
    )
    anothers = fields | {"reason": copied, "respondents": [BUYER]}
    assert reason_key(kind, anothers) == reason_key(kind, fields)
    assert reason_key(kind, fields | {"reason": AUCTION_REASON}) != reason_key(kind, fields)
    assert reason_key(KINDS["sale_ruling"], SAMPLES["sale_ruling"]) == ""


@pytest.mark.parametrize(
    "reason",
    [
        FREEZING_REASON,
        AUCTION_REASON,
        CLOSING_REASON,
        "被执行人未按执行通知书履行生效法律文书确定的义务，且于2026年2月12日将名下货车以明显低价出卖给其表兄。",
        "孙立业来院称暂无钱款，经查其支付宝账户二月份进账四万余元，均已转出。",
    ],
)
def test_reasons_written_for_the_case_are_accepted(reason: str) -> None:
    check("freezing_ruling", reason=reason)


# 二(一)2: what only a judge may make


@pytest.mark.parametrize("code", ["auction_ruling", "sale_ruling", "debt_ruling"])
def test_what_a_judge_must_make_is_refused_to_the_team(code: str) -> None:
    with pytest.raises(Problem) as refused:
        examine(
            KINDS[code],
            SAMPLES[code],
            by_team=True,
            parties=IDENTITIES,
            case_account=CASE_ACCOUNT,
            forbidden_accounts=[],
            assets={},
        )
    assert (refused.value.status, refused.value.article) == (403, "二(一)2")


def test_every_field_names_its_source_and_has_a_form() -> None:
    for kind in KINDS.values():
        names = [field.name for field in kind.fields]
        assert len(names) == len(set(names))
        for field in kind.fields:
            assert field.source
            assert bool(field.columns) == (field.form is Form.ROWS)


# Whom a document names as a party


@pytest.mark.parametrize("code", [code for code, kind in KINDS.items() if APPLICANTS in kind.fields])
@pytest.mark.parametrize(
    ("name", "stranger"),
    [
        ("respondents", BUYER),
        ("respondents", {**RESPONDENT, "name": BUYER["name"]}),
        ("respondents", {**RESPONDENT, "id_number": BUYER["id_number"]}),
        ("respondents", APPLICANT),
        ("applicants", RESPONDENT),
        ("applicants", {**APPLICANT, "credit_code": "91411502MA40ABCD2X"}),
    ],
)
def test_a_ruling_names_the_parties_of_its_case_only(code: str, name: str, stranger: dict[str, Any]) -> None:
    problem = refusal(code, **{name: [*SAMPLES[code][name], stranger]})
    assert problem.status == 409
    assert [(error.field, error.article) for error in problem.errors] == [
        (f"{name}.1", "二(一)4、变更、追加当事人规定第一条")
    ]


@pytest.mark.parametrize(
    "code", ["assistance_notice", "release_notice", "commission_letter", "property_declaration"]
)
def test_the_respondents_number_is_that_of_a_respondent_of_the_case(code: str) -> None:
    problem = refusal(code, respondent_id_number=BUYER["id_number"])
    assert problem.status == 409
    assert [error.field for error in problem.errors] == ["respondent_id_number"]


@pytest.mark.parametrize("code", ["assistance_notice", "release_notice"])
def test_the_number_in_a_notice_is_that_of_whom_the_thing_belongs_to(code: str) -> None:
    """A bank that finds the number of one beside the account of the other answers for the wrong man."""
    wife = ("马兰", "411502198203040029")
    both = {**IDENTITIES, "respondent": {*IDENTITIES["respondent"], wife}}
    hers: dict[str, Any] = {"parties": both, "known": [wife[1]], "respondent_id_number": wife[1]}
    problem = refusal(code, **hers)
    assert problem.status == 409
    (fault,) = problem.errors
    assert (fault.field, fault.article) == ("matters.0.holder", "二(一)4")
    assert "应当分别制作" in fault.detail
    (row,) = SAMPLES[code]["matters"]
    for holder in ("马兰", "孙立业、马兰", f"马兰（公民身份号码{wife[1]}）"):
        check(code, **hers, matters=[row | {"holder": holder}])
    for other in ("马兰兰", f"马兰（公民身份号码{RESPONDENT['id_number']}）"):
        assert refusal(code, **hers, matters=[row | {"holder": other}]).errors


@pytest.mark.parametrize(
    ("code", "changes", "field", "article"),
    [
        ("assistance_notice", {"measure": "解除冻结"}, "measure", "查封扣押冻结规定第二十八条"),
        ("assistance_notice", {"measure": "协助解除查封"}, "measure", "查封扣押冻结规定第二十八条"),
        ("assistance_notice", {"ends_on": "2026-03-02"}, "ends_on", "民诉法解释第四百八十五条"),
        ("release_notice", {"measure": "查封"}, "measure", "二(一)4"),
        ("freezing_ruling", {"measure": "解除冻结"}, "measure", "二(一)4"),
        ("freezing_ruling", {"measure": "控制"}, "measure", "二(一)4"),
        ("lifting_ruling", {"measure": "冻结"}, "measure", "二(一)4"),
        ("freezing_ruling", {"ends_on": "2026-03-02"}, "ends_on", "民诉法解释第四百八十五条"),
        ("freezing_ruling", {"ends_on": "2026-03-01"}, "ends_on", "民诉法解释第四百八十五条"),
    ],
)
def test_a_ruling_that_seizes_or_lifts_names_one_measure_and_a_term_that_lasts(
    code: str, changes: dict[str, str], field: str, article: str
) -> None:
    where = "matters" if code.endswith("notice") else "assets"
    rows = copy.deepcopy(SAMPLES[code][where])
    rows[0] |= changes
    refused = refusal(code, SAMPLES[code] | {where: rows})
    assert (refused.status, refused.article) == (409, article)
    assert [error.field for error in refused.errors] == [f"{where}.0.{field}"]


@pytest.mark.parametrize(("side", "named"), [("respondents", FOREIGNER), ("applicants", FOREIGN_UNIT)])
def test_one_from_abroad_is_named_by_country_paper_and_number(side: str, named: dict[str, Any]) -> None:
    check("freezing_ruling", **{side: [named]})
    for part in named.keys() - {"paper", "registration_number"}:
        without = {name: value for name, value in named.items() if name != part}
        assert f"{side}.0.{part}" in [
            error.field for error in refusal("freezing_ruling", **{side: [without]}).errors
        ]
    (party,) = (
        one
        for one in operative(SAMPLES["freezing_ruling"] | {side: [named]}).parties
        if one.name == named["name"]
    )
    assert party.identity == named.get("id_number", named.get("registration_number"))


def test_what_a_ruling_orders_is_told_as_values() -> None:
    freezing = operative(SAMPLES["freezing_ruling"])
    assert freezing.limit == Decimal("100000.00")
    assert [(one.measure, str(one.starts_on), str(one.ends_on)) for one in freezing.assets] == [
        ("freeze", "2026-03-02", "2027-03-01"),
        ("seal", "2026-03-03", "2029-03-02"),
    ]
    assert [(one.role, one.name, one.identity) for one in freezing.parties] == [
        ("applicant", "信阳市明升建材有限公司", "91411502MA40ABCD1X"),
        ("respondent", "孙立业", "41150219800115003X"),
    ]
    (lifted,) = operative(SAMPLES["lifting_ruling"]).assets
    assert (lifted.measure, lifted.lifts, lifted.ends_on) == ("freeze", "（2026）豫1502执1234号", None)
    sale_ruling = operative(SAMPLES["sale_ruling"])
    assert [one.identifier for one in sale_ruling.assets] == ["豫（2020）信阳市不动产权第0012345号"]
    sale = sale_ruling.sale
    assert sale is not None
    assert (sale.buyer.identity, sale.price) == ("41150219910708002X", Decimal(834_000))
    assert (str(sale.sold_on), str(sale.paid_on)) == ("2026-05-21", "2026-06-03")
    assert sale.credited is None
    taken = operative(SAMPLES["debt_ruling"]).sale
    assert taken is not None
    assert (taken.price, taken.credited) == (Decimal(648_000), Decimal(500_000))
    kept = operative(SAMPLES["default_ruling"])
    assert (kept.sale, kept.round) == (
        None,
        RuledRound(
            round="第一次拍卖",
            buyer=sale.buyer,
            price=Decimal(812_000),
            deposit=Decimal(81_200),
            due_on=date(2026, 6, 13),
        ),
    )
    stop = operative(SAMPLES["stop_ruling"]).round
    assert stop == RuledRound(round="第二次拍卖", way="撤回拍卖", ground="公告、展示的内容有错误")
    paid = operative(SAMPLES["late_payment_decision"] | {"due_on": ""}).round
    assert paid is not None
    assert paid.due_on is None
    endless = SAMPLES["freezing_ruling"]["assets"][0] | {"ends_on": "9999-12-31"}
    assert operative({"assets": [endless]}).assets[0].ends_on is None


def test_in_a_case_that_has_ended_nothing_is_ordered_any_more() -> None:
    signed = {"closing_notice", "lifting_ruling", "release_notice", "agency_notice"}
    signed |= {
        "objection_ruling",
        "recusal_decision",
        "listing_correction_decision",
        "early_release_decision",
    }
    signed |= {"exemption_decision", "travel_exemption_decision", "deceit_ruling"}
    for code, kind in KINDS.items():
        check_case_open(kind, "open", concluded=False)
        for ended in ("closed", "archived"):
            for concluded in (False, True):
                after = concluded and code in (
                    *("freezing_ruling", "assistance_notice", "party_change_ruling"),
                    *("query_result_notice", "consumption_order", "dishonesty_decision"),
                    *("fine_decision", "detention_decision", "crime_referral"),
                )
                if kind.signer == "none" or code in signed or after:
                    check_case_open(kind, ended, concluded=concluded)
                    continue
                with pytest.raises(Problem, match="case_closed") as refused:
                    check_case_open(kind, ended, concluded=concluded)
                assert refused.value.article == "二(五)4"
