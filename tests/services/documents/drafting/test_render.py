"""The page: every value is on it, as itself; the same fields give the same bytes; PDF/A-2b."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import cache
from typing import Any

import pypdfium2 as pdfium
import pytest

from services.documents.drafting.citations import SOURCES, SUBJECTS, cite
from services.documents.drafting.fields import Form
from services.documents.drafting.kinds import KINDS
from services.documents.drafting.render import Rendered, amount, chinese_date, day, figure, moment, render
from services.documents.drafting.shape import leaves
from shared.contracts.auction.stops import ANNULLED, Ground
from shared.contracts.intake.closing import ENDINGS
from shared.values.articles import CKD, CPC, EXE, EXI, JS, NET, PMB, Article
from shared.values.refusal import Problem
from tests.services.documents.samples import (
    APPLICANT,
    CASE,
    COURT,
    DATED,
    FOREIGN_UNIT,
    FOREIGNER,
    RESPONDENT,
    SAMPLES,
)


def page(code: str, **changes: Any) -> Rendered:
    return render(KINDS[code], {**SAMPLES[code], **changes}, court=COURT, case_number=CASE, dated=DATED)


@pytest.mark.parametrize(
    ("code", "sum", "words"),
    [
        ("enforcement_notice", "claim_amount", "没有执行金额"),
        ("closing_notice", "recovered_amount", "没有执行到位金额"),
        ("freezing_ruling", "limit", "交付的标的物"),
        ("disbursement_form", "claim_amount", "腾退民权路1号房屋"),
        ("conclusion_ruling", "claim_amount", "腾退民权路1号房屋"),
    ],
)
def test_without_an_amount_the_act_is_printed_and_no_sum_of_nought(code: str, sum: str, words: str) -> None:
    owed = {"act_owed": words} if code in ("disbursement_form", "conclusion_ruling") else {}
    text = page(code, **owed, **{sum: "0.00"}).text
    assert words in text
    assert not re.search(r"(?<!\d)0\.00元", text)
    assert words not in page(code).text


def test_a_notice_to_release_asks_for_release_and_forbids_nothing() -> None:
    """查封扣押冻结规定第二十八条: what a register reads lets go of the house, without an end of the measure."""
    text = bare(extracted(page("release_notice").pdf))
    assert "请协助解除下列措施" in text
    assert "原裁定（2026）豫1502执1234号之一" in text
    assert "原通知书（2026）豫1502执1234号协助执行通知书（2026年3月2日）" in text
    assert "权利人被执行人孙立业" in text
    assert "被执行人孙立业（证件号码41150219800115003X）" in text
    assert "登记文号信不动产查封第2026-0311号" in text
    assert "登记日期2026年3月3日" in text
    assert "未经本院许可，不得" in bare(extracted(page("assistance_notice").pdf))
    for words in ("未经本院许可", "不得", "起始日", "届满日", "抵押", "第二百五十三条"):
        assert words not in text


@pytest.mark.parametrize("code", ["assistance_notice", "release_notice", "commission_letter"])
def test_of_several_respondents_the_number_stands_beside_the_thing_and_behind_no_other_name(
    code: str,
) -> None:
    text = bare(page(code, respondent="孙立业、马兰、王海").text)
    assert text.count(RESPONDENT["id_number"]) == 1
    assert f"王海（证件号码{RESPONDENT['id_number']}" not in text
    beside = "所涉被执行人的证件号码：" if code == "commission_letter" else "权利人被执行人孙立业（证件号码"
    assert f"{beside}{RESPONDENT['id_number']}）" in text
    if code != "commission_letter":
        called = f"孙立业（公民身份号码{RESPONDENT['id_number']}）"
        row = SAMPLES[code]["matters"][0] | {"holder": called}
        assert f"权利人\t被执行人{called}\n" in page(code, matters=[row]).text


def test_no_sentence_is_left_without_its_end() -> None:
    """本院在执行……一案中，执行依据为……。 says nothing of what the court did; a numbered item ends with a stop."""
    for code in KINDS:
        assert "一案中，执行依据" not in page(code).text, code
    items = [line for line in page("commission_letter").text.splitlines() if line[1:2] == "、"]
    assert [line[0] for line in items if line.endswith("。")] == ["一", "二", "四", "五"]


def test_a_register_is_asked_to_enter_the_buyer_and_to_strike_out_what_the_ruling_ends() -> None:
    """民事诉讼法第二百六十二条: who, by which ruling, since when, which thing; what falls (拍卖变卖规定第二十八条)."""
    text = bare(extracted(page("transfer_notice").pdf))
    for words in (
        "第二百六十二条",
        "之二执行裁定书",
        "该裁定已于2026年6月10日送达买受人（承受人）",
        "买受人（承受人）：何晓雯",
        "公民身份号码41150219910708002X",
        "权属证号或单元号豫（2020）信阳市不动产权第0012345号",
        "原权利人被执行人孙立业",
        "抵押权中国建设银行信阳分行豫（2020）信阳市不动产证明第0004321号",
    ):
        assert words in text, words


def test_the_ruling_on_a_sold_car_says_nothing_of_the_purchase_of_a_house() -> None:
    text = bare(
        extracted(page("sale_ruling", asset="小型轿车一辆", identifier="豫S8K256", qualification="").pdf)
    )
    assert "小型轿车一辆归买受人何晓雯所有" in text
    assert "（所在地：信阳市浉河区湖东大道128号，标识：豫S8K256）" in text
    for words in ("购房资格", "竞买人资格", "坐落", "权属证号", "单元号"):
        assert words not in text
    assert "竞买人资格若干问题的规定》第三条" in bare(page("sale_ruling").text)


def test_the_ruling_on_a_taking_names_the_reserve_price_and_what_of_it_is_paid_how() -> None:
    text = bare(extracted(page("debt_ruling").pdf))
    assert "第二次拍卖流拍" in text
    assert "所有权自本裁定送达承受人时起转移" in text
    for words in ("竞得", "成交", "买受人"):
        assert words not in text
    assert "没有差价需要补交" in bare(page("debt_ruling", credited="648000", difference="0").text)
    stranger = bare(page("debt_ruling", credited="0", difference="648000").text)
    assert "归承受人何晓雯所有" in stranger
    assert "抵偿其债权" not in stranger
    assert "第五条" not in bare(page("debt_ruling", qualification="").text)


@pytest.mark.parametrize("code", ["default_ruling", "late_payment_decision"])
def test_who_has_not_paid_has_won_the_thing_and_has_not_got_it(code: str) -> None:
    text = bare(page(code).text)
    assert "由买受人（承受人）何晓雯以" in text
    assert "竞得（承受），" in text
    assert "取得" not in text


def test_the_announcement_of_a_car_says_nothing_of_houses() -> None:
    """竞买人资格规定第二条: of a house it says what follows from a false promise; a car has no 坐落."""
    house = page("auction_announcement").text
    for words in ("坐落\t", "权属证号或单元号\t", "必须具备购房资格", "本院不出具拍卖成交裁定书"):
        assert words in house
    assert "竞买人资格若干问题的规定》第二条、第三条、第四条" in house
    unit = page("auction_announcement", identifier="411502001001GB00001F00010001").text
    assert "必须具备购房资格" in unit, "the code of a unit is a house's, too"
    car = {"asset": "小型轿车一辆", "identifier": "豫S8K256", "bidder_conditions": "竞买人须能办理过户登记"}
    text = page("auction_announcement", **car).text
    assert "标识\t豫S8K256\n所在地\t" in text
    for words in ("购房资格", "房产", "坐落", "权属证号", "单元号"):
        assert words not in text


def test_what_two_auctions_could_not_sell_is_announced_as_a_sale() -> None:
    """法明传〔2017〕455号: the whole price paid in beforehand, the first bid begins a day of bidding; what is kept is the deposit."""
    text = page("auction_announcement", round="变卖").text
    for words in (
        "变卖公告\n",
        "变卖期内",
        "\n变卖价\t人民币810000.00元",
        "即进入二十四小时竞价程序",
        "交齐变卖价全款，方取得竞买资格",
        "从其交纳的变卖价全款中扣除上表所列保证金不予退还",
        "第三十七条",
    ):
        assert words in text
    for words in ("拍卖公告", "起拍价", "公开拍卖", "保证金通过网络平台交纳", "悔拍", "拍卖成交"):
        assert words not in text
    auction = page("auction_announcement").text
    assert "拍卖公告\n" in auction
    assert "变卖" not in auction


def test_the_last_day_to_pay_is_counted_in() -> None:
    """网络司法拍卖规定第二十五条: the announcement's term; the sale is in default only once that day is over."""
    assert "应当于2026年5月6日以前（含当日）将余款汇入" in page("auction_announcement").text


