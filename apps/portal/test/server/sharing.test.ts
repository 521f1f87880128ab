import { cvOf } from '@laissez-passer/europass/cv'
import { answersTo, items, newDigitalTest } from '@laissez-passer/europass/digital-skills'
import { letterOf } from '@laissez-passer/europass/letter'
import { profileDraftSchema, schemaVersion } from '@laissez-passer/europass/profile'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import type { ShareItem } from '../../src/share-items.ts'
import { shareLimits } from '../../src/server/store/shares.ts'
import { keepFile } from '../../src/server/library/keep.ts'
import { origin, portal } from './portal.ts'

/** Words that must never reach a receiver, each at a place that isn't shown. */
const secrets = {
  hiddenPhone: '600111222',
  birthDate: '1912-06-23',
  gender: 'do_not_indicate',
  passport: 'PASSPORT-77',
  hiddenEntry: 'Hidden employer',
  otherSection: 'Unchosen volunteering',
  translation: 'Texte traduit',
  kept: 'kept-by-import',
  cvTitle: 'My name for this CV',
  tag: 'private-tag',
  employer: 'Madefor Ltd',
  advert: 'The advert’s text',
  overridden: 'Employer beneath an override',
} as const

const profile = profileDraftSchema.parse({
  language: 'en',
  personal: {
    givenName: 'Élodie',
    familyName: 'Müller',
    emails: [{ id: 'e', address: 'elodie@example.eu' }],
    phones: [
      { id: 'shown', dialling: '370', number: '612 34 567' },
      { id: 'hidden', dialling: '32', number: secrets.hiddenPhone },
    ],
    birthDate: secrets.birthDate,
    gender: secrets.gender,
    identityDocuments: [{ id: 'i', kind: 'passport', number: secrets.passport, country: 'FR' }],
    motherTongues: [{ id: 'm', code: 'fra' }],
  },
  entries: {
    'work-experience': [
      {
        id: 'w1',
        occupation: 'Research diver',
        employer: secrets.overridden,
        from: '2021-03',
        ongoing: true,
        files: ['file-1', 'gone'],
      },
      { id: 'w2', occupation: 'Clerk', employer: secrets.hiddenEntry, from: '2016-09', to: '2021-02' },
    ],
    volunteering: [{ id: 'v', title: secrets.otherSection, files: ['file-2'] }],
    'profile-skills': [{ id: 'g', name: 'Maps', skills: ['QGIS'] }],
  },
  translations: {
    fr: { 'personal/givenName': { value: secrets.translation, of: 'Élodie' } },
  },
  kept: [{ id: 'k', format: 'candidate', path: 'Candidate', value: secrets.kept }],
})
const cv = {
  ...cvOf(profile, { id: 'cv-1', title: secrets.cvTitle }),
  tags: [secrets.tag],
  madeFor: { employer: secrets.employer, position: '', advert: secrets.advert },
  personalHidden: ['birthDate', 'gender', 'identityDocuments', 'phones/hidden'],
  sections: [
    { name: 'work-experience', shown: true, title: '', order: [], hidden: ['w2'] },
    { name: 'volunteering', shown: false, title: '', order: [], hidden: [] },
  ],
  overrides: {
    'entries/work-experience/w1/employer': { value: 'Baltic Institute', of: secrets.overridden },
  },
}
const letter = {
  ...letterOf(profile, { id: 'letter-1', date: '2026-11-27' }),
  title: secrets.cvTitle,
  madeFor: { employer: secrets.employer, position: '', advert: secrets.advert },
  personalHidden: ['birthDate', 'phones/hidden'],
  subject: 'An application',
}
/** A test of digital skills, every question answered. */
const finished = (id: string, finishedAt: number) => ({
  ...newDigitalTest(id, { now: finishedAt - 1200 }),
  finishedAt,
  answers: Object.fromEntries(items.map((item) => [item.id, answersTo(item)[0]])),
})
const file = { name: 'diplôme.png', bytes: Buffer.from('iVBORw0KGgo=', 'base64') }

