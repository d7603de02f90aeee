"""The mathematics: pure functions of tensors, unreduced. Needs torch and nothing else.

Float64 is computed in float64; all else, half and bfloat16 too, in float32, which is then the dtype of the values.
Every function ``*_loss`` of the files here is a name of the package, and so is the wrapper ``reduced``.
"""

from .exports import defined_in
from .wrappers import reduced

_FUNCTIONS = {name: fn for name, fn in defined_in(__name__, __path__).items() if name.endswith('_loss')}
globals().update(_FUNCTIONS)
__all__ = sorted([*_FUNCTIONS, reduced.__name__])  # noqa: PLE0605
