# The tables of tests/bench/run, run_backup and run_replication; sourced by them.

# describe_machine TOOLS: what was measured where; TOOLS are the versions of the references
describe_machine() {
    local commit
    commit=$(git -C "$root" rev-parse --short HEAD 2>/dev/null || echo unknown)
    echo
    echo "$(nproc) x $(sed -n 's/^model name\s*: //p' /proc/cpuinfo | head -n 1), $(awk '/MemTotal/ { printf "%.0f", $2 / 1048576 }' /proc/meminfo) GB, Linux $(uname -r), $(date +%F)"
    echo "retinued $commit ($(g++ --version | head -n 1), RelWithDebInfo), $1"
    echo "load average before, after: $load_before, $(cut -d' ' -f1-3 /proc/loadavg)"
    echo
}
table_head() {
    printf '| %-48s | %10s | %-18s | %6s | %8s | %-18s |\n' figure ours reference ratio aim result
    printf '| %s | %s | %s | %s | %s | %s |\n' ---------- ---: --- ---: ---: ---
}
print_row() { printf '| %-48s | %10s | %-18s | %6s | %8s | %-18s |\n' "$@"; }
# verdict OURS AIM at-least|at-most: "met", or by how much it was missed
verdict() {
    awk -v ours="$1" -v aim="$2" -v kind="$3" 'BEGIN {
        met = kind == "at-least" ? ours >= aim : ours <= aim
        if (met) print "met"; else printf "missed by %.0f %%\n", 100 * (kind == "at-least" ? 1 - ours / aim : ours / aim - 1)
    }'
}
ratio() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f", b ? a / b : 0 }'; }
# row_with_reference FIGURE OURS REFERENCE NAME AIM: more is better; the aim is of the ratio
row_with_reference() {
    local by
    by=$(ratio "$2" "$3")
    print_row "$1" "$2" "$3 $4" "$by" ">= $5" "$(verdict "$by" "$5" at-least)"
}
# row_at_most_of FIGURE OURS REFERENCE NAME AIM: less is better; the aim is of the ratio
row_at_most_of() {
    local by
    by=$(ratio "$2" "$3")
    print_row "$1" "$2" "$3 $4" "$by" "<= $5" "$(verdict "$by" "$5" at-most)"
}
# row_beside FIGURE OURS REFERENCE NAME: without aim
row_beside() { print_row "$1" "$2" "$3 $4" "$(ratio "$2" "$3")" '' ''; }
row_alone() { print_row "$1" "$2" '' '' '' ''; }
row_at_most() { print_row "$1" "$2" '' "$(ratio "$2" "$3")" "<= $3" "$(verdict "$2" "$3" at-most)"; }
