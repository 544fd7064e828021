"""What may be filed, and when. Pure."""

from __future__ import annotations

from datetime import date, datetime

from shared.values.refusal import FieldError, Problem, refuse


def check_dates(received_at: datetime, effective_on: date, performance_due_on: date, now: datetime) -> None:
    """Nothing may lie in the future, and there must be a term of performance that has passed (民事诉讼法第二百五十条)."""
    today, errors = now.date(), []
    if received_at > now:
        errors.append(FieldError("received_at", "收到申请的时间不得晚于现在", "执行工作规定第十六条"))
    if effective_on > today:
        errors.append(FieldError("effective_on", "执行依据尚未生效", "执行工作规定第十六条"))
    if performance_due_on >= today:
        errors.append(FieldError("performance_due_on", "履行期限尚未届满", "民事诉讼法第二百五十条"))
    refuse(errors, 422, "dates", "日期不符合立案条件")


def check_undecided(case_number: str | None) -> None:
    if case_number is not None:
        raise Problem(
            409, "already_filed", "该申请已经立案", f"案号为 {case_number}", "法〔2015〕137号第三条"
        )
