"""The law on the reference price, the online auction, auction and sale in general, the online sale."""

from shared.law.coverage.model import Clause, Open, still_open, watched
from shared.values.articles import EQT, HSE, JS, NET, PMB, REF, SALE

_PRICE = "tests/services/auction/pricing/test_rules.py"
_LISTING = "tests/services/auction/listing/test_rules.py"
_AGENCIES = Open("auction", "评估机构的选定、摇号和报告的延期、退回、补正尚未登记")
_PRICE_OBJECTIONS = Open("auction", "异议期满方可定价已经落实，异议本身尚不登记、审查")

PRICE = (
    *watched(
        "custody.reference_price_start",
        "custody.commissioned_price_start",
        "auction.price_start_once_first",
        "auction.priced_anew",
    ),
    Clause(
        REF[3],
        "确定参考价前，应当查明权属、权利负担、占有使用、欠缴税费、质量瑕疵等事项。",
        "O",
        ("services.auction.disposals.rules:after", "services.auction.survey.rules:check_findings"),
        (
            "tests/services/auction/disposals/test_rules.py::test_a_step_is_taken_in_its_place_only",
            "tests/services/auction/disposals/test_rules.py::test_no_item_may_be_left_out_or_left_blank",
        ),
    ),
    Clause(
        REF[4],
        "依次采取当事人议价、定向询价、网络询价、委托评估，有法定事由方可跳过。",
        "O",
        ("services.auction.pricing.rules:check_order",),
        (
            f"{_PRICE}::test_4_5_7_14_the_lawful_ways_to_a_method",
            f"{_PRICE}::test_4_5_7_14_no_way_is_passed_over_without_its_ground",
            f"{_PRICE}::test_a_way_that_led_to_no_price_is_not_taken_again",
        ),
    ),
    Clause(
        REF[10],
        "网络询价应当同时向名单库中的全部平台发出。",
        "R",
        open=Open("auction", "由询价评估系统发出，尚不核对名单库"),
    ),
    *watched("auction.platform_reports"),
    Clause(
        REF[13],
        "按期出具的网络询价结果取平均值。",
        "R",
        ("services.auction.pricing.rules:average",),
        (f"{_PRICE}::test_13_the_price_is_the_average_of_those_delivered",),
    ),
    Clause(
        REF[11],
        "平台逾期未出具且未申请延期的，转为委托评估。",
        "O",
        ("services.auction.pricing.rules:term_end", "services.auction.pricing.service:close_term"),
        (f"{_PRICE}::test_4_6_11_19_when_the_term_of_a_way_ends",),
        open=Open("auction", "平台申请延期三日尚未登记"),
    ),
    Clause(REF[12], "网络询价报告的补正三日内完成。", "D", open=Open("auction", "尚未登记")),
    Clause(REF[16], "委托评估由当事人协商三家机构及次序，协商不成的摇号。", "R", open=_AGENCIES),
    Clause(
        REF[19],
        "评估报告三十日内出具，可申请延期两次，每次不超过十五日；未出具的三日内退回，另行委托。",
        "D",
        ("services.auction.pricing.rules:term_end",),
        (
            f"{_PRICE}::test_4_6_11_19_when_the_term_of_a_way_ends",
            f"{_PRICE}::test_19_after_an_appraiser_that_brought_nothing_the_next_is_asked",
        ),
        open=_AGENCIES,
    ),
    Clause(REF[20], "评估报告的说明、补正三日内完成。", "D", open=_AGENCIES),
    *watched("auction.price_report_served"),
    Clause(
        REF[21],
        "无法送达的，公示满十五日视为收到。",
        "R",
        ("services.auction.notification:received_at", "shared.law.numbers:REPORT_DISPLAY"),
        (f"{_PRICE}::test_21_a_display_of_fifteen_days_is_received_on_the_fifteenth",),
    ),
    Clause(
        REF[22],
        "对网络询价、评估报告的异议，自收到之日起五日内提出。",
        "D",
        (
            "services.auction.pricing.rules:objections_end",
            "services.auction.pricing.rules:check_objections_over",
            "shared.law.rulebook.parties:PERIODS",
        ),
        (
            f"{_PRICE}::test_22_23_24_five_days_for_objections",
            "tests/services/auction/survey/test_priority_holders.py::test_a_priority_holder_is_served_and_objects_like_a_party",
            "tests/services/intake/docket/test_rights.py::test_each_period_ends_as_its_article_says",
        ),
        open=_PRICE_OBJECTIONS,
    ),
    Clause(REF[23], "评估异议三日内转交，机构五日内说明，不服的专业技术评审。", "D", open=_PRICE_OBJECTIONS),
    Clause(
        REF[24],
        "对议价、定向询价的结果不得提出异议。",
        "P",
        ("services.auction.pricing.rules:price_final_at",),
        (f"{_PRICE}::test_30_a_price_that_nobody_can_object_to_is_determined_as_soon_as_it_is_there",),
    ),
    Clause(
        REF[27],
        "参考价的有效期最长不得超过一年。",
        "P",
        ("services.auction.pricing.rules:valid_until", "services.auction.listing.rules:validity_faults"),
        (
            f"{_PRICE}::test_27_no_result_is_valid_longer_than_a_year",
            f"{_LISTING}::test_27_the_price_is_valid_at_publication_and_six_months_more_at_the_auction",
        ),
    ),
    Clause(
        REF[27],
        "有效期内发布一拍公告、期满后六个月内拍卖的，无需重新确定参考价。",
        "R",
        ("services.auction.pricing.rules:usable_until", "services.auction.pricing.rules:check_expired"),
        (
            f"{_LISTING}::test_27_six_months_end_on_their_day_though_it_is_a_holiday",
            f"{_PRICE}::test_27_a_price_is_asked_for_again_once_no_first_round_can_be_announced_by_it",
        ),
    ),
    Clause(
        REF[28], "应当暂缓、撤回网络询价或者委托评估的情形。", "R", open=Open("auction", "尚无暂缓、撤回询价")
    ),
    *watched("auction.start_realisation"),
    Clause(REF[32], "评估费用的承担。", "R", open=Open("auction", "拍卖费用可以入账，尚不核对评估费")),
    Clause(
        REF[34],
        "询价评估系统记录四种方式及摇号。",
        "R",
        ("services.auction.pricing.models:Inquiry", "services.auction.pricing.rules:check_order"),
        (
            "tests/services/auction/pricing/test_rules.py::test_4_5_7_14_no_way_is_passed_over_without_its_ground",
            "tests/services/auction/pricing/test_priced_anew.py::test_rounds_by_a_new_price_are_counted_anew",
        ),
        open=Open("auction", "摇号尚不记录"),
    ),
    *(
        Clause(
            REF[article],
            words,
            "O",
            ("services.auction.pricing.rules:check_order",),
            (
                "tests/services/auction/pricing/test_rules.py::test_4_5_7_14_the_lawful_ways_to_a_method",
                "tests/services/auction/pricing/test_rules.py::test_4_5_7_14_no_way_is_passed_over_without_its_ground",
            ),
        )
        for article, words in (
            (
                5,
                "议价不能、不成，且有计税基准价、政府定价、指导价的，定向询价；双方一致要求的可以直接定向询价。",
            ),
            (
                7,
                "定向询价不能、不成，无需现场勘验且可以网络定价的，网络询价；双方一致要求的可以直接网络询价。",
            ),
            (14, "法律规定应当评估、双方一致要求评估、网络询价不能或者不成的，委托评估。"),
        )
    ),
    *still_open(
        Open("auction", "尚无撤回、撤销询价和费用负担的办理"),
        (REF[25], "有欺诈、恶意串通等情形的，在发布一拍公告前可以对议价、定向询价提出异议。", "R"),
        (REF[29], "应当撤回网络询价、委托评估的情形。", "R"),
        (REF[33], "期限届满后重新出具报告的费用。", "R"),
    ),
)

