import { api } from '../api.ts'
import { drawsHere } from '../typesetting/draws-here.ts'
import { engine, engineIsKept } from '../typesetting/engine.ts'
import type { Drawable } from '../typesetting/messages.ts'
import { serverDraws } from '../typesetting/server-draws.ts'
import type { Printed } from './printed.ts'

/**
 * Makes a PDF and hands it to the browser to keep.
 *
 * @param options - `name` of the file; `guest`: nobody is signed in, and nothing is sent once the engine is
 * there, or lies in this browser
 * @returns false when it couldn't be made
 */
export async function downloadPdf(
  printed: Printed,
  { name, guest }: { readonly name: string; readonly guest: boolean },
): Promise<boolean> {
  const bytes = await makePdf(printed, { guest })
  if (bytes) handOver({ name, mimeType: 'application/pdf', bytes })
  return bytes !== null
}

/** Gives a file to the browser to keep. */
export function handOver({
  name,
  mimeType,
  bytes,
}: {
  readonly name: string
  readonly mimeType: string
  readonly bytes: BlobPart
}): void {
  const address = URL.createObjectURL(new Blob([bytes], { type: mimeType }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // Some browsers read the address a little after the click.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

/**
 * A PDF: made here, where the engine is; else by the server, where that makes any.
 *
 * @param options - `here`: the engine is fetched where it isn't there yet, and nothing is sent
 * @returns null when it couldn't be made
 */
export async function makePdf(
  document: Drawable,
  { guest, here = false }: { readonly guest: boolean; readonly here?: boolean },
): Promise<ArrayBuffer | null> {
  const onlyHere = here || !serverDraws()
  const isKept = onlyHere ? async () => true : engineIsKept
  const own = await drawsHere(engine, { maySend: !guest && !onlyHere, isKept })
  const drawn = own ? await engine.draw(document) : null
  if (drawn) return drawn.bytes
  // What a guest writes doesn't leave the browser any more.
  if (onlyHere || (own && guest)) return null
  const there = await api.render(document)
  return there.ok ? there.value.bytes : null
}
