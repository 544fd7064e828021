"""The kinds of coercion by their codes, as facts, duties and other teams name them (二(五)2(3), (4))."""

from typing import Literal

CoercionKind = Literal[
    "summons",
    "arrest",
    "inquiry",
    "search",
    "bounty",
    "audit",
    "lawyer_order",
    "fine",
    "detention",
    "consumption",
    "dishonest",
    "exit_ban",
    "eviction",
    "referral",
]
