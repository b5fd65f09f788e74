"""All benchmarks, one after the other: `make bench`. Ratios are the result, times are not."""

from __future__ import annotations

from tests.bench import (
    bench_arrears,
    bench_bank,
    bench_frozen,
    bench_list,
    bench_paper,
    bench_run,
    bench_search,
    bench_start,
    bench_tenant,
    bench_vault,
)

if __name__ == "__main__":
    for bench in (
        bench_start,
        bench_frozen,
        bench_paper,
        bench_run,
        bench_list,
        bench_search,
        bench_bank,
        bench_arrears,
        bench_tenant,
        bench_vault,
    ):
        bench.main()
