#!/usr/bin/env bash
# From a fresh checkout to a trained model, its figures and its images, on generated data or, with --data FOLDER, on
# yours. Arguments go to tools/quickstart.py.
#
#   bash tools/quickstart.sh [--data FOLDER] [--detector retinanet|faster_rcnn | --task classification|face] [--epochs N]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

for argument in "$@"; do
    case $argument in -h | --help) exec python3 tools/quickstart.py --help ;; esac  # which needs no environment
done
# Nor do the arguments, where there is a Python that can read them.
if python3 -c 'import sys; sys.exit(sys.version_info < (3, 10))' 2>/dev/null; then
    (cd tools && exec python3 -c 'import sys, quickstart; sys.argv[0] = "quickstart.sh"; quickstart.parse_args()' "$@")
fi
bash tools/setup.sh
exec .venv/bin/python tools/quickstart.py "$@"
