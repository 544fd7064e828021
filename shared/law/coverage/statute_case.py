"""The law on filing and term, closing, termination of this round, objections."""

from shared.law.coverage.model import Clause, Open, watched
from shared.values.articles import (
    ADD,
    ARCHIVES,
    CASE_NUMBERS,
    CPC,
    DISHONEST,
    ENDING_OBJECTED,
    EXE,
    EXI,
    GUA,
    INV,
    JS,
    OBJ,
    OPENING,
    SET,
    SUPERVISION,
    TERMINATION,
    TIM,
)

_DISTRIBUTION = Open("funds", "有其他债权人参与分配、有几名申请执行人的，尚不能作出分配方案")
_CONCLUDED = "tests/services/intake/closing/test_concluded.py::test_a_round_is_concluded_by_its_record_and_not_before_the_applicant_has_the_ruling"
_NODES = "tests/services/intake/closing/test_concluded_rules.py::"
_RULES = "tests/services/intake/closing/test_rules.py::"
_ENDED = "tests/services/intake/closing/test_other_modes.py::"
_ACT = (
    "tests/services/intake/closing/test_act_owed.py::test_an_act_is_enforced_and_closed_by_the_record_of_it"
)
_FAULTS = "services.intake.closing.concluded:faults"

FILING = (
    *watched("filing.decision", "filing.supplement_lapsed", "filing.refusal_service", "filing.handover"),
    Clause(
        JS[208],
        "需要补充必要相关材料的，及时告知当事人；补齐后七日内决定是否立案。",
        "D",
        ("services.intake.supplements.rules:check_first", "services.intake.supplements.service:supply"),
        (
            "tests/services/intake/supplements/test_supplements.py::test_what_is_missing_is_asked_for_once_and_for_a_short_time",
            "tests/services/intake/supplements/test_supplements.py::test_the_seven_days_and_the_ten_of_the_notice_run_from_what_completes_it",
        ),
        watched=("filing.decision_supplied",),
    ),
    Clause(
        EXE[16],
        "执行依据已经生效、履行期限届满的，方可立案执行。",
        "A",
        ("services.intake.filing.rules:check_dates", "services.intake.filing.rules:check_first"),
        (
            "tests/services/intake/filing/test_filing.py::test_a_refusal_names_its_article_and_keeps_nothing",
            "tests/services/intake/filing/test_filed_once.py::test_the_same_parties_are_not_filed_twice_on_one_instrument",
        ),
    ),
    Clause(
        OPENING[2],
        "立案后向申请执行人送达受理案件通知书。",
        "O",
        ("services.documents.drafting.batch:items",),
        (
            "tests/services/documents/drafting/test_drafting.py::test_one_request_drafts_a_document_for_every_party_and_a_second_one_nothing",
        ),
    ),
    *watched("documents.enforcement_notice", "custody.notice_after_measure"),
    Clause(
        JS[480],
        "执行通知应责令履行义务，并告知迟延履行利息、迟延履行金。",
        "R",
        ("services.documents.drafting.rules:examine",),
        (
            "tests/services/documents/drafting/test_render.py::test_the_notice_cites_the_law_in_force",
            "tests/services/documents/drafting/test_rules.py::test_each_required_field_removed_is_named_with_its_source",
        ),
    ),
    *watched("documents.property_report_order", "documents.agency_notice"),
    Clause(
        EXI[3],
        "对管辖权的异议，自收到执行通知书之日起十日内提出。",
        "D",
        ("services.intake.petitions.rules:check_jurisdiction", "shared.law.numbers:JURISDICTION_OBJECTION"),
        (
            "tests/services/intake/petitions/test_rules.py::test_jurisdiction_is_objected_to_in_ten_days_of_the_notice",
            "tests/services/intake/petitions/test_periods.py::test_a_late_objection_to_jurisdiction_is_refused_by_the_record_of_service",
        ),
    ),
    Clause(
        JS[481],
        "申请执行时效期间届满的，人民法院应予受理，经被执行人提出异议成立的，裁定不予执行。",
        "P",
        ("services.intake.filing.rules:check_refusal", "services.intake.petitions.kinds:KINDS"),
        (
            "tests/services/intake/filing/test_ended.py::test_a_lapsed_term_and_missing_papers_are_no_grounds",
            "tests/services/intake/petitions/test_rules.py::test_who_brings_what",
        ),
    ),
    Clause(
        EXE[63],
        "执行期限为六个月，中止的期间应当扣除，经院长批准可以延长。",
        "D",
        (
            "shared.law.rulebook.model:Stop.spans",
            "services.intake.suspension.rules:check_paper",
            "services.intake.suspension.rules:check_request",
        ),
        (
            "tests/services/intake/docket/test_suspension.py::test_while_the_auction_is_on_the_term_does_not_run_and_cannot_be_late",
            "tests/services/intake/docket/test_suspension.py::test_its_days_are_taken_out",
            "tests/services/intake/docket/test_stays.py::test_the_days_of_a_suspension_are_taken_out",
            "tests/services/intake/docket/test_stays.py::test_the_president_lengthens_the_term_by_months",
            "tests/services/intake/suspension/test_term.py::test_a_stay_rests_on_a_ruling_that_another_has_entered_and_the_judge_confirms",
        ),
        watched=("case.term",),
    ),
    Clause(
        TIM[9],
        "公告、鉴定、管辖争议、审计评估、中止、和解或者担保后暂缓、上级法院暂缓、拍卖的期间不计入执行期限。",
        "D",
        ("shared.law.rulebook.model:Stop.spans", "services.intake.suspension.rules:begins_at"),
        (
            "tests/services/intake/docket/test_stays.py::test_each_ground_stops_the_term_by_its_own_article",
            "tests/services/intake/docket/test_stays.py::test_no_other_duty_of_the_case_stops",
            "tests/services/intake/suspension/test_rules.py::test_a_paper_that_is_entered_late_takes_no_time_back",
        ),
        watched=("case.term",),
    ),
    Clause(
        TIM[12],
        "需要延长执行期限的，于届满十日前提出。",
        "D",
        ("services.intake.suspension.rules:check_request",),
        (
            "tests/services/intake/suspension/test_rules.py::test_an_extension_is_asked_ten_days_before_the_term_ends",
        ),
    ),
    Clause(
        TIM[14],
        "需要本院院长批准延长的，院长在期限届满前批准或者决定。",
        "A",
        ("services.intake.suspension.rules:check_in_time",),
        (
            "tests/services/intake/suspension/test_rules.py::test_the_president_approves_before_the_term_ends",
            "tests/services/intake/suspension/test_term.py::test_the_president_lengthens_the_term_once_and_again_on_record",
        ),
    ),
    Clause(
        CPC[237],
        "超过六个月未执行的，申请执行人可以向上一级人民法院申请执行。",
        "R",
        ("services.intake.suspension.term:higher_court",),
        (
            "tests/services/intake/suspension/test_rules.py::test_after_six_months_the_applicant_may_ask_the_higher_court",
            "tests/services/intake/suspension/test_rules.py::test_the_time_of_a_stay_is_left_out_of_the_six_months",
        ),
    ),
    Clause(
        CPC[267],
        "中止执行须有裁定，中止的情形消失后恢复执行。",
        "R",
        ("services.intake.suspension.rules:check_paper", "services.intake.suspension.rules:check_end"),
        (
            "tests/services/intake/suspension/test_rules.py::test_every_ground_rests_on_a_paper_of_its_own_kind",
            "tests/services/intake/suspension/test_term.py::test_it_goes_on_by_a_paper_and_its_days_are_taken_out",
        ),
    ),
    Clause(
        GUA[10],
        "经担保暂缓执行，期限最长不得超过一年。",
        "D",
        ("services.intake.suspension.rules:check_said",),
        (
            "tests/services/intake/suspension/test_rules.py::test_a_deferral_lasts_no_longer_than_the_law_allows",
            "tests/services/intake/suspension/test_rules.py::test_one_guarantee_after_the_other_lasts_a_year_in_all",
        ),
    ),
    Clause(
        GUA[6],
        "提供执行担保须有载明法定事项的担保书，公司担保须有决议，并经申请执行人书面同意。",
        "O",
        (
            "services.intake.suspension.security:check_said",
            "services.intake.suspension.security:check_papers",
        ),
        (
            "tests/services/intake/suspension/test_security.py::test_what_a_security_must_say",
            "tests/services/intake/suspension/test_security.py::test_a_case_is_deferred_on_security_and_the_security_called_on",
        ),
    ),
    Clause(
        GUA[11],
        "暂缓期限届满仍不履行，或者担保人转移担保财产的，依申请恢复执行并直接执行担保财产。",
        "O",
        ("services.intake.suspension.security:check_called",),
        (
            "tests/services/intake/suspension/test_security.py::test_a_case_is_deferred_on_security_and_the_security_called_on",
        ),
        open=Open(
            "custody", "裁定执行担保人的财产尚不能作为本案财产登记、查封；变更、追加申请尚不与担保人核对"
        ),
    ),
    Clause(
        GUA[13],
        "担保期间届满后申请执行担保财产的，不予支持；担保书没有载明的，担保期间为一年。",
        "P",
        (
            "services.intake.suspension.security:check_application",
            "services.intake.suspension.security:liable_until",
        ),
        (
            "tests/services/intake/suspension/test_security.py::test_nobody_answers_after_the_guarantee_period",
        ),
    ),
    Clause(
        EXE[77],
        "上级法院决定暂缓执行的，一般不得超过三个月。",
        "D",
        ("services.intake.suspension.rules:check_said",),
        (
            "tests/services/intake/suspension/test_rules.py::test_a_deferral_lasts_no_longer_than_the_law_allows",
        ),
    ),
    Clause(
        JS[163],
        "债权人在履行期间届满后五日内不申请执行的，解除保全。",
        "D",
        open=Open("custody", "尚无保全案件"),
    ),
    Clause(
        EXE[45],
        "对第三人的到期债权，第三人在收到履行通知后十五日内履行或者提出异议。",
        "D",
        open=Open("custody", "尚无到期债权的执行"),
    ),
    Clause(JS[509], "对分配方案的异议、反对意见各为十五日。", "D", open=_DISTRIBUTION),
    Clause(JS[507], "参与分配申请应当在被执行人的财产执行终结前提出。", "D", open=_DISTRIBUTION),
    Clause(
        JS[508],
        "清偿次序：执行费用、优先受偿的债权、普通债权按比例。",
        "O",
        ("services.funds.distribution.rules:distribute",),
        (
            "tests/services/funds/distribution/test_rules.py::test_fee_then_ranks_then_ordinary_claims_pro_rata",
            "tests/services/funds/distribution/test_rules.py::test_no_one_is_paid_while_someone_before_him_is_short",
        ),
        open=_DISTRIBUTION,
    ),
    Clause(
        JS[512], "移送破产审查的，受移送法院三十日内答复。", "D", open=Open("quality", "尚无移送破产审查")
    ),
    Clause(
        JS[519],
        "执行终结后六个月内可以申请排除妨害。",
        "D",
        ("services.intake.petitions.ending:check_interference", "shared.law.numbers:INTERFERENCE"),
        (
            "tests/services/intake/petitions/test_ending_rules.py::test_what_disturbs_is_removed_on_request_in_six_months_of_the_end",
            "tests/services/intake/petitions/test_periods.py::test_interference_is_brought_after_the_end_alone",
        ),
    ),
)

