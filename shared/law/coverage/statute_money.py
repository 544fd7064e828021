"""The law on interest for delay, on case money; on indicators, counting time, service, fee."""

from shared.law.coverage.model import Clause, Open, still_open, watched
from shared.values.articles import (
    CASE_MONEY,
    CC,
    CONSTRAINT,
    CPC,
    EMS,
    FEE,
    GOODWILL,
    HOL,
    INT,
    JS,
    ONL,
    REGULATION,
)

_INTEREST = ("shared.law.delay_interest:delay_interest",)
_PLAN = "tests/services/funds/distribution/test_rules.py"
_PERIODS = "tests/shared/law/test_periods.py"
_DUE = ("shared.law.periods:due",)

INTEREST = (
    Clause(
        INT[1],
        "加倍部分债务利息为除一般债务利息之外的金钱债务乘以日万分之一点七五。",
        "R",
        (*_INTEREST, "shared.law.numbers:DELAY_INTEREST"),
        (
            f"{_PLAN}::test_delay_interest_runs_from_the_day_after_the_term",
            "tests/shared/law/test_numbers.py::test_each_number_is_the_one_of_its_article",
        ),
    ),
    Clause(
        INT[2],
        "自履行期间届满之日起算；分期履行的，自每期届满之日起算。",
        "R",
        _INTEREST,
        (f"{_PLAN}::test_nothing_runs_before_the_term_is_over",),
        open=Open("funds", "分期履行尚不能分期起算"),
    ),
    Clause(
        INT[3],
        "计算至履行、划拨提取、成交裁定或者抵债裁定生效之日。",
        "R",
        ("services.funds.distribution.come_in:parts", "shared.law.delay_interest:principal_repaid"),
        (
            f"{_PLAN}::test_interest_stops_on_the_day_of_full_performance",
            "tests/services/funds/distribution/test_plan_reckoned_by_hand.py::test_each_part_has_the_day_of_its_payment_or_of_its_sale",
            "tests/services/funds/distribution/test_plan_reckoned_by_hand.py::test_payments_clear_ordinary_interest_before_principal_and_no_more_than_the_debt",
        ),
    ),
    Clause(
        INT[3],
        "非因被执行人申请的中止、暂缓、再审期间不计加倍利息。",
        "R",
        open=Open("funds", "尚无中止、再审的登记"),
    ),
    Clause(
        INT[4],
        "先清偿金钱债务，再清偿加倍部分债务利息。",
        "O",
        ("services.funds.distribution.sharing:distribute",),
        (f"{_PLAN}::test_judgment_debts_come_before_doubled_interest",),
    ),
    Clause(INT[5], "给付外币的，按同一标准计算。", "R", open=Open("funds", "尚不能登记外币债务")),
    Clause(
        INT[7],
        "施行前的迟延履行期间按原规定计算。",
        "R",
        ("services.funds.distribution.rules:check_older", "shared.law.delay_interest:is_older"),
        (
            f"{_PLAN}::test_older_delay_is_left_to_a_person_and_the_rest_is_computed",
            "tests/services/funds/distribution/test_plan_reckoned_by_hand.py::test_of_a_debt_with_older_delay_all_but_the_rest_is_distributed",
        ),
    ),
    Clause(JS[505], "非金钱义务的迟延履行金。", "R", open=Open("funds", "通知书已经载明，尚不能确定数额")),
)

