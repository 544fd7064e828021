"""Whether a thing is lived in: who buys such a one must be free to buy it (竞买人资格规定). Pure."""

from __future__ import annotations

import re

_NOT_LIVED_IN = re.compile("车位|车库|商铺|商业|店面|厂房|仓库|办公|写字楼|土地使用权|宗地|林地")


def is_housing(kind: str, description: str) -> bool:
    """By what custody has on record of it: a building is for living in unless it is described as something else."""
    named = "住" in description or "公寓" in description
    return kind == "real_estate" and (named or not _NOT_LIVED_IN.search(description))
