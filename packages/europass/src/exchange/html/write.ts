import { writeRichHtml } from '../../rich-text/index.ts'
import type { CvView, EntryView, Fact, LinkView, SectionView } from '../../view/index.ts'
import { htmlStyle } from './style.ts'

/**
 * A CV as one HTML file that needs nothing beside itself: headings, lists and tables that a reader program
 * understands, printable, without scripts. All that a person wrote is text: nothing of it can run.
 *
 * @param colon - what stands between a label and its value, as the language has it
 */
export function writeHtml(view: CvView, colon: string): string {
  const photo = view.photo ? `<img src="${escaped(view.photo.data)}" alt="${escaped(view.photo.alt)}">` : ''
  const contacts = view.contacts.map((one) => `<li><span>${escaped(one.label)}</span> ${anchor(one)}</li>`)
  const body = [
    `<header>${photo}<h1>${escaped(view.name)}</h1>${line('p', view.headline)}`,
    contacts.length > 0 ? `<address><ul>${contacts.join('')}</ul></address>` : '',
    `${facts(view.facts)}</header>`,
    view.about ? `<section><h2>${escaped(view.about.title)}</h2>${writeRichHtml(view.about.body)}</section>` : '',
    ...view.sections.map(sectionHtml),
  ]
  return [
    '<!doctype html>',
    `<html lang="${escaped(view.language)}" dir="${view.direction}">`,
    '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">',
    // Pictures of its own and its own style: nothing else may load or run.
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">`,
    `<title>${escaped(view.title)}</title><style>${htmlStyle(view.design.colour, colon)}</style></head>`,
    `<body><main>${body.join('\n')}</main></body></html>`,
    '',
  ].join('\n')
}

const escaped = (text: string): string =>
  text.toWellFormed().replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const line = (tag: string, text: string): string => (text === '' ? '' : `<${tag}>${escaped(text)}</${tag}>`)

const facts = (all: readonly Fact[]): string =>
  all.length === 0
    ? ''
    : `<dl>${all.map(({ label, value }) => `<div><dt>${escaped(label)}</dt><dd>${escaped(value)}</dd></div>`).join('')}</dl>`

const anchor = ({ text, href }: LinkView): string =>
  /^(?:https?|mailto|tel):/i.test(href) ? `<a href="${escaped(href)}">${escaped(text)}</a>` : escaped(text)

function sectionHtml(section: SectionView): string {
  return `<section><h2>${escaped(section.title)}</h2>${inner(section)}</section>`
}

function inner(section: SectionView): string {
  switch (section.kind) {
    case 'entries':
      return section.entries.map(entryHtml).join('')
    case 'groups':
      return section.groups
        .map(({ name, items, body }) => {
          const list = items.length === 0 ? '' : `<ul>${items.map((item) => line('li', item)).join('')}</ul>`
          return `${line('h3', name)}${list}${writeRichHtml(body)}`
        })
        .join('')
    case 'languages':
      return `${section.mother ? facts([section.mother]) : ''}${section.table ? table(section.table) : ''}`
  }
}

function entryHtml(entry: EntryView): string {
  const where = [entry.organisation, entry.place].filter((text) => text !== '').join(', ')
  return [
    `<article><h3>${escaped([entry.title, ...entry.tags].filter((text) => text !== '').join(' · '))}</h3>`,
    line('p', entry.by),
    line('p', where),
    line('p', entry.period),
    entry.links.length > 0 ? `<ul>${entry.links.map((link) => `<li>${anchor(link)}</li>`).join('')}</ul>` : '',
    facts(entry.facts),
    writeRichHtml(entry.body),
    '</article>',
  ].join('')
}

type Table = NonNullable<Extract<SectionView, { kind: 'languages' }>['table']>

function table({ caption, corner, groups, rows, missing, key }: Table): string {
  const top = groups.map(
    ({ title, skills }) => `<th scope="colgroup" colspan="${skills.length}">${escaped(title)}</th>`,
  )
  const skills = groups.flatMap((group) => group.skills).map((skill) => `<th scope="col">${escaped(skill)}</th>`)
  const lines = rows.map(({ name, levels, certificates }) => {
    const said = certificates.length > 0 ? `<br><small>${certificates.map(escaped).join('<br>')}</small>` : ''
    return `<tr><th scope="row">${escaped(name)}${said}</th>${levels.map((level) => `<td>${escaped(level || missing)}</td>`).join('')}</tr>`
  })
  return [
    `<table><caption>${escaped(caption)}</caption>`,
    `<thead><tr><th scope="col" rowspan="2">${escaped(corner)}</th>${top.join('')}</tr><tr>${skills.join('')}</tr></thead>`,
    `<tbody>${lines.join('')}</tbody></table><p><small>${escaped(key)}</small></p>`,
  ].join('')
}
