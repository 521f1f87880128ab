import { expect, test } from 'vitest'
import { fairQueue } from '../../../runtime/src/node/fair-queue.ts'
import { admission, admissionLimits } from '../../src/node/admission.ts'

const posted = (fields: Readonly<Record<string, string>> = {}, headers: Readonly<Record<string, string>> = {}) => {
  const body = new URLSearchParams(fields).toString()
  return new Request('http://localhost/cas/login?lang=fr', {
    method: 'POST',
    headers: { Accept: 'text/html', Origin: 'http://localhost', 'Content-Length': String(body.length), ...headers },
    body: new URLSearchParams(body),
  })
}

const parts = { origin: 'http://localhost', remembered: '__Host-lp-lang' } as const
const queue = () => fairQueue(admissionLimits.atOnce, admissionLimits)

/** Admission before work that ends when the test says so. */
function held() {
  const begun: string[] = []
  const ends: (() => void)[] = []
  const answer = admission<string>({
    ...parts,
    queue: queue(),
    answer: (_, from) => {
      begun.push(from)
      return new Promise((resolve) => ends.push(() => resolve(new Response(from))))
    },
    turn: ({ headers }, from) => ({ from, known: headers.get('X-Known') ?? undefined }),
  })
  return { answer, begun, ends }
}

/** Ends what has begun, and what begins then, until nothing does. */
async function endAll(ends: (() => void)[]): Promise<void> {
  do {
    await later()
    for (const end of ends.splice(0)) end()
    await later()
  } while (ends.length > 0)
}

const later = () => new Promise((resolve) => setTimeout(resolve))

/** Many addresses of one network. */
const flood = (count: number) => Array.from({ length: count }, (_, index) => `10.20.${index >> 8}.${index & 255}`)

test('whoever comes in a flood is let in at once, and pages are shown to everybody', async () => {
  const { answer, begun, ends } = held()
  const floods = flood(500).map((from) => answer(posted(), from))
  const owner = answer(posted(), '198.51.100.7')
  const page = answer(new Request('http://localhost/cas/login'), '10.20.0.1')
  await expect.poll(() => begun).toHaveLength(34)
  expect(begun.filter((from) => from === '198.51.100.7')).toHaveLength(1)
  expect(begun.filter((from) => from.startsWith('10.20.'))).toHaveLength(33)
  const all = Promise.all([owner, page, ...floods])
  await endAll(ends)
  expect((await all).map(({ status }) => status)).toEqual(Array.from({ length: 502 }, () => 200))
})

test('when too many wait, the flood is asked to come again, in its language, and nobody else', async () => {
  const { answer, ends } = held()
  const floods = flood(2100).map((from) => answer(posted(), from))
  const owner = answer(posted(), '198.51.100.7')
  const all = Promise.all([owner, ...floods])
  await endAll(ends)
  const [mine, ...theirs] = await all
  expect(mine?.status).toBe(200)
  const refused = theirs.filter(({ status }) => status === 503)
  expect(refused).toHaveLength(68)
  expect(refused[0]?.headers.get('Retry-After')).toBe('5')
  expect(await refused[0]?.text()).toContain('<html lang="fr">')
})

// Neighbours of an attacker waited behind a whole /16 of theirs.
test('a browser that is known goes before its neighbours’ flood, wherever it comes from', async () => {
  const { answer, begun, ends } = held()
  const known = { 'X-Known': 'ada' }
  const floods = flood(500).map((from) => answer(posted(), from))
  await expect.poll(() => begun).toHaveLength(32)
  const mine = answer(posted({}, known), '10.20.0.9')
  await expect.poll(() => begun).toHaveLength(33)
  expect(begun.at(-1)).toBe('10.20.0.9')
  const all = Promise.all([mine, ...floods])
  await endAll(ends)
  await all
})

test('one mark that a flood sends from everywhere is one party among those who are known', async () => {
  const { answer, begun, ends } = held()
  const sent = (known: string, from: string) => answer(posted({}, { 'X-Known': known }), from)
  const floods = Array.from({ length: 500 }, (_, index) => sent('copied', `10.${index & 255}.0.${index >> 8}`))
  // The places that one party leaves free are others'; then all are taken.
  const others = Array.from({ length: 32 }, (_, index) => sent(`other ${index}`, `11.${index}.0.1`))
  const mine = sent('ada', '12.0.0.1')
  await expect.poll(() => begun.includes('12.0.0.1') || begun.length === 64).toBe(true)
  for (const end of ends.splice(0, 2)) end()
  await expect.poll(() => begun.includes('12.0.0.1')).toBe(true)
  const all = Promise.all([mine, ...others, ...floods])
  await endAll(ends)
  await all
})

// Five hundred sign-ins of one account made five hundred marks: whoever was known was turned away at once,
// and strangers were let in.
test('many marks keep nobody out who is known and would be let in as a stranger', async () => {
  const { answer, ends } = held()
  const floods = Array.from({ length: 2200 }, (_, index) =>
    answer(posted({}, { 'X-Known': `mark ${index}` }), '10.20.0.1'),
  )
  await later()
  const known = answer(posted({}, { 'X-Known': 'ada' }), '198.51.100.7')
  const stranger = answer(posted(), '203.0.113.9')
  const all = Promise.all([known, stranger, ...floods])
  await endAll(ends)
  expect((await all).slice(0, 2).map(({ status }) => status)).toEqual([200, 200])
})

