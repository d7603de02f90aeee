"""Losses of cosines."""

from ..functional import margin as f
from ..registry import MODELS
from .families import CosineLoss


@MODELS.register_module()
class CombinedMarginLoss(CosineLoss, fn=f.combined_margin_loss, others=dict(m1=(0.9, 1.35), m2=0.3, m3=0.2)): ...


@MODELS.register_module()
class ArcFaceLoss(CosineLoss, fn=f.arc_face_loss, others=dict(margin=0.6)): ...


@MODELS.register_module()
class CosFaceLoss(CosineLoss, fn=f.cos_face_loss, others=dict(margin=0.6)): ...


@MODELS.register_module()
class NormFaceLoss(CosineLoss, fn=f.norm_face_loss): ...


@MODELS.register_module()
class SphereFaceRLoss(
    CosineLoss,
    fn=f.sphere_face_r_loss,
    others=dict(margin=1.8, margin_grad='exact'),
    waives={
        'monotone': 'the authors clip: beyond pi all angles cost the same',
        'gradient': 'the margin carries none, as the paper has it',
    },
): ...


@MODELS.register_module()
class SubCenterArcFaceLoss(CosineLoss, fn=f.sub_center_arc_face_loss, others=dict(margin=0.6)):
    """:class:`cvloss_mm.heads.CosineHead` has three centres a class for it by default."""

    subcenters = 3
