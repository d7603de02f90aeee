"""Losses of a student against its teacher."""
from ..functional import distillation as f
from ..registry import MODELS
from .families import DistillationLoss


@MODELS.register_module()
class KnowledgeDistillationLoss(DistillationLoss, fn=f.knowledge_distillation_loss,
        others=dict(temperature=3.0, divide_by_classes=True)): ...
