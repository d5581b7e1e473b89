from mfgcity.intake import Fault


def test_a_fault_tells_its_place_its_message_and_its_rule() -> None:
    fault = Fault(
        file="firms.xlsx",
        sheet="企业",
        row=8,
        column="成立日期",
        value="31.2.2020",
        code="record.day",
        field="established",
        parts={"value": "31.2.2020"},
    )
    assert str(fault).startswith("firms.xlsx, 企业, row 8, 成立日期: day must be a date")
    assert "31.2.2020" in fault.message("zh")
    assert fault.rule("en") == "day must be a date, written like 2023-08-23 or 2023年8月23日"
    assert "31.2.2020" not in fault.rule("zh")


def test_a_rule_keeps_the_words_behind_its_value() -> None:
    fault = Fault(None, None, 4, "数值", "第2", "notation.rank", "figure", {"value": "第2"})
    assert fault.rule("zh") == "文本须为数据：… 是位次；位次请写作 2位"
    assert fault.rule("en").endswith("write its place as a figure, such as 2位")
