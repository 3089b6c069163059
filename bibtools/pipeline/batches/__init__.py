"""The stages over Arrow record batches, for engines such as Spark, Ray and Dask (extra `arrow`).

`parse_batches`, `check_batches` and `render_batches` take batches and yield batches of a fixed schema, a row for each
row. They keep no state between rows, so that the result does not depend on how an engine cuts, orders or repeats its
batches. A row that cannot be used gives a row with a finding, and never a failed task.
"""

from __future__ import annotations

from bibtools.pipeline.batches.checking import check_batches
from bibtools.pipeline.batches.parsing import parse_batches
from bibtools.pipeline.batches.rendering import render_batches
from bibtools.pipeline.batches.schemas import checked_schema, parsed_schema, rendered_schema
from bibtools.pipeline.batches.works import work_batches, work_schema

__all__ = [
    "check_batches",
    "checked_schema",
    "parse_batches",
    "parsed_schema",
    "render_batches",
    "rendered_schema",
    "work_batches",
    "work_schema",
]
