import { docxOf, odtOf, pdfOf } from '../../packages/europass/test/exchange/fixtures/office.ts'
import { passport } from '../../packages/europass/test/exchange/fixtures/skills-passport.ts'

/** What tries to run, in the ways that sanitisers were got past. Each would call `hit`. */
export const attacks = [
  '<script>hit()</script>',
  '<img src=x onerror=hit()>',
  '<svg onload=hit()><script>hit()</script></svg>',
  '<svg><style><img src=x onerror=hit()></style></svg>',
  '<svg><a xlink:href="javascript:hit()"><text>svg</text></a></svg>',
  '<a href="javascript:hit()">one</a><a href="&#106;ava&#10;script:hit()">two</a><a href=" \u0001javascript:hit()">three</a>',
  '<a href="data:text/html,<script>hit()</script>">four</a><a href="vbscript:hit()">five</a>',
  '<iframe srcdoc="<script>parent.hit()</script>"></iframe><object data="javascript:hit()"></object><embed src="javascript:hit()">',
  '<details open ontoggle=hit()>six</details><p onclick=hit() style="position:fixed;inset:0">seven</p>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=hit()&gt;">',
  '<form><math><mtext></form><form><mglyph><style></math><img src onerror=hit()>',
  '<noscript><p title="</noscript><img src=x onerror=hit()>"></noscript>',
  '<template><img src=x onerror=hit()></template><base href="https://evil.example/"><meta http-equiv=refresh content="0;url=javascript:hit()">',
  '<xmp><p title="</xmp><img src=x onerror=hit()>"></xmp><title><p title="</title><img src=x onerror=hit()>">',
  '<a href="https://good.example" onmouseover=hit()>good</a>',
]

/** A document of each format that holds all attacks wherever it has words or addresses. */
export function hostileFiles(): readonly { readonly name: string; readonly text: string }[] {
  const html = attacks.join('')
  const xml = html.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;').replaceAll('\u0001', '')
  const csv = `"${html.replaceAll('"', '""')}"`
  const url = 'javascript:hit()'
  return [
    {
      name: 'passport.xml',
      text: passport
        .replaceAll(/<Activities>[^<]+</g, `<Activities>${xml}<`)
        .replace('<Surname>Caron<', '<Surname>Caron &lt;img src=x onerror=hit()&gt;<')
        .replace('https://www.linkedin.com/in/ines', url),
    },
    {
      name: 'candidate.xml',
      text: `<Candidate xmlns="http://www.europass.eu/1.0"><CandidatePerson><PersonName><GivenName>Caron ${xml.slice(0, 200)}</GivenName></PersonName></CandidatePerson>
        <CandidateProfile><ExecutiveSummary>${xml}</ExecutiveSummary><EmploymentHistory><EmployerHistory><OrganizationName>Acme</OrganizationName>
        <PositionHistory><PositionTitle>Caron</PositionTitle><Description>${xml}</Description></PositionHistory></EmployerHistory></EmploymentHistory></CandidateProfile></Candidate>`,
    },
    {
      name: 'resume.json',
      text: JSON.stringify({
        basics: { name: 'Caron <img src=x onerror=hit()>', url, summary: html, profiles: [{ network: 'x', url }] },
        work: [{ name: 'Acme Three', position: 'Caron', url, summary: html, highlights: attacks }],
      }),
    },
    {
      name: 'reactive.json',
      text: JSON.stringify({
        basics: {
          name: 'Caron',
          headline: html.slice(0, 100),
          url: { label: 'x', href: url },
          email: '',
          phone: '',
          location: '',
          customFields: [],
        },
        sections: {
          summary: { name: 'Summary', content: html, visible: true, id: 'summary' },
          experience: {
            name: 'Experience',
            visible: true,
            id: 'experience',
            items: [
              {
                id: 'a',
                visible: true,
                company: 'Acme Two',
                position: 'Caron',
                date: '',
                location: '',
                summary: html,
                url: { label: '', href: url },
              },
            ],
          },
        },
        metadata: { template: 'x', layout: [], theme: {}, typography: {}, page: {}, css: {}, notes: html },
      }),
    },
    {
      name: 'Positions.csv',
      text: `Company Name,Title,Description,Location,Started On,Finished On\nAcme Four,Caron,${csv},,Jan 2020,\n`,
    },
  ]
}

/** Files of text alone, of which each line is an attack. */
export const hostileTexts: readonly { readonly name: string; readonly buffer: Buffer }[] = [
  { name: 'cv.docx', buffer: Buffer.from(docxOf(attacks)) },
  { name: 'cv.odt', buffer: Buffer.from(odtOf(attacks)) },
  { name: 'cv.pdf', buffer: Buffer.from(pdfOf(attacks)) },
  { name: 'cv.rtf', buffer: Buffer.from(`{\\rtf1 ${attacks.join('\\par ').replaceAll('\u0001', '')}}`) },
  { name: 'cv.txt', buffer: Buffer.from(['CV', ...attacks].join('\n\n')) },
]