CLOSING = (
    Clause(
        EXE[64],
        "结案方式为执行完毕、终结本次执行程序、终结执行、销案、不予执行、驳回申请。",
        "A",
        ("shared.contracts.intake.closing:ClosingMode", "services.intake.closing.rules:OWN"),
        (
            f"{_ENDED}test_a_case_is_cancelled_not_enforced_or_dismissed_by_a_ruling_that_is_served",
            f"{_RULES}test_each_other_mode_ends_a_case_by_its_own_paper",
        ),
    ),
    Clause(
        JS[503],
        "只能由被执行人完成的行为，被执行人不履行的，予以罚款、拘留；仍不履行的，再次处理。",
        "C",
        ("services.intake.coercion.service:request", "services.intake.closing.rules:faults"),
        (_ACT,),
    ),
    Clause(
        CPC[263],
        "被执行人未按执行通知履行指定的行为的，可以委托有关单位或者其他人完成，费用由被执行人承担。",
        "C",
        ("services.intake.closing.rules:faults",),
        (_ACT,),
        open=Open("quality", "他人完成的，凭履行笔录结案；代履行人的选定、费用的确定和预付尚无登记"),
    ),
    Clause(
        OPENING[17],
        "上级法院提级、指定执行的，终结执行，无须另作裁定；其余终结执行的，制作裁定书送达当事人。",
        "R",
        ("shared.contracts.intake.closing:ENDINGS", "services.intake.closing.rules:faults"),
        (f"{_RULES}test_what_another_court_takes_over_needs_no_ruling_of_ours_and_stays_seized_for_it",),
    ),
    Clause(
        OPENING[18],
        "管辖异议成立、其他法院立案在先、受托案件退回的，以销案方式结案。",
        "R",
        ("shared.contracts.intake.closing:ENDINGS", "services.intake.closing.rules:faults"),
        (f"{_RULES}test_each_other_mode_ends_a_case_by_its_own_paper",),
    ),
    Clause(
        OPENING[19],
        "裁定不予执行仲裁裁决、公证债权文书的，以不予执行方式结案。",
        "R",
        ("shared.contracts.intake.closing:ENDINGS", "services.intake.closing.rules:faults"),
        (f"{_RULES}test_each_other_mode_ends_a_case_by_its_own_paper",),
    ),
    Clause(
        OPENING[20],
        "立案后发现不符合受理条件，裁定驳回申请的，以驳回申请方式结案。",
        "R",
        ("shared.contracts.intake.closing:ENDINGS", "services.intake.closing.rules:faults"),
        (f"{_RULES}test_each_other_mode_ends_a_case_by_its_own_paper",),
    ),
    Clause(
        CPC[268],
        "有法定情形之一的，裁定终结执行。",
        "A",
        (
            "services.intake.closing.rules:faults",
            "shared.contracts.intake.closing:ENDINGS",
            "shared.contracts.intake.closing:OF_ONE",
            "services.intake.closing.rules:check_papers",
            "services.intake.alterations.service:end_for",
        ),
        (
            "tests/services/intake/alterations/test_ended_for_one.py::test_one_applicant_withdraws_for_himself_and_the_last_one_ends_the_case",
            "tests/services/intake/alterations/test_ended_for_one.py::test_what_is_one_respondents_does_not_free_the_other",
            "tests/services/intake/closing/test_rules.py::test_an_enforcement_is_terminated_by_a_ruling_that_its_parties_have",
            "tests/services/intake/closing/test_rules.py::test_the_ground_is_shown_by_a_paper_of_its_own_kind",
        ),
    ),
    Clause(
        SET[8],
        "执行和解协议履行完毕的，作执行结案处理；未履行完毕的不得以此结案。",
        "P",
        (
            "services.intake.waivers.rules:waived_for",
            "services.intake.waivers.rules:check_said",
            "services.intake.settlements.rules:check_performed",
        ),
        (
            "tests/services/intake/settlements/test_rules.py::test_it_is_performed_by_the_last_fen_that_came_since",
            "tests/services/intake/settlements/test_settlements.py::test_it_is_replaced_by_what_is_agreed_on_later_and_performed_by_the_ledger",
            "tests/services/intake/waivers/test_rules.py::test_what_does_not_stand_has_its_reason",
            "tests/services/intake/waivers/test_rules.py::test_what_is_recorded",
        ),
    ),
    *watched("settlement.confirmation", "settlement.act_confirmation", "settlement.followed"),
    Clause(
        SET[1],
        "和解可以变更履行标的、期限、方式：约定行为的，由笔录证明、经执行法官确认才算履行。",
        "R",
        ("services.intake.settlements.rules:acts_missing", "services.intake.settlements.rules:check_act"),
        (
            "tests/services/intake/settlements/test_rules.py::test_an_act_is_performed_once_the_judge_has_confirmed_it",
            "tests/services/intake/settlements/test_settlements.py::test_an_act_that_was_agreed_on_is_recorded_by_one_and_confirmed_by_another",
        ),
    ),
    Clause(
        SET[2, 1],
        "各方当事人共同提交书面和解协议：每一名申请执行人都须签名或者特别授权。",
        "R",
        ("services.intake.settlements.rules:check_agreed",),
        (
            "tests/services/intake/settlements/test_rules.py::test_every_applicant_signs_or_is_not_bound",
            "tests/services/intake/settlements/test_settlements.py::test_one_applicant_does_not_sign_for_another",
        ),
    ),
    Clause(
        SET[4],
        "委托代理人代为执行和解，应当有委托人的特别授权。",
        "A",
        ("services.intake.settlements.rules:check_agreed",),
        (
            "tests/services/intake/settlements/test_rules.py::test_both_sides_sign_or_agents_with_a_special_power",
        ),
    ),
    Clause(
        SET[11],
        "不履行和解协议的，依申请恢复执行；履行期限未到、正在按约定履行或者已经履行完毕的，不予恢复。",
        "R",
        (
            "services.intake.settlements.rules:check_resumes",
            "services.intake.resumption.rules:check_settled",
            "services.intake.settlements.service:fall_away",
        ),
        (
            "tests/services/intake/settlements/test_rules.py::test_enforcement_goes_on_for_what_was_due_and_has_not_come",
            "tests/services/intake/resumption/test_rules.py::test_a_settlement_is_shown_by_its_row_and_its_breach_by_the_ledger",
            "tests/services/intake/resumption/test_settled.py::test_a_breach_shown_by_the_ledger_makes_the_whole_instrument_owed_again",
            "tests/services/intake/settlements/test_settlements.py::test_what_was_due_and_has_not_come_is_enforced_and_what_was_given_up_is_owed_again",
        ),
    ),
    Clause(
        OPENING[6],
        "符合恢复执行条件的，立恢复执行案件。",
        "C",
        (
            "services.intake.resumption.service:resume",
            "services.intake.resumption.rules:check_resumable",
            "services.intake.resumption.rules:check_paper",
            "services.intake.filing.rules:check_first",
            "services.custody.resumed.service:take_over",
            "services.intake.corrections.rules:check_carried",
        ),
        (
            "tests/services/intake/resumption/test_resumption.py::test_a_concluded_round_goes_on_as_a_case_of_its_own",
            "tests/services/intake/corrections/test_rules.py::test_a_claim_that_is_carried_on_is_put_right_downwards_alone",
            "tests/services/intake/resumption/test_rules.py::test_a_case_goes_on_from_the_very_ground_on_which_it_has_ended",
            "tests/services/intake/resumption/test_settled.py::test_what_was_entrusted_comes_back_by_the_other_courts_own_paper",
            "tests/services/intake/resumption/test_rules.py::test_each_ground_belongs_to_an_end_and_rests_on_a_paper_or_on_property",
            "tests/services/intake/resumption/test_rules.py::test_what_was_had_pays_interest_first_and_doubled_interest_runs_on_from_the_last_plan",
        ),
    ),
    Clause(
        CASE_NUMBERS[3],
        "案号由收案年度、法院代字、类型代字、案件编号组成，编号按收案次序，不得缺号。",
        "R",
        (
            "shared.values.case_number:CaseNumber.parse",
            "services.intake.filing.models:CaseCounter",
            "services.intake.filing.service:file_case",
        ),
        (
            "tests/services/intake/preservation/test_preservation.py::test_what_was_preserved_goes_on_in_the_case_that_enforces_the_judgment",
            "tests/shared/values/test_case_number.py::test_a_wrong_case_number_is_refused_with_its_article",
            "tests/services/intake/filing/test_filing.py::test_numbers_are_gap_free_when_twenty_file_at_once",
        ),
    ),
    Clause(
        ARCHIVES,
        "一案一号，自立案起收集材料，结案后归档。",
        "R",
        ("services.documents.dossier.service:expected_papers", "services.intake.closing.rules:check_dossier"),
        (
            "tests/services/documents/dossier/test_expected.py::test_what_was_done_says_which_papers_there_must_be",
            "tests/services/documents/dossier/test_complete.py::test_a_case_is_archived_when_each_paper_is_there_or_its_judge_says_why_not",
        ),
        open=Open("documents", "归档期限未确认"),
    ),
    Clause(
        CPC[157],
        "裁定书由审判人员署名，多份裁定依次编号。",
        "R",
        ("services.documents.drafting.rules:number_of", "services.documents.signing.rules:check_bench"),
        (
            "tests/services/documents/drafting/test_numbers_and_dates.py::test_rulings_drafted_at_once_are_numbered_without_a_gap",
            "tests/services/documents/signing/test_rules.py::test_the_bench_printed_is_the_bench_that_acted",
        ),
    ),
)

