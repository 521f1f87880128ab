import type { SpokenLanguage } from '@laissez-passer/i18n/languages'

/** A line of an index: a file of the archive, and what is said of it. */
export interface IndexLine {
  /** The name of the file in the archive; null where there is none. */
  readonly file: string | null
  readonly name: string
  readonly details: readonly string[]
}

/** An index of an archive. */
export interface ArchiveIndex {
  readonly language: SpokenLanguage
  readonly title: string
  readonly text: string
  readonly groups: readonly { readonly title: string; readonly lines: readonly IndexLine[] }[]
}

const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** The address of a file that lies beside the index. */
const addressOf = (file: string): string => escaped(file.toWellFormed().split('/').map(encodeURIComponent).join('/'))

/**
 * Writes an index that any browser shows from a folder: no program, no style from elsewhere, nothing that is
 * fetched.
 */
export function indexPage({ language, title, text, groups }: ArchiveIndex): string {
  const lines = (all: readonly IndexLine[]): string =>
    all
      .map(
        ({ file, name, details }) =>
          `<li>${file === null ? escaped(name) : `<a href="${addressOf(file)}">${escaped(name)}</a>`}${details
            .filter(Boolean)
            .map((detail) => `<br><small>${escaped(detail)}</small>`)
            .join('')}</li>`,
      )
      .join('\n')
  return `<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(title)}</title>
<style>body{font:1rem/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem}small{color:#555}</style>
<h1>${escaped(title)}</h1>
<p>${escaped(text)}</p>
${groups
  .filter((group) => group.lines.length > 0)
  .map((group) => `<h2>${escaped(group.title)}</h2>\n<ul>\n${lines(group.lines)}\n</ul>`)
  .join('\n')}
</html>
`
}