def test_a_sale_ruling_is_true_of_a_thing_that_was_sold_off_without_auction() -> None:
    text = page("sale_ruling").text.replace("拍卖、变卖财产", "")
    assert "拍卖被执行人的" not in text
    assert "因拍卖而" not in text
    assert "处置被执行人的" in text


@pytest.mark.parametrize(
    "code", ["debt_ruling", "default_ruling", "late_payment_decision", "deferral_decision", "stop_ruling"]
)
def test_a_car_has_no_certificate_of_land(code: str) -> None:
    text = page(code, asset="小型轿车一辆", identifier="豫S8K256").text
    assert "标识：豫S8K256" in text
    for words in ("坐落", "权属证号", "单元号"):
        assert words not in text
    assert "权属证号或单元号：" in page(code).text


ANSWERS = (
    *("objection_ruling", "recusal_decision", "party_change_ruling", "non_enforcement_ruling"),
    "listing_correction_decision",
)
ENDS = ("termination_ruling", "cancellation_ruling", "dismissal_ruling")


@pytest.mark.parametrize(
    "code", [code for code, kind in KINDS.items() if kind.is_ruling and code not in ANSWERS]
)
def test_a_ruling_says_to_whom_one_objects_and_until_when_one_applies_for_review(code: str) -> None:
    """民事诉讼法第二百三十六条; the objection is open until the enforcement ends, the review ten days.

    What ends it is objected to within 60 days of its receipt, 法释〔2016〕3号.
    """
    text = page(code).text
    until = "自收到本裁定之日起六十日内" if code in ENDS else "在执行程序终结之前"
    objection = f"依照《中华人民共和国民事诉讼法》第二百三十六条的规定，{until}向本院提出书面异议"
    assert text.count(objection) == 1
    assert "自该裁定送达之日起十日内向上一级人民法院申请复议" in text


