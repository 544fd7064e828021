"""What the refusals of the simulated outside world are known by."""

from __future__ import annotations

from shared.values.problem_code import Code


class SandboxCode(Code):
    ALREADY_INQUIRED = "already_inquired", "本案对该财产已用同一方式询价"
    AUCTION_ENDED = "auction_ended", "竞价已经结束，结果有效，不能停止拍卖"
    DUE_DATE_PAST = "due_date_past", "尾款交纳期限已过"
    DUPLICATE_NUMBER = "duplicate_number", "同一编号的请求已经受理"
    FOREIGN_CALLBACK = "foreign_callback", "回执地址不属于本院系统"
    IDEMPOTENCY_KEY_MISSING = "idempotency_key_missing", "缺少 Idempotency-Key"
    IDEMPOTENCY_KEY_REUSED = "idempotency_key_reused", "同一个 Idempotency-Key 被用于不同的请求"
    INSUFFICIENT_BALANCE = "insufficient_balance", "账户余额不足"
    LETTER_REFUSED = "letter_refused", "不予接收"
    LOGIN_FROM_DESK = "login_from_desk", "请从办案页面登录"
    LISTING_REFUSED = "listing_refused", "平台不予发布"
    NOT_AUTHENTICATED = "not_authenticated", "工号（客户端）或演示口令不正确"
    NOT_FOUND = "not_found", "没有这个编号"
    NOT_IN_FORCE = "not_in_force", "查封、冻结已经解除或者届满"
    NOT_SOLD = "not_sold", "标的没有成交，不能要求交纳尾款"
    NOT_SUSPENDED = "not_suspended", "该标的没有暂停拍卖，或者恢复后的竞价时间不足二十四小时"
    OUT_OF_AREA = "out_of_area", "不动产在辖区之外，不能网络查封，须委托财产所在地法院"
    PERIOD_TOO_LONG = "period_too_long", "查封、冻结期限超过法定最长期限"
    SAME_ACCOUNT = "same_account", "收款账户与付款账户相同"
    SANDBOX_FAULT = "sandbox_fault", "沙箱故障"
    SANDBOX_REFUSED = "sandbox_refused", "沙箱故障：不予办理"
    STOPPED = "stopped", "沙箱不再发送消息"
    TAX_UNPAID = "tax_unpaid", "没有该财产的完税凭证，不予过户"
    UNKNOWN_ACCOUNT = "unknown_account", "账户不存在"
    UNKNOWN_ITEM = "unknown_item", "本案没有查询到这项财产"
    UNKNOWN_SOURCE = "unknown_source", "该渠道没有这个查询来源"
    WRONG_AMOUNT = "wrong_amount", "冻结存款须写明金额，其他财产不写金额"
    WRONG_MEASURE = "wrong_measure", "控制方式与财产种类不符：不动产、车辆用查封，存款、股权、证券用冻结"
