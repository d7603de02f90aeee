"""mmengine's FSDPStrategy clips on each process by the norm of what it holds: by another factor on each of them."""

from functools import wraps


def clip_by_the_whole_norm() -> None:
    """With ``optim_wrapper.clip_grad=dict(max_norm=...)``, clip and log by the norm over all shards, as torch does."""
    from mmengine._strategy.fsdp import FSDPStrategy
    from torch.nn.utils import clip_grad_norm_

    build = FSDPStrategy.build_optim_wrapper
    if hasattr(build, '__wrapped__'):
        return

    @wraps(build)
    def build_optim_wrapper(strategy, optim_wrapper, model=None):
        built = build(strategy, optim_wrapper, model)
        if getattr(built, 'clip_func', None) is clip_grad_norm_:
            built.clip_func = lambda parameters, max_norm, norm_type=2.0: model.clip_grad_norm_(max_norm, norm_type)
        return built

    FSDPStrategy.build_optim_wrapper = build_optim_wrapper