SUIT = "自本裁定送达之日起十五日内向本院提起诉讼"
REVIEW = "自本裁定送达之日起十日内，向上一级人民法院申请复议"


@pytest.mark.parametrize(
    ("kind", "result", "cited", "ordered", "remedy", "other"),
    [
        ("执行行为异议", "理由不成立", "第二百三十六条", "驳回周海涛的异议请求。", REVIEW, SUIT),
        ("执行行为异议", "理由成立", "第二百三十六条", "撤销豫（2024）信阳市不动产权", REVIEW, SUIT),
        ("案外人异议", "理由不成立", "第二百三十八条", "驳回周海涛的异议请求。", SUIT, REVIEW),
        ("案外人异议", "理由成立", "第四百六十三条", "中止对豫（2024）信阳市不动产权", SUIT, REVIEW),
        ("案外人异议", "不符合受理条件", "第二条", "不予受理", REVIEW, SUIT),
        ("管辖异议", "理由成立", "第三条", "撤销本案，", REVIEW, SUIT),
        ("执行时效异议", "理由成立", "第四百八十一条", "不予执行", REVIEW, SUIT),
    ],
)
def test_what_answers_an_objection_says_what_is_ordered_and_what_may_be_done_about_it(
    kind: str, result: str, cited: str, ordered: str, remedy: str, other: str
) -> None:
    """民事诉讼法第二百三十六、二百三十八条: ten days to ask for review, or fifteen to sue, and never both."""
    text = page("objection_ruling", petition_kind=kind, result=result).text
    assert cited in text
    assert ordered in text.partition("裁定如下")[2]
    assert remedy in text
    assert other not in text


def test_an_entry_is_put_right_in_three_days_or_the_refusal_reviewed_above_in_ten() -> None:
    """失信名单规定第十二条."""
    refused = page("listing_correction_decision").text
    assert "十日内向上一级人民法院申请复议" in refused
    assert "复议期间，不停止原决定的执行" in refused
    granted = page("listing_correction_decision", result="理由成立").text
    assert "三个工作日内撤销、更正或者删除" in granted
    assert "申请复议" not in granted


def test_an_exemption_says_what_is_allowed_until_when_and_nothing_where_it_is_refused() -> None:
    """限制消费规定第八条; 善意文明执行意见第十七条."""
    for code, allowed in (
        ("exemption_decision", "购买价款不超过八万元的二手货车一辆"),
        ("travel_exemption_decision", "往返信阳与广州的高铁二等座"),
    ):
        granted = page(code).text
        assert allowed in granted
        assert "期满后自行恢复限制" in granted
        nothing = {f"exempt_{name}": "" for name in ("kinds", "scope", "times", "from", "until")}
        refused = page(code, result="理由不成立", **nothing).text
        assert "不予准许孙立业的申请" in refused or "不予准许" in refused.partition("决定如下")[2]
        assert "恢复限制" not in refused


def test_a_recusal_is_reviewed_once_here_and_a_change_of_party_above_or_by_suit() -> None:
    """民事诉讼法第五十条; 变更、追加当事人规定第三十条、第三十二条."""
    recusal = page("recusal_decision").text
    assert "可以在接到本决定时向本院申请复议一次" in recusal
    assert "不再参与本案的执行工作" in recusal
    assert "不再参与本案的执行工作" not in page("recusal_decision", result="理由不成立").text
    change = page("party_change_ruling").text
    assert "十五日内向本院提起执行异议之诉" in change
    assert "复议" not in change
    assert "若干问题的规定》第二十条、第二十八条的规定，裁定如下" in change
    above = page("party_change_ruling", changed_by="法人分支机构不能清偿债务，追加该法人").text
    assert "自本裁定送达之日起十日内向上一级人民法院申请复议" in above
    assert "执行异议之诉" not in above
    granted = page("party_change_ruling", result="理由成立").text
    assert "追加信阳市立业运输有限公司为本案被执行人。" in granted
    of_share = {"changed_by": "营利法人的股东、出资人未缴纳或者未足额缴纳出资", "liable_for": "500000.00"}
    limited = page("party_change_ruling", result="理由成立", **of_share).text
    assert "为本案被执行人，在人民币500000.00元（大写：伍拾万元整）的范围内承担责任。" in limited


def test_the_debt_is_claimed_once() -> None:
    """Whoever adds up what the notice orders pays the debt once: its sum is what the obligations come to."""
    text = bare(
        extracted(page("enforcement_notice", obligations="一、支付货款756300.50元。\n二、交付发票。").pdf)
    )
    assert text.count("一、") == text.count("二、") == 1, "the obligations' own numbering is the only one"
    assert "上列义务的申请执行标的额为人民币756300.50元" in text
    assert text.count("玖仟玖佰陆拾叁元零壹分") == 1


