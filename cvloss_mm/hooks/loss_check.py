"""The misuse check before the first step of a training."""
from mmengine.hooks import Hook
from mmengine.model import is_model_wrapper

from ..checking import STOP, MisuseError, check, check_names, report
from ..checking.log_keys import check_log_keys
from ..registry import HOOKS


@HOOKS.register_module()
class LossCheckHook(Hook):
    """Stops a training whose losses and heads do not fit, before its first step and before it goes on.

    Every rank reads the same config and comes to the same end, so that none waits for another. Warnings go to the log.

    Args:
        ignore: names of rules to leave out, as they stand in brackets in each message.

    Raises:
        MisuseError: with everything that was found, and the lines to write.
    """

    priority = 'VERY_HIGH'

    def __init__(self, ignore=()):
        check_names(ignore)
        self.ignore = tuple(ignore)

    def before_train(self, runner) -> None:
        if not runner.cfg.get('model'):
            runner.logger.warning('LossCheckHook reads the config, and this run was built without one: nothing is '
                                  'checked')
            return
        findings = check(runner.cfg, self.ignore)
        if any(f.severity == STOP for f in findings):
            raise MisuseError(report(findings))
        if findings:
            runner.logger.warning(f'LossCheckHook:\n{report(findings)}')

    def before_train_iter(self, runner, batch_idx: int, data_batch=None) -> None:
        """Look once at what the heads return, on its way into the sum."""
        if 'log-keys' in self.ignore or vars(self).get('looked') or runner.cfg.get('compile'):
            return
        self.looked = True
        model = runner.model.module if is_model_wrapper(runner.model) else runner.model
        whole = getattr(model, 'parse_losses', None)
        if whole is None:
            return

        def parse_losses(losses):
            del model.parse_losses  # the class's own from here on
            findings = check_log_keys(losses)
            if findings:
                runner.logger.warning(f'LossCheckHook:\n{report(findings)}')
            return whole(losses)

        model.parse_losses = parse_losses
