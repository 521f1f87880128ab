import type { Cv } from '@laissez-passer/europass/cv'
import type { Profile } from '@laissez-passer/europass/profile'
import { api } from '../api.ts'
import { engine } from '../typesetting/engine.ts'
import type { Drawable } from '../typesetting/messages.ts'
import { fileName, printedCv } from './printed.ts'

/**
 * Makes the PDF of a CV and hands it to the browser to keep.
 *
 * @param options - `guest`: nobody is signed in, and nothing is sent once the engine is there
 * @returns false when it couldn't be made
 */
export async function downloadPdf(
  layers: { readonly profile: Profile; readonly cv: Cv },
  { guest }: { readonly guest: boolean },
): Promise<boolean> {
  const printed = await printedCv(layers, { attach: true })
  const bytes = await pdfOf(printed, guest)
  if (!bytes) return false
  const address = URL.createObjectURL(new Blob([bytes], { type: 'application/pdf' }))
  const link = document.createElement('a')
  link.href = address
  link.download = fileName(layers.profile)
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
