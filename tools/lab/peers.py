r"""The losses of other libraries beside ours: runs each row of the table in configs/losses/outside_openmmlab.md.

    pip install --no-deps --target build/peers kornia timm monai segmentation-models-pytorch keras ultralytics \
        transformers sentence-transformers lightly torchdistill pytorch-toolbelt balanced-loss seesawloss catalyst \
        hydra-slayer huggingface_hub httpx2 httpcore2 truststore h11 idna anyio filelock safetensors tokenizers regex \
        typer absl-py namex optree ml_dtypes h5py
    PYTHONPATH=.:build/peers python tools/lab/peers.py

Value and gradient have to be alike to four digits: some compute in float32 whatever comes, others add constants. What
is not installed is said to be missing.
"""

import os
import re
import sys
import warnings
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

import torch
import torch.nn.functional as F

from cvloss_mm import functional
from cvloss_mm.functional.boundary import signed_distances

PAGE = Path(__file__).resolve().parents[2] / 'configs/losses/outside_openmmlab.md'
HEADING = '## What other libraries write'
ROW = re.compile(r'^\| `([\w.]+)` \| `(.+?)` \| `(.+?)` \| (.*?) ?\|$', re.MULTILINE)
TOLERANCE = 1e-4


class Row(NamedTuple):
    """Two expressions of `variables`."""

    library: str  # the module that `theirs` takes its names from
    theirs: str
    ours: str  # of cvloss_mm.functional
    remark: str

    @property
    def name(self) -> str:
        """Our function."""
        return re.search(r'\w+_loss', self.ours)[0]


@cache
def rows() -> list[Row]:
    return [Row(*cells) for cells in ROW.findall(PAGE.read_text().partition(HEADING)[2])]


def variables() -> tuple[list[torch.Tensor], dict]:
    """The leaves whose gradients are compared, and all that the expressions may name."""
    rng = torch.Generator().manual_seed(0)

    def normal(*shape):
        return torch.randn(*shape, generator=rng, dtype=torch.float64)

    corner, y, maps = 100 * normal(40, 2), torch.arange(12) % 5, torch.randint(4, (3, 6, 5), generator=rng)
    b = torch.cat([corner, corner + 50 + 10 * normal(40, 2).abs()], -1)
    leaves = dict(
        z=2 * normal(12, 5), Z=2 * normal(3, 4, 6, 5), v=normal(4, 3, 5), a=b + 9 * normal(40, 4).clamp(-2, 2)
    )
    leaves |= dict(x=normal(12, 6), W=normal(5, 6), d=3 * normal(8, 16), e=3 * normal(8, 17))
    leaves = {name: value.requires_grad_() for name, value in leaves.items()}
    known = dict(torch=torch, y=y, Y=maps, b=b, w=3 * normal(12, 5), q=normal(12, 5).softmax(-1), N=[100, 50, 20, 5, 1])
    known |= dict(t=(normal(12, 5) > 0).double(), u=normal(12, 5).sigmoid(), Q=normal(3, 4, 6, 5).softmax(1))
    first, second = (~torch.eye(12).bool()).nonzero().T
    known |= dict(c=y % 4, I=first, J=second, S=(y[first] % 4 == y[second] % 4).long())
    known |= dict(D=signed_distances((maps > 1).unsqueeze(1)).double())
    known |= dict(G=F.one_hot(maps, 4).movedim(-1, 1).double(), r=14 * torch.rand(8, generator=rng).double())
    known |= dict(o=1.8 * torch.rand(8, generator=rng).double() - 0.9)
    known |= dict(p=leaves['z'].softmax(-1), P=leaves['Z'].softmax(1))
    known |= dict(C=F.normalize(leaves['x']) @ F.normalize(leaves['W']).T)
    return list(leaves.values()), {**leaves, **known}


def outcome(expression: str, names: dict) -> tuple[torch.Tensor, ...]:
    """Value and gradients by all leaves."""
    leaves, known = variables()
    value = eval(expression, {**names, **known})
    gradients = torch.autograd.grad(value.sum(), leaves, allow_unused=True, materialize_grads=True)
    return value.detach().flatten(), *gradients


def judged(row: Row) -> str:
    """'equal', or what is the matter."""
    try:
        library = import_module(row.library)
    except ImportError as missing:
        return f'not installed: {missing}'
    theirs, ours = outcome(row.theirs, vars(library)), outcome(row.ours, vars(functional))
    size = max(gradient.abs().max() for gradient in ours[1:])
    for found, expected, scale in zip(theirs, ours, [ours[0].abs().max(), *[size] * len(ours)], strict=False):
        if found.shape != expected.shape or not (found - expected).abs().max() <= TOLERANCE * scale:
            return f'DIFFERENT: {theirs[0].tolist()} there, {ours[0].tolist()} here'
    return 'equal'


def main() -> int:
    os.environ.setdefault('KERAS_BACKEND', 'torch')
    warnings.simplefilter('ignore')
    found = [(row, judged(row)) for row in rows()]
    for row, said in found:
        print(f'{said[:160]:<8} {row.library}: {row.theirs}')
    print(f'{sum(said == "equal" for _, said in found)} of {len(found)} rows are equal')
    return any(said.startswith('DIFFERENT') for _, said in found)


if __name__ == '__main__':
    sys.exit(main())
