"""Metrics of mmengine's evaluation loops: losses that can only be watched, and what embeddings are good for."""

from .retrieval import RetrievalMetric
from .verification import VerificationMetric
from .zero_one import ZeroOneMetric

__all__ = ['RetrievalMetric', 'VerificationMetric', 'ZeroOneMetric']