@pytest.mark.parametrize(
    ("code", "rows"),
    [
        ("freezing_ruling", "assets"),
        ("lifting_ruling", "assets"),
        ("auction_ruling", "assets"),
        ("commission_letter", "assets"),
        ("assistance_notice", "matters"),
        ("release_notice", "matters"),
    ],
)
def test_of_several_assets_each_bears_its_number_and_their_count(code: str, rows: str) -> None:
    """A bank that answers for the third of three says which; a sheet that is missing is missed."""
    one = SAMPLES[code][rows][:1]
    text = page(code, **{rows: one * 3}).text
    places = [text.index(f"第{n}项（共3项）") for n in (1, 2, 3)]
    assert places == sorted(places)
    assert "第1项" not in page(code, **{rows: one}).text


def test_a_ruling_names_the_measures_that_it_takes_or_lifts() -> None:
    """A car is impounded: a ruling that says 查封、冻结 orders something else."""
    car = {**SAMPLES["freezing_ruling"]["assets"][1], "measure": "扣押"}
    assert "下列财产采取扣押措施，" in page("freezing_ruling", assets=[car, car]).text
    assert "下列财产采取冻结、查封措施，" in page("freezing_ruling").text
    lifted = SAMPLES["lifting_ruling"]["assets"][0]
    both = [lifted, {**lifted, "measure": "解除扣押"}, lifted]
    assert "解除对下列财产采取的冻结、扣押措施：" in page("lifting_ruling", assets=both).text


@pytest.mark.walk
def test_papers_name_the_cause_and_call_a_person_you_and_a_unit_your_unit() -> None:
    for code, kind in KINDS.items():
        text = bare(page(code).text)
        assert "你（" not in text, code
        assert "（主要负责人）" not in text, code
        if kind.signer != "none":
            assert "买卖合同纠纷一案" in text, code
    assert "责令你自本通知书" in page("enforcement_notice").text
    assert "责令你单位自本通知书" in page("enforcement_notice", addressed_as="你单位").text
    receiving = ("acceptance_notice", "以你本人名义", "以你单位名义", "以你们名义")
    liable = ("property_report_order", "或者你的法定代理人", "或者你单位的主要负责人", "或者你们的主要负责人")
    for code, *spoken in (receiving, liable):
        for told, words in zip(("你", "你单位", "你们"), spoken, strict=True):
            assert words in page(code, addressed_as=told).text
    told = page("agency_notice").text
    assert (f"\n{RESPONDENT['name']}：" in told, f"{APPLICANT['name']}、" in told) == (True, False)
    branch = {**APPLICANT, "representative_title": "支行负责人"}
    assert "主要负责人：周明" in page("freezing_ruling", applicants=[branch]).text
    assert "法定代表人：周明" in page("freezing_ruling").text


@pytest.mark.parametrize("code", [code for code, kind in KINDS.items() if kind.is_ruling])
def test_a_ruling_says_that_it_was_compared_with_the_original(code: str) -> None:
    text = bare(page(code).text)
    assert text.index("二〇二六年三月二日") < text.index("本件与原本核对无异") < text.index("书记员许佳")


def lines(pdf: bytes) -> list[str]:
    """As they are printed, from the first page to the last."""
    with pdfium.PdfDocument(pdf) as document:
        return [line for page in document for line in page.get_textpage().get_text_range().splitlines()]


@pytest.mark.parametrize("shift", range(0, 40, 7))
def test_a_number_stands_on_one_line_wherever_it_falls(shift: int) -> None:
    """What a bank or a register types in is read off one line: the number of a case with its year, of a certificate with its
    place, identity, credit and account numbers, sums and days.
    """
    person = {**RESPONDENT, "address": "河南省信阳市" + "某" * shift}
    unit = {**APPLICANT, "address": "河南省信阳市" + "某" * shift}
    told = "账号6222081718001234567余额186420.35元，2026年2月28日9时30分转出，车牌豫S8K256，湖东大道9号房屋"
    reason = (
        "甲" * shift
        + told
        + "（豫（2020）信阳市不动产权第0012345号）于2月20日由（2024）豫民终12号之一裁定查封。"
    )
    rendered = page("freezing_ruling", respondents=[person], applicants=[unit], reason=reason)
    printed_lines = lines(rendered.pdf)
    numbers = (RESPONDENT["id_number"], APPLICANT["credit_code"], "6222081718001234567")
    written = ("186420.35元", "2026年2月28日", "9时30分", "2月20日", "豫S8K256", "9号", "人民币100000.00元")
    references = (
        "（2025）豫1502民初5678号",
        "（2024）豫民终12号之一",
        "豫（2020）信阳市不动产权第0012345号",
    )
    for number in (*numbers, *written, *references):
        assert any(number in line for line in printed_lines), number


def test_of_a_reference_that_is_wider_than_its_cell_the_parts_stay_whole() -> None:
    printed_lines = lines(page("property_declaration").pdf)
    assert any("第0012345号" in line for line in printed_lines)
    assert not any("豫（2020）信阳市不动产权第0012345号" in line for line in printed_lines)


