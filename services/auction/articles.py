"""How this team's refusals cite the law."""

from __future__ import annotations

NET = "网络司法拍卖规定第{}条"
"""法释〔2016〕18号."""
REF = "处置参考价规定第{}条"
"""法释〔2018〕15号."""
PMB = "拍卖变卖规定第{}条"
"""法释〔2020〕21号."""
HOUSING = "竞买人资格规定第{}条"
"""法释〔2021〕18号."""
