"""How workflows run: the search attributes operators filter by, and how orders are retried."""

from __future__ import annotations

from datetime import timedelta

from temporalio.common import RetryPolicy, SearchAttributeKey

COURT = SearchAttributeKey.for_keyword("Court")
STAGE = SearchAttributeKey.for_keyword("Stage")
LIGHT = SearchAttributeKey.for_keyword("Light")
TEAM = SearchAttributeKey.for_keyword("Team")
OFFICER = SearchAttributeKey.for_keyword("Officer")
CLOSING_MODE = SearchAttributeKey.for_keyword("ClosingMode")
SEARCH_ATTRIBUTES = (COURT, STAGE, LIGHT, TEAM, OFFICER, CLOSING_MODE)

ORDER_TIMEOUT = timedelta(seconds=30)
ORDER_RETRY = RetryPolicy(
    initial_interval=timedelta(milliseconds=200),
    backoff_coefficient=2,
    maximum_interval=timedelta(seconds=30),
)
"""An order is tried until it is carried out or refused by a rule (a refusal is not retried)."""
