"""A training that counts iterations ends the same, resumed or not: tests/test_distributed.py has those of epochs."""

import pytest
import torch

pytest.importorskip('mmengine')

from mmengine.config import Config
from mmengine.runner import BaseLoop
from toys import examples, runner

from cvloss_mm.engine.resume import make_resumable

pytestmark = pytest.mark.integration


class Noisy:
    """Each look at a sample is another one, as with random transforms."""

    def __init__(self, rows):
        self.rows = rows

    def __len__(self):
        return len(self.rows)

    def __getitem__(self, index):
        row = self.rows[index]
        return dict(row, inputs=row['inputs'] + torch.randn(4))


class Validations(BaseLoop):
    """A loop that notes after which iterations there was a validation."""

    def __init__(self, runner):
        super().__init__(runner, runner.train_dataloader)
        self.seen = []

    def run(self):
        self.seen.append(self.runner.train_loop.iter)


def trained(folder, sampler, workers, checkpoint=None, end=11, batch_size=4, **loader):
    """The state at the end of eleven steps, of which five use up the data, and where there was a validation."""
    hooks = dict(checkpoint=dict(type='CheckpointHook', interval=1, by_epoch=False))
    cfg = Config(dict(train_cfg=dict(by_epoch=False, max_iters=end, val_interval=4), default_hooks=hooks))
    make_resumable(cfg)
    run = runner(
        folder,
        dict(type='SeesawLoss', num_classes=3),
        [],
        train_cfg=cfg.train_cfg,
        default_hooks=hooks,
        train_dataloader=dict(
            dataset=Noisy(examples(20)),
            batch_size=batch_size,
            num_workers=workers,
            sampler=dict(type=sampler, shuffle=True),
            collate_fn=dict(type='default_collate'),
            **loader,
        ),
        load_from=checkpoint and str(checkpoint),
        resume=bool(checkpoint),
    )
    run._val_loop = Validations(run)
    run.train()
    return run.model.state_dict(), run.val_loop.seen


@pytest.mark.parametrize(
    ('sampler', 'workers'), [('InfiniteSampler', 0), ('DefaultSampler', 0), ('InfiniteSampler', 1)]
)
def test_a_training_of_iterations_is_resumed_exactly(sampler, workers, tmp_path):
    expected, validations = trained(tmp_path / 'unbroken', sampler, workers)
    assert validations == [4, 8, 11]
    for step, later in ((3, [4, 8, 11]), (7, [8, 11])):
        found, validations = trained(
            tmp_path / f'from_{step}', sampler, workers, tmp_path / 'unbroken' / f'iter_{step}.pth'
        )
        torch.testing.assert_close(dict(found), dict(expected), rtol=0, atol=0)
        assert validations == later


def test_a_validation_that_a_kill_prevented_is_made_up_for(tmp_path):
    trained(tmp_path, 'InfiniteSampler', 0, end=4)
    for left, expected in ((True, [8]), (False, [4, 8])):
        if not left:
            (tmp_path / 'last_validation').unlink()
        assert trained(tmp_path, 'InfiniteSampler', 0, tmp_path / 'iter_4.pth', end=8)[1] == expected


def test_a_loader_without_a_batch_is_refused(tmp_path):
    with pytest.raises(ValueError, match='no batch: 20 samples, batch_size 30'):
        trained(tmp_path, 'DefaultSampler', 0, batch_size=30, drop_last=True)
