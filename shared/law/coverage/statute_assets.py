"""The law on seizure, investigation and network control, on commissions, on sanctions."""

from shared.law.coverage.model import Clause, Open, watched
from shared.values.articles import (
    CKD,
    CONSUMPTION,
    CPC,
    DISHONEST,
    ENT,
    EQT,
    INV,
    JS,
    MATTERS,
    NQF,
)

_RULES = "services.intake.coercion.rules"
_APPROVED = (f"{_RULES}:check_decides", "services.intake.coercion.models:Coercion")
_CLUE_RULES = "tests/services/intake/clues/test_rules.py"
_CLUE = "tests/services/intake/clues/test_clues.py::test_a_clue_from_anybody_is_checked_in_time"
_REPORT_RULES = "tests/services/intake/property_reports/test_rules.py"
_REPORT = "tests/services/intake/property_reports/test_property_reports.py"
_COERCION = "tests/services/intake/coercion/test_coercion.py"
_GONE = "tests/services/intake/coercion/test_gone.py"
_ROADS = "tests/services/intake/coercion/test_outcomes.py"
_COERCION_RULES = "tests/services/intake/coercion/test_rules.py"
_WHO_APPROVES = (f"{_COERCION_RULES}::test_who_approves",)
_FINE = "test_a_fine_is_approved_by_the_president_and_carried_out_by_its_own_decision"
_FINE_REFUSED = "test_a_fine_above_its_limit_by_another_or_against_somebody_else_is_refused"
_LISTED = "test_a_listing_follows_a_consumption_order_and_both_are_lifted_by_the_judge"
_ARREST = "test_who_does_not_come_is_brought_in_and_goes_free"
_CASE_COMMISSION = Open("commission", "尚无案件的委托执行")
_TERMS = (
    "shared.law.rulings:check_ruling",
    "services.custody.waiting.service:longest",
    "services.commission.outbound.rules:last_day",
    "shared.law.numbers:SEIZURE_MONTHS",
)
_TERM_TESTS = (
    "tests/shared/law/test_rulings.py::test_beyond_the_ruling",
    "tests/services/custody/measures/test_measures.py::test_a_freeze_keeps_to_the_limit_and_the_last_day_of_its_ruling",
    "tests/services/commission/outbound/test_rules.py::test_a_measure_elsewhere_is_relied_on_no_longer_than_ruling_and_law_allow",
    "tests/shared/law/test_numbers.py::test_each_number_is_the_one_of_its_article",
)

