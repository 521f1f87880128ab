import { pdfName, printedOf } from '../../shared-pdf.ts'
import type { SharedView } from '../../shared-view.ts'
import { handOver, makePdf } from '../editor/download.ts'

/** Draws what a link shows in this browser; null where it can't be drawn. */
export async function drawShared(view: SharedView): Promise<ArrayBuffer | null> {
  const printed = printedOf(view)
  return printed && makePdf({ documents: [printed], xml: '' }, { guest: true, here: true })
}

/** Draws it and hands it over as a file. @returns whether it could be drawn */
export async function downloadShared(view: SharedView): Promise<boolean> {
  const bytes = await drawShared(view)
  if (bytes) handOver({ name: pdfName(view), mimeType: 'application/pdf', bytes })
  return bytes !== null
}
