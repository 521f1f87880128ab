import { expect, it } from 'vitest'
import { applicationPaths } from '../../src/application-paths.ts'
import { facade, isForFacade } from '../../src/server/facade.ts'
import { webFolder } from '../../src/server/web-folder.ts'
import { origin, portal } from './portal.ts'

const asked = (path: string, { method = 'GET', ...headers }: Record<string, string> = {}): Request =>
  new Request(origin + path, { method, headers })

it('is asked for pages and files, and for nothing that the portal answers with its database', () => {
  const { app } = portal()
  const pages = new Set<string>([...applicationPaths, '*', '/*', '/s/*'])
  const others = app.routes.filter(({ path }) => !pages.has(path))
  expect(others.length).toBeGreaterThan(50)
  for (const { method, path } of others) {
    const request = asked(path.replaceAll('*', 'x'), { method: method === 'ALL' ? 'GET' : method })
    expect([path, isForFacade(request)]).toEqual([path, false])
  }
  for (const path of [...applicationPaths, '/assets/index.js', '/apinothing', '/nothing'])
    expect([path, isForFacade(asked(path))]).toEqual([path, true])
  expect(isForFacade(asked('/', { method: 'POST' }))).toBe(false)
})

it('answers as the portal does, but for the nonce', async () => {
  const { app, web } = portal()
  const alone = facade({ origin, login: 'http://localhost:4000/cas', web: webFolder(web), typesets: true })
  for (const [path, headers] of [
    ['/', { 'Accept-Language': 'fr' }],
    ['/me?lang=fr', {}],
    ['/s/token', { Cookie: '__Host-lp-portal=somebody' }],
    ['/index.html', {}],
    ['/nothing', { Accept: 'text/html' }],
    ['/nothing.txt', {}],
  ] as const) {
    const answers = await Promise.all([app, alone].map(async (one) => plain(await one.request(asked(path, headers)))))
    expect(answers[1]).toEqual(answers[0])
  }
})

async function plain(answer: Response): Promise<unknown> {
  const nonce = /'nonce-([^']+)'/.exec(answer.headers.get('Content-Security-Policy') ?? '')?.[1] ?? 'none'
  const headers = [...answer.headers].map(([name, value]) => [name, value.replaceAll(nonce, '')])
  return { status: answer.status, headers, text: (await answer.text()).replaceAll(nonce, '') }
}