const wholeProfile: ShareItem = {
  kind: 'profile',
  headline: 'Marine biologist',
  language: '',
  shows: ['contacts', 'work-experience', 'language', 'profile-skills'],
}
const body = (items: readonly ShareItem[], more: object = {}) => ({
  title: 'For school',
  message: 'Hello',
  items,
  expiresAt: null,
  ...more,
})

/** A portal in which Ada keeps all of this, with what she and a receiver ask. */
async function world() {
  const all = portal()
  const cookie = await all.signIn('ada')
  const ask = (method: string, path: string, sent?: unknown) =>
    all.send(method, path, { cookie, ...(sent !== undefined && { body: sent }) })
  for (const [path, value] of [
    ['profile/profile', profile],
    ['cv/cv-1', cv],
    ['letter/letter-1', letter],
  ] as const)
    expect((await ask('PUT', `/api/documents/${path}`, { schema: schemaVersion, value })).status).toBe(201)
  await keepFile(all.store, 'ada', { id: 'file-1', ...file, now: all.clock.now })
  /** Makes a link, and gives its token. */
  const share = async (sent: object, id: string = crypto.randomUUID()): Promise<{ id: string; token: string }> => {
    const made = await ask('PUT', `/api/shares/${id}`, sent)
    expect(made.status).toBe(201)
    const { link } = await made.json()
    return { id, token: String(link).slice(`${origin}/s/`.length) }
  }
  const look = (token: string, headers: Record<string, string> = {}) =>
    all.send('GET', `/api/shared/${token}`, { headers })
  const own = async (id: string) => (await ask('GET', `/api/shares/${id}`)).json()
  return { ...all, cookie, ask, share, look, own }
}

const everything: readonly ShareItem[] = [
  wholeProfile,
  { kind: 'cv', id: 'cv-1' },
  { kind: 'letter', id: 'letter-1' },
  { kind: 'file', id: 'file-1' },
]

