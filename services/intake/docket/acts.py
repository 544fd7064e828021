"""What other teams ask of the docket, by whom; it changes nothing."""

from __future__ import annotations

from shared.platform.acts import Operation
from shared.values.articles import REGULATION
from shared.values.roles import Office

FORECAST_DUTIES = Operation("forecast_duties", "试算期限", REGULATION["二(五)2"], (Office.SERVICE,), "duty")
ASK_OWED = Operation("ask_owed", "事项的期限", REGULATION["二(五)2"], (Office.SERVICE,), "duty")