TERMINATED = (
    Clause(
        TERMINATION[1],
        "终本的五项条件：通知并责令报告、限制消费并依法纳失、穷尽调查、立案满三个月、查找并依法制裁。",
        "A",
        (_FAULTS, "services.intake.closing.concluded:examined", "shared.law.numbers:CONCLUSION_WAIT"),
        (
            f"{_NODES}test_each_condition_is_missed_by_itself",
            f"{_NODES}test_the_panel_says_of_each_respondent_whether_it_is_listed_and_how_who_is_missing_was_looked_for",
            _CONCLUDED,
        ),
    ),
    Clause(
        TERMINATION[2],
        "责令报告财产须核查，拒报、虚报的依法制裁。",
        "R",
        (_FAULTS, "services.intake.reports.service:standing"),
        (f"{_NODES}test_each_condition_is_missed_by_itself", _CONCLUDED),
    ),
    Clause(
        TERMINATION[3],
        "穷尽财产调查措施。",
        "R",
        (_FAULTS, "services.intake.closing.evidence:gather"),
        (f"{_NODES}test_each_condition_is_missed_by_itself", _CONCLUDED),
    ),
    Clause(
        TERMINATION[4],
        "发现的财产不能处置的情形。",
        "R",
        ("services.intake.closing.concluded:left", "services.intake.closing.concluded:is_unsold"),
        (
            f"{_NODES}test_what_was_found_and_can_be_dealt_with_is_left",
            f"{_NODES}test_a_thing_cannot_be_dealt_with_once_the_law_offers_it_no_more_and_nobody_takes_it",
        ),
    ),
    Clause(
        TERMINATION[5],
        "终本前告知执行情况、听取申请执行人意见，并记录在案。",
        "O",
        ("services.intake.conclusion.service:record_interview", _FAULTS),
        (f"{_NODES}test_each_condition_is_missed_by_itself", _CONCLUDED),
    ),
    Clause(
        TERMINATION[6],
        "终本裁定书的内容，送达申请执行人后方可结案。",
        "R",
        ("services.documents.drafting.register.closing:KINDS", "services.intake.closing.rules:faults"),
        (_CONCLUDED,),
    ),
    Clause(
        TERMINATION[7],
        "当事人、利害关系人对终本可以提出执行异议，不受终结执行的六十日的限制。",
        "R",
        ("services.documents.drafting.register.closing:KINDS", "services.intake.petitions.objected:objected"),
        (
            "tests/services/documents/drafting/test_render.py::test_a_ruling_says_to_whom_one_objects_and_until_when_one_applies_for_review",
            "tests/services/intake/petitions/test_petitions.py::test_after_a_concluded_round_an_objection_is_received_without_limit",
        ),
    ),
    Clause(
        TERMINATION[9],
        "终本后五年内每六个月查询一次财产，并告知每一名申请执行人。",
        "D",
        (
            "services.intake.upkeep.service:ask_due",
            "services.intake.upkeep.rules:asked_at",
            "services.documents.delivery.rules:check_applicants",
            "services.documents.delivery.service:note_served",
        ),
        (
            "tests/services/intake/upkeep/test_query_told.py::test_who_applied_has_the_notice_of_a_query_after_the_case_is_archived",
            "tests/services/intake/upkeep/test_five_years.py::test_a_concluded_case_is_asked_about_ten_times_in_five_years",
            "tests/services/intake/upkeep/test_rules.py::test_each_query_comes_before_its_half_year_is_over_and_the_tenth_is_the_last",
        ),
        watched=(*(f"conclusion.query_{number}" for number in range(1, 11)), "conclusion.query_told"),
    ),
    Clause(
        JS[517],
        "终本经申请执行人签字确认，或者经合议庭审查核实并报院长批准。",
        "A",
        ("services.intake.closing.concluded:approved_from", "services.intake.conclusion.rules:check_decides"),
        (f"{_NODES}test_all_applicants_have_signed_or_the_president_approves_after_the_last", _CONCLUDED),
        watched=("conclusion.approval",),
    ),
    Clause(
        DISHONEST[10],
        "终本后经查询无财产的，可以删除失信信息。",
        "R",
        ("services.intake.coercion.deletion:check_nothing_found",),
        (
            "tests/services/intake/coercion/test_deletion.py::test_two_queries_after_the_round_and_no_clue",
            "tests/services/intake/coercion/test_deletion.py::test_a_listing_is_not_deleted_for_what_the_record_does_not_show",
        ),
    ),
    Clause(
        INV[11],
        "终本后被执行人仍应补充报告财产。",
        "R",
        (
            "shared.law.case_rules:check_not_over",
            "services.intake.reports.service:record",
            "services.intake.coercion.rules:check_goes_on",
        ),
        (
            "tests/services/intake/reports/test_reports.py::test_after_the_round_is_concluded_reports_and_clues_go_on",
            "tests/services/intake/coercion/test_coercion.py::test_after_the_round_is_concluded_who_reports_falsely_is_restricted_and_listed",
        ),
    ),
)

