export * from '../fields/period.ts'