@pytest.mark.parametrize(
    ("code", "blank", "boxes"),
    [
        ("address_confirmation", {"electronic_consent": ""}, "□同意　□不同意"),
        ("address_confirmation", {"electronic_consent": "不同意"}, "□同意　■不同意"),
        ("proof_of_service", {"mode": ""}, "□直接送达　□留置送达　□委托送达　□邮寄送达"),
        ("disbursement_form", {}, "□同意　□不同意"),
        ("disbursement_form", {}, "□已支付"),
    ],
)
def test_a_form_has_boxes_to_tick(code: str, blank: dict[str, str], boxes: str) -> None:
    assert boxes in page(code, **blank).text


@pytest.mark.parametrize("code", ["condition_survey_report", "vehicle_survey_report"])
def test_a_survey_bears_the_day_of_the_survey_and_room_for_the_day_of_signing(code: str) -> None:
    """A third, printed day beside these was the day of neither."""
    text = bare(extracted(page(code).pdf))
    assert "调查日期：2026年3月1" in text
    assert "二〇二六年" not in text


def test_what_a_form_approves_and_who_approves_it_stand_on_one_sheet() -> None:
    """A sheet with signatures alone can be laid beside another sum; no label is torn over two lines."""
    name = "新疆维吾尔自治区伊犁哈萨克自治州阿卜杜热合曼·买买提吐尔逊农业科技发展有限责任公司"
    assert page("disbursement_form", applicant=name, respondent=name, payee=name).pages == 1
    printed_lines = lines(page("disbursement_form").pdf)
    for label in ("迟延履行利息", "所附证明材料", "财务部门领导审核"):
        assert any(label in line for line in printed_lines), label


@pytest.mark.parametrize("words", [1, 40, 60, 80, 200])
def test_however_long_a_payment_is_explained_its_sum_and_account_stand_beside_the_signatures(
    words: int,
) -> None:
    explained = "先扣执行费，再清偿抵押债权，" * words
    with pdfium.PdfDocument(page("disbursement_form", distribution=explained).pdf) as document:
        sheets = [bare(sheet.get_textpage().get_text_range()) for sheet in document]
    (approved,) = [sheet for sheet in sheets if "财务人员支付" in sheet]
    for said in ("人民币770420.58元", APPLICANT["name"], "41001562710050012345", "局长批准"):
        assert said in approved, said


def test_an_address_and_a_refusal_are_written_by_hand_on_two_lines() -> None:
    rendered = page("address_confirmation", address="", refusal_note="")
    assert rendered.pages == 1
    for label in ("送达地址", "拒绝提供记明"):
        assert f"\n{label}\t　\n　\n" in rendered.text


def test_a_register_is_asked_by_the_article_on_seizure_and_a_bank_by_that_on_deposits() -> None:
    """民事诉讼法第二百五十五条 is what a house or a car is seized by; 第二百五十三条 speaks of deposits, bonds, shares."""
    notice = page("assistance_notice").text
    assert "《中华人民共和国民事诉讼法》第二百五十三条、第二百五十五条、《最高人民法院关于" in notice
    assert "第二百六十二条" not in notice, "a seizure passes no title"
    assert "解除对下列财产的查封、扣押、冻结" in page("release_notice").text


@pytest.mark.parametrize("code", ["assistance_notice", "release_notice", "transfer_notice"])
def test_the_slip_to_send_back_names_the_case_that_it_answers(code: str) -> None:
    assert f"贵院{CASE}协助执行通知书" in page(code).text.split("（回执）")[1]


def test_a_notice_of_an_agent_says_what_changed_and_leaves_no_choice_open() -> None:
    text = page("agency_notice").text
    assert "对其诉讼代理人周方正的代理权限作如下变动：解除委托，不再代理本案。" in text
    assert "（解除）" not in text
    assert "解除或者变更" not in text


FORMAL = (
    "　　本件与原本核对无异",
    "申请执行人：",
    "法定代表人",
    "被执行人：",
    "审判",
    "书记员",
    "特此通知",
    "联系人：",
    "权利人\t",
    "二〇二六年",
)


def extracted(pdf: bytes) -> str:
    with pdfium.PdfDocument(pdf) as document:
        return "".join(page.get_textpage().get_text_bounded() for page in document)


def bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def printed(form: Form, value: Any) -> str:
    """What is optional may be empty, whatever its form."""
    return {Form.MONEY: figure, Form.DATE: day, Form.TIME: moment}.get(form, str)(value) if value else ""


@pytest.mark.parametrize("code", KINDS)
def test_every_value_is_found_in_the_extracted_text(code: str) -> None:
    kind, rendered = KINDS[code], page(code)
    text = bare(extracted(rendered.pdf))
    for leaf in leaves(kind, SAMPLES[code]):
        value = bare(printed(leaf.field.form, leaf.value))
        assert value or leaf.field.by_hand or leaf.field.optional, leaf.path
        assert value in text, leaf.path
        assert value in bare(rendered.text), leaf.path
    assert bare(COURT) in text
    assert kind.title in text
    assert text.count(CASE) >= 1 + rendered.pages, (
        "the case number stands at the top and on every page's foot"
    )
    assert f"第{rendered.pages}页共{rendered.pages}页" in text


