"""Messages about what is shown: tables, plots, the page."""

from typing import Final

MESSAGES: Final[dict[str, tuple[str, str]]] = {
    "table.record": ("table takes records of the domain: {value!r}", "表格只接受领域对象：{value!r}"),
    "table.column": ("column must be a field of the records: {value!r}", "列名须为记录的字段：{value!r}"),
    "plot.empty": (
        "plot needs at least one figure of the measure {measure}",
        "绘图至少需要一个口径为 {measure} 的数值",
    ),
    "plot.given": (
        "plot must be of a city, of observations or of figures by label: {value}",
        "绘图须给出城市、观测值或带标签的数值：{value}",
    ),
    "plot.figure": ("figure of {label} must be a Figure: {value!r}", "{label} 须为 Figure：{value!r}"),
    "plot.unit": (
        "figure of {label} must be in a unit of the kind {kinds}: {value!r}",
        "{label} 的单位须为 {kinds} 类：{value!r}",
    ),
    "plot.labels": (
        "figures of {name} must stand under the labels of the others: {labels}",
        "{name} 的标签须与其余数据一致：{labels}",
    ),
    "plot.names": (
        "a ranking of {count} needs as many labels: {value!r}",
        "{count} 个数值的排名需要同样多的标签：{value!r}",
    ),
    "plot.ending": ("picture must end in .png or .svg: {value!r}", "图片须以 .png 或 .svg 结尾：{value!r}"),
    "page.file": ("page must be writable: {file}: {reason}", "页面文件须可写：{file}：{reason_zh}"),
    "font.file": (
        "font must be a .ttf, .ttc, .otf or .otc file: {value!r}",
        "字体须为 .ttf、.ttc、.otf 或 .otc 文件：{value!r}",
    ),
    "font.missing": (
        "no font with Chinese characters was found, so the picture shows empty boxes in their place; install one "
        "(Debian: apt install fonts-noto-cjk), or name one with mfgcity.display.plots.use_font(file, family).",
        "未找到中文字体，图中汉字将显示为方框；请安装一种（Debian：apt install fonts-noto-cjk），"
        "或用 mfgcity.display.plots.use_font(文件, 字体名) 指定。",
    ),
}
