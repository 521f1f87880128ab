export { eid, eidLow, eidLowMethod, eidMethod, isEidMethod } from './method.ts'
