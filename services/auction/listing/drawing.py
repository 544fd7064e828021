"""What an announcement draws from the record: survey, prices, the ruling, the instrument (二(四)3; NET[13])."""

from __future__ import annotations

from collections.abc import Mapping

from services.auction.course import Course
from services.auction.listing.evidence import Basis
from services.auction.pricing.rules import LABELS
from services.auction.survey.rules import COMMON, NONE, REAL_ESTATE
from shared.values.money import format_yuan

_CONDITION = (
    *("ownership", "occupation", "unpaid_charges", "effect_on_sale", "other_condition"),
    "occupants",
    "lease",
)


def drawn(course: Course, basis: Basis) -> dict[str, Mapping[str, str]]:
    """Item → label → what the record says; of what the survey did not find nothing but that is said, once."""
    assert course.survey is not None
    assert course.decision is not None
    assert course.priced_inquiry is not None
    survey, method = course.survey, course.priced_inquiry.method
    labels = COMMON | REAL_ESTATE

    def found(*names: str) -> dict[str, str]:
        said = {labels[name]: _said(survey.findings[name]) for name in names if name in survey.findings}
        positive = {label: text for label, text in said.items() if text != NONE}
        return positive or dict(list(said.items())[:1])

    holders = {
        f"优先购买权人{n}": f"{one['name']}，{one['right']}"
        for n, one in enumerate(survey.priority_holders, start=1)
    }
    return {
        "property": {"财产": course.disposal.description},
        "known_defects": found("defects"),
        "condition": found(*_CONDITION),
        "encumbrances": found("encumbrances"),
        "priority_rights": holders or {"已知优先购买权人": NONE},
        "price_basis": {
            "定价依据": next(label for known, label in LABELS.items() if known == method),
            "处置参考价": format_yuan(course.decision.reference_price),
        },
        "basis": {"执行依据": basis.instrument, "拍卖裁定": basis.ruling},
    }


def _said(finding: Mapping[str, str]) -> str:
    return finding.get("value", "").strip() or f"未能查明，{finding.get('unknown_because', '').strip()}"
