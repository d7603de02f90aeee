"""The smallest thing that mmengine's Runner trains: a linear head whose loss is one of ours."""

import torch
from mmengine.model import BaseModel
from mmengine.registry import DefaultScope
from mmengine.runner import Runner
from torch import nn

from cvloss_mm.registry import MODELS


class Head(nn.Module):
    def __init__(self, loss):
        super().__init__()
        self.fc = nn.Linear(4, 3)
        self.norm = nn.BatchNorm1d(3)
        self.loss_cls = MODELS.build(loss) if isinstance(loss, dict) else loss

    def forward(self, x):
        return self.norm(self.fc(x))


class Toy(BaseModel):
    def __init__(self, loss):
        super().__init__()
        self.head = Head(loss)

    def forward(self, inputs, labels, mode='loss'):
        return dict(loss_cls=self.head.loss_cls(self.head(inputs), labels))


def examples(count=8):
    generator = torch.Generator().manual_seed(0)
    rows, labels = torch.randn(count, 4, generator=generator), torch.arange(count) % 3
    return [dict(inputs=row, labels=label) for row, label in zip(rows, labels, strict=True)]


def runner(work_dir, loss, hooks, epochs=4, **options):
    """Two steps an epoch, from the same weights in every run."""
    torch.manual_seed(0)
    arguments = dict(
        model=loss and Toy(loss),
        work_dir=str(work_dir),
        experiment_name=work_dir.name,
        custom_hooks=hooks,
        log_level='ERROR',
        randomness=dict(seed=0),
        train_dataloader=dict(
            dataset=examples(),
            batch_size=4,
            sampler=dict(type='DefaultSampler', shuffle=False),
            collate_fn=dict(type='default_collate'),
        ),
        optim_wrapper=dict(optimizer=dict(type='SGD', lr=0.1, momentum=0.9)),
        train_cfg=dict(by_epoch=True, max_epochs=epochs),
        default_hooks=dict(checkpoint=None),
    )
    with DefaultScope.overwrite_default_scope('mmengine'):  # else the runner's would be that of the tests that follow
        return Runner(**{**arguments, **options})


def history(run, key):
    """All that was logged under a key."""
    return run.message_hub.get_scalar(f'train/{key}').data[0].tolist()
