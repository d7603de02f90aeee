"""mmengine hooks, registered in ``cvloss_mm.registry.HOOKS``: ``dict(type='cvloss_mm.LossHealthHook')``."""
from .failure import reproduce
from .health import LossHealthHook, NonFiniteLossError
from .parts import LossPartsHook
from .schedule import LossScheduleHook

__all__ = ['LossHealthHook', 'LossPartsHook', 'LossScheduleHook', 'NonFiniteLossError', 'reproduce']
