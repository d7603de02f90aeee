#!/usr/bin/env bash
# Evaluate on a Slurm cluster, one process a GPU.
#
#   [GPUS=8] [GPUS_PER_NODE=8] [CPUS_PER_TASK=5] [SRUN_ARGS=...] \
#       bash tools/slurm_test.sh PARTITION JOB_NAME CONFIG CHECKPOINT [arguments of tools/test.py]
set -euo pipefail
[ $# -ge 4 ] || { echo "slurm_test.sh: needed are PARTITION JOB_NAME CONFIG CHECKPOINT" >&2; exit 2; }

PARTITION=$1
JOB_NAME=$2
CONFIG=$3
CHECKPOINT=$4
GPUS_PER_NODE=${GPUS_PER_NODE:-8}
folder=$(dirname "${BASH_SOURCE[0]}")

set -x
# SRUN_ARGS is a list of words
# shellcheck disable=SC2086
PYTHONPATH="$folder/..${PYTHONPATH:+:$PYTHONPATH}" exec srun -p "$PARTITION" \
    --job-name="$JOB_NAME" \
    --gres="gpu:$GPUS_PER_NODE" \
    --ntasks="${GPUS:-8}" \
    --ntasks-per-node="$GPUS_PER_NODE" \
    --cpus-per-task="${CPUS_PER_TASK:-5}" \
    --kill-on-bad-exit=1 \
    ${SRUN_ARGS:-} \
    "${PYTHON:-python}" -u "$folder/test.py" "$CONFIG" "$CHECKPOINT" --launcher=slurm "${@:5}"
