export { notNow } from './not-now.ts'
export { NotMade, onceAnIsolate } from './once.ts'
export { type RequestContext, type Serve, toTheEnd } from './to-the-end.ts'
export { why } from './why.ts'
