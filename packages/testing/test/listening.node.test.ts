import { once } from 'node:events'
import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { createTestProvider } from '../src/index.ts'

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address !== null ? address.port : 0
}

test('whoever waits for readiness finds the users there', async () => {
  const port = await freePort()
  let isMade = false
  const making = createTestProvider({ port, users: [{ email: 'a@example.eu' }, { email: 'b@example.eu' }] }).then(
    (idp) => {
      isMade = true
      return idp
    },
  )
  const statusNow = () =>
    fetch(`http://localhost:${port}/readyz`).then(
      ({ status }) => status,
      () => 0,
    )
  while ((await statusNow()) !== 200);
  expect(isMade).toBe(true)
  await (await making).close()
})

test('what can’t be right leaves the port free', async () => {
  const port = await freePort()
  const wrong = { type: 'cas', name: 'Old', urls: ['no address'] } as const
  await expect(createTestProvider({ port, services: [wrong] })).rejects.toMatchObject({ code: 'invalid-settings' })
  const idp = await createTestProvider({ port })
  await idp.close()
})

test('a port that is taken is told, and how another is had', async () => {
  const first = await createTestProvider({ port: 0 })
  const port = Number(new URL(first.origin).port)
  await expect(createTestProvider({ port })).rejects.toMatchObject({
    code: 'EADDRINUSE',
    message: expect.stringMatching(new RegExp(`listens on port ${port} already.* \`port: 0\` takes a free one`)),
  })
  await first.close()
})

// Nobody could register: the link was looked for where it hadn't gone.
test('a mailer of one’s own gets the mails, which are kept as well', async () => {
  const sent: string[] = []
  const mail = {
    send: async ({ to }: { readonly to: string }) => {
      sent.push(to)
      return { ok: true } as const
    },
  }
  const idp = await createTestProvider({ users: [{ email: 'a@example.eu' }], provider: { mail } })
  expect(sent).toContain('a@example.eu')
  expect((await idp.mails()).map(({ to }) => to)).toEqual(sent.toReversed())
  await idp.close()
})
