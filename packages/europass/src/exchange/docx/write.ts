import { bytesOfBase64 } from '../base64.ts'
import type { CvView, EntryView, Fact, PictureView, SectionView } from '../../view/index.ts'
import { element, type Xml } from '../../xml/write.ts'
import { packWord } from './package.ts'
import { pictureSize } from './picture-size.ts'
import { type Cell, link, makeRelations, paragraph, type Relations, rich, run, table } from './parts.ts'

/**
 * A CV as a Word document: headings, lists and tables that are such, in one column, so that people and
 * applicant systems can go on writing and reading.
 *
 * @param colon - what stands between a label and its value, as the language has it
 */
export function writeDocx(view: CvView, colon: string): Uint8Array {
  const fact = ({ label, value }: Fact): Xml => paragraph([run(label + colon, { bold: true }), run(value)])
  const relations = makeRelations()
  const photo = photoOf(view.photo)
  const body = [
    ...(photo && view.photo ? [paragraph([picture(view.photo.alt, pictureSize(photo.bytes))])] : []),
    paragraph([run(view.name)], { style: 'Heading1' }),
    view.headline === '' ? '' : paragraph([run(view.headline)]),
    ...view.contacts.map(({ label, text, href }) =>
      paragraph([run(label + colon, { bold: true }), link(text, href, relations)]),
    ),
    ...view.facts.map(fact),
    ...(view.about
      ? [paragraph([run(view.about.title)], { style: 'Heading2' }), ...rich(view.about.body, relations)]
      : []),
    ...view.sections.flatMap((section) => [
      paragraph([run(section.title)], { style: 'Heading2' }),
      ...inner(section, { relations, fact, colon }),
    ]),
  ]
  return packWord({
    title: view.title,
    author: view.name,
    language: view.language,
    isRightToLeft: view.direction === 'rtl',
    colour: view.design.colour.replace('#', ''),
    size: view.design.size,
    paper: view.design.paper,
    body,
    relations,
    photo,
  })
}

/** What parts of a document share. */
interface Parts {
  readonly relations: Relations
  readonly fact: (fact: Fact) => Xml
  readonly colon: string
}

function inner(section: SectionView, parts: Parts): Xml[] {
  const { colon, fact } = parts
  switch (section.kind) {
    case 'entries':
      return section.entries.flatMap((entry) => entryParts(entry, parts))
    case 'groups':
      return section.groups.flatMap(({ name, items, body }) => [
        ...(name === '' && items.length === 0
          ? []
          : [
              paragraph([
                ...(name === '' ? [] : [run(items.length === 0 ? name : name + colon, { bold: true })]),
                run(items.join(', ')),
              ]),
            ]),
        ...rich(body, parts.relations),
      ])
    case 'languages':
      return [section.mother ? fact(section.mother) : '', ...(section.table ? languages(section.table) : [])]
  }
}

function entryParts(entry: EntryView, { relations, fact }: Parts): Xml[] {
  const title = [entry.title, ...entry.tags].filter((text) => text !== '').join(' · ')
  const lines = [entry.by, [entry.organisation, entry.place].filter((text) => text !== '').join(', '), entry.period]
  return [
    paragraph([run(title)], { style: 'Heading3' }),
    ...lines.filter((text) => text !== '').map((text) => paragraph([run(text)])),
    ...entry.links.map(({ text, href }) => paragraph([link(text, href, relations)])),
    ...entry.facts.map(fact),
    ...rich(entry.body, relations),
  ]
}

type Table = NonNullable<Extract<SectionView, { kind: 'languages' }>['table']>

function languages({ caption, corner, groups, rows, missing, key }: Table): Xml[] {
  const top: Cell[] = [
    { text: corner, rows: 'restart' },
    ...groups.map(({ title, skills }) => ({ text: title, span: skills.length })),
  ]
  const skills: Cell[] = [
    { text: '', rows: 'continue' },
    ...groups.flatMap((group) => group.skills.map((text) => ({ text }))),
  ]
  const lines = rows.map(({ name, levels, certificates }): Cell[] => [
    { text: [name, ...certificates].join('\n') },
    ...levels.map((level) => ({ text: level || missing })),
  ])
  return [paragraph([run(caption)]), table([top, skills, ...lines], 2), paragraph([run(key)])]
}

function photoOf(photo: PictureView | null): { bytes: Uint8Array; kind: 'png' | 'jpg' } | null {
  const [, kind = '', data = ''] = /^data:image\/(jpeg|png);base64,(.+)$/.exec(photo?.data ?? '') ?? []
  const bytes = bytesOfBase64(data)
  return data === '' || bytes === undefined ? null : { bytes, kind: kind === 'png' ? 'png' : 'jpg' }
}

/** A photo three centimetres wide, in the shape it has. */
function picture(alt: string, size: { width: number; height: number }): Xml {
  const width = 1_080_000
  const height = Math.round((width * size.height) / size.width)
  const properties = element(['wp:docPr', { id: '1', name: 'photo', descr: alt }])
  return `<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="${width}" cy="${height}"/>${properties}<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="photo"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="photo"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${width}" cy="${height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`
}
