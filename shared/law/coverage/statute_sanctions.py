"""The law on coercion and sanctions."""

from shared.law.coverage.model import Clause, Open, watched
from shared.values.articles import (
    CONSUMPTION,
    CPC,
    DISHONEST,
    EXI,
    GOODWILL,
    INV,
    JS,
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
_COERCION = "tests/services/intake/coercion/test_coercion.py"
_GONE = "tests/services/intake/coercion/test_gone.py"
_ROADS = "tests/services/intake/coercion/test_outcomes.py"
_AUDITING = "services.intake.coercion.auditing"
_AUDITED = "tests/services/intake/coercion/test_auditing.py"
_AUDIT_ROAD = f"{_ROADS}::test_a_kind_from_its_proposal_to_its_end"
_COERCION_RULES = "tests/services/intake/coercion/test_rules.py"
_WHO_APPROVES = (f"{_COERCION_RULES}::test_who_approves",)
_FINE = "test_a_fine_is_approved_by_the_president_and_carried_out_by_its_own_decision"
_FINE_REFUSED = "test_a_fine_above_its_limit_by_another_or_against_somebody_else_is_refused"
_LISTED = "test_a_listing_follows_a_consumption_order_and_both_are_lifted_by_the_judge"
_ARREST = "test_who_does_not_come_is_brought_in_and_goes_free"

SANCTIONS = (
    Clause(
        CPC[114],
        "拒不履行生效的判决、裁定的，予以罚款、拘留；构成犯罪的，移送追究刑事责任。",
        "C",
        ("services.intake.coercion.kinds:KINDS", "services.intake.coercion.outcomes:check_outcome"),
        (_AUDIT_ROAD, f"{_ROADS}::test_what_others_do_for_the_court_has_an_outcome"),
        watched=("coercion.carrying_out",),
    ),
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
        JS[182],
        "被拘留人认错悔改的，可以提前解除拘留：报经院长批准，作出提前解除拘留决定书，交公安机关执行。",
        "A",
        (f"{_ENDING}:check_early", "services.documents.drafting.register.coercion:KINDS"),
        (
            f"{_COERCION_RULES}::test_nobody_is_freed_early_but_by_the_presidents_decision",
            f"{_ROADS}::test_a_detained_person_goes_free_early_by_the_presidents_decision",
        ),
    ),
    Clause(
        JS[184],
        "对同一妨害行为的罚款、拘留不得连续适用；发生新的行为的，可以重新适用。",
        "P",
        (
            f"{_RULES}:check_first",
            f"{_RULES}:check_new_conduct",
            "services.intake.resumption.repository:against",
        ),
        (
            f"{_COERCION}::{_FINE}",
            "tests/services/intake/resumption/test_chain.py::test_what_was_asked_before_was_asked_in_the_case_that_is_carried_on",
        ),
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
            f"{_EXEMPT_RULES}::test_no_wider_kind_and_no_more_times_than_was_asked",
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
        unsure=True,
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
        (
            f"{_RULES}:until",
            f"{_RULES}:check_asked",
            f"{_RULES}:check_longer_paper",
            f"{_RULES}:check_document",
        ),
        (
            f"{_COERCION_RULES}::test_when_it_ends_by_itself",
            f"{_COERCION_RULES}::test_several_acts_are_shown_by_another_paper",
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
        (f"{_ENDING}:check_ground", f"{_ENDING}:check_term_runs"),
        (
            f"{_COERCION_RULES}::test_who_is_listed_for_a_term_goes_off_the_list_at_its_end_or_early",
            f"{_COERCION_RULES}::test_what_is_over_is_deleted_three_workdays_after_its_last_day",
        ),
    ),
    Clause(
        DISHONEST[4],
        "未成年人不得纳入失信名单。",
        "P",
        (f"{_RULES}:check_asked",),
        (f"{_COERCION_RULES}::test_a_minor_is_not_listed_until_the_eighteenth_birthday",),
    ),
    Clause(
        INV[17],
        "申请执行人可以书面申请对该被执行人进行审计：准许只及于所申请的被执行人。",
        "R",
        (f"{_RULES}:check_before", "services.intake.petitions.bringing:check_asked"),
        (_AUDIT_ROAD, "tests/services/intake/petitions/test_rules.py::test_who_brings_what"),
    ),
    *(
        Clause(article, words, "R", (f"{_AUDITING}:{by}",), (f"{_AUDITED}::{proved}", _AUDIT_ROAD))
        for article, words, by, proved in (
            (
                INV[18],
                "决定审计的，随机确定审计机构，责令被执行人提交审计资料。",
                "check_drawn",
                "test_an_audit_is_by_who_was_drawn_and_paid_in_before",
            ),
            (
                INV[19],
                "妨碍审计的，可以罚款、拘留；构成犯罪的，追究刑事责任。",
                "check_found",
                "test_what_an_audit_has_shown_and_who_hinders_it",
            ),
        )
    ),
    Clause(
        INV[20],
        "审计费用由申请执行人预交；发现逃避债务情形的由被执行人承担，未发现的由申请执行人承担。",
        "R",
        (f"{_AUDITING}:check_drawn", f"{_AUDITING}:borne_by"),
        (f"{_AUDITED}::test_on_whom_the_cost_falls", _AUDIT_ROAD),
        open=Open("funds", "由被执行人承担的审计费用尚不计入分配方案"),
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
            f"{_REVIEW_RULES}::test_all_that_was_paid_above_what_is_left_goes_back",
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
        (f"{_COERCION_RULES}::test_whom_of_a_unit_an_exit_ban_reaches",),
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
