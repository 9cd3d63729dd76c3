#!/usr/bin/env bash
# The long run of the teacher, in the background: begins it, or lets it go on from its last checkpoint.
#
# usage: long_run.sh [start | status | stop]
#
# Everything lies outside the repository, in the folder FACTWIRE_TRAINING_RUN (default: training-run beside the checkout):
#   venv, encoder   made at the first start, from package registries
#   program         the programs and config.toml as they were when the run began: it goes on with these
#   teacher         what train.py makes: log.0.jsonl, model.safetensors (running mean), worker-0.pt (checkpoint)
#   output          what the programs print;  pid
# The corpora are in FACTWIRE_DATA (default: shared/data beside the checkout). One process, one thread, nice 19.
# To begin anew, remove program and teacher.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
beside=$(dirname "$(dirname "$here")")
run=${FACTWIRE_TRAINING_RUN:-$beside/training-run}
data=$(realpath -m "${FACTWIRE_DATA:-$beside/shared/data}")
mkdir -p "$run"
run=$(cd "$run" && pwd)

running() { ! flock -n "$run/lock" true; }

last_lines() {
    [ -e "$run/teacher/log.0.jsonl" ] || return 0
    grep -v corpus "$run/teacher/log.0.jsonl" | tail -n 1
    grep corpus "$run/teacher/log.0.jsonl" | tail -n 4
}

# In the background; holds the lock as long as it lives, and becomes the training.
work() {
    exec 9> "$run/lock"
    flock -w 3 9 || { echo "runs already"; exit 1; }
    echo $$ > "$run/pid"
    export OMP_NUM_THREADS=1 MKL_NUM_THREADS=1
    renice -n 19 $$ > /dev/null
    # Where the kernel groups processes by session, niceness counts within the group alone; the group has one of its own.
    { echo 19 > /proc/$$/autogroup; } 2> /dev/null || true
    date -u +"start: %FT%TZ"
    if [ ! -e "$run/program/config.toml" ]; then
        mkdir -p "$run/program"
        cp "$here"/{train,network,data,vary,prepare}.py "$here/requirements.txt" "$run/program/"
        cp "$here/config.toml" "$run/program/config.toml"
    fi
    if [ ! -e "$run/venv/ready" ]; then
        "${PYTHON:-python3}" -m venv "$run/venv"
        "$run/venv/bin/pip" install --quiet -r "$run/program/requirements.txt"
        touch "$run/venv/ready"
    fi
    cd "$run/program"
    "$run/venv/bin/python" prepare.py "$run/encoder" --encoder e5-small-v2
    exec "$run/venv/bin/python" train.py teacher "$data" "$run/encoder" "$run/teacher"
}

case ${1:-start} in
start)
    if running; then
        echo "runs already, process $(cat "$run/pid")"
    elif grep -qs '"done"' "$run/teacher/log.0.jsonl"; then
        echo "is finished: $run/teacher/model.safetensors"
    else
        setsid nohup "$here/long_run.sh" work >> "$run/output" 2>&1 < /dev/null &
        for _ in 1 2 3 4 5 6 7 8 9 10; do running && break || sleep 0.2; done
        running || { tail -n 5 "$run/output"; exit 1; }
        echo "started, process $(cat "$run/pid"); $run/output, $run/teacher/log.0.jsonl"
    fi
    last_lines
    ;;
status)
    if running; then echo "runs, process $(cat "$run/pid")"; else echo "does not run"; fi
    if [ -e "$run/teacher/worker-0.pt" ]; then
        echo "last checkpoint $(( ($(date +%s) - $(stat -c %Y "$run/teacher/worker-0.pt")) / 60 )) minutes ago"
    fi
    last_lines
    ;;
stop)
    if running; then
        pid=$(cat "$run/pid")
        kill -TERM "$pid"
        for _ in $(seq 120); do running || break; sleep 1; done
        running && { echo "process $pid is still there"; exit 1; }
    fi
    echo "does not run"
    ;;
work) work ;;
*) sed -n '2,4p' "${BASH_SOURCE[0]}" >&2; exit 2 ;;
esac
