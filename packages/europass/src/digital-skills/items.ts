import { type Competence, competences, type Level, levels } from './framework.ts'

/** A question of the test: of a competence, at a level. */
export type ItemId = `${Competence}.${Level}`

/**
 * What each question asks, from the lowest level to the highest. `ability`: how well somebody can do what it
 * says; else it is a statement, that is true or false.
 *
 * Abilities and facts take turns, and begin the other way round in the next competence: each area asks both
 * at every level.
 */
const kinds: Readonly<
  Record<Competence, readonly ['ability' | boolean, 'ability' | boolean, 'ability' | boolean, 'ability' | boolean]>
> = {
  '1.1': ['ability', true, 'ability', false],
  '1.2': [false, 'ability', true, 'ability'],
  '1.3': ['ability', false, 'ability', true],
  '2.1': [false, 'ability', true, 'ability'],
  '2.2': ['ability', true, 'ability', false],
  '2.3': [true, 'ability', true, 'ability'],
  '2.4': ['ability', true, 'ability', false],
  '2.5': [true, 'ability', false, 'ability'],
  '2.6': ['ability', false, 'ability', true],
  '3.1': [false, 'ability', true, 'ability'],
  '3.2': ['ability', true, 'ability', false],
  '3.3': [false, 'ability', true, 'ability'],
  '3.4': ['ability', true, 'ability', false],
  '4.1': [true, 'ability', false, 'ability'],
  '4.2': ['ability', false, 'ability', true],
  '4.3': [false, 'ability', true, 'ability'],
  '4.4': ['ability', true, 'ability', false],
  '5.1': [true, 'ability', false, 'ability'],
  '5.2': ['ability', true, 'ability', true],
  '5.3': [false, 'ability', true, 'ability'],
  '5.4': ['ability', false, 'ability', false],
}

/** A question, in the order in which they are asked. */
export interface Item {
  readonly id: ItemId
  readonly competence: Competence
  readonly level: Level
  /** Whether it asks what somebody can do; else what they know. */
  readonly kind: 'ability' | 'knowledge'
  /** Of a statement: whether it is true. */
  readonly truth: boolean | null
}

const itemsIn = (competence: Competence): readonly Item[] =>
  levels.map((level): Item => {
    const kind = kinds[competence][level - 1] ?? 'ability'
    const id: ItemId = `${competence}.${level}`
    return kind === 'ability'
      ? { id, competence, level, kind, truth: null }
      : { id, competence, level, kind: 'knowledge', truth: kind }
  })

/** All questions, in order. */
export const items: readonly Item[] = competences.flatMap(itemsIn)

/** The questions of a competence, from the lowest level to the highest. */
export const itemsOf = (competence: Competence): readonly Item[] =>
  items.filter((item) => item.competence === competence)
