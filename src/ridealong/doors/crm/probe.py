"""Opens a workbook in a process of its own first, since a damaged one can abort the process that reads it.

Run as a script with the workbook's path. It ends well for workbooks that open and for those refused in good
order; it dies of the others in the caller's stead.
"""

from __future__ import annotations

import contextlib
import sys

from python_calamine import CalamineWorkbook

MOST_MEMORY = 4 << 30


def main(path: str) -> None:
    with contextlib.suppress(ImportError):  # Windows has no limits to set
        import resource  # noqa: PLC0415

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    with contextlib.suppress(Exception), open(path, "rb") as stream:
        workbook = CalamineWorkbook.from_filelike(stream)
        for name in workbook.sheet_names:
            workbook.get_sheet_by_name(name)


if __name__ == "__main__":
    main(sys.argv[1])