describe('a receiver', () => {
  test('gets views of what was chosen, who shares and until when', async () => {
    const { share, look } = await world()
    const { token } = await share(body(everything, { expiresAt: 1_800_000_600 }))
    expect(token).toMatch(/^[\w-]{32}$/)
    const found = await (await look(token)).json()
    expect(found).toMatchObject({
      title: 'For school',
      message: 'Hello',
      by: 'Élodie Müller',
      expiresAt: 1_800_000_600,
      may: 'read',
      own: false,
      items: [
        { kind: 'profile', view: { name: 'Élodie Müller', headline: 'Marine biologist' } },
        { kind: 'cv', view: { name: 'Élodie Müller' } },
        { kind: 'letter', view: { subject: { value: 'An application' } } },
        { kind: 'file', file: { id: 'file-1', name: 'diplôme.png', size: 8 } },
      ],
    })
    expect(JSON.stringify(found)).toContain('Baltic Institute')
  })
  test('gets nothing that wasn’t chosen, in any answer', async () => {
    const { share, look, send, engine } = await world()
    const { token } = await share(
      body([
        { kind: 'cv', id: 'cv-1' },
        { kind: 'letter', id: 'letter-1' },
      ]),
    )
    const set: unknown[] = []
    const pdf = engine.next
    engine.typeset = async (job) => {
      set.push(job)
      if (pdf instanceof Error) throw pdf
      return pdf
    }
    const answers = [
      await (await look(token)).text(),
      await (await send('GET', `/api/shared/${token}/pdf/0`)).text(),
      await (await send('GET', `/api/shared/${token}/pdf/1`)).text(),
      await (await send('GET', `/s/${token}`)).text(),
      JSON.stringify(set),
    ]
    expect(set).toHaveLength(2)
    for (const answer of answers)
      for (const [where, secret] of Object.entries(secrets)) expect(answer, where).not.toContain(secret)
    expect(answers[0]).toContain('Research diver')
  })
  test('of a grid gets languages and the name, in the reader’s language, and nothing else of the profile', async () => {
    const { share, send } = await world()
    const { token } = await share(body([{ kind: 'grid' }]))
    const text = await (await send('GET', `/api/shared/${token}?lang=fr`)).text()
    expect(JSON.parse(text).items).toMatchObject([
      { kind: 'sheet', of: 'grid', view: { name: 'Élodie Müller', language: 'fr', blocks: [{ kind: 'grid' }, {}] } },
    ])
    for (const other of [...Object.values(secrets), 'elodie@example.eu', 'Research diver', 'QGIS'])
      expect(text).not.toContain(other)
    expect((await send('GET', `/api/shared/${token}/pdf/0`)).status).toBe(200)
  })
  test('of a profile gets the parts and sections that were named, and no others that come later', async () => {
    const { share, look } = await world()
    const shows = async (item: ShareItem) => {
      const { items } = await (await look((await share(body([item]))).token)).json()
      return items[0].view
    }
    const view = await shows({ ...wholeProfile, shows: ['profile-skills'] })
    expect(view).toMatchObject({ contacts: [], facts: [], photo: null, about: null })
    expect(view.sections.map(({ title }: { title: string }) => title)).toEqual(['Digital skills'])
    const more = await shows({ ...wholeProfile, shows: ['birthDate', 'contacts', 'language'] })
    expect(more.facts).toHaveLength(1)
    expect(more.sections).toHaveLength(1)
    const all = await shows({ ...wholeProfile, shows: ['gender', 'identityDocuments', 'kept', 'translations'] })
    expect(all).toMatchObject({ contacts: [], facts: [], sections: [] })
    const french = await shows({ ...wholeProfile, language: 'fr' })
    expect(french.name).toBe(`${secrets.translation} Müller`)
  })
  test('reads the portal’s words of a profile in their own language', async () => {
    const { share, look } = await world()
    const { token } = await share(body([wholeProfile]))
    const { items } = await (await look(token, { 'Accept-Language': 'fr' })).json()
    expect(items[0].view.labels).toBe('fr')
    expect(items[0].view.sections[0].title).toBe('Expérience professionnelle')
  })
  test('gets files with their own bytes, pictures to look at, and no file that isn’t shared', async () => {
    const { share, send, store } = await world()
    await keepFile(store, 'ada', { id: 'file-2', name: 'page.html', bytes: Buffer.from('a <script>'), now: 1 })
    const { token } = await share(body([{ kind: 'file', id: 'file-1' }]))
    const get = (path: string) => send('GET', `/api/shared/${token}/files/${path}`)
    const kept = await get('file-1')
    expect(Buffer.from(await kept.arrayBuffer())).toEqual(file.bytes)
    expect(kept.headers.get('Content-Type')).toBe('application/octet-stream')
    expect(kept.headers.get('Content-Disposition')).toMatch(/^attachment; filename\*=UTF-8''dipl%C3%B4me\.png$/)
    expect((await get('file-1?show')).headers.get('Content-Type')).toBe('image/png')
    expect((await get('file-2')).status).toBe(404)
    const { token: html } = await share(body([{ kind: 'file', id: 'file-2' }]))
    const page = await send('GET', `/api/shared/${html}/files/file-2?show`)
    expect(page.headers.get('Content-Type')).toBe('application/octet-stream')
    expect(page.headers.get('Content-Security-Policy')).toBe("default-src 'none'; sandbox")
    expect(page.headers.get('X-Content-Type-Options')).toBe('nosniff')
  })
  test('gets the files of a profile’s entries if they were chosen, and of no entry that isn’t shown', async () => {
    const { share, look, send, store } = await world()
    await keepFile(store, 'ada', { id: 'file-2', ...file, now: 1 })
    const files = async (shows: readonly string[]) => {
      const { token } = await share(body([{ ...wholeProfile, shows }]))
      const { items } = await (await look(token)).json()
      const bytes = await Promise.all(
        ['file-1', 'file-2'].map(async (id) => (await send('GET', `/api/shared/${token}/files/${id}`)).status),
      )
      return [items[0].files.map(({ id }: { id: string }) => id), bytes]
    }
    expect(await files(['work-experience', 'files'])).toEqual([['file-1'], [200, 404]])
    expect(await files(['work-experience'])).toEqual([[], [404, 404]])
  })
  test('gets the levels of a profile’s last test if they were chosen, and no answers', async () => {
    const { share, look, ask } = await world()
    for (const [id, at] of [
      ['test-old', 1_700_000_000],
      ['test-new', 1_790_000_000],
    ] as const)
      expect(
        (await ask('PUT', `/api/documents/digital-test/${id}`, { schema: schemaVersion, value: finished(id, at) }))
          .status,
      ).toBe(201)
    const report = async (shows: readonly string[]) => {
      const { token } = await share(body([{ ...wholeProfile, shows }]))
      return (await (await look(token)).json()).items[0].report
    }
    const shown = await report(['digital-test'])
    expect(shown.blocks.map(({ kind }: { kind: string }) => kind)).toEqual(['bars', 'note'])
    expect(JSON.stringify(shown)).toContain('2026')
    expect(JSON.stringify(shown)).not.toMatch(/answers|test-new/)
    expect(await report(['work-experience'])).toBeNull()
  })
  test('reads a set of which something is gone; of which all is, a link like any that ended', async () => {
    const { share, look, ask } = await world()
    const { token } = await share(
      body([
        { kind: 'cv', id: 'cv-1' },
        { kind: 'file', id: 'file-1' },
      ]),
    )
    await ask('DELETE', '/api/files/file-1')
    expect((await (await look(token)).json()).items).toHaveLength(1)
    await ask('DELETE', '/api/documents/cv/cv-1')
    expect((await look(token)).status).toBe(404)
  })
  test('sees what its owner says later of the link', async () => {
    const { share, look, ask } = await world()
    const { id, token } = await share(body(everything))
    const changed = await ask(
      'PATCH',
      `/api/shares/${id}`,
      body([{ kind: 'letter', id: 'letter-1' }], { title: 'New' }),
    )
    expect(changed.status).toBe(200)
    const found = await (await look(token)).json()
    expect([found.title, found.items.length]).toEqual(['New', 1])
  })
})