MONEY = (
    Clause(
        GOODWILL[22],
        "无争议的案款一个月内发放；部分有争议的，先发放无争议的部分。",
        "D",
        open=Open("funds", "按三十日和十五个工作日掌握发放，尚未区分无争议的部分先行发放"),
    ),
    Clause(
        CASE_MONEY[3], "执行、财务部门每月对账。", "D", open=Open("funds", "可以随时查阅总账，尚无每月对账")
    ),
    Clause(
        CASE_MONEY[4],
        "案号、款项、缴款人一一对应。",
        "R",
        ("services.funds.receipts.rules:match", "services.funds.ledger.rules:check_posting"),
        (
            "tests/services/funds/receipts/test_rules.py::test_money_in_a_case_account_is_that_cases_whatever_the_remark_says",
            "tests/services/funds/ledger/test_ledger.py::test_the_whole_book_sums_to_zero",
        ),
    ),
    Clause(
        CASE_MONEY[5],
        "通知载明开户行、账号、户名和缴款时应注明的事项。",
        "R",
        ("services.funds.accounts.rules:notice_text",),
        (
            "tests/services/funds/accounts/test_accounts.py::test_the_message_names_the_cases_own_account_only",
        ),
    ),
    *watched("funds.receipts_told_statutory", "funds.cash_paid_in"),
    Clause(
        CASE_MONEY[9],
        "现场收取的现金由两名以上执行人员办理，出具收据。",
        "A",
        (
            "services.funds.onsite.rules:check_record",
            "services.funds.onsite.rules:check_is_another",
            "services.funds.onsite.rules:check_second",
        ),
        (
            "tests/services/funds/onsite/test_onsite.py::test_what_is_not_shown_by_two_officers_and_papers_is_not_recorded",
            "tests/services/funds/onsite/test_onsite.py::test_what_the_applicant_was_given_counts_once_the_other_officer_confirms_it",
        ),
    ),
    *watched(
        "funds.disbursement_statutory",
        "funds.disbursement_of_receipt_statutory",
        "funds.disbursement_of_price_statutory",
        "funds.disbursement_after_return_statutory",
        "funds.hold_ended",
        "funds.disbursement_after_hold",
    ),
    Clause(
        CASE_MONEY[10],
        "暂缓发放须有法定事由，经执行局长或者主管院领导批准。",
        "A",
        ("services.funds.holds.rules:check_decides", "services.funds.holds.rules:Cause"),
        (
            "tests/services/funds/holds/test_rules.py::test_a_leader_decides_once_and_never_on_what_he_has_asked_for",
            "tests/services/funds/holds/test_holds.py::test_what_is_refused_stops_nothing_and_may_be_asked_for_anew",
        ),
    ),
    Clause(
        CASE_MONEY[11],
        "发放给申请执行人以外的人，由合议庭决定。",
        "A",
        open=Open("funds", "只能发放给本案当事人，尚不能发放给他人"),
    ),
    Clause(
        CASE_MONEY[12],
        "发放审批表的内容。",
        "R",
        ("services.funds.payout.rules:check_form",),
        ("tests/services/funds/payout/test_rules.py::test_an_incomplete_form_is_refused",),
    ),
    Clause(CASE_MONEY[16], "应当提存的情形。", "R", open=Open("funds", "尚无提存")),
    Clause(
        CASE_MONEY[8], "财务部门收到案款后，通知承办人。", "D", watched=("funds.receipts_told_statutory",)
    ),
    *still_open(
        Open("funds", "尚无提存，尚不对账"),
        (CASE_MONEY[2], "执行、财务部门分工，设立台账。", "C"),
        (CASE_MONEY[17], "提存的办理。", "R"),
    ),
)

INDICATORS = (
    Clause(
        REGULATION["二(五)2"],
        "流程节点与上级法院节点的对应。",
        "R",
        open=Open(
            "quality",
            "上级法院的官方节点目录未公布、无从取得，须由质效管理团队向上级法院索取；取得之前只列本院节点，不以“三十七个节点”名义列出",
        ),
    ),
    Clause(
        REGULATION["一(二)"],
        "考核不对法院、人员排名。",
        "P",
        ("services.intake.board.service:read_board",),
        ("tests/services/intake/board/test_board.py::test_nobody_is_ranked",),
    ),
    Clause(
        REGULATION["一(二)"],
        "“三个90%、一个80%”核心指标。",
        "C",
        ("services.intake.assessment.service:read_figures",),
        (
            "tests/services/intake/assessment/test_figures.py::test_the_indicators_are_exact",
            "tests/services/intake/assessment/test_figures.py::test_each_indicator_shows_its_formula_and_what_is_unsure",
        ),
        open=Open("reception", "信访办结率待信访登记，尚不能计算"),
    ),
    Clause(
        CONSTRAINT[30],
        "执行信访材料五个工作日内录入，三十个工作日内办结。",
        "D",
        open=Open("reception", "尚无信访登记"),
    ),
)

