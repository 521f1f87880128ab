import { pages } from '@laissez-passer/pages/pages'
import type { Pages } from '@laissez-passer/pages/types'

/** What a page was given: its name and props. */
export type Given = Readonly<Record<string, unknown>> & { readonly page: string }

/** Pages as they are drawn, which tell what the last of them was given: a route decides that, and no more. */
export function watchedPages(): { readonly pages: Pages; readonly last: () => Given } {
  let last: Given = { page: '' }
  const watched = (name: string, draw: unknown) => (props: object) => {
    last = { page: name, ...props }
    return typeof draw === 'function' ? draw(props) : ''
  }
  const drawn = pages({ name: 'Laissez-passer' })
  const all = Object.entries(drawn).map(([name, draw]) => [name, name === 'site' ? draw : watched(name, draw)])
  return { pages: { ...drawn, ...Object.fromEntries(all) }, last: () => last }
}