describe('a link that doesn’t open', () => {
  test('answers alike whether it ended, was revoked, removed, or never was', async () => {
    const { share, look, ask, clock, send } = await world()
    const ended = await share(body(everything, { expiresAt: clock.now + 60 }))
    const revoked = await share(body(everything, { password: 'correct horse' }))
    const removed = await share(body(everything))
    await ask('POST', `/api/shares/${revoked.id}/revoke`, {})
    await ask('DELETE', `/api/shares/${removed.id}`)
    clock.now += 60
    const tokens = [ended.token, revoked.token, removed.token, 'A'.repeat(32), 'short', '%00']
    const told = async (answer: Response) => ({
      status: answer.status,
      body: await answer.text(),
      headers: Object.fromEntries([...answer.headers].filter(([name]) => name !== 'content-security-policy')),
    })
    for (const path of ['', '/pdf/0', '/files/file-1']) {
      const answers = await Promise.all(
        tokens.map(async (token) => told(await send('GET', `/api/shared/${token}${path}`))),
      )
      expect(answers[0]?.status).toBe(404)
      for (const answer of answers) expect(answer).toEqual(answers[0])
    }
    const asked = await Promise.all(
      tokens.map(async (token) =>
        told(await send('POST', `/api/shared/${token}/password`, { body: { password: 'x' } })),
      ),
    )
    expect(asked[0]?.status).toBe(404)
    for (const answer of asked) expect(answer).toEqual(asked[0])
    for (const token of tokens.slice(0, 4)) expect((await send('GET', `/s/${token}`)).status).toBe(200)
    expect((await look(ended.token)).status).toBe(404)
  })
  test('its owner sees why', async () => {
    const { share, ask, clock } = await world()
    await share(body(everything, { expiresAt: clock.now + 60 }), 'ended-one')
    await share(body(everything), 'revoked-one')
    await share(body(everything), 'open-one')
    await ask('POST', '/api/shares/revoked-one/revoke', {})
    clock.now += 60
    const { shares } = await (await ask('GET', '/api/shares')).json()
    const states = Object.fromEntries(shares.map(({ id, state }: { id: string; state: string }) => [id, state]))
    expect(states).toEqual({ 'ended-one': 'expired', 'revoked-one': 'revoked', 'open-one': 'open' })
    expect((await ask('PATCH', '/api/shares/revoked-one', body(everything))).status).toBe(404)
    const later = body(everything, { expiresAt: clock.now + 60 })
    expect(await (await ask('PATCH', '/api/shares/ended-one', later)).json()).toMatchObject({ state: 'open' })
    expect((await ask('PATCH', '/api/shares/open-one', body(everything, { expiresAt: clock.now }))).status).toBe(422)
  })
  test('nobody lists it, and it tells nobody where it lies', async () => {
    const { share, send, look } = await world()
    const { token } = await share(body(everything))
    for (const answer of [await send('GET', `/s/${token}`), await look(token), await look('A'.repeat(32))]) {
      expect(answer.headers.get('X-Robots-Tag')).toBe('noindex, nofollow, noarchive')
      expect(answer.headers.get('Referrer-Policy')).toBe('no-referrer')
      expect(answer.headers.get('Cache-Control')).toContain('no-store')
    }
    const page = await (await send('GET', `/s/${token}`)).text()
    expect(page).toContain('<meta name="robots" content="noindex, nofollow, noarchive" />')
    expect(page).toContain('<meta name="referrer" content="no-referrer" />')
    const other = await send('GET', '/share')
    expect([other.headers.get('X-Robots-Tag'), other.headers.get('Referrer-Policy')]).toEqual([null, 'same-origin'])
    expect(await other.text()).not.toContain('robots')
  })
})

