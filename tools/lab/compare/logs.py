"""What mmengine wrote down about a run: training and validation rows, and the last lines before a failure."""

import json
import math
from pathlib import Path
from statistics import median

NO_CURVE = ('step', 'iter', 'epoch', 'time', 'data_time')


def read_json(run: Path, name: str) -> dict:
    """What the hook wrote into a work dir; empty where it has not yet."""
    try:
        return json.loads((Path(run) / name).read_text())
    except (OSError, ValueError):
        return {}


def read_rows(log: Path) -> list:
    """Rows of one log; a line that a kill cut off is left out."""
    rows = []
    for line in log.read_text().splitlines():
        try:
            rows.append(json.loads(line))
        except ValueError:
            continue
    return [row for row in rows if isinstance(row, dict) and 'step' in row]


def rows_of(run: Path) -> list:
    """All rows of a work dir, oldest first."""
    return [row for log in sorted(Path(run).glob('*/vis_data/scalars.json')) for row in read_rows(log)]


def split(rows: list) -> tuple:
    """{step: row} of the training, and of the validation; where a run was resumed, the later row counts."""
    train, val = {}, {}
    for row in rows:
        (train if 'iter' in row or 'loss' in row else val)[row['step']] = row
    return train, val


def curves_of(rows: dict) -> dict:
    """{key: [[step, value], ...]}; a value that is not finite is None."""
    curves = {}
    for step in sorted(rows):
        for key, value in rows[step].items():
            if key not in NO_CURVE and isinstance(value, (int, float)):
                curves.setdefault(key, []).append([step, value if math.isfinite(value) else None])
    return curves


def finite_or_none(value):
    """A metric, or None where there is none: COCO's -1 says that the held-out set has nothing of that size."""
    return value if value is not None and math.isfinite(value) and value != -1 else None


def metrics_of(val: dict) -> dict:
    """The metrics of the last validation."""
    last = val[max(val)] if val else {}
    return {
        key: finite_or_none(value)
        for key, value in last.items()
        if key not in NO_CURVE and isinstance(value, (int, float)) and key not in ('memory', 'peak_rss')
    }


def time_per_step(train: dict):
    """Median over the logged rows without the first, which has the warming up in it."""
    times = [train[step]['time'] for step in sorted(train) if 'time' in train[step]]
    return median(times[1:] or times) if times else None


def memory_of(train: dict) -> tuple:
    """Largest memory in MiB and what it is: of the GPU where there is one, otherwise of the process."""
    for key, kind in (('memory', 'GPU'), ('peak_rss', 'process')):
        found = [row[key] for row in train.values() if row.get(key) is not None]
        if found:
            return max(found), kind
    return None, None


def last_lines(path: Path, count: int = 15) -> list:
    lines = path.read_text(errors='replace').splitlines() if path.is_file() else []
    return [line for line in lines if line.strip()][-count:]
