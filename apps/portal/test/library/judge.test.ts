import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { judgeFile } from '../../src/library/judge.ts'
import { extensionsOf, fileTypes, kindOf, offeredFiles } from '../../src/library/kinds.ts'
import { fileLimits } from '../../src/library/limits.ts'

const latin = (text: string): Uint8Array => Uint8Array.from(text, (sign) => sign.charCodeAt(0))
const zip = (...names: readonly string[]): Uint8Array =>
  zipSync(Object.fromEntries(names.map((name) => [name, strToU8('x')])))
const open = (type: string): Uint8Array =>
  zipSync({
    mimetype: [strToU8(`application/vnd.oasis.opendocument.${type}`), { level: 0 }],
    'content.xml': strToU8('<x/>'),
  })
const compound = (...names: readonly string[]): Uint8Array => {
  const bytes = new Uint8Array(512 + 128 * (names.length + 1))
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
  for (const [at, name] of names.entries())
    for (const [index, letter] of [...name].entries()) bytes[512 + 128 * at + 2 * index] = letter.charCodeAt(0)
  return bytes
}
const office = 'application/vnd.openxmlformats-officedocument.'

const credential = '{"type":["VerifiableCredential"]}'

test.each([
  ['application/pdf', latin('%PDF-1.4\n')],
  ['application/pdf', latin('\u001B%-12345X@PJL\n%PDF-1.4\n')],
  ['image/jpeg', latin('\u00FF\u00D8\u00FF\u00E0')],
  ['image/png', latin('\u0089PNG\r\n\u001A\n')],
  ['image/heic', latin('\0\0\0\u0018ftypheic')],
  [`${office}wordprocessingml.document`, zip('[Content_Types].xml', 'word/document.xml')],
  [`${office}spreadsheetml.sheet`, zip('[Content_Types].xml', 'xl/workbook.xml')],
  [`${office}presentationml.presentation`, zip('[Content_Types].xml', 'ppt/presentation.xml')],
  ['application/vnd.oasis.opendocument.text', open('text')],
  ['application/vnd.oasis.opendocument.text', open('text-template')],
  ['application/vnd.oasis.opendocument.spreadsheet', open('spreadsheet')],
  ['application/msword', compound('Root Entry', 'WordDocument')],
  ['application/vnd.ms-excel', compound('Root Entry', 'Workbook')],
  ['application/rtf', latin('{\\rtf1 x}')],
  ['text/plain', strToU8('Ζωή, bonjour 😀\n\tx')],
  ['text/plain', latin('caf\u00E9 in an older encoding')],
  ['text/plain', latin('\u00FF\u00FEa\0b\0')],
  ['text/plain', strToU8('{ not JSON')],
  ['text/plain', strToU8('BMW and MZ are letters')],
  ['application/xml', strToU8('<?xml version="1.0"?><Candidate/>')],
  ['application/xml', strToU8('\uFEFF<SkillsPassport/>')],
  // As Europass wrote it.
  [
    'application/xml',
    strToU8('<?xml version="1.0"?>\n<?xml-stylesheet href="http://europass.example/cv.xsl" type="text/xsl"?>\n<a/>'),
  ],
  // It writes of them.
  ['application/xml', strToU8('<a>An element of http://www.w3.org/2000/svg, &lt;svg xmlns=""&gt;</a>')],
  ['application/json', strToU8('[1]')],
  ['application/ld+json', strToU8('{"@context":[],"type":["VerifiableCredential","EuropeanDigitalCredential"]}')],
  ['application/ld+json', strToU8(credential)],
  ['application/jose+json', strToU8(JSON.stringify({ payload: ` ${credential}`, signatures: [] }))],
  ['application/jose', strToU8(`eyJhbGciOiJFUzI1NiJ9.${btoa(credential).replaceAll('=', '')}.c2ln\n`)],
  // Sealed, and no credential: who verifies it would say so.
  ['application/json', strToU8('{"payload":"e30","signatures":[]}')],
  ['text/plain', strToU8('eyJhbGciOiJFUzI1NiJ9.e30.c2ln')],
  ['application/json', strToU8('{"@context":[],"type":["EuropeanVerifiableCredential"]}')],
] as const)('takes %s', (mediaType, bytes) => {
  expect(judgeFile(bytes)).toEqual({ ok: true, mediaType })
})

