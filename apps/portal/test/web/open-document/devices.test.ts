import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { browser, server } from '../documents-world.ts'
import { settle, startTheClock, stopTheClock } from './support/world.ts'

beforeEach(stopTheClock)
afterEach(startTheClock)

describe('two devices', () => {
  const devices = () => {
    const { state, face } = server()
    return { state, laptop: browser(face), phone: browser(face) }
  }
  test('take up what the other did in other fields', async () => {
    const { state, laptop, phone } = devices()
    const [one, other] = [await laptop.tab(), await phone.tab()]
    one.write({ title: 'laptop’s' })
    await settle()
    other.write({ other: 'phone’s' })
    await settle()
    expect(other.seen()).toMatchObject({ save: 'saved', value: { title: 'laptop’s', other: 'phone’s' } })
    await one.document.refresh()
    expect(one.seen().value).toEqual(state.kept.value)
  })
  test('what couldn’t be had is asked for once at a time', async () => {
    const { state, face } = server()
    state.trouble = 'offline'
    const asked = vi.fn<typeof face.load>(() => face.load())
    const { document, seen } = await browser({ ...face, load: asked }).tab()
    expect(seen().status).toBe('offline')
    state.trouble = null
    asked.mockClear()
    // The connection is back, and the page looked at again.
    await Promise.all([document.refresh(), document.refresh(), settle()])
    expect([asked.mock.calls.length, seen().status]).toEqual([1, 'open'])
  })
  test('are asked where both wrote the same field; everything else is saved meanwhile', async () => {
    const { state, laptop, phone } = devices()
    const [one, other] = [await laptop.tab(), await phone.tab()]
    one.write({ title: 'laptop’s' })
    await settle()
    other.write({ title: 'phone’s', other: 'more' })
    await settle()
    expect(other.seen()).toMatchObject({ save: 'changed', value: { title: 'phone’s', other: 'more' } })
    expect(other.seen().conflicts).toMatchObject([{ reason: 'changed', theirs: 'laptop’s' }])
    expect(state.kept.value).toMatchObject({ title: 'laptop’s', other: 'more' })
    other.write({ title: 'phone’s, typed on' })
    await settle()
    const [conflict] = other.seen().conflicts
    expect(conflict).toMatchObject({ patch: { value: 'phone’s, typed on' }, theirs: 'laptop’s' })
    if (conflict) await Promise.all([other.document.answer(conflict, 'mine'), settle()])
    expect([state.kept.value.title, other.seen().conflicts, other.seen().save]).toEqual([
      'phone’s, typed on',
      [],
      'saved',
    ])
  })
  test('may also take what the other wrote', async () => {
    const { state, laptop, phone } = devices()
    const [one, other] = [await laptop.tab(), await phone.tab()]
    one.write({ title: 'laptop’s' })
    await settle()
    other.write({ title: 'phone’s' })
    await settle()
    const [conflict] = other.seen().conflicts
    if (conflict) await Promise.all([other.document.answer(conflict, 'theirs'), settle()])
    expect([other.seen().value?.title, other.seen().save, state.kept.version]).toEqual(['laptop’s', 'saved', 2])
  })
  test('an entry that one removes while the other writes in it stays until the person has chosen', async () => {
    const { state, laptop, phone } = devices()
    const [one, other] = [await laptop.tab(), await phone.tab()]
    one.write({ entries: [{ id: 'a', text: 'x' }] })
    await settle()
    await other.document.refresh()
    one.write({ entries: [] })
    await settle()
    other.write({ entries: [{ id: 'a', text: 'xy' }] })
    await settle()
    expect(other.seen()).toMatchObject({ save: 'changed', value: { entries: [{ id: 'a', text: 'xy' }] } })
    expect(state.kept.value.entries).toEqual([])
    const [conflict] = other.seen().conflicts
    if (conflict) await Promise.all([other.document.answer(conflict, 'mine'), settle()])
    expect(state.kept.value.entries).toEqual([{ id: 'a', text: 'xy' }])
  })
  test('a document that is deleted elsewhere says so, and keeps what was typed', async () => {
    const { state, laptop } = devices()
    const one = await laptop.tab()
    state.trouble = 'missing'
    one.write({ title: 'typed' })
    await settle()
    expect(one.seen()).toMatchObject({ save: 'missing', value: { title: 'typed' } })
  })
})
