"""二(五) Quality."""

from shared.law.coverage.model import Clause, watched
from shared.values.articles import REGULATION

_PROMPTED = (
    "tests/workflows/test_docket.py::test_an_acknowledged_prompt_goes_no_further_and_an_ignored_one_does",
    "tests/services/intake/docket/test_rules.py::test_an_unacknowledged_prompt_is_followed_by_the_next_level_then_the_report",
)
_REPORTED = (
    "tests/workflows/test_docket.py::test_an_overdue_duty_is_reported_and_a_late_told_fact_withdraws_the_report",
    "tests/services/intake/prompts/test_addressees.py::test_without_a_clerk_the_prompt_goes_to_whom_the_article_names_next",
)
_INSTRUCTED = (
    "tests/services/intake/instructions/test_instructions.py::test_an_instruction_goes_its_way_and_each_step_is_somebodys",
    "tests/services/intake/instructions/test_instructions.py::test_what_is_refused_is_back_with_its_sender_and_has_a_way_on",
)
_INSTRUCTIONS_LATE = (
    "tests/services/intake/instructions/test_late.py::test_an_instruction_is_prompted_and_reported_at_every_stage",
)
_ANSWERED = (
    "intake.instruction_answered",
    "documents.instruction_answered",
    "custody.instruction_answered",
    "commission.instruction_answered",
    "auction.instruction_answered",
    "funds.instruction_answered",
)
_FED_BACK = (
    "intake.instruction_fed_back",
    "documents.instruction_fed_back",
    "custody.instruction_fed_back",
    "commission.instruction_fed_back",
    "auction.instruction_fed_back",
    "funds.instruction_fed_back",
)
_INSPECTED = tuple(
    f"tests/services/intake/inspection/test_inspection.py::{name}"
    for name in (
        "test_what_is_late_and_what_comes_up_is_found_in_every_case",
        "test_the_five_groups_of_nodes_and_the_instructions_stand_apart",
        "test_the_same_day_finds_nothing_twice",
    )
)
_CONCLUDED = (
    "tests/services/intake/closing/test_concluded.py::test_a_round_is_concluded_by_its_record_and_not_before_the_applicant_has_the_ruling",
)

