import { Hono } from 'hono'
import { expect, it } from 'vitest'
import type { ProviderEnv } from '../src/environment.ts'
import { postAnswer } from '../src/post-answer.ts'
import { addresses } from '@laissez-passer/core/addresses'

it('a page that posts an answer may post to that address, and on by the same scheme, and nowhere else', async () => {
  const app = new Hono<ProviderEnv>().get('/', (c) => {
    c.set('addresses', addresses('/cas'))
    const answer = postAnswer(
      c,
      { render: (_, name, props) => c.json({ name, ...props }) },
      { to: 'https://shop.example/back;a,b;c?x=1;script-src *', fields: { code: 'c1' }, serviceName: 'Shop' },
    )
    answer.headers.set('X-Form-Action', c.get('formAction') ?? '')
    return answer
  })
  const answer = await app.request('/')
  expect(answer.headers.get('X-Form-Action')).toBe('https://shop.example/back%3Ba%2Cb%3Bc https:')
  expect(answer.headers.get('Referrer-Policy')).toBe('strict-origin')
  expect(await answer.json()).toMatchObject({
    name: 'handOver',
    action: 'https://shop.example/back;a,b;c?x=1;script-src *',
    hidden: { code: 'c1' },
    service: { name: 'Shop' },
  })
})
