export type { Choices, Language, Method, Runtime } from './choices.ts'
export { type Created, createProject, WrongChoices } from './create-project.ts'
export type { Fault } from './judge.ts'
