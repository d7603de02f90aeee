#!/usr/bin/env bash
# Train on a Slurm cluster, one process a GPU.
#
#   [GPUS=8] [GPUS_PER_NODE=8] [CPUS_PER_TASK=5] [SRUN_ARGS=...] \
#       bash tools/slurm_train.sh PARTITION JOB_NAME CONFIG WORK_DIR [arguments of tools/train.py]
set -euo pipefail
[ $# -ge 4 ] || { echo "slurm_train.sh: needed are PARTITION JOB_NAME CONFIG WORK_DIR" >&2; exit 2; }
folder=$(dirname "${BASH_SOURCE[0]}")
exec bash "$folder/srun.sh" "$1" "$2" train.py "$3" --work-dir="$4" --launcher=slurm "${@:5}"
