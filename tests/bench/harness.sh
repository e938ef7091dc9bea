# What tests/bench/run, run_backup and run_replication have in common: builds, makes a scratch folder, runs servers; sourced by
# them with $here and $root set.

"$root/app/packaging/install-packages" build demo test bench
export CCACHE_DIR=${CCACHE_DIR:-${XDG_CACHE_HOME:-${HOME:-/tmp}/.cache}/retinue-ccache}
build_log=$root/build/bench-build.log
mkdir -p "$root/build"
if ! (cd "$root" && cmake --preset release -DRETINUE_TESTS=OFF && cmake --build build/release -j "$(nproc)" --target bench retinued) \
    >"$build_log" 2>&1; then
    tail -n 40 "$build_log" >&2
    echo "The build failed; the whole log is in $build_log" >&2
    exit 1
fi
programs=$root/build/release/tests/bench
retinued=$root/build/release/bin/retinued

# On a disk, not in memory: a durable write must reach something. Readable for nginx's and PostgreSQL's users.
scratch=$(mktemp -d "${RETINUE_BENCH_FOLDER:-/var/tmp}/retinue-bench.XXXXXX")
chmod 755 "$scratch"
[[ $(stat -f -c %T "$scratch") != tmpfs ]] || echo "Note: $scratch is in memory; durable writes are not durable there. Set RETINUE_BENCH_FOLDER." >&2
server_pid='' pin=''
# What else is to be ended; a script may have its own.
end_references() { :; }
finish() {
    stop_server
    end_references
    rm -rf "$scratch"
}
trap finish EXIT
trap 'exit 130' INT TERM

say() { echo "$(date +%T) $*" >&2; }

# start_server NAME [OPTION...]: a fresh installation, running; sets data, server_pid and port
start_server() {
    data=$scratch/$1
    shift
    run_server "$@"
}
# run_server [OPTION...]: the server of the installation in $data, on core $pin, if set
run_server() {
    printf 'bench password 7314\n' >"$scratch/password"
    ${pin:+taskset -c "$pin"} "$retinued" run --data "$data" --listen 127.0.0.1 --port 0 --no-announce \
        --first-administrator admin --password-file "$scratch/password" "$@" >"$data.log" 2>&1 &
    server_pid=$!
    port=''
    for _ in $(seq 100); do
        port=$(sed -n 's/.*port \([0-9]*\).*/\1/p' "$data.log" | head -n 1)
        [[ -z $port ]] || return 0
        kill -0 "$server_pid" 2>/dev/null || break
        sleep 0.1
    done
    cat "$data.log" >&2
    return 1
}
# new_code USES: sets code, an enrolment code for that many devices
new_code() {
    code=$("$retinued" code new --data "$data" --uses "$1" --minutes 120 --json | sed -n 's/.*"code": "\([^"]*\)".*/\1/p')
}
stop_server() {
    [[ -n $server_pid ]] || return 0
    kill "$server_pid" 2>/dev/null || true
    wait "$server_pid" 2>/dev/null || true
    server_pid=''
}

# take PREFIX FILE: "name value" lines of a load program into the array `figure`, as PREFIX_name
declare -A figure
take() {
    local name value
    while read -r name value; do figure[$1_$name]=$value; done <"$2"
}
# load PREFIX PROGRAM ARGUMENT...: runs a load program against the server and takes its figures
load() {
    local prefix=$1 program=$2
    shift 2
    "$programs/bench_$program" --port "$port" "$@" >"$scratch/figures"
    take "$prefix" "$scratch/figures"
}
median() { tr ' ' '\n' <<<"$1" | grep . | sort -g | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }

now() { date +%s.%N; }
since() { awk -v a="$1" -v b="$(now)" 'BEGIN { printf "%.3f", b - a }'; }
megabytes() { awk -v bytes="$1" 'BEGIN { printf "%.3f", bytes / 1e6 }'; }
# Rounds of a figure, and their median
declare -A samples
note() { samples[$1]+=" $2"; }
middle() { median "${samples[$1]}"; }
