"""Triton kernels for CUDA. Importing this imports Triton, so only :mod:`cvloss_mm.kernels` does, at the first need."""
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
from . import boxes, elements, rows  # noqa: E402, F401
from .layout import on_its_device  # noqa: E402
from .rescale import rescale  # noqa: E402

FORMS = {  # form of the prepared inputs: the functions of it that have a kernel
    'softmax': ('softmax_cross_entropy_loss', 'soft_target_cross_entropy_loss', 'label_smooth_loss',
                'softmax_focal_loss'),
    'bins': ('distribution_focal_loss',),
    'cosines': ('norm_face_loss', 'cos_face_loss', 'arc_face_loss', 'combined_margin_loss'),
}
for form, names in FORMS.items():
    for name in names:
        register(getattr(functional, name), 'cuda', form, per_row=True,
                 rescale=on_its_device(rescale))(on_its_device(getattr(rows, name)))
