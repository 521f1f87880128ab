import { type ComponentType, lazy } from 'react'
import { NotAnswered } from './not-answered.tsx'

type Loaded<Props> = { readonly default: ComponentType<Props> }

/**
 * A page of its own. Where that part of the program can't be fetched, what says so stands in its place; what
 * is wrong in it is a mistake of ours, for {@link Mistakes}.
 */
export const lazyPage = <Props extends object>(load: () => Promise<Loaded<Props>>) =>
  lazy(() =>
    load().catch((error: unknown): Loaded<Props> => {
      if (!isNotHad(error)) throw error
      return { default: NotHad }
    }),
  )

/** As Chromium, Firefox and WebKit say it of a script, and Vite of a style sheet: there is no code. */
export const isNotHad = (error: unknown): boolean =>
  error instanceof Error &&
  /dynamically imported module|Importing a module script failed|Unable to preload CSS/.test(error.message)

/** A part that wasn't there once isn't asked for again before the whole is. */
export function NotHad() {
  return (
    <main className="page" id="content">
      <NotAnswered again={async () => location.reload()} />
    </main>
  )
}
