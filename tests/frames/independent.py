"""What each measure gives, row by row, with the calculators on Fractions and `Period` for the calendar."""

from datetime import date, timedelta
from fractions import Fraction

import mfgcity as mc
from mfgcity import MfgcityError, Period
from mfgcity.codes import region

GROWN = ("growth", "rank")


class Rows:
    """Rows of a frame, found by their key."""

    def __init__(self, rows):
        self.rows = rows
        self.by_key = {key(row): row for row in rows if None not in key(row)[:4]}

    def at(self, row, **other):
        wanted = key(row | other)
        return self.by_key.get(wanted) if None not in wanted[:4] else None


def key(row):
    return (row["indicator"], row["subject"], row["period"], row["measure"], row.get("reference"))


def tried(formula, *values):
    if any(value is None for value in values):
        return None
    try:
        return formula(*values)
    except MfgcityError:
        return None


def level(row):
    return row is not None and row["measure"] not in GROWN


def number(row, other):
    """The value of a partner, if it is one: a quantity in the unit of the row."""
    return other["value"] if other is not None and other.get("unit") == row.get("unit") else None


def quantity(row, other):
    return number(row, other) if level(other) else None


def earlier(row):
    return {"period": None if row["period"] is None else str(Period.parse(row["period"]).year_earlier())}


def above(row):
    subject = row["subject"]
    return {"subject": region.parent(subject) if region.is_valid(subject) else None}


def growth_rate(rows):
    table = Rows(rows)
    return [tried(mc.growth_rate, row["value"], quantity(row, table.at(row, **earlier(row)))) for row in rows]


def growth_gap(rows, to):
    table = Rows(rows)
    where = {"parent": above, "last period": before}.get(to, lambda row: {"subject": to})
    return [tried(mc.growth_gap, row["value"], number(row, table.at(row, **where(row)))) for row in rows]


def before(row):
    if row["period"] is None:
        return {"period": None}
    period = Period.parse(row["period"])
    if period.months is None:
        return {"period": None}
    year, months = period.start.year, period.months
    if period.is_year_to_date and 2 <= months <= 11:
        if months == 2:
            return {"period": str(year - 1)}
        return {"period": str(Period(period.start, date(year, months, 1) - timedelta(1)))}
    first = 12 * year + period.start.month - 1 - months
    return {"period": str(Period(date(first // 12, first % 12 + 1, 1), period.start - timedelta(1)))}


def share(rows, of=None, total=None):
    table = Rows(rows)
    result = []
    for row in rows:
        other = {} if total is None else {"indicator": total}
        if of is not None or total is None:
            other |= above(row) if of in (None, "parent") else {"subject": of}
        result.append(tried(mc.share, row["value"], quantity(row, table.at(row, **other))))
    return result


def change(table, row):
    base = quantity(row, table.at(row, **earlier(row)))
    return None if base is None or row["value"] is None else row["value"] - base


def contribution(rows, total, measured_in):
    table = Rows(rows)
    result = []
    for row in rows:
        whole = table.at(row, indicator=total)
        if quantity(row, whole) is None:
            result.append(None)
        elif measured_in == "rate":
            result.append(tried(mc.contribution_rate, change(table, row), change(table, whole)))
        else:
            whole_base = quantity(whole, table.at(whole, **earlier(whole)))
            whole_base = None if whole["value"] is None else whole_base
            result.append(tried(mc.contribution_points_from_change, change(table, row), whole_base))
    return result


def completion(rows):
    table = Rows(rows)
    result = []
    for row in rows:
        plan = table.at(row, measure="plan")
        if plan is None and row["period"] is not None:
            period = Period.parse(row["period"])
            year = str(period.end.year) if period.start.year == period.end.year else None
            plan = table.at(row, measure="plan", period=year)
        actual = row["value"] if level(row) and row["measure"] != "plan" else None
        result.append(tried(mc.completion, actual, number(row, plan)))
    return result


def single_period(rows):
    table = Rows(rows)
    result = []
    for row in rows:
        period = None if row["period"] is None else Period.parse(row["period"])
        found = None
        if None not in key(row)[:4] and level(row) and period.is_year_to_date and period.months:
            months = period.months
            other = None
            if months > 1:
                last = date(period.end.year, period.end.month, 1) - timedelta(1)
                other = table.at(row, period=str(Period(period.start, last)))
            if other is not None:
                found = tried(mc.single_period, row["value"], number(row, other))
            elif months <= 2:
                found = row["value"]
        result.append(found)
    return result


def group(row, *names):
    return tuple(row[name] for name in names)


def rank(rows, names, method="competition", lower_is_better=()):
    groups = {}
    for position, row in enumerate(rows):
        if None not in key(row)[:4]:
            groups.setdefault(
                (*group(row, "indicator", "period", "measure"), row.get("reference"), names(row)), []
            ).append(position)
    result = [None] * len(rows)
    for (indicator, *_), positions in groups.items():
        values = [rows[position]["value"] for position in positions]
        places = mc.rank(values, method=method, descending=indicator not in lower_is_better).places
        for position, place in zip(positions, places, strict=True):
            result[position] = place
    return result


def administrative(row):
    subject = row["subject"]
    return region.level(subject).value if region.is_valid(subject) else "other"


def whole(rows, row):
    """The sum over the indicators of a row's subject, period, measure and reference."""
    these = ("subject", "period", "measure", "reference")
    members = [one for one in rows if [one.get(name) for name in these] == [row.get(name) for name in these]]
    values = [one["value"] for one in members]
    if None in values or len({one.get("unit") for one in members}) > 1:
        return None
    return sum(values, Fraction(0))


def location_quotient(rows, to):
    table = Rows(rows)
    result = []
    for row in rows:
        other = table.at(row, subject=to)
        reference = quantity(row, other)
        if other is None or reference is None or None in key(row)[:4]:
            result.append(None)
            continue
        result.append(tried(mc.location_quotient, row["value"], whole(rows, row), reference, whole(rows, other)))
    return result
