import { request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Logins } from './processes.ts'

/** An answer; `null` where none came: whether it counted is unknown. */
export type Answer = {
  readonly status: number
  readonly location: string
  readonly text: string
  /** The release that answered, as the balancer says; empty where that isn't known. */
  readonly by: string
  readonly ms: number
} | null

/** Where EU Login answers. */
export type Reached = Pick<Logins, 'origin' | 'ports'> & Partial<Pick<Logins, 'releaseAt'>>

/** Somebody's browser, as far as forms go: cookies, and an address of its own. */
export interface Visitor {
  readonly cookies: Map<string, string>
  /** @param process which of the processes it reaches */
  readonly send: (process: number, path: string, form?: Readonly<Record<string, string>>) => Promise<Answer>
  /** What it was answered last. */
  readonly last: () => Answer
}

export const sessionCookie = '__Host-lp-login'

let visitors = 0

/** @param from address that it comes from, one of its own by default; empty: this machine */
export function visitor({ origin, ports, releaseAt }: Reached, from?: string): Visitor {
  visitors += 1
  const address = from ?? `198.18.${(visitors >> 8) & 255}.${visitors & 255}`
  const cookies = new Map<string, string>()
  let last: Answer = null
  const send: Visitor['send'] = async (index, path, form) => (last = await ask(index, path, form))
  const ask: Visitor['send'] = (index, path, form) =>
    new Promise((resolve) => {
      const begun = performance.now()
      const body = form ? new URLSearchParams(form).toString() : null
      const asked = request(
        {
          host: '127.0.0.1',
          port: ports[index],
          path,
          method: body === null ? 'GET' : 'POST',
          agent: false,
          timeout: 20_000,
          headers: {
            host: new URL(origin).host,
            origin,
            ...(address === '' ? {} : { 'x-forwarded-for': address }),
            cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
            ...(body === null
              ? {}
              : {
                  'content-type': 'application/x-www-form-urlencoded',
                  'content-length': String(Buffer.byteLength(body)),
                }),
          },
        },
        (answer) => {
          let text = ''
          answer.setEncoding('utf8').on('data', (chunk: string) => {
            text += chunk
          })
          answer.on('error', () => resolve(null))
          answer.on('end', () => {
            for (const line of answer.headers['set-cookie'] ?? []) {
              const [pair = ''] = line.split(';')
              cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
            }
            const { location = '', 'x-answered-by': by = releaseAt?.(ports[index] ?? 0) ?? '' } = answer.headers
            const ms = performance.now() - begun
            resolve({ status: answer.statusCode ?? 0, location, text, by: String(by), ms })
          })
        },
      )
      asked.on('timeout', () => asked.destroy())
      asked.on('error', () => resolve(null))
      asked.end(body ?? undefined)
    })
  return { cookies, send, last: () => last }
}

/** Registers somebody. @returns whether it was acknowledged */
export async function register(who: Visitor, email: string, process = 0): Promise<boolean> {
  const names = { firstName: 'Ada', lastName: 'Example', language: 'en', privacy: 'on' }
  const answer = await who.send(process, '/cas/register', { ...names, email, confirmEmail: email })
  return answer !== null && answer.status < 400
}

/** Signs in by password. @returns the session, or null; `answer`: what came last */
export async function signIn(
  who: Visitor,
  { email, password, process = 0 }: { readonly email: string; readonly password: string; readonly process?: number },
): Promise<{ readonly session: string | null; readonly answer: Answer }> {
  const first = await who.send(process, '/cas/login', { identifier: email })
  const flow = first ? new URL(first.location || '/', 'http://here').searchParams.get('flow') : null
  if (flow === null) return { session: null, answer: first }
  const answer = await who.send(process, '/cas/login', { flow, password, method: 'password' })
  return { session: answer === null || answer.status >= 400 ? null : (who.cookies.get(sessionCookie) ?? null), answer }
}

/** The tokens of links in mails to somebody, as the development mailbox shows them. */
export async function tokensOf(logins: Reached, email: string, process = 0): Promise<readonly string[]> {
  const answer = await visitor(logins, '').send(process, '/dev/mailbox.json')
  if (answer?.status !== 200) return []
  const mails: readonly { readonly to: string; readonly text: string }[] = JSON.parse(answer.text)
  return mails.filter(({ to }) => to === email).flatMap(({ text }) => /token=([\w-]+)/.exec(text)?.slice(1, 2) ?? [])
}

/** Makes somebody's account: registers, and chooses the password by the link of the mail. */
export async function openAccount(
  logins: Reached,
  { email, password }: { readonly email: string; readonly password: string },
): Promise<void> {
  await register(visitor(logins), email)
  const token = await until(async () => (await tokensOf(logins, email))[0] ?? null, { seconds: 60 })
  if (token === null) throw new Error(`no mail to ${email} within 60 s`)
  const chosen = { token, newPassword: password, confirmPassword: password }
  const answer = await visitor(logins).send(0, '/cas/password', chosen)
  if (!answer?.location.startsWith('/cas/password/done'))
    throw new Error(`${email} can’t choose a password: ${answer?.status ?? 'no answer'}`)
}

/** Asks again until there is something. */
export async function until<Result>(
  ask: () => Promise<Result | null | false>,
  { seconds }: { readonly seconds: number },
): Promise<Result | null> {
  for (const end = performance.now() + seconds * 1000; performance.now() < end; await sleep(100)) {
    const found = await ask()
    if (found) return found
  }
  return null
}
