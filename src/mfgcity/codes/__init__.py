"""Codes of the field (代码): credit codes, regions, industries, each `compact, validate, is_valid, format`.

`compact` folds full width, case and separators and looks no further; `validate` returns the compact
form of a code that keeps every rule and raises otherwise; `is_valid` never raises; `format` gives the
form that is printed.
"""

from mfgcity.codes import credit_code, industry, region

__all__ = ["credit_code", "industry", "region"]