AUCTION = (
    Clause(NET[5], "网络服务提供者由申请执行人从名单库中选择。", "R", open=Open("auction", "尚不登记选择")),
    Clause(
        NET[7],
        "应由人民法院自行办理的职责不得外包，辅助工作可以委托。",
        "P",
        open=Open("auction", "均由本院办理，尚不登记外包"),
    ),
    Clause(
        NET[10],
        "起拍价不得低于评估价或者市价的百分之七十。",
        "P",
        ("services.auction.pricing.rules:check_decision",),
        (f"{_PRICE}::test_10_17_22_26_27_what_the_panel_may_decide",),
    ),
    Clause(
        NET[11],
        "一人参与竞拍，出价不低于起拍价的，拍卖成交。",
        "R",
        ("services.auction.listing.rules:ending",),
        (f"{_LISTING}::test_10_11_one_bid_at_the_start_is_a_sale",),
    ),
    Clause(
        NET[12],
        "公告期：动产十五日、不动产或者其他财产权三十日。",
        "P",
        ("services.auction.listing.rules:lead", "services.auction.listing.rules:term_faults"),
        (f"{_LISTING}::test_12_26_the_announcement_period",),
    ),
    Clause(
        NET[12],
        "拍卖公告应当包括的内容。",
        "R",
        ("services.auction.listing.announcement:check_announcement",),
        (
            "tests/services/auction/listing/test_announcement.py::test_12_13_14_every_item_must_be_there",
            "tests/services/auction/listing/test_announcement.py::test_13_an_item_that_only_points_elsewhere_says_nothing",
        ),
    ),
    Clause(
        NET[14],
        "公告当日公示的事项和特别提示。",
        "R",
        ("services.auction.listing.announcement:check_announcement",),
        ("tests/services/auction/listing/test_announcement.py::test_14_every_special_notice_must_be_there",),
    ),
    Clause(
        NET[15],
        "公示、特别提示后，不能保证真伪、品质的，可以声明。",
        "R",
        ("services.auction.listing.announcement:disclaimer",),
        (
            "tests/services/auction/listing/test_announcement.py::test_15_what_cannot_be_vouched_for_may_be_declared_beside_a_disclosure",
        ),
    ),
    *watched("auction.prepublication_notice"),
    Clause(
        NET[16],
        "公告发布三日前通知当事人和已知优先购买权人；无法通知的公示满五日视为通知。",
        "O",
        ("services.auction.listing.rules:notice_faults", "services.auction.notification:check_told"),
        (
            f"{_LISTING}::test_16_notified_three_days_before_publication",
            "tests/services/auction/test_notification.py::test_16_everybody_is_told_once_and_only_holders_may_waive",
        ),
    ),
    Clause(
        NET[17],
        "保证金为起拍价的百分之五至百分之二十；申请执行人参加竞买的可以不交。",
        "P",
        (
            "services.auction.pricing.rules:check_decision",
            "services.auction.listing.models:Listing.deposit_given",
        ),
        (
            f"{_PRICE}::test_10_17_22_26_27_what_the_panel_may_decide",
            "tests/services/auction/test_ways_out.py::test_an_applicant_who_gave_no_deposit_and_does_not_pay_loses_none",
        ),
    ),
    Clause(
        NET[20],
        "竞价时间不少于二十四小时。",
        "P",
        ("services.auction.listing.rules:ending", "services.auction.listing.rules:term_faults"),
        (
            f"{_LISTING}::test_20_bidding_takes_at_least_twenty_four_hours",
            f"{_LISTING}::test_20_22_results_that_are_refused",
        ),
    ),
    Clause(
        NET[22],
        "成交确认书由平台以买受人的真实身份生成，所有权自成交裁定送达买受人时转移。",
        "R",
        (
            "services.auction.listing.rules:ending",
            "services.auction.settlement.rules:reached_buyer",
        ),
        (
            "tests/services/auction/settlement/test_rules.py::test_20_the_title_passes_when_the_ruling_provably_reached_the_buyer",
            f"{_LISTING}::test_20_22_results_that_are_refused",
        ),
    ),
    Clause(
        NET[23],
        "未成交竞买人的保证金二十四小时内退还。",
        "D",
        open=Open("auction", "由平台退还，尚不核对"),
    ),
    *watched("auction.deposit", "auction.balance", "auction.late_balance", "funds.deposit_kept"),
    Clause(
        NET[24],
        "悔拍的保证金不予退还，依次支付费用、差价、本案债务和相关债务；原买受人不得再参加竞买。",
        "O",
        (
            "services.auction.default.rules:check_unpaid",
            "services.auction.default.rules:is_barred",
            "services.funds.deposits.rules:steps",
        ),
        (
            "tests/services/auction/test_ways_out.py::test_a_buyer_who_does_not_pay_has_defaulted_and_the_thing_goes_up_again",
            "tests/services/funds/deposits/test_deposits.py::test_a_kept_deposit_serves_costs_shortfall_and_debts_in_turn_and_the_case_is_cleared",
        ),
    ),
    *watched(
        "auction.next_round_statutory", "auction.relisted_after_default", "auction.relisted_after_call_off"
    ),
    Clause(
        NET[26],
        "再次拍卖降价不超过前次起拍价的百分之二十，公告期七日、十五日；再流拍的可以变卖。",
        "P",
        (
            "services.auction.pricing.rules:check_decision",
            "services.auction.listing.rules:check_round",
            "services.auction.listing.rules:term_faults",
        ),
        (
            f"{_PRICE}::test_10_17_22_26_27_what_the_panel_may_decide",
            f"{_LISTING}::test_26_the_second_start_is_80_to_100_percent_of_the_first",
            f"{_LISTING}::test_26_two_rounds_one_after_the_other_then_a_sale_and_no_fourth",
            "tests/services/auction/listing/test_publication.py::test_26_a_failed_round_binds_the_next_by_the_same_price_only",
        ),
    ),
    Clause(
        NET[27],
        "起拍价及降价幅度、增价幅度、保证金、优先购买权由合议庭评议确定。",
        "A",
        ("services.auction.pricing.rules:check_decision", "services.auction.pricing.models:PriceDecision"),
        (f"{_PRICE}::test_10_17_22_26_27_what_the_panel_may_decide",),
    ),
    *watched(
        "auction.stop_announced",
        "auction.deferral_over",
        "auction.stay_looked_at_again",
        "auction.suspension_cause_gone",
    ),
    Clause(
        NET[28],
        "暂缓、中止拍卖须有法定事由；事由消失后恢复。",
        "A",
        ("services.auction.stop.rules:check_ground", "services.auction.stop.rules:resumption_faults"),
        (
            "tests/services/auction/stop/test_rules.py::test_each_ground_stops_an_auction_as_its_article_says",
            "tests/services/auction/stop/test_rules.py::test_28_resumed_within_five_days_for_a_day_of_bidding_at_least",
        ),
    ),
    Clause(NET[29], "平台保存电子数据不少于十年。", "R", open=Open("auction", "由平台保存，尚不核对")),
    Clause(
        NET[31],
        "撤销拍卖的，价款退还买受人。",
        "O",
        ("services.auction.unheld.service:annul", "services.funds.deposits.rules:check_refundable"),
        (
            "tests/services/funds/test_sales.py::test_of_a_sale_that_a_judge_has_undone_the_money_is_the_buyers_and_nobody_elses",
            "tests/services/auction/unheld/test_unheld.py::test_what_is_seized_no_more_is_not_ruled_the_buyers_and_his_money_goes_back",
        ),
    ),
    Clause(
        NET[34],
        "人民法院、平台、辅助机构及其工作人员和近亲属不得竞买。",
        "P",
        open=Open("auction", "由平台审核竞买人，本院尚不核对"),
    ),
    Clause(
        NET[38],
        "施行前的司法解释与本规定不一致的，以本规定为准：公告期、降价幅度、拍卖次数、起拍价从本规定。",
        "P",
        ("services.auction.listing.rules:lead", "services.auction.listing.rules:check_round"),
        (
            "tests/services/auction/listing/test_rules.py::test_12_26_the_announcement_period",
            "tests/services/auction/listing/test_rules.py::test_26_two_rounds_one_after_the_other_then_a_sale_and_no_fourth",
        ),
    ),
    Clause(
        NET[6],
        "现状调查、确定起拍价、发布公告、成交裁定、交付等九项职责由人民法院自行履行。",
        "P",
        open=Open("auction", "均由本院办理，尚不登记外包"),
    ),
    Clause(
        NET[13],
        "公告发布当日公示十一项信息。",
        "R",
        ("services.auction.listing.announcement:check_announcement",),
        (
            "tests/services/auction/listing/test_announcement.py::test_12_13_14_every_item_must_be_there",
            "tests/services/auction/listing/test_announcement.py::test_13_an_item_that_only_points_elsewhere_says_nothing",
        ),
    ),
    Clause(
        NET[37],
        "本规定没有规定的，适用拍卖变卖规定。",
        "C",
        ("services.auction.unsold.rules:check_taker",),
        ("tests/services/auction/unsold/test_rules.py::test_the_first_in_rank_of_those_who_apply_takes_it",),
    ),
)

