"""What the law asks of who carries out a ruling of preservation (执保)."""

from shared.law.coverage.model import Clause, watched
from shared.values.articles import CKD, CPC, JS, OPENING, PRE

_ROAD = "tests/services/intake/preservation/test_preservation.py"
_ENFORCED = f"{_ROAD}::test_what_was_preserved_goes_on_in_the_case_that_enforces_the_judgment"
_LIFTED = f"{_ROAD}::test_counter_security_lifts_all_of_it_by_the_ruling_of_the_court_that_ordered_it"
_PARTS = "tests/services/intake/preservation/test_part_lifting.py::test_what_a_ruling_names_is_let_go_of_and_the_rest_stays_preserved"
_JUDGED = "tests/services/intake/preservation/test_rules.py"
_RULES = "services.intake.preservation.rules"

PRESERVATION = (
    *watched(
        "preservation.filed",
        "preservation.begun",
        "preservation.begun_at_once",
        "preservation.owner_told",
        "preservation.applicant_told",
        "preservation.released",
        "preservation.thing_released",
        "preservation.sum_released",
    ),
    Clause(
        PRE[2],
        "财产保全由立案、审判机构作出裁定，移送执行机构实施；须有裁定书。",
        "O",
        (f"{_RULES}:check_handed_over",),
        (_ENFORCED, f"{_JUDGED}::test_it_is_filed_on_the_ruling_that_another_has_entered"),
    ),
    Clause(
        CPC[104],
        "诉前财产保全，申请人应当提供担保；裁定应当立即开始执行。",
        "R",
        ("services.intake.preservation.schemas:check_ruled",),
        (_ENFORCED,),
    ),
    Clause(
        CPC[104],
        "申请人在人民法院采取保全措施后三十日内不依法提起诉讼或者申请仲裁的，人民法院应当解除保全。",
        "D",
        (f"{_RULES}:check_sued", f"{_RULES}:check_ground"),
        (
            "tests/services/intake/preservation/test_before_suit.py::test_what_is_preserved_before_the_suit_or_enforcement_is_lost_to_who_does_not_go_on",
        ),
        watched=("preservation.suit",),
    ),
    Clause(
        PRE[11],
        "申请保全人书面申请的，方利用网络查控系统查询；未查询到的，书面告知申请保全人。",
        "P",
        ("services.custody.network.rules:check_asked", "services.intake.closing.preserved:faults"),
        (_ENFORCED, f"{_JUDGED}::test_each_mode_says_what_is_really_held"),
    ),
    Clause(
        PRE[15],
        "依据财产保全裁定采取相应的查封、扣押、冻结措施，不得超过裁定载明的金额。",
        "P",
        ("shared.law.preserving:ruling_of", "services.custody.measures.rules:check_decision"),
        (_ENFORCED,),
    ),
    Clause(
        PRE[17],
        "保全裁定自动转为执行中的查封、冻结，期限连续计算，无需重新制作裁定书。",
        "R",
        (f"{_RULES}:goes_on_in", "services.custody.resumed.service:take_over"),
        (
            _ENFORCED,
            f"{_JUDGED}::test_an_application_names_what_was_preserved_for_it",
            f"{_ROAD}::test_what_belongs_to_enforcement_waits_for_it",
            f"{_JUDGED}::test_what_was_preserved_goes_on_where_the_same_parties_enforce_that_trial",
            "tests/shared/law/rulebook/test_s0_preservation.py::test_what_was_preserved_needs_no_new_ruling",
        ),
    ),
    Clause(
        JS[165],
        "除作出保全裁定的人民法院自行解除或者其上级人民法院决定解除外，任何单位不得解除保全措施。",
        "P",
        (f"{_RULES}:check_lifting_paper", "shared.law.preserving:lifting_of"),
        (_LIFTED,),
    ),
    Clause(
        CKD[29],
        "财产保全裁定的执行适用查封、扣押、冻结规定：裁定部分解除的，解除所列财产、金额，其余部分继续查封、冻结。",
        "O",
        (
            "services.intake.preservation.parts:check_things",
            "services.intake.preservation.parts:check_titled",
            "services.intake.preservation.parts:check_in_full",
            "services.custody.measures.rules:check_part",
            "services.custody.measures.rules:check_not_lifted_by",
            "services.custody.measures.rules:part_of",
            "services.custody.resumed.service:take_over",
            "services.documents.drafting.parted:part_fault",
        ),
        (
            _PARTS,
            "tests/services/intake/preservation/test_parts.py::test_it_names_what_stands_in_the_case_and_no_more_than_is_frozen",
            "tests/services/intake/preservation/test_parts.py::test_nothing_is_let_go_of_twice",
            "tests/services/intake/preservation/test_parts.py::test_what_was_ruled_of_one_measure_is_owed_of_no_other_on_the_same_asset",
            "tests/services/intake/preservation/test_parts.py::test_all_of_it_is_let_go_of_by_no_ruling_that_lifts_a_part",
            "tests/services/custody/measures/test_part_lifting.py::test_a_sum_is_let_go_of_and_the_rest_stays_frozen",
            "tests/services/custody/measures/test_parts_on_record.py::test_a_ruling_of_more_than_is_left_is_carried_out_and_the_record_says_what_was_there",
            "tests/services/custody/measures/test_parts_on_record.py::test_a_sum_is_let_go_of_once_though_two_clerks_ask_of_two_finds_of_one_account",
            "tests/services/documents/drafting/test_parted.py::test_a_sum_is_let_go_of_our_own_freeze_one_ruling_after_another",
        ),
        watched=("preservation.thing_released", "preservation.sum_released"),
    ),
    Clause(
        CPC[107],
        "财产纠纷案件，被申请人提供担保的，人民法院应当裁定解除保全。",
        "R",
        ("services.intake.preservation.service:record_lifting",),
        (_LIFTED,),
    ),
    Clause(
        CPC[106],
        "财产保全采取查封、扣押、冻结等方法：不拍卖、不发执行通知、不终本、不惩戒。",
        "P",
        ("shared.law.case_rules:check_enforces", "services.documents.drafting.rules:check_preserves"),
        (f"{_ROAD}::test_what_belongs_to_enforcement_waits_for_it",),
    ),
    Clause(
        OPENING[21],
        "执行财产保全裁定案件以保全完毕、部分保全、无标的物可实施保全方式结案。",
        "R",
        ("services.intake.closing.preserved:mode_of", "services.intake.closing.preserved:check_mode"),
        (_ENFORCED, _LIFTED, f"{_JUDGED}::test_each_mode_says_what_is_really_held"),
    ),
)
