import type { OutgoingRules } from '@laissez-passer/core/ports'
import { describe, expect, it } from 'vitest'
import { workersOutgoing } from '../../src/workers/outgoing.ts'

const rules: OutgoingRules = { isRegistered: (host) => host === 'shop.example.eu', atHome: false, networks: [] }

function asking(answer: (request: Request) => Response | Promise<Response>) {
  const asked: Request[] = []
  const outgoing = workersOutgoing({
    patienceMs: 200,
    fetch: (request) => {
      asked.push(request)
      return Promise.resolve(answer(request))
    },
  })(rules)
  return { asked, outgoing }
}

describe('requests of Workers', () => {
  it('go to registered hosts', async () => {
    const { asked, outgoing } = asking(() => new Response('yes'))
    const result = await outgoing('https://shop.example.eu/a', { method: 'POST', body: 'b' })
    expect(result.ok && new TextDecoder().decode(result.body)).toBe('yes')
    expect(asked.map(({ method, redirect, url }) => ({ method, redirect, url }))).toEqual([
      { method: 'POST', redirect: 'manual', url: 'https://shop.example.eu/a' },
    ])
  })

  it.each(['https://other.example.eu/', 'https://shop.example.eu:8443/', 'https://sub.shop.example.eu/'])(
    'and to nobody else: %s',
    async (url) => {
      const { asked, outgoing } = asking(() => new Response('yes'))
      expect(await outgoing(url)).toEqual({ ok: false, reason: 'forbidden-host' })
      expect(asked).toEqual([])
    },
  )

  it('follow nothing', async () => {
    const { outgoing } = asking(
      () => new Response(null, { status: 302, headers: { Location: 'http://169.254.169.254/' } }),
    )
    expect(await outgoing('https://shop.example.eu/')).toEqual({ ok: false, reason: 'redirect' })
  })

  it('read 64 KB', async () => {
    const { outgoing } = asking(() => new Response('x'.repeat(64 * 1024 + 1)))
    expect(await outgoing('https://shop.example.eu/')).toEqual({ ok: false, reason: 'too-large' })
  })

  it('wait for nobody', async () => {
    const { outgoing } = asking(
      (request) =>
        new Promise((_, reject) => {
          request.signal.addEventListener('abort', () => reject(new Error('aborted')))
        }),
    )
    expect(await outgoing('https://shop.example.eu/')).toEqual({ ok: false, reason: 'too-slow' })
  })

  it('may fail', async () => {
    const { outgoing } = asking(() => Promise.reject(new TypeError('network')))
    expect(await outgoing('https://shop.example.eu/')).toEqual({ ok: false, reason: 'unreachable' })
  })
})
