"""The contract that every loss keeps, for losses declared anywhere: ``check_loss(MyLoss)``.

>>> import torch
>>> from cvloss_mm.losses import OffsetLoss
>>> def cubic_loss(pred, target, *, scale: float = 1.0):
...     return ((pred - target).abs() / scale) ** 3
>>> class CubicLoss(OffsetLoss, fn=cubic_loss, others=dict(scale=2.0)): ...
>>> check_loss(CubicLoss, ['shape', 'linear', 'arguments matter'])
"""

from collections.abc import Sequence

import torch

from ..functional.versions import HAS_OPERATORS
from . import facts, numerics, state, values
from .common import build, context_of, draw, frozen, settings, supplied

__all__ = [
    'CHECKS',
    'NEEDS_TORCH_2_5',
    'BrokenContract',
    'build',
    'check_loss',
    'context_of',
    'draw',
    'frozen',
    'settings',
    'supplied',
]

CHECKS = {
    'signature': values.signature_is_the_contracts,
    'reductions': values.reductions_mean_what_openmmlab_means,
    'loss weight': values.loss_weight_scales,
    'shape': values.shape_depends_on_the_input_alone,
    'nothing': values.nothing_to_learn_gives_zero_with_a_gradient_path,
    'linear': values.linear_in_the_weight,
    'rows': values.a_weight_a_row_weights_rows_also_where_n_is_the_number_of_columns,
    'finite': numerics.finite_for_every_finite_input,
    'poison': numerics.what_has_no_weight_cannot_poison,
    'half': numerics.half_is_computed_in_float32,
    'large half': numerics.large_values_survive_half_precision,
    'autocast': numerics.autocast_makes_no_difference,
    'gradient': numerics.gradient_is_the_derivative,
    'arguments matter': values.every_argument_matters,
    'unknown arguments': values.unknown_arguments_are_refused_at_construction,
    'misfits': values.wrong_shapes_and_types_are_refused,
    'no sync': numerics.never_waits_for_the_device,
    'compiles': numerics.compiles_whole,
    'kernel': numerics.has_kernels_in_every_language,
    'no trace': state.leaves_the_world_as_it_was,
    'copies': state.can_be_copied_and_sent,
    'state': state.state_is_declared_kept_and_resumed,
    'claims': facts.the_claimed_laws_hold,
    'labels': facts.labels_are_what_is_said_of_them,
    'pairs': facts.a_pair_of_labels_and_scores_is_the_row_it_stands_for,
    'centres': facts.a_head_can_give_it_its_centres,
    'counts': facts.the_counts_of_classes_reach_it,
    'host call': facts.a_call_in_its_own_form_passes_the_hosts,
    'one rival': facts.one_rival_stands_for_all_others,
}


# On older versions of torch kernels are not traced, and no loss is compiled whole.
NEEDS_TORCH_2_5 = () if HAS_OPERATORS else ('kernel', 'compiles')


class BrokenContract(AssertionError):
    """A loss does not keep the contract; the message names the rows, ``rows`` maps each to its error."""

    def __init__(self, cls: type, rows: dict[str, Exception]):
        listed = '\n'.join(f'* {row!r}: {type(error).__name__}: {error}' for row, error in rows.items())
        super().__init__(
            f'{cls.__name__} breaks\n{listed}\nA row that it cannot keep is waived on the line of the '
            "class: waives={'row': 'the reason'}"
        )
        self.rows = rows


def check_loss(cls: type, rows: Sequence[str] = tuple(CHECKS)) -> None:
    """Raises :class:`BrokenContract` where a loss breaks a row of the contract that it does not waive.

    Args:
        cls: the class of a loss, derived from a family; a new family gives ``sample``, ``extremes`` and ``misfits``.
        rows: names out of ``CHECKS``; all of them.
    """
    if unknown := sorted(set(rows) - CHECKS.keys()):
        raise ValueError(f'the contract has no rows {unknown}; accepted: {", ".join(CHECKS)}')
    left_out = {*cls.waives, *NEEDS_TORCH_2_5}
    broken = {row: error for row in rows if row not in left_out and (error := error_of(row, cls)) is not None}
    if broken:
        raise BrokenContract(cls, broken)


def error_of(row: str, cls: type) -> Exception | None:
    """What the check of a row raises; what a broken loss changes in torch is put back."""
    dtype, noise = torch.get_default_dtype(), torch.get_rng_state()
    try:
        with torch.enable_grad():
            CHECKS[row](cls)
    except Exception as error:
        return error
    finally:
        torch.set_default_dtype(dtype)
        torch.set_rng_state(noise)
    return None