@pytest.mark.parametrize(("side", "named"), [("respondents", FOREIGNER), ("applicants", FOREIGN_UNIT)])
def test_one_from_abroad_is_printed_by_country_paper_and_number(side: str, named: dict[str, Any]) -> None:
    text = bare(page("freezing_ruling", **{side: [named]}).text)
    number = named.get("id_number") or named["registration_number"]
    assert f"{named.get('paper', '登记注册号')}{number}" in text
    assert named["country"] in text


@cache
def body(code: str) -> set[str]:
    return set(page(code).text.split("（回执）")[0].splitlines()[3:])


@pytest.mark.parametrize("code", KINDS)
def test_no_two_kinds_share_a_body(code: str) -> None:
    """Parties, bench, closing formula and the slip to send back are alike in many kinds; the rest is each kind's own."""
    lines = {other: body(other) for other in KINDS}
    shared = {line for line in lines[code] if line.startswith(FORMAL)}
    for other in set(KINDS) - {code}:
        assert len((lines[code] & lines[other]) - shared) <= len(lines[code]) / 3, other


@pytest.mark.parametrize("code", [code for code, kind in KINDS.items() if kind.signer != "none"])
def test_a_sealed_document_has_the_date_in_chinese_numerals_and_a_place_for_the_seal(code: str) -> None:
    rendered = page(code)
    assert "二〇二六年三月二日" in bare(extracted(rendered.pdf))
    assert re.search(rb"/Names\[\(hand\)[^()]+\(seal\)", rendered.pdf)


@pytest.mark.parametrize("code", KINDS)
def test_same_fields_same_bytes(code: str) -> None:
    assert page(code).pdf == page(code).pdf


@pytest.mark.walk
def test_bytes_do_not_depend_on_what_was_rendered_before_or_beside() -> None:
    alone = page("enforcement_notice").sha256
    with ThreadPoolExecutor(4) as pool:
        rendered = list(pool.map(page, list(KINDS) * 2))
    assert [each.sha256 for each in rendered].count(alone) == 2


@pytest.mark.parametrize("code", KINDS)
def test_pdf_a_2b(code: str) -> None:
    pdf = page(code).pdf
    assert b"<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>" in pdf
    assert b"/S/GTS_PDFA1" in pdf
    assert b"<xmp:CreateDate>2026-03-02T00:00:00Z" in pdf


def test_a_draft_is_marked_as_one_and_what_is_signed_is_not() -> None:
    where: dict[str, Any] = {"court": COURT, "case_number": CASE, "dated": DATED}
    kind, fields = KINDS["closing_notice"], SAMPLES["closing_notice"]
    draft = render(kind, fields, **where, draft=True)
    assert "草稿" in bare(extracted(draft.pdf))
    assert "草稿" not in bare(extracted(render(kind, fields, **where).pdf))
    assert draft.text == render(kind, fields, **where).text
    assert draft.pages == render(kind, fields, **where).pages
    form = render(KINDS["clue_form"], SAMPLES["clue_form"], **where, draft=True)
    assert "草稿" not in extracted(form.pdf), "a form is nobody's to sign: it goes out as it was drafted"


HOSTILE = [
    '#read("/etc/passwd")',
    "*粗体* _斜_ $x^2$ @seal <seal> \\n",
    "{{ 7 * 7 }}{% raw %}",
    "<script>alert(1)</script>&amp;",
    "| 甲 | 乙",
    "@date",
    "## 标题",
    "|= 1 1 1",
    "\"引号\" 'x' ${a} %s",
]


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("code", ["enforcement_notice", "clue_form"])
def test_hostile_names_print_as_themselves(code: str, name: str) -> None:
    ours, theirs = page(code), page(code, respondent=name)
    assert bare(name) in bare(extracted(theirs.pdf))
    shape = [line.count("\t") for line in ours.text.splitlines()]
    assert [line.count("\t") for line in theirs.text.splitlines()] == shape, "the name changed the structure"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("王\x02 0\x03五", "王〔U+0002〕0〔U+0003〕五"),
        ("孙\u202e业立", "孙〔U+202E〕业立"),
        ("孙\u200b立业", "孙〔U+200B〕立业"),
        ("孙\x00立业", "孙〔U+0000〕立业"),
        ("孙\ud800立业", "孙〔U+D800〕立业"),
    ],
)
def test_control_characters_are_shown_by_their_code(name: str, shown: str) -> None:
    assert shown in bare(extracted(page("enforcement_notice", respondent=name).pdf))


def test_line_ends_make_paragraphs_only_of_their_own_form() -> None:
    rendered = page("closing_notice", reason="第一段\r\n> 第二段\n@date\n第三段")
    assert "\n第一段\n> 第二段\n@date\n第三段\n" in rendered.text


