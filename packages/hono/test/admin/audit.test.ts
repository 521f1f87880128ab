import { platform } from '#platform'
import { sealAudit } from '@laissez-passer/core/audit'
import { beforeAll, describe, expect, it } from 'vitest'
import { administrator, makeAdminWorld } from '../support/administrators.ts'
import { listeningPages, type ListeningPages } from '../support/told.ts'
import { registered, signIn, type World } from '../support/world.ts'

describe('what the page of the audit log is told', () => {
  const home = '/cas/admin/audit'
  let world: World
  let ada: Awaited<ReturnType<typeof administrator>>
  let told: ListeningPages
  let uid: string
  /** The position of the last row. */
  let last: number
  beforeAll(async () => {
    told = listeningPages()
    world = await makeAdminWorld(await platform(), { pages: told.pages })
    ada = await administrator(world, 'ada')
    uid = await registered(world)
    await signIn(world.browser())
    await world.store.audit.add([row('rare', 0)])
    await sealAudit(world)
    await world.store.audit.add(Array.from({ length: 60 }, (_, index) => row('keys-rotated', index)))
    last = (await sealAudit(world)).at(-1)?.position ?? 0
  })

  const row = (kind: string, index: number) => ({
    id: `${kind}-${index}`,
    at: world.runtime.now() + index,
    kind,
    subject: null,
    by: index % 2 === 0 ? ({ via: 'command', name: 'root' } as const) : null,
    reason: null,
    details: {},
  })

  async function ask(query: string) {
    await ada.browser.request(home + query)
    const { filter, nextHref, rows } = told.last('adminAudit')
    return { filter, nextHref, rows, positions: rows.map(({ position }) => position) }
  }
  const down = (from: number, length: number) => Array.from({ length }, (_, index) => from - index)

  it('fifty rows, the last first, and where those before them are', async () => {
    const { filter, nextHref, positions, rows } = await ask('')
    expect(positions).toEqual(down(last, 50))
    expect([filter, nextHref]).toEqual([{ uid: '', kind: '' }, `${home}?before=${last - 49}`])
    expect(rows.slice(0, 2).map(({ by }) => by?.name ?? null)).toEqual([null, 'root'])
  })

  it('those before them, to the beginning and no further', async () => {
    const { nextHref, positions } = await ask(`?before=${last - 49}`)
    expect([positions, nextHref]).toEqual([down(last - 50, last - 50), null])
  })

  it('those of a kind, page by page', async () => {
    const first = await ask('?kind=keys-rotated')
    expect([first.positions, first.nextHref]).toEqual([down(last, 50), `${home}?kind=keys-rotated&before=${last - 49}`])
    const rest = await ask(`?kind=keys-rotated&before=${last - 49}`)
    expect([rest.positions, rest.nextHref]).toEqual([down(last - 50, 10), null])
  })

  it('a kind that stands behind all that a page has', async () => {
    const { nextHref, rows } = await ask('?kind=rare')
    expect([rows.map(({ kind }) => kind), nextHref]).toEqual([['rare'], null])
  })

  it.each(['', 'x2', '2x', '9'.repeat(16)])('what is no place is as none: %s', async (before) => {
    expect((await ask(`?before=${before}`)).positions[0]).toBe(last)
  })

  it('a place of two digits', async () => {
    expect((await ask('?before=12')).positions[0]).toBe(11)
  })

  it('those about one person, in whatever letters they are typed; themselves are nobody else', async () => {
    const { filter, nextHref, rows } = await ask(`?uid=${uid.toUpperCase()}`)
    expect([filter.uid, nextHref]).toEqual([uid.toUpperCase(), null])
    expect(rows.map(({ kind }) => kind)).toContain('signed-in')
    expect(new Set(rows.map(({ subject }) => subject)).size).toBe(1)
    expect(rows.every(({ by }) => by === null)).toBe(true)
  })

  it('of nobody nothing', async () => {
    expect((await ask('?uid=n00nobody')).rows).toEqual([])
  })
})
