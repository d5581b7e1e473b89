"""The command ``mfgcity``."""

import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from mfgcity import datasets

pytest.importorskip("typer", reason="needs mfgcity[cli]")
pytest.importorskip("rich", reason="needs mfgcity[cli]")

from typer.testing import CliRunner

from mfgcity.commands import app
from mfgcity.display.brief import brief
from mfgcity.display.terminal import show

runner = CliRunner()


def output(*arguments: str) -> str:
    result = runner.invoke(app, list(arguments))
    assert result.exit_code == 0, result.output
    return result.output


def test_report_in_chinese_is_the_default() -> None:
    text = output("report")
    for expected in (
        "3.8%",
        "2.3%",
        "96.17亿元 [96.148, 96.196]",
        "95.25%",
        "不一致",
        "7/12",
        "150",
        "170, 171",
        "2023年",
    ):
        assert expected in text
    assert output("report", "--lang", "zh") == text


def test_report_in_english() -> None:
    text = output("report", "--lang", "en")
    for expected in ("3.8%", "2.3%", "CN¥9.617 billion", "95.25%", "DOES NOT AGREE", "none", "the nation"):
        assert expected in text
    names = re.findall(r"[一-鿿]+", text)
    assert not names


def test_columns_align_with_chinese_characters() -> None:
    from rich.cells import cell_len

    lines = [line for line in output("report").splitlines() if re.search(r"个百分点\s+[0-9.]+%\s+\[", line)]
    ends = {cell_len(line.rstrip()) for line in lines}
    assert len(lines) == 2
    assert len(ends) == 1


def test_report_as_data() -> None:
    data = json.loads(output("report", "--json"))
    assert data["city"]["region"] == "430200"
    assert [gap["printed"]["text"] for gap in data["gaps"]] == ["3.8%", "2.3%"]


def test_report_on_a_file(tmp_path: Path) -> None:
    file = tmp_path / "city.json"
    file.write_text(datasets.zhuzhou_2023().model_dump_json(), encoding="utf-8")
    assert output("report", str(file)) == output("report")


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    result = runner.invoke(app, ["report", str(tmp_path / "none.json")])
    assert result.exit_code == 2
    assert "none.json" in result.stderr


def test_all_faults_of_a_file_are_told_with_their_path(tmp_path: Path) -> None:
    file = tmp_path / "city.json"
    file.write_text(
        '{"regions": [{"code": "430271"}], "ledgers": [{"collected": "x", "closed": "5个"}], "more": 1}',
        encoding="utf-8",
    )
    result = runner.invoke(app, ["report", str(file), "--lang", "en"])
    assert result.exit_code == 2
    for expected in ("regions.0", "ledgers.0.collected", "more"):
        assert expected in result.stderr


def test_an_unknown_language_is_refused() -> None:
    assert runner.invoke(app, ["report", "--lang", "fr"]).exit_code == 2
    result = runner.invoke(app, ["report"], env={"MFGCITY_LANG": "fr"})
    assert result.exit_code == 2
    assert "MFGCITY_LANG" in result.stderr


def test_the_environment_chooses_a_language_that_the_option_overrules() -> None:
    english, chinese = output("report", "--lang", "en"), output("report", "--lang", "zh")
    assert english != chinese
    assert runner.invoke(app, ["report"], env={"MFGCITY_LANG": "en"}).output == english
    assert runner.invoke(app, ["report", "--lang", "zh"], env={"MFGCITY_LANG": "en"}).output == chinese
    assert runner.invoke(app, ["report"], env={"MFGCITY_LANG": ""}).output == chinese


