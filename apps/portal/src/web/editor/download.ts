import type { Cv } from '@laissez-passer/europass/model'
import { api } from '../api.ts'

/**
 * Fetches the PDF of a CV and hands it to the browser to keep.
 *
 * @returns false when the server couldn't make it
 */
export async function downloadPdf(cv: Cv): Promise<boolean> {
  const drawn = await api.render(cv)
  if (!drawn.ok) return false
  const address = URL.createObjectURL(new Blob([drawn.value], { type: 'application/pdf' }))
  const link = document.createElement('a')
  link.href = address
  link.download = fileName(cv)
  link.click()
  // Some browsers read the address a little after the click.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
  return true
}

function fileName({ content: { personal } }: Cv): string {
  const name = `${personal.givenName} ${personal.familyName}`
    .trim()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '')
  return name ? `CV-${name}.pdf` : 'CV.pdf'
}
