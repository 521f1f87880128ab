import { documentSetting, type PrintedDocument } from '@laissez-passer/europass/templates'
import type { Setting } from '@laissez-passer/europass/typst'
import type { SharedView } from './shared-view.ts'

/**
 * What is set for the PDF of a view: the view and nothing else, without the data that a person's own PDF
 * carries.
 *
 * @returns null where it isn't printed: files have their own bytes
 */
export function sharedSetting(view: SharedView): Setting | null {
  const printed = printedOf(view)
  return printed && documentSetting([printed])
}

/** A view as it is printed; null for files. */
export function printedOf(view: SharedView): PrintedDocument | null {
  switch (view.kind) {
    case 'profile':
    case 'cv':
      return { kind: 'cv', template: view.template, view: view.view }
    case 'letter':
      return { kind: 'letter', template: view.template, view: view.view }
    case 'sheet':
      return { kind: 'sheet', view: view.view }
    case 'file':
      return null
  }
}

/** What the file of a PDF is called: the document's title, in letters that every system keeps. */
export const pdfName = (view: SharedView): string =>
  `${('view' in view ? view.view.title : '').replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '-').replaceAll(/^-|-$/g, '') || 'Europass'}.pdf`
