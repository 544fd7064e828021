"""By what two cases of the court hang together (一(二) 关联案件)."""

from __future__ import annotations

from shared.values.labelled import Labelled


class Tie(Labelled):
    DEBTOR = "debtor", "被执行人证件号码相同"
    NAME = "name", "被执行人姓名或者名称相同，证件种类不同，待核实"
    BASIS = "basis", "执行依据相同"
    THING = "thing", "查到同一财产"
