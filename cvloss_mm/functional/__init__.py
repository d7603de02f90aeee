"""The mathematics: pure functions of tensors, unreduced. Needs torch and nothing else.

Float64 is computed in float64; all else, half and bfloat16 too, in float32, which is then the dtype of the values.
"""
from .box import (
    bounded_iou_loss,
    ciou_loss,
    diou_loss,
    efficient_iou_loss,
    extended_iou_loss,
    giou_loss,
    iou_loss,
    siou_loss,
)
from .classification import (
    binary_cross_entropy_loss,
    label_smooth_loss,
    soft_target_cross_entropy_loss,
    softmax_cross_entropy_loss,
)
from .distillation import knowledge_distillation_loss
from .distribution import distribution_focal_loss
from .embedding import triplet_loss
from .focal import sigmoid_focal_loss, softmax_focal_loss
from .ghm import ghmc_loss, ghmr_loss
from .hard_rivals import curricular_face_loss, mv_softmax_loss
from .heatmap import gaussian_focal_loss
from .hinge import (
    crammer_singer_hinge_loss,
    hinge_loss,
    perceptron_loss,
    squared_hinge_loss,
    surrogate_of_zero_one,
    weston_watkins_hinge_loss,
    zero_one_loss,
)
from .long_tail import eqlv2_loss, seesaw_loss
from .margin import arc_face_loss, combined_margin_loss, cos_face_loss, norm_face_loss, sphere_face_r_loss
from .multilabel import asymmetric_loss
from .pairs import circle_loss, contrastive_loss, multi_similarity_loss, nt_xent_loss, sup_con_loss
from .quality import quality_focal_loss, varifocal_loss
from .quality_margin import mag_face_loss
from .region import dice_loss
from .regression import balanced_l1_loss, huber_loss, l1_loss, l2_loss, smooth_l1_loss

__all__ = [
    'arc_face_loss', 'asymmetric_loss', 'balanced_l1_loss', 'binary_cross_entropy_loss', 'bounded_iou_loss',
    'ciou_loss', 'circle_loss', 'combined_margin_loss', 'contrastive_loss', 'cos_face_loss',
    'crammer_singer_hinge_loss', 'curricular_face_loss', 'dice_loss', 'diou_loss', 'distribution_focal_loss',
    'efficient_iou_loss', 'eqlv2_loss', 'extended_iou_loss', 'gaussian_focal_loss', 'ghmc_loss', 'ghmr_loss',
    'giou_loss', 'hinge_loss', 'huber_loss', 'iou_loss', 'knowledge_distillation_loss', 'l1_loss', 'l2_loss',
    'label_smooth_loss', 'mag_face_loss', 'multi_similarity_loss', 'mv_softmax_loss', 'norm_face_loss', 'nt_xent_loss',
    'perceptron_loss', 'quality_focal_loss', 'seesaw_loss', 'sigmoid_focal_loss', 'siou_loss', 'smooth_l1_loss',
    'soft_target_cross_entropy_loss', 'softmax_cross_entropy_loss', 'softmax_focal_loss', 'sphere_face_r_loss',
    'squared_hinge_loss', 'sup_con_loss', 'surrogate_of_zero_one', 'triplet_loss', 'varifocal_loss',
    'weston_watkins_hinge_loss', 'zero_one_loss',
]
