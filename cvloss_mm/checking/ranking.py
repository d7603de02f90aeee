"""Rules about losses of the order of scores, which read the scores of a whole batch."""

from .. import losses
from .box_rules import fresh
from .findings import WARN, Finding
from .head_config import Head
from .rules import rule

JOINED = {name: f'cvloss_mm.Ranking{name}' for name in ('RetinaHead', 'ATSSHead')}


@rule('ranked-by-level', WARN)
def ranked_by_level(head: Head):
    """A ranking loss in a head that calls it once a level: no score is then ranked against those of other levels."""
    loss = head.loss('loss_cls')
    if loss is None or not loss.is_a(losses.RankingLoss) or not head.is_a('AnchorHead'):
        return
    if any('def loss_by_feat_single' in call.text for call in head.calls('loss_cls')):
        yield Finding(
            loss.path,
            f'{head.name} calls {loss.name} for each level of the pyramid by itself: scores of '
            'different levels are never ranked against each other. FCOS, FoveaBox, PAA, VFNet and the heads '
            f'{" and ".join(JOINED.values())} join all levels first. Write',
            mended(head, loss),
        )


def mended(head: Head, loss) -> dict:
    """The head of ours that takes the place of this one, with the box loss that it compares boxes with; or another
    loss where there is none."""
    if head.name not in JOINED:
        return {loss.path: fresh('cvloss_mm.SigmoidFocalLoss', loss, use_sigmoid=True)}
    box = head.loss('loss_bbox')
    changes = {f'{head.path}.type': JOINED[head.name], f'{head.path}.reg_decoded_bbox': True}
    if box is not None and not (box.is_a(losses.BoxLoss) or box.boxes()):
        changes[box.path] = fresh('cvloss_mm.GIoULoss', box)
    return changes