test.each([
  ['empty', new Uint8Array(0)],
  ['too-large', new Uint8Array(fileLimits.size + 1).fill(65)],
  ['program', latin('MZ\u0090\0\u0003')],
  ['program', latin('\u007FELF\u0002')],
  ['program', latin('\u00CF\u00FA\u00ED\u00FE')],
  ['program', latin('\u00CA\u00FE\u00BA\u00BE')],
  ['program', strToU8('#!/bin/sh\nrm -rf /')],
  ['program', zip('META-INF/MANIFEST.MF', 'Main.class')],
  ['program', zip('AndroidManifest.xml')],
  ['macros', zip('[Content_Types].xml', 'word/document.xml', 'word/vbaProject.bin')],
  ['macros', zip('mimetype', 'content.xml', 'Basic/Standard/Module1.xml')],
  ['macros', compound('Root Entry', 'WordDocument', '_VBA_PROJECT')],
  ['web-page', strToU8('<!DOCTYPE html><p>x')],
  ['web-page', strToU8('  <script>alert(1)</script>')],
  ['web-page', strToU8('<?xml version="1.0"?><!-- x --><svg onload="x"/>')],
  ['web-page', strToU8('<?xml version="1.0"?><!DOCTYPE svg PUBLIC "x" "y"><svg xmlns="http://www.w3.org/2000/svg"/>')],
  ['web-page', strToU8('<!DOCTYPE a><s:svg xmlns:s="http://www.w3.org/2000/svg"><s:script/></s:svg>')],
  ['web-page', strToU8(`<!--${'x'.repeat(9000)}--><a><b xmlns = 'http://www.w3.org/1999/xhtml'/></a>`)],
  ['web-page', strToU8('<a xmlns="&#104;ttp://www.w3.org/1999/&#x78;html"/>')],
  ['web-page', strToU8('<!DOCTYPE a [<!ENTITY x "http://www.w3.org/1999/xhtml">]><a xmlns="&x;"/>')],
  ['web-page', strToU8('<!DOCTYPE a [<!ATTLIST a xmlns CDATA #FIXED "http://www.w3.org/1999/xhtml">]><a/>')],
  ['web-page', strToU8('<?xml version="1.0"?><?xml-stylesheet type="text/xsl" href="#x"?><a/>')],
  ['web-page', latin('\u00FF\u00FE<\0h\0t\0m\0l\0>\0')],
  ['archive', zip('diploma.pdf')],
  // What calls itself a document and has none in it.
  ['archive', zip('[Content_Types].xml', 'other.xml')],
  ['archive', latin('Rar!\u001A\u0007')],
  ['archive', latin('\u001F\u008B\u0008')],
  ['media', latin('ID3\u0003')],
  ['media', latin('\0\0\0\u0018ftypmp42')],
  ['unknown', compound('Root Entry', 'Installer')],
  ['unknown', new Uint8Array(64)],
  ['unknown', latin('a\0b')],
] as const)('refuses: %s', (fault, bytes) => {
  expect(judgeFile(bytes)).toEqual({ ok: false, fault })
})

test('whatever the bytes, it judges, and at once', () => {
  const broken = zip('[Content_Types].xml', 'word/document.xml')
  for (let at = 0; at < broken.length; at += 1) {
    const bytes = broken.slice()
    bytes[at] = (bytes[at] ?? 0) ^ 0xff
    judgeFile(bytes)
    judgeFile(broken.slice(0, at))
  }
  // A directory that points at itself, JSON that is nothing but depth, text in which a pattern could look for
  // long.
  for (const text of [
    '['.repeat(5_000_000),
    '<!--'.repeat(1_000_000),
    '<?'.repeat(2_000_000),
    'eyJ.'.repeat(1_000_000),
  ]) {
    const before = process.cpuUsage().user
    judgeFile(strToU8(text))
    expect((process.cpuUsage().user - before) / 1e6, text.slice(0, 4)).toBeLessThan(2)
  }
})

test('every type has a kind, and endings that pickers offer', () => {
  for (const mediaType of Object.keys(fileTypes)) {
    expect(kindOf(mediaType)).not.toBe('other')
    for (const extension of extensionsOf(mediaType)) expect(offeredFiles.split(',')).toContain(`.${extension}`)
  }
  expect([kindOf('application/octet-stream'), kindOf('toString'), extensionsOf('x')]).toEqual(['other', 'other', []])
})
