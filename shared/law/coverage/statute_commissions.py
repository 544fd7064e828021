"""The law on commissions between courts."""

from shared.law.coverage.model import Clause, Open, still_open, watched
from shared.values.articles import (
    CPC,
    ENT,
    JS,
    MATTERS,
)

_CASE_COMMISSION = Open("commission", "尚无案件的委托执行")

COMMISSIONS = (
    Clause(
        ENT[4],
        "事项委托通过人民法院执行指挥中心综合管理平台办理。",
        "O",
        ("services.commission.activities:CommissionActivities.send",),
        ("tests/services/commission/outbound/test_from_papers_to_answer.py::test_the_road_of_a_commission",),
    ),
    Clause(
        MATTERS[1],
        "可以委托的事项：存款、股权、不动产、登记动产的查封、冻结、续行、解除，财产调查等。",
        "R",
        ("services.commission.outbound.rules:check_instruction",),
        (
            "tests/services/commission/outbound/test_rules.py::test_what_is_allowed",
            "tests/services/commission/outbound/test_rules.py::test_what_is_refused_and_every_fault_of_it",
        ),
        open=Open("commission", "尚不能委托财产调查、送达等事项"),
    ),
    Clause(
        MATTERS[6],
        "受托法院一般为财产所在地的基层人民法院。",
        "R",
        ("services.commission.outbound.rules:check_instruction", "shared.law.courts:Court"),
        (
            "tests/services/commission/outbound/test_from_papers_to_answer.py::test_only_a_court_of_the_assets_place_in_the_register_is_asked",
        ),
    ),
    Clause(
        MATTERS[7],
        "办理期限由委托法院确定，不少于十日，不超过二十日；紧急的为二十四小时。",
        "R",
        ("services.commission.outbound.answered:check_term",),
        (
            "tests/services/commission/outbound/test_rules.py::test_what_is_refused_and_every_fault_of_it",
            "tests/services/commission/outbound/test_release_before_closing.py::test_an_urgent_answer_is_due_in_twenty_four_hours",
        ),
    ),
    Clause(
        MATTERS[8],
        "附裁定书、协助执行通知书、委托执行函、送达回证、执行公务证件。",
        "R",
        ("services.commission.outbound.rules:check_enclosures",),
        (
            "tests/services/commission/outbound/test_rules.py::test_a_letter_names_every_missing_enclosure",
            "tests/services/commission/outbound/test_from_papers_to_answer.py::test_an_incomplete_letter_does_not_go",
        ),
    ),
    *watched("commission.supplement"),
    Clause(MATTERS[12], "受托法院及时办理、反馈。", "D", open=Open("commission", "受托案件尚不能接收、办理")),
    Clause(MATTERS[13], "办理情况的评价、投诉。", "C", open=Open("commission", "尚无")),
    Clause(JS[134], "委托送达的，受托法院十日内代为送达。", "D", open=Open("commission", "尚不能委托送达")),
    Clause(
        CPC[240], "委托执行，受托法院十五日内开始执行，三十日内未执行完毕的函告。", "D", open=_CASE_COMMISSION
    ),
    Clause(ENT[5], "委托执行应当提供的八项材料。", "R", open=_CASE_COMMISSION),
    Clause(ENT[6], "查封期限不足一个月的，先续行再委托。", "O", open=_CASE_COMMISSION),
    Clause(ENT[7], "受托法院七日内立案，并告知申请执行人。", "D", open=_CASE_COMMISSION),
    Clause(
        ENT[2],
        "案件委托执行的，受托法院立案，委托法院收到立案通知书后销案；委托办理有关事项的，不作为委托执行案件立案。",
        "R",
        ("shared.contracts.intake.closing:ENDINGS",),
        ("tests/services/intake/closing/test_rules.py::test_each_other_mode_ends_a_case_by_its_own_paper",),
        open=_CASE_COMMISSION,
    ),
    *still_open(
        _CASE_COMMISSION,
        (ENT[8], "受托法院要求补办手续、材料的，委托法院三十日内补办或者说明。", "D"),
        (ENT[9], "退回委托须经高级人民法院同意，受托法院十五日内退回材料。", "D"),
        (ENT[11], "受托法院六个月未执结的，申请执行人可以请求其上一级人民法院提级或者指定执行。", "R"),
        (ENT[14], "委托执行的异地，指本省以外的区域。", "R"),
    ),
    *(
        Clause(
            MATTERS[article],
            words,
            "R",
            ("services.commission.outbound.rules:check_instruction",),
            ("tests/services/commission/outbound/test_rules.py::test_what_is_refused_and_every_fault_of_it",),
        )
        for article, words in (
            (4, "事项委托在执行案件办理系统中发起。"),
            (5, "录入委托法院、受托法院、案号、委托事项、办理期限、承办人及联系方式。"),
        )
    ),
    *still_open(
        Open("commission", "受托案件尚不能接收、办理"),
        (MATTERS[11], "受托法院不得未经沟通退回；补正后仍不符合的，说明理由退回。", "R"),
        (MATTERS[14], "事项委托不作为案件统计。", "R"),
        (MATTERS[15], "上级法院监督、考核。", "C"),
    ),
)
