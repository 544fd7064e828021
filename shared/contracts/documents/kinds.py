"""The kinds of document by their codes, as facts, duties and other teams name them (二(一)2–4)."""

from typing import Literal

KindOfDocument = Literal[
    "acceptance_notice",
    "address_confirmation",
    "clue_form",
    "enforcement_notice",
    "property_report_order",
    "property_declaration",
    "proof_of_service",
    "freezing_ruling",
    "lifting_ruling",
    "assistance_notice",
    "release_notice",
    "commission_letter",
    "controlled_asset_list",
    "condition_survey_report",
    "vehicle_survey_report",
    "auction_ruling",
    "price_report_notice",
    "auction_announcement",
    "sale_ruling",
    "debt_ruling",
    "disbursement_form",
    "closing_notice",
    "agency_notice",
]

SIGNED: tuple[KindOfDocument, ...] = (
    "acceptance_notice",
    "enforcement_notice",
    "property_report_order",
    "freezing_ruling",
    "lifting_ruling",
    "assistance_notice",
    "release_notice",
    "commission_letter",
    "auction_ruling",
    "price_report_notice",
    "auction_announcement",
    "sale_ruling",
    "debt_ruling",
    "closing_notice",
    "agency_notice",
)
"""What somebody signs: of the others there is no draft that could be kept (二(一)8)."""
