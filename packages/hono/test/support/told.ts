import { pages } from '@laissez-passer/pages/pages'
import type { PageName, Pages } from '@laissez-passer/pages/types'
import type { Browser } from './browser.ts'
import { makeWorld, type Platform, registered, type World } from './world.ts'

/** What a page was told, with its name. */
export type Told = Readonly<Record<string, unknown>> & { readonly page: string }

/** Pages that write down what they were told, before they say it. */
export interface ListeningPages {
  /** For `makeWorld`. */
  readonly pages: Pages
  /** What the last page of this name was told. */
  last<Name extends PageName>(name: Name): Parameters<Pages[Name]>[0]
  /** What the last page was told, whichever it was. */
  readonly latest: () => Told
}

/** The product’s pages, each asked later what its route told it. */
export function listeningPages(): ListeningPages {
  const told = new Map<string, unknown>()
  let latest: Told = { page: '' }
  const all = pages({ name: 'Laissez-passer' })
  const listening = Object.entries(all).map(([name, page]: [string, unknown]) =>
    typeof page === 'function'
      ? [
          name,
          (props: object) => {
            told.set(name, props)
            latest = { page: name, ...props }
            return page(props)
          },
        ]
      : [name, page],
  )
  return {
    pages: Object.fromEntries(listening) as Pages,
    latest: () => latest,
    last: <Name extends PageName>(name: Name) => {
      if (!told.has(name)) throw new Error(`${name} was told nothing`)
      return told.get(name) as Parameters<Pages[Name]>[0]
    },
  }
}

/** A provider with one account, whose mails were read, and with pages that listen. */
export async function listeningWorld(platform: Platform): Promise<{
  readonly told: ListeningPages
  readonly world: World
  readonly uid: string
  readonly browser: Browser
}> {
  const told = listeningPages()
  const world = await makeWorld(platform, { pages: told.pages })
  const uid = await registered(world)
  await world.mails()
  return { told, world, uid, browser: world.browser() }
}
