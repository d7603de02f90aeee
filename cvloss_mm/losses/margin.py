"""Losses of cosines."""
from ..functional import margin as f
from ..registry import MODELS
from .families import CosineLoss


@MODELS.register_module()
class CombinedMarginLoss(CosineLoss, fn=f.combined_margin_loss): ...


@MODELS.register_module()
class ArcFaceLoss(CosineLoss, fn=f.arc_face_loss): ...


@MODELS.register_module()
class CosFaceLoss(CosineLoss, fn=f.cos_face_loss): ...


@MODELS.register_module()
class NormFaceLoss(CosineLoss, fn=f.norm_face_loss): ...