describe('looks', () => {
  test('are counted by day, without who looked; one’s own and a reload aren’t', async () => {
    const { share, look, send, signIn, cookie, clock, store } = await world()
    const { id, token } = await share(body(everything))
    await look(token, { 'X-Test-Address': '198.51.100.7', 'User-Agent': 'Browser of a headhunter' })
    await look(token, { 'X-Test-Address': '198.51.100.8' })
    await send('GET', `/api/shared/${token}?again`)
    const mine = await send('GET', `/api/shared/${token}`, { cookie })
    expect((await mine.json()).own).toBe(true)
    clock.now += 86_400
    await look(token)
    const again = await send('GET', `/api/shares/${id}`, { cookie: await signIn('ada') })
    const { views, days } = await again.json()
    expect([views, days]).toEqual([
      3,
      [
        { day: '2027-01-16', views: 1 },
        { day: '2027-01-15', views: 2 },
      ],
    ])
    const everythingKept = JSON.stringify([await store.shares.list('ada'), await store.shares.views('ada')])
    expect(everythingKept).not.toMatch(/198\.51|headhunter/)
  })
  test('of another person who is signed in are counted', async () => {
    const { share, send, signIn, own } = await world()
    const { id, token } = await share(body(everything))
    const bobs = await send('GET', `/api/shared/${token}`, { cookie: await signIn('bob') })
    expect([bobs.status, (await bobs.json()).own, (await own(id)).views]).toEqual([200, false, 1])
  })
})

