"""When a list may be made. Pure."""

from __future__ import annotations

from shared.values.articles import REGULATION
from shared.values.refusal import Problem


def check_all_decided(assets: int, undecided: int) -> None:
    """The list follows the search, it does not run ahead of it (二(二)5)."""
    if assets == 0:
        raise Problem(
            409, "nothing_found", "本案尚未查到财产，无从制作已查控财产清单", article=REGULATION["二(二)5"]
        )
    if undecided:
        raise Problem(
            409,
            "undecided_assets",
            "尚有反馈财产未处理",
            f"{undecided} 项，请先逐项处理",
            REGULATION["二(二)2"],
        )
