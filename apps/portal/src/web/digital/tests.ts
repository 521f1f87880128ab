import {
  type DigitalTest,
  digitalTestSchema,
  isFinished,
  newDigitalTest,
} from '@laissez-passer/europass/digital-skills'
import { check } from '@laissez-passer/europass/fields'
import { schemaVersion } from '@laissez-passer/europass/profile'
import { nowInSeconds, thisBrowser } from '../documents/browser.ts'
import { keepGuestDocument } from '../documents/guest-documents.ts'
import { seenValue, waiting } from '../documents/local-document.ts'
import { documentPath } from '../documents/remote-server.ts'
import { guest } from '../documents/sources.ts'
import { failure, load, type Loaded, request } from '../request.ts'

const kind = 'digital-test'

function toTest(value: unknown): DigitalTest[] {
  const checked = check(digitalTestSchema, value)
  return checked.ok ? [checked.value] : []
}

/** When something last happened to it: the last first. */
const byTime = (one: DigitalTest, other: DigitalTest): number =>
  (other.finishedAt ?? other.startedAt) - (one.finishedAt ?? one.startedAt)

/** The tests that the server has of the person signed in. */
export const listTests = (): Promise<Loaded<readonly DigitalTest[]>> =>
  load(`/api/documents/${kind}?schema=${schemaVersion}`, ({ documents }) =>
    Array.isArray(documents) ? documents.flatMap(toTest) : [],
  )

/**
 * The tests of somebody, under way and finished, the last first. What this browser knows better than the
 * server, or without it, is among them.
 */
export async function testsOf(owner: string): Promise<readonly DigitalTest[]> {
  const { keep } = await thisBrowser()
  const here = (await keep.list()).filter((one) => one.owner === owner && one.kind === kind)
  const listed = owner === guest ? null : await listTests()
  const tests = new Map(listed?.ok ? listed.value.map((test) => [test.id, test]) : [])
  for (const { id, local } of here) {
    const known = listed?.ok === true && waiting(local.pending).length === 0
    if (!known) for (const test of toTest(seenValue(local))) tests.set(id, test)
  }
  return [...tests.values()].toSorted(byTime)
}

/** Of somebody's tests: the one under way, and those that are finished, the last first. */
export const sorted = (tests: readonly DigitalTest[]) => ({
  running: tests.find(({ finishedAt }) => finishedAt === null) ?? null,
  finished: tests.filter(isFinished),
})

/** Begins a test; gives its id. */
export async function startTest(owner: string): Promise<Loaded<string>> {
  const test = newDigitalTest(crypto.randomUUID(), { now: nowInSeconds() })
  const key = { owner, kind, id: test.id } as const
  if (owner === guest) {
    const { keep } = await thisBrowser()
    await keepGuestDocument(keep, key, test)
    return { ok: true, value: test.id }
  }
  const response = await request(documentPath(key), { method: 'PUT', body: { schema: schemaVersion, value: test } })
  return response?.ok ? { ok: true, value: test.id } : failure(response)
}

/** Deletes a test; false where it couldn't be. */
export async function removeTest(owner: string, id: string): Promise<boolean> {
  const key = { owner, kind, id } as const
  if (owner !== guest) {
    const response = await request(documentPath(key), { method: 'DELETE' })
    if (!response?.ok && response?.status !== 404) return false
  }
  await (await thisBrowser()).keep.forget(key)
  return true
}
