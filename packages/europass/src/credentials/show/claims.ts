import { isObject, type Json, type JsonObject } from '../../patch/json.ts'
import type { CredentialClaim, CredentialOutcome, Said } from '../view.ts'
import { agentOf, labelsOf, linksOf, notesOf, type Showing } from './agent.ts'
import { codeOfThreeLetters } from './languages.ts'
import { saidOf } from './said.ts'
import { itemsOf, lastPart, momentOf, plainText } from './values.ts'

const kinds: Readonly<Record<string, CredentialClaim['kind']>> = {
  LearningAchievement: 'achievement',
  LearningActivity: 'activity',
  LearningAssessment: 'assessment',
  LearningEntitlement: 'entitlement',
}

const partNames = ['hasPart', 'influencedBy', 'provenBy', 'entitlesTo', 'specifiedAchievement'] as const

/** Somebody's claims: what they achieved, did, were assessed on, may do, with what these are made of. */
export function claimsOf(value: Json | undefined, showing: Showing, depth = 1): readonly CredentialClaim[] {
  const { nodes, reader } = showing
  return nodes.of(value, depth).flatMap((node) => {
    reader.room.claims -= 1
    if (reader.room.claims >= 0) return [claimOf(node, showing, depth)]
    reader.room.left = true
    return []
  })
}

function claimOf(node: JsonObject, showing: Showing, depth: number): CredentialClaim {
  const { nodes, reader } = showing
  const [specification = {}] = nodes.of(node['specifiedBy'], depth)
  const [awarding = {}] = nodes.of(node['awardedBy'], depth)
  const first = (name: string): Json | undefined => node[name] ?? specification[name]
  const both = (name: string): readonly Json[] => [...itemsOf(node[name]), ...itemsOf(specification[name])]
  const kind = itemsOf(node['type']).flatMap((type) =>
    typeof type === 'string' && Object.hasOwn(kinds, type) ? [kinds[type]] : [],
  )[0]
  const [scheme] = nodes.of(first('gradingScheme'), depth)
  return {
    kind: kind ?? 'other',
    title: saidOf(first('title'), reader),
    description: saidOf(node['description'], reader) ?? saidOf(specification['description'], reader),
    type: labelsOf(first('dcType'), showing)[0] ?? null,
    awardedBy: nodes.of(awarding['awardingBody'], depth).map((one) => agentOf(one, showing)),
    awardedAt: momentOf(awarding['awardingDate']),
    eqf: levelOf(first('eqfLevel') ?? first('EQFLevel')),
    nationalLevel: labelsOf(first('nqfLevel') ?? first('NQFLevel'), showing)[0] ?? null,
    credits: creditsOf([...both('creditReceived'), ...(node['creditReceived'] ? [] : both('creditPoint'))], showing),
    fields: labelsOf([...both('thematicArea'), ...both('ISCEDFCode')], showing),
    grade: notesOf(first('grade'), showing)[0] ?? null,
    gradingScheme: scheme ? saidOf(scheme['title'], reader) : null,
    workload: durationOf(node['workload']) ?? durationOf(specification['volumeOfLearning']),
    periods: nodes
      .of(node['temporal'], depth)
      .map(({ startDate, endDate }) => ({ from: momentOf(startDate), until: momentOf(endDate) })),
    mode: labelsOf(both('mode'), showing),
    languages: [...new Set(nodes.items([...both('language')]).map((one) => codeOfThreeLetters(lastPart(one))))].filter(
      (tag) => tag !== '',
    ),
    setting: labelsOf(first('learningSetting'), showing)[0] ?? null,
    entryRequirements: notesOf(both('entryRequirement'), showing),
    partial: first('isPartialQualification') === true,
    outcomes: nodes.of([...both('learningOutcome')], depth).map((one) => outcomeOf(one, showing)),
    notes: notesOf(both('additionalNote'), showing),
    documents: nodes
      .of([...both('supplementaryDocument'), ...both('homepage')], depth)
      .flatMap((one) => linksOf(one, showing).map((address) => ({ title: saidOf(one['title'], reader), address }))),
    parts: partNames.flatMap((name) => claimsOf(node[name], showing, depth + 1)),
  }
}

/** `1` to `8`, of `http://data.europa.eu/snb/eqf/6`. */
function levelOf(value: Json | undefined): string | null {
  const level = lastPart(itemsOf(value)[0])
  return /^[1-8]$/.test(level) ? level : null
}

function creditsOf(value: readonly Json[], showing: Showing): CredentialClaim['credits'] {
  return value.flatMap((one) => {
    if (!isObject(one)) return []
    const points = plainText(one['point'])
    const system = labelsOf(one['framework'], showing)[0] ?? null
    return points === '' ? [] : [{ points, system }]
  })
}

const duration = /^P(?=.)(?:\d+(?:\.\d+)?[YMWD])*(?:T(?:\d+(?:\.\d+)?[HMS])+)?$/

function durationOf(value: Json | undefined): string | null {
  return typeof value === 'string' && value.length < 40 && duration.test(value) ? value : null
}

function outcomeOf(node: JsonObject, showing: Showing): CredentialOutcome {
  const skills: readonly Said[] = labelsOf(
    [...itemsOf(node['relatedESCOSkill']), ...itemsOf(node['relatedSkill'])],
    showing,
  )
  return {
    title: saidOf(node['title'], showing.reader),
    description: notesOf(node['additionalNote'], showing)[0] ?? saidOf(node['description'], showing.reader),
    skills,
  }
}
