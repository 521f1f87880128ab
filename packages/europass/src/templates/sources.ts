import * as academic from './academic/typst.ts'
import * as columns from './columns/typst.ts'
import * as compact from './compact/typst.ts'
import * as executive from './executive/typst.ts'
import * as firstJob from './first-job/typst.ts'
import * as formal from './formal/typst.ts'
import * as modern from './modern/typst.ts'
import * as plain from './plain/typst.ts'
import { letter } from './shared/letter.ts'
import { base } from './shared/base.ts'
import { parts } from './shared/parts.ts'
import { richText } from './shared/rich.ts'
import { textRules } from './shared/text.ts'
import { sheet } from '../sheet/typst.ts'
import type { TemplateName } from './names.ts'

const looks: Readonly<Record<TemplateName, { readonly look: string; readonly cv: string }>> = {
  formal,
  modern,
  plain,
  columns,
  compact,
  academic,
  executive,
  'first-job': { look: firstJob.look, cv: firstJob.cv },
}

/** One of the documents of a file. */
export type SourcePart =
  | { readonly kind: 'cv' | 'letter'; readonly template: TemplateName }
  | { readonly kind: 'sheet' }

/**
 * The Typst source of a file: its documents one after the other, each with pages of its own count.
 *
 * It reads two inputs: `view`, JSON of `{ title, author, parts }` with the view of each document in order,
 * whose pictures have the name of a file in `file`; and `attachments`, JSON of the files it carries.
 */
export function typstSource(documents: readonly SourcePart[]): string {
  return `${head}${documents.map(scoped).join('\n')}`
}

const head = String.raw`
#let data = json(bytes(sys.inputs.view))
#set document(title: data.title, author: data.author)
#for one in json(bytes(sys.inputs.attachments)) {
  pdf.attach(one.name, bytes(one.content), relationship: "data", mime-type: one.mediaType, description: one.description)
}
`

/** What a document defines and sets ends with its brackets, so that the next has its own. */
function scoped(document: SourcePart, at: number): string {
  const { look, body } = setBy(document)
  return `#[
#let view = data.parts.at(${at})
#let part = "${document.kind}-${at}"
${textRules}${base}${richText}${parts}${look}
#show: if taken == none { breakable } else { breakable.with(longest: 20, room: () => calc.min(page.width - taken, 37 * size)) }
#counter(page).update(1)
#metadata(none)#starting
${body}
#metadata(none)#ending
]`
}

function setBy(document: SourcePart): { readonly look: string; readonly body: string } {
  if (document.kind === 'sheet') return { look: '', body: sheet }
  const { look, cv } = looks[document.template]
  return { look, body: document.kind === 'cv' ? cv : letter }
}
