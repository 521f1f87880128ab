import { hashToken } from '@laissez-passer/core/internal/ids'
import type { Store } from '@laissez-passer/core/ports'
import { type Browser, openBrowser } from '../browser.ts'
import { textOf } from '../html.ts'
import { type AuthenticatorDevice, memoryKeys, openPhone } from '../phone.ts'
import { authorizeAddress, origin, type World } from '../world.ts'
import type { Cast, Who } from './cast.ts'
import type { Person } from './person.ts'
import { type Ask, changingFactors, type Flow, type Truth } from './truth.ts'

/** A code, with what is used up by it. */
export interface Code {
  readonly code: string
  readonly key: string
  /** The sign-in whose challenge it answers; absent where it is right in any. */
  readonly flow?: string
}

/** Somebody with what they hold, as it changes. */
export interface Actor extends Person {
  readonly who: Who
  readonly device: AuthenticatorDevice | null
  password: string
  formerPassword: string | null
  /** How often the button of their token was pressed. */
  pressed: number
  codesTaken: number
  /** By method: what they typed last into its field, and what is used up by it. */
  readonly lastCodes: Map<string, Code>
  /** What their passkey signed last. */
  lastAssertion: string | null
}

/** One answer to one request. */
export interface Answer {
  readonly status: number
  /** Path and query, or a whole address elsewhere; empty where it leads nowhere. */
  readonly location: string
  readonly html: string
  /** The browser's cookie that came along, or was given. */
  readonly browser: string
  /** Hash of the session cookie that came along, and of the one that was given. */
  readonly session: string | null
  readonly opened: string | null
}

/** A provider in which things happen, and what is true there. */
export interface Scene {
  readonly world: World
  readonly browsers: readonly Browser[]
  readonly actors: Readonly<Record<Who, Actor | null>>
  readonly truth: Truth
  /** Several things happen at once: then nobody knows in which order. */
  together: boolean
  /** Session cookies that answers gave, with the browser that got them. */
  readonly given: { readonly token: string; readonly browser: string }[]
  /** The last time somebody was sent to their country. */
  readonly eid: {
    last: {
      readonly state: string
      readonly browser: string
      readonly flow: Flow | null
      readonly asks: Ask
    } | null
  }
  /** Digits that went out by text message. */
  readonly texts: Set<string>
  /** Which sign-in a challenge was shown in, or `alone:` and a browser. */
  readonly challenges: Map<string, string>
  readonly now: () => number
  readonly wait: (seconds: number) => void
  /** Kinds of sessions that came to be. */
  readonly seen: Set<string>
}

/** Where sign-ins lead, and what is asked there. */
export const destinations = {
  nowhere: { path: async () => '', asks: { level: 'BASIC', methods: null } },
  shop: { path: () => authorizeAddress(), asks: { level: 'MEDIUM', methods: null } },
  bank: { path: () => authorizeAddress({ client_id: 'bank' }), asks: { level: 'HIGH', methods: null } },
  desk: {
    path: () => authorizeAddress({ client_id: 'desk' }),
    asks: { level: 'BASIC', methods: ['mobile-app-pin'] },
  },
  factors: {
    path: async () => '/cas/account/passkeys?level=MEDIUM',
    asks: { level: 'MEDIUM', methods: changingFactors },
  },
  firstFactor: {
    path: async () => '/cas/account/passkeys?level=BASIC',
    asks: { level: 'BASIC', methods: ['password', 'eid-low'] },
  },
} satisfies Record<string, { path: () => Promise<string>; asks: Ask }>

/** The name of a destination. */
export type To = keyof typeof destinations

/** Opens a scene: three browsers in three networks. */
export async function openScene(
  cast: Cast,
  seed: number,
): Promise<{ readonly scene: Scene; readonly close: () => void }> {
  const pace = paceOf(seed)
  const where: { scene?: Scene } = {}
  const openedBy: Truth['openedBy'] = new Map()
  const { world, clock, close } = await cast.open((store) =>
    slowly(noting(store, openedBy), () => (where.scene?.together ? pace() : 0)),
  )
  const actor = async (who: Exclude<Who, 'nobody'>): Promise<Actor> => {
    const person = cast.people[who]
    const keys = memoryKeys()
    if (person.phone) await keys.update(() => person.phone)
    return {
      ...person,
      who,
      device: person.phone ? openPhone(world, { keys }) : null,
      formerPassword: null,
      pressed: 0,
      codesTaken: 0,
      lastCodes: new Map(),
      lastAssertion: null,
    }
  }
  const scene: Scene = {
    world,
    browsers: [1, 2, 3].map((n) =>
      openBrowser((request) => world.provider.fetch(request), {
        origin,
        headers: { 'Test-Address': `192.0.2.${n}` },
      }),
    ),
    actors: {
      ann: await actor('ann'),
      ben: await actor('ben'),
      cat: await actor('cat'),
      dan: await actor('dan'),
      eve: await actor('eve'),
      fay: await actor('fay'),
      nobody: null,
    },
    truth: {
      flows: [],
      sessions: new Map(),
      openedBy,
      used: new Map(),
      passwordNumber: { ann: 0, ben: 0, cat: 0, dan: 0, eve: 0, fay: 0, nobody: 0 },
    },
    together: false,
    given: [],
    eid: { last: null },
    texts: new Set(),
    challenges: new Map(),
    now: () => clock.now,
    wait: (seconds) => {
      clock.now += seconds
    },
    seen: new Set(),
  }
  where.scene = scene
  return { scene, close }
}

