"""The law on closing, numbers and dossiers."""

from shared.law.coverage.model import Clause, Open, watched
from shared.values.articles import (
    ARCHIVES,
    CASE_NUMBERS,
    CPC,
    EXE,
    JS,
    OPENING,
    SET,
)

_RULES = "tests/services/intake/closing/test_rules.py::"
_ENDED = "tests/services/intake/closing/test_other_modes.py::"
_ACT = (
    "tests/services/intake/closing/test_act_owed.py::test_an_act_is_enforced_and_closed_by_the_record_of_it"
)
_SUBSTITUTE = "tests/services/intake/substitution/"

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
            "tests/services/test_hands.py::test_the_second_of_two_is_another_pair_of_hands",
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
        (
            "shared.contracts.intake.closing:ENDINGS",
            "services.intake.closing.rules:faults",
            "services.intake.alterations.rules:check_ruled",
            "services.documents.nonacceptance.rules:check_of_all",
        ),
        (
            f"{_RULES}test_each_other_mode_ends_a_case_by_its_own_paper",
            "tests/services/intake/alterations/test_ended_for_one.py::test_the_application_falls_for_one_alone",
            "tests/services/intake/alterations/test_ended_for_one.py::test_what_one_respondent_had_performed_in_time_leaves_the_claim_with_him_alone",
            "tests/services/documents/nonacceptance/test_ruled.py::test_what_holds_of_one_alone_refuses_nobody_else",
        ),
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
            "tests/services/intake/alterations/test_ended_for_one.py::test_the_time_to_apply_has_passed_for_who_objected_alone",
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
        SET[16],
        "和解协议被确认无效或者撤销后，申请执行人可以据此申请恢复执行；因受欺诈、胁迫达成的，人民法院可以依申请恢复执行。",
        "R",
        (
            "services.intake.settlements.deceit:check_found",
            "services.intake.settlements.deceit:check_after_performance",
        ),
        (
            "tests/services/intake/settlements/test_deceit.py::test_nobody_s_word_alone_takes_the_settlement_away",
            "tests/services/intake/settlements/test_deceit.py::test_the_judgment_is_a_paper_of_its_own_kind_that_another_has_entered",
            "tests/services/intake/settlements/test_deceit.py::test_the_court_s_own_finding_is_its_signed_ruling_whose_number_and_day_nobody_types",
            "tests/services/intake/settlements/test_deceit.py::test_what_was_performed_in_full_falls_by_a_judgment_alone",
            "tests/services/intake/resumption/test_settled.py::test_what_was_performed_goes_on_once_a_judgment_has_taken_the_agreement_away",
            "tests/services/intake/settlements/test_settlements.py::test_what_was_performed_falls_by_a_judgment_and_not_by_the_judge_s_own_act",
            "tests/services/intake/resumption/test_settled.py::test_deceit_that_was_found_makes_what_was_given_up_owed_again",
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
