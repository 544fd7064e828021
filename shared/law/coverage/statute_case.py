"""The law on filing and term, closing, termination of this round, objections."""

from shared.law.coverage.model import Clause, Open, still_open, watched
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
    NET,
    OBJ,
    OPENING,
    SET,
    SUPERVISION,
    TERMINATION,
    TIM,
)

_DISTRIBUTION = Open("funds", "有其他债权人参与分配、有几名申请执行人的，尚不能作出分配方案")
_CONCLUDED = "tests/services/intake/closing/test_concluded.py::test_a_round_is_concluded_by_its_record_and_not_before_the_applicant_has_the_ruling"
_LIBRARY = "tests/services/intake/library/test_library.py::"
_SAID = "tests/services/intake/library/test_rules.py::"
_NODES = "tests/services/intake/closing/test_concluded_rules.py::"
_RULES = "tests/services/intake/closing/test_rules.py::"
_ENDED = "tests/services/intake/closing/test_other_modes.py::"
_ACT = (
    "tests/services/intake/closing/test_act_owed.py::test_an_act_is_enforced_and_closed_by_the_record_of_it"
)
_BANKRUPT = "tests/services/intake/bankruptcy/"
_SUBSTITUTE = "tests/services/intake/substitution/"
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
        (
            "services.intake.petitions.bringing:check_jurisdiction",
            "shared.law.numbers:JURISDICTION_OBJECTION",
        ),
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
        GUA[4],
        "担保书须载明法定事项：债权种类、数额、担保范围、担保方式、暂缓期限、担保期间、担保财产和接受直接执行的承诺；公司担保须有决议。",
        "R",
        ("services.intake.guarantees.rules:check_said",),
        ("tests/services/intake/guarantees/test_rules.py::test_what_an_undertaking_must_say",),
    ),
    Clause(
        GUA[6],
        "执行担保须经申请执行人书面同意或者记入笔录，并由其签名或者盖章。",
        "O",
        ("services.intake.guarantees.rules:check_papers", "services.intake.guarantees.rules:check_rests"),
        (
            "tests/services/intake/guarantees/test_rules.py::test_every_applicant_consents_and_the_undertaking_is_the_guarantors_own",
            "tests/services/intake/guarantees/test_rules.py::test_a_deferral_is_as_long_as_its_guarantees_say",
            "tests/services/intake/guarantees/test_guarantees.py::test_a_case_is_deferred_on_a_guarantee_and_the_guarantor_called_on",
        ),
    ),
    Clause(
        GUA[11],
        "暂缓期限届满仍不履行，或者担保人转移担保财产的，依申请恢复执行并直接裁定执行担保财产，以担保人应当履行义务部分为限，不得将担保人变更、追加为被执行人。",
        "O",
        (
            "services.intake.guarantees.rules:check_callable",
            "services.intake.guarantees.rules:check_called",
            "services.intake.guarantees.rules:check_cash_first",
            "services.intake.guarantees.rules:check_not_guarantor",
            "services.intake.suspension.called:end_called",
        ),
        (
            "tests/services/intake/guarantees/test_rules.py::test_when_it_is_called_on",
            "tests/services/intake/guarantees/test_rules.py::test_the_debtors_own_money_goes_first",
            "tests/services/intake/guarantees/test_rules.py::test_a_guarantor_is_no_party_for_what_he_has_promised",
            "tests/services/intake/petitions/test_party_change.py::test_a_guarantor_is_not_added_for_what_he_has_guaranteed",
            "tests/services/intake/guarantees/test_guarantees.py::test_a_case_is_deferred_on_a_guarantee_and_the_guarantor_called_on",
        ),
        open=Open("custody", "裁定执行的担保人的财产，尚不能作为本案财产登记、查封"),
    ),
    Clause(
        GUA[13],
        "担保期间届满后申请执行担保财产的，不予支持；担保书没有载明的，担保期间为一年。",
        "P",
        (
            "services.intake.guarantees.rules:check_call_papers",
            "services.intake.guarantees.rules:last_day",
            "services.intake.guarantees.rules:check_not_asked",
        ),
        (
            "tests/services/intake/guarantees/test_rules.py::test_nobody_answers_after_the_guarantee_period",
            "tests/services/intake/guarantees/test_rules.py::test_nobody_lets_the_period_run_out_over_an_application_without_a_word",
            "tests/services/intake/guarantees/test_guarantees.py::test_a_guarantee_whose_deferral_is_refused_or_whose_period_is_over",
        ),
    ),
    *watched("guarantee.decision", "guarantee.period_over", "guarantee.enforced"),
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
        ("services.intake.preservation.rules:check_ground",),
        (
            "tests/services/intake/preservation/test_before_suit.py::test_what_is_preserved_before_the_suit_or_enforcement_is_lost_to_who_does_not_go_on",
        ),
        watched=("preservation.applied_for",),
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
    *watched("bankruptcy.decision", "bankruptcy.sending"),
    Clause(
        JS[511],
        "作为被执行人的企业法人符合破产法规定情形的，经申请执行人之一或者被执行人同意，裁定中止对该被执行人的执行，将材料移送其住所地人民法院。",
        "A",
        (
            "services.intake.bankruptcy.rules:check_debtor",
            "services.intake.bankruptcy.rules:check_said",
            "services.intake.bankruptcy.rules:check_papers",
            "services.intake.bankruptcy.rules:check_another",
        ),
        (
            f"{_BANKRUPT}test_rules.py::test_only_an_enterprise_that_is_a_respondent_is_sent",
            f"{_BANKRUPT}test_rules.py::test_one_applicant_or_the_debtor_itself_consents",
            f"{_BANKRUPT}test_rules.py::test_its_papers_say_whose_they_are_and_are_not_the_proposers",
            f"{_BANKRUPT}test_rules.py::test_each_answer_leads_on",
        ),
    ),
    Clause(
        JS[511],
        "决定移送后，不得处分该被执行人的财产、发放其案款；仅有该被执行人的，中止执行期间不计入执行期限。",
        "P",
        (
            "services.intake.bankruptcy.rules:check_stayed",
            "services.intake.petitions.barring:stayed",
        ),
        (
            f"{_BANKRUPT}test_rules.py::test_where_nobody_else_is_left_the_whole_case_is_stayed_by_that_ruling",
            f"{_BANKRUPT}test_referrals.py::test_one_of_two_is_declared_bankrupt_and_the_other_is_enforced_against",
            f"{_BANKRUPT}test_referrals.py::test_the_only_debtor_is_sent_not_accepted_and_enforced_against_again",
        ),
    ),
    Clause(
        JS[511],
        "没有新的事实、证据的，不得再次移送。",
        "P",
        ("services.intake.bankruptcy.rules:check_first",),
        (f"{_BANKRUPT}test_rules.py::test_without_new_facts_it_is_sent_once",),
    ),
    *watched(
        *("bankruptcy.answer", "bankruptcy.chase", "bankruptcy.hand_over", "bankruptcy.termination"),
    ),
    Clause(
        JS[513],
        "受移送法院不受理破产案件的，恢复执行；尚未宣告破产的，不得以宣告破产终结执行。",
        "O",
        (
            "services.intake.bankruptcy.service:answer",
            "services.intake.bankruptcy.rules:check_declared",
            "services.intake.bankruptcy.rules:check_lifted",
        ),
        (
            f"{_BANKRUPT}test_referrals.py::test_the_only_debtor_is_sent_not_accepted_and_enforced_against_again",
            f"{_BANKRUPT}test_rules.py::test_each_answer_leads_on",
            f"{_BANKRUPT}test_rules.py::test_days_follow_one_another_and_nothing_is_handed_over_while_it_is_seized",
        ),
    ),
    Clause(
        JS[514],
        "当事人不同意移送或者不受理的，变价所得扣除执行费用、清偿优先债权后，普通债权按照查封先后顺序清偿。",
        "O",
        ("services.intake.bankruptcy.rules:BY_SEIZURE",),
        (
            f"{_BANKRUPT}test_referrals.py::test_one_of_two_is_declared_bankrupt_and_the_other_is_enforced_against",
        ),
        open=Open("funds", "案件记录载明按查封先后顺序清偿；分配方案尚不据此排列普通债权"),
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
    Clause(TIM[6], "收到执行申请书后，认为符合受理条件的，在七日内立案。", "D", watched=("filing.decision",)),
    Clause(
        TIM[5],
        "执行案件在立案之日起六个月内执结；经院长批准可以延长三个月，还需延长的，层报高级人民法院备案。",
        "A",
        (
            "services.intake.suspension.acts:DECIDE_EXTENSION",
            "services.intake.suspension.rules:check_request",
        ),
        (
            "tests/services/intake/suspension/test_term.py::test_the_president_lengthens_the_term_once_and_again_on_record",
            "tests/services/intake/suspension/test_rules.py::test_it_is_three_months_at_most_and_a_second_one_is_on_record_at_the_high_court",
        ),
    ),
    Clause(
        TIM[8],
        "期限从立案次日起计算。",
        "D",
        ("shared.law.periods:due",),
        ("tests/shared/law/test_periods.py::test_forward_periods_around_hard_dates",),
        watched=("case.term",),
    ),
    Clause(
        EXE[22],
        "收到申请执行书后十日内发出执行通知；通知责令履行义务，并告知迟延履行利息、迟延履行金。",
        "R",
        ("services.documents.drafting.rules:examine",),
        (
            "tests/services/documents/drafting/test_render.py::test_the_notice_cites_the_law_in_force",
            "tests/services/documents/drafting/test_rules.py::test_each_required_field_removed_is_named_with_its_source",
        ),
        watched=("documents.enforcement_notice",),
    ),
    Clause(
        CPC[250],
        "申请执行的期间为二年，自履行期间的最后一日起计算；期间届满仍予立案，由被执行人提出异议。",
        "R",
        ("services.intake.filing.rules:check_dates", "services.intake.petitions.kinds:KINDS"),
        (
            "tests/services/intake/filing/test_ended.py::test_a_lapsed_term_and_missing_papers_are_no_grounds",
            "tests/services/intake/filing/test_filing.py::test_a_refusal_names_its_article_and_keeps_nothing",
            "tests/services/intake/petitions/test_rules.py::test_who_brings_what",
        ),
    ),
    *(
        Clause(
            EXI[article],
            words,
            "C",
            ("services.intake.petitions.objected:objected",),
            (
                "tests/services/intake/petitions/test_petitions.py::test_once_limitation_is_upheld_nothing_of_the_case_is_enforced",
            ),
        )
        for article, words in (
            (19, "申请执行时效在最后六个月内因障碍中止：由审查时效异议的审判人员在裁定中认定。"),
            (
                20,
                "申请执行时效因申请执行、和解、提出履行要求、同意履行而中断：由审查时效异议的审判人员在裁定中认定。",
            ),
            (21, "不作为义务的申请执行时效，从违反之日起算：由审查时效异议的审判人员在裁定中认定。"),
        )
    ),
    *(
        Clause(
            EXI[article],
            words,
            "R",
            ("services.intake.suspension.term:higher_court",),
            (
                "tests/services/intake/suspension/test_rules.py::test_after_six_months_the_applicant_may_ask_the_higher_court",
                "tests/services/intake/suspension/test_rules.py::test_the_time_of_a_stay_is_left_out_of_the_six_months",
            ),
        )
        for article, words in (
            (10, "自收到申请执行书之日起超过六个月未执行的，申请执行人可以申请上一级人民法院执行。"),
            (13, "六个月期间不计算公告、鉴定评估、管辖争议处理、执行争议协调、暂缓执行、中止执行的期间。"),
        )
    ),
    Clause(
        JS[467],
        "担保有期限的，暂缓执行的期限与担保期限一致，最长不得超过一年；转移、毁损担保财产的，恢复执行。",
        "P",
        ("services.intake.suspension.rules:check_said",),
        (
            "tests/services/intake/suspension/test_rules.py::test_a_deferral_lasts_no_longer_than_the_law_allows",
            "tests/services/intake/suspension/test_rules.py::test_one_guarantee_after_the_other_lasts_a_year_in_all",
        ),
    ),
    Clause(
        GUA[12],
        "担保期间自暂缓执行期限届满之日起计算；没有记载的，为一年。",
        "R",
        ("services.intake.guarantees.rules:check_said", "services.intake.guarantees.rules:last_day"),
        (
            "tests/services/intake/guarantees/test_rules.py::test_nobody_answers_after_the_guarantee_period",
            "tests/services/intake/guarantees/test_rules.py::test_what_an_undertaking_must_say",
        ),
    ),
    *still_open(
        Open("custody", "到期债权的执行尚不能办理"),
        (EXE[46], "第三人对履行通知的异议可以口头提出，记入笔录并由其签字。", "R"),
        (EXE[47], "第三人在指定期间内提出异议的，不得对其强制执行，对异议不进行审查。", "P"),
        (
            EXE[48],
            "提出无履行能力、与申请执行人无直接法律关系，不属于异议；部分承认的，可以执行承认的部分。",
            "R",
        ),
        (EXE[49], "第三人既不提出异议又不履行的，裁定对其强制执行，裁定同时送达第三人和被执行人。", "R"),
    ),
    *still_open(
        _DISTRIBUTION,
        (EXI[17], "多个债权人申请执行、参与分配的，制作分配方案并送达；十五日内可以提出异议。", "D"),
        (
            EXI[18],
            "对异议十五日内未提出反对意见的，修正后分配；提出的，十五日内可以起诉，争议款项提存。",
            "D",
        ),
        (JS[510], "对分配方案的反对意见十五日，起诉十五日；诉讼期间提存争议款项。", "D"),
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
        (
            "services.intake.substitution.rules:check_said",
            "services.intake.substitution.rules:closing_faults",
        ),
        (
            f"{_SUBSTITUTE}test_rules.py::test_who_may_do_it_of_what_the_debtor_was_told_to_do",
            f"{_SUBSTITUTE}test_rules.py::test_an_act_done_by_another_closes_the_case_by_its_own_record_and_when_it_is_paid",
            f"{_SUBSTITUTE}test_substitutions.py::test_an_act_is_done_by_another_at_the_debtors_cost",
        ),
        watched=("substitution.confirmation",),
    ),
    Clause(
        JS[501],
        "选定代履行人；有资格限制的，从有资格的人中选定；申请执行人可以推荐，也可以申请自己代为履行，由人民法院决定。",
        "A",
        (
            "services.intake.substitution.rules:check_papers",
            "services.intake.substitution.rules:check_another",
        ),
        (
            f"{_SUBSTITUTE}test_rules.py::test_his_papers_name_him_and_are_not_the_proposers",
            f"{_SUBSTITUTE}test_rules.py::test_one_at_a_time_decided_by_another_with_the_reason",
        ),
        watched=("substitution.decision",),
    ),
    Clause(
        JS[502],
        "代履行费用由人民法院确定，被执行人在指定期限内预先支付；未预付的，可以强制执行。",
        "O",
        (
            "services.intake.substitution.rules:check_order",
            "services.intake.substitution.rules:check_paid",
            "services.intake.substitution.rules:check_enforceable",
            "services.intake.substitution.rules:check_performs",
        ),
        (
            f"{_SUBSTITUTE}test_rules.py::test_days_and_sums_are_what_the_court_has_fixed",
            f"{_SUBSTITUTE}test_rules.py::test_the_fee_is_paid_by_money_of_the_case_that_has_come_for_it",
            f"{_SUBSTITUTE}test_rules.py::test_it_is_enforced_when_the_time_to_pay_is_over_and_done_only_then_or_when_paid",
        ),
        open=Open("funds", "费用已有登记，并以到账款项核对；从案款中向代履行人支付、向被执行人退还余款尚无"),
        watched=("substitution.order", "substitution.enforcement"),
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
    *(
        Clause(
            OPENING[article],
            words,
            "A",
            ("services.intake.closing.rules:faults",),
            (
                "tests/services/intake/closing/test_rules.py::test_each_other_mode_ends_a_case_by_its_own_paper",
                "tests/services/intake/closing/test_rules.py::test_no_case_ends_without_its_ground_or_with_money_left",
            ),
        )
        for article, words in (
            (14, "结案方式限于执行完毕、终结本次执行程序、终结执行、销案、不予执行、驳回申请。"),
            (15, "全部执行完毕的方可以执行完毕结案；和解履行完毕的，经核实后以此结案。"),
            (23, "终结执行的，解除查封、扣押、冻结措施。"),
        )
    ),
    *(
        Clause(
            CASE_NUMBERS[article],
            words,
            "R",
            ("shared.values.case_number:CaseNumber.parse",),
            (
                "tests/shared/values/test_case_number.py::test_a_wrong_case_number_is_refused_with_its_article",
                "tests/shared/values/test_case_number.py::test_a_number_given_out_reads_back",
            ),
        )
        for article, words in (
            (2, "案号由收案年度、法院代字、类型代字、案件编号组成。"),
            (7, "类型代字不超过三个字。"),
            (9, "案件编号按收案次序，自一起为自然数。"),
            (10, "案号具有唯一性。"),
        )
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
        (_FAULTS, "services.intake.property_reports.service:standing"),
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
        TERMINATION[13],
        "终本案件信息库记载被执行人、生效法律文书、义务和履行情况，向社会公布。",
        "R",
        ("services.intake.library.service:list_entries", "services.intake.library.entry:masked"),
        (
            f"{_LIBRARY}test_what_is_public_is_what_the_record_has",
            "tests/services/intake/library/test_entry.py::test_a_persons_number_is_not_public_as_a_whole",
        ),
    ),
    Clause(
        TERMINATION[14],
        "公布的终本案件信息有误的，当事人、利害关系人可以申请更正，审查属实的三日内更正。",
        "D",
        (
            "services.intake.library.service:raise_correction",
            "services.intake.library.service:decide",
            "services.intake.library.service:answer",
            "services.intake.library.rules:check_raised",
            "services.intake.library.rules:check_value",
            "services.intake.library.rules:check_proof",
        ),
        (
            f"{_LIBRARY}test_what_is_wrong_is_put_right_in_three_days_and_what_stood_is_kept",
            f"{_LIBRARY}test_what_is_right_is_not_changed_and_what_the_court_sees_itself_is",
            f"{_SAID}test_who_says_what_is_wrong",
            f"{_SAID}test_what_is_put_right_says_something_else_and_is_shown",
        ),
        watched=("library.correction", "library.answer"),
    ),
    Clause(
        TERMINATION[16],
        "终本后可以变更、追加执行当事人，并对其恢复执行。",
        "R",
        ("services.intake.petitions.joining:join", "services.intake.petitions.joining:fall"),
        (
            "tests/services/intake/resumption/test_standing.py::test_who_is_added_after_the_round_is_a_party_where_the_case_goes_on",
            "tests/services/intake/resumption/test_standing.py::test_a_ruling_that_falls_falls_where_the_case_goes_on",
        ),
    ),
    Clause(
        TERMINATION[18],
        "义务执行完毕、依法裁定终结执行或者有其他依法应予屏蔽的情形的，三日内从终本案件信息库屏蔽。",
        "D",
        (
            "services.intake.library.shielding:note",
            "services.intake.library.shielding:note_paid",
            "services.intake.library.shielding:taken_over",
            "services.intake.library.shielding:decide",
            "services.intake.library.rules:check_ground",
            "services.intake.library.rules:check_still",
            "services.intake.library.rules:check_shields",
        ),
        (
            f"{_LIBRARY}test_what_is_performed_is_taken_out_for_good",
            f"{_LIBRARY}test_what_the_ledger_shows_waits_for_nobody_to_remember_it",
            f"{_LIBRARY}test_what_is_concluded_no_more_is_taken_out",
            f"{_SAID}test_a_ground_is_shown_by_the_record",
            f"{_SAID}test_the_ledger_is_looked_at_again_when_it_is_decided",
            f"{_SAID}test_another_takes_it_out_and_once",
        ),
        watched=("library.shield",),
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
            "services.intake.property_reports.service:record",
            "services.intake.coercion.rules:check_goes_on",
        ),
        (
            "tests/services/intake/property_reports/test_property_reports.py::test_after_the_round_is_concluded_reports_and_clues_go_on",
            "tests/services/intake/coercion/test_coercion.py::test_after_the_round_is_concluded_who_reports_falsely_is_restricted_and_listed",
        ),
    ),
)