CLAUSES = (
    Clause(
        REGULATION["二(五)1"],
        "配备质效管理专员，负责执行案件收案、分案、流程节点管理、指令落实、结案审查等工作。",
        "C",
        (
            "shared.values.roles:Office.QUALITY_OFFICER",
            "services.intake.assignment.service:assign",
            "services.intake.closing.service:review",
            "services.intake.instructions.service:list_instructions",
        ),
        (
            "tests/services/intake/assignment/test_assignment.py::test_only_the_quality_officer_assigns",
            "tests/services/intake/closing/test_requests.py::test_a_review_names_the_version_that_it_rests_on",
            *_INSTRUCTED,
        ),
    ),
    Clause(
        REGULATION["二(五)2"],
        "应每天对未结执行案件的流程节点完成情况进行检查。",
        "D",
        (
            "services.intake.inspection.service:make",
            "services.intake.inspection.rules:NODES",
            "services.intake.inspection.rules:check_remarks",
            "services.intake.docket.watch:Watch.look",
            "deploy.temporal_server:SCHEDULES",
        ),
        (
            *_INSPECTED,
            "tests/services/intake/inspection/test_inspection.py::test_it_is_confirmed_by_who_says_what_is_done_about_it",
            "tests/services/intake/inspection/test_inspection.py::test_a_timer_that_was_lost_is_found_and_armed_again",
            "tests/services/intake/docket/test_watch.py::test_what_is_due_is_reported_although_an_operator_ended_the_workflow",
        ),
        watched=("quality.daily_inspection",),
    ),
    *watched("quality.enforcement_notice", "quality.local_query"),
    Clause(
        REGULATION["二(五)2(2)"],
        "终本案件结案前是否依法再次发起“总对总”查询。",
        "O",
        ("services.intake.closing.concluded:faults", "services.intake.closing.evidence:gather"),
        (
            "tests/services/intake/closing/test_concluded_rules.py::test_the_last_query_before_the_request_is_fresh_and_answered",
        ),
    ),
    Clause(
        REGULATION["二(五)2(3)"],
        "传统查控：包含调查、传唤、搜查、悬赏执行、司法审计、律师调查令等。",
        "R",
        ("services.intake.coercion.kinds:KINDS",),
        (
            "tests/services/intake/coercion/test_coercion.py::test_who_does_not_come_is_brought_in_and_goes_free",
            "tests/services/intake/coercion/test_outcomes.py::test_a_kind_from_its_proposal_to_its_end",
            "tests/services/intake/petitions/test_petitions.py::test_a_bounty_follows_an_application_that_the_judge_has_granted",
        ),
        watched=("coercion.approval_judge", "petition.lawyer_order"),
    ),
    Clause(
        REGULATION["二(五)2(4)"],
        "惩戒措施：拘传、罚款、拘留、纳失、限消等。",
        "R",
        ("services.intake.coercion.kinds:KINDS",),
        (
            "tests/services/intake/coercion/test_coercion.py::test_a_fine_is_approved_by_the_president_and_carried_out_by_its_own_decision",
            "tests/services/intake/coercion/test_coercion.py::test_a_listing_follows_a_consumption_order_and_both_are_lifted_by_the_judge",
        ),
        watched=("coercion.carrying_out",),
    ),
    Clause(
        REGULATION["二(五)2(5)"],
        "终本约谈：是否在终本前将执行情况告知申请人并听取其意见，并对其提供的财产线索进行核查。",
        "R",
        (
            "services.intake.conclusion.service:record_interview",
            "services.intake.clues.service:check",
            "services.intake.closing.concluded:faults",
        ),
        _CONCLUDED,
        watched=("clue.ordinary", "clue.urgent"),
    ),
    Clause(
        REGULATION["二(五)2"],
        "对即将到期的，应在发现当日以办案人员能够确定收到的方式提示其采取相应执行措施，提示情况应形成工作日志备查。",
        "D",
        (
            "shared.law.rulebook.model:Duty.warn_at",
            "services.intake.prompts.rules:check_addressee",
            "services.intake.docket.models:WorkLog",
            "services.desk.work_log:of_case",
            "deploy.work_log_check:faults",
        ),
        (
            *_PROMPTED,
            "tests/services/desk/test_work_log.py::test_the_log_is_taken_out_whole_with_by_whom_and_when",
            "tests/services/desk/test_work_log.py::test_no_service_changes_or_takes_away_a_line",
            "tests/services/desk/test_work_log.py::test_an_export_that_was_changed_or_cut_is_noticed",
            "tests/services/desk/test_work_log.py::test_a_line_changed_or_taken_away_in_the_register_itself_is_noticed",
            "tests/services/intake/prompts/test_early_receipt.py::test_a_message_that_did_not_arrive_goes_by_the_next_way",
        ),
    ),
    Clause(
        REGULATION["二(五)2"],
        "对已经超期的，应向执行指挥中心主任或主管领导报告。",
        "D",
        ("services.intake.docket.steps:judge", "services.intake.prompts.rules:of_the_office"),
        (
            *_REPORTED,
            "tests/services/intake/docket/test_rules.py::test_a_duty_met_too_late_is_still_reported",
        ),
    ),
    Clause(
        REGULATION["二(五)3"],
        "每天检查发送指令的情况，以及接收、完成、反馈指令的情况。",
        "D",
        (
            "services.intake.instructions.rules:check_moves",
            "services.intake.instructions.rules:check_answered",
            "services.intake.inspection.service:make",
        ),
        (*_INSTRUCTED, *_INSTRUCTIONS_LATE, *_INSPECTED),
        watched=(
            *_ANSWERED,
            "quality.instruction_refused_to_judge",
            "quality.instruction_refused_to_handling_officer",
        ),
    ),
    Clause(
        REGULATION["二(五)3"],
        "对即将或已经超过指令要求的反馈时间的，应在发现当日提示其按要求落实指令要求，提示情况应形成工作日志备查。",
        "D",
        ("shared.law.rulebook.model:Duty.warn_at",),
        (*_PROMPTED, *_INSTRUCTIONS_LATE),
        watched=("custody.offline", "commission.dispatch", *_FED_BACK),
    ),
    Clause(
        REGULATION["二(五)3"],
        "并应将提示情况在当日向执行指挥中心主任或主管领导报告。",
        "D",
        ("services.intake.prompts.waking:wake",),
        _INSTRUCTIONS_LATE,
        watched=("commission.dispatch", "custody.offline", *_FED_BACK),
    ),
    Clause(
        REGULATION["二(五)4"],
        "负责审查报请结案的案件是否符合法定结案条件。",
        "A",
        (
            "services.intake.closing.rules:OWN",
            "services.intake.closing.rules:faults",
            "services.intake.closing.rules:check_reviewer",
            "services.intake.closing.models:ClosingRequest",
            "services.intake.closing.concluded:faults",
        ),
        (
            "tests/services/intake/closing/test_rules.py::test_the_checklist",
            "tests/services/intake/closing/test_concluded_rules.py::test_each_condition_is_missed_by_itself",
            "tests/services/intake/closing/test_other_modes.py::test_a_case_is_cancelled_not_enforced_or_dismissed_by_a_ruling_that_is_served",
            "tests/services/intake/closing/test_terminated.py::test_an_enforcement_that_its_applicant_gives_up_is_closed_and_archived",
            "tests/services/intake/closing/test_requests.py::test_whoever_asked_does_not_review",
            "tests/services/intake/closing/test_closed_and_archived_once.py::test_the_record_holds_no_closing_that_nobody_has_approved",
        ),
    ),
    Clause(
        REGULATION["二(五)4"],
        "审查结案信息中相关信息项是否完整、准确：申请执行、结案、放弃、到位标的额，案款是否发放或退付完毕，结案日期、方式、事由等。",
        "R",
        (
            "services.intake.closing.rules:faults",
            "services.intake.closing.evidence:gather",
            "services.intake.waivers.rules:waived_for",
        ),
        (
            "tests/services/intake/closing/test_rules.py::test_the_checklist",
            "tests/services/intake/closing/test_remainder.py::test_doubled_interest",
            "tests/services/intake/waivers/test_waivers.py::test_the_doubled_interest_is_paid_or_waived_before_a_case_counts_as_enforced",
        ),
    ),
    *watched("quality.closing_review"),
    Clause(
        REGULATION["二(五)4"],
        "对不符合要求的结案申请，应在审查当日提示其补正或纠正，提示情况应形成工作日志备查。",
        "D",
        ("services.intake.closing.service:review", "services.intake.closing.rules:check_return"),
        (
            "tests/services/intake/closing/test_requests.py::test_every_fault_is_told_at_once_and_a_return_prompts_and_reports",
            "tests/services/intake/closing/test_closed_and_archived_once.py::test_a_return_says_what_is_to_be_corrected",
        ),
    ),
    Clause(
        REGULATION["二(五)4"],
        "并应将提示情况在当日向执行指挥中心主任或执行局长报告。",
        "D",
        ("services.intake.closing.service:review",),
        (
            "tests/services/intake/closing/test_requests.py::test_every_fault_is_told_at_once_and_a_return_prompts_and_reports",
        ),
    ),
    Clause(
        REGULATION["二(五)5(1)"],
        "终本案件的实质要件：被执行人确无财产可供执行或者虽发现有财产但客观上不能处置。",
        "A",
        ("services.intake.closing.concluded:left", "services.intake.closing.concluded:faults"),
        (
            "tests/services/intake/closing/test_concluded_rules.py::test_what_was_found_and_can_be_dealt_with_is_left",
            "tests/services/intake/closing/test_concluded_rules.py::test_each_condition_is_missed_by_itself",
        ),
    ),
    Clause(
        REGULATION["二(五)5(2)"],
        "终本案件的程序要件：结案前再次“总对总”查控；传统查控；终本约谈；发布限制消费令。",
        "A",
        ("services.intake.closing.concluded:faults",),
        ("tests/services/intake/closing/test_concluded_rules.py::test_each_condition_is_missed_by_itself",),
    ),
)