_RULES = "services.intake.petitions.rules"
_REMEDIES = "services.intake.petitions.remedies"
_ROAD = "tests/services/intake/petitions/test_petitions.py"
_JUDGED = "tests/services/intake/petitions/test_rules.py"
_CHANGE = "tests/services/intake/petitions/test_party_change.py"
_ENDING = "tests/services/intake/petitions/test_ending.py"
_ENDING_JUDGED = "tests/services/intake/petitions/test_ending_rules.py"

OBJECTIONS = (
    *watched(
        "petition.admission",
        "petition.objection",
        "petition.third_party",
        "petition.recusal",
        "petition.recusal_review",
        "petition.recused_replaced",
        "petition.party_change",
        "petition.sent_up",
        "petition.sale_stopped",
        "petition.lifted",
        "petition.limitation_granted",
        "petition.jurisdiction_granted",
    ),
    Clause(
        OBJ[2],
        "立案后三日内通知异议人和相关当事人。",
        "D",
        (f"{_RULES}:check_all_told",),
        (
            f"{_JUDGED}::test_who_brought_it_and_every_party_is_told_that_it_was_filed",
            f"{_ROAD}::test_what_is_filed_is_told_to_who_brought_it_and_to_every_party",
        ),
        watched=("petition.admission_told",),
    ),
    Clause(
        JS[481],
        "执行时效异议成立的，裁定不予执行：不得再处置财产、发放案款。",
        "P",
        ("services.intake.petitions.barring:barred_things",),
        (f"{_ROAD}::test_once_limitation_is_upheld_nothing_of_the_case_is_enforced",),
    ),
    Clause(
        SUPERVISION[3],
        "承办法官一经确定，不得擅自变更；确需调整的，由院庭长按权限审批决定。",
        "A",
        ("services.intake.assignment.rules:check_another",),
        (
            "tests/services/intake/assignment/test_reassignment.py::test_who_has_assigned_it_does_not_give_it_to_another_by_himself",
        ),
    ),
    Clause(
        CPC[236],
        "对异议裁定不服的，自裁定送达之日起十日内申请复议。",
        "D",
        (f"{_RULES}:check_reviewable",),
        (f"{_JUDGED}::test_review_is_asked_for_once_and_in_time",),
    ),
    Clause(
        ADD[30],
        "对变更、追加裁定或者驳回申请裁定不服的，十日内向上一级人民法院申请复议。",
        "D",
        (f"{_RULES}:check_reviewable", "shared.law.numbers:CHANGE_REVIEW"),
        (f"{_CHANGE}::test_the_ground_of_the_ruling_decides_the_way_and_its_time",),
    ),
    Clause(
        ADD[28],
        "理由成立的，裁定变更、追加：该人自此为本案当事人，依条文在一定范围内承担责任。",
        "C",
        (
            "services.intake.petitions.joining:join",
            "services.intake.petitions.joining:fall",
            f"{_REMEDIES}:check_joins",
            f"{_REMEDIES}:check_in_force",
        ),
        (
            f"{_CHANGE}::test_who_is_a_party_by_ruling_or_judgment",
            f"{_CHANGE}::test_the_very_person_of_the_ruling_enters_on_its_side",
            f"{_CHANGE}::test_who_is_added_is_searched_for_and_nothing_of_his_is_sold_while_he_sues",
            f"{_CHANGE}::test_who_takes_an_applicants_place_has_it_until_the_ruling_falls",
        ),
    ),
    Clause(
        ADD[33],
        "复议、诉讼期间，不得对被申请人争议范围内的财产进行处分。",
        "P",
        (f"{_REMEDIES}:bars", "services.intake.petitions.barring:disputed"),
        (f"{_CHANGE}::test_who_is_added_is_searched_for_and_nothing_of_his_is_sold_while_he_sues",),
    ),
    Clause(
        ADD[32],
        "以出资不实、抽逃出资、财产混同、未经清算注销等事由作出的裁定，十五日内提起执行异议之诉。",
        "D",
        ("shared.contracts.intake.party_changes:lies_to_suit", f"{_REMEDIES}:check_sues"),
        (
            f"{_CHANGE}::test_a_suit_lies_where_article_32_says_so",
            f"{_CHANGE}::test_the_ground_of_the_ruling_decides_the_way_and_its_time",
        ),
    ),
    Clause(
        EXI[8],
        "复议三十日内审查完毕，可以延长三十日。",
        "D",
        (),
        (),
        watched=("petition.above_ruled", "petition.above_ruled_on_change"),
    ),
    *watched("petition.interference", "petition.excuse"),
    Clause(
        CPC[238],
        "案外人异议的裁定送达后，十五日内起诉。",
        "D",
        (f"{_REMEDIES}:check_sues",),
        (f"{_JUDGED}::test_a_suit_lies_against_a_ruling_on_a_thing_within_fifteen_days",),
    ),
    Clause(
        JS[463],
        "案外人异议审查期间及裁定送达后十五日内，不得对执行标的进行处分。",
        "P",
        (
            f"{_REMEDIES}:bars",
            "services.intake.petitions.barring:barred_things",
            "services.intake.coordination.rules:check_decidable",
            "services.auction.listing.rules:standing_faults",
            "services.auction.settlement.rules:check_not_objected",
            "services.funds.payout.rules:check_not_objected",
        ),
        (
            "tests/services/auction/listing/test_rules.py::test_what_an_outsider_claims_is_not_put_up_for_sale",
            "tests/services/auction/settlement/test_rules.py::test_what_an_outsider_claims_is_given_to_nobody",
            "tests/services/funds/payout/test_payouts.py::test_money_from_an_account_that_an_outsider_claims_waits_until_that_is_over",
            f"{_JUDGED}::test_what_an_outsider_claims_is_not_disposed_of_meanwhile",
            "tests/services/intake/linked/test_told_and_coordinated.py::test_what_an_outsider_claims_in_one_case_is_disposed_of_in_none",
            f"{_ROAD}::test_what_an_outsider_claims_is_left_alone_until_another_judge_has_ruled",
        ),
    ),
    Clause(
        OBJ[6],
        "异议应当在相关执行程序终结之前提出。",
        "R",
        (
            "services.intake.petitions.service:receive",
            "services.intake.petitions.ending:check_objected",
            f"{_RULES}:check_not_sold",
        ),
        (
            f"{_ROAD}::test_an_objection_after_the_end_is_refused",
            f"{_JUDGED}::test_what_is_sold_is_not_objected_to",
            f"{_ENDING_JUDGED}::test_an_end_by_a_ruling_of_ours_lies_open_to_an_objection",
        ),
    ),
    Clause(
        ENDING_OBJECTED,
        "对终结执行行为提出异议的，应当自收到终结执行法律文书之日起六十日内提出；超出该期限的，不予受理。",
        "D",
        ("services.intake.petitions.ending:check_in_time", "services.documents.files.rules:check_archive"),
        (
            f"{_ENDING_JUDGED}::test_a_party_objects_within_sixty_days_of_having_the_ruling",
            f"{_ENDING}::test_who_had_the_ruling_too_long_ago_is_refused_and_others_are_heard",
        ),
    ),
    Clause(
        OBJ[17],
        "对终结执行、撤销案件、驳回申请的异议成立的，裁定撤销该裁定，案件恢复执行。",
        "R",
        (
            "services.intake.petitions.ending:check_named",
            "services.intake.resumption.repository:revoked_by",
            "services.intake.resumption.repository:applied_anew",
            "services.intake.petitions.ending:may_concern",
            "services.intake.resumption.rules:check_asked",
        ),
        (
            f"{_ENDING_JUDGED}::test_the_answer_names_the_very_ruling",
            f"{_ENDING}::test_a_case_goes_on_once_the_ruling_by_which_it_has_ended_is_revoked",
            f"{_ENDING}::test_what_the_higher_court_revokes_goes_on_too",
            f"{_ENDING}::test_what_was_applied_for_anew_is_not_owed_a_second_time",
        ),
        watched=("petition.ending_revoked",),
    ),
    Clause(
        OBJ[11],
        "办理执行实施的人员不得参与该案异议的审查。",
        "P",
        ("shared.law.case_rules:check_apart", f"{_RULES}:check_admits"),
        (
            f"{_JUDGED}::test_who_decides",
            f"{_ROAD}::test_what_an_outsider_claims_is_left_alone_until_another_judge_has_ruled",
        ),
    ),
    Clause(
        OBJ[15],
        "撤回异议或者被裁定驳回异议后，再次就同一执行标的提出异议的，不予受理。",
        "P",
        (f"{_RULES}:check_first",),
        (f"{_JUDGED}::test_the_same_is_not_looked_into_twice",),
    ),
    Clause(
        EXI[15],
        "申请执行人提供充分、有效的担保请求继续执行的，应当继续执行。",
        "R",
        (f"{_REMEDIES}:check_secures",),
        (f"{_ROAD}::test_what_an_outsider_claims_is_left_alone_until_another_judge_has_ruled",),
    ),
    Clause(
        EXI[9],
        "异议审查期间不停止执行；提供担保的，可以停止处分。",
        "O",
        ("services.auction.stop.rules:check_ground", f"{_REMEDIES}:bars"),
        (
            "tests/services/auction/stop/test_rules.py::test_each_ground_stops_an_auction_as_its_article_says",
            f"{_JUDGED}::test_what_an_outsider_claims_is_not_disposed_of_meanwhile",
        ),
    ),
)