SEIZURE = (
    Clause(JS[485], "冻结银行存款的期限不得超过一年。", "P", _TERMS, _TERM_TESTS),
    Clause(JS[485], "查封、扣押动产的期限不得超过两年。", "P", _TERMS, _TERM_TESTS),
    Clause(JS[485], "查封不动产、冻结其他财产权的期限不得超过三年。", "P", _TERMS, _TERM_TESTS),
    *watched("custody.renewal", "custody.lapse", "commission.renewal", "commission.lapse"),
    Clause(
        CKD[27],
        "期限届满未续行的，查封、扣押、冻结的效力消灭。",
        "O",
        (
            "services.custody.measures.models:Measure.state",
            "services.custody.renewal.rules:check_renewable",
        ),
        (
            "tests/services/custody/renewal/test_lapse_and_renewal.py::test_what_has_lapsed_controls_nothing_and_the_asset_is_seized_anew",
            "tests/services/custody/renewal/test_lapse_and_renewal.py::test_the_last_day_counts_to_its_end_and_the_next_look_after_midnight_sees_the_lapse",
        ),
    ),
    Clause(
        CKD[1],
        "查封、扣押、冻结应当作出裁定，送达被执行人和申请执行人；需要协助的，发出协助执行通知书。",
        "O",
        ("shared.law.rulings:check_ruling", "services.custody.offline.rules:check_result"),
        (
            "tests/shared/law/test_rulings.py::test_a_ruling_of_another_case_of_another_kind_or_unsigned_is_none",
            "tests/services/custody/measures/test_measures.py::test_what_is_not_a_signed_ruling_of_the_case_freezes_and_lifts_nothing",
            "tests/services/custody/measures/test_ruling_to_both_sides.py::test_it_is_owed_to_both_with_the_measure_and_served_on_both_at_once",
        ),
        watched=("custody.ruling_dispatched",),
    ),
    Clause(
        CKD[19],
        "查封、扣押、冻结以足以清偿债权额及执行费用为限，不得明显超标的额。",
        "P",
        (
            "services.custody.measures.rules:check_decision",
            "services.custody.measures.service:taken_of_claim",
            "services.custody.measures.rules:narrower",
        ),
        (
            "tests/services/custody/measures/test_rules.py::test_the_limit_is_claim_and_fee",
            "tests/services/custody/measures/test_measures.py::test_two_decisions_at_once_do_not_exceed_the_claim_together",
            "tests/services/custody/measures/test_rules.py::test_what_its_owner_answers_for_bounds_a_thing_where_that_is_less",
            "tests/services/custody/measures/test_measures.py::test_no_more_is_frozen_of_a_party_than_it_answers_for",
        ),
        open=Open("custody", "超标的额的及时解除尚无期限"),
    ),
    Clause(EQT[5], "冻结股权超标的额的，七日内解除。", "D", open=Open("custody", "尚无期限")),
    Clause(
        CKD[26],
        "先前的查封解除、消灭的，登记在先的轮候查封自动生效。",
        "O",
        ("services.custody.waiting.rules:place", "services.custody.waiting.service:settle"),
        (
            "tests/services/custody/waiting/test_rules.py::test_the_place",
            "tests/services/custody/waiting/test_lapse_of_the_first.py::test_what_waits_holds_the_thing_from_the_day_after_the_first_has_lapsed",
        ),
    ),
    Clause(
        CKD[28],
        "应当解除查封、扣押、冻结的情形，解除应当作出裁定。",
        "O",
        ("services.custody.measures.rules:check_liftable", "services.custody.measures.rules:check_off_sale"),
        (
            "tests/services/custody/measures/test_measures.py::test_a_ruling_freezes_and_lifts_only_what_it_names",
            "tests/services/custody/measures/test_thing_on_sale.py::test_what_is_sold_by_a_ruling_that_is_served_is_let_go_of",
        ),
    ),
    Clause(CKD[18], "查封笔录应当载明的事项。", "R", open=Open("custody", "现场查封尚无笔录格式")),
    Clause(
        CPC[256],
        "被查封、扣押的财产应当造具清单，由在场人签名，交被执行人一份。",
        "R",
        open=Open("custody", "现场查封尚无清单"),
    ),
    Clause(
        CKD[3],
        "被执行人及其所扶养家属生活必需等八类财产不得查封。",
        "P",
        open=Open("custody", "由执行法官在裁定时判断，尚无核查项"),
    ),
    Clause(
        EQT[6],
        "冻结股权自在企业信用信息公示系统公示时生效。",
        "O",
        open=Open("custody", "尚不记录公示时间"),
    ),
    Clause(
        EQT[10],
        "准许被执行人自行变价股权的，期限不超过三个月。",
        "D",
        open=Open("auction", "尚无自行变价"),
    ),
    Clause(
        JS[484],
        "对被执行人的财产未经查封、扣押、冻结不得处分。",
        "P",
        (
            "services.auction.disposals.rules:check_disposable",
            "services.auction.listing.rules:standing_faults",
        ),
        (
            "tests/services/auction/test_refusals.py::test_an_asset_not_controlled_is_not_disposed_of",
            "tests/services/auction/disposals/test_sold_only_while_controlled.py::test_what_has_been_lifted_is_not_published",
        ),
    ),
)

