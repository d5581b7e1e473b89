"""Rules and formulas on columns: tables of any kind, checked by the rules that stand on the types (数据表)."""
