"""Triton kernels for CUDA. Importing this imports Triton, so only :mod:`cvloss_mm.kernels` does, at the first need."""
import contextlib
import functools

import torch
import triton

OLDEST = (3, 3)  # takes tuples and functions as arguments of kernels; comes with torch 2.7

if tuple(int(part) for part in triton.__version__.split('.')[:2]) < OLDEST:
    raise ImportError(f'the kernels need Triton {".".join(map(str, OLDEST))}, found {triton.__version__}')
if torch.cuda.is_available():
    try:
        triton.runtime.driver.active.get_current_target()
    except Exception as error:  # no C compiler, an old driver: whatever it is, the functions can do without
        raise ImportError(f'Triton cannot use this GPU: {error}') from error

from ... import functional  # noqa: E402
from .. import register  # noqa: E402
from . import boxes, elements, rows  # noqa: E402
from .rescale import rescale  # noqa: E402

FORMS = {  # form of the prepared inputs: the functions of it that have a kernel
    'offsets': ('l1_loss', 'l2_loss', 'smooth_l1_loss', 'huber_loss', 'balanced_l1_loss'),
    'boxes': ('iou_loss', 'bounded_iou_loss', 'giou_loss', 'diou_loss', 'ciou_loss', 'efficient_iou_loss',
              'extended_iou_loss', 'siou_loss'),
    'sigmoid': ('sigmoid_focal_loss', 'binary_cross_entropy_loss', 'asymmetric_loss'),
    'quality': ('quality_focal_loss', 'varifocal_loss'),
    'softmax': ('softmax_cross_entropy_loss', 'soft_target_cross_entropy_loss', 'label_smooth_loss',
                'softmax_focal_loss'),
    'bins': ('distribution_focal_loss',),
    'cosines': ('norm_face_loss', 'cos_face_loss', 'arc_face_loss', 'combined_margin_loss'),
}
PER_ELEMENT = {*FORMS['offsets'], *FORMS['sigmoid'], 'varifocal_loss', 'bounded_iou_loss'}


def on_its_device(body):
    """Triton launches on the current device, which need not be that of the tensors."""
    @functools.wraps(body)
    def launch(tensor, *arguments, **hyper):
        with torch.cuda.device(tensor.device) if tensor.is_cuda else contextlib.nullcontext():
            return body(tensor, *arguments, **hyper)
    return launch


BODIES = {name: on_its_device(body) for module in (boxes, elements, rows) for name, body in vars(module).items()
          if name.endswith('_loss')}


def accepts(inputs, hyper: dict) -> bool:
    """All but the gradient of the Darknet form of CIoU, which is one of pixels."""
    return hyper.get('aspect_grad') != 'unit'


for form, names in FORMS.items():
    for name in names:
        register(getattr(functional, name), 'cuda', form, per_row=name not in PER_ELEMENT, accepts=accepts,
                 rescale=on_its_device(rescale))(BODIES[name])