test('who is turned away is told to whoever counts them', async () => {
  const counted: unknown[] = []
  const full = admission<string>({
    ...parts,
    queue: () => Promise.reject(Object.assign(new Error('full'), { code: 'busy' })),
    answer: () => new Response(),
    turn: ({ headers }, from) => ({ from, known: headers.get('X-Known') ?? undefined }),
    turnedAway: (turn) => counted.push(turn),
  })
  await full(posted({}, { 'X-Known': 'ada' }), '198.51.100.7')
  await full(posted(), '10.20.0.1')
  await full(new Request('http://localhost/cas/login'), '10.20.0.1')
  expect(counted).toEqual([
    { from: '198.51.100.7', known: 'ada' },
    { from: '10.20.0.1', known: undefined },
  ])
})

/** What somebody is told who is turned away. */
async function turnedAway(request: Request): Promise<Response> {
  const full = admission<null>({
    ...parts,
    queue: () => Promise.reject(Object.assign(new Error('full'), { code: 'busy' })),
    answer: () => new Response(),
    turn: () => ({ from: '10.20.0.1' }),
  })
  return full(request, null)
}

test('who is turned away is told the truth, and has what they typed, but for passwords', async () => {
  const typed = { flow: 'f"<1', identifier: 'ada@example.org', password: 'Kohv9-ja-kringel!', method: 'password' }
  const answer = await turnedAway(posted(typed))
  expect(answer.status).toBe(503)
  expect(answer.headers.get('Retry-After')).toBe('5')
  const page = await answer.text()
  expect(page).toMatch(/Réessayez dans 5\ssecondes/)
  expect(page).toContain('<form method="post" action="/cas/login?lang=fr">')
  expect(page).toContain('name="identifier" value="ada@example.org"')
  expect(page).toContain('name="flow" value="f&#34;&#60;1"')
  expect(page).not.toContain('Kohv9')
})

test('what another site made a browser send, or a program, isn’t offered again', async () => {
  for (const headers of [{ Origin: 'https://evil.example' }, { 'Sec-Fetch-Site': 'cross-site' }])
    expect(await (await turnedAway(posted({ identifier: 'eve@example.org' }, headers))).text()).not.toContain('<form')
  const told = await turnedAway(posted({ identifier: 'ada@example.org' }, { Accept: 'application/json' }))
  expect(await told.json()).toMatchObject({ reason: 'busy', status: 503, wait: 5 })
})

test('a form is offered for an address of ours alone, however the request spells it', async () => {
  for (const path of ['//evil.example/cas/login', '/\\evil.example/cas/login'])
    expect(
      await (
        await turnedAway(
          new Request(`http://localhost${path}`, {
            method: 'POST',
            headers: { Accept: 'text/html', Origin: 'http://localhost', 'Content-Length': '3' },
            body: new URLSearchParams('a=1'),
          }),
        )
      ).text(),
    ).toContain('action="/evil.example/cas/login"')
})

test('who is turned away gets the headers of other pages, and the phone’s app may read why', async () => {
  const page = await turnedAway(posted())
  expect(Object.fromEntries(page.headers)).toMatchObject({
    'x-frame-options': 'DENY',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  })
  expect(page.headers.has('Access-Control-Allow-Origin')).toBe(false)
  const told = await turnedAway(posted({}, { Accept: 'application/json', Origin: 'https://app.example' }))
  expect(Object.fromEntries(told.headers)).toMatchObject({
    'access-control-allow-origin': '*',
    'access-control-expose-headers': 'Retry-After',
  })
})

test('a browser that asks whether it may send takes no turn', async () => {
  const full = admission<null>({
    ...parts,
    queue: () => Promise.reject(Object.assign(new Error('full'), { code: 'busy' })),
    answer: () => new Response(null, { status: 204 }),
    turn: () => ({ from: '10.20.0.1' }),
  })
  const asked = async (method: string) => (await full(new Request('http://localhost/', { method }), null)).status
  expect(await asked('OPTIONS')).toBe(204)
  expect(await asked('DELETE')).toBe(503)
})

// One address that began three hundred forms and never ended them had all 64 places, and whoever else sent
// one waited for up to two seconds.
test('whoever sends what doesn’t end leaves places to others, and so do several', async () => {
  const { answer, begun } = held()
  const sent = async (count: number, from: string) => {
    for (let index = 0; index < count; index++) void answer(posted(), from)
    await later()
  }
  await sent(300, '10.20.0.1')
  await sent(1, '198.51.100.7')
  expect(begun).toHaveLength(33)
  await sent(300, '10.30.0.1')
  await sent(300, '10.40.0.1')
  await sent(1, '203.0.113.9')
  expect(begun.at(-1)).toBe('203.0.113.9')
})

test('an answer that is late keeps nobody from beginning, and an error is whoever’s asked', async () => {
  const late = admission<string>({
    ...parts,
    queue: queue(),
    answer: (_, from) => (from === 'broken' ? Promise.reject(new Error('broken')) : new Promise<Response>(() => {})),
    turn: (_, from) => ({ from }),
  })
  // Of as many networks: one has no more than half of the places.
  const held = Array.from({ length: 64 }, (_, index) => late(posted(), `10.${index}.0.1`))
  await expect(late(posted(), 'broken')).rejects.toThrow('broken')
  expect(held).toHaveLength(64)
})
