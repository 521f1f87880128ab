import { createServer } from 'node:http'
import { afterEach, expect, test } from 'vitest'
import { timestampService } from '../../../src/server/sealing/timestamp-service.ts'

let close = async (): Promise<void> => {}
afterEach(() => close())

/** A server that gives one answer; what it was asked is kept. */
async function answering({ status = 200, type = 'application/timestamp-reply', body = 'token' } = {}) {
  const asked: { method?: string | undefined; type?: string | undefined; body: string }[] = []
  const server = createServer((request, response) => {
    let text = ''
    request.on('data', (chunk: Buffer) => (text += chunk.toString()))
    request.on('end', () => {
      asked.push({ method: request.method, type: request.headers['content-type'], body: text })
      response.writeHead(status, { 'Content-Type': type, Location: '/elsewhere' }).end(body)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  close = () => new Promise((resolve) => server.close(() => resolve()))
  const address = server.address()
  return { asked, url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/` }
}
const request = new TextEncoder().encode('query')

test('takes a request to the service and gives its answer', async () => {
  const { asked, url } = await answering()
  expect(new TextDecoder().decode(await timestampService(url)(request))).toBe('token')
  expect(asked).toEqual([{ method: 'POST', type: 'application/timestamp-query', body: 'query' }])
})

test.each([[{ status: 500 }], [{ status: 302 }], [{ type: 'text/html' }], [{ body: 'x'.repeat(100_001) }]])(
  'an answer that is none: %o',
  async (answer) => {
    const { url } = await answering(answer)
    await expect(timestampService(url)(request)).rejects.toMatchObject({ name: 'TimestampUnavailable' })
  },
)

test('a service that isn’t there', async () => {
  await expect(timestampService('http://127.0.0.1:9/')(request)).rejects.toMatchObject({ name: 'TimestampUnavailable' })
})
