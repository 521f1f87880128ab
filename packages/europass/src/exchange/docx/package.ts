import { strToU8, zipSync } from 'fflate'
import { element, leaf, type Xml } from '../../xml/write.ts'
import type { Relations } from './parts.ts'

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006'
const packaging = 'http://schemas.openxmlformats.org/package/2006'
const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const part = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

const contentTypes = `${head}<Types xmlns="${packaging}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="jpg" ContentType="image/jpeg"/><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="${part}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${part}.styles+xml"/><Override PartName="/word/numbering.xml" ContentType="${part}.numbering+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`

const rootRelations = `${head}<Relationships xmlns="${packaging}/relationships"><Relationship Id="r1" Type="${office}/relationships/officeDocument" Target="word/document.xml"/><Relationship Id="r2" Type="${packaging}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`

function styles({ colour, size, language, isRightToLeft }: Looks): string {
  const half = Math.round(size * 2)
  const style = (id: string, name: string, body: string): string =>
    `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/>${body}</w:style>`
  const heading = (level: number, factor: number, before: number): string =>
    style(
      `Heading${level}`,
      `heading ${level}`,
      `<w:pPr><w:keepNext/><w:spacing w:before="${before}" w:after="60"/><w:outlineLvl w:val="${level - 1}"/></w:pPr><w:rPr><w:b/><w:color w:val="${level === 3 ? '1A1A1A' : colour}"/><w:sz w:val="${Math.round(half * factor)}"/></w:rPr>`,
    )
  return `${head}<w:styles xmlns:w="${main}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/><w:sz w:val="${half}"/>${element(['w:lang', { 'w:val': language, 'w:bidi': language }])}</w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:pPr>${isRightToLeft ? '<w:bidi/>' : ''}<w:spacing w:after="80"/></w:pPr></w:style>${heading(1, 2, 0)}${heading(2, 1.3, 320)}${heading(3, 1.05, 160)}${style('ListParagraph', 'List Paragraph', '<w:pPr><w:spacing w:after="40"/></w:pPr>')}<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr><w:color w:val="0B4EA2"/><w:u w:val="single"/></w:rPr></w:style><w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders>${['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map((side) => `<w:${side} w:val="single" w:sz="4" w:color="767676"/>`).join('')}</w:tblBorders></w:tblPr></w:style></w:styles>`
}

function numbering(): string {
  const level = (depth: number, format: 'bullet' | 'decimal'): string =>
    `<w:lvl w:ilvl="${depth}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${format === 'bullet' ? '•' : `%${depth + 1}.`}"/><w:pPr><w:ind w:left="${360 * (depth + 1)}" w:hanging="360"/></w:pPr></w:lvl>`
  const list = (id: number, format: 'bullet' | 'decimal'): string =>
    `<w:abstractNum w:abstractNumId="${id}"><w:multiLevelType w:val="multilevel"/>${[0, 1, 2, 3].map((depth) => level(depth, format)).join('')}</w:abstractNum>`
  return `${head}<w:numbering xmlns:w="${main}">${list(0, 'bullet')}${list(1, 'decimal')}<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>`
}

/** How a document looks. */
interface Looks {
  /** Without `#`. */
  readonly colour: string
  /** In points. */
  readonly size: number
  readonly language: string
  readonly isRightToLeft: boolean
}

/** What a Word document is made of. */
export interface WordDocument extends Looks {
  readonly title: string
  readonly author: string
  readonly paper: 'a4' | 'us-letter'
  readonly body: readonly Xml[]
  readonly relations: Relations
  /** A picture that `body` shows as `photo`. */
  readonly photo: { readonly bytes: Uint8Array; readonly kind: 'png' | 'jpg' } | null
}

/**
 * Packs a Word document.
 *
 * @see https://ecma-international.org/publications-and-standards/standards/ecma-376/ Part 1, 11.3
 */
export function packWord(document: WordDocument): Uint8Array {
  const [width, height] = document.paper === 'a4' ? [11_906, 16_838] : [12_240, 15_840]
  const section = `<w:sectPr><w:pgSz w:w="${width}" w:h="${height}"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>`
  const drawing = 'http://schemas.openxmlformats.org/drawingml/2006'
  const body = `${head}<w:document xmlns:w="${main}" xmlns:r="${office}/relationships" xmlns:wp="${drawing}/wordprocessingDrawing" xmlns:a="${drawing}/main" xmlns:pic="${drawing}/picture"><w:body>${document.body.join('')}${section}</w:body></w:document>`
  const links = document.relations.all.map(({ id, address }) =>
    element([
      'Relationship',
      { Id: id, Type: `${office}/relationships/hyperlink`, Target: address, TargetMode: 'External' },
    ]),
  )
  const photo = document.photo
  const relations = `${head}<Relationships xmlns="${packaging}/relationships"><Relationship Id="styles" Type="${office}/relationships/styles" Target="styles.xml"/><Relationship Id="numbering" Type="${office}/relationships/numbering" Target="numbering.xml"/>${photo ? `<Relationship Id="photo" Type="${office}/relationships/image" Target="media/photo.${photo.kind}"/>` : ''}${links.join('')}</Relationships>`
  const core = `${head}<cp:coreProperties xmlns:cp="${packaging}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">${leaf('dc:title', document.title)}${leaf('dc:creator', document.author)}${leaf('dc:language', document.language)}</cp:coreProperties>`
  // A time of its own would make each file of the same CV another.
  const mtime = new Date('2000-01-01T00:00:00')
  return zipSync(
    {
      '[Content_Types].xml': strToU8(contentTypes),
      '_rels/.rels': strToU8(rootRelations),
      'word/document.xml': strToU8(body),
      'word/styles.xml': strToU8(styles(document)),
      'word/numbering.xml': strToU8(numbering()),
      'word/_rels/document.xml.rels': strToU8(relations),
      'docProps/core.xml': strToU8(core),
      ...(photo && { [`word/media/photo.${photo.kind}`]: photo.bytes }),
    },
    { mtime },
  )
}
