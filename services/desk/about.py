"""What each page is for and which section it carries out, and the words of the work."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from shared.values.articles import CKD, CPC, HOL, JS, NET, REF, REGULATION, Article


@dataclass(frozen=True)
class About:
    """Two sentences on a page, and the section that it carries out; `address`: where it is opened, if from anywhere."""

    title: str
    words: str
    article: Article
    address: str = ""


PAGES: Mapping[str, About] = {
    "work": About(
        "我的工作",
        "列出等您办理、等他人办理和您已办理的事项，先届满的在前。点事项名称即可办理，点案号看案件。",
        REGULATION["二(五)3"],
        "/",
    ),
    "prompts": About(
        "提示与报告", "列出发给您、等您确认的提示和报告，同一案件的放在一起。看过之后逐件确认，没有确认的会报告上一级。",
        REGULATION["二(五)3"], "/prompts",
    ),
    "early": About(
        "早期预警", "在临近提示之前，按本院设定的日数分档列出您负责的查封冻结和案款的期限。点案号看该期限如何计算。",
        REGULATION["二(五)2"], "/early",
    ),
    "feeds": About(
        "日历订阅", "生成一个秘密链接，使手机或者电脑的日历自动显示您的期限或者某一案件的期限。日历里没有当事人的信息，链接可以随时停用。",
        REGULATION["二(五)2"], "/calendar",
    ),
    "cases": About(
        "案件", "按阶段、灯色、承办人等条件查找案件。没有对您开放的案件只显示案号和当事人，写明事由后可以查阅。",
        REGULATION["二(五)1"], "/cases",
    ),
    "case": About(
        "案件概览",
        "集中显示一个案件的当事人、期限、案款、财产、文书和现在可以办理的事项。点开一项期限，可以看到所依据的条文和计算过程。",
        REGULATION["二(五)2"],
    ),
    "case_timeline": About(
        "案件经过", "按时间列出各团队在本案中办了什么、由谁办理，以及每次提示和报告。可以按业务、办理人和日期筛选。",
        REGULATION["二(五)3"],
    ),
    "case_money": About(
        "案款", "显示本案一案一账号上到账的每一分钱现在的去向。下面是逐笔的案款账，借贷相等，只增不改。",
        REGULATION["二(六)1"],
    ),
    "case_dossier": About(
        "卷宗目录", "列出本案电子卷宗已有的材料和应有而尚缺的材料。缺少的可以在本页存入，确实没有的须说明理由。",
        REGULATION["二(一)8"],
    ),
    "case_readers": About(
        "查阅情况", "列出本案另外对谁开放、事由是什么，以及谁在何时查阅过。供本案承办人、执行法官和局、院领导查看。",
        REGULATION["一(一)"],
    ),
    "debtor": About(
        "被执行人", "集中显示同一被执行人在本院的全部案件、各案的标的额和查到的财产。没有对您开放的案件只显示案号和承办人，封存的不显示。",
        REGULATION["一(二)"],
    ),
    "closed_case": About(
        "查阅他人承办的案件", "本案不由您办理，写明事由后方可查阅。事由会记录在案，本案承办人可以看到。", REGULATION["一(一)"],
    ),
    "duties": About(
        "期限事项", "列出各案尚未办结和已经办结的期限事项，可以按灯色、业务、责任岗位和届满日筛选。点案号看该期限如何计算。",
        REGULATION["二(五)2"], "/duties",
    ),
    "board": About(
        "办案总览", "供局、院领导和执行指挥中心主任掌握全院的灯色、即将届满的期限、存案和账上的案款。每个数字都可以点开看是哪些案件，不对人员和团队排名。",
        REGULATION["二(五)3"], "/board",
    ),
    "held": About(
        "账上的案款", "列出账户上还有案款没有发放完毕的案件，存留最久的在前。点案号看该案的案款账。", REGULATION["二(六)5"], "/held",
    ),
    "lists": About("各类列表", "列出文书、财产、委托、拍卖、案款等各类事项的列表。每个列表都可以筛选。", REGULATION["一(二)"], "/lists"),
    "list": About("列表", "列出这一类的全部内容，只包括对您开放的案件。最后一栏是您现在可以办理的事项。", REGULATION["一(二)"]),
    "object": About("对象", "显示一件文书、一项财产或者一笔款项的全部内容，以及您现在可以办理的事项。暂不能办的，展开可以看到理由和依据。", REGULATION["一(二)"]),
    "act": About(
        "办理", "填写后先试办：系统指出需要改正之处，或者列明办理后将产生、办结哪些期限事项，但不作任何更改。核对无误后再确认办理，重复提交只办理一次。",
        REGULATION["一(二)"],
    ),
    "bulk": About(
        "批量办理", "对勾选的各项办理同一事项，内容相同。先逐项试办，再办理勾选的各项；签发文书、审批案款和处分当事人权利的决定不在此列，须逐件办理。",
        REGULATION["一(二)"],
    ),
    "signing": About(
        "待我签发", "列出等您签发的文书，逐件打开看过后，用自己的口令一次签发已经看过的。没有打开的不能签发；口令只用于本次签发，不作保存。",
        REGULATION["二(一)3"], "/signing",
    ),
    "signing_paper": About(
        "阅看待签发的文书", "文书原文和核对过的各项内容并列，并标明与退回的上一稿有何不同。看过后回到“待我签发”一并签发。", REGULATION["二(一)3"],
    ),
    "by_row": About(
        "逐项处理反馈财产", "列出本案尚未处理的反馈财产，在各行选择冻结、委托、线下办理或者不予处理，一次试办、一次办理。每一项分别判断，一项不能办的不影响其他各项。",
        REGULATION["二(二)2"],
    ),
    "done": About("已办理", "显示刚才办理的结果。可以回到案件，也可以继续办理下一项工作。", REGULATION["一(二)"]),
    "upload": About("存入材料", "把扫描件存入电子卷宗或者申请材料，并写明是什么材料。存入后即可在办理事项时选用。", REGULATION["二(一)7"]),
    "search": About("查找", "用一个框查找案件、当事人、文书、财产、账号等，只找得到您可以看到的内容。输入完整案号直接打开该案。", REGULATION["一(二)"], "/search"),
    "help": About("帮助", "说明每个页面的用途和它所执行的条款。名词和规则另有专页。", REGULATION["三(二)"], "/help"),
    "glossary": About("名词", "解释页面上的用语。出自法律、司法解释或者本院实施意见的，注明条款。", REGULATION["三(二)"], "/help/glossary"),
    "rulebook": About(
        "规则", "列出系统计算的每一项期限：依据的条文、期限长短、由谁负责、逾期报告谁，以及全院现有多少项未办结。标有“待确认”的，须经法院确认后才能作为依据。",
        REGULATION["二(五)2"], "/rulebook",
    ),
    "administration": About(
        "系统管理", "管理人员、岗位、代行和离岗，放假安排，设定，法院账户和受托法院名册。由系统管理员办理，每次变更都留有记录。",
        REGULATION["一(一)"], "/administration",
    ),
    "settings": About(
        "设定", "条文没有写明日数、时刻的，本院设定为多少、自何时起、由谁依据什么设定。变更自指定之日起施行，已经起算的期限不变。",
        REGULATION["二(五)2"], "/administration/settings",
    ),
    "calendar": About(
        "放假、调休安排", "列出本院工作日历中某一年的放假日和调休上班日，期限都按它计算。年度放假通知公布后由系统管理员录入，有关期限随即重新计算。",
        HOL[7], "/administration/calendar",
    ),
    "clock": About(
        "法院时钟", "沙箱中的法院时间，可以向前推进，看期限怎样到来、提示怎样发出。途中每一个期限和预定事件都停下办理，进度显示在本页；正式使用时没有这一页。",
        REGULATION["二(五)2"], "/administration/clock",
    ),
    "styleguide": About("页面构件", "列出各页面共用的构件及其样式。供维护页面的人员查看。", REGULATION["三(二)"]),
}  # fmt: skip
"""By the template of the page."""
WORDLESS = ("refused", "ended", "logged_out")
"""Pages that say what has gone wrong or is over, and nothing else."""


@dataclass(frozen=True)
class Term:
    name: str
    words: str
    article: Article | None = None


TERMS = (
    Term("案款存留", "案款到账后在一案一账号上停留的时间，从该账户上一次为零之后的第一笔到账算起。", REGULATION["二(六)5"]),
    Term("办结", "期限事项所要求的行为已经有记录证明完成。仅由责任人声明完成的，不算办结。", REGULATION["二(五)2"]),
    Term("不明案款", "进入本院主账户、尚不能确定属于哪个案件的款项，须查明后认领到该案的一案一账号。", REGULATION["二(六)4"]),
    Term("查封、扣押、冻结", "限制被执行人处分其财产的措施：不动产、特殊动产等查封，动产扣押，存款、股权等冻结。", CKD[2]),
    Term("参考价", "拍卖前确定的财产价格依据，由当事人议价、定向询价、网络询价或者委托评估得出。", REF[2]),
    Term("成交裁定", "拍卖成交、价款付清后确认买受人取得财产的裁定。", REGULATION["二(四)5(3)"]),
    Term("承办人", "负责办理本案的执行人员，期限提示首先发给他。", REGULATION["一(一)"]),
    Term("处置", "把查封、扣押、冻结的财产拍卖、变卖或者以物抵债，换成案款的过程。", REGULATION["二(四)"]),
    Term("代行", "人员离岗期间，由登记的代行人履行其岗位职责；页面上岗位后标“（代）”。"),
    Term("点对点、总对总", "网络查询财产的两个系统：点对点连接本地协助单位，总对总由最高人民法院连接全国的协助单位。", REGULATION["二(五)2(2)"]),
    Term("灯色", "绿色为正常，黄色为临近届满，红色为已经超期。"),
    Term("悔拍", "买受人没有按期付清拍卖价款；其保证金不予退还，财产重新拍卖。", NET[24]),
    Term("流拍", "竞价期间没有人出价，本次拍卖没有成交。", NET[26]),
    Term("轮候查封", "财产已经被其他法院查封的，排在其后的查封；在先的查封解除后自动生效。", CKD[26]),
    Term("试办", "按填写的内容试一次，列明会发生什么，但不保存、不产生效力。"),
    Term("首批文书", "立案后集中制作、发送的执行通知书、报告财产令等格式化文书。", REGULATION["二(一)2"]),
    Term("停止计算", "法律规定不计入期限的时间，例如依法中止、公告的期间；停止期间不会超期。"),
    Term("委托执行", "财产或者事项在辖区以外，委托当地法院办理。", REGULATION["二(三)"]),
    Term("续行", "查封、扣押、冻结到期前继续采取同一措施，使其效力不中断。", JS[485]),
    Term("一案一账号", "每个案件专用的案款账号，案款的收取和发放都须经过它。", REGULATION["二(六)1"]),
    Term("暂定", "计算期限所涉年份的放假安排还没有公布，日期可能变动。"),
    Term("暂缓发放", "因案外人异议等法定原因暂时不发放案款；须登记原因和期限。", REGULATION["二(六)5(2)"]),
    Term("执行法官", "本案的员额法官，裁定等必须由其作出。", REGULATION["二(一)2"]),
    Term("执行依据", "申请执行所根据的生效法律文书，如判决书、调解书、仲裁裁决书。", CPC[235]),
    Term("质效管理", "对案件的收案、分案、节点、结案进行检查和提示。", REGULATION["二(五)1"]),
    Term("终本", "终结本次执行程序：确无财产可供执行等情形下暂时结案，发现财产后可以恢复执行。", REGULATION["二(五)5"]),
    Term("单位待确认", "条文只写“及时”“立即”等而没有写明日数，系统按设定的日数计算，须经确认。"),
)  # fmt: skip
