# What the commands share; sourced, not run. Measures on 127.0.0.1 only and ends what it has started.
set -euo pipefail
bench=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$bench/.." && pwd)
target=$bench/target
export LC_ALL=C

smoke=
[ "${1:-}" = --smoke ] && smoke=--smoke

servers=()
end_servers() {
    for pid in "${servers[@]}"; do
        kill "$pid" 2>/dev/null || true
        wait "$pid" 2>/dev/null || true
    done
    servers=()
}
trap end_servers EXIT

# Builds what is measured, unless BENCH_BUILT says that it has just been built.
build() {
    if [ -z "${BENCH_BUILT:-}" ]; then
        mvn -B -ntp -q ${MAVEN_FLAGS:-} -f "$root/pom.xml" -Pbench -pl bench,bench/reference -am package
    fi
}

# Says on what machine the figures that follow were taken.
machine() {
    echo "$(date -u +%Y-%m-%dT%H:%MZ), $(nproc) cores of $(sed -n 's/^model name.*: //p' /proc/cpuinfo | head -n 1)," \
        "$(java -version 2>&1 | sed -n 's/.*version "\(.*\)".*/JDK \1/p'), load $(cut -d' ' -f1-3 /proc/loadavg)"
}

# Runs a class of this module.
run() {
    java ${BENCH_JVM:-} -Djava.util.logging.config.file="$bench/src/main/resources/logging.properties" \
        -cp "$target/classes:$(cat "$target/class-path")" "$@"
}

free_port() {
    local port=${BENCH_PORT:-18200}
    while (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do port=$((port + 1)); done
    echo "$port"
}

# start_server LOG ARCHIVE... : Payara Micro on a free port; says its pid in $server and the port in $port. Further JVM options
# in the array server_options; $server_jar is started, and told $server_commands before it listens. ROOT.war answers at /, others at
# their names.
server_options=()
server_jar=$target/server/payara-micro.jar
server_commands=$root/customer-api-web/src/run/preboot.txt
start_server() {
    local log=$1 deploy=() archive
    shift
    for archive in "$@"; do deploy+=(--deploy "$archive"); done
    port=$(free_port)
    # A smoke is over before the optimising compiler is of use.
    java -Xms256m -Xmx1g ${smoke:+-XX:TieredStopAtLevel=1} "${server_options[@]}" -jar "$server_jar" --nocluster --nohostaware \
        --prebootcommandfile "$server_commands" --port "$port" "${deploy[@]}" >"$log" 2>&1 &
    server=$!
    servers+=("$server")
}

# Waits until the path answers; asked often, because the time is measured.
await_answer() {
    local log=$1 url=$2 deadline=$(($(date +%s) + 400))
    until curl -sf -o /dev/null "$url"; do
        kill -0 "$server" 2>/dev/null || { tail -n 20 "$log"; echo "The server ended."; exit 1; }
        [ "$(date +%s)" -lt "$deadline" ] || { tail -n 20 "$log"; echo "The server does not answer."; exit 1; }
        sleep 0.02
    done
}

# Our application in demo mode, on a database of its own, with the limits out of the way; beside it the reference endpoints.
start_application() {
    rm -rf "$target/run"
    mkdir -p "$target/run"
    cp "$root/customer-api-web/target/customer-api.war" "$target/run/ROOT.war"
    server_options+=(
        -Dcustomer-api.demo=true "-Dcustomer-api.demo.customers=$1" "-Dcustomer-api.data-dir=$target/run/data"
        -Dcustomer-api.limits.calls-per-minute=1000000 -Dcustomer-api.limits.unverified-per-minute=1000000
        -Dcustomer-api.codes.resend-seconds=0 -Dcustomer-api.codes.max-per-half-hour=1000
        "-Dcustomer-api.key.pool-size=$2")
    start_server "$target/run/server.log" "$target/run/ROOT.war" "$bench/reference/target/reference.war"
    await_answer "$target/run/server.log" "http://127.0.0.1:$port/openapi-c/time"
}

# median FILE: of the numbers in it, one a line.
median() {
    sort -n "$1" | awk '{v[NR] = $1} END {print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2}'
}

ratio() {
    awk -v a="$1" -v b="$2" 'BEGIN {printf "%.3f", b == 0 ? 0 : a / b}'
}

higher() {
    awk -v a="$1" -v b="$2" 'BEGIN {print (a > b ? a : b)}'
}

# claim NAME VALUE COMPARISON GOAL: says whether it is met.
claim() {
    awk -v name="$1" -v value="$2" -v how="$3" -v goal="$4" 'BEGIN {
        met = how == "<=" ? value <= goal : value >= goal
        printf "%-62s %8.2f   goal %-8s %s\n", name, value, how " " goal, met ? "met" : "MISSED"}'
}

# load FILE PATH SECONDS CONNECTIONS [DELAY]: sends a file of presigned calls; says calls a second, median and 99th percentile in
# microseconds, refusals, calls without an answer. $script says what the lines of the file are, where they are no signed calls.
load() {
    wrk -t1 -c"$4" -d"$3s" --timeout 20s -s "${script:-$bench/presigned.lua}" "http://127.0.0.1:$port" -- "$1" "$2" "${5:-0}" again |
        sed -n 's/^FIGURES //p'
}

# enough RATE SECONDS [FACTOR]: how many calls to sign, so that none has to be sent twice although the rate still rises.
enough() {
    awk -v r="$1" -v s="$2" -v f="${3:-2}" 'BEGIN {print int(r * s * f) + 500}'
}

need_wrk() {
    command -v wrk >/dev/null || { echo "wrk is missing: apt-get install wrk"; exit 1; }
}

# The two that only bench/peers needs.
need_node() {
    local tool
    for tool in node npm; do
        command -v "$tool" >/dev/null || { echo "$tool is missing: Node.js 20 or later, https://nodejs.org"; exit 1; }
    done
    [ "$(node -p 'process.versions.node.split(".")[0]')" -ge 20 ] || { echo "node $(node -v) is too old: 20 or later"; exit 1; }
}

verify=/openapi-c/verify/customer.app.CustomerWebApiService.findCustomerInfo
verified=/reference/api/verified
bare=/reference/api/bare
