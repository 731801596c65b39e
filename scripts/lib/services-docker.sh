# shellcheck shell=bash
# The services as containers. Sourced by scripts/services.

compose() {
  HOTCRM_POSTGRES_PORT=$postgres_port HOTCRM_REDIS_PORT=$redis_port \
    docker compose -p hotcrm-services -f "$lib/services-compose.yaml" "$@" >&2
}

start_postgres() { compose up -d --wait postgres; }
start_redis() { compose up -d --wait redis; }
ensure_database() {
  compose exec -T postgres psql -U postgres -d template1 -v ON_ERROR_STOP=1 -qAt <"$lib/services.sql"
}
stop_services() { compose stop; }
