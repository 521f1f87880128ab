import { expect } from 'vitest'
import { importDocument, type ImportOutcome } from '../../src/exchange/index.ts'

/** The bytes of a text. */
export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

/** Imports with ids that are numbers in order, so that outcomes can be compared. */
export async function read(file: Uint8Array | string): Promise<Extract<ImportOutcome, { ok: true }>> {
  let count = 0
  const outcome = await importDocument(typeof file === 'string' ? bytesOf(file) : file, {
    newId: () => `n${(count += 1)}`,
  })
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal))
  return outcome
}

/** Why a file isn't imported. */
export async function refusal(file: Uint8Array | string): Promise<string> {
  const outcome = await importDocument(typeof file === 'string' ? bytesOf(file) : file)
  expect(outcome.ok).toBe(false)
  return outcome.ok ? '' : outcome.refusal.code
}

/** A document without what is empty, so that a golden file holds only what was found. */
export const filled = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (key, one: unknown) =>
      one === '' || key === 'schema' || (Array.isArray(one) && one.length === 0) || (key === 'ongoing' && one === false)
        ? undefined
        : one instanceof Uint8Array
          ? `${one.length} bytes`
          : one,
    ),
  )

/** Notes as lines, in order: what became of a field, where it is, why. */
export const lines = (outcome: Extract<ImportOutcome, { ok: true }>): string[] =>
  outcome.report.notes.map(({ fate, code, at, params }) => `${fate} ${code} ${at} ${JSON.stringify(params)}`)
