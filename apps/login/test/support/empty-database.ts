import { Client } from 'pg'
import { inject, onTestFinished } from 'vitest'

/** An empty database on the server of this run, gone when the test has finished. @returns its address */
export async function emptyDatabase(): Promise<string> {
  const server = new Client(inject('postgres'))
  await server.connect()
  const name = `login_${crypto.randomUUID().replaceAll('-', '')}`
  await server.query(`create database ${name}`)
  onTestFinished(async () => {
    await server.query(`drop database ${name} with (force)`)
    await server.end()
  })
  return inject('postgres').replace(/[^/]*$/, name)
}
