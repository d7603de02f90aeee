#!/usr/bin/env bash
# What dist_train.sh and dist_test.sh share: GPUS processes of a tool of this folder, on each of NNODES machines.
#
#   bash tools/torchrun.sh GPUS TOOL [arguments of the tool]
set -euo pipefail
folder=$(dirname "${BASH_SOURCE[0]}")

PYTHONPATH="$folder/..${PYTHONPATH:+:$PYTHONPATH}" exec "${PYTHON:-python}" -m torch.distributed.run \
    --nnodes="${NNODES:-1}" \
    --node_rank="${NODE_RANK:-0}" \
    --master_addr="${MASTER_ADDR:-127.0.0.1}" \
    --nproc_per_node="$1" \
    --master_port="${PORT:-29500}" \
    "$folder/$2" "${@:3}"
