# The references of tests/bench/run and run_replication, each with a folder in $scratch and ended by process id; sourced by them.

nginx_pid=''
nginx_program() { command -v nginx || echo /usr/sbin/nginx; }

# start_nginx FILE: one worker on core 0 serves FILE at /v1/users/alice/settings over TLS 1.3 (P-256); sets nginx_port, nginx_worker
start_nginx() {
    local folder=$scratch/nginx
    mkdir -p "$folder/www/v1/users/alice"
    cp "$1" "$folder/www/v1/users/alice/settings"
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout "$folder/key.pem" -out "$folder/cert.pem" -days 2 \
        -subj /CN=localhost -addext 'subjectAltName=DNS:localhost,IP:127.0.0.1' 2>/dev/null
    chmod -R a+rX "$folder"
    nginx_port=$(free_port)
    cat >"$folder/nginx.conf" <<CONF
daemon off;
worker_processes 1;
pid $folder/pid;
error_log $folder/error.log;
events { worker_connections 1024; }
http {
    access_log off;
    sendfile on;
    keepalive_requests 1000000000;
    default_type application/json;
    client_body_temp_path $folder/body;
    proxy_temp_path $folder/proxy;
    fastcgi_temp_path $folder/fastcgi;
    uwsgi_temp_path $folder/uwsgi;
    scgi_temp_path $folder/scgi;
    server {
        listen 127.0.0.1:$nginx_port ssl;
        ssl_protocols TLSv1.3;
        ssl_certificate $folder/cert.pem;
        ssl_certificate_key $folder/key.pem;
        root $folder/www;
    }
}
CONF
    taskset -c 0 "$(nginx_program)" -p "$folder" -c "$folder/nginx.conf" 2>"$folder/start.log" &
    nginx_pid=$!
    nginx_worker=''
    for _ in $(seq 50); do
        nginx_worker=$(pgrep -P "$nginx_pid" || true)
        [[ -z $nginx_worker ]] || return 0
        kill -0 "$nginx_pid" 2>/dev/null || break
        sleep 0.1
    done
    cat "$folder/start.log" >&2
    return 1
}
stop_nginx() {
    [[ -n $nginx_pid ]] || return 0
    kill "$nginx_pid" 2>/dev/null || true
    wait "$nginx_pid" 2>/dev/null || true
    nginx_pid=''
}
free_port() {
    python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

postgres_running=''
postgres_program() { echo "$(pg_config_folder)/$1"; }
pg_config_folder() { find /usr/lib/postgresql -maxdepth 2 -name bin | sort -V | tail -n 1; }
# PostgreSQL refuses to run as root.
as_postgres() { if [[ $EUID -eq 0 ]]; then runuser -u postgres -- "$@"; else "$@"; fi; }

# start_postgres ROWS BYTES: a cluster of its own, reached over its unix socket, fsync and synchronous_commit on; one row per client
start_postgres() {
    local folder=$scratch/postgres
    mkdir -p "$folder"
    [[ $EUID -ne 0 ]] || chown postgres "$folder"
    as_postgres "$(postgres_program initdb)" -D "$folder/data" -U postgres -A trust --no-locale -E UTF8 >"$scratch/initdb.log"
    as_postgres "$(postgres_program pg_ctl)" -D "$folder/data" -w -l "$folder/log" \
        -o "-k $folder -c listen_addresses='' -c fsync=on -c synchronous_commit=on -c max_connections=$(($1 + 20))" start >"$scratch/pg_ctl.log"
    postgres_running=yes
    postgres_query "CREATE TABLE setting (id integer PRIMARY KEY, revision bigint NOT NULL, body text NOT NULL)"
    postgres_query "INSERT INTO setting SELECT n, 0, repeat('x', $2) FROM generate_series(1, $1) n"
    postgres_body=$(head -c "$(($2 * 3 / 4))" /dev/urandom | base64 -w 0)
    cat >"$scratch/update.sql" <<'SQL'
\set id :client_id + 1
UPDATE setting SET revision = revision + 1, body = :body WHERE id = :id;
SQL
}
postgres_query() { psql -q -h "$scratch/postgres" -U postgres -d postgres -c "$1"; }
# postgres_round CLIENTS SECONDS: prints the durable updates per second
postgres_round() {
    "$(postgres_program pgbench)" -h "$scratch/postgres" -U postgres -n -c "$1" -j 2 -M prepared -T "$2" \
        -f "$scratch/update.sql" -D body="$postgres_body" postgres >"$scratch/pgbench.log" 2>&1 || { tail -n 5 "$scratch/pgbench.log" >&2; return 1; }
    awk '/^tps/ { print $3 }' "$scratch/pgbench.log"
}
stop_postgres() {
    [[ -n $postgres_running ]] || return 0
    as_postgres "$(postgres_program pg_ctl)" -D "$scratch/postgres/data" -m fast stop >/dev/null 2>&1 || true
    postgres_running=''
}

# OpenLDAP: a provider and two servers that copy it (syncrepl, refreshOnly, over TLS), one of which does not wait for its disk.
# A consumer asks every second; nobody listens at the port that it asks, except while run_syncrepl lets one run through.
declare -A ldap_pid ldap_port # provider: its port; consumers: that which they ask
ldap_folder=''
ldap_socket() { local path=$ldap_folder/$1/socket; echo "ldapi://${path//\//%2F}"; }
ldap_as_root() { local tool=$1 name=$2; shift 2; "$tool" -x -H "$(ldap_socket "$name")" -D cn=admin,dc=bench -w bench "$@"; }
slap_program() { command -v "$1" || echo "/usr/sbin/$1"; }

# configure_ldap NAME: the lines of its database follow on standard input
configure_ldap() {
    local folder=$ldap_folder/$1
    mkdir -p "$folder/data"
    cat - >"$folder/slapd.conf" <<CONF
include /etc/ldap/schema/core.schema
include /etc/ldap/schema/cosine.schema
pidfile $folder/pid
modulepath /usr/lib/ldap
moduleload back_mdb
moduleload syncprov
TLSCertificateFile $ldap_folder/cert.pem
TLSCertificateKeyFile $ldap_folder/key.pem
sizelimit unlimited
database mdb
maxsize 4294967296
suffix dc=bench
rootdn cn=admin,dc=bench
rootpw bench
directory $folder/data
index objectClass,entryCSN,entryUUID eq
CONF
    cat >>"$folder/slapd.conf"
}
# start_slapd NAME [URL]
start_slapd() {
    local folder=$ldap_folder/$1
    "$(slap_program slapd)" -d 0 -h "$(ldap_socket "$1") ${2:-}" -f "$folder/slapd.conf" 2>"$folder/log" &
    ldap_pid[$1]=$!
    for _ in $(seq 100); do
        ! ldap_as_root ldapwhoami "$1" >/dev/null 2>&1 || return 0
        kill -0 "${ldap_pid[$1]}" 2>/dev/null || break
        sleep 0.1
    done
    cat "$folder/log" >&2
    return 1
}
# start_ldap FILE: all three hold the entries of that LDIF file
start_ldap() {
    local consumer
    ldap_folder=$scratch/ldap
    mkdir -p "$ldap_folder"
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout "$ldap_folder/key.pem" -out "$ldap_folder/cert.pem" -days 2 \
        -subj /CN=localhost -addext 'subjectAltName=DNS:localhost,IP:127.0.0.1' 2>/dev/null
    ldap_port[provider]=$(free_port)
    # Its own disk is in no figure.
    configure_ldap provider <<'CONF'
dbnosync
overlay syncprov
syncprov-sessionlog 10000
CONF
    "$(slap_program slapadd)" -q -w -f "$ldap_folder/provider/slapd.conf" -l "$1"
    "$(slap_program slapcat)" -f "$ldap_folder/provider/slapd.conf" >"$ldap_folder/entries"
    start_slapd provider "ldaps://127.0.0.1:${ldap_port[provider]}"
    for consumer in durable nosync; do
        ldap_port[$consumer]=$(free_port)
        configure_ldap "$consumer" <<CONF
$([[ $consumer == durable ]] || echo dbnosync)
syncrepl rid=001 provider=ldaps://127.0.0.1:${ldap_port[$consumer]} type=refreshOnly interval=00:00:00:01 retry="1 +"
  searchbase=dc=bench bindmethod=simple binddn=cn=admin,dc=bench credentials=bench
  tls_cacert=$ldap_folder/cert.pem tls_reqcert=demand
updateref ldaps://127.0.0.1:${ldap_port[provider]}
CONF
        "$(slap_program slapadd)" -q -w -f "$ldap_folder/$consumer/slapd.conf" -l "$ldap_folder/entries"
        start_slapd "$consumer"
    done
    rm -f "$ldap_folder/entries"
}
change_ldap() { ldap_as_root ldapmodify provider -f "$1" >"$ldap_folder/modify.log"; }
# run_syncrepl PREFIX CONSUMER: its next run: PREFIX_seconds and PREFIX_wire_bytes, from connecting to hanging up
run_syncrepl() {
    "$programs/bench_replication" --step relay --port "${ldap_port[$2]}" --to "${ldap_port[provider]}" >"$scratch/figures"
    take "$1" "$scratch/figures"
    [[ $(ldap_state "$2") == "$(ldap_state provider)" ]] || { echo "syncrepl did not bring $2 up to date" >&2; return 1; }
}
ldap_state() { ldap_as_root ldapsearch "$1" -LLL -b dc=bench -s base contextCSN | grep '^contextCSN'; }
# compare_ldap: every value is where it should be
compare_ldap() {
    local name
    for name in provider durable nosync; do
        ldap_as_root ldapsearch "$name" -LLL -o ldif-wrap=no -b dc=bench description | sort | cksum >"$ldap_folder/$name.sum"
    done
    cmp "$ldap_folder/provider.sum" "$ldap_folder/durable.sum"
    cmp "$ldap_folder/provider.sum" "$ldap_folder/nosync.sum"
}
stop_ldap() {
    local name
    for name in "${!ldap_pid[@]}"; do
        kill "${ldap_pid[$name]}" 2>/dev/null || true
        wait "${ldap_pid[$name]}" 2>/dev/null || true
    done
    ldap_pid=()
}
