"""The law on seizure, investigation and network control."""

from shared.law.coverage.model import Clause, Open, still_open, watched
from shared.values.articles import (
    CKD,
    CPC,
    EQT,
    INV,
    JS,
    NQF,
    OBJ,
)

_TERMS = (
    "shared.law.rulings:check_ruling",
    "services.custody.waiting.service:longest",
    "services.commission.outbound.answered:last_day",
    "shared.law.numbers:SEIZURE_MONTHS",
)
_TERM_TESTS = (
    "tests/shared/law/test_rulings.py::test_beyond_the_ruling",
    "tests/services/custody/measures/test_measures.py::test_a_freeze_keeps_to_the_limit_and_the_last_day_of_its_ruling",
    "tests/services/commission/outbound/test_rules.py::test_a_measure_elsewhere_is_relied_on_no_longer_than_ruling_and_law_allow",
    "tests/shared/law/test_numbers.py::test_each_number_is_the_one_of_its_article",
)
_CLUE_RULES = "tests/services/intake/clues/test_rules.py"
_CLUE = "tests/services/intake/clues/test_clues.py::test_a_clue_from_anybody_is_checked_in_time"
_REPORT_RULES = "tests/services/intake/property_reports/test_rules.py"
_REPORT = "tests/services/intake/property_reports/test_property_reports.py"
_COERCION = "tests/services/intake/coercion/test_coercion.py"
_LISTED = "test_a_listing_follows_a_consumption_order_and_both_are_lifted_by_the_judge"

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
    Clause(
        CPC[253],
        "扣押、冻结、划拨、变价财产，应当作出裁定，发出协助执行通知书；不得超出被执行人应当履行义务的范围。",
        "P",
        ("shared.law.rulings:check_ruling", "services.custody.measures.rules:check_decision"),
        (
            "tests/shared/law/test_rulings.py::test_a_ruling_of_another_case_of_another_kind_or_unsigned_is_none",
            "tests/services/custody/measures/test_rules.py::test_what_is_refused_and_every_fault_of_it",
        ),
    ),
    Clause(
        JS[168],
        "保全裁定进入执行程序后自动转为查封、扣押、冻结措施，期限连续计算，无需重新制作裁定书。",
        "R",
        ("services.intake.preservation.rules:goes_on_in",),
        (
            "tests/services/intake/preservation/test_parts_go_on.py::test_a_sum_that_the_counter_lets_go_of_sets_the_rest_free_for_the_enforcement_case",
            "tests/services/custody/measures/test_parts_on_record.py::test_what_goes_on_in_the_enforcement_case_is_the_rest_with_its_rank_and_term",
            "tests/services/intake/preservation/test_preservation.py::test_what_was_preserved_goes_on_in_the_case_that_enforces_the_judgment",
            "tests/services/intake/preservation/test_rules.py::test_what_was_preserved_goes_on_where_the_same_parties_enforce_that_trial",
            "tests/shared/law/rulebook/test_s0_preservation.py::test_what_was_preserved_needs_no_new_ruling",
        ),
    ),
    *still_open(
        Open("custody", "必需居住房屋由执行法官判断，尚无核查项"),
        (CKD[4], "生活所必需的居住房屋可以查封，不得拍卖、变卖或者抵债。", "P"),
        (CKD[5], "超过生活所必需的房屋和生活用品，保障最低生活标准所必需的部分后，可以执行。", "R"),
        (
            OBJ[20],
            "另有住房、为逃债转让住房、提供住房或者扣除五至八年租金、已给三个月宽限期的，不得以必需居住为由对抗执行。",
            "R",
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
            "services.intake.property_reports.rules:check_results",
        ),
        (
            f"{_COERCION}::{_LISTED}",
            f"{_REPORT_RULES}::test_what_a_report_is_worth_follows_from_the_record",
            f"{_REPORT_RULES}::test_what_came_before_the_order_was_served_is_no_answer_to_it",
            f"{_REPORT_RULES}::test_who_is_punished_is_listed_and_lateness_alone_is_excused",
            f"{_REPORT_RULES}::test_what_was_found_untrue_is_true_by_custodys_record_or_by_the_judge",
            f"{_REPORT}::test_a_thing_that_was_not_found_is_no_longer_untrue_by_the_officers_check_alone",
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
    Clause(
        CPC[252],
        "未按执行通知履行的，应当报告当前以及收到执行通知之日前一年的财产情况；拒绝、虚假报告的，可以罚款、拘留。",
        "R",
        (
            "services.documents.drafting.register.initial:KINDS",
            "services.intake.property_reports.rules:finding",
        ),
        (
            "tests/services/documents/drafting/test_rules.py::test_the_declaration_asks_for_each_thing_with_its_burdens_and_for_a_year_of_changes",
            f"{_REPORT_RULES}::test_what_a_report_is_worth_follows_from_the_record",
        ),
    ),
    *(
        Clause(
            article,
            words,
            "C",
            ("services.custody.network.service:receive_feedback",),
            (
                "tests/services/custody/network/test_network.py::test_both_channels_are_asked_at_filing_and_every_source_is_heard",
            ),
        )
        for article, words in (
            (INV[13], "网络查控与现场调查、电子文书与纸质文书、电子反馈与纸质反馈，具有同等法律效力。"),
            (NQF[5], "通过网络查询、冻结、续冻、解冻存款，与到营业场所办理具有同等效力。"),
        )
    ),
    Clause(
        INV[5],
        "报告财产包括收入、存款、现金，不动产，交通工具、机器设备，债权、股权、知识产权和其他财产，并写明权利负担。",
        "R",
        ("services.documents.drafting.register.initial:KINDS",),
        (
            "tests/services/documents/drafting/test_rules.py::test_the_declaration_asks_for_each_thing_with_its_burdens_and_for_a_year_of_changes",
        ),
    ),
)
