import { expect, it } from 'vitest'
import { providerSettings, type VerificationMethod } from '../../src/context/index.ts'
import { eulogin2025 } from '../../src/password/index.ts'
import { methodsAt } from '../../src/sign-in/retirement.ts'
import { codeMethod } from '../support/world.ts'

const heir = codeMethod([], { name: 'heir' })
const ending = (at: number | null): VerificationMethod => ({
  ...codeMethod([], { name: 'ending' }),
  retirement: { at: () => at, heir },
})
const staying = codeMethod([], { name: 'staying' })
const settings = providerSettings({ origin: 'https://id.example.eu', name: 'Example ID', passwordPolicy: eulogin2025 })
const names = (methods: readonly VerificationMethod[], now: number) =>
  methodsAt(methods, { now, settings }).map(({ name }) => name)

it('gives a method’s place to its heir from the second on at which it ends, and others keep theirs', () => {
  expect(names([staying, ending(1000)], 999)).toEqual(['staying', 'ending'])
  expect(names([staying, ending(1000)], 1000)).toEqual(['staying', 'heir'])
  expect(names([staying, ending(1000)], 1001)).toEqual(['staying', 'heir'])
  expect(names([ending(null), staying], 9999)).toEqual(['ending', 'staying'])
  expect(names([ending(0), staying], 0)).toEqual(['heir', 'staying'])
})

it('keeps the very list where nothing ends', () => {
  const methods = [staying]
  expect(methodsAt(methods, { now: 0, settings })).toBe(methods)
})
