"""一 The general principles: six kinds of routine work, nine of management, eight services."""

from shared.law.coverage.model import Clause, Open, watched
from shared.values.articles import REGULATION

_FIGURES = "tests/services/intake/assessment/test_figures.py"
_RISKS = "tests/services/intake/risks/test_risks.py"
_LIBRARY = "tests/services/intake/library/test_library.py::"
_ONE, _TWO = REGULATION["一(一)"], REGULATION["一(二)"]

CLAUSES = (
    Clause(
        _ONE,
        "按照事务集约、责任到人的要求，设立事务集约团队（专管员）。",
        "C",
        ("shared.values.roles:Office", "services.intake.offices.service:appoint"),
        (
            "tests/services/test_office_before_object.py::test_what_exists_and_what_does_not_is_the_same_to_who_has_not_the_office",
        ),
    ),
    Clause(
        _ONE,
        "实现“案事分离”，互相配合，相互监督。",
        "A",
        (
            "services.documents.signing.rules:check_reviewer",
            "services.funds.payout.rules:check_step",
            "services.documents.dossier.rules:check_receipt",
            "services.intake.closing.rules:check_reviewer",
            "shared.law.files:check_files",
        ),
        (
            "tests/services/documents/signing/test_rules.py::test_no_sequence_signs_without_review_by_another",
            "tests/services/funds/payout/test_rules.py::test_no_one_takes_two_steps",
            "tests/services/documents/delivery/test_delivery.py::test_giver_and_receiver_are_two_people",
            "tests/services/intake/closing/test_requests.py::test_whoever_asked_does_not_review",
            "tests/shared/law/test_files.py::test_every_paper_that_will_not_do_is_named_at_once",
        ),
    ),
    Clause(
        _TWO,
        "集约化办理执行当事人初次接待。",
        "C",
        ("services.intake.reception.service:record", "services.intake.reception.rules:check_confirmation"),
        (
            "tests/services/intake/reception/test_reception.py::test_what_was_said_and_confirmed_is_kept_and_an_earlier_record_stays",
        ),
        open=Open("reception", "来人身份、当场签名的接待笔录和发出、收回的表格尚未登记，立案前不能接待"),
    ),
    Clause(
        _TWO,
        "集约化制发统一格式化法律文书。",
        "C",
        ("services.documents.drafting.service:draft_initial_batch",),
        (
            "tests/services/documents/drafting/test_drafting.py::test_one_request_drafts_a_document_for_every_party_and_a_second_one_nothing",
        ),
    ),
    Clause(
        _TWO,
        "集约化办理线上线下查控。",
        "C",
        ("services.custody.network.service:order_queries", "services.custody.offline.service:record_result"),
        (
            "tests/services/custody/network/test_network.py::test_both_channels_are_asked_at_filing_and_every_source_is_heard",
            "tests/services/custody/offline/test_offline.py::test_what_is_seized_offline_is_bound_lifted_and_renewed_like_any_other",
        ),
    ),
    Clause(
        _TWO,
        "集约化办理委托执行事项。",
        "C",
        ("services.commission.outbound.service:instruct",),
        ("tests/services/commission/outbound/test_from_papers_to_answer.py::test_the_road_of_a_commission",),
        open=Open("commission", "受托案件尚不能接收、办理"),
    ),
    Clause(
        _TWO,
        "集约化办理网络拍卖辅助。",
        "C",
        ("services.auction.disposals.service:decide",),
        (
            "tests/services/auction/test_from_decision_to_delivery.py::test_a_flat_is_sold_in_the_second_round_and_delivered",
        ),
    ),
    Clause(
        _TWO,
        "承担繁简分流。",
        "C",
        (
            "services.intake.assignment.service:assign",
            "services.intake.assignment.triage:criteria",
            "services.intake.assignment.triage:propose",
            "services.intake.assignment.rules:check_as_proposed",
            "services.intake.recusal.rules:conflicts",
        ),
        (
            "tests/services/intake/assignment/test_assignment.py::test_the_case_is_given_to_an_officer_and_a_judge",
            "tests/services/intake/assignment/test_turn.py::test_ten_cases_go_round_by_load_and_a_complex_one_counts_twice",
            "tests/services/intake/assignment/test_turn.py::test_each_criterion_is_shown_with_its_measure",
            "tests/services/intake/assignment/test_turn.py::test_who_must_stand_aside_is_neither_proposed_nor_given_the_case",
        ),
    ),
    Clause(
        _TWO,
        "承担案件质效管理。",
        "C",
        ("services.intake.docket.steps:plan", "services.intake.closing.service:review"),
        (
            "tests/workflows/test_docket.py::test_an_overdue_duty_is_reported_and_a_late_told_fact_withdraws_the_report",
            "tests/services/intake/closing/test_requests.py::test_every_fault_is_told_at_once_and_a_return_prompts_and_reports",
        ),
    ),
    Clause(
        _TWO,
        "承担执行案款管理。",
        "C",
        ("services.funds.ledger.service:read_book", "services.funds.ledger.service:list_held"),
        (
            "tests/services/funds/ledger/test_held.py::test_the_bands_are_of_all_of_it_and_each_opens_its_cases",
        ),
    ),
    Clause(
        _TWO,
        "承担考核通报。",
        "C",
        (
            "services.intake.assessment.service:read_figures",
            "services.intake.assessment.service:publish",
            "services.intake.assessment.service:correct",
            "services.intake.assessment.service:ask_for_bulletin",
        ),
        (
            f"{_FIGURES}::test_the_indicators_are_exact",
            f"{_FIGURES}::test_a_bulletin_stays_as_it_was_published",
            f"{_FIGURES}::test_a_figure_changed_afterwards_shows",
            f"{_FIGURES}::test_a_months_bulletin_is_owed_on_the_first_working_day_after_it",
            "tests/services/desk/test_assessment.py::test_a_bulletin_is_taken_out_as_it_was_published",
        ),
        watched=("quality.bulletin",),
        open=Open("reception", "信访办结率待信访登记，尚不能计算"),
    ),
    Clause(
        _TWO,
        "承担数据分析。",
        "C",
        ("services.intake.board.service:read_board", "services.intake.assessment.service:read_figures"),
        (
            "tests/services/intake/board/test_board.py::test_stock_is_that_of_the_list_of_cases",
            f"{_FIGURES}::test_a_clause_is_kept_in_time_late_or_not_yet",
            f"{_FIGURES}::test_how_long_cases_stay_in_a_stage",
        ),
    ),
    Clause(
        _TWO,
        "承担节点管控。",
        "C",
        ("services.intake.docket.steps:light", "services.intake.overview.service:list_duties"),
        (
            "tests/services/intake/overview/test_lists.py::test_what_is_late_is_red_in_every_list",
            "tests/services/intake/board/test_board.py::test_lights_by_rule_and_by_officer_are_those_of_the_list",
        ),
    ),
    Clause(
        _TWO,
        "承担风险提示。",
        "C",
        ("services.intake.risks.service:look", "services.intake.risks.service:list_risks"),
        (
            f"{_RISKS}::test_each_risk_is_found_at_its_bound_and_once",
            f"{_RISKS}::test_a_risk_ends_by_itself_with_its_cause",
            f"{_RISKS}::test_the_owner_answers_and_is_not_told_again",
            f"{_RISKS}::test_sixty_days_of_nothing_unless_the_case_is_stayed",
            f"{_RISKS}::test_a_second_seizure_and_a_second_receipt_are_risks_of_their_own",
            f"{_RISKS}::test_papers_that_are_not_in_the_dossier_past_their_time",
            f"{_RISKS}::test_each_instalment_that_has_not_come_is_late_by_itself",
        ),
    ),
    Clause(
        _TWO,
        "承担卷宗评查。",
        "C",
        (
            "services.intake.sampling.rules:draw",
            "services.intake.sampling.rules:score",
            "services.intake.sampling.rules:check_apart",
            "services.intake.sampling.service:recheck",
            "services.intake.sampling.service:open_targeted",
            "services.intake.sampling.service:decline",
        ),
        (
            "tests/services/intake/sampling/test_rules.py::test_who_has_seed_and_frame_draws_the_same_cases",
            "tests/services/intake/sampling/test_rules.py::test_the_score_is_what_was_kept_of_what_the_case_could_have",
            "tests/services/intake/sampling/test_sampling.py::test_a_round_from_its_frame_to_its_figures",
            "tests/services/intake/sampling/test_sampling.py::test_chosen_cases_are_looked_at_by_order_of_a_leader_who_may_decline",
        ),
    ),
    *watched("quality.dossier_draw"),
    *watched("quality.dossier_round"),
    *watched("quality.dossier_fault"),
    *watched("quality.dossier_recheck"),
    Clause(
        _TWO,
        "承担终本案件维护。",
        "C",
        (
            "services.intake.upkeep.service:ask_due",
            "services.intake.upkeep.service:list_upkeeps",
            "services.intake.resumption.service:resume",
            "services.documents.delivery.rules:check_applicants",
            "services.intake.library.service:list_entries",
            "services.intake.library.service:decide",
            "services.intake.library.shielding:decide",
        ),
        (
            "tests/services/intake/upkeep/test_five_years.py::test_a_concluded_case_is_asked_about_ten_times_in_five_years",
            "tests/services/intake/upkeep/test_query_told.py::test_who_applied_has_the_notice_of_a_query_after_the_case_is_archived",
            "tests/services/intake/resumption/test_resumption.py::test_a_concluded_round_goes_on_as_a_case_of_its_own",
            f"{_LIBRARY}test_what_is_wrong_is_put_right_in_three_days_and_what_stood_is_kept",
            f"{_LIBRARY}test_what_is_performed_is_taken_out_for_good",
        ),
    ),
    Clause(_TWO, "提供视频会商。", "C", open=Open("reception", "尚无")),
    Clause(
        _TWO,
        "提供执行过程记录。",
        "C",
        ("services.intake.overview.service:timeline", "services.documents.files.service:add"),
        (
            "tests/services/intake/overview/test_timeline.py::test_it_tells_what_each_team_did_and_who",
            "tests/services/documents/files/test_files.py::test_a_paper_is_entered_read_back_and_lies_in_the_dossier",
        ),
        open=Open("documents", "录音录像尚不能入卷"),
    ),
    Clause(_TWO, "提供执行公开。", "C", open=Open("reception", "当事人尚不能自行查询")),
    Clause(_TWO, "提供舆情监测。", "C", open=Open("reception", "尚无")),
    Clause(_TWO, "提供数据归集。", "C", open=Open("reception", "尚不向上级法院、信用平台报送")),
    Clause(_TWO, "提供决策分析。", "C", open=Open("reception", "尚无")),
    Clause(
        _TWO,
        "关联案件协调办理。",
        "C",
        (
            "services.custody.waiting.rules:place",
            "services.auction.deferral.rules:is_elsewhere",
            "services.intake.linked.repository:linked",
            "services.intake.linked.service:note",
            "services.intake.coordination.rules:check_decidable",
            "services.auction.disposals.rules:check_coordinated",
        ),
        (
            "tests/services/custody/waiting/test_waiting.py::test_the_second_seizure_waits_and_holds_the_thing_once_the_first_is_lifted",
            "tests/services/auction/disposals/test_one_thing_sold_once.py::test_the_second_case_waits_and_a_late_entry_moves_no_day",
            "tests/services/intake/linked/test_linked.py::test_the_same_debtor_and_the_same_basis_are_found_and_no_other",
            "tests/services/intake/linked/test_told_and_coordinated.py::test_of_ten_cases_both_officers_of_each_of_ten_pairs_hear_once",
            "tests/services/intake/linked/test_told_and_coordinated.py::test_a_decision_binds_every_case_with_the_thing",
        ),
    ),
    Clause(
        _TWO,
        "卷宗整理归档。",
        "C",
        ("services.intake.closing.service:archive", "services.intake.closing.rules:check_dossier"),
        (
            "tests/services/documents/dossier/test_complete.py::test_a_case_is_archived_when_each_paper_is_there_or_its_judge_says_why_not",
        ),
        watched=("quality.archive",),
        open=Open("documents", "尚不分正卷、副卷，不能整卷导出"),
    ),
)
