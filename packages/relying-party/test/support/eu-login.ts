// EU Login's CAS as public clients and fixtures show it: the dialect's addresses, parameters, answers and
// failures, with one person who is signed in. Written from the protocol alone; it shares no code with the
// client.
import { createHash, randomBytes } from 'node:crypto'

const ranks = { BASIC: 0, MEDIUM: 1, HIGH: 2 } as const
const populations = { LOW: 10, MEDIUM: 20, HIGH: 30, TOP: 40 } as const

/** Who is signed in over there. */
export interface Person {
  readonly uid: string
  readonly level: keyof typeof ranks
  readonly strength: string
  readonly assurance: keyof typeof populations
  readonly groups: readonly string[]
}

interface Ticket {
  readonly service: string
  readonly person: Person
  readonly fingerprint: string | null
  readonly isFresh: boolean
}

/** EU Login at `server`; what it was asked is kept, so that tests can look. */
export interface TestEuLogin {
  readonly server: string
  person: Person
  /** No connection from now on. */
  isDown: boolean
  /** Services it serves: an address begins with one of them. */
  services: readonly string[]
  /** Answers the validation with this text instead. */
  instead: string | null
  readonly asked: { readonly path: string; readonly parameters: URLSearchParams; readonly method: string }[]
  /** Calls that EU Login makes itself go here: the app. */
  app: (request: Request) => Promise<Response | null>
  fetch(url: string, init: RequestInit): Promise<Response>
  /** A browser visits the login page. @returns where it is sent back to */
  visit(url: string): Promise<string>
  /** Ends the session there: every service is told, by the ticket that it was given. */
  logOut(): Promise<readonly number[]>
}

const ecas = 'https://ecas.ec.europa.eu/cas/schemas'
const escaped = (value: string): string => value.replace(/[&<>]/g, (character) => `&#${character.codePointAt(0)};`)
const id = (prefix: string): string => `${prefix}-${randomBytes(20).toString('hex')}-ecas`
const sha1 = (bytes: Buffer): Buffer => createHash('sha1').update(bytes).digest()

/** Bytes, because workerd warns of forms that are read as text. */
async function formOf(request: Request): Promise<URLSearchParams> {
  return new URLSearchParams(new TextDecoder().decode(await request.arrayBuffer()))
}

function xml(body: string): Response {
  const root = `<cas:serviceResponse xmlns:cas="${ecas}" server="ECAS MOCKUP version 4.6.0" date="2027-01-15T09:00:00.000+01:00" version="4.6">`
  return new Response(`<?xml version="1.0" encoding="utf-8"?>\n${root}${body}</cas:serviceResponse>`, {
    headers: { 'Content-Type': 'text/xml;charset=UTF-8' },
  })
}
const failure = (code: string): Response =>
  xml(`<cas:authenticationFailure code="${code}">\n  ticket not recognised &amp; so on\n</cas:authenticationFailure>`)