_RULES = "services.intake.petitions.rules"
_BRINGING = "services.intake.petitions.bringing"
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
        (f"{_BRINGING}:check_reviewable",),
        (f"{_JUDGED}::test_review_is_asked_for_once_and_in_time",),
    ),
    Clause(
        ADD[30],
        "对变更、追加裁定或者驳回申请裁定不服的，十日内向上一级人民法院申请复议。",
        "D",
        (f"{_BRINGING}:check_reviewable", "shared.law.numbers:CHANGE_REVIEW"),
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
            "services.custody.measures.rules:narrower",
            "services.funds.distribution.beyond:bounded",
        ),
        (
            "tests/services/custody/measures/test_rules.py::test_what_its_owner_answers_for_bounds_a_thing_where_that_is_less",
            "tests/services/funds/distribution/test_beyond.py::test_what_came_first_serves_whoever_sold_or_paid_it",
            "tests/services/funds/distribution/test_beyond.py::test_it_goes_back_though_the_creditor_is_owed_more",
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
    *watched("petition.interference", "petition.interference_removed", "petition.excuse"),
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
            f"{_BRINGING}:check_not_sold",
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
        (f"{_BRINGING}:check_first",),
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
    Clause(EXI[5], "执行异议自收到书面异议之日起十五日内作出裁定。", "D", watched=("petition.objection",)),
    Clause(
        ADD[31],
        "上一级人民法院自收到复议申请之日起六十日内裁定；复议期间不得处分争议财产，申请人提供担保的可以准许继续执行。",
        "P",
        ("services.intake.petitions.remedies:bars",),
        (
            "tests/services/intake/petitions/test_party_change.py::test_who_is_added_is_searched_for_and_nothing_of_his_is_sold_while_he_sues",
        ),
        watched=("petition.above_ruled_on_change",),
    ),
    Clause(
        ADD[29],
        "审查变更、追加申请期间，申请人申请查封被申请人财产的，参照诉讼保全办理；申请之前的，参照诉前保全。",
        "R",
        open=Open("custody", "变更、追加申请审查期间对被申请人财产的保全，尚须另立执保案件办理"),
    ),
    Clause(
        NET[36],
        "对网络拍卖行为提出异议的，可以暂缓或者中止拍卖；案外人对标的提出异议的，应当暂缓或者中止。",
        "P",
        ("services.auction.stop.rules:check_ground", "services.auction.listing.rules:standing_faults"),
        (
            "tests/services/auction/stop/test_rules.py::test_each_ground_stops_an_auction_as_its_article_says",
            "tests/services/auction/listing/test_rules.py::test_what_an_outsider_claims_is_not_put_up_for_sale",
        ),
    ),
)
