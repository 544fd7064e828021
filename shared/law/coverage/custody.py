"""二(二) Search and seizure."""

from shared.law.coverage.model import Clause, Open, watched
from shared.values.articles import REGULATION

_OFFLINE = (
    "services.custody.offline.rules:check_result",
    "services.custody.offline.service:record_result",
)
_OFFLINE_TESTS = (
    "tests/services/custody/offline/test_offline.py::test_what_is_seized_offline_is_bound_lifted_and_renewed_like_any_other",
)

CLAUSES = (
    Clause(
        REGULATION["二(二)1"],
        "可在执行指挥中心设立查控团队（专员），集中负责执行案件查控工作。",
        "C",
        ("shared.values.roles:Office.CUSTODY_OFFICER",),
        (
            "tests/services/custody/measures/test_measures.py::test_an_asset_is_decided_once_by_a_custody_officer",
        ),
    ),
    *watched("custody.first_query"),
    Clause(
        REGULATION["二(二)2"],
        "查控人员可以集中排班，确保排班当日完成查控事项。",
        "D",
        open=Open("custody", "尚无排班"),
    ),
    *watched("custody.national_query", "custody.feedback_handled", "custody.freeze_online"),
    *watched("custody.delegate_outside"),
    Clause(
        REGULATION["二(二)2(2)"],
        "被执行人财产位于辖区范围（地级市）之外的，通过事项委托模块委托财产所在地法院查封、扣押。",
        "O",
        (
            "services.custody.network.rules:lies_outside",
            "services.custody.measures.rules:check_decision",
            "services.commission.outbound.rules:check_instruction",
        ),
        (
            "tests/services/custody/measures/test_rules.py::test_outside_is_outside_the_prefecture_not_the_district",
            "tests/services/custody/measures/test_measures.py::test_land_outside_the_prefecture_is_delegated_only",
            "tests/services/commission/outbound/test_from_papers_to_answer.py::test_only_a_court_of_the_assets_place_in_the_register_is_asked",
        ),
    ),
    Clause(
        REGULATION["二(二)3(1)"],
        "需到协助执行单位登门临柜办理的查控工作。",
        "C",
        _OFFLINE,
        (
            *_OFFLINE_TESTS,
            "tests/services/custody/offline/test_offline.py::test_what_waits_at_the_counter_behind_another_court_holds_once_its_paper_says_so",
        ),
    ),
    Clause(
        REGULATION["二(二)3(2)"],
        "对被执行人住所地或者可能隐匿、转移财产处所等进行必要调查。",
        "C",
        open=Open("custody", "尚无调查指令和调查笔录"),
    ),
    Clause(
        REGULATION["二(二)3(3)"],
        "在集中查控阶段对被执行人的财产进行现场查封、扣押。",
        "C",
        _OFFLINE,
        _OFFLINE_TESTS,
        open=Open("custody", "查到的财产可以现场查封，现场发现的财产尚不能登记，查封笔录和清单尚无格式"),
    ),
    Clause(
        REGULATION["二(二)3(4)"],
        "对查询发现的被执行人财产位于辖区范围之外的，在3个工作日内委托财产所在地法院查封、扣押。",
        "D",
        (),
        (
            "tests/services/custody/offline/test_offline.py::test_land_outside_that_is_put_off_is_still_owed_and_returns_to_be_commissioned",
        ),
        watched=("custody.delegate_outside",),
    ),
    Clause(
        REGULATION["二(二)3(5)"],
        "其他需要线下办理的查控工作。",
        "C",
        ("services.intake.instructions.service:send", "services.intake.instructions.service:complete"),
        (
            "tests/services/intake/instructions/test_instructions.py::test_an_instruction_goes_its_way_and_each_step_is_somebodys",
        ),
    ),
    Clause(
        REGULATION["二(二)3"],
        "财产查控团队可兼办现场法律文书送达工作。",
        "C",
        open=Open("documents", "文书送达尚无现场送达的登记"),
    ),
    *watched("custody.offline"),
    Clause(
        REGULATION["二(二)4"],
        "必要时，发送指令的办案人员可到现场指挥线下查控工作。",
        "C",
        open=Open("custody", "线下查控不记录到场指挥的人员"),
    ),
    *watched("custody.asset_list"),
    Clause(
        REGULATION["二(二)5"],
        "已查控财产清单应详细说明已采取的查控措施及结果。",
        "R",
        ("services.custody.register.service:make_list", "services.custody.register.rules:check_all_decided"),
        (
            "tests/services/custody/measures/test_measures.py::test_the_list_follows_the_search_and_is_made_from_the_register",
            "tests/services/custody/commissioned/test_commissioned.py::test_a_commissioned_seizure_is_registered_listed_priced_and_ended",
        ),
    ),
    *watched("custody.feedback_filed"),
    Clause(
        REGULATION["二(二)6"],
        "传统查控工作完成后3个工作日内，将相关查控及反馈电子表格保存入电子卷宗，纸质材料移送执行案件卷宗管理中心。",
        "D",
        open=Open("custody", "线下查控回执入卷，尚无移送期限"),
    ),
)
