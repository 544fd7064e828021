"""The law on seizure, investigation and network control, on commissions, on sanctions."""

from shared.law.coverage.model import Clause, Open, still_open, watched
from shared.values.articles import (
    CKD,
    CONSUMPTION,
    CPC,
    DISHONEST,
    ENT,
    EQT,
    EXI,
    GOODWILL,
    INV,
    JS,
    MATTERS,
    NQF,
    OBJ,
)

_RULES = "services.intake.coercion.rules"
_ENDING = "services.intake.coercion.ending"
_APPROVED = (f"{_RULES}:check_decides", "services.intake.coercion.models:Coercion")
_SEARCH = "services.intake.coercion.search"
_SEARCHED_RULES = "tests/services/intake/coercion/test_search.py::test_who_searches_whom"
_SEARCHED = "tests/services/intake/coercion/test_coercion.py::test_a_search_of_a_woman_is_made_by_women"
_EXEMPTING = "services.intake.petitions.exempting"
_EXEMPT_RULES = "tests/services/intake/petitions/test_exempting.py"
_EXEMPT_ROAD = "tests/services/intake/petitions/test_exemptions.py"
_REVIEW = "services.intake.coercion.review"
_REVIEW_RULES = "tests/services/intake/coercion/test_review.py"
_REVIEW_ROAD = "tests/services/intake/petitions/test_sanction_review.py"
_REVIEWED = f"{_REVIEW_ROAD}::test_the_court_above_revokes_a_fine_a_detention_and_an_exit_ban"
_LOWERED = f"{_REVIEW_ROAD}::test_the_court_above_lowers_a_fine_and_a_detention"
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
            "tests/services/documents/drafting/test_rules.py::test_each_required_field_removed_is_named_with_its_source",
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
            "tests/services/documents/drafting/test_rules.py::test_each_required_field_removed_is_named_with_its_source",
        ),
    ),
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
    Clause(
        ENT[2],
        "案件委托执行的，受托法院立案，委托法院收到立案通知书后销案；委托办理有关事项的，不作为委托执行案件立案。",
        "R",
        ("shared.contracts.intake.closing:ENDINGS",),
        ("tests/services/intake/closing/test_rules.py::test_each_other_mode_ends_a_case_by_its_own_paper",),
        open=_CASE_COMMISSION,
    ),
    *still_open(
        _CASE_COMMISSION,
        (ENT[8], "受托法院要求补办手续、材料的，委托法院三十日内补办或者说明。", "D"),
        (ENT[9], "退回委托须经高级人民法院同意，受托法院十五日内退回材料。", "D"),
        (ENT[11], "受托法院六个月未执结的，申请执行人可以请求其上一级人民法院提级或者指定执行。", "R"),
        (ENT[14], "委托执行的异地，指本省以外的区域。", "R"),
    ),
    *(
        Clause(
            MATTERS[article],
            words,
            "R",
            ("services.commission.outbound.rules:check_instruction",),
            ("tests/services/commission/outbound/test_rules.py::test_what_is_refused_and_every_fault_of_it",),
        )
        for article, words in (
            (4, "事项委托在执行案件办理系统中发起。"),
            (5, "录入委托法院、受托法院、案号、委托事项、办理期限、承办人及联系方式。"),
        )
    ),
    *still_open(
        Open("commission", "受托案件尚不能接收、办理"),
        (MATTERS[11], "受托法院不得未经沟通退回；补正后仍不符合的，说明理由退回。", "R"),
        (MATTERS[14], "事项委托不作为案件统计。", "R"),
        (MATTERS[15], "上级法院监督、考核。", "C"),
    ),
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
    Clause(
        JS[496],
        "搜查妇女身体，应当由女执行人员进行。",
        "P",
        (f"{_SEARCH}:check_searchers",),
        (_SEARCHED_RULES, _SEARCHED),
    ),
    Clause(
        JS[498],
        "搜查应当制作搜查笔录，写明搜查人员。",
        "R",
        (f"{_SEARCH}:check_searchers", f"{_RULES}:check_trace"),
        (_SEARCHED_RULES, _SEARCHED),
    ),
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
        (f"{_RULES}:check_restricted", f"{_ENDING}:check_not_listed"),
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
        CONSUMPTION[8],
        "因生活或者经营必需消费的，应当提出申请，获批准后方可进行。",
        "A",
        (
            f"{_EXEMPTING}:check_wish",
            f"{_EXEMPTING}:check_order",
            f"{_EXEMPTING}:check_granted",
            f"{_EXEMPTING}:check_restores",
            f"{_EXEMPTING}:check_restored_at",
        ),
        (
            f"{_EXEMPT_RULES}::test_for_which_ground_and_how_long",
            f"{_EXEMPT_RULES}::test_whose_order_it_is",
            f"{_EXEMPT_RULES}::test_the_paper_grants_no_more_than_was_asked",
            f"{_EXEMPT_RULES}::test_it_is_over_with_its_last_day",
            f"{_EXEMPT_ROAD}::test_what_business_needs_is_allowed_by_the_judge_and_ends_by_itself",
        ),
        watched=("petition.consumption_exemption", "petition.exemption_over"),
    ),
    Clause(
        CONSUMPTION[3],
        "被执行单位的有关人员以个人财产因私消费的，可以申请，审查属实的应予准许。",
        "R",
        (f"{_EXEMPTING}:check_wish",),
        (
            f"{_EXEMPT_RULES}::test_for_which_ground_and_how_long",
            f"{_EXEMPT_ROAD}::test_an_urgent_journey_is_allowed_by_the_president_for_a_month",
        ),
    ),
    Clause(
        GOODWILL[17],
        "紧急情况亟需赴外地的，经院长批准，暂时解除乘机乘高铁限制最长一个月。",
        "A",
        (f"{_EXEMPTING}:check_wish", f"{_EXEMPTING}:check_no_chain", "shared.law.numbers:TRAVEL_EXEMPTION"),
        (
            f"{_EXEMPT_RULES}::test_for_which_ground_and_how_long",
            f"{_EXEMPT_RULES}::test_a_month_is_not_made_two",
            f"{_EXEMPT_ROAD}::test_an_urgent_journey_is_allowed_by_the_president_for_a_month",
        ),
        watched=("petition.travel_exemption",),
    ),
    Clause(
        CONSUMPTION[9],
        "履行、担保、申请执行人同意的，解除限制消费。",
        "R",
        (f"{_ENDING}:check_ground",),
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
        (f"{_ENDING}:check_ground",),
        (f"{_COERCION_RULES}::test_who_is_listed_for_a_term_goes_off_the_list_at_its_end_or_early",),
    ),
    Clause(
        DISHONEST[4],
        "未成年人不得纳入失信名单。",
        "P",
        (f"{_RULES}:check_asked",),
        (f"{_COERCION_RULES}::test_a_minor_is_not_listed_until_the_eighteenth_birthday",),
    ),
    Clause(
        CPC[119],
        "对罚款、拘留决定不服的，可以向上一级人民法院申请复议一次。复议期间不停止执行。",
        "C",
        (f"{_REVIEW}:check_reviewable", "services.intake.petitions.measures:check_measure"),
        (f"{_REVIEWED}", f"{_REVIEW_RULES}::test_who_asks_for_review_of_which_measure"),
    ),
    Clause(
        JS[185],
        "罚款、拘留的复议，自收到决定书之日起三日内申请；上级人民法院五日内决定。",
        "D",
        (f"{_REVIEW}:check_in_time", "shared.law.numbers:SANCTION_REVIEW"),
        (f"{_REVIEWED}", f"{_REVIEW_RULES}::test_until_when_review_is_asked_for"),
        watched=("petition.above_ruled_on_sanction",),
    ),
    Clause(
        JS[186],
        "上级人民法院撤销或者变更拘留、罚款的，释放被拘留人、退还罚款。",
        "R",
        (
            "services.intake.petitions.measures:overrule",
            f"{_REVIEW}:check_left",
            f"{_REVIEW}:check_refunds",
            f"{_REVIEW}:check_refunded",
        ),
        (
            f"{_REVIEWED}",
            f"{_LOWERED}",
            f"{_REVIEW_RULES}::test_what_is_left_is_less_than_was_ordered",
            f"{_REVIEW_RULES}::test_no_more_goes_back_than_was_taken_away",
        ),
        watched=("coercion.revoked_detention", "coercion.revoked_fine", "coercion.detention_shortened"),
    ),
    Clause(
        OBJ[9],
        "限制出境的复议，自收到决定之日起十日内申请，上一级人民法院十五日内决定；复议期间不停止执行。",
        "D",
        (f"{_REVIEW}:check_in_time", "shared.law.numbers:EXIT_BAN_REVIEW", f"{_ENDING}:check_keeps"),
        (f"{_REVIEWED}", f"{_REVIEW_RULES}::test_until_when_review_is_asked_for"),
        watched=("petition.above_ruled_on_exit_ban",),
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
            f"{_ENDING}:check_not_gone",
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
        ("services.intake.petitions.listing:put_right", f"{_ENDING}:check_keeps"),
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
    Clause(
        DISHONEST[1],
        "有履行能力而拒不履行、规避执行、违反报告财产制度、违反限制消费令等六种情形，纳入失信名单。",
        "R",
        (f"{_RULES}:check_asked",),
        (f"{_COERCION_RULES}::test_whom_for_how_much_and_how_long",),
    ),
    Clause(
        DISHONEST[11],
        "认为不应纳入、记载不准确、应予删除的，可以申请纠正。",
        "R",
        ("services.intake.petitions.listing:put_right",),
        (
            "tests/services/intake/petitions/test_listing.py::test_an_entry_is_put_right_by_the_judge_or_by_the_court_above",
        ),
    ),
    Clause(
        CONSUMPTION[3],
        "限制高消费及非生活、经营必需的消费；单位的法定代表人、主要负责人、直接责任人员、实际控制人同受限制。",
        "R",
        ("services.documents.drafting.register.coercion:KINDS",),
        (
            "tests/services/documents/drafting/test_rules.py::test_each_required_field_removed_is_named_with_its_source",
        ),
    ),
    Clause(
        EXI[23],
        "限制出境由申请执行人书面申请，必要时依职权决定。",
        "R",
        ("services.documents.drafting.register.coercion:KINDS",),
        (
            "tests/services/documents/drafting/test_rules.py::test_each_required_field_removed_is_named_with_its_source",
        ),
    ),
    Clause(
        EXI[24],
        "被执行人为单位的，可以对其法定代表人、主要负责人、直接责任人员限制出境；无完全行为能力的，对其法定代理人。",
        "R",
        (f"{_RULES}:check_capacity",),
        (f"{_COERCION_RULES}::test_whom_for_how_much_and_how_long",),
    ),
    Clause(
        JS[495],
        "搜查人员按规定着装，出示搜查令和工作证件。",
        "R",
        ("services.documents.drafting.register.coercion:KINDS",),
        (
            "tests/services/documents/drafting/test_rules.py::test_each_required_field_removed_is_named_with_its_source",
        ),
    ),
    Clause(
        JS[497],
        "搜查中发现应当查封、扣押的财产，依照查封、扣押的规定办理。",
        "R",
        ("shared.law.rulings:check_ruling",),
        (
            "tests/shared/law/test_rulings.py::test_a_ruling_of_another_case_of_another_kind_or_unsigned_is_none",
        ),
    ),
)
