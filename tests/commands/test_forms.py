"""The commands ``mfgcity schema`` and ``mfgcity template``."""

import json
import sys

import pytest

pytest.importorskip("typer", reason="needs mfgcity[cli]")
pytest.importorskip("rich", reason="needs mfgcity[cli]")

from typer.testing import CliRunner

from mfgcity import intake
from mfgcity.commands import app
from mfgcity.intake import KINDS

runner = CliRunner()


@pytest.mark.parametrize("name", KINDS)
def test_schema_prints_the_schema_of_a_type(name):
    for lang in ("zh", "en"):
        result = runner.invoke(app, ["schema", name, "--lang", lang])
        assert result.exit_code == 0
        assert json.loads(result.output) == intake.schema(KINDS[name], lang=lang)
    assert len(runner.invoke(app, ["schema", name, "--json"]).output.splitlines()) == 1


@pytest.mark.parametrize("command", [["schema", "firm"], ["template", "firm", "out.xlsx"]])
def test_an_unknown_type_lists_the_types_in_the_language_chosen(command):
    result = runner.invoke(app, command)
    assert (result.exit_code, result.stdout) == (2, "")
    assert (
        "类型须为 enterprise/企业, cluster/集群, park/园区, indicator/指标, observation/观测值, recognition/荣誉 之一：'firm'"
        in result.stderr
    )
    assert "type must be one of enterprise/企业" in runner.invoke(app, [*command, "--lang", "en"]).stderr


def test_template_writes_a_workbook_and_replaces_none_unasked(tmp_path):
    openpyxl = pytest.importorskip("openpyxl", reason="needs mfgcity[excel]")
    out = tmp_path / "firms.xlsx"
    result = runner.invoke(app, ["template", "enterprise", str(out)])
    assert result.exit_code == 0
    assert result.output == f"企业填报模板已生成：{out}\n"
    assert openpyxl.load_workbook(out).sheetnames == ["企业", "填写说明"]
    before = out.read_bytes()
    result = runner.invoke(app, ["template", "enterprise", str(out), "--lang", "en"])
    assert (result.exit_code, out.read_bytes()) == (2, before)
    assert "only with --force" in result.stderr
    result = runner.invoke(app, ["template", "园区", str(out), "--lang", "en", "--json", "--force"])
    assert json.loads(result.output) == {"type": "park", "file": str(out)}
    assert openpyxl.load_workbook(out).sheetnames == ["Park", "Notes"]


def test_a_place_that_cannot_be_written_is_told(tmp_path):
    pytest.importorskip("openpyxl", reason="needs mfgcity[excel]")
    for name in ("nowhere/firms.xlsx", "firms.csv"):
        result = runner.invoke(app, ["template", "enterprise", str(tmp_path / name)])
        assert result.exit_code == 2
        assert name.rpartition("/")[2] in result.stderr


def test_without_openpyxl_the_extra_is_named(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    result = runner.invoke(app, ["template", "enterprise", str(tmp_path / "firms.xlsx"), "--lang", "en"])
    assert result.exit_code == 2
    assert "mfgcity[excel]" in result.stderr
