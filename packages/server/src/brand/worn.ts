import type { Language } from '@laissez-passer/i18n/languages'
import { spokenWith } from '@laissez-passer/i18n/wording'
import type { ToldBrand } from './page.ts'

/** Sentences by their keys. */
type Sentences = Readonly<Record<string, string>>

/** A brand, as the script of a page wears it. */
export interface BrandInPage {
  readonly told: ToldBrand
  /** Languages to choose from: ours, and those that the organisation brings, in the order of menus. */
  readonly languages: readonly Language[]
  /** A catalogue of ours with the organisation's own words and name in it. */
  readonly inBrand: <Words extends Sentences>(words: Words, language: string) => Words
  /**
   * Fetches the sentences of a language that the organisation brings; none of a language of ours. Where they
   * can't be had, English is spoken, as where one is missing, until `onLate` tells that they came.
   */
  readonly broughtWords: (language: Language) => Promise<Sentences>
  /** Fetches those that not every page says, of any language that the organisation has some of. */
  readonly documentWords: (language: Language) => Promise<Sentences>
  /** Calls each time when sentences that couldn't be had are here after all; returns what ends that. */
  readonly onLate: (listener: () => void) => () => void
}

const nobodys: ToldBrand = { name: null, mark: null, links: [], words: {}, languages: {}, documents: {} }

/**
 * What the server judged of a brand and wrote into the page.
 *
 * @param content of the meta element `lp-brand`; undefined, where there is no brand or no page: nobody's
 * @param options - `nameKey`: the message of the app's name, in its catalogue
 */
export function brandInPage(content: string | undefined, { nameKey }: { readonly nameKey: string }): BrandInPage {
  const told: ToldBrand = { ...nobodys, ...(content ? JSON.parse(content) : {}) }
  const named = told.name === null ? {} : { [nameKey]: told.name }
  const { fetched, onLate } = sentences()
  return {
    told,
    languages: spokenWith(told.languages).map(({ code }) => code),
    inBrand: (words, language) => ({ ...words, ...named, ...told.words[language] }),
    broughtWords: (language) => fetched(told.languages[language]),
    documentWords: (language) => fetched(told.documents[language]),
    onLate,
  }
}

/**
 * Seconds between tries, then always the last: for a server that starts anew, and for a night without one.
 */
const pauses = [2, 5, 15, 60, 300]

/** Files of sentences; what couldn't be had is asked for again while the page is open. */
function sentences(): Pick<BrandInPage, 'onLate'> & { fetched: (address: string | undefined) => Promise<Sentences> } {
  const listeners = new Set<() => void>()
  const late = new Map<string, Sentences | null>()
  const wait = async (address: string): Promise<void> => {
    late.set(address, null)
    let found: Sentences | null = null
    for (let tries = 0; found === null; tries++) {
      await pauseOrConnection(pauses[Math.min(tries, pauses.length - 1)] ?? 0)
      found = await asked(address)
    }
    late.set(address, found)
    for (const listener of listeners) listener()
  }
  return {
    fetched: async (address) => {
      if (address === undefined) return {}
      if (late.has(address)) return late.get(address) ?? {}
      const found = await asked(address)
      if (found === null && !late.has(address)) void wait(address)
      // What was asked for earlier may fail after what was asked for again came.
      return found ?? late.get(address) ?? {}
    },
    onLate: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

async function asked(address: string): Promise<Sentences | null> {
  try {
    const response = await fetch(address)
    return response.ok ? await response.json() : null
  } catch {
    return null
  }
}

/** A pause, which ends as soon as the browser has its connection back. */
function pauseOrConnection(seconds: number): Promise<void> {
  return new Promise((resolve) => {
    const over = () => {
      clearTimeout(timer)
      globalThis.removeEventListener?.('online', over)
      resolve()
    }
    const timer = setTimeout(over, seconds * 1000)
    globalThis.addEventListener?.('online', over)
  })
}
