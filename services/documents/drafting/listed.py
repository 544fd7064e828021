"""On which ground and for how long a decision enters somebody in the list of dishonest debtors (失信名单规定第一、二条). Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from shared.contracts.intake.coercion import ListingGround
from shared.law.numbers import DISHONEST_LISTING, DISHONEST_LONGER
from shared.values.articles import DISHONEST
from shared.values.numerals import in_chinese
from shared.values.refusal import FieldError

_LEAST = DISHONEST_LISTING.only
TERMS = {f"{in_chinese(years)}年": years for years in range(_LEAST, _LEAST + DISHONEST_LONGER.only + 1)}
WITHOUT_TERM = "至法定删除情形出现之日止"
"""Of who is able to pay and does not: the law sets him no term."""


def listing_faults(fields: Mapping[str, Any]) -> Iterator[FieldError]:
    """A ground of the list, and the term that the law has for it."""
    if "listing_ground" not in fields:
        return
    known = [ground.label for ground in ListingGround]
    if fields["listing_ground"] not in known:
        yield FieldError("listing_ground", f"法定情形应为下列之一：{'；'.join(known)}", DISHONEST[1])
        return
    able = fields["listing_ground"] == ListingGround.ABLE.label
    terms = (WITHOUT_TERM,) if able else tuple(TERMS)
    if fields["listed_for"] not in terms:
        yield FieldError("listed_for", f"该情形的纳入期限应为：{'；'.join(terms)}", DISHONEST[2])
