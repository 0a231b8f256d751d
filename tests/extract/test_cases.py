"""Small inputs that were read wrongly once, by the kind of their fault."""

import pytest

from case_scoring import fault_of, read_text

OPENING = (
    "政府工作报告\n——2024年1月10日在长沙市第十六届人民代表大会第四次会议上\n各位代表：\n"
    "现在，我代表市人民政府，向大会报告工作，请予审议。\n一、2023年工作回顾\n"
    "过去一年，我们坚持稳中求进，完成了各项任务。\n"
)


@pytest.mark.parametrize(
    ("sentence", "want"),
    [
        ("完成投资3,456.7亿元。", {"quote": "3,456.7亿元", "value": 345670000000.0}),
        (
            "新增商户七八十家。",
            {"quote": "七八十家", "value": 70, "value_high": 80, "bound": "range"},
        ),
        ("带动增收二十几万人。", {"quote": "二十几万人", "value": 200000, "bound": "gt"}),
        ("出口额二点三五万亿元。", {"quote": "二点三五万亿元", "value": 2.35e12}),
        ("拨付补助叁佰万元。", {"quote": "叁佰万元", "value": 3e6, "unit": "元"}),
        ("建成步道12.5km。", {"quote": "12.5km", "value": 12.5, "unit": "公里"}),
        ("新建厂房3.2万㎡。", {"quote": "3.2万㎡", "value": 32000, "unit": "平方米"}),
        ("年末生猪存栏8.4万头只。", {"quote": "8.4万头只", "unit": "头只"}),
        ("出生率下降0.3个千分点。", {"quote": "0.3个千分点", "value": -0.3, "aspect": "change"}),
        (
            "外贸出口完成12.4亿元，完成年度任务的103.1%，增长8.2%。",
            {"quote": "8.2%", "indicator": "外贸出口", "aspect": "growth"},
        ),
        (
            "财政支出完成40亿元，比上年减支2.1亿元，下降5%。",
            {"quote": "2.1亿元", "indicator": "财政支出", "aspect": "change", "value": -2.1e8},
        ),
        (
            "一、二、三产业投资分别增长4.1%、5.2%和6.3%。",
            {"quote": "5.2%", "indicator": "第二产业投资"},
        ),
        (
            "营业收入、出口额、利润总额分别增长12%、20%和1.5倍。",
            {"quote": "1.5倍", "indicator": "利润总额", "value": 150, "aspect": "growth"},
        ),
        ("投资增长7.1%，高于全县平均0.8个百分点。", {"quote": "0.8个百分点", "scope": "全县平均"}),
        ("培育产值超十亿元企业4家。", {"quote": "4家", "value": 4}),
        ("新建6座35千伏变电站。", {"quote": "6座", "indicator": "新建35千伏变电站"}),
        (
            "人口自然增长率为2.1‰。",
            {"quote": "2.1‰", "indicator": "人口自然增长率", "aspect": "level"},
        ),
        ("旅游收入达80亿元，是“十二五”末的2.2倍。", {"quote": "2.2倍", "indicator": "旅游收入"}),
        ("开展联合执法查处违法占地、毁林案件12件15人。", {"quote": "15人", "value": 15}),
        (
            "财政收入达30亿元（快报数，下同），增长5%。",
            {"quote": "30亿元", "indicator": "财政收入"},
        ),
        (
            "城乡居民收入比由2.45∶1缩小至2.3∶1。",
            {"quote": "2.3∶1", "indicator": "城乡居民收入比", "value": 2.3, "unit": "比"},
        ),
        (
            "三次产业结构由12.3:45.6:42.1调整为11.5:46.2:42.3。",
            {"quote": "46.2", "indicator": "第二产业比重", "value": 46.2, "unit": "%"},
        ),
        (
            "三次产业结构由12.3:45.6:42.1调整为11.5:46.2:42.3。",
            {"quote": "12.3", "indicator": "第一产业比重", "role": "context"},
        ),
        ("7座桥梁建成通车。", {"quote": "7座", "indicator": "桥梁建成通车"}),
        ("香菇种植等30个项目全部开工。", {"quote": "30个", "indicator": "项目开工"}),
        (
            "油菜籽产量连续3年占全省六成以上。",
            {"quote": "3年", "indicator": "油菜籽产量", "aspect": "streak"},
        ),
        (
            "连续第5年提高退休人员基本养老金。",
            {"quote": "5年", "indicator": "退休人员基本养老金", "aspect": "streak"},
        ),
        (
            "日均新设企业由3千多户增加到1万2千多户。",
            {"quote": "1万2千多户", "value": 12000, "bound": "gt"},
        ),
        ("筹集资金1亿5千万元。", {"quote": "1亿5千万元", "value": 1.5e8}),
        ("外贸总额120亿元，其中出口80亿元。", {"quote": "80亿元", "indicator": "出口"}),
        (
            "继续推进安居工程建设，在确保质量的前提下，基本建成500套。",
            {"quote": "500套", "indicator": "安居工程基本建成"},
        ),
        ("风电开工120万千瓦、投产80万千瓦。", {"quote": "80万千瓦", "indicator": "风电投产"}),
        (
            "议事机构由45个整合为18个，精简比例60%。",
            {"quote": "60%", "indicator": "议事机构精简比例"},
        ),
        ("财政支出的74%用于民生。", {"quote": "74%", "indicator": "财政支出用于民生"}),
        ("削减涉企收费项目60%以上。", {"quote": "60%", "value": -60, "aspect": "growth"}),
        (
            "转移支付规模大幅增加、专项支付项目减少三分之二。",
            {"quote": "三分之二", "indicator": "专项支付项目"},
        ),
        ("发明专利较“十三五”时期增长80%。", {"quote": "80%", "indicator": "发明专利"}),
        (
            "县办企业由2018年亏损5亿元变为2023年盈利2亿元。",
            {"quote": "5亿元", "period": "2018", "role": "context"},
        ),
        ("五年来累计完成投资120亿元。", {"quote": "120亿元", "indicator": "投资"}),
        ("建设用地减量8平方公里。", {"quote": "8平方公里", "value": -8, "aspect": "change"}),
        (
            "采矿业增加值增长17.7%，制造业增长7.6%。",
            {"quote": "7.6%", "indicator": "制造业增加值"},
        ),
        (
            "煤炭业利润总额2亿元，增长8%；制造业64亿元，增长5.3%。",
            {"quote": "5.3%", "indicator": "制造业利润总额"},
        ),
        (
            "邮政业务总量26亿元（2020年不变价），增长3.3%。",
            {"quote": "3.3%", "period": "2023", "role": "result"},
        ),
        (
            "进出口总额（海关口径）28亿元人民币（折合4亿美元），增长3.5%。",
            {"quote": "3.5%", "indicator": "进出口总额"},
        ),
        (
            "各项存款余额（本外币合计，下同）332亿元。",
            {"quote": "332亿元", "indicator": "各项存款余额"},
        ),
        ("在学研究生1.2万人。", {"quote": "1.2万人", "indicator": "在学研究生"}),
        (
            "开展健身活动86项次（市级、区县两级）。",
            {"quote": "86项次", "indicator": "开展健身活动"},
        ),
        (
            "一般公共预算收入预算42亿元，收入完成41亿元，增长3%。",
            {"quote": "3%", "indicator": "一般公共预算收入"},
        ),
        ("争取上级补助资金3亿元。", {"quote": "3亿元", "indicator": "上级补助资金"}),
        ("石化产业提质。产值突破13亿元。", {"quote": "13亿元", "indicator": "石化产业产值"}),
        (
            "“甲标准”、“乙品牌”分别新增12项和44项。",
            {"quote": "44项", "indicator": "乙品牌"},
        ),
        ("筹措保障性租赁住房7.4万套（间）。", {"quote": "7.4万套（间）", "value": 74000}),
        (
            "政府性基金收入完成27亿元，占调整预算的55.4%，同比下降41.5%。",
            {"quote": "41.5%", "indicator": "政府性基金收入", "value": -41.5},
        ),
        (
            "完成投资39亿元，占年度计划的104.2%，增长8%。",
            {"quote": "8%", "indicator": "投资", "aspect": "growth"},
        ),
        (
            "生产总值19亿元、增长5.2%，没有达到6%左右的年初预期。",
            {"quote": "6%", "indicator": "生产总值", "role": "target"},
        ),
        ("两次上调存款基准利率。", {"quote": "两次", "indicator": "上调存款基准利率"}),
        ("推出扩大内需的十项措施。", {"quote": "十项", "value": 10, "unit": "项"}),
        ("推广四项新技术。", {"quote": "四项", "indicator": "推广新技术"}),
        (
            "人代会批准的收入年初预算42亿元，执行中调减收入预算2亿元。",
            {"quote": "42亿元", "indicator": "收入年初预算", "role": "target", "period": "2023"},
        ),
        (
            "人代会批准的收入年初预算42亿元，执行中调减收入预算2亿元。",
            {"quote": "2亿元", "indicator": "收入预算", "aspect": "change", "value": -2e8},
        ),
        (
            "出境旅游人次由8300万增加到1亿3千多万。",
            {"quote": "1亿3千多万", "value": 1.3e8, "unit": "人次", "bound": "gt"},
        ),
        (
            "城镇人均居住面积增加到8.7平方米，农村增加到22平方米。",
            {"quote": "22平方米", "indicator": "农村人均居住面积"},
        ),
        (
            "农民的纯收入，全县平均每人达到3550元。",
            {"quote": "3550元", "indicator": "农民的纯收入"},
        ),
        (
            "煤炭、电解铝分别淘汰落后产能1.1亿吨和120万吨。",
            {"quote": "120万吨", "indicator": "电解铝淘汰落后产能"},
        ),
        ("出口额跃升到世界第二位。", {"quote": "二位", "indicator": "出口额", "scope": "世界"}),
        ("粮食连续五年增产。", {"quote": "五年", "indicator": "粮食增产"}),
        (
            "保障性住房基本建成470套、新开工630套。",
            {"quote": "630套", "indicator": "保障性住房新开工"},
        ),
        ("在川院士70位。", {"quote": "70位", "aspect": "level", "indicator": "在川院士"}),
        (
            "铁路运营里程新增17公里、突破70公里。",
            {"quote": "70公里", "indicator": "铁路运营里程"},
        ),
        ("五年共培养毕业生687人。", {"quote": "687人", "period": "2019-2023"}),
        ("海洋生产总值突破万亿。", {"quote": "万亿", "unit": "元"}),
        (
            "细颗粒物浓度较“十三五”末改善16.5%。",
            {"quote": "16.5%", "indicator": "细颗粒物浓度", "value": -16.5, "role": "result"},
        ),
        (
            "湖水30年来首次达标，建成幸福河湖47个。",
            {"quote": "47个", "period": "2023"},
        ),
        ("院士增至123位。", {"quote": "123位", "aspect": "level"}),
        (
            "规上工业增加值、规上服务业营收分别增长6.5%、7%。",
            {"quote": "7%", "indicator": "规上服务业营收"},
        ),
        (
            "19家工业企业营业收入超百亿元。",
            {"quote": "19家", "indicator": "工业企业营业收入超百亿元"},
        ),
        (
            "国考断面达到或优于Ⅲ类水体比例达94.8%。",
            {"quote": "94.8%", "aspect": "level"},
        ),
        (
            "投入1.6亿元,全面实施湖区流域生态综合治理工程。",
            {"quote": "1.6亿元", "indicator": "湖区流域生态综合治理投入"},
        ),
        ("XX年我区高新技术产品产值70亿元。", {"quote": "70亿元", "indicator": "高新技术产品产值"}),
        (
            "三次产业比例由2018年的19.3:48.9:31.8,调整到2023年的15.6:49.9:34.5。",
            {"quote": "19.3", "role": "context", "period": "2018"},
        ),
        ("全镇粮食播种面积6万亩。", {"quote": "6万亩", "indicator": "粮食播种面积"}),
    ],
)
def test_the_number_is_read_as_a_careful_reader_would(
    sentence: str, want: dict[str, object]
) -> None:
    case = {"want": [want]}
    assert (
        fault_of(case, read_text(f"{OPENING}{sentence}\n二、2024年工作安排\n今年是关键一年。\n"))
        == ""
    )