export function testEuLogin(now: () => number): TestEuLogin {
  const tickets = new Map<string, Ticket>()
  const grants = new Map<string, Person>()
  const ahead = new Map<string, URLSearchParams>()
  const visited: { readonly service: string; readonly ticket: string }[] = []

  async function grantFor(pgtUrl: string, person: Person): Promise<string | null> {
    if (!pgtUrl.startsWith('https://')) return null
    const [pgt, iou] = [id('PGT'), id('PGTIOU')]
    const answer = await login.app(
      new Request(pgtUrl, {
        method: 'POST',
        headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ pgtId: pgt, pgtIou: iou }),
      }),
    )
    if (answer?.status !== 200 || !(await answer.text()).includes('<proxySuccess')) return null
    grants.set(pgt, person)
    return iou
  }

  async function validate(given: URLSearchParams): Promise<Response> {
    if (login.instead !== null) return new Response(login.instead)
    const [service, name] = [given.get('service'), given.get('ticket')]
    if (service === null || name === null) return failure('INVALID_REQUEST')
    const ticket = tickets.get(name)
    tickets.delete(name)
    if (ticket === undefined) return failure('INVALID_TICKET')
    if (ticket.service !== service) return failure('INVALID_SERVICE')
    const { person } = ticket
    const known = Buffer.from(given.get('clientFingerprint') ?? '', 'base64')
    if (ticket.fingerprint !== null && sha1(sha1(known)).toString('base64') !== ticket.fingerprint)
      return failure('INVALID_TICKET')
    if (given.get('renew') === 'true' && !ticket.isFresh) return failure('INVALID_TICKET')
    const wanted = Object.entries(ranks).find(([level]) => level === given.get('authenticationLevel'))
    if (wanted !== undefined && ranks[person.level] < wanted[1]) return failure('INSUFFICIENT_AUTHENTICATION_LEVEL')
    const population = Object.entries(populations).find(([level]) => level === (given.get('assuranceLevel') ?? 'TOP'))
    if (populations[person.assurance] < (population?.[1] ?? 40)) return failure('INVALID_USER')
    const strengths = given.get('acceptStrengths')?.split(',') ?? []
    if (strengths.length > 0 && !strengths.includes(person.strength)) return failure('INVALID_STRENGTH')
    const pgtUrl = given.get('pgtUrl')
    const iou = pgtUrl === null ? null : await grantFor(pgtUrl, person)
    visited.push({ service, ticket: name })
    const groups = given.get('groups') === '*' ? person.groups : []
    const details = given.get('userDetails') === 'true'
    return xml(
      [
        '<cas:authenticationSuccess>',
        `<cas:user>${person.uid}</cas:user>`,
        ...(details
          ? [
              `<cas:departmentNumber>${escaped('DIGIT & <Co>')}</cas:departmentNumber>`,
              '<cas:email>elodie.muller@example.eu</cas:email>',
              '<cas:employeeType>n</cas:employeeType>',
              '<cas:firstName>&#201;lodie</cas:firstName>',
              '<cas:lastName>Müller</cas:lastName>',
              '<cas:domain>external</cas:domain>',
              '<cas:telephoneNumber/>',
              '<cas:locale>fr</cas:locale>',
              `<cas:uid>${person.uid}</cas:uid>`,
            ]
          : []),
        `<cas:groups number="${groups.length}">${groups.map((one) => `<cas:group>${escaped(one)}</cas:group>`).join('')}</cas:groups>`,
        `<cas:authenticationLevel>${person.level}</cas:authenticationLevel>`,
        `<cas:strengths number="1"><cas:strength>${person.strength}</cas:strength></cas:strengths>`,
        '<cas:authenticationFactors><cas:moniker>elodie.muller@example.eu</cas:moniker></cas:authenticationFactors>',
        `<cas:loginDate>${new Date((ticket.isFresh ? now() : now() - 900) * 1000).toISOString()}</cas:loginDate>`,
        `<cas:sso>${!ticket.isFresh}</cas:sso>`,
        '<cas:ticketType>SERVICE</cas:ticketType>',
        ...(iou === null
          ? []
          : [
              '<cas:proxyGrantingProtocol>PGT_URL</cas:proxyGrantingProtocol>',
              `<cas:proxyGrantingTicket>${iou}</cas:proxyGrantingTicket>`,
            ]),
        '</cas:authenticationSuccess>',
      ].join('\n  '),
    )
  }

  function proxy(given: URLSearchParams): Response {
    const person = grants.get(given.get('pgt') ?? '')
    if (person === undefined) return xml('<cas:proxyFailure code="BAD_PGT">unknown</cas:proxyFailure>')
    const ticket = id('PT')
    tickets.set(ticket, { service: given.get('targetService') ?? '', person, fingerprint: null, isFresh: false })
    return xml(`<cas:proxySuccess><cas:proxyTicket>${ticket}</cas:proxyTicket></cas:proxySuccess>`)
  }

  function init(given: URLSearchParams): Response {
    const name = id('ECAS_LR')
    const isServed = login.services.some((service) => given.get('service')?.startsWith(service))
    if (isServed) ahead.set(name, given)
    return new Response(
      isServed
        ? `<loginRequest xmlns="${ecas}"><loginRequestSuccess><loginRequestId>${name}</loginRequestId></loginRequestSuccess></loginRequest>`
        : `<loginRequest xmlns="${ecas}"><loginRequestFailure code="UNAUTHORIZED_SERVICE">no</loginRequestFailure></loginRequest>`,
    )
  }

  const login: TestEuLogin = {
    server: 'https://ecas.example/cas',
    person: { uid: 'n00abcde', level: 'MEDIUM', strength: 'PASSWORD_SMS', assurance: 'LOW', groups: ['A & B', 'C'] },
    isDown: false,
    services: ['https://shop.example/'],
    instead: null,
    asked: [],
    app: async () => null,

    async fetch(url, init_) {
      if (login.isDown)
        throw new TypeError('fetch failed', { cause: Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }) })
      const request = new Request(url, init_)
      const { pathname, searchParams } = new URL(url)
      const parameters = request.method === 'POST' ? await formOf(request) : searchParams
      login.asked.push({ path: pathname, parameters, method: request.method })
      if (pathname === '/cas/TicketValidationService') return validate(parameters)
      if (pathname === '/cas/proxy' && request.method === 'GET') return proxy(parameters)
      if (pathname === '/cas/login/init' && request.method === 'POST') return init(parameters)
      return new Response('<html>Not found</html>', { status: 404 })
    },

    async visit(url) {
      const query = new URL(url).searchParams
      const name = query.get('loginRequestId')
      const given = name === null ? query : (ahead.get(name) ?? query)
      login.asked.push({ path: '/cas/login', parameters: given, method: 'GET' })
      const service = given.get('service') ?? ''
      if (!login.services.some((one) => service.startsWith(one))) return 'https://ecas.example/not-served'
      const ticket = id('ST')
      tickets.set(ticket, {
        service,
        person: login.person,
        fingerprint: given.get('clientFingerprint'),
        isFresh: given.get('renew') === 'true',
      })
      return `${service}${service.includes('?') ? '&' : '?'}ticket=${ticket}`
    },

    logOut: () =>
      Promise.all(
        visited.splice(0).map(async ({ service, ticket }) => {
          const logoutRequest = `<samlp:LogoutRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="LR-1" Version="2.0" IssueInstant="2027-01-15T09:00:00Z"><saml:NameID xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">@NOT_USED@</saml:NameID><samlp:SessionIndex>${ticket}</samlp:SessionIndex></samlp:LogoutRequest>`
          const request = new Request(service, { method: 'POST', body: new URLSearchParams({ logoutRequest }) })
          return (await login.app(request))?.status ?? 404
        }),
      ),
  }
  return login
}
