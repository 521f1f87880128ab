import { Client } from 'pg'
import { afterAll, inject } from 'vitest'

/** Connects until the test file ends. @returns what runs SQL, as often as you like. */
export async function connected(url: string): Promise<(sql: string) => Promise<readonly Record<string, unknown>[]>> {
  const client = new Client(url)
  await client.connect()
  afterAll(() => client.end())
  return async (sql) => (await client.query<Record<string, unknown>>(sql)).rows
}

/** Makes an empty database on the server of this run, gone when the test file ends. @returns its address. */
export async function freshDatabase(): Promise<string> {
  const server = inject('postgres')
  const run = await connected(server)
  const name = `d${crypto.randomUUID().replaceAll('-', '')}`
  await run(`create database ${name}`)
  afterAll(() => run(`drop database ${name} with (force)`))
  return server.replace(/[^/]*$/, name)
}

/** The same database at another server. */
export function inPlaceOf(database: string, server: string): string {
  return server.replace(/[^/]*$/, database.replace(/.*\//, ''))
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
