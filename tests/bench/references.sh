# The references of tests/bench/run, each with a folder in $scratch and ended by process id; sourced by it.

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
