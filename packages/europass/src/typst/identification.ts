interface Property {
  readonly name: string
  readonly type: 'Text' | 'Integer'
  readonly description: string
}

/** A schema that PDF/A doesn't know by itself has to be described. */
function schema(
  prefix: string,
  {
    title,
    uri,
    properties,
  }: { readonly title: string; readonly uri: string; readonly properties: readonly Property[] },
): string {
  const described = properties.map(
    ({ description, name, type }) =>
      `<rdf:li rdf:parseType="Resource"><pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>${description}</pdfaProperty:description><pdfaProperty:name>${name}</pdfaProperty:name><pdfaProperty:valueType>${type}</pdfaProperty:valueType></rdf:li>`,
  )
  return `<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>${title}</pdfaSchema:schema><pdfaSchema:namespaceURI>${uri}</pdfaSchema:namespaceURI><pdfaSchema:prefix>${prefix}</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>${described.join('')}</rdf:Seq></pdfaSchema:property></rdf:li>`
}

const schemas = [
  schema('pdfuaid', {
    title: 'PDF/UA identification schema',
    uri: 'http://www.aiim.org/pdfua/ns/id/',
    properties: [{ name: 'part', type: 'Integer', description: 'Part of ISO 14289 to which the document conforms' }],
  }),
  schema('xmpMM', {
    title: 'XMP Media Management schema',
    uri: 'http://ns.adobe.com/xap/1.0/mm/',
    properties: [
      {
        name: 'InstanceID',
        type: 'Text',
        description: 'UUID based identifier for specific incarnation of a document',
      },
    ],
  }),
  schema('pdf', {
    title: 'Adobe PDF schema',
    uri: 'http://ns.adobe.com/pdf/1.3/',
    properties: [
      {
        name: 'PDFVersion',
        type: 'Text',
        description: 'Version of the PDF specification to which the document conforms',
      },
    ],
  }),
]

/**
 * The standards a document keeps, as its metadata say it (XMP).
 *
 * @param standards - `archival`: PDF/A-3a beside PDF/UA-1
 * @see https://www.iso.org/standard/64599.html ISO 14289-1, 5
 * @see https://www.iso.org/standard/57229.html ISO 19005-3, 6.6.4
 */
export function identification({ archival }: { readonly archival: boolean }): {
  readonly namespaces: string
  readonly properties: string
} {
  const accessible = '<pdfuaid:part>1</pdfuaid:part>'
  return archival
    ? {
        namespaces: [
          'pdfuaid="http://www.aiim.org/pdfua/ns/id/"',
          'pdfaid="http://www.aiim.org/pdfa/ns/id/"',
          'pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"',
          'pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"',
          'pdfaProperty="http://www.aiim.org/pdfa/ns/property#"',
        ]
          .map((one) => `xmlns:${one}`)
          .join(' '),
        properties: `<pdfaExtension:schemas><rdf:Bag>${schemas.join('')}</rdf:Bag></pdfaExtension:schemas><pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>${accessible}`,
      }
    : { namespaces: 'xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"', properties: accessible }
}