GENERAL = (
    Clause(
        PMB[6],
        "拍卖无益的，告知申请执行人，五日内申请继续拍卖的方可继续。",
        "O",
        open=Open("auction", "尚不计算优先债权，无此告知"),
    ),
    Clause(
        PMB[14],
        "部分财产卖得的价款足以清偿的，其余停止拍卖。",
        "P",
        ("services.auction.listing.rules:covered_faults",),
        (
            "tests/services/auction/stop/test_stopped.py::test_what_is_left_is_not_sold_once_the_price_of_another_thing_pays_for_all",
        ),
        watched=("auction.rest_stopped",),
    ),
    Clause(
        PMB[19],
        "拍卖日之前足额清偿的，停止拍卖。",
        "P",
        ("services.auction.stop.rules:check_performed",),
        (
            "tests/services/auction/stop/test_rules.py::test_19_the_debt_and_the_costs_of_the_auction_to_the_fen",
            "tests/services/auction/stop/test_stopped.py::test_who_pays_everything_before_the_hammer_is_not_sold_up",
        ),
        watched=("auction.paid_stopped",),
    ),
    *watched(
        "auction.stop_told",
        "auction.unheld_decided",
        "auction.sale_ruling_served",
        "auction.delivery_statutory",
        "auction.unsold_decided",
        "auction.unsold_released",
        "auction.difference",
    ),
    Clause(
        PMB[16],
        "流拍的财产以该次保留价抵债，受偿顺序在先者优先，同顺位的抽签；超过债权的补交差额。",
        "O",
        (
            "services.auction.unsold.rules:check_taker",
            "services.auction.unsold.rules:credited",
        ),
        (
            "tests/services/auction/unsold/test_rules.py::test_the_first_in_rank_of_those_who_apply_takes_it",
            "tests/services/auction/unsold/test_rules.py::test_of_one_rank_lots_decide",
            "tests/services/auction/unsold/test_rules.py::test_a_claim_pays_what_those_before_it_leave_of_the_price",
        ),
    ),
    Clause(
        PMB[22],
        "买受人逾期未支付的，可以裁定重新拍卖，原买受人补足差价。",
        "R",
        ("services.auction.default.service:declare", "services.funds.deposits.rules:result"),
        (
            "tests/services/funds/deposits/test_deposits.py::test_a_kept_deposit_serves_costs_shortfall_and_debts_in_turn_and_the_case_is_cleared",
            "tests/services/auction/test_ways_out.py::test_a_buyer_who_does_not_pay_has_defaulted_and_the_thing_goes_up_again",
        ),
        open=Open("auction", "保证金不足补足差价的部分，尚不追索"),
    ),
    Clause(
        PMB[25],
        "变卖不成、申请执行人不接受抵债的，解除查封并退还被执行人。",
        "O",
        ("services.auction.unsold.rules:check_unsaleable", "services.auction.unsold.service:give_back"),
        (
            "tests/services/auction/unsold/test_rules.py::test_nothing_is_given_back_while_there_is_a_way_to_sell_it",
        ),
    ),
    Clause(
        PMB[28],
        "拍卖财产上的担保物权因拍卖消灭；影响在先担保物权实现的租赁，除去后拍卖。",
        "O",
        ("services.documents.drafting.recorded:expected",),
        (
            "tests/services/documents/drafting/test_recorded.py::test_what_falls_by_a_sale_is_drawn_from_the_seizure_on_record",
        ),
        open=Open("auction", "尚无涤除租赁的裁定"),
    ),
    Clause(
        PMB[32],
        "变卖价不得低于市价或者评估价的二分之一。",
        "P",
        open=Open("auction", "只有二拍后的网络变卖，尚无直接变卖"),
    ),
    Clause(
        HSE[3],
        "出具成交裁定前审核买受人的购房资格，公告中载明。",
        "O",
        (
            "services.auction.settlement.rules:qualification",
            "services.auction.settlement.rules:check_ruling",
            "shared.law.housing:is_housing",
        ),
        (
            "tests/services/auction/settlement/test_rules.py::test_3_housing_needs_a_qualified_buyer_before_the_ruling",
            "tests/services/auction/listing/test_announcement.py::test_housing_names_the_qualification_and_nothing_names_the_main_account",
            "tests/shared/law/test_housing.py::test_whether_it_is_housing_stands_in_the_record",
        ),
    ),
    Clause(
        HSE[5],
        "不具备购房资格的申请执行人不得以房抵债。",
        "P",
        ("services.auction.settlement.rules:check_ruling", "services.auction.settlement.rules:qualification"),
        (
            "tests/services/auction/settlement/test_rules.py::test_3_housing_needs_a_qualified_buyer_before_the_ruling",
            "tests/services/auction/unsold/test_unsold.py::test_after_the_first_round_a_creditor_takes_it_pays_the_difference_and_has_it_in_the_end",
        ),
        open=Open("auction", "抵债裁定前审核购房资格，尚无专门证明的测试"),
    ),
    Clause(
        JS[491],
        "所有权自拍卖成交裁定、抵债裁定送达买受人、承受人时转移。",
        "R",
        ("services.auction.settlement.rules:reached_buyer",),
        (
            "tests/services/auction/settlement/test_rules.py::test_20_the_title_passes_when_the_ruling_provably_reached_the_buyer",
        ),
    ),
    Clause(
        EQT[14],
        "股权拍卖公告应当载明认缴、实缴出资和期限。",
        "R",
        open=Open("auction", "公告尚无股权的专门事项"),
    ),
    Clause(
        PMB[26],
        "所有权自拍卖成交裁定、抵债裁定送达买受人、承受人时起转移。",
        "R",
        ("services.auction.settlement.rules:reached_buyer",),
        (
            "tests/services/auction/settlement/test_rules.py::test_20_the_title_passes_when_the_ruling_provably_reached_the_buyer",
        ),
    ),
    Clause(
        HSE[2],
        "房产的拍卖公告载明竞买人必须具备购房资格及其法律后果。",
        "R",
        ("services.auction.listing.announcement:check_announcement",),
        (
            "tests/services/auction/listing/test_announcement.py::test_housing_names_the_qualification_and_nothing_names_the_main_account",
        ),
    ),
    Clause(
        PMB[24],
        "再次流拍的，可以以该次保留价交申请执行人抵债；不接受的，解除查封并退还。",
        "D",
        watched=("auction.unsold_released",),
    ),
)

SELL_OFF = (
    Clause(
        SALE[1],
        "二拍流拍后十日内询问是否接受抵债。",
        "D",
        open=Open("auction", "由执行法官决定，尚无询问的期限"),
    ),
    *watched("auction.sell_off_statutory"),
    Clause(
        SALE[3],
        "变卖期六十日，公告期七日、十五日，变卖价为二拍流拍价，交齐全款方可取得资格。",
        "R",
        (
            "services.auction.listing.rules:term_faults",
            "services.auction.listing.announcement:check_sale",
        ),
        (
            f"{_LISTING}::test_what_two_auctions_could_not_sell_is_sold_for_sixty_days_at_the_price_of_the_second",
            "tests/services/auction/unsold/test_unsold.py::test_what_two_auctions_did_not_sell_is_sold_off_or_given_back",
        ),
    ),
    Clause(
        SALE[4],
        "首次出价后进入二十四小时竞价。",
        "R",
        ("services.auction.listing.rules:earliest_end",),
        (f"{_LISTING}::test_a_sale_ends_a_day_after_its_first_bid_and_nobody_has_bought_before",),
    ),
)
