"""How values are shown: dates as the court writes them, codes by their Chinese names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from urllib.parse import quote, urlencode

from shared.contracts.documents.purposes import FilePurpose
from shared.values.roles import is_outside_system
from shared.values.zone import COURT_ZONE

WEEKDAYS = "一二三四五六日"
OF_DAY = "0时起的分钟"
"""The unit of a setting that is a time of day."""
LIGHTS = ("red", "yellow", "green")
_CODES = """
acceptance_notice 受理案件通知书
accepted 已接受
address_confirmation 送达地址确认书
age 先产生的在前
agency_notice 代理权限变更、解除通知书
query_result_notice 终本案件财产查询结果告知书
allocated 列入分配方案
already_drafted 此前已制作
amount 金额大的在前
announcement 拍卖公告
answered 已答复
applicant 申请执行人
appraisal 委托评估
approval 批准
approved 批准
approving 审批中
archived 已归档
assistance_notice 协助执行通知书
auction_announcement 拍卖公告
auction_costs 拍卖费用
auction_ruling 拍卖裁定书
balance 尾款
bank 银行存款
bank_deposit 银行存款
basic 基层法院
both_agree 双方同意
bureau_head 执行局长
buyer 买受人
cancellation_ruling 撤销案件裁定书
cancelled 销案
case 案件
closed 已结案
closing_notice 结案通知书
corrected 已整改
struck 经复查不成立
dismissal_ruling 驳回执行申请裁定书
non_enforcement_ruling 不予执行裁定书
summons 传票
arrest_warrant 拘传票
inquiry_notice 调查通知书
search_warrant 搜查令
bounty_notice 悬赏公告
audit_decision 审计决定书
lawyer_order 律师调查令
fine_decision 罚款决定书
detention_decision 拘留决定书
early_release_decision 提前解除拘留决定书
consumption_order 限制消费令
dishonesty_decision 失信决定书
exit_ban_decision 限制出境决定书
eviction_notice 公告
crime_referral 移送函
objection_ruling 执行异议裁定书
recusal_decision 回避决定书
deceit_ruling 认定欺诈、胁迫恢复执行裁定书
listing_correction_decision 纠正失信信息决定书
exemption_decision 限制消费例外决定书
travel_exemption_decision 暂时解除乘机乘高铁限制决定书
party_change_ruling 变更、追加当事人裁定书
clue_form 财产线索提供表
commission 委托材料
commission_letter 委托执行函
complex 复杂
concluded_this_round 终结本次执行程序
conclusion_ruling 终结本次执行程序裁定书
condition_survey_report 现状调查报告
confirmed 已确认
controlled_asset_list 已查控财产清单
credit 入账
daily 每日
date 日期
day 日
debit 出账
debt_ruling 以物抵债裁定书
decided 已决定
deed 契税
default_ruling 悔拍后重新拍卖裁定书
deferral_decision 暂缓拍卖决定书
delay_interest 加倍部分债务利息
delegate 委托执行
delivered 已送达
departure 调离
deposit 保证金
deposit_applied 悔拍保证金抵作案款
deposit_kept 悔拍保证金不予退还
deposit_settled 竞买款转为案款
direct 直接送达
directed 定向询价
director 执行指挥中心主任
disbursement_form 执行案款发放审批表
discipline_inspector 纪检监察人员
dismissed 驳回申请
dispatched 已寄出
disposal 处置材料
documents 文书
done 已办
drafted 已制作
due 先届满的在前
effective 已生效
electronic 电子送达
email 电子邮件
ended 已终了
enforcement_notice 执行通知书
entrusted 委托送达
equity 股权
excused 已说明原因
expertise 鉴定
expiring 先届满的在前
explained 查明支出
failed 失败
fee 执行费账户
fee_relief 减免执行费
finance_head 财务部门领导
finance_review 财务审核
first_review 初审
found 有出处
freeze 冻结
freeze_online 网络冻结
freezing_ruling 查封冻结裁定书
fully_enforced 执行完毕
green 正常
handling_officer 承办人
held_as_returned 退回的款项待处理
held_for_buyer 转为竞买人的款项
high 高级法院
hour 小时
immediate 立即
in_app 系统内
in_force 有效
income 所得税
incomplete 部分办成
initial_batch 首批文书
inquiring 询价中
instructed 已提出
intermediate 中级法院
internal 本院规定
inventory 财产清单
issued 已签发
judge 执行法官
judgment_debt 生效文书确定的债务
jurisdiction 管辖异议、管辖争议
kept_deposit 悔拍保证金
land_value 土地增值税
lapsed 已失效
largest 金额大的在前
late_payment_decision 准许逾期交款决定书
law_requires_appraisal 法律规定须评估
leave 离岗
left 留置送达
letter 委托执行函
lifted 已解除
lifting_ruling 解除查封冻结裁定书
listed 拍卖中
local 点对点查控
main 主体账户
memory 待核对出处
met 已办结
mine 待我办理
missing 缺少
money 金额
month 月
movable 动产
moved 期限变动
national 总对总查控
natural 自然人
negotiated 当事人议价
newest 新的在前
next_due 先届满的在前
no_official_price 没有政府定价、指导价
non_enforcement 不予执行
none 无
not_of_a_sale 更正为不属拍卖款
not_returned 更正为不是退回的款项
not_suited 不适合
not_worth 不予处置
number 数字
officer_card 工作证件
offline 线下查控
oldest 旧的在前
online 网络询价
open 未结
opened 产生
ordered 已发出
organisation 法人或者非法人组织
other 其他
paid 已支付
paid_out 发放
parties 多名当事人
party 当事人
party_data 当事人信息
party_missing 当事人下落不明
party_refuses 当事人拒绝
payment 案款
post 邮寄
present 已有
president 院长
price 询价材料
price_minutes 议价笔录
price_report_notice 询价、评估报告送达通知书
priced 已定价
prompt 及时
proof_of_service 送达回证
property_declaration 财产申报表
property_report_order 报告财产令
public 公告送达
public_notice 公告
read 已阅
ready 材料齐备
real_estate 不动产
received 案款
red 超期
refund 退款
refunded 列为应退款
refused 被拒绝
release 解除
release_notice 协助执行通知书（解除）
renew 续行
renewed 已续行
reopened 重新产生
report_served 报告已送达
requested 已申请
respondent 被执行人
rest 休息日
return 退回的款项
returned 已退回
rows 多行
ruled 已裁定
ruling 裁定书
ruling_served 裁定已送达
sale_ruling 成交裁定
same_day 当日
seal 查封
securities 证券
security 担保后暂缓执行
seize 扣押
seized 已查封
sent_back 退还
service_receipt 送达回证
settlement 和解
signed 已签发
simple 简易
site_visit_needed 须实地勘验
smallest 金额小的在前
sms 短信
sold 成交
special 专门法院
stamp 印花税
statutory 法定
stop_ruling 中止、撤回拍卖裁定书
superior 上级人民法院通知暂缓
supplement 补正
surplus 剩余款项
survey_report 调查报告
surveyed 已调查
suspense 不明案款
suspension 中止执行
taken 已领取
taxed 税费已登记
team_leader 执行实施团队负责人
terminated 终结执行
termination_ruling 终结执行裁定书
text 文字
time 时间
title 权属证明
told 已告知
transfer_notice 协助执行通知书（过户）
transferred 已过户
transferring 过户中
unexplained 未查明的支出
unidentified 不明案款到账
unsure 待确认
vat 增值税
vehicle 车辆
vehicle_survey_report 车辆现状调查报告
waiting 等待中
waived 放弃受送达
kept 不予解除
waiver 放弃
withdrawal 撤回
withdrawing 撤回中
withdrawn 已撤回
workday 工作日
year 年
yellow 临近
running 期间内
used 已经行使
"""
CODES = dict(line.split(" ", 1) for line in _CODES.strip().splitlines())
"""The codes that the contracts leave without a name."""


def named(title: str) -> str:
    """The title of what is chosen or shown by its name, where the interface says that its number goes there."""
    bare = title.removesuffix("编号")
    return bare.removesuffix("文件") or bare or title


def day(value: str | None) -> str:
    """2026-03-02 → 2026年3月2日（周一）."""
    if not value:
        return "—"
    read = date.fromisoformat(value)
    return f"{read.year}年{read.month}月{read.day}日（周{WEEKDAYS[read.weekday()]}）"


def moment(value: str | None) -> str:
    """An instant in court time, to the minute."""
    if not value:
        return "—"
    read = datetime.fromisoformat(value).astimezone(COURT_ZONE)
    return f"{read.year}年{read.month}月{read.day}日 {read:%H:%M}"


def until(value: str, now: datetime) -> str:
    """How long there still is, by the court's own time: 还有3天, 今天届满, 已过2天."""
    days = (_last_day(value) - now.date()).days
    return "今天届满" if days == 0 else f"还有{days}天" if days > 0 else f"已过{-days}天"


