"""二(四) Disposal."""

from shared.law.coverage.model import Clause, Open, watched
from shared.values.articles import REGULATION

_ROAD = (
    "tests/services/auction/test_from_decision_to_delivery.py::test_a_flat_is_sold_in_the_second_round_and_delivered",
)
_FINDINGS = ("services.auction.survey.rules:items", "services.auction.survey.rules:check_findings")

CLAUSES = (
    Clause(
        REGULATION["二(四)1(1)"],
        "拍卖财产现状调查。",
        "C",
        ("services.auction.survey.service:complete", "services.auction.survey.rules:papers"),
        (
            "tests/services/auction/survey/test_rules.py::test_the_record_each_photo_and_the_contract_of_a_lease_are_files",
        ),
    ),
    Clause(
        REGULATION["二(四)1(2)"],
        "涤除“先抵后租”情况下的租赁。",
        "C",
        open=Open("auction", "租赁须调查、公示，尚无涤除的裁定和程序"),
    ),
    Clause(
        REGULATION["二(四)1(3)"],
        "排除非法占有。",
        "C",
        open=Open("auction", "占有须调查、公示，尚无公告腾退的程序"),
    ),
    Clause(
        REGULATION["二(四)1(4)"],
        "开展当事人议价、定向询价、网络询价、委托评估等方式确定财产处置参考价。",
        "C",
        ("services.auction.pricing.service:order_inquiry", "services.auction.pricing.service:take_report"),
        (
            "tests/services/auction/pricing/test_rules.py::test_19_after_an_appraiser_that_brought_nothing_the_next_is_asked",
            "tests/services/auction/pricing/test_rules.py::test_13_the_price_is_the_average_of_those_delivered",
        ),
        open=Open("auction", "委托评估尚无机构的选定、摇号，异议尚不登记、审查"),
    ),
    Clause(
        REGULATION["二(四)1(5)"], "税费测算。", "C", open=Open("auction", "只核对完税凭证，拍卖前尚不测算")
    ),
    Clause(
        REGULATION["二(四)1(6)"],
        "拍摄财产照片或视频以及录入拍卖信息、发布拍卖公告。",
        "C",
        (
            "services.auction.listing.service:draft",
            "services.auction.listing.announcement:composed",
            "services.auction.listing.service:order_publication",
        ),
        (
            "tests/services/auction/listing/test_drawn_from_the_record.py::test_the_record_speaks_and_what_it_doubts_is_settled_first",
            "tests/services/auction/test_refusals.py::test_publication_waits_until_lawful_and_happens_once",
        ),
    ),
    Clause(
        REGULATION["二(四)1(7)"],
        "接待意向竞买人现场看样。",
        "C",
        open=Open("auction", "公告写明看样，尚无预约和登记"),
    ),
    Clause(
        REGULATION["二(四)1(8)"],
        "协助办理过户和交付。",
        "C",
        ("services.auction.activities:AuctionActivities.transfer_title",),
        _ROAD,
    ),
    Clause(
        REGULATION["二(四)1(9)"],
        "其他网络司法拍卖辅助工作。",
        "C",
        ("services.intake.instructions.service:send", "services.intake.instructions.service:decide"),
        (
            "tests/services/intake/instructions/test_instructions.py::test_what_is_refused_is_back_with_its_sender_and_has_a_way_on",
        ),
    ),
    Clause(
        REGULATION["二(四)2"],
        "执行实施团队决定拍卖或变卖被执行人财产的，应制作并送达拍卖或变卖裁定书。",
        "O",
        (
            "shared.law.rulings:check_ruling",
            "services.auction.disposals.rules:check_disposable",
            "services.auction.listing.rules:publication_faults",
        ),
        (
            "tests/shared/law/test_rulings.py::test_the_car_is_not_the_house",
            "tests/services/auction/disposals/test_rules.py::test_what_may_not_be_put_up",
            "tests/services/auction/listing/test_rules.py::test_everything_that_is_missing_is_told_at_once",
        ),
        watched=("auction.ruling_served",),
    ),
    *watched("auction.papers_transfer"),
    Clause(
        REGULATION["二(四)2"],
        "移送拍卖裁定书、现状调查报告、保留价合议笔录、产权登记证书、财产清单、当事人身份信息。",
        "R",
        (
            "services.auction.disposals.rules:check_day_bundle",
            "services.auction.disposals.rules:missing_papers",
            "services.auction.disposals.rules:check_checked",
        ),
        (
            "tests/services/auction/disposals/test_rules.py::test_the_day_bundle_is_four_papers_and_title_only_where_there_is_one",
            "tests/services/auction/test_refusals.py::test_only_the_cases_officer_disposes_of_what_is_controlled",
            "tests/services/auction/listing/test_rules.py::test_everything_that_is_missing_is_told_at_once",
        ),
    ),
    Clause(
        REGULATION["二(四)2"],
        "发送办理网拍辅助事项指令时，应同时告知相关材料已移送执行案件卷宗管理中心。",
        "O",
        (
            "services.intake.instructions.rules:check_transferred",
            "services.auction.disposals.rules:check_transferred",
        ),
        (
            "tests/services/intake/instructions/test_rules.py::test_the_auction_team_is_instructed_once_the_dossier_centre_has_the_papers",
            "tests/services/auction/disposals/test_papers_before_survey.py::test_nothing_is_surveyed_or_instructed_before_the_papers_are_transferred",
            "tests/services/auction/disposals/test_rules.py::test_the_team_begins_when_the_centre_has_the_papers_of_the_day",
        ),
    ),
    Clause(
        REGULATION["二(四)3"],
        "对于拟拍卖的财产，应当注意查明财产权属、权利负担等。",
        "O",
        ("services.auction.disposals.rules:after", *_FINDINGS),
        (
            "tests/services/auction/disposals/test_rules.py::test_a_step_is_taken_in_its_place_only",
            "tests/services/auction/test_refusals.py::test_survey_and_price_are_refused_until_complete",
        ),
    ),
    Clause(
        REGULATION["二(四)3"],
        "不得通过在网拍公告中简单注明“不承担标的物瑕疵、质量、真伪及正常使用”等方式逃避应负的监管责任。",
        "P",
        (
            "services.auction.listing.announcement:disclaimer",
            "services.auction.listing.announcement:check_announcement",
        ),
        (
            "tests/services/auction/listing/test_announcement.py::test_a_disclaimer_is_refused_by_its_sentence_in_every_item",
            "tests/services/auction/listing/test_announcement.py::test_what_the_record_says_is_drawn_and_nothing_else_is_written_instead",
        ),
    ),
    Clause(
        REGULATION["二(四)3"],
        "严禁通过司法网拍平台知假拍假。",
        "P",
        ("services.auction.survey.rules:doubts", "services.auction.survey.rules:doubt_faults"),
        (
            "tests/services/auction/survey/test_rules.py::test_what_is_forged_or_disputed_is_doubted_wherever_it_is_said",
            "tests/services/auction/listing/test_drawn_from_the_record.py::test_the_record_speaks_and_what_it_doubts_is_settled_first",
        ),
    ),
    Clause(
        REGULATION["二(四)3(1)"],
        "拍卖财产权属、权利负担、占有使用、欠缴税费、质量瑕疵等情况以及可能影响上拍、竞买、交付的其他情况。",
        "R",
        (*_FINDINGS, "services.auction.survey.rules:COMMON"),
        ("tests/services/auction/disposals/test_rules.py::test_no_item_may_be_left_out_or_left_blank",),
    ),
    Clause(
        REGULATION["二(四)3(2)"],
        "不动产现状与登记簿记载是否相符，外观及装修、实际占有、租赁（附租赁合同）、无证建筑、越红线、搜查、换锁、清场腾退。",
        "R",
        (*_FINDINGS, "services.auction.survey.rules:REAL_ESTATE"),
        (
            "tests/services/auction/disposals/test_rules.py::test_no_item_may_be_left_out_or_left_blank",
            "tests/services/auction/disposals/test_rules.py::test_a_lease_comes_with_its_contract",
        ),
    ),
    Clause(
        REGULATION["二(四)3(3)"],
        "机动车车牌、品牌、车型、车龄、外观、行驶里程、首次上牌时间、交易记录等。",
        "R",
        (*_FINDINGS, "services.auction.survey.rules:VEHICLE"),
        (
            "tests/services/auction/disposals/test_rules.py::test_no_item_may_be_left_out_or_left_blank",
            "tests/services/documents/drafting/test_addressing.py::test_the_survey_of_a_car_asks_what_the_regulation_asks_of_a_car",
        ),
    ),
    Clause(
        REGULATION["二(四)3(4)"],
        "其他应详细描述的财产状况。",
        "R",
        _FINDINGS,
        ("tests/services/auction/disposals/test_rules.py::test_no_item_may_be_left_out_or_left_blank",),
    ),
    Clause(
        REGULATION["二(四)3"],
        "现状调查完成后以法定方式确定拍卖财产参考价，并将报告依法送达给执行当事人及利害关系人。",
        "O",
        (
            "services.auction.notification:check_served",
            "services.auction.pricing.service:serve_report",
            "services.auction.pricing.rules:check_objections_over",
        ),
        (
            "tests/services/auction/test_notification.py::test_whom_a_delivery_reached_is_served_whatever_is_typed",
            "tests/services/auction/survey/test_priority_holders.py::test_a_priority_holder_is_served_and_objects_like_a_party",
        ),
        watched=("auction.price_report_served",),
    ),
    *watched("auction.price_papers", "auction.price_papers_told"),
    Clause(
        REGULATION["二(四)4"],
        "财产处置参考价应当通过全国法院询价评估系统确定。",
        "R",
        (
            "services.auction.activities:AuctionActivities.request_price",
            "services.auction.pricing.acts:TAKE_REPORT",
        ),
        (
            "tests/shared/platform/test_fail_closed.py::test_an_outside_system_writes_only_what_is_meant_for_it",
            "tests/services/auction/test_from_decision_to_delivery.py::test_a_flat_is_sold_in_the_second_round_and_delivered",
        ),
    ),
    Clause(
        REGULATION["二(四)4"],
        "优先采取议价方式；议价不成的，可以网络询价或者定向询价；无法采取上述方式的，应当及时委托评估。",
        "O",
        ("services.auction.pricing.rules:check_order",),
        (
            "tests/services/auction/pricing/test_rules.py::test_4_5_7_14_the_lawful_ways_to_a_method",
            "tests/services/auction/pricing/test_rules.py::test_4_5_7_14_no_way_is_passed_over_without_its_ground",
        ),
        open=Open("auction", "跳过前一方式的事由由人写明，尚不附材料"),
    ),
    *watched("auction.announcement_draft"),
    Clause(
        REGULATION["二(四)5(1)"],
        "拍卖公告交由执行实施团队签发后网上发布。",
        "A",
        (
            "services.auction.listing.rules:check_signature",
            "services.auction.listing.rules:publication_faults",
        ),
        (
            "tests/services/auction/listing/test_rules.py::test_the_maker_does_not_sign",
            "tests/services/auction/listing/test_rules.py::test_everything_that_is_missing_is_told_at_once",
        ),
    ),
    *watched("auction.announcement_served", "auction.announcement_papers"),
    Clause(
        REGULATION["二(四)5(2)"],
        "应关注拍卖进展，负责网络拍卖系统维护。",
        "C",
        ("services.auction.listing.rounds:take", "services.auction.listing.rules:ending"),
        (
            "tests/services/auction/listing/test_rules.py::test_no_sequence_of_messages_sells_twice_or_below_the_floor",
            "tests/services/auction/stop/test_stopped.py::test_a_stayed_auction_is_told_of_and_resumed_within_five_days_and_held",
        ),
        open=Open("auction", "竞价结果、停止、恢复已经落实，尚不显示报名和出价"),
    ),
    *watched("auction.next_round", "auction.sell_off", "auction.confirmation"),
    *watched("auction.full_payment_told", "auction.sale_ruling"),
    Clause(
        REGULATION["二(四)5(3)"],
        "拍卖成交裁定须是该宗成交的裁定，价款全额缴纳后方可作出。",
        "O",
        ("shared.law.rulings:check_ruling", "services.auction.settlement.rules:paid_in_full"),
        (
            "tests/shared/law/test_rulings.py::test_a_sale_ruling_is_of_the_confirmed_sale",
            "tests/services/auction/settlement/test_rules.py::test_25_one_fen_short_is_not_paid",
            "tests/services/documents/drafting/test_recorded.py::test_a_sale_whose_price_is_not_paid_is_not_ruled_on",
        ),
    ),
    *watched("auction.sale_ruling_parties", "auction.sale_ruling_papers"),
    *watched("auction.delivery", "auction.closing_papers"),
)
