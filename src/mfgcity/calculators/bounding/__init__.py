"""How measures over lists, and formulas in which a figure stands twice, get bounds that are right (范围计算)."""
