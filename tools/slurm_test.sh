#!/usr/bin/env bash
# Evaluate on a Slurm cluster, one process a GPU.
#
#   [GPUS=8] [GPUS_PER_NODE=8] [CPUS_PER_TASK=5] [SRUN_ARGS=...] \
#       bash tools/slurm_test.sh PARTITION JOB_NAME CONFIG CHECKPOINT [arguments of tools/test.py]
set -euo pipefail
[ $# -ge 4 ] || { echo "slurm_test.sh: needed are PARTITION JOB_NAME CONFIG CHECKPOINT" >&2; exit 2; }
folder=$(dirname "${BASH_SOURCE[0]}")
exec bash "$folder/srun.sh" "$1" "$2" test.py "$3" "$4" --launcher=slurm "${@:5}"
