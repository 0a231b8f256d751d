"""Invented sentences in the register of work reports, and ways of losing one byte of them."""

from __future__ import annotations

SENTENCES = (
    "全市地区生产总值达到1826.4亿元，同比增长6.2%，高于全省平均水平0.5个百分点。",
    "一般公共预算收入完成98.6亿元，税收占比提高到78.3%。",
    "规模以上工业增加值增长7.4%，固定资产投资增长5.8%，社会消费品零售总额增长8.1%。",
    "城镇居民人均可支配收入达到45210元，农村居民人均可支配收入达到21860元。",
    "坚持稳中求进工作总基调，统筹疫情防控和经济社会发展，扎实做好各项工作。",
    "持续优化营商环境，深化“放管服”改革，政务服务事项网上可办率达到95%以上。",
    "新增城镇就业4.31万人，城镇登记失业率控制在3.5%以内。",
    "深入实施创新驱动发展战略，新认定高新技术企业126家，技术合同成交额增长30%。",
    "加快推进重点项目建设，全年实施亿元以上项目215个，完成投资386亿元。",
    "大力发展现代农业，粮食总产量稳定在86万吨以上，建成高标准农田12万亩。",
    "着力保障和改善民生，财政民生支出占一般公共预算支出的比重达到76%。",
    "改造老旧小区48个，新建改扩建幼儿园15所，新增学位3600个。",
    "坚决打好污染防治攻坚战，空气质量优良天数比例达到88.5%。",
    "积极培育新能源、新材料、生物医药等新兴产业，产业结构进一步优化。",
    "完善社会保障体系，城乡居民基本养老保险参保率达到98%。",
    "全面加强政府自身建设，自觉接受人大监督、政协民主监督和社会监督。",
    "推动乡村全面振兴，深化农村集体产权制度改革，壮大新型农村集体经济。",
    "提升城市功能品质，新建改建城市道路32条，新增公共停车位5000个。",
    "健全防范化解重大风险机制，守住不发生系统性金融风险的底线。",
    "扩大高水平对外开放，外贸进出口总额增长10.2%，实际利用外资3.2亿美元。",
    "加强文化遗产保护利用，举办群众性文化活动1200场次，文化惠民工程深入实施。",
    "深化医药卫生体制改革，每千人口执业医师数达到3.1人。",
    "推进绿色低碳发展，单位地区生产总值能耗下降3%左右。",
    "各位代表，今年是全面完成“十四五”规划的关键一年，做好政府工作意义重大。",
    "扎实开展安全生产专项整治，生产安全事故起数和死亡人数实现双下降。",
    "支持民营企业发展壮大，落实减税降费政策，为企业减轻负担18.5亿元。",
    "加快建设交通强市，高速公路通车里程突破600公里，农村公路通畅率达到100%。",
    "强化科技创新引领，全社会研究与试验发展经费投入强度达到2.6%。",
    "严格落实中央八项规定精神，坚决整治形式主义、官僚主义，切实为基层减负。",
    "办好人民满意的教育，义务教育优质均衡发展县比例提高到60%。",
)


def web_decode(data: bytes, *, shows: bool, mark: str) -> str:
    """GBK bytes as a browser reads them: a lead byte alone becomes `mark`.

    Where a pair means nothing, browsers show a private-use character (`shows`); the programs
    behind some web pages drop it.
    """
    out, at = [], 0
    while at < len(data):
        byte = data[at]
        trail = data[at + 1] if at + 1 < len(data) else 0
        if byte < 0x80:
            out.append(chr(byte))
            at += 1
        elif byte in (0x80, 0xFF) or trail < 0x40 or trail in (0x7F, 0xFF):
            out.append(mark)
            at += 1
        else:
            char = data[at : at + 2].decode("gb18030")
            out.append(char if shows or not "\ue000" <= char <= "\uf8ff" else "")
            at += 2
    return "".join(out)


def lead_places(data: bytes) -> list[int]:
    """Where the two-byte characters of GBK text begin."""
    places, at = [], 0
    while at < len(data):
        if data[at] >= 0x80:
            places.append(at)
            at += 1
        at += 1
    return places


def run_length(text: str, damaged: str) -> int:
    """How many characters of `damaged` differ from `text`, ends in common taken off."""
    head = 0
    while head < min(len(text), len(damaged)) and text[head] == damaged[head]:
        head += 1
    tail = 0
    while tail < min(len(text), len(damaged)) - head and text[-1 - tail] == damaged[-1 - tail]:
        tail += 1
    return len(damaged) - head - tail
