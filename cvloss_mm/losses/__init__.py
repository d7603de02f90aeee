"""The losses as modules, registered in ``cvloss_mm.registry.MODELS``, their families, and the hosts' names of them.

What a file here registers is a name of the package.
"""

from ..functional.exports import defined_in
from ..registry import MODELS
from . import families
from .base import Loss

_OURS = {name: loss for name, loss in defined_in(__name__, __path__).items() if MODELS.module_dict.get(name) is loss}
globals().update(_OURS, **{name: getattr(families, name) for name in families.__all__})
__all__ = sorted({*_OURS, *families.__all__, Loss.__name__})  # noqa: PLE0605
