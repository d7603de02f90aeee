"""mmengine on a machine without a GPU: several processes, sharded parameters and mixed precision.

mmengine can do all three on a CPU, but asks for a GPU first. What a config can say is said in the config; the two
questions that no config answers are answered here.
"""

from functools import wraps

SHARDED = 'MMFullyShardedDataParallel'


def prepare(cfg) -> None:
    """Change a config, and mmengine, so that it runs where torch sees no device but the CPU; elsewhere do nothing."""
    from mmengine.device import get_device

    if get_device() != 'cpu':
        return
    let_amp_run()
    if cfg.get('launcher', 'none') == 'none':
        return
    let_processes_start()
    cfg.setdefault('env_cfg', dict()).setdefault('dist_cfg', dict())['backend'] = 'gloo'  # nccl is between GPUs only
    leave_the_model_where_it_is(cfg)


def leave_the_model_where_it_is(cfg) -> None:
    """The runner takes the rank of a process for the number of its GPU, unless the wrapper's config says otherwise."""
    holder, key = cfg, 'model_wrapper_cfg'
    if 'runner_type' in cfg:
        holder, key = cfg.setdefault('strategy', dict(type='DDPStrategy')), 'model_wrapper'
        if holder['type'] not in ('DDPStrategy', 'FSDPStrategy'):
            return  # DeepSpeed and ColossalAI place the model themselves
    wrapper = holder.get(key) or ({} if holder.get('type') == 'FSDPStrategy' else unwritten_wrapper(cfg))
    sharded = holder.get('type') == 'FSDPStrategy' or wrapper.get('type') == SHARDED
    holder[key] = dict(wrapper, **(dict(device_id='cpu') if sharded else dict(device_ids=None)))


def unwritten_wrapper(cfg) -> dict:
    """What the runner wraps a model in where the config is silent."""
    return dict(
        type='MMDistributedDataParallel',
        broadcast_buffers=False,
        find_unused_parameters=cfg.get('find_unused_parameters', False),
    )


def let_processes_start() -> None:
    """init_dist chooses a GPU for the process whatever the backend is, which torch refuses where there is none."""
    from mmengine.dist import utils

    for name in ('_init_dist_pytorch', '_init_dist_mpi', '_init_dist_slurm'):
        start = getattr(utils, name)
        if not hasattr(start, '__wrapped__'):
            setattr(utils, name, _choosing_no_gpu(start))


def _choosing_no_gpu(start):
    import torch

    @wraps(start)
    def started(*args, **kwargs):
        set_device, torch.cuda.set_device = torch.cuda.set_device, lambda device: None
        try:
            return start(*args, **kwargs)
        finally:
            torch.cuda.set_device = set_device

    return started


def let_amp_run() -> None:
    """AmpOptimWrapper refuses the CPU, where autocast can compute in bfloat16; its loss scaler switches itself off."""
    from mmengine.optim.optimizer import amp_optimizer_wrapper

    amp_optimizer_wrapper.is_cuda_available = lambda: True