@pytest.mark.parametrize("name", ["", "report", "audit", "validate", "schema", "template"])
def test_help_is_in_both_languages_and_fits_a_terminal(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("typer.rich_utils.MAX_WIDTH", 80)
    text = output(*name.split(), "--help")
    assert "…" not in text
    rows = re.findall(r"^│ +\*? *(?:--)?[a-zA-Z]+ .*$", text, re.MULTILINE)
    assert rows
    for row in rows:
        assert re.search("[一-鿿]", row), row
        assert re.search("[a-z]{4}", row), row


def test_audit_tells_the_contradiction_first_and_by_its_status() -> None:
    result = runner.invoke(app, ["audit"])
    assert result.exit_code == 1
    assert "93%：不成立" in result.output.splitlines()[0]
    english = runner.invoke(app, ["audit", "--lang", "en"])
    assert "printed 93%: cannot hold" in english.output.splitlines()[0]


def test_audit_as_data(tmp_path: Path) -> None:
    data = json.loads(runner.invoke(app, ["audit", "--json"]).output)
    assert data["findings"][0]["verdict"] == "contradicted"
    assert set(data["findings"][0]["message"]) == {"zh", "en"}
    file = tmp_path / "city.json"
    file.write_text("{}", encoding="utf-8")
    result = runner.invoke(app, ["audit", str(file), "--json"])
    assert (result.exit_code, json.loads(result.output)) == (0, {"findings": []})


def test_audit_of_a_table_of_observations(tmp_path: Path) -> None:
    pytest.importorskip("polars", reason="needs mfgcity[polars]")
    path = tmp_path / "monthly.csv"
    rows = [
        "2023年9月服务企业情况",
        "指标,单位,1—9月累计,上年同期累计,累计同比增长（%）",
        "收集问题,个,2651,2400,5.2",
        "办结问题,个,2525,2404,5.0",
    ]
    path.write_text("\n".join(rows), encoding="gb18030")
    asked = ["audit", str(path), "--given", "对象=430200"]
    result = runner.invoke(app, asked)
    assert (result.exit_code, result.stderr) == (1, "")
    assert "收集问题增速：2651个 ÷ 2400个 − 1 = 10.458%，公布值 5.2%：不成立" in result.stdout
    path.write_text("\n".join([*rows[:2], rows[3].replace("5.0", "x")]), encoding="gb18030")
    result = runner.invoke(app, [*asked, "--json"])
    assert (result.exit_code, json.loads(result.stdout)) == (1, {"findings": []})
    assert "累计同比增长（%）" in result.stderr
    path.write_text("指标,对象,口径,数值\n出口,430200,总量,5亿元\n", encoding="utf-8")
    assert output("audit", str(path), "--lang", "en").startswith("no figures that can be set against each other; ")
    path.write_text("指标,2023年,2022年,增速（%）\n工业投资,180.0亿元,150.0亿元,12.0\n", encoding="utf-8")
    assert output(*asked).startswith("没有可以相互核对的数")
    result = runner.invoke(app, [*asked, "--given", "价格口径=现价"])
    assert (result.exit_code, "= 20.0%，公布值 12.0%：不成立" in result.stdout) == (1, True)


def test_options_of_a_table_are_refused_for_a_city(tmp_path: Path) -> None:
    file = tmp_path / "city.json"
    file.write_text("{}", encoding="utf-8")
    for arguments in (["audit"], ["audit", str(file)]):
        result = runner.invoke(app, [*arguments, "--given", "对象=430200"])
        assert (result.exit_code, result.stderr) == (2, "mfgcity: --given 只用于指标表\n")


def test_report_as_a_page(tmp_path: Path) -> None:
    pytest.importorskip("jinja2", reason="needs mfgcity[report]")
    pytest.importorskip("vl_convert", reason="needs mfgcity[report]")
    file = tmp_path / "out.html"
    assert output("report", "--html", str(file), "--lang", "en") == ""
    assert "Zhuzhou: industry report" in file.read_text(encoding="utf-8")
    result = runner.invoke(app, ["report", "--html", str(tmp_path / "none" / "out.html"), "--lang", "en"])
    assert result.exit_code == 2
    assert "page must be writable" in result.stderr


def test_a_page_without_its_extra_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "jinja2", None)
    result = runner.invoke(app, ["report", "--html", str(tmp_path / "out.html"), "--lang", "en"])
    assert result.exit_code == 2
    assert "mfgcity[report]" in result.stderr


def test_a_file_that_begins_with_the_mark_of_utf_8_is_read(tmp_path: Path) -> None:
    file = tmp_path / "city.json"
    file.write_text(datasets.zhuzhou_2023().model_dump_json(), encoding="utf-8-sig")
    assert output("report", str(file)) == output("report")


def test_validate_asks_for_the_type(tmp_path: Path) -> None:
    path = tmp_path / "firms.csv"
    path.write_text("企业名称\n甲\n", encoding="utf-8")
    result = runner.invoke(app, ["validate", str(path)])
    assert result.exit_code == 2
    assert "须用 --as 指明类型：enterprise/企业, cluster/集群" in result.output
    result = runner.invoke(app, ["validate", str(path), "--lang", "en"])
    assert "--as must name the type, one of enterprise/企业, cluster/集群" in result.output


@pytest.mark.parametrize("ending", ["csv", "json"])
def test_faults_are_not_written_over_the_file_itself(tmp_path: Path, ending: str) -> None:
    pytest.importorskip("polars")
    path = tmp_path / f"firms.{ending}"
    path.write_text(
        "企业名称,从业人员\n甲,x\n" if ending == "csv" else '[{"企业名称": "甲", "从业人员": "x"}]', encoding="utf-8"
    )
    before = path.read_bytes()
    result = runner.invoke(app, ["validate", str(path), "--as", "enterprise", "--faults", str(path)])
    assert (result.exit_code, path.read_bytes()) == (2, before)
    assert "不得覆盖来源文件" in result.output


@pytest.mark.parametrize(("lang", "headings"), [("zh", "文件,工作表,行"), ("en", "file,sheet,row")])
def test_a_list_of_faults_has_headings_in_the_language_chosen(tmp_path: Path, lang: str, headings: str) -> None:
    pytest.importorskip("polars")
    path, out = tmp_path / "firms.csv", tmp_path / "faults.csv"
    path.write_text("企业名称,从业人员\n甲,x\n", encoding="utf-8")
    runner.invoke(app, ["validate", str(path), "--as", "enterprise", "--lang", lang, "--faults", str(out)])
    assert out.read_text(encoding="utf-8-sig").startswith(headings)


