import type { BrandText } from './judge.ts'

/** A brand as an app of the browser wears it. */
export interface WornBrand {
  readonly text: BrandText
  /** Other words, by language and key. */
  readonly words: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** Languages that it brings: the address of each one's sentences. */
  readonly languages: Readonly<Record<string, string>>
  /** The addresses of sentences that not every page says, by language: its own, and ours in other words. */
  readonly documents: Readonly<Record<string, string>>
  /** What browsers are given, by address: names have a hash of all contents in them. */
  readonly files: ReadonlyMap<string, { readonly type: string; readonly body: Uint8Array<ArrayBuffer> }>
  /** Addresses of style sheets, in order. */
  readonly sheets: readonly string[]
  /** Address of the mark; null: the app's own. */
  readonly mark: string | null
}

/** What a page tells its script of a brand, in the meta element `lp-brand`. */
export interface ToldBrand {
  /** The app's name; null: its own. */
  readonly name: string | null
  /** Address of the mark; null: the app's own. */
  readonly mark: string | null
  readonly links: readonly { readonly href: string; readonly label: Readonly<Record<string, string>> }[]
  readonly words: WornBrand['words']
  readonly languages: WornBrand['languages']
  readonly documents: WornBrand['documents']
}

/**
 * The built page of an app in a brand: its name, its style sheets behind the app's, its mark in the browser's
 * tab, and the rest told to the script. A page is the same for everybody, so that this is done once.
 *
 * @param page HTML as the build wrote it
 * @param options - `name` of the app; null: its own
 */
export function brandedPage(
  page: string,
  {
    brand: { documents, languages, mark, sheets, text, words },
    name,
  }: { readonly brand: WornBrand; readonly name: string | null },
): string {
  const told: ToldBrand = { name, mark, links: text.links ?? [], words, languages, documents }
  const head = [
    `<meta name="lp-brand" content="${escaped(JSON.stringify(told))}">`,
    ...sheets.map((href) => `<link rel="stylesheet" href="${href}">`),
  ].join('\n    ')
  // By functions: a name may have signs that mean something in a replacement.
  const named = name === null ? page : calledBy(page, name)
  const marked =
    mark === null ? named : named.replace(/<link rel="icon"[^>]*>/, () => `<link rel="icon" href="${mark}">`)
  const coloured =
    text.colour === undefined
      ? marked
      : marked.replace(/(<meta name="theme-color" content=")[^"]*/, (_, begins: string) => begins + text.colour)
  return coloured.replace('</head>', () => `  ${head}\n  </head>`)
}

const inMeta = /<meta name="lp-brand" content="([^"]*)">/

/**
 * What a page tells its script, for whoever serves the page and says something in the brand's words too.
 *
 * @param page HTML, as {@link brandedPage} gives it
 * @returns null where there is no brand
 */
export function toldBrand(page: string): ToldBrand | null {
  const content = inMeta.exec(page)?.[1]
  if (content === undefined) return null
  const told: ToldBrand = JSON.parse(
    content.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'),
  )
  return told
}

/** The page with another name for its app: in its title, and to whoever has no scripts. */
function calledBy(page: string, name: string): string {
  const own = /<title>([^<]*)<\/title>/.exec(page)?.[1]
  if (!own) return page
  return page
    .replace(/<title>[^<]*<\/title>/, () => `<title>${escaped(name)}</title>`)
    .replace(/<noscript>[\s\S]*?<\/noscript>/, (words) => words.replaceAll(own, () => escaped(name)))
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
