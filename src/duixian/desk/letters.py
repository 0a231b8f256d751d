"""Letters to single people: a link that opens once, and the answer to an objection."""

from __future__ import annotations

from email.message import EmailMessage

from duixian.desk.objections import Objection

_NAMES = {"claim": "数字", "match": "对照", "verdict": "结论", "light": "灯色"}


def objection_link(to: str, sender: str, address: str, hours: int) -> EmailMessage:
    """The link by which one objection can be raised."""
    lines = [
        "有人（应当是您）在兑现网站上用这个邮箱提出异议。请打开下面的链接填写：",
        *("", address, "", f"链接{hours}小时内有效，只能用一次。不是您本人的话，不用理会这封信。"),
    ]
    return _letter(to, sender, "提出异议的链接", lines)


def entry_link(to: str, sender: str, name: str, address: str, days: int) -> EmailMessage:
    """The link by which an invited person chooses a password."""
    lines = [f"{name}：", "", "请打开下面的链接设定登录督查台的密码："]
    lines += ["", address, "", f"链接{days}天内有效，只能用一次。"]
    return _letter(to, sender, "督查台账号", lines)


def answered(to: str, sender: str, objection: Objection, address: str) -> EmailMessage:
    """What became of an objection."""
    about = f"{_NAMES[objection.about]} {objection.target}"
    if objection.answer == "accepted":
        verdict = f"采纳。机器给出的“{objection.machine}”旁边现注明“{objection.instead}”。"
    else:
        verdict = "不采纳。"
    lines = [f"您于{objection.raised}就{about}提出的异议（{objection.id}）已答复：", "", verdict]
    if objection.reason:
        lines += ["", f"理由：{objection.reason}"]
    return _letter(to, sender, f"异议已答复（{objection.id}）", [*lines, "", address])


def _letter(to: str, sender: str, subject: str, lines: list[str]) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, to, subject
    message.set_content("\n".join(lines) + "\n")
    return message
