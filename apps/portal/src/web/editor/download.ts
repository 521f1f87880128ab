import type { Cv } from '@laissez-passer/europass/model'
import { api } from '../api.ts'
import { engine } from '../typesetting/engine.ts'
import type { Drawable } from '../typesetting/messages.ts'

/**
 * Makes the PDF of a CV and hands it to the browser to keep.
 *
 * @param guest - whether nobody is signed in: then nothing is sent once the engine is there
 * @returns false when it couldn't be made
 */
export async function downloadPdf(cv: Cv, guest: boolean): Promise<boolean> {
  const bytes = await pdfOf({ kind: 'cv', cv }, guest)
  if (!bytes) return false
  const address = URL.createObjectURL(new Blob([bytes], { type: 'application/pdf' }))
  const link = document.createElement('a')
  link.href = address
  link.download = fileName(cv)
  link.click()
  // Some browsers read the address a little after the click.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
  return true
}

/** Made here, where the engine is; else by the server. */
async function pdfOf(document: Drawable, guest: boolean): Promise<ArrayBuffer | null> {
  const own = engine.state() === 'ready'
  const here = own ? await engine.draw(document) : null
  if (here) return here.bytes
  // What a guest writes doesn't leave the browser any more.
  if (own && guest) return null
  const there = await api.render(document)
  return there.ok ? there.value.bytes : null
}

function fileName({ content: { personal } }: Cv): string {
  const name = `${personal.givenName} ${personal.familyName}`
    .trim()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '')
  return name ? `CV-${name}.pdf` : 'CV.pdf'
}
