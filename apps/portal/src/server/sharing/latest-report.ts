import type { SheetView } from '@laissez-passer/europass/sheet'
import { sharedDigitalTest } from './shared-digital-test.ts'
import type { Sharing } from './shared-kind.ts'

/**
 * The levels of a person's last finished test of digital skills, as their profile's page shows them: the
 * chart of areas, when it was, and that it isn't a formal test. The whole report is an item of its own.
 */
export async function latestReport(sharing: Omit<Sharing, 'id' | 'item'>): Promise<SheetView | null> {
  const tests = await sharing.store.documents.list(sharing.owner, 'digital-test')
  const [last] = tests
    .map(({ id, head }) => ({ id, at: Number(head?.['finishedAt'] ?? 0) }))
    .filter(({ at }) => at > 0)
    .toSorted((one, other) => other.at - one.at)
  const item = last && ({ kind: 'digital-test', id: last.id } as const)
  const shared = item && (await sharedDigitalTest({ ...sharing, id: item.id, item }))
  if (shared?.kind !== 'sheet') return null
  const { view } = shared
  const note = view.blocks.find(({ kind }) => kind === 'note')
  const bars = view.blocks.find(({ kind }) => kind === 'bars')
  return bars ? { ...view, blocks: note ? [bars, note] : [bars] } : null
}
