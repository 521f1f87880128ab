import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { errors, type Provider } from 'oidc-provider'
import { citizenOf } from './citizens.ts'
import { levelAsked, levelNames, levels } from './levels.ts'
import { acceptedLanguage, endedPage, homePage, languageOf, signInPage } from './page.ts'
import { demoProvider } from './provider.ts'
import type { Settings } from './settings.ts'
import { signingKey } from './signing-key.ts'
import { style } from './style.ts'

const largest = 4096

/** Demoland over HTTP: the pages on which one chooses who to be, and the protocol. */
export function demoCountry({ dataDir, loginBase, loginOrigin, origin }: Settings): Server {
  const redirectUri = `${loginOrigin}${loginBase}/eid/callback/demoland`
  const provider = demoProvider({ key: signingKey(dataDir), origin, redirectUri })
  const protocol = provider.callback()
  return createServer((request, response) => {
    // `//` is none.
    const pathname = URL.parse(request.url ?? '/', origin)?.pathname
    const language = acceptedLanguage(request.headers['accept-language'])
    const login = `${loginOrigin}${loginBase}/eid`
    if (pathname === undefined) return page(response, { status: 400, html: endedPage(language) })
    if (pathname === '/') return page(response, { status: 200, html: homePage({ language, login }) })
    const answered = ownAnswer(pathname, { provider, request, response, loginOrigin })
    if (answered === null) void protocol(request, response)
    else answered.catch(() => page(response, { status: 400, html: endedPage(language) }))
  })
}

interface Exchange {
  readonly provider: Provider
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly loginOrigin: string
}

/** What isn't the protocol's; null where it is. */
function ownAnswer(pathname: string, exchange: Exchange): Promise<void> | null {
  const { response } = exchange
  if (pathname === '/healthz') return Promise.resolve(void response.writeHead(200).end('ok'))
  if (pathname === '/demoland.css')
    return Promise.resolve(
      void response.writeHead(200, { 'Content-Type': 'text/css', 'Cache-Control': 'max-age=3600' }).end(style),
    )
  return pathname.startsWith('/sign-in/') ? signIn(pathname, exchange) : null
}

async function signIn(pathname: string, exchange: Exchange): Promise<void> {
  const { loginOrigin, provider, request, response } = exchange
  // Throws where this browser has no such sign-in.
  const { params } = await provider.interactionDetails(request, response)
  const language = languageOf(textOf(params.ui_locales))
  if (request.method !== 'POST') {
    const level = levelAsked(textOf(params.acr_values))
    // Chromium holds form-action against the redirects after a form too.
    return page(response, {
      status: 200,
      html: signInPage({ action: pathname, language, level }),
      formsTo: [loginOrigin],
    })
  }
  const form = await formOf(request)
  const citizen = citizenOf(form.get('citizen') ?? '')
  const level = levelNames.find((name) => name === form.get('level'))
  const answer =
    form.get('answer') === 'yes' && citizen && level
      ? { login: { accountId: citizen.id, acr: levels[level], remember: false } }
      : { error: 'access_denied', error_description: 'the person cancelled' }
  await provider.interactionFinished(request, response, answer)
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

async function formOf(request: IncomingMessage): Promise<URLSearchParams> {
  let text = ''
  for await (const part of request.setEncoding('utf8')) {
    text += String(part)
    if (text.length > largest) throw new errors.InvalidRequest('the form is too large')
  }
  return new URLSearchParams(text)
}

function page(
  response: ServerResponse,
  {
    formsTo = [],
    html,
    status,
  }: { readonly status: number; readonly html: string; readonly formsTo?: readonly string[] },
): void {
  const forms = ["'self'", ...formsTo].join(' ')
  response
    .writeHead(status, {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      'Content-Security-Policy': `default-src 'none'; style-src 'self'; form-action ${forms}; frame-ancestors 'none'; base-uri 'none'`,
      'Referrer-Policy': 'no-referrer',
      'X-Content-Type-Options': 'nosniff',
    })
    .end(html)
}
