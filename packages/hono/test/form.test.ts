import { typedCode, typedText, typedWord } from '@laissez-passer/core/typed'
import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import * as z from 'zod'
import {
  code,
  credentialIfAsked,
  linkToken,
  secret,
  secretIfAsked,
  text,
  textIfAsked,
  ticked,
  whole,
} from '../src/form.ts'

const cut = (length: number) => (value: string) => value.slice(0, length)
const string = z.string().catch('')
const orNull = z.string().nullable().catch(null)

/** The same in Zod's own words, which say an issue for each field that isn't there. */
const asZodHasThem = {
  text: string.transform(cut(2000)).transform(typedText),
  linkToken: string.transform(cut(4096)).transform((value) => typedWord(value).replace(/^[^\w-]+|[^\w-]+$/g, '')),
  code: string.transform(cut(200)).transform(typedCode),
  whole: z.string().max(12_288).catch(''),
  secret: z.string().max(4096).catch(''),
  secretIfAsked: z.string().max(4096).nullable().catch(null),
  textIfAsked: orNull.transform((value) => (value === null ? null : typedText(value.slice(0, 2000)))),
  credentialIfAsked: z
    .string()
    .max(16_384)
    .nullable()
    .catch(null)
    .transform((value) => value || null),
  ticked: string.transform((value) => value !== ''),
}
const fields = { code, credentialIfAsked, linkToken, secret, secretIfAsked, text, textIfAsked, ticked, whole }

/** What forms and queries hold: texts, at each length that counts too; files, several of a name, nothing. */
const given = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('', ' ', '٣٤٥', '(token).', 'a\u200Bb', undefined, null, 7, true),
  fc
    .tuple(fc.constantFrom(200, 2000, 4096, 12_288, 16_384), fc.constantFrom(-1, 0, 1))
    .map(([length, more]) => 'é'.repeat(length + more)),
  fc.constantFrom(new File(['x'], 'x.txt'), ['a', 'b'], {}),
)

test('every field is read as its name says, whatever was sent', () => {
  const shape = fc.record(Object.fromEntries(Object.keys(fields).map((name) => [name, given])), { requiredKeys: [] })
  fc.assert(
    fc.property(shape, (form) => {
      expect(z.object(fields).parse(form)).toEqual(z.object(asZodHasThem).parse(form))
    }),
    { numRuns: 300 },
  )
})

test('a field that isn’t there costs no issue', () => {
  const words = vi.fn(() => undefined)
  z.config({ customError: words })
  const empty = z.object(fields).parse({})
  z.object({ text: asZodHasThem.text }).parse({})
  z.config({ customError: undefined })
  // Zod's own, to see that it would be noticed.
  expect(words).toHaveBeenCalledTimes(1)
  expect(empty).toEqual({
    text: '',
    linkToken: '',
    code: '',
    whole: '',
    secret: '',
    secretIfAsked: null,
    textIfAsked: null,
    credentialIfAsked: null,
    ticked: false,
  })
})