INVESTIGATION = (
    Clause(
        INV[2],
        "申请执行人提供的线索七日内核实，情况紧急的三日内。",
        "D",
        ("services.intake.clues.rules:check_answer", "services.intake.closing.concluded:faults"),
        (_CLUE, f"{_CLUE_RULES}::test_a_clue_is_answered_by_a_record_and_by_nobodys_word"),
        watched=("clue.ordinary", "clue.urgent", "conclusion.clues_ordinary", "conclusion.clues_urgent"),
    ),
    Clause(
        INV[4],
        "报告财产令应当写明报告的期间、范围、补充报告、法律责任等。",
        "R",
        ("services.documents.drafting.rules:examine",),
        (
            "tests/services/documents/drafting/test_rules.py::test_each_required_field_removed_is_named_with_its_source",
            "tests/services/documents/drafting/test_render.py::test_every_value_is_found_in_the_extracted_text",
        ),
    ),
    Clause(
        INV[6],
        "报告收到执行通知之日前一年至今的财产情况和变动。",
        "R",
        ("services.documents.drafting.register.initial:KINDS",),
        (
            "tests/services/documents/drafting/test_render.py::test_a_form_may_go_out_blank_for_the_partys_pen",
        ),
    ),
    Clause(
        INV[7],
        "财产情况变动的，十日内补充报告。",
        "D",
        ("services.intake.property_reports.rules:due_at",),
        (f"{_REPORT_RULES}::test_until_when_a_report_is_in_time",),
    ),
    Clause(
        INV[9],
        "拒绝报告、虚假报告的，依法制裁；应当纳入失信名单。",
        "R",
        (
            "shared.contracts.intake.coercion:ListingGround",
            "services.intake.property_reports.rules:finding",
            "services.intake.property_reports.rules:check_sanctions",
        ),
        (
            f"{_COERCION}::{_LISTED}",
            f"{_REPORT_RULES}::test_what_a_report_is_worth_follows_from_the_record",
            f"{_REPORT_RULES}::test_what_came_before_the_order_was_served_is_no_answer_to_it",
            f"{_REPORT_RULES}::test_who_is_punished_is_listed_and_lateness_alone_is_excused",
            f"{_REPORT}::test_who_does_not_report_is_brought_before_the_judge",
        ),
    ),
    *watched("report.check", "report.sanction"),
    *watched("petition.audit", "petition.bounty"),
    Clause(
        INV[25],
        "不得查询与案件无关的财产信息。",
        "P",
        ("services.custody.network.rules:check_feedback", "services.custody.network.service:order_queries"),
        (
            "tests/services/custody/network/test_network.py::test_an_answer_to_what_was_not_asked",
            "tests/services/custody/network/test_network.py::test_a_query_is_asked_once_though_its_answer_is_lost_and_its_order_forged",
        ),
    ),
    Clause(
        NQF[7],
        "不得对被执行人以外的人采取网络查控措施。",
        "P",
        ("services.custody.measures.rules:check_decision",),
        (
            "tests/services/custody/measures/test_rules.py::test_what_is_refused_and_every_fault_of_it",
            "tests/services/documents/drafting/test_drafting.py::test_a_ruling_against_one_who_is_no_party_is_not_made",
        ),
    ),
    Clause(NQF[6], "金融机构对网络措施提出异议的，十五日内答复。", "D", open=Open("custody", "尚未登记")),
    Clause(
        NQF[2],
        "网络查控由报备的执行人员实施。",
        "A",
        ("services.custody.measures.acts:DECIDE_ASSET",),
        (
            "tests/services/custody/measures/test_measures.py::test_an_asset_is_decided_once_by_a_custody_officer",
        ),
        open=Open("custody", "限于查控专员，尚不登记报备"),
    ),
    Clause(NQF[9], "通过网络扣划存款。", "C", open=Open("custody", "尚无扣划")),
)

