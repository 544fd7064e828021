"""What is done by post, by whom and by which article."""

from __future__ import annotations

from shared.platform.acts import Operation
from shared.values.articles import MATTERS, REGULATION
from shared.values.roles import Office

POST = Operation(
    "book_posting", "登记寄出委托材料", REGULATION["二(三)2"], (Office.COMMISSION_OFFICER,), "commission"
)
ENTER_ANSWER = Operation("enter_answer", "录入受托法院来函", MATTERS[11], POST.offices, "commission")
