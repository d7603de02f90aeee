"""Mathematics of the numbers that all elements share, in Python: infinite where its own would raise."""

from __future__ import annotations

import math
from typing import NamedTuple


class Machine(NamedTuple):
    """Numbers of a floating type."""

    tiny: float
    root_tiny: float
    epsilon: float
    largest: float
    root_largest: float


SLOTS = 16  # numbers that all elements share, at most
DOUBLE = Machine(2.0**-1022, 2.0**-511, 2.0**-52, 1.7976931348623157e308, 1.3407807929942596e154)
SINGLE = Machine(2.0**-126, 2.0**-63, 2.0**-23, 3.4028234663852886e38, 1.844674352395373e19)


def quotient(a: float, b: float) -> float:
    if b:
        return a / b
    return math.nan if not a or a != a else math.copysign(math.inf, a) * math.copysign(1.0, b)


def shared_exp(a: float) -> float:
    return math.exp(a) if a < 709 else math.inf if a == a else a


def shared_expm1(a: float) -> float:
    return math.expm1(a) if a < 709 else math.inf if a == a else a


def shared_log(a: float) -> float:
    return math.log(a) if a > 0 else -math.inf if a == 0 else math.nan


def shared_log1p(a: float) -> float:
    return math.log1p(a) if a > -1 else -math.inf if a == -1 else math.nan


def shared_sqrt(a: float) -> float:
    return math.sqrt(a) if a >= 0 else math.nan


def shared_power(a: float, b: float) -> float:
    try:
        return math.pow(a, b)
    except OverflowError:
        return math.inf
    except ValueError:
        return math.inf if a == 0 else math.nan
