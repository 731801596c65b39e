import { describe, expect, it } from 'vitest'
import { HotcrmError } from '#crm-core/contract'
import { readConfig } from './config.ts'

const summaryOf = (env: NodeJS.ProcessEnv) => {
  try {
    readConfig(env)
    return 'nothing is wrong'
  } catch (error) {
    return error instanceof HotcrmError ? `${error.code}: ${String(error.params['summary'])}` : String(error)
  }
}

describe('the configuration', () => {
  it('needs no variable at all', () => {
    expect(readConfig({})).toMatchObject({
      database: { kind: 'embedded' },
      model: null,
      embedding: null,
      demo: 'full',
      port: 3000,
      host: '127.0.0.1',
    })
  })
  it('takes an empty variable for an absent one', () => {
    expect(readConfig({ DATABASE_URL: '', PORT: '', HOTCRM_SECRET: '', LOG_LEVEL: '' })).toMatchObject({
      database: { kind: 'embedded' },
      port: 3000,
    })
  })
  it.each([
    [{ PORT: 'http' }, /PORT/],
    [{ PORT: '70000' }, /PORT/],
    [{ DATABASE_URL: 'mysql://x' }, /DATABASE_URL must start with postgres:\/\//],
    [{ REDIS_URL: 'localhost' }, /REDIS_URL must start with redis:\/\//],
    [{ SMTP_URL: 'mail' }, /SMTP_URL must start with smtp:\/\//],
    [{ HOTCRM_SECRET: 'short' }, /HOTCRM_SECRET needs at least 32 characters/],
    [{ HOTCRM_NOW: 'yesterday' }, /HOTCRM_NOW must be an ISO time/],
    [{ HOTCRM_DEMO: 'some' }, /HOTCRM_DEMO/],
    [{ TZ: 'Mars/Olympus' }, /TZ must be a time zone/],
    [{ HOTCRM_MODEL: 'gpt-x' }, /HOTCRM_MODEL=gpt-x needs OPENAI_API_KEY/],
    [{ HOTCRM_NOW: '2026-01-01T00:00:00Z', NODE_ENV: 'production' }, /HOTCRM_NOW is for tests/],
  ])('names what is wrong with %j', (env, words) => {
    expect(summaryOf(env)).toMatch(/^configuration: /)
    expect(summaryOf(env)).toMatch(words)
  })
  it('names everything that is wrong at once', () => {
    expect(summaryOf({ PORT: 'x', SMTP_URL: 'y' })).toMatch(/PORT.*SMTP_URL|SMTP_URL.*PORT/)
  })
  it('connects a local endpoint that needs no key', () => {
    const { model } = readConfig({ HOTCRM_MODEL: 'llama', OPENAI_BASE_URL: 'http://127.0.0.1:1/v1' })
    expect(model).toMatchObject({ name: 'llama', base_url: 'http://127.0.0.1:1/v1' })
  })
  it('keeps to the built-in planner when a key is there but no model is named', () => {
    expect(readConfig({ OPENAI_API_KEY: 'sk-1' }).model).toBeNull()
    expect(readConfig({ OPENAI_API_KEY: 'sk-1', HOTCRM_MODEL: 'builtin' }).model).toBeNull()
  })
  it('puts no demo with known passwords into production unless it is asked for', () => {
    const secret = 'x'.repeat(32)
    expect(readConfig({ NODE_ENV: 'production', HOTCRM_SECRET: secret }).demo).toBe('none')
    expect(readConfig({ NODE_ENV: 'production', HOTCRM_DEMO: 'full' }).demo).toBe('full')
  })
  it('stands still on a fixed clock and ticks on from a given one', () => {
    const start = Date.parse('2026-11-20T02:00:00Z')
    const fixed = readConfig({ HOTCRM_NOW: 'fixed:2026-11-20T02:00:00Z' }).clock
    expect(fixed.now().getTime()).toBe(start)
    const ticking = readConfig({ HOTCRM_NOW: '2026-11-20T02:00:00Z' }).clock
    const passed = ticking.now().getTime() - start
    expect(passed).toBeGreaterThanOrEqual(0)
    expect(passed).toBeLessThan(60_000)
  })
})
