/** The areas of DigComp 3.0, by number. */
export const areas = ['1', '2', '3', '4', '5'] as const
/** An area of DigComp 3.0. */
export type Area = (typeof areas)[number]

/** The competences of DigComp 3.0, by number: that of the area, and a running one. */
export const competences = [
  '1.1',
  '1.2',
  '1.3',
  '2.1',
  '2.2',
  '2.3',
  '2.4',
  '2.5',
  '2.6',
  '3.1',
  '3.2',
  '3.3',
  '3.4',
  '4.1',
  '4.2',
  '4.3',
  '4.4',
  '5.1',
  '5.2',
  '5.3',
  '5.4',
] as const
/** A competence of DigComp 3.0. */
export type Competence = (typeof competences)[number]

/** The levels of proficiency of DigComp 3.0: Basic, Intermediate, Advanced, Highly advanced. */
export const levels = [1, 2, 3, 4] as const
/** A level of proficiency; 1 is Basic. */
export type Level = (typeof levels)[number]

/** The area that a competence belongs to. */
export const areaOf = (competence: Competence): Area => areas.find((area) => competence.startsWith(`${area}.`)) ?? '1'

/** The competences of an area, in order. */
export const competencesOf = (area: Area): readonly Competence[] =>
  competences.filter((competence) => areaOf(competence) === area)

/** Something for each area. */
export const byArea = <T>(of: (area: Area) => T): Readonly<Record<Area, T>> => ({
  '1': of('1'),
  '2': of('2'),
  '3': of('3'),
  '4': of('4'),
  '5': of('5'),
})

/** Something for each competence. */
export const byCompetence = <T>(of: (competence: Competence) => T): Readonly<Record<Competence, T>> => ({
  '1.1': of('1.1'),
  '1.2': of('1.2'),
  '1.3': of('1.3'),
  '2.1': of('2.1'),
  '2.2': of('2.2'),
  '2.3': of('2.3'),
  '2.4': of('2.4'),
  '2.5': of('2.5'),
  '2.6': of('2.6'),
  '3.1': of('3.1'),
  '3.2': of('3.2'),
  '3.3': of('3.3'),
  '3.4': of('3.4'),
  '4.1': of('4.1'),
  '4.2': of('4.2'),
  '4.3': of('4.3'),
  '4.4': of('4.4'),
  '5.1': of('5.1'),
  '5.2': of('5.2'),
  '5.3': of('5.3'),
  '5.4': of('5.4'),
})
