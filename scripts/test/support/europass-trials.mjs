// As option-trials.mjs, of europass.
import { writeCandidate } from '../../../packages/europass/src/exchange/candidate/write.ts'
import { verifyCredential } from '../../../packages/europass/src/credentials/index.ts'
import { credentialOfTest, reportSheet } from '../../../packages/europass/src/digital-skills/index.ts'
import { exportDocument } from '../../../packages/europass/src/exchange/export.ts'
import { exportLetter } from '../../../packages/europass/src/exchange/export-letter.ts'
import { importDocument } from '../../../packages/europass/src/exchange/import.ts'
import { formatPartialDate } from '../../../packages/europass/src/fields/partial-date.ts'
import { standingOf } from '../../../packages/europass/src/languages/assess.ts'
import { prepareLetter } from '../../../packages/europass/src/letter/prepare.ts'
import { supplementSheet } from '../../../packages/europass/src/supplements/sheet.ts'
import { documentSetting } from '../../../packages/europass/src/templates/job.ts'
import { printable } from '../../../packages/europass/src/typst/printable.ts'
import { typeset, typesetJob } from '../../../packages/europass/src/typst/typeset.ts'
import { typstNode } from '../../../packages/europass/src/typst-node/index.ts'
import { typstWeb } from '../../../packages/europass/src/typst-web/index.ts'
import { prepareCv } from '../../../packages/europass/src/view/prepare.ts'

const words = () => ''
const now = new Date(0)
const bytes = new Uint8Array()
const engine = { typeset: words }

export const europassTrials = {
  'europass/candidate writeCandidate': { make: (given) => writeCandidate({}, given), right: { kept: [], known: [] } },
  'europass/credentials verifyCredential': { make: (given) => verifyCredential(bytes, given), right: { now: 1 } },
  'europass/digital-skills credentialOfTest': {
    make: (given) => credentialOfTest({}, given),
    right: { holder: {}, issuer: {}, words, timeZone: 'UTC' },
  },
  'europass/digital-skills reportSheet': {
    make: (given) => reportSheet({}, given),
    right: { words, documentWords: words, name: '', before: null, design: {} },
  },
  'europass/exchange exportDocument': { make: (given) => exportDocument({}, given), right: { format: 'text', now } },
  'europass/exchange exportLetter': {
    make: (given) => exportLetter({}, given),
    right: { format: 'skills-passport', now },
  },
  'europass/exchange importDocument': {
    make: (given) => importDocument(bytes, given),
    right: { newId: words, language: 'en' },
  },
  'europass/fields formatPartialDate': {
    make: (given) => formatPartialDate('2021', 'en', given),
    right: { month: 'long' },
  },
  'europass/languages standingOf': { make: (given) => standingOf({}, 'reading', given), right: { from: 'B1' } },
  'europass/letter prepareLetter': {
    make: (given) => prepareLetter({}, given),
    right: { personal: {}, headline: '', words, design: {} },
  },
  'europass/supplements supplementSheet': {
    make: (given) => supplementSheet({}, {}, given),
    right: { words, design: {} },
  },
  'europass/templates documentSetting': {
    make: (given) => documentSetting([], given),
    right: { xml: '', attachments: [] },
  },
  'europass/typst printable': {
    make: (given) => printable({}, given),
    right: { font: 'open-sans', besides: '', without: new Set() },
  },
  'europass/typst typeset': {
    make: (given) => typeset({}, engine, given),
    right: { now, format: 'svg', without: new Set() },
  },
  'europass/typst typesetJob': { make: (given) => typesetJob({}, given), right: { now, format: 'svg' } },
  'europass/typst-node typstNode': { make: typstNode, right: { readFont: words, queue: 1, timeout: 1 } },
  'europass/typst-web typstWeb': { make: typstWeb, right: { wasm: bytes, readFont: words } },
  'europass/view prepareCv': { make: (given) => prepareCv({}, given), right: { words, design: {}, known: words } },
}
