import { inject, onTestFinished } from 'vitest'
import { type PostgresExecutor, postgresExecutor } from '../../src/postgres/executor.ts'
import type { PostgresOptions } from '../../src/postgres/options.ts'
import { tcpProxy, type TcpProxy } from './tcp-proxy.ts'

/** What a refusal says while the database can't do it. */
export const unavailable = { name: 'LaissezPasserError', code: 'store-unavailable' }

/** A statement as it is written. */
export const text = (sql: string, ...parameters: (string | number | null)[]) => ({ sql, parameters })

/** An executor for the time of a test. */
export function executor(url: string, options?: PostgresOptions): PostgresExecutor {
  const made = postgresExecutor(url, options)
  onTestFinished(() => made.close())
  return made
}

/** The same address by a proxy, for the time of a test. */
export async function behind(
  url: string,
  options?: Parameters<typeof tcpProxy>[1],
): Promise<{ readonly proxy: TcpProxy; readonly address: string }> {
  const { port } = new URL(inject('postgres'))
  const proxy = await tcpProxy(Number(port), options)
  onTestFinished(() => proxy.close())
  return { proxy, address: url.replace(`:${port}/`, `:${proxy.port}/`) }
}
