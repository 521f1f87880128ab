export * from '../fields/partial-date.ts'
