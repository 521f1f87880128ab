import { Client } from 'pg'
import { afterAll, inject } from 'vitest'

/** Connects until the test file ends. @returns what runs SQL, as often as you like. */
export async function connected(url: string): Promise<(sql: string) => Promise<readonly Record<string, unknown>[]>> {
  const client = new Client(url)
  await client.connect()
  afterAll(() => client.end())
  return async (sql) => (await client.query<Record<string, unknown>>(sql)).rows
}

/**
 * Makes an empty schema on the server of this run, gone when the test file ends. @returns an address where it
 * is all there is.
 */
export async function freshSchema(): Promise<string> {
  const server = inject('postgres')
  const run = await connected(server)
  const name = `s${crypto.randomUUID().replaceAll('-', '')}`
  await run(`create schema ${name}`)
  afterAll(() => run(`drop schema ${name} cascade`))
  return `${server}?options=${encodeURIComponent(`-c search_path=${name}`)}`
}
