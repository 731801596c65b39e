# shellcheck shell=bash
# The services without a container engine: Redis from the system's packages, PostgreSQL 17 with pgvector
# from a Debian 13 chroot (Debian 12 has neither). Sourced by scripts/services.

chroot_dir=$services_dir/trixie
binaries=/usr/lib/postgresql/17/bin
# Inside the chroot.
data_dir=/var/lib/hotcrm-postgres

install_packages() {
  [ "$(id -u)" = 0 ] || fail "no Docker engine answers; install $* or run this as root"
  command -v apt-get >/dev/null || fail "no Docker engine answers, and this system has no apt to install $*"
  say "installing $*"
  apt-get update -qq >&2
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

in_chroot() { chroot --userspec=postgres:postgres "$chroot_dir" /usr/bin/env LC_ALL=C.UTF-8 "$@"; }
psql_in_chroot() {
  in_chroot "$binaries/psql" -h 127.0.0.1 -p "$postgres_port" -U postgres -v ON_ERROR_STOP=1 -qAt "$@"
}

make_chroot() {
  [ -x "$chroot_dir$binaries/postgres" ] && return
  command -v debootstrap >/dev/null || install_packages debootstrap
  say 'unpacking PostgreSQL 17 (about a minute, once)'
  rm -rf "$chroot_dir.partial"
  debootstrap --variant=minbase --include=postgresql-17,postgresql-17-pgvector trixie \
    "$chroot_dir.partial" >"$services_dir/debootstrap.log" 2>&1 ||
    fail "debootstrap failed; see $services_dir/debootstrap.log"
  mv "$chroot_dir.partial" "$chroot_dir"
}

start_postgres() {
  [ "$(id -u)" = 0 ] || fail 'no Docker engine answers, and the chroot needs root'
  make_chroot
  if [ ! -f "$chroot_dir$data_dir/PG_VERSION" ]; then
    install -d -m 700 "$chroot_dir$data_dir"
    chroot "$chroot_dir" chown postgres:postgres "$data_dir"
    in_chroot "$binaries/initdb" -D "$data_dir" -E UTF8 --locale=C.UTF-8 --auth=trust >/dev/null
  fi
  # A chroot has no /dev/shm; sockets stay inside, TCP on loopback is the only way in.
  in_chroot "$binaries/pg_ctl" -D "$data_dir" -l "$data_dir/server.log" -w -t 60 \
    -o "-p $postgres_port -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c dynamic_shared_memory_type=mmap" \
    start >/dev/null </dev/null || fail "PostgreSQL did not start; see $chroot_dir$data_dir/server.log"
}

start_redis() {
  command -v redis-server >/dev/null || install_packages redis-server
  mkdir -p "$services_dir/redis"
  redis-server --port "$redis_port" --bind 127.0.0.1 --save '' --appendonly no --daemonize yes \
    --dir "$services_dir/redis" --pidfile "$services_dir/redis/redis.pid" \
    --logfile "$services_dir/redis/redis.log" >/dev/null
}

# The application's role owns its databases and is no superuser, as in production.
ensure_database() {
  psql_in_chroot -d template1 <"$lib/services.sql"
}

stop_services() {
  if [ -f "$chroot_dir$data_dir/postmaster.pid" ]; then
    in_chroot "$binaries/pg_ctl" -D "$data_dir" -m fast -w stop >/dev/null || say 'PostgreSQL was not running'
  fi
  if answers "$redis_port"; then redis-cli -p "$redis_port" shutdown nosave >&2; fi
}
