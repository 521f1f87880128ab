import type { Patch } from '@laissez-passer/europass/patch'
import { describe, expect, test } from 'vitest'
import type { Local } from '../../src/web/documents/keep.ts'
import { freeze, receive, thawed, typedOn } from '../../src/web/documents/local-document.ts'

const set = (at: string, value: string, was: string): Patch => ({ at, value, was })
const begun: Local = {
  base: { schema: 1, version: 1, value: { title: 'a', other: '' } },
  pending: { patches: [], sent: null, turn: 0 },
}
const typed = (local: Local, ...patches: Patch[]): Local => ({ ...local, pending: typedOn(local.pending, patches) })
const sent = freeze(typed(begun, set('title', 'b', 'a')), 'one')
const mine = { from: 1, version: 2, batch: 'one', patches: null }

describe('what is on its way', () => {
  test('stays as it is, however much is typed, until there is an answer', () => {
    const more = typed(sent, set('title', 'c', 'b'))
    expect(freeze(more, 'two')).toBe(more)
    expect(more.pending.sent).toEqual({ batch: 'one', patches: [set('title', 'b', 'a')] })
  })
  test('is part of the document once, even when two tabs hear the answer', () => {
    const answer = { news: { version: 2, changes: [mine] }, batch: 'one' }
    const once = receive(sent, answer)
    expect(once?.base).toMatchObject({ version: 2, value: { title: 'b' } })
    const next = once && freeze(typed(once, set('title', 'c', 'b')), 'two')
    expect(next && receive(next, answer)).toBe(next)
  })
  test('waits with the rest when it is refused', () => {
    expect(thawed(typed(sent, set('title', 'c', 'b'))).pending).toMatchObject({
      sent: null,
      patches: [set('title', 'c', 'a')],
    })
    expect(thawed(begun)).toEqual(begun)
  })
})

describe('news', () => {
  test('that don’t follow ask for the whole', () => {
    const far = { from: 4, version: 5, batch: 'x', patches: [set('title', 'z', 'y')] }
    expect(receive(begun, { news: { version: 5, changes: [far] }, batch: null })).toBeNull()
    const wrong = { ...far, from: 1, version: 2 }
    expect(receive(begun, { news: { version: 2, changes: [wrong] }, batch: null })).toBeNull()
  })
  test('known already change nothing', () => {
    const known = { from: 0, version: 1, batch: 'x', patches: [set('title', 'a', '')] }
    expect(receive(begun, { news: { version: 1, changes: [known] }, batch: null })?.base).toEqual(begun.base)
  })
  test('of others while something is on its way leave that as it is', () => {
    const theirs = { from: 1, version: 2, batch: 'x', patches: [set('other', 'theirs', '')] }
    const after = receive(sent, { news: { version: 2, changes: [theirs] }, batch: null })
    expect(after?.pending.sent).toEqual(sent.pending.sent)
    expect(after?.base?.value).toEqual({ title: 'a', other: 'theirs' })
  })
})
