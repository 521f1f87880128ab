import { expect, it } from 'vitest'
import { withParameter } from '../src/layout/address.ts'

const pieces = ['', '/', '/cas', '/Ab_9-', '/.', '/..', '/%2e', '?', '?x=1&y', '?lang=en', '#', '/ ', '/é', "/'"]
const texts = ['lang', 'Ab_9-', 'a b', 'é', '&', '+', '*']

it('a parameter comes to an address as URL would write it, plain or not', () => {
  const other: string[] = []
  for (const path of pieces.flatMap((one) => pieces.map((next) => `/a${one}${next}`)))
    for (const name of texts)
      for (const value of ['', ...texts]) {
        const url = new URL(path, 'https://id.example.eu')
        url.searchParams.set(name, value)
        if (withParameter(path, [name, value]) !== url.pathname + url.search) other.push(`${path} ${name} ${value}`)
      }
  expect(other).toEqual([])
})
