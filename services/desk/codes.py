"""What the desk's own refusals are known by; all others are those of the services."""

from __future__ import annotations

from shared.values.problem_code import Code


class DeskCode(Code):
    FOREIGN_FORM = "foreign_form", "表单不是以现在登录的身份打开的"
    NO_FILE = "no_file", "没有可以显示的文件"
    NOT_HELD = "not_held", "登录时您没有担任所选的职务"
    NOTHING_CHOSEN = "nothing_chosen", "没有勾选任何一项"
    NO_SUCH_PAGE = "no_such_page", "没有这个页面"
    ONE_BY_ONE = "one_by_one", "本事项须逐件办理"
    SESSION_ENDED = "session_ended", "登录已经结束"
    SEVERAL_CASES = "several_cases", "勾选的各项不在同一案件"
    STAFF_ONLY = "staff_only", "办案页面只供本院人员使用"
    TEAM_SILENT = "team_silent", "服务没有按时应答"
    TOO_MANY = "too_many", "勾选的项数过多"
    TOO_MUCH = "too_much", "提交的内容过大"
