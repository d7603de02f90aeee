"""The registries. mmengine imports this module by the scope's name as soon as a config says ``cvloss_mm.<Name>``."""

import importlib
from collections.abc import Sequence

try:
    from mmengine.registry import DATA_SAMPLERS as ROOT_DATA_SAMPLERS
    from mmengine.registry import DATASETS as ROOT_DATASETS
    from mmengine.registry import HOOKS as ROOT_HOOKS
    from mmengine.registry import METRICS as ROOT_METRICS
    from mmengine.registry import MODELS as ROOT_MODELS
    from mmengine.registry import Registry  # pyright: ignore[reportAssignmentType]  # one of the two, by what is here
except ImportError:  # torch alone: the modules can be imported and built by hand, only configs need mmengine
    ROOT_DATA_SAMPLERS = ROOT_DATASETS = ROOT_HOOKS = ROOT_METRICS = ROOT_MODELS = None

    class Registry:
        """The part of mmengine's Registry that the package itself uses."""

        def __init__(self, name: str, parent=None, scope: str = '', locations: Sequence[str] = ()):
            self.name, self.scope, self.module_dict = name, scope, {}

        def register_module(self, name: str | None = None):
            def register(module):
                self.module_dict[name or module.__name__] = module
                return module

            return register

        def get(self, name: str):
            return self.module_dict.get(name.removeprefix(f'{self.scope}.'))

        def build(self, cfg: dict):
            arguments = dict(cfg)
            name = arguments.pop('type')
            module = self.get(name)
            if module is None:
                raise KeyError(f'{name} is not a loss of cvloss_mm; accepted: {", ".join(sorted(self.module_dict))}')
            return module(**arguments)


# each imports its host, so not before a config asks for it
HEADS = {
    **dict.fromkeys(('CosineHead', 'EmbeddingHead', 'LinearHead'), 'cvloss_mm.heads.mmpretrain'),
    'AverageEmbeddingTTA': 'cvloss_mm.heads.views',
    'UncertainBBoxHead': 'cvloss_mm.heads.mmdet',
    **dict.fromkeys(('RankingATSSHead', 'RankingRetinaHead'), 'cvloss_mm.heads.ranking'),
    'FineGrainedGFLHead': 'cvloss_mm.heads.fine_grained',
    'QualityDINOHead': 'cvloss_mm.heads.queries',
}


class Models(Registry):
    """The losses, and the heads that are imported as soon as they are looked up."""

    def get(self, key: str):
        name = key.removeprefix(f'{self.scope}.')
        if name in HEADS:
            importlib.import_module(HEADS[name])
        return super().get(key)


MODELS = Models('model', parent=ROOT_MODELS, scope='cvloss_mm', locations=['cvloss_mm.losses'])
METRICS = Registry('metric', parent=ROOT_METRICS, scope='cvloss_mm', locations=['cvloss_mm.metrics'])
HOOKS = Registry('hook', parent=ROOT_HOOKS, scope='cvloss_mm', locations=['cvloss_mm.hooks'])
DATASETS = Registry('dataset', parent=ROOT_DATASETS, scope='cvloss_mm', locations=['cvloss_mm.datasets.identities'])
DATA_SAMPLERS = Registry(
    'data sampler', parent=ROOT_DATA_SAMPLERS, scope='cvloss_mm', locations=['cvloss_mm.datasets.samplers']
)