def test_what_a_list_in_the_plan_says_was_built_is_a_result() -> None:
    case = {"want": [{"quote": "6100公里", "role": "result"}, {"quote": "12座", "role": "result"}]}
    plan = "二、2024年工作安排\n已建成的主要有：加固堤防近6100公里；新建桥梁12座。\n"
    assert fault_of(case, read_text(OPENING + plan)) == ""


def test_a_mean_at_the_end_of_a_term_is_of_the_term() -> None:
    opening = OPENING.replace("2024", "2023").replace("2023年工作回顾", "2022年工作回顾")
    case = {"want": [{"quote": "15%", "period": "2018-2022"}]}
    text = f"{opening}2022年企业增加值年均增长15%。\n二、2023年工作安排\n今年是关键一年。\n"
    assert fault_of(case, read_text(text)) == ""


@pytest.mark.parametrize(
    ("sentence", "want"),
    [
        ("五年间引进的先进设备有1万多项。", {"quote": "1万", "period": "2019-2023"}),
        ("五年来全市高新技术企业已有500家。", {"quote": "500家", "period": "2023"}),
        ("过去五年中，全市共取得科技成果5千多项。", {"quote": "5千", "period": "2019-2023"}),
        ("五年节约能源折合标准煤1.6万吨。", {"quote": "1.6万吨", "period": "2019-2023"}),
        (
            "近三年淘汰落后水泥产能900万吨、平板玻璃700万重量箱。",
            {"quote": "700万重量箱", "indicator": "淘汰落后平板玻璃产能", "unit": "重量箱"},
        ),
    ],
)
def test_what_was_counted_over_five_years_is_of_the_five(
    sentence: str, want: dict[str, object]
) -> None:
    opening = OPENING.replace("2023年工作回顾", "过去五年的回顾")
    text = f"{opening}过去五年，成绩显著。{sentence}\n二、2024年工作安排\n今年是关键一年。\n"
    assert fault_of({"want": [want]}, read_text(text)) == ""


def test_a_fault_is_told_with_what_was_read() -> None:
    case = {"want": [{"quote": "5%", "indicator": "财政收入", "value": 6.0}]}
    told = fault_of(case, read_text(f"{OPENING}财政收入增长5%。\n二、2024年工作安排\n今年。\n"))
    assert "'value': 5.0" in told
