"""What a few seeds can say about a difference, and what they cannot."""

import math

import numpy as np
from scipy import stats

CONFIDENCE, POWER = 0.95, 0.8
MOST_SEEDS = 1000
UNIT = 1e-3  # to which mmdet rounds its metrics


def spread(values: list) -> dict:
    """Mean and standard deviation (of a sample: divided by n - 1) of the finite values."""
    known = [v for v in values if v is not None and math.isfinite(v)]
    if not known:
        return dict(mean=None, sd=None, n=0)
    return dict(mean=float(np.mean(known)), sd=float(np.std(known, ddof=1)) if len(known) > 1 else None, n=len(known))


def power(effect: float, n: int) -> float:
    """Probability that a paired t test over n seeds sees a difference of `effect` standard deviations."""
    limit, shift = stats.t.ppf((1 + CONFIDENCE) / 2, n - 1), abs(effect) * math.sqrt(n)
    return float(np.nan_to_num(stats.nct.sf(limit, n - 1, shift), nan=1.0))


def seeds_needed(mean: float, sd: float):
    """The fewest seeds that would see such a difference in four of five comparisons; None above a thousand."""
    if mean == 0:
        return None
    if sd == 0:
        return 2
    low, high = 1, MOST_SEEDS  # low is too few
    if power(mean / sd, high) < POWER:
        return None
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if power(mean / sd, middle) >= POWER else (middle, high)
    return high


def rounding(values: list) -> float:
    """The standard deviation that rounding alone gives the difference of two values; 0 where they are not rounded."""
    return UNIT / math.sqrt(6) if all(value == round(value, 3) for value in values) else 0.0


def paired_difference(values: dict, reference: dict) -> dict:
    """`values` minus `reference`, both {seed: value}, over the seeds that both have; of rounded values no difference
    counts as more certain than rounding lets it be.

    Returns:
        mean; sd; n; low, high (paired t interval); p; significant: whether the interval leaves out 0; seeds_needed,
        where it does not. What n cannot give is None.
    """
    seeds = [s for s in values if values[s] is not None and reference.get(s) is not None]
    result = dict(
        spread([values[s] - reference[s] for s in seeds]),
        low=None,
        high=None,
        p=None,
        significant=False,
        seeds_needed=None,
    )
    mean, sd, n = (result[key] for key in ('mean', 'sd', 'n'))
    if n < 2:
        return result
    sd = max(sd, rounding([v for s in seeds for v in (values[s], reference[s])]))
    error = sd / math.sqrt(n)
    half = float(stats.t.ppf((1 + CONFIDENCE) / 2, n - 1)) * error
    p = float(2 * stats.t.sf(abs(mean) / error, n - 1)) if error else float(mean == 0)
    result.update(low=mean - half, high=mean + half, p=p, significant=bool(abs(mean) > half))
    if not result['significant']:
        result['seeds_needed'] = seeds_needed(mean, sd)
    return result


def signed(value: float) -> str:
    return f'{value:+.3f}'.replace('-', '−')


def in_words(name: str, first: str, metric: str, difference: dict) -> str:
    """A few sentences about a difference, for a reader who knows no statistics."""
    mean, n = difference['mean'], difference['n']
    if n == 0:
        return f'{name} and {first} have no finished run with the same seed: nothing can be said.'
    seen = f'{metric} of {name} minus that of {first}: {signed(mean)}'
    if n == 1:
        return f'{seen} with one seed. One seed says nothing about chance; take at least three.'
    low, high = signed(difference['low']), signed(difference['high'])
    seen += f' on average over {n} seeds (95 % confidence interval {low} to {high})'
    if difference['significant']:
        return f'{seen}: {name} is {"higher" if mean > 0 else "lower"}, by more than chance explains.'
    if mean == 0 and difference['sd'] == 0:
        return f'{seen}: the same value with every seed.'
    needed = difference['seeds_needed']
    more = (
        (
            f'If the true difference were as large as the one seen, about {needed} seeds would show it four times out '
            'of five.'
        )
        if needed
        else f'Not even {MOST_SEEDS} seeds would show a difference this small.'
    )
    return f'With {n} seeds the data cannot tell {name} and {first} apart. {seen}. {more}'
