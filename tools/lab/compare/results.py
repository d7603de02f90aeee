"""From the logs of the runs to one summary, out of which every table and figure is made."""

import json
from collections import Counter

from cvloss_mm.engine.messages import LaunchError, readable
from cvloss_mm.engine.resume import AtomicBackend
from lab import detection_errors

from . import logs
from .hook import PREDICTIONS, START
from .machine import without_places
from .statistics import in_words, paired_difference, spread

TITLES = {
    'coco/bbox_mAP': 'AP',
    'coco/bbox_mAP_50': 'AP50',
    'coco/bbox_mAP_75': 'AP75',
    'coco/bbox_mAP_s': 'AP small',
    'coco/bbox_mAP_m': 'AP medium',
    'coco/bbox_mAP_l': 'AP large',
    'accuracy/top1': 'accuracy (top 1, %)',
    'accuracy/top5': 'accuracy (top 5, %)',
    'verification/accuracy': 'accuracy of verification',
    'verification/tar_at_far_1e-1': 'TAR at FAR 0.1',
    'verification/tar_at_far_1e-2': 'TAR at FAR 0.01',
    'verification/tar_at_far_1e-3': 'TAR at FAR 0.001',
    'retrieval/mAP': 'mAP of retrieval',
    'retrieval/rank_1': 'rank 1',
}
OF_CLASS = '_precision'  # as mmdet names the AP of a class
ERRORS = {f'errors/{kind}': words for kind, words in detection_errors.KINDS.items()}
COSTS = dict(seconds_per_step='time per step (s)', memory='peak memory (MiB)')


def title_of(metric: str) -> str:
    return TITLES.get(metric) or ERRORS.get(metric) or metric.removeprefix('coco/').removesuffix(OF_CLASS)


def collect(run, metric: str) -> dict:
    """Read the logs of a run that has ended well, and keep the result beside them."""
    train, val = logs.split(logs.rows_of(run.train_dir))
    memory, kind = logs.memory_of(train)
    found = detection_errors.metrics_of([*logs.read_json(run.train_dir, PREDICTIONS).get('images', {}).values()])
    result = dict(
        digest=run.digest,
        choice=run.choice,
        seed=run.seed,
        metrics={**logs.metrics_of(val), **found},
        train=logs.curves_of(train),
        val=logs.curves_of(val),
        seconds_per_step=logs.time_per_step(train),
        memory=memory,
        memory_of=kind,
        start=logs.read_json(run.train_dir, START),
    )
    AtomicBackend().put_text(json.dumps(result), run.result)
    check_metric(metric, result)
    return result


def incomplete(run) -> str:
    """Why a run that ended without an error has no result; empty where it has one."""
    start, seen = logs.read_json(run.train_dir, START), logs.read_json(run.train_dir, PREDICTIONS)
    if not start:
        return 'the run did not write down how it began'
    return '' if seen.get('step') == start['steps'] else 'the run was not validated after its last step'


def finished(run, metric: str):
    """The result of a run that was trained before with these settings, or None."""
    try:
        result = json.loads(run.result.read_text())
    except (OSError, ValueError):
        return None
    if result.get('digest') != run.digest:
        return None
    check_metric(metric, result)
    return result


def check_metric(metric: str, result: dict) -> None:
    if metric not in result['metrics']:
        raise LaunchError(
            f'--metric {metric}: {result["choice"]}, seed {result["seed"]} has none. It has: '
            + (', '.join(result['metrics']) or 'no metric at all: was it ever validated?')
        )


def unlike(start: dict, reference: dict) -> list:
    """What is not the same at the beginning of two runs of one seed, as sentences; empty where all is the same."""
    ours, theirs = start['weights'], reference['weights']
    other = [n for n in ours if n in theirs and ours[n][0] == theirs[n][0] and ours[n][1] != theirs[n][1]]
    found = [f'{len(other)} of {len(ours)} initial weights differ, first {other[0]}'] if other else []
    for number, (batch, wanted) in enumerate(zip(start['batches'], reference['batches'], strict=False), 1):
        if batch['images'] != wanted['images']:
            return [
                *found,
                f'batch {number} has the images {", ".join(batch["images"][:4])}…, not '
                f'{", ".join(wanted["images"][:4])}…',
            ]
        if batch['pixels'] != wanted['pixels']:
            return [*found, f'batch {number} has the same images, changed in another way']
    if not start['batches'] or not reference['batches']:
        found.append('the first batches were not written down')
    return found


