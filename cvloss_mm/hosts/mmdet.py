"""mmdet's losses, by mmdet's names and keywords."""

from torch import Tensor, nn

from ..losses import AssociativeEmbeddingLoss, Loss, MarginL2Loss, SeesawLoss
from .adapters import Adapter

PEAKS = (
    'with pos_inds, a mean without avg_factor is one over all elements, in mmdet the sum of that of the peaks and '
    'that of all elements; heat above 1, with which CenterNet2 fills images without objects, counts as 0, in '
    'mmdet as (1 - heat)^gamma'
)
EPS = 'eps is a fraction of the boxes and only guards a division; mmdet adds pixels to every divisor'

SIGMOID = (
    'RoI heads have one logit a class and predict with a sigmoid where the loss is a sigmoid one; in mmdet they '
    'train with a sigmoid and predict with a softmax'
)


def cross_entropy_arguments(arguments: dict) -> dict:
    """mmdet's class_weight weighs the positives alone in the sigmoid form."""
    weight = arguments['class_weight']
    if not (arguments['use_sigmoid'] or arguments['use_mask']):
        return arguments
    if isinstance(weight, (list, tuple)) and len(weight) == 1:  # broadcasts, unlike the weights of a softmax
        weight = weight[0]
    if arguments['use_sigmoid']:
        return {**arguments, 'class_weight': None, 'pos_weight': weight}
    if arguments['ignore_index'] is not None:
        raise ValueError(f'mask cross entropy ignores no label, got ignore_index={arguments["ignore_index"]}')
    return {**{k: v for k, v in arguments.items() if k != 'ignore_index'}, 'class_weight': weight}


def cross_entropy_inputs(loss: nn.Module, call: dict) -> dict:
    """``ignore_index`` may come with the call; the sigmoid form ignores every label below 0."""
    ignored, target = call.pop('ignore_index', None), call['target']
    if loss.use_mask:
        return call
    if ignored is not None:
        target = target.masked_fill(target == ignored, loss.ignore_index)
    if loss.use_sigmoid and target.dtype.is_signed:
        target = target.masked_fill(target < 0, loss.ignore_index)
    return {**call, 'target': target}


def linear_mode(arguments: dict) -> dict:
    mode = 'linear' if arguments['linear'] else arguments['mode']
    return {**{k: v for k, v in arguments.items() if k != 'linear'}, 'mode': mode}


def unflattened_weight(loss: nn.Module, call: dict) -> dict:
    """FSAF flattens the weights of anchors and classes into one dimension."""
    pred, weight = call['pred'], call.get('weight')
    if weight is None or len(weight) == len(pred) or weight.numel() != pred.numel():
        return call
    return {**call, 'weight': weight.reshape(pred.shape)}


def dense_target(loss: nn.Module, call: dict) -> dict:
    """A map of qualities may be of any type; a pair of labels and scores stays."""
    target = call['target']
    return {**call, 'target': target.to(call['pred'].dtype)} if isinstance(target, Tensor) else call


def seesaw_loss(**arguments) -> Loss:
    """mmdet's always has the two logits of the objectness."""
    return SeesawLoss(**{'objectness': True, **arguments})


def eqlv2_arguments(arguments: dict) -> dict:
    """mmdet takes class_weight, and ignores it."""
    return {**arguments, 'class_weight': None}


def eqlv2_inputs(loss: nn.Module, call: dict) -> dict:
    """A mean is over the samples, not over their classes."""
    return call if call.get('avg_factor') is not None else {**call, 'avg_factor': max(len(call['pred']), 1)}


def associative_embedding_loss(**arguments) -> Loss:
    """mmdet's returns the pull and the push apart."""
    return AssociativeEmbeddingLoss(**{'separate': True, **arguments})


def margin_l2_loss(**arguments) -> Loss:
    """In mmdet what is not above 0 is off, and similarities are clamped."""
    off = {name: None if name == 'neg_pos_ub' else 0.0 for name in OFF_BELOW if (arguments.get(name) or 0) <= 0}
    return MarginL2Loss(**{'clip': True, **arguments, **off})


def margin_l2_inputs(loss: nn.Module, call: dict) -> dict:
    """What has no weight does not count."""
    weight = call.get('weight')
    target = call['target'] if weight is None else call['target'].masked_fill(weight <= 0, -1)
    return {**call, 'target': target}


