"""The articles that court papers may cite, and how a paper cites them: by the full title of the law."""

from __future__ import annotations

from itertools import groupby

from shared.values import articles
from shared.values.articles import (
    CKD,
    CONSUMPTION,
    CPC,
    DISHONEST,
    EMS,
    ENT,
    EXE,
    EXI,
    HSE,
    INT,
    INV,
    JS,
    NET,
    PMB,
    REF,
    Article,
    Source,
)

SOURCES = {
    name: source for name, source in vars(articles).items() if isinstance(source, Source) and source.title
}
"""What the wording calls them: cite(CPC[251], JS[480])."""

SUBJECTS: dict[Article, str] = {
    CPC[63]: "代理权限变更、解除的通知",
    CPC[87]: "送达回证",
    CPC[88]: "直接送达",
    CPC[89]: "留置送达",
    CPC[90]: "电子送达须经同意",
    CPC[117]: "有义务协助执行的单位拒不协助的责任",
    CPC[157]: "裁定的范围和内容",
    CPC[217]: "决定再审的裁定中止执行",
    CPC[236]: "执行行为异议",
    CPC[242]: "执行担保和暂缓执行",
    CPC[251]: "执行通知",
    CPC[252]: "报告财产",
    CPC[253]: "查询、扣押、冻结、划拨、变价金融财产",
    CPC[255]: "查封、扣押、冻结、拍卖、变卖",
    CPC[258]: "拍卖、变卖程序",
    CPC[262]: "有关单位协助办理财产权证照转移",
    CPC[264]: "迟延履行利息、迟延履行金",
    CPC[266]: "限制出境、信用惩戒",
    CPC[267]: "中止执行",
    CPC[267, 5]: "中止执行的其他情形",
    CPC[268, 1]: "申请人撤销申请的终结执行",
    CPC[268, 2]: "执行依据被撤销的终结执行",
    CPC[268, 3]: "被执行人死亡、无遗产又无义务承担人的终结执行",
    CPC[268, 4]: "追索赡养费、扶养费、抚养费案件权利人死亡的终结执行",
    CPC[268, 5]: "被执行人无力偿还借款、无收入来源又丧失劳动能力的终结执行",
    JS[137]: "第一审确认的送达地址适用于执行",
    JS[480]: "十日内发出执行通知及其内容",
    JS[485]: "查封、扣押、冻结期限",
    JS[490]: "流拍后交申请执行人抵债",
    JS[491]: "所有权自裁定送达买受人时转移",
    JS[505]: "迟延履行金",
    JS[511]: "移送破产审查的裁定中止执行",
    JS[513]: "宣告破产的裁定终结执行",
    EXE[16]: "受理执行案件的条件",
    EXE[22]: "十日内发出执行通知",
    EXE[24]: "未履行的及时采取执行措施",
    EXE[64]: "结案方式",
    EXE[77]: "上级法院通知暂缓执行",
    EXI[3]: "管辖异议",
    INV[1]: "各方提供、报告、调查财产",
    INV[2]: "财产调查表与线索核实",
    INV[3]: "报告财产令",
    INV[4]: "报告财产令内容",
    INV[5]: "报告财产范围",
    INV[6]: "财产变动情况",
    INV[7]: "补充报告",
    INV[9]: "拒报、虚报、逾期的责任",
    INV[10]: "拒报、虚报、逾期纳入失信名单",
    CKD[1]: "裁定与协助执行通知书",
    CKD[19]: "不得明显超标的额",
    CKD[24]: "对查封财产的处分不得对抗申请执行人",
    CKD[27]: "期限届满未续行的效力消灭",
    CKD[28]: "解除查封、扣押、冻结",
    PMB[14]: "卖得价款足以清偿的停止拍卖",
    PMB[16]: "流拍后以保留价抵债",
    PMB[17]: "撤回拍卖委托",
    PMB[17, 1]: "执行依据被撤销的撤回",
    PMB[17, 2]: "撤回执行申请的撤回",
    PMB[17, 4]: "达成和解的撤回",
    PMB[17, 5]: "案外人异议确有理由的撤回",
    PMB[17, 6]: "恶意串通的撤回",
    PMB[17, 7]: "其他应当撤回的情形",
    PMB[18]: "暂缓执行、中止执行的停止拍卖",
    PMB[19]: "被执行人足额清偿的停止拍卖",
    PMB[20]: "十日内送达成交裁定",
    PMB[21]: "价款的交付期限",
    PMB[22]: "逾期未付的裁定重新拍卖",
    PMB[26]: "所有权转移",
    PMB[28]: "原担保物权消灭",
    NET[2]: "应当采取网络司法拍卖方式",
    NET[10]: "起拍价",
    NET[11]: "一人参拍",
    NET[12]: "公告期限与内容",
    NET[13]: "公示信息",
    NET[14]: "特别提示",
    NET[15]: "瑕疵的公示与声明",
    NET[20]: "竞价时间与延时",
    NET[22]: "成交确认与所有权转移",
    NET[24]: "悔拍",
    NET[26]: "流拍后再次拍卖",
    NET[28]: "暂缓、中止拍卖",
    NET[31, 6]: "严重违反拍卖程序的撤销",
    NET[36]: "异议期间的暂缓、中止拍卖",
    NET[37]: "网络变卖参照适用",
    REF[3]: "定价前查明的事项",
    REF[21]: "询价、评估报告的送达",
    REF[22]: "对报告的书面异议",
    REF[23]: "对评估结果的异议",
    HSE[2]: "购房资格公告",
    HSE[3]: "成交裁定前审核购房资格",
    HSE[5]: "不具备购房资格的不得以房抵债",
    HSE[4]: "虚构购房资格的后果",
    HSE[8]: "变卖房产参照适用",
    ENT[2]: "事项委托",
    ENT[4]: "通过指挥平台办理事项委托",
    INT[1]: "一般债务利息与加倍部分",
    EMS[3]: "送达地址确认书",
    EMS[5]: "拒不提供地址",
    EMS[11]: "退回之日视为送达",
    CONSUMPTION[1]: "限制消费",
    CONSUMPTION[3]: "限制消费内容",
    DISHONEST[1]: "纳入情形",
    DISHONEST[5]: "执行通知书载明风险提示",
}


def cite(*cited: Article) -> str:
    """CPC[251], CPC[264], JS[480] → 《…》第二百五十一条、第二百六十四条、《…》第四百八十条.

    KeyError if an article is not in the table.
    """
    if unknown := [article for article in cited if article not in SUBJECTS]:
        raise KeyError(f"{unknown}")
    return "、".join(
        source.title + "、".join(article.place for article in some)
        for source, some in groupby(cited, key=lambda article: article.source)
    )
