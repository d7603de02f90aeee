#!/usr/bin/env bash
# What slurm_train.sh and slurm_test.sh share: a tool of this folder as a job of Slurm, one process a GPU.
#
#   [GPUS=8] [GPUS_PER_NODE=8] [CPUS_PER_TASK=5] [SRUN_ARGS=...] \
#       bash tools/srun.sh PARTITION JOB_NAME TOOL [arguments of the tool]
set -euo pipefail
GPUS_PER_NODE=${GPUS_PER_NODE:-8}
folder=$(dirname "${BASH_SOURCE[0]}")

set -x
# SRUN_ARGS is a list of words
# shellcheck disable=SC2086
PYTHONPATH="$folder/..${PYTHONPATH:+:$PYTHONPATH}" exec srun -p "$1" \
    --job-name="$2" \
    --gres="gpu:$GPUS_PER_NODE" \
    --ntasks="${GPUS:-8}" \
    --ntasks-per-node="$GPUS_PER_NODE" \
    --cpus-per-task="${CPUS_PER_TASK:-5}" \
    --kill-on-bad-exit=1 \
    ${SRUN_ARGS:-} \
    "${PYTHON:-python}" -u "$folder/$3" "${@:4}"
