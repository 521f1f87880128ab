import { createRequire } from 'node:module'
import { Document, Font, Link, Page, renderToBuffer, StyleSheet, Text, View } from '@react-pdf/renderer'
import { createElement as e } from 'react'

const { resolve } = createRequire(new URL('../../packages/europass/package.json', import.meta.url))
const font = (folder, name) => resolve(`@expo-google-fonts/open-sans/${folder}/${name}.ttf`)

const styles = StyleSheet.create({
  page: { padding: 54, fontFamily: 'Open Sans', fontSize: 9.5, lineHeight: 1.4 },
  name: { fontSize: 25, fontWeight: 600 },
  heading: { fontSize: 11, fontWeight: 600, color: '#12486b', marginTop: 14, marginBottom: 8 },
  entry: { flexDirection: 'row', marginBottom: 12 },
  period: { width: 100, fontSize: 8.8, color: '#57515e' },
  text: { flex: 1 },
  strong: { fontWeight: 700 },
  footer: { position: 'absolute', bottom: 24, right: 54, fontSize: 8 },
})

/** The same words on two pages; it has no tags. */
export function startReactPdf() {
  Font.register({
    family: 'Open Sans',
    fonts: [
      { src: font('400Regular', 'OpenSans_400Regular'), fontWeight: 400 },
      { src: font('600SemiBold', 'OpenSans_600SemiBold'), fontWeight: 600 },
      { src: font('700Bold', 'OpenSans_700Bold'), fontWeight: 700 },
    ],
  })
  return { make: (view) => renderToBuffer(page(view)), close: async () => undefined }
}

const spans = (list) =>
  list.map((span, at) => e(Text, { key: `s${at}`, style: span.bold ? styles.strong : {} }, span.text))
const blocks = (list) =>
  list.map((block, at) => e(Text, { key: `b${at}` }, block.type === 'item' ? '•  ' : '', ...spans(block.spans)))

const entry = (one, at) =>
  e(
    View,
    { key: at, style: styles.entry },
    e(Text, { style: styles.period }, one.period),
    e(
      View,
      { style: styles.text },
      e(Text, { style: { fontWeight: 600 } }, one.title),
      e(Text, {}, `${one.organisation} · ${one.place}`),
      ...one.links.map(({ href, text }, key) => e(Link, { key: `l${key}`, src: href }, text)),
      ...blocks(one.body),
    ),
  )

const page = (view) =>
  e(
    Document,
    { title: view.title, author: view.name, language: view.language },
    e(
      Page,
      { size: 'A4', style: styles.page },
      e(Text, { style: styles.name }, view.name),
      e(Text, {}, view.headline),
      ...view.contacts.map(({ label, text }, key) => e(Text, { key: `c${key}` }, `${label}  ${text}`)),
      ...view.facts.map(({ label, value }, key) => e(Text, { key: `f${key}` }, `${label}  ${value}`)),
      e(Text, { style: styles.heading }, view.about.title),
      ...blocks(view.about.body),
      ...view.sections.flatMap((section) => [
        e(Text, { key: section.title, style: styles.heading }, section.title),
        ...section.entries.map((one, at) => entry(one, `${section.title}${at}`)),
      ]),
      e(Text, {
        style: styles.footer,
        fixed: true,
        render: ({ pageNumber, totalPages }) => `${pageNumber} / ${totalPages}`,
      }),
    ),
  )
