"""Data sets of identities: folders, lists and packed sets, in which a corrupt image costs a line in the log."""

import logging
import os

import numpy as np
from mmengine.logging import print_log
from mmpretrain.datasets import BaseDataset, CustomDataset

from ..registry import DATASETS
from .records import read_bin, read_index, uri_of


class Tolerant:
    """Reports an image that cannot be read, by its path and once; in training another is taken for it, and in a test
    a black one, so that the list of pairs stays whole."""

    def prepare_data(self, idx):
        try:
            return super().prepare_data(idx)
        except Exception as error:  # decoders raise whatever they like
            path = str(self.get_data_info(idx).get('img_path'))
            if path not in self.__dict__.setdefault('unread', set()):
                self.unread.add(path)
                text = f'{type(error).__name__}: {str(error)[:200]}'
                print_log(f'{path} cannot be read and is skipped: {text}', 'current', logging.WARNING)
        if not self.test_mode:
            return None  # which has mmengine draw another
        return self.black(idx)

    def black(self, idx):
        """The packed sample of an image, with the pixels of a neighbour put to 0."""
        for step in range(1, len(self)):
            try:
                packed = super().prepare_data((idx + step) % len(self))
            except Exception:
                continue
            own = self.get_data_info(idx)
            packed['inputs'].zero_()
            packed['data_samples'].set_gt_label(own['gt_label'])
            packed['data_samples'].set_metainfo(dict(img_path=own['img_path']))
            return packed
        raise OSError(f'none of the {len(self)} images can be read')


@DATASETS.register_module()
class IdentityDataset(Tolerant, CustomDataset):
    """mmpretrain's ``CustomDataset``, a folder an identity or a list of "path identity", of which a corrupt image is
    reported and skipped. The arguments are the same."""


class Packed(Tolerant, BaseDataset):
    """Images within a file, known by arrays: a list of millions of dicts would not do."""

    def __init__(self, data_root: str = '', pipeline=(), test_mode: bool = False, lazy_init: bool = False, **kwargs):
        self.offsets = self.labels = None
        super().__init__(
            ann_file='', data_root=data_root, pipeline=pipeline, test_mode=test_mode, lazy_init=lazy_init, **kwargs
        )

    def full_init(self) -> None:
        if not self._fully_initialized:
            self.offsets, self.labels = self.read()
            self._metainfo['classes'] = tuple(map(str, range(int(self.labels.max()) + 1)))
            self._fully_initialized = True

    def __len__(self) -> int:
        self.full_init()
        return len(self.labels)

    def get_data_info(self, idx: int) -> dict:
        self.full_init()
        idx = int(idx) % len(self.labels)
        return dict(img_path=uri_of(self.file, self.offsets[idx]), gt_label=int(self.labels[idx]), sample_idx=idx)

    def get_gt_labels(self) -> np.ndarray:
        self.full_init()
        return self.labels

    def get_cat_ids(self, idx: int) -> list[int]:
        return [int(self.labels[idx])]


@DATASETS.register_module()
class RecordDataset(Packed):
    """The packed sets of insightface (MS1M, Glint360k, WebFace): ``train.rec`` and ``train.idx``.

    Args:
        file: the .rec file, in ``data_root``.
        data_root, pipeline, test_mode, lazy_init: as in mmpretrain's ``BaseDataset``.

    Raises:
        ValueError: a label is below 0, or all are of one identity.
    """

    def __init__(self, file: str = 'train.rec', data_root: str = '', **kwargs):
        self.file = os.path.join(data_root, file)
        super().__init__(data_root=data_root, **kwargs)

    def read(self) -> tuple[np.ndarray, np.ndarray]:
        index = read_index(self.file)
        if len(np.unique(index.labels)) < 2 or index.labels.min() < 0:
            raise ValueError(
                f'{self.file} has {len(index.labels)} images with labels from {index.labels.min()} to '
                f'{index.labels.max()}; two identities are needed at least, and labels from 0 on'
            )
        return index.offsets, index.labels


@DATASETS.register_module()
class PairsDataset(Packed):
    """The images of a .bin file of pairs (``lfw.bin``, ``cfp_fp.bin``, ``agedb_30.bin``), two a pair, for
    :class:`cvloss_mm.metrics.VerificationMetric` with the same file as its ``pairs``."""

    def __init__(self, file: str = 'lfw.bin', data_root: str = '', **kwargs):
        self.file = os.path.join(data_root, file)
        super().__init__(data_root=data_root, **{**kwargs, 'test_mode': True})

    def read(self) -> tuple[np.ndarray, np.ndarray]:
        count = len(read_bin(self.file)[0])
        return np.arange(count), np.arange(count)  # no identity is known
