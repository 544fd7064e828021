"""二(六) Case money, and 三 what the court itself must see to."""

from shared.law.coverage.model import Clause, Open, watched
from shared.values.articles import REGULATION

_TOLD = "shared.law.told_accounts"
_ACCOUNTS = (
    f"{_TOLD}:main_account_faults",
    "services.documents.drafting.rules:examine",
    "services.auction.listing.announcement:check_announcement",
    "services.funds.accounts.rules:check_own_account",
)

CLAUSES = (
    Clause(
        REGULATION["二(六)1"],
        "所有执行案件必须使用“一案一账号”执行案款管理系统。",
        "R",
        ("workflows.account:CaseAccount.on", "services.funds.accounts.models:CaseAccount"),
        (
            "tests/services/funds/accounts/test_accounts.py::test_an_assigned_case_gets_one_account_and_each_party_is_told_of_it",
        ),
    ),
    Clause(
        REGULATION["二(六)1"],
        "除现场直接交付外，执行案款接收及发放必须通过“一案一账号”执行案款管理系统办理。",
        "P",
        (
            "services.funds.receipts.rules:match",
            "services.funds.onsite.rules:check_record",
            "services.funds.onsite.rules:check_second",
            "services.funds.payout.rules:check_payee",
        ),
        (
            "tests/services/funds/receipts/test_receipts.py::test_a_message_that_cannot_be_booked_is_refused",
            "tests/services/funds/onsite/test_onsite.py::test_what_is_not_shown_by_two_officers_and_papers_is_not_recorded",
            "tests/services/funds/onsite/test_onsite.py::test_what_the_applicant_was_given_counts_once_the_other_officer_confirms_it",
            "tests/services/funds/onsite/test_onsite.py::test_cash_that_the_officers_took_is_paid_in_and_counts_as_money_of_the_account",
            "tests/services/funds/payout/test_rules.py::test_the_payee_is_the_one_of_plan_and_record",
        ),
    ),
    Clause(
        REGULATION["二(六)1"],
        "“一案一账号”系统生成的执行法院案款账户，应在执行通知书中告知被执行人。",
        "R",
        ("services.documents.drafting.rules:examine",),
        (
            "tests/services/documents/drafting/test_drafting.py::test_the_notice_holds_the_record_and_the_cases_account",
            "tests/services/documents/drafting/test_rules.py::test_no_notice_before_the_case_has_its_account",
        ),
    ),
    Clause(
        REGULATION["二(六)1"],
        "不得告知执行法院主体账户。",
        "P",
        _ACCOUNTS,
        (
            "tests/shared/law/test_told_accounts.py::test_an_account_is_found_in_any_disguise",
            "tests/services/documents/drafting/test_rules.py::test_the_courts_main_account_is_refused_anywhere_in_any_writing",
            "tests/services/auction/listing/test_announcement.py::test_housing_names_the_qualification_and_nothing_names_the_main_account",
            "tests/services/funds/accounts/test_accounts.py::test_the_main_account_is_refused_by_value",
            "tests/shared/platform/test_production.py::test_it_does_not_start_without_the_account_that_nobody_may_be_told",
        ),
    ),
    Clause(
        REGULATION["二(六)1"],
        "不得要求被执行人及相关人员将执行案款汇入其他账户。",
        "P",
        (f"{_TOLD}:foreign_account_faults", *_ACCOUNTS[1:3], "services.funds.accounts.rules:notice_text"),
        (
            "tests/services/documents/drafting/test_rules.py::test_any_other_account_in_words_to_a_party_is_refused",
            "tests/services/documents/drafting/test_rules.py::test_a_number_first_put_into_a_free_field_is_told_nowhere",
            "tests/services/auction/listing/test_announcement.py::test_no_account_but_the_cases_own_is_announced_in_any_item",
            "tests/services/funds/accounts/test_accounts.py::test_the_message_names_the_cases_own_account_only",
        ),
    ),
    Clause(
        REGULATION["二(六)2"],
        "承办人提交执行款发放审批表并附相关证明材料——专员初审——执行局长或主管院领导批准——财务部门领导审核——财务人员办理支付手续。",
        "A",
        (
            "services.funds.payout.rules:check_papers",
            "services.funds.payout.rules:check_form",
            "services.funds.payout.rules:check_step",
            "services.funds.payout.rules:check_all_steps",
            "services.funds.payout.models:PayoutApproval",
        ),
        (
            "tests/services/funds/payout/test_rules.py::test_the_five_steps_in_their_order",
            "tests/services/funds/payout/test_rules.py::test_each_step_belongs_to_its_office",
            "tests/services/funds/payout/test_rules.py::test_what_supports_a_form_lies_in_the_dossier_of_its_case",
            "tests/services/funds/payout/test_payouts.py::test_the_database_itself_holds_the_five_steps",
            "tests/services/funds/payout/test_payouts.py::test_a_forged_order_or_signal_pays_nothing",
        ),
    ),
    Clause(
        REGULATION["二(六)2"],
        "线上线下审批手续均全部齐备并能够相互印证，才能发放执行款。",
        "A",
        (
            "services.funds.payout.rules:check_paper",
            "services.funds.payout.rules:check_bears_out",
            "services.funds.payout.rules:check_scan",
            "services.funds.payout.models:PayoutPaper",
        ),
        (
            "tests/services/funds/payout/test_rules.py::test_each_field_of_the_paper_form_must_agree",
            "tests/services/funds/payout/test_rules.py::test_the_paper_form_is_scanned_and_entered_by_others_than_the_online_form",
            "tests/services/funds/payout/test_payouts.py::test_no_payment_on_a_paper_form_that_disagrees",
        ),
    ),
    *watched("funds.account_opened", "funds.account_told", "funds.assisting_party_told"),
    Clause(
        REGULATION["二(六)3"],
        "对“一案一账号”系统使用情况及相关制度落实情况实时监控。",
        "C",
        ("services.funds.anomalies.service:take_debit", "services.funds.ledger.service:list_held"),
        (
            "tests/services/funds/anomalies/test_anomalies.py::test_a_debit_of_the_main_account_is_told_as_one_of_a_case_is",
            "tests/services/funds/ledger/test_held.py::test_it_counts_from_when_the_account_was_last_empty",
        ),
        open=Open("funds", "监控不明支出和案款结存，尚不检查制度落实情况"),
    ),
    Clause(
        REGULATION["二(六)3"],
        "发现案款收发情况异常的，应形成工作日志备查，并立即报告执行局长。",
        "D",
        ("services.funds.anomalies.service:take_debit",),
        (
            "tests/services/funds/anomalies/test_anomalies.py::test_the_director_is_told_at_once_examines_it_alone_and_passes_it_on",
        ),
        watched=("funds.anomaly_reported",),
    ),
    Clause(
        REGULATION["二(六)3"],
        "执行局长应在接到报告后立即核查情况并作出处理。调查处理情况，应形成工作日志备查。",
        "D",
        ("services.funds.anomalies.service:decide", "services.funds.anomalies.rules:check_examiner"),
        (
            "tests/services/funds/anomalies/test_rules.py::test_who_watches_or_pays_the_money_does_not_examine_it_in_the_directors_stead",
            "tests/services/funds/anomalies/test_anomalies.py::test_a_finding_is_never_changed",
        ),
        watched=("funds.anomaly_decided",),
    ),
    Clause(
        REGULATION["二(六)3"],
        "必要时，应通报本院纪检监察以及财务管理部门。",
        "R",
        ("services.funds.anomalies.service:decide", "services.funds.anomalies.models:AnomalyNotice"),
        (
            "tests/services/funds/anomalies/test_anomalies.py::test_the_director_is_told_at_once_examines_it_alone_and_passes_it_on",
        ),
    ),
    *watched("funds.receipts_told", "funds.claim"),
    Clause(
        REGULATION["二(六)4(2)"],
        "通过缴款人、银行附言等主要信息查询，能够识别执行款所属案件的，督促相关承办人认领至所属案件。",
        "R",
        (
            "services.funds.receipts.rules:match",
            "services.funds.suspense.rules:check_claimable",
            "services.funds.suspense.rules:check_claimant",
        ),
        (
            "tests/services/funds/receipts/test_rules.py::test_money_in_the_main_account_is_recognised",
            "tests/services/funds/suspense/test_suspense.py::test_a_payers_name_proposes_the_case_and_two_people_claim",
            "tests/services/funds/suspense/test_rules.py::test_who_found_the_case_does_not_claim_and_nobody_claims_for_anothers_case",
        ),
    ),
    Clause(
        REGULATION["二(六)5(1)"],
        "执行款发放是否符合要求。",
        "A",
        ("services.funds.payout.rules:check_form", "services.funds.payout.rules:check_payee"),
        (
            "tests/services/funds/payout/test_rules.py::test_the_payee_is_the_one_of_plan_and_record",
            "tests/services/funds/payout/test_rules.py::test_a_complete_form_is_accepted_up_to_what_is_outstanding",
            "tests/services/funds/payout/test_rules.py::test_an_incomplete_form_is_refused",
        ),
    ),
    *watched("funds.disbursement", "funds.disbursement_of_price", "funds.disbursement_after_return"),
    Clause(
        REGULATION["二(六)5(2)"],
        "发现即将超期或已经超期仍未发放且无暂缓发放手续的，应形成工作日志备查，并于发现当日报告执行局长。",
        "D",
        (
            "services.intake.prompts.waking:wake",
            "services.funds.holds.rules:check_not_held",
            "services.funds.holds.service:request",
        ),
        (
            "tests/services/intake/prompts/test_money_about_to_be_late.py::test_of_the_laws_thirty_days_the_director_hears_too_and_of_money_paid_in_time_nobody",
            "tests/services/funds/holds/test_holds.py::test_money_waits_by_a_leaders_approval_and_is_paid_out_after_it",
        ),
        watched=(
            "funds.disbursement",
            "funds.disbursement_of_price",
            "funds.disbursement_after_return",
            "funds.disbursement_of_receipt_statutory",
            "funds.disbursement_of_price_statutory",
            "funds.disbursement_after_return_statutory",
            "funds.disbursement_after_hold",
        ),
    ),
)

REQUIREMENTS = (
    Clause(
        REGULATION["三(一)"],
        "工作方案要亲自研究，并审核把关。",
        "C",
        open=Open("reception", "由本院负责同志决定，系统尚不登记工作方案"),
    ),
    Clause(
        REGULATION["三(二)"],
        "细化本实施意见，明确责任分工。",
        "C",
        ("shared.law.coverage:GROUPS", "shared.law.rulebook.model:Duty"),
        (
            "tests/shared/law/rulebook/test_proven.py::test_every_duty_has_its_rule",
            "tests/deploy/test_coverage.py::test_each_clause_is_enforced_and_proved_or_says_what_is_missing",
        ),
    ),
    Clause(
        REGULATION["三(三)"],
        "适时共同组织开展专项检查，及时解决存在的问题；对于工作落实不到位的，严肃追究责任。",
        "C",
        open=Open("reception", "尚无专项检查和整改"),
    ),
)