def of_own_shape(start: dict, reference: dict) -> list:
    """Weights that only one of two models has, or has in this shape: they cannot begin alike."""
    ours, theirs = start['weights'], reference['weights']
    return sorted(n for n in {**ours, **theirs} if ours.get(n, [None])[0] != theirs.get(n, [None])[0])


def check_starts(results: list, choices: list) -> tuple:
    """(choice, seed) -> what is wrong with it, and choice -> weights of its own; measured against the first choice."""
    by_place = {(r['choice'], r['seed']): r for r in results}
    wrong, own = {}, {}
    for seed in sorted({r['seed'] for r in results}):
        present = [c.name for c in choices if (c.name, seed) in by_place]
        reference = by_place[present[0], seed]['start']
        for name in present[1:]:
            start = by_place[name, seed]['start']
            if unlike(start, reference):
                wrong[name, seed] = '; '.join(unlike(start, reference))
            if of_own_shape(start, reference):
                own[name] = of_own_shape(start, reference)
    return wrong, own


def summarise_choice(choice, results: list, first: list, metric: str) -> dict:
    """Everything about one choice; `results` and `first` are the comparable ones of it and of the first choice."""

    def values(of, key):
        return {r['seed']: r['metrics'].get(key) for r in of}

    metrics = {key: values(results, key) for key in (results[0]['metrics'] if results else {})}
    differences = (
        {}
        if results is first
        else {key: paired_difference(found, values(first, key)) for key, found in metrics.items()}
    )
    costs = {key: {r['seed']: r[key] for r in results} for key in COSTS}
    return dict(
        name=choice.name,
        changes=[[path, readable(old), readable(new)] for path, old, new in choice.changes],
        factor=choice.factor,
        gradient=choice.gradient,
        metrics={key: spread(list(found.values())) for key, found in metrics.items()},
        values=metrics,
        differences=differences,
        costs={key: spread(list(found.values())) for key, found in costs.items()},
        words=in_words(choice.name, first[0]['choice'], title_of(metric), differences[metric])
        if metric in differences and first
        else '',
    )


def describe_run(run, result, failure: list, problem: str) -> dict:
    status = 'failed' if failure is not None else 'not comparable' if problem else 'finished'
    return dict(
        choice=run.choice,
        seed=run.seed,
        status=status,
        problem=problem,
        log=[without_places(line) for line in failure or []],
        metrics=result['metrics'] if result else {},
        **{key: result[key] if result else None for key in COSTS},
    )


def machines_of(results: list) -> list:
    """The machines that were used, most used first, with the number of runs on each."""
    counted = Counter(json.dumps(r['start']['machine']) for r in results)
    return [dict(runs=count, **json.loads(text)) for text, count in counted.most_common()]


def summarise(choices: list, runs: list, results: dict, failures: dict, metric: str, **settings) -> dict:
    """Args: results and failures by the run's name (choice, seed)."""
    wrong, own = check_starts(list(results.values()), choices)
    good = {
        c.name: [
            results[r.name] for r in runs if r.choice == c.name and r.name in results and (c.name, r.seed) not in wrong
        ]
        for c in choices
    }
    first = good[choices[0].name]
    described = [
        describe_run(r, results.get(r.name), failures.get(r.name), wrong.get((r.choice, r.seed), '')) for r in runs
    ]
    return dict(
        **settings,
        metric=metric,
        seeds=sorted({r.seed for r in runs}),
        runs=described,
        memory_of=next((r['memory_of'] for r in results.values()), None),
        steps=next((r['start']['steps'] for r in results.values()), None),
        choices=[
            dict(summarise_choice(c, good[c.name], first, metric), own_weights=own.get(c.name, [])) for c in choices
        ],
        machines=machines_of(list(results.values())),
    )
