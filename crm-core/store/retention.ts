import type pg from 'pg'

/**
 * Lets go of the audit lines from before a month. The head of each chain keeps the number and the hash of the
 * last line that went, so what is left can still be verified from there. A line that lies later but comes
 * earlier in its chain (clocks of two processes differ) goes too: a chain has no holes.
 */
export async function letGoAudit(client: pg.ClientBase, before: string | undefined): Promise<void> {
  if (before === undefined) return
  const cutoff = `${before}T00:00:00Z`
  await client.query(
    `WITH gone AS (
       SELECT DISTINCT ON (tenant_id) tenant_id, seq, hash FROM audit_log
       WHERE created_at < $1::timestamptz ORDER BY tenant_id, seq DESC),
     kept AS (
       UPDATE audit_head h SET gone_seq = gone.seq, gone_hash = gone.hash FROM gone
       WHERE h.tenant_id = gone.tenant_id RETURNING h.tenant_id, h.gone_seq)
     DELETE FROM audit_log a USING kept
     WHERE a.tenant_id = kept.tenant_id AND a.seq <= kept.gone_seq AND a.created_at >= $1::timestamptz`,
    [cutoff],
  )
  await client.query('DELETE FROM audit_log_rest WHERE created_at < $1::timestamptz', [cutoff])
  const { rows } = await client.query<{ name: string }>(
    `SELECT inhrelid::regclass::text AS name FROM pg_inherits WHERE inhparent = 'audit_log'::regclass`,
  )
  const month = `audit_log_${before.slice(0, 7).replace('-', '_')}`
  // The names of months sort as the months do.
  for (const { name } of rows)
    if (/^audit_log_\d{4}_\d{2}$/.test(name) && name < month) await client.query(`DROP TABLE "${name}"`)
}