TIME = (
    Clause(
        CPC[85],
        "期间开始的时和日不计算在内；末日是法定休假日的，顺延至休假日后的第一日。",
        "D",
        _DUE,
        (
            f"{_PERIODS}::test_vectors_of_working_and_calendar_days",
            f"{_PERIODS}::test_forward_periods_around_hard_dates",
        ),
    ),
    Clause(
        JS[125],
        "以时起算的期间从次时起算，以日、月、年计算的从次日起算。",
        "D",
        _DUE,
        (f"{_PERIODS}::test_hours_run_from_the_next_full_hour_without_a_pause",),
    ),
    Clause(
        CC[202],
        "按月、年计算的，到期月的对应日为最后一日；没有对应日的，月末日为最后一日。",
        "D",
        ("shared.law.periods:add_months",),
        (f"{_PERIODS}::test_forward_periods_around_hard_dates",),
    ),
    Clause(
        CC[203],
        "最后一日的截止时间为二十四时。",
        "D",
        _DUE,
        (
            "tests/shared/law/test_periods_properties.py::test_the_due_instant_is_in_the_court_zone_and_ends_the_due_date",
        ),
    ),
    Clause(
        HOL[2],
        "工作日依国务院公布的安排，调休上班的周末计入，放假的不计。",
        "D",
        ("shared.law.calendar:Calendar",),
        (
            "tests/shared/law/test_calendar.py::test_every_day_of_2026_is_as_the_state_council_published_it",
            "tests/shared/law/test_calendar.py::test_only_a_completely_published_year_stops_being_provisional",
        ),
    ),
    Clause(
        CPC[85],
        "诉讼文书在期满前交邮的，不算过期；在途时间不计。",
        "R",
        (
            "services.intake.property_reports.rules:check_papers",
            "shared.law.posting:brought_at",
        ),
        (
            "tests/services/intake/property_reports/test_rules.py::test_a_report_arrives_with_its_paper_or_by_its_postmark",
            "tests/services/intake/petitions/test_posting.py::test_it_is_in_time_by_the_day_on_which_it_was_posted",
        ),
        open=Open("reception", "财产报告和异议、复议、申请按邮戳计算，当事人提交的其他材料尚不登记交邮日"),
    ),
    Clause(
        CPC[86],
        "因正当理由耽误期限的，障碍消除后十日内申请顺延。",
        "D",
        (
            "services.intake.petitions.bringing:check_excuse",
            "services.intake.petitions.following:count_anew",
            "services.intake.petitions.repository:excused",
            "services.intake.docket.rights:rights",
        ),
        (
            "tests/services/intake/docket/test_rights.py::test_who_missed_it_for_good_reason_has_it_anew",
            "tests/services/intake/petitions/test_periods.py::test_a_time_to_sue_granted_anew_is_shown",
            "tests/services/intake/petitions/test_rules.py::test_a_period_is_asked_for_anew_in_ten_days_of_the_obstacle",
            "tests/services/intake/petitions/test_periods.py::test_who_was_kept_from_it_has_his_period_anew",
        ),
    ),
    Clause(
        HOL[6],
        "全体公民放假的假日适逢周六、周日的，在工作日补假。",
        "D",
        ("shared.law.calendar:Calendar",),
        (
            "tests/shared/law/test_calendar.py::test_a_year_without_a_notice_has_weekends_the_statutory_days_of_article_2_and_days_in_lieu",
        ),
    ),
    Clause(
        HOL[7],
        "放假调休由国务院办公厅的通知安排。",
        "D",
        ("shared.law.holiday_notice:read", "services.intake.administration.calendar:publish"),
        ("tests/shared/law/test_calendar.py::test_every_day_of_2026_is_as_the_state_council_published_it",),
    ),
)

