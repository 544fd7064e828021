"""二(一) Documents."""

from shared.law.coverage.model import Clause, Open, watched
from shared.values.articles import REGULATION

_SAMPLES = (
    "tests/services/documents/drafting/test_render.py::test_every_value_is_found_in_the_extracted_text",
    "tests/services/documents/drafting/test_rules.py::test_each_required_field_removed_is_named_with_its_source",
)
_TYPES = ("services.documents.drafting.register.initial:KINDS",)

CLAUSES = (
    Clause(
        REGULATION["二(一)1"],
        "设立格式化执行文书制作团队（专员），统一负责执行文书制作及送达。",
        "C",
        ("shared.values.roles:Office.DOCUMENT_CLERK", "services.documents.drafting.rules:check_maker"),
        (
            "tests/services/documents/drafting/test_drafting.py::test_a_judges_document_is_made_by_a_judge_and_the_teams_by_the_team",
        ),
    ),
    Clause(REGULATION["二(一)2(1)"], "受理案件通知书。", "R", _TYPES, _SAMPLES),
    Clause(REGULATION["二(一)2(2)"], "送达地址确认书。", "R", _TYPES, _SAMPLES),
    Clause(
        REGULATION["二(一)2(3)"],
        "财产线索提供表。",
        "R",
        (*_TYPES, "services.intake.clues.service:record"),
        (
            "tests/services/documents/drafting/test_render.py::test_a_form_may_go_out_blank_for_the_partys_pen",
            "tests/services/intake/clues/test_clues.py::test_a_clue_from_anybody_is_checked_in_time",
        ),
    ),
    Clause(REGULATION["二(一)2(4)"], "执行通知书。", "R", _TYPES, _SAMPLES),
    Clause(REGULATION["二(一)2(5)"], "报告财产令。", "R", _TYPES, _SAMPLES),
    Clause(
        REGULATION["二(一)2(6)"],
        "财产申报表。",
        "R",
        (*_TYPES, "services.intake.property_reports.service:record"),
        (
            "tests/services/documents/drafting/test_render.py::test_a_form_may_go_out_blank_for_the_partys_pen",
            "tests/services/intake/property_reports/test_property_reports.py::test_a_report_is_checked_against_what_was_found",
        ),
    ),
    Clause(
        REGULATION["二(一)2(7)"],
        "执行裁定书。",
        "R",
        (
            "services.documents.drafting.register.measures:KINDS",
            "services.documents.drafting.register.disposal:KINDS",
            "services.documents.drafting.register.petitions:KINDS",
        ),
        _SAMPLES,
        open=Open("documents", "尚无扣划等裁定"),
    ),
    Clause(REGULATION["二(一)2(8)"], "申请律师调查令告知书。", "R", open=Open("documents", "尚无此种文书")),
    Clause(
        REGULATION["二(一)2(9)"],
        "执行指挥中心或执行实施团队交办的集中制作和发送的其他法律文书。",
        "R",
        ("services.documents.drafting.rules:check_handmade",),
        (
            "tests/services/documents/drafting/test_handmade.py::test_what_is_made_by_hand_is_a_file_of_the_case_and_says_why",
        ),
        open=Open("documents", "交办以指令登记，已登记的文书种类可以手工制作，尚无其他种类的文书"),
    ),
    Clause(
        REGULATION["二(一)2"],
        "应在执行通知书中将执行案件“一案一账号”告知被执行人。",
        "R",
        ("services.documents.drafting.rules:examine",),
        (
            "tests/services/documents/drafting/test_drafting.py::test_without_the_cases_account_there_is_no_enforcement_notice",
            "tests/services/documents/drafting/test_rules.py::test_the_account_told_is_the_cases_own",
        ),
    ),
    Clause(
        REGULATION["二(一)2"],
        "必须由执行法官制作的文书，不得由执行文书制作团队（专员）统一制作。",
        "P",
        (
            "services.documents.drafting.rules:check_maker",
            "services.documents.signing.rules:check_case_judge",
            "services.documents.signing.rules:check_bench",
        ),
        (
            "tests/services/documents/drafting/test_rules.py::test_what_a_judge_must_make_is_refused_to_the_team",
            "tests/services/documents/signing/test_signing.py::test_a_seizure_is_decided_by_the_cases_judge_and_bears_no_other_name",
            "tests/services/documents/signing/test_rules.py::test_the_bench_printed_is_the_bench_that_acted",
        ),
    ),
    Clause(
        REGULATION["二(一)3"],
        "应当由执行局长或院长签发的执行文书，必须由执行局长或院长审核后签发。",
        "A",
        (
            "services.documents.signing.rules:check_signer",
            "services.documents.signing.rules:check_opened",
            "services.documents.drafting.models:Document",
        ),
        (
            "tests/services/documents/signing/test_rules.py::test_the_right_hands_pass",
            "tests/services/documents/signing/test_signing.py::test_what_the_signer_has_not_opened_is_not_signed_and_does_not_lose_the_others",
            "tests/services/documents/signing/test_signing.py::test_nothing_is_sealed_without_each_step_on_record",
        ),
    ),
    Clause(
        REGULATION["二(一)3"],
        "执行文书制作人员或者其他人员不得代为行使签发权。",
        "P",
        ("services.documents.signing.rules:check_signer", "services.documents.signing.rules:hands"),
        (
            "tests/services/documents/signing/test_rules.py::test_no_other_hand_signs",
            "tests/services/documents/signing/test_rules.py::test_a_ruling_is_signed_by_no_hand_of_its_reviewer",
            "tests/services/documents/signing/test_signing.py::test_what_the_director_signs_in_person_no_deputy_reviews_or_signs",
        ),
    ),
    Clause(
        REGULATION["二(一)3"],
        "执行局长或院长不得授权他人或将自己密钥授权他人使用签发文书。",
        "P",
        (
            "services.documents.signing.keys:KeyCabinet",
            "services.documents.signing.pades:open_key",
            "services.documents.signing.rules:check_unlocked",
        ),
        (
            "tests/services/documents/signing/test_signing.py::test_no_signer_uses_anothers_key",
            "tests/services/documents/signing/test_pades.py::test_a_key_opens_with_its_owners_passphrase_only",
            "tests/services/documents/signing/test_key_lock.py::test_sixty_tries_at_once_are_five_looks_and_the_court_hears_of_it",
        ),
    ),
    Clause(
        REGULATION["二(一)4"],
        "集中制作的格式化法律文书应使用“文书自动生成系统”。",
        "O",
        ("services.documents.drafting.render:render", "services.documents.drafting.service:draft"),
        (
            "tests/services/documents/drafting/test_render.py::test_same_fields_same_bytes",
            "tests/services/documents/drafting/test_handmade.py::test_what_is_made_by_hand_is_a_file_of_the_case_and_says_why",
        ),
    ),
    Clause(
        REGULATION["二(一)4"],
        "文书自动生成后，文书制作人员要结合案卷材料认真核对。",
        "O",
        (
            "services.documents.signing.rules:check_verification",
            "services.documents.signing.rules:check_verifier",
        ),
        (
            "tests/services/documents/signing/test_rules.py::test_verification_covers_every_field_and_names_what_it_left_out",
            "tests/services/documents/signing/test_signing.py::test_verification_is_the_makers_and_complete",
        ),
    ),
    Clause(
        REGULATION["二(一)4"],
        "核对无异的，经执行局负责人审核后予以电子签章并打印。",
        "A",
        (
            "services.documents.signing.rules:advance",
            "services.documents.signing.rules:reviewed_as",
            "services.documents.signing.rules:check_reviewer",
        ),
        (
            "tests/services/documents/signing/test_rules.py::test_only_the_next_step_is_open",
            "tests/services/documents/signing/test_rules.py::test_a_draft_is_reviewed_by_no_hand_of_its_maker",
            "tests/services/documents/signing/test_rules.py::test_what_the_team_drafts_for_the_judge_is_reviewed_by_the_head_and_signed_by_the_judge",
            "tests/services/documents/signing/test_signing.py::test_no_step_is_skipped",
        ),
    ),
    Clause(
        REGULATION["二(一)4"],
        "采取或解除强制措施以及相关结案法律文书，应结合个案表述原因或事由，不得简单地以执行文书模板中载明的事由予以表述。",
        "P",
        (
            "services.documents.drafting.reasons:is_own_reason",
            "services.documents.drafting.reasons:check_own_reason",
        ),
        (
            "tests/services/documents/drafting/test_rules.py::test_the_templates_reason_is_refused_in_any_disguise",
            "tests/services/documents/drafting/test_rules.py::test_a_template_less_or_plus_a_phrase_and_a_bare_formula_are_refused",
            "tests/services/documents/drafting/test_drafting.py::test_the_reason_of_another_case_is_refused_under_other_names_and_figures",
        ),
    ),
    Clause(
        REGULATION["二(一)5"],
        "应查阅执行卷宗和初次接待笔录，调取送达地址确认信息，确定具体送达地址和送达方式。",
        "O",
        (
            "services.documents.delivery.rules:check_before_service",
            "services.documents.delivery.rules:ways_to",
        ),
        (
            "tests/services/documents/delivery/test_rules.py::test_nothing_is_served_before_dossier_and_reception_record_are_read",
            "tests/services/documents/delivery/test_rules.py::test_ways_to_a_party",
        ),
    ),
    Clause(
        REGULATION["二(一)6"],
        "应按执行当事人确认的送达地址及送达方式送达执行文书。",
        "O",
        (
            "services.documents.delivery.rules:ways_to",
            "services.intake.reception.rules:check_confirmation",
        ),
        (
            "tests/services/documents/delivery/test_rules.py::test_ways_to_a_party",
            "tests/services/documents/delivery/test_delivery.py::test_an_address_is_confirmed_by_a_signed_paper_and_not_by_the_clerk_s_typing",
        ),
    ),
    Clause(
        REGULATION["二(一)6"],
        "被执行人无确认送达地址的，应同时向其户籍登记的住所、暂住地、工商登记地邮寄送达。",
        "R",
        ("services.documents.delivery.rules:ways_to", "services.documents.delivery.rules:addresses_of"),
        ("tests/services/documents/delivery/test_rules.py::test_ways_to_a_party",),
    ),
    Clause(
        REGULATION["二(一)6"],
        "应提升电子送达使用率。",
        "C",
        open=Open("documents", "可以电子送达，尚不统计使用率"),
    ),
    *watched("documents.service_failure"),
    *watched("documents.initial_batch", "documents.e_dossier", "documents.draft_handover"),
    *watched("documents.drafts_handover"),
)
