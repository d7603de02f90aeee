"""What is installed here: ``python -m cvloss_mm.check_env``; the work is done in :mod:`cvloss_mm.engine.check_env`."""

from .engine.check_env import MixedInstallationError, main, refuse_mixture

__all__ = ['MixedInstallationError', 'main', 'refuse_mixture']

if __name__ == '__main__':
    raise SystemExit(main())
