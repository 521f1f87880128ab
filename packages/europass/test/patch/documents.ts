import fc from 'fast-check'

/** An entry with a list of its own. */
export interface Part {
  readonly id: string
  readonly text: string
  readonly words: readonly string[]
  readonly parts: readonly Part[]
}

/** A document with everything that a patch may meet. */
export interface Sample {
  readonly title: string
  readonly shown: boolean
  readonly nested: { readonly text: string; readonly blocks: readonly { readonly type: string }[] }
  readonly record: Readonly<Record<string, { readonly value: string; readonly of: string }>>
  readonly parts: readonly Part[]
  readonly sections: readonly { readonly name: string; readonly hidden: readonly string[] }[]
}

const text = fc.constantFrom('', 'a', 'b', 'long~text/1')
const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f/g', '~1', '__proto__')
const words = fc.array(text, { maxLength: 2 })
const unique = <T>(one: fc.Arbitrary<T>, key: (value: T) => string): fc.Arbitrary<T[]> =>
  fc.uniqueArray(one, { selector: key, maxLength: 6 })
const leaf: fc.Arbitrary<Part> = fc.record({ id, text, words, parts: fc.constant([]) })
const part: fc.Arbitrary<Part> = fc.record({ id, text, words, parts: unique(leaf, (one) => one.id) })

/** Any document; two of them differ in everything that may differ. */
export const sample: fc.Arbitrary<Sample> = fc.record({
  title: text,
  shown: fc.boolean(),
  nested: fc.record({ text, blocks: fc.array(fc.record({ type: text }), { maxLength: 2 }) }),
  record: fc.dictionary(fc.constantFrom('x', 'parts/a/text', 'y~'), fc.record({ value: text, of: text })),
  parts: unique(part, (one) => one.id),
  sections: unique(fc.record({ name: fc.constantFrom('one', 'two', 'custom:1'), hidden: words }), (one) => one.name),
})

/** Lists in the order of their keys, for where order isn’t the question. */
export function unordered(value: unknown): unknown {
  if (Array.isArray(value)) {
    const inner = value.map(unordered)
    const keyed = value.every((one) => typeof one === 'object' && one !== null && ('id' in one || 'name' in one))
    return keyed ? inner.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)) : inner
  }
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, one]) => [name, unordered(one)]),
  )
}
