import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, onTestFinished, test } from 'vitest'
import { sqliteStore } from '../../src/server/store/sqlite.ts'
import { surveyCsv, surveySummary } from '../../src/server/survey/csv.ts'
import { portal } from './portal.ts'

const answers = {
  easy: 4,
  purpose: 'cv',
  done: 'partly',
  recommend: 5,
  better: 'More colours',
  language: 'fr',
} as const

describe('the survey', () => {
  test('keeps five answers and the day, and not who gave them', async () => {
    const { send, signIn, store } = portal()
    const cookie = await signIn('ada')
    expect((await send('POST', '/api/survey', { cookie, body: answers })).status).toBe(201)
    expect(await store.survey.all()).toEqual([{ ...answers, day: '2027-01-15' }])
    expect(JSON.stringify(await store.survey.all())).not.toContain('ada')
  })
  test('is kept in no order of coming, so that the third answer isn’t that of the third person', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'portal-survey-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const path = join(folder, 'portal.sqlite')
    await sqliteStore(path).close()
    const database = new DatabaseSync(path)
    for (const table of ['survey_answers', 'survey_people'])
      expect(() => database.prepare(`SELECT rowid FROM ${table}`)).toThrow('rowid')
    database.close()
  })
  test('is answered once by a person, and a page that comes back knows it', async () => {
    const { send, signIn, store } = portal()
    const cookie = await signIn('ada')
    expect(await (await send('GET', '/api/survey', { cookie })).json()).toEqual({ answered: false })
    const tries = await Promise.all(
      Array.from({ length: 5 }, async () => send('POST', '/api/survey', { cookie, body: answers })),
    )
    expect(tries.map(({ status }) => status).toSorted()).toEqual([201, 409, 409, 409, 409])
    expect(await (await send('GET', '/api/survey', { cookie })).json()).toEqual({ answered: true })
    expect(await store.survey.all()).toHaveLength(1)
  })
  test('is open to guests, as often as a household answers', async () => {
    const { send, store } = portal()
    const tries = []
    for (let at = 0; at < 21; at += 1) tries.push(await send('POST', '/api/survey', { body: answers }))
    expect(tries.filter(({ status }) => status === 201)).toHaveLength(20)
    expect(tries.at(-1)?.status).toBe(429)
    expect(await store.survey.all()).toHaveLength(20)
  })
  test.each([
    [{ easy: 0 }],
    [{ easy: 6 }],
    [{ recommend: 2.5 }],
    [{ purpose: 'spam' }],
    [{ done: 'maybe' }],
    [{ better: 'x'.repeat(1001) }],
    [{ better: '\u0000' }],
    [{ language: 'tlh' }],
  ])('doesn’t keep %o', async (wrong) => {
    const { send, store } = portal()
    expect((await send('POST', '/api/survey', { body: { ...answers, ...wrong } })).status).toBe(422)
    expect(await store.survey.all()).toEqual([])
  })
})

describe('the operator reads', () => {
  const kept = { ...answers, day: '2026-11-27' }
  test('CSV that a spreadsheet takes for no formula', () => {
    const csv = surveyCsv([
      { ...kept, better: '=HYPERLINK("x")\nnew line' },
      { ...kept, better: 'a, "b"' },
    ])
    expect(csv.split('\r\n')).toEqual([
      'day,language,easy,purpose,done,recommend,better',
      `"2026-11-27","fr","4","cv","partly","5","'=HYPERLINK(""x"")\nnew line"`,
      '"2026-11-27","fr","4","cv","partly","5","a, ""b"""',
      '',
    ])
  })
  test.each(['\n=1+1', ' =1+1', '\u200B@SUM(A1)', '＝1+1', '\r+1', '|calc'])('%j as text, too', (better) => {
    expect(surveyCsv([{ ...kept, better }])).toContain(`"'${better}"`)
  })
  test('a summary', () => {
    const summary = surveySummary([kept, { ...kept, day: '2026-11-28', easy: 1, done: 'yes' }])
    expect(summary).toBe(
      '2 answers from 2026-11-27 to 2026-11-28\neasy: 2.5 of 5\nwould recommend: 5.0 of 5\ndid what they came for: 50 %\n',
    )
    expect(surveySummary([])).toBe('Nobody has answered yet.\n')
  })
})