@pytest.mark.parametrize("name", ["长" * 200, "Longname" * 25, "9" * 200])
def test_a_name_of_200_characters_wraps_within_the_margins(name: str) -> None:
    with pdfium.PdfDocument(page("enforcement_notice", respondent=name).pdf) as document:
        width = document[0].get_width()
        for sheet in document:
            text = sheet.get_textpage()
            for index in range(text.count_rects()):
                left, _, right, _ = text.get_rect(index)
                assert left > 50
                assert right < width - 50
    assert name in bare(extracted(page("enforcement_notice", respondent=name).pdf))


@pytest.mark.parametrize("character", ["𠮷", "\ue000", "𫝀"])
def test_a_character_no_font_has_is_an_error_naming_character_and_field(character: str) -> None:
    with pytest.raises(Problem) as refused:
        page("freezing_ruling", respondents=[{**RESPONDENT, "name": f"王{character}"}])
    assert refused.value.code == "no_glyph"
    assert f"U+{ord(character):04X}" in refused.value.detail
    assert [error.field for error in refused.value.errors] == ["respondents.0.name"]
    assert all([refused.value.article, *(error.article for error in refused.value.errors)])


@pytest.mark.parametrize("character", ["䶮", "㛃", "龘", "喆"])
def test_rare_characters_the_font_has_are_printed(character: str) -> None:
    assert character in extracted(page("enforcement_notice", respondent=f"王{character}").pdf)


def test_missing_fields_never_leave_a_blank() -> None:
    with pytest.raises(Problem) as refused:
        render(KINDS["closing_notice"], {}, court=COURT, case_number=CASE, dated=DATED)
    assert {error.field for error in refused.value.errors} == {f.name for f in KINDS["closing_notice"].fields}


@pytest.mark.parametrize("code", ["address_confirmation", "clue_form", "property_declaration"])
def test_a_form_may_go_out_blank_for_the_partys_pen(code: str) -> None:
    blank = {field.name: [] if field.columns else "" for field in KINDS[code].fields if field.by_hand}
    assert blank
    assert page(code, **blank).pages <= 2


def test_the_notice_cites_the_law_in_force() -> None:
    text = page("enforcement_notice").text
    assert "《中华人民共和国民事诉讼法》第二百五十一条" in text
    assert "第四百八十条" in text
    for old in ("第二百四十条", "第二百四十七条", "第二百五十三条", "第二百六十条"):
        assert f"《中华人民共和国民事诉讼法》{old}" not in text


@pytest.mark.parametrize(
    ("code", "changes", "cited"),
    [
        ("stop_ruling", {"ground": "被执行人全部履行金钱债务"}, [PMB[19]]),
        ("stop_ruling", {"ground": "其他财产卖得的价款足以清偿债务和费用"}, [PMB[14]]),
        ("stop_ruling", {"ground": "申请执行人撤回执行申请"}, [PMB[17, 2]]),
        (
            "stop_ruling",
            {"way": "中止拍卖", "ground": "申请执行人表示可以延期执行"},
            [CPC[267], PMB[18], NET[28]],
        ),
        (
            "stop_ruling",
            {"way": "中止拍卖", "ground": "案外人对标的提出异议"},
            [PMB[18], NET[28], NET[36]],
        ),
        ("deferral_decision", {"ground": "上级法院通知暂缓执行"}, [EXE[77], PMB[18], NET[28]]),
        ("deferral_decision", {"ground": "平台系统故障、安全隐患"}, [PMB[18], NET[28]]),
    ],
)
def test_what_stops_an_auction_cites_the_article_of_its_ground(
    code: str, changes: dict[str, str], cited: list[Article]
) -> None:
    """执行工作规定62: the ruling says its reason and its legal basis, and none that is another's."""
    assert f"依照{cite(*cited)}的规定，" in page(code, **changes).text


@pytest.mark.parametrize(
    ("code", "ground", "cited"),
    [
        ("termination_ruling", "申请执行人撤销申请", CPC[268, 1]),
        ("termination_ruling", "据以执行的法律文书被撤销", CPC[268, 2]),
        ("termination_ruling", "作为被执行人的公民死亡，无遗产可供执行，又无义务承担人", CPC[268, 3]),
        ("termination_ruling", "追索赡养费、扶养费、抚养费案件的权利人死亡", CPC[268, 4]),
        (
            "termination_ruling",
            "作为被执行人的公民因生活困难无力偿还借款，无收入来源，又丧失劳动能力",
            CPC[268, 5],
        ),
        ("termination_ruling", "被执行人被人民法院宣告破产", JS[513]),
        ("termination_ruling", "应当交付的特定物毁损或者灭失，双方当事人对折价赔偿不能协商一致", JS[492]),
        (
            "termination_ruling",
            "作为被执行人的法人或者其他组织终止，无财产可供执行，又无义务承受人，也不能变更、追加执行主体",
            CPC[268, 6],
        ),
        ("cancellation_ruling", "其他有管辖权的人民法院已经立案在先", EXI[2]),
        ("non_enforcement_ruling", "仲裁裁决经审查应当不予执行", CPC[248]),
        ("non_enforcement_ruling", "公证债权文书确有错误，应当不予执行", CPC[249]),
        ("dismissal_ruling", "申请执行的法律文书尚未生效", EXE[16]),
        ("dismissal_ruling", "案件不属于本院管辖", EXE[16]),
    ],
)
def test_what_ends_a_case_cites_the_article_of_its_ground(code: str, ground: str, cited: Article) -> None:
    text = page(code, ground=ground).text
    assert f"依照{cite(CPC[157], cited)}的规定，" in text
    assert f"有下列事由：{ground}。" in text


