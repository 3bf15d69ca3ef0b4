"""Ratio benchmarks: `python -m benchmarks <group> [--json]`, or `python run.py bench <group>`.

One module per benchmark, each with a function `rows(card) -> Iterator[Row]`; `GROUPS` in `__main__` says
which modules a group consists of. Goals stand in content/benchmarks.toml, what a row is called and how it was
measured in content/en/benchmarks.toml.
"""
