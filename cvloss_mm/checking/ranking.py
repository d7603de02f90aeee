"""Rules about losses of the order of scores, which read the scores of a whole batch."""
from .. import losses
from .boxes import fresh
from .findings import WARN, Finding
from .head_config import Head
from .rules import rule


@rule('ranked-by-level', WARN)
def ranked_by_level(head: Head):
    """A ranking loss in a head that calls it once a level: no score is then ranked against those of other levels."""
    loss = head.loss('loss_cls')
    if loss is None or not loss.is_a(losses.RankingLoss) or not head.is_a('AnchorHead'):
        return
    if any('def loss_by_feat_single' in call.text for call in head.calls('loss_cls')):
        yield Finding(loss.path, f'{head.name} calls {loss.name} for each level of the pyramid by itself: scores of '
                      'different levels are never ranked against each other. FCOS, FoveaBox, PAA and VFNet join all '
                      'levels first; or write',
                      {loss.path: fresh('cvloss_mm.SigmoidFocalLoss', loss, use_sigmoid=True)})
