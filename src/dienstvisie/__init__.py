"""dienstvisie: from findings to a roadmap, over plain YAML files.

`load`, `check`, `prioritise`, `plan`, `report` and `build` are the steps; `plan_in`, `plan_scenarios` and `what_if`
plan otherwise, and `save_plan` agrees on a roadmap. See `dienstvisie.api`.
"""

from __future__ import annotations

TYPE_CHECKING = False  # as `typing` has it, without its import: `--version` needs nothing
if TYPE_CHECKING:
    from typing import Any

    from dienstvisie.api import (
        build,
        check,
        load,
        plan,
        plan_in,
        plan_scenarios,
        prioritise,
        report,
        save_plan,
        what_if,
    )

__version__ = "0.1.0"
__all__ = [
    "__version__",
    "build",
    "check",
    "load",
    "plan",
    "plan_in",
    "plan_scenarios",
    "prioritise",
    "report",
    "save_plan",
    "what_if",
]


def __getattr__(name: str) -> Any:
    """The public functions, imported when first asked for."""
    if name in __all__:
        from dienstvisie import api

        return getattr(api, name)
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)
