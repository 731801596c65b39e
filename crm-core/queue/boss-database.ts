import type { Db } from 'pg-boss'
import type { Database } from '../store/database.ts'

/**
 * The database as pg-boss wants it. Its own pool would be a second session on PGlite, which has one,
 * and its PGlite adapter rolls back on errors whatever another user of that session is doing.
 */
export function bossDatabase(database: Database): Db {
  return {
    async executeSql(text, values) {
      const result = await database.pool.query(text, values)
      // A text of several statements answers with a list.
      return Array.isArray(result) ? { rows: result.flatMap((one) => one.rows) } : result
    },
    async listen(channel, onNotification, onReconnect) {
      const close = await database.listen(channel, onNotification)
      onReconnect()
      return { close }
    },
  }
}
