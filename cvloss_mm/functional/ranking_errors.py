"""Who outranks whom: the errors of positives that others are scored above, and the update that the others get for it.

What a positive i is wrong by is shared out among those above it, and i gets the sum with the opposite sign: an
error-driven update, which stands for the derivative of ranks, of which there is none. For positives that is linear: the
update of all scores is a matrix times what each positive counts, and the three operators here are the errors, that
matrix, and its transpose. Each is computed for some positives at a time; the matrix never exists.

They are operators of torch, so that a compiler sees shapes that do not depend on how many positives there are.
"""

from collections.abc import Iterator
from typing import NamedTuple

import torch
from torch import Tensor

from .versions import custom_operator

AT_A_TIME = 2**24  # pairs


class Ranked(NamedTuple):
    """The positives, and the columns that can outrank them: negatives, or buckets of them."""

    positive: Tensor  # places
    scores: Tensor
    quality: Tensor
    negative: Tensor  # places of negatives that are not below all positives by more than delta
    columns: Tensor  # their scores, or the mean scores of the buckets
    sizes: Tensor  # how many negatives each column is
    column: Tensor | None  # of each negative; None: they are the columns
    delta: Tensor

    def above(self, columns: Tensor, rows: slice) -> Tensor:
        """H: how far each column is above each of these positives, (rows, columns), in [0, 1]; a tie is a half."""
        gap = columns - self.scores[rows].unsqueeze(-1)
        step = (gap >= 0).to(gap.dtype)
        return torch.where(self.delta > 0, (gap / (2 * self.delta) + 0.5).clamp(0, 1), step)

    def rows(self) -> Iterator[slice]:
        n = max(1, AT_A_TIME // (len(self.columns) + len(self.scores) + 1))
        return (slice(i, i + n) for i in range(0, len(self.scores), n))

    def misranked(self, above: Tensor, rows: slice) -> Tensor:
        """The positives above these whose quality is lower."""
        return above * (self.quality < self.quality[rows].unsqueeze(-1))

    def of_columns(self, values: Tensor) -> Tensor:
        """Sums of values of the negatives."""
        return values if self.column is None else torch.zeros_like(self.columns).index_add(0, self.column, values)

    def of_negatives(self, values: Tensor) -> Tensor:
        return values if self.column is None else values[self.column]


def ranked(scores: Tensor, target: Tensor, delta: Tensor, bucketed: bool) -> Ranked:
    positive = (target > 0).nonzero().squeeze(-1)
    of_positives = scores[positive]
    lowest = of_positives.min() - delta if len(positive) else torch.inf
    negative = ((target == 0) & (scores >= lowest)).nonzero().squeeze(-1)
    columns, sizes, column = scores[negative], torch.ones_like(scores[negative]), None
    if bucketed:  # negatives between the same two positives
        place = torch.searchsorted(of_positives.sort().values, columns)
        _, column, sizes = place.unique(return_inverse=True, return_counts=True)
        sums = torch.zeros_like(sizes, dtype=torch.float64).index_add(0, column, columns.double())
        columns, sizes = (sums / sizes).to(scores.dtype), sizes.to(scores.dtype)
    return Ranked(positive, of_positives, target[positive], negative, columns, sizes, column, delta)


@custom_operator('cvloss_mm::ranking_errors')
def ranking_errors(
    scores: Tensor, target: Tensor, localization: Tensor, delta: Tensor, kind: str, bucketed: bool
) -> tuple[Tensor, Tensor]:
    """The errors of the positives, and how they are shared out.

    Args:
        scores: (n,).
        target: above 0 positive, at 0 negative, below 0 neither, (n,).
        localization: the errors of the boxes of the positives, (n,), which 'alrp' reads.
        delta: half the width in which H rises from 0 to 1; 0 is a step, no dimensions.
        kind: 'ap', 'alrp' or 'rank_sort'.
        bucketed: whether neighbouring negatives are one, with their mean score.

    Returns:
        The errors, (n,), 0 but at the positives; and at the positives, (3, n): what one pair of H = 1 with a negative
        costs, the same with a positive of lower quality, and the sum.
    """
    table = ranked(scores, target, delta, bucketed)
    itself = torch.where(delta > 0, 0.5, 1.0).to(scores.dtype)
    boxes = localization[table.positive]
    found = [torch.stack(_errors(table, boxes, rows, kind, itself)) for rows in table.rows()]
    false, error, rank_error, sort, missorted = torch.cat(found or [scores.new_zeros(5, 0)], 1)
    if kind == 'ap':
        order = table.scores.argsort()
        rank_error = error = torch.empty_like(error).scatter(0, order, error[order].cummin(0).values)
    results = scores.new_zeros(4, len(scores))
    results[:, table.positive] = torch.stack(
        [
            error + sort,
            _per_pair(rank_error, false),
            _per_pair(sort, missorted),
            torch.where(false > 0, rank_error, 0) + sort,
        ]
    )
    return results[0].clone(), results[1:].clone()


def _errors(table: Ranked, localization: Tensor, rows: slice, kind: str, itself: Tensor) -> list[Tensor]:
    """Of these positives: false positives, ranking error, the part of it that is shared out, sorting error, and how
    much is missorted."""
    false = (table.above(table.columns, rows) * table.sizes).sum(-1)
    above = table.above(table.scores, rows)
    if kind == 'rank_sort':
        before, cost = above.sum(-1), 1 - table.quality
        right = above - table.misranked(above, rows)
        expected_error = (right * cost).sum(-1) / right.sum(-1)
        missorted = (above - right).sum(-1)
        sort = torch.where(missorted > 0, (above * cost).sum(-1) / before - expected_error, 0).clamp(min=0)
        error = false / (before + false)
        return [false, error, error, sort, missorted]
    rank = above.sum(-1) - itself + 1 + false
    boxes = (above * localization).sum(-1) - itself * localization[rows] if kind == 'alrp' else 0
    none = torch.zeros_like(false)
    return [false, false / rank, (false + boxes) / rank, none, none]


def _per_pair(error: Tensor, pairs: Tensor) -> Tensor:
    return torch.where(pairs > 0, error / pairs, 0)


@torch.no_grad()
def localization_weights(scores: Tensor, target: Tensor, delta: Tensor) -> Tensor:
    """How much the error of the box of each positive counts in the localization part of aLRP: H over the rank, summed
    over the positives that it is above, itself with H = 1; (n,), 0 elsewhere."""
    table = ranked(scores, target, delta, bucketed=False)
    parts, of_all = torch.zeros_like(table.scores), torch.zeros_like(scores)
    for rows in table.rows():
        above, itself = table.above(table.scores, rows), torch.arange(len(parts), device=scores.device)
        above = torch.where(itself[rows].unsqueeze(-1) == itself, 1, above)
        rank = above.sum(-1) + table.above(table.columns, rows).sum(-1)
        parts = parts + (above / rank.unsqueeze(-1)).sum(0)
    of_all[table.positive] = parts
    return of_all


@custom_operator('cvloss_mm::ranking_update')
def ranking_update(
    scores: Tensor, target: Tensor, delta: Tensor, bucketed: bool, parts: Tensor, counts: Tensor
) -> Tensor:
    """The update of all scores where each positive counts that much, (n,)."""
    table = ranked(scores, target, delta, bucketed)
    pair, sort, total = parts[:, table.positive] * counts[table.positive]
    columns, positives = torch.zeros_like(table.columns), -total
    for rows in table.rows():
        columns = columns + pair[rows] @ table.above(table.columns, rows)
        positives = positives + sort[rows] @ table.misranked(table.above(table.scores, rows), rows)
    update = torch.zeros_like(scores)
    update[table.negative] = table.of_negatives(columns)
    update[table.positive] = positives
    return update


@custom_operator('cvloss_mm::ranking_update_transposed')
def ranking_update_transposed(
    scores: Tensor, target: Tensor, delta: Tensor, bucketed: bool, parts: Tensor, step: Tensor
) -> Tensor:
    """What the update says that each error changes by along a step of the scores, (n,): the transpose."""
    table = ranked(scores, target, delta, bucketed)
    pair, sort, total = parts[:, table.positive]
    columns, positives = table.of_columns(step[table.negative]), step[table.positive]
    change = [
        pair[rows] * (table.above(table.columns, rows) @ columns)
        - total[rows] * positives[rows]
        + sort[rows] * (table.misranked(table.above(table.scores, rows), rows) @ positives)
        for rows in table.rows()
    ]
    slope = torch.zeros_like(scores)
    slope[table.positive] = torch.cat(change or [positives])
    return slope


ranking_errors.register_fake(
    lambda scores, *_: (torch.empty_like(scores), scores.new_empty(3, scores.shape[0]))  # `len` would fix the size
)
ranking_update.register_fake(lambda scores, *_: torch.empty_like(scores))
ranking_update_transposed.register_fake(lambda scores, *_: torch.empty_like(scores))


def _save_errors(ctx, inputs, output):
    scores, target, _, delta, _, ctx.bucketed = inputs
    ctx.save_for_backward(scores, target, delta, output[1])


def _save_update(ctx, inputs, output):
    scores, target, delta, ctx.bucketed, parts, _ = inputs
    ctx.save_for_backward(scores, target, delta, parts)


def _backward(operator, place: int):
    """The gradient of one of six arguments by the transposed operator; the others have none."""

    def backward(ctx, gradient, *_):
        scores, target, delta, parts = ctx.saved_tensors
        result = operator(scores, target, delta, ctx.bucketed, parts, gradient)
        return tuple(result if i == place else None for i in range(6))

    return backward


ranking_errors.register_autograd(_backward(ranking_update, 0), setup_context=_save_errors)
ranking_update.register_autograd(_backward(ranking_update_transposed, 5), setup_context=_save_update)
ranking_update_transposed.register_autograd(_backward(ranking_update, 5), setup_context=_save_update)


def _one_after_the_other(operator):
    """How vmap goes through an operator whose work depends on its values."""

    def rule(info, in_dims, *arguments):
        results = [
            operator(*(a if d is None else a.select(d, i) for a, d in zip(arguments, in_dims, strict=True)))
            for i in range(info.batch_size)
        ]
        if isinstance(results[0], tuple):
            return tuple(map(torch.stack, zip(*results, strict=True))), (0, 0)
        return torch.stack(results), 0

    return rule


for _operator in (ranking_errors, ranking_update, ranking_update_transposed):
    _operator.register_vmap(_one_after_the_other(_operator))