/** Notes which sign-in each session is opened for. */
function noting(store: Store, openedBy: Truth['openedBy']): Store {
  const open: Store['sessions']['open'] = async (options) => {
    const opened = await store.sessions.open(options)
    if (opened) openedBy.set(options.session.idHash, options.signInIdHash)
    return opened
  }
  return { ...store, sessions: { ...store.sessions, open } }
}

/** Lets other requests in between the operations of one: each waits for a while, which the seed decides. */
function slowly(store: Store, turns: () => number): Store {
  const port = <Port extends object>(whole: Port): Port =>
    new Proxy(whole, {
      get(target, name, self) {
        const value: unknown = Reflect.get(target, name, self)
        // What places asks nobody, and answers at once.
        if (name === 'placing') return value
        if (typeof value === 'object' && value !== null) return port(value)
        if (typeof value !== 'function') return value
        return async (...input: readonly unknown[]) => {
          for (let i = turns(); i > 0; i--) await new Promise((resolve) => setImmediate(resolve))
          return value.apply(target, input)
        }
      },
    })
  return port(store)
}

function paceOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return (state >>> 16) % 7
  }
}

/** One request of a browser; redirects aren't followed. */
export async function send(
  scene: Scene,
  browser: Browser,
  { path = '/cas/login', fields }: { readonly path?: string; readonly fields?: Readonly<Record<string, string>> },
): Promise<Answer> {
  const sent = browser.cookies.get('__Host-lp-browser') ?? ''
  const token = browser.cookies.get('__Host-lp-login')
  const response = await browser.request(
    path,
    fields === undefined ? {} : { method: 'POST', body: new URLSearchParams(fields) },
  )
  const set = (name: string) =>
    response.headers
      .getSetCookie()
      .map((line) => line.split(';')[0] ?? '')
      .find((pair) => pair.startsWith(`${name}=`))
      ?.slice(name.length + 1)
  const got = set('__Host-lp-browser') ?? sent
  const given = set('__Host-lp-login')
  if (given) scene.given.push({ token: given, browser: got })
  const to = response.headers.get('Location')
  const url = to === null ? null : new URL(to, origin + path)
  return {
    status: response.status,
    location: url === null ? '' : url.origin === origin ? url.pathname + url.search : url.href,
    html: await response.text(),
    browser: got,
    session: token === undefined ? null : hashToken(token),
    opened: given ? hashToken(given) : null,
  }
}

/** The sign-in that an answer leads to. */
export const flowIn = ({ location }: Answer): string | null =>
  /^\/cas\/(?:login|continue)\?flow=([\w-]+)/.exec(location)?.[1] ?? null

/** Notes a sign-in that began. */
export async function began(
  scene: Scene,
  flow: Pick<Flow, 'id' | 'browser' | 'who' | 'asks'> & Partial<Flow>,
): Promise<Flow> {
  const whole: Flow = {
    idHash: hashToken(flow.id),
    opens: null,
    raises: null,
    startedAt: scene.now(),
    shown: new Map(),
    alone: false,
    passwordNumber: scene.truth.passwordNumber[flow.who],
    setsUp: false,
    sure: !scene.together,
    reported: false,
    ...flow,
  }
  scene.truth.flows.unshift(whole)
  return whole
}

/** The browser that a sign-in is bound to, while one of ours has its cookie. */
export const ownerOf = (scene: Scene, flow: Flow): Browser | null =>
  scene.browsers.find(({ cookies }) => cookies.get('__Host-lp-browser') === flow.browser) ?? null

/** The page of a sign-in, as a browser gets it. */
export const pageOf = (scene: Scene, browser: Browser, flow: Flow): Promise<Answer> =>
  send(scene, browser, { path: `/cas/login?flow=${flow.id}` })

/** Notes what was really shown in a sign-in. @returns takes it back, for when it wasn't taken. */
export function shows(
  scene: Scene,
  flow: Flow,
  { method, key = '' }: { readonly method: string; readonly key?: string },
): () => void {
  if (scene.together) flow.sure = false
  const before = flow.shown.get(method)
  flow.shown.set(method, new Set([...(before ?? []), ...(key === '' ? [] : [key])]))
  return () => {
    if (scene.together) return
    if (before) flow.shown.set(method, before)
    else flow.shown.delete(method)
  }
}

/** What a page says. */
export const wordsOf = (answer: Answer): string => textOf(answer.html)
