import type { ComponentType } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { withParameter } from './layout/address.ts'
import { methods } from './methods/index.ts'
import type { PageProps } from './props/common.ts'
import { type Site, translator, ViewProvider } from './view.ts'

/** Draws a page by React: a whole HTML document. `languageHref`: where the language switch leads to. */
export function draw<P extends PageProps>(
  Component: ComponentType<P>,
  {
    site,
    props,
    languageHref,
  }: {
    readonly site: Site
    readonly props: P
    readonly languageHref: (code: string) => string
  },
): string {
  const view = {
    t: translator(props.lang, {
      catalogues: site.catalogues,
      timeZone: props.timeZone ?? site.timeZone,
      limits: props.limits,
      pseudo: site.pseudo,
    }),
    site,
    page: props,
    addresses: props.addresses,
    methods,
    languageHref,
  }
  return `<!doctype html>${renderToStaticMarkup(
    <ViewProvider value={view}>
      <Component {...props} />
    </ViewProvider>,
  )}`
}

/** The page's own address in another language. */
export function languageHrefOf(path: string): (code: string) => string {
  return (code) => withParameter(path, ['lang', code])
}
