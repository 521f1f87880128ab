import { identification } from './identification.ts'
import { bytesOf, joined, numberIn, type PdfObjects, pdfObjects, updatedPdf } from './pdf-objects.ts'
import { withRowHeaders } from './row-headers.ts'

/**
 * Says in a PDF of Typst that it keeps PDF/UA-1 and PDF/A-3a, which Typst can say only one at a time and only
 * natively: the identification, that the title is shown, the colours meant, and what attached files are. Rows
 * of tables get their headers. It is added at the end, as an update, so that both engines give the same
 * document.
 *
 * It changes nothing that is seen, and checks nothing: tests compile every template under both standards.
 *
 * @param pdf - as Typst exports it without a standard, tagged and with a title
 * @throws `Error` when it is built otherwise
 * @see https://pdfa.org/resource/pdfua-in-a-nutshell/
 */
export function declareConformance(pdf: Uint8Array): Uint8Array {
  const objects = pdfObjects(pdf)
  const catalog = objects.object(objects.root)
  const profile = colourProfile(objects)
  const files = [...catalog.matchAll(/\/EmbeddedFiles <<\s*\/Names \[([^\]]*)\]/g)].flatMap(([, names = '']) =>
    [...names.matchAll(/ (\d+) 0 R/g)].map(([, number]) => Number(number)),
  )
  const changed = new Map<number, Uint8Array>()
  const change = (number: number, content: string): void => void changed.set(number, bytesOf(content))
  for (const [number, content] of withRowHeaders(objects)) change(number, content)
  const metadata = numberIn(catalog, /\/Metadata (\d+) 0 R/)
  changed.set(metadata, identified(objects, { metadata, archival: profile !== undefined }))
  const titled = catalog.replace('/ViewerPreferences <<', '/ViewerPreferences <<\n    /DisplayDocTitle true')
  if (profile === undefined) {
    change(objects.root, titled)
    return updatedPdf(objects, changed)
  }
  const intent = objects.size
  change(
    intent,
    `<<
  /Type /OutputIntent
  /DestOutputProfile ${profile} 0 R
  /S /GTS_PDFA1
  /OutputConditionIdentifier (Custom)
  /OutputCondition (sRGB)
  /RegistryName ()
  /Info (sRGB v4.2)
>>`,
  )
  for (const file of files)
    change(file, objects.object(file).replace('/Type /Filespec', '/Type /Filespec\n  /AFRelationship /Data'))
  const associated = files.length > 0 ? `\n  /AF [${files.map((file) => `${file} 0 R`).join(' ')}]` : ''
  change(objects.root, titled.replace(/>>\s*$/, `  /OutputIntents [${intent} 0 R]${associated}\n>>`))
  return updatedPdf(objects, changed)
}

/** The profile of three colours that the document's are of; none where it has no colours. */
function colourProfile({ around, object, text }: PdfObjects): number | undefined {
  for (let at = text.indexOf('/N 3'); at !== -1; at = text.indexOf('/N 3', at + 1)) {
    const number = around(at)
    if (number !== undefined && /^<<[^>]*\/N 3\b/.test(object(number))) return number
  }
  return undefined
}

/** The metadata stream with the standards in it. */
function identified(
  { object }: PdfObjects,
  { metadata, archival }: { readonly metadata: number; readonly archival: boolean },
): Uint8Array {
  const packet = /<\?xpacket begin[\s\S]*<\?xpacket end="r"\?>/.exec(utf8(object(metadata)))?.[0] ?? ''
  const { namespaces, properties } = identification({ archival })
  const told = new TextEncoder().encode(
    packet.replace(' xmlns:dc=', ` ${namespaces} xmlns:dc=`).replace('<xmpTPg:NPages>', `${properties}<xmpTPg:NPages>`),
  )
  const head = bytesOf(`<<\n  /Length ${told.length}\n  /Type /Metadata\n  /Subtype /XML\n>>\nstream\n`)
  return joined([head, told, bytesOf('\nendstream')])
}

const utf8 = (text: string): string => new TextDecoder().decode(bytesOf(text))