describe('a password', () => {
  const locked = async () => {
    const all = await world()
    const { id, token } = await all.share(body(everything, { password: 'correct horse' }))
    const give = (password: string, address = '192.0.2.1') =>
      all.send('POST', `/api/shared/${token}/password`, { body: { password }, headers: { 'X-Test-Address': address } })
    const cookieFrom = (answer: Response) => answer.headers.get('Set-Cookie')?.split(';')[0] ?? ''
    return { ...all, id, token, give, cookieFrom }
  }
  test('is asked for before anything is told, of the page, the PDF and the files', async () => {
    const { token, send } = await locked()
    for (const path of ['', '/pdf/0', '/files/file-1']) {
      const answer = await send('GET', `/api/shared/${token}${path}`)
      expect([answer.status, await answer.json()]).toEqual([
        401,
        { reason: 'password', status: 401, type: 'about:blank', title: 'The request proves nothing.' },
      ])
    }
  })
  test('opens for the browser that gave it, for half a day, and for no other link', async () => {
    const { give, cookieFrom, send, token, share, clock } = await locked()
    const right = await give('correct horse')
    expect(right.status).toBe(204)
    expect(right.headers.get('Set-Cookie')).toMatch(
      /^__Host-lp-shared-[\w-]{16}=\d+\.[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    )
    const cookie = cookieFrom(right)
    const get = (of: string, sent = cookie) => send('GET', `/api/shared/${of}`, { cookie: sent })
    expect((await get(token)).status).toBe(200)
    const other = await share(body(everything, { password: 'correct horse' }))
    expect((await get(other.token)).status).toBe(401)
    expect((await get(token, cookie.replace(/=\d/, '=9'))).status).toBe(401)
    clock.now += 43_200
    expect((await get(token)).status).toBe(401)
  })
  test('that is changed closes the link to who had given the one before', async () => {
    const { give, cookieFrom, send, token, id, ask } = await locked()
    const cookie = cookieFrom(await give('correct horse'))
    await ask('PATCH', `/api/shares/${id}`, body(everything, { title: 'The password stays' }))
    expect((await send('GET', `/api/shared/${token}`, { cookie })).status).toBe(200)
    await ask('PATCH', `/api/shares/${id}`, body(everything, { password: 'battery staple' }))
    expect((await send('GET', `/api/shared/${token}`, { cookie })).status).toBe(401)
    await ask('PATCH', `/api/shares/${id}`, body(everything, { password: null }))
    expect((await send('GET', `/api/shared/${token}`)).status).toBe(200)
  })
  test('tried 300 times is slowed down, and lets in the right receiver meanwhile', async () => {
    const { give, own, id, clock } = await locked()
    const statuses = new Map<number, number>()
    for (let n = 0; n < 300; n += 1) {
      const { status } = await give(`wrong ${n}`)
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
    }
    expect(Object.fromEntries(statuses)).toEqual({ 403: 10, 429: 290 })
    expect((await own(id)).wrongTries).toBe(10)
    // From where somebody guesses even the right one has to wait; anywhere else it opens.
    const early = await give('correct horse')
    expect([early.status, Number(early.headers.get('Retry-After')) > 0]).toEqual([429, true])
    expect((await give('correct horse', '198.51.100.7')).status).toBe(204)
    clock.now += 120
    expect((await give('correct horse')).status).toBe(204)
  })
  test('guessed at from everywhere is tried no faster, and the wait is short and ends', async () => {
    const { give, own, id, clock } = await locked()
    const { burst, every } = shareLimits.tries
    for (let n = 0; n < 60; n += 1) await give(`wrong ${n}`, `203.0.113.${n}`)
    expect((await own(id)).wrongTries).toBe(burst)
    const early = await give('correct horse', '198.51.100.7')
    expect([early.status, Number(early.headers.get('Retry-After'))]).toEqual([429, every])
    clock.now += every
    expect((await give('correct horse', '198.51.100.7')).status).toBe(204)
  })
  test('isn’t asked of its owner, and lies nowhere as it was typed', async () => {
    const { send, token, cookie, store, id } = await locked()
    expect((await send('GET', `/api/shared/${token}`, { cookie })).status).toBe(200)
    const kept = await store.shares.find({ owner: 'ada', id })
    expect(kept?.passwordHash).toMatch(/^\$argon2id\$/)
    expect(JSON.stringify(kept)).not.toMatch(new RegExp(`horse|${token}`))
  })
})

test('what links of one person show is sent so many megabytes at once, and nobody else’s waits', async () => {
  const { ask, share, look, signIn, send, clock, store } = await world()
  const about = [{ type: 'paragraph', spans: [{ text: 'many words '.repeat(450) }] }]
  const jobs = Array.from({ length: 160 }, (_, n) => ({ id: `j${n}`, occupation: 'Diver', description: about }))
  const value = { ...profile, entries: { 'work-experience': jobs } }
  expect((await ask('DELETE', '/api/documents/profile/profile')).status).toBe(204)
  expect((await ask('PUT', '/api/documents/profile/profile', { schema: schemaVersion, value })).status).toBe(201)
  const ids = Array.from({ length: 30 }, (_, n) => `long-${n}`)
  for (const id of ids)
    await ask('PUT', `/api/documents/cv/${id}`, { schema: schemaVersion, value: cvOf(profile, { id }) })
  const { token } = await share(body(ids.map((id) => ({ kind: 'cv' as const, id }))))
  const other = await share(body([{ kind: 'cv', id: 'cv-1' }]))
  const first = await look(token)
  expect([first.status, (await first.arrayBuffer()).byteLength > 20_000_000]).toEqual([200, true])
  // Others' requests go in between, wherever the database answers at once.
  let between = 0
  const beat = setInterval(() => (between += 1), 1)
  onTestFinished(() => clearInterval(beat))
  const statuses = await Promise.all(Array.from({ length: 8 }, async () => (await look(token)).status))
  expect(statuses.filter((status) => status === 200).length).toBeLessThan(6)
  expect(statuses).toContain(429)
  expect(between).toBeGreaterThan(ids.length)
  // Refused before it is made.
  const reading = vi.spyOn(store.documents, 'find')
  expect((await look(token)).status).toBe(429)
  expect(reading).not.toHaveBeenCalled()
  const bob = await signIn('bob')
  await send('PUT', '/api/documents/profile/profile', { cookie: bob, body: { schema: schemaVersion, value: profile } })
  const bobs = await send('PUT', '/api/shares/bobs-link', { cookie: bob, body: body([wholeProfile]) })
  const { link } = await bobs.json()
  expect((await look(String(link).slice(`${origin}/s/`.length))).status).toBe(200)
  clock.now += 60
  expect((await look(other.token)).status).toBe(200)
}, 30_000)

describe('links of one’s own', () => {
  test('are another person’s nowhere, nor a stranger’s', async () => {
    const { share, send, signIn } = await world()
    const { id } = await share(body(everything))
    const bob = await signIn('bob')
    const asked: readonly (readonly [string, string, unknown?])[] = [
      ['GET', `/api/shares/${id}`],
      ['PATCH', `/api/shares/${id}`, body(everything)],
      ['POST', `/api/shares/${id}/revoke`, {}],
      ['DELETE', `/api/shares/${id}`],
    ]
    for (const [method, path, sent] of asked) {
      const more = sent === undefined ? {} : { body: sent }
      expect((await send(method, path, { cookie: bob, ...more })).status, method).toBe(404)
      expect((await send(method, path, more)).status, method).toBe(401)
      expect((await send(method, path, { ...more, cookie: await signIn('ada', 'BASIC') })).status, method).toBe(403)
    }
    expect(await (await send('GET', '/api/shares', { cookie: bob })).json()).toEqual({ shares: [] })
    // Under the same id, Bob's is another link, and shows nothing of Ada's.
    const bobs = await send('PUT', `/api/shares/${id}`, { cookie: bob, body: body([{ kind: 'cv', id: 'cv-1' }]) })
    expect(bobs.status).toBe(201)
    const { link } = await bobs.json()
    expect((await send('GET', `/api/shared/${link.slice(`${origin}/s/`.length)}`)).status).toBe(404)
  })
  test('made twice are one, with the address it had', async () => {
    const { ask } = await world()
    const first = await (await ask('PUT', '/api/shares/one-link', body(everything))).json()
    const again = await ask('PUT', '/api/shares/one-link', body(everything, { title: 'Other' }))
    expect([again.status, await again.json()]).toEqual([200, first])
  })
  test('of anything that can’t be shared, or that says no such thing, are refused', async () => {
    const { ask, clock } = await world()
    const refused: readonly unknown[] = [
      {},
      body([]),
      body([
        { kind: 'cv', id: 'cv-1' },
        { kind: 'cv', id: 'cv-1' },
      ]),
      body([{ kind: 'cv', id: '../profile' }]),
      body([{ ...wholeProfile, shows: ['<script>'] }]),
      body(everything, { title: 'a\nb' }),
      body(everything, { expiresAt: clock.now }),
      body(everything, { expiresAt: 'soon' }),
      body(everything, { password: 'short' }),
      body(everything, { may: 'everything' }),
      { ...body([]), items: [{ kind: 'session', id: 'one' }] },
      'x',
    ]
    for (const sent of refused)
      expect((await ask('PUT', '/api/shares/one-link', sent)).status, JSON.stringify(sent)).toBe(422)
    expect((await ask('PUT', '/api/shares/short', body(everything))).status).toBe(422)
  })
})
