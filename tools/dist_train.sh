#!/usr/bin/env bash
# Train with several processes, one a GPU; without a GPU the processes share the processor.
#
#   [PORT=29500] bash tools/dist_train.sh CONFIG GPUS [arguments of tools/train.py]
#
# On several machines run it on each, with NNODES, NODE_RANK (0 on the first) and MASTER_ADDR (that of the first).
set -euo pipefail
[ $# -ge 2 ] || { echo "dist_train.sh: CONFIG and GPUS are needed: bash tools/dist_train.sh CONFIG GPUS" >&2; exit 2; }

CONFIG=$1
GPUS=$2
folder=$(dirname "${BASH_SOURCE[0]}")

PYTHONPATH="$folder/..${PYTHONPATH:+:$PYTHONPATH}" exec "${PYTHON:-python}" -m torch.distributed.run \
    --nnodes="${NNODES:-1}" \
    --node_rank="${NODE_RANK:-0}" \
    --master_addr="${MASTER_ADDR:-127.0.0.1}" \
    --nproc_per_node="$GPUS" \
    --master_port="${PORT:-29500}" \
    "$folder/train.py" "$CONFIG" --launcher pytorch "${@:3}"