COMMISSIONS = (
    Clause(
        ENT[4],
        "事项委托通过人民法院执行指挥中心综合管理平台办理。",
        "O",
        ("services.commission.activities:CommissionActivities.send",),
        ("tests/services/commission/outbound/test_from_papers_to_answer.py::test_the_road_of_a_commission",),
    ),
    Clause(
        MATTERS[1],
        "可以委托的事项：存款、股权、不动产、登记动产的查封、冻结、续行、解除，财产调查等。",
        "R",
        ("services.commission.outbound.rules:check_instruction",),
        (
            "tests/services/commission/outbound/test_rules.py::test_what_is_allowed",
            "tests/services/commission/outbound/test_rules.py::test_what_is_refused_and_every_fault_of_it",
        ),
        open=Open("commission", "尚不能委托财产调查、送达等事项"),
    ),
    Clause(
        MATTERS[6],
        "受托法院一般为财产所在地的基层人民法院。",
        "R",
        ("services.commission.outbound.rules:check_instruction", "shared.law.courts:Court"),
        (
            "tests/services/commission/outbound/test_from_papers_to_answer.py::test_only_a_court_of_the_assets_place_in_the_register_is_asked",
        ),
    ),
    Clause(
        MATTERS[7],
        "办理期限由委托法院确定，不少于十日，不超过二十日；紧急的为二十四小时。",
        "R",
        ("services.commission.outbound.rules:check_term",),
        (
            "tests/services/commission/outbound/test_rules.py::test_what_is_refused_and_every_fault_of_it",
            "tests/services/commission/outbound/test_release_before_closing.py::test_an_urgent_answer_is_due_in_twenty_four_hours",
        ),
    ),
    Clause(
        MATTERS[8],
        "附裁定书、协助执行通知书、委托执行函、送达回证、执行公务证件。",
        "R",
        ("services.commission.outbound.rules:check_enclosures",),
        (
            "tests/services/commission/outbound/test_rules.py::test_a_letter_names_every_missing_enclosure",
            "tests/services/commission/outbound/test_from_papers_to_answer.py::test_an_incomplete_letter_does_not_go",
        ),
    ),
    *watched("commission.supplement"),
    Clause(MATTERS[12], "受托法院及时办理、反馈。", "D", open=Open("commission", "受托案件尚不能接收、办理")),
    Clause(MATTERS[13], "办理情况的评价、投诉。", "C", open=Open("commission", "尚无")),
    Clause(JS[134], "委托送达的，受托法院十日内代为送达。", "D", open=Open("commission", "尚不能委托送达")),
    Clause(
        CPC[240], "委托执行，受托法院十五日内开始执行，三十日内未执行完毕的函告。", "D", open=_CASE_COMMISSION
    ),
    Clause(ENT[5], "委托执行应当提供的八项材料。", "R", open=_CASE_COMMISSION),
    Clause(ENT[6], "查封期限不足一个月的，先续行再委托。", "O", open=_CASE_COMMISSION),
    Clause(ENT[7], "受托法院七日内立案，并告知申请执行人。", "D", open=_CASE_COMMISSION),
)