def test_each_ground_that_a_ruling_of_its_own_names_can_be_printed() -> None:
    for ground, end in ENDINGS.items():
        if end.ruling is not None and end.petition is None:
            assert ground.label in page(end.ruling, ground=ground.label).text


@pytest.mark.parametrize(
    ("ground", "remedy"),
    [
        ("仲裁裁决经审查应当不予执行", "重新达成书面仲裁协议申请仲裁，也可以向人民法院起诉"),
        ("公证债权文书确有错误，应当不予执行", "就债权争议提起诉讼"),
    ],
)
def test_against_non_enforcement_one_arbitrates_anew_or_sues(ground: str, remedy: str) -> None:
    """民诉法解释476, 478: no objection and no review lies."""
    text = page("non_enforcement_ruling", ground=ground).text
    assert remedy in text
    assert "书面异议" not in text


def test_every_ground_that_stops_an_auction_can_be_printed() -> None:
    for ground in Ground:
        assert ground.label in page("stop_ruling", ground=ground.label).text


def test_the_ruling_that_undoes_a_sale_can_be_printed_and_gives_the_money_back() -> None:
    """网络司法拍卖规定31(6): what nothing holds any more was sold; there is no other paper by which the sale is undone."""
    text = page("stop_ruling", way=ANNULLED, ground=Ground.NOT_HELD.label).text
    for words in (
        "第二次拍卖已有买受人（承受人）。有下列事由",
        f"依照{cite(CKD[27], NET[31, 6])}的规定，",
        "撤销拍卖：信阳市浉河区湖东大道128号8幢2单元1101室住宅一套。买受人（承受人）已经交纳的保证金、价款予以退还。",
    ):
        assert words in text, text
    assert "予以退还" not in page("stop_ruling").text


def test_only_the_table_may_be_cited() -> None:
    assert {article.source.title for article in SUBJECTS} == {source.title for source in SOURCES.values()}
    assert all(cite(article) for article in SUBJECTS)
    with pytest.raises(KeyError):
        cite(CPC[240])
    assert cite(CPC[251], CPC[264], JS[480]) == (
        "《中华人民共和国民事诉讼法》第二百五十一条、第二百六十四条、"
        "《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》第四百八十条"
    )


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("0.05", "人民币0.05元（大写：伍分）"),
        ("500000", "人民币500000.00元（大写：伍拾万元整）"),
        ("1010101.01", "人民币1010101.01元（大写：壹佰零壹万零壹佰零壹元零壹分）"),
        ("100001000", "人民币100001000.00元（大写：壹亿零壹仟元整）"),
        ("1234.50", "人民币1234.50元（大写：壹仟贰佰叁拾肆元伍角）"),
    ],
)
def test_amounts_stand_in_figures_and_in_words(value: str, words: str) -> None:
    assert amount(value) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (date(2026, 3, 2), "二〇二六年三月二日"),
        (date(2026, 10, 10), "二〇二六年十月十日"),
        (date(2030, 12, 31), "二〇三〇年十二月三十一日"),
        (date(2026, 11, 20), "二〇二六年十一月二十日"),
    ],
)
def test_dates_in_chinese_numerals(value: date, words: str) -> None:
    assert chinese_date(value) == words


def test_times_are_printed_in_court_time() -> None:
    assert moment("2026-04-20T02:05:00+00:00") == "2026年4月20日10时05分"


def test_what_ends_for_one_party_says_that_the_case_goes_on_with_the_others() -> None:
    """民事诉讼法第二百六十八条: of an applicant with the share that is no longer enforced."""
    one = page("termination_ruling", ended_for="周明", ended_share="40000.00").text
    assert "中周明一方的执行，对其他当事人的执行继续进行。其在执行标的额中的份额40000.00元不再执行。" in one
    assert "继续进行" not in page("termination_ruling").text


def test_an_application_that_falls_for_one_party_says_whose_and_that_the_case_goes_on() -> None:
    """法发〔2014〕26号第二十条: of an applicant who is not entitled, or against a respondent who had performed."""
    sample = SAMPLES["dismissal_ruling"]
    (applicant,), (respondent,) = (
        [one["name"] for one in sample[side]] for side in ("applicants", "respondents")
    )
    his = page("dismissal_ruling", ended_for=applicant, ended_share="40000.00").text
    assert (
        f"驳回申请执行人{applicant}的执行申请，对其他当事人的执行继续进行。其在执行标的额中的份额40000.00元不再执行。"
        in his
    )
    against = page("dismissal_ruling", ended_for=respondent, ended_share="1.00").text
    assert (
        f"对被执行人{respondent}的执行申请，对其他当事人的执行继续进行。其已经履行的份额1.00元不再执行。"
        in against
    )
    assert "继续进行" not in page("dismissal_ruling").text
