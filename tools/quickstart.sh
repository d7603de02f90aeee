#!/usr/bin/env bash
# From a fresh checkout to a trained model, its figures and its images, on generated data or, with --data FOLDER, on
# yours. Arguments go to tools/quickstart.py.
#
#   bash tools/quickstart.sh [--data FOLDER] [--detector retinanet|faster_rcnn | --task classification|face] [--epochs N]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# The arguments need no environment, where there is a Python that can read them; they are right if it gets to the 9.
if python3 -c 'import sys; sys.exit(sys.version_info < (3, 10))' 2>/dev/null; then
    read='import sys, quickstart; sys.argv[0] = "quickstart.sh"; quickstart.parse_args(); sys.exit(9)'
    (cd tools && exec python3 -c "$read" "$@") && exit || [ $? -eq 9 ] || exit 2
fi
bash tools/setup.sh
exec .venv/bin/python tools/quickstart.py "$@"
