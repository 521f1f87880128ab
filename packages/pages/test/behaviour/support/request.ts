import { addresses } from '@laissez-passer/core/addresses'
import { limits } from '../../../preview/limits.ts'
import { now } from '../../../preview/people.ts'
import { pages } from '../../../src/pages.tsx'
import { tagsOf } from '../../document.ts'

export const all = pages({ name: 'Example ID' })
export const request = {
  addresses: addresses('/cas'),
  assets: '/cas/assets',
  lang: 'en',
  path: '/cas/login?flow=f&lang=fr',
  nonce: 'n0nce',
  now,
  limits,
} as const

export const text = (html: string): string =>
  html
    .replace(/<[^>]*>/g, '')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&')
export const inputs = (html: string): readonly Readonly<Record<string, string>>[] =>
  tagsOf(html)
    .filter(({ name }) => name === 'input' || name === 'select')
    .map(({ attributes }) => attributes)