def test_the_bundled_records_are_counted_in_the_language_asked_for() -> None:
    assert re.search(r"^ +80  观测值$", output("validate"), re.MULTILINE)
    assert re.search(r"^ +80  observations$", output("validate", "--lang", "en"), re.MULTILINE)


def test_the_faults_of_a_city_are_told_in_chinese(tmp_path: Path) -> None:
    file = tmp_path / "city.json"
    file.write_text(
        '{"enterprises": [{"企业名称": "", "营业收入": "5%", "foo": 1}, {"企业规模": "大型"}]}', encoding="utf-8"
    )
    result = runner.invoke(app, ["report", str(file)])
    assert result.exit_code == 2
    told = dict(line.strip().split("：", 1) for line in result.output.splitlines()[1:])
    assert told == {
        "enterprises.0.企业名称": "文本至少 1 个字符：''",
        "enterprises.0.营业收入": "数值的单位须为金额类，可写在数值后或列名中：'5%'",
        "enterprises.0.foo": "没有字段 foo：1",
        "enterprises.1.name": "须填写name",
    }
    file.write_text("[", encoding="utf-8")
    assert "须为 JSON：第 1 行第 1 列有误" in runner.invoke(app, ["report", str(file)]).output


def written_in_gbk(*arguments: str) -> str:
    command = [sys.executable, "-m", "mfgcity", *arguments]
    done = subprocess.run(command, env={**os.environ, "PYTHONIOENCODING": "gbk"}, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (1, b"")
    return done.stdout.decode("gbk")


def test_output_in_gbk_has_a_hyphen_for_a_minus_sign() -> None:
    assert "5.1% - ? = 1.3个百分点" in written_in_gbk("audit")


def test_output_in_gbk_loses_no_name(tmp_path: Path) -> None:
    pytest.importorskip("polars", reason="needs mfgcity[polars]")
    file = tmp_path / "firms.json"
    file.write_text('[{"企业名称": "甲", "𬭩": 1}]', encoding="utf-8")
    found = json.loads(written_in_gbk("validate", str(file), "--as", "enterprise", "--json"))
    assert found["faults"][0]["column"] == "𬭩"


def test_a_narrow_terminal_folds_names_and_cuts_none() -> None:
    from rich.console import Console

    found = brief(datasets.zhuzhou_2023())
    console = Console(file=io.StringIO(), width=60)
    show(found, "zh", console=console)
    assert "…" not in console.file.getvalue()


def figures_of(folder: Path) -> Path:
    pytest.importorskip("polars", reason="needs mfgcity[polars]")
    path = folder / "figures.csv"
    path.write_text("指标,口径,金额=万\n出口,总量,5\n产值,增速,4\n", encoding="utf-8")
    return path


def test_what_every_row_has_is_given_on_the_command_line(tmp_path: Path) -> None:
    path, out = figures_of(tmp_path), tmp_path / "faults.csv"
    said = ["--given", "对象=430200", "--given", "时期=2023年1-9月", "--given", "unit=亿元", "--map", "金额=万=数值"]
    result = runner.invoke(app, ["validate", str(path), "--as", "observation", *said, "--json", "--faults", str(out)])
    found = json.loads(result.output)
    assert found["headings"] == {
        "指标": "indicator",
        "口径": "measure",
        "金额=万": "figure",
        "对象": "subject",
        "时期": "period",
        "unit": "unit",
    }
    assert [(fault["row"], fault["column"], fault["code"]) for fault in found["faults"]] == [
        (3, "金额=万", "observation.unit")
    ]
    assert result.exit_code == 1
    assert "金额=万" in out.read_text(encoding="utf-8-sig")


@pytest.mark.parametrize(
    ("options", "chinese", "english"),
    [
        (["--given", "对象"], "--given 须写作 NAME=VALUE", "--given must be written NAME=VALUE, with an equals sign: '对象'"),
        (["--map", "金额"], "--map 须写作 NAME=FIELD", "--map must be written NAME=FIELD, with an equals sign: '金额'"),
        (["--given", "对象=a", "--given", "对象=b"], "--given 不得重复指定：'对象'", "--given must name each thing once: '对象'"),
        (["--given", "对象="], "各行共有的“对象”不得为空", "subject, given for every row, must hold a value: ''"),
        (["--given", "指标=出口"], "“指标”已作为各行共有的值给出", "indicator, given for every row, must have no column"),
        (["--given", "没有=1"], "given 须指向观测值的字段", "given must lead to a field of Observation"),
        (["--map", "金额=没有"], "mapping 须指向观测值的字段", "mapping must lead to a field of Observation"),
    ],
)  # fmt: skip
def test_what_is_given_wrongly_is_told_in_both_languages(
    tmp_path: Path, options: list[str], chinese: str, english: str
) -> None:
    asked = ["validate", str(figures_of(tmp_path)), "--as", "observation", *options]
    for lang, text in (("zh", chinese), ("en", english)):
        result = runner.invoke(app, [*asked, "--lang", lang])
        assert result.exit_code == 2
        assert text in result.stderr