SANCTIONS = (
    Clause(
        CPC[118],
        "罚款个人十万元以下、单位五万元以上一百万元以下；拘留十五日以下。",
        "P",
        (f"{_RULES}:check_asked",),
        (f"{_COERCION_RULES}::test_whom_for_how_much_and_how_long", f"{_COERCION}::{_FINE_REFUSED}"),
    ),
    Clause(
        CPC[119],
        "拘传、罚款、拘留须经院长批准。",
        "A",
        _APPROVED,
        (f"{_COERCION_RULES}::test_who_approves", f"{_COERCION}::{_FINE}"),
    ),
    Clause(
        JS[184],
        "对同一妨害行为的罚款、拘留不得连续适用；发生新的行为的，可以重新适用。",
        "P",
        (f"{_RULES}:check_first", f"{_RULES}:check_new_conduct"),
        (f"{_COERCION}::{_FINE}",),
    ),
    Clause(CPC[259], "搜查由院长签发搜查令。", "A", _APPROVED, _WHO_APPROVES),
    Clause(CPC[261], "强制迁出由院长签发公告。", "A", _APPROVED, _WHO_APPROVES),
    Clause(
        JS[482],
        "拘传以经依法传唤无正当理由拒不到场为前提。",
        "O",
        (f"{_RULES}:check_before", f"{_RULES}:check_absence"),
        (
            f"{_COERCION_RULES}::test_what_must_have_gone_before",
            f"{_COERCION_RULES}::test_who_was_not_summoned_by_law_has_not_failed_to_appear",
            f"{_COERCION}::{_ARREST}",
        ),
    ),
    Clause(
        CONSUMPTION[1],
        "未按执行通知履行的，可以限制消费；失信的，应当限制消费。",
        "R",
        (f"{_RULES}:check_restricted", f"{_RULES}:check_not_listed"),
        (f"{_COERCION_RULES}::test_what_must_have_gone_before", f"{_COERCION}::{_LISTED}"),
    ),
    Clause(
        CONSUMPTION[5],
        "限制消费令由院长签发，载明期间、项目、后果。",
        "A",
        (*_APPROVED, "services.documents.drafting.register.coercion:KINDS"),
        (
            *_WHO_APPROVES,
            "tests/services/documents/drafting/test_rules.py::test_each_required_field_removed_is_named_with_its_source",
        ),
    ),
    Clause(
        CONSUMPTION[9],
        "履行、担保、申请执行人同意的，解除限制消费。",
        "R",
        (f"{_RULES}:check_ground",),
        (f"{_COERCION_RULES}::test_what_lasts_is_lifted_for_the_grounds_of_its_article_alone",),
    ),
    Clause(
        DISHONEST[2],
        "失信名单期限二年，可以延长一至三年。",
        "R",
        (f"{_RULES}:until", f"{_RULES}:check_asked", f"{_RULES}:check_document"),
        (
            f"{_COERCION_RULES}::test_when_it_ends_by_itself",
            f"{_COERCION_RULES}::test_whom_for_how_much_and_how_long",
            f"{_COERCION}::{_LISTED}",
        ),
    ),
    Clause(
        DISHONEST[3],
        "四种情形不得纳入失信名单。",
        "P",
        (f"{_RULES}:check_none_of_the_bars", f"{_RULES}:check_bars_answered"),
        (
            f"{_COERCION_RULES}::test_who_is_able_is_not_listed_while_what_is_seized_suffices",
            f"{_COERCION_RULES}::test_who_is_said_to_be_able_is_found_able_and_first_in_order",
            "tests/services/intake/guarantees/test_guarantees.py::test_a_guarantee_whose_deferral_is_refused_or_whose_period_is_over",
        ),
    ),
    Clause(
        DISHONEST[10],
        "有纳入期限的，期限届满或者决定提前删除时删除；没有期限的，按法定情形删除。",
        "R",
        (f"{_RULES}:check_ground",),
        (f"{_COERCION_RULES}::test_who_is_listed_for_a_term_goes_off_the_list_at_its_end_or_early",),
    ),
    Clause(
        DISHONEST[4],
        "未成年人不得纳入失信名单。",
        "P",
        (f"{_RULES}:check_asked",),
        (f"{_COERCION_RULES}::test_a_minor_is_not_listed_until_the_eighteenth_birthday",),
    ),
    *watched(
        "coercion.approval_president",
        "coercion.questioning_8h",
        "coercion.questioning_24h",
        "coercion.detention",
        "coercion.family_told",
        "coercion.eviction",
        "coercion.audit_outcome",
        "coercion.lawyer_order_outcome",
        "coercion.consumption_lifted",
        "coercion.exit_ban_lifted",
        "coercion.listing_term",
        "coercion.listing_deleted",
        "coercion.listing_corrected",
    ),
    *watched("petition.listing", "petition.listing_correction"),
    Clause(
        DISHONEST[10],
        "已经执行完毕、裁定终结执行、不予执行的，三个工作日内删除；退出案件的人不再受限制。",
        "R",
        (
            "services.intake.coercion.gone:ended",
            "services.intake.coercion.gone:left",
            f"{_RULES}:check_not_gone",
        ),
        (
            f"{_GONE}::test_what_stands_against_who_leaves_is_due_to_be_lifted",
            f"{_GONE}::test_what_stands_when_all_is_performed_is_due_to_be_lifted_in_the_round_before_too",
        ),
        watched=("coercion.listing_deleted",),
    ),
    Clause(
        CPC[261],
        "强制迁出在指定期间届满后，有人到场，搬出的财物交给被执行人或者其成年家属。",
        "R",
        ("services.intake.coercion.outcomes:check_outcome",),
        (f"{_ROADS}::test_what_others_do_for_the_court_has_an_outcome",),
    ),
    Clause(
        DISHONEST[12],
        "纠正的理由成立的，三个工作日内纠正；不服驳回决定的，十日内向上一级人民法院申请复议。",
        "R",
        ("services.intake.petitions.listing:put_right", f"{_RULES}:check_keeps"),
        (
            "tests/services/intake/petitions/test_listing.py::test_an_entry_is_put_right_by_the_judge_or_by_the_court_above",
        ),
        watched=("coercion.listing_corrected",),
    ),
    Clause(
        DISHONEST[10],
        "申请执行人申请删除后六个月内又申请纳入的，不予支持。",
        "P",
        ("services.intake.petitions.listing:check_granted",),
        ("tests/services/intake/petitions/test_listing.py::test_who_let_the_debtor_off_waits_six_months",),
    ),
    Clause(
        DISHONEST[5],
        "执行通知书应当载明纳入失信名单的风险提示。",
        "R",
        ("services.documents.drafting.register.initial:KINDS",),
        ("tests/services/documents/drafting/test_render.py::test_the_notice_cites_the_law_in_force",),
    ),
)
