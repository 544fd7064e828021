"""One complete set of fields for each document kind; the values of a field are unlike each other's."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from services.documents.drafting.rules import CaseAccount

COURT = "河南省信阳市浉河区人民法院"
CASE = "（2026）豫1502执1234号"
DATED = date(2026, 3, 2)
MASTER_ACCOUNT = "410501234567890001"
CASE_ACCOUNT = CaseAccount(
    "信阳市浉河区人民法院执行款专户", "6217003210000123456", "中国建设银行信阳浉河支行"
)

APPLICANT = {
    "name": "信阳市明升建材有限公司",
    "credit_code": "91411502MA40ABCD1X",
    "address": "河南省信阳市浉河区中山路18号",
    "representative": "周明",
    "representative_title": "总经理",
}
RESPONDENT = {
    "name": "孙立业",
    "gender": "男",
    "born_on": "1980-01-15",
    "ethnicity": "汉族",
    "address": "河南省信阳市平桥区平安大道66号3幢1单元502室",
    "id_number": "41150219800115003X",
}
FOREIGNER = {
    **{part: RESPONDENT[part] for part in ("name", "gender", "born_on", "address", "id_number")},
    "country": "德国",
    "paper": "护照号码",
}
FOREIGN_UNIT = {
    **{part: APPLICANT[part] for part in ("name", "address", "representative", "representative_title")},
    "country": "德国",
    "registration_number": APPLICANT["credit_code"],
}
BUYER = {
    "name": "何晓雯",
    "gender": "女",
    "born_on": date(1991, 7, 8),
    "ethnicity": "回族",
    "address": "河南省信阳市浉河区湖东大道9号",
    "id_number": "41150219910708002X",
}
BASIS = {
    "cause": "买卖合同纠纷",
    "basis_issuer": "信阳市浉河区人民法院",
    "basis_number": "（2025）豫1502民初5678号",
    "basis_title": "民事判决书",
}
CONTACT = {
    "officer": "郑宏",
    "contact_phone": "0376-6651234",
    "court_address": "信阳市浉河区新华西路88号",
    "court_postcode": "464000",
}
NAMES = {"applicant": APPLICANT["name"], "respondent": RESPONDENT["name"]}
PARTIES = {"applicants": [APPLICANT], "respondents": [RESPONDENT]}
ACCOUNT = {
    "account_name": CASE_ACCOUNT.name,
    "account_number": CASE_ACCOUNT.number,
    "account_bank": CASE_ACCOUNT.bank,
}
BENCH = [
    {"role": "审判长", "name": "林正"},
    {"role": "审判员", "name": "吴桐"},
    {"role": "审判员", "name": "冯珂"},
    {"role": "书记员", "name": "许佳"},
]
FLAT = {
    "asset": "信阳市浉河区湖东大道128号8幢2单元1101室住宅一套",
    "identifier": "豫（2020）信阳市不动产权第0012345号",
    "location": "信阳市浉河区湖东大道128号",
}

FREEZING_REASON = (
    "2026年2月9日，孙立业收到执行通知书后，于次日将其经营的建材门市转至其弟名下，并拒绝申报财产。"
    "经网络查询，其在中国工商银行信阳分行仍有存款186420.35元，且登记有住宅一套，存在继续转移的现实可能。"
)
AUCTION_REASON = (
    "上述住宅于2026年2月11日由本院查封。本院责令孙立业于2026年2月28日前履行，其仅于2月20日支付五千元，"
    "余款至今未付；其名下另有房屋居住，拍卖该住宅不影响其家庭基本生活。"
)
LIFTING_REASON = (
    "孙立业于2026年4月8日向本案账户交纳186420.35元，并以其弟名下门市提供担保；明升建材公司于次日书面同意，"
    "解除对其工商银行存款的冻结，其余财产继续查封。"
)
CLOSING_REASON = (
    "本院拍卖孙立业名下住宅一套，得款81万元，加上冻结划拨的存款，已足额清偿本金、迟延履行利息及执行费，"
    "明升建材公司于2026年6月18日领取全部案款并书面确认债权实现。"
)

SAMPLES: dict[str, dict[str, Any]] = {
    "acceptance_notice": {
        **NAMES,
        **BASIS,
        "addressed_as": "你单位",
        "applied_on": "2026-02-02",
        "filed_on": "2026-02-05",
        "papers_to_bring": "生效证明、营业执照副本复印件、法定代表人身份证明书",
        **CONTACT,
    },
    "address_confirmation": {
        "cause": "买卖合同纠纷",
        "party_role": "申请执行人",
        "party_name": APPLICANT["name"],
        "recipient": "周小敏",
        "recipient_relation": "公司职员",
        "recipient_id_number": "411502199303040025",
        "address": "河南省信阳市浉河区中山路18号二楼",
        "postcode": "464001",
        "mobile": "13800003761",
        "electronic_consent": "同意",
        "electronic_address": "zhou@mingsheng.example",
        "other_contacts": "0376-6650001",
        "refusal_note": "无拒绝情形",
        "remarks": "工作日上午九时以后送达",
    },
    "clue_form": {
        **NAMES,
        "clues": [
            {
                "kind": "车辆",
                "location": "平桥区平安大道停车场",
                "identifier": "豫S8K256",
                "source": "申请人目击",
                "attachments": "照片两张",
            }
        ],
        **CONTACT,
    },
    "enforcement_notice": {
        **NAMES,
        **BASIS,
        "filed_on": "2026-02-05",
        "addressed_as": "你",
        "obligations": "向申请执行人支付货款及违约金",
        "claim_amount": Decimal("756300.50"),
        "interest": "4120.08",
        "interest_until": "2026-02-28",
        "enforcement_fee": "9963.01",
        "performance_term": "自本通知书送达之日起三日内",
        **ACCOUNT,
        **CONTACT,
    },
    "property_report_order": {
        **NAMES,
        **BASIS,
        "addressed_as": "你",
        "report_term": "自收到本令之日起五日内",
        **CONTACT,
    },
    "property_declaration": {
        "respondent": RESPONDENT["name"],
        "respondent_id_number": RESPONDENT["id_number"],
        "entries": [
            {
                "section": "二",
                "item": "住宅一套",
                "holder": "孙立业、马兰",
                "identifier": "豫（2020）信阳市不动产权第0012345号",
                "location": "浉河区湖东大道",
                "value": "约90万元",
                "encumbrance": "抵押给建设银行",
            }
        ],
        "changes": [
            {
                "kind": "大额支出",
                "date": "2025年11月",
                "detail": "支付医疗费，相对人信阳市中心医院",
                "amount": "62000元",
            }
        ],
    },
    "proof_of_service": {
        "cause": BASIS["cause"],
        "party_name": RESPONDENT["name"],
        "papers": [
            {"title": "执行通知书", "number": CASE, "copies": "1"},
            {"title": "报告财产令", "number": CASE, "copies": "1"},
        ],
        "address": RESPONDENT["address"],
        "mode": "直接送达",
        "receipt": "",
        "recipient": "",
        "refusal_note": "",
        "servers": "",
        "remarks": "",
    },
    "freezing_ruling": {
        **PARTIES,
        **BASIS,
        "limit": "100000.00",
        "reason": FREEZING_REASON,
        "assets": [
            {
                "measure": "冻结",
                "name": "银行存款",
                "holder": RESPONDENT["name"],
                "quantity": "186420.35元",
                "location": "信阳市",
                "identifier": "6222081718001234567",
                "registry": "中国工商银行信阳分行",
                "starts_on": "2026-03-02",
                "ends_on": "2027-03-01",
            },
            {
                "measure": "查封",
                "name": "住宅",
                "holder": RESPONDENT["name"],
                "quantity": "一套，118.6平方米",
                "location": "浉河区湖东大道128号8幢2单元1101室",
                "identifier": "豫（2020）信阳市不动产权第0012345号",
                "registry": "信阳市不动产登记中心",
                "starts_on": "2026-03-03",
                "ends_on": "2029-03-02",
            },
        ],
        "custody": "住宅由孙立业负责保管，可以继续居住使用",
        "bench": BENCH,
    },
    "lifting_ruling": {
        **PARTIES,
        **BASIS,
        "reason": LIFTING_REASON,
        "assets": [
            {
                "measure": "解除冻结",
                "name": "银行存款",
                "holder": RESPONDENT["name"],
                "quantity": "186420.35元",
                "location": "信阳市",
                "identifier": "6222081718001234567",
                "registry": "中国工商银行信阳分行",
                "ruling": "（2026）豫1502执1234号",
                "amount": "",
            }
        ],
        "bench": BENCH,
    },
    "assistance_notice": {
        "assisting_party": "中国工商银行股份有限公司信阳分行",
        **NAMES,
        "respondent_id_number": RESPONDENT["id_number"],
        "cause": BASIS["cause"],
        "ruling": "（2026）豫1502执1234号之一执行裁定书",
        "matters": [
            {
                "measure": "冻结",
                "name": "存款",
                "holder": RESPONDENT["name"],
                "identifier": "6222081718001234567",
                "location": "",
                "quantity": "以186420.35元为限",
                "starts_on": "2026-03-02",
                "ends_on": "2027-03-01",
            }
        ],
        **ACCOUNT,
        "enclosures": "执行裁定书副本一份、执行公务证复印件",
        **CONTACT,
    },
    "release_notice": {
        "assisting_party": "信阳市不动产登记中心",
        **NAMES,
        "respondent_id_number": RESPONDENT["id_number"],
        "cause": BASIS["cause"],
        "ruling": "（2026）豫1502执1234号之三执行裁定书",
        "matters": [
            {
                "measure": "解除查封",
                "name": "住宅一套",
                "holder": RESPONDENT["name"],
                "identifier": "豫（2020）信阳市不动产权第0012345号",
                "location": "信阳市浉河区湖东大道128号8幢2单元1101室",
                "quantity": "118.6平方米",
                "seized_by": "（2026）豫1502执1234号之一",
                "notice": "（2026）豫1502执1234号协助执行通知书（2026年3月2日）",
                "measure_no": "信不动产查封第2026-0311号",
                "registered_on": "2026-03-03",
                "amount": "",
            }
        ],
        "enclosures": "执行裁定书副本一份、执行公务证复印件",
        **CONTACT,
    },
    "commission_letter": {
        "receiving_court": "湖北省武汉市江岸区人民法院",
        **NAMES,
        "respondent_id_number": RESPONDENT["id_number"],
        **BASIS,
        "matter_type": "不动产查封",
        "matter": "到武汉市江岸区不动产登记机构办理查封登记，期限三年",
        "assets": [
            {
                "name": "商铺一间",
                "identifier": "鄂（2021）武汉市江岸不动产权第0007788号",
                "location": "武汉市江岸区沿江大道5号",
                "quantity": "42.3平方米",
            }
        ],
        "time_limit": "自收到委托之日起十五日内",
        "enclosures": "执行裁定书、协助执行通知书、送达回证、执行公务证扫描件",
        "reply_channel": "通过事项委托模块网上回复并上传回执扫描件",
        **CONTACT,
    },
    "controlled_asset_list": {
        **NAMES,
        "assets": [
            {
                "kind": "银行存款",
                "identifier": "6222081718001234567",
                "location": "信阳市浉河区",
                "holder": "孙立业，全部",
                "value": "186420.35元",
                "measure": "网络冻结",
                "order_number": "（2026）豫1502执1234号之一",
                "starts_on": "2026-03-02",
                "ends_on": "2027-03-01",
                "result": "足额冻结",
                "queue": "首封",
                "custodian": "开户银行",
                "source": "总对总",
            },
            {
                "kind": "商铺",
                "identifier": "鄂（2021）武汉市江岸不动产权第0007788号",
                "location": "武汉市江岸区沿江大道5号",
                "holder": "孙立业，二分之一",
                "value": "约60万元",
                "measure": "委托查封",
                "order_number": "（2026）豫1502执1234号之二",
                "starts_on": "2026-03-09",
                "ends_on": "2029-03-08",
                "result": "受托法院已回执",
                "queue": "轮候第一位",
                "custodian": "登记机构",
                "source": "委托",
            },
        ],
        "compiled_by": "梁波",
    },
    "condition_survey_report": {
        **FLAT,
        "ownership": "孙立业单独所有",
        "encumbrances": "抵押权人中国建设银行信阳分行，登记债权20万元",
        "occupation": "被执行人家庭自住",
        "unpaid_charges": "欠物业费3240元，水电费无欠缴",
        "defects": "主卧飘窗渗水",
        "effect_on_sale": "需腾退后交付，其余未发现影响上拍的情况",
        "matches_register": "相符，面积118.6平方米",
        "appearance": "高层住宅第十一层，精装修，使用约六年",
        "occupants": "孙立业，46岁，身体健康；其母，74岁，行动不便",
        "lease": "未出租",
        "unlicensed_building": "无违章搭建",
        "boundary": "未越红线",
        "searched": "未搜查",
        "locks_changed": "未换锁",
        "clearing_needed": "需清场腾退",
        "other_condition": "地下车位不在本次处置范围",
        "photos": "照片二十四张、视频一段",
        "survey_record_number": "勘字第17号",
        "surveyors": "郑宏、梁波",
        "surveyed_on": "2026-03-10",
    },
    "vehicle_survey_report": {
        "asset": "小型轿车一辆",
        "identifier": "豫S8K256",
        "location": "信阳市平桥区平安大道66号停车场",
        "ownership": "登记在孙立业名下",
        "encumbrances": "无抵押登记",
        "occupation": "停放于本院指定停车场，车钥匙一把",
        "unpaid_charges": "欠交通罚款600元，保险已于2025年12月到期",
        "defects": "右后门划痕，蓄电池亏电",
        "effect_on_sale": "过户前须处理违章三宗",
        "brand": "东风",
        "model": "DFM7150小型轿车",
        "age": "七年零九个月",
        "appearance": "白色，除划痕外完好",
        "mileage": "93800公里",
        "first_registered": "2018年6月",
        "transactions": "登记后未转让",
        "other_condition": "随车行驶证在案",
        "photos": "照片十六张",
        "survey_record_number": "勘字第18号",
        "surveyors": "郑宏、许佳",
        "surveyed_on": "2026-03-11",
    },
    "auction_ruling": {
        **PARTIES,
        **BASIS,
        "reason": AUCTION_REASON,
        "assets": [
            {
                "name": "住宅一套",
                "holder": RESPONDENT["name"],
                "quantity": "118.6平方米",
                "location": "浉河区湖东大道128号8幢2单元1101室",
                "identifier": "豫（2020）信阳市不动产权第0012345号",
                "seizure": "本院首封，期限至2029年3月2日",
            }
        ],
        "bench": BENCH,
    },
    "price_report_notice": {
        **NAMES,
        "cause": BASIS["cause"],
        "asset": FLAT["asset"],
        "identifier": FLAT["identifier"],
        "reference_method": "网络询价",
        "reports": "网络询价报告三份",
        "reference_price": "902000",
        "reported_on": "2026-03-16",
        **CONTACT,
    },
    "auction_announcement": {
        **NAMES,
        **FLAT,
        "cause": BASIS["cause"],
        "round": "第一次拍卖",
        "platform": "人民法院诉讼资产网",
        "platform_url": "https://auction.example/item/202604010001234",
        "area": "建筑面积118.6平方米",
        "reference_price": "900000",
        "reference_method": "网络询价",
        "starting_price": "810000",
        "deposit": "81000",
        "bid_increment": "4000",
        "starts_at": "2026-04-20T10:00:00+08:00",
        "ends_at": "2026-04-21T10:00:00+08:00",
        "bidder_conditions": "竞买人须具备信阳市购房资格并作出承诺",
        "known_defects": "主卧飘窗渗水",
        "encumbrances": "抵押登记一笔，成交后涤除",
        "occupation": "被执行人自住，未出租，由本院负责清场交付",
        "unpaid_charges": "欠物业费3240元",
        "tax_allocation": "依照法律规定由买卖双方各自承担",
        "preemption": "共有人马兰，已于2026年3月12日书面通知",
        "balance_due_on": "2026-05-06",
        **ACCOUNT,
        "viewing": "2026年4月15日9时至11时，由本院统一组织，须提前电话预约",
        **CONTACT,
        "supervision_phone": "0376-6659999",
    },
    "sale_ruling": {
        **PARTIES,
        "buyer": BUYER,
        **BASIS,
        **FLAT,
        "platform": "人民法院诉讼资产网",
        "sold_on": "2026-05-21",
        "price": "834000",
        "paid_on": "2026-06-03",
        "qualification": "经审核，买受人自申请参与竞拍至今持续具备购房资格",
        "cleared": [
            {
                "right": "查封",
                "holder": "浉河区人民法院（本案）",
                "number": "（2026）豫1502执1234号之一",
            },
            {
                "right": "抵押权",
                "holder": "中国建设银行信阳分行",
                "number": "豫（2020）信阳市不动产证明第0004321号",
            },
        ],
        "bench": BENCH,
    },
    "debt_ruling": {
        **PARTIES,
        "buyer": BUYER,
        **BASIS,
        **FLAT,
        "platform": "人民法院诉讼资产网",
        "failed_round": "第二次拍卖",
        "sold_on": "2026-05-22",
        "price": "648000",
        "creditors": "抵押权人中国建设银行信阳分行受偿顺位在先，未申请抵债；何晓雯系唯一申请抵债的债权人",
        "credited": "500000",
        "difference": "148000",
        "paid_on": "2026-06-08",
        "qualification": "经审核，承受人在申请抵债时及至今具备购房资格",
        "cleared": [
            {
                "right": "查封",
                "holder": "浉河区人民法院（抵债案）",
                "number": "（2026）豫1502执1234号之三",
            },
        ],
        "bench": BENCH,
    },
    "transfer_notice": {
        "assisting_party": "信阳市不动产登记中心",
        **NAMES,
        **FLAT,
        "cause": BASIS["cause"],
        "ruling": "（2026）豫1502执1234号之二执行裁定书",
        "served_on": "2026-06-10",
        "buyer": BUYER,
        "holder": RESPONDENT["name"],
        "cleared": [
            {
                "right": "查封",
                "holder": "浉河区人民法院（本案）",
                "number": "（2026）豫1502执1234号之一",
            },
            {
                "right": "抵押权",
                "holder": "中国建设银行信阳分行",
                "number": "豫（2020）信阳市不动产证明第0004321号",
            },
        ],
        "enclosures": "执行裁定书副本一份、送达回证复印件、执行公务证复印件",
        **CONTACT,
    },
    "default_ruling": {
        **PARTIES,
        "buyer": BUYER,
        **BASIS,
        "asset": FLAT["asset"],
        "identifier": FLAT["identifier"],
        "round": "第一次拍卖",
        "sold_on": "2026-05-24",
        "price": "812000",
        "due_on": "2026-06-13",
        "deposit": "81200",
        "reason": "何晓雯仅于2026年5月28日交来三万元，经两次电话催交，称银行贷款未获批准，不再购买该住宅。",
        "bench": BENCH,
    },
    "late_payment_decision": {
        **PARTIES,
        "buyer": BUYER,
        **BASIS,
        "asset": FLAT["asset"],
        "identifier": FLAT["identifier"],
        "round": "第二次拍卖",
        "price": "812000",
        "due_on": "2026-06-23",
        "reason": "何晓雯已交来七十万元，并提交中国建设银行六月十五日的放款通知，十日内可以付清余下价款。",
        "bench": BENCH,
    },
    "deferral_decision": {
        **PARTIES,
        **BASIS,
        "asset": FLAT["asset"],
        "identifier": FLAT["identifier"],
        "round": "第一次拍卖",
        "ground": "当事人、利害关系人提出执行异议、复议",
        "due_on": "2026-05-30",
        "reason": "承租人赵永强于2026年4月18日提出书面异议，主张其租赁在抵押之前，并提交租金转账凭证十二份。",
        "bench": BENCH,
    },
    "stop_ruling": {
        **PARTIES,
        **BASIS,
        "asset": FLAT["asset"],
        "identifier": FLAT["identifier"],
        "round": "第二次拍卖",
        "way": "撤回拍卖",
        "ground": "公告、展示的内容有错误",
        "reason": "公告写明的建筑面积为126平方米，登记簿记载为96平方米，看样人李艳于2026年4月15日当场指出。",
        "bench": BENCH,
    },
    "disbursement_form": {
        **NAMES,
        "payer": "何晓雯（买受人）",
        "received_amount": "834000",
        "received_at": "2026-06-03T15:20:00+08:00",
        "received_by": "网银转入本案账户",
        "claim_amount": "756300.50",
        "act_owed": "",
        "interest": "14120.08",
        "enforcement_fee": "9963.01",
        "distribution": "先扣执行费，再清偿抵押债权，余款支付申请执行人",
        "payee": APPLICANT["name"],
        "payee_account": "41001562710050012345",
        "payee_bank": "中国建设银行信阳中山路支行",
        "amount": "770420.58",
        "payment_method": "银行转账",
        "purpose": "清偿生效判决确定的债务",
        "enclosures": "拍卖成交裁定书、分配方案、收款账户确认书",
        "online_number": "线上20260604001",
        "paper_number": "纸质执款0089",
        "approvals": [
            {"step": "承办人提交", "name": "郑宏", "opinion": "拟发放", "at": "2026年6月4日9时"},
            {"step": "案款专员初审", "name": "", "opinion": "", "at": ""},
            {"step": "局长批准", "name": "", "opinion": "", "at": ""},
            {"step": "财务部门领导审核", "name": "", "opinion": "", "at": ""},
            {"step": "财务人员支付", "name": "", "opinion": "", "at": ""},
        ],
    },
    "termination_ruling": {
        **PARTIES,
        **BASIS,
        "ground": "申请执行人撤销申请",
        "ended_for": "",
        "ended_share": "",
        "reason": "申请执行人于2026年5月11日到院递交撤销执行申请书，本院当面核实系其真实意思表示。",
        "bench": BENCH,
    },
    "cancellation_ruling": {
        **PARTIES,
        **BASIS,
        "ground": "其他有管辖权的人民法院已经立案在先",
        "reason": "信阳市平桥区人民法院于2026年1月20日就同一执行依据立案执行，早于本院立案，本院已经核对其立案通知书。",
        "bench": BENCH,
    },
    "non_enforcement_ruling": {
        **PARTIES,
        **BASIS,
        "ground": "公证债权文书确有错误，应当不予执行",
        "reason": "公证卷宗载明办理公证时周海涛没有到场，签名经鉴定不是其本人所写，公证程序严重违法。",
        "bench": BENCH,
    },
    "dismissal_ruling": {
        **PARTIES,
        **BASIS,
        "ground": "申请执行的法律文书尚未生效",
        "ended_for": "",
        "ended_share": "",
        "reason": "二审法院于2026年2月10日受理上诉，本院向其核实，判决至今没有生效。",
        "bench": BENCH,
    },
    "conclusion_ruling": {
        **PARTIES,
        **BASIS,
        "claim_amount": "756300.50",
        "act_owed": "",
        "course": "2026年2月9日送达执行通知书和报告财产令，2月6日、6月8日两次发起网络查询，3月12日到被执行人住所现场调查，4月2日发出限制消费令。",
        "property_found": "除已经发放的存款外，查封的货车没有实际扣押，下落不明，没有其他可供执行的财产。",
        "recovered_amount": "12060.00",
        "opinion": "2026年6月10日当面约谈，申请执行人表示知悉，没有提供新的财产线索，不同意终结本次执行程序。",
        "approval": "合议庭审查核实，经院长批准。",
        "examined": [
            {
                "name": RESPONDENT["name"],
                "listing": "没有证据证明其有履行能力而拒不履行，不符合纳入失信被执行人名单的条件",
                "whereabouts": "下落不明，已经到其登记住所和户籍所在地查找",
            }
        ],
        "reason": "被执行人在登记住所已无居住迹象，货车自查封之日起未再年检，其名下账户余额均不足百元。",
        "bench": BENCH,
    },
    "closing_notice": {
        **NAMES,
        **BASIS,
        "filed_on": "2026-02-05",
        "reason": CLOSING_REASON,
        "recovered_amount": "780383.59",
        "disbursed_amount": "770420.58",
        "released_measures": "住宅查封于成交裁定中解除，存款冻结已随划拨解除",
        **CONTACT,
    },
    "agency_notice": {
        **NAMES,
        "cause": BASIS["cause"],
        "party_name": RESPONDENT["name"],
        "represented": APPLICANT["name"],
        "agent": "周方正",
        "change": "解除委托，不再代理本案",
        "effective_on": "2026-03-01",
        **CONTACT,
    },
    "query_result_notice": {
        **NAMES,
        **BASIS,
        "queried": "第一次",
        "queried_on": "2026-12-20",
        "result": "没有查得可供执行的财产，本院继续定期查询",
        **CONTACT,
    },
}


def _coercion(number: str, **own: Any) -> dict[str, Any]:
    """Each of a person and for a reason of its own."""
    named = {
        "sanctioned": f"孙立业（{number}号）",
        "reason": f"第{number}次核查时被执行人已将货车转移，货款至今未付",
    }
    return {**NAMES, **BASIS, **named, **own, **CONTACT}


SAMPLES |= {
    "summons": _coercion("一", due_at="2026-03-10T09:30:00+08:00", place="本院执行局第二询问室"),
    "arrest_warrant": _coercion("二", due_at="2026-03-12T10:30:00+08:00", place="本院执行局第三询问室"),
    "inquiry_notice": _coercion("三", matters_to_check="经营场所内的存货和设备"),
    "search_warrant": _coercion("四", place="信阳市平桥区仓储路7号仓库", searchers="执行员方明、法警贺强"),
    "bounty_notice": _coercion(
        "五", bounty="执行到位金额的百分之五", clue_contact="线索查实后凭本人身份证件到本院领取"
    ),
    "audit_decision": _coercion(
        "六", auditor="信阳中正会计师事务所", accounts_to_hand_in="近三年会计账簿和凭证", due_on="2026-04-10"
    ),
    "lawyer_order": _coercion(
        "七", lawyer="钱一鸣律师", matters_to_check="股权转让的登记档案", valid_until="2026-03-25"
    ),
    "fine_decision": _coercion("八", sanction_amount="30000.00", due_on="2026-03-20"),
    "detention_decision": _coercion("九", sanction_days="7"),
    "early_release_decision": _coercion(
        "十五",
        reason="孙立业拘留第三日交出货车钥匙和行驶证，写下保证书，其弟当面作证",
        custodian="信阳市公安局平桥分局",
    ),
    "consumption_order": _coercion("十", restricted_for="自本令作出之日起至解除之日止"),
    "dishonesty_decision": _coercion("十一", listing_ground="违反财产报告制度", listed_for="二年"),
    "exit_ban_decision": _coercion("十二"),
    "eviction_notice": _coercion("十三", premises="平安大道66号3幢1单元502室房屋", due_on="2026-04-01"),
    "crime_referral": _coercion("十四", referred_to="信阳市公安局平桥分局"),
}


SAMPLES |= {
    "objection_ruling": {
        "applicants": [APPLICANT],
        "respondents": [RESPONDENT],
        **BASIS,
        "petitioner": "周海涛",
        "petition_kind": "案外人异议",
        "thing": "豫（2024）信阳市不动产权第0012345号房屋",
        "received_on": "2026-03-10",
        "request": "该房屋已于查封前由其购买、付清全部价款并实际居住，请求停止执行",
        "result": "理由不成立",
        "reason": "周海涛提交的收据没有付款流水印证，物业登记显示查封时房屋由被执行人占有",
        "bench": BENCH,
    },
    "recusal_decision": {
        "applicants": [APPLICANT],
        "respondents": [RESPONDENT],
        "cause": BASIS["cause"],
        "petitioner": APPLICANT["name"],
        "petition_kind": "回避申请",
        "thing": "执行法官王执行",
        "received_on": "2026-03-11",
        "request": "王执行系被执行人孙立业的表兄",
        "result": "理由成立",
        "reason": "户籍登记显示二人之母系同胞姐妹，关系可能影响公正执行",
    },
    "party_change_ruling": {
        "applicants": [APPLICANT],
        "respondents": [RESPONDENT],
        **BASIS,
        "petitioner": APPLICANT["name"],
        "petition_kind": "变更、追加当事人申请",
        "thing": "信阳市立业运输有限公司",
        "received_on": "2026-03-12",
        "request": "该公司系被执行人设立的一人公司，财产与被执行人混同",
        "changed_as": "被执行人",
        "changed_by": "一人有限责任公司的股东不能证明公司财产独立于自己的财产",
        "liable_for": "",
        "result": "理由不成立",
        "reason": "公司提交了近三年审计报告和独立账册，不能认定货款进入股东个人账户",
        "bench": BENCH,
    },
    "deceit_ruling": {
        "applicants": [APPLICANT],
        "respondents": [RESPONDENT],
        **BASIS,
        "settled_on": "2026-03-02",
        "received_on": "2026-03-12",
        "deceit": "欺诈",
        "reason": "被执行人签约时出示的停工通知系伪造，其名下两处商铺当月已经收取全年租金",
        "bench": BENCH,
    },
    "listing_correction_decision": {
        "applicants": [APPLICANT],
        "respondents": [RESPONDENT],
        "cause": BASIS["cause"],
        "petitioner": RESPONDENT["name"],
        "petition_kind": "纠正失信信息申请",
        "thing": RESPONDENT["name"],
        "received_on": "2026-03-12",
        "request": "其已按期报告财产，不应纳入",
        "result": "理由不成立",
        "reason": "财产申报表系通知书送达满一个月后才交来，漏报两处商铺",
        "bench": BENCH,
    },
    "exemption_decision": {
        "applicants": [APPLICANT],
        "respondents": [RESPONDENT],
        "cause": BASIS["cause"],
        "petitioner": RESPONDENT["name"],
        "petition_kind": "限制消费例外申请",
        "thing": RESPONDENT["name"],
        "received_on": "2026-03-12",
        "request": "其货运车辆报废，需购置一辆二手货车继续营运还款",
        "exempt_kinds": "购买非经营必需车辆",
        "exempt_scope": "购买价款不超过八万元的二手货车一辆",
        "exempt_times": "1",
        "exempt_from": "2026-03-16",
        "exempt_until": "2026-04-15",
        "result": "理由成立",
        "reason": "报废证明和运输合同能够证明该车为其唯一的营运工具",
        "bench": BENCH,
    },
    "travel_exemption_decision": {
        "applicants": [APPLICANT],
        "respondents": [RESPONDENT],
        "cause": BASIS["cause"],
        "petitioner": RESPONDENT["name"],
        "petition_kind": "暂时解除乘机乘高铁限制申请",
        "thing": RESPONDENT["name"],
        "received_on": "2026-03-12",
        "request": "其母在广州病危，需赶往医院",
        "exempt_kinds": "乘坐G字头动车组列车、其他动车组列车一等以上座位",
        "exempt_scope": "往返信阳与广州的高铁二等座",
        "exempt_times": "",
        "exempt_from": "2026-03-13",
        "exempt_until": "2026-03-20",
        "result": "理由成立",
        "reason": "病危通知书和亲属关系证明能够证明其母在广州住院抢救",
    },
}