def triplet_inputs(loss: nn.Module, call: dict) -> dict:
    return {**call, 'target': call['target'].long()}


OFF_BELOW = ('neg_pos_ub', 'pos_margin', 'neg_margin')
PROCESSES = 'the statistics are those of all processes, in mmdet those of each alone'
ADAPTERS = {
    'CrossEntropyLoss': Adapter('CrossEntropyLoss', cross_entropy_arguments, cross_entropy_inputs, differs=SIGMOID),
    'FocalLoss': Adapter('FocalLoss', inputs=unflattened_weight, differs=SIGMOID),
    'QualityFocalLoss': Adapter('QualityFocalLoss', inputs=dense_target),
    'DistributionFocalLoss': Adapter('DistributionFocalLoss'),
    'VarifocalLoss': Adapter('VarifocalLoss', inputs=dense_target),
    'DiceLoss': Adapter('DiceLoss'),
    'GaussianFocalLoss': Adapter('GaussianFocalLoss', differs=PEAKS),
    'KnowledgeDistillationKLDivLoss': Adapter('KnowledgeDistillationKLDivLoss'),
    'SeesawLoss': Adapter(
        seesaw_loss,
        differs=(
            f'{PROCESSES}; samples of weight 0 are not counted; a mean without avg_factor is over all samples, in '
            'mmdet that of the classes is over the objects'
        ),
    ),
    'EQLV2Loss': Adapter(
        'EQLV2Loss',
        eqlv2_arguments,
        eqlv2_inputs,
        differs=(
            'weight, avg_factor and reduction count, in mmdet they do not; RoI heads predict with a sigmoid, in '
            f'mmdet with a softmax; {PROCESSES}'
        ),
    ),
    'TripletLoss': Adapter(
        'TripletLoss',
        inputs=triplet_inputs,
        differs=('an anchor without another sample of its kind costs nothing, in mmdet it is its own'),
    ),
    'GHMC': Adapter('GHMC', differs=PROCESSES),
    'GHMR': Adapter('GHMR', differs=PROCESSES),
    'MultiPosCrossEntropyLoss': Adapter('MultiPosCrossEntropyLoss'),
    'AssociativeEmbeddingLoss': Adapter(
        associative_embedding_loss,
        differs='of embeddings of several dimensions mmdet takes each for an object of its own',
    ),
    'MarginL2Loss': Adapter(
        margin_l2_loss,
        inputs=margin_l2_inputs,
        keeps=OFF_BELOW,
        differs=(
            'avg_factor divides, in mmdet the number of pairs that count; negatives are drawn by numbers that '
            f'a resumed training draws again; {", ".join(OFF_BELOW)} are off at None or 0 where mmdet has -1; what the '
            'head passes is left as it is'
        ),
    ),
    'L1Loss': Adapter('L1Loss'),
    'SmoothL1Loss': Adapter('SmoothL1Loss'),
    'BalancedL1Loss': Adapter('BalancedL1Loss'),
    'MSELoss': Adapter('MSELoss'),
    'IoULoss': Adapter('IoULoss', linear_mode, differs=EPS),
    'BoundedIoULoss': Adapter('BoundedIoULoss', differs=EPS),
    'GIoULoss': Adapter('GIoULoss', differs=EPS),
    'DIoULoss': Adapter('DIoULoss', differs=EPS),
    'CIoULoss': Adapter('CIoULoss', differs=EPS),
    'EIoULoss': Adapter('ExtendedIoULoss', differs=EPS),
    'SIoULoss': Adapter(
        'SIoULoss',
        keeps=('neg_gamma',),
        differs=(
            "neg_gamma defaults to True, the paper's sign, where mmdet's False rewards moving a box away; the loss is "
            f'not cut off at 2; {EPS}'
        ),
    ),
}
OTHERS = {'L2Loss': "mmdet's is what its MarginL2Loss is, ours the squared error (mmdet's MSELoss)"}
OWN_SCORES = "it is mmdet's {} with channels, scores and accuracy of its own, as sigmoid losses here have them anyway"
LEFT = {
    'CrossEntropyCustomLoss': OWN_SCORES.format('CrossEntropyLoss'),
    'FocalCustomLoss': OWN_SCORES.format('FocalLoss'),
}