SERVICE = (
    Clause(
        CPC[88],
        "直接送达，由本人、同住成年家属、代收人、诉讼代理人签收。",
        "R",
        ("services.documents.delivery.rules:signing_agents",),
        (
            "tests/services/documents/delivery/test_agents.py::test_an_agent_signs_while_in_office_and_the_other_side_hears_of_the_end",
        ),
        open=Open("documents", "邮寄由代理人签收已经落实，尚无直接送达的登记"),
    ),
    Clause(CPC[89], "留置送达须有见证人或者拍照、录像。", "R", open=Open("documents", "尚无留置送达的登记")),
    Clause(
        CPC[90],
        "经受送达人同意，方可电子送达，以到达日期为送达日期。",
        "P",
        (
            "services.documents.delivery.rules:check_consent",
            "services.documents.delivery.rules:received_at",
        ),
        (
            "tests/services/documents/delivery/test_rules.py::test_electronic_only_with_consent",
            "tests/services/documents/delivery/test_rules.py::test_what_a_receipt_proves",
        ),
    ),
    Clause(
        ONL[29],
        "同意电子送达可以事先约定、以行为表示。",
        "R",
        open=Open("documents", "只认送达地址确认书上的同意"),
    ),
    Clause(
        CPC[91],
        "邮寄送达的，以回执上注明的收件日期为送达日期。",
        "R",
        ("services.documents.delivery.rules:received_at",),
        ("tests/services/documents/delivery/test_rules.py::test_the_day_on_the_receipt_is_that_of_service",),
    ),
    Clause(
        CPC[95],
        "其他方式无法送达的，方可公告送达，满三十日视为送达。",
        "O",
        ("services.documents.undelivered.rules:check_public", "shared.law.numbers:PUBLIC_SERVICE"),
        (
            "tests/services/documents/undelivered/test_undelivered.py::test_a_failed_service_is_explained_reported_and_tried_in_another_way",
        ),
    ),
    Clause(
        EMS[5],
        "拒不提供地址的，以户籍登记、经常居住地或者登记的住所为送达地址。",
        "R",
        ("services.documents.delivery.rules:ways_to",),
        ("tests/services/documents/delivery/test_rules.py::test_ways_to_a_party",),
    ),
    Clause(
        EMS[11],
        "受送达人自己确认的地址不准确、拒收的，文书退回之日视为送达之日。",
        "R",
        ("services.documents.undelivered.rules:returned_at",),
        (
            "tests/services/documents/undelivered/test_undelivered.py::test_a_failed_service_is_explained_reported_and_tried_in_another_way",
        ),
    ),
    Clause(EMS[6], "五日内投送三次以上。", "R", open=Open("documents", "由邮政机构投送，尚不核对次数")),
    Clause(
        JS[137],
        "第一审程序中确认的送达地址适用于执行程序。",
        "R",
        open=Open("documents", "确认书上写明，尚不调取一审确认的地址"),
    ),
    Clause(
        FEE[14, 1],
        "执行申请费分段计算，没有执行金额的每件五十元至五百元。",
        "R",
        (
            "shared.law.fees:enforcement_fee",
            "shared.law.numbers:FEE_WITHOUT_AMOUNT",
            "services.funds.distribution.rules:Charged",
        ),
        (
            f"{_PLAN}::test_a_claim_that_is_enforced_in_two_cases_bears_the_fee_of_the_whole_once",
            f"{_PLAN}::test_the_enforcement_fee_ladder",
            f"{_PLAN}::test_without_an_amount_the_fee_is_what_the_court_has_set_between_50_and_500",
        ),
    ),
    Clause(
        FEE[20],
        "执行申请费不预交，执行后由被执行人负担。",
        "O",
        ("services.funds.distribution.sharing:distribute", "services.intake.closing.rules:faults"),
        (
            "tests/services/funds/distribution/test_plan_reckoned_by_hand.py::test_too_little_money_pays_fee_and_debt_first",
            "tests/services/intake/closing/test_remainder.py::test_the_fee",
            "tests/services/intake/closing/test_rules.py::test_the_checklist",
        ),
    ),
    Clause(
        JS[135],
        "电子送达以系统显示发送成功的日期为送达日期；受送达人证明到达日期不一致的，以其证明的为准。",
        "R",
        ("services.documents.delivery.rules:received_at",),
        ("tests/services/documents/delivery/test_rules.py::test_the_day_on_the_receipt_is_that_of_service",),
    ),
    Clause(
        JS[136],
        "同意电子送达的，在送达地址确认书中确认。",
        "P",
        ("services.documents.delivery.rules:check_consent",),
        ("tests/services/documents/delivery/test_rules.py::test_electronic_only_with_consent",),
    ),
    *still_open(
        Open("documents", "向未经确认的电子地址送达尚不能办理"),
        (ONL[30], "以电话、在线、线下确认书等方式确认是否同意电子送达及其方式、地址。", "R"),
        (ONL[31], "未经确认的电子地址，受送达人回复收悉、作出相应行为或者已经阅知的，方为送达。", "R"),
    ),
    Clause(
        FEE[38],
        "执行申请费由被执行人负担；和解的由双方协商，协商不成的由人民法院决定。",
        "R",
        ("services.intake.closing.rules:faults",),
        (
            "tests/services/intake/closing/test_remainder.py::test_the_fee",
            "tests/services/intake/closing/test_rules.py::test_the_checklist",
        ),
    ),
)
