export * from '../fields/kit.ts'
