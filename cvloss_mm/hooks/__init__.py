"""mmengine hooks, registered in ``cvloss_mm.registry.HOOKS``: ``dict(type='cvloss_mm.LossCheckHook')``."""

from .class_counts import ClassCountHook
from .cosine_classifier import CosineClassifierHook
from .failure import reproduce
from .health import LossHealthHook, NonFiniteLossError
from .loss_check import LossCheckHook
from .parts import LossPartsHook
from .schedule import LossScheduleHook

__all__ = [
    'ClassCountHook',
    'CosineClassifierHook',
    'LossCheckHook',
    'LossHealthHook',
    'LossPartsHook',
    'LossScheduleHook',
    'NonFiniteLossError',
    'reproduce',
]