def last_day(value: str) -> str:
    return day(_last_day(value).isoformat())


def _last_day(value: str) -> date:
    """The day on which a period that ends at this instant may still be kept: midnight is the end of a day."""
    return (datetime.fromisoformat(value).astimezone(COURT_ZONE) - timedelta(microseconds=1)).date()


def yuan(value: Any) -> str:
    """A sum as people read it: 102,500.05."""
    return f"{Decimal(value):,.2f}"


def setting(value: int, unit: str) -> str:
    """A setting's value; minutes since midnight are a time of day."""
    return f"{value // 60:02}:{value % 60:02}" if unit == OF_DAY else f"{value} {unit}"


def code(value: str) -> str:
    """A code in words; itself where it has none."""
    return CODES.get(value, value)


def people(names: Mapping[str, str]) -> dict[str, str]:
    """Of the staff's names, those of people: outside systems have numbers, too."""
    return {id: name for id, name in names.items() if not is_outside_system(id)}


def purpose(value: str) -> str:
    """As what a paper was entered."""
    return FilePurpose(value).label


def part(text: str) -> str:
    """A part of an address, percent-encoded whole."""
    return quote(text, safe="")


def query(values: Mapping[str, str]) -> str:
    """The values that are not empty, as an address carries them."""
    return urlencode({name: value for name, value in values.items() if value})


FILTERS: dict[str, Callable[..., Any]] = {
    "day": day,
    "moment": moment,
    "until": until,
    "last_day": last_day,
    "people": people,
    "code": code,
    "yuan": yuan,
    "setting": setting,
    "part": part,
    "purpose": purpose,
    "query": query,
}
