"""What facts have made of one case or application, as a value."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from services.intake.docket.owed import Owed
from shared.contracts.fact import KINDS, UNKNOWN, Fact
from shared.law.rulebook import DUTIES


class SetAside(NamedTuple):
    """A fact by whose values the period of `rule` cannot be reckoned; without a rule, one that cannot be applied at all.

    A person sees to it, and it opens no duty of that rule. One of a kind that only a newer version has (`rule` is
    UNKNOWN) is applied by the version that has it.
    """

    fact: str
    kind: str
    rule: str = ""

    @property
    def can_be_read(self) -> bool:
        """Whether this version has the kind that the one that set it aside had not."""
        return self.rule == UNKNOWN and self.kind in KINDS

    @property
    def text(self) -> str:
        label = KINDS[self.kind].label if self.kind in KINDS else self.kind
        if self.rule == UNKNOWN:
            return f"「{label}」为本版系统不能识别的事项，已搁置，系统更新后计算期限，请承办人先行核对"
        if not self.rule:
            return f"「{label}」所载数据无法登记，已搁置，请承办人核对后处理"
        duty = DUTIES[self.rule]
        return f"「{label}」所载数据无法计算期限，已搁置：{duty.article} {duty.title}，请承办人核对后处理"


@dataclass(frozen=True)
class Docket:
    """What facts have made of one case or application.

    `duties` and `facts` hold at least those that the facts to be applied concern (`repository.docket`).
    """

    id: str = ""
    stage: str = ""
    officer: str = ""
    closing_mode: str = ""
    ended_at: datetime | None = None
    duties: tuple[Owed, ...] = ()
    facts: tuple[Fact, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    rules_at: date | None = None
    """The day whose rules judge every fact; None for each fact's own."""
