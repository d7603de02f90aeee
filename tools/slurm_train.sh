#!/usr/bin/env bash
# Train on a Slurm cluster, one process a GPU.
#
#   [GPUS=8] [GPUS_PER_NODE=8] [CPUS_PER_TASK=5] [SRUN_ARGS=...] \
#       bash tools/slurm_train.sh PARTITION JOB_NAME CONFIG WORK_DIR [arguments of tools/train.py]
set -euo pipefail
[ $# -ge 4 ] || { echo "slurm_train.sh: needed are PARTITION JOB_NAME CONFIG WORK_DIR" >&2; exit 2; }

PARTITION=$1
JOB_NAME=$2
CONFIG=$3
WORK_DIR=$4
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
    "${PYTHON:-python}" -u "$folder/train.py" "$CONFIG" --work-dir="$WORK_DIR" --launcher=slurm "${@:5}"
