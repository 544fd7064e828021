"""The law on the end of this round of enforcement and the years after."""

from shared.law.coverage.model import Clause
from shared.values.articles import (
    DISHONEST,
    INV,
    JS,
    TERMINATION,
)

_CONCLUDED = "tests/services/intake/closing/test_concluded.py::test_a_round_is_concluded_by_its_record_and_not_before_the_applicant_has_the_ruling"
_LIBRARY = "tests/services/intake/library/test_library.py::"
_SAID = "tests/services/intake/library/test_rules.py::"
_NODES = "tests/services/intake/closing/test_concluded_rules.py::"
_FAULTS = "services.intake.closing.concluded:faults"

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
        unsure=True,
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
        unsure=True,
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
        unsure=True,
    ),
    Clause(
        TERMINATION[7],
        "当事人、利害关系人对终本可以提出执行异议，不受终结执行的六十日的限制。",
        "R",
        (
            "services.documents.drafting.register.closing:KINDS",
            "services.intake.petitions.objected:objected",
            "services.intake.resumption.rules:check_asked",
        ),
        (
            "tests/services/documents/drafting/test_render.py::test_a_ruling_says_to_whom_one_objects_and_until_when_one_applies_for_review",
            "tests/services/intake/petitions/test_ending.py::test_a_case_goes_on_once_the_ruling_that_concluded_its_round_is_revoked",
            "tests/services/intake/resumption/test_rules.py::test_each_ground_belongs_to_an_end_and_rests_on_a_paper_or_on_property",
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
        TERMINATION[10],
        "终本后查封、扣押、冻结继续有效，届满前依法续行；发现财产的，可以立即采取控制性措施。",
        "C",
        (
            "services.documents.drafting.rules:check_case_open",
            "services.custody.measures.rules:check_case_open",
            "services.custody.renewal.service:decide",
            "services.custody.resumed.service:take_over",
            "services.intake.resumption.rules:check_found",
        ),
        (
            "tests/services/intake/upkeep/test_seizures_and_finds.py::test_what_is_seized_is_renewed_what_is_found_is_frozen_and_enforcement_goes_on_for_it",
            "tests/services/intake/resumption/test_rules.py::test_the_court_itself_goes_on_for_what_was_found_since",
        ),
        unsure=True,
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
        unsure=True,
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
        unsure=True,
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
        unsure=True,
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
        unsure=True,
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
