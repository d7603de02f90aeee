"""Metrics of mmengine's evaluation loops: losses that can only be watched, and what embeddings are good for."""

from .errors import ZeroOneMetric
from .retrieval import RetrievalMetric
from .verification import VerificationMetric

__all__ = ['RetrievalMetric', 'VerificationMetric', 'ZeroOneMetric']
